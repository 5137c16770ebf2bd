/// How a cell stands on the screen: the prompt, then its rows, each below the one before.
///
/// Rows after the first are indented by the prompt's width, with blanks that are not part of the text.
/// A row longer than the screen goes on at its left edge, so that copying from the terminal gives the
/// row back in one piece.
struct CellLayout {
  struct Row: Equatable {
    /// What is written, colour sequences included; every row begins and ends without a colour.
    var text: String
    /// The columns it takes.
    var width: Int
    /// Whether the next row continues this one.
    var isWrapped = false
  }

  private(set) var rows: [Row] = []
  private(set) var cursor = (row: 0, column: 0)

  /// A part of the buffer with a style, in scalars.
  typealias Style = (range: Range<Int>, style: TextStyle)

  init(prompt: String, buffer: CellBuffer, styles: [Style], palette: Palette, columns: Int) {
    var pen = Pen(prompt: prompt, palette: palette, columns: columns)
    var next = 0
    for (offset, scalar) in buffer.scalars.enumerated() {
      if next < styles.count, styles[next].range.upperBound <= offset {
        pen.style = nil
        while next < styles.count, styles[next].range.upperBound <= offset { next += 1 }
      }
      if next < styles.count, styles[next].range.contains(offset) {
        pen.style = styles[next].style
      }
      if offset == buffer.cursor { cursor = pen.place(before: scalar) }
      pen.write(scalar)
    }
    if buffer.cursor == buffer.scalars.count { cursor = pen.place }
    pen.endRow()
    rows = pen.rows
  }
}

/// Writes scalars one after the other and breaks rows where the screen ends.
private struct Pen {
  let palette: Palette
  let columns: Int
  let indent: Int
  var rows: [CellLayout.Row] = []
  private var row: CellLayout.Row
  private var open: TextStyle?
  var style: TextStyle?

  init(prompt: String, palette: Palette, columns: Int) {
    self.palette = palette
    self.columns = max(columns, 2)
    let width = DisplayWidth.of(prompt)
    // On a very narrow screen the text needs the room more.
    indent = width * 3 <= columns ? width : 0
    row = CellLayout.Row(text: prompt, width: width)
  }

  var place: (row: Int, column: Int) { (rows.count, row.width) }

  /// Where a scalar will stand.
  func place(before scalar: Unicode.Scalar) -> (row: Int, column: Int) {
    row.width + DisplayWidth.of(scalar) > columns ? (rows.count + 1, 0) : place
  }

  mutating func write(_ scalar: Unicode.Scalar) {
    if scalar == "\n" {
      endRow()
      let blanks = String(repeating: " ", count: indent)
      row = CellLayout.Row(text: blanks, width: indent)
      return
    }
    if scalar == "\t" {
      for _ in 0..<4 { put(" ", width: 1) }
    } else if scalar.value < 0x20 || scalar.value == 0x7F {
      put("^", width: 1)
      put(Unicode.Scalar(UInt8(scalar.value ^ 0x40)), width: 1)
    } else if SafeText.acts(scalar) {
      put("\u{FFFD}", width: 1)
    } else {
      put(scalar, width: DisplayWidth.of(scalar))
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar, width: Int) {
    if row.width + width > columns { wrap() }
    if style != open {
      closeStyle()
      if let style { row.text += palette.start(style) }
      open = style
    }
    row.text.unicodeScalars.append(scalar)
    row.width += width
    // The cursor needs a place behind the last column.
    if row.width == columns { wrap() }
  }

  private mutating func wrap() {
    row.isWrapped = true
    endRow()
    row = CellLayout.Row(text: "", width: 0)
  }

  private mutating func closeStyle() {
    if open != nil { row.text += palette.end }
    open = nil
  }

  mutating func endRow() {
    closeStyle()
    rows.append(row)
  }
}
