// String literals: the token is the whole literal, with prefix and quotes.
// An f-string may hold any literal inside its braces, its own quotes too. If its inside does not
// balance, it ends where a plain string would, and the parser says what is wrong inside.

extension Lexer {
  /// Scans a literal whose prefix begins at `start`; `position` is anywhere in the prefix.
  mutating func scanString(from start: Int) {
    while byte(position) != UInt8(ascii: "\""), byte(position) != UInt8(ascii: "'") {
      position += 1
    }
    let prefix = StringPrefix(bytes, start, position) ?? StringPrefix()
    let scanner = StringScanner(bytes: bytes, limit: limit)
    let quote = scanner.quote(at: position)
    var end: Int?
    if prefix.isFormatted {
      end = scanner.endOfFormatted(position + quote.length, quote, isRaw: prefix.isRaw, depth: 0)
    }
    end = end ?? scanner.endOfPlain(position + quote.length, quote)
    if let end {
      position = end
      return emit(.string, from: start)
    }
    if quote.length == 3 {
      position = limit
      reportUnterminated(
        .unterminatedTripleQuotedString(endOffset: UInt32(endOfLastLine)), from: start)
    } else {
      position = endOfLine(from: position)
      reportUnterminated(.unterminatedString, from: start)
    }
  }

  private mutating func reportUnterminated(_ kind: SyntaxDiagnostic.Kind, from start: Int) {
    if keepsComments { return emit(.unterminatedString, from: start) }
    fail(kind, start, start)
  }
}

/// The letters before a string's quotes.
struct StringPrefix {
  var isRaw = false
  var isBytes = false
  var isFormatted = false

  init() {}

  /// The prefix that the bytes spell, or nil if they are no prefix.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    guard end - start <= 2 else { return nil }
    var isUnicode = false
    for index in start..<end {
      switch bytes[index] | 0x20 {
      case UInt8(ascii: "r") where !isRaw: isRaw = true
      case UInt8(ascii: "b") where !isBytes: isBytes = true
      case UInt8(ascii: "f") where !isFormatted: isFormatted = true
      case UInt8(ascii: "u") where end - start == 1: isUnicode = true
      default: return nil
      }
    }
    if isBytes && isFormatted || isUnicode && end - start > 1 { return nil }
  }
}

/// Finds where literals, and the parts of f-strings, end. Offsets never pass `limit`.
struct StringScanner {
  struct Quote {
    let byte: UInt8
    /// 1 or 3.
    let length: Int
  }

  static let maximumDepth = 100

  let bytes: UnsafeBufferPointer<UInt8>
  let limit: Int

  func byte(_ offset: Int) -> UInt8 { offset < limit ? bytes[offset] : 0 }

  func quote(at offset: Int) -> Quote {
    let first = bytes[offset]
    let isTriple = byte(offset + 1) == first && byte(offset + 2) == first
    return Quote(byte: first, length: isTriple ? 3 : 1)
  }

