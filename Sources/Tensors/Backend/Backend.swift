// What a device must be able to do.
//
// Everything above this protocol decides shapes, types and errors that depend on them, allocates the
// outputs and broadcasts the operands; a backend only computes. Unless said otherwise all tensors of
// a call live on the backend's device, operands have the output's shape (broadcast dimensions have
// stride 0) and its type, any strides may occur, and the output does not overlap an operand except
// where both are the same view.

public protocol Backend: AnyObject {
  // Memory.

  func allocate(_ byteCount: Int) throws(TensorError) -> UnsafeMutableRawPointer
  func deallocate(_ pointer: UnsafeMutableRawPointer, _ byteCount: Int)
  /// Copies bytes from the host to a contiguous tensor.
  func upload(_ source: UnsafeRawPointer, to tensor: Tensor) throws(TensorError)
  /// Copies a contiguous tensor's bytes to the host.
  func download(_ tensor: Tensor, to target: UnsafeMutableRawPointer) throws(TensorError)
  /// The one element of a tensor.
  func item(_ tensor: Tensor) throws(TensorError) -> Scalar
  /// Waits until all work is done.
  func synchronize() throws(TensorError)

  // Element-wise.

  /// Copies elements; the types may differ and are converted.
  func copy(_ source: Tensor, into output: Tensor) throws(TensorError)
  func fill(_ output: Tensor, _ value: Scalar) throws(TensorError)
  func unary(_ operation: UnaryOperation, _ x: Tensor, into output: Tensor) throws(TensorError)
  /// The output is bool.
  func predicate(
    _ operation: PredicateOperation, _ x: Tensor, into output: Tensor) throws(TensorError)
  func parametric(
    _ operation: ParametricOperation, _ x: Tensor, _ p: Double, _ q: Double, into output: Tensor
  ) throws(TensorError)
  /// The operands may still have to be broadcast; so in `scaled` and `compare`.
  func binary(
    _ operation: BinaryOperation, _ a: Tensor, _ b: Tensor, into output: Tensor
  ) throws(TensorError)
  func binary(
    _ operation: BinaryOperation, _ a: Tensor, _ b: Scalar, into output: Tensor
  ) throws(TensorError)
  func binary(
    _ operation: BinaryOperation, _ a: Scalar, _ b: Tensor, into output: Tensor
  ) throws(TensorError)
  func scaled(
    _ operation: ScaledOperation, _ a: Tensor, _ b: Tensor, _ p: Double, _ q: Double,
    into output: Tensor) throws(TensorError)
  /// The output is bool.
  func compare(
    _ operation: ComparisonOperation, _ a: Tensor, _ b: Tensor, into output: Tensor
  ) throws(TensorError)
  /// The output is bool.
  func compare(
    _ operation: ComparisonOperation, _ a: Tensor, _ b: Scalar, into output: Tensor
  ) throws(TensorError)
  func ternary(
    _ operation: TernaryOperation, _ a: Tensor, _ b: Tensor, _ c: Tensor, _ p: Double,
    into output: Tensor) throws(TensorError)
  /// `max(x, min)` and then `min(.., max)`; NaN stays.
  func clamp(_ x: Tensor, min: Scalar?, max: Scalar?, into output: Tensor) throws(TensorError)
  /// - Parameter condition: bool.
  func select(
    _ condition: Tensor, _ a: Tensor, _ b: Tensor, into output: Tensor) throws(TensorError)
  /// `start + i * step` for each i, in a contiguous output.
  func arange(_ output: Tensor, start: Scalar, step: Scalar) throws(TensorError)
  func linspace(_ output: Tensor, start: Double, end: Double) throws(TensorError)

  // Reductions.

  /// Writes a contiguous output that has the kept dimensions, with or without size-1 ones between.
  ///
  /// - Parameter dims: bit d is set when dimension d of x is reduced.
  func reduce(
    _ operation: ReduceOperation, _ x: Tensor, dims: UInt32, into output: Tensor
  ) throws(TensorError)
  /// The variance, or its root, with divisor `n - correction`, and the mean if wanted.
  func variance(
    _ x: Tensor, dims: UInt32, correction: Double, root: Bool, into output: Tensor, mean: Tensor?
  ) throws(TensorError)
  /// The place (int64), and the value if wanted, of the first greatest or least element along a
  /// dimension that is not empty; contiguous outputs without that dimension.
  func argumentExtreme(
    _ x: Tensor, dim: Int, least: Bool, indices: Tensor, values: Tensor?) throws(TensorError)
  /// - Parameter indices: int64, for maximum and minimum.
  func cumulative(
    _ operation: CumulativeOperation, _ x: Tensor, dim: Int, into output: Tensor, indices: Tensor?
  ) throws(TensorError)

  // Products. Outputs are contiguous.

  /// `output = a @ b` of two matrices.
  func matmul(_ a: Tensor, _ b: Tensor, into output: Tensor) throws(TensorError)
  /// `output = bias + a @ b`; the bias has the output's shape.
  func addmm(_ bias: Tensor, _ a: Tensor, _ b: Tensor, into output: Tensor) throws(TensorError)
  /// `output[i] = a[i] @ b[i]` of three-dimensional tensors.
  func batchMatmul(_ a: Tensor, _ b: Tensor, into output: Tensor) throws(TensorError)
  func dot(_ a: Tensor, _ b: Tensor, into output: Tensor) throws(TensorError)
  func matrixVector(_ matrix: Tensor, _ vector: Tensor, into output: Tensor) throws(TensorError)

  // Softmax and losses. All tensors are contiguous.

