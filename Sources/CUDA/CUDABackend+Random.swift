// Random numbers on the device, with PyTorch's CUDA stream.

import Tensors

extension CUDABackend: DeviceRandom {
  /// Blocks for so many elements: the layout is part of the stream, and so is the kind of GPU.
  private func blocks(_ count: Int) -> Int {
    let most = Int(context.device.multiprocessors * (context.device.threadsPerMultiprocessor / 256))
    return Swift.min((count + 255) / 256, most)
  }

  /// How far a launch moves the stream: each thread takes numbers by fours.
  private func advance(_ count: Int, _ blocks: Int, perThread: Int) -> UInt64 {
    UInt64(((count - 1) / (256 * blocks * perThread) + 1) * 4)
  }

  public func drawUniform(
    _ output: Tensor, from: Double, to: Double, seed: UInt64, offset: UInt64
  ) throws(TensorError) -> UInt64 {
    try draw(output, 0, from, to, seed, offset, "uniform_")
  }

  public func drawNormal(
    _ output: Tensor, mean: Double, std: Double, seed: UInt64, offset: UInt64
  ) throws(TensorError) -> UInt64 {
    try draw(output, 1, mean, std, seed, offset, "normal_")
  }

  private func draw(
    _ output: Tensor, _ kind: Int32, _ p: Double, _ q: Double, _ seed: UInt64, _ offset: UInt64,
    _ name: String
  ) throws(TensorError) -> UInt64 {
    try requireFloat(output.dtype, "\(name)kernel_cuda")
    guard output.numel > 0 else { return 0 }
    try requireCount(output)
    let count = output.numel
    let blocks = blocks(count)
    try attempt { () throws(CUDAError) in
      var arguments = KernelArguments()
      arguments.append(UInt32(count))
      arguments.append(kind)
      arguments.append(output.dtype.kernelNumber)
      arguments.append(seed)
      arguments.append(offset / 4)
      arguments.append(p)
      arguments.append(q)
      arguments.append(output)
      try context.launch(
        "draw_\(output.dtype.kernelClass)", .random, blocks: (blocks, 1, 1), threads: (256, 1),
        arguments, operation: name)
    }
    return advance(count, blocks, perThread: output.dtype == .float64 ? 2 : 4)
  }

  public func drawMask(
    _ output: Tensor, keep: Double, scale: Double, seed: UInt64, offset: UInt64
  ) throws(TensorError) -> UInt64 {
    try requireFloat(output.dtype, "fused_dropout")
    guard output.numel > 0 else { return 0 }
    try requireCount(output)
    let count = output.numel
    let blocks = blocks(count)
    try attempt { () throws(CUDAError) in
      var arguments = KernelArguments()
      arguments.append(UInt32(count))
      arguments.append(output.dtype.kernelNumber)
      arguments.append(Int32(count % 4 == 0 ? 1 : 0))
      arguments.append(seed)
      arguments.append(offset / 4)
      arguments.append(keep)
      arguments.append(scale)
      arguments.append(output)
      try context.launch(
        "mask_\(output.dtype.kernelClass)", .random, blocks: (blocks, 1, 1), threads: (256, 1),
        arguments, operation: "native_dropout")
    }
    return advance(count, blocks, perThread: 4)
  }
}
