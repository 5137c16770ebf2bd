import Interpreter

/// The lines of a traceback: for each call its cell or file, its line, and a caret under the
/// expression that failed.
enum TracebackText {
  /// Calls in the middle of a longer traceback are left out.
  private static let frameLimit = 16

  static func lines(
    of raised: Raised, _ machine: Interpreter, in namespace: DictObject
  ) -> [String] {
    let exception = raised.exception
    var lines: [String] = []
    let name = exception.type.name
    var message = text(of: exception, machine)
    if let hint = machine.suggestion(for: exception, in: namespace) { message += hint }
    let headline = message.isEmpty ? name : "\(name): \(message)"
    if !exception.traceback.isEmpty { lines.append("Traceback (most recent call last):") }
    let frames = exception.traceback
    for (index, frame) in frames.enumerated() {
      if frames.count > frameLimit, index == frameLimit / 2 {
        lines.append("  ... \(frames.count - frameLimit) more calls ...")
      }
      let isHidden =
        frames.count > frameLimit && index >= frameLimit / 2
        && index < frames.count - frameLimit / 2
      if !isHidden { lines += self.lines(of: frame) }
    }
    return lines
      + headline.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  static func text(of exception: ExceptionObject, _ machine: Interpreter) -> String {
    do {
      return try machine.str(.object(exception))
    } catch {
      return "<exception str() failed>"
    }
  }

  private static func lines(of frame: TracebackFrame) -> [String] {
    var place = "  \(frame.file), line \(frame.line)"
    if frame.function != "<module>" { place += ", in \(frame.function)" }
    let source = frame.lineText
    let code = source.drop { $0 == " " || $0 == "\t" }
    guard !code.isEmpty else { return [place] }
    let indent = source.unicodeScalars.count - code.unicodeScalars.count
    let start = frame.source.column(at: frame.span.start)
    let isOneLine = frame.source.line(at: frame.span.end) == frame.line
    let end =
      isOneLine ? frame.source.column(at: frame.span.end) : source.unicodeScalars.count
    var lines = [place, "    \(code)"]
    // A caret under the whole line says nothing.
    let length = code.unicodeScalars.count
    if start >= indent, end > start, end - start < length {
      lines.append(
        String(repeating: " ", count: 4 + start - indent)
          + String(repeating: "^", count: end - start))
    }
    return lines
  }
}
