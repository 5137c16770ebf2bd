// What a failed rule means to the person: the second look that CPython takes at a broken source.

extension Parser {
  func error(_ kind: SyntaxDiagnostic.Kind, _ span: SourceSpan) -> SyntaxDiagnostic {
    SyntaxDiagnostic(kind: isInFString ? .inFString(kind) : kind, source: source, span: span)
  }

  func error(
    _ kind: SyntaxDiagnostic.Kind, _ start: SourceSpan, _ end: SourceSpan
  ) -> SyntaxDiagnostic {
    error(kind, start.to(end))
  }

  /// Runs a rule, and blames an open bracket for its failure if the failure stands on a later line
  /// or at the end of the source.
  mutating func explaining<Result>(
    _ body: (inout Parser) throws(SyntaxDiagnostic) -> Result
  ) throws(SyntaxDiagnostic) -> Result {
    do {
      return try body(&self)
    } catch {
      if isCell, let incomplete = incompleteInput(after: error) { throw incomplete }
      if let lexicalError, lexicalErrorWins(over: error, lexicalError) {
        throw SyntaxDiagnostic(kind: lexicalError.kind, source: source, span: lexicalError.span)
      }
      guard let openBracket, error.kind != .tooDeep else { throw error }
      let last = tokens[furthest]
      let failedLine = source.line(at: last.span.start)
      guard last.kind == .endOfSource || failedLine > source.line(at: UInt32(openBracket)) else {
        throw error
      }
      let kind = SyntaxDiagnostic.Kind.neverClosed(bytes[openBracket])
      throw self.error(kind, SourceSpan(openBracket, openBracket + 1))
    }
  }

  /// The diagnostic for a cell in which nothing is wrong but that more is needed, or nil.
  private func incompleteInput(after failure: SyntaxDiagnostic) -> SyntaxDiagnostic? {
    if let lexicalError {
      guard case .unterminatedTripleQuotedString = lexicalError.kind, kind == .error else {
        return nil
      }
      return SyntaxDiagnostic(kind: .incompleteInput, source: source, span: lexicalError.span)
    }
    if case .unreachablePatterns = failure.kind { return nil }
    let isAtEnd = tokens[index...].allSatisfy { $0.kind == .dedent || $0.kind == .endOfSource }
    guard isAtEnd, failure.kind != .tooDeep else { return nil }
    var end = bytes.count
    while end > 0, [9, 10, 13, 32].contains(bytes[end - 1]) { end -= 1 }
    return SyntaxDiagnostic(
      kind: .incompleteInput, source: source, span: SourceSpan(end, end))
  }

  /// Whether the text could not be cut into tokens before or, if that is fatal, anywhere behind the
  /// place where the grammar failed.
  private func lexicalErrorWins(
    over failure: SyntaxDiagnostic, _ lexical: LexicalError
  ) -> Bool {
    if kind == .error || failure.span.start >= lexical.span.start {
      return lexical.kind != .unexpectedEnd || openBracket == nil
    }
    switch lexical.kind {
    case .inconsistentTabs, .inconsistentDedent, .tooManyIndents, .unexpectedEnd,
      .characterAfterContinuation:
      return false
    default:
      return failure.kind != .unexpectedIndent && failure.kind != .unexpectedUnindent
    }
  }

  /// The diagnostic for a token that fits no rule where it stands.
  mutating func unexpected() -> SyntaxDiagnostic {
    let token = current
    switch token.kind {
    case .indent:
      return error(.unexpectedIndent, token.span)
    case .dedent:
      return error(.unexpectedUnindent, token.span)
    default:
      break
    }
    guard !isRecovering else { return error(.invalidSyntax, token.span) }
    if let specific = missingParentheses() ?? missingComma() { return specific }
    // After a value, `not` begins `not in`: what stands in place of `in` is wrong.
    if token.kind == .notKeyword, index > 0, endsValue(tokens[index - 1].kind) {
      return error(.invalidSyntax, tokens[index + 1].span)
    }
    return error(.invalidSyntax, token.span)
  }

