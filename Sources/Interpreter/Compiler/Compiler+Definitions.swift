// Functions, lambdas, classes and comprehensions: scopes inside a scope.

import Language

extension Compiler {
  // MARK: - Functions

  mutating func function(_ node: FunctionDef) throws(CompileError) {
    try functionValue(node)
    store(node.name)
  }

  /// Leaves the function on the stack.
  mutating func functionValue(_ node: FunctionDef) throws(CompileError) {
    for decorator in node.decorators { try expression(decorator) }
    at(node.nameSpan)
    let inner = analysis.scope(of: node)
    try makeFunction(inner, node.parameters, returns: node.returns) {
      (compiler: inout Compiler) throws(CompileError) in
      compiler.builder.documentation = node.docstring
      try compiler.statements(node.body)
      compiler.emit(.loadNone)
      compiler.emit(.returnValue)
    }
    for decorator in node.decorators.reversed() {
      at(decorator.span)
      emit(.call, 1)
    }
  }

  mutating func lambda(_ node: Lambda) throws(CompileError) {
    try makeFunction(analysis.scope(of: node), node.parameters, returns: nil) {
      (compiler: inout Compiler) throws(CompileError) in
      try compiler.expression(node.body)
      compiler.emit(.returnValue)
    }
  }

  private mutating func makeFunction(
    _ inner: Scope, _ parameters: Parameters, returns: Expression?,
    body: (inout Compiler) throws(CompileError) -> Void
  ) throws(CompileError) {
    let span = builder.span
    var flags = 0
    let positional = parameters.positionalOnly + parameters.positional
    let defaults = positional.compactMap(\.defaultValue)
    if !defaults.isEmpty {
      flags |= 1
      for value in defaults { try expression(value) }
      emit(.buildTuple, defaults.count)
    }
    let keywordDefaults = parameters.keywordOnly.filter { $0.defaultValue != nil }
    if !keywordDefaults.isEmpty {
      flags |= 2
      for parameter in keywordDefaults {
        constant(.string(scope.mangled(parameter.name)))
        if let value = parameter.defaultValue { try expression(value) }
      }
      emit(.buildDict, keywordDefaults.count)
    }
    var annotations = parameters.all.compactMap { parameter in
      parameter.annotation.map { (parameter.name, $0) }
    }
    if let returns { annotations.append(("return", returns)) }
    if !annotations.isEmpty {
      flags |= 4
      for (name, annotation) in annotations {
        constant(.string(name))
        try expression(annotation)
      }
      emit(.buildDict, annotations.count)
    }
    at(span)
    try makeClosure(inner, flags: flags, body: body)
  }

  /// Compiles an inner scope and makes a function of it, with its closure.
  private mutating func makeClosure(
    _ inner: Scope, flags: Int, body: (inout Compiler) throws(CompileError) -> Void
  ) throws(CompileError) {
    var path = inner.name
    if scope.kind == .classBody || scope.kind == .function {
      path = qualifiedName + (scope.kind == .function ? ".<locals>." : ".") + inner.name
    }
    if scope.globals.contains(inner.name) { path = inner.name }
    var compiler = Compiler(
      analysis: analysis, scope: inner,
      builder: CodeBuilder(inner, qualifiedName: path, source: analysis.source),
      isInteractive: isInteractive, qualifiedName: path)
    try body(&compiler)
    let code = compiler.builder.finish(isInteractive: isInteractive)
    var flags = flags
    if !inner.free.names.isEmpty {
      flags |= 8
      for name in inner.free.names {
        guard let slot = scope.cellSlot(name) else {
          throw CompileError(message: "no cell for '\(name)'", span: inner.span)
        }
        emit(.loadClosure, slot)
      }
      emit(.buildTuple, inner.free.names.count)
    }
    emit(.makeFunction, builder.constant(.object(code)), c: flags)
  }

  // MARK: - Classes

