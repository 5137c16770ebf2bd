// The specifications that programs mostly use, `[0][width][d]` for integers and `[0][width].Nf` or
// `.N%` for floats, read and laid out as bytes without the general machinery. Whatever does not fit
// here is left to it by answering nil.

/// Formatting of the most common specifications.
enum QuickFormatting {
  /// A specification that has only a fill of zeros, a width, a precision and a type letter.
  struct Spec {
    fileprivate var zeros = false
    fileprivate var width = 0
    fileprivate var precision = -1
    fileprivate var type: UInt8 = 0

    fileprivate static let plain = Spec()

    private init() {}

    init?(_ text: String) {
      var text = text
      let parsed = text.withUTF8 { bytes -> (Bool, Int, Int, UInt8)? in
        guard bytes.count <= 8 else { return nil }
        var index = 0
        var (zeros, width, precision, type) = (false, 0, -1, UInt8(0))
        if index < bytes.count, bytes[index] == UInt8(ascii: "0") {
          zeros = true
          index += 1
        }
        while index < bytes.count, case let digit = bytes[index] &- 48, digit < 10 {
          width = width * 10 + Int(digit)
          index += 1
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
          index += 1
          guard index < bytes.count, bytes[index] &- 48 < 10 else { return nil }
          precision = 0
          while index < bytes.count, case let digit = bytes[index] &- 48, digit < 10 {
            precision = precision * 10 + Int(digit)
            index += 1
          }
        }
        if index < bytes.count {
          type = bytes[index]
          index += 1
        }
        guard index == bytes.count, width <= 40 else { return nil }
        return (zeros, width, precision, type)
      }
      guard let parsed else { return nil }
      (zeros, width, precision, type) = parsed
    }
  }

  /// `format(value, spec)` for a machine integer, nil if the specification is not a common one.
  static func integer(_ value: Int, _ text: String) -> String? {
    Spec(text).flatMap { integer(value, $0) }
  }

  /// The same behind a literal text, for a specification that was read before.
  static func integer(_ value: Int, _ spec: Spec, behind literal: String = "") -> String? {
    guard spec.precision < 0, spec.type == 0 || spec.type == UInt8(ascii: "d") else { return nil }
    return layout(UInt64(value.magnitude), isNegative: value < 0, places: 0, "", spec, literal)
  }

  /// `format(value, spec)` for a float, nil if the specification is not a common one.
  static func float(_ value: Double, _ text: String) -> String? {
    Spec(text).flatMap { float(value, $0) }
  }

  /// The same behind a literal text, for a specification that was read before.
  static func float(_ value: Double, _ spec: Spec, behind literal: String = "") -> String? {
    guard spec.precision <= 15 else { return nil }
    let isPercent = spec.type == UInt8(ascii: "%")
    guard isPercent || spec.type == UInt8(ascii: "f") else { return nil }
    let places = spec.precision < 0 ? 6 : spec.precision
    guard let scaled = scaled(isPercent ? value * 100 : value, places) else { return nil }
    return layout(
      scaled, isNegative: value.sign == .minus, places: places, isPercent ? "%" : "", spec, literal)
  }

  /// The C library's `%.Nf` of a float, nil where it takes more than 18 digits.
  static func fixed(_ value: Double, places: Int) -> String? {
    guard places <= 15, let scaled = scaled(value, places) else { return nil }
    return layout(scaled, isNegative: value.sign == .minus, places: places, "", Spec.plain)
  }

  private static let powersOfTen: [UInt64] = (0..<16).map { count in
    (0..<count).reduce(1) { power, _ in power * 10 }
  }

  /// The magnitude times a power of ten, rounded half to even from the exact binary value; nil if it
  /// has more than 18 digits.
  private static func scaled(_ value: Double, _ places: Int) -> UInt64? {
    guard value.isFinite else { return nil }
    let power = powersOfTen[places]
    guard value.magnitude * Double(power) < 1e18 else { return nil }
    if value == 0 { return 0 }
    let isNormal = value.exponentBitPattern != 0
    let significand = value.significandBitPattern | (isNormal ? 1 << 52 : 0)
    let exponent = (isNormal ? Int(value.exponentBitPattern) : 1) - 1075
    let product = UInt128(significand) * UInt128(power)
    guard exponent < 0 else { return UInt64(product << UInt128(exponent)) }
    guard exponent > -128 else { return 0 }
    let shift = UInt128(-exponent)
    var quotient = UInt64(truncatingIfNeeded: product >> shift)
    let remainder = product & ((1 << shift) - 1)
    let half = UInt128(1) << (shift - 1)
    if remainder > half || (remainder == half && quotient & 1 == 1) { quotient += 1 }
    return quotient
  }

  /// Digits with a point before the last `places`, signed and padded on the left, behind a literal.
  private static func layout(
    _ digits: UInt64, isNegative: Bool, places: Int, _ suffix: StaticString, _ spec: Spec,
    _ literal: String = ""
  ) -> String {
    var literal = literal
    return literal.withUTF8 { literal in
      layout(digits, isNegative: isNegative, places: places, suffix, spec, literal)
    }
  }

  private static func layout(
    _ digits: UInt64, isNegative: Bool, places: Int, _ suffix: StaticString, _ spec: Spec,
    _ literal: UnsafeBufferPointer<UInt8>
  ) -> String {
    let capacity = 72 + literal.count
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
      var start = capacity
      var rest = digits
      var written = 0
      if suffix.utf8CodeUnitCount == 1 {
        start -= 1
        buffer[start] = suffix.utf8Start[0]
      }
      while rest > 0 || written <= places {
        if written == places, places > 0 {
          start -= 1
          buffer[start] = UInt8(ascii: ".")
        }
        start -= 1
        buffer[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
        written += 1
      }
      let sign = isNegative ? 1 : 0
      if spec.zeros {
        while capacity - start + sign < spec.width {
          start -= 1
          buffer[start] = UInt8(ascii: "0")
        }
      }
      if isNegative {
        start -= 1
        buffer[start] = UInt8(ascii: "-")
      }
      while capacity - start < spec.width {
        start -= 1
        buffer[start] = UInt8(ascii: " ")
      }
      start -= literal.count
      for (offset, byte) in literal.enumerated() { buffer[start + offset] = byte }
      return String(decoding: UnsafeBufferPointer(rebasing: buffer[start...]), as: UTF8.self)
    }
  }
}
