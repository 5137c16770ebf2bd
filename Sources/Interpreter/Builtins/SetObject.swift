// `set` and `frozenset`: CPython's open hash table, so that elements come out in CPython's order
// ({3, 1, 2} prints as {1, 2, 3}).
// Invariant: a free place has an undefined key and hash 0, a deleted one an undefined key and hash -1
// (no element hashes to -1); `fill` counts elements and deleted places, `used` elements alone, and
// `fill` stays below three fifths of the table. `version` changes with every change of the table, so
// that whoever ran the program's own `__eq__` or `__hash__` meanwhile can notice.

/// A `set` or a `frozenset`.
public final class SetObject: Object {
  struct Entry {
    var hash: Int
    var key: Value
  }

  private(set) var table: UnsafeMutablePointer<Entry>
  private(set) var mask: Int
  private var fill = 0
  private var finger = 0
  private(set) var version = 0
  private var cachedHash: Int?
  /// The number of elements.
  public private(set) var count = 0

  private static let smallest = 8
  private static let linearProbes = 9

  public init(type: TypeObject = .set) {
    mask = SetObject.smallest - 1
    table = SetObject.newTable(SetObject.smallest)
    super.init(type: type, kind: .set)
  }

  deinit { SetObject.release(table, mask + 1) }

  public override func visitReferences(_ visit: (Object) -> Void) {
    super.visitReferences(visit)
    for place in 0...mask {
      if case .object(let object) = table[place].key { visit(object) }
    }
  }

  public override func dropReferences() {
    super.dropReferences()
    removeAll()
  }

  private static func newTable(_ size: Int) -> UnsafeMutablePointer<Entry> {
    let table = UnsafeMutablePointer<Entry>.allocate(capacity: size)
    table.initialize(repeating: Entry(hash: 0, key: .undefined), count: size)
    return table
  }

  private static func release(_ table: UnsafeMutablePointer<Entry>, _ size: Int) {
    table.deinitialize(count: size)
    table.deallocate()
  }

  /// Whether elements may not be added or removed.
  public var isFrozen: Bool { type.isSubtype(of: .frozenset) }

  /// The elements as they are now.
  public var elements: [Value] {
    var values: [Value] = []
    values.reserveCapacity(count)
    for place in 0...mask where !table[place].key.isUndefined { values.append(table[place].key) }
    return values
  }

  /// The element at or after a place, which moves behind it; `.undefined` at the end.
  func nextElement(_ place: inout Int) -> Value {
    while place <= mask {
      let key = table[place].key
      place += 1
      if !key.isUndefined { return key }
    }
    return .undefined
  }

  static func hash(of value: Value, _ machine: Interpreter) throws(Raised) -> Int {
    let hash = try machine.hash(value)
    return hash == -1 ? -2 : hash
  }

  // MARK: - Rewinding

  public override func recordState(into image: inout StateImage) {
    recordAttributes(into: &image)
    image.words += [mask, fill, finger, count]
    for place in 0...mask {
      image.words.append(table[place].hash)
      image.values.append(table[place].key)
    }
  }

  /// Brings back the very table, so that the elements come out in the same order.
  public override func restoreState(from reader: inout StateReader) {
    restoreAttributes(from: &reader)
    let old = (table, mask + 1)
    mask = reader.nextWord()
    fill = reader.nextWord()
    finger = reader.nextWord()
    count = reader.nextWord()
    table = SetObject.newTable(mask + 1)
    for place in 0...mask {
      table[place] = Entry(hash: reader.nextWord(), key: reader.nextValue())
    }
    version += 1
    cachedHash = nil
    SetObject.release(old.0, old.1)
  }

  // MARK: - Changes

  /// Adds an element unless an equal one is there.
  public func insert(_ value: Value, _ machine: Interpreter) throws(Raised) {
    try insert(value, hash: try SetObject.hash(of: value, machine), machine)
  }

  func insert(_ value: Value, hash: Int, _ machine: Interpreter) throws(Raised) {
    let place = try find(value, hash, machine)
    guard table[place].key.isUndefined else { return }
    table[place] = Entry(hash: hash, key: value)
    fill += 1
    count += 1
    version += 1
    cachedHash = nil
    if fill * 5 >= mask * 3 { resize(count > 50000 ? count * 2 : count * 4) }
  }

  public func contains(_ value: Value, machine: Interpreter) throws(Raised) -> Bool {
    try contains(value, hash: try SetObject.hash(of: value, machine), machine)
  }

  func contains(_ value: Value, hash: Int, _ machine: Interpreter) throws(Raised) -> Bool {
    guard count > 0 else { return false }
    return !table[try find(value, hash, machine)].key.isUndefined
  }

