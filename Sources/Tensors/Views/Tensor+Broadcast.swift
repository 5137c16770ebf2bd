// Broadcasting: dimensions of size 1, and missing leading ones, repeat without a copy (stride 0).

extension Shape {
  /// The shape that two shapes broadcast to.
  @inlinable
  public func broadcast(with other: Shape) throws(TensorError) -> Shape {
    if self == other { return self }
    var result = count >= other.count ? self : other
    let shorter = Swift.min(count, other.count)
    var back = 1
    while back <= shorter {
      let a = self[count - back]
      let b = other[other.count - back]
      if a == b || b == 1 {
        result[result.count - back] = a
      } else if a == 1 {
        result[result.count - back] = b
      } else {
        throw .sizeMismatch(a: a, b: b, dim: result.count - back)
      }
      back += 1
    }
    return result
  }
}

extension Tensor {
  /// A view of the shape that this tensor's shape is known to broadcast to.
  @inlinable
  public func broadcastUnchecked(to target: Shape) -> Tensor {
    if shape == target { return self }
    var newStrides = Shape(repeating: 0, count: target.count)
    let added = target.count - rank
    for dim in shape.indices where shape[dim] == target[dim + added] && shape[dim] != 1 {
      newStrides[dim + added] = strides[dim]
    }
    return view(target, newStrides)
  }

  /// A view in which dimensions of size 1 repeat; -1 keeps a size.
  public func expand(_ sizes: Shape) throws(TensorError) -> Tensor {
    guard sizes.count >= rank else { throw .expandRank(targets: sizes, sizes: shape) }
    var newShape = sizes
    var newStrides = Shape(repeating: 0, count: sizes.count)
    for place in stride(from: sizes.count - 1, through: 0, by: -1) {
      let dim = place - (sizes.count - rank)
      let size = dim >= 0 ? shape[dim] : 1
      var stride =
        dim >= 0
        ? strides[dim]
        : (place + 1 < sizes.count ? newShape[place + 1] &* newStrides[place + 1] : 1)
      var target = sizes[place]
      if target == -1 {
        guard dim >= 0 else { throw .expandNegative(target, dim: place) }
        target = size
      }
      if size != target {
        guard size == 1, target >= 0 else {
          throw .expandSize(
            target: target, existing: size, dim: place, targets: sizes, sizes: shape)
        }
        stride = 0
      }
      newShape[place] = target
      newStrides[place] = stride
    }
    _ = try newShape.checkedProduct()
    return view(newShape, newStrides)
  }

  public func expandAs(_ other: Tensor) throws(TensorError) -> Tensor { try expand(other.shape) }

  public func broadcastTo(_ sizes: Shape) throws(TensorError) -> Tensor { try expand(sizes) }

  /// The strides of a new tensor for the result of an element-wise operation on these operands: dense,
  /// in the operands' order of memory, as PyTorch's iterator chooses them.
  static func resultStrides(
    _ shape: Shape, _ first: Shape, _ second: Shape?, _ third: Shape? = nil
  ) -> Shape {
    let rank = shape.count
    guard rank > 1 else { return shape.contiguousStrides }
    func order(_ a: Int, _ b: Int) -> Int {
      for strides in [first, second, third] {
        guard let strides, strides[a] != 0, strides[b] != 0 else { continue }
        if strides[a] < strides[b] { return -1 }
        if strides[a] > strides[b] || shape[a] > shape[b] { return 1 }
      }
      return 0
    }
    var places = Shape()
    for dim in shape.indices { places.append(rank - 1 - dim) }
    for start in 1..<rank {
      var current = start
      for candidate in stride(from: start - 1, through: 0, by: -1) {
        let comparison = order(places[candidate], places[current])
        if comparison < 0 { break }
        guard comparison > 0 else { continue }
        (places[candidate], places[current]) = (places[current], places[candidate])
        current = candidate
      }
    }
    var result = Shape(repeating: 0, count: rank)
    var stride = 1
    for place in places {
      result[place] = stride
      stride &*= Swift.max(shape[place], 1)
    }
    return result
  }

  /// An undefined tensor of this one's shape and order of memory.
  public func emptyLike(dtype: DType? = nil) throws(TensorError) -> Tensor {
    let dtype = dtype ?? self.dtype
    if isContiguous { return try Tensor(empty: shape, dtype: dtype, device: device) }
    let fresh = try Tensor(empty: shape, dtype: dtype, device: device)
    return fresh.view(shape, Tensor.resultStrides(shape, strides, nil))
  }
}
