// A class of the language, native or the user's.
//
// `namespace` holds what the class itself defines; `lookup` searches the method resolution order and
// caches what it finds. `version` is a number that no other state of any class ever has: caches at
// instructions hold it, and a change to a class gives it and all its subclasses new ones.
// `overrides` says which special methods a user's class defines somewhere before the native class
// that lays out the instances; where the bit is clear, the native slot is called directly.
// Classes are never freed.

/// A class of the language.
public final class TypeObject: Object {
  public let name: String
  public let module: String
  public internal(set) var qualifiedName: String
  public let bases: [TypeObject]
  public private(set) var mro: [TypeObject] = []
  /// What the class itself defines. Change it through `define` only.
  public let namespace: DictObject
  public let isNative: Bool
  /// The native class whose Swift class the instances are.
  public private(set) var layout: TypeObject!
  var overrides: Overrides = []
  private(set) var version: UInt32 = 0
  /// Makes an instance: `__new__`, inherited; nil for plain objects. Argument 0 is the class.
  var constructor: NativeFunction?
  /// Whether instances of a native class take attributes of their own.
  public var hasAttributes = false
  /// Whether reading attributes follows the default rules, so that the machine may cache where they
  /// are. A native class that does not override `getAttribute` says so.
  public var usesGenericAttributes = false
  /// The names that `__slots__` allows, nil for all.
  var restrictedNames: Set<Symbol>?
  /// Whether a user's class may be derived from it.
  public var isSubclassable = true
  private(set) var subclasses: [TypeObject] = []
  private var found = MemberCache()
  /// `__init__` where it is a function of the language, as of the present version.
  private(set) unowned(unsafe) var initializer: FunctionObject?

  nonisolated(unsafe) private static var lastVersion: UInt32 = 0
  /// Keeps all classes alive: objects refer to theirs without counting.
  nonisolated(unsafe) private static var all: [TypeObject] = []

  /// Declares a native class.
  public convenience init(
    native name: String, module: String = "builtins", base: TypeObject? = .object,
    _ declare: (TypeObject) -> Void = { _ in }
  ) {
    self.init(name: name, module: module, bases: base.map { [$0] } ?? [], isNative: true)
    mro = [self] + (base?.mro ?? [])
    layout = self
    constructor = base?.constructor
    isSubclassable = base?.isSubclassable ?? true
    finish()
    declare(self)
  }

  /// Declares a native class with several bases, the first of which lays out the instances.
  public convenience init(
    native name: String, module: String, bases: [TypeObject], mro: [TypeObject]
  ) {
    self.init(name: name, module: module, bases: bases, isNative: true)
    self.mro = [self] + mro
    layout = self
    constructor = bases.first?.constructor
    finish()
  }

  private init(name: String, module: String, bases: [TypeObject], isNative: Bool) {
    self.name = name
    self.module = module
    self.bases = bases
    self.isNative = isNative
    qualifiedName = name
    // `object`, `type` and `dict` come before their own class, and are adopted by it later.
    let isFirst = TypeObject.all.count < 3
    namespace = isFirst ? DictObject(untyped: ()) : DictObject()
    super.init(untyped: .type)
    if !isFirst { adopt(.type) }
    TypeObject.all.append(self)
  }

  /// A user's class. Throws Python's TypeErrors for bases that do not go together.
  init(
    user name: String, module: String, bases: [TypeObject], namespace items: DictObject,
    metatype: TypeObject
  ) throws(Raised) {
    self.name = name
    self.module = module
    self.bases = bases
    isNative = false
    qualifiedName = name
    namespace = DictObject()
    super.init(untyped: .type)
    typeReference = Unmanaged.passUnretained(metatype)
    TypeObject.all.append(self)
    for base in bases where !base.isSubclassable {
      throw .typeError("type '\(base.name)' is not an acceptable base type")
    }
    mro = [self] + (try TypeObject.linearized(bases))
    layout = try TypeObject.commonLayout(bases)
    constructor = layout.constructor
    for item in items.items {
      if let name = item.key.stringObject { namespace.set(name, item.value) }
    }
    finish()
  }

  private func finish() {
    for base in bases { base.subclasses.append(self) }
    touch()
  }

