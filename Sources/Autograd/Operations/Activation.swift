// Activations with arguments, and the derivatives that are operations of their own, so that a
// recorded gradient has PyTorch's `grad_fn`: names, arguments, derivatives.

import Tensors

/// An element-wise function of a network with its arguments.
public enum Activation {
  case leakyRelu(slope: Double)
  /// Also `selu` (with a scale).
  case elu(alpha: Double, scale: Double)
  case celu(alpha: Double)
  case softplus(beta: Double, threshold: Double)
  /// Also `relu6`.
  case hardtanh(min: Double, max: Double)
  case threshold(Double)
  case hardshrink(Double)
  case softshrink(Double)
  case prelu
  case glu(dim: Int)
  case softmax(dim: Int)
  case logSoftmax(dim: Int)
  case logit(eps: Double?)
  case softmaxBackward(dim: Int)
  case logSoftmaxBackward(dim: Int)
  case reluBackward
  case sigmoidBackward
  case tanhBackward

  var name: String {
    switch self {
    case .leakyRelu: "LeakyReluBackward0"
    case .elu: "EluBackward0"
    case .celu: "CeluBackward0"
    case .softplus: "SoftplusBackward0"
    case .hardtanh: "HardtanhBackward0"
    case .threshold: "ThresholdBackward0"
    case .hardshrink: "HardshrinkBackward0"
    case .softshrink: "SoftshrinkBackward0"
    case .prelu: "PreluKernelBackward0"
    case .glu: "GluBackward0"
    case .softmax: "SoftmaxBackward0"
    case .logSoftmax: "LogSoftmaxBackward0"
    case .logit: "LogitBackward0"
    case .softmaxBackward: "SoftmaxBackwardDataBackward0"
    case .logSoftmaxBackward: "LogSoftmaxBackwardDataBackward0"
    case .reluBackward: "ThresholdBackwardBackward0"
    case .sigmoidBackward: "SigmoidBackwardBackward0"
    case .tanhBackward: "TanhBackwardBackward0"
    }
  }

  /// Saved: x for functions, the output for `softmax`, the output y of the function (slot 0) and
  /// the arriving gradient (slot 1) for the derivatives.
  func gradients(_ grad: Variable, _ node: Node, _ result: inout InputGradients) throws {
    let saved = try node.saved()
    switch self {
    case .leakyRelu(let slope):
      result.first = try grad.parametricBackward(.leakyReluBackward, saved, slope, 0) {
        try Variable.where(saved.gt(0), grad, grad * .float(slope))
      }
    case .elu(let alpha, let scale):
      result.first = try grad.parametricBackward(.eluBackward, saved, alpha, scale) {
        try grad.eluBackward(saved, alpha: alpha, scale: scale, inputScale: 1)
      }
    case .celu(let alpha):
      result.first = try grad.eluBackward(saved, alpha: alpha, scale: 1, inputScale: 1 / alpha)
    case .softplus(let beta, let threshold):
      result.first = try grad.parametricBackward(.softplusBackward, saved, beta, threshold) {
        let scaled = try saved * .float(beta)
        return try Variable.where(scaled.gt(.float(threshold)), grad, grad * scaled.sigmoid())
      }
    case .hardtanh(let low, let high):
      let passes = try saved.gt(.float(low)).logicalAnd(saved.lt(.float(high)))
      result.first = try Variable.where(passes, grad, 0)
    case .threshold(let threshold):
      result.first = try Variable.where(saved.gt(.float(threshold)), grad, 0)
    case .hardshrink(let lambda), .softshrink(let lambda):
      let isCut = try saved.ge(.float(-lambda)).logicalAnd(saved.le(.float(lambda)))
      result.first = try Variable.where(isCut, 0, grad)
    case .prelu:
      let weight = try node.saved(1)
      let isPositive = try saved.gt(0)
      if node.wants(0) { result.first = try Variable.where(isPositive, grad, weight * grad) }
      if node.wants(1) { result.second = try Variable.where(isPositive, 0, saved * grad) }
    case .glu(let dim):
      let halves = try saved.chunk(2, dim: dim)
      let gate = try halves[1].sigmoid()
      let first = try gate * grad
      let second = try gate.rsub(1) * gate * grad * halves[0]
      result.first = try Variable.cat([first, second], dim: dim)
    case .softmax(let dim):
      result.first = try grad.softmaxBackward(saved, dim: dim, log: false)
    case .logSoftmax(let dim):
      result.first = try grad.softmaxBackward(saved, dim: dim, log: true)
    case .logit(let eps):
      var slope = try grad / (saved * saved.rsub(1))
      if let eps {
        let inside = try saved.ge(.float(eps)).logicalAnd(saved.le(.float(1 - eps)))
        slope = try Variable.where(inside, slope, 0)
      }
      result.first = slope
    case .softmaxBackward(let dim):
      let first = try node.saved(1)
      if node.wants(0) { result.first = try grad.softmaxBackward(saved, dim: dim, log: false) }
      if node.wants(1) {
        let sums = try (saved * first).sum(dim: Shape(dim), keepdim: true) * grad
        let more = try first * (saved * grad).sum(dim: Shape(dim), keepdim: true)
        result.second = try first * grad - sums - more
      }
    case .logSoftmaxBackward(let dim):
      if node.wants(0) {
        result.first = try grad - (grad * saved.exp()).sum(dim: Shape(dim), keepdim: true)
      }
      if node.wants(1) {
        let sum = try node.saved(1).sum(dim: Shape(dim), keepdim: true).neg()
        result.second = try sum * saved.exp() * grad
      }
    case .reluBackward:
      if node.wants(0) { result.first = try grad.reluBackward(saved) }
    case .sigmoidBackward:
      if node.wants(0) { result.first = try grad.sigmoidBackward(saved) }
      if node.wants(1) { result.second = try grad * node.saved(1) * (saved * -2 + 1) }
    case .tanhBackward:
      if node.wants(0) { result.first = try grad.tanhBackward(saved) }
      if node.wants(1) { result.second = try grad * (saved * -2 * node.saved(1)) }
    }
  }
}

