// Operators and delimiters: the longest that fits.

extension Lexer {
  mutating func scanOperator() {
    let first = bytes[position]
    let second = byte(position + 1)
    switch first {
    case UInt8(ascii: "("): openBracket(.leftParen)
    case UInt8(ascii: "["): openBracket(.leftBracket)
    case UInt8(ascii: "{"): openBracket(.leftBrace)
    case UInt8(ascii: ")"): closeBracket(.rightParen, opening: UInt8(ascii: "("))
    case UInt8(ascii: "]"): closeBracket(.rightBracket, opening: UInt8(ascii: "["))
    case UInt8(ascii: "}"): closeBracket(.rightBrace, opening: UInt8(ascii: "{"))
    case UInt8(ascii: ","): take(1, .comma)
    case UInt8(ascii: ";"): take(1, .semicolon)
    case UInt8(ascii: "~"): take(1, .tilde)
    case UInt8(ascii: ":"): withEqual(second, .colon, .colonEqual)
    case UInt8(ascii: "="): withEqual(second, .equal, .equalEqual)
    case UInt8(ascii: "+"): withEqual(second, .plus, .plusEqual)
    case UInt8(ascii: "%"): withEqual(second, .percent, .percentEqual)
    case UInt8(ascii: "@"): withEqual(second, .at, .atEqual)
    case UInt8(ascii: "&"): withEqual(second, .ampersand, .ampersandEqual)
    case UInt8(ascii: "|"): withEqual(second, .bar, .barEqual)
    case UInt8(ascii: "^"): withEqual(second, .caret, .caretEqual)
    case UInt8(ascii: "!"): withEqual(second, .unknown, .notEqual)
    case UInt8(ascii: "-"):
      if second == UInt8(ascii: ">") {
        take(2, .arrow)
      } else {
        withEqual(second, .minus, .minusEqual)
      }
    case UInt8(ascii: "*"):
      doubled(second, first, .star, .starEqual, .doubleStar, .doubleStarEqual)
    case UInt8(ascii: "/"):
      doubled(second, first, .slash, .slashEqual, .doubleSlash, .doubleSlashEqual)
    case UInt8(ascii: "<"):
      if second == UInt8(ascii: ">") { return take(2, .unknown) }
      doubled(second, first, .less, .lessEqual, .leftShift, .leftShiftEqual)
    case UInt8(ascii: ">"):
      doubled(second, first, .greater, .greaterEqual, .rightShift, .rightShiftEqual)
    case UInt8(ascii: "."):
      let isEllipsis = second == first && byte(position + 2) == first
      take(isEllipsis ? 3 : 1, isEllipsis ? .ellipsis : .dot)
    default:
      scanUnknown(first)
    }
  }

  private mutating func take(_ length: Int, _ kind: TokenKind) {
    let start = position
    position += length
    emit(kind, from: start)
  }

  private mutating func withEqual(_ second: UInt8, _ plain: TokenKind, _ equal: TokenKind) {
    if second == UInt8(ascii: "=") { take(2, equal) } else { take(1, plain) }
  }

  private mutating func doubled(
    _ second: UInt8, _ first: UInt8, _ plain: TokenKind, _ equal: TokenKind, _ double: TokenKind,
    _ doubleEqual: TokenKind
  ) {
    guard second == first else { return withEqual(second, plain, equal) }
    if byte(position + 2) == UInt8(ascii: "=") { take(3, doubleEqual) } else { take(2, double) }
  }

  /// `$`, `?`, `!` and the backquote are for the grammar to refuse, control characters for us.
  private mutating func scanUnknown(_ first: UInt8) {
    guard first >= 0x20, first != 0x7F else {
      position += 1
      return fail(.invalidCharacter(Unicode.Scalar(first)), position - 1, position)
    }
    take(1, .unknown)
  }
}
