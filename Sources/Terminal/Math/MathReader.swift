/// Reads a formula in LaTeX. Commands that are not known stay as they are written.
struct MathReader {
  private var rest: Substring
  private var depth = 0
  /// Whether the formula is nested too deeply to be more than its source.
  private(set) var isTooDeep = false

  static let depthLimit = 24
  static let sourceLimit = 4000

  /// The formula's tree; nil if it is too long or too deep.
  static func read(_ source: String) -> MathNode? {
    guard source.utf8.count <= sourceLimit else { return nil }
    var reader = MathReader(source)
    var rows = reader.rows()
    // What is closed but was never opened is left out.
    while !reader.rest.isEmpty, !reader.isTooDeep {
      reader.skipCommandOrCharacter()
      rows += reader.rows()
    }
    rows.removeAll { $0 == [.group([])] }
    if reader.isTooDeep { return nil }
    if rows.count == 1, rows[0].count == 1 { return rows[0][0] }
    return .grid(MathGrid(rows: rows, alignment: .equations))
  }

  private init(_ source: String) { rest = source[...] }

  // MARK: - Rows and lists

  /// Rows of cells up to something that closes what is open.
  private mutating func rows() -> [[MathNode]] {
    var rows: [[MathNode]] = [[]]
    while true {
      rows[rows.count - 1].append(.group(list()))
      if take("&") { continue }
      guard take("\\\\") else { break }
      // `\\[2ex]` asks for more room.
      if rest.first == "[", let end = rest.firstIndex(of: "]") {
        rest = rest[rest.index(after: end)...]
      }
      rows.append([])
    }
    if rows.count > 1, rows.last == [.group([])] { rows.removeLast() }
    return rows
  }

  /// Parts up to something that closes what is open, or ends a cell.
  private mutating func list(until stop: Character? = nil) -> [MathNode] {
    depth += 1
    defer { depth -= 1 }
    guard depth < MathReader.depthLimit else {
      isTooDeep = true
      rest = ""
      return []
    }
    var nodes: [MathNode] = []
    while true {
      skipBlanks()
      guard let next = rest.first, next != "}", next != "&", next != stop,
        !rest.hasPrefix("\\\\"), !startsCommand("right"), !startsCommand("end")
      else { break }
      guard let node = part() else { continue }
      nodes.append(withScripts(node))
    }
    return nodes
  }

  private mutating func withScripts(_ base: MathNode) -> MathNode {
    var lower: MathNode?
    var upper: [MathNode] = []
    while true {
      skipBlanks()
      if take("'") {
        upper.append(.atom("′", .ordinary))
      } else if take("^") {
        upper.append(argument())
      } else if take("_") {
        lower = argument()
      } else if startsCommand("limits") || startsCommand("nolimits") {
        _ = command()
      } else {
        break
      }
    }
    if lower == nil, upper.isEmpty { return base }
    let joined = upper.count == 1 ? upper[0] : .group(upper)
    return .scripts(base, lower: lower, upper: upper.isEmpty ? nil : joined)
  }

  /// What a command or a script applies to: a group in braces, or one part.
  private mutating func argument() -> MathNode {
    skipBlanks()
    if take("{") { return group() }
    if let first = rest.first, first.isNumber {
      rest.removeFirst()
      return .atom(String(first), .ordinary)
    }
    guard let next = rest.first, next != "}", next != "&" else { return .group([]) }
    return part() ?? .group([])
  }

  /// The rest of a group whose brace is taken.
  private mutating func group() -> MathNode {
    let nodes = list()
    // A cell's end inside braces means nothing.
    while take("&") || take("\\\\") {}
    _ = take("}")
    return nodes.count == 1 ? nodes[0] : .group(nodes)
  }

  // MARK: - Parts

  private mutating func part() -> MathNode? {
    guard let first = rest.first else { return nil }
    switch first {
    case "{":
      rest.removeFirst()
      return group()
    case "\\": return commandPart()
    case "^", "_": return .group([])
    case "'", "$", "%": break
    case "~":
      rest.removeFirst()
      return .space(1)
    default: break
    }
    if first.isNumber {
      let digits = rest.prefix { $0.isNumber || $0 == "." }
      rest = rest.dropFirst(digits.count)
      return .atom(String(digits), .ordinary)
    }
    rest.removeFirst()
    return MathSymbols.character(first)
  }

