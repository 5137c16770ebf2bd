// Losses that PyTorch records as one operation: names, arguments, derivatives.

import Tensors

/// A loss with its arguments.
public enum Loss {
  case mse(LossReduction)
  case smoothL1(LossReduction, beta: Double)
  case huber(LossReduction, delta: Double)
  case nll(LossReduction, ignoreIndex: Int, isImage: Bool)
  case binaryCrossEntropy(LossReduction)
  case binaryCrossEntropyWithLogits(LossReduction, hasPosWeight: Bool)

  var name: String {
    switch self {
    case .mse: "MseLossBackward0"
    case .smoothL1: "SmoothL1LossBackward0"
    case .huber: "HuberLossBackward0"
    case .nll(_, _, let isImage): isImage ? "NllLoss2DBackward0" : "NllLossBackward0"
    case .binaryCrossEntropy: "BinaryCrossEntropyBackward0"
    case .binaryCrossEntropyWithLogits: "BinaryCrossEntropyWithLogitsBackward0"
    }
  }

  /// Saved: input and target (slots 0 and 1), and a weight (slot 2); for `nll` the target, the total
  /// weight and the weight.
  func gradients(_ grad: Variable, _ node: Node, _ result: inout InputGradients) throws {
    switch self {
    case .mse(let reduction):
      let (x, y) = (try node.saved(0), try node.saved(1))
      if node.wants(0) { result.first = try grad.mseBackward(x, y, reduction) }
      if node.wants(1) { result.second = try grad.mseBackward(y, x, reduction) }
    case .smoothL1(let reduction, let beta):
      let (x, y) = (try node.saved(0), try node.saved(1))
      if node.wants(0) { result.first = try grad.smoothL1Backward(x, y, reduction, beta) }
      if node.wants(1) { result.second = try grad.smoothL1Backward(y, x, reduction, beta) }
    case .huber(let reduction, let delta):
      let (x, y) = (try node.saved(0), try node.saved(1))
      if node.wants(0) { result.first = try grad.huberBackward(x, y, reduction, delta) }
      if node.wants(1) { result.second = try grad.huberBackward(y, x, reduction, delta) }
    case .nll(let reduction, let ignoreIndex, let isImage):
      result.first = try grad.nllBackward(
        node.inputShape(0), target: node.saved(0), totalWeight: node.saved(1),
        weight: node.saved2 == nil ? nil : node.saved(2), reduction, ignoreIndex, isImage)
    case .binaryCrossEntropy(let reduction):
      let (x, y) = (try node.saved(0), try node.saved(1))
      let weight = node.saved2 == nil ? nil : try node.saved(2)
      if node.wants(0) {
        var each = try grad.crossEntropyBackward(x, y)
        if let weight { each = try each * weight }
        result.first = reduction == .mean ? try each / .int(x.numel) : each
      }
      if node.wants(1) {
        var each = try grad * (x.neg().log1p().clamp(min: -100) - x.log().clamp(min: -100))
        if let weight { each = try each * weight }
        result.second = reduction == .mean ? try each / .int(x.numel) : each
      }
    case .binaryCrossEntropyWithLogits(let reduction, let hasPosWeight):
      let (x, y) = (try node.saved(0), try node.saved(1))
      let weight = node.saved2 == nil ? nil : try node.saved(2)
      let posWeight = hasPosWeight ? try node.savedOther(0) : nil
      func finished(_ each: Variable) throws -> Variable {
        let weighted = try weight.map { try each * $0 } ?? each
        return reduction == .mean ? try weighted / .int(x.numel) : weighted
      }
      if node.wants(0) {
        if let posWeight {
          let t = try posWeight * y
          result.first = try finished(((t + 1 - y) * x.sigmoid() - t) * grad)
        } else {
          result.first = try finished((x.sigmoid() - y) * grad)
        }
      }
      if node.wants(1) {
        let slope =
          try posWeight.map { try x.neg().logsigmoid() - $0 * x.logsigmoid() } ?? x.neg()
        result.second = try finished(grad * slope)
      }
    }
  }
}

