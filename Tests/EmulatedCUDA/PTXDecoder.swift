// From the words of a kernel to instructions of the machine. Calls are expanded in place.

import PTXMachine

/// Decodes one kernel.
struct PTXDecoder {
  private let module: PTXModule
  private let function: PTXModule.Function
  private var code: [ptx_instruction] = []
  private var source: [String] = []
  private var rows: [String: Int32] = [:]
  private var rowCount: Int32 = 0
  private var constants: [UInt64: Int32] = [:]
  private var special = [Int32](repeating: -1, count: 13)
  private var labels: [String: Int] = [:]
  private var branches: [(at: Int, label: String)] = []
  private var symbols: [String: UInt64] = [:]
  private var shared = 0
  private var local = 0
  private var expansions = 0
  /// What the names of the function being expanded begin with.
  private var scope = ""

  static let specialNames: [Substring: Int] = [
    "%tid.x": 0, "%tid.y": 1, "%tid.z": 2, "%ntid.x": 3, "%ntid.y": 4, "%ntid.z": 5,
    "%ctaid.x": 6, "%ctaid.y": 7, "%ctaid.z": 8, "%nctaid.x": 9, "%nctaid.y": 10,
    "%nctaid.z": 11, "%laneid": 12,
  ]
  private static let operations = OperationNumbers()

  init(_ module: PTXModule, _ function: PTXModule.Function) {
    self.module = module
    self.function = function
  }

  /// The bytes of a type: `u32`, `f64`, `b8`.
  static func size(_ type: Substring) -> Int { (Int(type.drop { $0.isLetter }) ?? 8) / 8 }

  /// An immediate: decimal, hexadecimal, or a float's bits.
  static func number(_ word: Substring) -> UInt64? {
    if word.hasPrefix("0f") || word.hasPrefix("0d") || word.hasPrefix("0x") {
      return UInt64(word.dropFirst(2), radix: 16)
    }
    if let value = Int64(word) { return UInt64(bitPattern: value) }
    return UInt64(word)
  }

  mutating func kernel() throws -> PTXKernel {
    for parameter in function.parameters {
      symbols[String(parameter.name)] = UInt64(parameter.offset)
    }
    try decode(function.body, end: nil)
    emit("ret", "ret")
    for branch in branches {
      guard let target = labels[branch.label] else { throw PTXError.malformed(branch.label) }
      code[branch.at].offset = Int64(target)
    }
    return PTXKernel(
      function, code: code, rows: Int(rowCount),
      constants: constants.map { ptx_constant(row: $0.value, value: $0.key) }, special: special,
      shared: shared, local: local, tables: module.tables, source: source)
  }

  private mutating func decode(_ body: Substring, end: String?) throws {
    for statement in PTXTokens(body).statements() {
      switch statement {
      case .label(let name): labels[scope + name] = code.count
      case .words(let words):
        if words[0].hasPrefix(".") {
          declare(words)
        } else {
          try instruction(words, end: end)
        }
      }
    }
  }

  /// `.shared .align 4 .b8 name[1024]`, `.local ...`; registers and parameters need no declaration.
  private mutating func declare(_ words: [Substring]) {
    guard words[0] == ".shared" || words[0] == ".local" else { return }
    guard let open = words.firstIndex(of: "["), open + 1 < words.count else { return }
    let alignment = words[1] == ".align" ? Int(words[2]) ?? 16 : 16
    let bytes = (Int(words[open + 1]) ?? 0) * PTXDecoder.size(words[open - 2].dropFirst())
    let name = scope + words[open - 1]
    if words[0] == ".shared" {
      shared = (shared + alignment - 1) / alignment * alignment
      symbols[name] = PTX_SHARED_WINDOW + UInt64(shared)
      shared += bytes
    } else {
      local = (local + alignment - 1) / alignment * alignment
      symbols[name] = PTX_LOCAL_WINDOW + UInt64(local)
      local += bytes
    }
  }

  // MARK: Rows

  private mutating func newRow() -> Int32 {
    rowCount += 1
    return rowCount - 1
  }

