// The members of the classes that belong to the machine itself: `object`, `type`, `super`, generators,
// functions, tracebacks.

import Language

extension Interpreter {
  func installCoreTypes() {
    guard !TypeObject.coreIsDeclared else { return }
    TypeObject.coreIsDeclared = true
    let generic: [TypeObject] = [
      .object, .str, .list, .dict, .tuple, .set, .frozenset, .bytes, .byteArray, .generator, .range,
    ]
    for type in generic { type.usesGenericAttributes = true }
    declareObject()
    declareType()
    TypeObject.superType.construct { call, machine throws(Raised) in try machine.makeSuper(call) }
    TypeObject.module.construct("module(cls, name, doc=None)") { call, _ throws(Raised) in
      guard let name = call[1].string else {
        throw .typeError("module() argument 'name' must be str")
      }
      let module = ModuleObject(name)
      module.namespace.set(Names.documentation, call[2])
      return .object(module)
    }
    declareGenerator(.generator)
    declareGenerator(.coroutine)
    declareWaiting()
    declareFunctions()
  }

  private func declareObject() {
    let object = TypeObject.object
    let new = NativeFunction(raw: "__new__") { call, machine throws(Raised) in
      guard let type = call[0].type else {
        throw .typeError("object.__new__(X): X is not a type object")
      }
      if let constructor = type.constructor {
        return try machine.call(.object(constructor), call[0])
      }
      return .object(machine.makeInstance(of: type))
    }
    object.define(Names.new, .object(new))
    let initialize = NativeFunction(raw: "__init__", isMethod: true) {
      call, machine throws(Raised) in
      guard call.count + call.nameCount <= 1 else {
        throw .typeError(
          "object.__init__() takes exactly one argument (the instance to initialize)")
      }
      return .none
    }
    object.define(Names.initialize, .object(initialize))
    object.raw("__reduce__", isMethod: true) { call, machine throws(Raised) in
      throw .typeError("cannot pickle '\(machine.type(of: call[0]).name)' object")
    }
  }

  private func declareType() {
    let type = TypeObject.type
    type.construct { call, machine throws(Raised) in
      guard let metatype = call[0].type else { return .none }
      if call.count == 2 { return .object(machine.type(of: call[1])) }
      guard call.count == 4 else { throw .typeError("type() takes 1 or 3 arguments") }
      guard let name = call[1].string else {
        throw .typeError(
          "type.__new__() argument 1 must be str, not \(machine.type(of: call[1]).name)")
      }
      guard let bases = call[2].tuple, let namespace = call[3].dict else {
        throw .typeError("type.__new__() takes a tuple of bases and a dict")
      }
      var types: [TypeObject] = []
      for base in bases.elements {
        guard let type = base.type else { throw .typeError("bases must be types") }
        types.append(type)
      }
      let made = try machine.makeType(name, types, namespace, metatype, call.keywords)
      return .object(made)
    }
    type.raw("__init__", isMethod: true) { _, _ throws(Raised) in .none }
    type.raw("__call__", isMethod: true) { call, machine throws(Raised) in
      guard let type = call[0].type else { return .none }
      return try machine.instantiate(type, call.dropFirst())
    }
    type.method("mro(self, /)") { call, machine throws(Raised) in
      .list((call[0].type?.mro ?? []).map { .object($0) })
    }
    type.method("__subclasses__(self, /)") { call, machine throws(Raised) in
      .list((call[0].type?.subclasses ?? []).map { .object($0) })
    }
    type.method("__instancecheck__(self, instance, /)") { call, machine throws(Raised) in
      guard let type = call[0].type else { return .bool(false) }
      return .bool(machine.isInstance(call[1], of: type))
    }
    type.method("__subclasscheck__(self, subclass, /)") { call, machine throws(Raised) in
      guard let type = call[0].type, let other = call[1].type else {
        throw .typeError("issubclass() arg 1 must be a class")
      }
      return .bool(other.isSubtype(of: type))
    }
    let prepare = NativeFunction(raw: "__prepare__") { _, _ throws(Raised) in
      .object(DictObject())
    }
    type.define(Symbol("__prepare__"), .object(ClassMethodObject(.object(prepare))))
  }

