// Expressions, from the loosest binding to the tightest.

extension Parser {
  /// `star_expressions: star_expression (',' star_expression)* [',']`
  mutating func starExpressions() throws(SyntaxDiagnostic) -> Expression {
    try tuple { parser throws(SyntaxDiagnostic) in try parser.starExpression() }
  }

  /// `expressions: expression (',' expression)* [',']`
  mutating func expressions() throws(SyntaxDiagnostic) -> Expression {
    try tuple { parser throws(SyntaxDiagnostic) in try parser.expression() }
  }

  /// One element, or a tuple of several without parentheses.
  private mutating func tuple(
    of element: (inout Parser) throws(SyntaxDiagnostic) -> Expression
  ) throws(SyntaxDiagnostic) -> Expression {
    let start = index
    let first = try element(&self)
    guard kind == .comma else { return first }
    var elements = [first]
    while accept(.comma), startsExpression { elements.append(try element(&self)) }
    return Expression(.tuple(elements), span(from: start))
  }

  /// `star_expression: '*' bitwise_or | expression`
  mutating func starExpression() throws(SyntaxDiagnostic) -> Expression {
    kind == .star ? try starred() : try expression()
  }

  /// `star_named_expression: '*' bitwise_or | named_expression`
  mutating func starNamedExpression() throws(SyntaxDiagnostic) -> Expression {
    kind == .star ? try starred() : try namedExpression()
  }

  /// `'*' bitwise_or`
  mutating func starred() throws(SyntaxDiagnostic) -> Expression {
    let start = index
    advance()
    let value = try bitwiseOr()
    return Expression(.starred(value), span(from: start))
  }

  /// Whether the current token can begin an expression, a starred one too.
  var startsExpression: Bool {
    switch kind {
    case .name, .number, .string, .leftParen, .leftBracket, .leftBrace, .minus, .plus, .tilde,
      .star, .ellipsis, .noneKeyword, .trueKeyword, .falseKeyword, .notKeyword, .lambdaKeyword,
      .awaitKeyword:
      true
    default:
      false
    }
  }

  /// `named_expression: NAME ':=' expression | expression !':='`
  mutating func namedExpression() throws(SyntaxDiagnostic) -> Expression {
    let start = index
    if kind == .name, nextKind == .colonEqual { return try assignmentExpression() }
    let value = try expression()
    if kind == .colonEqual { throw error(.cannotUseNamedExpression(value.noun), value.span) }
    if kind == .equal, let refusal = refuseAssignment(to: value, startedAt: start) { throw refusal }
    return value
  }

  /// `assignment_expression: NAME ':=' expression`
  mutating func assignmentExpression() throws(SyntaxDiagnostic) -> Expression {
    let start = index
    let target = Expression(.name(text(current)), current.span)
    advance()
    advance()
    let value = try expression()
    return Expression(.namedExpr(target: target, value: value), span(from: start))
  }

  /// `expression: disjunction ['if' disjunction 'else' expression] | lambdef`
  mutating func expression() throws(SyntaxDiagnostic) -> Expression {
    try nested { parser throws(SyntaxDiagnostic) in try parser.conditional() }
  }

  private mutating func conditional() throws(SyntaxDiagnostic) -> Expression {
    guard kind != .lambdaKeyword else { return try lambda() }
    let start = index
    let body = try disjunction()
    lastDisjunction = start..<index
    guard kind == .ifKeyword else { return body }
    let whole = try unlessRecovering { parser throws(SyntaxDiagnostic) in
      parser.advance()
      let test = try parser.disjunction()
      guard parser.accept(.elseKeyword) else {
        guard parser.kind != .colon else { throw parser.unexpected() }
        throw parser.error(.expectedElse, body.span, test.span)
      }
      let orElse = try parser.expression()
      return Expression(.ifExp(test: test, body: body, orElse: orElse), parser.span(from: start))
    }
    return whole ?? body
  }

  /// `disjunction: conjunction ('or' conjunction)*`
  mutating func disjunction() throws(SyntaxDiagnostic) -> Expression {
    let start = index
    let first = try conjunction()
    guard kind == .orKeyword else { return first }
    var values = [first]
    while accept(.orKeyword) { values.append(try conjunction()) }
    return Expression(.boolOp(.or, values), span(from: start))
  }

  /// `conjunction: inversion ('and' inversion)*`
  private mutating func conjunction() throws(SyntaxDiagnostic) -> Expression {
    let start = index
    let first = try inversion()
    guard kind == .andKeyword else { return first }
    var values = [first]
    while accept(.andKeyword) { values.append(try inversion()) }
    return Expression(.boolOp(.and, values), span(from: start))
  }

  /// `inversion: 'not' inversion | comparison`
  private mutating func inversion() throws(SyntaxDiagnostic) -> Expression {
    guard kind == .notKeyword else { return try comparison() }
    let start = index
    while accept(.notKeyword) { try link() }
    let end = index
    var result = try comparison()
    for token in stride(from: end - 1, through: start, by: -1) {
      result = Expression(.unaryOp(.not, result), span(from: token))
    }
    return result
  }