  private mutating func register(_ name: String) -> Int32 {
    if let row = rows[name] { return row }
    let row = newRow()
    rows[name] = row
    return row
  }

  private mutating func constant(_ value: UInt64) -> Int32 {
    if let row = constants[value] { return row }
    let row = newRow()
    constants[value] = row
    return row
  }

  private mutating func operand(_ word: Substring) throws -> Int32 {
    if let index = PTXDecoder.specialNames[word] {
      if special[index] < 0 { special[index] = newRow() }
      return special[index]
    }
    if word == "WARP_SZ" { return constant(32) }
    if word.hasPrefix("%") { return register(scope + word) }
    if let value = PTXDecoder.number(word) { return constant(value) }
    return constant(try symbol(word))
  }

  private func symbol(_ word: Substring) throws -> UInt64 {
    if let value = symbols[scope + word] ?? symbols[String(word)] { return value }
    if let offset = module.tableOffsets[word] { return PTX_TABLE_WINDOW + UInt64(offset) }
    throw PTXError.unknownOperand(String(word))
  }

  // MARK: Instructions

  private func blank(_ operation: Int32) -> ptx_instruction {
    var instruction = ptx_instruction()
    instruction.operation = UInt16(operation)
    instruction.guard = -1
    instruction.alignment = 1
    return instruction
  }

  private mutating func emit(_ name: String, _ text: String) {
    code.append(blank(PTXDecoder.operations.number(name) ?? 0))
    source.append(text)
  }

  private mutating func instruction(_ all: [Substring], end: String?) throws {
    var words = all[...]
    var guardRow: Int32 = -1
    var negated = false
    if words.first == "@" {
      words = words.dropFirst()
      if words.first == "!" {
        negated = true
        words = words.dropFirst()
      }
      guardRow = register(scope + (words.first ?? ""))
      words = words.dropFirst()
    }
    guard let mnemonic = words.first else { return }
    let start = code.count
    let text = all.joined(separator: " ")
    try body(mnemonic, Array(words.dropFirst()), text, end)
    for index in start..<code.count where guardRow >= 0 {
      code[index].guard = guardRow
      code[index].negated = negated ? 1 : 0
    }
    while source.count < code.count { source.append(text) }
  }

  /// The operands between commas; brackets and braces keep theirs together, as lists of words.
  private func operands(_ words: [Substring]) -> [[Substring]] {
    var result: [[Substring]] = [[]]
    var depth = 0
    for word in words {
      if word == "[" || word == "{" || word == "(" { depth += 1 }
      if word == "]" || word == "}" || word == ")" { depth -= 1 }
      if depth == 0, word == "," || word == "|" {
        result.append([])
      } else {
        result[result.count - 1].append(word)
      }
    }
    return result.filter { !$0.isEmpty }
  }

  private mutating func body(
    _ mnemonic: Substring, _ rest: [Substring], _ text: String, _ end: String?
  ) throws {
    let parts = mnemonic.split(separator: ".")
    let type = parts.last ?? ""
    switch parts[0] {
    case "bra": branch(scope + rest[0])
    case "ret", "exit":
      if let end { branch(end) } else { code.append(blank(try number("ret", text))) }
    case "bar", "barrier": code.append(blank(try number("bar", text)))
    case "call": try call(rest, text)
    case "ld", "ldu", "st": try access(parts, type, operands(rest), text)
    case "atom": try exchange(parts, type, operands(rest), text)
    case "cvt": try conversion(parts, operands(rest), text)
    case "cvta": try plain("mov", operands(rest), text)
    case "mov": try move(type, operands(rest), text)
    case "selp": try plain("selp", operands(rest), text)
    default: try plain(canonical(parts), operands(rest), text)
    }
  }

  private func number(_ name: String, _ text: String) throws -> Int32 {
    guard let number = PTXDecoder.operations.number(name) else {
      throw PTXError.unknownInstruction(text)
    }
    return number
  }

