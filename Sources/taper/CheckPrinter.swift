import Glibc
import Notebook
import Terminal

/// Shows what a check finds: differences in colour, and marked by a row of carets where there are
/// none.
struct CheckPrinter {
  let bar: ProgressBar?
  private let palette = Palette(for: STDOUT_FILENO)

  init(bar: ProgressBar?) { self.bar = bar }

  func write(_ text: String, _ style: TextStyle? = nil) {
    let safe = SafeText.shown(text)
    show(style.map { palette.text(safe, $0) } ?? safe)
  }

  func write(_ line: CheckText.Line) {
    var text = ""
    var carets = ""
    for piece in line {
      let safe = SafeText.shown(piece.text)
      let width = DisplayWidth.of(safe)
      text += style(piece).map { palette.text(safe, $0) } ?? safe
      carets += String(repeating: piece.isMarked ? "^" : " ", count: width)
    }
    show(text)
    guard !palette.hasColours, carets.contains("^") else { return }
    while carets.last == " " { carets.removeLast() }
    show(carets)
  }

  private func style(_ piece: CheckText.Piece) -> TextStyle? {
    switch piece.style {
    case .plain: return nil
    case .heading: return .heading
    case .stored: return .string
    case .got: return .error
    }
  }

  private func show(_ text: String) {
    bar?.hide()
    print(text)
    fflush(stdout)
  }
}
