// Names and scopes: `global` and `nonlocal` that come too late or find nothing, parameters given
// twice, named expressions and `yield` in comprehensions. As CPython's symbol table does, it sees
// the tree once, in source order, and settles `nonlocal` at the end.

struct ScopeCheck {
  /// What is known of one name in one scope.
  struct Uses: OptionSet {
    let rawValue: UInt8
    static let parameter = Uses(rawValue: 1)
    static let assigned = Uses(rawValue: 2)
    static let used = Uses(rawValue: 4)
    static let annotated = Uses(rawValue: 8)
    static let global = Uses(rawValue: 16)
    static let nonlocal = Uses(rawValue: 32)
    static let iterated = Uses(rawValue: 64)
  }

  enum ScopeKind { case module, function, `class`, comprehension }

  struct Scope {
    let kind: ScopeKind
    let parent: Int?
    /// What a comprehension is called in messages.
    var noun = ""
    var names: [String: Uses] = [:]
    /// Where a name was first declared global or nonlocal.
    var directives: [String: SourceSpan] = [:]
  }

  let source: SourceText
  private var scopes = [Scope(kind: .module, parent: nil)]
  private var current = 0
  /// How many comprehension iterables are open.
  private var openIterables = 0
  private var declaredNonlocal: [(scope: Int, name: String, span: SourceSpan)] = []

  init(source: SourceText) { self.source = source }

  mutating func run(_ body: [Statement]) throws(SyntaxDiagnostic) {
    try visit(body)
    for (scope, name, span) in declaredNonlocal where !isBound(name, outside: scope) {
      throw fail(.noBinding(name), span)
    }
  }

  private func isBound(_ name: String, outside scope: Int) -> Bool {
    var next = scopes[scope].parent
    while let index = next {
      let uses = scopes[index].names[name] ?? []
      // Methods see the cell that `super()` reads.
      if scopes[index].kind == .class, name == "__class__" { return true }
      if scopes[index].kind == .function, !uses.contains(.global),
        !uses.isDisjoint(with: [.parameter, .assigned, .nonlocal])
      {
        return true
      }
      next = scopes[index].parent
    }
    return false
  }

  private func fail(_ kind: SyntaxDiagnostic.Kind, _ span: SourceSpan) -> SyntaxDiagnostic {
    SyntaxDiagnostic(kind: kind, source: source, span: span)
  }

  private mutating func note(_ name: String, _ uses: Uses) {
    scopes[current].names[name, default: []].formUnion(uses)
  }

  private mutating func within(
    _ kind: ScopeKind, noun: String = "",
    _ body: (inout ScopeCheck) throws(SyntaxDiagnostic) -> Void
  ) throws(SyntaxDiagnostic) {
    scopes.append(Scope(kind: kind, parent: current, noun: noun))
    let outer = current
    current = scopes.count - 1
    try body(&self)
    current = outer
  }

  // MARK: Statements

  private mutating func visit(_ body: [Statement]) throws(SyntaxDiagnostic) {
    for statement in body { try visit(statement) }
  }