  /// Gives the class and its subclasses new versions.
  private func touch() {
    TypeObject.lastVersion &+= 1
    version = TypeObject.lastVersion
    found.removeAll()
    if !isNative {
      overrides = Overrides(of: self)
      initializer = nil
      if case .object(let object) = lookup(Names.initialize), object.kind == .function {
        initializer = unsafeDowncast(object, to: FunctionObject.self)
      }
    }
    for subclass in subclasses { subclass.touch() }
  }

  /// Whether the machine may remember where attributes of instances are.
  var cachesAttributes: Bool {
    layout.usesGenericAttributes && !overrides.contains(.getAttribute)
  }

  /// Whether instances are plain objects, made without any `__new__`.
  var isPlain: Bool { constructor == nil && !overrides.contains(.new) && !isNative }

  /// Ties the first classes, which came before `type`, to their class.
  func adopt(_ metatype: TypeObject) {
    typeReference = Unmanaged.passUnretained(metatype)
  }

  /// Tells that the instances are of the same Swift class as a base's, so that a user's class may
  /// derive from several such classes at once.
  func shareLayout(with base: TypeObject) { layout = base.layout }

  // MARK: - Members

  /// What the class or one of its bases defines under a name, unbound; `.undefined` if none does.
  public func lookup(_ name: Symbol) -> Value {
    if let value = found.value(of: name) { return value }
    var value = Value.undefined
    for type in mro {
      value = type.namespace.get(name)
      if !value.isUndefined { break }
    }
    found.insert(name, value)
    return value
  }

  /// Sets what the class defines under a name, or removes it if the value is `.undefined`.
  public func define(_ name: Symbol, _ value: Value) {
    if value.isUndefined { _ = namespace.remove(name) } else { namespace.set(name, value) }
    touch()
  }

  /// Whether the class is another one or derives from it.
  @inline(__always)
  public func isSubtype(of other: TypeObject) -> Bool {
    let wanted = ObjectIdentifier(other)
    for ancestor in mro where ObjectIdentifier(ancestor) == wanted { return true }
    return false
  }

  /// Whether messages name the class with its module, as CPython does for classes of C extensions.
  public var isNamedInFull = false

  /// What stands before the parentheses where the values of a class of texts are shown: `np.str_`.
  public var constructorText: String?

  /// The name in messages about operands and attributes.
  public var messageName: String { isNamedInFull ? "\(module).\(name)" : name }

  /// What messages about the class's own properties call it.
  public var layoutName: String { propertyOwner ?? displayName }
  /// The name of a class below this one that properties are said to belong to.
  public var propertyOwner: String?

  /// The name with its module, where that is not `builtins`.
  public var displayName: String {
    module == "builtins" ? qualifiedName : "\(module).\(qualifiedName)"
  }

  // MARK: - Method resolution order

  /// Merges the bases' orders (C3).
  private static func linearized(_ bases: [TypeObject]) throws(Raised) -> [TypeObject] {
    var sequences = bases.map(\.mro) + [bases]
    var result: [TypeObject] = []
    while true {
      sequences.removeAll { $0.isEmpty }
      guard !sequences.isEmpty else { return result }
      var next: TypeObject?
      for sequence in sequences {
        let candidate = sequence[0]
        if sequences.allSatisfy({ !$0.dropFirst().contains { $0 === candidate } }) {
          next = candidate
          break
        }
      }
      guard let next else {
        let names = bases.map(\.name).joined(separator: ", ")
        throw .typeError(
          "Cannot create a consistent method resolution\norder (MRO) for bases \(names)")
      }
      result.append(next)
      for index in sequences.indices where sequences[index][0] === next {
        sequences[index].removeFirst()
      }
    }
  }

  /// The most derived of the bases' layouts.
  private static func commonLayout(_ bases: [TypeObject]) throws(Raised) -> TypeObject {
    var layout = TypeObject.object
    for base in bases {
      guard let other = base.layout else { continue }
      if other.isSubtype(of: layout) {
        layout = other
      } else if !layout.isSubtype(of: other) {
        throw .typeError("multiple bases have instance lay-out conflict")
      }
    }
    return layout
  }

  // MARK: - Rewinding

  public override func recordState(into image: inout StateImage) {
    image.words.append(Int(version))
    image.values.append(.object(namespace))
    for base in bases { image.values.append(.object(base)) }
  }

  public override func restoreState(from reader: inout StateReader) {}

