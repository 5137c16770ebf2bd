// Factorisations, inverses and solutions of dense matrices, one by one for batches.
//
// Inverses, solutions and determinants follow MKL's order of arithmetic in the tensor's precision (see
// LUFactors). The other factorisations are computed in double and rounded once.

import Glibc

extension Tensor {
  /// Checks the operand of a matrix function and lends its matrices in turn.
  private func matrices(_ function: String, square: Bool) throws(TensorError) -> [DenseMatrix] {
    guard rank >= 2 else { throw .matrixRank(function: function) }
    guard !dtype.isComplex else {
      throw .stated(.notImplemented, TensorError.complexMatrices(function))
    }
    guard dtype.isFloatingPoint else { throw .needsFloat(function: function, dtype) }
    let (rows, columns) = (shape[rank - 2], shape[rank - 1])
    guard !square || rows == columns else { throw .notSquare(function: function, shape) }
    let values = try doubles()
    let size = rows * columns
    let count = shape.prefix(rank - 2).product
    return (0..<count).map {
      DenseMatrix(rows, columns, Array(values[($0 * size)..<(($0 + 1) * size)]))
    }
  }

  /// A batch of results of one size.
  private func packed(
    _ results: [DenseMatrix], rows: Int, columns: Int
  ) throws(TensorError) -> Tensor {
    var wanted = shape.prefix(rank - 2)
    wanted.append(rows)
    wanted.append(columns)
    var values: [Double] = []
    values.reserveCapacity(wanted.product)
    for result in results { values.append(contentsOf: result.values) }
    return try Tensor(values, shape: wanted, dtype: dtype, device: device)
  }

  private func packed(_ results: [[Double]], count: Int) throws(TensorError) -> Tensor {
    var wanted = shape.prefix(rank - 2)
    wanted.append(count)
    return try Tensor(Array(results.joined()), shape: wanted, dtype: dtype, device: device)
  }

  /// Whether solutions are rounded like float32 at every step.
  private var isSingle: Bool { dtype != .float64 }
  /// Half the distance from 1 to the next number: LAPACK's precision.
  private var precision: Double { dtype == .float64 ? 0x1p-53 : 0x1p-24 }
  private var matrixRows: Int { shape[rank - 2] }
  private var matrixColumns: Int { shape[rank - 1] }

  /// PyTorch factors the transpose of a contiguous matrix for its determinant.
  private func determinantFactors(_ matrix: DenseMatrix) -> LUFactors {
    LUFactors(isContiguous ? matrix.transposed : matrix, single: isSingle)
  }

  /// The determinants.
  public func det(_ function: String = "linalg.det") throws(TensorError) -> Tensor {
    let results = try matrices(function, square: true).map { determinantFactors($0).determinant }
    return try Tensor(results, shape: shape.prefix(rank - 2), dtype: dtype, device: device)
  }

  /// The signs of the determinants and the logarithms of their sizes.
  public func slogdet() throws(TensorError) -> (sign: Tensor, logabsdet: Tensor) {
    let factors = try matrices("linalg.slogdet", square: true).map { determinantFactors($0) }
    var signs: [Double] = []
    var sizes: [Double] = []
    for factor in factors {
      var sign = 1.0
      var size = 0.0
      for step in 0..<factor.matrix.rows {
        let pivot = factor.matrix[step, step]
        if (pivot < 0) != (factor.pivots[step] != step) { sign = -sign }
        if pivot == 0 { sign = 0 }
        size += Glibc.log(Swift.abs(pivot))
      }
      signs.append(sign)
      sizes.append(size)
    }
    let wanted = shape.prefix(rank - 2)
    return (
      try Tensor(signs, shape: wanted, dtype: dtype, device: device),
      try Tensor(sizes, shape: wanted, dtype: dtype, device: device)
    )
  }

