// The `match` statement. `match` and `case` are names elsewhere: a header that does not read as one
// leaves the line to the other rules.

extension Parser {
  private enum MatchHeader {
    case subject(Expression)
    case lacksColon, none
  }

  /// `match_stmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT`, or nil.
  mutating func matchStatement() throws(SyntaxDiagnostic) -> Statement? {
    let start = index
    let subject: Expression
    switch matchHeader() {
    case .none: return nil
    case .lacksColon: throw error(.expected(":"), current.span)
    case .subject(let expression): subject = expression
    }
    guard accept(.indent) else {
      let line = source.line(at: tokens[start].span.start)
      throw error(.expectedBlock(.match, line: line), current.span)
    }
    var cases: [MatchCase] = []
    try enter()
    while kind != .dedent, kind != .endOfSource { cases.append(try caseBlock()) }
    leave()
    _ = accept(.dedent)
    for one in cases.dropLast() where one.condition == nil {
      guard let all = one.pattern.matchingAnything else { continue }
      throw error(.unreachablePatterns(all.name), all.span)
    }
    let end = cases.last?.body.last?.span.end ?? previousEnd
    let span = SourceSpan(start: tokens[start].span.start, end: end)
    return Statement(.match(subject: subject, cases: cases), span)
  }

  /// Reads the header up to its line end, if it is one; stands at the line end if only `:` lacks.
  private mutating func matchHeader() -> MatchHeader {
    let canBeOther: Bool =
      switch nextKind {
      case .name, .number, .string, .leftBrace, .noneKeyword, .trueKeyword, .falseKeyword: false
      default: true
      }
    var trial = self
    trial.isRecovering = true
    trial.advance()
    guard trial.startsExpression else { return .none }
    let parsed = try? { () throws(SyntaxDiagnostic) -> Expression in
      let first = trial.index
      let value = try trial.starNamedExpression()
      guard trial.kind == .comma else { return value }
      var elements = [value]
      while trial.accept(.comma), trial.startsExpression {
        elements.append(try trial.starNamedExpression())
      }
      return Expression(.tuple(elements), trial.span(from: first))
    }()
    guard let subject = parsed else { return .none }
    trial.isRecovering = isRecovering
    guard trial.kind == .colon, trial.nextKind == .newline else {
      guard trial.kind == .newline, !canBeOther else { return .none }
      self = trial
      return .lacksColon
    }
    trial.advance()
    trial.advance()
    guard trial.kind != .indent || trial.nextKind == .name else { return .none }
    self = trial
    return .subject(subject)
  }

  /// `case_block: "case" patterns ['if' named_expression] ':' block`
  private mutating func caseBlock() throws(SyntaxDiagnostic) -> MatchCase {
    let start = index
    guard isName("case") else { throw unexpected() }
    advance()
    let pattern = try patterns()
    let condition = accept(.ifKeyword) ? try namedExpression() : nil
    try colon()
    return MatchCase(pattern: pattern, condition: condition, body: try block(.case, at: start))
  }

  /// `patterns: open_sequence_pattern | pattern`
  private mutating func patterns() throws(SyntaxDiagnostic) -> Pattern {
    let start = index
    let first = try starOrPattern()
    var isSequence = if case .star = first.kind { true } else { false }
    var elements = [first]
    while accept(.comma) {
      isSequence = true
      guard kind != .colon, kind != .ifKeyword else { break }
      elements.append(try starOrPattern())
    }
    return isSequence ? Pattern(kind: .sequence(elements), span: span(from: start)) : first
  }

  private mutating func starOrPattern() throws(SyntaxDiagnostic) -> Pattern {
    let start = index
    guard accept(.star) else { return try pattern() }
    let (name, _) = try expectName()
    return Pattern(kind: .star(name == "_" ? nil : name), span: span(from: start))
  }

  /// `pattern: or_pattern ['as' NAME]`
  private mutating func pattern() throws(SyntaxDiagnostic) -> Pattern {
    try enter()
    defer { leave() }
    let start = index
    let first = try orPattern()
    guard accept(.asKeyword) else { return first }
    let (name, nameSpan) = try expectName()
    guard name != "_" else { throw error(.wildcardAsTarget, nameSpan) }
    return Pattern(kind: .as(pattern: first, name: name), span: span(from: start))
  }

  /// `or_pattern: closed_pattern ('|' closed_pattern)*`
  private mutating func orPattern() throws(SyntaxDiagnostic) -> Pattern {
    let start = index
    let first = try closedPattern()
    guard kind == .bar else { return first }
    var alternatives = [first]
    while accept(.bar) { alternatives.append(try closedPattern()) }
    return Pattern(kind: .or(alternatives), span: span(from: start))
  }

