// A function whose body is Swift.
//
//     NativeFunction("sum(input, dim=None, keepdim=False, *, dtype=None)") {
//       call, machine throws(Raised) in
//       ... call[0] ...
//     }
//
// The signature, in Python's syntax, is parsed once. A call that gives exactly the positional
// parameters passes the stack as it is.

/// A function whose body is Swift.
public final class NativeFunction: Object {
  public typealias Body = (Arguments, Interpreter) throws(Raised) -> Value

  public let name: String
  public let module: String
  public let signature: Signature?
  public let body: Body
  /// Whether it binds to the object it is found on.
  public internal(set) var isMethod: Bool
  /// The class that declares it, for its repr.
  public internal(set) unowned(unsafe) var owner: TypeObject?
  /// The help text, which is made when somebody asks for it.
  public private(set) lazy var documentation: String? = describe()
  private let describe: () -> String?
  /// The parameters of one without a signature, as CPython shows them.
  var shownParameters: String?
  /// How many positional arguments need no binding: nil if the arguments are always taken as they
  /// come, -1 if they never are.
  let simpleCount: Int?

  /// A function with a signature; a wrong signature is a programmer's error.
  public init(
    _ signature: String, module: String = "builtins", isMethod: Bool = false,
    documentation describe: @escaping @autoclosure () -> String? = nil, _ body: @escaping Body
  ) {
    let signature = Signature(parsing: signature)
    self.signature = signature
    simpleCount = signature.isSimple ? signature.parameters.count : -1
    name = signature.name
    self.module = module
    self.body = body
    self.isMethod = isMethod
    self.describe = describe
    super.init(type: isMethod ? .methodDescriptor : .nativeFunction, kind: .nativeFunction)
  }

  /// A function that takes its arguments as they come.
  public init(
    raw name: String, module: String = "builtins", isMethod: Bool = false,
    documentation describe: @escaping @autoclosure () -> String? = nil, _ body: @escaping Body
  ) {
    signature = nil
    simpleCount = nil
    self.name = name
    self.module = module
    self.body = body
    self.isMethod = isMethod
    self.describe = describe
    super.init(type: isMethod ? .methodDescriptor : .nativeFunction, kind: .nativeFunction)
  }

  /// A function with the name and the help of another, which takes its arguments as they come.
  public init(around function: NativeFunction, _ body: @escaping Body) {
    name = function.name
    module = function.module
    signature = function.signature
    simpleCount = nil
    self.body = body
    isMethod = function.isMethod
    describe = { function.documentation }
    super.init(type: function.type, kind: .nativeFunction)
    shownParameters = function.shownParameters
  }

  public override func call(
    _ arguments: Arguments, _ machine: Interpreter
  ) throws(Raised) -> Value {
    try machine.callNative(self, arguments)
  }

  public override func getAttribute(
    _ name: Symbol, _ machine: Interpreter
  ) throws(Raised) -> Value {
    switch name {
    case Names.name: return .string(self.name)
    case Names.qualifiedName:
      return .string(owner.map { "\($0.qualifiedName).\(self.name)" } ?? self.name)
    case Names.module: return .string(module)
    case Names.textSignature:
      return signatureText.map { .string($0) } ?? .none
    case Names.documentation:
      return documentation.map { .string($0) } ?? .none
    default: return try machine.genericAttribute(of: self, name)
    }
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    guard let owner else {
      // Functions of torch and of the module random are methods of a hidden object.
      return module == "torch"
        ? "<built-in method \(name) of type object at \(machine.address(of: self))>"
        : "<built-in function \(name)>"
    }
    return isMethod
      ? name.isSpecial
        ? "<slot wrapper '\(name)' of '\(owner.displayName)' objects>"
        : "<method '\(name)' of '\(owner.displayName)' objects>"
      : "<built-in method \(name) of type object at \(machine.address(of: owner))>"
  }
}

extension NativeFunction {
  /// Whether this is a special method.
  public var isSpecial: Bool { name.isSpecial }

  /// The parameters in their parentheses, where they are known.
  public var signatureText: String? { signature?.text ?? shownParameters }

  /// The parameters behind the receiver, as they were declared; nil if they are not known.
  public var boundSignatureText: String? {
    guard let text = signature?.text, text.hasPrefix("(self") || text.hasPrefix("(cls") else {
      return signature?.text
    }
    let rest = text.dropFirst().drop { $0 != "," && $0 != ")" }
    var inner = rest.hasPrefix(",") ? rest.dropFirst().drop { $0 == " " } : rest
    if inner.hasPrefix("/, ") { inner = inner.dropFirst(3) }
    return inner == "/)" ? "()" : "(" + inner
  }
}

extension String {
  /// Whether this is the name of a special method: `__add__`.
  var isSpecial: Bool { count > 4 && hasPrefix("__") && hasSuffix("__") }
}
