/// A cell as it was pasted: IPython takes away what is not code before it runs it.
///
/// The indentation that the first row has goes from all rows, and the prompts `>>> ` and `... `, or
/// `In [3]: ` and `   ...: `, go where the first or second row has one. Rows stay where they are, but
/// for empty ones at the top.
enum PastedCell {
  /// The code of a cell.
  static func code(of source: String) -> String {
    let first = source.prefix { $0 == "\n" || $0 == " " || $0 == "\t" || $0 == ">" || $0 == "I" }
    guard !first.isEmpty else { return source }
    var rows = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = rows.firstIndex(where: { !$0.allSatisfy(\.isWhitespace) }) else {
      return source
    }
    rows.removeFirst(start)
    let indent = rows[0].prefix { $0 == " " || $0 == "\t" }
    if !indent.isEmpty {
      rows = rows.map { $0.hasPrefix(indent) ? String($0.dropFirst(indent.count)) : $0 }
    }
    for prompt in [classicPrompt, numberedPrompt]
    where rows.prefix(2).contains(where: { prompt($0) > 0 }) {
      rows = rows.map { String($0.dropFirst(prompt($0))) }
    }
    return rows.joined(separator: "\n")
  }

  /// How many characters `>>> ` or `... ` takes at a row's start.
  private static func classicPrompt(_ row: String) -> Int {
    for mark in [">>>", "..."] where row.hasPrefix(mark) {
      let rest = row.dropFirst(3)
      if rest.isEmpty { return 3 }
      if rest.first == " " { return 4 }
    }
    return 0
  }

  /// How many characters `In [3]: ` or `   ...: ` takes at a row's start.
  private static func numberedPrompt(_ row: String) -> Int {
    if row.hasPrefix("In ["), let close = row.range(of: "]: ") {
      let number = row[..<close.lowerBound].dropFirst(4)
      return number.allSatisfy(\.isNumber)
        ? row.distance(from: row.startIndex, to: close.upperBound) : 0
    }
    let blanks = row.prefix { $0 == " " }
    let dots = row.dropFirst(blanks.count).prefix { $0 == "." }
    guard blanks.count >= 3, dots.count >= 3 else { return 0 }
    let rest = row.dropFirst(blanks.count + dots.count)
    return rest.hasPrefix(": ") ? blanks.count + dots.count + 2 : 0
  }
}