  private mutating func closedPattern() throws(SyntaxDiagnostic) -> Pattern {
    let start = index
    switch kind {
    case .noneKeyword, .trueKeyword, .falseKeyword:
      let value: Constant = kind == .noneKeyword ? .none : .bool(kind == .trueKeyword)
      advance()
      return Pattern(kind: .singleton(value), span: span(from: start))
    case .number, .minus, .string:
      let value = kind == .string ? try strings() : try signedNumber()
      if case .joinedStr = value.kind { throw error(.invalidSyntax, value.span) }
      return Pattern(kind: .value(value), span: value.span)
    case .name: return try namePattern()
    case .leftParen: return try groupPattern(closing: .rightParen)
    case .leftBracket: return try groupPattern(closing: .rightBracket)
    case .leftBrace: return try mappingPattern()
    default: throw unexpected()
    }
  }

  private mutating func signedNumber() throws(SyntaxDiagnostic) -> Expression {
    let start = index
    let isNegative = accept(.minus)
    guard kind == .number else { throw unexpected() }
    let value = try atom()
    return isNegative ? Expression(.unaryOp(.uSub, value), span(from: start)) : value
  }

  /// A capture, the wildcard, a dotted value, or a class pattern.
  private mutating func namePattern() throws(SyntaxDiagnostic) -> Pattern {
    let start = index
    let (first, firstSpan) = try expectName()
    var value = Expression(.name(first), firstSpan)
    var isDotted = false
    while accept(.dot) {
      isDotted = true
      try link()
      let (name, nameSpan) = try expectName()
      value = Expression(
        .attribute(value: value, name: name, nameSpan: nameSpan), span(from: start))
    }
    if kind == .leftParen { return try classPattern(value, from: start) }
    if isDotted { return Pattern(kind: .value(value), span: value.span) }
    return Pattern(kind: .as(pattern: nil, name: first == "_" ? nil : first), span: firstSpan)
  }

  private mutating func classPattern(
    _ type: Expression, from start: Int
  ) throws(SyntaxDiagnostic) -> Pattern {
    advance()
    bracketDepth += 1
    defer { bracketDepth -= 1 }
    var positional: [Pattern] = []
    var keywords: [(name: String, pattern: Pattern)] = []
    while kind != .rightParen {
      if kind == .name, nextKind == .equal {
        let (name, _) = try expectName()
        advance()
        keywords.append((name, try pattern()))
      } else {
        let element = try pattern()
        guard keywords.isEmpty else { throw error(.positionalPatternAfterKeyword, element.span) }
        positional.append(element)
      }
      guard accept(.comma) else { break }
    }
    try expect(.rightParen)
    return Pattern(
      kind: .class(type: type, patterns: positional, keywords: keywords), span: span(from: start))
  }

  /// `(...)` and `[...]`: a sequence, or in parentheses a single pattern.
  private mutating func groupPattern(closing: TokenKind) throws(SyntaxDiagnostic) -> Pattern {
    let start = index
    advance()
    bracketDepth += 1
    defer { bracketDepth -= 1 }
    var elements: [Pattern] = []
    var sawComma = false
    while kind != closing {
      elements.append(try starOrPattern())
      guard accept(.comma) else { break }
      sawComma = true
    }
    try expect(closing)
    if closing == .rightParen, !sawComma, let only = elements.first {
      if case .star = only.kind { throw error(.invalidSyntax, only.span) }
      return only
    }
    return Pattern(kind: .sequence(elements), span: span(from: start))
  }

  private mutating func mappingPattern() throws(SyntaxDiagnostic) -> Pattern {
    let start = index
    advance()
    bracketDepth += 1
    defer { bracketDepth -= 1 }
    var keys: [Expression] = []
    var values: [Pattern] = []
    var rest: String?
    while kind != .rightBrace {
      if accept(.doubleStar) {
        let (name, nameSpan) = try expectName()
        guard name != "_" else { throw error(.invalidSyntax, nameSpan) }
        rest = name
        _ = accept(.comma)
        break
      }
      keys.append(try mappingKey())
      try expect(.colon)
      values.append(try pattern())
      guard accept(.comma) else { break }
    }
    try expect(.rightBrace)
    return Pattern(
      kind: .mapping(keys: keys, patterns: values, rest: rest), span: span(from: start))
  }

  private mutating func mappingKey() throws(SyntaxDiagnostic) -> Expression {
    let key = try closedPattern()
    switch key.kind {
    case .value(let value): return value
    case .singleton(let value): return Expression(.constant(value), key.span)
    default: throw error(.invalidSyntax, key.span)
    }
  }
}
