// `tuple`: a fixed run of values.
// Invariant: the elements never change after `init`; `storage` holds exactly `count` values.

/// A `tuple`.
open class TupleObject: Object {
  public final let storage: UnsafeMutablePointer<Value>
  public final let count: Int
  private final let capacity: Int

  public static let empty = TupleObject([])

  public convenience init(_ elements: some Collection<Value>, type: TypeObject = .tuple) {
    self.init(count: elements.count, type: type) { storage in
      var next = storage
      for element in elements {
        next.initialize(to: element)
        next += 1
      }
    }
  }

  /// A tuple whose `count` elements the closure initializes.
  public init(count: Int, type: TypeObject = .tuple, fill: (UnsafeMutablePointer<Value>) -> Void) {
    self.count = count
    capacity = ValueBlock.capacity(for: count)
    storage = ValueBlock.allocate(capacity)
    fill(storage)
    super.init(type: type, kind: .tuple)
  }

  deinit { ValueBlock.release(storage, count: count, capacity: capacity) }

  open override func visitReferences(_ visit: (Object) -> Void) {
    super.visitReferences(visit)
    storage.visitObjects(count, visit)
  }

  public var elements: [Value] { Array(UnsafeBufferPointer(start: storage, count: count)) }

  /// The element at an index within bounds.
  public subscript(index: Int) -> Value {
    @inline(__always) get {
      precondition(index >= 0 && index < count)
      return storage[index]
    }
  }

  public override func recordState(into image: inout StateImage) {
    super.recordState(into: &image)
    image.values.append(contentsOf: UnsafeBufferPointer(start: storage, count: count))
  }

  // MARK: - Slots

  public override func truth(_ machine: Interpreter) throws(Raised) -> Bool { count != 0 }

  public override func length(_ machine: Interpreter) throws(Raised) -> Int? { count }

  public override func hash(_ machine: Interpreter) throws(Raised) -> Int {
    // CPython's own (a form of xxHash), so that sets of tuples come out in its order.
    var hash: UInt = 2_870_177_450_012_600_261
    for index in 0..<count {
      hash &+= UInt(bitPattern: try machine.hash(storage[index])) &* 14_029_467_366_897_019_727
      hash = (hash << 31 | hash >> 33) &* 11_400_714_785_074_694_791
    }
    hash &+= UInt(count) ^ (2_870_177_450_012_600_261 ^ 3_527_539)
    return Int(bitPattern: hash) == -1 ? 1_546_275_796 : Int(bitPattern: hash)
  }

  public override func iterate(_ machine: Interpreter) throws(Raised) -> Object? {
    TupleIterator(self)
  }

  public override func contains(
    _ element: Value, _ machine: Interpreter
  ) throws(Raised) -> Bool? {
    for index in 0..<count where try machine.isIdenticalOrEqual(storage[index], element) {
      return true
    }
    return false
  }

  open override func getItem(_ key: Value, _ machine: Interpreter) throws(Raised) -> Value {
    if case .object(let object) = key, object.kind == .slice {
      let slice = unsafeDowncast(object, to: SliceObject.self)
      return .tuple(try slice.elements(of: elements, machine))
    }
    guard let wanted = try machine.indexIfPossible(key) else {
      throw .typeError(
        "tuple indices must be integers or slices, not \(machine.type(of: key).name)")
    }
    let index = wanted < 0 ? wanted + count : wanted
    guard index >= 0, index < count else { throw .indexError("tuple index out of range") }
    return storage[index]
  }

  public override func compare(
    _ operation: CompareOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard let other = other.tuple else { return .undefined }
    return try machine.compareSequences(operation, elements, other.elements)
  }

  open override func repr(_ machine: Interpreter) throws(Raised) -> String {
    try machine.reprGuarded(self, "(...)") { () throws(Raised) in
      var text = "("
      for index in 0..<count {
        if index > 0 { text += ", " }
        text += try machine.repr(storage[index])
      }
      return text + (count == 1 ? ",)" : ")")
    }
  }

  open override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, _ machine: Interpreter
  ) throws(Raised) -> Value {
    if operation == .add, !reflected {
      guard let other = other.tuple else {
        if machine.supportsReflected(.add, other) { return .undefined }
        throw .typeError(
          "can only concatenate tuple (not \"\(machine.type(of: other).name)\") to tuple")
      }
      return .tuple(elements + other.elements)
    }
    guard operation == .multiply, let times = try machine.repeatCount(other) else {
      return .undefined
    }
    return .tuple(try machine.repeated(elements, times))
  }
}

/// The iterator of a tuple.
final class TupleIterator: Object {
  private let tuple: TupleObject
  private var position = 0

  init(_ tuple: TupleObject) {
    self.tuple = tuple
    super.init(type: .tupleIterator, kind: .tupleIterator)
  }

  override func recordState(into image: inout StateImage) {
    image.words.append(position)
    image.values.append(.object(tuple))
  }

  override func restoreState(from reader: inout StateReader) { position = reader.nextWord() }

  override func iterate(_ machine: Interpreter) throws(Raised) -> Object? { self }

  override func next(_ machine: Interpreter) throws(Raised) -> Value { nextElement() }

  @inline(__always)
  func nextElement() -> Value {
    guard position < tuple.count else { return .undefined }
    position &+= 1
    return tuple.storage[position &- 1]
  }
}
