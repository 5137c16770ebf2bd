// `dict.keys()`, `dict.values()`, `dict.items()`: live views; those of keys and items act as sets.

/// A view of a dict.
final class DictView: Object {
  let dict: DictObject
  let part: DictPart

  init(_ dict: DictObject, _ part: DictPart, type: TypeObject? = nil) {
    self.dict = dict
    self.part = part
    super.init(type: type ?? part.viewType)
  }

  override func recordState(into image: inout StateImage) {
    super.recordState(into: &image)
    image.values += [.object(dict)]
  }

  var elements: [Value] {
    switch part {
    case .keys: return dict.keys
    case .values: return dict.values
    case .items: return dict.items.map { .tuple([$0.key, $0.value]) }
    }
  }

  override func length(_ machine: Interpreter) throws(Raised) -> Int? { dict.count }

  override func iterate(_ machine: Interpreter) throws(Raised) -> Object? {
    DictIterator(dict, part)
  }

  override func contains(_ element: Value, _ machine: Interpreter) throws(Raised) -> Bool? {
    switch part {
    case .keys: return try !dict.get(element, machine).isUndefined
    case .items:
      guard let pair = element.tuple, pair.count == 2 else { return false }
      let value = try dict.get(pair[0], machine)
      if value.isUndefined { return false }
      return try machine.isIdenticalOrEqual(value, pair[1])
    case .values: return nil
    }
  }

  override func repr(_ machine: Interpreter) throws(Raised) -> String {
    try machine.reprGuarded(self, "...") { () throws(Raised) in
      "\(type.name)(\(try machine.repr(.list(elements))))"
    }
  }

  override func hash(_ machine: Interpreter) throws(Raised) -> Int {
    if part == .values { return try super.hash(machine) }
    throw .typeError("unhashable type: '\(type.name)'")
  }

  override func compare(
    _ operation: CompareOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard part != .values, let right = try asSet(other, machine) else { return .undefined }
    return try machine.makeSet(.object(self)).compare(operation, .object(right), machine)
  }

  private func asSet(_ other: Value, _ machine: Interpreter) throws(Raised) -> SetObject? {
    if let set = other.set { return set }
    if case .object(let object) = other, let view = object as? DictView, view.part != .values {
      return try machine.makeSet(other)
    }
    return nil
  }

  override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard part != .values, [.or, .and, .subtract, .xor].contains(operation),
      machine.isIterable(other)
    else { return .undefined }
    let own = try machine.makeSet(.object(self))
    let second = try machine.makeSet(other)
    let (left, right) = reflected ? (second, own) : (own, second)
    return try left.binary(operation, .object(right), reflected: false, machine)
  }
}

extension DictPart {
  /// The class of the views that show this part.
  var viewType: TypeObject {
    switch self {
    case .keys: return .dictKeys
    case .values: return .dictValues
    case .items: return .dictItems
    }
  }
}

extension DictObject {
  /// The item that was inserted last, nil in an empty dict.
  var lastItem: (key: Value, value: Value)? {
    var index = used - 1
    while index >= 0 {
      let entry = entries[index]
      if !entry.key.isUndefined { return (entry.key, entry.value) }
      index -= 1
    }
    return nil
  }
}

extension TypeObject {
  static let dictKeys = TypeObject(native: "dict_keys")
  static let dictValues = TypeObject(native: "dict_values")
  static let dictItems = TypeObject(native: "dict_items")
}

extension Interpreter {
  func installDictViewMethods() {
    for type in [TypeObject.dictKeys, .dictValues, .dictItems] {
      type.isSubclassable = false
      type.declareSlots(["__len__", "__iter__"])
      type.method("__reversed__(self, /)") { call, machine throws(Raised) in
        let view = try call.object(DictView.self, "__reversed__", type.name, machine)
        return .object(machine.iterator(over: view.elements.reversed()))
      }
      type.property("mapping") { object, machine throws(Raised) in
        (object.object as? DictView).map { .object($0.dict) } ?? .none
      }
      guard type !== TypeObject.dictValues else { continue }
      type.declareSlots(["__contains__", "__and__", "__or__", "__sub__", "__xor__"])
      type.method("isdisjoint(self, other, /)") { call, machine throws(Raised) in
        .bool(try machine.makeSet(call[0]).isDisjoint(with: call[1], machine))
      }
    }
  }
}
