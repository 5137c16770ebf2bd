// What a variable of the language holds: 16 bytes, of which None, truth values, machine integers and
// floats never allocate. Everything else is an `Object`, including integers beyond 64 bits.
// `undefined` is internal: an unset local, a missing argument, "not implemented", "exhausted". It
// never becomes visible to a program.

/// A value of the language.
public enum Value {
  case undefined
  case none
  case bool(Bool)
  case int(Int)
  case float(Double)
  case object(Object)
}

extension Value {
  /// Whether there is no value at all.
  @inlinable public var isUndefined: Bool {
    if case .undefined = self { return true }
    return false
  }

  @inlinable public var isNone: Bool {
    if case .none = self { return true }
    return false
  }

  /// Whether this is a missing argument or None.
  @inlinable public var isNoneOrUndefined: Bool {
    switch self {
    case .none, .undefined: return true
    case .bool, .int, .float, .object: return false
    }
  }

  /// The object, where there is one.
  @inlinable public var object: Object? {
    if case .object(let object) = self { return object }
    return nil
  }

  /// The kind of the object, or nil for a value that is none.
  @inlinable public var objectKind: Object.Kind? {
    if case .object(let object) = self { return object.kind }
    return nil
  }

  /// The Swift string of a `str`, or nil.
  public var string: String? { stringObject?.string }

  /// The object of a `str`, or nil.
  public var stringObject: StringObject? {
    guard case .object(let object) = self, object.kind == .string else { return nil }
    return unsafeDowncast(object, to: StringObject.self)
  }

  /// The object of a `list`, or nil.
  public var list: ListObject? {
    guard case .object(let object) = self, object.kind == .list else { return nil }
    return unsafeDowncast(object, to: ListObject.self)
  }

  /// The object of a `tuple`, or nil.
  public var tuple: TupleObject? {
    guard case .object(let object) = self, object.kind == .tuple else { return nil }
    return unsafeDowncast(object, to: TupleObject.self)
  }

  /// The object of a `dict`, or nil.
  public var dict: DictObject? {
    guard case .object(let object) = self, object.kind == .dict else { return nil }
    return unsafeDowncast(object, to: DictObject.self)
  }

  /// The object of a class, or nil.
  public var type: TypeObject? {
    guard case .object(let object) = self, object.kind == .type else { return nil }
    return unsafeDowncast(object, to: TypeObject.self)
  }

  /// A new `str`.
  @inlinable public static func string(_ string: String) -> Value {
    .object(StringObject(string))
  }

  /// A new `list` of the elements.
  public static func list(_ elements: some Collection<Value>) -> Value {
    .object(ListObject(elements))
  }

  /// A new `tuple` of the elements.
  public static func tuple(_ elements: some Collection<Value>) -> Value {
    .object(TupleObject(elements))
  }
}
