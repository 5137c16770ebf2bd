// Statements that hold blocks: conditions, loops, `with`, `try`.

extension Parser {
  /// A compound statement, or nil where none begins.
  mutating func compoundStatement() throws(SyntaxDiagnostic) -> Statement? {
    switch kind {
    case .ifKeyword: return try ifStatement()
    case .forKeyword: return try forStatement()
    case .whileKeyword: return try whileStatement()
    case .defKeyword: return try functionDefinition(decorators: [])
    case .classKeyword: return try classDefinition(decorators: [])
    case .at: return try decorated()
    case .withKeyword: return try withStatement()
    case .tryKeyword: return try tryStatement()
    case .asyncKeyword: return try asyncStatement()
    case .name where isName("match"): return try matchStatement()
    default: return nil
    }
  }

  /// `'async' (function_def | for_stmt | with_stmt)`
  private mutating func asyncStatement() throws(SyntaxDiagnostic) -> Statement {
    let start = index
    advance()
    switch kind {
    case .defKeyword: return try functionDefinition(decorators: [], isAsync: true)
    case .forKeyword, .withKeyword:
      sawAwait = true
      let inner = kind == .forKeyword ? try forStatement() : try withStatement()
      let span = SourceSpan(start: tokens[start].span.start, end: inner.span.end)
      return Statement(.async(inner), span)
    default: throw unexpected()
    }
  }

  /// `block: NEWLINE INDENT statements DEDENT | simple_stmts`
  mutating func block(
    _ owner: BlockOwner, at start: Int
  ) throws(SyntaxDiagnostic) -> [Statement] {
    var body: [Statement] = []
    guard accept(.newline) else {
      try simpleStatements(into: &body)
      return body
    }
    guard kind == .indent else {
      let line = source.line(at: tokens[start].span.start)
      throw error(.expectedBlock(owner, line: line), current.span)
    }
    advance()
    try enter()
    while kind != .dedent, kind != .endOfSource { try statement(into: &body) }
    leave()
    _ = accept(.dedent)
    return body
  }

  /// The colon before a block. Where the grammar says `&&':'`, anything else is that mistake;
  /// elsewhere only the end of the line is.
  mutating func colon(isForced: Bool = false) throws(SyntaxDiagnostic) {
    if accept(.colon) { return }
    guard isForced || kind == .newline else { throw unexpected() }
    throw error(.expected(":"), current.span)
  }

  private func statementSpan(from start: Int, _ bodies: [Statement]...) -> SourceSpan {
    let first = tokens[start].span
    let end = bodies.last { !$0.isEmpty }?.last?.span.end ?? first.end
    return SourceSpan(start: first.start, end: end)
  }

  /// `if_stmt`: the chain of `elif` is read in a loop and built from its end.
  private mutating func ifStatement() throws(SyntaxDiagnostic) -> Statement {
    var branches: [(start: Int, test: Expression, body: [Statement])] = []
    repeat {
      let start = index
      let owner: BlockOwner = branches.isEmpty ? .if : .elif
      advance()
      let test = try namedExpression()
      try colon()
      branches.append((start, test, try block(owner, at: start)))
      guard branches.count <= Self.maximumNesting else { throw error(.tooDeep, current.span) }
    } while kind == .elifKeyword
    var orElse = try elseBlock()
    for branch in branches.reversed() {
      let span = statementSpan(from: branch.start, branch.body, orElse)
      orElse = [
        Statement(.if(test: branch.test, body: branch.body, orElse: orElse), span)
      ]
    }
    return orElse[0]
  }

  /// `else_block: 'else' ':' block`, or nothing.
  private mutating func elseBlock() throws(SyntaxDiagnostic) -> [Statement] {
    let start = index
    guard accept(.elseKeyword) else { return [] }
    try colon(isForced: true)
    return try block(.else, at: start)
  }

  /// `while_stmt: 'while' named_expression ':' block [else_block]`
  private mutating func whileStatement() throws(SyntaxDiagnostic) -> Statement {
    let start = index
    advance()
    let test = try namedExpression()
    try colon()
    let body = try block(.while, at: start)
    let orElse = try elseBlock()
    let span = statementSpan(from: start, body, orElse)
    return Statement(.while(test: test, body: body, orElse: orElse), span)
  }

  /// `for_stmt: 'for' star_targets 'in' star_expressions ':' block [else_block]`
  private mutating func forStatement() throws(SyntaxDiagnostic) -> Statement {
    let start = index
    advance()
    let target = try targetList()
    try requireTarget(target, .assign)
    try expect(.inKeyword)
    let iterable = try starExpressions()
    try colon()
    let body = try block(.for, at: start)
    let orElse = try elseBlock()
    let span = statementSpan(from: start, body, orElse)
    return Statement(.for(target: target, iterable: iterable, body: body, orElse: orElse), span)
  }

