// The derivatives of operations that choose between, or mix, elements of several tensors.

import Tensors

extension Arithmetic {
  func pairGradients(_ grad: Variable, _ node: Node, _ result: inout InputGradients) throws {
    switch self {
    case .maximum:
      let (x, y) = (try node.saved(0), try node.saved(1))
      let shared = try Arithmetic.shareTies(grad, x, y)
      if node.wants(0) { result.first = try shared.maskedFill(mask: x.lt(y), value: 0) }
      if node.wants(1) { result.second = try shared.maskedFill(mask: x.gt(y), value: 0) }
    case .minimum:
      let (x, y) = (try node.saved(0), try node.saved(1))
      let shared = try Arithmetic.shareTies(grad, x, y)
      if node.wants(0) { result.first = try shared.maskedFill(mask: x.gt(y), value: 0) }
      if node.wants(1) { result.second = try shared.maskedFill(mask: x.lt(y), value: 0) }
    case .fmax, .fmin:
      let (x, y) = (try node.saved(0), try node.saved(1))
      let shared = try Arithmetic.shareTies(grad, x, y)
      let isMax = if case .fmax = self { true } else { false }
      let keeps = try (isMax ? x.ge(y) : x.le(y)).logicalOr(y.isnan())
      let wins = try (isMax ? x.gt(y) : x.lt(y)).logicalOr(y.isnan())
      if node.wants(0) { result.first = try shared.maskedFill(mask: keeps.logicalNot(), value: 0) }
      if node.wants(1) { result.second = try shared.maskedFill(mask: wins, value: 0) }
    case .atan2:
      let (y, x) = (try node.saved(0), try node.saved(1))
      let reciprocal = try (y * y + x * x).reciprocal()
      if node.wants(0) { result.first = try grad * (x * reciprocal) }
      if node.wants(1) { result.second = try grad * (y.neg() * reciprocal) }
    case .hypot:
      let output = try node.saved(2)
      if node.wants(0) { result.first = try grad * node.saved(0) / output }
      if node.wants(1) { result.second = try grad * node.saved(1) / output }
    case .logaddexp:
      let (x, y) = (try node.saved(0), try node.saved(1))
      if node.wants(0) { result.first = try grad / ((y - x).exp() + 1) }
      if node.wants(1) { result.second = try grad / ((x - y).exp() + 1) }
    case .xlogy:
      let (x, y) = (try node.saved(0), try node.saved(1))
      if node.wants(0) {
        let isZero = try x.eq(0).logicalAnd(y.le(0))
        result.first = try grad.xlogy(y).maskedFill(mask: isZero, value: 0)
      }
      if node.wants(1) { result.second = try grad * x / y }
    case .copysign:
      let x = try node.saved(0)
      let ratio = try (node.saved(2) / x).maskedFill(mask: x.eq(0), value: 0)
      result.first = try grad * ratio
      if node.wants(1) { result.second = Variable(try grad.data.zerosLike()) }
    case .addcmul(let value):
      result.first = grad
      if node.wants(1) { result.second = try grad * (node.saved(1) * value.conjugated) }
      if node.wants(2) { result.third = try grad * (node.saved(0) * value.conjugated) }
    case .addcdiv(let value):
      result.first = grad
      if node.wants(1) { result.second = try grad * node.saved(1).reciprocal(times: value) }
      if node.wants(2) {
        let (a, b) = (try node.saved(0), try node.saved(1))
        result.third = try grad.neg() * ((a * value) / (b * b))
      }
    case .lerpNumber(let weight):
      if node.wants(0) { result.first = try grad * .float(1 - weight) }
      if node.wants(1) { result.second = try grad * .float(weight) }
    case .lerp:
      let weight = try node.saved(2)
      if node.wants(0) { result.first = try grad * weight.rsub(1) }
      if node.wants(1) { result.second = try grad * weight }
      if node.wants(2) { result.third = try grad * (node.saved(1) - node.saved(0)) }
    case .whereSelf:
      let condition = try node.saved()
      if node.wants(0) { result.first = try Variable.where(condition, grad, 0) }
      if node.wants(1) { result.second = try Variable.where(condition, 0, grad) }
    case .clampNumber(let low, let high):
      result.first = try grad.clampBackward(node.saved(), low, high)
    case .clampMin(let low):
      result.first = try Variable.where(node.saved().gt(low), grad, 0)
    case .clampMax(let high):
      result.first = try Variable.where(node.saved().lt(high), grad, 0)
    case .clamp(let hasMin, let hasMax, _):
      let x = try node.saved(0)
      let low = hasMin ? try node.saved(1) : nil
      let high = hasMax ? try node.saved(2) : nil
      try Arithmetic.clampGradients(grad, x, low, high, node, &result)
    case .nanToNum:
      result.first = try grad * node.saved().isfinite().to(grad.dtype)
    default:
      throw AutogradError.notImplemented(operation: name)
    }
  }

  /// Half of the gradient where the inputs are equal, so that both get the same share.
  private static func shareTies(
    _ grad: Variable, _ x: Variable, _ y: Variable
  ) throws -> Variable {
    try Variable.where(x.eq(y), grad / 2, grad)
  }

  private static func clampGradients(
    _ grad: Variable, _ x: Variable, _ low: Variable?, _ high: Variable?, _ node: Node,
    _ result: inout InputGradients
  ) throws {
    // Where x equals a bound, both get half.
    if node.wants(0) {
      var share = grad
      if let low { share = try Variable.where(x.eq(low), share / 2, share) }
      if let high { share = try Variable.where(x.eq(high), share / 2, share) }
      if let low { share = try share.maskedFill(mask: x.lt(low), value: 0) }
      if let high { share = try share.maskedFill(mask: x.gt(high), value: 0) }
      result.first = share
    }
    if node.wants(1), let low {
      let share = try Variable.where(x.eq(low), grad / 2, grad)
      var takes = try x.le(low)
      if let high { takes = try takes.logicalAnd(low.lt(high)) }
      result.second = try Variable.where(takes, share, 0)
    }
    if node.wants(2), let high {
      let share = try Variable.where(x.eq(high), grad / 2, grad)
      var takes = try x.ge(high)
      if let low { takes = try takes.logicalOr(high.lt(low)) }
      result.third = try Variable.where(takes, share, 0)
    }
  }
}
