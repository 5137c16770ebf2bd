import Glibc
import Notebook
import Terminal

/// Shows what cells print on standard output, without numbers or colours; errors and warnings go to
/// standard error.
struct PlainOutput {
  private let palette = Palette(for: STDOUT_FILENO)

  func show(_ event: CellEvent) {
    switch event {
    case .stdout(let text): PlainOutput.write(text, to: stdout)
    case .stderr(let text): PlainOutput.complain(text, terminator: "")
    case .result(let text, _): PlainOutput.write(text + "\n", to: stdout)
    case .display(let data):
      let rows = data.drawing.isEmpty ? nil : PlotText.painted(data.drawing, palette)
      guard let text = rows ?? data.plainText else { break }
      PlainOutput.write(text + "\n", to: stdout)
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

  private static func write(_ text: String, to file: UnsafeMutablePointer<FILE>?) {
    var text = text
    text.withUTF8 { bytes in
      _ = fwrite(bytes.baseAddress, 1, bytes.count, file)
    }
  }
}
