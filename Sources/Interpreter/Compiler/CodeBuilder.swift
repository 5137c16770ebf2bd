// Collects the instructions of one scope: labels, stack depth, constants, fusion of neighbours.
//
// Invariants: `depth` is the number of values on the stack before the next instruction; behind a
// jump that is always taken nothing is emitted until a label or a handler begins; a fused
// instruction never swallows one that a label points at.

import Language

/// A place in the code, perhaps not yet known.
final class Label {
  fileprivate(set) var position = -1
  fileprivate var uses: [Int] = []
  fileprivate var depth: Int?
}

/// Instructions that a handler will protect, perhaps with gaps.
final class ProtectedRegion {
  fileprivate var segments: [(start: Int, end: Int)] = []
  fileprivate var openStart: Int?
  let depth: Int

  fileprivate init(depth: Int) { self.depth = depth }
}

/// The builder of one `Code`.
final class CodeBuilder {
  let scope: Scope
  private(set) var unit: CodeUnit
  private(set) var depth = 0
  private(set) var isReachable = true
  var span = SourceSpan(start: 0, end: 0)
  private var constantIndices: [ConstantKey: Int] = [:]
  private var nameIndices: [String: Int] = [:]
  /// Instructions before this index must stay as they are: a label points behind them.
  private var fusionBarrier = 0

  init(_ scope: Scope, qualifiedName: String, source: SourceText) {
    self.scope = scope
    unit = CodeUnit(name: scope.name, qualifiedName: qualifiedName, source: source)
    unit.span = scope.span
    unit.parameters = scope.parameters
    unit.suspension = scope.suspension
    unit.localNames = scope.localNames.map { Symbol($0) }
    unit.freeNames = scope.free.names.map { Symbol($0) }
    span = scope.span
    for slot in scope.cellSlots { emit(.makeCell, slot) }
  }

  var documentation: String? {
    get { unit.documentation }
    set { unit.documentation = newValue }
  }

  /// The finished code.
  func finish(isInteractive: Bool) -> Code {
    unit.isInteractive = isInteractive
    return Code(unit)
  }

  // MARK: - Instructions

  /// Appends an instruction, fused with the one before where the machine has a form for both.
  func emit(_ opcode: Opcode, _ a: Int = 0, b: Int = 0, c: Int = 0) {
    guard isReachable else { return }
    let instruction = Instruction(
      opcode: opcode, small: UInt8(truncatingIfNeeded: c), extra: UInt16(truncatingIfNeeded: b),
      operand: Int32(truncatingIfNeeded: a))
    if !fuse(instruction) {
      unit.instructions.append(instruction)
      unit.spans.append(span)
    }
    depth += opcode.stackEffect(a: a, b: b, c: c)
    unit.stackSize = max(unit.stackSize, depth + 4)
    if opcode.leaves { isReachable = false }
  }

  private func fuse(_ next: Instruction) -> Bool {
    let count = unit.instructions.count
    guard count > fusionBarrier else { return false }
    let last = unit.instructions[count - 1]
    let lastFits = last.operand <= Int32(UInt16.max)
    var fused: Instruction
    switch (last.opcode, next.opcode) {
    case (.loadLocal, .loadLocal) where next.operand <= Int32(UInt16.max):
      fused = Instruction(
        opcode: .loadLocalPair, extra: UInt16(next.operand), operand: last.operand)
    case (.loadLocal, .loadConstant) where lastFits:
      fused = Instruction(
        opcode: .loadLocalConstant, extra: UInt16(last.operand), operand: next.operand)
    case (.loadLocalConstant, .binary):
      fused = last
      fused.opcode = .binaryLocalConstant
      fused.small = next.small
    case (.loadLocalPair, .binary):
      fused = last
      fused.opcode = .binaryLocalPair
      fused.small = next.small
    case (.loadLocal, .loadAttribute) where last.operand < 256:
      fused = next
      fused.opcode = .loadLocalAttribute
      fused.small = UInt8(last.operand)
    case (.loadLocal, .storeAttribute) where last.operand < 256:
      fused = next
      fused.opcode = .storeLocalAttribute
      fused.small = UInt8(last.operand)
    case (.loadLocalPair, .loadAttribute) where last.extra < 256:
      return split(
        last,
        Instruction(
          opcode: .loadLocalAttribute, small: UInt8(last.extra), extra: next.extra,
          operand: next.operand))
    case (.loadLocalPair, .storeAttribute) where last.extra < 256:
      return split(
        last,
        Instruction(
          opcode: .storeLocalAttribute, small: UInt8(last.extra), extra: next.extra,
          operand: next.operand))
    case (.loadLocalPair, .loadItem):
      fused = last
      fused.opcode = .loadLocalItem
    case (.loadLocalPair, .storeItem):
      fused = last
      fused.opcode = .storeLocalItem
    case (.compare, .jumpIfFalse):
      fused = Instruction(
        opcode: .compareJumpIfFalse, small: last.small, operand: next.operand)
    case (.not, .jumpIfFalse):
      fused = Instruction(opcode: .jumpIfTrue, operand: next.operand)
    case (.not, .jumpIfTrue):
      fused = Instruction(opcode: .jumpIfFalse, operand: next.operand)
    case (.forIter, .storeLocal) where next.operand <= Int32(UInt16.max):
      fused = last
      fused.opcode = .forIterStore
      fused.extra = UInt16(next.operand)
    default: return false
    }
    unit.instructions[count - 1] = fused
    switch next.opcode {
    case .binary, .loadAttribute, .storeAttribute, .loadItem, .storeItem:
      unit.spans[count - 1] = span
    default: break
    }
    return true
  }

