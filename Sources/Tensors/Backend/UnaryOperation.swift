// The element-wise operations of one tensor, as data.

/// An operation that maps each element, and nothing else, to an element of the same type.
public enum UnaryOperation: UInt8, CaseIterable, Sendable {
  case neg, abs, sign, square, relu, ceil, floor, round, trunc, bitwiseNot, frac, reciprocal
  case sqrt, rsqrt, exp, exp2, expm1, log, log2, log10, log1p, sin, cos, tan, asin, acos, atan
  case sinh, cosh, tanh, asinh, acosh, atanh, erf, erfc, erfinv, lgamma, digamma, sigmoid
  case logSigmoid, silu, gelu, geluTanh, mish, hardsigmoid, hardswish

  /// Whether integers stay integers; the other operations turn them into floats first.
  public var keepsIntegers: Bool { rawValue <= UnaryOperation.bitwiseNot.rawValue }
}

/// An operation that maps each element to a truth value.
public enum PredicateOperation: UInt8, CaseIterable, Sendable {
  case isNaN, isInf, isFinite, logicalNot, signbit
}

/// An element-wise operation of one tensor with up to two numbers, here called p and q.
public enum ParametricOperation: UInt8, CaseIterable, Sendable {
  /// `x <= p ? q : x`
  case threshold
  /// `x > 0 ? x : x * p`
  case leakyRelu
  /// `x > 0 ? x * q : expm1(x) * p * q`
  case elu
  /// `x > 0 ? x : p * expm1(x / p)`
  case celu
  /// `x * p > q ? x : log1p(exp(x * p)) / p`
  case softplus
  case hardtanh, softshrink, hardshrink
  /// `x ** p` and `p ** x`; squares, cubes, roots and reciprocals by their own formulas.
  case powScalar, scalarPow
  /// NaN becomes p, the infinities the type's limits.
  case nanToNum
}
