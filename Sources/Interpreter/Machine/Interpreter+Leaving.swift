// How frames end: by a result, by yielding, by an exception.

extension Interpreter {
  /// Ends the frame on top with a result. The value for Swift's caller if it had one; else the frame
  /// below goes on.
  func leave(_ value: Value) throws(Raised) -> Value? {
    let frame = frames[frameCount - 1]
    switch frame.role {
    case .call:
      popFrame()
      stackTop.initialize(to: value)
      stackTop += 1
      return nil
    case .initializer:
      guard value.isNone else {
        throw .typeError("__init__() should return None, not '\(type(of: value).messageName)'")
      }
      frameCount -= 1
      (frame.result + 1).destroy(upTo: stackTop)
      stackTop = frame.result + 1
      frame.ownedFunction?.release()
      return nil
    case .entry:
      if let generator = frame.generator?.takeUnretainedValue() {
        end(generator)
        popFrame()
        stopValue = value
        return .undefined
      }
      popFrame()
      return value
    case .iteration:
      if let generator = frame.generator?.takeUnretainedValue() { end(generator) }
      popFrame()
      finishLoop(frames + (frameCount - 1))
      return nil
    }
  }

  /// Goes behind the loop of a frame whose iterator, on top of its stack, has ended.
  private func finishLoop(_ frame: UnsafeMutablePointer<Frame>) {
    stackTop -= 1
    stackTop.destroy()
    let loop = (frame.pointee.pc - 1).pointee
    frame.pointee.pc = frame.pointee.code.instructions + Int(loop.operand)
  }

  /// Suspends the generator of the frame on top. The value for Swift's caller if it had one; else
  /// the loop below gets the value.
  func yield(_ value: Value, resumingAt pc: UnsafeMutablePointer<Instruction>) -> Value? {
    let frame = frames[frameCount - 1]
    guard let generator = frame.generator?.takeUnretainedValue() else { return value }
    suspend(generator, at: pc)
    frame.result.destroy(upTo: stackTop)
    stackTop = frame.result
    guard frame.role == .iteration else { return value }
    let below = frames[frameCount - 1]
    let loop = (below.pc - 1).pointee
    if loop.opcode == .forIterStore {
      below.locals[Int(loop.extra)] = value
    } else {
      stackTop.initialize(to: value)
      stackTop += 1
    }
    return nil
  }

  // MARK: - Exceptions

  /// Finds the handler of an exception among the frames down to the one that Swift called, and goes
  /// there; throws the exception if there is none.
  func unwind(_ raised: Raised, _ floor: Int) throws(Raised) {
    var raised = raised
    noteContext(raised.exception)
    while true {
      let frame = frames + (frameCount - 1)
      let code = frame.pointee.code
      let index = max(0, frame.pointee.pc - code.instructions - 1)
      noteTraceback(raised.exception, code, index)
      let handler = code.handlers.first { Int($0.start) <= index && index < Int($0.end) }
      if let handler {
        let cut = frame.pointee.locals + code.localCount + Int(handler.depth)
        let top = stackTop
        stackTop = cut
        if cut < top { cut.destroy(upTo: top) }
        stackTop.initialize(to: .object(raised.exception))
        stackTop += 1
        frame.pointee.pc = code.instructions + Int(handler.target)
        return
      }
      let role = frame.pointee.role
      if let generator = frame.pointee.generator?.takeUnretainedValue() {
        end(generator)
        let isAsyncGenerator = generator.type === TypeObject.asyncGenerator
        if raised.isInstance(of: .stopIteration)
          || isAsyncGenerator && raised.isInstance(of: .stopAsyncIteration)
        {
          let name = isAsyncGenerator ? "async generator" : generator.type.name
          let replacement = Raised.runtimeError(
            "\(name) raised \(raised.exception.type.name)")
          replacement.exception.cause = raised.exception
          replacement.exception.context = raised.exception
          replacement.exception.traceback = raised.exception.traceback
          raised = replacement
        }
      }
      let isFloor = frameCount == floor
      popFrame()
      if isFloor || role == .entry { throw raised }
    }
  }

  private func noteContext(_ exception: ExceptionObject) {
    guard let handled = handledException, handled !== exception, exception.context == nil,
      exception.traceback.isEmpty
    else { return }
    var ancestor: ExceptionObject? = handled
    var steps = 0
    while let next = ancestor {
      steps += 1
      if next === exception || steps > 100 { return }
      ancestor = next.context
    }
    exception.context = handled
  }

