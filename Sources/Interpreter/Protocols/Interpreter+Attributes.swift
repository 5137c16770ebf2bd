// Reading, setting and binding attributes, in Python's order: data descriptors of the class, the
// object's own attributes, other members of the class, `__getattr__`.

extension Interpreter {
  /// The attribute; throws AttributeError if there is none.
  public func attribute(_ value: Value, _ name: Symbol) throws(Raised) -> Value {
    let found = try findAttribute(value, name)
    guard found.isUndefined else { return found }
    throw missingAttribute(value, name)
  }

  public func attribute(_ value: Value, _ name: String) throws(Raised) -> Value {
    try attribute(value, Symbol(name))
  }

  /// The attribute, `.undefined` if there is none, as `hasattr` and `getattr` with a default ask.
  public func attributeIfPresent(_ value: Value, _ name: Symbol) throws(Raised) -> Value {
    do throws(Raised) {
      return try findAttribute(value, name)
    } catch {
      if error.isInstance(of: .attributeError) { return .undefined }
      throw error
    }
  }

  public func missingAttribute(_ value: Value, _ name: Symbol) -> Raised {
    if case .object(let object) = value { return object.missingAttribute(name) }
    return .attributeError(
      "'\(type(of: value).messageName)' object has no attribute '\(name.text)'")
  }

  /// The attribute, `.undefined` if there is none; errors of getters pass through.
  public func findAttribute(_ value: Value, _ name: Symbol) throws(Raised) -> Value {
    guard case .object(let object) = value else {
      let type = type(of: value)
      if name == Names.classOfObject { return .object(type) }
      let member = type.lookup(name)
      return member.isUndefined ? .undefined : try bind(member, to: value, type)
    }
    let overrides = object.type.overrides
    guard overrides.contains(.getAttr) || overrides.contains(.getAttribute) else {
      return try object.getAttribute(name, self)
    }
    var failure: Raised?
    do throws(Raised) {
      let method = override(object, .getAttribute, Names.getAttribute)
      let found =
        method.isUndefined
        ? try object.getAttribute(name, self) : try call(method, value, name.value)
      if !found.isUndefined { return found }
    } catch {
      guard error.isInstance(of: .attributeError) else { throw error }
      failure = error
    }
    let fallback = override(object, .getAttr, Names.getAttr)
    if !fallback.isUndefined { return try call(fallback, value, name.value) }
    if let failure { throw failure }
    return .undefined
  }

  public func setAttribute(
    _ target: Value, _ name: Symbol, _ value: Value
  ) throws(Raised) {
    guard case .object(let object) = target else {
      if type(of: target).lookup(name).isUndefined { throw missingAttribute(target, name) }
      throw .attributeError(
        "'\(type(of: target).messageName)' object attribute '\(name.text)' is read-only")
    }
    let method = override(object, .setAttr, value.isUndefined ? Names.delAttr : Names.setAttr)
    if method.isUndefined {
      try object.setAttribute(name, value, self)
    } else if value.isUndefined {
      _ = try call(method, target, name.value)
    } else {
      _ = try call(method, target, name.value, value)
    }
  }

  public func deleteAttribute(_ target: Value, _ name: Symbol) throws(Raised) {
    try setAttribute(target, name, .undefined)
  }

  // MARK: - The default behaviour of objects

  /// `object.__getattribute__`, `.undefined` if there is none.
  public func genericAttribute(of object: Object, _ name: Symbol) throws(Raised) -> Value {
    let type = object.type
    let member = type.lookup(name)
    if !member.isUndefined, isDataDescriptor(member) {
      return try bind(member, to: .object(object), type)
    }
    let own = object.ownAttribute(name)
    if !own.isUndefined { return own }
    if !member.isUndefined { return try bind(member, to: .object(object), type) }
    switch name {
    case Names.classOfObject: return .object(type)
    case Names.dictionary
    where (!type.isNative || object.slots != nil) && type.restrictedNames == nil:
      return .object(object.dictionary)
    case Names.documentation: return .none
    case Names.module: return .string(type.module)
    default: return .undefined
    }
  }

