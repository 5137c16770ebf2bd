// Arithmetic of two tensors, or of a tensor and a number: types promote, shapes broadcast.

/// What happens to a quotient after the division.
public enum RoundingMode: Sendable { case floor, trunc }

extension Tensor {
  public func add(_ other: Tensor, alpha: Scalar? = nil) throws(TensorError) -> Tensor {
    if let alpha, alpha != .int(1) { return try addScaled(other, alpha) }
    return try combine(.add, other)
  }

  public func add(_ other: Scalar, alpha: Scalar? = nil) throws(TensorError) -> Tensor {
    try combine(.add, try scaledNumber(other, alpha))
  }

  public func sub(_ other: Tensor, alpha: Scalar? = nil) throws(TensorError) -> Tensor {
    if dtype == .bool, other.dtype == .bool { throw .boolSubtract }
    if dtype == .bool || other.dtype == .bool { throw .boolSubtractOne }
    if let alpha, alpha != .int(1) { return try addScaled(other, alpha.negated) }
    return try combine(.subtract, other)
  }

  public func sub(_ other: Scalar, alpha: Scalar? = nil) throws(TensorError) -> Tensor {
    if dtype == .bool { throw .boolSubtractOne }
    return try combine(.subtract, try scaledNumber(other, alpha))
  }

  /// `other - self`
  public func rsub(_ other: Scalar) throws(TensorError) -> Tensor {
    if dtype == .bool { throw .boolSubtractOne }
    return try combine(.subtract, from: other)
  }

  public func mul(_ other: Tensor) throws(TensorError) -> Tensor { try combine(.multiply, other) }
  public func mul(_ other: Scalar) throws(TensorError) -> Tensor { try combine(.multiply, other) }

  /// The true quotient; integers become floats.
  public func div(_ other: Tensor) throws(TensorError) -> Tensor {
    let common = promotedType(with: other)
    return try combine(.divide, other, as: common.isInexact ? common : .defaultFloat)
  }

  public func div(_ other: Scalar) throws(TensorError) -> Tensor {
    let common = promotedType(with: other)
    return try combine(.divide, other, as: common.isInexact ? common : .defaultFloat)
  }

  /// `other / self`
  public func rdiv(_ other: Scalar) throws(TensorError) -> Tensor {
    // As PyTorch: the reciprocal times the number.
    try reciprocal().mul(other)
  }

  /// The quotient, rounded.
  public func div(_ other: Tensor, roundingMode: RoundingMode?) throws(TensorError) -> Tensor {
    switch roundingMode {
    case nil: try div(other)
    case .floor: try combine(.floorDivide, other)
    case .trunc: try combine(.truncateDivide, other)
    }
  }

  public func div(_ other: Scalar, roundingMode: RoundingMode?) throws(TensorError) -> Tensor {
    switch roundingMode {
    case nil: try div(other)
    case .floor: try combine(.floorDivide, other)
    case .trunc: try combine(.truncateDivide, other)
    }
  }

  public func floorDivide(_ other: Tensor) throws(TensorError) -> Tensor {
    try combine(.floorDivide, other)
  }
  public func floorDivide(_ other: Scalar) throws(TensorError) -> Tensor {
    try combine(.floorDivide, other)
  }
  /// `other // self`
  public func rfloorDivide(_ other: Scalar) throws(TensorError) -> Tensor {
    try combine(.floorDivide, from: other)
  }

  /// Python's `%`: the sign is the divisor's.
  public func remainder(_ other: Tensor) throws(TensorError) -> Tensor {
    try combine(.remainder, other)
  }
  public func remainder(_ other: Scalar) throws(TensorError) -> Tensor {
    try combine(.remainder, other)
  }
  public func rremainder(_ other: Scalar) throws(TensorError) -> Tensor {
    try combine(.remainder, from: other)
  }

  /// C's `%`: the sign is the dividend's.
  public func fmod(_ other: Tensor) throws(TensorError) -> Tensor { try combine(.fmod, other) }
  public func fmod(_ other: Scalar) throws(TensorError) -> Tensor { try combine(.fmod, other) }

