// What `torch.nn.functional` is made of: activations, layers, losses. The Python side takes these
// from `torch._nn` under the same names and adds what it composes.
import Autograd
import Interpreter
import Tensors

extension TorchOperation {
  /// Operations that are functions of `torch` as well as of `torch._nn`.
  static let activations: [TorchOperation] = [
    op("softmax(Tensor input, int64_t dim, ScalarType? dtype=None, *, Tensor out=None)", places: [.function, .method], "exp(x) / sum(exp(x)) along a dimension.") { a in
      try a.wrap(a.tensor("input").softmax(dim: a.int("dim", -1), dtype: a.dtype("dtype")))
    },
    op("log_softmax(Tensor input, int64_t dim, ScalarType? dtype=None, *, Tensor out=None)", places: [.function, .method], "log(softmax(x)) along a dimension.") { a in
      try a.wrap(a.tensor("input").logSoftmax(dim: a.int("dim", -1), dtype: a.dtype("dtype")))
    },
    op("selu(Tensor input)", places: [.function], "A self-normalising ELU.", fast: { try $0.selu() }) { a in
      try a.wrap(a.tensor("input").selu())
    },
    op("celu(Tensor input, Scalar alpha=1.0)", places: [.function], "A smooth ELU.") { a in
      try a.wrap(a.tensor("input").celu(alpha: a.double("alpha") ?? 1))
    },
    op("prelu(Tensor input, Tensor weight)", places: [.function, .method], "A leaky ReLU with a learnt slope.") {
      a in try a.wrap(a.tensor("input").prelu(a.tensor("weight")))
    },
    op(
      "hardshrink(Tensor input, Scalar lambd=0.5, *, Tensor out=None)", places: [.function, .method],
      "x, or 0 within lambd of 0."
    ) { a in try a.wrap(a.tensor("input").hardshrink(lambd: a.double("lambd") ?? 0.5)) },
    op(
      "dropout(Tensor input, double p, bool train)", places: [.function],
      "Zeroes elements at random and scales the others."
    ) { a in
      try a.wrap(a.tensor("input").dropout(p: a.double("p") ?? 0.5, training: a.bool("train", true)))
    },
    op(
      "layer_norm(Tensor input, SymIntArrayRef normalized_shape, Tensor? weight=None, Tensor? "
        + "bias=None, double eps=1e-05, bool cudnn_enable=True)", places: [.function],
      "Normalises over the last dimensions."
    ) { a in
      try a.wrap(
        a.tensor("input").layerNorm(
          normalizedShape: a.shape("normalized_shape"), weight: a.optionalTensor("weight"),
          bias: a.optionalTensor("bias"), eps: a.double("eps") ?? 1e-5))
    },
    op(
      "cosine_similarity(Tensor x1, Tensor x2, int64_t dim=1, double eps=1e-08)", places: [.function],
      "The cosine of the angle between vectors."
    ) { a in
      try a.wrap(
        a.tensor("x1").cosineSimilarity(
          a.tensor("x2"), dim: a.int("dim", 1), eps: a.double("eps") ?? 1e-8))
    },
    op(
      "pairwise_distance(Tensor x1, Tensor x2, double p=2, double eps=1e-06, bool keepdim=False)",
      places: [.function], "The norm of x1 - x2 + eps along the last dimension."
    ) { a in
      let difference = try a.tensor("x1").sub(a.tensor("x2")).add(.float(a.double("eps") ?? 1e-6))
      return try a.wrap(
        difference.norm(p: a.double("p") ?? 2, dim: [-1], keepdim: a.bool("keepdim", false)))
    },
    op("pixel_shuffle(Tensor input, int64_t upscale_factor)", places: [.function], "Channels as pixels.") {
      a in try a.wrap(a.tensor("input").pixelShuffle(a.int("upscale_factor", 1)))
    },
    op("bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None)", places: [.function],
      "x1 A x2 + b."
    ) { a in
      let product = try Variable.einsum(
        "...i,oij,...j->...o", [a.tensor("input1"), a.tensor("weight"), a.tensor("input2")])
      return try a.wrap(a.optionalTensor("bias").map { try product.add($0) } ?? product)
    },
  ]

