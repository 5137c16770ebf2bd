// Calls that are no calls: what R evaluates late, in its own order, or not at all.

extension RTranslation {
  private static let special: Set<String> = [
    "return", "library", "require", "requireNamespace", "with", "tryCatch", "try", "switch",
    "stopifnot", "suppressWarnings", "suppressMessages", "suppressPackageStartupMessages",
    "local", "missing", "system.time", "quote", "substitute",
  ]

  /// Whether calls of the name are special forms, unless a function around binds it.
  func isSpecial(_ name: String) -> Bool { Self.special.contains(name) && !isBound(name) }

  /// Appends what a special form does; false if the call is a plain one after all.
  mutating func special(
    _ name: String, _ arguments: [RArgument], _ tail: RTail, _ span: SourceSpan,
    into body: inout [Statement]
  ) throws(SyntaxDiagnostic) -> Bool {
    let values = arguments.compactMap(\.value)
    switch name {
    case "return":
      guard !scopes.isEmpty else { throw error(.outsideFunction("return"), span) }
      guard values.count <= 1 else { throw error(.expected(")"), values[1].span) }
      let value = if let node = values.first { try value(node) } else { none(span) }
      body.append(Statement(.return(value), span))
    case "library", "require", "requireNamespace":
      guard let package = values.first?.plainName else { return false }
      let call = helper(".library", [string(package, span)], span)
      body.append(statement(call))
    case "with":
      guard values.count == 2 else { return false }
      try with(values[0], values[1], tail, span, into: &body)
    case "suppressWarnings", "suppressMessages", "suppressPackageStartupMessages":
      guard let inner = values.first else { return false }
      try emit(inner, tail, into: &body)
    case "local":
      guard let inner = values.first else { return false }
      let node = RFunction(parameters: [], body: inner)
      let definition = try function(node, name: "local", span)
      let call = Expression(
        .call(
          function: Expression(.function(definition), span), arguments: [], keywords: []), span)
      finish(call, tail, ".show", into: &body)
    case "missing":
      guard let parameter = values.first?.plainName, scopes.last?.binds(parameter) == true else {
        return false
      }
      scopes[scopes.count - 1].tested.insert(parameter)
      finish(isAbsent(parameter, span), tail, ".shown", into: &body)
    case "stopifnot":
      for argument in arguments {
        guard let node = argument.value else { continue }
        let text = argument.name ?? source.text(in: node.span)
        let call = helper(".stopifnot", [try value(node), string(text, node.span)], node.span)
        body.append(statement(call))
      }
      if tail == .return { body.append(Statement(.return(none(span)), span)) }
    case "system.time":
      guard let inner = values.first else { return false }
      let start = helper(".now", [], span)
      let times = helper("system.time", [start, try value(inner)], span)
      finish(times, tail, ".shown", into: &body)
    case "tryCatch": try tryCatch(arguments, tail, span, into: &body)
    case "try":
      guard let inner = arguments.first?.value else { return false }
      let silent = arguments.dropFirst().first?.value
      try self.try(inner, silent: silent, tail, span, into: &body)
    case "switch":
      guard let subject = values.first, arguments.first?.name == nil else { return false }
      try self.switch(subject, Array(arguments.dropFirst()), tail, span, into: &body)
    default: throw error(.notSupported("\(name)()"), span)
    }
    return true
  }

  /// `with(context, expression)` and `with(context %as% name, expression)`
  private mutating func with(
    _ context: RNode, _ inner: RNode, _ tail: RTail, _ span: SourceSpan,
    into body: inout [Statement]
  ) throws(SyntaxDiagnostic) {
    var manager = context
    var target: Expression?
    if case .binary("%as%", let left, let right) = context.kind, let text = right.plainName {
      manager = left
      target = name(text, right.span)
    }
    let item = WithItem(context: try value(manager), target: target)
    body.append(Statement(.with(items: [item], body: try statements(inner, tail)), span))
  }

  // MARK: Conditions

  private static let caught = "_.condition"

