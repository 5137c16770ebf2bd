// Members of classes that compute or bind something when they are read.

/// A computed attribute of a native class.
public final class NativeProperty: Object {
  public typealias Getter = (Value, Interpreter) throws(Raised) -> Value
  /// The value is `.undefined` to delete the attribute.
  public typealias Setter = (Value, Value, Interpreter) throws(Raised) -> Void

  public let name: String
  public let owner: TypeObject
  public let get: Getter
  public let set: Setter?

  init(_ name: String, owner: TypeObject, get: @escaping Getter, set: Setter?) {
    self.name = name
    self.owner = owner
    self.get = get
    self.set = set
    super.init(type: .getSetDescriptor, kind: .nativeProperty)
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    "<attribute '\(name)' of '\(owner.isNative ? owner.displayName : owner.name)' objects>"
  }
}

/// `property`.
public final class PropertyObject: Object {
  public private(set) var getter: Value
  public private(set) var setter: Value
  public private(set) var deleter: Value
  public var documentation: Value

  public init(
    getter: Value, setter: Value = .none, deleter: Value = .none, documentation: Value = .none,
    type: TypeObject = .property
  ) {
    self.getter = getter
    self.setter = setter
    self.deleter = deleter
    self.documentation = documentation
    super.init(type: type, kind: .property)
  }

  public override func recordState(into image: inout StateImage) {
    super.recordState(into: &image)
    image.values += [getter, setter, deleter, documentation]
  }

  deinit {
    ValueBlock.release(&getter)
    ValueBlock.release(&setter)
    ValueBlock.release(&deleter)
  }
}

/// `staticmethod`.
public final class StaticMethodObject: Object {
  public private(set) var function: Value

  public init(_ function: Value, type: TypeObject = .staticMethod) {
    self.function = function
    super.init(type: type, kind: .staticMethod)
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    "<staticmethod(\(try machine.repr(function)))>"
  }

  public override func recordState(into image: inout StateImage) {
    super.recordState(into: &image)
    image.values += [function]
  }

  deinit {
    ValueBlock.release(&function)
  }

  public override func call(
    _ arguments: Arguments, _ machine: Interpreter
  ) throws(Raised) -> Value {
    try machine.call(function, arguments)
  }
}

/// `classmethod`.
public final class ClassMethodObject: Object {
  public private(set) var function: Value

  public init(_ function: Value, type: TypeObject = .classMethod) {
    self.function = function
    super.init(type: type, kind: .classMethod)
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    "<classmethod(\(try machine.repr(function)))>"
  }

  public override func recordState(into image: inout StateImage) {
    super.recordState(into: &image)
    image.values += [function]
  }

  deinit {
    ValueBlock.release(&function)
  }
}

/// A function bound to the object it was found on.
public final class BoundMethod: Object {
  public private(set) var function: Value
  public private(set) var receiver: Value

  public init(_ function: Value, _ receiver: Value) {
    self.function = function
    self.receiver = receiver
    let isNative = function.objectKind == .nativeFunction
    super.init(type: isNative ? .nativeFunction : .method, kind: .boundMethod)
  }

  public override func recordState(into image: inout StateImage) {
    super.recordState(into: &image)
    image.values += [function, receiver]
  }

  deinit {
    ValueBlock.release(&function)
    ValueBlock.release(&receiver)
  }

  public override func visitReferences(_ visit: (Object) -> Void) {
    super.visitReferences(visit)
    if case .object(let object) = function { visit(object) }
    if case .object(let object) = receiver { visit(object) }
  }

  public override func call(
    _ arguments: Arguments, _ machine: Interpreter
  ) throws(Raised) -> Value {
    try machine.call(function, prepending: receiver, arguments)
  }

  public override func getAttribute(
    _ name: Symbol, _ machine: Interpreter
  ) throws(Raised) -> Value {
    switch name {
    case Names.function: return function
    case Names.instance: return receiver
    case Names.module, Names.documentation: return try machine.attribute(function, name)
    default:
      let value = try machine.genericAttribute(of: self, name)
      return value.isUndefined ? try machine.attributeIfPresent(function, name) : value
    }
  }

  public override func compare(
    _ operation: CompareOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard case .object(let object) = other, object.kind == .boundMethod,
      operation == .equal || operation == .notEqual
    else { return .undefined }
    let other = unsafeDowncast(object, to: BoundMethod.self)
    let isEqual =
      machine.isIdentical(function, other.function)
      && machine.isIdentical(receiver, other.receiver)
    return .bool(isEqual == (operation == .equal))
  }

  public override func hash(_ machine: Interpreter) throws(Raised) -> Int {
    try machine.hash(function) &* 31 &+ Int(bitPattern: machine.identity(of: receiver) >> 4)
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    let name = try machine.functionName(function)
    guard case .object(let object) = function, object.kind == .function else {
      let owner = receiver.type == nil ? machine.type(of: receiver).name : "type"
      let place = String(machine.identity(of: receiver), radix: 16)
      return name.isSpecial
        ? "<method-wrapper '\(name)' of \(owner) object at 0x\(place)>"
        : "<built-in method \(name) of \(owner) object at 0x\(place)>"
    }
    return "<bound method \(name) of \(try machine.repr(receiver))>"
  }
}

/// `super()`: attributes looked up behind a class in the order of the object's class.
public final class SuperObject: Object {
  let start: TypeObject
  let receiver: Value
  let receiverType: TypeObject

  public init(_ start: TypeObject, _ receiver: Value, _ receiverType: TypeObject) {
    self.start = start
    self.receiver = receiver
    self.receiverType = receiverType
    super.init(type: .superType, kind: .superObject)
  }

  public override func recordState(into image: inout StateImage) {
    super.recordState(into: &image)
    image.values += [.object(start), receiver]
  }

  public override func getAttribute(
    _ name: Symbol, _ machine: Interpreter
  ) throws(Raised) -> Value {
    if name == Names.classOfObject { return .object(type) }
    let mro = receiverType.mro
    let first = (mro.firstIndex { $0 === start } ?? -1) + 1
    for type in mro[first...] {
      let value = type.namespace.get(name)
      if !value.isUndefined {
        let isClass = receiver.type.map { $0 === receiverType } ?? false
        return try machine.bind(value, to: isClass ? .undefined : receiver, receiverType)
      }
    }
    return .undefined
  }

  public override func missingAttribute(_ name: Symbol) -> Raised {
    .attributeError("'super' object has no attribute '\(name.text)'", name: name, of: self)
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    "<super: <class '\(start.name)'>, <\(receiverType.name) object>>"
  }
}