  private func endsValue(_ kind: TokenKind) -> Bool {
    switch kind {
    case .name, .number, .string, .rightParen, .rightBracket, .rightBrace: true
    default: false
    }
  }

  /// `print "text"`: the statement forms of Python 2.
  private mutating func missingParentheses() -> SyntaxDiagnostic? {
    let name = lastDisjunction.lowerBound
    guard lastDisjunction.upperBound == index, lastDisjunction.count == 1 else { return nil }
    let word = text(tokens[name])
    guard tokens[name].kind == .name, word == "print" || word == "exec" else { return nil }
    guard let rest = attempt({ parser throws(SyntaxDiagnostic) in try parser.starExpressions() })
    else { return nil }
    return error(.missingParentheses(word), tokens[name].span, rest.span)
  }

  /// Two expressions side by side within brackets.
  private mutating func missingComma() -> SyntaxDiagnostic? {
    let first = lastDisjunction.lowerBound
    guard lastDisjunction.upperBound == index, !lastDisjunction.isEmpty else { return nil }
    if tokens[first].kind == .name {
      if tokens[first + 1].kind == .string { return nil }
      let word = text(tokens[first])
      if word == "match" || word == "case" || word == "_" { return nil }
    }
    guard let second = attempt({ parser throws(SyntaxDiagnostic) in try parser.expression() })
    else { return nil }
    // Looking further may have found the end, and with it an open bracket, even on plain lines.
    guard bracketDepth > 0 else { return nil }
    return error(.missingComma, tokens[first].span, second.span)
  }

  /// The result of a rule tried at the current token, or nil; the position does not change.
  mutating func attempt<Result>(
    _ body: (inout Parser) throws(SyntaxDiagnostic) -> Result
  ) -> Result? {
    var trial = self
    trial.isRecovering = true
    let result = try? body(&trial)
    furthest = max(furthest, trial.furthest)
    return result
  }

  /// Parses what may follow an expression. While a failure is examined, what does not parse is left
  /// alone instead: the expression then ends before it.
  mutating func unlessRecovering<Result>(
    _ body: (inout Parser) throws(SyntaxDiagnostic) -> Result
  ) throws(SyntaxDiagnostic) -> Result? {
    guard isRecovering else { return try body(&self) }
    let saved = self
    do {
      return try body(&self)
    } catch {
      let furthest = furthest
      self = saved
      self.furthest = furthest
      return nil
    }
  }

  /// `a = b` where only a comparison or a named expression can stand.
  mutating func refuseAssignment(to target: Expression, startedAt start: Int) -> SyntaxDiagnostic? {
    guard kind == .equal, !isRecovering, isBitwiseOr(target, startedAt: start) else { return nil }
    let isName = if case .name = target.kind { true } else { false }
    if !isName {
      switch target.kind {
      case .list, .generatorExp: return nil
      case .tuple, .constant(.none), .constant(.bool): return nil
      default: break
      }
    }
    let value = attempt { parser throws(SyntaxDiagnostic) -> Expression? in
      parser.advance()
      let value = try parser.bitwiseOr()
      return parser.kind == .equal || parser.kind == .colonEqual ? nil : value
    }
    guard let value, let value else { return nil }
    if isName { return error(.maybeEquality, target.span, value.span) }
    return error(.cannotAssignHere(target.noun), target.span)
  }

  /// Whether the expression is of the grammar's `bitwise_or` or tighter: it is, or has parentheses.
  private func isBitwiseOr(_ expression: Expression, startedAt start: Int) -> Bool {
    if tokens[start].kind == .leftParen, tokens[start].span.start < expression.span.start {
      return true
    }
    switch expression.kind {
    case .compare, .boolOp, .ifExp, .lambda, .namedExpr, .starred, .yield, .yieldFrom,
      .unaryOp(.not, _):
      return false
    default:
      return true
    }
  }
}
