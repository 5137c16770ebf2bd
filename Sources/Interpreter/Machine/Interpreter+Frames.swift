// Entering and leaving calls.

extension Interpreter {
  // MARK: - From Swift

  /// Calls a function of the language from Swift; the arguments stay the caller's.
  func callFunction(
    _ function: FunctionObject, _ arguments: Arguments
  ) throws(Raised) -> Value {
    let result = stackTop
    let total = arguments.count + arguments.nameCount
    guard result + total + 1 < stackLimit else { throw .recursion() }
    result.initialize(to: .undefined)
    for index in 0..<total { (result + 1 + index).initialize(copying: arguments.base + index) }
    stackTop = result + 1 + total
    return try runFunction(
      function, result, arguments.count, arguments.names, arguments.nameCount, namespace: nil)
  }

  /// Runs a function whose arguments lie behind `result` on the stack, and removes all of them.
  func runFunction(
    _ function: FunctionObject, _ result: UnsafeMutablePointer<Value>, _ count: Int,
    _ names: UnsafePointer<Symbol>?, _ nameCount: Int, namespace: DictObject?
  ) throws(Raised) -> Value {
    if frameCount == 0 {
      measureNativeStack()
      handledException = nil
      reprsInProgress.removeAll()
    }
    do throws(Raised) {
      try checkNativeStack()
      let isPushed = try enter(
        function, result: result, base: result + 1, count, names, nameCount, role: .entry)
      if !isPushed {
        stackTop = result
        return result.move()
      }
    } catch {
      clearStack(to: result)
      throw error
    }
    if let namespace {
      frames[frameCount - 1].namespace = Unmanaged.passUnretained(namespace)
    }
    return try run()
  }

  // MARK: - Entering

  /// Puts a frame on the frame stack, its arguments being on the value stack; a generator function
  /// leaves the generator in `result` instead, and gives false.
  func enter(
    _ function: FunctionObject, result: UnsafeMutablePointer<Value>,
    base: UnsafeMutablePointer<Value>, _ count: Int, _ names: UnsafePointer<Symbol>?,
    _ nameCount: Int, role: Frame.Role
  ) throws(Raised) -> Bool {
    let code = function.code
    guard frameCount < recursionLimit, frameCount < Interpreter.frameCapacity,
      stackTop + code.localCount + code.stackSize < stackLimit
    else { throw .recursion() }
    try attend()
    let locals: UnsafeMutablePointer<Value>
    let layout = code.parameters
    if nameCount == 0, layout.isSimple, count <= layout.positionalCount,
      count + function.defaults.count >= layout.positionalCount
    {
      locals = base
      var missing = layout.positionalCount - count
      while missing > 0 {
        stackTop.initialize(to: function.defaults[function.defaults.count - missing])
        stackTop += 1
        missing -= 1
      }
    } else {
      locals = stackTop
      try bind(function, base, count, names, nameCount)
    }
    let localCount = code.localCount
    while stackTop < locals + localCount {
      stackTop.initialize(to: .undefined)
      stackTop += 1
    }
    let firstFree = localCount - function.closure.count
    for (index, cell) in function.closure.enumerated() { locals[firstFree + index] = cell }
    if code.isGenerator {
      let generator = GeneratorObject(function, taking: locals)
      stackTop = locals
      result.destroy(upTo: locals)
      result.initialize(to: .object(generator))
      stackTop = result + 1
      return false
    }
    (frames + frameCount).initialize(
      to: Frame(
        code: code, globals: function.globals, pc: code.instructions, locals: locals,
        result: result, role: role))
    frameCount += 1
    return true
  }

  /// Calls what stands in `result` with arguments at `base`: either a frame is pushed (true), or
  /// the result stands in `result`, which is then the top of the stack (false).
  func dispatchCall(
    _ result: UnsafeMutablePointer<Value>, _ base: UnsafeMutablePointer<Value>, _ count: Int,
    _ names: UnsafePointer<Symbol>?, _ nameCount: Int
  ) throws(Raised) -> Bool {
    guard case .object(let callee) = result.pointee else {
      throw .typeError("'\(type(of: result.pointee).messageName)' object is not callable")
    }
    return try dispatchCall(callee, result, base, count, names, nameCount)
  }