  private mutating func commandPart() -> MathNode? {
    let name = command()
    depth += 1
    defer { depth -= 1 }
    guard depth < MathReader.depthLimit else {
      isTooDeep = true
      rest = ""
      return nil
    }
    if let symbol = MathSymbols.named[name] { return .atom(symbol.0, symbol.1) }
    if let mark = MathSymbols.accents[name] { return .accent(argument(), mark) }
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac": return .fraction(argument(), argument())
    case "binom", "dbinom", "tbinom":
      let rows = [[argument()], [argument()]]
      return .grid(MathGrid(rows: rows, open: "(", close: ")"))
    case "sqrt":
      skipBlanks()
      guard take("[") else { return .root(argument(), index: nil) }
      let index = list(until: "]")
      _ = take("]")
      return .root(argument(), index: .group(index))
    case "text", "textrm", "textbf", "textit", "texttt", "mbox", "textnormal", "textsf":
      return .atom(words(), .text)
    case "mathrm", "operatorname", "operatorname*", "mathsf", "mathtt", "mathit", "mathbf",
      "boldsymbol", "bm", "pmb", "mathcal", "mathscr", "mathfrak", "mathnormal":
      return styled(name, argument())
    case "mathbb": return MathSymbols.doubleStruck(argument())
    case "left": return delimited()
    case "begin": return environment()
    case "not":
      guard case .atom(let text, let mathClass)? = part() else { return nil }
      return .atom(text + "\u{338}", mathClass)
    case "underbrace", "overbrace", "phantom", "color", "label", "tag", "boxed":
      let inner = argument()
      if name == "color" || name == "label" || name == "phantom" { return nil }
      return name == "tag" ? .group([.space(2), .delimited("(", [inner], ")")]) : inner
    default: break
    }
    if MathSymbols.ignored.contains(name) { return nil }
    if let width = MathSymbols.spaces[name] { return .space(width) }
    // Unknown: as it is written.
    return take("{")
      ? .group([.atom("\\" + name + "{", .opening), group(), .atom("}", .closing)])
      : .atom("\\" + name, .ordinary)
  }

  /// A word in roman letters is a function's name or plain text.
  private func styled(_ style: String, _ node: MathNode) -> MathNode {
    guard case .group(let nodes) = node else { return node }
    var word = ""
    for each in nodes {
      guard case .atom(let text, .ordinary) = each else { return node }
      word += text
    }
    return .atom(word, style.hasPrefix("operatorname") ? .function : .ordinary)
  }

  /// The text in braces, its blanks kept.
  private mutating func words() -> String {
    skipBlanks()
    guard take("{") else { return "" }
    var text = ""
    var level = 1
    while let next = rest.popFirst() {
      if next == "\\", let escaped = rest.first, !escaped.isLetter {
        rest.removeFirst()
        text.append(escaped)
        continue
      }
      level += next == "{" ? 1 : next == "}" ? -1 : 0
      if level == 0 { break }
      if next != "$", next != "{", next != "}" { text.append(next) }
    }
    return text
  }

  private mutating func delimited() -> MathNode {
    let open = delimiter()
    var nodes = list()
    while take("&") || take("\\\\") { nodes += list() }
    guard startsCommand("right") else { return .delimited(open, nodes, "") }
    _ = command()
    return .delimited(open, nodes, delimiter())
  }

  private mutating func delimiter() -> String {
    skipBlanks()
    guard let first = rest.first else { return "" }
    if first == "\\" {
      let name = command()
      return MathSymbols.named[name]?.0 ?? name
    }
    rest.removeFirst()
    return first == "." ? "" : String(first)
  }

  private mutating func environment() -> MathNode {
    let name = words()
    if name.hasPrefix("array") || name.hasPrefix("tabular") { _ = words() }
    let rows = rows()
    if startsCommand("end") {
      _ = command()
      _ = words()
    }
    var grid = MathGrid(rows: rows)
    switch name {
    case "pmatrix": (grid.open, grid.close) = ("(", ")")
    case "bmatrix": (grid.open, grid.close) = ("[", "]")
    case "Bmatrix": (grid.open, grid.close) = ("{", "}")
    case "vmatrix": (grid.open, grid.close) = ("|", "|")
    case "Vmatrix": (grid.open, grid.close) = ("‖", "‖")
    case "cases": (grid.open, grid.alignment) = ("{", .left)
    case "matrix", "smallmatrix", "array": break
    default: grid.alignment = .equations
    }
    if grid.alignment == .equations, rows.count == 1 {
      return rows[0].count == 1 ? rows[0][0] : .group(rows[0])
    }
    return .grid(grid)
  }

  // MARK: - Characters

  private mutating func skipBlanks() { rest = rest.drop(while: \.isWhitespace) }

  private mutating func skipCommandOrCharacter() {
    if rest.first == "\\" { _ = command() } else { rest = rest.dropFirst() }
  }

  private mutating func take(_ text: String) -> Bool {
    guard rest.hasPrefix(text) else { return false }
    rest = rest.dropFirst(text.count)
    return true
  }

  private func startsCommand(_ name: String) -> Bool {
    guard rest.first == "\\" else { return false }
    return rest.dropFirst().prefix(while: \.isLetter) == name
  }

  /// The name of the command at the start.
  private mutating func command() -> String {
    rest = rest.dropFirst()
    var name = String(rest.prefix { $0.isASCII && $0.isLetter })
    if name.isEmpty { name = String(rest.prefix(1)) }
    rest = rest.dropFirst(name.count)
    if name == "operatorname", rest.first == "*" { rest.removeFirst() }
    return name
  }
}
