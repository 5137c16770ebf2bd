// `repr`, `str` and `format` of any value.

extension Interpreter {
  public func repr(_ value: Value) throws(Raised) -> String {
    switch value {
    case .none, .undefined: return "None"
    case .bool(let bool): return bool ? "True" : "False"
    case .int(let int): return String(int)
    case .float(let float): return FloatText.repr(float)
    case .object(let object):
      try checkNativeStack()
      let method = override(object, .repr, Names.repr)
      if method.isUndefined { return try object.repr(self) }
      let result = try call(method, value)
      guard let text = result.string else {
        throw .typeError("__repr__ returned non-string (type \(type(of: result).name))")
      }
      return text
    }
  }

  public func str(_ value: Value) throws(Raised) -> String {
    guard case .object(let object) = value else { return try repr(value) }
    try checkNativeStack()
    let overrides = object.type.overrides
    if overrides.contains(.str) {
      let method = userMethod(object, Names.str)
      if !method.isUndefined {
        let result = try call(method, value)
        guard let text = result.string else {
          throw .typeError("__str__ returned non-string (type \(type(of: result).name))")
        }
        return text
      }
    }
    // A class that only has `__repr__` is written by it, unless its native base has a text.
    if overrides.contains(.repr), object.kind != .exception, object.kind != .string {
      return try repr(value)
    }
    return try object.str(self)
  }

  /// `str(value)` as a value, without a copy where it is a `str` already.
  public func strValue(_ value: Value) throws(Raised) -> Value {
    if case .object(let object) = value, object.kind == .string, object.type === TypeObject.str {
      return value
    }
    return .string(try str(value))
  }

  /// `format(value, spec)`.
  public func format(_ value: Value, _ spec: String) throws(Raised) -> String {
    guard case .object(let object) = value else {
      return spec.isEmpty ? try str(value) : try formatted(value, spec)
    }
    let method = override(object, .format, Names.format)
    if method.isUndefined { return try object.format(spec, self) }
    let result = try call(method, value, .string(spec))
    guard let text = result.string else {
      throw .typeError("__format__ must return a str, not \(type(of: result).name)")
    }
    return text
  }

  /// The format of numbers and texts.
  func formatted(_ value: Value, _ spec: String) throws(Raised) -> String {
    try textual { () throws(TextError) in
      switch value {
      case .float(let float): return try NumberFormatting.float(float, spec: spec)
      case .int, .bool: return try NumberFormatting.integer(value.integer ?? .small(0), spec: spec)
      case .object(let object):
        if let integer = value.integer { return try NumberFormatting.integer(integer, spec: spec) }
        if object.kind == .string {
          return try NumberFormatting.string(
            unsafeDowncast(object, to: StringObject.self).string, spec: spec)
        }
        throw TextError(
          .typeError, "unsupported format string passed to \(object.type.name).__format__")
      case .none, .undefined:
        throw TextError(.typeError, "unsupported format string passed to NoneType.__format__")
      }
    }
  }

  /// Runs the body unless the object's repr is already in progress, which gives `placeholder`.
  public func reprGuarded(
    _ object: Object, _ placeholder: String, _ body: () throws(Raised) -> String
  ) throws(Raised) -> String {
    if reprsInProgress.contains(where: { $0 === object }) { return placeholder }
    guard reprsInProgress.count < recursionLimit else {
      throw .recursion("maximum recursion depth exceeded while getting the repr of an object")
    }
    reprsInProgress.append(object)
    defer { reprsInProgress.removeLast() }
    return try body()
  }
}