  private func dispatchCall(
    _ callee: Object, _ result: UnsafeMutablePointer<Value>,
    _ base: UnsafeMutablePointer<Value>, _ count: Int, _ names: UnsafePointer<Symbol>?,
    _ nameCount: Int
  ) throws(Raised) -> Bool {
    let arguments = Arguments(base: base, count: count, names: names, nameCount: nameCount)
    switch callee.kind {
    case .function:
      return try enter(
        unsafeDowncast(callee, to: FunctionObject.self), result: result, base: base, count, names,
        nameCount, role: .call)
    case .nativeFunction:
      let native = unsafeDowncast(callee, to: NativeFunction.self)
      finishCall(result, try callNative(native, arguments))
      return false
    case .boundMethod:
      let method = unsafeDowncast(callee, to: BoundMethod.self)
      try insert(method.receiver, at: base)
      guard case .object(let function) = method.function else {
        throw .typeError("'\(type(of: method.function).messageName)' object is not callable")
      }
      return try dispatchCall(function, result, base, count + 1, names, nameCount)
    case .type:
      let type = unsafeDowncast(callee, to: TypeObject.self)
      if type.isPlain, type.type === TypeObject.type {
        return try construct(type, result, base, count, names, nameCount)
      }
    default: break
    }
    if callee.type.overrides.contains(.call) {
      let method = userMethod(callee, Names.call)
      if case .object(let function) = method {
        try insert(.object(callee), at: base)
        return try dispatchCall(function, result, base, count + 1, names, nameCount)
      }
    }
    finishCall(result, try callee.call(arguments, self))
    return false
  }

  /// Makes an instance of a class whose instances are plain objects, and enters its `__init__`.
  private func construct(
    _ type: TypeObject, _ result: UnsafeMutablePointer<Value>,
    _ base: UnsafeMutablePointer<Value>, _ count: Int, _ names: UnsafePointer<Symbol>?,
    _ nameCount: Int
  ) throws(Raised) -> Bool {
    guard let function = type.initializer else {
      let arguments = Arguments(base: base, count: count, names: names, nameCount: nameCount)
      finishCall(result, try instantiate(type, arguments))
      return false
    }
    guard !function.code.isGenerator else {
      throw .typeError("__init__() should return None, not 'generator'")
    }
    let instance = makeInstance(of: type)
    try insert(.object(instance), at: base)
    let isPushed = try enter(
      function, result: result, base: base, count + 1, names, nameCount, role: .initializer)
    result.pointee = .object(instance)
    frames[frameCount - 1].ownedFunction = Unmanaged.passRetained(function)
    return isPushed
  }

  private func insert(_ value: Value, at base: UnsafeMutablePointer<Value>) throws(Raised) {
    guard stackTop < stackLimit else { throw .recursion() }
    (base + 1).moveInitialize(from: base, count: stackTop - base)
    base.initialize(to: value)
    stackTop += 1
  }

  @inline(__always)
  private func finishCall(_ result: UnsafeMutablePointer<Value>, _ value: Value) {
    result.destroy(upTo: stackTop)
    result.initialize(to: value)
    stackTop = result + 1
  }

  // MARK: - Binding arguments

