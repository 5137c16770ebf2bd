/// The reStructuredText of tutorials as Markdown: titles, literal blocks, formulas, notes, images,
/// links and roles. What it does not know stays as it is.
struct RestructuredText {
  private let rows: [String]
  private var index = 0
  private var output: [String] = []
  /// Title styles in the order in which they appear; the place is the level.
  private var styles: [String] = []
  private var links: [String: String] = [:]

  /// The rows as Markdown, without blank rows around it.
  static func markdown(_ rows: [String]) -> String {
    var converter = RestructuredText(rows: rows)
    converter.run()
    var output = converter.output[...]
    while let first = output.first, isBlank(first) { output.removeFirst() }
    while let last = output.last, isBlank(last) { output.removeLast() }
    return output.joined(separator: "\n")
  }

  /// Whether a title stands among the rows: a line, and one of signs below it that is as long.
  static func hasTitle(_ rows: [String]) -> Bool {
    let reader = RestructuredText(rows: rows)
    return rows.indices.contains { reader.title(at: $0) != nil }
  }

  private init(rows: [String]) {
    self.rows = rows.map { row in
      var row = row
      while let last = row.utf8.last, last == 0x20 || last == 0x09 || last == 0x0D {
        row.unicodeScalars.removeLast()
      }
      return row
    }
    for row in self.rows where row.utf8.starts(with: ".. _".utf8) {
      let parts = row.dropFirst(4).split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let name = parts[0].filter { $0 != "`" }
      links[name.lowercased()] = parts[1].drop { $0 == " " }.description
    }
  }

  private mutating func run() {
    while index < rows.count {
      let row = rows[index]
      if let (text, style, length) = title(at: index) {
        let level = styles.firstIndex(of: style) ?? styles.count
        if level == styles.count { styles.append(style) }
        output.append(String(repeating: "#", count: min(level + 1, 6)) + " " + inline(text))
        index += length
      } else if row.utf8.starts(with: "..".utf8), row == ".." || row.hasPrefix(".. ") {
        directive(row)
      } else if row.utf8.last == UInt8(ascii: ":"), row.hasSuffix("::"), index + 1 < rows.count {
        index += 1
        let text = row.dropLast(row == "::" || row.hasSuffix(" ::") ? 2 : 1)
        if !RestructuredText.isBlank(String(text)) { output.append(inline(String(text))) }
        let block = indented(deeperThan: RestructuredText.indent(row))
        guard !block.isEmpty else { continue }
        output += ["", "```"] + block + ["```"]
        if index < rows.count, !RestructuredText.isBlank(rows[index]) { output.append("") }
      } else {
        let isNumbered = row.utf8.starts(with: "#. ".utf8)
        output.append(inline(isNumbered ? "1." + row.dropFirst(2) : row))
        index += 1
      }
    }
  }

  // MARK: - Blocks

  /// The title that starts at a row, its style, and how many rows it takes.
  private func title(at index: Int) -> (text: String, style: String, length: Int)? {
    func sign(_ at: Int) -> Character? {
      guard at < rows.count, let first = rows[at].utf8.first, rows[at].utf8.count >= 3,
        "=-~^\"'`*+#:.".utf8.contains(first), rows[at].utf8.allSatisfy({ $0 == first })
      else { return nil }
      return Character(Unicode.Scalar(first))
    }
    let row = rows[index]
    if let over = sign(index), index + 2 < rows.count, sign(index + 2) == over,
      !RestructuredText.isBlank(rows[index + 1])
    {
      return (rows[index + 1].drop { $0 == " " }.description, "\(over)\(over)", 3)
    }
    guard !RestructuredText.isBlank(row), sign(index) == nil, let under = sign(index + 1),
      rows[index + 1].count + 2 >= row.count, row.first != " ",
      index == 0 || RestructuredText.isBlank(rows[index - 1])
    else { return nil }
    return (row, "\(under)", 2)
  }

  /// The rows that follow and are indented more than `indent`, without that margin.
  private mutating func indented(deeperThan indent: Int) -> [String] {
    var block: [String] = []
    while index < rows.count {
      let row = rows[index]
      guard RestructuredText.isBlank(row) || RestructuredText.indent(row) > indent else { break }
      block.append(row)
      index += 1
    }
    while let last = block.last, RestructuredText.isBlank(last) {
      block.removeLast()
      index -= 1
    }
    block.removeFirst(block.prefix(while: RestructuredText.isBlank).count)
    let margin = block.filter { !RestructuredText.isBlank($0) }.map(RestructuredText.indent).min()
    return block.map { String($0.dropFirst(margin ?? 0)) }
  }

