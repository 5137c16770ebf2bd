// The walk over a syntax tree that makes its scopes and notes in each which names it binds and uses.
// Scopes are found again by the node that opens them.

import Language

/// What is wrong with a program that parses.
struct CompileError: Error {
  let message: String
  let span: SourceSpan
}

/// The scopes of a module, keyed by the nodes that open them.
struct ScopeAnalysis {
  let source: SourceText
  let module: Scope
  private var scopes: [ObjectIdentifier: Scope] = [:]
  private var all: [Scope] = []
  /// How many `try` and `with` blocks stand around the statement, inside its function.
  private var blockDepth = 0

  /// What a function calls to get at its locals by name.
  private static let readersOfLocals: Set = ["locals", "vars", "eval", "exec", "dir"]

  init(_ tree: Module, kind: Scope.Kind = .module) throws(CompileError) {
    source = tree.source
    module = Scope(kind, name: "<module>", parent: nil, span: SourceSpan(start: 0, end: 0))
    module.isAsync = tree.isAsync
    all = [module]
    try visit(tree.body, module)
    for scope in all { try scope.resolve() }
  }

  func scope(of node: AnyObject) -> Scope {
    guard let scope = scopes[ObjectIdentifier(node)] else {
      preconditionFailure("every node that opens a scope was visited")
    }
    return scope
  }

  private mutating func open(
    _ kind: Scope.Kind, _ name: String, _ node: AnyObject, in parent: Scope, _ span: SourceSpan
  ) -> Scope {
    let scope = Scope(kind, name: name, parent: parent, span: span)
    scopes[ObjectIdentifier(node)] = scope
    all.append(scope)
    return scope
  }

  // MARK: - Statements

  private mutating func visit(_ body: [Statement], _ scope: Scope) throws(CompileError) {
    for statement in body { try visit(statement, scope) }
  }

  private mutating func visitBlock(_ body: [Statement], _ scope: Scope) throws(CompileError) {
    blockDepth += 1
    try visit(body, scope)
    blockDepth -= 1
  }

  private mutating func visit(_ statement: Statement, _ scope: Scope) throws(CompileError) {
    switch statement.kind {
    case .functionDef(let function):
      try visit(function, scope, statement.span)
      scope.bind(function.name)
    case .classDef(let definition): try visit(definition, scope, statement.span)
    case .return(let value):
      if blockDepth > 0 { scope.needsReturnSlot = true }
      try visit(value, scope)
    case .delete(let targets): for target in targets { try bind(target, scope) }
    case .assign(let targets, let value):
      try visit(value, scope)
      for target in targets { try bind(target, scope) }
    case .augAssign(let target, _, let value):
      try visit(value, scope)
      try bind(target, scope)
    case .annAssign(let target, let annotation, let value, _):
      scope.hasAnnotations = true
      if scope.kind != .function { try visit(annotation, scope) }
      try visit(value, scope)
      try bind(target, scope)
    case .for(let target, let iterable, let body, let orElse):
      try visit(iterable, scope)
      try bind(target, scope)
      try visit(body, scope)
      try visit(orElse, scope)
    case .while(let test, let body, let orElse), .if(let test, let body, let orElse):
      try visit(test, scope)
      try visit(body, scope)
      try visit(orElse, scope)
    case .with(let items, let body):
      for item in items {
        try visit(item.context, scope)
        if let target = item.target { try bind(target, scope) }
      }
      try visitBlock(body, scope)
    case .raise(let exception, let cause):
      try visit(exception, scope)
      try visit(cause, scope)
    case .try(let node):
      try visitBlock(node.body, scope)
      for handler in node.handlers {
        try visit(handler.type, scope)
        if let name = handler.name { scope.bind(name) }
        try visitBlock(handler.body, scope)
      }
      try visitBlock(node.orElse, scope)
      try visitBlock(node.finalBody, scope)
    case .assert(let test, let message):
      try visit(test, scope)
      try visit(message, scope)
    case .import(let aliases):
      for alias in aliases {
        scope.bind(alias.asName ?? String(alias.name.prefix { $0 != "." }))
      }
    case .importFrom(_, let names, _):
      for alias in names where alias.name != "*" { scope.bind(alias.asName ?? alias.name) }
    case .global(let names):
      for name in names { scope.globals.insert(scope.mangled(name)) }
    case .nonlocal(let names):
      for name in names { scope.declareNonlocal(name, statement.span) }
    case .expr(let value): try visit(value, scope)
    case .pass, .break, .continue: break
    case .async(let inner): try visit(inner, scope)
    case .match(let subject, let cases):
      try visit(subject, scope)
      for matchCase in cases {
        try visit(matchCase.pattern, scope)
        try visit(matchCase.condition, scope)
        try visit(matchCase.body, scope)
      }
    }
  }

