import Interpreter
import Language

/// The lines of a traceback: for each call its cell or file, its line, and a caret under the
/// expression that failed.
enum TracebackText {
  /// Calls in the middle of a longer traceback are left out.
  private static let frameLimit = 16

  static func lines(
    of raised: Raised, _ machine: Interpreter, in namespace: DictObject
  ) -> [String] {
    chain(of: raised.exception).flatMap { exception, connection in
      (connection.map { ["", $0, ""] } ?? []) + lines(of: exception, machine, in: namespace)
    }
  }

  /// The exceptions that led to this one, the first of them first, with what connects each to the one
  /// before.
  private static func chain(
    of exception: ExceptionObject
  ) -> [(exception: ExceptionObject, connection: String?)] {
    var chain: [(exception: ExceptionObject, connection: String?)] = []
    var next: ExceptionObject? = exception
    while let current = next, chain.count < 8, !chain.contains(where: { $0.exception === current })
    {
      if let cause = current.cause {
        chain.append(
          (current, "The above exception was the direct cause of the following exception:"))
        next = cause
      } else if let context = current.context, !current.suppressesContext {
        chain.append(
          (current, "During handling of the above exception, another exception occurred:"))
        next = context
      } else {
        chain.append((current, nil))
        next = nil
      }
    }
    chain[chain.count - 1].connection = nil
    return chain.reversed()
  }

  private static func lines(
    of exception: ExceptionObject, _ machine: Interpreter, in namespace: DictObject
  ) -> [String] {
    var lines: [String] = []
    let name = exception.type.name
    var message = text(of: exception, machine)
    if let hint = machine.suggestion(for: exception, in: namespace) { message += hint }
    if !exception.traceback.isEmpty { lines.append("Traceback (most recent call last):") }
    let frames = exception.traceback.reversed().filter { !isHelper($0) }
    for (index, frame) in frames.enumerated() {
      if frames.count > frameLimit, index == frameLimit / 2 {
        lines.append("  ... \(frames.count - frameLimit) more calls ...")
      }
      let isHidden =
        frames.count > frameLimit && index >= frameLimit / 2
        && index < frames.count - frameLimit / 2
      if !isHidden { lines += self.lines(of: frame) }
    }
    if let (source, span) = exception.syntaxPlace {
      let line = source.line(at: span.start)
      lines.append("  \(source.name), line \(line)")
      lines += marked(source, line: line, span: span, evenIfWhole: true)
      message = exception.arguments.first?.string ?? message
    }
    let headline = message.isEmpty ? name : "\(name): \(message)"
    return lines
      + headline.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Whether a call is inside the helpers that R's syntax stands for.
  private static func isHelper(_ frame: TracebackFrame) -> Bool {
    frame.source.name == "rtorch" || frame.source.name.hasPrefix("rtorch.")
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
    return [place] + marked(frame.source, line: frame.line, span: frame.span, evenIfWhole: false)
  }

  /// A line of the source with carets under the part that the span covers; `evenIfWhole` also where
  /// they say nothing because they cover all of it.
  private static func marked(
    _ source: SourceText, line: Int, span: SourceSpan, evenIfWhole: Bool
  ) -> [String] {
    let text = source.lineText(line)
    let code = text.drop { $0 == " " || $0 == "\t" }
    guard !code.isEmpty else { return [] }
    let indent = text.unicodeScalars.count - code.unicodeScalars.count
    let start = source.column(at: span.start)
    let isOneLine = source.line(at: span.end) == line
    var end = isOneLine ? source.column(at: span.end) : text.unicodeScalars.count
    if evenIfWhole { end = max(end, start + 1) }
    let length = code.unicodeScalars.count
    guard start >= indent, end > start, evenIfWhole || end - start < length else {
      return ["    \(code)"]
    }
    return ["    \(code)", "    " + blanks(under: code, start - indent) + carets(end - start)]
  }

  private static func carets(_ count: Int) -> String { String(repeating: "^", count: count) }

  /// Blanks as wide as the first characters of the code, so that carets stand right below it.
  private static func blanks(under code: Substring, _ count: Int) -> String {
    code.unicodeScalars.prefix(count).map { $0 == "\t" ? "\t" : " " }.joined()
      + String(repeating: " ", count: max(0, count - code.unicodeScalars.count))
  }
}