  /// The inverses.
  ///
  /// - Throws: `singular`.
  public func inverse() throws(TensorError) -> Tensor {
    var results: [DenseMatrix] = []
    for (batch, matrix) in try matrices("linalg.inv", square: true).enumerated() {
      let factors = LUFactors(matrix, single: isSingle)
      if let column = factors.singularAt {
        throw .singular(
          function: rank > 2 ? "linalg.inv: (Batch element \(batch))" : "linalg.inv", column + 1)
      }
      results.append(factors.solve(.identity(matrix.rows)))
    }
    return try packed(results, rows: matrixRows, columns: matrixColumns)
  }

  /// The solution X of `self @ X = other`; a vector, or a batch of vectors, gives the same.
  public func solve(_ other: Tensor) throws(TensorError) -> Tensor {
    let function = "linalg.solve"
    let systems = try matrices(function, square: true)
    guard dtype == other.dtype else {
      throw .stated(.runtime, TensorError.solveTypes(dtype, other.dtype))
    }
    let isVector =
      other.rank == 1 || (rank - 1 == other.rank && other.shape == shape.prefix(rank - 1))
    let right = isVector ? try other.unsqueeze(-1) : other
    guard right.rank >= 2, right.shape[right.rank - 2] == matrixRows else {
      throw .stated(
        .runtime,
        TensorError.solveShapes(
          Shape(matrixRows, matrixColumns),
          Shape(right.shape[Swift.max(right.rank - 2, 0)], right.shape.last ?? 0)))
    }
    let width = right.shape[right.rank - 1]
    let batch = try shape.prefix(rank - 2).broadcast(with: right.shape.prefix(right.rank - 2))
    var wanted = batch
    wanted.append(matrixRows)
    wanted.append(width)
    let spread = try right.broadcastUnchecked(to: wanted).contiguous()
    let sources = try spread.doubles()
    let size = matrixRows * width
    let repeats = systems.isEmpty ? 0 : batch.product / systems.count
    guard repeats <= 1 || systems.count == 1 else {
      var full = batch
      full.append(matrixRows)
      full.append(matrixColumns)
      return try broadcastUnchecked(to: full).contiguous().solve(other)
    }
    var values: [Double] = []
    for index in 0..<batch.product {
      let factors = LUFactors(
        systems[systems.count == 1 ? 0 : index], single: isSingle)
      guard factors.singularAt == nil else { throw .singularSolve(function: "torch.linalg.solve") }
      let part = DenseMatrix(
        matrixRows, width, Array(sources[(index * size)..<((index + 1) * size)]))
      values.append(contentsOf: factors.solve(part).values)
    }
    let result = try Tensor(values, shape: wanted, dtype: dtype, device: device)
    return isVector ? try result.squeeze(dim: Shape(-1)) : result
  }

  /// The lower triangular factors L with `self = L @ L.mT`.
  ///
  /// - Throws: `notPositiveDefinite`.
  public func cholesky(upper: Bool = false) throws(TensorError) -> Tensor {
    var results: [DenseMatrix] = []
    for (batch, matrix) in try matrices("linalg.cholesky", square: true).enumerated() {
      switch matrix.cholesky() {
      case .success(let lower): results.append(upper ? lower.transposed : lower)
      case .failure(let failure):
        throw .notPositiveDefinite(
          function: rank > 2 ? "linalg.cholesky: (Batch element \(batch))" : "linalg.cholesky",
          failure.order)
      }
    }
    return try packed(results, rows: matrixRows, columns: matrixColumns)
  }

  /// Orthogonal Q and upper triangular R with `self = Q @ R`.
  public func qr(complete: Bool = false) throws(TensorError) -> (q: Tensor, r: Tensor) {
    let results = try matrices("linalg.qr", square: false).map { $0.qr(full: complete) }
    let width = complete ? matrixRows : Swift.min(matrixRows, matrixColumns)
    return (
      try packed(results.map(\.q), rows: matrixRows, columns: width),
      try packed(results.map(\.r), rows: width, columns: matrixColumns)
    )
  }

