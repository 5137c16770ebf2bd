// How a gradient lies in memory: like its leaf when the leaf fills its memory, else row by row.

import Tensors

extension Tensor {
  /// A copy that lies in memory like a leaf.
  func clone(like leaf: Tensor) throws(TensorError) -> Tensor {
    guard !leaf.isContiguous, leaf.isDense else { return try contiguousCopy() }
    let memory = try Tensor(empty: shape, dtype: dtype, device: device)
    let copy = Tensor(
      storage: memory.storage, offset: 0, shape: shape, strides: leaf.strides, dtype: dtype)
    return try copy.copy_(self)
  }

  /// Whether the elements fill a block of memory without gaps or overlap, in any order.
  var isDense: Bool {
    if isContiguous { return true }
    var used = 0
    var expected = 1
    for _ in 0..<rank {
      var next: Int?
      for dim in 0..<rank
      where used & (1 << dim) == 0 && (shape[dim] == 1 || strides[dim] == expected) {
        next = dim
        if shape[dim] == 1 { break }
      }
      guard let next else { return false }
      used |= 1 << next
      expected *= shape[next]
    }
    return true
  }

  func containsNaN() throws(TensorError) -> Bool {
    guard dtype.isInexact else { return false }
    return try isnan().any().item().isTrue
  }
}

extension Variable {
  /// Whether this gradient, which nobody else refers to, can become a leaf's as it is: nothing else
  /// shares its memory, and it lies there like the leaf.
  func isFreeToKeep(for leaf: Variable) -> Bool {
    guard link == nil, data.strides == leaf.data.strides else { return false }
    base = nil
    return Tensor.isSoleOwner(&data)
  }
}
