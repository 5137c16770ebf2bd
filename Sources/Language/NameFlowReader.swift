// Walks statements in the order in which they run and notes what they do to names.
// Loops count as entered and both arms of an `if` are walked, but only what both bind is bound for
// sure afterwards. Functions are walked where they are defined; their facts wait for a call.

struct NameFlowReader {
  let source: SourceText
  var flow = NameFlow()
  /// Names that are bound by now, whatever happens.
  private var bound: Set<String> = []
  /// All names that were looked up, bound or not.
  private var mentioned: Set<String> = []
  /// Names of a comprehension or a lambda, which hide those outside.
  private var hidden: [String: Int] = [:]
  private var globals: Set<String> = []
  private var isInFunction = false

  init(source: SourceText) { self.source = source }

  mutating func read(_ body: [Statement]) {
    for statement in body { read(statement) }
  }

  // MARK: - Statements

  private mutating func read(_ statement: Statement) {
    switch statement.kind {
    case .expr(let value): read(value)
    case .return(let value): read(value)
    case .assign(let targets, let value):
      read(value)
      for target in targets { bind(target, to: value) }
    case .augAssign(let target, _, let value):
      read(target)
      read(value)
      change(NameFlowReader.roots(of: target))
      if case .name(let name) = target.kind { bind(name) }
    case .annAssign(let target, let annotation, let value, _):
      read(annotation)
      read(value)
      if let value { bind(target, to: value) }
    case .delete(let targets):
      for target in targets {
        if case .name(let name) = target.kind { bind(name) } else { bind(target, to: nil) }
      }
    case .async(let inner): read(inner)
    case .for(let target, let iterable, let body, let orElse):
      read(iterable)
      bind(target, to: iterable, isLoop: true)
      read(body)
      read(orElse)
    case .while(let test, let body, let orElse):
      read(test)
      read(body)
      read(orElse)
    case .if(let test, let body, let orElse):
      read(test)
      readArms([body, orElse])
    case .with(let items, let body):
      for item in items {
        read(item.context)
        if let target = item.target { bind(target, to: item.context) }
      }
      read(body)
    case .raise(let exception, let cause):
      read(exception)
      read(cause)
    case .try(let node): read(node)
    case .assert(let test, let message):
      read(test)
      read(message)
    case .import(let names):
      for alias in names {
        let name = alias.asName ?? String(alias.name.prefix { $0 != "." })
        note(import: name, "import \(alias.name)")
      }
    case .importFrom(let module, let names, _):
      for alias in names where alias.name != "*" {
        note(import: alias.asName ?? alias.name, "from \(module ?? "") import \(alias.name)")
      }
    case .global(let names): globals.formUnion(names)
    case .functionDef(let node): read(node, statement.span)
    case .classDef(let node): read(node, statement.span)
    case .match(let subject, let cases):
      read(subject)
      readArms(cases.map(\.body) + [[]], before: cases)
    case .nonlocal, .pass, .break, .continue: break
    }
  }

  /// Walks bodies of which one runs.
  private mutating func readArms(_ arms: [[Statement]], before cases: [MatchCase] = []) {
    let before = bound
    var common: Set<String>?
    for (index, arm) in arms.enumerated() {
      bound = before
      if index < cases.count {
        for name in cases[index].pattern.captures { bind(name) }
        read(cases[index].condition)
      }
      read(arm)
      common = common?.intersection(bound) ?? bound
    }
    bound = common ?? before
  }

  private mutating func read(_ node: Try) {
    let before = bound
    read(node.body)
    read(node.orElse)
    let after = bound
    for handler in node.handlers {
      bound = before
      read(handler.type)
      if let name = handler.name { bind(name) }
      read(handler.body)
    }
    bound = after
    read(node.finalBody)
  }

  private mutating func note(import name: String, _ text: String) {
    bind(name)
    flow.imports.insert(name)
    flow.constants[name] = text
  }

  private mutating func read(_ node: FunctionDef, _ span: SourceSpan) {
    for decorator in node.decorators { read(decorator) }
    readDefaults(node.parameters)
    let made = definition(node.parameters, node.body)
    bind(node.name)
    flow.definitions[node.name] = made
    flow.constants[node.name] = source.text(in: span)
  }

  private mutating func read(_ node: ClassDef, _ span: SourceSpan) {
    for part in node.decorators + node.bases + node.keywords.map(\.value) { read(part) }
    let inner = definition(Parameters(), node.body)
    // What the methods do when they are called.
    var whole = inner.flow
    for method in inner.flow.definitions.values { whole.reads.formUnion(method.flow.reads) }
    whole.reads.subtract(inner.flow.binds)
    bind(node.name)
    flow.definitions[node.name] = NameFlow.Definition(parameters: [], flow: whole)
    flow.constants[node.name] = source.text(in: span)
  }

  private func definition(
    _ parameters: Parameters, _ body: [Statement]
  ) -> NameFlow.Definition {
    var inner = NameFlowReader(source: source)
    inner.isInFunction = true
    let names = parameters.all.map(\.name)
    inner.read(body)
    let locals = inner.flow.binds.union(names).subtracting(inner.globals)
    var flow = inner.flow
    flow.reads = inner.mentioned.subtracting(locals)
    flow.binds = inner.flow.binds.intersection(inner.globals)
    return NameFlow.Definition(parameters: names, flow: flow)
  }

