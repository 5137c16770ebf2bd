// Python's arithmetic of floats where it is not the machine's: floor division, modulo with the
// divisor's sign, powers with their exceptions, rounding to decimal places, and the numeric hash.

import BigInt
import Glibc

/// Float arithmetic with Python's rules.
public enum FloatMath {
  /// `a / b`; throws ZeroDivisionError.
  public static func divide(_ a: Double, _ b: Double) throws(TextError) -> Double {
    guard b != 0 else { throw TextError(.zeroDivisionError, "float division by zero") }
    return a / b
  }

  /// `divmod(a, b)`; throws ZeroDivisionError with the message of the operator that asks.
  public static func divmod(
    _ a: Double, _ b: Double, message: String = "float divmod()"
  ) throws(TextError) -> (quotient: Double, remainder: Double) {
    guard b != 0 else { throw TextError(.zeroDivisionError, message) }
    var remainder = fmod(a, b)
    var quotient = (a - remainder) / b
    if remainder != 0 {
      if (b < 0) != (remainder < 0) {
        remainder += b
        quotient -= 1
      }
    } else {
      remainder = copysign(0, b)
    }
    guard quotient != 0 else { return (copysign(0, a / b), remainder) }
    var floored = quotient.rounded(.down)
    if quotient - floored > 0.5 { floored += 1 }
    return (floored, remainder)
  }

  public static func floorDivide(_ a: Double, _ b: Double) throws(TextError) -> Double {
    try divmod(a, b, message: "float floor division by zero").quotient
  }

  public static func modulo(_ a: Double, _ b: Double) throws(TextError) -> Double {
    guard b != 0 else { throw TextError(.zeroDivisionError, "float modulo") }
    var remainder = fmod(a, b)
    if remainder != 0 {
      if (b < 0) != (remainder < 0) { remainder += b }
    } else {
      remainder = copysign(0, b)
    }
    return remainder
  }

  /// `a ** b`; a complex result is refused.
  public static func power(_ a: Double, _ b: Double) throws(TextError) -> Double {
    if b == 0 || a == 1 { return 1 }
    if a == 0, b < 0, b.isFinite {
      throw TextError(.zeroDivisionError, "0.0 cannot be raised to a negative power")
    }
    if a < 0, a.isFinite, b.isFinite, b != b.rounded(.down) {
      throw .value("a negative number to a fractional power is complex, which is not supported")
    }
    let result = pow(a, b)
    if result.isInfinite, a.isFinite, b.isFinite {
      throw .overflow("(34, 'Numerical result out of range')")
    }
    return result
  }

  /// `round(x)`: half to even.
  public static func rounded(_ x: Double) throws(TextError) -> Integer {
    try Integer(truncating: x.isFinite ? x.rounded(.toNearestOrEven) : x)
  }

  /// `round(x, places)`: the exact binary value rounded half to even.
  public static func rounded(_ x: Double, places: Int) throws(TextError) -> Double {
    guard x.isFinite, x != 0, places <= 323 else { return x }
    guard places >= -308 else { return 0 * x }
    var result: Double
    if places >= 0 {
      result = strtod(FloatText.printed(x, conversion: "f", precision: places), nil)
    } else {
      result = roundedToTens(x.magnitude, tens: -places)
      if x < 0 { result = -result }
    }
    guard result.isFinite else { throw .overflow("rounded value too large to represent") }
    return result
  }

  private static func roundedToTens(_ x: Double, tens: Int) -> Double {
    guard let whole = try? Integer(truncating: x) else { return x }
    let fraction = x != x.rounded(.down)
    let unit = BigInt(10).power(tens)
    let (quotient, remainder) = whole.wide.quotientAndRemainder(dividingBy: unit)
    let twice = remainder * 2
    let up = twice > unit || (twice == unit && (fraction || quotient.words[0] & 1 == 1))
    return strtod(String(up ? quotient + 1 : quotient) + "e\(tens)", nil)
  }

  /// The exact ratio of `float.as_integer_ratio()`.
  public static func integerRatio(
    _ x: Double
  ) throws(TextError) -> (numerator: Integer, denominator: Integer) {
    guard !x.isNaN else { throw .value("cannot convert NaN to integer ratio") }
    guard x.isFinite else { throw .overflow("cannot convert Infinity to integer ratio") }
    guard x != 0 else { return (.small(0), .small(1)) }
    var significand = BigInt(x.significandBitPattern)
    var exponent = -1074
    if x.exponentBitPattern != 0 {
      significand += BigInt(1) << 52
      exponent = Int(x.exponent) - 52
    }
    let even = significand.magnitude.trailingZeroBitCount
    significand >>= even
    exponent += even
    if x < 0 { significand = -significand }
    if exponent >= 0 { return (Integer(significand << exponent), .small(1)) }
    return (Integer(significand), Integer(BigInt(1) << -exponent))
  }

  /// Python's numeric hash: equal to the integer's where the float is whole.
  public static func hash(_ x: Double) -> Int {
    guard x.isFinite else { return x.isNaN ? 0 : (x > 0 ? 314159 : -314159) }
    if x.magnitude < 0x1p60, x == x.rounded(.towardZero) { return Integer.hash(of: Int(x)) }
    var (fraction, exponent) = (x.magnitude.significand / 2, Int(x.magnitude.exponent) + 1)
    var value: UInt = 0
    while fraction != 0 {
      value = ((value << 28) & Integer.hashModulus) | value >> (61 - 28)
      fraction *= 268_435_456
      exponent -= 28
      let digit = UInt(fraction)
      fraction -= Double(digit)
      value += digit
      if value >= Integer.hashModulus { value -= Integer.hashModulus }
    }
    exponent = exponent >= 0 ? exponent % 61 : 61 - 1 - ((-1 - exponent) % 61)
    if exponent > 0 {
      value = ((value << UInt(exponent)) & Integer.hashModulus) | value >> UInt(61 - exponent)
    }
    let signed = x < 0 ? -Int(value) : Int(value)
    return signed == -1 ? -2 : signed
  }

  /// The value of `float.fromhex(text)`.
  public static func fromHex(_ text: String) throws(TextError) -> Double {
    let bad = TextError.value("invalid hexadecimal floating-point string")
    var word = text.lowercased()
    while let first = word.unicodeScalars.first, NumberParsing.isSpace(first) { word.removeFirst() }
    while let last = word.unicodeScalars.last, NumberParsing.isSpace(last) { word.removeLast() }
    let negative = word.hasPrefix("-")
    if negative || word.hasPrefix("+") { word.removeFirst() }
    if ["inf", "infinity"].contains(word) { return negative ? -.infinity : .infinity }
    if word == "nan" { return .nan }
    if !word.hasPrefix("0x") { word = "0x" + word }
    var end: UnsafeMutablePointer<CChar>?
    let (value, complete) = word.withCString { start -> (Double, Bool) in
      let value = strtod(start, &end)
      return (value, end.map { $0.pointee == 0 } ?? false)
    }
    guard complete, word.utf8.count > 2 else { throw bad }
    guard value.isFinite else {
      throw .overflow("hexadecimal value too large to represent as a float")
    }
    return negative ? -value : value
  }
}
