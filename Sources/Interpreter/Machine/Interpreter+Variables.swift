// Names: globals, builtins, class namespaces, cells, and the errors for those that are not bound.

extension Interpreter {
  /// The cell in a local slot; the compiler puts one there before any use.
  @inline(__always)
  func cell(_ place: UnsafeMutablePointer<Value>) -> CellObject {
    guard case .object(let object) = place.pointee, object.kind == .cell else {
      let cell = CellObject(place.pointee)
      place.pointee = .object(cell)
      return cell
    }
    return unsafeDowncast(object, to: CellObject.self)
  }

  @inline(never)
  func loadGlobal(
    _ instruction: Instruction, _ frame: UnsafeMutablePointer<Frame>
  ) throws(Raised) -> Value {
    let code = frame.pointee.code
    let name = code.names[Int(instruction.operand)]
    let globals = frame.pointee.globals
    if code.source.language == .r { return try loadR(instruction, frame) }
    let cache =
      instruction.extra == Instruction.noCache ? nil : code.caches + Int(instruction.extra)
    if let cache, cache.pointee.kind == .builtin, cache.pointee.version == globals.keysVersion,
      cache.pointee.shape == builtins.keysVersion
    {
      return builtins.valuePlace(Int(cache.pointee.index)).pointee
    }
    var index = globals.find(name.stringObject)
    if index >= 0 {
      cache?.pointee = InlineCache(
        version: globals.keysVersion, index: Int32(index), kind: .global)
      return globals.valuePlace(index).pointee
    }
    index = builtins.find(name.stringObject)
    if index >= 0 {
      cache?.pointee = InlineCache(
        version: globals.keysVersion, shape: builtins.keysVersion, index: Int32(index),
        kind: .builtin)
      return builtins.valuePlace(index).pointee
    }
    if let value = try laterBuiltin(name) { return value }
    if code.isInteractive, let value = nameFallback?(name) { return value }
    throw undefinedName(name)
  }

  /// A builtin that is written in the language; from now on it is there like the others.
  private func laterBuiltin(_ name: Symbol) throws(Raised) -> Value? {
    guard let source = laterBuiltins[name.text] else { return nil }
    let value = try attribute(.object(try importModule(source)), name)
    builtins.set(name, value)
    return value
  }

  func storeGlobal(
    _ instruction: Instruction, _ frame: UnsafeMutablePointer<Frame>, _ value: Value
  ) {
    frame.pointee.globals.set(frame.pointee.code.names[Int(instruction.operand)], value)
  }

  func loadName(
    _ instruction: Instruction, _ frame: UnsafeMutablePointer<Frame>
  ) throws(Raised) -> Value {
    let code = frame.pointee.code
    let name = code.names[Int(instruction.operand)]
    if let namespace = frame.pointee.namespace?.takeUnretainedValue() {
      let value = namespace.get(name)
      if !value.isUndefined { return value }
    }
    let globals = frame.pointee.globals
    for dict in [globals, try builtins(seenFrom: globals)] {
      let value = dict.get(name)
      if !value.isUndefined { return value }
    }
    if let value = try laterBuiltin(name) { return value }
    if code.isInteractive, let value = nameFallback?(name) { return value }
    throw undefinedName(name)
  }

  /// The builtins that a namespace names for code that runs in it, as a call of `eval` may limit them.
  private func builtins(seenFrom globals: DictObject) throws(Raised) -> DictObject {
    let named = globals.get(Names.builtins)
    if let dict = named.dict { return dict }
    if named.isNone { throw .typeError("'NoneType' object is not subscriptable") }
    return builtins
  }

  func loadClassCell(_ instruction: Instruction) throws(Raised) -> Value {
    let frame = frames + (frameCount - 1)
    let name = frame.pointee.code.names[Int(instruction.extra)]
    if let namespace = frame.pointee.namespace?.takeUnretainedValue() {
      let value = namespace.get(name)
      if !value.isUndefined { return value }
    }
    let value = cell(frame.pointee.locals + Int(instruction.operand)).value
    if value.isUndefined { throw unboundCell(Int(instruction.operand)) }
    return value
  }

  // MARK: - Errors

  func undefinedName(_ name: Symbol) -> Raised {
    let raised = Raised.nameError("name '\(name.text)' is not defined")
    raised.exception.missingName = (name, nil)
    return raised
  }

  func unboundLocal(_ slot: Int) -> Raised {
    let code = frames[frameCount - 1].code
    return Raised(
      .unboundLocalError,
      "cannot access local variable '\(code.localNames[slot].text)' "
        + "where it is not associated with a value")
  }

  /// Throws for the first of an instruction's two locals that is not bound.
  func checkBound(
    _ first: UnsafeMutablePointer<Value>, _ second: UnsafeMutablePointer<Value>,
    _ instruction: Instruction
  ) throws(Raised) {
    if first.isUndefined { throw unboundLocal(Int(instruction.operand)) }
    if second.isUndefined { throw unboundLocal(Int(instruction.extra)) }
  }

  func unboundCell(_ slot: Int) -> Raised {
    let code = frames[frameCount - 1].code
    guard slot >= code.localNames.count else { return unboundLocal(slot) }
    let name = code.freeNames[slot - code.localNames.count]
    return .nameError(
      "cannot access free variable '\(name.text)' "
        + "where it is not associated with a value in enclosing scope")
  }
}
