// Subscripts, lengths, containment, truth, hashes.

extension Interpreter {
  public func getItem(_ container: Value, _ key: Value) throws(Raised) -> Value {
    guard case .object(let object) = container else {
      throw .typeError("'\(type(of: container).messageName)' object is not subscriptable")
    }
    let method = override(object, .getItem, Names.getItem)
    return method.isUndefined
      ? try object.getItem(key, self) : try call(method, container, key)
  }

  public func setItem(_ container: Value, _ key: Value, _ value: Value) throws(Raised) {
    guard case .object(let object) = container else {
      throw .typeError(
        "'\(type(of: container).messageName)' object does not support item assignment")
    }
    let method = override(object, .setItem, Names.setItem)
    if method.isUndefined {
      try object.setItem(key, value, self)
    } else {
      _ = try call(method, [container, key, value])
    }
  }

  public func deleteItem(_ container: Value, _ key: Value) throws(Raised) {
    guard case .object(let object) = container else {
      throw .typeError("'\(type(of: container).messageName)' object doesn't support item deletion")
    }
    let method = override(object, .delItem, Names.delItem)
    if method.isUndefined {
      try object.deleteItem(key, self)
    } else {
      _ = try call(method, container, key)
    }
  }

  /// The number of elements, nil for a value without a length.
  public func lengthIfPossible(_ value: Value) throws(Raised) -> Int? {
    guard case .object(let object) = value else { return nil }
    let method = override(object, .length, Names.length)
    guard !method.isUndefined else { return try object.length(self) }
    let result = try call(method, value)
    guard let length = try indexIfPossible(result) else {
      throw .typeError(
        "'\(type(of: result).messageName)' object cannot be interpreted as an integer")
    }
    guard length >= 0 else { throw .valueError("__len__() should return >= 0") }
    return length
  }

  /// `len(value)`.
  public func length(_ value: Value) throws(Raised) -> Int {
    if let length = try lengthIfPossible(value) { return length }
    throw .typeError("object of type '\(type(of: value).messageName)' has no len()")
  }

  /// `element in container`.
  public func contains(_ container: Value, _ element: Value) throws(Raised) -> Bool {
    guard case .object(let object) = container else {
      throw .typeError("argument of type '\(type(of: container).messageName)' is not iterable")
    }
    let method = override(object, .contains, Names.contains)
    if !method.isUndefined { return try truth(try call(method, container, element)) }
    if let result = try object.contains(element, self) { return result }
    guard let iterator = try iteratorIfPossible(container) else {
      throw .typeError("argument of type '\(type(of: container).messageName)' is not iterable")
    }
    while true {
      let next = try next(iterator)
      if next.isUndefined { return false }
      if try isIdenticalOrEqual(next, element) { return true }
    }
  }

  /// `bool(value)`.
  @inline(__always)
  public func truth(_ value: Value) throws(Raised) -> Bool {
    switch value {
    case .bool(let bool): return bool
    case .none, .undefined: return false
    case .int(let int): return int != 0
    case .float(let float): return float != 0
    case .object(let object): return try objectTruth(object)
    }
  }

  @inline(never)
  private func objectTruth(_ object: Object) throws(Raised) -> Bool {
    let overrides = object.type.overrides
    if overrides.contains(.truth) {
      let method = userMethod(object, Names.truth)
      if !method.isUndefined {
        let result = try call(method, .object(object))
        guard case .bool(let bool) = result else {
          throw .typeError("__bool__ should return bool, returned \(type(of: result).name)")
        }
        return bool
      }
    }
    if overrides.contains(.length), let length = try lengthIfPossible(.object(object)) {
      return length != 0
    }
    return try object.truth(self)
  }

  /// `hash(value)`: equal for equal values.
  @inline(__always)
  public func hash(_ value: Value) throws(Raised) -> Int {
    switch value {
    case .int(let int):
      return int.magnitude < 1 << 60 ? (int == -1 ? -2 : int) : Integer.small(int).hash
    case .object(let object):
      if object.kind == .string {
        return unsafeDowncast(object, to: StringObject.self).hashValue
      }
      return try objectHash(object)
    case .float(let float): return FloatMath.hash(float)
    case .bool(let bool): return bool ? 1 : 0
    case .none, .undefined: return 0x345678
    }
  }

  @inline(never)
  private func objectHash(_ object: Object) throws(Raised) -> Int {
    try checkNativeStack()
    if object.type.overrides.contains(.hash) {
      let method = userMethod(object, Names.hash)
      if method.isNone { throw .typeError("unhashable type: '\(object.type.name)'") }
      if !method.isUndefined {
        let result = try call(method, .object(object))
        guard let integer = result.integer else {
          throw .typeError("__hash__ method should return an integer")
        }
        return integer.hash
      }
    }
    return try object.hash(self)
  }
}
