// Statements, but for definitions, `try`, `with` and `match`.

import Language

extension Compiler {
  mutating func statements(_ body: ArraySlice<Statement>) throws(CompileError) {
    for statement in body { try self.statement(statement) }
  }

  mutating func statements(_ body: [Statement]) throws(CompileError) {
    for statement in body { try self.statement(statement) }
  }

  mutating func statement(_ statement: Statement) throws(CompileError) {
    at(statement.span)
    switch statement.kind {
    case .functionDef(let node): try function(node)
    case .classDef(let node): try classDefinition(node)
    case .return(let value): try returnStatement(value)
    case .delete(let targets): for target in targets { try delete(target) }
    case .assign(let targets, let value):
      try expression(value)
      for (index, target) in targets.enumerated() {
        if index < targets.count - 1 { emit(.duplicate) }
        try assign(target)
      }
    case .augAssign(let target, let op, let value):
      try augmentedAssignment(target, op, value, statement.span)
    case .annAssign(let target, let annotation, let value, let simple):
      try annotatedAssignment(target, annotation, value, simple)
    case .for(let target, let iterable, let body, let orElse):
      try forLoop(target, iterable, body, orElse)
    case .while(let test, let body, let orElse): try whileLoop(test, body, orElse)
    case .if(let test, let body, let orElse): try ifStatement(test, body, orElse)
    case .with(let items, let body): try with(items[...], body, statement.span)
    case .raise(let exception, let cause):
      if let exception { try expression(exception) }
      if let cause { try expression(cause) }
      at(statement.span)
      emit(.raise, (exception == nil ? 0 : 1) + (cause == nil ? 0 : 1))
    case .try(let node): try tryStatement(node)
    case .assert(let test, let message): try assertion(test, message, statement.span)
    case .import(let aliases): importModules(aliases)
    case .importFrom(let module, let names, let level): importNames(module, names, level)
    case .global, .nonlocal, .pass: break
    case .expr(let value):
      if let displayHook { emit(.loadConstant, builder.constant(.object(displayHook))) }
      try expression(value)
      if displayHook != nil { emit(.call, 1) }
      emit(.pop)
    case .break: try leaveLoop(toEnd: true)
    case .continue: try leaveLoop(toEnd: false)
    case .match(let subject, let cases): try match(subject, cases)
    case .async(let inner): try asyncStatement(inner)
    }
  }

  private mutating func ifStatement(
    _ test: Expression, _ body: [Statement], _ orElse: [Statement]
  ) throws(CompileError) {
    let otherwise = Label()
    try jump(if: test, is: false, to: otherwise)
    try statements(body)
    guard !orElse.isEmpty else {
      builder.bind(otherwise)
      return
    }
    let end = Label()
    builder.jump(.jump, to: end)
    builder.bind(otherwise)
    try statements(orElse)
    builder.bind(end)
  }

  private mutating func whileLoop(
    _ test: Expression, _ body: [Statement], _ orElse: [Statement]
  ) throws(CompileError) {
    let otherwise = Label()
    let end = Label()
    let next = builder.here()
    if case .constant(.bool(true)) = test.kind {
    } else {
      try jump(if: test, is: false, to: otherwise)
    }
    blocks.append(.loop(next: next, end: end, isFor: false, depth: builder.depth))
    try statements(body)
    blocks.removeLast()
    builder.jump(.jumpBack, to: next)
    builder.bind(otherwise)
    try statements(orElse)
    builder.bind(end)
  }

  private mutating func forLoop(
    _ target: Expression, _ iterable: Expression, _ body: [Statement], _ orElse: [Statement]
  ) throws(CompileError) {
    let otherwise = Label()
    let end = Label()
    try expression(iterable)
    at(iterable.span)
    emit(.getIterator)
    let next = builder.here()
    builder.jump(.forIter, to: otherwise)
    try assign(target)
    blocks.append(.loop(next: next, end: end, isFor: true, depth: builder.depth))
    try statements(body)
    blocks.removeLast()
    builder.jump(.jumpBack, to: next)
    builder.bind(otherwise)
    try statements(orElse)
    builder.bind(end)
  }

