// Functions, classes, decorators, parameters.

extension Parser {
  /// `decorators: ('@' named_expression NEWLINE)+`, then a definition.
  mutating func decorated() throws(SyntaxDiagnostic) -> Statement {
    var decorators: [Expression] = []
    while accept(.at) {
      decorators.append(try namedExpression())
      try expect(.newline)
    }
    switch kind {
    case .defKeyword: return try functionDefinition(decorators: decorators)
    case .asyncKeyword where nextKind == .defKeyword:
      advance()
      return try functionDefinition(decorators: decorators, isAsync: true)
    case .classKeyword: return try classDefinition(decorators: decorators)
    default: throw unexpected()
    }
  }

  /// `function_def: 'def' NAME '(' [params] ')' ['->' expression] ':' block`
  mutating func functionDefinition(
    decorators: [Expression], isAsync: Bool = false
  ) throws(SyntaxDiagnostic) -> Statement {
    let start = index
    advance()
    let (name, nameSpan) = try expectName()
    guard kind == .leftParen else { throw error(.expected("("), current.span) }
    advance()
    bracketDepth += 1
    let parameters = try parameters(style: .function)
    try expect(.rightParen)
    bracketDepth -= 1
    var returns: Expression?
    if kind == .arrow {
      let arrow = current.span
      advance()
      guard startsExpression else { throw error(.expected(":"), arrow) }
      returns = try expression()
    }
    try colon(isForced: true)
    let outer = (sawYield, sawAwait)
    sawYield = false
    let body = try block(.function, at: start)
    let node = FunctionDef(
      name: name, nameSpan: nameSpan, parameters: parameters, body: body, decorators: decorators,
      returns: returns, isGenerator: sawYield, isAsync: isAsync)
    (sawYield, sawAwait) = outer
    return Statement(.functionDef(node), definitionSpan(from: start, body))
  }

  /// `class_def: 'class' NAME ['(' [arguments] ')'] ':' block`
  mutating func classDefinition(decorators: [Expression]) throws(SyntaxDiagnostic) -> Statement {
    let start = index
    advance()
    let (name, nameSpan) = try expectName()
    var bases: [Expression] = []
    var keywords: [Keyword] = []
    if kind == .leftParen { (bases, keywords) = try callArguments(allowsGenerator: false) }
    try colon()
    let outer = sawYield
    let body = try block(.class, at: start)
    sawYield = outer
    let node = ClassDef(
      name: name, nameSpan: nameSpan, bases: bases, keywords: keywords, body: body,
      decorators: decorators)
    return Statement(.classDef(node), definitionSpan(from: start, body))
  }

  private func definitionSpan(from start: Int, _ body: [Statement]) -> SourceSpan {
    let first = tokens[start].span
    return SourceSpan(start: first.start, end: body.last?.span.end ?? first.end)
  }

  // MARK: Parameters

  enum ParameterStyle {
    case function, lambda

    var closing: TokenKind { self == .function ? .rightParen : .colon }
  }

  /// What has been read of a parameter list.
  private struct ParameterState {
    var result = Parameters()
    var sawSlash = false
    var sawDefault = false
    /// The `*`, bare or named.
    var star: Token?
    var starIsBare = false
  }

  /// The parameters up to the closing token, which is not taken.
  mutating func parameters(style: ParameterStyle) throws(SyntaxDiagnostic) -> Parameters {
    var state = ParameterState()
    while kind != style.closing {
      switch kind {
      case .slash: try slashMarker(&state)
      case .star: try starParameter(&state, style)
      case .doubleStar: try keywordsParameter(&state, style)
      case .name: try plainParameter(&state, style)
      case .leftParen: throw refuseParentheses(style)
      default: throw unexpected()
      }
      guard accept(.comma) else { break }
      if state.result.keywords != nil { try requireEnd(style) }
    }
    if state.starIsBare, state.result.keywordOnly.isEmpty, let star = state.star {
      let isLambda = style == .lambda && state.result.keywords == nil
      throw error(.bareStarNeedsNames, isLambda ? current.span : star.span)
    }
    return state.result
  }