  private mutating func visit(
    _ function: FunctionDef, _ scope: Scope, _ span: SourceSpan
  ) throws(CompileError) {
    for decorator in function.decorators { try visit(decorator, scope) }
    try visitHeader(function.parameters, scope)
    try visit(function.returns, scope)
    // A definition of R is an assignment; the function itself is its right-hand side.
    let ownSpan = source.language == .r ? function.nameSpan : span
    let inner = open(.function, function.name, function, in: scope, ownSpan)
    inner.isGenerator = function.isGenerator
    inner.isAsync = function.isAsync
    bind(function.parameters, inner)
    let depth = blockDepth
    blockDepth = 0
    try visit(function.body, inner)
    blockDepth = depth
  }

  private mutating func visit(
    _ definition: ClassDef, _ scope: Scope, _ span: SourceSpan
  ) throws(CompileError) {
    for decorator in definition.decorators { try visit(decorator, scope) }
    for base in definition.bases { try visit(base, scope) }
    for keyword in definition.keywords { try visit(keyword.value, scope) }
    scope.bind(definition.name)
    let inner = open(.classBody, definition.name, definition, in: scope, span)
    let depth = blockDepth
    blockDepth = 0
    try visit(definition.body, inner)
    blockDepth = depth
  }

  /// Defaults and annotations belong to the scope around the function.
  private mutating func visitHeader(
    _ parameters: Parameters, _ scope: Scope
  ) throws(CompileError) {
    for parameter in parameters.all {
      try visit(parameter.defaultValue, scope)
      try visit(parameter.annotation, scope)
    }
  }

  private func bind(_ parameters: Parameters, _ scope: Scope) {
    for parameter in parameters.all { scope.bind(parameter.name) }
    scope.parameters = Code.ParameterLayout(
      positionalOnlyCount: parameters.positionalOnly.count,
      positionalCount: parameters.positionalOnly.count + parameters.positional.count,
      keywordOnlyCount: parameters.keywordOnly.count,
      hasVariadic: parameters.variadic != nil, hasKeywords: parameters.keywords != nil)
  }

  // MARK: - Expressions

  private mutating func visit(_ value: Expression?, _ scope: Scope) throws(CompileError) {
    if let value { try visit(value, scope) }
  }

  private mutating func visit(_ values: [Expression], _ scope: Scope) throws(CompileError) {
    for value in values { try visit(value, scope) }
  }

  private mutating func visit(_ expression: Expression, _ scope: Scope) throws(CompileError) {
    switch expression.kind {
    case .name(let name):
      scope.use(name)
      // `super()` finds its class in the cell that the class body leaves for its methods.
      if name == "super", scope.kind == .function { scope.use(Scope.classCellName) }
      if scope.kind == .function, Self.readersOfLocals.contains(name) {
        scope.needsLocalsSlot = true
      }
    case .constant: break
    case .boolOp(_, let values), .set(let values), .list(let values), .tuple(let values),
      .joinedStr(let values):
      try visit(values, scope)
    case .namedExpr(let target, let value):
      try visit(value, scope)
      var owner = scope
      while owner.isComprehension, let outer = owner.parent { owner = outer }
      guard case .name(let name) = target.kind, owner !== scope else {
        try bind(target, scope)
        return
      }
      owner.bind(name)
      scope.use(name)
      if owner.kind == .module || owner.kind == .evaluated {
        scope.globals.insert(name)
      } else {
        scope.declareNonlocal(name, expression.span)
      }
    case .binOp(let left, _, let right):
      try visitChain(left, scope)
      try visit(right, scope)
    case .unaryOp(_, let value), .yieldFrom(let value), .starred(let value),
      .attribute(let value, _, _):
      try visit(value, scope)
    case .await(let value):
      if scope.isComprehension { scope.isAsync = true }
      try visit(value, scope)
    case .lambda(let lambda):
      try visitHeader(lambda.parameters, scope)
      let inner = open(.function, "<lambda>", lambda, in: scope, expression.span)
      inner.isGenerator = lambda.isGenerator
      bind(lambda.parameters, inner)
      try visit(lambda.body, inner)
    case .function(let function): try visit(function, scope, expression.span)
    case .block(let body): try visit(body, scope)
    case .ifExp(let test, let body, let orElse): try visit([test, body, orElse], scope)
    case .dict(let items):
      for item in items {
        try visit(item.key, scope)
        try visit(item.value, scope)
      }
    case .listComp(let node): try visit(node, "<listcomp>", scope, expression.span)
    case .setComp(let node): try visit(node, "<setcomp>", scope, expression.span)
    case .dictComp(let node): try visit(node, "<dictcomp>", scope, expression.span)
    case .generatorExp(let node): try visit(node, "<genexpr>", scope, expression.span)
    case .yield(let value): try visit(value, scope)
    case .compare(let left, let comparisons):
      try visit(left, scope)
      for comparison in comparisons { try visit(comparison.right, scope) }
    case .call(let function, let arguments, let keywords):
      try visit(function, scope)
      try visit(arguments, scope)
      for keyword in keywords { try visit(keyword.value, scope) }
    case .formattedValue(let value, _, let spec):
      try visit(value, scope)
      try visit(spec, scope)
    case .subscript(let value, let index): try visit([value, index], scope)
    case .slice(let lower, let upper, let step):
      try visit(lower, scope)
      try visit(upper, scope)
      try visit(step, scope)
    }
  }