  /// The machine's name of an operation: without what says how exactly it is done.
  private func canonical(_ parts: [Substring]) -> String {
    let dropped: Set<Substring> = ["rn", "approx", "full", "ftz", "uni", "sync", "aligned"]
    var kept = parts.filter { !dropped.contains($0) }
    let last = kept.count - 1
    switch kept[0] {
    case "shr" where kept[last].hasPrefix("b"): kept[last] = "u" + kept[last].dropFirst()
    case "add", "addc", "sub", "subc", "mad", "madc":
      if kept.contains("cc") || kept[0].hasSuffix("c"), kept[last] == "s32" { kept[last] = "u32" }
    case "setp":
      let signless: [Substring: Substring] = ["lo": "lt", "ls": "le", "hi": "gt", "hs": "ge"]
      if let name = signless[kept[1]] { kept[1] = name }
    default: break
    }
    return kept.joined(separator: ".")
  }

  private mutating func plain(_ name: String, _ operands: [[Substring]], _ text: String) throws {
    var instruction = blank(try number(name, text))
    guard let target = operands.first?.first else { throw PTXError.unknownInstruction(text) }
    instruction.target = register(scope + target)
    let sources = try operands.dropFirst().map { try operand($0[0]) }
    guard sources.count <= 4 else { throw PTXError.unknownInstruction(text) }
    if sources.count > 0 { instruction.a = sources[0] }
    if sources.count > 1 { instruction.b = sources[1] }
    if sources.count > 2 { instruction.c = sources[2] }
    if sources.count > 3 { instruction.d = sources[3] }
    code.append(instruction)
  }

  private mutating func branch(_ label: String) {
    branches.append((code.count, label))
    code.append(blank(PTXDecoder.operations.number("bra") ?? 0))
  }

  /// Moves, and packing and unpacking of halves.
  private mutating func move(
    _ type: Substring, _ operands: [[Substring]], _ text: String
  ) throws {
    let half = type == "b64" ? "32" : "16"
    if operands[0][0] == "{" {
      let names = operands[0].filter { !"{},".contains($0) }
      // Both halves are read before either is written, since the source may be one of them.
      let from = try operand(operands[1][0])
      let low = newRow()
      var instruction = blank(try number("mov.low\(half)", text))
      instruction.target = low
      instruction.a = from
      code.append(instruction)
      instruction = blank(try number("mov.high\(half)", text))
      instruction.target = register(scope + names[1])
      instruction.a = from
      code.append(instruction)
      instruction = blank(try number("mov", text))
      instruction.target = register(scope + names[0])
      instruction.a = low
      code.append(instruction)
    } else if operands[1][0] == "{" {
      let names = operands[1].filter { !"{},".contains($0) }
      try plain("mov.pack\(half)", [operands[0], [names[0]], [names[1]]], text)
    } else {
      try plain("mov", operands, text)
    }
  }

  /// Loads and stores; of parameters of an expanded call, moves.
  private mutating func access(
    _ parts: [Substring], _ type: Substring, _ operands: [[Substring]], _ text: String
  ) throws {
    let isLoad = parts[0] != "st"
    let address = operands[isLoad ? 1 : 0].filter { !"[]".contains($0) }
    let values = operands[isLoad ? 0 : 1].filter { !"{},".contains($0) }
    let size = PTXDecoder.size(type)
    if parts.contains("param"), let row = rows[scope + "()" + address[0]] ?? outgoing(address[0]) {
      var instruction = blank(try number("mov", text))
      instruction.target = isLoad ? register(scope + values[0]) : row
      instruction.a = isLoad ? row : try operand(values[0])
      code.append(instruction)
      return
    }
    var base: Int64 = 0
    if address.count > 2, let offset = Int64(address[2]) { base = offset }
    var space = PTX_GENERIC
    if parts.contains("param") { space = PTX_PARAM }
    if parts.contains("shared") { space = PTX_SHARED }
    if parts.contains("local") { space = PTX_LOCAL }
    for (index, value) in values.enumerated() {
      var instruction = blank(try number(isLoad ? "ld" : "st", text))
      instruction.space = UInt8(space.rawValue)
      instruction.size = UInt8(size)
      // A vector as a whole has to lie at a multiple of its size.
      instruction.alignment = UInt8(index == 0 ? size * values.count : size)
      instruction.is_signed = type.hasPrefix("s") ? 1 : 0
      instruction.offset = base + Int64(index * size)
      instruction.a = try operand(address[0])
      if isLoad {
        instruction.target = register(scope + value)
      } else {
        instruction.b = try operand(value)
      }
      code.append(instruction)
    }
  }

