// The special methods of native classes as attributes: `list.__len__`, `super().__setattr__(...)`,
// `int.__add__`. Each calls the native slot itself, never a user's override, and gives
// NotImplemented where the slot does not support the operation.

extension TypeObject {
  /// Declares the named special methods, which call the class's slots.
  public func declareSlots(_ names: [String]) {
    for name in names {
      guard let (parameters, body) = NativeSlots.table[name] else { continue }
      method("\(name)(self\(parameters), /)", body)
    }
  }
}

extension [String] {
  /// What every sequence has.
  static let sequence = ["__getitem__", "__len__", "__iter__", "__contains__", "__eq__", "__ne__"]
  static let mutableSequence = ["__setitem__", "__delitem__"]
  static let ordering = ["__lt__", "__le__", "__gt__", "__ge__"]
}

/// The bodies of special methods of native classes.
enum NativeSlots {
  static let table: [String: (String, NativeFunction.Body)] = {
    var table: [String: (String, NativeFunction.Body)] = [:]
    for operation in BinaryOperation.allCases {
      table[operation.method.text] = (", value", binary(operation, reflected: false))
      table[operation.reflectedMethod.text] = (", value", binary(operation, reflected: true))
      table[operation.inplaceMethod.text] = (
        ", value",
        { call, machine throws(Raised) in
          guard case .object(let object) = call[0] else { return notImplemented }
          return orNotImplemented(try object.inplaceBinary(operation, call[1], machine))
        }
      )
    }
    for operation in UnaryOperation.allCases {
      table[operation.method.text] = (
        "", { call, machine throws(Raised) in try machine.nativeUnary(operation, call[0]) }
      )
    }
    for operation in CompareOperation.allCases {
      table[operation.method.text] = (", value", compare(operation))
    }
    for (name, entry) in others { table[name] = entry }
    return table
  }()

  private static let notImplemented = Value.object(NotImplementedObject.shared)

  private static func orNotImplemented(_ value: Value) -> Value {
    value.isUndefined ? notImplemented : value
  }

  private static func binary(
    _ operation: BinaryOperation, reflected: Bool
  ) -> NativeFunction.Body {
    { call, machine throws(Raised) in
      let number =
        reflected
        ? try machine.numberBinary(
          operation, machine.plainNumber(call[1]), machine.plainNumber(call[0]))
        : try machine.numberBinary(
          operation, machine.plainNumber(call[0]), machine.plainNumber(call[1]))
      if !number.isUndefined { return number }
      guard case .object(let object) = call[0] else { return notImplemented }
      return orNotImplemented(
        try object.binary(operation, call[1], reflected: reflected, machine))
    }
  }

  private static func compare(_ operation: CompareOperation) -> NativeFunction.Body {
    { call, machine throws(Raised) in
      if let result = try machine.numberCompare(
        operation, machine.plainNumber(call[0]), machine.plainNumber(call[1]))
      {
        return .bool(result)
      }
      guard case .object(let object) = call[0] else {
        guard machine.isIdentical(call[0], call[1]) else { return notImplemented }
        return operation == .equal ? .bool(true) : notImplemented
      }
      let result = try object.compare(operation, call[1], machine)
      if !result.isUndefined { return result }
      if operation == .equal, machine.isIdentical(call[0], call[1]) { return .bool(true) }
      if operation == .notEqual {
        // Not equal is the opposite of the object's own idea of equality.
        let equal = try machine.specialMethod(call[0], Names.equal)
        let answer = try machine.call(equal, call[1])
        if case .bool(let isEqual) = answer { return .bool(!isEqual) }
      }
      return notImplemented
    }
  }

