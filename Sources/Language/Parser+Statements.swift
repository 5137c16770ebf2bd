// Statements that fit on one line.

extension Parser {
  /// `statement: compound_stmt | simple_stmts`
  mutating func statement(into body: inout [Statement]) throws(SyntaxDiagnostic) {
    if let compound = try compoundStatement() { return body.append(compound) }
    try simpleStatements(into: &body)
  }

  /// `simple_stmts: simple_stmt (';' simple_stmt)* [';'] NEWLINE`
  mutating func simpleStatements(into body: inout [Statement]) throws(SyntaxDiagnostic) {
    repeat {
      body.append(try simpleStatement())
    } while accept(.semicolon) && kind != .newline
    guard accept(.newline) else { throw unexpected() }
  }

  private mutating func simpleStatement() throws(SyntaxDiagnostic) -> Statement {
    let start = index
    let node: Statement.Kind
    switch kind {
    case .passKeyword:
      advance()
      node = .pass
    case .breakKeyword:
      advance()
      node = .break
    case .continueKeyword:
      advance()
      node = .continue
    case .returnKeyword:
      advance()
      node = .return(startsExpression ? try starExpressions() : nil)
    case .delKeyword: node = try deletion()
    case .raiseKeyword: node = try raising()
    case .assertKeyword: node = try assertion()
    case .globalKeyword: node = .global(try nameList())
    case .nonlocalKeyword: node = .nonlocal(try nameList())
    case .importKeyword: node = try importName()
    case .fromKeyword: node = try importFrom()
    default: node = try assignmentOrExpression()
    }
    return Statement(node, span(from: start))
  }

  /// `del_stmt: 'del' del_targets`
  private mutating func deletion() throws(SyntaxDiagnostic) -> Statement.Kind {
    advance()
    let start = index
    let value = try starExpressions()
    try requireTarget(value, .delete)
    guard kind == .newline || kind == .semicolon else { throw unexpected() }
    let hasParentheses = tokens[start].span.start < firstElement(value).span.start
    if case .tuple(let targets) = value.kind, !hasParentheses { return .delete(targets) }
    return .delete([value])
  }

  private func firstElement(_ expression: Expression) -> Expression {
    if case .tuple(let elements) = expression.kind, let first = elements.first { return first }
    return expression
  }

  /// `raise_stmt: 'raise' [expression ['from' expression]]`
  private mutating func raising() throws(SyntaxDiagnostic) -> Statement.Kind {
    advance()
    guard startsExpression else {
      guard kind == .newline || kind == .semicolon else { throw unexpected() }
      return .raise(exception: nil, cause: nil)
    }
    let exception = try expression()
    let cause = accept(.fromKeyword) ? try expression() : nil
    return .raise(exception: exception, cause: cause)
  }

  /// `assert_stmt: 'assert' expression [',' expression]`
  private mutating func assertion() throws(SyntaxDiagnostic) -> Statement.Kind {
    advance()
    let test = try expression()
    let message = accept(.comma) ? try expression() : nil
    return .assert(test: test, message: message)
  }

  /// `('global' | 'nonlocal') NAME (',' NAME)*`
  private mutating func nameList() throws(SyntaxDiagnostic) -> [String] {
    advance()
    var names = [try expectName().0]
    while accept(.comma) { names.append(try expectName().0) }
    return names
  }

  // MARK: Imports

  /// `import_name: 'import' dotted_name ['as' NAME] (',' ...)*`
  private mutating func importName() throws(SyntaxDiagnostic) -> Statement.Kind {
    advance()
    var names: [Alias] = []
    repeat {
      let start = index
      let name = try dottedName()
      let asName = accept(.asKeyword) ? try expectName().0 : nil
      names.append(Alias(name: name, asName: asName, span: span(from: start)))
    } while accept(.comma)
    return .import(names)
  }

  private mutating func dottedName() throws(SyntaxDiagnostic) -> String {
    var name = try expectName().0
    while accept(.dot) { name += "." + (try expectName().0) }
    return name
  }

  /// `import_from: 'from' ('.' | '...')* [dotted_name] 'import' import_from_targets`
  private mutating func importFrom() throws(SyntaxDiagnostic) -> Statement.Kind {
    advance()
    var level = 0
    while kind == .dot || kind == .ellipsis {
      level += kind == .dot ? 1 : 3
      advance()
    }
    let module = level == 0 || kind == .name ? try dottedName() : nil
    try expect(.importKeyword)
    let star = current.span
    if accept(.star) {
      return .importFrom(
        module: module, names: [Alias(name: "*", asName: nil, span: star)], level: level)
    }
    let isGroup = kind == .leftParen
    if isGroup {
      advance()
      bracketDepth += 1
    }
    defer { if isGroup { bracketDepth -= 1 } }
    var names: [Alias] = []
    repeat {
      if !names.isEmpty {
        if isGroup, kind == .rightParen { break }
        if !isGroup, kind == .newline { throw error(.trailingImportComma, current.span) }
      }
      let start = index
      let name = try expectName().0
      let asName = accept(.asKeyword) ? try expectName().0 : nil
      names.append(Alias(name: name, asName: asName, span: span(from: start)))
    } while accept(.comma)
    if isGroup { try expect(.rightParen) }
    return .importFrom(module: module, names: names, level: level)
  }
}
