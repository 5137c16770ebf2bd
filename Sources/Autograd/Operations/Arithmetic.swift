// Arithmetic of two or three tensors or numbers: names, arguments, derivatives.
//
// A rule gives each input's gradient in the shape of the output; the walker undoes broadcasting.

import Glibc
import Tensors

/// An arithmetic operation with its number arguments.
public enum Arithmetic {
  case add(alpha: Scalar?)
  case sub(alpha: Scalar?)
  /// `number - alpha * x`
  case rsubNumber(alpha: Scalar?)
  case rsub(alpha: Scalar?)
  case mul
  case mulNumber(Scalar)
  /// A sum, a product and a quotient with a number inside a composed function, of one input.
  case addInternally
  case mulInternally(Double)
  case divInternally(Int)
  case div
  case divNumber(Scalar)
  /// With `rounding_mode`: the derivative is zero.
  case divRounded
  case pow
  case powNumber(Scalar)
  /// `base ** x`
  case powBase(Scalar)
  case remainder
  case remainderNumber
  case fmod
  case fmodNumber
  case maximum
  case minimum
  case fmax
  case fmin
  case atan2
  case hypot
  case logaddexp
  case xlogy
  case copysign
  case addcmul(value: Scalar)
  case addcdiv(value: Scalar)
  case lerpNumber(weight: Double)
  case lerp
  case whereSelf
  case clampNumber(min: Scalar?, max: Scalar?)
  case clampMin(Scalar)
  case clampMax(Scalar)
  /// One-sided is `clamp_min` or `clamp_max`.
  case clamp(hasMin: Bool, hasMax: Bool, isOneSided: Bool)
  case nanToNum

  var name: String {
    switch self {
    case .add: "AddBackward0"
    case .sub: "SubBackward0"
    case .rsubNumber: "RsubBackward1"
    case .rsub: "RsubBackward0"
    case .mul, .mulNumber: "MulBackward0"
    case .addInternally: "AddBackward1"
    case .mulInternally: "MulBackward1"
    case .divInternally: "DivBackward1"
    case .div, .divNumber: "DivBackward0"
    case .divRounded: "DivBackward2"
    case .pow: "PowBackward1"
    case .powNumber: "PowBackward0"
    case .powBase: "PowBackward2"
    case .remainder: "RemainderBackward1"
    case .remainderNumber: "RemainderBackward0"
    case .fmod: "FmodBackward1"
    case .fmodNumber: "FmodBackward0"
    case .maximum: "MaximumBackward0"
    case .minimum: "MinimumBackward0"
    case .fmax: "FmaxBackward0"
    case .fmin: "FminBackward0"
    case .atan2: "Atan2Backward0"
    case .hypot: "HypotBackward0"
    case .logaddexp: "LogaddexpBackward0"
    case .xlogy: "XlogyBackward0"
    case .copysign: "CopysignBackward0"
    case .addcmul: "AddcmulBackward0"
    case .addcdiv: "AddcdivBackward0"
    case .lerpNumber: "LerpBackward0"
    case .lerp: "LerpBackward1"
    case .whereSelf: "WhereBackward0"
    case .clampNumber: "ClampBackward1"
    case .clampMin: "ClampMinBackward0"
    case .clampMax: "ClampMaxBackward0"
    case .clamp(_, _, isOneSided: false): "ClampBackward0"
    case .clamp(let hasMin, _, isOneSided: true):
      hasMin ? "ClampMinBackward1" : "ClampMaxBackward1"
    case .nanToNum: "NanToNumBackward0"
    }
  }

  /// PyTorch keeps the number of `x * 2` and `x / 2` as a saved tensor.
  var savesNumber: Bool {
    switch self {
    case .mulNumber, .divNumber: true
    default: false
    }
  }

  /// Saved variables: `x` and `y` (slots 0 and 1) are the inputs, slot 2 is the output or a third.
  func gradients(_ grad: Variable, _ node: Node, _ result: inout InputGradients) throws {
    switch self {
    case .add(let alpha):
      result.first = grad
      if node.wants(1) { result.second = try grad.scaled(alpha?.conjugated) }
    case .sub(let alpha):
      result.first = grad
      if node.wants(1) { result.second = try grad.neg().scaled(alpha?.conjugated) }
    case .rsubNumber(let alpha):
      result.first = try grad.neg().scaled(alpha?.conjugated)
    case .rsub(let alpha):
      if node.wants(0) { result.first = try grad.neg().scaled(alpha?.conjugated) }
      result.second = grad
    case .mul:
      if node.wants(0) { result.first = try grad * node.saved(1) }
      if node.wants(1) {
        let isSquare = node.saved0 === node.saved1 && result.first != nil
        result.second = isSquare ? result.first : try grad * node.saved(0)
      }
    case .mulNumber(let number):
      result.first = try grad * number.conjugated
    case .addInternally:
      result.first = grad
    case .mulInternally(let number):
      result.first = try grad * .float(number)
    case .divInternally(let number):
      result.first = try grad / .int(number)
    case .div:
      if node.wants(0) { result.first = try grad / node.saved(1) }
      if node.wants(1) {
        let (x, y) = (try node.saved(0), try node.saved(1))
        result.second = try grad.neg() * ((x / y) / y)
      }
    case .divNumber(let number):
      result.first = try grad / number.conjugated
    case .divRounded:
      result.first = Variable(try grad.data.zerosLike())
      if node.wants(1) { result.second = result.first }
    case .powNumber(let exponent):
      result.first = try grad.powBackward(node.saved(), exponent.conjugated)
    case .pow:
      if node.wants(0) { result.first = try grad.powBackward(node.saved(0), node.saved(1)) }
      if node.wants(1) {
        let (x, y, output) = (try node.saved(0), try node.saved(1), try node.saved(2))
        let isFlat = try x.eq(0).logicalAnd(y.real().ge(0))
        result.second = try (grad * (output * x.log())).maskedFill(mask: isFlat, value: 0)
      }
    case .powBase(let base):
      result.first =
        base.isComplex || grad.dtype.isComplex
        ? try grad * (node.saved(2) * base.logarithm.conjugated)
        : base.double == 0
          ? Variable(try grad.data.zerosLike())
          : try grad * (node.saved(2) * .float(log(base.double)))
    case .remainder:
      result.first = grad
      if node.wants(1) {
        result.second = try grad.neg() * node.saved(0).div(node.saved(1), roundingMode: .floor)
      }
    case .fmod:
      result.first = grad
      if node.wants(1) {
        result.second = try grad.neg() * node.saved(0).div(node.saved(1), roundingMode: .trunc)
      }
    case .remainderNumber, .fmodNumber:
      result.first = grad
    default:
      try pairGradients(grad, node, &result)
    }
  }
}
