// The methods of `dict`.

extension Interpreter {
  func installDictMethods() {
    let type = TypeObject.dict
    type.construct { call, machine throws(Raised) in
      let cls = call[0].type ?? .dict
      let dict = DictObject(type: cls)
      if cls === TypeObject.dict { try machine.update(dict, call, "dict") }
      return .object(dict)
    }
    type.raw("__init__", isMethod: true) { call, machine throws(Raised) in
      let dict = try call.dict("__init__", machine)
      if dict.type !== TypeObject.dict { try machine.update(dict, call, "dict") }
      return .none
    }
    type.raw("update", isMethod: true) { call, machine throws(Raised) in
      try machine.update(try call.dict("update", machine), call, "update")
      return .none
    }
    type.method("get(self, key, default=None, /)") { call, machine throws(Raised) in
      let value = try call.dict("get", machine).get(call[1], machine)
      return value.isUndefined ? (call.has(2) ? call[2] : .none) : value
    }
    type.method("setdefault(self, key, default=None, /)") { call, machine throws(Raised) in
      let dict = try call.dict("setdefault", machine)
      let value = try dict.get(call[1], machine)
      guard value.isUndefined else { return value }
      let fresh = call.has(2) ? call[2] : .none
      try dict.set(call[1], fresh, machine)
      return fresh
    }
    type.raw("pop", isMethod: true) { call, machine throws(Raised) in
      let dict = try call.dict("pop", machine)
      guard call.count >= 2 else {
        throw .typeError("pop expected at least 1 argument, got 0")
      }
      guard call.count <= 3, call.nameCount == 0 else {
        throw .typeError(
          call.nameCount > 0
            ? "dict.pop() takes no keyword arguments"
            : "pop expected at most 2 arguments, got \(call.count - 1)")
      }
      let value = try dict.removeValue(call[1], machine)
      if !value.isUndefined { return value }
      guard call.count == 3 else { throw .keyError(call[1]) }
      return call[2]
    }
    type.method("popitem(self, /)") { call, machine throws(Raised) in
      let dict = try call.dict("popitem", machine)
      guard let last = dict.lastItem else {
        throw .keyError(.string("popitem(): dictionary is empty"))
      }
      _ = try dict.removeValue(last.key, machine)
      return .tuple([last.key, last.value])
    }
    type.method("clear(self, /)") { call, machine throws(Raised) in
      try call.dict("clear", machine).removeAll()
      return .none
    }
    type.method("copy(self, /)") { call, machine throws(Raised) in
      .object(try call.dict("copy", machine).copy())
    }
    type.method("keys(self, /)") { call, machine throws(Raised) in
      .object(DictView(try call.dict("keys", machine), .keys))
    }
    type.method("values(self, /)") { call, machine throws(Raised) in
      .object(DictView(try call.dict("values", machine), .values))
    }
    type.method("items(self, /)") { call, machine throws(Raised) in
      .object(DictView(try call.dict("items", machine), .items))
    }
    type.classMethod("fromkeys(cls, iterable, value=None, /)") { call, machine throws(Raised) in
      let value = call.has(2) ? call[2] : .none
      let elements = try machine.elements(of: call[1])
      guard let cls = call[0].type, cls !== TypeObject.dict else {
        let dict = DictObject()
        for key in elements { try dict.set(key, value, machine) }
        return .object(dict)
      }
      let result = try machine.call(call[0])
      for key in elements { try machine.setItem(result, key, value) }
      return result
    }
    type.method("__reversed__(self, /)") { call, machine throws(Raised) in
      let keys = try call.dict("__reversed__", machine).keys
      return .object(machine.iterator(over: keys.reversed()))
    }
    type.declareSlots(
      [
        "__getitem__", "__setitem__", "__delitem__", "__len__", "__iter__", "__contains__",
        "__or__", "__ror__", "__ior__",
      ])
    type.constant("__hash__", .none)
  }

  /// Adds to a dict what `dict(...)` and `update(...)` take: a mapping or pairs, and keywords.
  func update(
    _ dict: DictObject, _ call: Arguments, _ name: String
  ) throws(Raised) {
    guard call.count <= 2 else {
      throw .typeError("\(name) expected at most 1 argument, got \(call.count - 1)")
    }
    if call.count == 2 { try update(dict, with: call[1]) }
    for index in 0..<call.nameCount {
      let (name, value) = call.keyword(index)
      dict.set(name, value)
    }
  }

  /// Adds the items of a mapping, or of an iterable of pairs.
  public func update(_ dict: DictObject, with source: Value) throws(Raised) {
    if let other = source.dict, !other.type.overrides.contains(.iterate) {
      for item in other.items { try dict.set(item.key, item.value, self) }
      return
    }
    let keys = try attributeIfPresent(source, Symbol("keys"))
    if !keys.isUndefined {
      for key in try elements(of: try call(keys)) {
        try dict.set(key, try getItem(source, key), self)
      }
      return
    }
    for (index, element) in try elements(of: source).enumerated() {
      guard isIterable(element) else {
        throw .typeError(
          "cannot convert dictionary update sequence element #\(index) to a sequence")
      }
      let pair = try elements(of: element)
      guard pair.count == 2 else {
        throw .valueError(
          "dictionary update sequence element #\(index) has length \(pair.count); 2 is required")
      }
      try dict.set(pair[0], pair[1], self)
    }
  }
}
