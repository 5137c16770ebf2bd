// Functions of the language, and the cells through which nested functions share variables.

/// A function defined in the language.
public final class FunctionObject: Object {
  let code: Code
  let globals: DictObject
  public internal(set) var name: String
  public internal(set) var qualifiedName: String
  /// Defaults of the last positional parameters.
  var defaults: [Value]
  var keywordDefaults: DictObject?
  /// One cell for each free variable of the code.
  var closure: [Value]
  var annotations: DictObject?
  public var documentation: Value
  private var registration: Int32 = -1

  init(
    code: Code, globals: DictObject, defaults: [Value], keywordDefaults: DictObject?,
    closure: [Value], annotations: DictObject?
  ) {
    self.code = code
    self.globals = globals
    name = code.name
    qualifiedName = code.qualifiedName
    self.defaults = defaults
    self.keywordDefaults = keywordDefaults
    self.closure = closure
    self.annotations = annotations
    documentation = code.documentation.map { .string($0) } ?? .none
    super.init(type: .function, kind: .function)
    if !closure.isEmpty { registration = CycleCollector.register(self) }
  }

  deinit {
    CycleCollector.unregister(registration)
    ValueBlock.release(&defaults)
    ValueBlock.release(&closure)
  }

  /// The defaults and the closure are arrays of the function's own; `makeFunction` gives fresh ones.
  public override func visitReferences(_ visit: (Object) -> Void) {
    super.visitReferences(visit)
    for case .object(let object) in defaults { visit(object) }
    for case .object(let cell) in closure { visit(cell) }
    visit(globals)
  }

  public override func dropReferences() {
    super.dropReferences()
    ValueBlock.release(&defaults)
  }

  public override func recordState(into image: inout StateImage) {
    recordAttributes(into: &image)
    image.words.append(defaults.count)
    image.values.append(contentsOf: defaults)
    image.values.append(documentation)
    image.values.append(keywordDefaults.map { .object($0) } ?? .none)
    image.values.append(annotations.map { .object($0) } ?? .none)
    image.values.append(.object(globals))
    image.values.append(contentsOf: closure)
  }

  public override func restoreState(from reader: inout StateReader) {
    restoreAttributes(from: &reader)
    defaults = reader.nextValues(reader.nextWord())
    documentation = reader.nextValue()
    keywordDefaults = reader.nextValue().dict
    annotations = reader.nextValue().dict
  }

  /// The text of the whole definition's source, and the name of that source.
  public var sourceName: String { code.source.name }

  public override func call(
    _ arguments: Arguments, _ machine: Interpreter
  ) throws(Raised) -> Value {
    try machine.callFunction(self, arguments)
  }

  public override func getAttribute(
    _ name: Symbol, _ machine: Interpreter
  ) throws(Raised) -> Value {
    switch name {
    case Names.name: return .string(self.name)
    case Names.qualifiedName: return .string(qualifiedName)
    case Names.documentation: return documentation
    case Names.defaults: return defaults.isEmpty ? .none : .tuple(defaults)
    case Names.keywordDefaults: return keywordDefaults.map { .object($0) } ?? .none
    case Names.globals: return .object(globals)
    case Names.code: return .object(code)
    case Names.closure: return closure.isEmpty ? .none : .tuple(closure)
    case Names.annotations:
      if annotations == nil { annotations = DictObject() }
      return .object(annotations!)
    case Names.module:
      let own = ownAttribute(name)
      if !own.isUndefined { return own }
      let module = globals.get(Names.name)
      return module.isUndefined ? .none : module
    case Names.language where code.source.language == .r: return .string("r")
    case Names.source where code.source.language == .r:
      return .string(code.source.text(in: code.span))
    default: return try machine.genericAttribute(of: self, name)
    }
  }

  public override func setAttribute(
    _ name: Symbol, _ value: Value, _ machine: Interpreter
  ) throws(Raised) {
    switch name {
    case Names.name:
      guard let text = value.string else {
        throw .typeError("__name__ must be set to a string object")
      }
      self.name = text
    case Names.qualifiedName:
      guard let text = value.string else {
        throw .typeError("__qualname__ must be set to a string object")
      }
      qualifiedName = text
    case Names.documentation: documentation = value.isUndefined ? .none : value
    case Names.defaults: defaults = value.tuple?.elements ?? []
    case Names.keywordDefaults: keywordDefaults = value.dict
    case Names.annotations: annotations = value.dict
    default: try machine.setGenericAttribute(of: self, name, value)
    }
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    "<function \(qualifiedName) at \(machine.address(of: self))>"
  }
}

/// A variable that functions share.
final class CellObject: Object {
  var value: Value

  init(_ value: Value) {
    self.value = value
    super.init(type: .cell, kind: .cell)
  }

  override func recordState(into image: inout StateImage) { image.values.append(value) }

  override func restoreState(from reader: inout StateReader) { value = reader.nextValue() }

  deinit { ValueBlock.release(&value) }

  override func visitReferences(_ visit: (Object) -> Void) {
    if case .object(let object) = value { visit(object) }
  }

  override func dropReferences() { ValueBlock.release(&value) }

  override func getAttribute(
    _ name: Symbol, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard name.text == "cell_contents" else { return try machine.genericAttribute(of: self, name) }
    guard !value.isUndefined else { throw .valueError("Cell is empty") }
    return value
  }
}