  /// Operations of `torch._nn` alone.
  static let network: [TorchOperation] = [
    op(
      "linear(Tensor input, Tensor weight, Tensor? bias=None)", places: [.function],
      "input @ weight.T + bias."
    ) { a in
      try a.wrap(a.tensor("input").linear(a.tensor("weight"), a.optionalTensor("bias")))
    },
    op(
      "leaky_relu(Tensor input, Scalar negative_slope=0.01)", places: [.function],
      "x, or negative_slope * x where negative."
    ) { a in
      try a.wrap(
        a.tensor("input").leakyRelu(negativeSlope: a.double("negative_slope") ?? 0.01))
    },
    op("elu(Tensor input, Scalar alpha=1)", places: [.function], "x, or alpha * (exp(x) - 1) where negative.")
    { a in try a.wrap(a.tensor("input").elu(alpha: a.double("alpha") ?? 1)) },
    op(
      "gelu(Tensor input, *, c10::string_view approximate=\"none\")", places: [.function],
      "x times the normal distribution function of x."
    ) { a in
      try a.wrap(a.tensor("input").gelu(approximate: a.string("approximate") == "tanh"))
    },
    op("silu(Tensor input)", places: [.function], "x * sigmoid(x).", fast: { try $0.silu() }) { a in
      try a.wrap(a.tensor("input").silu())
    },
    op("mish(Tensor input)", places: [.function], "x * tanh(softplus(x)).", fast: { try $0.mish() }) { a in
      try a.wrap(a.tensor("input").mish())
    },
    op("hardswish(Tensor input)", places: [.function], "x * relu6(x + 3) / 6.") { a in
      try a.wrap(a.tensor("input").hardswish())
    },
    op("hardsigmoid(Tensor input)", places: [.function], "relu6(x + 3) / 6.") { a in
      try a.wrap(a.tensor("input").hardsigmoid())
    },
    op("logsigmoid(Tensor input)", places: [.function], "log(sigmoid(x)).") { a in
      try a.wrap(a.tensor("input").logsigmoid())
    },
    op(
      "softplus(Tensor input, Scalar beta=1, Scalar threshold=20)", places: [.function],
      "log(1 + exp(beta x)) / beta."
    ) { a in
      try a.wrap(
        a.tensor("input").softplus(
          beta: a.double("beta") ?? 1, threshold: a.double("threshold") ?? 20))
    },
    op(
      "hardtanh(Tensor input, Scalar min_val=-1, Scalar max_val=1)", places: [.function],
      "x limited to a range."
    ) { a in
      try a.wrap(
        a.tensor("input").hardtanh(
          minVal: a.double("min_val") ?? -1, maxVal: a.double("max_val") ?? 1))
    },
    op(
      "threshold(Tensor input, Scalar threshold, Scalar value)", places: [.function],
      "x, or a value where x is not above the threshold."
    ) { a in
      try a.wrap(
        a.tensor("input").threshold(a.double("threshold") ?? 0, a.double("value") ?? 0))
    },
    op(
      "softshrink(Tensor input, Scalar lambd=0.5)", places: [.function], "x moved towards 0 by lambd."
    ) { a in try a.wrap(a.tensor("input").softshrink(lambd: a.double("lambd") ?? 0.5)) },
    op("glu(Tensor input, int64_t dim=-1)", places: [.function], "One half times sigmoid of the other.") {
      a in try a.wrap(a.tensor("input").glu(dim: a.int("dim", -1)))
    },
    op(
      "dropout(Tensor input, double p=0.5, bool training=True)", places: [.function],
      "Zeroes elements at random and scales the others."
    ) { a in
      try a.wrap(
        a.tensor("input").dropout(p: a.double("p") ?? 0.5, training: a.bool("training", true)))
    },
    op(
      "embedding(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool "
        + "scale_grad_by_freq=False, bool sparse=False)", places: [.function],
      "The rows of a table that indices name."
    ) { a in
      try a.wrap(
        Variable.embedding(
          a.tensor("weight"), a.tensor("indices"), paddingIdx: a.int("padding_idx", -1)))
    },
    op("one_hot(Tensor input, int64_t num_classes=-1)", places: [.function], "Classes as unit vectors.") {
      a in
      try a.wrap(
        Variable(a.tensor("input").data.oneHot(numClasses: a.int("num_classes", -1))))
    },
    op(
      "conv1d(Tensor input, Tensor weight, Tensor? bias=None, SymIntArrayRef[1] stride=1, "
        + "SymIntArrayRef[1] padding=0, SymIntArrayRef[1] dilation=1, SymInt groups=1)",
      places: [.function], "A convolution over one dimension."
    ) { a in try a.convolution(1) },
    op(
      "conv2d(Tensor input, Tensor weight, Tensor? bias=None, SymIntArrayRef[2] stride=1, "
        + "SymIntArrayRef[2] padding=0, SymIntArrayRef[2] dilation=1, SymInt groups=1)",
      places: [.function], "A convolution over two dimensions."
    ) { a in try a.convolution(2) },
    op(
      "max_pool2d_with_indices(Tensor input, IntArrayRef[2] kernel_size, IntArrayRef[2] "
        + "stride=None, IntArrayRef[2] padding=0, IntArrayRef[2] dilation=1, bool "
        + "ceil_mode=False)", places: [.function], "The greatest element of each window, and its place."
    ) { a in
      let kernel = try a.shape("kernel_size", count: 2, 1)
      let stride = a["stride"].isUndefined ? kernel : try a.shape("stride", count: 2, 1)
      let result = try a.tensor("input").maxPool2d(
        kernelSize: kernel, stride: stride, padding: a.shape("padding", count: 2, 0),
        dilation: a.shape("dilation", count: 2, 1), ceilMode: a.bool("ceil_mode", false))
      return a.tuple([result.values, result.indices])
    },
    op(
      "avg_pool2d(Tensor input, IntArrayRef[2] kernel_size, IntArrayRef[2] stride=None, "
        + "IntArrayRef[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int64_t? "
        + "divisor_override=None)", places: [.function], "The mean of each window."
    ) { a in
      let kernel = try a.shape("kernel_size", count: 2, 1)
      let stride = a["stride"].isUndefined ? kernel : try a.shape("stride", count: 2, 1)
      return try a.wrap(
        a.tensor("input").avgPool2d(
          kernelSize: kernel, stride: stride, padding: a.shape("padding", count: 2, 0),
          ceilMode: a.bool("ceil_mode", false),
          countIncludePad: a.bool("count_include_pad", true)))
    },
    op(
      "adaptive_avg_pool2d(Tensor input, PyObject* output_size)", places: [.function],
      "Means of as many windows as the output has places."
    ) { a in
      let input = try a.tensor("input")
      let sizes = a["output_size"].tupleOrListElements ?? [a["output_size"], a["output_size"]]
      var shape = Shape()
      for (index, size) in sizes.enumerated() where index < 2 {
        let own = input.rank >= 2 ? input.shape[input.rank - 2 + index] : 1
        shape.append(size.isNone ? own : try a.integer(size))
      }
      return try a.wrap(input.adaptiveAvgPool2d(outputSize: shape))
    },
    op(
      "layer_norm(Tensor input, SymIntArrayRef normalized_shape, Tensor? weight=None, Tensor? "
        + "bias=None, double eps=1e-05)", places: [.function], "Normalises over the last dimensions."
    ) { a in
      try a.wrap(
        a.tensor("input").layerNorm(
          normalizedShape: a.shape("normalized_shape"), weight: a.optionalTensor("weight"),
          bias: a.optionalTensor("bias"), eps: a.double("eps") ?? 1e-5))
    },
    op(
      "batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight=None, "
        + "Tensor? bias=None, bool training=False, double momentum=0.1, double eps=1e-05)",
      places: [.function], "Normalises each channel over the batch."
    ) { a in
      try a.wrap(
        a.tensor("input").batchNorm(
          runningMean: a.optionalTensor("running_mean"),
          runningVar: a.optionalTensor("running_var"), weight: a.optionalTensor("weight"),
          bias: a.optionalTensor("bias"), training: a.bool("training", false),
          momentum: a.double("momentum") ?? 0.1, eps: a.double("eps") ?? 1e-5))
    },
    op(
      "pad(Tensor input, SymIntArrayRef pad, c10::string_view mode=\"constant\", double? "
        + "value=None)", places: [.function], "With elements added around."
    ) { a in
      try a.wrap(
        a.tensor("input").pad(
          a.ints("pad"), mode: a.string("mode") ?? "constant", value: a.double("value") ?? 0))
    },
  ]

