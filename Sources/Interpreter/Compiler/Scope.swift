// Which names a scope binds, which it takes from around it, and in which slots they live.
//
// A module's names are globals, a class body's live in its namespace, those of functions, lambdas
// and comprehensions in slots. A slot whose name an inner function uses holds a cell. Slots are, in
// order: parameters, other bound names, hidden ones, then free variables.

import Language

/// One scope of the source.
final class Scope {
  enum Kind {
    case module
    /// Text that `eval` or `exec` runs: its names live in the namespace that it is given.
    case evaluated
    case function
    case classBody
  }

  /// Where a name lives, seen from this scope.
  enum Location {
    case local(Int)
    case cell(Int)
    /// In a class body: the namespace first, then the cell of an enclosing function.
    case classCell(Int)
    case global
    /// In a class body or evaluated text: the namespace, then the globals.
    case name
  }

  let kind: Kind
  let name: String
  let parent: Scope?
  let span: SourceSpan
  /// The innermost class around, for names like `__private`.
  let className: String?
  var parameters = Code.ParameterLayout()
  var isGenerator = false
  /// An `async def`, a comprehension or a cell that waits: a call makes a coroutine, or an asynchronous
  /// generator if it yields.
  var isAsync = false
  /// A `return` stands in a `try` or `with`, and keeps its value while blocks are left.
  var needsReturnSlot = false
  var hasAnnotations = false
  /// The function asks for its locals as a dict, which is then one and the same for each call.
  var needsLocalsSlot = false

  private(set) var bound = OrderedNames()
  private(set) var used = OrderedNames()
  private(set) var captured: Set<String> = []
  private(set) var free = OrderedNames()
  var globals: Set<String> = []
  private(set) var nonlocals: Set<String> = []
  private var nonlocalSpans: [(name: String, span: SourceSpan)] = []

  static let returnSlotName = ".return"
  static let localsSlotName = ".locals"
  static let classCellName = "__class__"

  init(_ kind: Kind, name: String, parent: Scope?, span: SourceSpan) {
    self.kind = kind
    self.name = name
    self.parent = parent
    self.span = span
    className = kind == .classBody ? name : parent?.className
  }

  /// What a call makes of the frame.
  var suspension: Code.Suspension {
    if isAsync { return isGenerator ? .asyncGenerator : .coroutine }
    return isGenerator ? .generator : .none
  }

  /// Whether it is a comprehension or a generator expression.
  var isComprehension: Bool { name.hasSuffix("comp>") || name == "<genexpr>" }

  /// The name as it is kept: `__x` in a class `C` is `_C__x`.
  func mangled(_ name: String) -> String {
    guard let className, name.hasPrefix("__"), !name.hasSuffix("__") else { return name }
    let stripped = className.drop { $0 == "_" }
    return stripped.isEmpty ? name : "_\(stripped)\(name)"
  }

  func bind(_ name: String) {
    bound.insert(mangled(name))
    used.insert(mangled(name))
  }

  func use(_ name: String) { used.insert(mangled(name)) }

  func declareNonlocal(_ name: String, _ span: SourceSpan) {
    nonlocals.insert(mangled(name))
    nonlocalSpans.append((mangled(name), span))
  }

  private func binds(_ name: String) -> Bool {
    bound.contains(name) && !globals.contains(name) && !nonlocals.contains(name)
  }

  /// Finds the enclosing function that owns each name that this scope only uses; to be called
  /// when all scopes know what they bind.
  func resolve() throws(CompileError) {
    for name in used.names where !binds(name) && !globals.contains(name) {
      _ = capture(name)
    }
    for (name, span) in nonlocalSpans where !capture(name) {
      throw CompileError(message: "no binding for nonlocal '\(name)' found", span: span)
    }
  }

  /// Makes a name of an enclosing scope reachable here; false if no function around binds it.
  private func capture(_ name: String) -> Bool {
    var owner = parent
    while let scope = owner {
      if scope.globals.contains(name), scope.kind == .function { return false }
      let owns =
        scope.kind == .function && scope.binds(name)
        || scope.kind == .classBody && name == Scope.classCellName
      if owns { break }
      owner = scope.parent
    }
    guard let owner else { return false }
    owner.captured.insert(name)
    var scope: Scope? = self
    while let inner = scope, inner !== owner {
      inner.free.insert(name)
      scope = inner.parent
    }
    return true
  }

  // MARK: - Slots

  /// Names of the slots that are not free variables.
  private(set) lazy var localNames: [String] = {
    var names: [String] = []
    switch kind {
    case .function: names = bound.names.filter(binds)
    case .classBody:
      if captured.contains(Scope.classCellName) { names.append(Scope.classCellName) }
    case .module, .evaluated: break
    }
    if needsReturnSlot { names.append(Scope.returnSlotName) }
    if needsLocalsSlot { names.append(Scope.localsSlotName) }
    return names
  }()

  private lazy var slots: [String: Int] = {
    var slots: [String: Int] = [:]
    for (index, name) in (localNames + free.names).enumerated() { slots[name] = index }
    return slots
  }()

  /// The slots that hold cells of the scope's own.
  var cellSlots: [Int] {
    localNames.indices.filter { captured.contains(localNames[$0]) }
  }

  var returnSlot: Int { slots[Scope.returnSlotName] ?? 0 }

  /// The slot of a cell that is passed on to an inner scope, or of the class cell.
  func cellSlot(_ name: String) -> Int? { slots[name] }

  /// Where a (mangled) name lives.
  func location(_ name: String) -> Location {
    switch kind {
    case .module: return .global
    case .evaluated: return globals.contains(name) ? .global : .name
    case .classBody:
      if globals.contains(name) { return .global }
      if bound.contains(name), !nonlocals.contains(name) { return .name }
      guard free.contains(name), let slot = slots[name] else { return .name }
      return nonlocals.contains(name) ? .cell(slot) : .classCell(slot)
    case .function:
      guard !globals.contains(name), let slot = slots[name] else { return .global }
      return free.contains(name) || captured.contains(name) ? .cell(slot) : .local(slot)
    }
  }
}

/// A set of names that keeps their order.
struct OrderedNames {
  private(set) var names: [String] = []
  private var members: Set<String> = []

  mutating func insert(_ name: String) {
    if members.insert(name).inserted { names.append(name) }
  }

  func contains(_ name: String) -> Bool { members.contains(name) }
}
