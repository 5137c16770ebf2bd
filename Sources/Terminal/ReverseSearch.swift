/// Ctrl-R: finds cells of the past by a part of their text, while it is typed.
struct ReverseSearch {
  private(set) var buffer: CellBuffer
  private let live: CellBuffer
  private var wanted = ""
  private var position: Int?
  private var isFound = true

  init(from buffer: CellBuffer) {
    live = buffer
    self.buffer = buffer
  }

  /// What stands below the cell meanwhile.
  var note: String {
    let head = isFound ? "search" : "not found"
    return "\(head): \(wanted)\u{2588}"
  }

  /// Takes a key. False if it ends the search and should act as usual.
  mutating func take(_ key: Unicode.Scalar, _ history: inout CellHistory) -> Bool {
    switch key.value {
    case 0x12: find(&history, before: position)
    case 0x08, 0x7F:
      if wanted.isEmpty { return true }
      wanted.removeLast()
      find(&history, before: nil)
    case 0x07:
      buffer = live
      return false
    case 0x20..<0x7F, 0xA0...:
      wanted.unicodeScalars.append(key)
      // The cell that is shown may go on matching.
      find(&history, before: position.map { $0 + 1 })
    default: return false
    }
    return true
  }

  private mutating func find(_ history: inout CellHistory, before limit: Int?) {
    guard !wanted.isEmpty else {
      isFound = true
      position = nil
      buffer = live
      return
    }
    guard let found = history.search(wanted, before: limit) else {
      isFound = false
      return
    }
    isFound = true
    position = found.position
    buffer = CellBuffer(history.cell(at: found.position), cursor: found.match)
  }
}