  private mutating func visit(_ statement: Statement) throws(SyntaxDiagnostic) {
    switch statement.kind {
    case .functionDef(let node):
      note(node.name, .assigned)
      for decorator in node.decorators { try visit(decorator) }
      try visitDefaults(node.parameters)
      if let returns = node.returns { try visit(returns) }
      try within(.function) { check throws(SyntaxDiagnostic) in
        try check.bind(node.parameters)
        try check.visit(node.body)
      }
    case .classDef(let node):
      note(node.name, .assigned)
      for base in node.bases { try visit(base) }
      for keyword in node.keywords { try visit(keyword.value) }
      for decorator in node.decorators { try visit(decorator) }
      try within(.class) { check throws(SyntaxDiagnostic) in try check.visit(node.body) }
    case .assign(let targets, let value):
      for target in targets { try assign(target) }
      try visit(value)
    case .augAssign(let target, _, let value):
      try assign(target)
      try visit(value)
    case .annAssign(let target, let annotation, let value, let simple):
      try annotate(target, hasValue: value != nil, simple: simple, statement.span)
      try visit(annotation)
      if let value { try visit(value) }
    case .async(let inner): try visit(inner)
    case .for(let target, let iterable, let body, let orElse):
      try assign(target)
      try visit(iterable)
      try visit(body)
      try visit(orElse)
    case .while(let test, let body, let orElse), .if(let test, let body, let orElse):
      try visit(test)
      try visit(body)
      try visit(orElse)
    case .with(let items, let body):
      for item in items {
        try visit(item.context)
        if let target = item.target { try assign(target) }
      }
      try visit(body)
    case .try(let node):
      try visit(node.body)
      for handler in node.handlers {
        if let type = handler.type { try visit(type) }
        if let name = handler.name { note(name, .assigned) }
        try visit(handler.body)
      }
      try visit(node.orElse)
      try visit(node.finalBody)
    case .import(let names), .importFrom(_, let names, _):
      try bindImports(names)
    case .global(let names):
      for name in names { try declare(name, .global, "global", statement.span) }
    case .nonlocal(let names):
      guard scopes[current].kind != .module else { throw fail(.nonlocalAtModule, statement.span) }
      for name in names {
        try declare(name, .nonlocal, "nonlocal", statement.span)
        let span = scopes[current].directives[name] ?? statement.span
        declaredNonlocal.append((current, name, span))
      }
    case .match(let subject, let cases):
      try visit(subject)
      for item in cases {
        try bind(item.pattern)
        if let condition = item.condition { try visit(condition) }
        try visit(item.body)
      }
    case .delete(let targets):
      for target in targets { try assign(target) }
    case .return(let value):
      if let value { try visit(value) }
    case .raise(let first, let second):
      if let first { try visit(first) }
      if let second { try visit(second) }
    case .assert(let test, let message):
      try visit(test)
      if let message { try visit(message) }
    case .expr(let value):
      try visit(value)
    case .pass, .break, .continue:
      return
    }
  }

  private mutating func bindImports(_ names: [Alias]) throws(SyntaxDiagnostic) {
    for alias in names {
      if alias.name == "*" {
        guard scopes[current].kind == .module else {
          throw fail(.starImportInFunction, alias.span)
        }
        continue
      }
      let first = alias.name.prefix { $0 != "." }
      note(alias.asName ?? String(first), .assigned)
    }
  }

  private mutating func declare(
    _ name: String, _ use: Uses, _ word: String, _ span: SourceSpan
  ) throws(SyntaxDiagnostic) {
    let uses = scopes[current].names[name] ?? []
    if uses.contains(.parameter) { throw fail(.parameterAnd(name, declaration: word), span) }
    if uses.contains(.used) { throw fail(.usedBefore(name, declaration: word), span) }
    if uses.contains(.annotated) { throw fail(.annotatedDeclared(name, declaration: word), span) }
    if uses.contains(.assigned) { throw fail(.assignedBefore(name, declaration: word), span) }
    if !uses.isDisjoint(with: [.global, .nonlocal]), !uses.contains(use) {
      throw fail(.nonlocalAndGlobal(name), scopes[current].directives[name] ?? span)
    }
    note(name, use)
    if scopes[current].directives[name] == nil { scopes[current].directives[name] = span }
  }

  private mutating func annotate(
    _ target: Expression, hasValue: Bool, simple: Bool, _ span: SourceSpan
  ) throws(SyntaxDiagnostic) {
    guard case .name(let name) = target.kind else { return try assign(target) }
    let uses = scopes[current].names[name] ?? []
    if simple, scopes[current].kind != .module,
      !uses.isDisjoint(with: [.global, .nonlocal])
    {
      let word = uses.contains(.global) ? "global" : "nonlocal"
      throw fail(.annotatedDeclared(name, declaration: word), span)
    }
    note(name, simple ? [.annotated, .assigned] : hasValue ? .assigned : [])
  }

  // MARK: Bindings

  private mutating func visitDefaults(_ parameters: Parameters) throws(SyntaxDiagnostic) {
    for parameter in parameters.all {
      if let value = parameter.defaultValue { try visit(value) }
      if let annotation = parameter.annotation { try visit(annotation) }
    }
  }

