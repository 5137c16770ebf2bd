// The compiled form of a module, function, lambda, class body or comprehension.
// Invariant: `spans` has one entry for each instruction. A frame has `localCount` places: the
// parameters (positional, keyword-only, *args, **kwargs), other locals, cells, free variables.

import Language

/// Compiled code.
public final class Code: Object {
  let name: String
  let qualifiedName: String
  let source: SourceText
  /// The part of the source that it was made of.
  let span: SourceSpan
  let documentation: String?
  let instructions: UnsafeMutablePointer<Instruction>
  let instructionCount: Int
  let constants: UnsafeMutablePointer<Value>
  let constantCount: Int
  let caches: UnsafeMutablePointer<InlineCache>
  let cacheCount: Int
  let names: [Symbol]
  let keywordNames: [UnsafeMutablePointer<Symbol>]
  let keywordNameCounts: [Int]
  let fields: UnsafeMutablePointer<FormattedField>
  let fieldCount: Int
  let spans: [SourceSpan]
  let handlers: [Handler]
  let parameters: ParameterLayout
  let localNames: [Symbol]
  let localCount: Int
  let stackSize: Int
  let freeNames: [Symbol]
  let freeCount: Int
  /// What a call makes of the frame instead of running it.
  let suspension: Suspension
  let isGenerator: Bool
  /// How many positional arguments make a call that needs no binding, or -1.
  let simpleCount: Int
  /// The places a frame needs at most.
  let frameSize: Int
  /// Whether undefined names may be asked from `Interpreter.nameFallback`.
  let isInteractive: Bool

  /// Frames that leave the stack and go on later, by what a program calls them.
  enum Suspension {
    case none, generator, coroutine, asyncGenerator
  }

  /// Which of the locals are parameters.
  struct ParameterLayout {
    var positionalOnlyCount = 0
    /// Positional ones, the positional-only included.
    var positionalCount = 0
    var keywordOnlyCount = 0
    var hasVariadic = false
    var hasKeywords = false

    var count: Int {
      positionalCount + keywordOnlyCount + (hasVariadic ? 1 : 0) + (hasKeywords ? 1 : 0)
    }
    var isSimple: Bool { keywordOnlyCount == 0 && !hasVariadic && !hasKeywords }
  }

  /// Instructions `start..<end` are protected: an exception cuts the stack to `depth` and goes on
  /// at `target`. Inner handlers come first.
  struct Handler {
    let start: Int32
    let end: Int32
    let target: Int32
    let depth: Int32
  }

  /// CPython's `co_flags`: local variables in slots, `*args`, `**kwargs`, what a call makes.
  var flags: Int {
    3 | (parameters.hasVariadic ? 4 : 0) | (parameters.hasKeywords ? 8 : 0)
      | (suspension == .generator ? 32 : suspension == .coroutine ? 128 : 0)
      | (suspension == .asyncGenerator ? 512 : 0)
  }

  init(_ unit: CodeUnit) {
    name = unit.name
    qualifiedName = unit.qualifiedName
    source = unit.source
    span = unit.span
    documentation = unit.documentation
    instructionCount = unit.instructions.count
    instructions = .allocate(capacity: max(1, instructionCount))
    instructions.initialize(from: unit.instructions, count: instructionCount)
    constantCount = unit.constants.count
    constants = .allocate(capacity: max(1, constantCount))
    constants.initialize(from: unit.constants, count: constantCount)
    cacheCount = unit.cacheCount
    caches = .allocate(capacity: max(1, cacheCount))
    caches.initialize(repeating: InlineCache(), count: cacheCount)
    names = unit.names
    keywordNames = unit.keywordNames.map { names in
      let pointer = UnsafeMutablePointer<Symbol>.allocate(capacity: max(1, names.count))
      pointer.initialize(from: names, count: names.count)
      return pointer
    }
    keywordNameCounts = unit.keywordNames.map(\.count)
    fieldCount = unit.fields.count
    fields = .allocate(capacity: max(1, fieldCount))
    fields.initialize(from: unit.fields, count: fieldCount)
    spans = unit.spans
    handlers = unit.handlers
    parameters = unit.parameters
    localNames = unit.localNames
    localCount = unit.localNames.count + unit.freeNames.count
    stackSize = unit.stackSize
    freeNames = unit.freeNames
    freeCount = unit.freeNames.count
    suspension = unit.suspension
    isGenerator = unit.suspension != .none
    isInteractive = unit.isInteractive
    frameSize = unit.localNames.count + unit.freeNames.count + unit.stackSize
    simpleCount =
      unit.parameters.isSimple && unit.suspension == .none ? unit.parameters.positionalCount : -1
    super.init(type: .code)
  }

  deinit {
    instructions.deallocate()
    constants.deinitialize(count: constantCount)
    constants.deallocate()
    caches.deinitialize(count: cacheCount)
    caches.deallocate()
    for names in keywordNames { names.deallocate() }
    fields.deinitialize(count: fieldCount)
    fields.deallocate()
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    let line = source.line(at: spans.first?.start ?? 0)
    return "<code object \(name) at \(machine.address(of: self)), file \"\(source.name)\", "
      + "line \(line)>"
  }
}

/// What the compiler collects for a `Code`.
struct CodeUnit {
  var name: String
  var qualifiedName: String
  var source: SourceText
  var span = SourceSpan(start: 0, end: 0)
  var documentation: String?
  var instructions: [Instruction] = []
  var spans: [SourceSpan] = []
  var constants: [Value] = []
  var names: [Symbol] = []
  var keywordNames: [[Symbol]] = []
  var fields: [FormattedField] = []
  var handlers: [Code.Handler] = []
  var parameters = Code.ParameterLayout()
  var localNames: [Symbol] = []
  var freeNames: [Symbol] = []
  var cacheCount = 0
  var stackSize = 0
  var suspension = Code.Suspension.none
  var isInteractive = false
}

/// What an instruction remembers of its last execution.
struct InlineCache {
  /// The version of a class, or of the keys of the globals.
  var version: UInt32 = 0
  /// The shape of an object, or the version of the keys of the builtins.
  var shape: UInt32 = 0
  /// The place of an attribute or of a dict's entry.
  var index: Int32 = 0
  var kind: Kind = .none
  var value: Value = .undefined

  enum Kind: UInt8 {
    case none, own, method, property, classValue, classMember, moduleMember, global, builtin
    case transition
  }
}

extension UnsafeMutablePointer<InlineCache> {
  /// Where the cached value lies.
  @inline(__always)
  var valuePlace: UnsafeMutablePointer<Value> {
    UnsafeMutableRawPointer(self).advanced(by: 16).assumingMemoryBound(to: Value.self)
  }
}
