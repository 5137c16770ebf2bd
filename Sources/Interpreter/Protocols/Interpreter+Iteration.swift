// Iterators of any value.

extension Interpreter {
  /// `iter(value)`.
  public func iterator(of value: Value) throws(Raised) -> Object {
    if let iterator = try iteratorIfPossible(value) { return iterator }
    throw .typeError("'\(type(of: value).messageName)' object is not iterable")
  }

  /// `iter(value)`, nil for what is not iterable.
  public func iteratorIfPossible(_ value: Value) throws(Raised) -> Object? {
    guard case .object(let object) = value else { return nil }
    let overrides = object.type.overrides
    if overrides.contains(.iterate) {
      let method = userMethod(object, Names.iterate)
      if method.isNone { return nil }
      if !method.isUndefined {
        let result = try call(method, value)
        guard case .object(let iterator) = result, isIterator(iterator) else {
          throw .typeError("iter() returned non-iterator of type '\(type(of: result).messageName)'")
        }
        return iterator
      }
    }
    if let iterator = try object.iterate(self) { return iterator }
    guard overrides.contains(.getItem) else { return nil }
    return SequenceIterator(value)
  }

  /// Whether `iter(value)` would work.
  public func isIterable(_ value: Value) -> Bool {
    guard case .object(let object) = value else { return false }
    let overrides = object.type.overrides
    if overrides.contains(.iterate) { return !userMethod(object, Names.iterate).isNone }
    if overrides.contains(.getItem) { return true }
    switch object.kind {
    case .string, .list, .tuple, .dict, .set, .range, .bytes, .rangeIterator, .listIterator,
      .tupleIterator, .iterator:
      return true
    case .generator: return object.type === TypeObject.generator
    case .function, .nativeFunction, .boundMethod, .type, .module, .slice, .bigInt, .cell,
      .exception, .property, .nativeProperty, .staticMethod, .classMethod, .superObject:
      return false
    case .other: return !object.type.lookup(Names.iterate).isUndefined
    }
  }

  func isIterator(_ object: Object) -> Bool {
    if object.type.overrides.contains(.next) { return true }
    switch object.kind {
    case .rangeIterator, .listIterator, .tupleIterator, .iterator: return true
    case .generator: return object.type === TypeObject.generator
    case .other: return !object.type.isNative || !object.type.lookup(Names.next).isUndefined
    default: return false
    }
  }

  /// The next element, `.undefined` at the end.
  public func next(_ iterator: Object) throws(Raised) -> Value {
    try checkNativeStack()
    guard iterator.type.overrides.contains(.next) else { return try iterator.next(self) }
    do throws(Raised) {
      return try call(userMethod(iterator, Names.next), .object(iterator))
    } catch {
      guard error.isInstance(of: .stopIteration) else { throw error }
      stopValue = error.exception.arguments.first ?? .none
      return .undefined
    }
  }

  /// Calls the body with each element in turn.
  public func iterate(
    _ value: Value, _ body: (Value) throws(Raised) -> Void
  ) throws(Raised) {
    let iterator = try iterator(of: value)
    while true {
      let element = try next(iterator)
      if element.isUndefined { return }
      try body(element)
    }
  }

  /// All elements, at once.
  public func elements(of value: Value) throws(Raised) -> [Value] {
    if case .object(let object) = value, !object.type.overrides.contains(.iterate) {
      if object.kind == .list { return unsafeDowncast(object, to: ListObject.self).elements }
      if object.kind == .tuple { return unsafeDowncast(object, to: TupleObject.self).elements }
      if object.kind == .range, unsafeDowncast(object, to: RangeObject.self).count > 1 << 28 {
        throw .memoryError()
      }
    }
    var elements: [Value] = []
    let iterator = try iterator(of: value)
    while true {
      let element = try next(iterator)
      if element.isUndefined { return elements }
      guard elements.count < 1 << 28 else { throw .memoryError() }
      elements.append(element)
      if elements.count & 0xfff == 0 { try checkInterrupt() }
    }
  }

  /// Frees cycles if that is due, and throws KeyboardInterrupt if the session asked for it.
  @inline(__always)
  func attend() throws(Raised) {
    pollCount &+= 1
    if attention.pointee != 0 { try attendNow() }
  }

  @inline(never)
  func attendNow() throws(Raised) {
    if (interruptFlag + 1).pointee != 0 {
      (interruptFlag + 1).pointee = 0
      CycleCollector.collect()
    }
    try checkInterruptWhileWaiting()
  }

  /// An instance of a class whose instances have no native part.
  @inline(__always)
  func makeInstance(of type: TypeObject) -> Object {
    askForCollection()
    return Instance(type: type)
  }

  /// Has the running program search for cycles soon, if that is due.
  @inline(__always)
  func askForCollection() {
    if CycleCollector.isDue { (interruptFlag + 1).pointee = 1 }
  }
}

/// The iterator of an object that only has `__getitem__`.
final class SequenceIterator: Object {
  private var sequence: Value
  private var position = 0

  init(_ sequence: Value) {
    self.sequence = sequence
    super.init(type: .sequenceIterator, kind: .iterator)
  }

  override func recordState(into image: inout StateImage) {
    image.words.append(position)
    image.values.append(sequence)
  }

  override func restoreState(from reader: inout StateReader) {
    position = reader.nextWord()
    sequence = reader.nextValue()
  }

  override func iterate(_ machine: Interpreter) throws(Raised) -> Object? { self }

  override func next(_ machine: Interpreter) throws(Raised) -> Value {
    if sequence.isUndefined { return .undefined }
    position += 1
    do throws(Raised) {
      return try machine.getItem(sequence, .int(position - 1))
    } catch {
      guard error.isInstance(of: .indexError) || error.isInstance(of: .stopIteration) else {
        throw error
      }
      sequence = .undefined
      return .undefined
    }
  }
}
