// Matrix and vector products. They never promote: operands have one type.

extension Tensor {
  private func requireProductTypes(_ other: Tensor) throws(TensorError) {
    guard dtype == other.dtype else { throw .matmulTypes(dtype, other.dtype) }
    try requireSameDevice(other)
  }

  /// The product of two matrices.
  public func mm(_ mat2: Tensor) throws(TensorError) -> Tensor { try mm(mat2, "mm: ") }

  @inline(__always)
  private func mm(_ other: Tensor, _ function: @autoclosure () -> String) throws(TensorError)
    -> Tensor
  {
    guard rank == 2 else {
      throw .productRank(TensorError.matrixExpected(function(), "self", rank))
    }
    guard other.rank == 2 else {
      throw .productRank(TensorError.matrixExpected(function(), "mat2", other.rank))
    }
    guard shape[1] == other.shape[0] else {
      throw .matmulShapes(function: function(), shape, other.shape)
    }
    try requireProductTypes(other)
    let output = try Tensor(
      empty: Shape(shape[0], other.shape[1]), dtype: dtype, device: device)
    try backend.matmul(self, other, into: output)
    return output
  }

  /// `beta * self + alpha * (mat1 @ mat2)`
  public func addmm(
    _ mat1: Tensor, _ mat2: Tensor, beta: Scalar = 1, alpha: Scalar = 1
  ) throws(TensorError) -> Tensor {
    guard mat1.rank == 2 else {
      throw .productRank(TensorError.matrixExpected("addmm: ", "self", mat1.rank))
    }
    guard mat2.rank == 2 else {
      throw .productRank(TensorError.matrixExpected("addmm: ", "mat2", mat2.rank))
    }
    guard mat1.shape[1] == mat2.shape[0] else {
      throw .matmulShapes(function: "addmm: ", mat1.shape, mat2.shape)
    }
    guard mat1.dtype == mat2.dtype else { throw .addmmOperands(mat1.dtype, mat2.dtype) }
    try mat1.requireSameDevice(mat2)
    guard dtype == mat1.dtype else { throw .addmmTypes(dtype, mat1.dtype) }
    let wanted = Shape(mat1.shape[0], mat2.shape[1])
    let bias = shape == wanted ? self : try expand(wanted)
    if alpha.isOne, beta.isOne, dtype.isInexact {
      let output = try Tensor(empty: wanted, dtype: dtype, device: device)
      try backend.addmm(bias, mat1, mat2, into: output)
      return output
    }
    let product = try mat1.mm(mat2, "addmm: ")
    let scaled = alpha.isOne ? product : try product.mul(alpha)
    if !beta.isTrue { return scaled }
    return try scaled.add(beta.isOne ? bias : bias.mul(beta))
  }

  /// The products of two batches of matrices.
  public func bmm(_ mat2: Tensor) throws(TensorError) -> Tensor {
    guard rank == 3 else { throw .productRank(TensorError.batchExpected("batch1")) }
    guard mat2.rank == 3 else { throw .productRank(TensorError.batchExpected("batch2")) }
    guard mat2.shape[0] == shape[0], mat2.shape[1] == shape[2] else {
      throw .batchShapes(expected: Shape(shape[0], shape[2]), got: mat2.shape)
    }
    guard dtype == mat2.dtype else {
      throw .stated(.runtime, TensorError.batchTypes(dtype, mat2.dtype))
    }
    try requireSameDevice(mat2)
    let output = try Tensor(
      empty: [shape[0], shape[1], mat2.shape[2]], dtype: dtype, device: device)
    try backend.batchMatmul(self, mat2, into: output)
    return output
  }

  /// `beta * self + alpha * (batch1 @ batch2)`
  public func baddbmm(
    _ batch1: Tensor, _ batch2: Tensor, beta: Scalar = 1, alpha: Scalar = 1
  ) throws(TensorError) -> Tensor {
    let product = try batch1.bmm(batch2)
    let scaled = alpha.isOne ? product : try product.mul(alpha)
    return try scaled.add(beta.isOne ? self : mul(beta))
  }