  /// `tryCatch(expression, error = function(e) ..., warning = ..., finally = ...)`
  private mutating func tryCatch(
    _ arguments: [RArgument], _ tail: RTail, _ span: SourceSpan, into body: inout [Statement]
  ) throws(SyntaxDiagnostic) {
    var guarded: [Statement] = []
    var finalBody: [Statement] = []
    var handlers: [ExceptHandler] = []
    var catchesWarnings = false
    for argument in arguments {
      guard let node = argument.value else { continue }
      switch argument.name {
      case nil, "expr": guarded = try statements(node, tail)
      case "finally": finalBody += try statements(node, .discard)
      case let condition?:
        catchesWarnings = catchesWarnings || condition == "warning" || condition == "condition"
        handlers.append(try handler(condition, node, tail))
      }
    }
    if catchesWarnings {
      guarded.insert(statement(helper(".warnings", [number(1, span)], span)), at: 0)
      finalBody.insert(statement(helper(".warnings", [number(-1, span)], span)), at: 0)
    }
    guard !handlers.isEmpty || !finalBody.isEmpty else {
      body += guarded
      return
    }
    // R prints the value when all is over.
    if tail == .show, !finalBody.isEmpty {
      var inner: [Statement] = []
      try tryCatch(arguments, .discard, span, into: &inner)
      body.append(statement(helper(".visible", [], span)))
      return finish(Expression(.block(inner), span), tail, ".show", into: &body)
    }
    let node = Try(body: guarded, handlers: handlers, orElse: [], finalBody: finalBody)
    body.append(Statement(.try(node), span))
  }

  private func number(_ value: Int, _ span: SourceSpan) -> Expression {
    Expression(.constant(.int(value)), span)
  }

  private mutating func handler(
    _ condition: String, _ node: RNode, _ tail: RTail
  ) throws(SyntaxDiagnostic) -> ExceptHandler {
    let span = node.span
    let caught = helper(".condition", [name(Self.caught, span)], span)
    let call = Expression(
      .call(function: try value(node), arguments: [caught], keywords: []), span)
    var body: [Statement] = []
    if tail == .show { body.append(statement(helper(".visible", [], span))) }
    finish(call, tail, ".show", into: &body)
    let kinds = helper(".conditions", [string(condition, span)], span)
    return ExceptHandler(type: kinds, name: Self.caught, body: body, span: span)
  }

  /// `try(expression, silent = FALSE)`
  private mutating func `try`(
    _ inner: RNode, silent: RNode?, _ tail: RTail, _ span: SourceSpan,
    into body: inout [Statement]
  ) throws(SyntaxDiagnostic) {
    let isSilent =
      if let silent { try value(silent) } else { Expression(.constant(.bool(false)), span) }
    let complaint = helper(".tried", [name(Self.caught, span), isSilent], span)
    var handled: [Statement] = []
    if tail == .show { handled.append(statement(helper(".visible", [], span))) }
    finish(complaint, tail, ".show", into: &handled)
    let kinds = helper(".conditions", [string("error", span)], span)
    let handler = ExceptHandler(type: kinds, name: Self.caught, body: handled, span: span)
    let node = Try(
      body: try statements(inner, tail), handlers: [handler], orElse: [], finalBody: [])
    body.append(Statement(.try(node), span))
  }

  // MARK: Switch

  /// `switch(subject, a = x, b = , c = y, otherwise)`: a chain of comparisons. Alternatives without
  /// names are counted; one without a value shares that of the next.
  private mutating func `switch`(
    _ subject: RNode, _ alternatives: [RArgument], _ tail: RTail, _ span: SourceSpan,
    into body: inout [Statement]
  ) throws(SyntaxDiagnostic) {
    let kept = name("_.switch", span)
    body.append(Statement(.assign(targets: [kept], value: try value(subject)), span))
    let hasNames = alternatives.contains { $0.name != nil }
    var branches: [(test: Expression?, body: [Statement])] = []
    var labels: [Expression] = []
    for (index, alternative) in alternatives.enumerated() {
      let isDefault = hasNames && alternative.name == nil
      let label =
        alternative.name.map { string($0, alternative.span) } ?? number(index + 1, alternative.span)
      if !isDefault { labels.append(label) }
      guard let node = alternative.value else { continue }
      let list = Expression(.tuple(labels), alternative.span)
      let test = Expression(
        .compare(left: kept, [Comparison(op: .in, right: list)]), alternative.span)
      branches.append((isDefault ? nil : test, try statements(node, tail)))
      labels = []
    }
    var orElse = branches.first { $0.test == nil }?.body ?? []
    for (test, body) in branches.reversed() {
      guard let test else { continue }
      orElse = [Statement(.if(test: test, body: body, orElse: orElse), span)]
    }
    body += orElse.isEmpty ? [statement(none(span))] : orElse
  }
}
