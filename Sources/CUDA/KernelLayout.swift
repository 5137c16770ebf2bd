// The grid of elements that an element-wise kernel walks, as the structure that it reads.
//
// Dimensions are ordered by the output's strides, innermost first, and merged where all operands allow
// it, so that contiguous operands of any rank are one dimension.

import Tensors

/// `struct Layout` of the kernels: up to four operands of one shape, the output first.
struct KernelLayout: BitwiseCopyable {
  private(set) var count: UInt32
  private(set) var rank: Int32 = 0
  private var sizes = InlineArray<8, UInt32>(repeating: 0)
  private var steps = InlineArray<4, InlineArray<8, Int>>(
    repeating: InlineArray<8, Int>(repeating: 0))

  /// The grid of a shape, with each operand's strides over it.
  ///
  /// - Throws: `tooManyElements`.
  init(_ shape: Shape, _ strides: [Shape]) throws(CUDAError) {
    let numel = shape.product
    guard numel <= Int(Int32.max) else { throw .tooManyElements(numel) }
    count = UInt32(numel)
    guard let first = strides.first else { return }
    var order: [Int] = []
    for dim in shape.indices where shape[dim] != 1 {
      let place = order.firstIndex { first[$0] > first[dim] } ?? order.count
      order.insert(dim, at: place)
    }
    for dim in order {
      let last = Int(rank) - 1
      if last >= 0, merges(dim, strides, after: last) {
        sizes[last] *= UInt32(shape[dim])
      } else {
        sizes[Int(rank)] = UInt32(shape[dim])
        for operand in strides.indices { steps[operand][Int(rank)] = strides[operand][dim] }
        rank += 1
      }
    }
  }

  private func merges(_ dim: Int, _ strides: [Shape], after last: Int) -> Bool {
    for operand in strides.indices
    where strides[operand][dim] != steps[operand][last] * Int(sizes[last]) { return false }
    return true
  }
}

extension Tensor {
  /// The strides of this tensor broadcast to a shape: 0 where its size is 1 and the shape's is not.
  func strides(over target: Shape) -> Shape {
    if shape == target { return strides }
    var result = Shape(repeating: 0, count: target.count)
    let missing = target.count - rank
    for dim in shape.indices where shape[dim] == target[dim + missing] {
      result[dim + missing] = strides[dim]
    }
    return result
  }
}
