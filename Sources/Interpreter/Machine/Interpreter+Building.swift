// Building collections, texts and functions, and taking sequences apart. The operands are on top of
// the stack, `stackTop` behind them.

extension Interpreter {
  /// The instructions that build or extend a collection or a text.
  @inline(never)
  func build(_ instruction: Instruction) throws(Raised) {
    let count = Int(instruction.operand)
    switch instruction.opcode {
    case .buildString: try buildString(count)
    case .formatValue: try formatValue(instruction)
    case .buildDict:
      let dict = DictObject()
      let base = stackTop - 2 * count
      for index in 0..<count { try dict.set(base[2 * index], base[2 * index + 1], self) }
      replaceTop(2 * count, .object(dict))
    case .buildSet:
      let set = SetObject()
      let base = stackTop - count
      for index in 0..<count { try set.insert(base[index], self) }
      replaceTop(count, .object(set))
    case .buildSlice:
      let base = stackTop - count
      replaceTop(count, .object(SliceObject(base[0], base[1], count > 2 ? base[2] : .none)))
    case .setAdd:
      if case .object(let object) = (stackTop - 1 - count).pointee, let set = object as? SetObject {
        try set.insert((stackTop - 1).pointee, self)
      }
      drop(1)
    case .dictAdd:
      if let dict = (stackTop - 2 - count).pointee.dict {
        try dict.set((stackTop - 2).pointee, (stackTop - 1).pointee, self)
      }
      drop(2)
    case .listExtend:
      let value = (stackTop - 1).pointee
      guard isIterable(value) else {
        let place =
          instruction.small == 1
          ? try calledName((stackTop - 3).pointee) + "() argument" : "Value"
        throw .typeError("\(place) after * must be an iterable, not \(type(of: value).name)")
      }
      let values = try elements(of: value)
      (stackTop - 2).pointee.list?.append(contentsOf: values)
      drop(1)
    case .setUpdate:
      let value = (stackTop - 1).pointee
      if case .object(let object) = (stackTop - 2).pointee, let set = object as? SetObject {
        for element in try elements(of: value) { try set.insert(element, self) }
      }
      drop(1)
    case .dictUpdate, .dictMerge: try merge(isCall: instruction.opcode == .dictMerge)
    case .listToTuple:
      let elements = (stackTop - 1).pointee.list?.elements ?? []
      replaceTop(1, .tuple(elements))
    default: break
    }
  }

  func drop(_ count: Int) {
    let end = stackTop
    stackTop -= count
    stackTop.destroy(upTo: end)
  }

  func replaceTop(_ count: Int, _ value: Value) {
    drop(count)
    stackTop.initialize(to: value)
    stackTop += 1
  }

  private func buildString(_ count: Int) throws(Raised) {
    var text = ""
    let base = stackTop - count
    for index in 0..<count {
      if case .object(let object) = base[index], object.kind == .string {
        text += unsafeDowncast(object, to: StringObject.self).string
      }
    }
    replaceTop(count, .string(text))
  }

  private func formatValue(_ instruction: Instruction) throws(Raised) {
    let hasSpec = instruction.extra == 1
    var value = (stackTop - (hasSpec ? 2 : 1)).pointee
    switch instruction.small {
    case 114: value = .string(try repr(value))
    case 115: value = .string(try str(value))
    case 97: value = .string(StringText.escapingNonASCII(try repr(value)))
    default: break
    }
    let spec = hasSpec ? (stackTop - 1).pointee.string ?? "" : ""
    if spec.isEmpty, value.objectKind == .string {
      replaceTop(hasSpec ? 2 : 1, try strValue(value))
      return
    }
    let text = try format(value, spec)
    replaceTop(hasSpec ? 2 : 1, .string(text))
  }

  /// [x] -> [str]: the field's literal text and the formatted value.
  @inline(never)
  func formatField(_ field: FormattedField) throws(Raised) {
    let place = stackTop - 1
    let value = place.pointee
    if let quick = field.quickText(value) {
      place.pointee = .string(quick)
      return
    }
    let literal = field.literal
    if literal.isEmpty, field.spec.isEmpty, value.objectKind == .string {
      place.pointee = try strValue(value)
      return
    }
    place.pointee = .string(literal + (try format(value, field.spec)))
  }

  /// [dict mapping] -> [dict]; in a call, with the function two places below the dict.
  private func merge(isCall: Bool) throws(Raised) {
    let source = (stackTop - 1).pointee
    guard let target = (stackTop - 2).pointee.dict else { return drop(1) }
    let name = isCall ? try calledName((stackTop - 4).pointee) + "()" : ""
    guard let items = try mappingItems(source) else {
      throw .typeError(
        isCall
          ? "\(name) argument after ** must be a mapping, not \(type(of: source).name)"
          : "'\(type(of: source).messageName)' object is not a mapping")
    }
    for item in items {
      if isCall {
        guard let key = item.key.string else { throw .typeError("keywords must be strings") }
        if !(try target.get(item.key, self)).isUndefined {
          throw .typeError("\(name) got multiple values for keyword argument '\(key)'")
        }
      }
      try target.set(item.key, item.value, self)
    }
    drop(1)
  }

