// Tokens: a kind and where the text stands, nothing copied. Twelve bytes each.
// Keywords have kinds of their own; the soft keywords `match`, `case` and `_` are names.

/// One token of the source.
public struct Token: Sendable {
  public let kind: TokenKind
  public let span: SourceSpan

  var start: Int { Int(span.start) }
  var end: Int { Int(span.end) }
}

/// What a token is.
public enum TokenKind: UInt8, Sendable {
  // Structure. These cover no text, except `newline`, which covers the line end.
  case endOfSource, newline, indent, dedent
  /// A comment, from `#` to the end of the line; never seen by the parser.
  case comment
  case name, number
  /// A whole literal with prefix and quotes; f-strings too, with everything inside.
  case string
  /// A string that the line or the source ended too early.
  case unterminatedString
  /// Anything that starts no token.
  case unknown
  /// The place of a lexical error.
  case error

  case leftParen, rightParen, leftBracket, rightBracket, leftBrace, rightBrace
  case comma, colon, colonEqual, semicolon, dot, ellipsis, arrow, at, equal
  case plus, minus, star, slash, doubleSlash, percent, doubleStar
  case tilde, ampersand, bar, caret, leftShift, rightShift
  case equalEqual, notEqual, less, lessEqual, greater, greaterEqual
  case plusEqual, minusEqual, starEqual, slashEqual, doubleSlashEqual, percentEqual
  case doubleStarEqual, atEqual, ampersandEqual, barEqual, caretEqual
  case leftShiftEqual, rightShiftEqual

  case falseKeyword, noneKeyword, trueKeyword, andKeyword, asKeyword, assertKeyword
  case asyncKeyword, awaitKeyword, breakKeyword, classKeyword, continueKeyword, defKeyword
  case delKeyword, elifKeyword, elseKeyword, exceptKeyword, finallyKeyword, forKeyword
  case fromKeyword, globalKeyword, ifKeyword, importKeyword, inKeyword, isKeyword
  case lambdaKeyword, nonlocalKeyword, notKeyword, orKeyword, passKeyword, raiseKeyword
  case returnKeyword, tryKeyword, whileKeyword, withKeyword, yieldKeyword

  public var isKeyword: Bool { rawValue >= TokenKind.falseKeyword.rawValue }

  /// Whether the token is an operator or a delimiter.
  public var isOperator: Bool {
    rawValue >= TokenKind.leftParen.rawValue && rawValue < TokenKind.falseKeyword.rawValue
  }
}

extension TokenKind {
  /// The keyword that the bytes spell, or `name`.
  static func word(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> TokenKind {
    guard end - start >= 2, end - start <= 8 else { return .name }
    for (text, kind) in keywords[Int(bytes[start] & 31)] where text.utf8Count == end - start {
      if text.matches(bytes, at: start) { return kind }
    }
    return .name
  }

  // One bucket for each low five bits of the first letter.
  private static let keywords: [[(StaticKeyword, TokenKind)]] = {
    var buckets = [[(StaticKeyword, TokenKind)]](repeating: [], count: 32)
    let all: [(StaticString, TokenKind)] = [
      ("False", .falseKeyword), ("None", .noneKeyword), ("True", .trueKeyword),
      ("and", .andKeyword), ("as", .asKeyword), ("assert", .assertKeyword),
      ("async", .asyncKeyword), ("await", .awaitKeyword), ("break", .breakKeyword),
      ("class", .classKeyword), ("continue", .continueKeyword), ("def", .defKeyword),
      ("del", .delKeyword), ("elif", .elifKeyword), ("else", .elseKeyword),
      ("except", .exceptKeyword), ("finally", .finallyKeyword), ("for", .forKeyword),
      ("from", .fromKeyword), ("global", .globalKeyword), ("if", .ifKeyword),
      ("import", .importKeyword), ("in", .inKeyword), ("is", .isKeyword),
      ("lambda", .lambdaKeyword), ("nonlocal", .nonlocalKeyword), ("not", .notKeyword),
      ("or", .orKeyword), ("pass", .passKeyword), ("raise", .raiseKeyword),
      ("return", .returnKeyword), ("try", .tryKeyword), ("while", .whileKeyword),
      ("with", .withKeyword), ("yield", .yieldKeyword),
    ]
    for (text, kind) in all {
      buckets[Int(text.utf8Start[0] & 31)].append((StaticKeyword(text: text), kind))
    }
    return buckets
  }()
}

// A keyword's own text, compared byte by byte with the source.
private struct StaticKeyword: Sendable {
  let text: StaticString

  var utf8Count: Int { text.utf8CodeUnitCount }

  // The caller has checked that `utf8Count` bytes follow `start`.
  func matches(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    for index in 0..<utf8Count where bytes[start + index] != text.utf8Start[index] { return false }
    return true
  }
}