  private mutating func directive(_ row: String) {
    index += 1
    var block = indented(deeperThan: 0)
    let words = row.dropFirst(3)
    guard let colons = words.firstRange(of: "::") else {
      // A target, or a comment: neither is shown.
      return
    }
    let name = words[..<colons.lowerBound].lowercased()
    let argument = words[colons.upperBound...].drop { $0 == " " }.description
    var options: [String: String] = [:]
    let rows = block.prefix { $0.hasPrefix(":") }
    for row in rows {
      let parts = row.dropFirst().split(separator: ":", maxSplits: 1)
      guard let key = parts.first else { continue }
      options[String(key)] = parts.count > 1 ? parts[1].drop { $0 == " " }.description : ""
    }
    block.removeFirst(rows.count)
    block.removeFirst(block.prefix(while: RestructuredText.isBlank).count)
    switch name {
    case "math":
      output += ["$$"] + (argument.isEmpty ? [] : [argument]) + block + ["$$"]
    case "code-block", "code", "sourcecode", "parsed-literal":
      output += ["```" + argument] + block + ["```"]
    case "note", "warning", "tip", "important", "hint", "caution", "attention", "seealso":
      let label = name == "seealso" ? "See also" : name.prefix(1).uppercased() + name.dropFirst()
      let rows = argument.isEmpty ? block : [argument] + block
      output.append("> **\(label):** " + inline(rows.first ?? ""))
      output += rows.dropFirst().map { $0.isEmpty ? ">" : "> " + inline($0) }
    case "image", "figure":
      output.append("![\(options["alt"] ?? "")](\(argument))")
      output += block.isEmpty ? [] : [""] + block.map(inline)
    case "raw", "include", "toctree", "contents", "meta", "container", "currentmodule":
      return
    default:
      output.append(row)
      output += block.map { "   " + $0 }
    }
  }

  // MARK: - Inline

  /// A row with its roles, literals and links in Markdown's signs.
  private func inline(_ row: String) -> String {
    guard row.utf8.contains(UInt8(ascii: "`")) else { return row }
    let utf8 = row.utf8
    let tick = UInt8(ascii: "`")
    var text = ""
    var start = utf8.startIndex
    while let open = utf8[start...].firstIndex(of: tick) {
      let behind = utf8.index(after: open)
      let isLiteral = behind < utf8.endIndex && utf8[behind] == tick
      let first = isLiteral ? utf8.index(after: behind) : behind
      guard let end = closing(row, from: first, isLiteral: isLiteral), end > first else { break }
      var before = row[start..<open]
      let content = String(row[first..<end])
      start = utf8.index(end, offsetBy: isLiteral ? 2 : 1)
      if isLiteral {
        text += before + "`" + content + "`"
      } else if let role = role(before) {
        before = before.dropLast(role.count + 2)
        text += before + marked(content, role: role)
      } else if start < utf8.endIndex, utf8[start] == UInt8(ascii: "_") {
        start = utf8[start...].firstIndex { $0 != UInt8(ascii: "_") } ?? utf8.endIndex
        text += before + link(content)
      } else {
        text += before + "`" + content + "`"
      }
    }
    return text + row[start...]
  }

  /// Where the ticks stand that close what begins at `first`.
  private func closing(_ row: String, from first: String.Index, isLiteral: Bool) -> String.Index? {
    let utf8 = row.utf8
    var place = first
    while let tick = utf8[place...].firstIndex(of: UInt8(ascii: "`")) {
      place = utf8.index(after: tick)
      if !isLiteral { return tick }
      if place < utf8.endIndex, utf8[place] == UInt8(ascii: "`") { return tick }
    }
    return nil
  }

  /// The role that stands right before a tick: `:math:`.
  private func role(_ before: Substring) -> String? {
    guard before.utf8.last == UInt8(ascii: ":") else { return nil }
    let name = before.dropLast().reversed().prefix { $0.isLetter || $0 == "-" || $0 == "+" }
    guard !name.isEmpty, before.dropLast(name.count + 1).hasSuffix(":") else { return nil }
    return String(name.reversed())
  }

  private func marked(_ content: String, role: String) -> String {
    switch role {
    case "math": return "$" + content + "$"
    case "doc", "ref", "download", "any", "term":
      guard let (text, _) = target(content) else { return content }
      return text
    case "strong": return "**" + content + "**"
    case "emphasis": return "*" + content + "*"
    default:
      if let (text, _) = target(content) { return "`" + text + "`" }
      guard content.hasPrefix("~") else { return "`" + content + "`" }
      return "`" + (content.split(separator: ".").last ?? "") + "`"
    }
  }

  private func link(_ content: String) -> String {
    if let (text, address) = target(content) { return "[\(text)](\(address))" }
    guard let address = links[content.lowercased()] else { return content }
    return "[\(content)](\(address))"
  }

  /// The two parts of `text <target>`.
  private func target(_ content: String) -> (text: String, target: String)? {
    guard content.hasSuffix(">"), let open = content.lastIndex(of: "<") else { return nil }
    let text = content[..<open].reversed().drop { $0 == " " }.reversed()
    let target = content[content.index(after: open)...].dropLast()
    return (text.isEmpty ? String(target) : String(text), String(target))
  }

  private static func isBlank(_ row: String) -> Bool {
    row.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private static func indent(_ row: String) -> Int {
    row.utf8.prefix { $0 == 0x20 || $0 == 0x09 }.count
  }
}
