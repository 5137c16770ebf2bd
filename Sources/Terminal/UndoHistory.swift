/// Earlier states of the cell being edited.
struct UndoHistory {
  private var states: [CellBuffer] = []
  private var current = CellBuffer()
  private var isTyping = false
  private static let limit = 200

  /// Takes note of the buffer after a key; letters typed one behind the other are one change.
  mutating func note(_ buffer: CellBuffer) {
    guard buffer.scalars != current.scalars else {
      if buffer.cursor != current.cursor { isTyping = false }
      current = buffer
      return
    }
    let isLetter =
      buffer.scalars.count == current.scalars.count + 1 && buffer.cursor == current.cursor + 1
      && buffer.scalars[current.cursor].properties.isAlphabetic
    if !(isLetter && isTyping) { states.append(current) }
    if states.count > UndoHistory.limit { states.removeFirst() }
    isTyping = isLetter
    current = buffer
  }

  /// The state before the last change; nil at the beginning.
  mutating func back(from buffer: CellBuffer) -> CellBuffer? {
    note(buffer)
    isTyping = false
    guard let state = states.popLast() else { return nil }
    current = state
    return state
  }
}
