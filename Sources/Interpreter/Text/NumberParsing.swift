// Text to numbers with Python's rules: surrounding white space, single underscores between digits,
// any Unicode decimal digit, base prefixes for integers, `inf` and `nan` for floats.

import BigInt
import Glibc

/// Text to number.
public enum NumberParsing {
  /// The value of `float(text)`; throws ValueError with Python's message.
  public static func float(_ text: String) throws(TextError) -> Double {
    let bytes = asciiDigits(trimmed(text))
    guard let bytes, let value = decimal(bytes) else {
      throw .value("could not convert string to float: \(StringText.repr(text))")
    }
    return value
  }

  /// The value of `int(text, base)`; base 0 reads the prefix. Throws ValueError with Python's message.
  public static func integer(_ text: String, base: Int = 10) throws(TextError) -> Integer {
    guard base == 0 || (2...36).contains(base) else {
      throw .value("int() base must be >= 2 and <= 36, or 0")
    }
    guard let bytes = asciiDigits(trimmed(text)), let scan = scanInteger(bytes, base: base) else {
      let shown = String(String.UnicodeScalarView(StringText.repr(text).unicodeScalars.prefix(200)))
      throw .value("invalid literal for int() with base \(base): \(shown)")
    }
    let (negative, digits, radix) = scan
    if digits.count <= 18 || (radix == 2 && digits.count <= 62) {
      if let small = Int(String(decoding: digits, as: UTF8.self), radix: radix) {
        return .small(negative ? -small : small)
      }
    }
    if digits.count > TextLimits.integerDigits, radix & (radix - 1) != 0 {
      throw .value(
        "Exceeds the limit (\(TextLimits.integerDigits) digits) for integer string conversion: "
          + "value has \(digits.count) digits; "
          + "use sys.set_int_max_str_digits() to increase the limit")
    }
    guard digits.count <= TextLimits.integerBits / 6,
      let big = BigInt(String(decoding: digits, as: UTF8.self), radix: radix)
    else { throw .memory }
    return Integer(negative ? -big : big)
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000:
      return true
    default:
      return false
    }
  }

  private static func trimmed(_ text: String) -> Substring.UnicodeScalarView {
    var view = text.unicodeScalars[...]
    while let first = view.first, isSpace(first) { view.removeFirst() }
    while let last = view.last, isSpace(last) { view.removeLast() }
    return view
  }

  /// The text as ASCII, every Unicode decimal digit replaced by its value; nil if other text remains.
  private static func asciiDigits(_ view: Substring.UnicodeScalarView) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in view {
      if scalar.isASCII {
        bytes.append(UInt8(scalar.value))
      } else if scalar.properties.numericType == .decimal,
        let value = scalar.properties.numericValue
      {
        bytes.append(UInt8(ascii: "0") + UInt8(value))
      } else {
        return nil
      }
    }
    return bytes
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func decimal(_ bytes: [UInt8]) -> Double? {
    var plain: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      guard byte == UInt8(ascii: "_") else {
        plain.append(byte)
        continue
      }
      guard index > 0, isDigit(bytes[index - 1]), index + 1 < bytes.count, isDigit(bytes[index + 1])
      else { return nil }
    }
    var position = 0
    var negative = false
    if let first = plain.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      negative = first == UInt8(ascii: "-")
      position = 1
    }
    let word = String(decoding: plain[position...], as: UTF8.self).lowercased()
    if word == "inf" || word == "infinity" { return negative ? -.infinity : .infinity }
    if word == "nan" { return .nan }
    guard isDecimalLiteral(plain[position...]) else { return nil }
    return strtod(String(decoding: plain, as: UTF8.self), nil)
  }

  private static func isDecimalLiteral(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    let whole = rest.prefix(while: isDigit).count
    rest = rest.dropFirst(whole)
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      fraction = rest.prefix(while: isDigit).count
      rest = rest.dropFirst(fraction)
    }
    guard whole + fraction > 0 else { return false }
    if let mark = rest.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        rest = rest.dropFirst()
      }
      let power = rest.prefix(while: isDigit).count
      guard power > 0 else { return false }
      rest = rest.dropFirst(power)
    }
    return rest.isEmpty
  }

  private static func scanInteger(
    _ bytes: [UInt8], base: Int
  ) -> (negative: Bool, digits: [UInt8], radix: Int)? {
    var rest = bytes[...]
    var negative = false
    if let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      negative = first == UInt8(ascii: "-")
      rest = rest.dropFirst()
    }
    var radix = base
    var leadingZeroMeansZero = false
    if rest.first == UInt8(ascii: "0"), rest.count > 1 {
      let mark = rest[rest.startIndex + 1] | 0x20
      let prefixed: [UInt8: Int] = [
        UInt8(ascii: "x"): 16, UInt8(ascii: "o"): 8, UInt8(ascii: "b"): 2,
      ]
      if let found = prefixed[mark], base == 0 || base == found {
        radix = found
        rest = rest.dropFirst(2)
        if rest.first == UInt8(ascii: "_") { rest = rest.dropFirst() }
      } else if base == 0 {
        radix = 10
        leadingZeroMeansZero = true
      }
    } else if base == 0 {
      radix = 10
    }
    var digits: [UInt8] = []
    var previousWasDigit = false
    for byte in rest {
      if byte == UInt8(ascii: "_") {
        guard previousWasDigit else { return nil }
        previousWasDigit = false
        continue
      }
      guard let value = digitValue(byte), value < radix else { return nil }
      digits.append(byte)
      previousWasDigit = true
    }
    guard previousWasDigit else { return nil }
    if leadingZeroMeansZero, digits.contains(where: { $0 != UInt8(ascii: "0") }) { return nil }
    return (negative, digits, radix)
  }

  private static func digitValue(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return Int(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): return Int(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): return Int(byte - UInt8(ascii: "A")) + 10
    default: return nil
    }
  }
}