  /// Removes an element; false if it is not there.
  public func discard(_ value: Value, _ machine: Interpreter) throws(Raised) -> Bool {
    try discard(value, hash: try SetObject.hash(of: value, machine), machine)
  }

  func discard(_ value: Value, hash: Int, _ machine: Interpreter) throws(Raised) -> Bool {
    let place = try find(value, hash, machine)
    guard !table[place].key.isUndefined else { return false }
    remove(at: place)
    return true
  }

  private func remove(at place: Int) {
    let old = table[place]
    table[place] = Entry(hash: -1, key: .undefined)
    count -= 1
    version += 1
    withExtendedLifetime(old) {}
  }

  /// Removes and returns some element; `.undefined` from an empty set.
  func removeAny() -> Value {
    guard count > 0 else { return .undefined }
    var place = finger & mask
    while table[place].key.isUndefined { place = place == mask ? 0 : place + 1 }
    let key = table[place].key
    remove(at: place)
    finger = place + 1
    return key
  }

  func removeAll() {
    let old = (table, mask + 1)
    mask = SetObject.smallest - 1
    table = SetObject.newTable(SetObject.smallest)
    (fill, count) = (0, 0)
    version += 1
    SetObject.release(old.0, old.1)
  }

  /// Drops deleted places when more than a quarter of the table is deleted.
  func tidy() {
    if fill - count > mask / 4 { resize(count > 50000 ? count * 2 : count * 4) }
  }

  /// Adds the elements of another set.
  func merge(_ other: SetObject, _ machine: Interpreter) throws(Raised) {
    guard other !== self, other.count > 0 else { return }
    guard fill > 0 else { return copyEntries(of: other) }
    if (fill + other.count) * 5 >= mask * 3 { resize((count + other.count) * 2) }
    var place = 0
    while place <= other.mask {
      let entry = other.table[place]
      if !entry.key.isUndefined { try insert(entry.key, hash: entry.hash, machine) }
      place += 1
    }
  }

  /// Copies the elements of another set into this empty one.
  func copyEntries(of other: SetObject) {
    guard other.count > 0 else { return }
    if other.count * 5 >= mask * 3 { resize(other.count * 2) }
    let isSameTable = mask == other.mask && other.fill == other.count
    for place in 0...other.mask where !other.table[place].key.isUndefined {
      let entry = other.table[place]
      table[isSameTable ? place : SetObject.freePlace(table, mask, entry.hash)] = entry
    }
    (fill, count) = (other.count, other.count)
    version += 1
  }

  // MARK: - The table

  /// The place of an equal element, or the free place where the value would go.
  private func find(
    _ value: Value, _ hash: Int, _ machine: Interpreter
  ) throws(Raised) -> Int {
    var place = hash & mask
    var perturb = UInt(bitPattern: hash)
    while true {
      var probe = place
      let last = place + SetObject.linearProbes <= mask ? place + SetObject.linearProbes : place
      while probe <= last {
        let entry = table[probe]
        if entry.key.isUndefined {
          if entry.hash == 0 { return probe }
        } else if entry.hash == hash {
          if case .int(let wanted) = value, case .int(let other) = entry.key {
            if wanted == other { return probe }
          } else {
            let before = version
            let isEqual = try machine.isIdenticalOrEqual(entry.key, value)
            // The comparison may have run the program's own `__eq__` and changed the set.
            if before != version { return try find(value, hash, machine) }
            if isEqual { return probe }
          }
        }
        probe += 1
      }
      perturb >>= 5
      place = Int(bitPattern: UInt(bitPattern: place) &* 5 &+ 1 &+ perturb) & mask
    }
  }

  private static func freePlace(
    _ table: UnsafeMutablePointer<Entry>, _ mask: Int, _ hash: Int
  ) -> Int {
    var place = hash & mask
    var perturb = UInt(bitPattern: hash)
    while true {
      let last = place + linearProbes <= mask ? place + linearProbes : place
      for probe in place...last where table[probe].key.isUndefined && table[probe].hash == 0 {
        return probe
      }
      perturb >>= 5
      place = Int(bitPattern: UInt(bitPattern: place) &* 5 &+ 1 &+ perturb) & mask
    }
  }

  private func resize(_ wanted: Int) {
    var size = SetObject.smallest
    while size <= wanted { size *= 2 }
    let fresh = SetObject.newTable(size)
    for place in 0...mask where !table[place].key.isUndefined {
      fresh[SetObject.freePlace(fresh, size - 1, table[place].hash)] = table[place]
    }
    let old = (table, mask + 1)
    table = fresh
    mask = size - 1
    fill = count
    version += 1
    SetObject.release(old.0, old.1)
  }

