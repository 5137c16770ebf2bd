// The builtin functions of any object: attributes, classes, identity, text.

extension Interpreter {
  func installObjectFunctions() {
    builtin("repr(obj, /)") { call, machine throws(Raised) in
      .string(try machine.repr(call[0]))
    }
    builtin("ascii(obj, /)") { call, machine throws(Raised) in
      .string(StringText.escapingNonASCII(try machine.repr(call[0])))
    }
    builtin("format(value, format_spec='', /)") { call, machine throws(Raised) in
      guard let spec = call[1].string else {
        throw .typeError(
          "format() argument 2 must be str, not \(machine.type(of: call[1]).name)")
      }
      return .string(try machine.format(call[0], spec))
    }
    builtin("hash(obj, /)") { call, machine throws(Raised) in .int(try machine.hash(call[0])) }
    builtin("id(obj, /)") { call, machine throws(Raised) in
      .int(Int(bitPattern: machine.identity(of: call[0])))
    }
    builtin("callable(obj, /)") { call, machine throws(Raised) in
      .bool(machine.isCallable(call[0]))
    }
    builtin("getattr(object, name, default=..., /)") { call, machine throws(Raised) in
      let name = try machine.attributeName(call[1])
      guard call.has(2) else { return try machine.attribute(call[0], name) }
      let value = try machine.attributeIfPresent(call[0], name)
      return value.isUndefined ? call[2] : value
    }
    builtin("hasattr(obj, name, /)") { call, machine throws(Raised) in
      let name = try machine.attributeName(call[1])
      return .bool(!(try machine.attributeIfPresent(call[0], name)).isUndefined)
    }
    builtin("setattr(obj, name, value, /)") { call, machine throws(Raised) in
      try machine.setAttribute(call[0], try machine.attributeName(call[1]), call[2])
      return .none
    }
    builtin("delattr(obj, name, /)") { call, machine throws(Raised) in
      try machine.deleteAttribute(call[0], try machine.attributeName(call[1]))
      return .none
    }
    builtin("isinstance(obj, class_or_tuple, /)") { call, machine throws(Raised) in
      .bool(try machine.isInstance(call[0], call[1]))
    }
    builtin("issubclass(cls, class_or_tuple, /)") { call, machine throws(Raised) in
      guard call[0].type != nil else { throw .typeError("issubclass() arg 1 must be a class") }
      return .bool(try machine.isSubclass(call[0], call[1]))
    }
    builtin("dir(object=..., /)") { call, machine throws(Raised) in
      guard call.has(0) else {
        return .list(try machine.sorted(machine.currentLocals().keys, key: .none, reverse: false))
      }
      if case .object(let object) = call[0] {
        let method = machine.userMethod(object, Symbol("__dir__"))
        if !method.isUndefined {
          let names = try machine.elements(of: try machine.call(method, call[0]))
          return .list(try machine.sorted(names, key: .none, reverse: false))
        }
      }
      return try machine.directory(of: call[0])
    }
    builtin("vars(object=..., /)") { call, machine throws(Raised) in
      guard call.has(0) else { return .object(machine.currentLocals()) }
      let dictionary = try machine.attributeIfPresent(call[0], Names.dictionary)
      guard !dictionary.isUndefined else {
        throw .typeError("vars() argument must have __dict__ attribute")
      }
      return dictionary
    }
    builtin("globals()") { call, machine throws(Raised) in
      .object(machine.currentGlobals() ?? DictObject())
    }
    builtin("__import__(name, globals=None, locals=None, fromlist=(), level=0)") {
      call, machine throws(Raised) in
      guard let name = call[0].string else {
        throw .typeError(
          "__import__() argument 1 must be str, not \(machine.type(of: call[0]).name)")
      }
      let module = try machine.importModule(name)
      guard let dot = name.firstIndex(of: "."), !(try machine.truth(call[3])) else {
        return .object(module)
      }
      return .object(try machine.importModule(String(name[..<dot])))
    }
    builtin("locals()") { call, machine throws(Raised) in .object(machine.currentLocals()) }
  }

  private func attributeName(_ value: Value) throws(Raised) -> Symbol {
    guard let name = value.stringObject?.symbol else {
      throw .typeError("attribute name must be string, not '\(type(of: value).messageName)'")
    }
    return name
  }

  /// `isinstance(value, classes)`.
  public func isInstance(_ value: Value, _ classes: Value) throws(Raised) -> Bool {
    if let wanted = classes.type, wanted.type === TypeObject.type {
      let type = type(of: value)
      if type.isSubtype(of: wanted) { return true }
      guard case .object(let object) = value,
        object.type.overrides.contains(.getAttr) || object.kind == .other
      else { return false }
      // An object may pretend to be of another class.
      let claimed = try attributeIfPresent(value, Names.classOfObject)
      return claimed.type.map { $0 !== type && $0.isSubtype(of: wanted) } ?? false
    }
    if let wanted = classes.type {
      let check = wanted.type.lookup(Symbol("__instancecheck__"))
      if !check.isUndefined { return try truth(try call(check, classes, value)) }
      return type(of: value).isSubtype(of: wanted)
    }
    for wanted in try alternatives(
      classes, "isinstance() arg 2 must be a type, a tuple of types, or a union")
    where try isInstance(value, wanted) {
      return true
    }
    return false
  }

  /// `issubclass(type, classes)`.
  public func isSubclass(_ type: Value, _ classes: Value) throws(Raised) -> Bool {
    if let own = type.type, let wanted = classes.type {
      if wanted.type !== TypeObject.type {
        let check = wanted.type.lookup(Symbol("__subclasscheck__"))
        if !check.isUndefined { return try truth(try call(check, classes, type)) }
      }
      return own.isSubtype(of: wanted)
    }
    for wanted in try alternatives(
      classes, "issubclass() arg 2 must be a class, a tuple of classes, or a union")
    where try isSubclass(type, wanted) {
      return true
    }
    return false
  }

  private func alternatives(_ classes: Value, _ message: String) throws(Raised) -> [Value] {
    if let tuple = classes.tuple {
      try checkNativeStack()
      return tuple.elements
    }
    if case .object(let object) = classes {
      if let union = object as? UnionType {
        return union.members.map { $0.isNone ? .object(TypeObject.none) : $0 }
      }
      if object is GenericAlias {
        throw .typeError("isinstance() argument 2 cannot be a parameterized generic")
      }
      let check = object.type.lookup(Symbol("__instancecheck__"))
      if !check.isUndefined, object.kind == .other { return [.object(object.type)] }
    }
    throw .typeError(message)
  }

  /// The names that `dir(value)` lists.
  func directory(of value: Value) throws(Raised) -> Value {
    var names: Set<String> = []
    func add(_ dict: DictObject) {
      for key in dict.keys { if let name = key.string { names.insert(name) } }
    }
    if case .object(let object) = value, object.kind == .module {
      names.formUnion(unsafeDowncast(object, to: ModuleObject.self).memberNames)
    } else if let type = value.type {
      for ancestor in type.mro { add(ancestor.namespace) }
      names.formUnion(["__class__", "__doc__"])
      if !type.isNative { names.formUnion(["__dict__", "__module__", "__weakref__"]) }
      names.remove("__qualname__")
    } else {
      for ancestor in type(of: value).mro { add(ancestor.namespace) }
      if case .object(let object) = value {
        for name in object.ownAttributeNames { names.insert(name.text) }
      }
      names.formUnion(["__class__", "__doc__"])
      if !type(of: value).isNative { names.formUnion(["__dict__", "__module__", "__weakref__"]) }
      names.remove("__qualname__")
    }
    return .list(names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { .string($0) })
  }
}
