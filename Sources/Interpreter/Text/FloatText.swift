// Floats as Python writes them. `repr` has the shortest digits that read back as the same number, in
// positional form while the decimal point stands within -4 ... 16, and in scientific form outside.
// Everything with a precision goes through the C library, which rounds the exact binary value half
// to even.

import Glibc

/// Float to text.
public enum FloatText {
  /// The text of `repr(x)` and `str(x)`: `0.1`, `1e+16`, `-0.0`, `inf`, `nan`.
  public static func repr(_ x: Double) -> String {
    guard x.isFinite else { return nonFinite(x) }
    // Swift's own text has the same digits, and the same form except from 1e16 to 2^54.
    guard x.magnitude >= 1e16, x.magnitude < 2e16 else { return x.description }
    let (digits, point) = shortestDigits(x.magnitude)
    let body = layout(
      digits, point: point, positionalBelow: 16, keepPoint: true, upper: false)
    return x.sign == .minus ? "-" + body : body
  }

  static func nonFinite(_ x: Double) -> String {
    if x.isNaN { return "nan" }
    return x < 0 ? "-inf" : "inf"
  }

  /// The shortest digits of a positive finite number, and where its point stands: 0.DIGITS * 10^point.
  static func shortestDigits(_ x: Double) -> (digits: [UInt8], point: Int) {
    var digits: [UInt8] = []
    var point = 0
    var sawPoint = false
    var exponent = 0
    var bytes = Array(x.description.utf8)[...]
    if let mark = bytes.firstIndex(of: UInt8(ascii: "e")) {
      exponent = Int(String(decoding: bytes[(mark + 1)...], as: UTF8.self)) ?? 0
      bytes = bytes[..<mark]
    }
    for byte in bytes {
      if byte == UInt8(ascii: ".") {
        sawPoint = true
      } else {
        if !sawPoint { point += 1 }
        digits.append(byte)
      }
    }
    return normalised(digits, point: point + exponent)
  }

  /// The digits without leading and trailing zeros; zero itself is one digit `0` with its point behind.
  static func normalised(_ digits: [UInt8], point: Int) -> (digits: [UInt8], point: Int) {
    guard let first = digits.firstIndex(where: { $0 != UInt8(ascii: "0") }),
      let last = digits.lastIndex(where: { $0 != UInt8(ascii: "0") })
    else { return ([UInt8(ascii: "0")], 1) }
    return (Array(digits[first...last]), point - first)
  }

  /// Digits in positional or scientific form; scientific when the point stands past
  /// `positionalBelow` digits or four zeros deep.
  static func layout(
    _ digits: [UInt8], point: Int, positionalBelow: Int, keepPoint: Bool, upper: Bool
  ) -> String {
    var text: [UInt8] = []
    let zero = UInt8(ascii: "0")
    let dot = UInt8(ascii: ".")
    if point <= -4 || point > positionalBelow {
      text.append(digits[0])
      if digits.count > 1 {
        text.append(dot)
        text.append(contentsOf: digits[1...])
      }
      let exponent = point - 1
      text.append(UInt8(ascii: upper ? "E" : "e"))
      text.append(UInt8(ascii: exponent < 0 ? "-" : "+"))
      let power = String(exponent.magnitude)
      if power.utf8.count < 2 { text.append(zero) }
      text.append(contentsOf: power.utf8)
    } else if point <= 0 {
      text.append(zero)
      text.append(dot)
      text.append(contentsOf: repeatElement(zero, count: -point))
      text.append(contentsOf: digits)
    } else if point >= digits.count {
      text.append(contentsOf: digits)
      text.append(contentsOf: repeatElement(zero, count: point - digits.count))
      if keepPoint {
        text.append(dot)
        text.append(zero)
      }
    } else {
      text.append(contentsOf: digits[..<point])
      text.append(dot)
      text.append(contentsOf: digits[point...])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The C library's text of `x` for one of the conversions e, f, g (or upper case), correctly rounded.
  static func printed(
    _ x: Double, conversion: Character, precision: Int, alternate: Bool = false
  ) -> String {
    if alternate, conversion == "g" || conversion == "G", x.isFinite {
      return alternateGeneral(x, precision: max(1, precision), upper: conversion == "G")
    }
    if conversion == "f", !alternate, let quick = QuickFormatting.fixed(x, places: precision) {
      return quick
    }
    let format = alternate ? "%#.*\(conversion)" : "%.*\(conversion)"
    let places = Int32(clamping: precision)
    var capacity = 64
    while true {
      let bytes = [CChar](unsafeUninitializedCapacity: capacity) { buffer, count in
        let written = withVaList([places, x]) {
          vsnprintf(buffer.baseAddress!, capacity, format, $0)
        }
        count = max(0, Int(written))
        if count >= capacity { (capacity, count) = (count + 1, 0) }
      }
      guard bytes.isEmpty else {
        return String(decoding: bytes.lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      }
    }
  }

  /// `%#g`: all digits of the precision stay. (The C library drops them when rounding carries over.)
  private static func alternateGeneral(_ x: Double, precision: Int, upper: Bool) -> String {
    let scientific = printed(x, conversion: upper ? "E" : "e", precision: precision - 1)
    guard let mark = scientific.firstIndex(where: { $0 == "e" || $0 == "E" }),
      let exponent = Int(scientific[scientific.index(after: mark)...])
    else { return scientific }
    guard exponent >= -4, exponent < precision else {
      return precision > 1 ? scientific : scientific[..<mark] + "." + scientific[mark...]
    }
    let text = printed(x, conversion: "f", precision: precision - 1 - exponent)
    return text.contains(".") ? text : text + "."
  }

  /// The text of `float.hex()`: `0x1.8000000000000p+1`.
  public static func hex(_ x: Double) -> String {
    guard x.isFinite else { return nonFinite(x) }
    let sign = x.sign == .minus ? "-" : ""
    guard x != 0 else { return sign + "0x0.0p+0" }
    let subnormal = x.exponentBitPattern == 0
    let fraction = String(x.significandBitPattern, radix: 16)
    let padded = String(repeating: "0", count: 13 - fraction.count) + fraction
    let exponent = subnormal ? -1022 : Int(x.exponentBitPattern) - 1023
    return
      "\(sign)0x\(subnormal ? 0 : 1).\(padded)p\(exponent < 0 ? "-" : "+")\(exponent.magnitude)"
  }
}