  /// A long sum is a left-leaning tree; its spine is walked without recursion.
  private mutating func visitChain(
    _ expression: Expression, _ scope: Scope
  ) throws(CompileError) {
    var rest = expression
    while case .binOp(let left, _, let right) = rest.kind {
      try visit(right, scope)
      rest = left
    }
    try visit(rest, scope)
  }

  private mutating func visit(
    _ node: Comprehension, _ name: String, _ scope: Scope, _ span: SourceSpan
  ) throws(CompileError) {
    try visit(node.generators[0].iterable, scope)
    let inner = open(.function, name, node, in: scope, span)
    inner.isGenerator = name == "<genexpr>"
    inner.isAsync = node.generators.contains(where: \.isAsync)
    inner.bind(Comprehension.iteratorName)
    inner.parameters.positionalCount = 1
    for (index, generator) in node.generators.enumerated() {
      if index > 0 { try visit(generator.iterable, inner) }
      try bind(generator.target, inner)
      try visit(generator.conditions, inner)
    }
    try visit(node.element, inner)
    try visit(node.value, inner)
    // What waits for a comprehension that waits does so too.
    if inner.isAsync, !inner.isGenerator, scope.isComprehension { scope.isAsync = true }
  }

  /// Notes what an assignment to `target` binds, and what its parts use.
  private mutating func bind(_ target: Expression, _ scope: Scope) throws(CompileError) {
    switch target.kind {
    case .name(let name): scope.bind(name)
    case .starred(let inner): try bind(inner, scope)
    case .list(let elements), .tuple(let elements):
      for element in elements { try bind(element, scope) }
    default: try visit(target, scope)
    }
  }

  private mutating func visit(_ pattern: Pattern, _ scope: Scope) throws(CompileError) {
    switch pattern.kind {
    case .value(let value): try visit(value, scope)
    case .singleton: break
    case .sequence(let patterns), .or(let patterns):
      for inner in patterns { try visit(inner, scope) }
    case .star(let name): if let name { scope.bind(name) }
    case .mapping(let keys, let patterns, let rest):
      try visit(keys, scope)
      for inner in patterns { try visit(inner, scope) }
      if let rest { scope.bind(rest) }
    case .class(let type, let patterns, let keywords):
      try visit(type, scope)
      for inner in patterns { try visit(inner, scope) }
      for keyword in keywords { try visit(keyword.pattern, scope) }
    case .as(let inner, let name):
      if let inner { try visit(inner, scope) }
      if let name { scope.bind(name) }
    }
  }
}

extension Parameters {
  /// In the order of their slots.
  var all: [Parameter] {
    positionalOnly + positional + keywordOnly + (variadic.map { [$0] } ?? [])
      + (keywords.map { [$0] } ?? [])
  }
}

extension Comprehension {
  /// The parameter that receives the first iterator.
  static let iteratorName = ".0"
}
