// Conversions and functions of numbers that several builtins share: `int()`, `float()`, `round()`,
// `abs()`, `divmod()`, `pow()`.

extension Interpreter {
  /// The exact integer; TypeError "... object cannot be interpreted as an integer".
  public func exactInteger(_ value: Value) throws(Raised) -> Integer {
    if let integer = try integerIfPossible(value) { return integer }
    throw .typeError("'\(type(of: value).messageName)' object cannot be interpreted as an integer")
  }

  /// `int(value)`.
  func makeInteger(_ value: Value) throws(Raised) -> Value {
    switch value {
    case .int: return value
    case .bool(let bool): return .int(bool ? 1 : 0)
    case .float(let float):
      return .integer(try textual { () throws(TextError) in try Integer(truncating: float) })
    case .none, .undefined: break
    case .object(let object):
      if let integer = value.integer { return .integer(integer) }
      if let text = value.stringObject {
        return .integer(
          try textual { () throws(TextError) in try NumberParsing.integer(text.string) })
      }
      if let bytes = value.bytesLike {
        let text = BytesObject(bytes).asText
        return .integer(
          try textual { () throws(TextError) in try NumberParsing.integer(text) })
      }
      for name in [Names.int, Names.index, Symbol("__trunc__")] {
        let method = userMethod(object, name)
        guard !method.isUndefined else { continue }
        let result = try call(method, value)
        if let integer = result.integer { return .integer(integer) }
        if name == Symbol("__trunc__") { return try makeInteger(result) }
        throw .typeError("\(name.text) returned non-int (type \(type(of: result).name))")
      }
      let converted = try object.int(self)
      if !converted.isUndefined { return converted }
      if let index = try integerIfPossible(value) { return .integer(index) }
    }
    throw .typeError(
      "int() argument must be a string, a bytes-like object or a real number, not "
        + "'\(type(of: value).messageName)'")
  }

  /// `float(value)`.
  func makeFloat(_ value: Value) throws(Raised) -> Double {
    if let text = value.stringObject {
      return try textual { () throws(TextError) in try NumberParsing.float(text.string) }
    }
    if let bytes = value.bytesLike {
      let text = BytesObject(bytes).asText
      return try textual { () throws(TextError) in try NumberParsing.float(text) }
    }
    if let integer = value.integer {
      return try textual { () throws(TextError) in try integer.double() }
    }
    if let double = try doubleIfPossible(value) { return double }
    throw .typeError(
      "float() argument must be a string or a real number, not '\(type(of: value).messageName)'")
  }

  /// The float of an instance of a class derived from `float`; any other value as it is.
  func withoutFloatClass(_ value: Value) -> Value {
    if case .object(let object) = value, let float = object as? FloatObject {
      return .float(float.value)
    }
    return value
  }

  /// `abs(value)`.
  func absolute(_ value: Value) throws(Raised) -> Value {
    switch value {
    case .float(let float): return .float(float.magnitude)
    case .int, .bool: return .integer(Integer.absolute(value.integer ?? .small(0)))
    case .none, .undefined: break
    case .object(let object):
      if let integer = value.integer { return .integer(Integer.absolute(integer)) }
      if let float = object as? FloatObject { return .float(float.value.magnitude) }
      if let complex = object as? ComplexObject { return .float(complex.magnitude) }
      let method = try specialMethod(value, Names.absolute)
      if !method.isUndefined { return try call(method) }
    }
    throw .typeError("bad operand type for abs(): '\(type(of: value).messageName)'")
  }

  /// `round(value, places)`; `places` is None or undefined for a whole number.
  func rounded(_ value: Value, _ places: Value) throws(Raised) -> Value {
    switch value {
    case .float(let float):
      if places.isNoneOrUndefined {
        return .integer(try textual { () throws(TextError) in try FloatMath.rounded(float) })
      }
      let places = Int(clamping: try clampedIndex(places))
      return .float(
        try textual { () throws(TextError) in try FloatMath.rounded(float, places: places) })
    case .none, .undefined: break
    case .int, .bool, .object:
      if let integer = value.integer {
        if places.isNoneOrUndefined { return .integer(integer) }
        let places = try clampedIndex(places)
        return .integer(
          try textual { () throws(TextError) in
            try Integer.rounded(integer, tens: places >= 0 ? 0 : Int(clamping: places.magnitude))
          })
      }
      if case .float = withoutFloatClass(value) {
        return try rounded(withoutFloatClass(value), places)
      }
      let method = try specialMethod(value, Names.round)
      if !method.isUndefined {
        return places.isNoneOrUndefined ? try call(method) : try call(method, places)
      }
    }
    throw .typeError("type \(type(of: value).name) doesn't define __round__ method")
  }

