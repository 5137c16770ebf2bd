// The arithmetic of Python's integers: division rounds down, the remainder has the divisor's sign,
// and whatever would not fit in memory is refused before it is begun.

import BigInt

extension Integer {
  public static func add(_ a: Integer, _ b: Integer) throws(TextError) -> Integer {
    if case .small(let x) = a, case .small(let y) = b {
      let (sum, overflow) = x.addingReportingOverflow(y)
      if !overflow { return .small(sum) }
    }
    return Integer(a.wide + b.wide)
  }

  public static func subtract(_ a: Integer, _ b: Integer) throws(TextError) -> Integer {
    if case .small(let x) = a, case .small(let y) = b {
      let (difference, overflow) = x.subtractingReportingOverflow(y)
      if !overflow { return .small(difference) }
    }
    return Integer(a.wide - b.wide)
  }

  public static func multiply(_ a: Integer, _ b: Integer) throws(TextError) -> Integer {
    if case .small(let x) = a, case .small(let y) = b {
      let (product, overflow) = x.multipliedReportingOverflow(by: y)
      if !overflow { return .small(product) }
    }
    guard a.bitLength + b.bitLength <= TextLimits.integerBits else { throw .memory }
    return Integer(a.wide * b.wide)
  }

  /// `a // b`; throws ZeroDivisionError.
  public static func floorDivide(_ a: Integer, _ b: Integer) throws(TextError) -> Integer {
    try divmod(a, b, message: "integer division or modulo by zero").quotient
  }

  /// `a % b`, with the sign of `b`; throws ZeroDivisionError.
  public static func modulo(_ a: Integer, _ b: Integer) throws(TextError) -> Integer {
    try divmod(a, b, message: "integer modulo by zero").remainder
  }

  /// `divmod(a, b)`; throws ZeroDivisionError.
  public static func divmod(
    _ a: Integer, _ b: Integer, message: String = "integer division or modulo by zero"
  ) throws(TextError) -> (quotient: Integer, remainder: Integer) {
    if b == .small(0) { throw TextError(.zeroDivisionError, message) }
    if case .small(let x) = a, case .small(let y) = b, !(x == .min && y == -1) {
      var (quotient, remainder) = x.quotientAndRemainder(dividingBy: y)
      if remainder != 0, (remainder < 0) != (y < 0) {
        quotient -= 1
        remainder += y
      }
      return (.small(quotient), .small(remainder))
    }
    let divisor = b.wide
    var (quotient, remainder) = a.wide.quotientAndRemainder(dividingBy: divisor)
    if !remainder.isZero, (remainder.sign == .minus) != (divisor.sign == .minus) {
      quotient -= 1
      remainder += divisor
    }
    return (Integer(quotient), Integer(remainder))
  }

  /// `a / b`, correctly rounded; throws ZeroDivisionError and OverflowError.
  public static func trueDivide(_ a: Integer, _ b: Integer) throws(TextError) -> Double {
    if b == .small(0) { throw TextError(.zeroDivisionError, "division by zero") }
    if case .small(let x) = a, case .small(let y) = b,
      x.magnitude <= 1 << 53, y.magnitude <= 1 << 53
    {
      return Double(x) / Double(y)
    }
    if a == .small(0) { return b.signum < 0 ? -0.0 : 0 }
    let (numerator, denominator) = (a.wide, b.wide)
    let shift = numerator.magnitude.bitWidth - denominator.magnitude.bitWidth - 66
    // 65 or 66 bits of quotient and the sticky remainder decide the rounding.
    let (quotient, remainder) =
      shift <= 0
      ? (numerator.magnitude << -shift).quotientAndRemainder(dividingBy: denominator.magnitude)
      : numerator.magnitude.quotientAndRemainder(dividingBy: denominator.magnitude << shift)
    let result = nearest(quotient, scaledBy: shift, sticky: !remainder.isZero)
    guard result.isFinite else {
      throw .overflow("integer division result too large for a float")
    }
    return (numerator.sign == denominator.sign) ? result : -result
  }

  public static func negate(_ a: Integer) -> Integer {
    if case .small(let value) = a, value != .min { return .small(-value) }
    return Integer(-a.wide)
  }

  public static func absolute(_ a: Integer) -> Integer { a.signum < 0 ? negate(a) : a }

