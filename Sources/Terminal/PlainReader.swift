import Glibc

/// Reads cells where the cursor cannot be moved (TERM=dumb): row by row, edited as the terminal does.
///
/// A cell of several rows ends at the first row that makes it complete, which for blocks is an empty
/// one, as at Python's own prompt.
public final class PlainReader: CellReader {
  public weak var delegate: CellReaderDelegate?

  public init() {}

  public func read(prompt: String) -> ReadResult {
    var cell = ""
    var label = prompt
    let width = DisplayWidth.of(prompt)
    let more = String(repeating: " ", count: max(0, width - 5)) + "...: "
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