  /// `atom.cas`: the only atomic operation that the kernels use.
  private mutating func exchange(
    _ parts: [Substring], _ type: Substring, _ operands: [[Substring]], _ text: String
  ) throws {
    guard parts.contains("cas"), operands.count == 4 else {
      throw PTXError.unknownInstruction(text)
    }
    var instruction = blank(try number("atom.cas", text))
    let address = operands[1].filter { !"[]".contains($0) }
    if address.count > 2, let offset = Int64(address[2]) { instruction.offset = offset }
    instruction.size = UInt8(PTXDecoder.size(type))
    instruction.alignment = instruction.size
    instruction.space = UInt8(PTX_GENERIC.rawValue)
    instruction.target = register(scope + operands[0][0])
    instruction.a = try operand(address[0])
    instruction.b = try operand(operands[2][0])
    instruction.c = try operand(operands[3][0])
    code.append(instruction)
  }

  /// The row of a call's own parameter, `param0` or `retval0`.
  private mutating func outgoing(_ name: Substring) -> Int32? {
    guard name.hasPrefix("param") || name.hasPrefix("retval"),
      symbols[scope + name] == nil, symbols[String(name)] == nil
    else { return nil }
    return register(scope + "()" + name)
  }

  private mutating func conversion(
    _ parts: [Substring], _ operands: [[Substring]], _ text: String
  ) throws {
    var instruction = blank(try number("cvt", text))
    instruction.from = ptx_kind(String(parts[parts.count - 1]))
    instruction.to = ptx_kind(String(parts[parts.count - 2]))
    guard instruction.from > 0, instruction.to > 0 else {
      throw PTXError.unknownInstruction(text)
    }
    for part in parts.dropFirst().dropLast(2) {
      switch part {
      case "rni", "rzi", "rmi", "rpi": instruction.rounding = part.utf8.dropFirst().first ?? 0
      case "sat": instruction.saturates = 1
      case "rn", "ftz": break
      default: throw PTXError.unknownInstruction(text)
      }
    }
    instruction.target = register(scope + operands[0][0])
    instruction.a = try operand(operands[1][0])
    code.append(instruction)
  }

  /// `(retval0), name, (param0, param1)`: the function's body, with names of its own.
  private mutating func call(_ words: [Substring], _ text: String) throws {
    let lists = operands(words).map { $0.filter { !"(),".contains($0) } }
    guard let place = lists.firstIndex(where: { $0.count == 1 && module.functions[$0[0]] != nil }),
      let callee = module.functions[lists[place][0]]
    else { throw PTXError.unknownInstruction(text) }
    let results = place > 0 ? lists[0] : []
    let arguments = place + 1 < lists.count ? lists[place + 1] : []
    let names = callee.parameters.map(\.name)
    let outer = scope
    expansions += 1
    let inner = "\(expansions)/"
    for (name, passed) in zip(names, results + arguments) {
      rows[inner + "()" + name] = register(outer + "()" + passed)
    }
    let end = inner + "end"
    scope = inner
    try decode(callee.body, end: end)
    scope = outer
    labels[end] = code.count
    while source.count < code.count { source.append(text) }
  }
}

/// The machine's numbers of its operations, by name.
private final class OperationNumbers {
  private var known: [String: Int32] = [:]

  func number(_ name: String) -> Int32? {
    if let number = known[name] { return number }
    let number = ptx_operation(name)
    guard number >= 0 else { return nil }
    known[name] = number
    return number
  }
}