  private func requireEnd(_ style: ParameterStyle) throws(SyntaxDiagnostic) {
    switch kind {
    case .name, .star, .doubleStar, .slash: throw error(.parameterAfterKeywords, current.span)
    default: return
    }
  }

  private mutating func slashMarker(_ state: inout ParameterState) throws(SyntaxDiagnostic) {
    let slash = current.span
    if state.sawSlash { throw error(.slashTwice, slash) }
    if state.star != nil { throw error(.slashAfterStar, slash) }
    guard !state.result.positional.isEmpty else { throw error(.slashFirst, slash) }
    advance()
    state.sawSlash = true
    state.result.positionalOnly = state.result.positional
    state.result.positional = []
    if kind == .star { throw error(.starAfterSlash, current.span) }
  }

  private mutating func starParameter(
    _ state: inout ParameterState, _ style: ParameterStyle
  ) throws(SyntaxDiagnostic) {
    let star = current
    if state.star != nil { throw error(.starTwice, star.span) }
    advance()
    state.star = star
    guard kind == .name else {
      state.starIsBare = true
      guard kind == .comma || kind == style.closing else { throw unexpected() }
      return
    }
    let parameter = try parameter(style, allowsStarAnnotation: true)
    if kind == .equal { throw error(.variadicDefault, current.span) }
    state.result.variadic = parameter
  }

  private mutating func keywordsParameter(
    _ state: inout ParameterState, _ style: ParameterStyle
  ) throws(SyntaxDiagnostic) {
    advance()
    let parameter = try parameter(style)
    if kind == .equal { throw error(.keywordsDefault, current.span) }
    state.result.keywords = parameter
  }

  private mutating func plainParameter(
    _ state: inout ParameterState, _ style: ParameterStyle
  ) throws(SyntaxDiagnostic) {
    let start = index
    let plain = try parameter(style)
    var defaultValue: Expression?
    if kind == .equal {
      let equal = current.span
      advance()
      if kind == .comma || kind == style.closing { throw error(.expectedDefault, equal) }
      defaultValue = try expression()
    }
    let parameter = Parameter(
      name: plain.name, annotation: plain.annotation, defaultValue: defaultValue,
      span: span(from: start))
    guard state.star == nil else { return state.result.keywordOnly.append(parameter) }
    if defaultValue != nil {
      state.sawDefault = true
    } else if state.sawDefault {
      guard kind == .comma || kind == style.closing else { throw unexpected() }
      throw error(.nonDefaultAfterDefault, plain.span)
    }
    state.result.positional.append(parameter)
  }

  /// `NAME [':' expression]`; a lambda's has no annotation.
  private mutating func parameter(
    _ style: ParameterStyle, allowsStarAnnotation: Bool = false
  ) throws(SyntaxDiagnostic) -> Parameter {
    let start = index
    let (name, _) = try expectName()
    var annotation: Expression?
    if style == .function, accept(.colon) {
      annotation = allowsStarAnnotation && kind == .star ? try starred() : try expression()
    }
    return Parameter(
      name: name, annotation: annotation, defaultValue: nil, span: span(from: start))
  }

  /// `def f(a, (b, c))` as in Python 2.
  private mutating func refuseParentheses(_ style: ParameterStyle) -> SyntaxDiagnostic {
    let start = current.span
    let end = attempt { parser throws(SyntaxDiagnostic) -> SourceSpan in
      parser.advance()
      repeat { _ = try parser.parameter(style) } while parser.accept(.comma) && parser.kind == .name
      let end = parser.current.span
      try parser.expect(.rightParen)
      return end
    }
    guard let end else { return error(.invalidSyntax, start) }
    let kind: SyntaxDiagnostic.Kind =
      style == .function ? .parenthesizedParameters : .parenthesizedLambdaParameters
    return error(kind, start, end)
  }
}
