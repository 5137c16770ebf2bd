// Import statements, annotations, and the modules written in the language.

import Language

extension Interpreter {
  func importing(
    _ instruction: Instruction, _ frame: UnsafeMutablePointer<Frame>
  ) throws(Raised) {
    let operand = Int(instruction.operand)
    switch instruction.opcode {
    case .importName:
      let written = frame.pointee.code.constants[operand].string ?? ""
      let name = try absoluteName(written, Int(instruction.extra), frame.pointee.globals)
      let last = try importModule(name)
      var module = last
      if instruction.small == 0 {
        module = try importModule(String(name.prefix { $0 != "." }))
      }
      stackTop.initialize(to: .object(module))
      stackTop += 1
    case .importFrom:
      let name = frame.pointee.code.names[operand]
      let member = try importedMember((stackTop - 1).pointee, name)
      stackTop.initialize(to: member)
      stackTop += 1
    case .importStar:
      if case .object(let object) = (stackTop - 1).pointee, object.kind == .module {
        let target = frame.pointee.namespace?.takeUnretainedValue() ?? frame.pointee.globals
        try importAll(unsafeDowncast(object, to: ModuleObject.self), into: target)
      }
      drop(1)
    default:
      let namespace = frame.pointee.namespace?.takeUnretainedValue() ?? frame.pointee.globals
      if namespace.get(Names.annotations).isUndefined {
        namespace.set(Names.annotations, .object(DictObject()))
      }
    }
  }

  /// The name that a relative import means.
  private func absoluteName(
    _ name: String, _ level: Int, _ globals: DictObject
  ) throws(Raised) -> String {
    guard level > 0 else { return name }
    var parts = (globals.get(Names.name).string ?? "").split(separator: ".").map(String.init)
    if globals.get(Names.path).isUndefined { _ = parts.popLast() }
    guard level - 1 < parts.count else {
      throw .importError("attempted relative import with no known parent package")
    }
    parts.removeLast(level - 1)
    if !name.isEmpty { parts.append(name) }
    return parts.joined(separator: ".")
  }

  /// What `from module import name` gives: a member, or a submodule.
  func importedMember(_ module: Value, _ name: Symbol) throws(Raised) -> Value {
    let found = try attributeIfPresent(module, name)
    guard found.isUndefined else { return found }
    guard case .object(let object) = module, object.kind == .module else {
      throw .importError("cannot import name '\(name.text)'")
    }
    let source = unsafeDowncast(object, to: ModuleObject.self)
    if !source.namespace.get(Names.path).isUndefined {
      do throws(Raised) {
        return .object(try importModule("\(source.name).\(name.text)"))
      } catch {
        guard error.isInstance(of: .moduleNotFoundError) else { throw error }
      }
    }
    throw .importError(
      "cannot import name '\(name.text)' from '\(source.name)' (unknown location)"
        + MissingNames.note("\(source.name).\(name.text)"))
  }

  private func importAll(_ module: ModuleObject, into target: DictObject) throws(Raised) {
    let listed = module.namespace.get(Names.all)
    if !listed.isUndefined {
      for name in try elements(of: listed) {
        guard let symbol = name.stringObject?.symbol else { continue }
        target.set(symbol, try attribute(.object(module), symbol))
      }
      return
    }
    let late = try module.lateNames?(self) ?? []
    for name in module.memberNames + late where !name.hasPrefix("_") {
      let symbol = Symbol(name)
      target.set(symbol, try attribute(.object(module), symbol))
    }
  }

  // MARK: - Running sources

  /// Makes a module of a source written in the language.
  func loadSource(
    _ name: String, _ text: String, isPackage: Bool
  ) throws(Raised) -> ModuleObject {
    let module = ModuleObject(name)
    let parent = name.split(separator: ".").dropLast().joined(separator: ".")
    module.namespace.set(Symbol("__package__"), .string(isPackage ? name : parent))
    if isPackage { module.namespace.set(Names.path, .list([])) }
    modules.set(name, .object(module))
    do throws(Raised) {
      try withoutCounting { () throws(Raised) in
        // Embedded sources are known to be right, so nothing is checked but the grammar.
        try run(text, name: name, in: module.namespace, checks: false)
      }
    } catch {
      _ = modules.remove(Symbol(name))
      throw error
    }
    return module
  }

  /// Compiles and runs a module's text in a namespace.
  public func run(
    _ text: String, name: String = "<string>", in namespace: DictObject, checks: Bool = true
  ) throws(Raised) {
    let module = try parse(SourceText(text, name: name), checks: checks)
    _ = try runModule(try compile(module, isInteractive: false, showsLast: false), namespace)
  }

  /// Runs a notebook's cell in a namespace. Gives the value of its last expression; `.undefined`
  /// where the last statement is none, or a semicolon ends it.
  public func runCell(
    _ source: SourceText, in namespace: DictObject, isInteractive: Bool = false
  ) throws(Raised) -> Value {
    if source.language == .r { _ = try namesOfR() }
    let module = try parse(source, isCell: true)
    // Code in R prints its values itself, each expression of the top level its own.
    let shows =
      module.lastExpression != nil && !module.endsWithSemicolon && source.language == .python
    let code = try compile(module, isInteractive: isInteractive, showsLast: shows)
    var value = try runModule(code, namespace)
    if module.isAsync {
      // What a cell waits for is run here, as by IPython.
      let loop = try importModule("asyncio")
      value = try callMethod(.object(loop), Symbol("_run_cell"), [value])
    }
    return shows ? value : .undefined
  }

