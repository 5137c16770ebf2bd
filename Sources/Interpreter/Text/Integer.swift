// Python's unbounded integer as two machine representations. Invariant: whatever fits an Int is
// `.small`, so that equal integers have equal representations and the fast path is one switch.

import BigInt

/// An integer of any size.
public enum Integer: Equatable {
  case small(Int)
  case big(BigInt)

  /// The integer in its normal representation.
  public init(_ value: BigInt) {
    if let small = Int(exactly: value) { self = .small(small) } else { self = .big(value) }
  }

  public init(_ value: Int) { self = .small(value) }

  /// The whole part of a finite float; throws what `int(x)` throws for nan and the infinities.
  public init(truncating x: Double) throws(TextError) {
    guard !x.isNaN else { throw .value("cannot convert float NaN to integer") }
    guard x.isFinite else { throw .overflow("cannot convert float infinity to integer") }
    if x.magnitude < 0x1p62 {
      self = .small(Int(x))
      return
    }
    let significand = BigInt(x.significandBitPattern | (1 << 52))
    let value = significand << (Int(x.exponent) - 52)
    self.init(x < 0 ? -value : value)
  }

  /// The value as a big integer.
  public var wide: BigInt {
    switch self {
    case .small(let value): return BigInt(value)
    case .big(let value): return value
    }
  }

  /// The value if it fits a machine integer.
  public var small: Int? {
    if case .small(let value) = self { return value }
    return nil
  }

  /// -1, 0 or 1.
  public var signum: Int {
    switch self {
    case .small(let value): return value.signum()
    case .big(let value): return value.sign == .minus ? -1 : 1
    }
  }

  /// Bits of the magnitude, as `int.bit_length()` counts them.
  public var bitLength: Int {
    switch self {
    case .small(let value): return Int.bitWidth - value.magnitude.leadingZeroBitCount
    case .big(let value): return value.magnitude.bitWidth
    }
  }

  /// The nearest float, ties to even; throws OverflowError past the largest.
  public func double() throws(TextError) -> Double {
    switch self {
    case .small(let value): return Double(value)
    case .big(let value):
      let result = Integer.nearest(value.magnitude, scaledBy: 0)
      guard result.isFinite else { throw .overflow("int too large to convert to float") }
      return value.sign == .minus ? -result : result
    }
  }

  /// The float nearest to `magnitude * 2^scale`, ties to even; infinite past the largest.
  static func nearest(_ magnitude: BigUInt, scaledBy scale: Int, sticky: Bool = false) -> Double {
    let bits = magnitude.bitWidth
    guard bits > 0 else { return 0 }
    let exponent = bits + scale
    guard exponent <= 1024 else { return .infinity }
    // 64 bits hold the significand, the round bit and everything below as one sticky bit; numbers
    // below the normal range keep fewer bits.
    let kept = exponent < -1021 ? 53 + exponent + 1021 : 53
    guard kept >= 0 else { return 0 }
    let drop = bits - kept - 2
    var window: UInt64
    if drop > 0 {
      let high = magnitude >> drop
      window = UInt64(high)
      if sticky || magnitude.trailingZeroBitCount < drop { window |= 1 }
    } else {
      window = UInt64(magnitude << -drop) | (sticky ? 1 : 0)
    }
    let low = window & 3
    window >>= 2
    if low == 3 || (low == 2 && window & 1 == 1) { window += 1 }
    return scaled(Double(window), by: exponent - kept)
  }

  /// `x * 2^power` where the product is exact.
  private static func scaled(_ x: Double, by power: Int) -> Double {
    Double(sign: .plus, exponent: 0, significand: x) * pow2(power / 2) * pow2(power - power / 2)
  }

  private static func pow2(_ power: Int) -> Double {
    Double(sign: .plus, exponent: power, significand: 1)
  }

  /// The decimal text; throws ValueError past CPython's limit of digits.
  public func decimal() throws(TextError) -> String {
    switch self {
    case .small(let value): return String(value)
    case .big(let value):
      // 4300 digits are 14285 bits: only longer numbers need counting.
      if value.magnitude.bitWidth <= 14280 { return String(value) }
      guard value.magnitude.bitWidth < 14290 else { throw Integer.tooManyDigits }
      let text = String(value)
      guard text.utf8.count - (value.sign == .minus ? 1 : 0) <= TextLimits.integerDigits else {
        throw Integer.tooManyDigits
      }
      return text
    }
  }

  private static let tooManyDigits = TextError.value(
    "Exceeds the limit (\(TextLimits.integerDigits) digits) for integer string conversion; "
      + "use sys.set_int_max_str_digits() to increase the limit")

  /// The digits of the magnitude in a base from 2 to 36, without a prefix.
  public func magnitudeDigits(radix: Int) throws(TextError) -> String {
    switch self {
    case .small(let value): return String(value.magnitude, radix: radix)
    case .big(let value):
      if radix == 10 {
        let text = try decimal()
        return value.sign == .minus ? String(text.dropFirst()) : text
      }
      return String(value.magnitude, radix: radix)
    }
  }

  /// Python's numeric hash: the value modulo 2^61 - 1, -2 in place of -1.
  public var hash: Int {
    switch self {
    case .small(let value): return Integer.hash(of: value)
    case .big(let value):
      let residue = Int(value.magnitude % BigUInt(Integer.hashModulus))
      let signed = value.sign == .minus ? -residue : residue
      return signed == -1 ? -2 : signed
    }
  }

  static let hashModulus: UInt = (1 << 61) - 1

  /// Python's hash of a machine integer.
  @inline(__always)
  public static func hash(of value: Int) -> Int {
    if value >= 0, value < Int(hashModulus) { return value }
    let residue = Int(value.magnitude % hashModulus)
    let signed = value < 0 ? -residue : residue
    return signed == -1 ? -2 : signed
  }
}

extension Integer: Comparable {
  public static func < (a: Integer, b: Integer) -> Bool {
    if case .small(let x) = a, case .small(let y) = b { return x < y }
    return a.wide < b.wide
  }

  /// The order of an integer and a float that is not nan, exact for every size.
  public func compare(_ x: Double) -> Int {
    guard x.isFinite else { return x > 0 ? -1 : 1 }
    if case .small(let value) = self {
      if value.magnitude <= 1 << 53 {
        let own = Double(value)
        return own < x ? -1 : (own > x ? 1 : 0)
      }
      if x >= 0x1p63 { return -1 }
      if x < -0x1p63 { return 1 }
      let whole = Int(x.rounded(.towardZero))
      if value != whole { return value < whole ? -1 : 1 }
      let rest = x - Double(whole)
      return rest > 0 ? -1 : (rest < 0 ? 1 : 0)
    }
    guard x.magnitude >= 0x1p62, let whole = try? Integer(truncating: x) else { return signum }
    return self < whole ? -1 : (self == whole ? 0 : 1)
  }
}