  private func clampedIndex(_ value: Value) throws(Raised) -> Int {
    guard let index = try clampedIndexIfPossible(value) else {
      throw .typeError(
        "'\(type(of: value).messageName)' object cannot be interpreted as an integer")
    }
    return index
  }

  /// `math.floor(value)`.
  func floor(_ value: Value) throws(Raised) -> Value {
    try whole(value, .down, Symbol("__floor__"))
  }

  /// `math.ceil(value)`.
  func ceiling(_ value: Value) throws(Raised) -> Value {
    try whole(value, .up, Symbol("__ceil__"))
  }

  private func whole(
    _ value: Value, _ rule: FloatingPointRoundingRule, _ name: Symbol
  ) throws(Raised) -> Value {
    if let integer = value.integer { return .integer(integer) }
    if case .object = withoutFloatClass(value) {
      let method = try specialMethod(value, name)
      if !method.isUndefined { return try call(method) }
    }
    let double = try double(value)
    return .integer(
      try textual { () throws(TextError) in
        try Integer(truncating: double.isFinite ? double.rounded(rule) : double)
      })
  }

  /// `divmod(a, b)`.
  func divmod(_ left: Value, _ right: Value) throws(Raised) -> Value {
    let (a, b) = (withoutFloatClass(left), withoutFloatClass(right))
    if let x = a.integer, let y = b.integer {
      let result = try textual { () throws(TextError) in try Integer.divmod(x, y) }
      return .tuple([.integer(result.quotient), .integer(result.remainder)])
    }
    let numbers = (isNumber(a), isNumber(b))
    if numbers.0, numbers.1 {
      let (x, y) = (try makeFloat(a), try makeFloat(b))
      let result = try textual { () throws(TextError) in try FloatMath.divmod(x, y) }
      return .tuple([.float(result.quotient), .float(result.remainder)])
    }
    for (value, name, other) in [(a, "__divmod__", b), (b, "__rdivmod__", a)] {
      guard case .object(let object) = value else { continue }
      let method = object.type.lookup(Symbol(name))
      guard !method.isUndefined else { continue }
      let result = withoutNotImplemented(try call(method, value, other))
      if !result.isUndefined { return result }
    }
    if case .object(let object) = a, !object.type.lookup(Symbol("__floordiv__")).isUndefined {
      return .tuple([try binary(.floorDivide, a, b), try binary(.modulo, a, b)])
    }
    throw .typeError(
      "unsupported operand type(s) for divmod(): '\(type(of: a).name)' and '\(type(of: b).messageName)'"
    )
  }

  /// Whether a value is an `int`, `bool` or `float`.
  func isNumber(_ value: Value) -> Bool {
    if case .float = value { return true }
    return value.integer != nil
  }

  /// `pow(base, exponent, modulus)`.
  func power(_ base: Value, _ exponent: Value, _ modulus: Value) throws(Raised) -> Value {
    if modulus.isNoneOrUndefined { return try binary(.power, base, exponent) }
    if let a = base.integer, let b = exponent.integer, let m = modulus.integer {
      return .integer(
        try textual { () throws(TextError) in try Integer.power(a, b, modulus: m) })
    }
    if case .object(let object) = base {
      let method = userMethod(object, Symbol("__pow__"))
      if !method.isUndefined { return try call(method, base, exponent, modulus) }
    }
    if isNumber(base), isNumber(exponent), isNumber(modulus) {
      throw .typeError("pow() 3rd argument not allowed unless all arguments are integers")
    }
    throw .typeError(
      "unsupported operand type(s) for ** or pow(): '\(type(of: base).name)', "
        + "'\(type(of: exponent).name)', '\(type(of: modulus).messageName)'")
  }
}
