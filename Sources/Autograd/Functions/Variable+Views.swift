// Views: the same storage under other sizes and strides. Each is linked to its base, so that a
// change in place of either is seen by both, in numbers and in history.

import Tensors

extension Variable {
  @inline(__always)
  private func viewed(_ tensor: Tensor, _ operation: Reshaping) -> Variable {
    view(tensor, .reshaping(operation))
  }

  public func t() throws -> Variable { viewed(try data.t(), .t) }

  /// `x.T`
  public func numpyT() throws -> Variable {
    var dims = Shape()
    for dim in 0..<rank { dims.append(rank - 1 - dim) }
    return try permute(dims)
  }

  /// `x.mT`
  public func mT() throws -> Variable {
    guard rank >= 2 else {
      throw AutogradError.stated(
        .runtime,
        "tensor.mT is only supported on matrices or batches of matrices. Got \(rank)-D tensor.")
    }
    return try transpose(-2, -1)
  }

  public func transpose(_ dim0: Int, _ dim1: Int) throws -> Variable {
    let result = try data.transpose(dim0, dim1)
    return viewed(result, .transpose(try data.dimension(dim0), try data.dimension(dim1)))
  }

  public func permute(_ dims: Shape) throws -> Variable {
    let result = try data.permute(dims)
    guard isRecorded else { return makeView(result) }
    return viewed(result, .permute(Reshaping.Arguments(try data.dimensions(dims))))
  }

  public func movedim(source: Shape, destination: Shape) throws -> Variable {
    let (from, to) = try data.moved(source, destination)
    var rest = Shape()
    for dim in 0..<rank where !from.contains(dim) { rest.append(dim) }
    var order = Shape()
    var next = 0
    for place in 0..<rank {
      var chosen = -1
      for index in to.indices where to[index] == place { chosen = from[index] }
      if chosen < 0 {
        chosen = rest[next]
        next += 1
      }
      order.append(chosen)
    }
    return try permute(order)
  }

  public func view(_ shape: Shape) throws -> Variable { viewed(try data.view(shape), .view) }

  /// The same bytes as numbers of another type of the same width. `x.view(dtype)`
  public func view(dtype: DType) throws -> Variable {
    if dtype == self.dtype { return viewed(data, .alias) }
    guard dtype.byteWidth == self.dtype.byteWidth else {
      throw AutogradError.stated(
        .runtime,
        "self.size(-1) must be divisible by \(dtype.byteWidth / self.dtype.byteWidth) to view "
          + "\(self.dtype.scalarTypeName) as \(dtype.scalarTypeName) (different element sizes), "
          + "but got \(shape.last ?? 0)")
    }
    return Variable(
      Tensor(
        storage: data.storage, offset: data.offset, shape: data.shape, strides: data.strides,
        dtype: dtype))
  }

  /// A view where one exists, else a copy.
  public func reshape(_ shape: Shape) throws -> Variable {
    let wanted = try data.inferredShape(shape)
    if let strides = data.viewStrides(wanted) {
      let isView = data.isContiguous
      let tensor = try data.asStrided(wanted, strides)
      return viewed(tensor, isView ? .view : .reshapeAlias)
    }
    let copy = try contiguousClone()
    let result = Variable(try copy.data.view(wanted))
    if copy.isRecorded { result.record(.reshaping(.unsafeView), copy) }
    return result
  }

  /// A copy in row-major order, recorded as `clone`.
  func contiguousClone() throws -> Variable {
    let result = Variable(try data.contiguousCopy())
    if isRecorded { result.record(.reshaping(.clone), self) }
    return result
  }

  public func flatten(startDim: Int = 0, endDim: Int = -1) throws -> Variable {
    let start = try data.dimension(startDim)
    let end = try data.dimension(endDim)
    guard start <= end else { throw TensorError.flattenOrder }
    if rank == 0 { return try reshape(Shape(1)) }
    if start == end { return self }
    var sizes = Shape()
    var merged = 1
    for dim in 0..<rank {
      if dim < start || dim > end { sizes.append(shape[dim]) } else { merged *= shape[dim] }
      if dim == end { sizes.append(merged) }
    }
    return try reshape(sizes)
  }

  public func ravel() throws -> Variable {
    if data.isContiguous { return try view(Shape(-1)) }
    return try contiguousClone().view(Shape(-1))
  }

  func flattened() throws -> Variable { try reshape(Shape(-1)) }

  public func unflatten(dim: Int, sizes: Shape) throws -> Variable {
    viewed(try data.unflatten(dim: dim, sizes: sizes), .view)
  }

  public func expand(_ sizes: Shape) throws -> Variable {
    viewed(try data.expand(sizes), .expand)
  }

