// `try` and `with`. Each protected region is followed by its handler, and each handler is protected
// itself by one that restores the exception being handled before it passes another one on.

import Language

extension Compiler {
  /// With `isValue`, leaves the value of the body, or of the handler that ran, on the stack.
  mutating func tryStatement(_ node: Try, isValue: Bool = false) throws(CompileError) {
    guard !node.finalBody.isEmpty else {
      try tryExcept(node, isValue)
      return
    }
    let end = Label()
    let region = builder.beginRegion()
    blocks.append(.finally(body: node.finalBody, region: region))
    if node.handlers.isEmpty {
      try statements(node.body, isValue)
      try statements(node.orElse)
    } else {
      try tryExcept(node, isValue)
    }
    blocks.removeLast()
    builder.suspend(region)
    try statements(node.finalBody)
    builder.jump(.jump, to: end)
    if builder.beginHandler(region) {
      try handler(holdsException: true) { (compiler: inout Compiler) throws(CompileError) in
        try compiler.statements(node.finalBody)
        compiler.emit(.reraise)
      }
    }
    builder.bind(end)
  }

  private mutating func tryExcept(_ node: Try, _ isValue: Bool) throws(CompileError) {
    let end = Label()
    let region = builder.beginRegion()
    blocks.append(.protected(region: region))
    try statements(node.body, isValue)
    blocks.removeLast()
    builder.suspend(region)
    try statements(node.orElse)
    builder.jump(.jump, to: end)
    if builder.beginHandler(region) {
      try handler(holdsException: false) { (compiler: inout Compiler) throws(CompileError) in
        for clause in node.handlers { try compiler.handlerClause(clause, isValue, end) }
        compiler.emit(.reraise)
      }
    }
    builder.bind(end)
  }

  /// A handler's body, with [previous exc] on the stack. It ends by leaving or by `reraise`.
  mutating func handler(
    holdsException: Bool, _ body: (inout Compiler) throws(CompileError) -> Void
  ) throws(CompileError) {
    emit(.pushExceptionInfo)
    // The cleanup finds [previous], and above it the new exception.
    let cleanup = builder.beginRegion(below: 1)
    blocks.append(.handler(region: cleanup, holdsException: holdsException))
    try body(&self)
    blocks.removeLast()
    if builder.beginHandler(cleanup) { emit(.restoreAndReraise) }
  }

  /// One `except` clause: [previous exc], leaving with [] (or its value) to `end` or going on with the
  /// next.
  private mutating func handlerClause(
    _ clause: ExceptHandler, _ isValue: Bool, _ end: Label
  ) throws(CompileError) {
    let next = Label()
    at(clause.span)
    if let type = clause.type {
      try expression(type)
      at(type.span)
      emit(.matchException)
      builder.jump(.jumpIfFalse, to: next)
    }
    guard let name = clause.name else {
      emit(.pop)
      try statements(clause.body, isValue)
      if isValue { emit(.rotateTwo) }
      emit(.popExceptionInfo)
      builder.jump(.jump, to: end)
      builder.bind(next)
      return
    }
    store(name)
    let region = builder.beginRegion()
    blocks.append(.handlerName(name, region: region))
    try statements(clause.body, isValue)
    blocks.removeLast()
    builder.suspend(region)
    forget(name)
    if isValue { emit(.rotateTwo) }
    emit(.popExceptionInfo)
    builder.jump(.jump, to: end)
    if builder.beginHandler(region) {
      forget(name)
      emit(.reraise)
    }
    builder.bind(next)
  }

  // MARK: - With

  /// With `isValue`, leaves the body's value on the stack; None if the context swallowed an exception.
  mutating func with(
    _ items: ArraySlice<WithItem>, _ body: [Statement], _ span: SourceSpan, isValue: Bool = false,
    isAsync: Bool = false
  ) throws(CompileError) {
    guard let item = items.first else {
      try statements(body, isValue)
      return
    }
    try expression(item.context)
    at(item.context.span)
    emit(isAsync ? .enterAsyncWith : .enterWith)
    if isAsync { waitForTop() }
    let region = builder.beginRegion(below: 1)
    blocks.append(.with(region: region, span: item.context.span, isAsync: isAsync))
    if let target = item.target { try assign(target) } else { emit(.pop) }
    try with(items.dropFirst(), body, span, isValue: isValue, isAsync: isAsync)
    blocks.removeLast()
    builder.suspend(region)
    let end = Label()
    at(item.context.span)
    if isValue { emit(.rotateTwo) }
    leaveContext(isAsync: isAsync)
    builder.jump(.jump, to: end)
    if builder.beginHandler(region) {
      try handler(holdsException: true) { (compiler: inout Compiler) throws(CompileError) in
        compiler.at(item.context.span)
        compiler.emit(.exitWithException)
        if isAsync {
          compiler.emit(.getAwaitable)
          compiler.waitForTop()
        }
        let swallowed = Label()
        compiler.builder.jump(.jumpIfTrue, to: swallowed)
        compiler.emit(.reraise)
        compiler.builder.bind(swallowed)
        compiler.emit(.pop)
        compiler.emit(.popExceptionInfo)
        compiler.emit(.pop)
        if isValue { compiler.emit(.loadNone) }
        compiler.builder.jump(.jump, to: end)
      }
    }
    builder.bind(end)
  }
}
