// Functions of one element and no argument: names, what backward reads, derivatives.

import Tensors

/// What backward reads of an operation.
enum Saves {
  case nothing, input, output
}

extension UnaryOperation {
  /// PyTorch's name of the node.
  var gradientName: String {
    switch self {
    case .neg: "NegBackward0"
    case .abs: "AbsBackward0"
    case .sign: "SignBackward0"
    case .square: "PowBackward0"
    case .relu: "ReluBackward0"
    case .ceil: "CeilBackward0"
    case .floor: "FloorBackward0"
    case .round: "RoundBackward0"
    case .trunc: "TruncBackward0"
    case .bitwiseNot: "NotImplemented"
    case .frac: "FracBackward0"
    case .reciprocal: "ReciprocalBackward0"
    case .sqrt: "SqrtBackward0"
    case .rsqrt: "RsqrtBackward0"
    case .exp: "ExpBackward0"
    case .exp2: "Exp2Backward0"
    case .expm1: "Expm1Backward0"
    case .log: "LogBackward0"
    case .log2: "Log2Backward0"
    case .log10: "Log10Backward0"
    case .log1p: "Log1PBackward0"
    case .sin: "SinBackward0"
    case .cos: "CosBackward0"
    case .tan: "TanBackward0"
    case .asin: "AsinBackward0"
    case .acos: "AcosBackward0"
    case .atan: "AtanBackward0"
    case .sinh: "SinhBackward0"
    case .cosh: "CoshBackward0"
    case .tanh: "TanhBackward0"
    case .asinh: "AsinhBackward0"
    case .acosh: "AcoshBackward0"
    case .atanh: "AtanhBackward0"
    case .erf: "ErfBackward0"
    case .erfc: "ErfcBackward0"
    case .erfinv: "ErfinvBackward0"
    case .lgamma: "LgammaBackward0"
    case .digamma: "DigammaBackward0"
    case .sigmoid: "SigmoidBackward0"
    case .logSigmoid: "LogSigmoidBackward0"
    case .silu: "SiluBackward0"
    case .gelu, .geluTanh: "GeluBackward0"
    case .mish: "MishBackward0"
    case .hardsigmoid: "HardsigmoidBackward0"
    case .hardswish: "HardswishBackward0"
    }
  }

  var saves: Saves {
    switch self {
    case .neg, .sign, .ceil, .floor, .round, .trunc, .bitwiseNot, .frac: .nothing
    case .relu, .reciprocal, .sqrt, .rsqrt, .exp, .exp2, .expm1, .tan, .tanh, .sigmoid, .erfinv:
      .output
    case .abs, .square, .log, .log2, .log10, .log1p, .sin, .cos, .asin, .acos, .atan, .sinh, .cosh,
      .asinh, .acosh, .atanh, .erf, .erfc, .lgamma, .digamma, .logSigmoid, .silu, .gelu, .geluTanh,
      .mish, .hardsigmoid, .hardswish:
      .input
    }
  }

  /// The gradient of the input; `v` is what `saves` says: x, y or nothing.
  func gradient(_ grad: Variable, _ node: Node) throws -> Variable {
    guard saves != .nothing else {
      switch self {
      case .neg: return try grad.neg()
      case .frac: return grad
      default: return Variable(try grad.data.zerosLike())
      }
    }
    let v = try node.saved()
    switch self {
    case .neg, .sign, .ceil, .floor, .round, .trunc, .bitwiseNot, .frac: return grad
    case .abs: return try grad * (v.dtype.isComplex ? v.conj().sgn() : v.sign())
    case .square: return try grad * (v * 2)
    case .relu: return try grad.reluBackward(v)
    case .reciprocal: return try grad.neg() * (v * v)
    case .sqrt: return try grad / (v * 2)
    case .rsqrt: return try grad * -0.5 * v.pow(3)
    case .exp: return try grad * v
    case .exp2: return try grad * v * 0.6931471805599453
    case .expm1: return try grad * (v + 1)
    case .log: return try grad / v
    case .log2: return try grad / (v * 0.6931471805599453)
    case .log10: return try grad / (v * 2.3025850929940456)
    case .log1p: return try grad / (v + 1)
    case .sin: return try grad * v.cos()
    case .cos: return try grad * v.sin().neg()
    case .tan: return try grad * (v.pow(2) + 1)
    case .asin: return try grad * (v.neg() * v + 1).rsqrt()
    case .acos: return try grad * (v.neg() * v + 1).rsqrt().neg()
    case .atan: return try grad / (v * v + 1)
    case .sinh: return try grad * v.cosh()
    case .cosh: return try grad * v.sinh()
    case .tanh: return try v.dtype.isComplex ? grad * (v * v).rsub(1) : grad.tanhBackward(v)
    case .asinh: return try grad * (v.pow(2) + 1).rsqrt()
    case .acosh:
      // One root for both would lie on the wrong branch left of the imaginary axis.
      return try v.dtype.isComplex
        ? grad * ((v + 1).rsqrt() * (v - 1).rsqrt()) : grad * (v * v - 1).rsqrt()
    case .atanh: return try grad / v.pow(2).rsub(1)
    case .erf: return try v.pow(2).neg().exp() * 1.1283791670955126 * grad
    case .erfc: return try v.pow(2).neg().exp() * -1.1283791670955126 * grad
    case .erfinv: return try v.pow(2).exp() * 0.886226925452758 * grad
    case .lgamma: return try grad * v.digamma()
    case .digamma: throw AutogradError.notImplemented(operation: "polygamma")
    case .sigmoid:
      return try v.dtype.isComplex ? grad * (v.rsub(1) * v) : grad.sigmoidBackward(v)
    case .logSigmoid: return try grad.activationBackward(.logSigmoid, v)
    case .silu: return try grad.activationBackward(.silu, v)
    case .gelu: return try grad.activationBackward(.gelu, v)
    case .geluTanh: return try grad.activationBackward(.geluTanh, v)
    case .mish: return try grad.activationBackward(.mish, v)
    case .hardsigmoid: return try grad.activationBackward(.hardsigmoid, v)
    case .hardswish: return try grad.activationBackward(.hardswish, v)
    }
  }
}