  /// `object.__setattr__`; deletes if the value is `.undefined`.
  public func setGenericAttribute(
    of object: Object, _ name: Symbol, _ value: Value
  ) throws(Raised) {
    let type = object.type
    let member = type.lookup(name)
    if !member.isUndefined, isDataDescriptor(member) {
      return try setThrough(member, object, name, value)
    }
    if value.isUndefined {
      if !object.removeOwnAttribute(name) { throw object.missingAttribute(name) }
      return
    }
    if name == Names.classOfObject, let newType = value.type, newType.layout === type.layout {
      object.typeReference = Unmanaged.passUnretained(newType)
      return
    }
    if name == Names.dictionary, let dictionary = value.dict {
      object.replaceDictionary(dictionary)
      return
    }
    guard acceptsAttributes(object) else {
      if member.isUndefined { throw object.missingAttribute(name) }
      throw .attributeError("'\(type.name)' object attribute '\(name.text)' is read-only")
    }
    if let allowed = type.restrictedNames, !allowed.contains(name) {
      throw object.missingAttribute(name)
    }
    object.setOwnAttribute(name, value)
  }

  /// Whether a program may give the object attributes of its own.
  private func acceptsAttributes(_ object: Object) -> Bool {
    guard object.type.isNative else { return true }
    switch object.kind {
    case .string, .list, .tuple, .dict, .set, .bigInt, .range, .slice, .bytes, .nativeFunction,
      .boundMethod, .generator, .cell, .rangeIterator, .listIterator, .tupleIterator, .iterator:
      return false
    case .other: return object.type.hasAttributes
    case .function, .type, .module, .exception, .property, .nativeProperty, .staticMethod,
      .classMethod, .superObject:
      return true
    }
  }

  /// Whether a member of a class comes before the object's own attributes.
  func isDataDescriptor(_ member: Value) -> Bool {
    guard case .object(let object) = member else { return false }
    switch object.kind {
    case .property, .nativeProperty: return true
    default: return object.type.overrides.contains(.dataDescriptor)
    }
  }

  private func setThrough(
    _ member: Value, _ object: Object, _ name: Symbol, _ value: Value
  ) throws(Raised) {
    guard case .object(let descriptor) = member else { return }
    switch descriptor.kind {
    case .nativeProperty:
      let property = unsafeDowncast(descriptor, to: NativeProperty.self)
      guard let set = property.set else {
        throw .attributeError(
          "attribute '\(name.text)' of '\(property.owner.layoutName)' objects is not writable")
      }
      try set(.object(object), value, self)
    case .property:
      let property = unsafeDowncast(descriptor, to: PropertyObject.self)
      let function = value.isUndefined ? property.deleter : property.setter
      guard !function.isNone else {
        throw .attributeError(
          "property '\(name.text)' of '\(object.type.qualifiedName)' object has no "
            + (value.isUndefined ? "deleter" : "setter"))
      }
      if value.isUndefined {
        _ = try call(function, .object(object))
      } else {
        _ = try call(function, .object(object), value)
      }
    default:
      let method = descriptor.type.lookup(
        value.isUndefined ? Names.deleteDescriptor : Names.set)
      guard !method.isUndefined else {
        throw .attributeError(value.isUndefined ? "__delete__" : "__set__")
      }
      if value.isUndefined {
        _ = try call(method, member, .object(object))
      } else {
        _ = try call(method, [member, .object(object), value])
      }
    }
  }

  // MARK: - Members of classes

