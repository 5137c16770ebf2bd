// Views and copies under a new shape of the same number of elements.

extension Tensor {
  /// The shape with its one -1 replaced by the size that makes the count of elements fit.
  public func inferredShape(_ wanted: Shape) throws(TensorError) -> Shape {
    var known = 1
    var inferred: Int?
    for dim in wanted.indices {
      if wanted[dim] == -1 {
        guard inferred == nil else { throw .onlyOneInferred }
        inferred = dim
      } else {
        guard wanted[dim] >= 0 else { throw .invalidShape(wanted, numel: numel) }
        let (product, overflow) = known.multipliedReportingOverflow(by: wanted[dim])
        guard !overflow else { throw .invalidShape(wanted, numel: numel) }
        known = product
      }
    }
    guard let inferred else {
      guard known == numel else { throw .invalidShape(wanted, numel: numel) }
      return wanted
    }
    guard known != 0 else {
      if numel == 0 { throw .ambiguousInference(wanted) }
      throw .invalidShape(wanted, numel: numel)
    }
    guard numel % known == 0 else { throw .invalidShape(wanted, numel: numel) }
    var shape = wanted
    shape[inferred] = numel / known
    return shape
  }

  /// The same elements, in the same order, under another shape.
  ///
  /// - Throws: `viewIncompatible` when that needs a copy.
  public func view(_ wanted: Shape) throws(TensorError) -> Tensor {
    let shape = try inferredShape(wanted)
    guard let strides = viewStrides(shape) else { throw .viewIncompatible }
    return view(shape, strides)
  }

  /// As `view` where possible, otherwise a contiguous copy.
  public func reshape(_ wanted: Shape) throws(TensorError) -> Tensor {
    let shape = try inferredShape(wanted)
    if let strides = viewStrides(shape) { return view(shape, strides) }
    return try contiguousCopy().view(shape, shape.contiguousStrides)
  }

  /// The strides that show the elements in another shape, or nil when no strides can.
  public func viewStrides(_ wanted: Shape) -> Shape? {
    if isContiguous { return wanted.contiguousStrides }
    if wanted == shape { return strides }
    var answer = Shape(repeating: 0, count: wanted.count)
    var place = wanted.count - 1
    // Walk from the last dimension over chunks that one stride can cross.
    var chunkStride = strides[rank - 1]
    var chunkSize = 1
    var viewed = 1
    for dim in stride(from: rank - 1, through: 0, by: -1) {
      chunkSize &*= shape[dim]
      let endsChunk =
        dim == 0
        || (shape[dim - 1] != 1 && strides[dim - 1] != chunkSize &* chunkStride)
      guard endsChunk else { continue }
      while place >= 0, viewed < chunkSize || wanted[place] == 1 {
        answer[place] = viewed &* chunkStride
        viewed &*= wanted[place]
        place -= 1
      }
      guard viewed == chunkSize else { return nil }
      if dim > 0 {
        chunkStride = strides[dim - 1]
        chunkSize = 1
        viewed = 1
      }
    }
    return place == -1 ? answer : nil
  }

  /// The dimensions from `startDim` to `endDim` merged into one.
  public func flatten(startDim: Int = 0, endDim: Int = -1) throws(TensorError) -> Tensor {
    let start = try dimension(startDim)
    let end = try dimension(endDim)
    guard start <= end else { throw .flattenOrder }
    if rank == 0 { return try reshape(Shape(1)) }
    if start == end { return self }
    var wanted = shape.prefix(start)
    var merged = 1
    for dim in start...end { merged &*= shape[dim] }
    wanted.append(merged)
    for dim in (end + 1)..<Swift.max(rank, end + 1) { wanted.append(shape[dim]) }
    return try reshape(wanted)
  }

  /// All elements in one dimension.
  public func ravel() throws(TensorError) -> Tensor { try reshape(Shape(-1)) }

  /// One dimension cut into several.
  public func unflatten(dim: Int, sizes: Shape) throws(TensorError) -> Tensor {
    let dim = try dimension(dim)
    guard !sizes.isEmpty else { throw .stated(.runtime, "unflatten: sizes must be non-empty") }
    let size = rank == 0 ? 1 : shape[dim]
    var known = 1
    var inferred: Int?
    for index in sizes.indices {
      if sizes[index] == -1 {
        guard inferred == nil else { throw .onlyOneInferred }
        inferred = index
      } else {
        known = known.multipliedReportingOverflow(by: sizes[index]).partialValue
      }
    }
    var filled = sizes
    if let inferred {
      guard known != 0, size % known == 0 else {
        throw .unflatten(sizes: sizes, dim: dim, size: size)
      }
      filled[inferred] = size / known
      known &*= filled[inferred]
    }
    guard known == size else { throw .unflatten(sizes: sizes, dim: dim, size: size) }
    guard rank - 1 + sizes.count <= Shape.maximumRank else {
      throw .tooManyDimensions(rank - 1 + sizes.count)
    }
    var wanted = shape.prefix(dim)
    for value in filled { wanted.append(value) }
    for value in shape.dropFirst(dim + 1) { wanted.append(value) }
    return try view(wanted)
  }

  /// This tensor, or a row-major copy when its elements are not in row-major order.
  public func contiguous() throws(TensorError) -> Tensor {
    isContiguous ? self : try contiguousCopy()
  }

  /// A new row-major tensor of the same elements.
  public func contiguousCopy() throws(TensorError) -> Tensor {
    let output = try Tensor(empty: shape, dtype: dtype, device: device)
    try backend.copy(self, into: output)
    return output
  }

  /// A new tensor of the same elements, in the same order of memory where it is dense.
  public func clone() throws(TensorError) -> Tensor {
    if isContiguous { return try contiguousCopy() }
    let output = try emptyLike()
    try backend.copy(self, into: output)
    return output
  }
}
