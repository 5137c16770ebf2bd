// Running operations along a dimension, and differences of neighbours.

extension Tensor {
  /// Running sums; of bool and integers in int64.
  public func cumsum(dim: Int, dtype: DType? = nil) throws(TensorError) -> Tensor {
    try cumulative(.sum, dim, dtype)
  }

  /// Running products; of bool and integers in int64.
  public func cumprod(dim: Int, dtype: DType? = nil) throws(TensorError) -> Tensor {
    try cumulative(.product, dim, dtype)
  }

  public func logcumsumexp(dim: Int) throws(TensorError) -> Tensor {
    try cumulative(.logSumExp, dim, dtype.isFloatingPoint ? dtype : .defaultFloat)
  }

  private func cumulative(
    _ operation: CumulativeOperation, _ dim: Int, _ dtype: DType?
  ) throws(TensorError) -> Tensor {
    let place = try dimension(dim)
    let source = try to(dtype ?? (self.dtype.isInexact ? self.dtype : .int64))
    let output = try Tensor(empty: shape, dtype: source.dtype, device: device)
    if numel > 0 {
      try backend.cumulative(operation, source, dim: place, into: output, indices: nil)
    }
    return output
  }

  /// Running maxima and the place of the last one.
  public func cummax(dim: Int) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    try cumulativeExtreme(.maximum, dim)
  }

  /// Running minima and the place of the last one.
  public func cummin(dim: Int) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    try cumulativeExtreme(.minimum, dim)
  }

  private func cumulativeExtreme(
    _ operation: CumulativeOperation, _ dim: Int
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let place = try dimension(dim)
    let values = try Tensor(empty: shape, dtype: dtype, device: device)
    let indices = try Tensor(empty: shape, dtype: .int64, device: device)
    if numel > 0 {
      try backend.cumulative(operation, self, dim: place, into: values, indices: indices)
    }
    return (values, indices)
  }

  /// The n-th differences of neighbours along a dimension.
  public func diff(n: Int = 1, dim: Int = -1) throws(TensorError) -> Tensor {
    guard rank > 0 else { throw .stated(.runtime, TensorError.diffRank) }
    let place = try dimension(dim)
    var result = self
    for _ in 0..<Swift.max(Swift.min(n, shape[place]), 0) {
      let size = result.shape[place]
      guard size > 0 else { break }
      let after = try result.narrow(dim: place, start: 1, length: size - 1)
      let before = try result.narrow(dim: place, start: 0, length: size - 1)
      result = dtype == .bool ? try after.logicalXor(before) : try after.sub(before)
    }
    return result
  }
}
