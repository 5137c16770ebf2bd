// Bytes to tokens, in one pass over the UTF-8 of the source.
// The lexer never fails: it goes on behind an error, so that partial text can be painted. The first
// error is kept beside the tokens, and an `error` token stands where it was found.
// State between tokens: the indentation stack, and the stack of open brackets. While a bracket is
// open, line ends and indentation mean nothing.

/// Cuts source text into tokens.
public struct Lexer {
  /// The tokens of any text, comments included, for painting: never fails, skips nothing else.
  public static func tokens(in text: String) -> [Token] {
    var text = text
    return text.withUTF8 { bytes in
      var lexer = Lexer(bytes, range: 0..<bytes.count, keepsComments: true)
      lexer.run()
      return lexer.tokens
    }
  }

  static let maximumBrackets = 200
  static let maximumIndents = 100

  let bytes: UnsafeBufferPointer<UInt8>
  let limit: Int
  let keepsComments: Bool
  /// Whether the text is the inside of an f-string's braces: one line, whatever its line ends.
  let isInsideBraces: Bool
  var position: Int
  private(set) var tokens: [Token] = []
  private(set) var error: LexicalError?
  /// Offsets of the brackets that are open.
  private(set) var brackets: [Int] = []
  /// Columns of the open blocks, with tabs as 8 and as 1: both must agree.
  private var indents: [(column: Int, strict: Int)] = [(0, 0)]

