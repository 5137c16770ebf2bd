// Statements and expressions that are wrong where they stand: jumps outside loops, `return` and
// `yield` outside functions, stars with nothing around them.

struct FlowCheck {
  let source: SourceText
  var isInFunction = false
  var isInLoop = false
  /// Whether `await` may stand here: in an `async def`, and in a cell outside of functions.
  var isAsync = false

  func run(_ body: [Statement]) throws(SyntaxDiagnostic) {
    for statement in body { try check(statement) }
  }

  private func fail(_ kind: SyntaxDiagnostic.Kind, _ span: SourceSpan) -> SyntaxDiagnostic {
    SyntaxDiagnostic(kind: kind, source: source, span: span)
  }

  private func inside(function: Bool, loop: Bool, isAsync: Bool = false) -> FlowCheck {
    FlowCheck(source: source, isInFunction: function, isInLoop: loop, isAsync: isAsync)
  }

  /// Refuses a word that waits where nothing can wait.
  private func checkAsync(_ word: String, _ span: SourceSpan) throws(SyntaxDiagnostic) {
    guard !isAsync else { return }
    let isBare = word == "await" && !isInFunction
    throw fail(isBare ? .outsideFunction(word) : .outsideAsyncFunction(word), span)
  }

  private func check(_ statement: Statement) throws(SyntaxDiagnostic) {
    switch statement.kind {
    case .functionDef(let node):
      for decorator in node.decorators { try check(decorator) }
      try node.parameters.forEachExpression(check)
      if let returns = node.returns { try check(returns) }
      try inside(function: true, loop: false, isAsync: node.isAsync).run(node.body)
    case .classDef(let node):
      for decorator in node.decorators { try check(decorator) }
      for base in node.bases { try checkElement(base) }
      try checkKeywords(node.keywords)
      try inside(function: false, loop: false).run(node.body)
    case .return(let value):
      guard isInFunction else { throw fail(.outsideFunction("return"), statement.span) }
      if let value { try check(value) }
    case .delete(let targets):
      for target in targets { try check(target) }
    case .assign(let targets, let value):
      try check(value)
      for target in targets { try checkTarget(target) }
    case .augAssign(let target, _, let value):
      try check(target)
      try check(value)
    case .annAssign(let target, let annotation, let value, _):
      try check(target)
      try check(annotation)
      if let value { try check(value) }
    case .for(let target, let iterable, let body, let orElse):
      try check(iterable)
      try checkTarget(target)
      try inside(function: isInFunction, loop: true, isAsync: isAsync).run(body)
      try run(orElse)
    case .while(let test, let body, let orElse):
      try check(test)
      try inside(function: isInFunction, loop: true, isAsync: isAsync).run(body)
      try run(orElse)
    case .if(let test, let body, let orElse):
      try check(test)
      try run(body)
      try run(orElse)
    case .with(let items, let body):
      for item in items {
        try check(item.context)
        if let target = item.target { try checkTarget(target) }
      }
      try run(body)
    case .raise(let exception, let cause):
      if let exception { try check(exception) }
      if let cause { try check(cause) }
    case .try(let node): try check(node)
    case .assert(let test, let message):
      try check(test)
      if let message { try check(message) }
    case .importFrom(let module, let names, let level):
      try checkFuture(module, names, level, statement.span)
    case .expr(let value): try check(value)
    case .break:
      guard isInLoop else { throw fail(.breakOutsideLoop, statement.span) }
    case .continue:
      guard isInLoop else { throw fail(.continueOutsideLoop, statement.span) }
    case .match(let subject, let cases):
      try checkElement(subject)
      for item in cases {
        if let condition = item.condition { try check(condition) }
        try run(item.body)
      }
    case .async(let inner):
      if case .with = inner.kind {
        try checkAsync("async with", statement.span)
      } else {
        try checkAsync("async for", statement.span)
      }
      try check(inner)
    case .import, .global, .nonlocal, .pass: return
    }
  }

  private func check(_ node: Try) throws(SyntaxDiagnostic) {
    try run(node.body)
    for handler in node.handlers.dropLast() where handler.type == nil {
      throw fail(.defaultExceptNotLast, handler.span)
    }
    for handler in node.handlers {
      if let type = handler.type { try check(type) }
      try run(handler.body)
    }
    try run(node.orElse)
    try run(node.finalBody)
  }

  private func checkFuture(
    _ module: String?, _ names: [Alias], _ level: Int, _ span: SourceSpan
  ) throws(SyntaxDiagnostic) {
    guard module == "__future__", level == 0 else { return }
    let known = [
      "nested_scopes", "generators", "division", "absolute_import", "with_statement",
      "print_function", "unicode_literals", "generator_stop", "annotations",
    ]
    for alias in names where !known.contains(alias.name) {
      throw fail(.unknownFuture(alias.name), span)
    }
  }

  // MARK: Expressions

  private func checkTarget(_ target: Expression) throws(SyntaxDiagnostic) {
    switch target.kind {
    case .starred: throw fail(.starredAssignmentTarget, target.span)
    case .tuple(let elements), .list(let elements):
      var stars = 0
      for element in elements {
        guard case .starred(let inner) = element.kind else {
          try checkTarget(element)
          continue
        }
        stars += 1
        guard stars == 1 else { throw fail(.multipleStarredTargets, target.span) }
        try checkTarget(inner)
      }
    default: try check(target)
    }
  }

  /// An element of a display or a call, where a star may stand.
  private func checkElement(_ element: Expression) throws(SyntaxDiagnostic) {
    if case .starred(let value) = element.kind { return try check(value) }
    try check(element)
  }

  private func checkKeywords(_ keywords: [Keyword]) throws(SyntaxDiagnostic) {
    for (position, keyword) in keywords.enumerated() {
      guard let name = keyword.name else { continue }
      if keywords[..<position].contains(where: { $0.name == name }) {
        throw fail(.keywordRepeated(name), keyword.span)
      }
    }
    for keyword in keywords { try check(keyword.value) }
  }

  private func check(_ expression: Expression) throws(SyntaxDiagnostic) {
    switch expression.kind {
    case .starred:
      throw fail(.standaloneStarred, expression.span)
    case .yield, .yieldFrom:
      guard isInFunction else { throw fail(.outsideFunction("yield"), expression.span) }
      try expression.forEachChild(check)
    case .await(let value):
      try checkAsync("await", expression.span)
      try check(value)
    case .tuple(let elements), .list(let elements), .set(let elements):
      for element in elements { try checkElement(element) }
    case .call(let function, let arguments, let keywords):
      try check(function)
      for argument in arguments { try checkElement(argument) }
      try checkKeywords(keywords)
    case .lambda(let node):
      try node.parameters.forEachExpression(check)
      try inside(function: true, loop: false).check(node.body)
    case .listComp(let node), .setComp(let node), .dictComp(let node), .generatorExp(let node):
      for clause in node.generators { try checkTarget(clause.target) }
      if case .generatorExp = expression.kind {
      } else if !isAsync, node.generators.contains(where: \.isAsync) {
        throw fail(.asyncComprehension, expression.span)
      }
      for clause in node.generators {
        try check(clause.iterable)
        for condition in clause.conditions { try check(condition) }
      }
      try check(node.element)
      if let value = node.value { try check(value) }
    case .name, .constant:
      return
    default:
      try expression.forEachChild(check)
    }
  }
}
