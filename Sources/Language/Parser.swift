// Recursive descent over an array of tokens: one grammar rule, one method, in the order of
// precedence. The first mistake is thrown; what the words of CPython 3.11 would be for it is decided
// where it is found, or in `Parser+Failures.swift`.
//
// Two bounds keep hostile input away from the stack. `nesting` counts the calls that are open. A
// tree's height is bounded by `links` (operators and trailers of the expression being parsed) plus
// `nestedHeight` (the tallest expression inside it), so that a chain such as `a + a + ...`, parsed in
// a loop, cannot grow a tree that is too tall to walk or to free.

/// Turns a source into a syntax tree.
public struct Parser {
  /// The deepest nesting of a tree, counted in nodes from the root of an expression to a leaf.
  public static let maximumDepth = 2000
  static let maximumNesting = 700

  let source: SourceText
  let bytes: UnsafeBufferPointer<UInt8>
  let tokens: [Token]
  /// The innermost bracket that the source leaves open.
  let openBracket: Int?
  let lexicalError: LexicalError?
  /// Whether this parser reads the inside of an f-string's braces.
  let isInFString: Bool
  var index = 0
  /// The kind of the token at `index`.
  var kind: TokenKind
  /// The end of the token before `index`.
  var previousEnd: UInt32 = 0
  var bracketDepth = 0
  var nesting = 0
  var links = 0
  var nestedHeight = 0
  /// The tokens of the `or`-level expression that was parsed last, for "forgot a comma".
  var lastDisjunction = 0..<0
  /// The last token that was ever looked at.
  var furthest = 0
  /// Whether a failure is being examined, so that another failure is not.
  var isRecovering = false
  /// Whether a source that only breaks off too early is called so, as IPython does with cells.
  var isCell = false
  /// Whether the function body being parsed holds a `yield`.
  var sawYield = false
  /// Whether the body being parsed waits: `await`, `async for`, `async with`.
  var sawAwait = false

  /// Parses a whole cell or file in its language, and checks what the grammar leaves open, such as
  /// `return` outside a function, unless `checks` is false: such a tree is for reading, not for running,
  /// and shows the members, calls and indices of R as those of Python. A cell that breaks off too
  /// early is said to be incomplete; elsewhere the words are CPython's for what is missing.
  public static func parse(
    _ source: SourceText, checks: Bool = true, isCell: Bool = false
  ) throws(SyntaxDiagnostic) -> Module {
    if source.language == .r { return try RTranslation.module(source, isForReading: !checks) }
    let module = try withParser(source, isCell: isCell) { parser throws(SyntaxDiagnostic) in
      try parser.file()
    }
    if checks { try StaticCheck.run(module, isCell: isCell) }
    return module
  }

  /// Parses a single expression, as `eval` takes it.
  public static func parseExpression(
    _ source: SourceText
  ) throws(SyntaxDiagnostic) -> Expression {
    let expression = try withParser(source) { parser throws(SyntaxDiagnostic) in
      try parser.evalInput()
    }
    let statement = Statement(.expr(expression), expression.span)
    try StaticCheck.run(statement, in: source)
    return expression
  }

  static func withParser<Result>(
    _ source: SourceText, isCell: Bool = false,
    _ body: (inout Parser) throws(SyntaxDiagnostic) -> Result
  ) throws(SyntaxDiagnostic) -> Result {
    guard source.utf8.count < Int32.max else {
      throw SyntaxDiagnostic(kind: .tooLong, source: source, span: SourceSpan(0, 0))
    }
    return try source.utf8.withUnsafeBufferPointer { bytes throws(SyntaxDiagnostic) in
      var lexer = Lexer(bytes, range: 0..<bytes.count)
      lexer.run()
      var parser = Parser(source, bytes, lexer, isInFString: false)
      parser.isCell = isCell
      return try parser.explaining(body)
    }
  }

  init(
    _ source: SourceText, _ bytes: UnsafeBufferPointer<UInt8>, _ lexer: Lexer, isInFString: Bool
  ) {
    self.source = source
    self.bytes = bytes
    self.isInFString = isInFString
    tokens = lexer.tokens
    openBracket = lexer.brackets.last
    lexicalError = lexer.error
    kind = tokens[0].kind
  }