  public func squeeze() throws -> Variable { viewed(data.squeeze(), .squeeze) }

  public func squeeze(dim: Int) throws -> Variable {
    viewed(try data.squeeze(dim: Shape(dim)), .squeezeDim(0))
  }

  public func squeeze(dims: Shape) throws -> Variable {
    let result = try data.squeeze(dim: dims)
    return viewed(result, .squeezeDims(Reshaping.Arguments(dims)))
  }

  public func unsqueeze(dim: Int) throws -> Variable {
    let result = try data.unsqueeze(dim)
    return viewed(result, .unsqueeze(dim < 0 ? dim + rank + 1 : dim))
  }

  public func select(dim: Int, index: Int) throws -> Variable {
    let result = try data.select(dim: dim, index: index)
    let place = try data.dimension(dim)
    return viewed(
      result, .select(dim: place, index: index < 0 ? index + shape[place] : index))
  }

  public func slice(
    dim: Int = 0, start: Int? = nil, end: Int? = nil, step: Int = 1
  ) throws -> Variable {
    let result = try data.slice(dim: dim, start: start, end: end, step: step)
    let place = try data.dimension(dim)
    let size = shape[place]
    var first = start ?? 0
    if first < 0 { first += size }
    return viewed(
      result, .slice(dim: place, start: Swift.min(Swift.max(first, 0), size), step: step))
  }

  public func narrow(dim: Int, start: Int, length: Int) throws -> Variable {
    let result = try data.narrow(dim: dim, start: start, length: length)
    let place = try data.dimension(dim)
    return viewed(
      result, .slice(dim: place, start: start < 0 ? start + shape[place] : start, step: 1))
  }

  public func diagonal(offset: Int = 0, dim1: Int = 0, dim2: Int = 1) throws -> Variable {
    let result = try data.diagonal(offset: offset, dim1: dim1, dim2: dim2)
    return viewed(
      result,
      .diagonal(
        offset: offset, dim1: try data.dimension(dim1), dim2: try data.dimension(dim2)))
  }

  public func unfold(dimension: Int, size: Int, step: Int) throws -> Variable {
    let result = try data.unfold(dimension: dimension, size: size, step: step)
    return viewed(
      result, .unfold(dim: try data.dimension(dimension), size: size, step: step))
  }

  public func asStrided(_ size: Shape, _ stride: Shape, storageOffset: Int? = nil) throws
    -> Variable
  {
    let result = try data.asStrided(size, stride, storageOffset: storageOffset)
    guard isRecorded else { return makeView(result) }
    return viewed(result, .asStrided(StridedGeometry(view: result, base: data)))
  }

  /// The same tensor as a view. `x.view_as(x)`
  public func alias() -> Variable { viewed(data, .alias) }

  // MARK: In place

  @discardableResult
  public func t_() throws -> Variable {
    guard rank <= 2 else {
      throw AutogradError.stated(
        .runtime, "t_() expects a tensor with <= 2 dimensions, but self is \(rank)D")
    }
    return try relabel(.t) { try $0.t() }
  }

  @discardableResult
  public func transpose_(_ dim0: Int, _ dim1: Int) throws -> Variable {
    try relabel(.transpose(try data.dimension(dim0), try data.dimension(dim1))) {
      try $0.transpose(dim0, dim1)
    }
  }

  @discardableResult
  public func unsqueeze_(dim: Int) throws -> Variable {
    try relabel(.unsqueeze(dim < 0 ? dim + rank + 1 : dim)) { try $0.unsqueeze(dim) }
  }

  @discardableResult
  public func squeeze_(dim: Int? = nil) throws -> Variable {
    guard let dim else { return try relabel(.squeeze) { $0.squeeze() } }
    return try relabel(.squeezeDim(dim)) { try $0.squeeze(dim: Shape(dim)) }
  }

  @discardableResult
  public func squeeze_(dims: Shape) throws -> Variable {
    try relabel(.squeezeDims(.init(dims))) { try $0.squeeze(dim: dims) }
  }

  /// Gives this variable other sizes and strides for the same elements.
  private func relabel(
    _ operation: Reshaping, _ change: (Tensor) throws -> Tensor
  ) throws -> Variable {
    let isRecorded = try prepareInPlace()
    let new = try change(data)
    guard isRecorded else {
      resetAccumulator()
      data = new
      return self
    }
    let node = Node(.reshaping(.inPlace(operation)), arity: 1, shape: new.shape, dtype: new.dtype)
    node.setEdge(0, gradientEdge)
    data = new
    link = node
    outputIndex = 0
    return self
  }
}
