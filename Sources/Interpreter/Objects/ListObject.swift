// `list`: a growing run of values in memory of its own.
// Invariant: `storage` holds exactly `count` initialized values. Whoever calls back into the
// language while walking a list must read `count` again afterwards: the program may have changed it.

/// A `list`.
public final class ListObject: Object {
  public private(set) var storage: UnsafeMutablePointer<Value>
  public private(set) var count: Int
  private var capacity: Int

  /// An empty list with room for some elements.
  public init(capacity: Int = 0, type: TypeObject = .list) {
    self.capacity = ValueBlock.capacity(for: capacity)
    storage = ValueBlock.allocate(self.capacity)
    count = 0
    super.init(type: type, kind: .list)
  }

  public convenience init(_ elements: some Collection<Value>, type: TypeObject = .list) {
    self.init(capacity: elements.count, type: type)
    for element in elements { append(element) }
  }

  /// A list of values that it takes over.
  init(taking values: UnsafeMutablePointer<Value>, _ count: Int) {
    capacity = ValueBlock.capacity(for: count)
    storage = ValueBlock.allocate(capacity)
    storage.moveInitialize(from: values, count: count)
    self.count = count
    super.init(type: .list, kind: .list)
  }

  deinit { ValueBlock.release(storage, count: count, capacity: capacity) }

  public override func visitReferences(_ visit: (Object) -> Void) {
    super.visitReferences(visit)
    storage.visitObjects(count, visit)
  }

  public override func dropReferences() {
    super.dropReferences()
    removeAll()
  }

  /// Whether no class of the program changes what subscripts mean.
  @inline(__always)
  var isUnchanged: Bool {
    typeReference._withUnsafeGuaranteedRef { $0.overrides.isEmpty }
  }

  /// Where the element with an index of the language lies, nil outside.
  @inline(__always)
  func place(of index: Int) -> UnsafeMutablePointer<Value>? {
    let place = index < 0 ? index &+ count : index
    return place >= 0 && place < count ? storage + place : nil
  }

  /// The elements as they are now, safe to walk while the list changes.
  public var elements: [Value] { Array(UnsafeBufferPointer(start: storage, count: count)) }

  /// The element at an index within bounds.
  public subscript(index: Int) -> Value {
    @inline(__always) get {
      precondition(index >= 0 && index < count)
      return storage[index]
    }
    set {
      precondition(index >= 0 && index < count)
      let old = storage[index]
      storage[index] = newValue
      _ = old
    }
  }

  @inline(__always)
  public func append(_ value: Value) {
    if count == capacity { grow(to: count + 1) }
    (storage + count).initialize(to: value)
    count &+= 1
  }

  /// Appends a copy of a value in memory.
  @inline(__always)
  private func append(copying place: UnsafeMutablePointer<Value>) {
    if count == capacity { grow(to: count + 1) }
    (storage + count).initialize(copying: place)
    count &+= 1
  }

  public func append(contentsOf values: some Sequence<Value>) {
    for value in values { append(value) }
  }

  /// Inserts before an index in `0...count`.
  public func insert(_ value: Value, at index: Int) {
    precondition(index >= 0 && index <= count)
    if count == capacity { grow(to: count + 1) }
    (storage + index + 1).moveInitialize(from: storage + index, count: count - index)
    (storage + index).initialize(to: value)
    count += 1
  }

  /// Removes and returns the element at an index within bounds.
  public func remove(at index: Int) -> Value {
    precondition(index >= 0 && index < count)
    let value = (storage + index).move()
    (storage + index).moveInitialize(from: storage + index + 1, count: count - index - 1)
    count -= 1
    return value
  }

