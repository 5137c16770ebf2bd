import Glibc
import Notebook
import Terminal

/// What the prompt shows on the terminal between two cells.
///
/// Invariant: nothing that comes from a program or a file acts on the terminal.
final class PromptOutput {
  let palette = Palette(for: STDOUT_FILENO)
  /// Set when a cell's output did not end its last line.
  private var isMidLine = false

  func show(_ event: CellEvent) {
    switch event {
    case .stdout(let text):
      write(SafeText.shown(text))
      isMidLine = text.last != "\n"
    case .stderr(let text):
      endLine()
      write(palette.text(broken(SafeText.shown(text)), .warning))
    case .result(let text, let count):
      endLine()
      let label =
        palette.text("Out[", .output) + palette.text("\(count)", .outputNumber)
        + palette.text("]:", .output)
      write(label + (text.contains("\n") ? "\n" : " ") + SafeText.shown(text) + "\n")
    case .display(let data):
      endLine()
      let rows = data.drawing.isEmpty ? nil : PlotText.painted(data.drawing, palette)
      write((rows ?? SafeText.shown(data.plainText ?? "")) + "\n")
    case .error(let error):
      endLine()
      write(painted(error))
      if let hint = MistakeHint.text(for: error) {
        write(palette.text(broken("Hint: " + SafeText.shown(hint)), .faint) + "\n")
      }
    }
    if case .stdout = event {} else { isMidLine = false }
    fflush(stdout)
  }

  /// Ends a line that is still open.
  func endLine() {
    if isMidLine { write("\n") }
    isMidLine = false
  }

  /// Rows of Taper's own, which hold no text of a stranger's as it was.
  func show(_ rows: [String]) {
    endLine()
    write(rows.joined(separator: "\n") + "\n")
  }

  /// A quiet remark.
  func note(_ text: String) { show([palette.text(broken(SafeText.shown(text)), .faint)]) }

  /// A sentence about what went wrong.
  func warn(_ text: String) { show([palette.text(broken(SafeText.shown(text)), .warning)]) }

  /// A message of which no word is torn at the screen's edge.
  private func broken(_ text: String) -> String {
    MessageLines.broken(text, columns: LineEditor.size.columns)
  }

  private func painted(_ error: CellError) -> String {
    var lines = error.traceback.map(SafeText.shown)
    // The calls stand above, with carets that must stay below their places.
    let message = error.message.split(separator: "\n", omittingEmptySubsequences: false).count
    for index in max(0, lines.count - message)..<lines.count { lines[index] = broken(lines[index]) }
    if let headline = lines.lastIndex(where: { $0.hasPrefix(error.name) }) {
      lines[headline] =
        palette.text(error.name, .error) + String(lines[headline].dropFirst(error.name.count))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func write(_ text: String) {
    var text = text
    text.withUTF8 { _ = fwrite($0.baseAddress, 1, $0.count, stdout) }
  }
}
