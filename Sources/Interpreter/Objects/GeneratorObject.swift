// A generator: a frame that left the stack. While it is suspended its locals and operands lie in
// `saved`; to go on they move back onto the stack.

/// A generator.
public final class GeneratorObject: Object {
  enum State { case created, suspended, running, finished }

  let function: FunctionObject
  var state = State.created
  var saved: UnsafeMutablePointer<Value>
  var savedCount: Int
  private(set) var savedCapacity: Int
  var pc: UnsafeMutablePointer<Instruction>
  /// The exception that it was handling when it yielded.
  var handledException: ExceptionObject?
  /// What its caller was handling when it went on.
  var outerException: ExceptionObject?

  /// Takes the locals of a call from the stack.
  init(_ function: FunctionObject, taking locals: UnsafeMutablePointer<Value>) {
    self.function = function
    let count = function.code.localCount
    savedCapacity = ValueBlock.capacity(for: count + function.code.stackSize)
    saved = ValueBlock.allocate(savedCapacity)
    saved.moveInitialize(from: locals, count: count)
    savedCount = count
    pc = function.code.instructions
    super.init(type: function.code.typeOfGenerator, kind: .generator)
  }

  deinit {
    ValueBlock.release(saved, count: savedCount, capacity: savedCapacity)
  }

  public override func visitReferences(_ visit: (Object) -> Void) {
    super.visitReferences(visit)
    visit(function)
    saved.visitObjects(savedCount, visit)
  }

  /// A generator that nobody can reach is suspended, or has not begun.
  public override func dropReferences() {
    super.dropReferences()
    finish()
  }

  /// Takes locals and operands from the stack.
  func suspend(_ locals: UnsafeMutablePointer<Value>, _ count: Int) {
    if count > savedCapacity {
      ValueBlock.deallocate(saved, savedCapacity)
      savedCapacity = ValueBlock.capacity(for: count)
      saved = ValueBlock.allocate(savedCapacity)
    }
    saved.moveInitialize(from: locals, count: count)
    savedCount = count
    state = .suspended
  }

  /// Leaves a `yield from` whose iterator, the last operand, has ended.
  func dropDelegate() {
    savedCount -= 1
    (saved + savedCount).deinitialize(count: 1)
    pc += 1
  }

  public override func recordState(into image: inout StateImage) {
    let place = pc - function.code.instructions
    image.words += [state == .created ? 0 : state == .finished ? 2 : 1, place, savedCount]
    image.values.append(.object(function))
    image.values.append(handledException.map { .object($0) } ?? .none)
    image.values.append(outerException.map { .object($0) } ?? .none)
    image.values.append(contentsOf: UnsafeBufferPointer(start: saved, count: savedCount))
  }

  public override func restoreState(from reader: inout StateReader) {
    let number = reader.nextWord()
    state = number == 0 ? .created : number == 2 ? .finished : .suspended
    pc = function.code.instructions + reader.nextWord()
    let count = reader.nextWord()
    _ = reader.nextValue()
    handledException = reader.nextValue().object as? ExceptionObject
    outerException = reader.nextValue().object as? ExceptionObject
    let old = (saved, savedCount, savedCapacity)
    savedCapacity = ValueBlock.capacity(for: max(count, function.code.localCount))
    saved = ValueBlock.allocate(savedCapacity)
    for index in 0..<count { (saved + index).initialize(to: reader.nextValue()) }
    savedCount = count
    ValueBlock.release(old.0, count: old.1, capacity: old.2)
  }

  /// Drops what is left of the frame.
  func finish() {
    state = .finished
    handledException = nil
    let count = savedCount
    savedCount = 0
    saved.deinitialize(count: count)
  }

  /// A coroutine is awaited, and an asynchronous generator is gone through by `async for`.
  public override func iterate(_ machine: Interpreter) throws(Raised) -> Object? {
    type === TypeObject.generator ? self : nil
  }

  public override func next(_ machine: Interpreter) throws(Raised) -> Value {
    guard type === TypeObject.generator else {
      throw .typeError("'\(type.name)' object is not an iterator")
    }
    return try machine.resume(self, sending: .none)
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    "<\(type.name) object \(function.qualifiedName) at \(machine.address(of: self))>"
  }
}

extension Code {
  /// The class of what a call makes.
  fileprivate var typeOfGenerator: TypeObject {
    switch suspension {
    case .none, .generator: return .generator
    case .coroutine: return .coroutine
    case .asyncGenerator: return .asyncGenerator
    }
  }
}