  // MARK: Tokens

  /// The current token; there is always one, since the end of the source is never passed.
  var current: Token { tokens[index] }

  /// The kind of the token after the current one.
  var nextKind: TokenKind { index + 1 < tokens.count ? tokens[index + 1].kind : .endOfSource }

  mutating func advance() {
    guard kind != .endOfSource else { return }
    previousEnd = tokens[index].span.end
    index += 1
    kind = tokens[index].kind
    if index > furthest { furthest = index }
  }

  /// Takes the current token if it is of the kind.
  mutating func accept(_ wanted: TokenKind) -> Bool {
    guard kind == wanted else { return false }
    advance()
    return true
  }

  mutating func expect(_ wanted: TokenKind) throws(SyntaxDiagnostic) {
    guard kind == wanted else { throw unexpected() }
    advance()
  }

  /// Goes back to an earlier token.
  mutating func rewind(to earlier: Int) {
    index = earlier
    kind = tokens[earlier].kind
    previousEnd = earlier > 0 ? tokens[earlier - 1].span.end : 0
  }

  /// The span from the start of a token to the end of the one before the current.
  func span(from start: Int) -> SourceSpan {
    let first = tokens[start].span.start
    return SourceSpan(start: first, end: max(first, previousEnd))
  }

  func text(_ token: Token) -> String {
    String(decoding: bytes[token.start..<token.end], as: UTF8.self)
  }

  mutating func expectName() throws(SyntaxDiagnostic) -> (String, SourceSpan) {
    guard kind == .name else { throw unexpected() }
    let token = current
    advance()
    return (text(token), token.span)
  }

  /// Whether the current token is the name, as soft keywords are.
  func isName(_ word: StaticString) -> Bool {
    let token = current
    guard kind == .name, token.end - token.start == word.utf8CodeUnitCount else { return false }
    for offset in 0..<word.utf8CodeUnitCount
    where bytes[token.start + offset] != word.utf8Start[offset] {
      return false
    }
    return true
  }

  // MARK: Depth

  mutating func enter() throws(SyntaxDiagnostic) {
    nesting += 1
    guard nesting <= Self.maximumNesting else { throw error(.tooDeep, current.span) }
  }

  mutating func leave() { nesting -= 1 }

  /// Counts one more node on top of an expression.
  mutating func link() throws(SyntaxDiagnostic) {
    links += 1
    guard links + nestedHeight <= Self.maximumDepth else { throw error(.tooDeep, current.span) }
  }

  /// Parses an expression inside the current one, and adds its height.
  mutating func nested<Result>(
    _ body: (inout Parser) throws(SyntaxDiagnostic) -> Result
  ) throws(SyntaxDiagnostic) -> Result {
    try enter()
    let outer = (links, nestedHeight)
    links = 0
    nestedHeight = 0
    let result = try body(&self)
    let height = links + nestedHeight + 4
    links = outer.0
    nestedHeight = max(outer.1, height)
    guard links + nestedHeight <= Self.maximumDepth else { throw error(.tooDeep, current.span) }
    leave()
    return result
  }

  // MARK: Whole inputs

  /// `file: [statements] ENDMARKER`
  mutating func file() throws(SyntaxDiagnostic) -> Module {
    var body: [Statement] = []
    while kind != .endOfSource { try statement(into: &body) }
    return Module(
      source: source, body: body, endsWithSemicolon: endsWithSemicolon, isAsync: sawAwait)
  }

  /// `eval: expressions NEWLINE* ENDMARKER`
  mutating func evalInput() throws(SyntaxDiagnostic) -> Expression {
    // `eval` allows blanks before the expression.
    while kind == .indent { advance() }
    let value = try expressions()
    while kind == .newline || kind == .dedent { advance() }
    guard kind == .endOfSource else { throw unexpected() }
    return value
  }

  private var endsWithSemicolon: Bool {
    let last = tokens.last { $0.kind != .endOfSource && $0.kind != .newline && $0.kind != .dedent }
    return last?.kind == .semicolon
  }
}