  /// U, the singular values in falling order, and the transpose of V.
  public func svd(
    fullMatrices: Bool = true
  ) throws(TensorError) -> (u: Tensor, s: Tensor, vh: Tensor) {
    let count = Swift.min(matrixRowsOrZero, matrixColumnsOrZero)
    let precision = precision
    let results = try matrices("linalg.svd", square: false).map {
      $0.svd(full: fullMatrices, eps: precision)
    }
    let (left, right) = fullMatrices ? (matrixRows, matrixColumns) : (count, count)
    return (
      try packed(results.map(\.0), rows: matrixRows, columns: left),
      try packed(results.map(\.1), count: count),
      try packed(results.map { $0.2.transposed }, rows: right, columns: matrixColumns)
    )
  }

  private var matrixRowsOrZero: Int { rank >= 2 ? matrixRows : 0 }
  private var matrixColumnsOrZero: Int { rank >= 2 ? matrixColumns : 0 }

  /// The singular values in falling order.
  public func svdvals() throws(TensorError) -> Tensor {
    let precision = precision
    let results = try matrices("linalg.svd", square: false).map { $0.svd(eps: precision).s }
    return try packed(results, count: Swift.min(matrixRows, matrixColumns))
  }

  /// The eigenvalues of symmetric matrices, rising, and their eigenvectors as columns.
  public func eigh(
    lower: Bool = true
  ) throws(TensorError) -> (eigenvalues: Tensor, eigenvectors: Tensor) {
    let results = try matrices("linalg.eigh", square: true).map {
      (lower ? $0 : $0.transposed).symmetricEigen()
    }
    return (
      try packed(results.map(\.values), count: matrixRows),
      try packed(results.map(\.vectors), rows: matrixRows, columns: matrixRows)
    )
  }

  /// The X for which `self @ X` comes closest to the other matrix.
  public func lstsq(_ other: Tensor) throws(TensorError) -> Tensor {
    guard rank >= 2 else { throw .stated(.runtime, TensorError.lstsqRank) }
    let isVector = other.rank == rank - 1 && other.shape == shape.prefix(rank - 1)
    let right = isVector ? try other.unsqueeze(-1) : other
    guard right.rank >= 2, right.shape[right.rank - 2] == matrixRows else {
      throw .stated(.runtime, TensorError.lstsqShape)
    }
    // By the pseudoinverse: also right for matrices without full rank.
    let solution = try pinv().matmul(right)
    return isVector ? try solution.squeeze(dim: Shape(-1)) : solution
  }

  /// The pseudoinverse: singular values below `rcond` times the greatest count as zero.
  public func pinv(rcond: Double? = nil) throws(TensorError) -> Tensor {
    let machine = dtype == .float64 ? 2.220446049250313e-16 : 1.1920928955078125e-7
    let precision = precision
    let results = try matrices("linalg.pinv", square: false).map { matrix in
      let (u, s, v) = matrix.svd(eps: precision)
      let limit =
        (rcond ?? Double(Swift.max(matrix.rows, matrix.columns)) * machine) * (s.first ?? 0)
      var scaled = v
      for column in 0..<v.columns {
        let factor = s[column] > limit ? 1 / s[column] : 0
        for row in 0..<v.rows { scaled[row, column] *= factor }
      }
      return scaled.multiplied(u.transposed)
    }
    return try packed(results, rows: matrixColumns, columns: matrixRows)
  }

  /// The number of singular values above the tolerance.
  public func matrixRank(tolerance: Double? = nil) throws(TensorError) -> Tensor {
    let machine = dtype == .float64 ? 2.220446049250313e-16 : 1.1920928955078125e-7
    let precision = precision
    let results = try matrices("linalg.matrix_rank", square: false).map { matrix in
      let s = matrix.svd(eps: precision).s
      let limit =
        tolerance ?? Double(Swift.max(matrix.rows, matrix.columns)) * machine * (s.first ?? 0)
      return s.filter { $0 > limit }.count
    }
    return try Tensor(results, shape: shape.prefix(rank - 2), device: device)
  }

