// A module of PTX: its functions as text, decoded when they are first launched, and its tables.

import PTXMachine

/// Why PTX could not be taken.
public enum PTXError: Error {
  case unknownInstruction(String)
  case unknownOperand(String)
  case noSuchKernel(String)
  case malformed(String)
}

/// A parsed module.
public final class PTXModule {
  public struct Function {
    let name: Substring
    /// Name, offset and size of each parameter; of a device function the result comes first.
    var parameters: [(name: Substring, offset: Int, size: Int)] = []
    var parameterBytes = 0
    let body: Substring
  }

  public private(set) var entries: [String: Function] = [:]
  private(set) var functions: [Substring: Function] = [:]
  /// Where each table begins in `tables`.
  private(set) var tableOffsets: [Substring: Int] = [:]
  private(set) var tables: [UInt8] = []
  private var kernels: [String: PTXKernel] = [:]
  private(set) var version = ""

  public init(_ text: String) throws {
    var rest = Substring(text)
    while let lineEnd = rest.firstIndex(of: "\n") {
      let line = rest[..<lineEnd]
      if line.hasPrefix(".version") { version = String(line.dropFirst(9)) }
      if line.contains(".entry ") || line.hasPrefix(".func ") || line.contains(" .func ") {
        rest = try takeFunction(rest)
        continue
      }
      if line.hasPrefix(".global") || line.hasPrefix(".const") || line.hasPrefix(".visible .global")
      {
        takeTable(line)
      }
      rest = rest[rest.index(after: lineEnd)...]
    }
  }

  public func kernel(_ name: String) throws -> PTXKernel {
    if let kernel = kernels[name] { return kernel }
    guard let function = entries[name] else { throw PTXError.noSuchKernel(name) }
    var decoder = PTXDecoder(self, function)
    let kernel = try decoder.kernel()
    kernels[name] = kernel
    return kernel
  }

  /// Reads a function's head and body; what follows it is returned.
  private func takeFunction(_ text: Substring) throws -> Substring {
    guard
      let open = text.utf8.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: ";") })
    else { throw PTXError.malformed("no body") }
    // A declaration; the body comes later.
    if text[open] == ";" { return text[text.index(after: open)...] }
    let head = PTXTokens(text[..<open]).words()
    var depth = 0
    var end = open
    let bytes = text.utf8
    while end < bytes.endIndex {
      if bytes[end] == UInt8(ascii: "{") { depth += 1 }
      if bytes[end] == UInt8(ascii: "}") { depth -= 1 }
      end = bytes.index(after: end)
      if depth == 0 { break }
    }
    let isEntry = head.contains(".entry")
    let skipped = head.firstIndex { $0 == ".entry" || $0 == ".func" } ?? 0
    // The name is the first word that is neither a result's declaration nor its parentheses.
    var at = skipped + 1
    if at < head.count, head[at] == "(" {
      at = (head[at...].firstIndex(of: ")") ?? at) + 1
    }
    var function = Function(
      name: head[at], body: text[text.index(after: open)..<text.utf8.index(before: end)])
    var cursor = skipped
    while let place = head[cursor...].firstIndex(of: ".param") {
      var alignment = 0
      var at = place + 1
      if head[at] == ".align" {
        alignment = Int(head[at + 1]) ?? 1
        at += 2
      }
      var size = PTXDecoder.size(head[at].dropFirst())
      let name = head[at + 1]
      if at + 4 < head.count, head[at + 2] == "[" { size *= Int(head[at + 3]) ?? 1 }
      if alignment == 0 { alignment = size }
      let offset = (function.parameterBytes + alignment - 1) / alignment * alignment
      function.parameters.append((name, offset, size))
      function.parameterBytes = offset + size
      cursor = at
    }
    if isEntry {
      entries[String(function.name)] = function
    } else {
      functions[function.name] = function
    }
    return text[end...]
  }

  /// Reads `.global .align 4 .b8 name[24] = {65, 144, ...};`.
  private func takeTable(_ line: Substring) {
    let words = PTXTokens(line).words()
    guard
      let place = words.firstIndex(where: {
        $0.hasPrefix(".b") || $0.hasPrefix(".u") || $0.hasPrefix(".f")
      }),
      place + 1 < words.count
    else { return }
    let size = PTXDecoder.size(words[place].dropFirst())
    tables += [UInt8](repeating: 0, count: (16 - tables.count % 16) % 16)
    tableOffsets[words[place + 1]] = tables.count
    guard let equals = words.firstIndex(of: "=") else { return }
    for word in words[equals...] {
      guard let value = PTXDecoder.number(word) else { continue }
      for byte in 0..<size { tables.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * byte))) }
    }
  }
}

/// A decoded kernel with the arrays that the machine reads.
public final class PTXKernel {
  let name: String
  let parameters: [(name: Substring, offset: Int, size: Int)]
  let parameterBytes: Int
  let staticSharedBytes: Int
  private(set) var raw: ptx_kernel
  /// The text of each instruction, for reports.
  let source: [String]

  init(
    _ function: PTXModule.Function, code: [ptx_instruction], rows: Int, constants: [ptx_constant],
    special: [Int32], shared: Int, local: Int, tables: [UInt8], source: [String]
  ) {
    name = String(function.name)
    parameters = function.parameters
    parameterBytes = function.parameterBytes
    staticSharedBytes = shared
    self.source = source
    raw = ptx_kernel()
    let instructions = UnsafeMutablePointer<ptx_instruction>.allocate(capacity: code.count)
    instructions.initialize(from: code, count: code.count)
    let numbers = UnsafeMutablePointer<ptx_constant>.allocate(capacity: max(constants.count, 1))
    numbers.initialize(from: constants, count: constants.count)
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: max(tables.count, 1))
    bytes.initialize(from: tables, count: tables.count)
    raw.code = instructions
    raw.count = Int32(code.count)
    raw.rows = Int32(rows)
    raw.constants = UnsafePointer(numbers)
    raw.constant_count = Int32(constants.count)
    raw.shared_bytes = UInt32(shared)
    raw.local_bytes = UInt32((local + 15) / 16 * 16)
    raw.tables = UnsafePointer(bytes)
    raw.table_bytes = UInt64(tables.count)
    withUnsafeMutableBytes(of: &raw.special) { buffer in
      for (index, row) in special.enumerated() {
        buffer.storeBytes(of: row, toByteOffset: index * 4, as: Int32.self)
      }
    }
  }

  deinit {
    raw.code.deallocate()
    raw.constants.deallocate()
    raw.tables.deallocate()
  }

  /// Runs all blocks.
  func run(_ launch: ptx_launch) -> ptx_outcome {
    withUnsafePointer(to: raw) { kernel in
      withUnsafePointer(to: launch) { ptx_run(kernel, $0) }
    }
  }
}
