// `dict`: a hash table that keeps the order of insertion.
// `entries` lie in order of insertion, deleted ones with an undefined key; `table` maps a hash to the
// index of an entry by linear probing (-1 free, -2 deleted). Equal keys have equal hashes: 1, 1.0 and
// True are one key. `keysVersion` is a number that no other state of keys of any dict ever has, so
// that a cached entry index is valid exactly while it is unchanged.

/// A `dict`.
public final class DictObject: Object {
  struct Entry {
    var hash: Int
    var key: Value
    var value: Value
  }

  private(set) var entries: UnsafeMutablePointer<Entry>
  private var table: UnsafeMutablePointer<Int32>
  private var tableSize = 0
  private var capacity = 0
  /// Entries in use, deleted ones included.
  private(set) var used = 0
  /// The number of keys.
  public private(set) var count = 0
  private(set) var keysVersion: UInt32

  nonisolated(unsafe) private static var lastVersion: UInt32 = 0
  private static let noEntries = UnsafeMutablePointer<Entry>.allocate(capacity: 1)
  private static let noTable = UnsafeMutablePointer<Int32>.allocate(capacity: 1)

  public init(type: TypeObject = .dict) {
    entries = DictObject.noEntries
    table = DictObject.noTable
    keysVersion = DictObject.nextVersion()
    super.init(type: type, kind: .dict)
  }

  /// For the first classes, which come before `dict`.
  init(untyped: Void) {
    entries = DictObject.noEntries
    table = DictObject.noTable
    keysVersion = DictObject.nextVersion()
    super.init(untyped: .dict)
  }

  deinit { release(entries, used, capacity) }

  public override func visitReferences(_ visit: (Object) -> Void) {
    super.visitReferences(visit)
    for index in 0..<used {
      if case .object(let object) = entries[index].key { visit(object) }
      if case .object(let object) = entries[index].value { visit(object) }
    }
  }

  public override func dropReferences() {
    super.dropReferences()
    removeAll()
  }

  private func release(_ entries: UnsafeMutablePointer<Entry>, _ used: Int, _ capacity: Int) {
    guard capacity > 0 else { return }
    // The values go through the block's queue, so that nested dicts do not recurse when freed.
    var values = 0
    let block = ValueBlock.allocate(ValueBlock.capacity(for: used * 2))
    for index in 0..<used {
      (block + values).moveInitialize(from: &entries[index].key, count: 1)
      (block + values + 1).moveInitialize(from: &entries[index].value, count: 1)
      values += 2
    }
    entries.deallocate()
    table.deallocate()
    ValueBlock.release(block, count: values, capacity: ValueBlock.capacity(for: used * 2))
  }

  private static func nextVersion() -> UInt32 {
    lastVersion &+= 1
    return lastVersion
  }

  // MARK: - Keys of any kind

  /// The value of a key, `.undefined` if there is none. Throws for a key without a hash.
  public func get(_ key: Value, _ machine: Interpreter) throws(Raised) -> Value {
    let index = try find(key, machine)
    return index < 0 ? .undefined : entries[index].value
  }

  public func set(_ key: Value, _ value: Value, _ machine: Interpreter) throws(Raised) {
    let index = try find(key, machine)
    if index >= 0 {
      replaceValue(index, value)
    } else {
      insert(try machine.hash(key), key, value)
    }
  }

  /// Removes a key and returns its value, `.undefined` if there was none.
  public func removeValue(_ key: Value, _ machine: Interpreter) throws(Raised) -> Value {
    let index = try find(key, machine)
    return index < 0 ? .undefined : remove(entry: index)
  }

  // MARK: - Names as keys

  public func get(_ name: Symbol) -> Value {
    let index = find(name.stringObject)
    return index < 0 ? .undefined : entries[index].value
  }

  public func get(_ text: String) -> Value {
    let index = find(StringObject(text))
    return index < 0 ? .undefined : entries[index].value
  }

  public func set(_ name: Symbol, _ value: Value) { set(name.stringObject, value) }

  public func set(_ text: String, _ value: Value) { set(StringObject(text), value) }

  public func set(_ key: StringObject, _ value: Value) {
    let index = find(key)
    if index >= 0 {
      replaceValue(index, value)
    } else {
      insert(key.hashValue, .object(key), value)
    }
  }

