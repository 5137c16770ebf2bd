// The two orders in which PyTorch sums up convolutions on the processor. They differ in the last digits.

/// Which kernels a convolution follows.
public enum ConvolutionOrder: Sendable {
  /// A matrix product over unfolded patches, image by image: PyTorch's own.
  case unfolded
  /// Channels in blocks of sixteen: oneDNN's, for float32.
  case blocked

  /// What PyTorch takes for an input `[batch, channels, height, width]` and a weight
  /// `[_, _, kernel height, kernel width]` where one thread computes.
  public init(
    for x: Tensor, _ weight: Tensor, stride: (Int, Int), dilation: (Int, Int), groups: Int
  ) {
    let (height, width) = (weight.shape[2], weight.shape[3])
    let hasSteps = max(stride.0, stride.1) > 1 || max(dilation.0, dilation.1) > 1
    let isWorthIt = hasSteps || x.shape[0] >= 16 || height != 1 || width != 1
    let isLarge = groups > 1 || height > 3 && width > 3 || x.shape[0] > 1 || x.numel > 20480
    self = x.device.isCPU && x.dtype == .float32 && isWorthIt && isLarge ? .blocked : .unfolded
  }
}