  /// The pairs of a dict, or of anything with `keys` and subscripts; nil for anything else.
  public func mappingItems(_ value: Value) throws(Raised) -> [(key: Value, value: Value)]? {
    if let dict = value.dict, !dict.type.overrides.contains(.getItem) { return dict.items }
    let keys = try attributeIfPresent(value, Symbol("keys"))
    guard !keys.isUndefined else { return nil }
    var items: [(key: Value, value: Value)] = []
    for key in try elements(of: try call(keys)) { items.append((key, try getItem(value, key))) }
    return items
  }

  // MARK: - Taking apart

  /// [sequence] -> [last ... first]
  @inline(never)
  func unpack(_ count: Int) throws(Raised) {
    let value = (stackTop - 1).pointee
    if case .object(let object) = value {
      if object.kind == .tuple {
        let tuple = unsafeDowncast(object, to: TupleObject.self)
        if tuple.count == count { return spread(tuple.storage, count) }
      } else if object.kind == .list {
        let list = unsafeDowncast(object, to: ListObject.self)
        if list.count == count { return spread(list.storage, count) }
      }
    }
    guard let iterator = try iteratorIfPossible(value) else {
      throw .typeError("cannot unpack non-iterable \(type(of: value).name) object")
    }
    var elements: [Value] = []
    while elements.count <= count {
      let element = try next(iterator)
      if element.isUndefined { break }
      elements.append(element)
    }
    guard elements.count <= count else {
      throw .valueError("too many values to unpack (expected \(count))")
    }
    guard elements.count == count else {
      throw .valueError(
        "not enough values to unpack (expected \(count), got \(elements.count))")
    }
    drop(1)
    for element in elements.reversed() {
      stackTop.initialize(to: element)
      stackTop += 1
    }
  }

  /// Puts the elements of the sequence on top in its place, the first on top.
  private func spread(_ elements: UnsafeMutablePointer<Value>, _ count: Int) {
    let holder = (stackTop - 1).move()
    stackTop -= 1
    var index = count
    while index > 0 {
      index -= 1
      stackTop.initialize(copying: elements + index)
      stackTop += 1
    }
    withExtendedLifetime(holder) {}
  }

  /// [sequence] -> [last ... list ... first]
  func unpackStar(_ before: Int, _ after: Int) throws(Raised) {
    let value = (stackTop - 1).pointee
    guard isIterable(value) else {
      throw .typeError("cannot unpack non-iterable \(type(of: value).name) object")
    }
    let elements = try elements(of: value)
    guard elements.count >= before + after else {
      throw .valueError(
        "not enough values to unpack (expected at least \(before + after), "
          + "got \(elements.count))")
    }
    let middle = elements.count - after
    drop(1)
    for element in elements[middle...].reversed() {
      stackTop.initialize(to: element)
      stackTop += 1
    }
    stackTop.initialize(to: .list(elements[before..<middle]))
    stackTop += 1
    for element in elements[..<before].reversed() {
      stackTop.initialize(to: element)
      stackTop += 1
    }
  }

  // MARK: - Functions

  func makeFunction(_ instruction: Instruction, _ frame: UnsafeMutablePointer<Frame>) {
    let flags = instruction.small
    func pop() -> Value {
      stackTop -= 1
      return stackTop.move()
    }
    let cells = flags & 8 != 0 ? pop().tuple?.elements ?? [] : []
    let annotations = flags & 4 != 0 ? pop().dict : nil
    let keywordDefaults = flags & 2 != 0 ? pop().dict : nil
    let defaults = flags & 1 != 0 ? pop().tuple?.elements ?? [] : []
    guard case .object(let object) = frame.pointee.code.constants[Int(instruction.operand)] else {
      return
    }
    askForCollection()
    let function = FunctionObject(
      code: unsafeDowncast(object, to: Code.self), globals: frame.pointee.globals,
      defaults: defaults, keywordDefaults: keywordDefaults,
      closure: cells,
      annotations: annotations)
    stackTop.initialize(to: .object(function))
    stackTop += 1
  }

  /// [f args-tuple (dict)] -> [result], or a frame is pushed (true).
  func callExpanded(hasKeywords: Bool) throws(Raised) -> Bool {
    let keywords = hasKeywords ? (stackTop - 1).pointee.dict : nil
    let place = stackTop - (hasKeywords ? 2 : 1)
    let arguments = place.pointee.tuple ?? TupleObject.empty
    let result = place - 1
    let names = keywords?.keys.compactMap { $0.stringObject?.symbol } ?? []
    guard stackTop + arguments.count + names.count < stackLimit else { throw .recursion() }
    let base = stackTop
    for index in 0..<arguments.count {
      stackTop.initialize(copying: arguments.storage + index)
      stackTop += 1
    }
    for name in names {
      stackTop.initialize(to: keywords?.get(name) ?? .none)
      stackTop += 1
    }
    // Binding copies what it needs, so the names need not outlive the call.
    var isPushed = false
    var failure: Raised?
    names.withUnsafeBufferPointer { names in
      do throws(Raised) {
        isPushed = try dispatchCall(
          result, base, arguments.count, names.baseAddress, names.count)
      } catch { failure = error }
    }
    if let failure { throw failure }
    return isPushed
  }

  /// A function's name with its module, as messages about unpacked arguments have it.
  private func calledName(_ function: Value) throws(Raised) -> String {
    let name = try functionName(function)
    let module = try attributeIfPresent(function, Names.module).string ?? "builtins"
    return module == "builtins" ? name : "\(module).\(name)"
  }
}