extension Variable {
  /// This gradient where the output of `relu` is positive. Receiver: the gradient.
  func reluBackward(_ y: Variable) throws -> Variable {
    try backwardOperation(.reluBackward, .reluBackward, y)
  }

  /// `grad * (1 - y) * y`
  func sigmoidBackward(_ y: Variable) throws -> Variable {
    try backwardOperation(.sigmoidBackward, .sigmoidBackward, y)
  }

  /// `grad * (1 - y * y)`, the factor fused
  func tanhBackward(_ y: Variable) throws -> Variable {
    try backwardOperation(.tanhBackward, .tanhBackward, y)
  }

  private func backwardOperation(
    _ kernel: BinaryOperation, _ activation: Activation, _ y: Variable
  ) throws -> Variable {
    let result = Variable(try data.combine(kernel, y.data))
    if GradMode.isEnabled, requiresGrad || y.requiresGrad {
      let node = result.record(.activation(activation), self, y)
      try node.save(y, at: 0)
      try node.save(self, at: 1)
    }
    return result
  }

  /// A derivative that has a kernel and, for when it is itself recorded, a formula.
  func parametricBackward(
    _ kernel: ScaledOperation, _ x: Variable, _ p: Double, _ q: Double,
    formula: () throws -> Variable
  ) throws -> Variable {
    if GradMode.isEnabled, requiresGrad || x.requiresGrad { return try formula() }
    return Variable(try data.combine(kernel, x.data, p, q))
  }

  func eluBackward(
    _ x: Variable, alpha: Double, scale: Double, inputScale: Double
  ) throws -> Variable {
    let negative = alpha * scale
    let slope = try (x * .float(inputScale)).exp() * .float(negative * inputScale)
    return try Variable.where(x.le(0), self * slope, self * .float(scale))
  }

  /// The derivative of an activation without arguments by the input.
  func activationBackward(_ operation: UnaryOperation, _ x: Variable) throws -> Variable {
    let isRecorded = GradMode.isEnabled && (requiresGrad || x.requiresGrad)
    switch operation {
    case .silu:
      if !isRecorded { return Variable(try data.combine(.siluBackward, x.data)) }
      let s = try x.sigmoid()
      return try self * s * (x * s.rsub(1) + 1)
    case .logSigmoid:
      if !isRecorded { return Variable(try data.combine(.logSigmoidBackward, x.data)) }
      return try self * x.neg().sigmoid()
    case .gelu:
      if !isRecorded { return Variable(try data.combine(.geluBackward, x.data)) }
      let cdf = try ((x * 0.7071067811865476).erf() + 1) * 0.5
      let pdf = try (x * x * -0.5).exp() * 0.3989422804014327
      return try self * (cdf + x * pdf)
    case .geluTanh:
      if !isRecorded { return Variable(try data.combine(.geluTanhBackward, x.data)) }
      let t = try ((x + x.pow(3) * 0.044715) * 0.7978845608028654).tanh()
      let slope = try (x * x * 0.134145 + 1) * 0.7978845608028654
      return try self * ((t + 1) * 0.5 + x * 0.5 * (t * t).rsub(1) * slope)
    case .mish:
      let s = try x.sigmoid()
      let t = try x.softplus().tanh()
      return try self * (t + x * s * (t * t).rsub(1))
    case .hardsigmoid:
      let inside = try x.gt(-3).logicalAnd(x.lt(3))
      return try Variable.where(inside, self * 0.16666666666666666, 0)
    case .hardswish:
      let middle = try self * (x / 3 + 0.5)
      return try Variable.where(
        x.le(-3), 0, Variable.where(x.lt(3), middle, self))
    default:
      throw AutogradError.notImplemented(operation: operation.gradientName)
    }
  }

  /// The derivative of `softmax` or `log_softmax` by the input, from the output.
  func softmaxBackward(_ y: Variable, dim: Int, log: Bool) throws -> Variable {
    let result = Variable(
      log
        ? try y.data.logSoftmaxBackward(data, dim: dim)
        : try y.data.softmaxBackward(data, dim: dim))
    if GradMode.isEnabled, requiresGrad || y.requiresGrad {
      let operation: Activation = log ? .logSoftmaxBackward(dim: dim) : .softmaxBackward(dim: dim)
      let node = result.record(.activation(operation), self, y)
      try node.save(y, at: 0)
      try node.save(self, at: 1)
    }
    return result
  }
}