  /// `comparison: bitwise_or (operator bitwise_or)*`
  private mutating func comparison() throws(SyntaxDiagnostic) -> Expression {
    let start = index
    let left = try bitwiseOr()
    guard let first = acceptComparison() else { return left }
    var links = [Comparison(op: first, right: try bitwiseOr())]
    while let op = acceptComparison() { links.append(Comparison(op: op, right: try bitwiseOr())) }
    return Expression(.compare(left: left, links), span(from: start))
  }

  private mutating func acceptComparison() -> CompareOperator? {
    let op: CompareOperator
    switch kind {
    case .equalEqual: op = .eq
    case .notEqual: op = .notEq
    case .less: op = .lt
    case .lessEqual: op = .ltE
    case .greater: op = .gt
    case .greaterEqual: op = .gtE
    case .inKeyword: op = .in
    case .isKeyword:
      advance()
      return accept(.notKeyword) ? .isNot : .is
    case .notKeyword:
      guard nextKind == .inKeyword else { return nil }
      advance()
      op = .notIn
    default: return nil
    }
    advance()
    return op
  }

  /// `bitwise_or`: the binary operators, all but `**`.
  mutating func bitwiseOr() throws(SyntaxDiagnostic) -> Expression {
    try binary(atLeast: 1)
  }

  /// Operators of at least the precedence, associating to the left.
  private mutating func binary(atLeast minimum: Int) throws(SyntaxDiagnostic) -> Expression {
    let start = index
    var left = try factor()
    while let (op, precedence) = binaryOperator, precedence >= minimum {
      let right = try unlessRecovering { parser throws(SyntaxDiagnostic) in
        parser.advance()
        try parser.link()
        return try parser.binary(atLeast: precedence + 1)
      }
      guard let right else { return left }
      left = Expression(.binOp(left: left, op, right: right), span(from: start))
    }
    return left
  }

  private var binaryOperator: (BinaryOperator, Int)? {
    switch kind {
    case .bar: (.bitOr, 1)
    case .caret: (.bitXor, 2)
    case .ampersand: (.bitAnd, 3)
    case .leftShift: (.lShift, 4)
    case .rightShift: (.rShift, 4)
    case .plus: (.add, 5)
    case .minus: (.sub, 5)
    case .star: (.mult, 6)
    case .slash: (.div, 6)
    case .doubleSlash: (.floorDiv, 6)
    case .percent: (.mod, 6)
    case .at: (.matMult, 6)
    default: nil
    }
  }

  /// `factor: ('+' | '-' | '~') factor | power`
  private mutating func factor() throws(SyntaxDiagnostic) -> Expression {
    guard prefixOperator(kind) != nil else { return try power() }
    let start = index
    while prefixOperator(kind) != nil {
      advance()
      try link()
    }
    let end = index
    var result = try power()
    for token in stride(from: end - 1, through: start, by: -1) {
      guard let op = prefixOperator(tokens[token].kind) else { break }
      result = Expression(.unaryOp(op, result), span(from: token))
    }
    return result
  }

  private func prefixOperator(_ kind: TokenKind) -> UnaryOperator? {
    switch kind {
    case .plus: .uAdd
    case .minus: .uSub
    case .tilde: .invert
    default: nil
    }
  }

  /// `power: primary ['**' factor]`
  private mutating func power() throws(SyntaxDiagnostic) -> Expression {
    let start = index
    let base = kind == .awaitKeyword ? try awaited() : try primary()
    guard accept(.doubleStar) else { return base }
    try enter()
    try link()
    let exponent = try factor()
    leave()
    return Expression(.binOp(left: base, .pow, right: exponent), span(from: start))
  }

  /// `await_primary: 'await' primary`
  private mutating func awaited() throws(SyntaxDiagnostic) -> Expression {
    let start = index
    advance()
    sawAwait = true
    try link()
    return Expression(.await(try primary()), span(from: start))
  }

  /// `lambdef: 'lambda' [lambda_params] ':' expression`
  private mutating func lambda() throws(SyntaxDiagnostic) -> Expression {
    let start = index
    advance()
    let parameters = try parameters(style: .lambda)
    try expect(.colon)
    let outer = sawYield
    sawYield = false
    let body = try expression()
    let node = Lambda(parameters: parameters, body: body, isGenerator: sawYield)
    sawYield = outer
    return Expression(.lambda(node), span(from: start))
  }

  /// `yield_expr: 'yield' 'from' expression | 'yield' [star_expressions]`
  mutating func yieldExpression() throws(SyntaxDiagnostic) -> Expression {
    let start = index
    advance()
    sawYield = true
    if accept(.fromKeyword) {
      let value = try expression()
      return Expression(.yieldFrom(value), span(from: start))
    }
    let value = startsExpression ? try starExpressions() : nil
    return Expression(.yield(value), span(from: start))
  }

  /// `yield_expr | star_expressions`
  mutating func yieldOrExpressions() throws(SyntaxDiagnostic) -> Expression {
    kind == .yieldKeyword ? try yieldExpression() : try starExpressions()
  }
}
