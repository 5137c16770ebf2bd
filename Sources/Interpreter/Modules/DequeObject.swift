// `collections.deque`: a ring of values, open at both ends, with an optional greatest length.
// Invariant: the elements are `ring[(head + i) % ring.count]` for i below `count`; places outside hold
// `.undefined`.

/// A `deque`.
final class DequeObject: Object {
  private var ring: [Value] = Array(repeating: .undefined, count: 8)
  private var head = 0
  private(set) var count = 0
  let limit: Int?

  init(limit: Int?, type: TypeObject) {
    self.limit = limit
    super.init(type: type)
  }

  var elements: [Value] { (0..<count).map { self[$0] } }

  subscript(index: Int) -> Value {
    get { ring[(head + index) % ring.count] }
    set { ring[(head + index) % ring.count] = newValue }
  }

  override func recordState(into image: inout StateImage) {
    recordAttributes(into: &image)
    image.words.append(count)
    image.values.append(contentsOf: elements)
  }

  override func restoreState(from reader: inout StateReader) {
    restoreAttributes(from: &reader)
    replaceAll(reader.nextValues(reader.nextWord()))
  }

  private func grow() {
    guard count == ring.count else { return }
    ring = elements + Array(repeating: .undefined, count: count)
    head = 0
  }

  func append(_ value: Value) {
    if let limit, count == limit {
      if limit == 0 { return }
      _ = removeFirst()
    }
    grow()
    count += 1
    self[count - 1] = value
  }

  func prepend(_ value: Value) {
    if let limit, count == limit {
      if limit == 0 { return }
      _ = removeLast()
    }
    grow()
    head = (head + ring.count - 1) % ring.count
    count += 1
    self[0] = value
  }

  func removeFirst() -> Value {
    let value = self[0]
    self[0] = .undefined
    head = (head + 1) % ring.count
    count -= 1
    return value
  }

  func removeLast() -> Value {
    let value = self[count - 1]
    self[count - 1] = .undefined
    count -= 1
    return value
  }

  func replaceAll(_ values: [Value]) {
    ring = Array(repeating: .undefined, count: max(8, values.count))
    (head, count) = (0, 0)
    for value in values { append(value) }
  }

  private func position(_ key: Value, _ machine: Interpreter) throws(Raised) -> Int {
    guard let wanted = try machine.indexIfPossible(key) else {
      throw .typeError(
        "sequence index must be integer, not '\(machine.type(of: key).name)'")
    }
    let index = wanted < 0 ? wanted + count : wanted
    guard index >= 0, index < count else { throw .indexError("deque index out of range") }
    return index
  }

  override func length(_ machine: Interpreter) throws(Raised) -> Int? { count }

  override func hash(_ machine: Interpreter) throws(Raised) -> Int {
    throw .typeError("unhashable type: '\(type.name)'")
  }

  override func getItem(_ key: Value, _ machine: Interpreter) throws(Raised) -> Value {
    self[try position(key, machine)]
  }

  override func setItem(_ key: Value, _ value: Value, _ machine: Interpreter) throws(Raised) {
    self[try position(key, machine)] = value
  }

  override func deleteItem(_ key: Value, _ machine: Interpreter) throws(Raised) {
    let index = try position(key, machine)
    var values = elements
    values.remove(at: index)
    replaceAll(values)
  }

  override func iterate(_ machine: Interpreter) throws(Raised) -> Object? {
    var index = 0
    let expected = count
    return NativeIterator(
      holding: [self],
      rewinding: {
        let now = index
        return { index = now }
      }
    ) { [self] (_: Interpreter) throws(Raised) in
      guard count == expected else { throw .runtimeError("deque mutated during iteration") }
      guard index < count else { return .undefined }
      index += 1
      return self[index - 1]
    }
  }

  override func compare(
    _ operation: CompareOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard case .object(let object) = other, let other = object as? DequeObject else {
      return .undefined
    }
    return try machine.compareSequences(operation, elements, other.elements)
  }

  override func repr(_ machine: Interpreter) throws(Raised) -> String {
    try machine.reprGuarded(self, "[...]") { () throws(Raised) in
      let body = try machine.repr(.list(elements))
      return limit.map { "\(type.name)(\(body), maxlen=\($0))" } ?? "\(type.name)(\(body))"
    }
  }

  override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, _ machine: Interpreter
  ) throws(Raised) -> Value {
    let result = DequeObject(limit: limit, type: .deque)
    if operation == .multiply, let times = try machine.indexIfPossible(other) {
      result.replaceAll(try machine.repeated(elements, times))
      return .object(result)
    }
    guard operation == .add, !reflected else { return .undefined }
    guard case .object(let object) = other, let other = object as? DequeObject else {
      throw .typeError(
        "can only concatenate deque (not \"\(machine.type(of: other).name)\") to deque")
    }
    result.replaceAll(elements + other.elements)
    return .object(result)
  }

  override func inplaceBinary(
    _ operation: BinaryOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard operation == .add else { return .undefined }
    for value in try machine.elements(of: other) { append(value) }
    return .object(self)
  }
}

