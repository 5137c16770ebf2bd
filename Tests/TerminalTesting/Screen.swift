import Terminal

/// A terminal's screen: what stands on it after the sequences that the prompt uses.
///
/// Anything else that a program sends is recorded in `unknown`, so that a test can insist on there being
/// nothing.
public struct Screen {
  public private(set) var columns: Int
  public private(set) var rows: Int
  /// The cells of each row; the second cell of a wide character is empty.
  private var grid: [[String]]
  /// Rows that went out at the top, oldest first.
  public private(set) var scrollback: [String] = []
  public private(set) var cursor = (row: 0, column: 0)
  public private(set) var isCursorVisible = true
  public private(set) var takesPastes = false
  /// How often the program began to take pastes: once for each cell it reads.
  public private(set) var readCount = 0
  public private(set) var hasColours = false
  public private(set) var unknown: [String] = []
  private var isWrapPending = false
  private var sequence: [UInt8]?
  private var pending: [UInt8] = []

  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    grid = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The rows without blanks at their ends, and without empty rows at the bottom.
  public var lines: [String] {
    var lines = grid.map(Screen.text)
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  /// All rows, those that went out at the top included.
  public var history: [String] { scrollback + lines }

  public var text: String { lines.joined(separator: "\n") }

  private static func text(_ cells: [String]) -> String {
    var text = cells.joined()
    while text.last == " " { text.removeLast() }
    return text
  }

  /// The terminal gets another size; rows are cut or filled, none are broken anew.
  public mutating func resize(columns: Int, rows: Int) {
    grid = grid.map { Array(($0 + Array(repeating: " ", count: columns)).prefix(columns)) }
    self.columns = columns
    while grid.count > rows {
      if cursor.row < rows, grid.last.map(Screen.text) == "" {
        grid.removeLast()
      } else {
        scrollback.append(Screen.text(grid.removeFirst()))
        cursor.row = max(0, cursor.row - 1)
      }
    }
    while grid.count < rows { grid.append(Array(repeating: " ", count: columns)) }
    self.rows = rows
    cursor.column = min(cursor.column, columns - 1)
    isWrapPending = false
  }

  public mutating func feed(_ text: String) { feed(Array(text.utf8)) }

  public mutating func feed(_ bytes: [UInt8]) {
    for byte in bytes { feed(byte) }
  }

  private mutating func feed(_ byte: UInt8) {
    if var open = sequence {
      open.append(byte)
      sequence = open
      if open.count == 1, byte != UInt8(ascii: "[") { finish(open) }
      if open.count > 1, (0x40...0x7E).contains(byte) { finish(open) }
      return
    }
    switch byte {
    case 0x1B: sequence = []
    case 0x0D:
      cursor.column = 0
      isWrapPending = false
    case 0x0A: lineFeed()
    case 0x08:
      cursor.column = max(0, cursor.column - 1)
      isWrapPending = false
    case 0x07: break
    case 0..<0x20: unknown.append("control \(byte)")
    default:
      pending.append(byte)
      guard let scalar = completeScalar() else { return }
      pending = []
      put(scalar)
    }
  }

  private func completeScalar() -> Unicode.Scalar? {
    guard let lead = pending.first else { return nil }
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard pending.count == length else { return nil }
    return String(decoding: pending, as: UTF8.self).unicodeScalars.first
  }

  // MARK: - Writing

  private mutating func lineFeed() {
    isWrapPending = false
    if cursor.row < rows - 1 {
      cursor.row += 1
    } else {
      scrollback.append(Screen.text(grid.removeFirst()))
      grid.append(Array(repeating: " ", count: columns))
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = DisplayWidth.of(scalar)
    if width == 0 {
      let column = isWrapPending ? cursor.column : max(0, cursor.column - 1)
      let base = grid[cursor.row][column] == "" ? max(0, column - 1) : column
      grid[cursor.row][base].unicodeScalars.append(scalar)
      return
    }
    if isWrapPending || cursor.column + width > columns {
      cursor.column = 0
      lineFeed()
    }
    grid[cursor.row][cursor.column] = String(Character(scalar))
    if width == 2 { grid[cursor.row][cursor.column + 1] = "" }
    cursor.column += width
    guard cursor.column == columns else { return }
    cursor.column = columns - 1
    isWrapPending = true
  }

  // MARK: - Sequences

  private mutating func finish(_ bytes: [UInt8]) {
    sequence = nil
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.first == "[", let final = text.last, text.count > 1 else {
      unknown.append(text)
      return
    }
    let parameters = text.dropFirst().dropLast()
    if parameters.first == "?" {
      setMode(String(parameters.dropFirst()), final)
      return
    }
    let number = Int(parameters) ?? 0
    isWrapPending = isWrapPending && final == "m"
    switch final {
    case "A": cursor.row = max(0, cursor.row - max(1, number))
    case "B": cursor.row = min(rows - 1, cursor.row + max(1, number))
    case "C": cursor.column = min(columns - 1, cursor.column + max(1, number))
    case "H": cursor = (0, 0)
    case "J":
      let from = number == 2 ? 0 : cursor.row + 1
      if number == 0 { clear(row: cursor.row, from: cursor.column) }
      for row in from..<max(from, rows) { clear(row: row, from: 0) }
    case "K": clear(row: cursor.row, from: cursor.column)
    case "m": hasColours = true
    default: unknown.append(text)
    }
  }

  private mutating func clear(row: Int, from column: Int) {
    for each in column..<columns { grid[row][each] = " " }
  }

  private mutating func setMode(_ mode: String, _ final: Character) {
    switch mode {
    case "25": isCursorVisible = final == "h"
    case "2004":
      takesPastes = final == "h"
      readCount += takesPastes ? 1 : 0
    default: unknown.append("[?\(mode)\(final)")
    }
  }
}
