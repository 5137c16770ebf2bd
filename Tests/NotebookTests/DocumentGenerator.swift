@testable import Notebook

/// Random documents that hold whatever a session file can hold: text that looks like the file's own
/// signs, odd blank lines, unknown metadata, outputs of every kind.
struct DocumentGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// A number below `limit` (xorshift64*).
  mutating func below(_ limit: Int) -> Int {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % limit
  }

  private mutating func pick<T>(_ options: [T]) -> T { options[below(options.count)] }
  private mutating func chance(_ n: Int) -> Bool { below(n) == 0 }

  // MARK: - Documents

  mutating func document(_ language: Document.Language = .python) -> Document {
    var document = Document(language: language)
    if chance(3) {
      document.metadata = .object([
        .init(
          "kernelspec",
          .object([.init("name", .string(text())), .init("display_name", .string(text()))])),
        .init("language_info", .object([.init("name", .string(language == .r ? "R" : "python"))])),
        .init(pick(["x", "", "é", "jupyter", "taper"]), json(0)),
      ])
    }
    let hasCounts = !chance(3)
    var count = 0
    for index in 0..<below(7) {
      var cell = self.cell()
      if chance(4) { cell.id = "id-\(index)-\(below(100))" }
      if cell.kind == .code, hasCounts, !chance(6) {
        count += chance(4) ? 1 + below(9) : 1
        cell.executionCount = count
      }
      document.cells.append(cell)
    }
    return document
  }

  private mutating func cell() -> Cell {
    var cell = Cell(pick([.code, .code, .code, .markdown, .raw]), "")
    cell.source = cell.kind == .code ? code() : text(rows: below(5))
    cell.metadata = metadata()
    if cell.kind == .code {
      for _ in 0..<pick([0, 0, 1, 1, 2, 4]) { cell.outputs.append(output()) }
    } else if chance(6) {
      cell.attachments = .object([
        .init("a b.png", .object([.init("image/png", .string("aGVs\nbG8="))]))
      ])
    }
    return cell
  }

  private mutating func metadata() -> JSON {
    guard chance(3) else { return .emptyObject }
    var members: [JSON.Member] = []
    if chance(2) {
      members.append(.init("tags", .array([.string("raises-exception"), .string("a tag")])))
    }
    let keys = [
      "title", "id", "source", "metadata", "collapsed_", "a b", "", "ü", "jupyter.x", "k",
      "commented",
      "x=y", "format_", "[markdown]", "attachments", "execution_count",
      "name", "scrolled", "collapsed", "execution", "format", "jupyter",
    ]
    for key in keys where chance(9) { members.append(.init(key, json(0))) }
    return .object(members)
  }

  private mutating func json(_ depth: Int) -> JSON {
    switch below(depth > 3 ? 5 : 7) {
    case 0: return .null
    case 1: return .bool(chance(2))
    case 2: return .number(pick(["0", "-1.50", "1e999999", "12345678901234567890", "-0", "NaN"]))
    case 3, 4: return .string(text(rows: below(3)))
    case 5: return .array((0..<below(3)).map { _ in json(depth + 1) })
    default:
      return .object(
        ["a", "b \"q\"", ""].prefix(below(4)).map { JSON.Member($0, json(depth + 1)) })
    }
  }

  // MARK: - Text

  private static let rows = [
    "", "", " ", "\t", "x = 1", "    y = 2", "def f(x):", "print('a')", "# a comment", "# %%",
    "#%%", "  # %% [markdown]", "# \\%% odd", "# \\\\%%", "%% x", "\\%%", "#> text", "#>", "#>x",
    "#> Out[1]: 3", ":device gpu", "# :device gpu", "# \\:device gpu", ":nothing", "# :param x: it",
    "%matplotlib inline", "# %matplotlib inline", "# \\%time", "%%time", "%%bash", "# %%time",
    "!pip install x", "# !pip install x", "# !important", "s = \"\"\"", "\"\"\"", "'''", "# ---",
    "jupyter:", "'it''s'", "s = 'abc\\", "x = \\", "Out[3]: 5", "Out[3]:", "Out[ ]:", "\\Out[3]:",
    "stdout:", "stderr: x", "stderr:", "raises ValueError: x", "raises X", "raises awareness",
    "traceback: []", "{\"output_type\": \"stream\"}", "{\"a\": 1}", "ends in \\", "\\\\", "é😀 ü",
    "e\u{301}", "\u{301}x", "\u{FEFF}", "\u{2028}", "\u{85}", "a\u{c}b", "\u{1b}[31mred", "a\0b",
    "\r", "a\rb", "\u{7f}", "In [3]:", "-----", "====", "####################", "@", "`code`",
    "$x$",
    "# ", "#", "##", "#x", "if x:", "return 1", "\u{202e}abc", "library(x)", "x <- 'a", "\"", "`",
  ]

  private mutating func row() -> String { pick(DocumentGenerator.rows) }

  mutating func text(rows count: Int = 1) -> String {
    let lineEnd = chance(12) ? "\r\n" : "\n"
    return (0..<count).map { _ in row() }.joined(separator: lineEnd)
  }

  private mutating func code() -> String {
    switch below(4) {
    case 0: return text(rows: below(6))
    case 1: return "x = \(below(9))" + String(repeating: "\n", count: below(4))
    case 2: return "s = \"\"\"\n" + text(rows: 2) + "\n\"\"\"\nprint(s)"
    default: return "import torch\n" + text(rows: below(3)) + "\nx = 1"
    }
  }

  private mutating func output() -> Output {
    let ending = chance(4) ? "" : "\n"
    switch below(7) {
    case 0, 1: return .stream(name: "stdout", text: text(rows: below(4)) + ending)
    case 2: return .stream(name: pick(["stderr", "stderr", "other"]), text: text(rows: 2) + ending)
    case 3, 4:
      return .executeResult(
        data: .object([.init("text/plain", .string(text(rows: below(3))))]), metadata: .emptyObject,
        count: chance(5) ? nil : below(50))
    case 5:
      let data: [JSON.Member] = [
        .init("image/png", .string("iVBORw0KGgo=\n")), .init("text/plain", .string(text())),
        .init("application/vnd.x+json", json(0)),
      ]
      return .displayData(
        data: .object(Array(data.prefix(below(4)))),
        metadata: chance(2) ? .emptyObject : .object([.init("image/png", json(0))]))
    default:
      let name = pick(["ValueError", "x y", "", "a.B", "KeyError"])
      let message = text(rows: below(3))
      return .error(
        name: name, message: message,
        traceback: chance(2)
          ? OutputLines.headline(name, message) : [text(rows: 2), "\u{1b}[31m", text()])
    }
  }
}
