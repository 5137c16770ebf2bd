import Notebook
import Terminal

/// Shows what the cells of a replay print, and between that how far it is.
///
/// The bar stands on a row of its own: it is hidden before a cell prints, and comes back once a line
/// has ended.
final class ReplayProgress {
  private let label: String
  private let count: Int
  private let bar: ProgressBar?
  private let plain = PlainOutput()
  private var done = 0
  private var isMidLine = false

  init(_ label: String, _ document: Document, _ bar: ProgressBar?) {
    self.label = label
    self.bar = bar
    count = document.codeCells.count
  }

  /// Before a cell's turn; false once Ctrl-C has come.
  func willRun(_ cell: Int) -> Bool {
    showBar()
    done += 1
    return !Interrupts.hasCome
  }

  func show(_ cell: Int, _ event: CellEvent) {
    bar?.hide()
    plain.show(event)
    guard bar != nil else { return }
    PlainOutput.flush()
    switch event {
    case .stdout(let text), .stderr(let text): isMidLine = text.last != "\n"
    case .result, .display, .error: isMidLine = false
    }
    showBar()
  }

  private func showBar() {
    if !isMidLine { bar?.show(label, min(done, count), of: count) }
  }
}