  /// What a member of a class is for a receiver; `.undefined` as the receiver means the class.
  public func bind(
    _ member: Value, to receiver: Value, _ owner: TypeObject
  ) throws(Raised) -> Value {
    guard case .object(let object) = member else { return member }
    switch object.kind {
    case .function:
      return receiver.isUndefined ? member : .object(BoundMethod(member, receiver))
    case .nativeFunction:
      let isMethod = unsafeDowncast(object, to: NativeFunction.self).isMethod
      return isMethod && !receiver.isUndefined ? .object(BoundMethod(member, receiver)) : member
    case .nativeProperty:
      if receiver.isUndefined { return member }
      return try unsafeDowncast(object, to: NativeProperty.self).get(receiver, self)
    case .property:
      if receiver.isUndefined { return member }
      let property = unsafeDowncast(object, to: PropertyObject.self)
      guard !property.getter.isNone else { throw .attributeError("property has no getter") }
      return try call(property.getter, receiver)
    case .classMethod:
      let function = unsafeDowncast(object, to: ClassMethodObject.self).function
      return .object(BoundMethod(function, .object(owner)))
    case .staticMethod:
      return unsafeDowncast(object, to: StaticMethodObject.self).function
    default:
      let method = override(object, .descriptor, Names.get)
      if !method.isUndefined {
        let instance = receiver.isUndefined ? Value.none : receiver
        return try call(method, [member, instance, .object(owner)])
      }
      let value = try object.describe(receiver, owner, self)
      return value.isUndefined ? member : value
    }
  }

  /// What the class of an object defines under a name, unbound.
  public func typeAttribute(_ type: TypeObject, _ name: Symbol) -> Value { type.lookup(name) }

  /// A special method as the interpreter looks it up: on the class, bound to the value.
  public func specialMethod(_ value: Value, _ name: Symbol) throws(Raised) -> Value {
    let type = type(of: value)
    let member = type.lookup(name)
    return member.isUndefined ? .undefined : try bind(member, to: value, type)
  }

  /// An attribute of a class itself; `.undefined` if there is none.
  func classAttribute(of type: TypeObject, _ name: Symbol) throws(Raised) -> Value {
    switch name {
    case Names.name: return .string(type.name)
    case Names.qualifiedName: return .string(type.qualifiedName)
    case Names.classOfObject: return .object(type.type)
    case Names.dictionary: return try classDictionary(of: type)
    case Names.bases: return .tuple(type.bases.map { .object($0) })
    case Names.base: return type.bases.first.map { .object($0) } ?? .none
    case Names.mro: return .tuple(type.mro.map { .object($0) })
    case Names.documentation:
      let own = type.namespace.get(name)
      return own.isUndefined ? .none : own
    case Names.annotations:
      let own = type.namespace.get(name)
      return own.isUndefined && !type.isNative ? .object(DictObject()) : own
    case Names.module:
      let own = type.lookup(name)
      return own.isUndefined || type.isNative ? .string(type.module) : own
    default: break
    }
    let metatype = type.type
    if metatype !== TypeObject.type {
      let member = metatype.lookup(name)
      if !member.isUndefined, isDataDescriptor(member) {
        return try bind(member, to: .object(type), metatype)
      }
    }
    let member = type.lookup(name)
    if !member.isUndefined { return try bind(member, to: .undefined, type) }
    let own = type.ownAttribute(name)
    if !own.isUndefined { return own }
    let meta = metatype.lookup(name)
    if !meta.isUndefined { return try bind(meta, to: .object(type), metatype) }
    return .undefined
  }

  /// The name of a function, for messages.
  public func functionName(_ function: Value) throws(Raised) -> String {
    guard case .object(let object) = function else { return type(of: function).name }
    switch object.kind {
    case .function: return unsafeDowncast(object, to: FunctionObject.self).qualifiedName
    case .nativeFunction: return unsafeDowncast(object, to: NativeFunction.self).name
    case .type: return unsafeDowncast(object, to: TypeObject.self).name
    default: return object.type.name
    }
  }

  /// `Class.__dict__`: a view of its members that cannot be written to.
  private func classDictionary(of type: TypeObject) throws(Raised) -> Value {
    let members = type.namespace.copy()
    if !type.isNative {
      _ = members.remove(Names.qualifiedName)
      if type.bases.allSatisfy({ $0 === TypeObject.object }),
        type.namespace.get("__slots__").isUndefined
      {
        for name in ["__dict__", "__weakref__"] {
          members.set(
            Symbol(name),
            .object(NativeProperty(name, owner: type, get: { _, _ in .none }, set: nil)))
        }
      }
      if members.get(Names.documentation).isUndefined {
        members.set(Names.documentation, .none)
      }
    }
    let types = try importModule("types")
    return try call(try attribute(.object(types), "MappingProxyType"), .object(members))
  }
}