  /// What depends on the namespace is found out anew, when that has been brought back.
  public override func finishRestoring() { touch() }

  // MARK: - Slots

  public override func getAttribute(
    _ name: Symbol, _ machine: Interpreter
  ) throws(Raised) -> Value {
    try machine.classAttribute(of: self, name)
  }

  public override func setAttribute(
    _ name: Symbol, _ value: Value, _ machine: Interpreter
  ) throws(Raised) {
    guard !isNative else {
      throw .typeError(
        "cannot set '\(name.text)' attribute of immutable type '\(displayName)'")
    }
    if value.isUndefined, namespace.get(name).isUndefined { throw missingAttribute(name) }
    if name == Names.qualifiedName, let text = value.string { qualifiedName = text }
    define(name, value)
  }

  public override func missingAttribute(_ name: Symbol) -> Raised {
    .attributeError(
      "type object '\(self.name)' has no attribute '\(name.text)'", name: name, of: self)
  }

  public override func call(
    _ arguments: Arguments, _ machine: Interpreter
  ) throws(Raised) -> Value {
    try machine.instantiate(self, arguments)
  }

  /// Classes that take no arguments in brackets.
  private static let plain: [TypeObject] = [.int, .float, .str, .bool, .bytes, .object, .none]

  public override func getItem(_ key: Value, _ machine: Interpreter) throws(Raised) -> Value {
    let method = try machine.classAttribute(of: self, Names.classGetItem)
    if !method.isUndefined { return try machine.call(method, key) }
    guard isNative, !TypeObject.plain.contains(where: { $0 === self }) else {
      throw .typeError("type '\(name)' is not subscriptable")
    }
    return .object(GenericAlias(origin: self, arguments: key))
  }

  public override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard operation == .or else { return .undefined }
    let (left, right) = reflected ? (other, Value.object(self)) : (Value.object(self), other)
    return .object(UnionType([left, right]))
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    "<class '\(displayName)'>"
  }
}

/// `list[int]`: a class with arguments that mean nothing at run time.
public final class GenericAlias: Object {
  public let origin: TypeObject
  public private(set) var arguments: Value

  init(origin: TypeObject, arguments: Value) {
    self.origin = origin
    self.arguments = arguments
    super.init(type: .genericAlias)
  }

  deinit { ValueBlock.release(&arguments) }

  public override func call(
    _ arguments: Arguments, _ machine: Interpreter
  ) throws(Raised) -> Value {
    try origin.call(arguments, machine)
  }

  public override func getAttribute(
    _ name: Symbol, _ machine: Interpreter
  ) throws(Raised) -> Value {
    switch name.text {
    case "__origin__": return .object(origin)
    case "__args__": return arguments.tuple == nil ? .tuple([arguments]) : arguments
    case "__parameters__": return .tuple([])
    default: return try machine.genericAttribute(of: self, name)
    }
  }

  public override func getItem(_ key: Value, _ machine: Interpreter) throws(Raised) -> Value {
    .object(GenericAlias(origin: origin, arguments: key))
  }

  public override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard operation == .or else { return .undefined }
    return .object(UnionType(reflected ? [other, .object(self)] : [.object(self), other]))
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    var parts: [String] = []
    for part in arguments.tuple?.elements ?? [arguments] {
      if let type = part.type {
        parts.append(type.displayName)
      } else if case .object(let object) = part, object === EllipsisObject.shared {
        parts.append("...")
      } else {
        parts.append(try machine.repr(part))
      }
    }
    return "\(origin.displayName)[\(parts.joined(separator: ", "))]"
  }
}

/// `int | None`: a choice of classes.
public final class UnionType: Object {
  public let members: [Value]

  init(_ parts: [Value]) {
    members = parts.flatMap { part -> [Value] in
      if case .object(let object) = part, let union = object as? UnionType { return union.members }
      return [part]
    }
    super.init(type: .unionType)
  }

  public override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard operation == .or else { return .undefined }
    return .object(UnionType(reflected ? [other, .object(self)] : [.object(self), other]))
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    var parts: [String] = []
    for part in members {
      if let type = part.type {
        parts.append(type.displayName)
      } else {
        parts.append(try machine.repr(part))
      }
    }
    return parts.joined(separator: " | ")
  }
}