  /// What generators and coroutines share, and the iteration that only generators have.
  private func declareGenerator(_ type: TypeObject) {
    func generator(_ value: Value) throws(Raised) -> GeneratorObject {
      guard case .object(let object) = value, object.kind == .generator else {
        throw .typeError("expected a generator")
      }
      return unsafeDowncast(object, to: GeneratorObject.self)
    }
    type.method("send(self, value, /)") { call, machine throws(Raised) in
      try machine.send(call[1], to: try generator(call[0]))
    }
    if type === TypeObject.generator {
      type.method("__next__(self, /)") { call, machine throws(Raised) in
        try machine.send(.none, to: try generator(call[0]))
      }
      type.method("__iter__(self, /)") { call, machine throws(Raised) in call[0] }
    }
    type.method("close(self, /)") { call, machine throws(Raised) in
      try machine.close(try generator(call[0]))
      return .none
    }
    type.method("throw(self, type, value=None, traceback=None, /)") {
      call, machine throws(Raised) in
      let exception = try machine.exceptionToThrow(call[1], call[2])
      let value = try machine.raise(exception, in: try generator(call[0]))
      return try machine.visibleStep(value)
    }
    for (name, text) in [("__name__", \FunctionObject.name), ("__qualname__", \.qualifiedName)] {
      type.property(name) { value, machine throws(Raised) in
        .string(try generator(value).function[keyPath: text])
      }
    }
  }

  /// The exception that `throw(type_or_exception, value)` means.
  func exceptionToThrow(_ given: Value, _ value: Value) throws(Raised) -> ExceptionObject {
    let made = given.type == nil ? given : try call(given, value.isNone ? [] : [value])
    guard let exception = exceptionObject(made) else {
      throw .typeError("exceptions must be classes or instances deriving from BaseException")
    }
    return exception
  }

  private func declareFunctions() {
    for type in [TypeObject.function, .nativeFunction, .method, .methodDescriptor] {
      type.raw("__call__", isMethod: true) { call, machine throws(Raised) in
        try machine.call(call[0], call.dropFirst())
      }
      type.method("__get__(self, instance, owner=None, /)") { call, machine throws(Raised) in
        let receiver = call[1].isNone ? Value.undefined : call[1]
        return try machine.bind(call[0], to: receiver, machine.type(of: call[1]))
      }
    }
    let code: [(String, (Code) -> Value)] = [
      ("co_name", { .string($0.name) }), ("co_filename", { .string($0.source.name) }),
      ("co_argcount", { .int($0.parameters.positionalCount) }),
      ("co_kwonlyargcount", { .int($0.parameters.keywordOnlyCount) }),
      ("co_flags", { .int($0.flags) }),
      ("co_varnames", { .tuple($0.localNames.filter { !$0.isHidden }.map(\.value)) }),
      ("co_names", { .tuple($0.names.map(\.value)) }),
      ("co_freevars", { .tuple($0.freeNames.map(\.value)) }),
      ("co_firstlineno", { .int($0.spans.first.map($0.firstLine) ?? 1) }),
    ]
    for (name, get) in code {
      TypeObject.code.property(name) { value, machine throws(Raised) in
        (value.object as? Code).map(get) ?? .none
      }
    }
    TypeObject.traceback.property("tb_lineno") { value, machine throws(Raised) in
      .int((value.object as? TracebackObject)?.frames.last?.line ?? 0)
    }
    TypeObject.baseException.method("with_traceback(self, tb, /)") {
      call, machine throws(Raised) in call[0]
    }
    TypeObject.baseException.method("add_note(self, note, /)") { call, machine throws(Raised) in
      let name = Symbol("__notes__")
      var notes = try machine.attributeIfPresent(call[0], name)
      if notes.isUndefined {
        notes = .list([])
        try machine.setAttribute(call[0], name, notes)
      }
      notes.list?.append(call[1])
      return .none
    }
  }
}

extension TypeObject {
  nonisolated(unsafe) fileprivate static var coreIsDeclared = false
}

extension Code {
  /// The line that a span begins on.
  fileprivate func firstLine(_ span: SourceSpan) -> Int { source.line(at: span.start) }
}
