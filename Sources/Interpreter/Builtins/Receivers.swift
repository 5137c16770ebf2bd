// The receiver of a native method, checked: `list.append(3, 4)` is a TypeError, not a crash.

extension Arguments {
  func list(_ method: StaticString, _ machine: Interpreter) throws(Raised) -> ListObject {
    guard let list = self[0].list else { throw wrongReceiver(method, "list", machine) }
    return list
  }

  func tuple(_ method: StaticString, _ machine: Interpreter) throws(Raised) -> TupleObject {
    guard let tuple = self[0].tuple else { throw wrongReceiver(method, "tuple", machine) }
    return tuple
  }

  func dict(_ method: StaticString, _ machine: Interpreter) throws(Raised) -> DictObject {
    guard let dict = self[0].dict else { throw wrongReceiver(method, "dict", machine) }
    return dict
  }

  func set(_ method: StaticString, _ machine: Interpreter) throws(Raised) -> SetObject {
    guard let set = self[0].set else { throw wrongReceiver(method, "set", machine) }
    return set
  }

  func string(_ method: StaticString, _ machine: Interpreter) throws(Raised) -> StringObject {
    guard let string = self[0].stringObject else { throw wrongReceiver(method, "str", machine) }
    return string
  }

  func integer(_ method: StaticString, _ machine: Interpreter) throws(Raised) -> Integer {
    guard let integer = self[0].integer else { throw wrongReceiver(method, "int", machine) }
    return integer
  }

  func float(_ method: StaticString, _ machine: Interpreter) throws(Raised) -> Double {
    guard case .float(let float) = self[0] else {
      throw wrongReceiver(method, "float", machine)
    }
    return float
  }

  /// The receiver as an object of a Swift class.
  func object<T: Object>(
    _ swiftClass: T.Type, _ method: StaticString, _ name: String, _ machine: Interpreter
  ) throws(Raised) -> T {
    guard case .object(let object) = self[0], let receiver = object as? T else {
      throw wrongReceiver(method, name, machine)
    }
    return receiver
  }

  /// The receiver of a native class whose instances are all of one Swift class, without a search for
  /// the Swift class.
  @inline(__always)
  func object<T: Object>(
    _ swiftClass: T.Type, of type: TypeObject, _ method: StaticString, _ machine: Interpreter
  ) throws(Raised) -> T {
    guard case .object(let object) = self[0], object.type.layout === type else {
      throw wrongReceiver(method, type.displayName, machine)
    }
    return unsafeDowncast(object, to: T.self)
  }

  @inline(never)
  private func wrongReceiver(
    _ method: StaticString, _ expected: String, _ machine: Interpreter
  ) -> Raised {
    guard count > 0 else {
      return .typeError("unbound method \(expected).\(method)() needs an argument")
    }
    return .typeError(
      "descriptor '\(method)' for '\(expected)' objects doesn't apply to a "
        + "'\(machine.type(of: self[0]).messageName)' object")
  }
}