  public func pow(_ exponent: Tensor) throws(TensorError) -> Tensor {
    try combine(.power, exponent)
  }

  public func pow(_ exponent: Scalar) throws(TensorError) -> Tensor {
    let common = promotedType(with: exponent)
    if common.isComplex { return try to(common).complexPower(exponent) }
    if common.isFloatingPoint {
      return try to(common).map(.powScalar, exponent.double)
    }
    guard exponent.int >= 0 else { throw .negativeIntegerPower }
    return try combine(.power, exponent, as: common)
  }

  /// Powers of complex numbers, small whole ones by their own formulas.
  private func complexPower(_ exponent: Scalar) throws(TensorError) -> Tensor {
    guard exponent.imaginary == 0 else { return try combine(.power, exponent, as: dtype) }
    switch exponent.double {
    case 0: return try onesLike()
    case 0.5: return try map(.sqrt)
    case 1: return try clone()
    case 2: return try map(.square)
    case 3: return try map(.square).mul(self)
    case -2: return try map(.square).map(.reciprocal)
    default: return try combine(.power, exponent, as: dtype)
    }
  }

  /// `base ** self`
  public func rpow(_ base: Scalar) throws(TensorError) -> Tensor {
    let common = promotedType(with: base)
    if common.isFloatingPoint { return try to(common).map(.scalarPow, base.double) }
    return try combine(.power, from: base, as: common)
  }

  public func maximum(_ other: Tensor) throws(TensorError) -> Tensor {
    try combine(.maximum, other)
  }
  public func minimum(_ other: Tensor) throws(TensorError) -> Tensor {
    try combine(.minimum, other)
  }
  public func fmax(_ other: Tensor) throws(TensorError) -> Tensor { try combine(.fmax, other) }
  public func fmin(_ other: Tensor) throws(TensorError) -> Tensor { try combine(.fmin, other) }
  public func atan2(_ other: Tensor) throws(TensorError) -> Tensor {
    try combineFloats(.atan2, other)
  }
  public func hypot(_ other: Tensor) throws(TensorError) -> Tensor {
    try combineFloats(.hypot, other)
  }
  public func copysign(_ other: Tensor) throws(TensorError) -> Tensor {
    try combineFloats(.copysign, other)
  }
  public func logaddexp(_ other: Tensor) throws(TensorError) -> Tensor {
    try combineFloats(.logaddexp, other)
  }
  public func logaddexp2(_ other: Tensor) throws(TensorError) -> Tensor {
    let ln2 = Scalar.float(0.693147180559945309417)
    return try mul(ln2).logaddexp(other.mul(ln2)).div(ln2)
  }
  public func xlogy(_ other: Tensor) throws(TensorError) -> Tensor {
    try combineFloats(.xlogy, other)
  }

  /// 0 below 0, 1 above, and the given values at 0.
  public func heaviside(_ values: Tensor) throws(TensorError) -> Tensor {
    guard dtype == values.dtype else { throw .stated(.runtime, TensorError.heavisideTypes) }
    return try Tensor.where(eq(.int(0)), values, gt(.int(0)).to(dtype))
  }

