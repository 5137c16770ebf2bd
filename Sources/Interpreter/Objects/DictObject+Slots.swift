// What the language does with a `dict`.

extension DictObject {
  /// Whether two dicts have equal keys with equal values.
  func isEqual(to other: DictObject, _ machine: Interpreter) throws(Raised) -> Bool {
    guard count == other.count else { return false }
    var position = 0
    while let item = nextItem(&position) {
      let value = try other.get(item.key, machine)
      if value.isUndefined { return false }
      guard try machine.isIdenticalOrEqual(item.value, value) else { return false }
    }
    return true
  }

  /// The items as Python writes them, between braces.
  func reprText(_ machine: Interpreter) throws(Raised) -> String {
    try machine.reprGuarded(self, "{...}") { () throws(Raised) in
      var text = "{"
      var position = 0
      while let item = nextItem(&position) {
        if text.utf8.count > 1 { text += ", " }
        text += try machine.repr(item.key)
        text += ": "
        text += try machine.repr(item.value)
      }
      return text + "}"
    }
  }
}

/// What an iterator of a dict gives.
enum DictPart { case keys, values, items }

/// The iterator of a dict; it refuses to go on when keys were added or removed meanwhile.
final class DictIterator: Object {
  private var dict: DictObject?
  private let part: DictPart
  private var position = 0
  private let expectedCount: Int

  init(_ dict: DictObject, _ part: DictPart) {
    self.dict = dict
    self.part = part
    expectedCount = dict.count
    super.init(type: .dictIterator, kind: .iterator)
  }

  override func recordState(into image: inout StateImage) {
    image.words.append(position)
    image.values.append(dict.map { .object($0) } ?? .none)
  }

  override func restoreState(from reader: inout StateReader) {
    position = reader.nextWord()
    dict = reader.nextValue().dict
  }

  override func iterate(_ machine: Interpreter) throws(Raised) -> Object? { self }

  override func next(_ machine: Interpreter) throws(Raised) -> Value {
    guard let dict else { return .undefined }
    guard dict.count == expectedCount else {
      self.dict = nil
      throw .runtimeError("dictionary changed size during iteration")
    }
    guard let item = dict.nextItem(&position) else {
      self.dict = nil
      return .undefined
    }
    switch part {
    case .keys: return item.key
    case .values: return item.value
    case .items:
      return .object(
        TupleObject(count: 2) { storage in
          storage.initialize(to: item.key)
          (storage + 1).initialize(to: item.value)
        })
    }
  }
}