  private static let others: [String: (String, NativeFunction.Body)] = [
    "__getitem__": (
      ", key",
      { call, machine throws(Raised) in
        guard case .object(let object) = call[0] else {
          return try machine.getItem(call[0], call[1])
        }
        return try object.getItem(call[1], machine)
      }
    ),
    "__setitem__": (
      ", key, value",
      { call, machine throws(Raised) in
        guard case .object(let object) = call[0] else { return .none }
        try object.setItem(call[1], call[2], machine)
        return .none
      }
    ),
    "__delitem__": (
      ", key",
      { call, machine throws(Raised) in
        guard case .object(let object) = call[0] else { return .none }
        try object.deleteItem(call[1], machine)
        return .none
      }
    ),
    "__len__": (
      "",
      { call, machine throws(Raised) in
        guard case .object(let object) = call[0], let length = try object.length(machine) else {
          return .int(try machine.length(call[0]))
        }
        return .int(length)
      }
    ),
    "__iter__": (
      "",
      { call, machine throws(Raised) in
        if case .object(let object) = call[0], let iterator = try object.iterate(machine) {
          return .object(iterator)
        }
        return .object(try machine.iterator(of: call[0]))
      }
    ),
    "__next__": (
      "",
      { call, machine throws(Raised) in
        guard case .object(let object) = call[0] else { return .none }
        let value = try object.next(machine)
        guard !value.isUndefined else { throw .stopIteration() }
        return value
      }
    ),
    "__contains__": (
      ", key",
      { call, machine throws(Raised) in
        if case .object(let object) = call[0],
          let result = try object.contains(call[1], machine)
        {
          return .bool(result)
        }
        return .bool(try machine.contains(call[0], call[1]))
      }
    ),
    "__bool__": ("", { call, machine throws(Raised) in .bool(try machine.nativeTruth(call[0])) }),
    "__int__": ("", { call, machine throws(Raised) in try machine.makeInteger(call[0]) }),
    "__index__": (
      "",
      { call, machine throws(Raised) in
        .integer(try machine.exactInteger(call[0]))
      }
    ),
    "__float__": ("", { call, machine throws(Raised) in .float(try machine.double(call[0])) }),
    "__abs__": ("", { call, machine throws(Raised) in try machine.absolute(call[0]) }),
    "__trunc__": ("", { call, machine throws(Raised) in try machine.makeInteger(call[0]) }),
    "__floor__": ("", { call, machine throws(Raised) in try machine.floor(call[0]) }),
    "__ceil__": ("", { call, machine throws(Raised) in try machine.ceiling(call[0]) }),
    "__round__": (
      ", ndigits=None", { call, machine throws(Raised) in try machine.rounded(call[0], call[1]) }
    ),
    "__divmod__": (
      ", value", { call, machine throws(Raised) in try machine.divmod(call[0], call[1]) }
    ),
    "__rdivmod__": (
      ", value", { call, machine throws(Raised) in try machine.divmod(call[1], call[0]) }
    ),
    "__hash__": (
      "",
      { call, machine throws(Raised) in
        guard case .object(let object) = call[0] else { return .int(try machine.hash(call[0])) }
        return .int(try object.hash(machine))
      }
    ),
    "__repr__": (
      "",
      { call, machine throws(Raised) in
        guard case .object(let object) = call[0] else { return .string(try machine.repr(call[0])) }
        return .string(try object.repr(machine))
      }
    ),
    "__str__": (
      "",
      { call, machine throws(Raised) in
        guard case .object(let object) = call[0] else { return .string(try machine.str(call[0])) }
        return .string(try object.str(machine))
      }
    ),
    "__format__": (
      ", spec",
      { call, machine throws(Raised) in
        guard let spec = call[1].string else {
          throw .typeError(
            "__format__() argument must be str, not \(machine.type(of: call[1]).name)")
        }
        guard case .object(let object) = call[0] else {
          return .string(try machine.format(call[0], spec))
        }
        if spec.isEmpty { return .string(try machine.str(call[0])) }
        return .string(try object.format(spec, machine))
      }
    ),
    "__getattribute__": (
      ", name",
      { call, machine throws(Raised) in
        guard let name = call[1].stringObject?.symbol else {
          throw .typeError(
            "attribute name must be string, not '\(machine.type(of: call[1]).messageName)'")
        }
        guard case .object(let object) = call[0] else {
          return try machine.attribute(call[0], name)
        }
        let value = try object.getAttribute(name, machine)
        guard !value.isUndefined else { throw object.missingAttribute(name) }
        return value
      }
    ),
    "__setattr__": (
      ", name, value",
      { call, machine throws(Raised) in
        guard let name = call[1].stringObject?.symbol else {
          throw .typeError(
            "attribute name must be string, not '\(machine.type(of: call[1]).messageName)'")
        }
        guard case .object(let object) = call[0] else {
          try machine.setAttribute(call[0], name, call[2])
          return .none
        }
        try object.setAttribute(name, call[2], machine)
        return .none
      }
    ),
    "__delattr__": (
      ", name",
      { call, machine throws(Raised) in
        guard let name = call[1].stringObject?.symbol, case .object(let object) = call[0] else {
          throw .typeError("attribute name must be string")
        }
        try object.setAttribute(name, .undefined, machine)
        return .none
      }
    ),
    "__dir__": ("", { call, machine throws(Raised) in try machine.directory(of: call[0]) }),
    "__sizeof__": ("", { call, machine throws(Raised) in .int(machine.size(of: call[0])) }),
  ]
}

extension Interpreter {
  /// The native truth of a value, whatever a user's class overrides.
  func nativeTruth(_ value: Value) throws(Raised) -> Bool {
    guard case .object(let object) = value else { return try truth(value) }
    return try object.truth(self)
  }

  func nativeUnary(_ operation: UnaryOperation, _ value: Value) throws(Raised) -> Value {
    guard case .object(let object) = plainNumber(value), value.integer == nil else {
      return try unary(operation, plainNumber(value))
    }
    let result = try object.unary(operation, self)
    return result.isUndefined ? .object(NotImplementedObject.shared) : result
  }

  /// Roughly the bytes that a value takes, as `sys.getsizeof` tells.
  func size(of value: Value) -> Int {
    switch value {
    case .undefined, .none: return 16
    case .bool, .int: return 28
    case .float: return 24
    case .object(let object):
      if let list = value.list { return 56 + 8 * list.count }
      if let tuple = value.tuple { return 40 + 8 * tuple.count }
      if let text = value.stringObject { return 49 + text.string.utf8.count }
      if let dict = value.dict { return dict.count == 0 ? 64 : 184 + 48 * dict.count }
      if let set = value.set { return 216 + 24 * set.count }
      if object.kind == .bigInt, let bits = value.integer?.bitLength {
        return 24 + 4 * ((bits + 29) / 30)
      }
      return object.kind == .bytes ? 33 : 48
    }
  }
}
