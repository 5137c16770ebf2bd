// Softmax and the losses with kernels of their own.

import Tensors

extension Tensor {
  /// A contiguous tensor as outer x count x inner around a dimension.
  func lines(around dim: Int) -> (outer: Int, count: Int, inner: Int) {
    guard rank > 0 else { return (1, 1, 1) }
    return (shape.prefix(dim).product, shape[dim], shape.dropFirst(dim + 1).product)
  }
}

extension CUDABackend {
  public func softmax(
    _ x: Tensor, dim: Int, log: Bool, into output: Tensor
  ) throws(TensorError) {
    try softmaxLines("softmax", x, dim, log, log ? "log_softmax" : "softmax") {
      $0.append(x)
      $0.append(output)
    }
  }

  public func softmaxBackward(
    _ grad: Tensor, _ y: Tensor, dim: Int, log: Bool, into output: Tensor
  ) throws(TensorError) {
    try softmaxLines("softmax_backward", y, dim, log, "softmax_backward") {
      $0.append(grad)
      $0.append(y)
      $0.append(output)
    }
  }

  private func softmaxLines(
    _ kernel: String, _ x: Tensor, _ dim: Int, _ log: Bool, _ name: String,
    _ append: (inout KernelArguments) -> Void
  ) throws(TensorError) {
    guard x.dtype.isFloatingPoint else {
      throw .notImplementedFor(kernel: "\(name)_cuda", x.dtype)
    }
    guard x.numel > 0 else { return }
    try requireCount(x)
    let (outer, count, inner) = x.lines(around: dim)
    try attempt { () throws(CUDAError) in
      var arguments = KernelArguments()
      arguments.append(UInt32(count))
      arguments.append(UInt32(inner))
      arguments.append(x.dtype.kernelNumber)
      arguments.append(Int32(log ? 1 : 0))
      append(&arguments)
      try context.launch(
        "\(kernel)_\(x.dtype.kernelClass)", .softmax, blocks: (outer * inner, 1, 1),
        threads: (Self.workers(count), 1), arguments, operation: name)
    }
  }

  /// A power of two of threads for so many elements, at most 256.
  static func workers(_ count: Int) -> Int {
    var threads = 32
    while threads < 256, threads * 2 <= count { threads *= 2 }
    return threads
  }

  // MARK: Losses

  public func nll(
    _ x: Tensor, target: Tensor, weight: Tensor?, ignoreIndex: Int, reduction: LossReduction,
    into output: Tensor, totalWeight: Tensor
  ) throws(TensorError) {
    try requireWide(x.dtype, "nll_loss_forward_reduce_cuda_kernel_2d")
    try requireTargets(target, ignoreIndex, classes: x.shape[1])
    try attempt { () throws(CUDAError) in
      var arguments = KernelArguments()
      arguments.append(UInt32(x.shape[0]))
      arguments.append(x.shape[1])
      arguments.append(Int32(reduction.rawValue))
      arguments.append(x)
      arguments.append(target)
      arguments.append(weight)
      arguments.append(ignoreIndex)
      arguments.append(output)
      arguments.append(totalWeight)
      try context.launch(
        "nll_\(x.dtype.kernelClass)", .losses, blocks: (1, 1, 1),
        threads: (Self.workers(x.shape[0]), 1), arguments, operation: "nll_loss")
    }
  }

  public func nllBackward(
    _ grad: Tensor, target: Tensor, weight: Tensor?, ignoreIndex: Int, reduction: LossReduction,
    totalWeight: Tensor, into output: Tensor
  ) throws(TensorError) {
    try requireWide(output.dtype, "nll_loss_backward_reduce_cuda_kernel_2d")
    try flat(
      "nll_backward_\(output.dtype.kernelClass)", .losses, output.numel, "nll_loss_backward"
    ) {
      $0.append(UInt32(output.numel))
      $0.append(UInt32(output.shape[1]))
      $0.append(Int32(reduction.rawValue))
      $0.append(grad)
      $0.append(target)
      $0.append(weight)
      $0.append(ignoreIndex)
      $0.append(totalWeight)
      $0.append(output)
    }
  }

  /// Looks at the targets on the host: a class that is not there is an error of this operation.
  private func requireTargets(
    _ target: Tensor, _ ignoreIndex: Int, classes: Int
  ) throws(TensorError) {
    for wanted in try target.integers() where wanted != ignoreIndex {
      guard wanted >= 0, wanted < classes else { throw .targetOutOfBounds(wanted) }
    }
  }

  func requireWide(_ dtype: DType, _ kernel: String) throws(TensorError) {
    guard dtype == .float32 || dtype == .float64 else {
      throw .notImplementedFor(kernel: kernel, dtype)
    }
  }

  public func binaryCrossEntropy(
    _ x: Tensor, target: Tensor, into output: Tensor
  ) throws(TensorError) {
    try requireWide(x.dtype, "binary_cross_entropy_out_cuda")
    try flat("bce_\(x.dtype.kernelClass)", .losses, x.numel, "binary_cross_entropy") {
      $0.append(UInt32(x.numel))
      $0.append(x)
      $0.append(target)
      $0.append(output)
    }
  }

  public func binaryCrossEntropyBackward(
    _ grad: Tensor, _ x: Tensor, target: Tensor, into output: Tensor
  ) throws(TensorError) {
    try requireWide(x.dtype, "binary_cross_entropy_backward_out_cuda")
    try flat(
      "bce_backward_\(x.dtype.kernelClass)", .losses, x.numel, "binary_cross_entropy_backward"
    ) {
      $0.append(UInt32(x.numel))
      $0.append(grad)
      $0.append(UInt32(grad.numel == 1 ? 0 : 1))
      $0.append(x)
      $0.append(target)
      $0.append(output)
    }
  }
}
