// New tensors from shapes, numbers and ranges.

extension Tensor {
  public static func zeros(
    _ shape: Shape, dtype: DType = .defaultFloat, device: Device = .cpu
  ) throws(TensorError) -> Tensor {
    for size in shape where size < 0 { throw .negativeZeros }
    guard device.isCPU else { return try full(shape, .int(0), dtype: dtype, device: device) }
    return try Tensor(zeros: shape, dtype: dtype)
  }

  public static func ones(
    _ shape: Shape, dtype: DType = .defaultFloat, device: Device = .cpu
  ) throws(TensorError) -> Tensor {
    try full(shape, .int(1), dtype: dtype, device: device)
  }

  /// - Parameter dtype: nil for the number's own type.
  public static func full(
    _ shape: Shape, _ value: Scalar, dtype: DType? = nil, device: Device = .cpu
  ) throws(TensorError) -> Tensor {
    let dtype = dtype ?? value.dtype
    try value.requireFits(dtype)
    let output = try Tensor(empty: shape, dtype: dtype, device: device)
    try output.backend.fill(output, value)
    return output
  }

  public func zerosLike(dtype: DType? = nil) throws(TensorError) -> Tensor {
    try fullLike(.int(0), dtype: dtype)
  }

  public func onesLike(dtype: DType? = nil) throws(TensorError) -> Tensor {
    try fullLike(.int(1), dtype: dtype)
  }

  public func fullLike(_ value: Scalar, dtype: DType? = nil) throws(TensorError) -> Tensor {
    let output = try emptyLike(dtype: dtype)
    try backend.fill(output, value)
    return output
  }

  /// Ones on the diagonal of n rows and m columns.
  public static func eye(
    _ n: Int, _ m: Int? = nil, dtype: DType = .defaultFloat, device: Device = .cpu
  ) throws(TensorError) -> Tensor {
    guard n >= 0 else { throw .stated(.runtime, TensorError.eyeSize("n", n)) }
    guard m ?? 0 >= 0 else { throw .stated(.runtime, TensorError.eyeSize("m", m ?? 0)) }
    let output = try zeros(Shape(n, m ?? n), dtype: dtype, device: device)
    try output.backend.fill(output.diagonal(), .int(1))
    return output
  }

  /// Numbers from `start` to before `end`.
  ///
  /// - Parameter dtype: nil for int64, or the default float when one of the numbers is a float.
  public static func arange(
    _ start: Scalar = .int(0), _ end: Scalar, _ step: Scalar = .int(1), dtype: DType? = nil,
    device: Device = .cpu
  ) throws(TensorError) -> Tensor {
    for number in [start, end, step] { try number.requireFits(.float64) }
    let anyFloat = start.isFloat || end.isFloat || step.isFloat
    let dtype = dtype ?? (anyFloat ? .defaultFloat : .int64)
    guard step.isTrue else { throw .stepZero }
    guard start.double.isFinite, end.double.isFinite else {
      throw .nonFiniteRange(start.double, end.double)
    }
    let rises = step.double > 0
    guard rises ? start.double <= end.double : start.double >= end.double else {
      throw .boundsInconsistent
    }
    let count: Int
    if !anyFloat || (dtype == .int64 && !anyFloat) {
      let (distance, overflow) = end.int.subtractingReportingOverflow(start.int)
      guard !overflow else { throw .sizeOverflow(Shape(Int.max)) }
      let quotient = distance / step.int
      count = quotient + (distance % step.int == 0 ? 0 : 1)
    } else {
      let exact = ((end.double - start.double) / step.double).rounded(.up)
      guard exact < 9e15 else { throw .outOfMemory(Scalar.truncated(exact * 8)) }
      count = Int(exact)
    }
    let output = try Tensor(empty: Shape(count), dtype: dtype, device: device)
    if count > 0 { try output.backend.arange(output, start: start, step: step) }
    return output
  }

  /// `steps` numbers evenly spaced from `start` to `end`, both included.
  public static func linspace(
    _ start: Double, _ end: Double, steps: Int, dtype: DType = .defaultFloat,
    device: Device = .cpu
  ) throws(TensorError) -> Tensor {
    guard steps >= 0 else { throw .negativeSteps }
    let output = try Tensor(empty: Shape(steps), dtype: dtype, device: device)
    if steps == 1 {
      try output.backend.fill(output, .float(start))
    } else if steps > 0 {
      try output.backend.linspace(output, start: start, end: end)
    }
    return output
  }

  /// The powers of `base` of `linspace`.
  public static func logspace(
    _ start: Double, _ end: Double, steps: Int, base: Double = 10, dtype: DType = .defaultFloat,
    device: Device = .cpu
  ) throws(TensorError) -> Tensor {
    let exponents = try linspace(start, end, steps: steps, dtype: .float64, device: device)
    return try exponents.rpow(.float(base)).to(dtype)
  }

  /// The elements on and below a diagonal, zeros above.
  public func tril(_ diagonal: Int = 0) throws(TensorError) -> Tensor {
    try triangle(diagonal, keepsLower: true)
  }

  /// The elements on and above a diagonal, zeros below.
  public func triu(_ diagonal: Int = 0) throws(TensorError) -> Tensor {
    try triangle(diagonal, keepsLower: false)
  }

