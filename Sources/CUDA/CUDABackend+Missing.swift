// Operations that have no kernels yet: each says so by its name in PyTorch.

import Tensors

extension CUDABackend {
  public func softmax(
    _ x: Tensor, dim: Int, log: Bool, into output: Tensor
  ) throws(TensorError) { throw missing(log ? "_log_softmax" : "_softmax") }

  public func softmaxBackward(
    _ grad: Tensor, _ y: Tensor, dim: Int, log: Bool, into output: Tensor
  ) throws(TensorError) {
    throw missing(log ? "_log_softmax_backward_data" : "_softmax_backward_data")
  }

  public func nll(
    _ x: Tensor, target: Tensor, weight: Tensor?, ignoreIndex: Int, reduction: LossReduction,
    into output: Tensor, totalWeight: Tensor
  ) throws(TensorError) { throw missing("nll_loss_forward") }

  public func nllBackward(
    _ grad: Tensor, target: Tensor, weight: Tensor?, ignoreIndex: Int, reduction: LossReduction,
    totalWeight: Tensor, into output: Tensor
  ) throws(TensorError) { throw missing("nll_loss_backward") }

  public func binaryCrossEntropy(
    _ x: Tensor, target: Tensor, into output: Tensor
  ) throws(TensorError) { throw missing("binary_cross_entropy") }

  public func binaryCrossEntropyBackward(
    _ grad: Tensor, _ x: Tensor, target: Tensor, into output: Tensor
  ) throws(TensorError) { throw missing("binary_cross_entropy_backward") }

  public func convolution(
    _ x: Tensor, weight: Tensor, bias: Tensor?, window: Window, groups: Int, into output: Tensor
  ) throws(TensorError) { throw missing("convolution") }

  public func convolutionBackward(
    _ grad: Tensor, _ x: Tensor, weight: Tensor, window: Window, groups: Int, gradX: Tensor?,
    gradWeight: Tensor?, gradBias: Tensor?
  ) throws(TensorError) { throw missing("convolution_backward") }

  public func unfoldPatches(
    _ x: Tensor, window: Window, into patches: Tensor
  ) throws(TensorError) { throw missing("im2col") }

  public func foldPatches(_ patches: Tensor, window: Window, into x: Tensor) throws(TensorError) {
    throw missing("col2im")
  }

  public func maxPool(
    _ x: Tensor, window: Window, into output: Tensor, indices: Tensor
  ) throws(TensorError) { throw missing("max_pool2d_with_indices") }

  public func maxPoolBackward(
    _ grad: Tensor, indices: Tensor, window: Window, into gradX: Tensor
  ) throws(TensorError) { throw missing("max_pool2d_with_indices_backward") }

  public func averagePool(
    _ x: Tensor, window: Window, countsPadding: Bool, into output: Tensor
  ) throws(TensorError) { throw missing("avg_pool2d") }

  public func averagePoolBackward(
    _ grad: Tensor, window: Window, countsPadding: Bool, into gradX: Tensor
  ) throws(TensorError) { throw missing("avg_pool2d_backward") }

  public func batchNormStatistics(
    _ x: Tensor, eps: Double, mean: Tensor, invstd: Tensor, variance: Tensor?
  ) throws(TensorError) { throw missing("native_batch_norm") }

  public func batchNorm(
    _ x: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor?, bias: Tensor?, into output: Tensor
  ) throws(TensorError) { throw missing("native_batch_norm") }

  public func batchNormBackward(
    _ grad: Tensor, _ x: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor?, training: Bool,
    gradX: Tensor?, gradWeight: Tensor?, gradBias: Tensor?
  ) throws(TensorError) { throw missing("native_batch_norm_backward") }

  public func layerNorm(
    _ x: Tensor, n: Int, weight: Tensor?, bias: Tensor?, eps: Double, into output: Tensor,
    mean: Tensor, rstd: Tensor
  ) throws(TensorError) { throw missing("native_layer_norm") }

  public func layerNormBackward(
    _ grad: Tensor, _ x: Tensor, n: Int, mean: Tensor, rstd: Tensor, weight: Tensor?,
    gradX: Tensor?, gradWeight: Tensor?, gradBias: Tensor?
  ) throws(TensorError) { throw missing("native_layer_norm_backward") }

  public func gather(
    _ x: Tensor, dim: Int, index: Tensor, into output: Tensor
  ) throws(TensorError) { throw missing("gather") }

  public func scatter(
    _ output: Tensor, dim: Int, index: Tensor, _ source: Tensor, _ reduction: ScatterReduction
  ) throws(TensorError) { throw missing("scatter") }

  public func index(
    _ x: Tensor, dims: Shape, indices: [Tensor], into output: Tensor
  ) throws(TensorError) { throw missing("index") }

  public func indexPut(
    _ output: Tensor, dims: Shape, indices: [Tensor], _ values: Tensor,
    _ reduction: ScatterReduction
  ) throws(TensorError) { throw missing("index_put_") }

  public func firstOutside(
    _ index: Tensor, _ range: Range<Int>
  ) throws(TensorError) -> Int? { throw missing("index") }

  public func nonzero(_ x: Tensor) throws(TensorError) -> Tensor { throw missing("nonzero") }

  public func sort(
    _ x: Tensor, descending: Bool, values: Tensor, indices: Tensor
  ) throws(TensorError) { throw missing("sort") }

  public func topk(
    _ x: Tensor, k: Int, largest: Bool, values: Tensor, indices: Tensor
  ) throws(TensorError) { throw missing("topk") }

  public func searchsorted(
    _ sorted: Tensor, _ values: Tensor, right: Bool, into output: Tensor
  ) throws(TensorError) { throw missing("searchsorted") }
}