  /// Removes a name; false if there was none.
  public func remove(_ name: Symbol) -> Bool {
    let index = find(name.stringObject)
    guard index >= 0 else { return false }
    _ = remove(entry: index)
    return true
  }

  // MARK: - Walking

  /// The keys as they are now.
  public var keys: [Value] { liveEntries.map(\.key) }

  /// The values as they are now.
  public var values: [Value] { liveEntries.map(\.value) }

  /// The pairs as they are now.
  public var items: [(key: Value, value: Value)] { liveEntries.map { ($0.key, $0.value) } }

  private var liveEntries: [Entry] {
    UnsafeBufferPointer(start: entries, count: used).filter { !$0.key.isUndefined }
  }

  /// The pair at or after an entry position, which moves behind it; nil at the end.
  public func nextItem(_ position: inout Int) -> (key: Value, value: Value)? {
    while position < used {
      let entry = entries[position]
      position += 1
      if !entry.key.isUndefined { return (entry.key, entry.value) }
    }
    return nil
  }

  public func removeAll() {
    let old = (entries, table, used, capacity)
    entries = DictObject.noEntries
    table = DictObject.noTable
    (tableSize, capacity, used, count) = (0, 0, 0, 0)
    keysVersion = DictObject.nextVersion()
    let swap = table
    table = old.1
    release(old.0, old.2, old.3)
    table = swap
  }

  public func copy() -> DictObject {
    let copy = DictObject()
    for entry in liveEntries { copy.insert(entry.hash, entry.key, entry.value) }
    return copy
  }

  // MARK: - The table

  @inline(__always)
  private func slot(_ hash: Int) -> Int {
    let mixed = UInt(bitPattern: hash) &* 0x9E37_79B9_7F4A_7C15
    return Int(bitPattern: mixed >> 32) & (tableSize &- 1)
  }

  /// The index of the entry of a text, or -1.
  func find(_ key: StringObject) -> Int {
    guard count > 0 else { return -1 }
    let hash = key.hashValue
    var place = slot(hash)
    while true {
      let index = Int(table[place])
      if index == -1 { return -1 }
      if index >= 0, entries[index].hash == hash, case .object(let other) = entries[index].key,
        other === key
          || other.kind == .string && unsafeDowncast(other, to: StringObject.self) == key
      {
        return index
      }
      place = (place &+ 1) & (tableSize &- 1)
    }
  }

  /// The index of the entry of a key, or -1. Throws for a key without a hash.
  @inline(__always)
  private func find(_ key: Value, _ machine: Interpreter) throws(Raised) -> Int {
    if case .object(let object) = key, object.kind == .string {
      return find(unsafeDowncast(object, to: StringObject.self))
    }
    return try find(key, try machine.hash(key), machine)
  }

  /// The index of the entry of a key that is no text, or -1.
  private func find(_ key: Value, _ hash: Int, _ machine: Interpreter) throws(Raised) -> Int {
    guard count > 0 else { return -1 }
    var place = slot(hash)
    while true {
      let index = Int(table[place])
      if index == -1 { return -1 }
      if index >= 0, entries[index].hash == hash {
        if case .int(let wanted) = key, case .int(let other) = entries[index].key {
          if wanted == other { return index }
        } else {
          let version = keysVersion
          let isEqual = try machine.isIdenticalOrEqual(entries[index].key, key)
          // The comparison may have run the program's own `__eq__` and changed the dict.
          if version != keysVersion { return try find(key, hash, machine) }
          if isEqual { return index }
        }
      }
      place = (place &+ 1) & (tableSize &- 1)
    }
  }

  /// Where the value of an entry lies.
  @inline(__always)
  func valuePlace(_ index: Int) -> UnsafeMutablePointer<Value> {
    UnsafeMutableRawPointer(entries + index).advanced(by: 24)
      .assumingMemoryBound(to: Value.self)
  }

  @inline(__always)
  func replaceValue(_ index: Int, _ value: Value) {
    let old = entries[index].value
    entries[index].value = value
    _ = old
  }

  private func insert(_ hash: Int, _ key: Value, _ value: Value) {
    if used == capacity { grow() }
    (entries + used).initialize(to: Entry(hash: hash, key: key, value: value))
    var place = slot(hash)
    while table[place] >= 0 { place = (place &+ 1) & (tableSize &- 1) }
    table[place] = Int32(truncatingIfNeeded: used)
    used &+= 1
    count &+= 1
    keysVersion = DictObject.nextVersion()
  }