  // The buffer outlives the lexer: it is made and used inside one `withUTF8` scope.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, keepsComments: Bool = false,
    isInsideBraces: Bool = false
  ) {
    self.bytes = bytes
    self.keepsComments = keepsComments
    self.isInsideBraces = isInsideBraces
    limit = min(range.upperBound, bytes.count)
    position = range.lowerBound
    tokens.reserveCapacity((limit - position) / 4 + 4)
  }

  mutating func run() {
    skipByteOrderMark()
    if !isInsideBraces { startLine() }
    while position < limit { scanToken() }
    finish()
  }

  /// The byte at an offset, or 0 behind the end.
  func byte(_ offset: Int) -> UInt8 { offset < limit ? bytes[offset] : 0 }

  mutating func fail(_ kind: SyntaxDiagnostic.Kind, _ start: Int, _ end: Int) {
    let span = SourceSpan(start, end)
    if error == nil { error = LexicalError(kind: kind, span: span) }
    tokens.append(Token(kind: .error, span: span))
  }

  mutating func emit(_ kind: TokenKind, from start: Int) {
    tokens.append(Token(kind: kind, span: SourceSpan(start, position)))
  }

  private mutating func skipByteOrderMark() {
    if position == 0, limit >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      position = 3
    }
  }

  // MARK: Lines

  /// Measures the indentation of the line that begins here, skipping lines without code.
  private mutating func startLine() {
    while position < limit {
      let lineStart = position
      var column = 0
      var strict = 0
      scan: while position < limit {
        switch bytes[position] {
        case UInt8(ascii: " "):
          column += 1
          strict += 1
        case UInt8(ascii: "\t"):
          column = (column / 8 + 1) * 8
          strict += 1
        case 0x0C:
          column = 0
          strict = 0
        default: break scan
        }
        position += 1
      }
      if byte(position) == UInt8(ascii: "#") { skipComment() }
      if position < limit, isLineEnd(bytes[position]) {
        skipLineEnd()
        continue
      }
      guard position < limit else { return }
      indent(to: column, strict: strict, lineStart: lineStart)
      return
    }
  }

  private mutating func indent(to column: Int, strict: Int, lineStart: Int) {
    guard let current = indents.last else { return }
    if column == current.column {
      if strict != current.strict { fail(.inconsistentTabs, lineStart, lineStart) }
      return
    }
    if column > current.column {
      guard strict > current.strict else { return fail(.inconsistentTabs, lineStart, lineStart) }
      guard indents.count < Self.maximumIndents else {
        return fail(.tooManyIndents, lineStart, position)
      }
      indents.append((column, strict))
      // An unexpected indentation is marked at its last column.
      tokens.append(Token(kind: .indent, span: SourceSpan(position - 1, position)))
      return
    }
    let fits = indents.contains { $0.column == column }
    while indents.count > 1, let last = indents.last, column < last.column {
      indents.removeLast()
      if fits { tokens.append(Token(kind: .dedent, span: SourceSpan(position, position))) }
    }
    guard let last = indents.last else { return }
    if column != last.column {
      let end = endOfLine(from: position)
      fail(.inconsistentDedent, end, end)
    } else if strict != last.strict {
      fail(.inconsistentTabs, lineStart, lineStart)
    }
  }

  func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  func endOfLine(from offset: Int) -> Int {
    var end = offset
    while end < limit, !isLineEnd(bytes[end]) { end += 1 }
    return end
  }

  private mutating func skipLineEnd() {
    if bytes[position] == UInt8(ascii: "\r"), byte(position + 1) == UInt8(ascii: "\n") {
      position += 1
    }
    position += 1
  }

  private mutating func skipComment() {
    let start = position
    position = endOfLine(from: position)
    if keepsComments { emit(.comment, from: start) }
  }

  private mutating func finish() {
    let end = endOfLastLine
    if !isInsideBraces, brackets.isEmpty {
      if let last = tokens.last?.kind, last != .newline, last != .dedent, last != .comment {
        emit(.newline, from: position)
      }
      for _ in indents.dropFirst() {
        tokens.append(Token(kind: .dedent, span: SourceSpan(end, end)))
      }
    }
    tokens.append(Token(kind: .endOfSource, span: SourceSpan(end, end)))
  }

  /// Where mistakes at the end of the source are marked: before its last line end.
  var endOfLastLine: Int {
    guard limit > 0, bytes[limit - 1] == UInt8(ascii: "\n") else { return limit }
    let isPair = limit > 1 && bytes[limit - 2] == UInt8(ascii: "\r")
    return isPair ? limit - 2 : limit - 1
  }

  // MARK: Tokens

  private mutating func scanToken() {
    let start = position
    let first = bytes[start]
    switch first {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C:
      position += 1
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      scanLineEnd()
    case UInt8(ascii: "#"):
      guard !isInsideBraces else {
        position = limit
        return fail(.fString(.comment), start, start + 1)
      }
      skipComment()
    case UInt8(ascii: "\\"):
      scanContinuation()
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      scanNumber()
    case UInt8(ascii: "."):
      if isDigit(byte(start + 1)) { scanNumber() } else { scanOperator() }
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      scanString(from: start)
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"), 0x80...0xFF:
      scanWord()
    case 0:
      position += 1
      fail(.nullByte, start, position)
    default:
      scanOperator()
    }
  }

  private mutating func scanLineEnd() {
    let start = position
    skipLineEnd()
    guard brackets.isEmpty, !isInsideBraces else { return }
    // A line with nothing but an error or a joined blank has no statement to end.
    if let last = tokens.last?.kind, last != .newline, last != .indent, last != .dedent {
      tokens.append(Token(kind: .newline, span: SourceSpan(start, position)))
    }
    startLine()
  }

  private mutating func scanContinuation() {
    let start = position
    position += 1
    guard position < limit else {
      return fail(.unexpectedEnd, position, position)
    }
    guard isLineEnd(bytes[position]) else {
      return fail(.characterAfterContinuation, position, position + 1)
    }
    skipLineEnd()
    if position >= limit {
      fail(.unexpectedEnd, start + 1, start + 1)
    }
  }

  private mutating func scanWord() {
    let start = position
    while position < limit, isASCIIWord(bytes[position]) { position += 1 }
    if position < limit, bytes[position] >= 0x80 {
      scanUnicodeWord(from: start)
      return
    }
    let next = byte(position)
    if next == UInt8(ascii: "\"") || next == UInt8(ascii: "'"),
      StringPrefix(bytes, start, position) != nil
    {
      scanString(from: start)
      return
    }
    emit(TokenKind.word(bytes, start, position), from: start)
  }

  /// Goes on with a word that holds characters beyond ASCII, up to one that no word can hold.
  private mutating func scanUnicodeWord(from start: Int) {
    while position < limit {
      if isASCIIWord(bytes[position]) {
        position += 1
        continue
      }
      guard bytes[position] >= 0x80 else { break }
      let (scalar, length) = decodeScalar(at: position)
      let isFirst = position == start
      let fits =
        isFirst
        ? scalar.properties.isXIDStart : scalar.properties.isXIDContinue
      guard fits else {
        if position > start { emit(.name, from: start) }
        let bad = position
        position += length
        return fail(.invalidCharacter(scalar), bad, position)
      }
      position += length
    }
    emit(.name, from: start)
  }

  private func isASCIIWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      return true
    default:
      return false
    }
  }

  /// The character at an offset; a Swift string's UTF-8 is always well formed.
  func decodeScalar(at offset: Int) -> (Unicode.Scalar, Int) {
    var decoder = UTF8()
    var iterator = bytes[offset..<min(offset + 4, limit)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return ("\u{FFFD}", 1) }
    return (scalar, UTF8.width(scalar))
  }

  mutating func openBracket(_ kind: TokenKind) {
    let start = position
    position += 1
    guard brackets.count < Self.maximumBrackets else {
      return fail(.tooManyBrackets, start, position)
    }
    brackets.append(start)
    emit(kind, from: start)
  }

  mutating func closeBracket(_ kind: TokenKind, opening: UInt8) {
    let start = position
    position += 1
    guard let open = brackets.popLast() else {
      return fail(.unmatchedBracket(closing: bytes[start]), start, position)
    }
    guard bytes[open] == opening else {
      let mismatch = SyntaxDiagnostic.Kind.mismatchedBracket(
        closing: bytes[start], opening: bytes[open], openingOffset: UInt32(open))
      return fail(mismatch, start, position)
    }
    emit(kind, from: start)
  }
}