  mutating func classDefinition(_ node: ClassDef) throws(CompileError) {
    for decorator in node.decorators { try expression(decorator) }
    let inner = analysis.scope(of: node)
    at(node.nameSpan)
    try makeClosure(inner, flags: 0) { (compiler: inout Compiler) throws(CompileError) in
      try compiler.classBody(node)
    }
    try argumentTuple(node.bases)
    if !node.keywords.isEmpty { try keywordDictionary(node.keywords) }
    at(node.nameSpan)
    let name = builder.constant(Constant.string(node.name))
    emit(.makeClass, name, c: node.keywords.isEmpty ? 0 : 1)
    for decorator in node.decorators.reversed() {
      at(decorator.span)
      emit(.call, 1)
    }
    store(node.name)
  }

  private mutating func classBody(_ node: ClassDef) throws(CompileError) {
    builder.documentation = node.docstring
    constant(.string(qualifiedName))
    emit(.storeName, builder.name("__qualname__"))
    if let documentation = node.docstring {
      constant(.string(documentation))
      emit(.storeName, builder.name("__doc__"))
    }
    if scope.hasAnnotations { emit(.setupAnnotations) }
    try statements(node.body)
    // The body gives the cell that methods find their class in, for the class to fill.
    if let slot = scope.cellSlot(Scope.classCellName), slot < scope.localNames.count {
      emit(.loadClosure, slot)
    } else {
      emit(.loadNone)
    }
    emit(.returnValue)
  }

  // MARK: - Comprehensions

  mutating func comprehension(
    _ node: Comprehension, _ expression: Expression
  ) throws(CompileError) {
    let inner = analysis.scope(of: node)
    let span = expression.span
    try makeClosure(inner, flags: 0) { (compiler: inout Compiler) throws(CompileError) in
      compiler.at(span)
      let add: Opcode?
      switch expression.kind {
      case .listComp:
        compiler.emit(.buildList, 0)
        add = .listAppend
      case .setComp:
        compiler.emit(.buildSet, 0)
        add = .setAdd
      case .dictComp:
        compiler.emit(.buildDict, 0)
        add = .dictAdd
      default: add = nil
      }
      try compiler.generators(node.generators[...], node, add, depth: 1)
      if add == nil { compiler.emit(.loadNone) }
      compiler.emit(.returnValue)
    }
    try self.expression(node.generators[0].iterable)
    at(node.generators[0].iterable.span)
    emit(node.generators[0].isAsync ? .getAsyncIterator : .getIterator)
    at(span)
    emit(.call, 1)
    guard inner.suspension == .coroutine else { return }
    emit(.getAwaitable)
    waitForTop()
  }

  /// The loops of a comprehension, outermost first; the collection stands `depth` iterators down.
  private mutating func generators(
    _ rest: ArraySlice<ComprehensionFor>, _ node: Comprehension, _ add: Opcode?, depth: Int
  ) throws(CompileError) {
    guard let generator = rest.first else {
      try expression(node.element)
      if let value = node.value { try expression(value) }
      if let add {
        emit(add, depth)
      } else {
        if scope.isAsync { emit(.markYield) }
        emit(.yieldValue)
        emit(.pop)
      }
      return
    }
    if rest.startIndex == 0 {
      load(Comprehension.iteratorName)
    } else {
      try expression(generator.iterable)
      at(generator.iterable.span)
      emit(generator.isAsync ? .getAsyncIterator : .getIterator)
    }
    let end = Label()
    let next = builder.here()
    if generator.isAsync {
      at(generator.iterable.span)
      try stepAsyncLoop(to: end)
    } else {
      builder.jump(.forIter, to: end)
    }
    try assign(generator.target)
    let skip = Label()
    for condition in generator.conditions { try jump(if: condition, is: false, to: skip) }
    try generators(rest.dropFirst(), node, add, depth: depth + 1)
    builder.bind(skip)
    builder.jump(.jumpBack, to: next)
    builder.bind(end)
  }
}
