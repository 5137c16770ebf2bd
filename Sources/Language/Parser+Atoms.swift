// Atoms: names, literals, displays, comprehensions, parentheses.

extension Parser {
  mutating func atom() throws(SyntaxDiagnostic) -> Expression {
    let token = current
    switch kind {
    case .name:
      advance()
      return Expression(.name(text(token)), token.span)
    case .number:
      return try number()
    case .string:
      return try strings()
    case .leftParen: return try group()
    case .leftBracket: return try listDisplay()
    case .leftBrace: return try dictOrSet()
    case .noneKeyword: return constant(.none)
    case .trueKeyword: return constant(.bool(true))
    case .falseKeyword: return constant(.bool(false))
    case .ellipsis: return constant(.ellipsis)
    default:
      throw unexpected()
    }
  }

  private mutating func constant(_ value: Constant) -> Expression {
    let span = current.span
    advance()
    return Expression(.constant(value), span)
  }

  private mutating func number() throws(SyntaxDiagnostic) -> Expression {
    let token = current
    switch NumberLiteral.value(bytes[token.start..<token.end]) {
    case .success(let value):
      advance()
      return Expression(.constant(value), token.span)
    case .failure(let failure):
      throw error(failure.kind, token.span)
    }
  }

  /// `'(' (yield_expr | named_expression) ')'`, a tuple, or a generator expression.
  private mutating func group() throws(SyntaxDiagnostic) -> Expression {
    let start = index
    advance()
    bracketDepth += 1
    defer { bracketDepth -= 1 }
    if accept(.rightParen) { return Expression(.tuple([]), span(from: start)) }
    if kind == .yieldKeyword {
      let value = try nested { parser throws(SyntaxDiagnostic) in try parser.yieldExpression() }
      try expect(.rightParen)
      return value
    }
    if kind == .doubleStar { throw refuseDoubleStar() }
    let first = try starNamedExpression()
    if kind == .forKeyword || kind == .asyncKeyword {
      let node = try comprehension(first)
      try expect(.rightParen)
      return Expression(.generatorExp(node), span(from: start))
    }
    guard kind == .comma else {
      if kind == .rightParen, case .starred = first.kind {
        throw error(.cannotUseStarred, first.span)
      }
      try expect(.rightParen)
      return first
    }
    let elements = try rest(after: first, closing: .rightParen)
    try expect(.rightParen)
    return Expression(.tuple(elements), span(from: start))
  }

  /// `(**x)`
  private mutating func refuseDoubleStar() -> SyntaxDiagnostic {
    let start = current.span
    let isGroup: Void? = attempt { parser throws(SyntaxDiagnostic) in
      parser.advance()
      _ = try parser.expression()
      try parser.expect(.rightParen)
    }
    return error(isGroup == nil ? .invalidSyntax : .cannotUseDoubleStarred, start)
  }

  /// The elements behind the first one of a display.
  private mutating func rest(
    after first: Expression, closing: TokenKind
  ) throws(SyntaxDiagnostic) -> [Expression] {
    var elements = [first]
    while accept(.comma), kind != closing, kind != .forKeyword {
      elements.append(try starNamedExpression())
    }
    return elements
  }

  /// `'[' [star_named_expressions] ']'` or a list comprehension.
  private mutating func listDisplay() throws(SyntaxDiagnostic) -> Expression {
    let start = index
    advance()
    bracketDepth += 1
    defer { bracketDepth -= 1 }
    if accept(.rightBracket) { return Expression(.list([]), span(from: start)) }
    let first = try starNamedExpression()
    if kind == .forKeyword || kind == .asyncKeyword {
      let node = try comprehension(first)
      try expect(.rightBracket)
      return Expression(.listComp(node), span(from: start))
    }
    let elements = try rest(after: first, closing: .rightBracket)
    if kind == .forKeyword { throw targetNeedsParentheses(elements) }
    try expect(.rightBracket)
    return Expression(.list(elements), span(from: start))
  }

  /// `[x, y for ...]`, unless the clauses are broken themselves.
  mutating func targetNeedsParentheses(_ elements: [Expression]) -> SyntaxDiagnostic {
    let parses: Void? = attempt { parser throws(SyntaxDiagnostic) in
      _ = try parser.comprehensionClauses()
    }
    guard parses != nil, let first = elements.first, let last = elements.last else {
      return unexpected()
    }
    let end = elements.count > 1 ? last.span : tokens[index - 1].span
    return error(.comprehensionTargetNeedsParentheses, first.span, end)
  }

