// The value of a number token. The lexer has checked the digits.

enum NumberLiteral {
  struct Failure: Error {
    let kind: SyntaxDiagnostic.Kind
  }

  /// CPython's bound on decimal digits, since reading them takes quadratic time.
  static let maximumDecimalDigits = 4300

  static func value(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Result<Constant, Failure> {
    let digits = text.filter { $0 != UInt8(ascii: "_") }
    guard let last = digits.last else { return .failure(Failure(kind: .invalidSyntax)) }
    if digits.count > 2, digits[0] == UInt8(ascii: "0") {
      switch digits[1] | 0x20 {
      case UInt8(ascii: "x"): return .success(integer(digits[2...], radix: 16))
      case UInt8(ascii: "o"): return .success(integer(digits[2...], radix: 8))
      case UInt8(ascii: "b"): return .success(integer(digits[2...], radix: 2))
      default: break
      }
    }
    if last | 0x20 == UInt8(ascii: "j") {
      guard let value = Double(floatText(Array(digits.dropLast()))) else {
        return .failure(Failure(kind: .invalidSyntax))
      }
      return .success(.imaginary(value))
    }
    let isFloat = digits.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
    guard isFloat else {
      guard digits.count <= maximumDecimalDigits else {
        return .failure(Failure(kind: .tooManyDigits(digits.count)))
      }
      return .success(integer(digits[...], radix: 10))
    }
    guard let value = Double(floatText(digits)) else {
      return .failure(Failure(kind: .invalidSyntax))
    }
    return .success(.float(value))
  }

  private static func integer(_ digits: ArraySlice<UInt8>, radix: Int) -> Constant {
    var value = 0
    for digit in digits {
      let letter = digit | 0x20
      let amount =
        digit <= UInt8(ascii: "9") ? digit - UInt8(ascii: "0") : letter - UInt8(ascii: "a") + 10
      let (product, overflows) = value.multipliedReportingOverflow(by: radix)
      let (sum, carries) = product.addingReportingOverflow(Int(amount))
      guard !overflows, !carries else {
        return .bigInt(digits: String(decoding: digits, as: UTF8.self), radix: radix)
      }
      value = sum
    }
    return .int(value)
  }

  /// Swift reads no `1.` and no `.5`: gives every number digits on both sides of its point.
  private static func floatText(_ digits: [UInt8]) -> String {
    var text: [UInt8] = digits.first == UInt8(ascii: ".") ? [UInt8(ascii: "0")] : []
    for (offset, byte) in digits.enumerated() {
      text.append(byte)
      guard byte == UInt8(ascii: ".") else { continue }
      let next = offset + 1 < digits.count ? digits[offset + 1] : 0
      if next < UInt8(ascii: "0") || next > UInt8(ascii: "9") { text.append(UInt8(ascii: "0")) }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