  /// Losses: the mean, the sum or each of the single losses.
  static let losses: [TorchOperation] = [
    loss("mse_loss", "The squared difference.") { a, reduction in
      let (input, target) = try a.pair("mse_loss")
      return try input.mseLoss(target, reduction: reduction)
    },
    loss("l1_loss", "The absolute difference.") { a, reduction in
      let (input, target) = try a.pair("l1_loss")
      return try input.l1Loss(target, reduction: reduction)
    },
    loss("smooth_l1_loss", ", double beta=1.0", "Squared where small, absolute where large.") {
      a, reduction in
      let (input, target) = try a.pair("smooth_l1_loss")
      return try input.smoothL1Loss(target, reduction: reduction, beta: a.double("beta") ?? 1)
    },
    op(
      "huber_loss(Tensor input, Tensor target, c10::string_view reduction=\"mean\", double "
        + "delta=1.0, Tensor? weight=None)", places: [.function],
      "Squared where small, absolute where large."
    ) { a in
      let (input, target) = try a.pair("huber_loss")
      return try a.wrap(
        input.huberLoss(target, reduction: a.reduction(), delta: a.double("delta") ?? 1))
    },
    op(
      "binary_cross_entropy(Tensor input, Tensor target, Tensor? weight=None, PyObject* "
        + "size_average=None, PyObject* reduce=None, c10::string_view reduction=\"mean\")",
      places: [.function], "The cross entropy of probabilities."
    ) { a in
      let input = try a.tensor("input")
      let target = try a.tensor("target")
      guard input.shape == target.shape else {
        throw AutogradError.stated(
          .value,
          "Using a target size (\(target.shape.sizeText)) that is different to the input size "
            + "(\(input.shape.sizeText)) is deprecated. Please ensure they have the same size.")
      }
      return try a.wrap(
        input.binaryCrossEntropy(
          target, weight: a.optionalTensor("weight"), reduction: a.reduction()))
    },
    op(
      "binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight=None, "
        + "PyObject* size_average=None, PyObject* reduce=None, c10::string_view "
        + "reduction=\"mean\", Tensor? pos_weight=None)", places: [.function],
      "The cross entropy of sigmoids."
    ) { a in
      let input = try a.tensor("input")
      let target = try a.tensor("target")
      guard input.shape == target.shape else {
        throw AutogradError.stated(
          .value,
          "Target size (\(target.shape.sizeText)) must be the same as input size "
            + "(\(input.shape.sizeText))")
      }
      return try a.wrap(
        input.binaryCrossEntropyWithLogits(
          target, weight: a.optionalTensor("weight"), posWeight: a.optionalTensor("pos_weight"),
          reduction: a.reduction()))
    },
    op(
      "nll_loss(Tensor input, Tensor target, Tensor? weight=None, PyObject* size_average=None, "
        + "int64_t ignore_index=-100, PyObject* reduce=None, c10::string_view "
        + "reduction=\"mean\")", places: [.function], "The negative log likelihood of classes."
    ) { a in
      try a.wrap(
        a.tensor("input").nllLoss(
          a.tensor("target"), weight: a.optionalTensor("weight"),
          ignoreIndex: a.int("ignore_index", -100), reduction: a.reduction()))
    },
    op(
      "cross_entropy(Tensor input, Tensor target, Tensor? weight=None, PyObject* "
        + "size_average=None, int64_t ignore_index=-100, PyObject* reduce=None, "
        + "c10::string_view reduction=\"mean\", double label_smoothing=0.0)", places: [.function],
      "The cross entropy of logits and classes, or probabilities of classes."
    ) { a in
      try a.wrap(
        a.tensor("input").crossEntropy(
          a.tensor("target"), weight: a.optionalTensor("weight"),
          ignoreIndex: a.int("ignore_index", -100), reduction: a.reduction(),
          labelSmoothing: a.double("label_smoothing") ?? 0))
    },
    op(
      "kl_div(Tensor input, Tensor target, c10::string_view reduction=\"mean\", bool "
        + "log_target=False)", places: [.function], "The Kullback-Leibler divergence."
    ) { a in
      try a.wrap(
        a.tensor("input").klDiv(
          a.tensor("target"), reduction: a.reduction(), logTarget: a.bool("log_target", false)))
    },
  ]

