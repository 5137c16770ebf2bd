// The instructions that need not stand in the inner loop, which is the faster for being short. Their
// operands are below `stackTop`, and so are their results.

extension Interpreter {
  @inline(never)
  func carryOut(
    _ instruction: Instruction, _ frame: UnsafeMutablePointer<Frame>
  ) throws(Raised) {
    let sp = stackTop
    let operand = Int(instruction.operand)
    switch instruction.opcode {
    // MARK: - The stack
    case .duplicateTwo:
      sp.initialize(copying: sp - 2)
      (sp + 1).initialize(copying: sp - 1)
      stackTop = sp + 2
    case .rotateThree, .rotateFour:
      // The place above the top serves as the third hand.
      let depth = instruction.opcode == .rotateThree ? 2 : 3
      sp.initialize(moving: sp - 1)
      for step in 1...depth { (sp - step).initialize(moving: sp - step - 1) }
      (sp - depth - 1).initialize(moving: sp)

    // MARK: - Variables
    case .loadLocalOrGlobal, .loadCellOrGlobal: push(try loadVariable(instruction, frame))
    case .deleteLocal:
      let local = frame.pointee.locals + operand
      if local.isUndefined { throw unboundLocal(operand) }
      local.pointee = .undefined
    case .deleteCell:
      let cell = cell(frame.pointee.locals + operand)
      if cell.value.isUndefined { throw unboundCell(operand) }
      cell.value = .undefined
    case .loadClassCell: push(try loadClassCell(instruction))
    case .deleteGlobal:
      let name = frame.pointee.code.names[operand]
      if !frame.pointee.globals.remove(name) { throw undefinedName(name) }
    case .loadName: push(try loadName(instruction, frame))
    case .storeName:
      namespace(of: frame).set(frame.pointee.code.names[operand], (sp - 1).pointee)
      drop(1)
    case .deleteName:
      let name = frame.pointee.code.names[operand]
      if !namespace(of: frame).remove(name) { throw undefinedName(name) }
    case .deleteAttribute:
      try deleteAttribute((sp - 1).pointee, frame.pointee.code.names[operand])
      drop(1)
    case .deleteItem:
      try deleteItem((sp - 2).pointee, (sp - 1).pointee)
      drop(2)

    // MARK: - Operators
    case .unary:
      let operation = unsafeBitCast(instruction.small, to: UnaryOperation.self)
      replaceTop(1, try unary(operation, (sp - 1).pointee))
    case .isSame:
      let same = isIdentical((sp - 2).pointee, (sp - 1).pointee)
      replaceTop(2, .bool(same != (instruction.small == 1)))
    case .contains:
      let found = try contains((sp - 1).pointee, (sp - 2).pointee)
      replaceTop(2, .bool(found != (instruction.small == 1)))

    // MARK: - Building
    case .unpackStar: try unpackStar(operand, Int(instruction.extra))
    case .makeFunction: makeFunction(instruction, frame)
    case .makeClass: try makeClass(instruction, frame)
    case .getYieldFromIterator:
      if (sp - 1).isObject, (sp - 1).kind == .generator { return }
      replaceTop(1, .object(try iterator(of: (sp - 1).pointee)))

    // MARK: - Exceptions
    case .pushExceptionInfo:
      beginHandling(sp)
      stackTop = sp + 1
    case .popExceptionInfo:
      stackTop = sp - 1
      endHandling(sp - 1)
    case .matchException:
      replaceTop(1, .bool(try matchesException((sp - 2).pointee, (sp - 1).pointee)))
    case .loadAssertionError: push(.object(TypeObject.assertionError))
    case .enterWith: try enterWith()
    case .exitWith:
      _ = try call((sp - 1).pointee, .none, .none, .none)
      drop(1)
    case .exitWithException: push(try exitWithException())

    // MARK: - Modules, annotations, patterns
    case .importName, .importFrom, .importStar, .setupAnnotations:
      try importing(instruction, frame)
    case .matchSequence, .matchMapping, .getLength, .matchKeys, .matchClass, .matchRest:
      try match(instruction)
    case .getAwaitable, .markYield, .getAsyncIterator, .startAsyncNext, .enterAsyncWith,
      .exitAsyncWith:
      try wait(instruction)
    default: try build(instruction)
    }
  }

  private func push(_ value: Value) {
    stackTop.initialize(to: value)
    stackTop += 1
  }

  /// Where the names of a module or class body live.
  private func namespace(of frame: UnsafeMutablePointer<Frame>) -> DictObject {
    frame.pointee.namespace?.takeUnretainedValue() ?? frame.pointee.globals
  }
}
