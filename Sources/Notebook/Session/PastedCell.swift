// A cell as it was pasted: IPython takes away what is not code before it runs it.
//
// Empty rows at the top go, then the indentation that all rows share, then the prompts `>>> ` and
// `... ` or `In [3]: ` and `   ...: `. The other rows stay where they are. A docstring keeps the
// prompts of its examples.

/// What IPython takes away from a pasted cell.
enum PastedCell {
  /// The code of a cell.
  static func code(of source: String) -> String {
    let rows = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = rows.firstIndex(where: { !isBlank($0) }) else { return source }
    var code = withoutClassicPrompts(dedented(rows[start...]))
    if code.prefix(2).contains(where: { numberedPrompt($0) > 0 }) {
      code = code.map { String($0.dropFirst(numberedPrompt($0))) }
    }
    return code.joined(separator: "\n")
  }

  private static func isBlank(_ row: String) -> Bool { row.allSatisfy(\.isWhitespace) }

  /// Rows without the blanks that all of them start with; blank rows become empty.
  private static func dedented(_ rows: ArraySlice<String>) -> [String] {
    var margin: String?
    for row in rows where !isBlank(row) {
      let indent = String(row.prefix { $0 == " " || $0 == "\t" })
      margin = String(zip(margin ?? indent, indent).prefix { $0 == $1 }.map(\.0))
    }
    let width = margin?.count ?? 0
    return rows.map { isBlank($0) ? "" : String($0.dropFirst(width)) }
  }

  // MARK: - Classic prompts

  /// Rows without `>>> ` and `... `, if one of them starts with `>>>`.
  private static func withoutClassicPrompts(_ rows: [String]) -> [String] {
    guard rows.contains(where: { prompt(">>>", of: $0) > 0 }) else { return rows }
    let isKept = docstringRows(rows)
    let hasPrompt = zip(rows, isKept).contains { !$1 && prompt(">>>", of: $0) > 0 }
    guard hasPrompt else { return rows }
    var result: [String] = []
    var start = 0
    while start < rows.count {
      let end = isKept[start...].firstIndex { $0 != isKept[start] } ?? rows.count
      let block = rows[start..<end]
      let code = isKept[start] ? Array(block) : block.map(withoutClassicPrompt)
      result += code == Array(block) ? code : dedented(code[...])
      start = end
    }
    return result
  }

  private static func withoutClassicPrompt(_ row: String) -> String {
    let first = prompt(">>>", of: row)
    return String(row.dropFirst(first > 0 ? first : prompt("...", of: row)))
  }

  /// How many characters a prompt and the blanks around it take at a row's start.
  private static func prompt(_ mark: String, of row: String) -> Int {
    let blanks = row.prefix(while: \.isWhitespace).count
    let rest = row.dropFirst(blanks)
    guard rest.hasPrefix(mark) else { return 0 }
    let next = rest.dropFirst(mark.count).first
    return blanks + mark.count + (next == " " || next == "\t" ? 1 : 0)
  }

  /// Which rows lie in a triple-quoted text that stands by itself, as a docstring does.
  private static func docstringRows(_ rows: [String]) -> [Bool] {
    var open: String?
    var isDocstring = false
    var hasPrompt = false
    var result: [Bool] = []
    for row in rows {
      result.append(open != nil && isDocstring)
      for (quote, before) in tripleQuotes(row) {
        if open == nil {
          open = quote
          let code = withoutClassicPrompt(before)
          let isPrompted = code != before && hasPrompt
          isDocstring = !isPrompted && code.allSatisfy { "rubfRUBF \t".contains($0) }
          result[result.count - 1] = isDocstring
        } else if open == quote {
          open = nil
          isDocstring = false
        }
      }
      hasPrompt = hasPrompt || prompt(">>>", of: row) > 0
    }
    return result
  }

  /// The triple quotes of a row, each with the text before it.
  private static func tripleQuotes(_ row: String) -> [(quote: String, before: String)] {
    var result: [(quote: String, before: String)] = []
    var place = row.startIndex
    while place < row.endIndex {
      let rest = row[place...]
      let isEscaped = place > row.startIndex && row[row.index(before: place)] == "\\"
      guard !isEscaped, let quote = ["\"\"\"", "'''"].first(where: { rest.hasPrefix($0) }) else {
        place = row.index(after: place)
        continue
      }
      result.append((quote, String(row[..<place])))
      place = row.index(place, offsetBy: 3)
    }
    return result
  }

  // MARK: - Numbered prompts

  /// How many characters `In [3]: ` or `   ...: ` takes at a row's start.
  private static func numberedPrompt(_ row: String) -> Int {
    if row.hasPrefix("In ["), let close = row.range(of: "]: ") {
      let number = row[..<close.lowerBound].dropFirst(4)
      return number.allSatisfy(\.isNumber)
        ? row.distance(from: row.startIndex, to: close.upperBound) : 0
    }
    let blanks = row.prefix { $0 == " " }
    let dots = row.dropFirst(blanks.count).prefix { $0 == "." }
    let rest = row.dropFirst(blanks.count + dots.count)
    guard dots.count >= 3, rest.first == ":" else { return 0 }
    return blanks.count + dots.count + (rest.hasPrefix(": ") ? 2 : 1)
  }
}
