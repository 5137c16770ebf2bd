// Random numbers that a device draws itself, with a stream of its own.

/// Who draws the random numbers of tensors that lie on a device.
public enum RandomSource {
  /// False lets the processor draw all of them, so that a run on a device repeats the processor's
  /// numbers and both can be compared.
  nonisolated(unsafe) public static var isDevice = true
}

/// A distribution of numbers that are drawn independently.
public enum RandomDistribution: Sendable {
  /// The interval is open above.
  case uniform(from: Double, to: Double)
  case normal(mean: Double, std: Double)
  /// The exponentials of normal numbers.
  case logNormal(mean: Double, std: Double)
  case exponential(rate: Double)
  case cauchy(median: Double, scale: Double)
  /// The number of trials until the first success.
  case geometric(p: Double)
  /// Ones with probability p, and zeros.
  case bernoulli(p: Double)
}

/// A backend with a counter-based generator: a seed and an offset name a place in its stream.
///
/// Each function fills a contiguous tensor and returns how far it moved the stream.
public protocol DeviceRandom: Backend {
  /// Numbers of a distribution; only geometric and Bernoulli ones go into integers.
  func draw(
    _ distribution: RandomDistribution, into output: Tensor, seed: UInt64, offset: UInt64
  ) throws(TensorError) -> UInt64
  /// Whole numbers from `low` on, in any type.
  ///
  /// - Parameters:
  ///   - range: how many there are to choose from; 0 for all of 64 bits.
  ///   - isWide: whether 64 bits of the stream make one, else 32, which the range must fit.
  func drawIntegers(
    low: Int, range: UInt64, isWide: Bool, into output: Tensor, seed: UInt64, offset: UInt64
  ) throws(TensorError) -> UInt64
  /// `scale` with probability `keep`, else 0.
  func drawMask(
    _ output: Tensor, keep: Double, scale: Double, seed: UInt64, offset: UInt64
  ) throws(TensorError) -> UInt64
  /// Ones with the probability that stands at the same place of `chances`, and zeros.
  ///
  /// - Parameter chances: contiguous, float64 if the output is, else float32.
  func drawOnes(
    _ chances: Tensor, into output: Tensor, seed: UInt64, offset: UInt64
  ) throws(TensorError) -> UInt64
  /// 0 to n - 1 in random order, int64[n].
  func drawPermutation(
    into output: Tensor, seed: UInt64, offset: UInt64
  ) throws(TensorError) -> UInt64
  /// Places of each row of weights, drawn by weight with replacement, int64[rows, samples].
  ///
  /// - Parameters:
  ///   - weights: contiguous float[rows, categories]; each row sums to 1.
  ///   - sums: the running sums of the rows.
  func drawPlaces(
    _ weights: Tensor, sums: Tensor, into output: Tensor, seed: UInt64, offset: UInt64
  ) throws(TensorError) -> UInt64
}
