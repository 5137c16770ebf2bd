/// Joins the lines of displayed formulas before Markdown is read.
///
/// In a formula that stands between `$$` lines or in an environment of its own, a line may begin with
/// a sign that would open a list or a heading; on one line it is nothing but a formula.
enum MathLines {
  private static let environments = ["equation", "align", "gather", "multline", "eqnarray"]

  static func joined(_ source: String) -> String {
    guard source.contains("$$") || source.contains("\\begin{") || source.contains("\r") else {
      return source
    }
    var lines: [String] = []
    var fence: Substring?
    /// The lines of a formula that is open, and what will end it.
    var formula: [Substring] = []
    var end: String?
    let rows = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for row in rows {
      let content = row.drop { $0 == " " }
      if let mark = end {
        formula.append(row)
        guard content.isEmpty || row.contains(mark) else { continue }
        // No formula has an empty line; what looked like one was something else.
        lines += content.isEmpty ? formula.map(String.init) : [write(formula, end: mark)]
        formula = []
        end = nil
      } else if let mark = fence {
        lines.append(String(row))
        if content.hasPrefix(mark) { fence = nil }
      } else if content.hasPrefix("```") || content.hasPrefix("~~~") {
        fence = content.prefix(3)
        lines.append(String(row))
      } else if let mark = opening(content) {
        let isWhole = mark != "$$" && content.contains(mark)
        if isWhole { lines.append(write([row], end: mark)) } else { (formula, end) = ([row], mark) }
      } else {
        lines.append(String(row))
      }
    }
    return (lines + formula.map(String.init)).joined(separator: "\n")
  }

  /// What ends the formula that a line leaves open, or nil.
  private static func opening(_ line: Substring) -> String? {
    for name in environments {
      for name in [name, name + "*"] where line.hasPrefix("\\begin{\(name)}") {
        return "\\end{\(name)}"
      }
    }
    var count = 0
    var rest = line
    while let start = rest.firstIndex(of: "$") {
      rest = rest[rest.index(after: start)...]
      if rest.first == "$" {
        count += 1
        rest.removeFirst()
      }
    }
    return count % 2 == 1 ? "$$" : nil
  }

  private static func write(_ lines: [Substring], end: String) -> String {
    let text = lines.enumerated().map { $0 == 0 ? $1 : $1.drop { $0 == " " } }
      .joined(separator: " ")
    return end == "$$" ? text : "$$" + text + "$$"
  }
}
