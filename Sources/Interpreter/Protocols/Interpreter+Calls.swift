// Calling any value from Swift, and natives from the machine.

extension Interpreter {
  public func call(_ callee: Value) throws(Raised) -> Value {
    try call(callee, Arguments(base: stackTop, count: 0))
  }

  public func call(_ callee: Value, _ argument: Value) throws(Raised) -> Value {
    let base = stackTop
    base.initialize(to: argument)
    return try callPushed(callee, 1)
  }

  public func call(_ callee: Value, _ first: Value, _ second: Value) throws(Raised) -> Value {
    let base = stackTop
    base.initialize(to: first)
    (base + 1).initialize(to: second)
    return try callPushed(callee, 2)
  }

  public func call(
    _ callee: Value, _ first: Value, _ second: Value, _ third: Value
  ) throws(Raised) -> Value {
    let base = stackTop
    base.initialize(to: first)
    (base + 1).initialize(to: second)
    (base + 2).initialize(to: third)
    return try callPushed(callee, 3)
  }

  /// Calls with positional and keyword arguments.
  public func call(
    _ callee: Value, _ arguments: [Value], keywords: [(name: Symbol, value: Value)] = []
  ) throws(Raised) -> Value {
    guard stackTop + arguments.count + keywords.count < stackLimit else {
      throw .recursion()
    }
    var top = stackTop
    for argument in arguments {
      top.initialize(to: argument)
      top += 1
    }
    for keyword in keywords {
      top.initialize(to: keyword.value)
      top += 1
    }
    guard !keywords.isEmpty else { return try callPushed(callee, arguments.count) }
    let base = stackTop
    stackTop = top
    defer { clearStack(to: base) }
    let names = keywords.map(\.name)
    var result = Value.undefined
    var failure: Raised?
    names.withUnsafeBufferPointer { names in
      do throws(Raised) {
        result = try call(
          callee,
          Arguments(
            base: base, count: arguments.count, names: names.baseAddress, nameCount: names.count))
      } catch { failure = error }
    }
    if let failure { throw failure }
    return result
  }

  /// Calls a method by its name.
  public func callMethod(
    _ receiver: Value, _ name: Symbol, _ arguments: [Value] = []
  ) throws(Raised) -> Value {
    try call(try attribute(receiver, name), arguments)
  }

  /// Calls with a value in front of the arguments.
  func call(
    _ callee: Value, prepending first: Value, _ arguments: Arguments
  ) throws(Raised) -> Value {
    let base = stackTop
    let total = arguments.count + arguments.nameCount
    guard base + total < stackLimit else { throw .recursion() }
    base.initialize(to: first)
    (base + 1).initialize(from: arguments.base, count: total)
    stackTop = base + total + 1
    defer { clearStack(to: base) }
    return try call(
      callee,
      Arguments(
        base: base, count: arguments.count + 1, names: arguments.names,
        nameCount: arguments.nameCount))
  }

  /// Calls with values that lie at `stackTop`, which does not cover them yet, and removes them.
  private func callPushed(_ callee: Value, _ count: Int) throws(Raised) -> Value {
    let base = stackTop
    stackTop = base + count
    defer { clearStack(to: base) }
    return try call(callee, Arguments(base: base, count: count))
  }

  @inline(__always)
  func clearStack(to base: UnsafeMutablePointer<Value>) {
    let count = stackTop - base
    stackTop = base
    base.deinitialize(count: count)
  }

  /// Calls with arguments that stay the caller's.
  public func call(_ callee: Value, _ arguments: Arguments) throws(Raised) -> Value {
    try checkNativeStack()
    guard case .object(let object) = callee else {
      throw .typeError("'\(type(of: callee).messageName)' object is not callable")
    }
    if object.type.overrides.contains(.call) {
      let method = userMethod(object, Names.call)
      if !method.isUndefined { return try call(method, prepending: callee, arguments) }
    }
    switch object.kind {
    case .function:
      return try callFunction(unsafeDowncast(object, to: FunctionObject.self), arguments)
    case .nativeFunction:
      return try callNative(unsafeDowncast(object, to: NativeFunction.self), arguments)
    default: return try object.call(arguments, self)
    }
  }

  /// Whether `callable(value)`.
  public func isCallable(_ value: Value) -> Bool {
    guard case .object(let object) = value else { return false }
    if object.type.overrides.contains(.call) { return true }
    switch object.kind {
    case .function, .nativeFunction, .boundMethod, .type, .staticMethod: return true
    case .other: return object.type.isNative && !object.type.lookup(Names.call).isUndefined
    default: return false
    }
  }

