// The instructions of `await`, `async for` and `async with`.
//
// A coroutine and an asynchronous generator are suspended frames like a generator. An asynchronous
// generator yields for two reasons: to hand out an element, which is marked (`MarkedYield`), and to wait,
// which is not. One step of it is an `AsyncStep`, which is awaited in its turn.

extension Interpreter {
  func wait(_ instruction: Instruction) throws(Raised) {
    let top = (stackTop - 1).pointee
    switch instruction.opcode {
    case .getAwaitable: (stackTop - 1).pointee = try awaitable(top)
    case .markYield: (stackTop - 1).pointee = .object(MarkedYield(top))
    case .getAsyncIterator:
      let method = try specialMethod(top, Symbol("__aiter__"))
      guard !method.isUndefined else {
        throw .typeError(
          "'async for' requires an object with __aiter__ method, got \(type(of: top).name)")
      }
      let iterator = try call(method)
      guard !(try specialMethod(iterator, Symbol("__anext__"))).isUndefined else {
        throw .typeError(
          "'async for' received an object from __aiter__ that does not implement __anext__: "
            + type(of: iterator).name)
      }
      (stackTop - 1).pointee = iterator
    case .startAsyncNext:
      let step = try awaitable(try callMethod(top, Symbol("__anext__")))
      stackTop.initialize(to: step)
      stackTop += 1
    case .enterAsyncWith:
      let enter = try contextMethod(top, "__aenter__")
      let exit = try contextMethod(top, "__aexit__")
      let step = try awaitable(try call(enter))
      (stackTop - 1).pointee = exit
      stackTop.initialize(to: step)
      stackTop += 1
    default:
      (stackTop - 1).pointee = try awaitable(try call(top, .none, .none, .none))
    }
  }

  private func contextMethod(_ manager: Value, _ name: StaticString) throws(Raised) -> Value {
    let method = try specialMethod(manager, Symbol(name))
    guard !method.isUndefined else {
      throw .typeError(
        "'\(type(of: manager).messageName)' object does not support the asynchronous context "
          + "manager protocol")
    }
    return method
  }

  /// The iterator that `await` goes through.
  private func awaitable(_ value: Value) throws(Raised) -> Value {
    if case .object(let object) = value {
      if object is AsyncStep { return value }
      if object.type === TypeObject.coroutine {
        guard unsafeDowncast(object, to: GeneratorObject.self).state != .finished else {
          throw .runtimeError("cannot reuse already awaited coroutine")
        }
        return value
      }
    }
    let method = try specialMethod(value, Symbol("__await__"))
    guard !method.isUndefined else {
      throw .typeError(
        "object \(type(of: value).messageName) can't be used in 'await' expression")
    }
    let iterator = try call(method)
    guard case .object(let object) = iterator, isIterator(object) || object is AsyncStep else {
      throw .typeError(
        "__await__() returned non-iterator of type '\(type(of: iterator).name)'")
    }
    return iterator
  }

  // MARK: - Types

  func installWaitingFunctions() {
    builtin("aiter(async_iterable, /)") { call, machine throws(Raised) in
      let method = try machine.specialMethod(call[0], Symbol("__aiter__"))
      guard !method.isUndefined else {
        throw .typeError(
          "'\(machine.type(of: call[0]).messageName)' object is not an async iterable")
      }
      return try machine.call(method)
    }
    builtin("anext(aiterator, default=..., /)") { call, machine throws(Raised) in
      let method = try machine.specialMethod(call[0], Symbol("__anext__"))
      guard !method.isUndefined else {
        throw .typeError(
          "'\(machine.type(of: call[0]).messageName)' object is not an async iterator")
      }
      let step = try machine.call(method)
      guard call.has(1) else { return step }
      let tools = try machine.importModule("_asyncio_tools")
      return try machine.callMethod(.object(tools), Symbol("_next_or"), [step, call[1]])
    }
  }

