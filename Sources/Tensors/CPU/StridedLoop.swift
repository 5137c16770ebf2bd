// The loop nest of an element-wise operation over strided operands.
//
// The dimensions are ordered by the output's strides and merged where all operands allow it. The two
// innermost ones are left to the kernel (rows and columns); the loop here walks the others.

/// Up to four operands of one shape, the output first.
struct StridedLoop {
  private(set) var sizes: Shape
  private var steps: InlineArray<4, Shape>
  private let operands: Int

  init(_ output: Tensor, _ a: Tensor, _ b: Tensor, _ c: Tensor) {
    self.init(output.shape, [output.strides, a.strides, b.strides, c.strides], 4)
  }

  init(_ output: Tensor, _ a: Tensor, _ b: Tensor) {
    self.init(output.shape, [output.strides, a.strides, b.strides, Shape()], 3)
  }

  init(_ output: Tensor, _ a: Tensor) {
    self.init(output.shape, [output.strides, a.strides, Shape(), Shape()], 2)
  }

  init(_ output: Tensor) {
    self.init(output.shape, [output.strides, Shape(), Shape(), Shape()], 1)
  }

  private init(_ shape: Shape, _ strides: InlineArray<4, Shape>, _ operands: Int) {
    sizes = Shape()
    steps = InlineArray(repeating: Shape())
    self.operands = operands
    // Outermost first: by the output's strides, falling.
    var order = Shape()
    for dim in shape.indices where shape[dim] != 1 {
      var place = order.count
      while place > 0, strides[0][order[place - 1]] < strides[0][dim] { place -= 1 }
      order.insert(dim, at: place)
    }
    for dim in order {
      let last = sizes.count - 1
      if last >= 0, merges(dim, shape[dim], strides, after: last) {
        sizes[last] = sizes[last] &* shape[dim]
        for operand in 0..<operands { steps[operand][last] = strides[operand][dim] }
      } else {
        sizes.append(shape[dim])
        for operand in 0..<operands { steps[operand].append(strides[operand][dim]) }
      }
    }
  }

  private func merges(
    _ dim: Int, _ size: Int, _ strides: InlineArray<4, Shape>, after last: Int
  ) -> Bool {
    for operand in 0..<operands
    where steps[operand][last] != strides[operand][dim] &* size { return false }
    return true
  }

  var columns: Int { sizes.last ?? 1 }
  var rows: Int { sizes.count > 1 ? sizes[sizes.count - 2] : 1 }

  func columnStep(_ operand: Int) -> Int { steps[operand].last ?? 0 }
  func rowStep(_ operand: Int) -> Int {
    sizes.count > 1 ? steps[operand][sizes.count - 2] : 0
  }

  /// Calls the body with each operand's offset in elements, once for every block of rows x columns.
  @inline(__always)
  func forEach(_ body: (InlineArray<4, Int>) throws(TensorError) -> Void) throws(TensorError) {
    for size in sizes where size == 0 { return }
    let outer = Swift.max(sizes.count - 2, 0)
    var offsets: InlineArray<4, Int> = [0, 0, 0, 0]
    var position = Shape(repeating: 0, count: outer)
    while true {
      try body(offsets)
      var dim = outer - 1
      while dim >= 0 {
        position[dim] += 1
        for operand in 0..<operands {
          offsets[operand] = offsets[operand] &+ steps[operand][dim]
        }
        if position[dim] < sizes[dim] { break }
        for operand in 0..<operands {
          offsets[operand] = offsets[operand] &- steps[operand][dim] &* sizes[dim]
        }
        position[dim] = 0
        dim -= 1
      }
      if dim < 0 { return }
    }
  }
}
