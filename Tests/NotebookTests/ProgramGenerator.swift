/// Random programs: well-formed ones that use the language and torch in odd ways, and mutations of
/// them that are mostly not well-formed.
struct ProgramGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// A number below `limit` (xorshift64*).
  private mutating func below(_ limit: Int) -> Int {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % limit
  }

  private mutating func pick(_ options: [String]) -> String { options[below(options.count)] }

  // MARK: - Programs

  mutating func program() -> String {
    var lines: [String] = ["import torch", "import numpy as np", "a = torch.arange(6.0)"]
    lines.append("b = torch.ones(2, 3, requires_grad=True)")
    for _ in 0..<(2 + below(8)) { lines += statement(depth: 0) }
    let text = lines.joined(separator: "\n")
    return below(3) == 0 ? mutated(text) : text
  }

  private mutating func statement(depth: Int) -> [String] {
    func indented(_ lines: [String]) -> [String] { lines.map { "    " + $0 } }
    if depth > 3 { return [expression(depth)] }
    switch below(16) {
    case 0...3: return ["\(name()) = \(expression(depth))"]
    case 4: return ["\(name()) \(pick(["+=", "-=", "*=", "//=", "%=", "@="])) \(expression(depth))"]
    case 5: return ["for \(name()) in \(iterable(depth)):"] + indented(statement(depth: depth + 1))
    case 6:
      return ["if \(expression(depth)):"] + indented(statement(depth: depth + 1)) + ["else:"]
        + indented(statement(depth: depth + 1))
    case 7:
      return ["try:"] + indented(statement(depth: depth + 1)) + ["except Exception as e:"]
        + indented(["print(type(e).__name__, str(e)[:50])"]) + ["finally:", "    pass"]
    case 8:
      let function = pick(["f", "g"])
      return ["def \(function)(x, *rest, y=\(literal()), **more):"]
        + indented(statement(depth: depth + 1)) + ["    return \(expression(depth + 1))"]
    case 9:
      return ["class C(\(pick(["", "dict", "Exception", "list", "torch.nn.Module"]))):"]
        + indented(["def __init__(self, *x):", "    self.x = x"])
        + indented([
          "def \(pick(["__add__", "__eq__", "__getitem__", "__iter__", "__len__", "__repr__", "__hash__", "__call__", "__bool__"]))(self, *o):"
        ])
        + indented(indented(["return \(expression(depth + 1))"]))
    case 10: return ["with torch.no_grad():"] + indented(statement(depth: depth + 1))
    case 11: return ["del \(name())\(pick(["", "[0]", ".x", "[::2]"]))"]
    case 12: return ["\(name())[\(index(depth))] = \(expression(depth))"]
    case 13: return ["print(\(expression(depth)))"]
    case 14: return ["assert \(expression(depth)), \(literal())"]
    default: return [expression(depth)]
    }
  }

  private mutating func name() -> String { pick(["a", "b", "c", "d", "x", "f", "_", "C"]) }

  private mutating func literal() -> String {
    pick([
      "0", "1", "-1", "2**63", "10**30", "1.5", "-0.0", "float('nan')", "1e308", "''", "'é😀'",
      "b'x'", "None", "True", "()", "[]", "{}", "[1, 2, 3]", "(1, 'a')", "{'k': 1}", "{1, 2}",
      "...",
      "range(5)", "slice(None, None, -1)", "'%s %d'", "'{:>{}}'", "torch.float64",
      "torch.Size([2])",
      "9223372036854775807", "-9223372036854775808", "object()", "lambda *x: x",
    ])
  }

  private mutating func iterable(_ depth: Int) -> String {
    pick(["range(3)", "a", "b", "[1, 2]", "'ab'", "{}", "zip(a, b)", "enumerate(a)", "x"])
  }

  private mutating func index(_ depth: Int) -> String {
    switch below(8) {
    case 0: return ":, \(below(4))"
    case 1: return "\(below(9) - 4):\(below(9) - 4):\(1 + below(3))"
    case 2: return "..., None"
    case 3: return "a > 2"
    case 4: return "[0, \(below(4))]"
    case 5: return "torch.tensor([0, \(below(3))])"
    default: return expression(depth + 1)
    }
  }

  private mutating func expression(_ depth: Int) -> String {
    if depth > 4 { return below(2) == 0 ? name() : literal() }
    let d = depth + 1
    switch below(18) {
    case 0, 1: return name()
    case 2, 3: return literal()
    case 4, 5:
      let op = pick([
        "+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^", "==", "<", ">=", "in",
        "is", "and", "or",
      ])
      return "(\(expression(d)) \(op) \(expression(d)))"
    case 6: return "\(pick(["-", "~", "not ", "+"]))\(expression(d))"
    case 7: return "\(expression(d))[\(index(d))]"
    case 8:
      let method = pick([
        "sum", "mean", "t", "view", "reshape", "expand", "squeeze", "max", "sort", "cumsum", "item",
        "backward", "add_", "zero_", "exp", "softmax", "topk", "gather", "append", "pop", "split",
        "format", "join", "items", "get", "copy", "index", "norm", "permute", "flatten", "clamp",
        "repeat", "unbind", "diag", "numpy", "tolist", "to", "std", "prod", "argmax", "strip",
      ])
      return "\(expression(d)).\(method)(\(arguments(d)))"
    case 9:
      let function = pick([
        "torch.zeros", "torch.randn", "torch.cat", "torch.stack", "torch.where", "torch.arange",
        "torch.linspace", "torch.einsum", "torch.matmul", "torch.tensor", "torch.full", "torch.eye",
        "torch.nn.functional.relu", "torch.nn.functional.cross_entropy", "torch.nn.Linear",
        "np.array", "np.zeros", "np.arange", "np.dot", "np.sum", "np.concatenate", "len", "sorted",
        "sum", "max", "list", "dict", "set", "str", "repr", "int", "float", "abs", "round", "hash",
        "isinstance", "type", "iter", "next", "zip", "map", "reversed", "divmod", "pow", "chr", "f",
        "g", "C", "print", "getattr", "torch.autograd.grad", "torch.nn.functional.conv2d",
      ])
      return "\(function)(\(arguments(d)))"
    case 10: return "[\(expression(d)) for \(name()) in \(iterable(d)) if \(expression(d))]"
    case 11: return "{\(expression(d)): \(expression(d))}"
    case 12: return "(\(expression(d)), *\(iterable(d)))"
    case 13: return "f'{\(name())!r:>\(below(30))}{\(name())}'"
    case 14: return "(lambda x=\(literal()): \(expression(d)))(\(arguments(d)))"
    case 15: return "(\(expression(d)) if \(expression(d)) else \(expression(d)))"
    case 16: return "(yield_ := \(expression(d)))"
    default:
      return
        "\(expression(d)).\(pick(["shape", "T", "grad", "dtype", "x", "__class__", "__dict__", "data", "grad_fn", "real", "__doc__"]))"
    }
  }

  private mutating func arguments(_ depth: Int) -> String {
    var parts: [String] = []
    for _ in 0..<below(4) { parts.append(expression(depth + 1)) }
    if below(5) == 0 {
      parts.append("\(pick(["dim", "keepdim", "dtype", "key", "x", "n"]))=\(literal())")
    }
    if below(9) == 0 { parts.append("*\(iterable(depth))") }
    return parts.joined(separator: ", ")
  }

  // MARK: - Mutations

  /// The text with a few characters or lines lost, doubled or exchanged.
  private mutating func mutated(_ text: String) -> String {
    var characters = Array(text)
    for _ in 0..<(1 + below(4)) where !characters.isEmpty {
      let place = below(characters.count)
      switch below(5) {
      case 0: characters.remove(at: place)
      case 1:
        characters.insert(
          contentsOf: pick([
            "(", ")", "[", "'", "\"\"\"", ":", "\n", "    ", "\\", "{", "*", "\u{0}", "é",
          ]), at: place)
      case 2: characters.swapAt(place, below(characters.count))
      case 3:
        characters.insert(
          contentsOf: characters[place..<min(place + 20, characters.count)], at: place)
      default: characters.removeSubrange(place..<min(place + 10, characters.count))
      }
    }
    return String(characters)
  }
}
