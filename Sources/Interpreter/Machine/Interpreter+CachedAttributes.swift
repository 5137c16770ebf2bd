// Attributes through the inline caches of instructions.
//
// A cache holds the version of the class and the shape of the object it was made for: the class says
// that no member comes before the object's own attribute, the shape says where that lies, or that
// there is none. Both change whenever that could change.

extension Interpreter {
  /// Where the object's own attribute lies, if the cache knows.
  @inline(__always)
  func cachedOwn(
    _ object: Unmanaged<Object>, _ cache: UnsafeMutablePointer<InlineCache>
  ) -> UnsafeMutablePointer<Value>? {
    object._withUnsafeGuaranteedRef { object in
      guard cache.pointee.kind == .own, object.shapeID == cache.pointee.shape,
        object.typeReference._withUnsafeGuaranteedRef({ $0.version }) == cache.pointee.version,
        let slots = object.slots
      else { return nil }
      return slots + Int(cache.pointee.index)
    }
  }

  /// Whether the cache holds the method that the object has under the name.
  @inline(__always)
  func isCachedMethod(
    _ object: Unmanaged<Object>, _ cache: UnsafeMutablePointer<InlineCache>
  ) -> Bool {
    object._withUnsafeGuaranteedRef { object in
      cache.pointee.kind == .method && object.shapeID == cache.pointee.shape
        && object.typeReference._withUnsafeGuaranteedRef({ $0.version }) == cache.pointee.version
    }
  }

  // MARK: - Reading

  @inline(never)
  func loadAttribute(
    _ value: Value, _ instruction: Instruction, _ code: Unmanaged<Code>,
    _ caches: UnsafeMutablePointer<InlineCache>
  ) throws(Raised) -> Value {
    guard case .object(let object) = value, instruction.extra != Instruction.noCache else {
      return try attribute(value, name(instruction, code))
    }
    let cache = caches + Int(instruction.extra)
    switch cache.pointee.kind {
    case .property:
      if object.type.version == cache.pointee.version,
        case .object(let property) = cache.pointee.value
      {
        return try unsafeDowncast(property, to: NativeProperty.self).get(value, self)
      }
    case .classValue:
      if object.type.version == cache.pointee.version, object.shapeID == cache.pointee.shape {
        return cache.pointee.value
      }
    case .moduleMember:
      if object.kind == .module {
        let namespace = unsafeDowncast(object, to: ModuleObject.self).namespace
        if namespace.keysVersion == cache.pointee.version {
          return namespace.valuePlace(Int(cache.pointee.index)).pointee
        }
      }
    case .classMember:
      if object.kind == .type,
        unsafeDowncast(object, to: TypeObject.self).version == cache.pointee.version
      {
        return cache.pointee.value
      }
    case .none, .own, .method, .global, .builtin, .transition: break
    }
    let name = name(instruction, code)
    fillCache(cache, object, name)
    return try attribute(value, name)
  }

  private func name(_ instruction: Instruction, _ code: Unmanaged<Code>) -> Symbol {
    code._withUnsafeGuaranteedRef { $0.names[Int(instruction.operand)] }
  }

  /// Remembers where an attribute is found, where that is always so for such objects.
  private func fillCache(
    _ cache: UnsafeMutablePointer<InlineCache>, _ object: Object, _ name: Symbol
  ) {
    cache.pointee.kind = .none
    if object.kind == .module {
      fillModuleCache(cache, unsafeDowncast(object, to: ModuleObject.self), name)
      return
    }
    if object.kind == .type {
      let type = unsafeDowncast(object, to: TypeObject.self)
      let member = type.lookup(name)
      if type.type === TypeObject.type, !name.isSpecial, isPlainMember(member) {
        cache.pointee = InlineCache(version: type.version, kind: .classMember, value: member)
      }
      return
    }
    let type = object.type
    guard type.cachesAttributes, object.shapeID != Shape.dictionary else { return }
    let member = type.lookup(name)
    if case .object(let descriptor) = member, descriptor.kind == .nativeProperty {
      cache.pointee = InlineCache(version: type.version, kind: .property, value: member)
      return
    }
    if isDataDescriptor(member) { return }
    let place = Shape.with(object.shapeID).place(of: name)
    if place >= 0 {
      cache.pointee = InlineCache(
        version: type.version, shape: object.shapeID, index: Int32(place), kind: .own)
    } else if isPlainValue(member) {
      cache.pointee = InlineCache(
        version: type.version, shape: object.shapeID, kind: .classValue, value: member)
    }
  }

