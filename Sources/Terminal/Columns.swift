/// Lays words out in columns, read downwards; each column is as wide as its widest word.
public enum Columns {
  /// The lines of one page, at most `rows` of them and none wider than `width`. If there are more
  /// words, the last line says which are shown; pages follow each other in a circle.
  public static func lines(_ words: [String], width: Int, rows: Int, page: Int = 0) -> [String] {
    let widths = words.map { DisplayWidth.of($0) }
    let whole = layOut(widths[...], width: width)
    if whole.rows <= max(rows, 1) { return write(words[...], widths[...], whole) }
    let body = max(rows - 1, 1)
    var starts = [0]
    while let start = starts.last, start < words.count {
      starts.append(start + fitting(widths[start...], width: width, rows: body))
    }
    let number = page % (starts.count - 1)
    let range = starts[number]..<starts[number + 1]
    let shown = layOut(widths[range], width: width)
    let lines = write(words[range], widths[range], shown)
    return lines + ["\(range.lowerBound + 1)-\(range.upperBound) of \(words.count), Tab for more"]
  }

  private typealias Grid = (rows: Int, columns: [Int])

  /// How many of the first words fill a page.
  private static func fitting(_ widths: ArraySlice<Int>, width: Int, rows: Int) -> Int {
    // The page's columns are filled from the left as long as they fit.
    var used = 0
    var count = 0
    while count < widths.count {
      let column = widths.dropFirst(count).prefix(rows)
      let needed = (column.max() ?? 0) + (count > 0 ? 2 : 0)
      guard count == 0 || used + needed <= width else { break }
      used += needed
      count += column.count
    }
    return count
  }

  /// The fewest rows in which the words fit, with the widths of their columns.
  private static func layOut(_ widths: ArraySlice<Int>, width: Int) -> Grid {
    guard !widths.isEmpty else { return (0, []) }
    var rows = 1
    while true {
      let columns = stride(from: 0, to: widths.count, by: rows).map {
        widths.dropFirst($0).prefix(rows).max() ?? 0
      }
      if columns.count == 1 || columns.reduce(2 * (columns.count - 1), +) <= width {
        return (rows, columns)
      }
      rows += 1
    }
  }

  private static func write(
    _ words: ArraySlice<String>, _ widths: ArraySlice<Int>, _ grid: Grid
  ) -> [String] {
    (0..<grid.rows).map { row in
      var line = ""
      var blanks = 0
      for column in grid.columns.indices where column * grid.rows + row < words.count {
        let index = words.startIndex + column * grid.rows + row
        line += String(repeating: " ", count: blanks) + words[index]
        blanks = grid.columns[column] - widths[index] + 2
      }
      return line
    }
  }
}
