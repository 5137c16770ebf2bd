// Cuts R source into tokens. It never fails: what starts no token is `unknown`, a string without an
// end `unterminatedString`, and the parser says so where it meets them.
// `brackets` are the offsets of the open brackets: a line end inside `(` or `[` is a blank, inside
// `{` it ends an expression.

/// The lexer of R.
public struct RLexer {
  private let bytes: [UInt8]
  private var position = 0
  private(set) var tokens: [RToken] = []
  private(set) var brackets: [(kind: RTokenKind, offset: Int)] = []

  init(_ source: SourceText) { bytes = source.utf8 }

  /// The tokens of a text, comments included, for colours and completion.
  public static func tokens(in text: String) -> [RToken] {
    var lexer = RLexer(SourceText(text))
    lexer.run(keepsComments: true)
    return lexer.tokens
  }

  mutating func run(keepsComments: Bool = false) {
    while position < bytes.count { scanToken(keepsComments) }
    tokens.append(RToken(kind: .endOfSource, span: SourceSpan(bytes.count, bytes.count)))
  }

  private func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  private mutating func emit(_ kind: RTokenKind, from start: Int) {
    tokens.append(RToken(kind: kind, span: SourceSpan(start, position)))
  }

  private mutating func scanToken(_ keepsComments: Bool) {
    let start = position
    switch bytes[start] {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), 0x0C:
      position += 1
    case UInt8(ascii: "\n"):
      position += 1
      if brackets.last.map({ $0.kind == .leftBrace }) ?? true { emit(.newline, from: start) }
    case UInt8(ascii: "#"):
      while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      if keepsComments { emit(.comment, from: start) }
    case UInt8(ascii: "0")...UInt8(ascii: "9"): scanNumber()
    case UInt8(ascii: ".") where isDigit(byte(start + 1)): scanNumber()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): scanQuoted(bytes[start], as: .string)
    case UInt8(ascii: "`"): scanQuoted(bytes[start], as: .name)
    case UInt8(ascii: "%"): scanPercentOperator()
    case let first where isWordStart(first): scanWord()
    default: scanPunctuation()
    }
  }

  // MARK: Words and numbers

  private func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z") || byte >= 0x80
  }

  private func isWordStart(_ byte: UInt8) -> Bool { isLetter(byte) || byte == UInt8(ascii: ".") }

  private func isWord(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
  }

  private mutating func scanWord() {
    let start = position
    if rawStringEnd() != nil { return scanRawString() }
    while isWord(byte(position)) { position += 1 }
    emit(.word(String(decoding: bytes[start..<position], as: UTF8.self)), from: start)
  }

  /// `5`, `5L`, `.5e-3`, `0x1F`; letters that stick to it belong to it, for the parser to refuse.
  private mutating func scanNumber() {
    let start = position
    let isHex = bytes[start] == UInt8(ascii: "0") && byte(start + 1) | 0x20 == UInt8(ascii: "x")
    while isWord(byte(position)) {
      let last = bytes[position] | 0x20
      position += 1
      let sign = byte(position)
      if !isHex, last == UInt8(ascii: "e"), sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        position += 1
      }
    }
    emit(.number, from: start)
  }

  // MARK: Strings

  private mutating func scanQuoted(_ quote: UInt8, as kind: RTokenKind) {
    let start = position
    position += 1
    while position < bytes.count, bytes[position] != quote {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard position < bytes.count else {
      position = bytes.count
      return emit(.unterminatedString, from: start)
    }
    position += 1
    emit(kind, from: start)
  }

  /// Where the bracket of a raw string `r"---(...)---"` stands, if one begins here.
  private func rawStringEnd() -> (bracket: Int, dashes: Int)? {
    guard bytes[position] | 0x20 == UInt8(ascii: "r") else { return nil }
    let quote = byte(position + 1)
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    var bracket = position + 2
    while byte(bracket) == UInt8(ascii: "-") { bracket += 1 }
    let opens = [UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{")].contains(byte(bracket))
    return opens ? (bracket, bracket - position - 2) : nil
  }

  private mutating func scanRawString() {
    let start = position
    guard let (bracket, dashes) = rawStringEnd() else { return }
    let closing: UInt8 =
      switch bytes[bracket] {
      case UInt8(ascii: "("): UInt8(ascii: ")")
      case UInt8(ascii: "["): UInt8(ascii: "]")
      default: UInt8(ascii: "}")
      }
    let ending =
      [closing] + [UInt8](repeating: UInt8(ascii: "-"), count: dashes) + [bytes[start + 1]]
    position = bracket + 1
    while position < bytes.count {
      if bytes[position] == closing, bytes[position...].starts(with: ending) {
        position += ending.count
        return emit(.string, from: start)
      }
      position += 1
    }
    emit(.unterminatedString, from: start)
  }

  // MARK: Operators and brackets

  /// `%%`, `%in%`, `%*%`: everything up to the next `%` on the line.
  private mutating func scanPercentOperator() {
    let start = position
    var end = start + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "%"), bytes[end] != UInt8(ascii: "\n") {
      end += 1
    }
    guard byte(end) == UInt8(ascii: "%") else {
      position += 1
      return emit(.unknown, from: start)
    }
    position = end + 1
    emit(.operator, from: start)
  }

  private static let operators: [StaticString] = [
    "<<-", "->>", ":::", "<-", "->", "<=", ">=", "==", "!=", "&&", "||", "|>", "::", "+", "-", "*",
    "/", "^", "<", ">", "!", "&", "|", "~", "?", ":", "=", "$", "@", "\\",
  ]

  private mutating func scanPunctuation() {
    let start = position
    position += 1
    switch bytes[start] {
    case UInt8(ascii: ";"): emit(.semicolon, from: start)
    case UInt8(ascii: ","): emit(.comma, from: start)
    case UInt8(ascii: "("): open(.leftParen, start)
    case UInt8(ascii: "{"): open(.leftBrace, start)
    case UInt8(ascii: "["):
      guard byte(position) == UInt8(ascii: "[") else { return open(.leftBracket, start) }
      position += 1
      open(.leftDouble, start)
    case UInt8(ascii: ")"): close(.rightParen, start)
    case UInt8(ascii: "}"): close(.rightBrace, start)
    case UInt8(ascii: "]"):
      let isDouble =
        brackets.last?.kind == .leftDouble && byte(position) == UInt8(ascii: "]")
      guard isDouble else { return close(.rightBracket, start) }
      position += 1
      close(.rightDouble, start)
    default:
      position = start
      for text in RLexer.operators where matches(text, at: start) {
        position = start + text.utf8CodeUnitCount
        return emit(.operator, from: start)
      }
      position = start + 1
      emit(.unknown, from: start)
    }
  }

  private func matches(_ text: StaticString, at start: Int) -> Bool {
    text.withUTF8Buffer { wanted in
      start + wanted.count <= bytes.count
        && (0..<wanted.count).allSatisfy { bytes[start + $0] == wanted[$0] }
    }
  }

  private mutating func open(_ kind: RTokenKind, _ start: Int) {
    brackets.append((kind, start))
    emit(kind, from: start)
  }

  private mutating func close(_ kind: RTokenKind, _ start: Int) {
    let isPair: Bool =
      switch (brackets.last?.kind, kind) {
      case (.leftParen, .rightParen), (.leftBrace, .rightBrace), (.leftBracket, .rightBracket),
        (.leftDouble, .rightDouble):
        true
      default: false
      }
    if isPair { brackets.removeLast() }
    emit(kind, from: start)
  }
}