  /// The product of a matrix and a vector.
  public func mv(_ vec: Tensor) throws(TensorError) -> Tensor {
    guard rank == 2, vec.rank == 1 else {
      throw .productRank(TensorError.matrixVectorExpected(rank, vec.rank))
    }
    guard shape[1] == vec.shape[0] else {
      throw .vectorShapes(matrix: shape, vector: vec.shape[0])
    }
    guard dtype == vec.dtype else {
      throw .stated(.runtime, TensorError.vectorTypes(dtype, vec.dtype))
    }
    try requireSameDevice(vec)
    let output = try Tensor(empty: Shape(shape[0]), dtype: dtype, device: device)
    try backend.matrixVector(self, vec, into: output)
    return output
  }

  /// The sum of the products of two vectors' elements.
  public func dot(_ other: Tensor) throws(TensorError) -> Tensor {
    guard rank == 1, other.rank == 1 else {
      throw .productRank(TensorError.vectorsExpected(rank, other.rank))
    }
    guard dtype == other.dtype else { throw .dotTypes(dtype, other.dtype) }
    guard shape[0] == other.shape[0] else { throw .dotSizes(shape[0], other.shape[0]) }
    try requireSameDevice(other)
    let output = try Tensor(empty: Shape(), dtype: dtype, device: device)
    try backend.dot(self, other, into: output)
    return output
  }

  /// All products of the elements of two vectors.
  public func outer(_ vec2: Tensor) throws(TensorError) -> Tensor {
    guard rank == 1 else { throw .productRank(TensorError.outerExpected("self", rank)) }
    guard vec2.rank == 1 else { throw .productRank(TensorError.outerExpected("vec2", vec2.rank)) }
    return try reshape(Shape(shape[0], 1)).mul(vec2)
  }

  /// The product as Python's `@` means it: vectors, matrices, and batches that broadcast.
  public func matmul(_ other: Tensor) throws(TensorError) -> Tensor {
    switch (rank, other.rank) {
    case (2, 2): return try mm(other, "mm: ")
    case (2, 1): return try mv(other)
    case (1, 1): return try dot(other)
    case (1, 2): return try unsqueezeUnchecked(0).mm(other, "mm: ").squeeze(dim: Shape(0))
    case (0, _), (_, 0): throw .matmulZeroDimensional(rank, other.rank)
    default: return try batchedMatmul(other)
    }
  }

  private func batchedMatmul(_ other: Tensor) throws(TensorError) -> Tensor {
    let a = rank == 1 ? unsqueezeUnchecked(0) : self
    let b = other.rank == 1 ? other.unsqueezeUnchecked(1) : other
    // A batch times one matrix is one product with all rows stacked.
    if a.rank >= 3, b.rank == 2 {
      var wanted = a.shape
      let inner = wanted.remove(at: a.rank - 1)
      if other.rank == 2 { wanted.append(b.shape[1]) }
      let rows = try a.reshape(Shape(inner == 0 ? wanted.prefix(a.rank - 1).product : -1, inner))
      let product = other.rank == 1 ? try rows.mv(other) : try rows.mm(b, "mm: ")
      return try product.view(wanted)
    }
    let batch = try a.shape.prefix(a.rank - 2).broadcast(with: b.shape.prefix(b.rank - 2))
    guard a.shape[a.rank - 1] == b.shape[b.rank - 2] else {
      throw .batchShapes(
        expected: Shape(batch.product, a.shape[a.rank - 1]),
        got: [batch.product, b.shape[b.rank - 2]])
    }
    try requireProductTypes(other)
    func flattened(_ x: Tensor) throws(TensorError) -> Tensor {
      let matrix = Shape(x.shape[x.rank - 2], x.shape[x.rank - 1])
      var wanted = batch
      wanted.append(matrix[0])
      wanted.append(matrix[1])
      let flat: Shape = [batch.product, matrix[0], matrix[1]]
      return try x.broadcastUnchecked(to: wanted).reshape(flat)
    }
    guard batch.count + 2 <= Shape.maximumRank else { throw .tooManyDimensions(batch.count + 2) }
    let product = try flattened(a).bmm(flattened(b))
    var wanted = batch
    if rank > 1 { wanted.append(a.shape[a.rank - 2]) }
    if other.rank > 1 { wanted.append(b.shape[b.rank - 1]) }
    return try product.view(wanted)
  }
}
