// Losses: the mean, the sum or each of the single losses.
import Autograd
import Interpreter
import Tensors

extension TorchOperation {
  static let losses: [TorchOperation] = [
    loss("mse_loss", "The squared difference.") { a, reduction in
      let (input, target) = try a.pair("mse_loss")
      return try input.mseLoss(target, reduction: reduction)
    },
    loss("l1_loss", "The absolute difference.") { a, reduction in
      let (input, target) = try a.pair("l1_loss")
      return try input.l1Loss(target, reduction: reduction)
    },
    loss("smooth_l1_loss", more: ", double beta=1.0", "Squared where small, absolute where large.")
    {
      a, reduction in
      let (input, target) = try a.pair("smooth_l1_loss")
      return try input.smoothL1Loss(target, reduction: reduction, beta: a.double("beta") ?? 1)
    },
    op(
      "huber_loss(Tensor input, PyObject* target, c10::string_view reduction=\"mean\", double "
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
        a.tensor("input").crossEntropyLoss(
          a.tensor("target"), weight: a.optionalTensor("weight"), reduction: a.reduction(),
          ignoreIndex: a.int("ignore_index", -100),
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
    _ name: String, more: String = "", _ documentation: String,
    _ body: @escaping (Invocation, LossReduction) throws -> Variable
  ) -> TorchOperation {
    op(
      "\(name)(Tensor input, PyObject* target, PyObject* size_average=None, PyObject* reduce=None, "
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
    guard let target = TensorObject.variable(self["target"]) else {
      throw Raised.attributeError(
        "'\(self["target"].typeName)' object has no attribute 'size'")
    }
    if input.shape != target.shape {
      TorchWarnings.warnOnce(
        "Using a target size (\(target.shape.sizeText)) that is different to the input size "
          + "(\(input.shape.sizeText)). This will likely lead to incorrect results due to "
          + "broadcasting. Please ensure they have the same size.", machine)
    }
    return (input, target)
  }
}

extension Shape {
  /// `torch.Size([2, 3])`.
  var sizeText: String { "torch.Size(\(description))" }
}
