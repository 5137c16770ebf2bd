// Primaries: an atom with attributes, calls and subscripts behind it.

extension Parser {
  /// `primary: primary '.' NAME | primary '(' [arguments] ')' | primary '[' slices ']' | atom`
  mutating func primary() throws(SyntaxDiagnostic) -> Expression {
    let start = index
    var result = try atom()
    while true {
      switch kind {
      case .dot:
        advance()
        try link()
        let (name, nameSpan) = try expectName()
        result = Expression(
          .attribute(value: result, name: name, nameSpan: nameSpan), span(from: start))
      case .leftParen:
        try link()
        let (arguments, keywords) = try callArguments()
        result = Expression(
          .call(function: result, arguments: arguments, keywords: keywords), span(from: start))
      case .leftBracket:
        try link()
        if nextKind == .rightBracket, bracketDepth > 0, !isRecovering {
          throw error(.missingComma, tokens[start].span, tokens[index + 1].span)
        }
        let index = try slices()
        result = Expression(.subscript(value: result, index: index), span(from: start))
      default:
        return result
      }
    }
  }

  /// `'(' [arguments] ')'`; a class header allows no bare generator.
  mutating func callArguments(
    allowsGenerator: Bool = true
  ) throws(SyntaxDiagnostic) -> ([Expression], [Keyword]) {
    advance()
    bracketDepth += 1
    defer { bracketDepth -= 1 }
    var arguments: [Expression] = []
    var keywords: [Keyword] = []
    var isMisplaced = false
    while kind != .rightParen {
      let isPositional = try argument(&arguments, &keywords, allowsGenerator)
      if isPositional, !keywords.isEmpty { isMisplaced = true }
      guard accept(.comma) else { break }
    }
    if isMisplaced {
      if kind != .rightParen {
        let found = unexpected()
        guard case .invalidSyntax = found.kind else { throw found }
      }
      let unpacks = keywords.contains { $0.name == nil }
      throw error(unpacks ? .positionalAfterUnpacking : .positionalAfterKeyword, current.span)
    }
    try expect(.rightParen)
    return (arguments, keywords)
  }

  /// One argument; true if it is positional and not starred.
  private mutating func argument(
    _ arguments: inout [Expression], _ keywords: inout [Keyword], _ allowsGenerator: Bool
  ) throws(SyntaxDiagnostic) -> Bool {
    let start = index
    switch kind {
    case .star:
      if keywords.contains(where: { $0.name == nil }) {
        throw error(.unpackingAfterKeywordUnpacking, current.span)
      }
      advance()
      let value = try expression()
      arguments.append(Expression(.starred(value), span(from: start)))
      return false
    case .doubleStar:
      advance()
      let value = try expression()
      if kind == .equal { throw error(.assignToUnpacking, span(from: start)) }
      keywords.append(Keyword(name: nil, value: value, span: span(from: start)))
      return false
    case .name where nextKind == .equal:
      keywords.append(try keywordArgument())
      return false
    case .name where nextKind == .colonEqual:
      arguments.append(try assignmentExpression())
    default:
      let value = try expression()
      if kind == .equal { throw refuseKeyword(value) }
      arguments.append(value)
    }
    if kind == .forKeyword, allowsGenerator {
      try generatorArgument(from: start, &arguments, keywords)
    }
    return true
  }

  private mutating func keywordArgument() throws(SyntaxDiagnostic) -> Keyword {
    let start = index
    let (name, _) = try expectName()
    advance()
    let assigned = span(from: start)
    let value = try expression()
    if kind == .forKeyword { throw error(.maybeEquality, assigned) }
    return Keyword(name: name, value: value, span: span(from: start))
  }

  private func refuseKeyword(_ value: Expression) -> SyntaxDiagnostic {
    let span = value.span.to(current.span)
    switch value.kind {
    case .constant(.none), .constant(.bool): return error(.cannotAssign(value.noun), span)
    default: return error(.keywordIsExpression, span)
    }
  }

  /// `f(element for ...)`: a generator is the only argument, or has its own parentheses.
  private mutating func generatorArgument(
    from start: Int, _ arguments: inout [Expression], _ keywords: [Keyword]
  ) throws(SyntaxDiagnostic) {
    guard let element = arguments.popLast() else { return }
    let generators = try comprehensionClauses()
    let inside = span(from: start)
    guard kind == .rightParen, arguments.isEmpty, keywords.isEmpty else {
      guard kind == .rightParen || kind == .comma else { throw unexpected() }
      throw error(.generatorNeedsParentheses, inside)
    }
    // The span takes in the call's own parentheses, as in CPython.
    let span = SourceSpan(start: tokens[start - 1].span.start, end: current.span.end)
    let node = Comprehension(element: element, generators: generators)
    arguments.append(Expression(.generatorExp(node), span))
  }

  /// `'[' slices ']'`: one slice or expression, or a tuple of them.
  private mutating func slices() throws(SyntaxDiagnostic) -> Expression {
    advance()
    bracketDepth += 1
    defer { bracketDepth -= 1 }
    let start = index
    let first = try slice()
    var isTuple = if case .starred = first.kind { true } else { false }
    var elements = [first]
    while accept(.comma) {
      isTuple = true
      guard kind != .rightBracket else { break }
      elements.append(try slice())
    }
    let whole = span(from: start)
    try expect(.rightBracket)
    return isTuple ? Expression(.tuple(elements), whole) : first
  }

  /// `slice: [expression] ':' [expression] [':' [expression]] | '*' bitwise_or | named_expression`
  private mutating func slice() throws(SyntaxDiagnostic) -> Expression {
    let start = index
    if kind == .star { return try starred() }
    let lower = kind == .colon ? nil : try namedExpression()
    guard accept(.colon) else {
      guard let lower else { throw unexpected() }
      return lower
    }
    let upper = endsSlicePart ? nil : try expression()
    var step: Expression?
    if accept(.colon), !endsSlicePart { step = try expression() }
    return Expression(.slice(lower: lower, upper: upper, step: step), span(from: start))
  }

  private var endsSlicePart: Bool {
    kind == .colon || kind == .comma || kind == .rightBracket
  }
}
