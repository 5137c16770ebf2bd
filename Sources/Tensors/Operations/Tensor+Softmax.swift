// Softmax and its logarithm along a dimension, with their derivatives.

extension Tensor {
  public func softmax(dim: Int, dtype: DType? = nil) throws(TensorError) -> Tensor {
    try softmax(dim, dtype, log: false)
  }

  public func logSoftmax(dim: Int, dtype: DType? = nil) throws(TensorError) -> Tensor {
    try softmax(dim, dtype, log: true)
  }

  private func softmax(_ dim: Int, _ dtype: DType?, log: Bool) throws(TensorError) -> Tensor {
    let place = try dimension(dim)
    let source = try to(dtype ?? self.dtype)
    guard source.dtype.isFloatingPoint else {
      throw .notImplementedFor(
        kernel: log ? "log_softmax_lastdim_kernel_impl" : "softmax_lastdim_kernel_impl",
        source.dtype)
    }
    let x = try source.contiguous()
    let output = try Tensor(empty: shape, dtype: x.dtype, device: device)
    if numel > 0 { try backend.softmax(x, dim: place, log: log, into: output) }
    return output
  }

  /// The gradient of softmax's input from that of its output `self`.
  public func softmaxBackward(_ grad: Tensor, dim: Int) throws(TensorError) -> Tensor {
    try softmaxBackward(grad, dim, log: false)
  }

  /// The gradient of log-softmax's input from that of its output `self`.
  public func logSoftmaxBackward(_ grad: Tensor, dim: Int) throws(TensorError) -> Tensor {
    try softmaxBackward(grad, dim, log: true)
  }

  private func softmaxBackward(
    _ grad: Tensor, _ dim: Int, log: Bool
  ) throws(TensorError) -> Tensor {
    let place = try dimension(dim)
    let output = try Tensor(empty: shape, dtype: dtype, device: device)
    if numel > 0 {
      try backend.softmaxBackward(
        try grad.contiguous(), try contiguous(), dim: place, log: log, into: output)
    }
    return output
  }
}