  /// `a ** b` for b >= 0; throws MemoryError when the result would be absurdly long.
  public static func power(_ a: Integer, _ b: Integer) throws(TextError) -> Integer {
    if case .small(let base) = a {
      if base == 0 || base == 1 { return b.signum == 0 ? .small(1) : a }
      if base == -1 {
        let odd = b.signum != 0 && b.wide.magnitude.trailingZeroBitCount == 0
        return .small(odd ? -1 : 1)
      }
    }
    guard case .small(let exponent) = b else { throw .memory }
    let (bits, overflow) = max(1, a.bitLength - 1).multipliedReportingOverflow(by: exponent)
    guard !overflow, bits <= TextLimits.integerBits else { throw .memory }
    if case .small(var base) = a {
      var result = 1
      var rest = exponent
      while true {
        if rest & 1 == 1 {
          let (product, overflow) = result.multipliedReportingOverflow(by: base)
          if overflow { break }
          result = product
        }
        rest >>= 1
        if rest == 0 { return .small(result) }
        let (square, overflow) = base.multipliedReportingOverflow(by: base)
        if overflow { break }
        base = square
      }
    }
    return Integer(a.wide.power(exponent))
  }

  /// `pow(a, b, m)`, with the sign of `m`; a negative exponent needs an inverse.
  public static func power(
    _ a: Integer, _ b: Integer, modulus: Integer
  ) throws(TextError) -> Integer {
    guard modulus.signum != 0 else { throw .value("pow() 3rd argument cannot be 0") }
    let m = BigInt(modulus.wide.magnitude)
    guard m != 1 else { return .small(0) }
    var base = a.wide.modulus(m)
    var exponent = b.wide
    if exponent.sign == .minus {
      guard let inverse = base.inverse(m) else {
        throw .value("base is not invertible for the given modulus")
      }
      base = inverse
      exponent = -exponent
    }
    var result = base.power(exponent, modulus: m)
    if modulus.signum < 0, !result.isZero { result -= m }
    return Integer(result)
  }

  public static func shiftLeft(_ a: Integer, _ b: Integer) throws(TextError) -> Integer {
    guard b.signum >= 0 else { throw .value("negative shift count") }
    if a == .small(0) { return a }
    guard case .small(let count) = b else { throw .overflow("too many digits in integer") }
    guard count <= TextLimits.integerBits, a.bitLength + count <= TextLimits.integerBits else {
      throw .memory
    }
    if case .small(let value) = a, a.bitLength + count < Int.bitWidth - 1 {
      return .small(value << count)
    }
    return Integer(a.wide << count)
  }

  public static func shiftRight(_ a: Integer, _ b: Integer) throws(TextError) -> Integer {
    guard b.signum >= 0 else { throw .value("negative shift count") }
    guard case .small(let count) = b, count <= TextLimits.integerBits else {
      return .small(a.signum < 0 ? -1 : 0)
    }
    if case .small(let value) = a { return .small(value >> min(count, Int.bitWidth - 1)) }
    let value = a.wide
    guard value.sign == .minus else { return Integer(value >> count) }
    return Integer(-((-value - 1) >> count) - 1)
  }

  public static func and(_ a: Integer, _ b: Integer) -> Integer {
    if case .small(let x) = a, case .small(let y) = b { return .small(x & y) }
    return Integer(a.wide & b.wide)
  }

  public static func or(_ a: Integer, _ b: Integer) -> Integer {
    if case .small(let x) = a, case .small(let y) = b { return .small(x | y) }
    return Integer(a.wide | b.wide)
  }

  public static func xor(_ a: Integer, _ b: Integer) -> Integer {
    if case .small(let x) = a, case .small(let y) = b { return .small(x ^ y) }
    return Integer(a.wide ^ b.wide)
  }

  /// `round(a, -places)`: half to even at a power of ten.
  public static func rounded(_ a: Integer, tens places: Int) throws(TextError) -> Integer {
    guard places > 0 else { return a }
    guard places <= a.bitLength else { return .small(0) }
    let unit = BigInt(10).power(places)
    let (quotient, remainder) = a.wide.magnitude.quotientAndRemainder(dividingBy: unit.magnitude)
    let twice = remainder << 1
    var steps = quotient
    if twice > unit.magnitude
      || (twice == unit.magnitude && !quotient.isZero && quotient.trailingZeroBitCount == 0)
    {
      steps += 1
    }
    let magnitude = BigInt(steps * unit.magnitude)
    return Integer(a.signum < 0 ? -magnitude : magnitude)
  }
}
