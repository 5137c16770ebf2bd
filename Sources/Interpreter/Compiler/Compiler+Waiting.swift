// `await`, `async for` and `async with`. To wait is to yield from the iterator of what is awaited; what
// that yields goes to whoever runs the coroutine.

import Language

extension Compiler {
  /// [iterator of an awaitable] -> [its result], when that is there.
  func waitForTop() {
    emit(.loadNone)
    emit(.yieldFrom)
  }

  /// Leaves a context whose exit is on top of the stack.
  func leaveContext(isAsync: Bool) {
    guard isAsync else { return emit(.exitWith) }
    emit(.exitAsyncWith)
    waitForTop()
    emit(.pop)
  }

  mutating func asyncStatement(_ statement: Statement) throws(CompileError) {
    switch statement.kind {
    case .for(let target, let iterable, let body, let orElse):
      try asyncFor(target, iterable, body, orElse)
    case .with(let items, let body):
      try with(items[...], body, statement.span, isAsync: true)
    default: try self.statement(statement)
    }
  }

  private mutating func asyncFor(
    _ target: Expression, _ iterable: Expression, _ body: [Statement], _ orElse: [Statement]
  ) throws(CompileError) {
    let otherwise = Label()
    let end = Label()
    try expression(iterable)
    at(iterable.span)
    emit(.getAsyncIterator)
    let next = builder.here()
    try stepAsyncLoop(to: otherwise)
    try assign(target)
    blocks.append(.loop(next: next, end: end, isFor: true, depth: builder.depth))
    try statements(body)
    blocks.removeLast()
    builder.jump(.jumpBack, to: next)
    builder.bind(otherwise)
    try statements(orElse)
    builder.bind(end)
  }

  /// [asynchronous iterator] -> [asynchronous iterator, its next element], or [] at `end`.
  mutating func stepAsyncLoop(to end: Label) throws(CompileError) {
    let step = Label()
    let region = builder.beginRegion()
    blocks.append(.protected(region: region))
    emit(.startAsyncNext)
    waitForTop()
    blocks.removeLast()
    builder.suspend(region)
    builder.jump(.jump, to: step)
    if builder.beginHandler(region) {
      try handler(holdsException: false) { (compiler: inout Compiler) throws(CompileError) in
        let isOther = Label()
        compiler.emit(
          .loadConstant, compiler.builder.constant(.object(TypeObject.stopAsyncIteration)))
        compiler.emit(.matchException)
        compiler.builder.jump(.jumpIfFalse, to: isOther)
        compiler.emit(.pop)
        compiler.emit(.popExceptionInfo)
        compiler.emit(.pop)
        compiler.builder.jump(.jump, to: end)
        compiler.builder.bind(isOther)
        compiler.emit(.reraise)
      }
    }
    builder.bind(step)
  }
}