  private func remove(entry index: Int) -> Value {
    var place = slot(entries[index].hash)
    while table[place] != Int32(truncatingIfNeeded: index) {
      place = (place &+ 1) & (tableSize &- 1)
    }
    table[place] = -2
    let old = entries[index]
    entries[index].key = .undefined
    entries[index].value = .undefined
    count -= 1
    keysVersion = DictObject.nextVersion()
    return old.value
  }

  /// Makes room for one more entry, dropping deleted ones.
  @inline(never)
  private func grow() {
    let newCapacity = max(5, count < used / 2 ? capacity : count * 2 + 1)
    var newSize = 8
    while newSize * 2 < newCapacity * 3 { newSize *= 2 }
    let newEntries = UnsafeMutablePointer<Entry>.allocate(capacity: newCapacity)
    let newTable = UnsafeMutablePointer<Int32>.allocate(capacity: newSize)
    newTable.initialize(repeating: -1, count: newSize)
    var kept = 0
    let oldEntries = entries
    let oldTable = table
    tableSize = newSize
    for index in 0..<used {
      if oldEntries[index].key.isUndefined {
        (oldEntries + index).deinitialize(count: 1)
        continue
      }
      var place = slot(oldEntries[index].hash)
      while newTable[place] >= 0 { place = (place &+ 1) & (newSize &- 1) }
      newTable[place] = Int32(truncatingIfNeeded: kept)
      (newEntries + kept).moveInitialize(from: oldEntries + index, count: 1)
      kept += 1
    }
    if capacity > 0 {
      oldEntries.deallocate()
      oldTable.deallocate()
    }
    entries = newEntries
    table = newTable
    capacity = newCapacity
    used = kept
  }

  // MARK: - Rewinding

  public override func recordState(into image: inout StateImage) {
    recordAttributes(into: &image)
    image.words.append(count)
    for index in 0..<used where !entries[index].key.isUndefined {
      image.words.append(entries[index].hash)
      image.values.append(entries[index].key)
      image.values.append(entries[index].value)
    }
  }

  public override func restoreState(from reader: inout StateReader) {
    restoreAttributes(from: &reader)
    removeAll()
    for _ in 0..<reader.nextWord() {
      insert(reader.nextWord(), reader.nextValue(), reader.nextValue())
    }
  }

  // MARK: - Slots

  public override func truth(_ machine: Interpreter) throws(Raised) -> Bool { count != 0 }

  public override func length(_ machine: Interpreter) throws(Raised) -> Int? { count }

  public override func hash(_ machine: Interpreter) throws(Raised) -> Int {
    throw .typeError("unhashable type: '\(type.name)'")
  }

  public override func contains(
    _ element: Value, _ machine: Interpreter
  ) throws(Raised) -> Bool? {
    try !get(element, machine).isUndefined
  }

  public override func getItem(_ key: Value, _ machine: Interpreter) throws(Raised) -> Value {
    let value = try get(key, machine)
    guard value.isUndefined else { return value }
    if type !== TypeObject.dict {
      let missing = machine.typeAttribute(type, Names.missing)
      if !missing.isUndefined { return try machine.call(missing, .object(self), key) }
    }
    throw .keyError(key)
  }

  public override func setItem(
    _ key: Value, _ value: Value, _ machine: Interpreter
  ) throws(Raised) {
    try set(key, value, machine)
  }

  public override func deleteItem(_ key: Value, _ machine: Interpreter) throws(Raised) {
    if try removeValue(key, machine).isUndefined { throw .keyError(key) }
  }

  public override func iterate(_ machine: Interpreter) throws(Raised) -> Object? {
    DictIterator(self, .keys)
  }

  public override func compare(
    _ operation: CompareOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard let other = other.dict, operation == .equal || operation == .notEqual else {
      return .undefined
    }
    return .bool(try isEqual(to: other, machine) == (operation == .equal))
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    try reprText(machine)
  }

  public override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard operation == .or, !reflected, let other = other.dict else { return .undefined }
    let result = copy()
    for item in other.items { try result.set(item.key, item.value, machine) }
    return .object(result)
  }

  public override func inplaceBinary(
    _ operation: BinaryOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard operation == .or, let other = other.dict else { return .undefined }
    for item in other.items { try set(item.key, item.value, machine) }
    return .object(self)
  }
}
