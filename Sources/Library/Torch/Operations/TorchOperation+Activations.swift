// The activations of `torch.nn.functional`. The Python side takes these from `torch._nn` under the
// same names and adds what it composes.
import Autograd
import Interpreter
import Tensors

extension TorchOperation {
  /// Operations that are functions of `torch` as well as of `torch._nn`.
  static let activations: [TorchOperation] = [
    op(
      "softmax(Tensor input, int64_t dim, ScalarType? dtype=None, *, Tensor out=None)",
      places: [.function, .method], "exp(x) / sum(exp(x)) along a dimension."
    ) { a in
      try a.wrap(a.tensor("input").softmax(dim: a.int("dim", -1), dtype: a.dtype("dtype")))
    },
    op(
      "log_softmax(Tensor input, int64_t dim, ScalarType? dtype=None, *, Tensor out=None)",
      places: [.function, .method], "log(softmax(x)) along a dimension."
    ) { a in
      try a.wrap(a.tensor("input").logSoftmax(dim: a.int("dim", -1), dtype: a.dtype("dtype")))
    },
    op(
      "selu(Tensor input)", places: [.function], "A self-normalising ELU.", fast: { try $0.selu() }
    ) { a in
      try a.wrap(a.tensor("input").selu())
    },
    op("celu(Tensor input, Scalar alpha=1.0)", places: [.function], "A smooth ELU.") { a in
      try a.wrap(a.tensor("input").celu(alpha: a.double("alpha") ?? 1))
    },
    op(
      "prelu(Tensor input, Tensor weight)", places: [.function, .method],
      "A leaky ReLU with a learnt slope."
    ) {
      a in try a.wrap(a.tensor("input").prelu(a.tensor("weight")))
    },
    op(
      "hardshrink(Tensor input, Scalar lambd=0.5, *, Tensor out=None)",
      places: [.function, .method],
      "x, or 0 within lambd of 0."
    ) { a in try a.wrap(a.tensor("input").hardshrink(lambd: a.double("lambd") ?? 0.5)) },
    op(
      "dropout(Tensor input, double p, bool train)", places: [.function],
      "Zeroes elements at random and scales the others."
    ) { a in
      try a.wrap(
        a.tensor("input").dropped(p: a.double("p") ?? 0.5, training: a.bool("train", true)))
    },
    op(
      "cosine_similarity(Tensor x1, Tensor x2, int64_t dim=1, double eps=1e-08)",
      places: [.function],
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
    op(
      "pixel_shuffle(Tensor input, int64_t upscale_factor)", places: [.function],
      "Channels as pixels."
    ) {
      a in try a.wrap(a.tensor("input").pixelShuffle(a.int("upscale_factor", 1)))
    },
  ]

  /// Operations of `torch._nn` alone.
  static let network: [TorchOperation] = [
    op(
      "linear(Tensor input, Tensor weight, Tensor? bias=None)", places: [.function],
      "input @ weight.T + bias."
    ) { a in
      let (input, weight) = try (a.tensor("input"), a.tensor("weight"))
      let bias = try a.optionalTensor("bias")
      if bias != nil, !Autocast.isOn, input.dtype != weight.dtype {
        throw AutogradError.stated(
          .runtime,
          "mat1 and mat2 must have the same dtype, but got \(input.dtype.scalarTypeName) and "
            + weight.dtype.scalarTypeName)
      }
      return try a.wrap(input.linear(weight, bias))
    },
    op(
      "leaky_relu(Tensor input, Scalar negative_slope=0.01)", places: [.function],
      "x, or negative_slope * x where negative."
    ) { a in
      try a.wrap(
        a.tensor("input").leakyRelu(negativeSlope: a.double("negative_slope") ?? 0.01))
    },
    op(
      "elu(Tensor input, Scalar alpha=1)", places: [.function],
      "x, or alpha * (exp(x) - 1) where negative."
    ) { a in try a.wrap(a.tensor("input").elu(alpha: a.double("alpha") ?? 1)) },
    op(
      "gelu(Tensor input, *, c10::string_view approximate=\"none\")", places: [.function],
      "x times the normal distribution function of x."
    ) { a in
      try a.wrap(a.tensor("input").gelu(approximate: a.string("approximate") == "tanh"))
    },
    op("silu(Tensor input)", places: [.function], "x * sigmoid(x).", fast: { try $0.silu() }) { a in
      try a.wrap(a.tensor("input").silu())
    },
    op("mish(Tensor input)", places: [.function], "x * tanh(softplus(x)).", fast: { try $0.mish() })
    { a in
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
      "softshrink(Tensor input, Scalar lambd=0.5)", places: [.function],
      "x moved towards 0 by lambd."
    ) { a in try a.wrap(a.tensor("input").softshrink(lambd: a.double("lambd") ?? 0.5)) },
    op(
      "glu(Tensor input, int64_t dim=-1)", places: [.function],
      "One half times sigmoid of the other."
    ) {
      a in try a.wrap(a.tensor("input").glu(dim: a.int("dim", -1)))
    },
    op(
      "dropout(Tensor input, double p=0.5, bool training=True)", places: [.function],
      "Zeroes elements at random and scales the others."
    ) { a in
      try a.wrap(
        a.tensor("input").dropped(p: a.double("p") ?? 0.5, training: a.bool("training", true)))
    },
    op(
      "one_hot(Tensor input, int64_t num_classes=-1)", places: [.function],
      "Classes as unit vectors."
    ) {
      a in
      try a.wrap(
        Variable(a.tensor("input").data.oneHot(numClasses: a.int("num_classes", -1))))
    },
  ]
}

extension Variable {
  /// Zeroes elements with probability `p` and scales the others by 1 / (1 - p), in training.
  func dropped(p: Double, training: Bool) throws -> Variable {
    guard (0...1).contains(p) else {
      throw AutogradError.stated(
        .runtime, "dropout probability has to be between 0 and 1, but got \(p)")
    }
    guard training, p > 0, numel > 0 else { return self }
    if p == 1 { return try mul(Variable(data.zerosLike())) }
    let mask = try Tensor.zeros(shape, dtype: dtype, device: device)
    if try mask.fillDropoutMask(p) { return try mul(Variable(mask)) }
    try mask.fillBernoulli(p: 1 - p)
    return try mul(Variable(mask.div_(.float(1 - p))))
  }
}