  /// The clauses behind an element, which must not be starred.
  mutating func comprehension(
    _ element: Expression
  ) throws(SyntaxDiagnostic) -> Comprehension {
    let generators = try comprehensionClauses()
    if case .starred = element.kind { throw error(.iterableUnpacking, element.span) }
    return Comprehension(element: element, generators: generators)
  }

  /// `for_if_clauses: ('for' star_targets 'in' disjunction ('if' disjunction)*)+`
  mutating func comprehensionClauses() throws(SyntaxDiagnostic) -> [ComprehensionFor] {
    var clauses: [ComprehensionFor] = []
    while kind == .forKeyword || kind == .asyncKeyword {
      let isAsync = accept(.asyncKeyword)
      if isAsync { sawAwait = true }
      try expect(.forKeyword)
      let targetStart = index
      let target = try targetList()
      try requireTarget(target, .assign)
      if kind != .inKeyword { lastDisjunction = targetStart..<index }
      try expect(.inKeyword)
      let iterable = try disjunction()
      var conditions: [Expression] = []
      while accept(.ifKeyword) { conditions.append(try disjunction()) }
      clauses.append(
        ComprehensionFor(
          isAsync: isAsync, target: target, iterable: iterable, conditions: conditions))
    }
    return clauses
  }

  // MARK: Braces

  /// A dict or set display, or a comprehension of either.
  private mutating func dictOrSet() throws(SyntaxDiagnostic) -> Expression {
    let start = index
    advance()
    bracketDepth += 1
    defer { bracketDepth -= 1 }
    if accept(.rightBrace) { return Expression(.dict([]), span(from: start)) }
    if kind == .doubleStar { return try dictDisplay(from: start, first: nil) }
    let first = try starNamedExpression()
    if kind == .colon { return try dictDisplay(from: start, first: first) }
    if kind == .forKeyword || kind == .asyncKeyword {
      let node = try comprehension(first)
      try expect(.rightBrace)
      return Expression(.setComp(node), span(from: start))
    }
    let elements = try rest(after: first, closing: .rightBrace)
    if kind == .forKeyword { throw targetNeedsParentheses(elements) }
    try expect(.rightBrace)
    return Expression(.set(elements), span(from: start))
  }

  private mutating func dictDisplay(
    from start: Int, first: Expression?
  ) throws(SyntaxDiagnostic) -> Expression {
    var items: [DictItem] = []
    var key = first
    while true {
      let item = try dictItem(key)
      key = nil
      if kind == .forKeyword || kind == .asyncKeyword, items.isEmpty {
        return try dictComprehension(item, from: start)
      }
      items.append(item)
      guard accept(.comma), kind != .rightBrace else { break }
    }
    try expect(.rightBrace)
    return Expression(.dict(items), span(from: start))
  }

  private mutating func dictComprehension(
    _ item: DictItem, from start: Int
  ) throws(SyntaxDiagnostic) -> Expression {
    let generators = try comprehensionClauses()
    guard let key = item.key else {
      throw error(.dictUnpackingInComprehension, tokens[start + 1].span)
    }
    try expect(.rightBrace)
    let node = Comprehension(element: key, value: item.value, generators: generators)
    return Expression(.dictComp(node), span(from: start))
  }

  /// `double_starred_kvpair: '**' bitwise_or | expression ':' expression`
  private mutating func dictItem(_ parsedKey: Expression?) throws(SyntaxDiagnostic) -> DictItem {
    if parsedKey == nil, accept(.doubleStar) {
      return DictItem(key: nil, value: try bitwiseOr())
    }
    let key: Expression
    if let parsedKey { key = parsedKey } else { key = try expression() }
    guard kind == .colon else {
      // The mark stands on the key's last character.
      let end = key.span.end
      throw error(.expectedColonAfterKey, SourceSpan(start: max(1, end) - 1, end: end))
    }
    let colon = current.span
    if case .starred = key.kind { throw unexpected() }
    advance()
    if kind == .rightBrace || kind == .comma { throw error(.expectedValueAfterKey, colon) }
    if kind == .star {
      let value = try starred()
      throw error(.starredDictValue, value.span)
    }
    return DictItem(key: key, value: try expression())
  }
}