  /// Replaces a range within bounds.
  public func replace(_ range: Range<Int>, with values: [Value]) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    let old = Array(UnsafeBufferPointer(start: storage + range.lowerBound, count: range.count))
    let newCount = count - range.count + values.count
    if newCount > capacity { grow(to: newCount) }
    (storage + range.lowerBound).deinitialize(count: range.count)
    (storage + range.lowerBound + values.count).moveInitialize(
      from: storage + range.upperBound, count: count - range.upperBound)
    for (offset, value) in values.enumerated() {
      (storage + range.lowerBound + offset).initialize(to: value)
    }
    count = newCount
    withExtendedLifetime(old) {}
  }

  public func removeAll() { replaceAll([]) }

  public func replaceAll(_ values: [Value]) {
    let old = (storage, count, capacity)
    capacity = ValueBlock.capacity(for: values.count)
    storage = ValueBlock.allocate(capacity)
    count = 0
    for value in values { append(value) }
    ValueBlock.release(old.0, count: old.1, capacity: old.2)
  }

  public func reserve(_ wished: Int) {
    if wished > capacity { grow(to: wished) }
  }

  @inline(never)
  private func grow(to needed: Int) {
    let newCapacity = ValueBlock.capacity(for: max(needed, capacity + capacity / 2 + 4))
    let block = ValueBlock.allocate(newCapacity)
    block.moveInitialize(from: storage, count: count)
    ValueBlock.deallocate(storage, capacity)
    storage = block
    capacity = newCapacity
  }

  // MARK: - Rewinding

  public override func recordState(into image: inout StateImage) {
    recordAttributes(into: &image)
    image.words.append(count)
    image.values.append(contentsOf: UnsafeBufferPointer(start: storage, count: count))
  }

  public override func restoreState(from reader: inout StateReader) {
    restoreAttributes(from: &reader)
    replaceAll(reader.nextValues(reader.nextWord()))
  }

  // MARK: - Slots

  public override func truth(_ machine: Interpreter) throws(Raised) -> Bool { count != 0 }

  public override func length(_ machine: Interpreter) throws(Raised) -> Int? { count }

  public override func hash(_ machine: Interpreter) throws(Raised) -> Int {
    throw .typeError("unhashable type: '\(type.name)'")
  }

  public override func iterate(_ machine: Interpreter) throws(Raised) -> Object? {
    ListIterator(self)
  }

  public override func contains(
    _ element: Value, _ machine: Interpreter
  ) throws(Raised) -> Bool? {
    var index = 0
    while index < count {
      if try machine.isIdenticalOrEqual(storage[index], element) { return true }
      index += 1
    }
    return false
  }

  public override func getItem(_ key: Value, _ machine: Interpreter) throws(Raised) -> Value {
    if case .object(let object) = key, object.kind == .slice {
      let slice = unsafeDowncast(object, to: SliceObject.self)
      return .list(try slice.elements(of: elements, machine))
    }
    return storage[try position(of: key, "list index out of range", machine)]
  }

  public override func setItem(
    _ key: Value, _ value: Value, _ machine: Interpreter
  ) throws(Raised) {
    if case .object(let object) = key, object.kind == .slice {
      return try setSlice(unsafeDowncast(object, to: SliceObject.self), value, machine)
    }
    self[try position(of: key, "list assignment index out of range", machine)] = value
  }

  public override func deleteItem(_ key: Value, _ machine: Interpreter) throws(Raised) {
    if case .object(let object) = key, object.kind == .slice {
      let slice = try unsafeDowncast(object, to: SliceObject.self).resolved(count, machine)
      let doomed = Set(slice.indices)
      replaceAll(elements.enumerated().filter { !doomed.contains($0.offset) }.map(\.element))
      return
    }
    _ = remove(at: try position(of: key, "list assignment index out of range", machine))
  }

  private func position(
    of key: Value, _ message: String, _ machine: Interpreter
  ) throws(Raised) -> Int {
    guard let wanted = try machine.indexIfPossible(key) else {
      throw .typeError(
        "list indices must be integers or slices, not \(machine.type(of: key).name)")
    }
    let index = wanted < 0 ? wanted + count : wanted
    guard index >= 0, index < count else { throw .indexError(message) }
    return index
  }

  private func setSlice(
    _ slice: SliceObject, _ value: Value, _ machine: Interpreter
  ) throws(Raised) {
    guard machine.isIterable(value) else {
      throw .typeError(
        slice.step.isNone
          ? "can only assign an iterable" : "must assign iterable to extended slice")
    }
    let values = try machine.elements(of: value)
    let resolved = try slice.resolved(count, machine)
    if resolved.step == 1 {
      replace(resolved.start..<max(resolved.start, resolved.stop), with: values)
      return
    }
    guard resolved.count == values.count else {
      throw .valueError(
        "attempt to assign sequence of size \(values.count) "
          + "to extended slice of size \(resolved.count)")
    }
    for (offset, index) in resolved.indices.enumerated() { self[index] = values[offset] }
  }

  public override func compare(
    _ operation: CompareOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard let other = other.list else { return .undefined }
    return try machine.compareSequences(operation, elements, other.elements)
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    try machine.reprGuarded(self, "[...]") { () throws(Raised) in
      var text = "["
      var index = 0
      while index < count {
        if index > 0 { text += ", " }
        text += try machine.repr(storage[index])
        index += 1
      }
      return text + "]"
    }
  }

  public override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, _ machine: Interpreter
  ) throws(Raised) -> Value {
    if operation == .add, !reflected {
      guard let other = other.list else {
        if machine.supportsReflected(.add, other) { return .undefined }
        throw .typeError(
          "can only concatenate list (not \"\(machine.type(of: other).name)\") to list")
      }
      let result = ListObject(capacity: count + other.count)
      result.append(contentsOf: UnsafeBufferPointer(start: storage, count: count))
      result.append(contentsOf: UnsafeBufferPointer(start: other.storage, count: other.count))
      return .object(result)
    }
    guard operation == .multiply, let times = try machine.repeatCount(other) else {
      return .undefined
    }
    let (total, overflow) = count.multipliedReportingOverflow(by: max(0, times))
    guard !overflow, total <= 1 << 28 else { throw .memoryError() }
    let result = ListObject(capacity: total)
    while result.count < total {
      for index in 0..<count { result.append(copying: storage + index) }
    }
    return .object(result)
  }

  public override func inplaceBinary(
    _ operation: BinaryOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    if operation == .add {
      if machine.isIterable(other) || !machine.supportsReflected(.add, other) {
        append(contentsOf: try machine.elements(of: other))
        return .object(self)
      }
      return .undefined
    }
    guard operation == .multiply, let times = try machine.repeatCount(other) else {
      return .undefined
    }
    replaceAll(try machine.repeated(elements, times))
    return .object(self)
  }
}

/// The iterator of a list: it sees elements that are added while it walks.
final class ListIterator: Object {
  private var list: ListObject?
  private var position = 0

  init(_ list: ListObject) {
    self.list = list
    super.init(type: .listIterator, kind: .listIterator)
  }

  override func iterate(_ machine: Interpreter) throws(Raised) -> Object? { self }

  override func next(_ machine: Interpreter) throws(Raised) -> Value { nextElement() }

  @inline(__always)
  func nextElement() -> Value {
    guard let list else { return .undefined }
    guard position < list.count else {
      self.list = nil
      return .undefined
    }
    position &+= 1
    return list.storage[position &- 1]
  }

  override func length(_ machine: Interpreter) throws(Raised) -> Int? { nil }

  override func recordState(into image: inout StateImage) {
    image.words.append(position)
    image.values.append(list.map { .object($0) } ?? .none)
  }

  override func restoreState(from reader: inout StateReader) {
    position = reader.nextWord()
    list = reader.nextValue().list
  }
}
