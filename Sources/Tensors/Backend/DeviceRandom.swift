// Random numbers that a device draws itself, with a stream of its own.

/// Who draws the random numbers of tensors that lie on a device.
public enum RandomSource {
  /// False lets the processor draw all of them, so that a run on a device repeats the processor's
  /// numbers and both can be compared.
  nonisolated(unsafe) public static var isDevice = true
}

/// A backend with a counter-based generator: a seed and an offset name a place in its stream.
///
/// Each function fills a contiguous float tensor and returns how far it moved the stream.
public protocol DeviceRandom: Backend {
  /// Numbers in [from, to).
  func drawUniform(
    _ output: Tensor, from: Double, to: Double, seed: UInt64, offset: UInt64
  ) throws(TensorError) -> UInt64
  func drawNormal(
    _ output: Tensor, mean: Double, std: Double, seed: UInt64, offset: UInt64
  ) throws(TensorError) -> UInt64
  /// `scale` with probability `keep`, else 0.
  func drawMask(
    _ output: Tensor, keep: Double, scale: Double, seed: UInt64, offset: UInt64
  ) throws(TensorError) -> UInt64
}