  /// Turns the last instruction, a pair of locals, into its first, and appends one that has taken
  /// the second in.
  private func split(_ pair: Instruction, _ next: Instruction) -> Bool {
    unit.instructions[unit.instructions.count - 1] = Instruction(
      opcode: .loadLocal, operand: pair.operand)
    unit.instructions.append(next)
    unit.spans.append(span)
    return true
  }

  // MARK: - Labels

  /// Emits a jump to a label.
  func jump(_ opcode: Opcode, to label: Label, c: Int = 0) {
    guard isReachable else { return }
    emit(opcode, max(label.position, 0), c: c)
    let landing = depth + opcode.jumpEffect
    if label.position < 0 {
      label.uses.append(unit.instructions.count - 1)
      label.depth = landing
    }
  }

  /// Places a label at the next instruction.
  func bind(_ label: Label) {
    label.position = unit.instructions.count
    fusionBarrier = unit.instructions.count
    for use in label.uses { unit.instructions[use].operand = Int32(label.position) }
    guard let landing = label.depth else { return }
    if !isReachable {
      isReachable = true
      depth = landing
    }
  }

  /// A label at the next instruction, for a loop.
  func here() -> Label {
    let label = Label()
    bind(label)
    return label
  }

  // MARK: - Handlers

  /// Begins to protect what follows; a handler will find the stack as deep as it is now, less
  /// the values that are on top for the moment.
  func beginRegion(below top: Int = 0) -> ProtectedRegion {
    let region = ProtectedRegion(depth: depth - top)
    resume(region)
    return region
  }

  func suspend(_ region: ProtectedRegion) {
    guard let start = region.openStart else { return }
    region.openStart = nil
    if start < unit.instructions.count {
      region.segments.append((start, unit.instructions.count))
    }
    fusionBarrier = unit.instructions.count
  }

  func resume(_ region: ProtectedRegion) {
    region.openStart = unit.instructions.count
    fusionBarrier = unit.instructions.count
  }

  /// Begins the handler of a region at the next instruction, with the exception on the stack.
  /// False if nothing is protected, and so no handler is needed.
  func beginHandler(_ region: ProtectedRegion) -> Bool {
    suspend(region)
    guard !region.segments.isEmpty else {
      isReachable = false
      return false
    }
    let target = Int32(unit.instructions.count)
    for (start, end) in region.segments {
      unit.handlers.append(
        Code.Handler(
          start: Int32(start), end: Int32(end), target: target, depth: Int32(region.depth)))
    }
    isReachable = true
    depth = region.depth + 1
    unit.stackSize = max(unit.stackSize, depth + 4)
    return true
  }

  // MARK: - Tables

  func constant(_ value: Constant) -> Int {
    let key = ConstantKey(value)
    if let index = constantIndices[key] { return index }
    let index = constant(Value(constant: value))
    constantIndices[key] = index
    return index
  }

  func constant(_ value: Value) -> Int {
    unit.constants.append(value)
    return unit.constants.count - 1
  }

  /// The index of a (mangled) name.
  func name(_ text: String) -> Int {
    if let index = nameIndices[text] { return index }
    unit.names.append(Symbol(text))
    nameIndices[text] = unit.names.count - 1
    return unit.names.count - 1
  }

  func keywordNames(_ names: [String]) -> Int {
    unit.keywordNames.append(names.map { Symbol($0) })
    return unit.keywordNames.count - 1
  }

  /// The index of a new field of an f-string.
  func field(_ field: FormattedField) -> Int {
    unit.fields.append(field)
    return unit.fields.count - 1
  }

  /// A new inline cache, or none if the code has too many already.
  func cache() -> Int {
    guard unit.cacheCount < Int(Instruction.noCache) else { return Int(Instruction.noCache) }
    unit.cacheCount += 1
    return unit.cacheCount - 1
  }
}

/// Constants that are equal and of one type share a place; 0.0 and -0.0 do not, nor do composed and
/// decomposed forms of a character.
private enum ConstantKey: Hashable {
  case float(UInt64)
  case string([UInt8])
  case other(Constant)

  init(_ constant: Constant) {
    switch constant {
    case .float(let value): self = .float(value.bitPattern)
    case .string(let text): self = .string(Array(text.utf8))
    case .none, .ellipsis, .bool, .int, .bigInt, .imaginary, .bytes: self = .other(constant)
    }
  }
}
