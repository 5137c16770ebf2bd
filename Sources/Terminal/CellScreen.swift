/// The part of the terminal where a cell is being edited.
///
/// It knows what it wrote last and rewrites only rows that changed. A cell taller than the terminal is
/// shown through a window around the cursor; a finished cell is written out whole, so that nothing of
/// it is lost from the terminal's own history.
///
/// Invariant: between calls the terminal's cursor stands at `cursor`, counted from the first row that
/// this screen wrote.
struct CellScreen {
  private var shown: [CellLayout.Row] = []
  private var cursor = (row: 0, column: 0)
  /// The first row of the layout that the window shows.
  private var top = 0
  private let palette: Palette

  init(palette: Palette) { self.palette = palette }

  // MARK: - Drawing

  /// The sequences that make the terminal show a layout, with `notes` below it.
  mutating func show(
    _ layout: CellLayout, notes: [String], columns: Int, rows: Int
  ) -> String {
    let height = max(rows, 1)
    let notes = notes.prefix(height - 1)
    let window = window(of: layout, height: height - notes.count, columns: columns)
    var frame = window.rows
    frame += notes.map { note in
      let text = clipped(note, to: columns - 1)
      return CellLayout.Row(text: text, width: DisplayWidth.of(text))
    }
    let cursor = (layout.cursor.row - window.top, layout.cursor.column)
    return write(frame, cursor: cursor, columns: columns)
  }

  /// As `show`, with every row of the layout, and the terminal's cursor on an empty row below.
  mutating func finish(_ layout: CellLayout, columns: Int) -> String {
    var output = cursor.row > 0 || top > 0 ? move(to: 0) + "\r\u{1B}[J" : "\r\u{1B}[J"
    for (index, row) in layout.rows.enumerated() {
      output += row.text
      // A row that ends in the last column goes on in the next by itself.
      let goesOn = index + 1 < layout.rows.count && layout.rows[index + 1].width > 0
      if row.isWrapped, row.width == columns, goesOn { continue }
      output += "\r\n"
    }
    forget()
    return output
  }

  /// The sequences that take the cell off the screen.
  mutating func erase() -> String {
    let output = move(to: 0) + "\r\u{1B}[J"
    forget()
    return output
  }

  /// The sequences after which the next output stands below what is shown.
  mutating func leave() -> String {
    let output = move(to: max(shown.count - 1, 0)) + "\r\n"
    forget()
    return output
  }

  /// The terminal has a new width: rows that no longer fit have been broken by it, and broken ones
  /// joined, as terminals do. Takes all of them off the screen.
  mutating func resize(columns: Int) -> String {
    var above = 0
    var joined = 0
    for row in shown.prefix(cursor.row) {
      joined += row.width
      if row.isWrapped { continue }
      above += max(1, (joined + columns - 1) / columns)
      joined = 0
    }
    above += (joined + cursor.column) / columns
    forget()
    return (above > 0 ? "\u{1B}[\(above)A" : "") + "\r\u{1B}[J"
  }

  /// What is on the screen belongs to the past; the next cell begins where the cursor stands.
  mutating func forget() {
    shown = []
    cursor = (0, 0)
    top = 0
  }

  // MARK: - The window

  private mutating func window(
    of layout: CellLayout, height: Int, columns: Int
  ) -> (rows: [CellLayout.Row], top: Int) {
    let count = layout.rows.count
    guard count > height else {
      top = 0
      return (layout.rows, 0)
    }
    // The outermost rows tell how many more there are, so the cursor keeps away from them.
    let margin = height >= 4 ? 1 : 0
    let cursor = layout.cursor.row
    if cursor < top + margin { top = cursor - margin }
    if cursor > top + height - 1 - margin { top = cursor - height + 1 + margin }
    top = min(max(top, 0), count - height)
    var rows = Array(layout.rows[top..<(top + height)])
    guard margin > 0 else { return (rows, top) }
    if top > 0 { rows[0] = more(top + 1, "above", columns) }
    let below = count - top - height
    if below > 0 { rows[height - 1] = more(below + 1, "below", columns) }
    return (rows, top)
  }

  private func more(_ count: Int, _ place: String, _ columns: Int) -> CellLayout.Row {
    let text = clipped("  ... \(count) rows \(place)", to: columns - 1)
    return CellLayout.Row(text: palette.text(text, .faint), width: text.count)
  }

  private func clipped(_ text: String, to columns: Int) -> String {
    guard DisplayWidth.of(text) > columns else { return text }
    var width = 0
    return String(
      text.prefix { character in
        width += DisplayWidth.of(String(character))
        return width <= columns
      })
  }

  // MARK: - Writing

  private mutating func write(
    _ frame: [CellLayout.Row], cursor target: (row: Int, column: Int), columns: Int
  ) -> String {
    var body = ""
    for (index, row) in frame.enumerated() {
      if index < shown.count, shown[index] == row { continue }
      // Right behind a row that was written up to the last column, the terminal breaks by itself.
      let follows =
        index > 0 && frame[index - 1].isWrapped && cursor == (index - 1, columns) && row.width > 0
      if !follows { body += move(to: index) + "\r" }
      body += row.text
      if row.width < columns { body += "\u{1B}[K" }
      cursor = (index, row.width)
      if index >= shown.count { shown.append(row) } else { shown[index] = row }
    }
    if shown.count > frame.count {
      body += move(to: frame.count) + "\r\u{1B}[J"
      shown.removeSubrange(frame.count...)
    }
    if body.isEmpty, cursor == target { return "" }
    body += move(to: target.row) + "\r"
    if target.column > 0 { body += "\u{1B}[\(target.column)C" }
    cursor = target
    return "\u{1B}[?25l" + body + "\u{1B}[?25h"
  }

  /// Moves to a row, opening new ones at the end of what is shown.
  private mutating func move(to row: Int) -> String {
    defer { cursor.row = row }
    if row < cursor.row { return "\u{1B}[\(cursor.row - row)A" }
    let existing = min(row, max(shown.count - 1, 0))
    var moves = existing > cursor.row ? "\u{1B}[\(existing - cursor.row)B" : ""
    moves += String(repeating: "\r\n", count: row - max(existing, cursor.row))
    return moves
  }
}
