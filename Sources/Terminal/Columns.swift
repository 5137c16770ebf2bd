/// Lays words out in columns, read downwards.
public enum Columns {
  /// More words than these are not listed; a last line says how many are left out.
  private static let limit = 200

  public static func text(_ words: [String], width: Int) -> String {
    let shown = words.prefix(limit)
    let cell = (shown.map(\.count).max() ?? 0) + 2
    let columns = max(1, width / cell)
    let rows = (shown.count + columns - 1) / columns
    var lines: [String] = []
    for row in 0..<rows {
      var line = ""
      for column in 0..<columns where column * rows + row < shown.count {
        let word = shown[column * rows + row]
        line += word + String(repeating: " ", count: cell - word.count)
      }
      while line.last == " " { line.removeLast() }
      lines.append(line)
    }
    if words.count > limit { lines.append("... and \(words.count - limit) more") }
    return lines.joined(separator: "\n")
  }
}