  /// A loss of two tensors in PyTorch's old and new calling style.
  private static func loss(
    _ name: String, _ more: String = "", _ documentation: String,
    _ body: @escaping (Invocation, LossReduction) throws -> Variable
  ) -> TorchOperation {
    op(
      "\(name)(Tensor input, Tensor target, PyObject* size_average=None, PyObject* reduce=None, "
        + "c10::string_view reduction=\"mean\"\(more), Tensor? weight=None)",
      places: [.function], documentation
    ) { a in try a.wrap(body(a, a.reduction())) }
  }
}

extension Invocation {
  /// `reduction=`, or what the two old flags mean.
  func reduction() throws -> LossReduction {
    let average = try optionalBool("size_average")
    let reduce = try optionalBool("reduce")
    if average != nil || reduce != nil {
      return reduce == false ? .none : average == false ? .sum : .mean
    }
    let name = try string("reduction") ?? "mean"
    switch name {
    case "mean": return .mean
    case "sum": return .sum
    case "none": return .none
    default: throw Raised.valueError("\(name) is not a valid value for reduction")
    }
  }

  /// Input and target of a loss, with PyTorch's warning where their sizes differ.
  func pair(_ name: String) throws -> (Variable, Variable) {
    let input = try tensor("input")
    let target = try tensor("target")
    if input.shape != target.shape {
      TorchWarnings.warnOnce(
        "Using a target size (\(target.shape.sizeText)) that is different to the input size "
          + "(\(input.shape.sizeText)). This will likely lead to incorrect results due to "
          + "broadcasting. Please ensure they have the same size.", machine)
    }
    return (input, target)
  }

  func convolution(_ dimensions: Int) throws -> Value {
    try wrap(
      tensor("input").convolution(
        tensor("weight"), bias: optionalTensor("bias"),
        stride: shape("stride", count: dimensions, 1),
        padding: shape("padding", count: dimensions, 0),
        dilation: shape("dilation", count: dimensions, 1), groups: int("groups", 1)))
  }
}

extension Shape {
  /// `torch.Size([2, 3])`.
  var sizeText: String { "torch.Size(\(description))" }
}