extension TypeObject {
  static let deque = TypeObject(native: "deque", module: "collections") { type in
    type.isNamedInFull = true
    type.construct { call, machine throws(Raised) in
      .object(try machine.makeDeque(call))
    }
    type.raw("__init__", isMethod: true) { _, _ throws(Raised) in .none }
    type.constant("__hash__", .none)
    type.declareSlots(
      .sequence + .mutableSequence + .ordering + ["__add__", "__mul__", "__rmul__", "__iadd__"])
    type.property("maxlen") { value, machine throws(Raised) in
      (value.object as? DequeObject)?.limit.map { .int($0) } ?? .none
    }
    func method(
      _ signature: String,
      _ body: @escaping (DequeObject, Arguments, Interpreter) throws(Raised) -> Value
    ) {
      type.method(signature) { call, machine throws(Raised) in
        try body(
          try call.object(DequeObject.self, of: type, "append", machine), call, machine)
      }
    }
    method("append(self, x, /)") { deque, call, _ throws(Raised) in
      deque.append(call[1])
      return .none
    }
    method("appendleft(self, x, /)") { deque, call, _ throws(Raised) in
      deque.prepend(call[1])
      return .none
    }
    method("extend(self, iterable, /)") { deque, call, machine throws(Raised) in
      for value in try machine.elements(of: call[1]) { deque.append(value) }
      return .none
    }
    method("extendleft(self, iterable, /)") { deque, call, machine throws(Raised) in
      for value in try machine.elements(of: call[1]) { deque.prepend(value) }
      return .none
    }
    method("pop(self, /)") { deque, _, _ throws(Raised) in
      guard deque.count > 0 else { throw .indexError("pop from an empty deque") }
      return deque.removeLast()
    }
    method("popleft(self, /)") { deque, _, _ throws(Raised) in
      guard deque.count > 0 else { throw .indexError("pop from an empty deque") }
      return deque.removeFirst()
    }
    method("clear(self, /)") { deque, _, _ throws(Raised) in
      deque.replaceAll([])
      return .none
    }
    for name in ["copy", "__copy__"] {
      method("\(name)(self, /)") { deque, _, _ throws(Raised) in
        let copy = DequeObject(limit: deque.limit, type: deque.type)
        copy.replaceAll(deque.elements)
        return .object(copy)
      }
    }
    method("rotate(self, n=1, /)") { deque, call, machine throws(Raised) in
      let steps = try machine.index(call[1])
      guard deque.count > 1 else { return .none }
      for _ in 0..<((steps % deque.count + deque.count) % deque.count) {
        deque.prepend(deque.removeLast())
      }
      return .none
    }
    method("reverse(self, /)") { deque, _, _ throws(Raised) in
      deque.replaceAll(deque.elements.reversed())
      return .none
    }
    method("count(self, x, /)") { deque, call, machine throws(Raised) in
      var count = 0
      for value in deque.elements where try machine.isIdenticalOrEqual(value, call[1]) {
        count += 1
      }
      return .int(count)
    }
    method("index(self, x, start=None, stop=None, /)") { deque, call, machine throws(Raised) in
      let values = deque.elements
      let start = try machine.clampedBound(call[2], values.count, otherwise: 0)
      let stop = try machine.clampedBound(call[3], values.count, otherwise: values.count)
      for index in start..<max(start, stop)
      where try machine.isIdenticalOrEqual(values[index], call[1]) {
        return .int(index)
      }
      throw .valueError("\(try machine.repr(call[1])) is not in deque")
    }
    method("insert(self, i, x, /)") { deque, call, machine throws(Raised) in
      if let limit = deque.limit, deque.count >= limit {
        throw .indexError("deque already at its maximum size")
      }
      var values = deque.elements
      values.insert(call[2], at: try machine.clampedBound(call[1], values.count, otherwise: 0))
      deque.replaceAll(values)
      return .none
    }
    method("remove(self, value, /)") { deque, call, machine throws(Raised) in
      var values = deque.elements
      for index in values.indices
      where try machine.isIdenticalOrEqual(values[index], call[1]) {
        values.remove(at: index)
        deque.replaceAll(values)
        return .none
      }
      throw .valueError("deque.remove(x): x not in deque")
    }
    method("__reversed__(self, /)") { deque, _, machine throws(Raised) in
      .object(machine.iterator(over: deque.elements.reversed()))
    }
  }

  /// The attribute of a named tuple that gives one of its elements.
  fileprivate static let tupleGetter = TypeObject(
    native: "_tuplegetter", module: "collections"
  ) { type in
    type.construct("_tuplegetter(cls, index, doc, /)") { call, machine throws(Raised) in
      let index = try machine.index(call[1])
      return .object(
        NativeProperty("field", owner: type) { value, machine throws(Raised) in
          guard let tuple = value.tuple, index >= 0, index < tuple.count else { return .none }
          return tuple[index]
        } set: { _, _, _ throws(Raised) in
          throw .attributeError("can't set attribute")
        })
    }
  }
}

extension Interpreter {
  func makeCollectionsModule() throws(Raised) -> ModuleObject {
    let module = ModuleObject("_collections")
    module["deque"] = .object(TypeObject.deque)
    for (name, part) in [("keys", DictPart.keys), ("values", .values), ("items", .items)] {
      let type = TypeObject(native: "odict_\(name)", module: "collections", base: part.viewType)
      module.function("_odict_\(name)(dict, /)") { call, machine throws(Raised) in
        .object(DictView(try call.dict("keys", machine), part, type: type))
      }
    }
    module["_tuplegetter"] = .object(TypeObject.tupleGetter)
    return module
  }

  fileprivate func makeDeque(_ call: Arguments) throws(Raised) -> DequeObject {
    let iterable = call.count > 1 ? call[1] : call.keyword(Symbol("iterable"))
    let given = call.count > 2 ? call[2] : call.keyword(Symbol("maxlen"))
    var limit: Int?
    if !given.isNoneOrUndefined {
      guard let integer = given.integer else { throw .typeError("an integer is required") }
      guard integer.signum >= 0 else { throw .valueError("maxlen must be non-negative") }
      limit = integer.small
    }
    let deque = DequeObject(limit: limit, type: call[0].type ?? .deque)
    if !iterable.isUndefined {
      for value in try elements(of: iterable) { deque.append(value) }
    }
    return deque
  }
}