  /// `with_stmt: 'with' ('(' items ')' | items) ':' block`
  private mutating func withStatement() throws(SyntaxDiagnostic) -> Statement {
    let start = index
    advance()
    var items: [WithItem]?
    if kind == .leftParen { items = parenthesizedItems() }
    let all: [WithItem]
    if let items { all = items } else { all = try withItems() }
    try colon()
    let body = try block(.with, at: start)
    return Statement(.with(items: all, body: body), statementSpan(from: start, body))
  }

  /// `'(' with_item (',' with_item)* [','] ')' ':'`, or nil if the parentheses are an expression's.
  private mutating func parenthesizedItems() -> [WithItem]? {
    var trial = self
    trial.isRecovering = true
    let items = try? { () throws(SyntaxDiagnostic) -> [WithItem]? in
      trial.advance()
      trial.bracketDepth += 1
      let items = try trial.withItems(isGroup: true)
      try trial.expect(.rightParen)
      // Without the colon, only `as` tells items from an expression.
      let isHeader = trial.kind == .newline && items.contains { $0.target != nil }
      guard trial.kind == .colon || isHeader else { return nil }
      trial.bracketDepth -= 1
      return items
    }()
    guard let items else { return nil }
    trial.isRecovering = isRecovering
    self = trial
    return items
  }

  private mutating func withItems(isGroup: Bool = false) throws(SyntaxDiagnostic) -> [WithItem] {
    var items: [WithItem] = []
    repeat {
      if isGroup, !items.isEmpty, kind == .rightParen { break }
      let context = try expression()
      var target: Expression?
      if accept(.asKeyword) {
        let value = kind == .star ? try starred() : try bitwiseOr()
        try requireTarget(value, .assign)
        target = value
      }
      items.append(WithItem(context: context, target: target))
    } while accept(.comma)
    return items
  }

  // MARK: try

  /// `try_stmt: 'try' ':' block (finally_block | except_block+ [else_block] [finally_block])`
  private mutating func tryStatement() throws(SyntaxDiagnostic) -> Statement {
    let start = index
    advance()
    try colon(isForced: true)
    let body = try block(.try, at: start)
    var handlers: [ExceptHandler] = []
    let isSplitting = kind == .exceptKeyword && nextKind == .star
    while kind == .exceptKeyword { handlers.append(try exceptHandler(isSplitting: isSplitting)) }
    guard !handlers.isEmpty || kind == .finallyKeyword else {
      if kind == .indent { throw unexpected() }
      throw error(.expectedExceptOrFinally, current.span)
    }
    let orElse = handlers.isEmpty ? [] : try elseBlock()
    var finalBody: [Statement] = []
    let finallyStart = index
    if accept(.finallyKeyword) {
      try colon(isForced: true)
      finalBody = try block(.finally, at: finallyStart)
    }
    let last = handlers.last?.body ?? []
    if isSplitting {
      let span = statementSpan(from: start, body, last, orElse, finalBody)
      let node = Try.splitting(
        body: body, handlers: handlers, orElse: orElse, finalBody: finalBody, span)
      return Statement(node, span)
    }
    let node = Try(body: body, handlers: handlers, orElse: orElse, finalBody: finalBody)
    return Statement(.try(node), statementSpan(from: start, body, last, orElse, finalBody))
  }

  /// `except_block: 'except' ['*'] [expression ['as' NAME]] ':' block`
  private mutating func exceptHandler(
    isSplitting: Bool
  ) throws(SyntaxDiagnostic) -> ExceptHandler {
    let start = index
    advance()
    let star = current.span
    guard accept(.star) == isSplitting else { throw error(.mixedHandlers, star) }
    if isSplitting, kind == .colon || kind == .newline {
      throw error(.expectedExceptionTypes, current.span)
    }
    var type: Expression?
    var name: String?
    if kind != .colon, kind != .newline {
      let first = try expression()
      if kind == .comma { throw refuseBareTypes(after: first) }
      if accept(.asKeyword) { name = try expectName().0 }
      type = first
    }
    try colon()
    let body = try block(.except, at: start)
    return ExceptHandler(
      type: type, name: name, body: body, span: statementSpan(from: start, body))
  }

  /// `except A, B:` as in Python 2.
  private mutating func refuseBareTypes(after first: Expression) -> SyntaxDiagnostic {
    let end = attempt { parser throws(SyntaxDiagnostic) -> UInt32? in
      parser.advance()
      _ = try parser.expressions()
      if parser.accept(.asKeyword) { _ = try parser.expectName() }
      return parser.kind == .colon ? parser.previousEnd : nil
    }
    guard let end, let end else { return unexpected() }
    return error(.exceptTypesNeedParentheses, SourceSpan(start: first.span.start, end: end))
  }
}
