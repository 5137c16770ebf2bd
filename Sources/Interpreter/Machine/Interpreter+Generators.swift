// Going on with generators, from Swift and from `for` loops.

extension Interpreter {
  /// Goes on with a generator until it yields; `.undefined` when it ends, with the value of its
  /// `return` in `stopValue`.
  func resume(_ generator: GeneratorObject, sending value: Value) throws(Raised) -> Value {
    try resume(generator, .send(value))
  }

  enum Resumption {
    case send(Value)
    case raise(ExceptionObject)
  }

  func resume(
    _ generator: GeneratorObject, _ resumption: Resumption
  ) throws(Raised) -> Value {
    if case .raise(let exception) = resumption, generator.state != .running {
      // Before its first instruction, or after its last, it cannot handle the exception.
      if generator.state != .suspended {
        generator.finish()
        throw Raised(exception)
      }
    }
    try checkNativeStack()
    let result = stackTop
    result.initialize(to: .object(generator))
    stackTop += 1
    do throws(Raised) {
      guard try enter(generator, result: result, role: .entry, resumption) else {
        clearStack(to: result)
        stopValue = .none
        return .undefined
      }
    } catch {
      clearStack(to: result)
      throw error
    }
    if case .raise(let exception) = resumption { return try run(raising: Raised(exception)) }
    return try run()
  }

  /// Puts a generator's frame back; `result` holds the generator and is the top of the stack.
  /// False if the generator has ended.
  func enter(
    _ generator: GeneratorObject, result: UnsafeMutablePointer<Value>, role: Frame.Role,
    _ resumption: Resumption
  ) throws(Raised) -> Bool {
    switch generator.state {
    case .running: throw .valueError("generator already executing")
    case .finished: return false
    case .created:
      if case .send(let value) = resumption, !value.isNone {
        throw .typeError("can't send non-None value to a just-started generator")
      }
    case .suspended: break
    }
    let code = generator.function.code
    guard frameCount < recursionLimit, frameCount < Interpreter.frameCapacity,
      stackTop + code.localCount + code.stackSize < stackLimit
    else { throw .recursion() }
    try attend()
    let locals = stackTop
    locals.moveInitialize(from: generator.saved, count: generator.savedCount)
    stackTop += generator.savedCount
    generator.savedCount = 0
    if generator.state == .suspended {
      if case .send(let value) = resumption {
        stackTop.initialize(to: value)
      } else {
        stackTop.initialize(to: .none)
      }
      stackTop += 1
    }
    generator.state = .running
    generator.outerException = handledException
    if let own = generator.handledException { handledException = own }
    var frame = Frame(
      code: code, globals: generator.function.globals, pc: generator.pc, locals: locals,
      result: result, role: role)
    frame.generator = Unmanaged.passUnretained(generator)
    (frames + frameCount).initialize(to: frame)
    frameCount += 1
    return true
  }

  /// Takes the frame on top off the stack into its generator, whose next instruction is `pc`.
  func suspend(_ generator: GeneratorObject, at pc: UnsafeMutablePointer<Instruction>) {
    frameCount -= 1
    let frame = frames[frameCount]
    generator.pc = pc
    generator.suspend(frame.locals, stackTop - frame.locals)
    stackTop = frame.locals
    generator.handledException =
      handledException === generator.outerException ? nil : handledException
    handledException = generator.outerException
    generator.outerException = nil
  }

  /// Marks a generator ended, whose frame is about to go.
  func end(_ generator: GeneratorObject) {
    generator.state = .finished
    handledException = generator.outerException
    generator.outerException = nil
    generator.handledException = nil
  }

  /// `generator.close()`.
  public func close(_ generator: GeneratorObject) throws(Raised) {
    guard generator.state == .suspended else {
      if generator.state == .created { generator.finish() }
      return
    }
    do throws(Raised) {
      let exit = ExceptionObject(type: .generatorExit, arguments: [])
      let value = try resume(generator, .raise(exit))
      if value.isUndefined { return }
    } catch {
      if error.isInstance(of: .generatorExit) || error.isInstance(of: .stopIteration) { return }
      throw error
    }
    throw .runtimeError("generator ignored GeneratorExit")
  }

  /// Pops a generator; if nothing else refers to it, it is closed, so that its `finally` blocks run as
  /// soon as a loop that went through it is left.
  func dropGenerator() throws(Raised) {
    let place = UnsafeMutableRawPointer(stackTop - 1).assumingMemoryBound(to: Object.self)
    if isKnownUniquelyReferenced(&place.pointee) {
      let generator = unsafeDowncast(place.pointee, to: GeneratorObject.self)
      if generator.state == .suspended { try close(generator) }
    }
    drop(1)
  }

  /// `generator.throw(exception)`.
  public func raise(
    _ exception: ExceptionObject, in generator: GeneratorObject
  ) throws(Raised) -> Value {
    // While it waits in `yield from`, the inner generator gets the exception first.
    if generator.state == .suspended, generator.pc.pointee.opcode == .yieldFrom,
      generator.savedCount > 0,
      case .object(let inner) = generator.saved[generator.savedCount - 1],
      inner.kind == .generator
    {
      do throws(Raised) {
        let value = try raise(exception, in: unsafeDowncast(inner, to: GeneratorObject.self))
        if !value.isUndefined { return value }
      } catch {
        return try resume(generator, .raise(error.exception))
      }
      // The inner one ended: its value is that of the `yield from`.
      let result = stopValue
      generator.dropDelegate()
      return try resume(generator, .send(result))
    }
    if generator.state == .suspended, generator.pc.pointee.opcode == .yieldFrom,
      generator.savedCount > 0,
      case .object(let inner) = generator.saved[generator.savedCount - 1],
      let step = inner as? AsyncStep
    {
      do throws(Raised) {
        let value = try step.advance(.raise(exception), self)
        if !value.isUndefined { return value }
      } catch {
        return try resume(generator, .raise(error.exception))
      }
      let result = stopValue
      generator.dropDelegate()
      return try resume(generator, .send(result))
    }
    return try resume(generator, .raise(exception))
  }

  /// What `next()`, `send()` and the like give a program: StopIteration at the end.
  public func visibleStep(_ value: Value) throws(Raised) -> Value {
    if value.isUndefined { throw .stopIteration(stopValue) }
    return value
  }

  /// `generator.send(value)`.
  public func send(_ value: Value, to generator: GeneratorObject) throws(Raised) -> Value {
    try visibleStep(try resume(generator, .send(value)))
  }

  /// One step of `yield from`: what the iterator yields, or `.undefined` with `stopValue`.
  func stepYieldFrom(_ iterator: Value, _ sent: Value) throws(Raised) -> Value {
    guard case .object(let object) = iterator else { return .undefined }
    if object.kind == .generator {
      return try resume(unsafeDowncast(object, to: GeneratorObject.self), .send(sent))
    }
    stopValue = .none
    if sent.isNone { return try next(object) }
    do throws(Raised) {
      return try callMethod(iterator, Symbol("send"), [sent])
    } catch {
      guard error.isInstance(of: .stopIteration) else { throw error }
      stopValue = error.exception.arguments.first ?? .none
      return .undefined
    }
  }
}