  // MARK: - Slots

  public override func truth(_ machine: Interpreter) throws(Raised) -> Bool { count != 0 }

  public override func length(_ machine: Interpreter) throws(Raised) -> Int? { count }

  public override func hash(_ machine: Interpreter) throws(Raised) -> Int {
    guard isFrozen else { throw .typeError("unhashable type: '\(type.name)'") }
    if let cachedHash { return cachedHash }
    var hash: UInt = 0
    for place in 0...mask where !table[place].key.isUndefined {
      let own = UInt(bitPattern: table[place].hash)
      hash ^= ((own ^ 89_869_747) ^ (own << 16)) &* 3_644_798_167
    }
    hash ^= UInt(count + 1) &* 1_927_868_237
    hash ^= (hash >> 11) ^ (hash >> 25)
    hash = hash &* 69069 &+ 907_133_923
    let result = Int(bitPattern: hash) == -1 ? 590_923_713 : Int(bitPattern: hash)
    cachedHash = result
    return result
  }

  public override func contains(
    _ element: Value, _ machine: Interpreter
  ) throws(Raised) -> Bool? {
    try contains(machine.frozenForLookup(element), machine: machine)
  }

  public override func iterate(_ machine: Interpreter) throws(Raised) -> Object? {
    var place = 0
    let expected = count
    return NativeIterator(
      type: .setIterator, holding: [self],
      rewinding: {
        let now = place
        return { place = now }
      }
    ) { [self] (_: Interpreter) throws(Raised) in
      guard count == expected else {
        throw .runtimeError("Set changed size during iteration")
      }
      return nextElement(&place)
    }
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    let name = type.name
    guard count > 0 else { return "\(name)()" }
    let isPlain = type === TypeObject.set
    return try machine.reprGuarded(self, "\(name)(...)") { () throws(Raised) in
      var parts: [String] = []
      for element in elements { parts.append(try machine.repr(element)) }
      let body = "{" + parts.joined(separator: ", ") + "}"
      return isPlain ? body : "\(name)(\(body))"
    }
  }

  public override func compare(
    _ operation: CompareOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard let other = other.set else { return .undefined }
    switch operation {
    case .equal, .notEqual:
      let isEqual = try isSubset(of: other, machine)
      return .bool((isEqual && count == other.count) == (operation == .equal))
    case .lessOrEqual: return .bool(try isSubset(of: other, machine))
    case .less:
      let isSubset = try isSubset(of: other, machine)
      return .bool(isSubset && count < other.count)
    case .greaterOrEqual: return .bool(try other.isSubset(of: self, machine))
    case .greater:
      let isSuperset = try other.isSubset(of: self, machine)
      return .bool(isSuperset && other.count < count)
    }
  }

  func isSubset(of other: SetObject, _ machine: Interpreter) throws(Raised) -> Bool {
    guard count <= other.count else { return false }
    var place = 0
    while place <= mask {
      let entry = table[place]
      if !entry.key.isUndefined,
        !(try other.contains(entry.key, hash: entry.hash, machine))
      {
        return false
      }
      place += 1
    }
    return true
  }

  public override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard let other = other.set, !reflected else { return .undefined }
    switch operation {
    case .or: return .object(try union([.object(other)], machine))
    case .and: return .object(try intersection(.object(other), machine))
    case .subtract: return .object(try difference(.object(other), machine))
    case .xor: return .object(try symmetricDifference(.object(other), machine))
    case .add, .multiply, .matrixMultiply, .trueDivide, .floorDivide, .modulo, .power, .leftShift,
      .rightShift:
      return .undefined
    }
  }

  public override func inplaceBinary(
    _ operation: BinaryOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard !isFrozen, let other = other.set else { return .undefined }
    switch operation {
    case .or: try merge(other, machine)
    case .and: adopt(try intersection(.object(other), machine))
    case .subtract: try subtract(.object(other), machine)
    case .xor: try formSymmetricDifference(other, machine)
    case .add, .multiply, .matrixMultiply, .trueDivide, .floorDivide, .modulo, .power, .leftShift,
      .rightShift:
      return .undefined
    }
    return .object(self)
  }

  /// Takes over the elements of a set that nobody else holds.
  func adopt(_ other: SetObject) {
    swap(&table, &other.table)
    swap(&mask, &other.mask)
    swap(&fill, &other.fill)
    swap(&count, &other.count)
    version += 1
  }
}

extension Value {
  /// The object of a `set` or `frozenset`, or nil.
  public var set: SetObject? {
    guard case .object(let object) = self, object.kind == .set else { return nil }
    return unsafeDowncast(object, to: SetObject.self)
  }
}
