// A module: a name and a namespace, which is the `dict` of its globals.

/// A module.
public final class ModuleObject: Object {
  public let name: String
  public let namespace: DictObject
  /// Gives members that the namespace lacks; `.undefined` if there is none.
  public var fallback: ((Symbol, Interpreter) throws(Raised) -> Value)?
  /// The names that `fallback` finds, for `from module import *`.
  public var lateNames: ((Interpreter) throws(Raised) -> [String])?
  /// The modules from which members come that are imported when they are first named.
  var promises: [Symbol: String] = [:]

  public init(_ name: String, namespace: DictObject = DictObject()) {
    self.name = name
    self.namespace = namespace
    super.init(type: .module, kind: .module)
    if namespace.get(Names.name).isUndefined { namespace.set(Names.name, .string(name)) }
  }

  public override func recordState(into image: inout StateImage) {
    image.isFixed = true
    image.values.append(.object(namespace))
  }

  /// A member; setting `.undefined` removes it.
  public subscript(name: String) -> Value {
    get { namespace.get(name) }
    set {
      if newValue.isUndefined {
        _ = namespace.remove(Symbol(name))
      } else {
        namespace.set(Symbol(name), newValue)
      }
    }
  }

  /// Declares a native function by its signature.
  public func function(_ signature: String, _ body: @escaping NativeFunction.Body) {
    let function = NativeFunction(signature, module: name, body)
    namespace.set(Symbol(function.name), .object(function))
  }

  /// Declares a native function that takes its arguments as they come.
  public func raw(_ name: String, _ body: @escaping NativeFunction.Body) {
    namespace.set(Symbol(name), .object(NativeFunction(raw: name, module: self.name, body)))
  }

  public override func getAttribute(
    _ name: Symbol, _ machine: Interpreter
  ) throws(Raised) -> Value {
    let value = namespace.get(name)
    guard value.isUndefined else { return value }
    if name == Names.dictionary {
      try keepPromises(machine)
      return .object(namespace)
    }
    let promised = try keepPromise(name, machine)
    guard promised.isUndefined else { return promised }
    let fallback = namespace.get(Names.getAttr)
    if !fallback.isUndefined { return try machine.call(fallback, name.value) }
    if let found = try self.fallback?(name, machine), !found.isUndefined { return found }
    return try machine.genericAttribute(of: self, name)
  }

  public override func setAttribute(
    _ name: Symbol, _ value: Value, _ machine: Interpreter
  ) throws(Raised) {
    if !value.isUndefined {
      namespace.set(name, value)
    } else if !namespace.remove(name) {
      throw missingAttribute(name)
    }
  }

  public override func missingAttribute(_ name: Symbol) -> Raised {
    .attributeError(
      "module '\(self.name)' has no attribute '\(name.text)'"
        + MissingNames.note("\(self.name).\(name.text)"), name: name, of: self)
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    "<module '\(name)' (built-in)>"
  }
}
