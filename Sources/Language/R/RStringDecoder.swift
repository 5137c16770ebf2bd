// The text of a string of R, or of a name in backticks: quotes removed, escapes resolved.

struct RStringDecoder {
  private let source: SourceText
  private let token: RToken
  private let bytes: ArraySlice<UInt8>

  init(_ source: SourceText, _ token: RToken) {
    self.source = source
    self.token = token
    bytes = source.utf8[token.start..<token.end]
  }

  func text() throws(SyntaxDiagnostic) -> String {
    if bytes[token.start] | 0x20 == UInt8(ascii: "r") { return rawText }
    var output: [UInt8] = []
    var offset = token.start + 1
    while offset < token.end - 1 {
      guard bytes[offset] == UInt8(ascii: "\\") else {
        output.append(bytes[offset])
        offset += 1
        continue
      }
      offset = try escape(at: offset, into: &output)
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// What stands between the brackets of `r"--(...)--"`.
  private var rawText: String {
    var opening = token.start + 2
    while bytes[opening] == UInt8(ascii: "-") { opening += 1 }
    let closing = token.end - (opening - token.start)
    return String(decoding: bytes[(opening + 1)..<max(opening + 1, closing)], as: UTF8.self)
  }

  private func fail(_ start: Int, _ end: Int) -> SyntaxDiagnostic {
    let escape = String(decoding: bytes[start..<min(end, token.end)], as: UTF8.self)
    return SyntaxDiagnostic(
      kind: .unknownEscape(escape), source: source, span: SourceSpan(start, end))
  }

  /// Resolves one escape; returns the offset behind it.
  private func escape(
    at start: Int, into output: inout [UInt8]
  ) throws(SyntaxDiagnostic) -> Int {
    let letter = bytes[start + 1]
    switch letter {
    case UInt8(ascii: "n"): output.append(10)
    case UInt8(ascii: "t"): output.append(9)
    case UInt8(ascii: "r"): output.append(13)
    case UInt8(ascii: "a"): output.append(7)
    case UInt8(ascii: "b"): output.append(8)
    case UInt8(ascii: "f"): output.append(12)
    case UInt8(ascii: "v"): output.append(11)
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"),
      UInt8(ascii: " "), UInt8(ascii: "\n"):
      output.append(letter)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      return try code(at: start, from: start + 1, digits: 3, radix: 8, into: &output)
    case UInt8(ascii: "x"):
      return try code(at: start, from: start + 2, digits: 2, radix: 16, into: &output)
    case UInt8(ascii: "u"):
      return try code(at: start, from: start + 2, digits: 4, radix: 16, into: &output)
    case UInt8(ascii: "U"):
      return try code(at: start, from: start + 2, digits: 8, radix: 16, into: &output)
    default: throw fail(start, start + 2)
    }
    return start + 2
  }

  /// A character by its number, perhaps in braces.
  private func code(
    at start: Int, from first: Int, digits: Int, radix: Int, into output: inout [UInt8]
  ) throws(SyntaxDiagnostic) -> Int {
    var offset = first
    let isBraced = radix == 16 && offset < token.end - 1 && bytes[offset] == UInt8(ascii: "{")
    if isBraced { offset += 1 }
    var value: UInt32 = 0
    var count = 0
    while count < digits, offset < token.end - 1,
      let digit = Character(Unicode.Scalar(bytes[offset])).hexDigitValue, digit < radix
    {
      value = value &* UInt32(radix) &+ UInt32(digit)
      offset += 1
      count += 1
    }
    if isBraced {
      guard offset < token.end - 1, bytes[offset] == UInt8(ascii: "}") else {
        throw fail(start, offset)
      }
      offset += 1
    }
    guard count > 0, value > 0, let scalar = Unicode.Scalar(value) else {
      throw fail(start, offset)
    }
    output += Array(String(Character(scalar)).utf8)
    return offset
  }
}