  func closes(_ quote: Quote, at offset: Int) -> Bool {
    guard offset + quote.length <= limit, bytes[offset] == quote.byte else { return false }
    return quote.length == 1 || bytes[offset + 1] == quote.byte && bytes[offset + 2] == quote.byte
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// The offset behind the closing quote of a plain string whose text begins at `start`.
  func endOfPlain(_ start: Int, _ quote: Quote) -> Int? {
    var offset = start
    while offset < limit {
      if closes(quote, at: offset) { return offset + quote.length }
      let next = bytes[offset]
      if next == UInt8(ascii: "\\") {
        let isReturn =
          byte(offset + 1) == UInt8(ascii: "\r") && byte(offset + 2) == UInt8(ascii: "\n")
        offset += isReturn ? 3 : 2
        continue
      }
      if isLineEnd(next), quote.length == 1 { return nil }
      offset += 1
    }
    return nil
  }

  /// The offset behind the closing quote of an f-string, or nil if its inside does not balance.
  func endOfFormatted(_ start: Int, _ quote: Quote, isRaw: Bool, depth: Int) -> Int? {
    guard depth < Self.maximumDepth else { return nil }
    var offset = start
    while offset < limit {
      if closes(quote, at: offset) { return offset + quote.length }
      let next = bytes[offset]
      switch next {
      case UInt8(ascii: "\\"):
        offset = behindEscape(at: offset, isRaw: isRaw)
      case UInt8(ascii: "{"):
        if byte(offset + 1) == next {
          offset += 2
        } else {
          guard let end = endOfField(offset + 1, quote, isRaw: isRaw, depth: depth + 1)
          else { return nil }
          offset = end
        }
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if quote.length == 1 { return nil }
        offset += 1
      default:
        offset += 1
      }
    }
    return nil
  }

  /// The offset behind a backslash and what it escapes; a brace is never escaped.
  func behindEscape(at offset: Int, isRaw: Bool) -> Int {
    let next = byte(offset + 1)
    if next == UInt8(ascii: "{") || next == UInt8(ascii: "}") { return offset + 1 }
    if !isRaw, next == UInt8(ascii: "N"), byte(offset + 2) == UInt8(ascii: "{") {
      var end = offset + 3
      while end < limit, bytes[end] != UInt8(ascii: "}"), bytes[end] != UInt8(ascii: "\n") {
        end += 1
      }
      return end < limit ? end + 1 : limit
    }
    return min(offset + 2, limit)
  }

  /// The offset behind the `}` of a replacement field whose expression begins at `start`.
  func endOfField(_ start: Int, _ quote: Quote, isRaw: Bool, depth: Int) -> Int? {
    guard depth < Self.maximumDepth else { return nil }
    guard let stop = endOfExpression(start, quote, depth: depth) else { return nil }
    var offset = stop
    while offset < limit, bytes[offset] != UInt8(ascii: ":"), bytes[offset] != UInt8(ascii: "}") {
      if closes(quote, at: offset) || isLineEnd(bytes[offset]) && quote.length == 1 { return nil }
      offset += 1
    }
    guard offset < limit else { return nil }
    if bytes[offset] == UInt8(ascii: "}") { return offset + 1 }
    return endOfSpecification(offset + 1, quote, isRaw: isRaw, depth: depth)
  }

  /// The offset behind the `}` that ends a format specification.
  private func endOfSpecification(_ start: Int, _ quote: Quote, isRaw: Bool, depth: Int) -> Int? {
    var offset = start
    while offset < limit {
      if closes(quote, at: offset) { return nil }
      switch bytes[offset] {
      case UInt8(ascii: "}"): return offset + 1
      case UInt8(ascii: "\\"): offset = behindEscape(at: offset, isRaw: isRaw)
      case UInt8(ascii: "{"):
        guard let end = endOfField(offset + 1, quote, isRaw: isRaw, depth: depth + 1)
        else { return nil }
        offset = end
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if quote.length == 1 { return nil }
        offset += 1
      default: offset += 1
      }
    }
    return nil
  }

  /// The offset of the `!`, `:`, `=` or `}` that ends a field's expression, or nil.
  func endOfExpression(_ start: Int, _ quote: Quote, depth: Int) -> Int? {
    var open: [UInt8] = []
    var offset = start
    while offset < limit {
      let next = bytes[offset]
      switch next {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard let end = endOfNested(at: offset, from: start, depth: depth) else { return nil }
        offset = end
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        open.append(next)
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        guard let last = open.popLast(), last == (next == UInt8(ascii: ")") ? 40 : 91)
        else { return nil }
      case UInt8(ascii: "}"):
        if open.isEmpty { return offset }
        guard open.removeLast() == UInt8(ascii: "{") else { return nil }
      case UInt8(ascii: ":"):
        if open.isEmpty { return offset }
      case UInt8(ascii: "!"):
        if byte(offset + 1) == UInt8(ascii: "=") {
          offset += 2
          continue
        }
        if open.isEmpty { return offset }
      case UInt8(ascii: "<"), UInt8(ascii: ">"):
        if byte(offset + 1) == UInt8(ascii: "=") {
          offset += 2
          continue
        }
      case UInt8(ascii: "="):
        if byte(offset + 1) == UInt8(ascii: "=") {
          offset += 2
          continue
        }
        if open.isEmpty { return offset }
      case UInt8(ascii: "#"), UInt8(ascii: "\\"):
        return nil
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if quote.length == 1 { return nil }
      default:
        break
      }
      offset += 1
    }
    return nil
  }

  /// The offset behind a string inside an expression, given the offset of its first quote.
  private func endOfNested(at offset: Int, from start: Int, depth: Int) -> Int? {
    var letters = offset
    while letters > start, bytes[letters - 1] | 0x20 >= 97, bytes[letters - 1] | 0x20 <= 122 {
      letters -= 1
    }
    let prefix = StringPrefix(bytes, letters, offset) ?? StringPrefix()
    let quote = quote(at: offset)
    let inside = offset + quote.length
    guard prefix.isFormatted else { return endOfPlain(inside, quote) }
    return endOfFormatted(inside, quote, isRaw: prefix.isRaw, depth: depth + 1)
  }
}
