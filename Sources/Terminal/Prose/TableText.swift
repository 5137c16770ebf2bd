/// A table with lines between its columns, fitted to a width.
///
/// Columns that do not fit are narrowed, the widest first, and their cells broken. Where even narrow
/// columns do not fit, each row becomes a few lines, one for each cell behind its column's name.
struct TableText {
  let palette: Palette
  let inlineText: InlineText

  private static let narrowest = 6

  func lines(_ table: MarkdownTable, width: Int) -> [String] {
    let count = table.alignments.count
    guard count > 0 else { return [] }
    let header = pieces(table.header, count, [.heading])
    let rows = table.rows.map { pieces($0, count, []) }
    let natural = (0..<count).map { column in
      max(1, ([header] + rows).map { $0[column].width }.max() ?? 1)
    }
    let available = width - 3 * (count - 1)
    guard let widths = fitted(natural, available) else { return listed(header, rows, width) }
    let isBroken = widths != natural
    var lines = row(header, widths, table.alignments)
    lines.append(rule(widths))
    for (index, cells) in rows.enumerated() {
      if isBroken, index > 0 { lines.append(rule(widths)) }
      lines += row(cells, widths, table.alignments)
    }
    return lines
  }

  private func pieces(
    _ row: MarkdownTable.Row, _ count: Int, _ styles: [TextStyle]
  ) -> [[StyledText]] {
    (0..<count).map { $0 < row.count ? inlineText.pieces(row[$0], styles) : [] }
  }

  /// The columns' widths: as they are if they fit, else no wider than what fits; nil if that is too
  /// narrow to be read.
  private func fitted(_ natural: [Int], _ available: Int) -> [Int]? {
    if natural.reduce(0, +) <= available { return natural }
    var limit = available
    while limit >= TableText.narrowest {
      let total = natural.reduce(0) { $0 + min($1, limit) }
      guard total > available else { break }
      // Sinks fast at first, then by one.
      limit -= max(1, (total - available) / natural.count)
    }
    guard limit >= TableText.narrowest else { return nil }
    var widths = natural.map { min($0, limit) }
    var left = available - widths.reduce(0, +)
    for index in widths.indices where left > 0 && widths[index] < natural[index] {
      widths[index] += 1
      left -= 1
    }
    return widths
  }

  private func rule(_ widths: [Int]) -> String {
    let parts = widths.map { String(repeating: "─", count: $0) }
    return palette.text(parts.joined(separator: "─┼─"), .faint)
  }

  private func row(
    _ cells: [[StyledText]], _ widths: [Int], _ alignments: [MarkdownTable.Alignment]
  ) -> [String] {
    let broken = zip(cells, widths).map { LineBreaker.lines($0, width: $1) }
    let bar = palette.text(" │ ", .faint)
    return (0..<max(1, broken.map(\.count).max() ?? 1)).map { index in
      let parts = broken.indices.map { column in
        let line = index < broken[column].count ? broken[column][index] : []
        let isLast = column == broken.count - 1
        return aligned(line, widths[column], alignments[column], isLast: isLast)
      }
      return parts.joined(separator: bar)
    }
  }

  private func aligned(
    _ line: [StyledText], _ width: Int, _ alignment: MarkdownTable.Alignment, isLast: Bool
  ) -> String {
    if isLast, line.isEmpty { return "" }
    let missing = width - line.width
    let before: Int
    switch alignment {
    case .left: before = 0
    case .center: before = missing / 2
    case .right: before = missing
    }
    let after = isLast ? 0 : missing - before
    return MathBox.blanks(before) + line.painted(palette) + MathBox.blanks(after)
  }

  private func listed(
    _ header: [[StyledText]], _ rows: [[[StyledText]]], _ width: Int
  ) -> [String] {
    rows.enumerated().flatMap { index, cells in
      (index > 0 ? [""] : [])
        + zip(header, cells).flatMap { name, cell in
          LineBreaker.lines(name + [StyledText(": ")] + cell, width: width).map {
            $0.painted(palette)
          }
        }
    }
  }
}