  private mutating func bind(_ parameters: Parameters) throws(SyntaxDiagnostic) {
    for parameter in parameters.all {
      if scopes[current].names[parameter.name]?.contains(.parameter) == true {
        throw fail(.duplicateParameter(parameter.name), parameter.span)
      }
      note(parameter.name, .parameter)
    }
  }

  private mutating func assign(
    _ target: Expression, _ use: Uses = .assigned
  ) throws(SyntaxDiagnostic) {
    switch target.kind {
    case .name(let name): note(name, use)
    case .tuple(let elements), .list(let elements):
      for element in elements { try assign(element, use) }
    case .starred(let inner): try assign(inner, use)
    default: try visit(target)
    }
  }

  private mutating func bind(_ pattern: Pattern) throws(SyntaxDiagnostic) {
    switch pattern.kind {
    case .value(let value): try visit(value)
    case .singleton: return
    case .sequence(let elements), .or(let elements):
      for element in elements { try bind(element) }
    case .star(let name):
      if let name { note(name, .assigned) }
    case .mapping(let keys, let patterns, let rest):
      for key in keys { try visit(key) }
      for inner in patterns { try bind(inner) }
      if let rest { note(rest, .assigned) }
    case .class(let type, let patterns, let keywords):
      try visit(type)
      for inner in patterns { try bind(inner) }
      for keyword in keywords { try bind(keyword.pattern) }
    case .as(let inner, let name):
      if let inner { try bind(inner) }
      if let name { note(name, .assigned) }
    }
  }

  // MARK: Expressions

  private mutating func visit(_ expression: Expression) throws(SyntaxDiagnostic) {
    switch expression.kind {
    case .name(let name):
      note(name, .used)
    case .constant:
      return
    case .lambda(let node):
      try visitDefaults(node.parameters)
      try within(.function) { check throws(SyntaxDiagnostic) in
        try check.bind(node.parameters)
        try check.visit(node.body)
      }
    case .namedExpr(let target, let value):
      try bindNamed(target, expression.span)
      try visit(value)
    case .yield, .yieldFrom:
      if scopes[current].kind == .comprehension {
        throw fail(.yieldInComprehension(scopes[current].noun), expression.span)
      }
      try visitChildren(expression)
    case .listComp(let node), .setComp(let node), .dictComp(let node), .generatorExp(let node):
      try visit(node, noun: expression.noun)
    default:
      try visitChildren(expression)
    }
  }

  private mutating func visitChildren(_ expression: Expression) throws(SyntaxDiagnostic) {
    var children: [Expression] = []
    try expression.forEachChild { child throws(SyntaxDiagnostic) in children.append(child) }
    for child in children { try visit(child) }
  }

  /// The target of `:=` belongs to the first scope that is no comprehension.
  private mutating func bindNamed(
    _ target: Expression, _ span: SourceSpan
  ) throws(SyntaxDiagnostic) {
    guard case .name(let name) = target.kind else { return }
    guard openIterables == 0 else { throw fail(.comprehensionIterableNamed, span) }
    var index = current
    while scopes[index].kind == .comprehension, let parent = scopes[index].parent {
      if scopes[index].names[name]?.contains(.iterated) == true {
        throw fail(.comprehensionRebinds(name), span)
      }
      index = parent
    }
    if index != current, scopes[index].kind == .class {
      throw fail(.classComprehensionNamed, span)
    }
    scopes[index].names[name, default: []].formUnion(.assigned)
  }

  private mutating func visit(
    _ node: Comprehension, noun: String
  ) throws(SyntaxDiagnostic) {
    openIterables += 1
    try visit(node.generators[0].iterable)
    openIterables -= 1
    try within(.comprehension, noun: noun) { check throws(SyntaxDiagnostic) in
      for (position, clause) in node.generators.enumerated() {
        try check.assign(clause.target, [.assigned, .iterated])
        if position > 0 {
          check.openIterables += 1
          try check.visit(clause.iterable)
          check.openIterables -= 1
        }
        for condition in clause.conditions { try check.visit(condition) }
      }
      try check.visit(node.element)
      if let value = node.value { try check.visit(value) }
    }
  }
}