  private mutating func readDefaults(_ parameters: Parameters) {
    for parameter in parameters.all {
      read(parameter.defaultValue)
      read(parameter.annotation)
    }
  }

  // MARK: - Binding and changing

  private mutating func bind(_ name: String) {
    flow.binds.insert(name)
    bound.insert(name)
    flow.sources[name] = nil
    flow.handed[name] = nil
    flow.aliases[name] = nil
    flow.constants[name] = nil
    flow.definitions[name] = nil
    flow.imports.remove(name)
  }

  private mutating func bind(_ target: Expression, to value: Expression?, isLoop: Bool = false) {
    switch target.kind {
    case .name(let name):
      bind(name)
      guard let value else { return }
      note(name, made: value, isLoop)
    case .tuple(let parts), .list(let parts):
      for part in parts { bind(part, to: value, isLoop: isLoop) }
    case .starred(let part): bind(part, to: value, isLoop: isLoop)
    default:
      read(target)
      change(NameFlowReader.roots(of: target))
    }
  }

  private mutating func note(_ name: String, made value: Expression, _ isLoop: Bool) {
    flow.sources[name] = NameFlowReader.names(in: value)
    if case .call(_, let arguments, _) = value.kind, let first = arguments.first, !isLoop {
      flow.handed[name] = NameFlowReader.roots(of: first)
    }
    let aliases = isLoop ? NameFlowReader.roots(of: value) : NameFlowReader.viewed(by: value)
    if !aliases.isEmpty { flow.aliases[name] = aliases.subtracting([name]) }
    if case .constant = value.kind { flow.constants[name] = source.text(in: value.span) }
  }

  private mutating func change(_ names: Set<String>) {
    for name in names where hidden[name] == nil {
      // What a function has made itself is nobody else's.
      if !isInFunction || !bound.contains(name) { flow.changes.insert(name) }
      flow.changes.formUnion(flow.aliases[name] ?? [])
    }
  }

  // MARK: - Expressions

  private mutating func read(_ expression: Expression?) {
    guard let expression else { return }
    switch expression.kind {
    case .name(let name): mention(name)
    case .attribute(let value, "grad", _):
      read(value)
      if case .name(let name) = value.kind { mention(name + ".grad") }
    case .namedExpr(let target, let value):
      read(value)
      bind(target, to: value)
    case .lambda(let lambda):
      readDefaults(lambda.parameters)
      hide(lambda.parameters.all.map(\.name)) { $0.read(lambda.body) }
    case .function(let node):
      readDefaults(node.parameters)
      hide(node.parameters.all.map(\.name)) { $0.read(node.body) }
    case .block(let body): read(body)
    case .listComp(let node), .setComp(let node), .dictComp(let node), .generatorExp(let node):
      var names: [String] = []
      for clause in node.generators { names += NameFlowReader.names(in: clause.target) }
      read(node.generators.first?.iterable)
      hide(names) { reader in
        for clause in node.generators.dropFirst() { reader.read(clause.iterable) }
        for clause in node.generators { for test in clause.conditions { reader.read(test) } }
        reader.read(node.element)
        reader.read(node.value)
      }
    case .call(let function, let arguments, let keywords):
      readChildren(of: expression)
      note(function, arguments, keywords)
    default: readChildren(of: expression)
    }
  }

  private mutating func readChildren(of expression: Expression) {
    var children: [Expression] = []
    try? expression.forEachChild { (child: Expression) throws(SyntaxDiagnostic) in
      children.append(child)
    }
    for child in children { read(child) }
  }

  private mutating func mention(_ name: String) {
    guard hidden[name] == nil else { return }
    mentioned.insert(name)
    if !bound.contains(name) { flow.reads.insert(name) }
  }

  private mutating func hide(_ names: [String], _ body: (inout NameFlowReader) -> Void) {
    for name in names { hidden[name, default: 0] += 1 }
    body(&self)
    for name in names {
      hidden[name]! -= 1
      if hidden[name] == 0 { hidden[name] = nil }
    }
  }

  private mutating func note(
    _ function: Expression, _ arguments: [Expression], _ keywords: [Keyword]
  ) {
    switch function.kind {
    case .name(let name):
      flow.calls.append(
        NameFlow.Call(
          function: name, arguments: arguments.map(NameFlowReader.roots),
          keywords: Dictionary(
            keywords.compactMap { keyword in
              keyword.name.map { ($0, NameFlowReader.roots(of: keyword.value)) }
            }, uniquingKeysWith: { first, _ in first })))
    case .attribute(let value, let method, _):
      let receivers = NameFlowReader.roots(of: value)
      if method == "backward" { flow.backwards.formUnion(receivers) }
      if method == "step" { flow.steps.formUnion(receivers) }
      if ChangingMethods.changeTheirObject(method) { change(receivers) }
      if ChangingMethods.changeTheirArgument(method, of: value), let first = arguments.first {
        change(NameFlowReader.roots(of: first))
      }
    default: break
    }
  }
}
