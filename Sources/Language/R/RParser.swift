// Recursive descent over the tokens of R: one grammar rule, one method, from the loosest binding to
// the tightest. The first mistake is thrown.
//
// Depth is bounded as for the other surface: `nesting` counts the rules that are open, `links` the
// operators and trailers of one expression, `nestedHeight` the tallest expression inside it, so that
// no tree is too tall to walk or to free.

/// Turns R source into R's own tree.
struct RParser {
  static let maximumNesting = 160
  static let maximumHeight = 700

  let source: SourceText
  let tokens: [RToken]
  let openBracket: (kind: RTokenKind, offset: Int)?
  var index = 0
  var previousEnd = 0
  var nesting = 0
  var links = 0
  var nestedHeight = 0

  init(_ source: SourceText) {
    var lexer = RLexer(source)
    lexer.run()
    self.source = source
    tokens = lexer.tokens
    openBracket = lexer.brackets.last
  }

  // MARK: Tokens

  /// The current token; the end of the source is never passed.
  var current: RToken { tokens[index] }

  var kind: RTokenKind { tokens[index].kind }

  var isAtEnd: Bool { kind == .endOfSource }

  mutating func advance() {
    guard !isAtEnd else { return }
    previousEnd = tokens[index].end
    index += 1
  }

  mutating func skipNewlines() {
    while kind == .newline { advance() }
  }

  mutating func accept(_ wanted: RTokenKind) -> Bool {
    guard kind == wanted else { return false }
    advance()
    return true
  }

  mutating func expect(_ wanted: RTokenKind) throws(SyntaxDiagnostic) {
    guard kind == wanted else { throw unexpected() }
    advance()
  }

  func text(_ token: RToken) -> String {
    String(decoding: source.utf8[token.start..<token.end], as: UTF8.self)
  }

  /// The operator that stands here, or an empty text.
  var operatorText: String { kind == .operator ? text(current) : "" }

  /// The span from an offset to the end of the token before the current one.
  func span(from start: Int) -> SourceSpan { SourceSpan(start, max(start, previousEnd)) }

  // MARK: Failures

  func error(_ kind: SyntaxDiagnostic.Kind, _ span: SourceSpan) -> SyntaxDiagnostic {
    SyntaxDiagnostic(kind: kind, source: source, span: span)
  }

  /// The diagnostic for a token that fits no rule where it stands.
  func unexpected() -> SyntaxDiagnostic {
    switch kind {
    case .unterminatedString: return error(.unterminatedString, current.span)
    case .endOfSource:
      if let openBracket {
        let span = SourceSpan(openBracket.offset, openBracket.offset + 1)
        return error(.neverClosed(source.utf8[openBracket.offset]), span)
      }
      return error(.invalidSyntax, current.span)
    case .unknown:
      let text = text(current)
      guard let scalar = text.unicodeScalars.first, scalar.value >= 0x20, scalar != "_" else {
        return error(.invalidSyntax, current.span)
      }
      return error(.invalidCharacter(scalar), current.span)
    case .rightParen, .rightBrace, .rightBracket, .rightDouble:
      return error(.unmatchedBracket(closing: source.utf8[current.start]), current.span)
    default: return error(.invalidSyntax, current.span)
    }
  }

  // MARK: Depth

  mutating func nested<Result>(
    _ body: (inout RParser) throws(SyntaxDiagnostic) -> Result
  ) throws(SyntaxDiagnostic) -> Result {
    nesting += 1
    guard nesting <= Self.maximumNesting else { throw error(.tooDeep, current.span) }
    let outer = (links, nestedHeight)
    links = 0
    nestedHeight = 0
    let result = try body(&self)
    nestedHeight = max(outer.1, links + nestedHeight + 4)
    links = outer.0
    nesting -= 1
    try checkHeight()
    return result
  }

  /// Counts one more node on top of an expression.
  mutating func link() throws(SyntaxDiagnostic) {
    links += 1
    try checkHeight()
  }

  private func checkHeight() throws(SyntaxDiagnostic) {
    guard links + nestedHeight <= Self.maximumHeight else {
      throw error(.tooDeep, current.span)
    }
  }

  // MARK: Whole inputs

  /// Expressions separated by line ends and semicolons, up to the end of the source.
  mutating func program() throws(SyntaxDiagnostic) -> [RNode] {
    var expressions: [RNode] = []
    while true {
      while kind == .newline || kind == .semicolon { advance() }
      guard !isAtEnd else { return expressions }
      expressions.append(try expression())
      guard kind == .newline || kind == .semicolon || isAtEnd else { throw unexpected() }
    }
  }

  /// `{ expression; expression ... }`
  mutating func block() throws(SyntaxDiagnostic) -> RNode {
    let start = current.start
    advance()
    var body: [RNode] = []
    while true {
      while kind == .newline || kind == .semicolon { advance() }
      if accept(.rightBrace) { return RNode(.block(body), span(from: start)) }
      body.append(try expression())
      guard kind == .newline || kind == .semicolon || kind == .rightBrace else {
        throw unexpected()
      }
    }
  }
}