  /// Whether a member of a class is the same when it is read from an instance.
  private func isPlainValue(_ member: Value) -> Bool {
    switch member {
    case .undefined: return false
    case .none, .bool, .int, .float: return true
    case .object(let object):
      switch object.kind {
      case .string, .list, .tuple, .dict, .set, .bigInt, .type: return true
      default: return false
      }
    }
  }

  /// Whether a member of a class is the same when it is read from the class.
  private func isPlainMember(_ member: Value) -> Bool {
    if case .object(let object) = member, object.kind == .function || object.kind == .nativeFunction
    {
      return true
    }
    return isPlainValue(member)
  }

  private func fillModuleCache(
    _ cache: UnsafeMutablePointer<InlineCache>, _ module: ModuleObject, _ name: Symbol
  ) {
    let index = module.namespace.find(name.stringObject)
    guard index >= 0 else { return }
    cache.pointee = InlineCache(
      version: module.namespace.keysVersion, index: Int32(index), kind: .moduleMember)
  }

  // MARK: - Methods

  /// Puts a plain method in the place of its receiver, and the receiver above it (true); or puts the
  /// attribute in the place (false).
  @inline(never)
  func loadMethod(
    _ place: UnsafeMutablePointer<Value>, _ instruction: Instruction, _ code: Unmanaged<Code>,
    _ caches: UnsafeMutablePointer<InlineCache>
  ) throws(Raised) -> Bool {
    let value = place.pointee
    let name = name(instruction, code)
    let type = type(of: value)
    guard case .object(let object) = value else {
      let member = type.lookup(name)
      guard isMethod(member) else {
        place.pointee = try attribute(value, name)
        return false
      }
      place.initialize(to: member)
      (place + 1).initialize(to: value)
      return true
    }
    guard type.cachesAttributes, object.kind != .module, object.kind != .type else {
      place.pointee = try loadAttribute(value, instruction, code, caches)
      return false
    }
    let member = type.lookup(name)
    guard isMethod(member), object.ownAttribute(name).isUndefined else {
      place.pointee = try loadAttribute(value, instruction, code, caches)
      return false
    }
    if instruction.extra != Instruction.noCache, object.shapeID != Shape.dictionary {
      caches[Int(instruction.extra)] = InlineCache(
        version: type.version, shape: object.shapeID, kind: .method, value: member)
    }
    (place + 1).moveInitialize(from: place, count: 1)
    place.initialize(to: member)
    return true
  }

  private func isMethod(_ member: Value) -> Bool {
    guard case .object(let object) = member else { return false }
    if object.kind == .function { return true }
    return object.kind == .nativeFunction
      && unsafeDowncast(object, to: NativeFunction.self).isMethod
  }

  // MARK: - Writing

  @inline(never)
  func storeAttribute(
    _ target: Value, _ value: Value, _ instruction: Instruction, _ code: Unmanaged<Code>,
    _ caches: UnsafeMutablePointer<InlineCache>
  ) throws(Raised) {
    let name = name(instruction, code)
    guard case .object(let object) = target, instruction.extra != Instruction.noCache else {
      return try setAttribute(target, name, value)
    }
    let cache = caches + Int(instruction.extra)
    let type = object.type
    if cache.pointee.kind == .transition, cache.pointee.version == type.version,
      cache.pointee.shape == object.shapeID, case .int(let shape) = cache.pointee.value
    {
      object.appendSlot(
        value, shape: UInt32(truncatingIfNeeded: shape), place: Int(cache.pointee.index))
      return
    }
    let before = object.shapeID
    try setAttribute(target, name, value)
    cache.pointee.kind = .none
    guard type.cachesAttributes, !type.isNative, !type.overrides.contains(.setAttr),
      type.restrictedNames == nil, object.shapeID != Shape.dictionary,
      before != Shape.dictionary, !isDataDescriptor(type.lookup(name))
    else { return }
    let place = Shape.with(object.shapeID).place(of: name)
    guard place >= 0 else { return }
    if before == object.shapeID {
      cache.pointee = InlineCache(
        version: type.version, shape: before, index: Int32(place), kind: .own)
    } else if Shape.with(before).names.count == place {
      cache.pointee = InlineCache(
        version: type.version, shape: before, index: Int32(place), kind: .transition,
        value: .int(Int(object.shapeID)))
    }
  }
}
