// Random numbers on the device, with PyTorch's CUDA stream.
//
// A launch names a seed and an offset into the stream; each thread draws from its own subsequence there.
// So the number of threads decides which number an element gets, and with it the kind of GPU.

import Glibc
import Tensors

extension CUDABackend: DeviceRandom {
  /// Blocks of 256 threads for so many elements.
  private func blocks(_ count: Int) -> Int {
    let most = Int(context.device.multiprocessors * (context.device.threadsPerMultiprocessor / 256))
    return Swift.min((count + 255) / 256, most)
  }

  /// How far a launch moves the stream: each thread takes numbers by fours.
  private func advance(_ count: Int, perThread: Int) -> UInt64 {
    UInt64(((count - 1) / (256 * blocks(count) * perThread) + 1) * 4)
  }

  /// Queues a kernel of `blocks` full of threads; it reads what `append` adds.
  private func launch(
    _ kernel: String, _ name: String, _ output: Tensor, blocks: Int, threads: Int = 256,
    _ append: (inout KernelArguments) -> Void
  ) throws(TensorError) {
    try requireCount(output)
    try attempt { () throws(CUDAError) in
      var arguments = KernelArguments()
      arguments.append(UInt32(output.numel))
      append(&arguments)
      try context.launch(
        kernel, .random, blocks: (blocks, 1, 1), threads: (threads, 1), arguments, operation: name)
    }
  }

  public func draw(
    _ distribution: RandomDistribution, into output: Tensor, seed: UInt64, offset: UInt64
  ) throws(TensorError) -> UInt64 {
    let (kind, p, q, name) = distribution.parameters
    if distribution.isContinuous { try requireFloat(output.dtype, "\(name)kernel_cuda") }
    guard output.numel > 0 else { return 0 }
    let isDouble = output.dtype == .float64
    try launch(
      isDouble ? "draw_float64" : "draw_float32", name, output, blocks: blocks(output.numel)
    ) {
      $0.append(kind)
      $0.append(output.dtype.kernelNumber)
      $0.append(seed)
      $0.append(offset / 4)
      $0.append(p)
      $0.append(q)
      $0.append(output)
    }
    return advance(output.numel, perThread: isDouble ? 2 : 4)
  }

  public func drawIntegers(
    low: Int, range: UInt64, isWide: Bool, into output: Tensor, seed: UInt64, offset: UInt64
  ) throws(TensorError) -> UInt64 {
    guard output.numel > 0 else { return 0 }
    try launch("draw_whole", "random_", output, blocks: blocks(output.numel)) {
      $0.append(output.dtype.kernelNumber)
      $0.append(Int32(isWide ? 1 : 0))
      $0.append(seed)
      $0.append(offset / 4)
      $0.append(range)
      $0.append(low)
      $0.append(output)
    }
    return advance(output.numel, perThread: isWide ? 2 : 4)
  }

  public func drawMask(
    _ output: Tensor, keep: Double, scale: Double, seed: UInt64, offset: UInt64
  ) throws(TensorError) -> UInt64 {
    try requireFloat(output.dtype, "fused_dropout")
    guard output.numel > 0 else { return 0 }
    let kernel = "mask_\(output.dtype.kernelClass)"
    try launch(kernel, "native_dropout", output, blocks: blocks(output.numel)) {
      $0.append(output.dtype.kernelNumber)
      $0.append(Int32(output.numel % 4 == 0 ? 1 : 0))
      $0.append(seed)
      $0.append(offset / 4)
      $0.append(keep)
      $0.append(scale)
      $0.append(output)
    }
    return advance(output.numel, perThread: 4)
  }

  public func drawOnes(
    _ chances: Tensor, into output: Tensor, seed: UInt64, offset: UInt64
  ) throws(TensorError) -> UInt64 {
    guard output.numel > 0 else { return 0 }
    let blocks = (output.numel + 2047) / 2048
    try launch("draw_chances", "bernoulli_", output, blocks: blocks, threads: 512) {
      $0.append(output.dtype.kernelNumber)
      $0.append(Int32(chances.dtype == .float64 ? 1 : 0))
      $0.append(seed)
      $0.append(offset / 4)
      $0.append(chances)
      $0.append(output)
    }
    // PyTorch moves the stream by ten, and then to the next multiple of four.
    return 12
  }

  /// How many bits of a key keep two of n from being equal, nine times out of ten.
  private static func keyBits(_ n: Int) -> Int {
    let count = Double(n)
    let values = count - (6 * count * count + 1) / (12 * Glibc.log(0.9))
    return Swift.min(63, Int(Glibc.log2(values).rounded(.up)))
  }

  public func drawPermutation(
    into output: Tensor, seed: UInt64, offset: UInt64
  ) throws(TensorError) -> UInt64 {
    let count = output.numel
    guard count > 0 else { return 0 }
    let keys = try Tensor(empty: output.shape, dtype: .int64, device: device)
    let sorted = try Tensor(empty: output.shape, dtype: .int64, device: device)
    try launch("permutation_keys", "randperm", keys, blocks: blocks(count)) {
      $0.append(Int32(CUDABackend.keyBits(count)))
      $0.append(seed)
      $0.append(offset / 4)
      $0.append(keys)
    }
    let moved = advance(count, perThread: 2)
    try sort(keys, descending: false, values: sorted, indices: output)
    try launch("permutation_ties", "randperm", output, blocks: spread(count).blocks.0) {
      $0.append(seed)
      $0.append((offset + moved) / 4)
      $0.append(sorted)
      $0.append(output)
    }
    withExtendedLifetime((keys, sorted)) {}
    return moved + UInt64((count + 3) / 4 * 4)
  }

  public func drawPlaces(
    _ weights: Tensor, sums: Tensor, into output: Tensor, seed: UInt64, offset: UInt64
  ) throws(TensorError) -> UInt64 {
    guard output.numel > 0 else { return 0 }
    let kernel = "sample_\(weights.dtype.kernelClass)"
    try launch(kernel, "multinomial", output, blocks: spread(output.numel).blocks.0) {
      $0.append(UInt32(output.shape[1]))
      $0.append(UInt32(weights.shape[1]))
      $0.append(weights.dtype.kernelNumber)
      $0.append(seed)
      $0.append(offset / 4)
      $0.append(weights)
      $0.append(sums)
      $0.append(output)
    }
    return UInt64(((weights.shape[0] - 1) / 65535 + 1) * 4)
  }
}

extension RandomDistribution {
  /// `enum Kind` of the kernels, its parameters, and PyTorch's name.
  fileprivate var parameters: (kind: Int32, p: Double, q: Double, name: String) {
    switch self {
    case .uniform(let from, let to): (0, from, to, "uniform_")
    case .normal(let mean, let std): (1, mean, std, "normal_")
    case .logNormal(let mean, let std): (2, mean, std, "log_normal_")
    case .exponential(let rate): (3, rate, 0, "exponential_")
    case .cauchy(let median, let scale): (4, median, scale, "cauchy_")
    case .geometric(let p): (5, p, 0, "geometric_")
    case .bernoulli(let p): (6, p, 0, "bernoulli_")
    }
  }

  fileprivate var isContinuous: Bool {
    switch self {
    case .uniform, .normal, .logNormal, .exponential, .cauchy: true
    case .geometric, .bernoulli: false
    }
  }
}