  /// Pushes one value for each parameter of a function.
  private func bind(
    _ function: FunctionObject, _ base: UnsafeMutablePointer<Value>, _ count: Int,
    _ names: UnsafePointer<Symbol>?, _ nameCount: Int
  ) throws(Raised) {
    let code = function.code
    let layout = code.parameters
    let slots = stackTop
    slots.initialize(repeating: .undefined, count: layout.count)
    stackTop += layout.count
    let variadic = layout.positionalCount + layout.keywordOnlyCount
    if nameCount > 0, code.source.language == .r {
      try placeByName(function, base, count, names!, nameCount, into: slots)
      return try fillDefaults(function, slots)
    }
    for index in 0..<min(count, layout.positionalCount) { slots[index] = base[index] }
    if layout.hasVariadic {
      let extra = count - layout.positionalCount
      slots[variadic] =
        extra > 0
        ? .tuple(UnsafeBufferPointer(start: base + layout.positionalCount, count: extra))
        : .object(TupleObject.empty)
    }
    var extra: DictObject?
    if layout.hasKeywords {
      let dict = DictObject()
      extra = dict
      slots[variadic + (layout.hasVariadic ? 1 : 0)] = .object(dict)
    }
    for index in 0..<nameCount {
      let name = names![index]
      let value = base[count + index]
      var place = layout.positionalOnlyCount
      while place < variadic, code.localNames[place] != name { place += 1 }
      if place < variadic {
        guard slots[place].isUndefined else {
          throw .typeError(
            "\(function.qualifiedName)() got multiple values for argument '\(name.text)'")
        }
        slots[place] = value
      } else if let extra {
        extra.set(name, value)
      } else {
        throw unexpectedKeyword(function, name, names!, nameCount)
      }
    }
    if count > layout.positionalCount, !layout.hasVariadic {
      throw tooMany(function, slots, count)
    }
    try fillDefaults(function, slots)
  }

  /// Gives the parameters that no argument was for their defaults.
  private func fillDefaults(
    _ function: FunctionObject, _ slots: UnsafeMutablePointer<Value>
  ) throws(Raised) {
    let code = function.code
    let layout = code.parameters
    let variadic = layout.positionalCount + layout.keywordOnlyCount
    let firstDefault = layout.positionalCount - function.defaults.count
    var missing: [String] = []
    for index in 0..<layout.positionalCount where slots[index].isUndefined {
      if index >= firstDefault {
        slots[index] = function.defaults[index - firstDefault]
      } else {
        missing.append("'\(code.localNames[index].text)'")
      }
    }
    guard missing.isEmpty else {
      throw ArgumentError.missing(function.qualifiedName, "positional", missing)
    }
    for index in layout.positionalCount..<variadic where slots[index].isUndefined {
      let name = code.localNames[index]
      let value = function.keywordDefaults?.get(name) ?? .undefined
      slots[index] = value
      if value.isUndefined { missing.append("'\(name.text)'") }
    }
    guard missing.isEmpty else {
      throw ArgumentError.missing(function.qualifiedName, "keyword-only", missing)
    }
  }

  func unexpectedKeyword(
    _ function: FunctionObject, _ name: Symbol, _ names: UnsafePointer<Symbol>, _ count: Int
  ) -> Raised {
    let code = function.code
    let positionalOnly = code.localNames.prefix(code.parameters.positionalOnlyCount)
    let wrong = (0..<count).map { names[$0] }.filter { positionalOnly.contains($0) }
    guard wrong.isEmpty else {
      return .typeError(
        "\(function.qualifiedName)() got some positional-only arguments passed as keyword "
          + "arguments: '\(wrong.map(\.text).joined(separator: ", "))'")
    }
    return .typeError(
      "\(function.qualifiedName)() got an unexpected keyword argument '\(name.text)'")
  }

  func tooMany(
    _ function: FunctionObject, _ slots: UnsafeMutablePointer<Value>, _ count: Int
  ) -> Raised {
    let layout = function.code.parameters
    let keywordOnly = (layout.positionalCount..<layout.positionalCount + layout.keywordOnlyCount)
      .filter { !slots[$0].isUndefined }.count
    return ArgumentError.tooMany(
      function.qualifiedName, least: layout.positionalCount - function.defaults.count,
      most: layout.positionalCount, given: count, keywordOnlyGiven: keywordOnly)
  }

  // MARK: - Leaving

  /// Removes the frame on top with all its values, and leaves the stack at its `result`.
  func popFrame() {
    frameCount -= 1
    let frame = frames[frameCount]
    frame.result.destroy(upTo: stackTop)
    stackTop = frame.result
    frame.ownedFunction?.release()
  }
}
