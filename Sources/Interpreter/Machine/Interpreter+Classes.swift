// Making classes: the `class` statement, `type(name, bases, namespace)`, `super()`.

extension Interpreter {
  /// [function bases-tuple (dict)] -> [class]
  func makeClass(
    _ instruction: Instruction, _ frame: UnsafeMutablePointer<Frame>
  ) throws(Raised) {
    let hasKeywords = instruction.small == 1
    let count = hasKeywords ? 3 : 2
    let name = frame.pointee.code.constants[Int(instruction.operand)].string ?? ""
    let keywords = hasKeywords ? (stackTop - 1).pointee.dict : nil
    let bases = (stackTop - count + 1).pointee.tuple?.elements ?? []
    guard case .object(let object) = (stackTop - count).pointee else { return }
    let body = unsafeDowncast(object, to: FunctionObject.self)
    let made = try buildClass(name, body, bases, keywords)
    replaceTop(count, made)
  }

  private func buildClass(
    _ name: String, _ body: FunctionObject, _ written: [Value], _ keywords: DictObject?
  ) throws(Raised) -> Value {
    let bases = try resolvedBases(written)
    var keywords =
      keywords?.items.compactMap { item in
        item.key.stringObject.map { (name: $0.symbol, value: item.value) }
      } ?? []
    var metatype = Value.object(TypeObject.type)
    if let index = keywords.firstIndex(where: { $0.name == Names.metaclass }) {
      metatype = keywords.remove(at: index).value
    }
    if let wanted = metatype.type {
      metatype = .object(try mostDerivedMetatype(wanted, bases))
    }
    let namespace = DictObject()
    let module = body.globals.get(Names.name)
    namespace.set(Names.module, module.isUndefined ? .string("__main__") : module)
    let result = stackTop
    result.initialize(to: .object(body))
    stackTop += 1
    let cell = try runFunction(body, result, 0, nil, 0, namespace: namespace)
    let made: Value
    if keywords.isEmpty, case .object(let object) = metatype, object === TypeObject.type {
      made = .object(try makeType(name, bases, namespace, .type, []))
    } else {
      made = try call(
        metatype, [.string(name), .tuple(bases.map { .object($0) }), .object(namespace)],
        keywords: keywords)
    }
    if case .object(let object) = cell, object.kind == .cell {
      unsafeDowncast(object, to: CellObject.self).value = made
    }
    return made
  }

  /// The classes among the bases, other bases replaced by what stands for them.
  private func resolvedBases(_ written: [Value]) throws(Raised) -> [TypeObject] {
    var bases: [TypeObject] = []
    for value in written {
      if let type = value.type {
        bases.append(type)
      } else if case .object(let object) = value, let alias = object as? GenericAlias {
        bases.append(alias.origin)
      } else {
        let entries = try attributeIfPresent(value, Symbol("__mro_entries__"))
        guard !entries.isUndefined else {
          throw .typeError("bases must be types")
        }
        for entry in try elements(of: try call(entries, .tuple(written))) {
          guard let type = entry.type else { throw .typeError("bases must be types") }
          bases.append(type)
        }
      }
    }
    return bases
  }

  private func mostDerivedMetatype(
    _ wanted: TypeObject, _ bases: [TypeObject]
  ) throws(Raised) -> TypeObject {
    var metatype = wanted
    for base in bases {
      if base.type.isSubtype(of: metatype) {
        metatype = base.type
      } else if !metatype.isSubtype(of: base.type) {
        throw .typeError(
          "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
            + "of the metaclasses of all its bases")
      }
    }
    return metatype
  }

