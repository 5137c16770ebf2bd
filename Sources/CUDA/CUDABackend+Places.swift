// Reading and writing at places that index tensors name.
//
// Places are checked before a kernel uses them, which waits for the device once: a wrong index is an
// error of the operation that has it, as on the CPU.

import Tensors

extension CUDABackend {
  public func gather(
    _ x: Tensor, dim: Int, index: Tensor, into output: Tensor
  ) throws(TensorError) {
    try requirePlaces(x, dim, index)
    try atIndex("gather", x, dim, index, output) {
      $0.append(x.dtype.kernelNumber)
      Self.appendDimension(x, dim, &$0)
      $0.append(index)
      $0.append(x)
      $0.append(output)
    }
  }

  public func scatter(
    _ output: Tensor, dim: Int, index: Tensor, _ source: Tensor, _ reduction: ScatterReduction
  ) throws(TensorError) {
    try requirePlaces(output, dim, index)
    try atIndex("scatter", output, dim, index, source) {
      $0.append(Int32(reduction.rawValue))
      $0.append(output.dtype.kernelNumber)
      Self.appendDimension(output, dim, &$0)
      $0.append(index)
      $0.append(output)
      $0.append(source)
    }
  }

  private static func appendDimension(
    _ x: Tensor, _ dim: Int, _ arguments: inout KernelArguments
  ) {
    arguments.append(x.rank == 0 ? 0 : x.strides[dim])
    arguments.append(x.rank == 0 ? 1 : x.shape[dim])
  }

  private func requirePlaces(_ x: Tensor, _ dim: Int, _ index: Tensor) throws(TensorError) {
    let size = x.rank == 0 ? 1 : x.shape[dim]
    if let bad = try firstOutside(index, 0..<Swift.max(size, 0)) {
      throw .scatterIndex(index: bad, dim: dim, size: size)
    }
  }

  /// Queues a kernel over the index's positions: `other` has an element at each, x one in each line.
  private func atIndex(
    _ kernel: String, _ x: Tensor, _ dim: Int, _ index: Tensor, _ other: Tensor,
    _ append: (inout KernelArguments) -> Void
  ) throws(TensorError) {
    var lines = x.strides
    if x.rank > 0 { lines[dim] = 0 }
    try elementwise(
      "\(kernel)_\(x.dtype.kernelClass)", .places, index.shape,
      [other.strides, index.strides, lines], kernel, append)
  }

  public func index(
    _ x: Tensor, dims: Shape, indices: [Tensor], into output: Tensor
  ) throws(TensorError) {
    try atOffsets("index_\(x.dtype.byteWidth)", x, dims, indices, output) {
      $0.append($1)
      $0.append(x)
      $0.append(output)
    }
  }

  public func indexPut(
    _ output: Tensor, dims: Shape, indices: [Tensor], _ values: Tensor,
    _ reduction: ScatterReduction
  ) throws(TensorError) {
    try atOffsets("index_put_\(output.dtype.kernelClass)", output, dims, indices, values) {
      $0.append(Int32(reduction.rawValue))
      $0.append(output.dtype.kernelNumber)
      $0.append($1)
      $0.append(output)
      $0.append(values)
    }
  }

  private func atOffsets(
    _ kernel: String, _ x: Tensor, _ dims: Shape, _ indices: [Tensor], _ blocks: Tensor,
    _ append: (inout KernelArguments, UnsafeMutableRawPointer) -> Void
  ) throws(TensorError) {
    guard let first = indices.first, blocks.rank > 0 else { return }
    let count = first.numel
    let offsets = try Tensor(empty: Shape(count), dtype: .int64, device: device)
    for (number, (dim, index)) in zip(dims, indices).enumerated() {
      let flat = try index.contiguous()
      try flat_(count, flat, x.strides[dim], number == 0, offsets)
    }
    var within = Shape(0)
    for dim in x.shape.indices where !dims.contains(dim) { within.append(x.strides[dim]) }
    var along = Shape(repeating: 0, count: blocks.rank)
    along[0] = 1
    try elementwise(kernel, .places, blocks.shape, [blocks.strides, along, within], "index") {
      append(&$0, offsets.address)
    }
    withExtendedLifetime(offsets) {}
  }

  private func flat_(
    _ count: Int, _ index: Tensor, _ stride: Int, _ isFirst: Bool, _ offsets: Tensor
  ) throws(TensorError) {
    try flat("add_offsets", .places, count, "index") {
      $0.append(UInt32(count))
      $0.append(index)
      $0.append(stride)
      $0.append(Int32(isFirst ? 1 : 0))
      $0.append(offsets)
    }
    withExtendedLifetime(index) {}
  }

  public func firstOutside(_ index: Tensor, _ range: Range<Int>) throws(TensorError) -> Int? {
    guard index.numel > 0 else { return nil }
    let flat = try index.contiguous()
    let found = try Tensor(empty: Shape(1), dtype: .int32, device: device)
    try fill(found, .int(0))
    try elementwise("find_outside", .places, Shape(flat.numel), [Shape(1)], "index") {
      $0.append(flat)
      $0.append(range.lowerBound)
      $0.append(range.upperBound)
      $0.append(found)
    }
    let position = try item(found).int
    guard position != 0 else { return nil }
    let place = Int(UInt32(truncatingIfNeeded: position)) - 1
    return try item(flat.reshape([flat.numel]).select(dim: 0, index: place)).int
  }

  public func nonzero(_ x: Tensor) throws(TensorError) -> Tensor {
    try requireCount(x)
    let flat = try x.contiguous()
    let positions = try Tensor(empty: Shape(x.numel + 1), dtype: .int64, device: device)
    let total = try positions.select(dim: 0, index: x.numel)
    try fill(total, .int(0))
    if x.numel > 0 {
      try attempt { () throws(CUDAError) in
        var arguments = KernelArguments()
        arguments.append(try KernelLayout(Shape(flat.numel), [Shape(1)]))
        arguments.append(x.dtype.kernelNumber)
        arguments.append(flat)
        arguments.append(positions)
        arguments.append(total)
        try context.launch(
          "nonzero_\(x.dtype.kernelClass)", .places, blocks: (1, 1, 1), threads: (256, 1),
          arguments, operation: "nonzero")
      }
    }
    let count = try item(total).int
    let output = try Tensor(empty: Shape(count, x.rank), dtype: .int64, device: device)
    var sizes = InlineArray<8, Int>(repeating: 1)
    for dim in x.shape.indices { sizes[dim] = x.shape[dim] }
    try self.flat("coordinates", .places, x.rank == 0 ? 0 : count, "nonzero") {
      $0.append(UInt32(count))
      $0.append(Int32(x.rank))
      $0.append(sizes)
      $0.append(positions)
      $0.append(output)
    }
    withExtendedLifetime((flat, positions)) {}
    return output
  }
}
