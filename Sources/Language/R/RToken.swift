// Tokens of R: a kind and where the text stands, nothing copied.
// Line ends are tokens where they end an expression; inside `(` and `[` they are blanks.

/// One token of an R source.
public struct RToken: Sendable {
  public let kind: RTokenKind
  public let span: SourceSpan

  var start: Int { Int(span.start) }
  var end: Int { Int(span.end) }
}

/// What a token of R is.
public enum RTokenKind: UInt8, Sendable {
  case endOfSource, newline, semicolon
  case comment
  case name, number, string
  /// A string or a name in backticks that the source ended too early.
  case unterminatedString
  case unknown

  case leftParen, rightParen, leftBrace, rightBrace
  case leftBracket, rightBracket, leftDouble, rightDouble
  case comma
  /// Every other operator: `+`, `<-`, `%in%`, `|>` and so on.
  case `operator`

  case ifKeyword, elseKeyword, repeatKeyword, whileKeyword, forKeyword, inKeyword
  case functionKeyword, nextKeyword, breakKeyword
  /// `TRUE`, `NULL`, `Inf`, `NA` and their kin.
  case constant

  public var isKeyword: Bool { rawValue >= RTokenKind.ifKeyword.rawValue }
}

extension RTokenKind {
  /// The keyword that a word is, or `name`.
  static func word(_ text: String) -> RTokenKind { words[text] ?? .name }

  private static let words: [String: RTokenKind] = [
    "if": .ifKeyword, "else": .elseKeyword, "repeat": .repeatKeyword, "while": .whileKeyword,
    "for": .forKeyword, "in": .inKeyword, "function": .functionKeyword, "next": .nextKeyword,
    "break": .breakKeyword, "TRUE": .constant, "FALSE": .constant, "NULL": .constant,
    "Inf": .constant, "NaN": .constant, "NA": .constant, "NA_integer_": .constant,
    "NA_real_": .constant, "NA_character_": .constant,
  ]
}