extension Variable {
  /// `(2 / n) * (x - y) * grad`; the receiver is the gradient.
  func mseBackward(
    _ x: Variable, _ y: Variable, _ reduction: LossReduction
  ) throws -> Variable {
    let difference = try x - y
    let norm = reduction == .mean ? 2 / Double(difference.numel) : 2
    return try difference * .float(norm) * self
  }

  func smoothL1Backward(
    _ x: Variable, _ y: Variable, _ reduction: LossReduction, _ beta: Double
  ) throws -> Variable {
    let difference = try x - y
    let norm = reduction == .mean ? 1 / Double(difference.numel) : 1
    let outside = try difference.sign() * .float(norm) * self
    guard beta > 0 else { return outside }
    let inside = try difference * .float(norm) * self / .float(beta)
    return try Variable.where(difference.abs().lt(.float(beta)), inside, outside)
  }

  func huberBackward(
    _ x: Variable, _ y: Variable, _ reduction: LossReduction, _ delta: Double
  ) throws -> Variable {
    let difference = try x - y
    let norm = reduction == .mean ? 1 / Double(difference.numel) : 1
    let outside = try difference.sign() * .float(norm) * self * .float(delta)
    let inside = try difference * .float(norm) * self
    return try Variable.where(difference.abs().lt(.float(delta)), inside, outside)
  }

  /// `grad * (x - y) / max((1 - x) * x, 1e-12)`
  func crossEntropyBackward(_ x: Variable, _ y: Variable) throws -> Variable {
    if GradMode.isEnabled, requiresGrad || x.requiresGrad || y.requiresGrad {
      return try self * (x - y) / (x.rsub(1) * x).clamp(min: 1e-12)
    }
    let output = try Tensor(empty: x.shape, dtype: x.dtype, device: x.device)
    try Backends.backend(for: x.device).binaryCrossEntropyBackward(
      data.contiguous(), x.data.contiguous(), target: y.data.contiguous(), into: output)
    return Variable(output)
  }

  /// The gradient of the log-probabilities; the receiver is the loss's gradient.
  func nllBackward(
    _ shape: Shape, target: Variable, totalWeight: Variable, weight: Variable?,
    _ reduction: LossReduction, _ ignoreIndex: Int, _ isImage: Bool
  ) throws -> Variable {
    let classes = shape.count == 1 ? shape[0] : shape[1]
    let flatTarget = try target.reshape(Shape(-1))
    let rows = flatTarget.numel
    var result: Variable
    if isRecorded {
      let isIgnored = try flatTarget.eq(.int(ignoreIndex))
      let safe = try flatTarget.maskedFill(mask: isIgnored, value: 0)
      var each =
        try weight.map { try $0.indexSelect(dim: 0, index: safe) }
        ?? Variable(Tensor.ones(Shape(rows), dtype: dtype, device: device))
      each = try each.maskedFill(mask: isIgnored, value: 0).neg()
      let grad = try reduction == .none ? reshape(Shape(-1)) : self
      each = try each * (reduction == .mean ? grad / totalWeight : grad)
      result = try zeros(Shape(rows, classes)).scatter(
        dim: 1, index: safe.unsqueeze(dim: 1), src: each.unsqueeze(dim: 1))
    } else {
      let output = try Tensor.zeros(Shape(rows, classes), dtype: dtype, device: device)
      try Backends.backend(for: device).nllBackward(
        data.contiguous(), target: flatTarget.data.contiguous(), weight: weight?.data.contiguous(),
        ignoreIndex: ignoreIndex, reduction: reduction, totalWeight: totalWeight.data,
        into: output)
      result = Variable(output)
    }
    if isImage {
      let sizes = Shape([shape[0], shape[2], shape[3], classes])
      result = try result.view(sizes).permute(Shape([0, 3, 1, 2]))
    }
    return shape.count == 1 ? try result.view(shape) : result
  }
}
