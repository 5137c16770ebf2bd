/// Lays words out in columns, read downwards.
public enum Columns {
  /// At most `rows` lines no wider than `width`; if words are left out, the last line says how many.
  public static func lines(_ words: [String], width: Int, rows limit: Int) -> [String] {
    let cell = (words.map { DisplayWidth.of($0) }.max() ?? 0) + 2
    let columns = max(1, (width + 1) / cell)
    let needed = (words.count + columns - 1) / columns
    let isCut = needed > max(limit, 1)
    let rows = isCut ? max(limit - 1, 0) : needed
    let shown = words.prefix(rows * columns)
    var lines: [String] = []
    for row in 0..<rows {
      var line = ""
      for column in 0..<columns where column * rows + row < shown.count {
        let word = shown[column * rows + row]
        line += word + String(repeating: " ", count: cell - DisplayWidth.of(word))
      }
      while line.last == " " { line.removeLast() }
      lines.append(line)
    }
    if isCut { lines.append("... and \(words.count - shown.count) more") }
    return lines
  }
}
