import Glibc
import Notebook
import Terminal

/// Shows what cells print on standard output, without numbers or colours; errors and warnings go to
/// standard error. A terminal gets control characters in a form that does not act on it; a pipe or a
/// file gets what the program printed.
struct PlainOutput {
  private let palette = Palette(for: STDOUT_FILENO)

  func show(_ event: CellEvent) {
    switch event {
    case .stdout(let text): PlainOutput.write(text, to: stdout)
    case .stderr(let text): PlainOutput.complain(text, terminator: "")
    case .result(let text, _): PlainOutput.write(text + "\n", to: stdout)
    case .display(let data):
      if !data.drawing.isEmpty {
        PlainOutput.put(PlotText.painted(data.drawing, palette) + "\n", to: stdout)
      } else if let text = data.plainText {
        PlainOutput.write(text + "\n", to: stdout)
      }
    case .error(let error):
      PlainOutput.complain(error.traceback.joined(separator: "\n"))
    }
  }

  /// Writes to standard error, after what standard output holds back.
  static func complain(_ text: String, terminator: String = "\n") {
    fflush(stdout)
    write(text + terminator, to: stderr)
  }

  /// Writes what standard output holds back.
  static func flush() { fflush(stdout) }

  private static let outputActs = isatty(STDOUT_FILENO) != 0
  private static let errorsAct = isatty(STDERR_FILENO) != 0

  private static func write(_ text: String, to file: UnsafeMutablePointer<FILE>?) {
    let acts = file == stderr ? errorsAct : outputActs
    put(acts ? SafeText.shown(text) : text, to: file)
  }

  /// Writes a text as it is: it holds nothing of unknown origin, or only in a safe form.
  private static func put(_ text: String, to file: UnsafeMutablePointer<FILE>?) {
    var text = text
    text.withUTF8 { bytes in
      _ = fwrite(bytes.baseAddress, 1, bytes.count, file)
    }
  }
}
