// Functions of R, and assignments: a replacement such as `names(x)[2] <- v` rebinds the name at its
// root to what the replacement functions give.

extension RTranslation {
  // MARK: Functions

  mutating func function(
    _ node: RFunction, name functionName: String, _ span: SourceSpan
  ) throws(SyntaxDiagnostic) -> FunctionDef {
    var assigned: Set<String> = []
    node.body.collectAssigned(into: &assigned)
    var names = Set(node.parameters.map(\.name))
    if names.contains("...") { names.insert(".names") }
    scopes.append(Scope(parameters: names, assigned: assigned, loopDepth: loopDepth))
    loopDepth = 0
    var prologue: [Statement] = []
    var body: [Statement] = []
    try emit(node.body, .return, into: &body)
    let parameters = try parameters(node.parameters, prologue: &prologue)
    let scope = scopes.removeLast()
    loopDepth = scope.loopDepth
    var declarations: [Statement] = []
    if !scope.nonlocals.isEmpty {
      declarations.append(Statement(.nonlocal(scope.nonlocals.sorted()), span))
    }
    if !scope.globals.isEmpty {
      declarations.append(Statement(.global(scope.globals.sorted()), span))
    }
    body = declarations + prologue + body
    if body.isEmpty { body = [Statement(.pass, span)] }
    return FunctionDef(
      name: functionName, nameSpan: span, parameters: parameters, body: body, decorators: [],
      returns: nil, isGenerator: false)
  }

  /// The parameters. A default that is no literal is evaluated inside the function, where it is
  /// not given: an ellipsis stands for it.
  private mutating func parameters(
    _ list: [RParameter], prologue: inout [Statement]
  ) throws(SyntaxDiagnostic) -> Parameters {
    var parameters = Parameters()
    var hasDefault = false
    for parameter in list {
      if parameter.name == "..." {
        parameters.variadic = plain("...", parameter.span)
        parameters.keywords = plain(".names", parameter.span)
        continue
      }
      let isTested = scopes.last?.tested.contains(parameter.name) ?? false
      var defaultValue: Expression?
      if let node = parameter.defaultValue { defaultValue = try value(node) }
      if let given = defaultValue, !given.isLiteral {
        prologue.append(absent(parameter) { Statement(.assign(targets: [$0], value: given), $1) })
        defaultValue = Expression(.constant(.ellipsis), parameter.span)
      } else if defaultValue == nil, isTested || hasDefault {
        defaultValue = Expression(.constant(.ellipsis), parameter.span)
        if !isTested {
          let complaint = helper(
            ".missing", [string(parameter.name, parameter.span)], parameter.span)
          prologue.append(absent(parameter) { _, span in Statement(.expr(complaint), span) })
        }
      }
      hasDefault = hasDefault || defaultValue != nil
      let translated = Parameter(
        name: parameter.name, annotation: nil, defaultValue: defaultValue, span: parameter.span)
      if parameters.variadic == nil {
        parameters.positional.append(translated)
      } else {
        parameters.keywordOnly.append(translated)
      }
    }
    return parameters
  }

  private func plain(_ name: String, _ span: SourceSpan) -> Parameter {
    Parameter(name: name, annotation: nil, defaultValue: nil, span: span)
  }

  /// `if (parameter was not given) statement`
  private func absent(
    _ parameter: RParameter, _ then: (Expression, SourceSpan) -> Statement
  ) -> Statement {
    let target = name(parameter.name, parameter.span)
    return Statement(
      .if(
        test: isAbsent(parameter.name, parameter.span), body: [then(target, parameter.span)],
        orElse: []), parameter.span)
  }

  /// `missing(name)`
  func isAbsent(_ parameter: String, _ span: SourceSpan) -> Expression {
    let ellipsis = Expression(.constant(.ellipsis), span)
    return Expression(
      .compare(left: name(parameter, span), [Comparison(op: .is, right: ellipsis)]), span)
  }

  // MARK: Assignments

  /// Appends an assignment; the expression that gives the assigned value afterwards.
  mutating func assign(
    _ target: RNode, _ value: RNode, isSuper: Bool, _ span: SourceSpan,
    into body: inout [Statement]
  ) throws(SyntaxDiagnostic) -> Expression {
    if case .function(let node) = value.kind, !isSuper, let targetName = target.plainName {
      let definition = try function(node, name: targetName, value.span)
      body.append(Statement(.functionDef(definition), span))
      return name(targetName, span)
    }
    if case .member(let base, let member, _) = target.kind, base.plainName == "py", !isBound("py") {
      let place = global(member, target.span)
      body.append(Statement(.assign(targets: [place], value: try self.value(value)), span))
      return place
    }
    guard let targetName = target.plainName else {
      if isForReading, let place = try readablePlace(target) {
        body.append(Statement(.assign(targets: [place], value: try self.value(value)), span))
        return place
      }
      // The value stands in a name of its own while the parts of the target are replaced.
      let kept = name("_.value", span)
      body.append(Statement(.assign(targets: [kept], value: try self.value(value)), span))
      let (root, replaced) = try replacement(target, kept, span)
      try store(replaced, in: root, isSuper: isSuper, span, into: &body)
      return kept
    }
    try store(try self.value(value), in: targetName, isSuper: isSuper, span, into: &body)
    return isSuper ? global(targetName, span) : name(targetName, span)
  }