  /// Binds the arguments to the signature and runs the body.
  @inline(__always)
  func callNative(
    _ function: NativeFunction, _ arguments: Arguments
  ) throws(Raised) -> Value {
    guard let parameters = function.simpleCount else {
      return try function.body(arguments, self)
    }
    if arguments.nameCount == 0, arguments.count == parameters {
      return try function.body(arguments, self)
    }
    return try callBinding(function, arguments)
  }

  @inline(never)
  private func callBinding(
    _ function: NativeFunction, _ arguments: Arguments
  ) throws(Raised) -> Value {
    guard let signature = function.signature else {
      return try function.body(arguments, self)
    }
    try checkNativeStack()
    if signature.isPositionalOnly { try checkCount(function, signature, arguments) }
    let base = stackTop
    let count = signature.parameters.count
    guard base + count < stackLimit else { throw .recursion() }
    try signature.bind(arguments, into: base)
    stackTop = base + count
    defer { clearStack(to: base) }
    return try function.body(Arguments(base: base, count: count), self)
  }

  /// The words of CPython's own functions for a wrong number of arguments.
  private func checkCount(
    _ function: NativeFunction, _ signature: Signature, _ arguments: Arguments
  ) throws(Raised) {
    let receiver = signature.receiverCount
    let most = signature.parameters.count - receiver
    let least = signature.parameters.filter(\.isRequired).count - receiver
    let given = arguments.count - receiver
    let isMethod = function.isMethod
    let owner = function.owner.map { $0.name + "." } ?? ""
    let name = receiver == 1 && !isMethod ? (function.owner?.name ?? function.name) : function.name
    let isOfModule = !isMethod && receiver == 0 && function.module != "builtins"
    let qualified = (isMethod ? owner : (isOfModule ? function.module + "." : "")) + name
    guard arguments.nameCount == 0 else {
      throw .typeError("\(qualified)() takes no keyword arguments")
    }
    guard given < least || given > most, given >= 0 else { return }
    if least == most, most <= 1 {
      let takes = most == 0 ? "no arguments" : "exactly one argument"
      throw .typeError("\(qualified)() takes \(takes) (\(given) given)")
    }
    let bound = given < least ? least : most
    let word = least == most ? "" : (given < least ? "at least " : "at most ")
    throw .typeError(
      "\(name) expected \(word)\(bound) argument\(bound == 1 ? "" : "s"), got \(given)")
  }

  // MARK: - Instances

  /// Calls a class: `__new__`, then `__init__`.
  func instantiate(_ type: TypeObject, _ arguments: Arguments) throws(Raised) -> Value {
    if type === TypeObject.type, arguments.count == 1, arguments.nameCount == 0 {
      return .object(self.type(of: arguments[0]))
    }
    try checkNativeStack()
    let instance: Value
    if type.overrides.contains(.new) {
      var new = type.lookup(Names.new)
      if case .object(let object) = new, object.kind == .staticMethod {
        new = unsafeDowncast(object, to: StaticMethodObject.self).function
      }
      instance = try call(new, prepending: .object(type), arguments)
      guard self.type(of: instance).isSubtype(of: type) else { return instance }
    } else if let constructor = type.constructor {
      instance = try call(.object(constructor), prepending: .object(type), arguments)
      guard self.type(of: instance).isSubtype(of: type) else { return instance }
    } else {
      guard type.layout === TypeObject.object else {
        throw .typeError("cannot create '\(type.name)' instances")
      }
      instance = .object(makeInstance(of: type))
    }
    let instanceType = self.type(of: instance)
    let initialize = instanceType.lookup(Names.initialize)
    if initialize.isUndefined
      || isIdentical(initialize, TypeObject.object.lookup(Names.initialize))
    {
      if type.constructor == nil, !type.overrides.contains(.new),
        arguments.count + arguments.nameCount > 0
      {
        throw .typeError("\(type.name)() takes no arguments")
      }
      return instance
    }
    let result: Value
    if case .object(let object) = initialize,
      object.kind == .function || object.kind == .nativeFunction
    {
      result = try call(initialize, prepending: instance, arguments)
    } else {
      result = try call(try bind(initialize, to: instance, instanceType), arguments)
    }
    guard result.isNone else {
      throw .typeError("__init__() should return None, not '\(self.type(of: result).name)'")
    }
    return instance
  }
}
