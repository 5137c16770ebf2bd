// Views that move, drop or pick dimensions: the result shares the storage.

extension Tensor {
  /// The matrix transposed; vectors and 0-d tensors as they are.
  public func t() throws(TensorError) -> Tensor {
    guard rank <= 2 else { throw .transposeRank(function: "t()", rank: rank) }
    return rank < 2 ? self : view(Shape(shape[1], shape[0]), Shape(strides[1], strides[0]))
  }

  /// Two dimensions exchanged.
  public func transpose(_ dim0: Int, _ dim1: Int) throws(TensorError) -> Tensor {
    let first = try dimension(dim0)
    let second = try dimension(dim1)
    guard rank > 0, first != second else { return self }
    var shape = shape
    var strides = strides
    (shape[first], shape[second]) = (shape[second], shape[first])
    (strides[first], strides[second]) = (strides[second], strides[first])
    return view(shape, strides)
  }

  /// The last two dimensions exchanged: `.mT`.
  public func matrixTranspose() throws(TensorError) -> Tensor { try transpose(-2, -1) }

  /// All dimensions in a new order.
  public func permute(_ dims: Shape) throws(TensorError) -> Tensor {
    guard dims.count == rank else { throw .permuteRank(rank: rank, given: dims.count) }
    var seen = 0
    var newShape = Shape()
    var newStrides = Shape()
    for index in dims.indices {
      let dim = try dimension(dims[index])
      guard seen & (1 << dim) == 0 else { throw .permuteRepeated }
      seen |= 1 << dim
      newShape.append(shape[dim])
      newStrides.append(strides[dim])
    }
    return view(newShape, newStrides)
  }

  /// All dimensions in reverse order: `.T`.
  public func reversedDimensions() -> Tensor {
    var newShape = Shape()
    var newStrides = Shape()
    for index in shape.indices {
      newShape.append(shape[rank - 1 - index])
      newStrides.append(strides[rank - 1 - index])
    }
    return view(newShape, newStrides)
  }

  /// Dimensions brought into range, each at most once.
  private func distinct(_ dims: Shape, _ name: String) throws(TensorError) -> Shape {
    var places = Shape()
    for dim in dims {
      let place = try dimension(dim)
      guard !places.contains(place) else {
        throw .stated(.runtime, "movedim: repeated dim in `\(name)` (\(dims))")
      }
      places.append(place)
    }
    return places
  }

  /// The dimensions that `movedim` moves, and where to, brought into range.
  public func moved(
    _ source: Shape, _ destination: Shape
  ) throws(TensorError) -> (from: Shape, to: Shape) {
    guard source.count == destination.count else {
      throw .moveCount(source: source, destination: destination)
    }
    return (try distinct(source, "source"), try distinct(destination, "destination"))
  }

  /// Some dimensions moved to new places, the others kept in order.
  public func movedim(_ source: Shape, _ destination: Shape) throws(TensorError) -> Tensor {
    let (from, to) = try moved(source, destination)
    var rest = Shape()
    for dim in shape.indices where !from.contains(dim) { rest.append(dim) }
    var order = Shape()
    var next = 0
    for place in shape.indices {
      var picked: Int?
      for index in to.indices where to[index] == place { picked = from[index] }
      if let picked {
        order.append(picked)
      } else {
        order.append(rest[next])
        next += 1
      }
    }
    return try permute(order)
  }

  /// The slice at an index of a dimension, which disappears.
  public func select(dim: Int, index: Int) throws(TensorError) -> Tensor {
    guard rank > 0 else { throw .selectZeroDimensional }
    let dim = try dimension(dim)
    let size = shape[dim]
    guard index >= -size, index < size else {
      throw .selectOutOfRange(index: index, dim: dim, size: shape)
    }
    return selectUnchecked(dim, index < 0 ? index + size : index)
  }

  /// The slice at an index that lies in range.
  @inlinable func selectUnchecked(_ dim: Int, _ index: Int) -> Tensor {
    view(
      shape.removing(at: dim), strides.removing(at: dim), offset: offset &+ index &* strides[dim])
  }

  /// The part of a dimension from `start` on.
  public func narrow(dim: Int, start: Int, length: Int) throws(TensorError) -> Tensor {
    guard rank > 0 else { throw .narrowZeroDimensional }
    guard length >= 0 else { throw .narrowNegativeLength }
    let dim = try dimension(dim)
    let size = shape[dim]
    guard start >= -size, start <= size else { throw .narrowStart(start, size: size) }
    let begin = start < 0 ? start + size : start
    guard length <= size - begin else {
      throw .narrow(start: begin, length: length, size: size)
    }
    return sliceUnchecked(dim, begin, length, 1)
  }

  /// Every `step`-th slice of a dimension from `start` to before `end`, as Python's slices cut.
  public func slice(
    dim: Int, start: Int? = nil, end: Int? = nil, step: Int = 1
  ) throws(TensorError) -> Tensor {
    guard step > 0 else { throw .sliceStep }
    let dim = try dimension(dim)
    guard rank > 0 else { throw .selectZeroDimensional }
    let size = shape[dim]
    func bounded(_ position: Int) -> Int {
      Swift.min(Swift.max(position < 0 ? position &+ size : position, 0), size)
    }
    let begin = bounded(start ?? 0)
    let stop = Swift.max(bounded(end ?? size), begin)
    let length = (stop - begin) / step + ((stop - begin) % step == 0 ? 0 : 1)
    return sliceUnchecked(dim, begin, length, step)
  }