  /// A member or an item as the target that it would be in Python.
  private mutating func readablePlace(_ target: RNode) throws(SyntaxDiagnostic) -> Expression? {
    switch target.kind {
    case .member, .index: return try value(target)
    case .call(_, let arguments):
      guard let base = arguments.first?.value else { return nil }
      let slot = try value(base)
      return Expression(.subscript(value: slot, index: none(target.span)), target.span)
    default: return nil
    }
  }

  private mutating func store(
    _ value: Expression, in target: String, isSuper: Bool, _ span: SourceSpan,
    into body: inout [Statement]
  ) throws(SyntaxDiagnostic) {
    var place = name(target, span)
    if isSuper, let scope = scopes.last {
      let isOuter = scopes.dropLast().contains { $0.binds(target) }
      if scope.binds(target) {
        guard !isOuter else {
          throw error(.notSupported("<<- to a name that is local too"), span)
        }
        place = global(target, span)
      } else if isOuter {
        scopes[scopes.count - 1].nonlocals.insert(target)
      } else {
        scopes[scopes.count - 1].globals.insert(target)
      }
    }
    body.append(Statement(.assign(targets: [place], value: value), span))
  }

  /// The name at the root of a target, and the value that it gets when `value` is put into the place.
  private mutating func replacement(
    _ target: RNode, _ value: Expression, _ span: SourceSpan
  ) throws(SyntaxDiagnostic) -> (root: String, value: Expression) {
    if let name = target.plainName { return (name, value) }
    let keyword = Keyword(name: "value", value: value, span: span)
    switch target.kind {
    case .member(let base, let member, let memberSpan):
      let arguments = [try self.value(base), string(member, memberSpan), value]
      return try replacement(base, helper("$<-", arguments, span), span)
    case .index(let base, let arguments, let isDouble):
      let operands = try indices(arguments)
      let replaced = helper(
        isDouble ? "[[<-" : "[<-", [try self.value(base)] + operands.arguments,
        keywords: operands.keywords + [keyword], span)
      return try replacement(base, replaced, span)
    case .call(let callee, let arguments):
      guard let function = callee.plainName, let base = arguments.first?.value else { break }
      let (values, keywords) = try self.arguments(arguments)
      let replaced = helper(function + "<-", values, keywords: keywords + [keyword], span)
      return try replacement(base, replaced, span)
    default: break
    }
    throw error(.cannotAssign(target.noun), target.span)
  }
}

extension RNode {
  /// The name that a simple target is; a string is one too.
  var plainName: String? {
    switch kind {
    case .name(let name), .constant(.string(let name)): name
    default: nil
    }
  }

  /// The name at the root of a target.
  private var rootName: String? {
    switch kind {
    case .member(let base, _, _), .index(let base, _, _): base.rootName
    case .call(_, let arguments): arguments.first?.value?.rootName
    default: plainName
    }
  }

  /// Collects the names that a function's body binds itself, not in functions inside it.
  func collectAssigned(into names: inout Set<String>) {
    switch kind {
    case .assign(let target, let value, let isSuper):
      if !isSuper, let root = target.rootName {
        names.insert(root)
        if target.plainName == nil { names.insert("_.value") }
      }
      value.collectAssigned(into: &names)
    case .for(let variable, let sequence, let body):
      names.insert(variable)
      sequence.collectAssigned(into: &names)
      body.collectAssigned(into: &names)
    case .function, .constant, .name, .break, .next: break
    case .call(let function, let arguments):
      function.collectAssigned(into: &names)
      for argument in arguments { argument.value?.collectAssigned(into: &names) }
    case .index(let base, let arguments, _):
      base.collectAssigned(into: &names)
      for argument in arguments { argument.value?.collectAssigned(into: &names) }
    case .member(let inner, _, _), .unary(_, let inner), .paren(let inner),
      .repeat(let inner):
      inner.collectAssigned(into: &names)
    case .binary(_, let left, let right), .while(let left, let right):
      left.collectAssigned(into: &names)
      right.collectAssigned(into: &names)
    case .block(let nodes): for node in nodes { node.collectAssigned(into: &names) }
    case .if(let test, let then, let orElse):
      test.collectAssigned(into: &names)
      then.collectAssigned(into: &names)
      orElse?.collectAssigned(into: &names)
    }
  }
}

extension Expression {
  /// Whether the value is the same wherever and whenever the expression is evaluated.
  var isLiteral: Bool {
    switch kind {
    case .constant: true
    case .unaryOp(_, let inner): inner.isLiteral
    default: false
    }
  }
}
