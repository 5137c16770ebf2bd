// String atoms: adjacent literals are one value. Plain text becomes a constant, f-strings become a
// `joinedStr` of constants and `formattedValue`s.
// Mistakes in a literal are marked at the token behind the strings, as CPython does.

extension Parser {
  /// `strings: STRING+`
  mutating func strings() throws(SyntaxDiagnostic) -> Expression {
    let start = index
    while kind == .string { advance() }
    let whole = span(from: start)
    var builder = JoinedBuilder()
    var isBytes: Bool?
    for token in tokens[start..<index] {
      let literal = StringToken(token, bytes)
      if let isBytes, isBytes != literal.prefix.isBytes {
        throw error(.mixedBytes, current.span)
      }
      isBytes = literal.prefix.isBytes
      if literal.prefix.isFormatted {
        builder.isFormatted = true
        try formatted(literal, into: &builder)
      } else {
        try plain(literal, into: &builder)
      }
    }
    if isBytes == true { return Expression(.constant(.bytes(builder.pending)), whole) }
    guard builder.isFormatted else {
      let text = String(decoding: builder.pending, as: UTF8.self)
      return Expression(.constant(.string(text)), whole)
    }
    builder.flush(upTo: whole.end)
    return Expression(.joinedStr(builder.values), whole)
  }

  /// Adds the text of a literal without replacement fields.
  private mutating func plain(
    _ literal: StringToken, into builder: inout JoinedBuilder
  ) throws(SyntaxDiagnostic) {
    builder.begin(literal.token.span.start)
    let text = literal.content
    if literal.prefix.isBytes, text.contains(where: { bytes[$0] >= 0x80 }) {
      throw error(.nonASCIIBytes, literal.token.span)
    }
    try decode(text, literal.prefix, into: &builder.pending)
  }

  /// Adds the bytes of a range, with escapes and line ends resolved.
  mutating func decode(
    _ range: Range<Int>, _ prefix: StringPrefix, into output: inout [UInt8]
  ) throws(SyntaxDiagnostic) {
    let decoder = StringDecoder(bytes: bytes, isRaw: prefix.isRaw, isBytes: prefix.isBytes)
    do {
      try decoder.decode(range, into: &output)
    } catch {
      throw self.error(error.kind, current.span)
    }
  }
}

/// A string token taken apart.
struct StringToken {
  let token: Token
  let prefix: StringPrefix
  let quote: StringScanner.Quote
  /// What stands between the quotes.
  let content: Range<Int>

  // The lexer has checked that the literal has a prefix, and quotes at both ends.
  init(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) {
    self.token = token
    var start = token.start
    while bytes[start] != UInt8(ascii: "\""), bytes[start] != UInt8(ascii: "'") { start += 1 }
    prefix = StringPrefix(bytes, token.start, start) ?? StringPrefix()
    quote = StringScanner(bytes: bytes, limit: token.end).quote(at: start)
    // Two quotes alone are an empty string; a third would have been part of the literal.
    let length = token.end - start >= 2 * quote.length ? quote.length : 1
    content = start + length..<token.end - length
  }
}

/// Collects the parts of adjacent literals.
struct JoinedBuilder {
  var isFormatted = false
  private(set) var values: [Expression] = []
  var pending: [UInt8] = []
  private var pendingStart: UInt32?

  /// Notes where text begins.
  mutating func begin(_ offset: UInt32) {
    if pendingStart == nil { pendingStart = offset }
  }

  mutating func add(_ field: Expression) {
    flush(upTo: field.span.start)
    values.append(field)
  }

  /// Makes a constant of the text so far.
  mutating func flush(upTo end: UInt32) {
    defer {
      pending = []
      pendingStart = nil
    }
    guard !pending.isEmpty else { return }
    let text = String(decoding: pending, as: UTF8.self)
    let start = min(pendingStart ?? end, end)
    values.append(Expression(.constant(.string(text)), SourceSpan(start: start, end: end)))
  }
}