  // MARK: - Leaving blocks

  /// Compiles what leaving the blocks above `count` takes, innermost first; they stay in force for
  /// the code that follows.
  private mutating func leaveBlocks(downTo count: Int) throws(CompileError) {
    let saved = blocks
    while blocks.count > count {
      let block = blocks.removeLast()
      if let region = block.region { builder.suspend(region) }
      dropOperands(above: block.depth)
      switch block {
      case .loop(_, _, let isFor, _): if isFor { emit(.pop) }
      case .finally(let body, _): try statements(body)
      case .with(_, let span, let isAsync):
        at(span)
        leaveContext(isAsync: isAsync)
      case .handler(_, let holdsException):
        if holdsException { emit(.pop) }
        emit(.popExceptionInfo)
      case .handlerName(let name, _): forget(name)
      case .protected: break
      }
    }
    blocks = saved
  }

  /// Drops the operands of expressions that a jump leaves unfinished.
  private func dropOperands(above depth: Int) {
    while builder.isReachable, builder.depth > depth { emit(.pop) }
  }

  /// Protects again what follows a jump out of the blocks above `count`.
  private func resumeBlocks(above count: Int) {
    for block in blocks[count...] {
      if let region = block.region { builder.resume(region) }
    }
  }

  private mutating func returnStatement(_ value: Expression?) throws(CompileError) {
    let span = builder.span
    if let value { try expression(value) } else { emit(.loadNone) }
    at(span)
    // Iterators may stay on the stack: leaving the frame drops them.
    guard blocks.contains(where: \.needsLeaving) else {
      emit(.returnValue)
      return
    }
    emit(.storeLocal, scope.returnSlot)
    try leaveBlocks(downTo: 0)
    emit(.loadLocal, scope.returnSlot)
    emit(.returnValue)
    resumeBlocks(above: 0)
  }

  private mutating func leaveLoop(toEnd: Bool) throws(CompileError) {
    let index = blocks.lastIndex { block in
      if case .loop = block { return true }
      return false
    }
    guard let index, case .loop(let next, let end, let isFor, let depth) = blocks[index] else {
      return
    }
    guard builder.isReachable else { return }
    try leaveBlocks(downTo: index + 1)
    dropOperands(above: depth)
    if toEnd {
      if isFor { emit(.pop) }
      builder.jump(.jump, to: end)
    } else {
      builder.jump(.jumpBack, to: next)
    }
    resumeBlocks(above: index + 1)
  }

  /// `name = None; del name`, at the end of `except ... as name`.
  func forget(_ name: String) {
    emit(.loadNone)
    store(name)
    delete(name)
  }

  // MARK: - Small statements

  private mutating func assertion(
    _ test: Expression, _ message: Expression?, _ span: SourceSpan
  ) throws(CompileError) {
    let end = Label()
    try jump(if: test, is: true, to: end)
    at(span)
    emit(.loadAssertionError)
    if let message {
      try expression(message)
      at(span)
      emit(.call, 1)
    }
    emit(.raise, 1)
    builder.bind(end)
  }

  private func importModules(_ aliases: [Alias]) {
    for alias in aliases {
      at(alias.span)
      let name = builder.constant(Constant.string(alias.name))
      emit(.importName, name, c: alias.asName == nil ? 0 : 1)
      store(alias.asName ?? String(alias.name.prefix { $0 != "." }))
    }
  }

  private func importNames(_ module: String?, _ names: [Alias], _ level: Int) {
    emit(.importName, builder.constant(Constant.string(module ?? "")), b: level, c: 1)
    if names.count == 1, names[0].name == "*" {
      emit(.importStar)
      return
    }
    for alias in names {
      at(alias.span)
      emit(.importFrom, builder.name(alias.name))
      store(alias.asName ?? alias.name)
    }
    emit(.pop)
  }
}