  public func bitwiseAnd(_ other: Tensor) throws(TensorError) -> Tensor {
    try combine(.bitwiseAnd, other)
  }
  public func bitwiseAnd(_ other: Scalar) throws(TensorError) -> Tensor {
    try combine(.bitwiseAnd, other)
  }
  public func bitwiseOr(_ other: Tensor) throws(TensorError) -> Tensor {
    try combine(.bitwiseOr, other)
  }
  public func bitwiseOr(_ other: Scalar) throws(TensorError) -> Tensor {
    try combine(.bitwiseOr, other)
  }
  public func bitwiseXor(_ other: Tensor) throws(TensorError) -> Tensor {
    try combine(.bitwiseXor, other)
  }
  public func bitwiseXor(_ other: Scalar) throws(TensorError) -> Tensor {
    try combine(.bitwiseXor, other)
  }
  /// The greatest common divisors of integers, by Euclid's steps on all elements at once.
  public func gcd(_ other: Tensor) throws(TensorError) -> Tensor {
    let common = promotedType(with: other)
    guard common.isInteger else { throw .notImplementedFor(kernel: "gcd_cpu", common) }
    var (a, b) = (try to(common).abs(), try other.to(common).abs())
    var isRest = try b.ne(.int(0))
    while try isRest.any().item().isTrue {
      let divisor = try Tensor.where(isRest, b, Tensor(.int(1), dtype: common, device: device))
      let rest = try Tensor.where(
        isRest, a.remainder(divisor), Tensor(.int(0), dtype: common, device: device))
      (a, b) = (try Tensor.where(isRest, b, a), rest)
      isRest = try b.ne(.int(0))
    }
    return try a.broadcastUnchecked(to: a.shape.broadcast(with: b.shape)).clone()
  }

  /// The least common multiples of integers.
  public func lcm(_ other: Tensor) throws(TensorError) -> Tensor {
    let common = promotedType(with: other)
    guard common.isInteger else { throw .notImplementedFor(kernel: "lcm_cpu", common) }
    let divisor = try gcd(other).clamp(min: .int(1), max: nil)
    return try to(common).div(divisor, roundingMode: .floor).mul(other.to(common)).abs()
  }

  public func leftShift(_ other: Tensor) throws(TensorError) -> Tensor {
    try combine(.shiftLeft, other)
  }
  public func leftShift(_ other: Scalar) throws(TensorError) -> Tensor {
    try combine(.shiftLeft, other)
  }
  public func rightShift(_ other: Tensor) throws(TensorError) -> Tensor {
    try combine(.shiftRight, other)
  }
  public func rightShift(_ other: Scalar) throws(TensorError) -> Tensor {
    try combine(.shiftRight, other)
  }

  /// The number that `alpha * other` is.
  private func scaledNumber(_ other: Scalar, _ alpha: Scalar?) throws(TensorError) -> Scalar {
    guard let alpha, alpha != .int(1) else { return other }
    try requireAlpha(alpha, promotedType(with: other))
    if other.isComplex || alpha.isComplex { return other.times(alpha) }
    return other.isFloat || alpha.isFloat
      ? .float(other.double * alpha.double) : .int(other.int &* alpha.int)
  }

  private func requireAlpha(_ alpha: Scalar, _ result: DType) throws(TensorError) {
    if alpha.isComplex, !result.isComplex { throw .stated(.runtime, TensorError.complexAlpha) }
    if alpha.isFloat, !result.isInexact { throw .integerAlpha }
    if case .bool = alpha, result != .bool { throw .booleanAlpha }
  }

  private func addScaled(_ other: Tensor, _ alpha: Scalar) throws(TensorError) -> Tensor {
    let common = promotedType(with: other)
    try requireAlpha(alpha, common)
    guard common.isFloatingPoint else {
      return try to(common).combine(.add, other.to(common).mul(alpha))
    }
    return try to(common).combine(.addScaled, other.to(common), alpha.double)
  }
}

extension Scalar {
  /// The number with the other sign; bools become integers.
  @inlinable public var negated: Scalar {
    switch self {
    case .bool(let value): .int(value ? -1 : 0)
    case .int(let value): .int(0 &- value)
    case .float(let value): .float(-value)
    case .complex(let real, let imaginary): .complex(-real, -imaginary)
    }
  }

  /// The product as a complex number.
  public func times(_ other: Scalar) -> Scalar {
    .complex(
      double * other.double - imaginary * other.imaginary,
      double * other.imaginary + imaginary * other.double)
  }

  /// The number with an imaginary part of the other sign.
  @inlinable public var conjugated: Scalar {
    if case .complex(let real, let imaginary) = self { return .complex(real, -imaginary) }
    return self
  }
}
