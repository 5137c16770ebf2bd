// The element-wise operations of two or three tensors, as data.

/// An operation of two elements of one type that gives an element of that type.
///
/// The backward forms take the gradient first and then what their operation saved: the output for
/// relu, sigmoid and tanh, the input for the others.
public enum BinaryOperation: UInt8, CaseIterable, Sendable {
  case add, subtract, multiply, divide, floorDivide, truncateDivide, remainder, fmod, power
  case maximum, minimum, fmax, fmin, bitwiseAnd, bitwiseOr, bitwiseXor, shiftLeft, shiftRight
  case atan2, hypot, copysign, logaddexp, xlogy, reluBackward, sigmoidBackward, tanhBackward
  case geluBackward, geluTanhBackward, siluBackward, logSigmoidBackward
}

/// An operation of two elements of one type that gives a truth value.
public enum ComparisonOperation: UInt8, CaseIterable, Sendable {
  case equal, notEqual, less, lessEqual, greater, greaterEqual
  case logicalAnd, logicalOr, logicalXor
}

/// An operation of two tensors with up to two numbers, here called p and q.
///
/// The backward forms take the gradient first and then the operation's input.
public enum ScaledOperation: UInt8, CaseIterable, Sendable {
  /// `a + p * b`, fused
  case addScaled
  /// `a + p * (b - a)`, fused
  case lerp
  case thresholdBackward, leakyReluBackward, eluBackward, softplusBackward, hardtanhBackward
  case clampBackward
  case smoothL1, huber
}

/// An operation of three elements of one type, with a number p.
public enum TernaryOperation: UInt8, CaseIterable, Sendable {
  /// `a + p * b * c`, the last product fused with the sum
  case addcmul
  /// `a + p * b / c`
  case addcdiv
  /// `a + c * (b - a)`
  case lerp
  /// a, at least b and at most c
  case clamp
}