  @inlinable func sliceUnchecked(_ dim: Int, _ start: Int, _ length: Int, _ step: Int) -> Tensor {
    var shape = shape
    var strides = strides
    shape[dim] = length
    let stride = strides[dim]
    if length > 1 {
      strides[dim] = stride &* step
    } else {
      strides[dim] = stride &* Swift.min(step, numel + 1)
    }
    return view(
      shape, strides, offset: length == 0 && numel == 0 ? offset : offset &+ start &* stride)
  }

  /// All dimensions of size 1 dropped.
  public func squeeze() -> Tensor {
    var newShape = Shape()
    var newStrides = Shape()
    for dim in shape.indices where shape[dim] != 1 {
      newShape.append(shape[dim])
      newStrides.append(strides[dim])
    }
    return view(newShape, newStrides)
  }

  /// The given dimensions dropped where their size is 1.
  public func squeeze(dim: Shape) throws(TensorError) -> Tensor {
    let dims = try dimensions(dim)
    var newShape = Shape()
    var newStrides = Shape()
    for dim in shape.indices where shape[dim] != 1 || !dims.contains(dim) {
      newShape.append(shape[dim])
      newStrides.append(strides[dim])
    }
    return view(newShape, newStrides)
  }

  /// A dimension of size 1 added before position `dim`.
  public func unsqueeze(_ dim: Int) throws(TensorError) -> Tensor {
    guard !shape.isFull else { throw .tooManyDimensions(rank + 1) }
    let dim = try Tensor.dimension(dim, rank: rank + 1)
    return unsqueezeUnchecked(dim)
  }

  func unsqueezeUnchecked(_ dim: Int) -> Tensor {
    var newShape = shape
    var newStrides = strides
    newShape.insert(1, at: dim)
    newStrides.insert(dim < rank ? shape[dim] &* strides[dim] : 1, at: dim)
    return view(newShape, newStrides)
  }

  /// The diagonal of two dimensions as a new last dimension.
  public func diagonal(
    offset diagonal: Int = 0, dim1: Int = 0, dim2: Int = 1
  ) throws(TensorError) -> Tensor {
    let first = try dimension(dim1)
    let second = try dimension(dim2)
    guard first != second else { throw .diagonalSame(dim1, dim2) }
    let available =
      diagonal >= 0
      ? Swift.min(shape[first], shape[second] &- diagonal)
      : Swift.min(shape[first] &+ diagonal, shape[second])
    let length = Swift.max(available, 0)
    var newShape = Shape()
    var newStrides = Shape()
    for dim in shape.indices where dim != first && dim != second {
      newShape.append(shape[dim])
      newStrides.append(strides[dim])
    }
    newShape.append(length)
    newStrides.append(strides[first] &+ strides[second])
    let skipped = diagonal >= 0 ? diagonal &* strides[second] : -diagonal &* strides[first]
    return view(newShape, newStrides, offset: length == 0 ? offset : offset &+ skipped)
  }

  /// All windows of `size` along a dimension, `step` apart, as a new last dimension.
  public func unfold(dimension: Int, size: Int, step: Int) throws(TensorError) -> Tensor {
    let dim = try self.dimension(dimension)
    let available = rank == 0 ? 1 : shape[dim]
    guard size >= 0, size <= available else {
      throw .unfoldSize(size, dim: dim, available: available)
    }
    guard step > 0 else { throw .unfoldStep(step) }
    guard !shape.isFull else { throw .tooManyDimensions(rank + 1) }
    var newShape = shape
    var newStrides = strides
    if rank > 0 {
      newShape[dim] = (available - size) / step + 1
      newStrides[dim] = strides[dim] &* Swift.min(step, available + 1)
    }
    newShape.append(size)
    newStrides.append(rank == 0 ? 1 : strides[dim])
    return view(newShape, newStrides)
  }

  /// Any sizes, strides and offset that stay inside the storage.
  public func asStrided(
    _ size: Shape, _ stride: Shape, storageOffset: Int? = nil
  ) throws(TensorError) -> Tensor {
    guard size.count == stride.count else { throw .asStridedLengths }
    let start = storageOffset ?? offset
    var isEmpty = false
    for dim in size.indices {
      guard stride[dim] >= 0 else { throw .asStridedNegative(stride) }
      guard size[dim] >= 0 else { throw .negativeDimension(size[dim], size) }
      if size[dim] == 0 { isEmpty = true }
    }
    var last = start
    var fits = start >= 0
    if !isEmpty {
      for dim in size.indices {
        let (extent, overflow) = (size[dim] - 1).multipliedReportingOverflow(by: stride[dim])
        let (sum, tooFar) = last.addingReportingOverflow(extent)
        fits = fits && !overflow && !tooFar
        last = sum
      }
    }
    guard fits, isEmpty || last < storage.byteCount / dtype.byteWidth else {
      throw .asStridedOutOfBounds(
        shape: size, strides: stride, offset: start, bytes: dtype.byteWidth,
        available: storage.byteCount)
    }
    return Tensor(storage: storage, offset: start, shape: size, strides: stride, dtype: dtype)
  }
}
