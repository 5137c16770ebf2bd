// `eval`, `exec` and `compile`: text as a program. It runs in the machine of the cell that asks for it,
// with the same limits, so that it can do what the cell itself can do and nothing more.
//
// Names of such text live in the namespace that it is given: that of the caller if it is given none. A
// function's namespace is a copy of its locals, so that text can read them, and cannot set them.

import Language

/// What `compile` makes of a text.
enum SourceMode: String {
  /// Statements.
  case exec
  /// One expression.
  case eval
  /// Statements, of which each that is an expression shows its value.
  case single
}

extension Interpreter {
  func installSourceFunctions() {
    builtin("eval(source, globals=None, locals=None, /)") { call, machine throws(Raised) in
      try machine.evaluate(call, as: .eval)
    }
    builtin("exec(source, globals=None, locals=None, /, *, closure=None)") {
      call, machine throws(Raised) in
      _ = try machine.evaluate(call, as: .exec)
      return .none
    }
    builtin(
      "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, "
        + "_feature_version=-1)"
    ) { call, machine throws(Raised) in
      guard let mode = call[2].string.flatMap(SourceMode.init) else {
        throw .valueError("compile() mode must be 'exec', 'eval' or 'single'")
      }
      guard let text = try machine.sourceText(call[0]) else {
        throw .typeError("compile() arg 1 must be a string, bytes or AST object")
      }
      guard let name = call[1].string else {
        throw .typeError(
          "expected str, bytes or os.PathLike object, not \(machine.type(of: call[1]).name)")
      }
      return .object(try machine.code(of: text, name: name, mode))
    }
  }

  /// Runs a text or code object with the namespaces of a call: source, globals, locals.
  private func evaluate(_ call: Arguments, as mode: SourceMode) throws(Raised) -> Value {
    let (globals, locals) = try namespaces(call[1], call[2], mode)
    let code: Code
    if let compiled = call[0].object as? Code {
      guard compiled.freeCount == 0 else {
        throw .typeError(
          "code object passed to \(mode.rawValue)() may not contain free variables")
      }
      code = compiled
    } else if let text = try sourceText(call[0]) {
      code = try self.code(of: text, name: "<string>", mode)
    } else {
      throw .typeError("\(mode.rawValue)() arg 1 must be a string, bytes or code object")
    }
    if globals.get(Names.builtins).isUndefined { globals.set(Names.builtins, .object(builtins)) }
    return try run(code, globals, locals)
  }

  private func namespaces(
    _ globals: Value, _ locals: Value, _ mode: SourceMode
  ) throws(Raised) -> (globals: DictObject, locals: DictObject) {
    guard globals.isNone || globals.dict != nil else {
      throw .typeError(
        mode == .eval
          ? "globals must be a dict"
          : "exec() globals must be a dict, not \(type(of: globals).name)")
    }
    guard locals.isNone || locals.dict != nil else {
      throw .typeError(
        mode == .eval
          ? "locals must be a mapping"
          : "locals must be a mapping or None, not \(type(of: locals).name)")
    }
    if let globals = globals.dict { return (globals, locals.dict ?? globals) }
    return (currentGlobals() ?? DictObject(), locals.dict ?? currentLocals())
  }

  private func sourceText(_ value: Value) throws(Raised) -> String? {
    if let text = value.string { return text }
    guard let bytes = value.bytesLike else { return nil }
    return try decode(bytes, .none, .none)
  }

  /// The code of a text whose names live in the namespace that it is run in.
  func code(of text: String, name: String, _ mode: SourceMode) throws(Raised) -> Code {
    try checkNativeStack()
    guard !text.utf8.contains(0) else {
      throw .valueError("source code string cannot contain null bytes")
    }
    // A text is interactive where the code is that asks for it.
    let isInteractive = frameCount > 0 && frames[frameCount - 1].code.isInteractive
    if mode == .eval {
      let source = SourceText(String(text.drop { $0 == " " || $0 == "\t" }), name: name)
      let module: Module
      do throws(SyntaxDiagnostic) {
        module = Module(try Parser.parseExpression(source), of: source)
      } catch {
        throw Raised(error)
      }
      return try compile(module, kind: .evaluated, isInteractive: isInteractive, showsLast: true)
    }
    let module = try parse(SourceText(text, name: name))
    guard mode != .single || module.body.count == 1 else {
      throw Raised(
        syntaxError: "multiple statements found while compiling a single statement",
        module.source, module.body.first?.span ?? SourceSpan(start: 0, end: 0))
    }
    return try compile(
      module, kind: .evaluated, isInteractive: isInteractive, showsLast: false,
      showsEach: mode == .single)
  }

  private func run(
    _ code: Code, _ globals: DictObject, _ locals: DictObject
  ) throws(Raised) -> Value {
    let function = FunctionObject(
      code: code, globals: globals, defaults: [], keywordDefaults: nil, closure: [],
      annotations: nil)
    let result = stackTop
    guard result + 1 < stackLimit else { throw .recursion() }
    result.initialize(to: .object(function))
    stackTop += 1
    return try withExtendedLifetime(locals) { () throws(Raised) in
      try runFunction(function, result, 0, nil, 0, namespace: locals)
    }
  }

  /// What `sys.displayhook` does with the value of an expression.
  func displayHook() -> NativeFunction {
    NativeFunction("displayhook(object, /)", module: "sys") { call, machine throws(Raised) in
      guard !call[0].isNone else { return .none }
      machine.write(try machine.repr(call[0]) + "\n")
      machine.builtins.set("_", call[0])
      return .none
    }
  }
}
