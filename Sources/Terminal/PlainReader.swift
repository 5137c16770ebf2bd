import Glibc

/// Reads cells where the cursor cannot be moved (TERM=dumb): row by row, edited as the terminal does.
///
/// A cell of several rows ends at the first row that makes it complete, which for blocks is an empty
/// one, as at Python's own prompt.
public final class PlainReader: CellReader {
  public weak var delegate: CellReaderDelegate?
  public private(set) var keepsInitial = false

  public init() {}

  /// As for every reader; what the buffer begins with is shown, and an empty row runs it.
  public func read(prompt: String, initial: String) -> ReadResult {
    var cell = ""
    var label = prompt
    let width = DisplayWidth.of(prompt)
    let more = String(repeating: " ", count: max(0, width - 5)) + "...: "
    keepsInitial = false
    if !initial.isEmpty {
      let blanks = "\n" + String(repeating: " ", count: width)
      let rows = SafeText.shown(initial).split(separator: "\n", omittingEmptySubsequences: false)
      print(prompt + rows.joined(separator: blanks))
      label = more
    }
    while true {
      fputs(label, stdout)
      fflush(stdout)
      clearerr(stdin)
      errno = 0
      guard let row = readLine(strippingNewline: true) else {
        print("")
        return errno == EINTR ? .interrupted : .end
      }
      cell += row
      if !initial.isEmpty, cell.allSatisfy(\.isWhitespace) {
        keepsInitial = true
        return .cell(initial)
      }
      guard !cell.allSatisfy(\.isWhitespace),
        delegate?.indentationAfterEnter(in: cell, cursor: cell.endIndex) != nil
      else { break }
      cell += "\n"
      label = more
    }
    while cell.last?.isWhitespace == true { cell.removeLast() }
    return .cell(cell)
  }

  public func remember(_ cell: String) {}
  public func dropPending() {}
  public func setEcho(_ echoes: Bool) {}
}
