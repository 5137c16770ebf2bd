// The tests of `match`. The subject is on top of the stack, or below the operands named.

extension Interpreter {
  func match(_ instruction: Instruction) throws(Raised) {
    let value: Value
    switch instruction.opcode {
    case .matchSequence:
      switch (stackTop - 1).pointee.objectKind {
      case .list, .tuple, .range: value = .bool(true)
      default: value = .bool(false)
      }
    case .matchMapping: value = .bool((stackTop - 1).pointee.dict != nil)
    case .getLength: value = .int(try length((stackTop - 1).pointee))
    case .matchKeys: value = try matchedKeys((stackTop - 2).pointee, (stackTop - 1).pointee)
    case .matchClass:
      let names = (stackTop - 1).pointee.tuple ?? TupleObject.empty
      let attributes = try matchedAttributes(
        (stackTop - 3).pointee, (stackTop - 2).pointee, Int(instruction.operand), names)
      replaceTop(3, attributes)
      return
    default:
      guard let dict = (stackTop - 2).pointee.dict else { return drop(1) }
      let rest = dict.copy()
      for key in (stackTop - 1).pointee.tuple?.elements ?? [] {
        _ = try rest.removeValue(key, self)
      }
      replaceTop(2, .object(rest))
      return
    }
    stackTop.initialize(to: value)
    stackTop += 1
  }

  private func matchedKeys(_ subject: Value, _ keys: Value) throws(Raised) -> Value {
    guard let dict = subject.dict else { return .none }
    var values: [Value] = []
    for key in keys.tuple?.elements ?? [] {
      let value = try dict.get(key, self)
      if value.isUndefined { return .none }
      values.append(value)
    }
    return .tuple(values)
  }

  /// The attributes that a class pattern names, or None where the subject does not fit.
  private func matchedAttributes(
    _ subject: Value, _ wanted: Value, _ positional: Int, _ names: TupleObject
  ) throws(Raised) -> Value {
    guard let type = wanted.type else {
      throw .typeError("called match pattern must be a class")
    }
    guard self.type(of: subject).isSubtype(of: type) else { return .none }
    var attributes: [Value] = []
    if positional > 0 {
      let listed = type.lookup(Names.matchArguments)
      if listed.isUndefined, Interpreter.matchesSelf(type) {
        guard positional == 1 else {
          throw .typeError(
            "\(type.name)() accepts 1 positional sub-pattern (\(positional) given)")
        }
        attributes.append(subject)
      } else {
        let places = listed.tuple?.elements ?? []
        guard positional <= places.count else {
          throw .typeError(
            "\(type.name)() accepts \(places.count) positional sub-pattern"
              + "\(places.count == 1 ? "" : "s") (\(positional) given)")
        }
        for place in places[..<positional] {
          guard let name = place.stringObject?.symbol else {
            throw .typeError("__match_args__ elements must be strings")
          }
          let value = try attributeIfPresent(subject, name)
          if value.isUndefined { return .none }
          attributes.append(value)
        }
      }
    }
    for name in names.elements {
      guard let symbol = name.stringObject?.symbol else { continue }
      let value = try attributeIfPresent(subject, symbol)
      if value.isUndefined { return .none }
      attributes.append(value)
    }
    return .tuple(attributes)
  }

  /// Whether a class pattern's one positional pattern means the subject itself.
  private static func matchesSelf(_ type: TypeObject) -> Bool {
    let own: [TypeObject] = [
      .bool, .bytes, .dict, .float, .frozenset, .int, .list, .set, .str, .tuple,
    ]
    return own.contains { type.isSubtype(of: $0) }
  }
}