  /// A new class, as `type(name, bases, namespace)` makes it.
  public func makeType(
    _ name: String, _ bases: [TypeObject], _ namespace: DictObject, _ metatype: TypeObject,
    _ keywords: [(name: Symbol, value: Value)]
  ) throws(Raised) -> TypeObject {
    for (index, base) in bases.enumerated()
    where bases[..<index].contains(where: { $0 === base }) {
      throw .typeError("duplicate base class \(base.name)")
    }
    let module = namespace.get(Names.module).string ?? "__main__"
    let type = try TypeObject(
      user: name, module: module, bases: bases.isEmpty ? [.object] : bases,
      namespace: namespace, metatype: metatype)
    type.isNamedInFull = Interpreter.extensionClasses[module]?.contains(name) ?? false
    if let qualified = namespace.get(Names.qualifiedName).string {
      type.qualifiedName = qualified
    }
    for name in [Names.classGetItem, Names.initSubclass] {
      let member = type.namespace.get(name)
      if member.objectKind == .function { type.define(name, .object(ClassMethodObject(member))) }
    }
    try restrictNames(type)
    for name in [Names.initSubclass, Names.classGetItem] {
      let hook = type.namespace.get(name)
      if hook.objectKind == .function { type.define(name, .object(ClassMethodObject(hook))) }
    }
    for item in namespace.items {
      guard case .object(let member) = item.value else { continue }
      let setName = member.type.lookup(Names.setName)
      if !setName.isUndefined {
        _ = try call(setName, [item.value, .object(type), item.key])
      }
    }
    for ancestor in type.mro.dropFirst() {
      let hook = ancestor.namespace.get(Names.initSubclass)
      if hook.isUndefined { continue }
      let function: Value
      if case .object(let object) = hook, object.kind == .classMethod {
        function = unsafeDowncast(object, to: ClassMethodObject.self).function
      } else {
        function = hook
      }
      _ = try call(function, [.object(type)], keywords: keywords)
      break
    }
    return type
  }

  /// Classes of C in CPython that are written in the language here: messages name their modules.
  private static let extensionClasses: [String: Set<String>] = [
    "collections": ["defaultdict", "OrderedDict"],
    "datetime": ["date", "datetime", "time", "timedelta", "timezone", "tzinfo"],
    "decimal": ["Decimal", "Context"],
    "functools": ["partial"],
  ]

  /// Obeys `__slots__`.
  private func restrictNames(_ type: TypeObject) throws(Raised) {
    let slots = type.namespace.get(Names.slots)
    guard !slots.isUndefined else { return }
    let names = slots.stringObject == nil ? try elements(of: slots) : [slots]
    var allowed = Set(names.compactMap { $0.stringObject?.symbol })
    if allowed.contains(Names.dictionary) { return }
    for ancestor in type.mro.dropFirst() where !ancestor.isNative {
      guard let inherited = ancestor.restrictedNames else { return }
      allowed.formUnion(inherited)
    }
    type.restrictedNames = allowed
  }

  // MARK: - super

  /// `super()` in the method that runs, or `super(class, object)`.
  func makeSuper(_ call: Arguments) throws(Raised) -> Value {
    if call.count >= 3 {
      guard let start = call[1].type else {
        throw .typeError(
          "super() argument 1 must be a type, not \(type(of: call[1]).name)")
      }
      return try makeSuper(start, call[2])
    }
    guard frameCount > 0 else { throw .runtimeError("super(): no current frame") }
    let frame = frames[frameCount - 1]
    let code = frame.code
    guard code.parameters.positionalCount > 0 || code.parameters.hasVariadic else {
      throw .runtimeError("super(): no arguments")
    }
    guard let index = code.freeNames.firstIndex(of: Names.classOfObject) else {
      throw .runtimeError("super(): __class__ cell not found")
    }
    let cell = cell(frame.locals + code.localNames.count + index)
    guard let start = cell.value.type else {
      throw .runtimeError("super(): empty __class__ cell")
    }
    var receiver = frame.locals[0]
    if case .object(let object) = receiver, object.kind == .cell {
      receiver = unsafeDowncast(object, to: CellObject.self).value
    }
    if receiver.isUndefined { throw .runtimeError("super(): arg[0] deleted") }
    return try makeSuper(start, receiver)
  }

  private func makeSuper(_ start: TypeObject, _ receiver: Value) throws(Raised) -> Value {
    if let type = receiver.type, type.isSubtype(of: start) {
      return .object(SuperObject(start, receiver, type))
    }
    guard type(of: receiver).isSubtype(of: start) else {
      throw .typeError("super(type, obj): obj must be an instance or subtype of type")
    }
    return .object(SuperObject(start, receiver, type(of: receiver)))
  }
}
