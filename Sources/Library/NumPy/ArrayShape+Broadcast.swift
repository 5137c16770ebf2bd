// Shapes that meet in one operation: every dimension has the same size, or one of them has size 1.

import Tensors

extension Tensors.Shape {
  /// The shape that two shapes broadcast to, nil if they do not.
  func joined(_ other: ArrayShape) -> ArrayShape? {
    let rank = Swift.max(count, other.count)
    var result = ArrayShape(repeating: 1, count: rank)
    for index in 0..<rank {
      let a = index < rank - count ? 1 : self[index - (rank - count)]
      let b = index < rank - other.count ? 1 : other[index - (rank - other.count)]
      guard a == b || a == 1 || b == 1 else { return nil }
      result[index] = a == 1 ? b : a
    }
    return result
  }

  /// The strides with which contiguous elements of this shape are read under a wider shape.
  func spreadStrides(to target: ArrayShape) -> ArrayShape {
    let own = contiguousStrides
    var result = ArrayShape(repeating: 0, count: target.count)
    let lead = target.count - count
    for index in indices where self[index] != 1 { result[lead + index] = own[index] }
    return result
  }
}

extension Tensor {
  /// The elements read under a wider shape, nil if they do not broadcast to it. Leading dimensions of
  /// size 1 may go.
  func spread(to target: ArrayShape) -> Tensor? {
    var source = shape
    var steps = strides
    while source.count > target.count, source.first == 1 {
      source = source.dropFirst()
      steps = steps.dropFirst()
    }
    guard source.count <= target.count else { return nil }
    let lead = target.count - source.count
    var result = ArrayShape(repeating: 0, count: target.count)
    for index in source.indices {
      guard source[index] == target[lead + index] || source[index] == 1 else { return nil }
      if source[index] != 1 { result[lead + index] = steps[index] }
    }
    return Tensor(storage: storage, offset: offset, shape: target, strides: result, dtype: dtype)
  }
}