  /// The n-th power of square matrices, negative ones of the inverse.
  public func matrixPower(_ n: Int) throws(TensorError) -> Tensor {
    guard rank >= 2 else { throw .matrixRank(function: "linalg.matrix_power") }
    guard matrixRows == matrixColumns else {
      throw .notSquare(function: "linalg.matrix_power", shape)
    }
    if n == 0 {
      let one = try Tensor.eye(matrixRows, dtype: dtype, device: device)
      return try one.expand(shape).contiguousCopy()
    }
    if n < 0 { return try inverse().matrixPower(0 &- n) }
    if n == 3 { return try matmul(self).matmul(self) }
    // By squaring, the bits of n from the lowest.
    var (power, result): (Tensor?, Tensor?) = (nil, nil)
    var rest = n
    while rest > 0 {
      power = try power.map { (p) throws(TensorError) in try p.matmul(p) } ?? self
      if rest & 1 == 1, let factor = power {
        result = try result.map { (r) throws(TensorError) in try r.matmul(factor) } ?? factor
      }
      rest >>= 1
    }
    return try (result ?? self).clone()
  }

  /// The triangular factors of rows exchanged, in one matrix, and the exchanges, counted from 1.
  public func luFactor() throws(TensorError) -> (factors: Tensor, pivots: Tensor) {
    let single = isSingle
    let results = try matrices("torch.lu_factor", square: false).map {
      LUFactors($0, single: single)
    }
    var wanted = shape.prefix(rank - 2)
    wanted.append(Swift.min(matrixRows, matrixColumns))
    return (
      try packed(results.map(\.matrix), rows: matrixRows, columns: matrixColumns),
      try Tensor(
        results.flatMap { $0.pivots.map { $0 + 1 } }, shape: wanted, dtype: .int32, device: device)
    )
  }

  /// The X with `self @ X = other` for triangular matrices; only the triangle is read.
  public func solveTriangular(
    _ other: Tensor, upper: Bool, unitriangular: Bool = false
  ) throws(TensorError) -> Tensor {
    let function = "linalg.solve_triangular"
    guard rank >= 2 else { throw .matrixRank(function: function) }
    guard other.rank >= 2 else { throw .matrixRank(function: function, argument: "B") }
    guard matrixRows == matrixColumns else { throw .notSquare(function: function, shape) }
    guard dtype == other.dtype else {
      throw .stated(.runtime, TensorError.solveTriangularTypes(dtype, other.dtype))
    }
    let (height, width) = (other.shape[other.rank - 2], other.shape[other.rank - 1])
    guard height == matrixRows else {
      throw .stated(
        .runtime,
        TensorError.incompatibleMatrices(
          function, Shape(matrixRows, matrixColumns), Shape(height, width)))
    }
    var batch = try shape.prefix(rank - 2).broadcast(with: other.shape.prefix(other.rank - 2))
    var full = batch
    full.append(matrixRows)
    full.append(matrixColumns)
    let triangles = try broadcastUnchecked(to: full).contiguous().matrices(function, square: true)
    batch.append(matrixRows)
    batch.append(width)
    let sides = try other.broadcastUnchecked(to: batch).contiguous().matrices(
      function, square: false)
    let single = isSingle
    var values: [Double] = []
    for (triangle, side) in zip(triangles, sides) {
      values += triangle.substituted(side, upper: upper, unit: unitriangular, single: single).values
    }
    return try Tensor(values, shape: batch, dtype: dtype, device: device)
  }
}

extension DenseMatrix {
  /// The solution of a triangular system, row by row.
  fileprivate func substituted(
    _ right: DenseMatrix, upper: Bool, unit: Bool, single: Bool
  ) -> DenseMatrix {
    func rounded(_ value: Double) -> Double { single ? Double(Float(value)) : value }
    var x = right
    for column in 0..<x.columns {
      for step in 0..<rows {
        let row = upper ? rows - 1 - step : step
        var sum = 0.0
        for inner in upper ? (row + 1)..<rows : 0..<row {
          sum = rounded(sum + rounded(self[row, inner] * x[inner, column]))
        }
        let rest = rounded(x[row, column] - sum)
        x[row, column] = unit ? rest : rounded(rest / self[row, row])
      }
    }
    return x
  }
}
