// From syntax tree to bytecode, one scope at a time.
//
// `blocks` are the statements around the one being compiled, inside its function, that must be left
// properly by `return`, `break` and `continue`: loops (their iterator), `with` (its exit), `try`
// (its `finally`) and handlers (the exception being handled).

import BigInt
import Language

/// Compiles one scope; scopes inside it get compilers of their own.
struct Compiler {
  let analysis: ScopeAnalysis
  let scope: Scope
  let builder: CodeBuilder
  let isInteractive: Bool
  let qualifiedName: String
  var blocks: [Block] = []
  /// What each expression that is a statement gives its value to, in code that shows them all.
  var displayHook: NativeFunction?

  /// Something around a statement that must be left properly.
  enum Block {
    /// `isFor`: an iterator stands on the stack. `depth` is that of the stack in the body.
    case loop(next: Label, end: Label, isFor: Bool, depth: Int)
    case finally(body: [Statement], region: ProtectedRegion)
    case with(region: ProtectedRegion, span: SourceSpan, isAsync: Bool)
    /// Inside a handler: the exception handled before stands on the stack, perhaps with the one
    /// being handled above it.
    case handler(region: ProtectedRegion, holdsException: Bool)
    /// Inside `except ... as name`.
    case handlerName(String, region: ProtectedRegion)
    /// Inside a `try` whose handlers need nothing when it is left.
    case protected(region: ProtectedRegion)

    var region: ProtectedRegion? {
      switch self {
      case .loop: return nil
      case .finally(_, let region), .with(let region, _, _), .handler(let region, _),
        .handlerName(_, let region), .protected(let region):
        return region
      }
    }

    /// How deep the stack is inside, before operands of an expression that is under way.
    var depth: Int {
      switch self {
      case .loop(_, _, _, let depth): return depth
      case .handler(let region, let holdsException): return region.depth + (holdsException ? 1 : 0)
      case .finally(_, let region), .with(let region, _, _), .handlerName(_, let region),
        .protected(let region):
        return region.depth
      }
    }

    /// Whether a `return` has something to do here.
    var needsLeaving: Bool {
      switch self {
      case .loop, .protected: return false
      case .finally, .with, .handler, .handlerName: return true
      }
    }
  }

  // MARK: - Entry

  /// The code of a module or cell. If `showsLast`, it gives the value of the last statement if
  /// that is an expression, else None.
  static func compile(
    _ module: Module, kind: Scope.Kind = .module, isInteractive: Bool = false,
    showsLast: Bool = false, displayHook: NativeFunction? = nil
  ) throws(CompileError) -> Code {
    let analysis = try ScopeAnalysis(module, kind: kind)
    let builder = CodeBuilder(analysis.module, qualifiedName: "<module>", source: module.source)
    var compiler = Compiler(
      analysis: analysis, scope: analysis.module, builder: builder, isInteractive: isInteractive,
      qualifiedName: "<module>")
    compiler.displayHook = displayHook
    builder.documentation = module.body.docstring
    if analysis.module.hasAnnotations { builder.emit(.setupAnnotations) }
    if showsLast, let last = module.lastExpression {
      try compiler.statements(module.body.dropLast())
      try compiler.expression(last)
    } else {
      try compiler.statements(module.body[...])
      builder.emit(.loadNone)
    }
    builder.emit(.returnValue)
    return builder.finish(isInteractive: isInteractive)
  }

  func emit(_ opcode: Opcode, _ a: Int = 0, b: Int = 0, c: Int = 0) {
    builder.emit(opcode, a, b: b, c: c)
  }

  func constant(_ value: Constant) { emit(.loadConstant, builder.constant(value)) }

  /// Runs `body` with instructions belonging to `span`, as far as it sets no other.
  func at(_ span: SourceSpan) { builder.span = span }

  // MARK: - Names

  /// Whether names are found by R's rules: a local that has no value yet is looked up outside, and a
  /// name that is called means a function, whatever else has the name.
  var isR: Bool { analysis.source.language == .r }

  func load(_ name: String, asFunction: Bool = false) {
    let name = scope.mangled(name)
    switch scope.location(name) {
    case .local(let slot) where isR && slot >= scope.parameters.count:
      emit(.loadLocalOrGlobal, slot, b: builder.name(name), c: asFunction ? 1 : 0)
    case .cell(let slot) where isR && slot >= scope.parameters.count:
      emit(.loadCellOrGlobal, slot, b: builder.name(name), c: asFunction ? 1 : 0)
    case .global where asFunction:
      emit(.loadGlobal, builder.name(name), b: builder.cache(), c: 1)
    case .local(let slot): emit(.loadLocal, slot)
    case .cell(let slot): emit(.loadCell, slot)
    case .classCell(let slot): emit(.loadClassCell, slot, b: builder.name(name))
    case .global: emit(.loadGlobal, builder.name(name), b: builder.cache())
    case .name: emit(.loadName, builder.name(name))
    }
  }

  func store(_ name: String) {
    let name = scope.mangled(name)
    switch scope.location(name) {
    case .local(let slot): emit(.storeLocal, slot)
    case .cell(let slot), .classCell(let slot): emit(.storeCell, slot)
    case .global: emit(.storeGlobal, builder.name(name))
    case .name: emit(.storeName, builder.name(name))
    }
  }

  func delete(_ name: String) {
    let name = scope.mangled(name)
    switch scope.location(name) {
    case .local(let slot): emit(.deleteLocal, slot)
    case .cell(let slot), .classCell(let slot): emit(.deleteCell, slot)
    case .global: emit(.deleteGlobal, builder.name(name))
    case .name: emit(.deleteName, builder.name(name))
    }
  }

  func attribute(_ opcode: Opcode, _ name: String) {
    let index = builder.name(scope.mangled(name))
    emit(opcode, index, b: opcode == .deleteAttribute ? 0 : builder.cache())
  }
}

extension Value {
  /// The value of a literal.
  init(constant: Constant) {
    switch constant {
    case .none: self = .none
    case .ellipsis: self = .object(EllipsisObject.shared)
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .bigInt(let digits, let radix):
      self = .integer(Integer(BigInt(digits, radix: radix) ?? 0))
    case .float(let value): self = .float(value)
    case .imaginary(let value): self = .object(ComplexObject(0, value))
    case .string(let value): self = .object(StringObject(value))
    case .bytes(let value): self = .object(BytesObject(value))
    }
  }
}