  private func triangle(_ diagonal: Int, keepsLower: Bool) throws(TensorError) -> Tensor {
    guard rank >= 2 else {
      throw .stated(.runtime, TensorError.triangleRank(keepsLower ? "tril" : "triu"))
    }
    let rows = try Tensor.arange(0, .int(shape[rank - 2]), device: device).unsqueeze(1)
    let columns = try Tensor.arange(0, .int(shape[rank - 1]), device: device)
    let distance = try columns.sub(rows)
    let kept = try keepsLower ? distance.le(.int(diagonal)) : distance.ge(.int(diagonal))
    return try Tensor.where(kept, self, Tensor(.int(0), dtype: dtype, device: device))
  }

  /// The rows and columns of a lower (or upper) triangle, `[2, count]`.
  public static func triangleIndices(
    rows: Int, columns: Int, offset: Int = 0, lower: Bool
  ) throws(TensorError) -> Tensor {
    let ones = try Tensor.ones(Shape(rows, columns), dtype: .bool)
    let kept = try lower ? ones.tril(offset) : ones.triu(offset)
    return try kept.nonzero().t().contiguous()
  }

  /// Coordinates of a grid, one tensor for each of the given vectors.
  ///
  /// - Parameter indexing: whether the first vector runs along columns (`xy`) or rows (`ij`).
  public static func meshgrid(
    _ tensors: [Tensor], xy: Bool = false
  ) throws(TensorError) -> [Tensor] {
    guard !tensors.isEmpty else { throw .emptyList(function: "meshgrid") }
    var vectors = tensors
    for (index, tensor) in tensors.enumerated() {
      guard tensor.rank <= 1 else {
        throw .stated(.runtime, TensorError.meshgridRank(index, tensor.shape))
      }
      guard tensor.dtype == tensors[0].dtype else {
        throw .stated(.runtime, TensorError.meshgridTypes)
      }
    }
    let swaps = xy && vectors.count >= 2
    if swaps { vectors.swapAt(0, 1) }
    var sizes = Shape()
    guard vectors.count <= Shape.maximumRank else { throw .tooManyDimensions(vectors.count) }
    for vector in vectors { sizes.append(vector.numel) }
    var grids: [Tensor] = []
    for (place, vector) in vectors.enumerated() {
      var wanted = Shape(repeating: 1, count: vectors.count)
      wanted[place] = vector.numel
      grids.append(try vector.reshape(wanted).broadcastUnchecked(to: sizes))
    }
    if swaps {
      var transposed: [Tensor] = []
      for grid in grids { transposed.append(try grid.transpose(0, 1)) }
      transposed.swapAt(0, 1)
      return transposed
    }
    return grids
  }

  /// A vector as the diagonal of a matrix, or the diagonal of a matrix as a vector.
  public func diag(_ diagonal: Int = 0) throws(TensorError) -> Tensor {
    guard rank == 1 || rank == 2 else { throw .stated(.runtime, TensorError.diagRank(rank)) }
    if rank == 2 { return try self.diagonal(offset: diagonal).contiguousCopy() }
    return try diagEmbed(offset: diagonal)
  }

  /// Each vector of the last dimension as the diagonal of a matrix of two new dimensions.
  public func diagEmbed(
    offset diagonal: Int = 0, dim1: Int = -2, dim2: Int = -1
  ) throws(TensorError) -> Tensor {
    guard rank > 0 else { throw .dimensionOutOfRange(low: -1, high: 0, got: -1) }
    guard !shape.isFull else { throw .tooManyDimensions(rank + 1) }
    let first = try Tensor.dimension(dim1, rank: rank + 1)
    let second = try Tensor.dimension(dim2, rank: rank + 1)
    guard first != second else { throw .diagonalSame(dim1, dim2) }
    let (size, overflow) = shape[rank - 1].addingReportingOverflow(
      Swift.abs(Swift.max(diagonal, -Int.max)))
    guard !overflow else { throw .sizeOverflow(shape) }
    var wanted = shape.removing(at: rank - 1)
    wanted.insert(size, at: Swift.min(first, second))
    wanted.insert(size, at: Swift.max(first, second))
    let output = try Tensor.zeros(wanted, dtype: dtype, device: device)
    let target = try output.diagonal(offset: diagonal, dim1: first, dim2: second)
    try backend.copy(self, into: target)
    return output
  }

  /// A 1 at the place that each integer names, in a new last dimension.
  ///
  /// - Parameter numClasses: -1 for one more than the greatest integer.
  public func oneHot(numClasses: Int = -1) throws(TensorError) -> Tensor {
    guard dtype == .int64 else { throw .stated(.runtime, TensorError.oneHotType(dtype)) }
    if numel == 0, numClasses <= 0 { throw .stated(.runtime, TensorError.oneHotEmpty) }
    if numel > 0 {
      guard try backend.firstOutside(self, 0..<Int.max) == nil else {
        throw .stated(.runtime, TensorError.oneHotNegative)
      }
    }
    var classes = numClasses
    if classes == -1 {
      classes = try amax().item().int + 1
    } else {
      guard classes > 0 else { throw .stated(.runtime, TensorError.oneHotClasses) }
      if numel > 0, try backend.firstOutside(self, 0..<classes) != nil {
        throw .stated(.runtime, TensorError.oneHotLarge)
      }
    }
    guard !shape.isFull else { throw .tooManyDimensions(rank + 1) }
    let output = try Tensor.zeros(shape.appending(classes), dtype: .int64, device: device)
    guard numel > 0 else { return output }
    try output.scatter_(dim: -1, index: unsqueeze(-1), .int(1))
    output.storage.version = 0
    return output
  }
}
