// How a native class declares its members.
//
//     public static let tensor = TypeObject(native: "Tensor", module: "torch") { type in
//       type.method("sum(self, dim=None)") { call, machine throws(Raised) in ... }
//       type.property("shape") { object, machine throws(Raised) in ... }
//     }

extension TypeObject {
  /// A method; the receiver is parameter 0 of the signature.
  public func method(
    _ signature: String, documentation: String? = nil, _ body: @escaping NativeFunction.Body
  ) {
    add(
      NativeFunction(
        signature, module: module, isMethod: true, documentation: documentation, body))
  }

  /// A function that takes its arguments as they come; a method sees its receiver as argument 0.
  public func raw(_ name: String, isMethod: Bool, _ body: @escaping NativeFunction.Body) {
    add(NativeFunction(raw: name, module: module, isMethod: isMethod, body))
  }

  /// A function that does not bind.
  public func staticMethod(_ signature: String, _ body: @escaping NativeFunction.Body) {
    add(NativeFunction(signature, module: module, body))
  }

  /// A method of the class, which is parameter 0 of the signature.
  public func classMethod(_ signature: String, _ body: @escaping NativeFunction.Body) {
    let function = NativeFunction(signature, module: module, body)
    function.owner = self
    define(Symbol(function.name), .object(ClassMethodObject(.object(function))))
  }

  /// An attribute that is computed; without `set` it is read-only.
  public func property(
    _ name: String, get: @escaping NativeProperty.Getter, set: NativeProperty.Setter? = nil
  ) {
    define(Symbol(name), .object(NativeProperty(name, owner: self, get: get, set: set)))
  }

  /// An attribute that is computed and read-only.
  public func property(_ name: String, _ get: @escaping NativeProperty.Getter) {
    property(name, get: get, set: nil)
  }

  /// A member that is a plain value.
  public func constant(_ name: String, _ value: Value) { define(Symbol(name), value) }

  /// How instances are made: `__new__`, whose argument 0 is the class. It is inherited, also by
  /// the user's classes, whose `__init__` then sees the same arguments.
  public func construct(_ body: @escaping NativeFunction.Body) {
    setConstructor(NativeFunction(raw: "__new__", module: module, body))
  }

  /// How instances are made, with a signature whose parameter 0 is the class.
  public func construct(_ signature: String, _ body: @escaping NativeFunction.Body) {
    setConstructor(NativeFunction(signature, module: module, body))
  }

  private func setConstructor(_ function: NativeFunction) {
    function.owner = self
    constructor = function
    define(Names.new, .object(function))
    for subclass in subclasses where subclass.namespace.get(Names.new).isUndefined {
      subclass.constructor = function
    }
  }

  private func add(_ function: NativeFunction) {
    function.owner = self
    define(Symbol(function.name), .object(function))
  }
}
