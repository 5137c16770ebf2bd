/// The text of the cell being edited and the place of the cursor, with what keys do to them.
///
/// Invariant: `cursor` lies in `0...scalars.count`. Positions count Unicode scalars, since libedit's
/// buffer does; moving and deleting go by whole characters as the reader sees them.
public struct CellBuffer: Equatable, Sendable {
  public private(set) var scalars: [Unicode.Scalar]
  public private(set) var cursor: Int

  /// Blanks in one step of indentation.
  static let step = 4

  public init(_ text: String = "", cursor: Int? = nil) {
    self.init(scalars: Array(text.unicodeScalars), cursor: cursor)
  }

  init(scalars: [Unicode.Scalar], cursor: Int? = nil) {
    self.scalars = scalars
    self.cursor = min(max(cursor ?? scalars.count, 0), scalars.count)
  }

  public var text: String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  /// The text and the cursor as an index into it.
  var textAndIndex: (String, String.Index) {
    let text = text
    return (text, text.unicodeScalars.index(text.startIndex, offsetBy: cursor))
  }

  // MARK: - Rows

  /// Where the cursor's row begins.
  var rowStart: Int { scalars[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0 }

  /// Where the cursor's row ends.
  var rowEnd: Int { scalars[cursor...].firstIndex(of: "\n") ?? scalars.count }

  var isOnFirstRow: Bool { rowStart == 0 }
  var isOnLastRow: Bool { rowEnd == scalars.count }

  /// Whether only blanks stand before the cursor in its row.
  var isInIndentation: Bool { scalars[rowStart..<cursor].allSatisfy { $0 == " " } }

  // MARK: - Moving

  mutating func moveToRowStart() {
    let start = rowStart
    let code = scalars[start...].firstIndex { $0 != " " } ?? scalars.count
    // First to the code, then to the margin.
    cursor = cursor > code || cursor == start ? code : start
  }

  mutating func moveToRowEnd() { cursor = rowEnd }
  mutating func moveToStart() { cursor = 0 }
  mutating func moveToEnd() { cursor = scalars.count }

  /// To the row above, in the same column if it is long enough. False on the first row.
  mutating func moveUp() -> Bool {
    let start = rowStart
    guard start > 0 else { return false }
    let column = cursor - start
    let above = scalars[..<(start - 1)].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    cursor = min(above + column, start - 1)
    return true
  }

  /// To the row below. False on the last row.
  mutating func moveDown() -> Bool {
    let end = rowEnd
    guard end < scalars.count else { return false }
    let column = cursor - rowStart
    let belowEnd = scalars[(end + 1)...].firstIndex(of: "\n") ?? scalars.count
    cursor = min(end + 1 + column, belowEnd)
    return true
  }

  mutating func moveLeft() { cursor -= characterLength(before: cursor) }
  mutating func moveRight() { cursor += characterLength(after: cursor) }

  /// How many scalars the character before a position takes. Long characters are made of few
  /// scalars, so only the neighbourhood is looked at.
  private func characterLength(before position: Int) -> Int {
    guard position > 0 else { return 0 }
    let near = String(String.UnicodeScalarView(scalars[max(0, position - 32)..<position]))
    return near.last?.unicodeScalars.count ?? 1
  }

  private func characterLength(after position: Int) -> Int {
    guard position < scalars.count else { return 0 }
    let end = min(scalars.count, position + 32)
    let near = String(String.UnicodeScalarView(scalars[position..<end]))
    return near.first?.unicodeScalars.count ?? 1
  }

  // MARK: - Changing

  public mutating func insert(_ text: String) {
    let inserted = Array(text.unicodeScalars)
    scalars.insert(contentsOf: inserted, at: cursor)
    cursor += inserted.count
  }

  /// Opens a new row that begins with so many blanks.
  mutating func insertRow(indent: Int) {
    insert("\n" + String(repeating: " ", count: indent))
  }

  /// Replaces the scalars before the cursor.
  mutating func replace(last count: Int, with text: String) {
    scalars.removeSubrange((cursor - count)..<cursor)
    cursor -= count
    insert(text)
  }

  /// Removes a character, or a step of indentation where only blanks stand before the cursor.
  mutating func deleteBackward() {
    let column = cursor - rowStart
    let count =
      column > 0 && isInIndentation
      ? (column - 1) % CellBuffer.step + 1 : characterLength(before: cursor)
    replace(last: count, with: "")
  }

  mutating func deleteForward() {
    scalars.removeSubrange(cursor..<(cursor + characterLength(after: cursor)))
  }

  /// Removes what stands before the cursor in its row; the removed text.
  mutating func killToRowStart() -> String {
    kill(from: rowStart == cursor && cursor > 0 ? cursor - 1 : rowStart)
  }

  /// Removes what stands behind the cursor in its row, or the row's end if nothing does.
  mutating func killToRowEnd() -> String {
    let end = rowEnd
    let position = cursor
    cursor = end == cursor ? min(end + 1, scalars.count) : end
    return kill(from: position)
  }

  /// Removes the word before the cursor.
  mutating func killWord() -> String {
    var start = cursor
    while start > 0, scalars[start - 1].properties.isWhitespace { start -= 1 }
    while start > 0, !scalars[start - 1].properties.isWhitespace { start -= 1 }
    return kill(from: start)
  }

  private mutating func kill(from start: Int) -> String {
    let killed = CellBuffer(scalars: Array(scalars[start..<cursor])).text
    scalars.removeSubrange(start..<cursor)
    cursor = start
    return killed
  }
}