  func softmax(_ x: Tensor, dim: Int, log: Bool, into output: Tensor) throws(TensorError)
  func softmaxBackward(
    _ grad: Tensor, _ y: Tensor, dim: Int, log: Bool, into output: Tensor) throws(TensorError)
  /// The negative log likelihood of `x[batch, classes]`; targets are int64.
  func nll(
    _ x: Tensor, target: Tensor, weight: Tensor?, ignoreIndex: Int, reduction: LossReduction,
    into output: Tensor, totalWeight: Tensor) throws(TensorError)
  func nllBackward(
    _ grad: Tensor, target: Tensor, weight: Tensor?, ignoreIndex: Int, reduction: LossReduction,
    totalWeight: Tensor, into output: Tensor) throws(TensorError)
  func binaryCrossEntropy(_ x: Tensor, target: Tensor, into output: Tensor) throws(TensorError)
  /// - Parameter grad: one element, or one for each of x.
  func binaryCrossEntropyBackward(
    _ grad: Tensor, _ x: Tensor, target: Tensor, into output: Tensor) throws(TensorError)

  // Convolution, pooling and normalisation. All tensors are contiguous.

  func convolution(
    _ x: Tensor, weight: Tensor, bias: Tensor?, window: Window, groups: Int,
    order: ConvolutionOrder, into output: Tensor
  ) throws(TensorError)
  func convolutionBackward(
    _ grad: Tensor, _ x: Tensor, weight: Tensor, window: Window, groups: Int,
    order: ConvolutionOrder, gradX: Tensor?, gradWeight: Tensor?) throws(TensorError)
  /// The sum of `[batch, channels, height, width]` for each channel, in the blocked order.
  ///
  /// - Parameter byImage: whether each image is summed up by itself first.
  func convolutionBiasGradient(
    _ grad: Tensor, byImage: Bool, into output: Tensor) throws(TensorError)
  /// One image to its patches `[channels * kernel, windows]`, and the sum of patches back.
  func unfoldPatches(_ x: Tensor, window: Window, into patches: Tensor) throws(TensorError)
  func foldPatches(_ patches: Tensor, window: Window, into x: Tensor) throws(TensorError)
  func maxPool(
    _ x: Tensor, window: Window, into output: Tensor, indices: Tensor) throws(TensorError)
  func maxPoolBackward(
    _ grad: Tensor, indices: Tensor, window: Window, into gradX: Tensor) throws(TensorError)
  func averagePool(
    _ x: Tensor, window: Window, countsPadding: Bool, into output: Tensor) throws(TensorError)
  func averagePoolBackward(
    _ grad: Tensor, window: Window, countsPadding: Bool, into gradX: Tensor) throws(TensorError)
  /// Of `x[batch, channels, ...]`: mean, `1 / sqrt(variance + eps)` and the unbiased variance.
  func batchNormStatistics(
    _ x: Tensor, eps: Double, mean: Tensor, invstd: Tensor, variance: Tensor?
  ) throws(TensorError)
  func batchNorm(
    _ x: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor?, bias: Tensor?, into output: Tensor
  ) throws(TensorError)
  func batchNormBackward(
    _ grad: Tensor, _ x: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor?, training: Bool,
    gradX: Tensor?, gradWeight: Tensor?, gradBias: Tensor?) throws(TensorError)
  /// Of rows of `n` elements; `mean` and `rstd` are kept for backward.
  func layerNorm(
    _ x: Tensor, n: Int, weight: Tensor?, bias: Tensor?, eps: Double, into output: Tensor,
    mean: Tensor, rstd: Tensor) throws(TensorError)
  func layerNormBackward(
    _ grad: Tensor, _ x: Tensor, n: Int, mean: Tensor, rstd: Tensor, weight: Tensor?,
    gradX: Tensor?, gradWeight: Tensor?, gradBias: Tensor?) throws(TensorError)

  // Places. Index tensors are int64; a place outside is `indexOutOfBounds`.

  /// `output[i][j]... = x[index[i][j]...][j]...` for dim 0.
  func gather(_ x: Tensor, dim: Int, index: Tensor, into output: Tensor) throws(TensorError)
  /// The inverse of `gather`; `source` has the index's shape.
  func scatter(
    _ output: Tensor, dim: Int, index: Tensor, _ source: Tensor, _ reduction: ScatterReduction
  ) throws(TensorError)
  /// Picks or puts blocks: position i of the indices (all of one shape, flattened) names the block of x
  /// at `indices[k][i]` in dimension `dims[k]`, the output's block at i along its dimension 0 having
  /// x's other dimensions. Indices lie in range and are not negative.
  func index(
    _ x: Tensor, dims: Shape, indices: [Tensor], into output: Tensor) throws(TensorError)
  func indexPut(
    _ output: Tensor, dims: Shape, indices: [Tensor], _ values: Tensor,
    _ reduction: ScatterReduction
  ) throws(TensorError)
  /// Whether all elements lie in `low..<high`; if not, one that does not.
  func firstOutside(_ index: Tensor, _ range: Range<Int>) throws(TensorError) -> Int?
  /// The places of the elements that are not zero: a new int64 tensor `[count, rank]`.
  func nonzero(_ x: Tensor) throws(TensorError) -> Tensor

  // Order. Outputs are contiguous.

  /// Sorts the last dimension, stably.
  func sort(
    _ x: Tensor, descending: Bool, values: Tensor, indices: Tensor) throws(TensorError)
  /// The first k of the last dimension in order.
  func topk(
    _ x: Tensor, k: Int, largest: Bool, values: Tensor, indices: Tensor) throws(TensorError)
  /// - Parameter sorted: one dimension, or rows for the rows of `values`; both contiguous.
  func searchsorted(
    _ sorted: Tensor, _ values: Tensor, right: Bool, into output: Tensor) throws(TensorError)
}
