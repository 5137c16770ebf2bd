// Batch norm and layer norm.

import Tensors

extension CUDABackend {
  /// Queues a kernel with a block for each channel or row.
  private func each(
    _ kernel: String, _ type: DType, blocks: Int, count: Int, _ name: String,
    _ append: (inout KernelArguments) -> Void
  ) throws(TensorError) {
    guard blocks > 0 else { return }
    try attempt { () throws(CUDAError) in
      var arguments = KernelArguments()
      append(&arguments)
      try context.launch(
        "\(kernel)_\(type.kernelClass)", .normalize, blocks: (blocks, 1, 1),
        threads: (Self.workers(count), 1), arguments, operation: name)
    }
  }

  public func batchNormStatistics(
    _ x: Tensor, eps: Double, mean: Tensor, invstd: Tensor, variance: Tensor?
  ) throws(TensorError) {
    try requireWide(x.dtype, "batch_norm_stats_cuda")
    try requireCount(x)
    let (batch, channels, inner) = x.lines(around: 1)
    try each("batch_statistics", x.dtype, blocks: channels, count: batch * inner, "batch_norm") {
      $0.append(UInt32(batch))
      $0.append(UInt32(channels))
      $0.append(UInt32(inner))
      $0.append(x)
      $0.append(eps)
      $0.append(mean)
      $0.append(invstd)
      $0.append(variance)
    }
    if let variance {
      let count = Double(batch * inner)
      try binary(.multiply, variance, .float(count / (count - 1)), into: variance)
    }
  }

  public func batchNorm(
    _ x: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor?, bias: Tensor?, into output: Tensor
  ) throws(TensorError) {
    try requireWide(x.dtype, "batch_norm_elementwise_cuda")
    let (_, channels, inner) = x.lines(around: 1)
    try flat("batch_norm_\(x.dtype.kernelClass)", .normalize, x.numel, "batch_norm") {
      $0.append(UInt32(x.numel))
      $0.append(UInt32(channels))
      $0.append(UInt32(inner))
      $0.append(x)
      $0.append(mean)
      $0.append(invstd)
      $0.append(weight)
      $0.append(bias)
      $0.append(output)
    }
  }

  public func batchNormBackward(
    _ grad: Tensor, _ x: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor?, training: Bool,
    gradX: Tensor?, gradWeight: Tensor?, gradBias: Tensor?
  ) throws(TensorError) {
    try requireWide(x.dtype, "batch_norm_backward_cuda")
    try requireCount(x)
    let (batch, channels, inner) = x.lines(around: 1)
    let sums = try Tensor(empty: Shape(channels), dtype: x.dtype, device: device)
    let dots = try Tensor(empty: Shape(channels), dtype: x.dtype, device: device)
    try each(
      "batch_sums", x.dtype, blocks: channels, count: batch * inner, "batch_norm_backward"
    ) {
      $0.append(UInt32(batch))
      $0.append(UInt32(channels))
      $0.append(UInt32(inner))
      $0.append(grad)
      $0.append(x)
      $0.append(mean)
      $0.append(invstd)
      $0.append(sums)
      $0.append(dots)
      $0.append(gradWeight)
      $0.append(gradBias)
    }
    guard let gradX else { return }
    try flat(
      "batch_backward_\(x.dtype.kernelClass)", .normalize, x.numel, "batch_norm_backward"
    ) {
      $0.append(UInt32(x.numel))
      $0.append(UInt32(channels))
      $0.append(UInt32(inner))
      $0.append(UInt32(batch * inner))
      $0.append(Int32(training ? 1 : 0))
      $0.append(grad)
      $0.append(x)
      $0.append(mean)
      $0.append(invstd)
      $0.append(weight)
      $0.append(sums)
      $0.append(dots)
      $0.append(gradX)
    }
    withExtendedLifetime((sums, dots)) {}
  }

  public func layerNorm(
    _ x: Tensor, n: Int, weight: Tensor?, bias: Tensor?, eps: Double, into output: Tensor,
    mean: Tensor, rstd: Tensor
  ) throws(TensorError) {
    try requireWide(x.dtype, "LayerNormKernelImpl")
    try requireCount(x)
    try each("layer_norm", x.dtype, blocks: n == 0 ? 0 : x.numel / n, count: n, "layer_norm") {
      $0.append(UInt32(n))
      $0.append(x)
      $0.append(weight)
      $0.append(bias)
      $0.append(eps)
      $0.append(output)
      $0.append(mean)
      $0.append(rstd)
    }
  }

  public func layerNormBackward(
    _ grad: Tensor, _ x: Tensor, n: Int, mean: Tensor, rstd: Tensor, weight: Tensor?,
    gradX: Tensor?, gradWeight: Tensor?, gradBias: Tensor?
  ) throws(TensorError) {
    try requireWide(x.dtype, "LayerNormBackwardKernelImpl")
    try requireCount(x)
    let rows = n == 0 ? 0 : x.numel / n
    if let gradX {
      try each("layer_backward", x.dtype, blocks: rows, count: n, "layer_norm_backward") {
        $0.append(UInt32(n))
        $0.append(grad)
        $0.append(x)
        $0.append(mean)
        $0.append(rstd)
        $0.append(weight)
        $0.append(gradX)
      }
    }
    guard gradWeight != nil || gradBias != nil else { return }
    try flat("layer_weights_\(x.dtype.kernelClass)", .normalize, n, "layer_norm_backward") {
      $0.append(UInt32(n))
      $0.append(UInt32(rows))
      $0.append(grad)
      $0.append(x)
      $0.append(mean)
      $0.append(rstd)
      $0.append(gradWeight)
      $0.append(gradBias)
    }
  }
}