  private func noteTraceback(_ exception: ExceptionObject, _ code: Code, _ index: Int) {
    if let last = exception.traceback.last, last.depth == frameCount, last.code === code { return }
    guard exception.traceback.count < 2000, index < code.spans.count else { return }
    exception.traceback.append(
      TracebackFrame(
        source: code.source, function: code.name, span: code.spans[index], depth: frameCount,
        code: code))
  }

  /// The exception that `raise` raises, its operands being on top of the stack.
  func raised(_ count: Int) -> Raised {
    if count == 0 {
      guard let handled = handledException else {
        return .runtimeError("No active exception to reraise")
      }
      return Raised(handled)
    }
    do throws(Raised) {
      let exception = try exception((stackTop - count).pointee)
      if count == 2 {
        let cause = (stackTop - 1).pointee
        exception.cause = cause.isNone ? nil : try self.exception(cause, isCause: true)
        exception.suppressesContext = true
      }
      return Raised(exception)
    } catch {
      return error
    }
  }

  private func exception(
    _ value: Value, isCause: Bool = false
  ) throws(Raised) -> ExceptionObject {
    if case .object(let object) = value {
      if object.kind == .exception { return unsafeDowncast(object, to: ExceptionObject.self) }
      if object.kind == .type,
        unsafeDowncast(object, to: TypeObject.self).isSubtype(of: .baseException),
        case .object(let instance) = try call(value), instance.kind == .exception
      {
        return unsafeDowncast(instance, to: ExceptionObject.self)
      }
    }
    throw .typeError(
      isCause
        ? "exception causes must derive from BaseException"
        : "exceptions must derive from BaseException")
  }

  /// [exc] -> [previous exc]; `end` is the end of the stack before.
  @inline(never)
  func beginHandling(_ end: UnsafeMutablePointer<Value>) {
    let place = end - 1
    end.moveInitialize(from: place, count: 1)
    let previous = handledException
    handledException = exceptionObject(end.pointee)
    if let previous { place.initialize(to: .object(previous)) } else { place.initialize(to: .none) }
  }

  /// [previous] -> []; `end` is the end of the stack behind.
  @inline(never)
  func endHandling(_ end: UnsafeMutablePointer<Value>) {
    let previous = end.move()
    handledException = exceptionObject(previous)
  }

  func exceptionObject(_ value: Value) -> ExceptionObject? {
    guard case .object(let object) = value, object.kind == .exception else { return nil }
    return unsafeDowncast(object, to: ExceptionObject.self)
  }

  func reraised(_ value: Value) -> Raised {
    exceptionObject(value).map { Raised($0) }
      ?? .runtimeError("No active exception to reraise")
  }

  /// Whether an exception is an instance of a class or of one in a tuple.
  func matchesException(_ exception: Value, _ wanted: Value) throws(Raised) -> Bool {
    if let type = wanted.type, type.isSubtype(of: .baseException) {
      return self.type(of: exception).isSubtype(of: type)
    }
    if let tuple = wanted.tuple {
      for index in 0..<tuple.count where try matchesException(exception, tuple[index]) {
        return true
      }
      return false
    }
    throw .typeError("catching classes that do not inherit from BaseException is not allowed")
  }

  // MARK: - with

  /// [manager] -> [exit entered]
  func enterWith() throws(Raised) {
    let manager = (stackTop - 1).pointee
    let enter = try specialMethod(manager, Names.enter)
    guard !enter.isUndefined else {
      throw .typeError(
        "'\(type(of: manager).messageName)' object does not support the context manager protocol")
    }
    let exit = try specialMethod(manager, Names.exit)
    guard !exit.isUndefined else {
      throw .typeError(
        "'\(type(of: manager).messageName)' object does not support the context manager protocol "
          + "(missed __exit__ method)")
    }
    let entered = try call(enter)
    (stackTop - 1).pointee = exit
    stackTop.initialize(to: entered)
    stackTop += 1
  }

  /// [exit previous exc]: the result of calling exit with the exception.
  func exitWithException() throws(Raised) -> Value {
    let exception = (stackTop - 1).pointee
    let traceback: Value
    if let object = exceptionObject(exception) {
      traceback = .object(TracebackObject(object.traceback))
    } else {
      traceback = .none
    }
    return try call(
      (stackTop - 3).pointee, .object(type(of: exception)), exception, traceback)
  }
}