  /// Runs a notebook's cell statement by statement, and gives the value of each expression.
  public func runCell(
    _ source: SourceText, in namespace: DictObject, isInteractive: Bool = false,
    showing show: (Value) throws(Raised) -> Void
  ) throws(Raised) {
    let cell = try parse(source, isCell: true)
    for statement in cell.statements {
      let shows = statement.lastExpression != nil && !statement.endsWithSemicolon
      let code = try compile(statement, isInteractive: isInteractive, showsLast: shows)
      let value = try runModule(code, namespace)
      if shows { try show(value) }
    }
  }

  /// The name that a cell's last statement assigns to, if it does no more than that and no semicolon
  /// ends it.
  public func nameAssignedLast(by source: SourceText) throws(Raised) -> String? {
    let cell = try parse(source, isCell: true)
    return cell.endsWithSemicolon ? nil : cell.lastAssignedName
  }

  func parse(
    _ source: SourceText, checks: Bool = true, isCell: Bool = false
  ) throws(Raised) -> Module {
    do throws(SyntaxDiagnostic) {
      return try Parser.parse(source, checks: checks, isCell: isCell)
    } catch {
      throw Raised(error)
    }
  }

  func compile(
    _ module: Module, kind: Scope.Kind = .module, isInteractive: Bool, showsLast: Bool,
    showsEach: Bool = false
  ) throws(Raised) -> Code {
    do throws(CompileError) {
      return try Compiler.compile(
        module, kind: kind, isInteractive: isInteractive, showsLast: showsLast,
        displayHook: showsEach ? displayHook() : nil)
    } catch {
      throw Raised(syntaxError: error.message, module.source, error.span)
    }
  }

  func runModule(_ code: Code, _ namespace: DictObject) throws(Raised) -> Value {
    let function = FunctionObject(
      code: code, globals: namespace, defaults: [], keywordDefaults: nil, closure: [],
      annotations: nil)
    if namespace.get(Names.builtins).isUndefined {
      namespace.set(Names.builtins, modules.get("builtins"))
    }
    return try callFunction(function, Arguments(base: stackTop, count: 0))
  }

  // MARK: - What runs now

  /// The globals of the code that runs, nil outside of any.
  public func currentGlobals() -> DictObject? {
    frameCount > 0 ? frames[frameCount - 1].globals : nil
  }

  /// The locals of the code that runs: the namespace itself in modules and class bodies, a copy in
  /// functions. A function that names `locals`, `eval` or the like keeps its copy in a slot: names that
  /// were added to it stay, those of its variables are brought up to date.
  public func currentLocals() -> DictObject {
    guard frameCount > 0 else { return DictObject() }
    let frame = frames[frameCount - 1]
    if let namespace = frame.namespace?.takeUnretainedValue() { return namespace }
    let names = frame.code.localNames + frame.code.freeNames
    if frame.code.name == "<module>" { return frame.globals }
    var locals = DictObject()
    if let slot = names.firstIndex(of: Names.localsSlot) {
      if let kept = frame.locals[slot].dict { locals = kept }
      frame.locals[slot] = .object(locals)
    }
    for (index, name) in names.enumerated() where !name.isHidden {
      var value = frame.locals[index]
      if case .object(let object) = value, object.kind == .cell {
        value = unsafeDowncast(object, to: CellObject.self).value
      }
      if !value.isUndefined { locals.set(name, value) } else { _ = locals.remove(name) }
    }
    return locals
  }

  /// Where the program is: the innermost frame first.
  public func currentTraceback() -> [TracebackFrame] {
    (0..<frameCount).reversed().map { level in
      let frame = frames[level]
      let code = frame.code
      let index = min(max(0, frame.pc - code.instructions - 1), code.spans.count - 1)
      return TracebackFrame(
        source: code.source, function: code.name, span: code.spans[index], depth: level + 1,
        code: code)
    }
  }
}

extension Raised {
  /// The SyntaxError, or what stands for it, of a source that cannot be parsed.
  init(_ diagnostic: SyntaxDiagnostic) {
    let type: TypeObject
    switch diagnostic.exceptionName {
    case "IndentationError": type = .indentationError
    case "TabError": type = .tabError
    case "RecursionError": type = .recursionError
    case "MemoryError": type = .memoryError
    default: type = .syntaxError
    }
    self.init(
      syntaxError: diagnostic.message, diagnostic.source, diagnostic.span, type: type)
  }

  init(
    syntaxError message: String, _ source: SourceText, _ span: SourceSpan,
    type: TypeObject = .syntaxError
  ) {
    let line = source.line(at: span.start)
    let place = Value.tuple([
      .string(source.name), .int(line), .int(source.column(at: span.start) + 1),
      .string(source.lineText(line)), .int(source.line(at: span.end)),
      .int(source.column(at: span.end) + 1),
    ])
    let isSyntax = type.isSubtype(of: .syntaxError)
    let exception = ExceptionObject(
      type: type, arguments: isSyntax ? [.string(message), place] : [.string(message)])
    exception.syntaxPlace = (source, span)
    self.init(exception)
  }
}
