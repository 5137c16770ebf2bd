// The geometry of a convolution or a pooling over images.

/// Sizes and steps of a window that slides over `[batch, channels, height, width]`.
public struct Window: Sendable, Equatable {
  public var batch, channels, height, width: Int
  public var kernelHeight, kernelWidth: Int
  public var strideHeight, strideWidth: Int
  public var paddingHeight, paddingWidth: Int
  public var dilationHeight, dilationWidth: Int
  public var outHeight, outWidth: Int

  /// The geometry over an image tensor; the pairs are (height, width).
  ///
  /// - Parameter ceilMode: whether a last window may hang over the edge.
  /// - Throws: when the window does not fit or a step is not positive.
  public init(
    over image: Tensor, kernel: (Int, Int), stride: (Int, Int), padding: (Int, Int),
    dilation: (Int, Int) = (1, 1), ceilMode: Bool = false
  ) throws(TensorError) {
    batch = image.shape[0]
    channels = image.shape[1]
    height = image.shape[2]
    width = image.shape[3]
    (kernelHeight, kernelWidth) = kernel
    (strideHeight, strideWidth) = stride
    (paddingHeight, paddingWidth) = padding
    (dilationHeight, dilationWidth) = dilation
    outHeight = try Window.outputSize(
      height, kernelHeight, strideHeight, paddingHeight, dilationHeight, ceilMode)
    outWidth = try Window.outputSize(
      width, kernelWidth, strideWidth, paddingWidth, dilationWidth, ceilMode)
  }

  private static func outputSize(
    _ size: Int, _ kernel: Int, _ stride: Int, _ padding: Int, _ dilation: Int, _ ceilMode: Bool
  ) throws(TensorError) -> Int {
    let limit = 1 << 31
    guard stride > 0, kernel > 0, dilation > 0, padding >= 0, stride < limit, kernel < limit,
      dilation < limit, padding < limit
    else {
      throw .windowSteps(kernel: kernel, stride: stride, padding: padding, dilation: dilation)
    }
    let room = size + 2 * padding - dilation * (kernel - 1) - 1
    guard room >= 0 else {
      throw .windowTooLarge(size + 2 * padding, dilation * (kernel - 1) + 1)
    }
    var count = (room + (ceilMode ? stride - 1 : 0)) / stride + 1
    if ceilMode, (count - 1) * stride >= size + padding { count -= 1 }
    return count
  }
}