  func declareWaiting() {
    TypeObject.coroutine.method("__await__(self, /)") { call, machine throws(Raised) in call[0] }
    let type = TypeObject.asyncGenerator
    func step(
      _ generator: Value, _ first: Resumption, closes: Bool = false
    ) throws(Raised) -> Value {
      guard case .object(let object) = generator, object.kind == .generator else {
        throw .typeError("expected an async_generator")
      }
      return .object(
        AsyncStep(unsafeDowncast(object, to: GeneratorObject.self), first, closes: closes))
    }
    type.method("__aiter__(self, /)") { call, machine throws(Raised) in call[0] }
    type.method("__anext__(self, /)") { call, machine throws(Raised) in
      try step(call[0], .send(.none))
    }
    type.method("asend(self, value, /)") { call, machine throws(Raised) in
      try step(call[0], .send(call[1]))
    }
    type.method("athrow(self, type, value=None, traceback=None, /)") {
      call, machine throws(Raised) in
      try step(call[0], .raise(try machine.exceptionToThrow(call[1], call[2])))
    }
    type.method("aclose(self, /)") { call, machine throws(Raised) in
      let exit = ExceptionObject(type: .generatorExit, arguments: [])
      return try step(call[0], .raise(exit), closes: true)
    }
    declareSteps()
  }

  private func declareSteps() {
    let type = TypeObject.asyncStep
    func step(_ value: Value) throws(Raised) -> AsyncStep {
      guard let step = value.object as? AsyncStep else {
        throw .typeError("expected a step of an async_generator")
      }
      return step
    }
    type.method("__await__(self, /)") { call, machine throws(Raised) in call[0] }
    type.method("__iter__(self, /)") { call, machine throws(Raised) in call[0] }
    type.method("__next__(self, /)") { call, machine throws(Raised) in
      try machine.visibleStep(try step(call[0]).advance(nil, machine))
    }
    type.method("send(self, value, /)") { call, machine throws(Raised) in
      try machine.visibleStep(try step(call[0]).advance(.send(call[1]), machine))
    }
    type.method("throw(self, type, value=None, traceback=None, /)") {
      call, machine throws(Raised) in
      let exception = try machine.exceptionToThrow(call[1], call[2])
      return try machine.visibleStep(try step(call[0]).advance(.raise(exception), machine))
    }
    type.method("close(self, /)") { call, machine throws(Raised) in
      try step(call[0]).end()
      return .none
    }
  }
}

/// An element that an asynchronous generator hands out.
final class MarkedYield: Object {
  private(set) var value: Value

  init(_ value: Value) {
    self.value = value
    super.init(type: .markedYield)
  }

  override func visitReferences(_ visit: (Object) -> Void) {
    if case .object(let object) = value { visit(object) }
  }

  override func recordState(into image: inout StateImage) { image.values.append(value) }

  override func restoreState(from reader: inout StateReader) { value = reader.nextValue() }
}

/// What `__anext__`, `asend`, `athrow` and `aclose` give: the way to the next element.
final class AsyncStep: Object {
  private let generator: GeneratorObject
  private var first: Interpreter.Resumption?
  private let closes: Bool
  private var isDone = false

  init(_ generator: GeneratorObject, _ first: Interpreter.Resumption, closes: Bool) {
    self.generator = generator
    self.first = first
    self.closes = closes
    super.init(type: .asyncStep)
  }

  override func visitReferences(_ visit: (Object) -> Void) { visit(generator) }

  override func recordState(into image: inout StateImage) {
    image.values.append(.object(generator))
    image.append(isDone)
    image.append(first == nil)
  }

  override func restoreState(from reader: inout StateReader) {
    _ = reader.nextValue()
    isDone = reader.nextFlag()
    if reader.nextFlag() { first = nil }
  }

  func end() { isDone = true }

  override func iterate(_ machine: Interpreter) throws(Raised) -> Object? { self }

  override func next(_ machine: Interpreter) throws(Raised) -> Value {
    try advance(nil, machine)
  }

  /// Goes on until the generator waits, which is what this gives, or hands out an element, which
  /// goes to `stopValue`.
  func advance(
    _ resumption: Interpreter.Resumption?, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard !isDone else {
      throw .runtimeError("cannot reuse already awaited __anext__()/asend()")
    }
    var next = resumption ?? .send(.none)
    if let first {
      self.first = nil
      if case .send(.none) = next { next = first }
    }
    let value: Value
    do throws(Raised) {
      value = try machine.resume(generator, next)
    } catch {
      isDone = true
      let isExit = error.isInstance(of: .generatorExit) || error.isInstance(of: .stopAsyncIteration)
      guard closes, isExit else { throw error }
      machine.stopValue = .none
      return .undefined
    }
    guard !value.isUndefined else {
      isDone = true
      guard closes else {
        throw Raised(ExceptionObject(type: .stopAsyncIteration, arguments: []))
      }
      machine.stopValue = .none
      return .undefined
    }
    guard let element = value.object as? MarkedYield else { return value }
    isDone = true
    guard !closes else { throw .runtimeError("async generator ignored GeneratorExit") }
    machine.stopValue = element.value
    return .undefined
  }
}
