/// What a cell shows, parted by where it shows it, so that two runs can be compared part by part.
///
/// Neighbouring and separate texts of one stream are one text; progress bars that rewrite their line
/// are folded to what stands there at the end. How parts mix does not count, nor do images, HTML
/// beside a plain text, tracebacks, and numbers of cells.
struct ShownOutputs: Equatable {
  var stdout = ""
  var stderr = ""
  /// What was displayed on the way, as plain text; pictures are left out.
  var displays: [String] = []
  var result: String?
  var error: (name: String, message: String)?

  init(_ outputs: [Output]) {
    for output in outputs {
      switch output {
      case .stream("stderr", let text): stderr += text
      case .stream(_, let text): stdout += text
      case .executeResult(let data, _, _): result = data["text/plain"]?.joinedText ?? ""
      case .displayData(let data, _):
        guard !ShownOutputs.isPicture(data), let text = data["text/plain"]?.joinedText else {
          continue
        }
        displays.append(text)
      case .error(let name, let message, _):
        error = (name, ShownOutputs.withoutPlace(message, of: name))
      }
    }
    stdout = FoldedText.folded(stdout)
    stderr = WarningText.compared(FoldedText.folded(stderr))
  }

  static func == (left: ShownOutputs, right: ShownOutputs) -> Bool {
    left.stdout == right.stdout && left.stderr == right.stderr && left.displays == right.displays
      && left.result == right.result && left.error?.name == right.error?.name
      && left.error?.message == right.error?.message
  }

  /// The parts with a name each, in the order in which they are reported.
  var parts: [(name: Part, text: String)] {
    var parts: [(name: Part, text: String)] = []
    if !stdout.isEmpty { parts.append((.stdout, stdout)) }
    if !stderr.isEmpty { parts.append((.stderr, stderr)) }
    for (index, text) in displays.enumerated() { parts.append((.display(index + 1), text)) }
    if let result { parts.append((.result, result)) }
    if let error {
      let message = error.message.isEmpty ? "" : ": " + error.message
      parts.append((.error, error.name + message))
    }
    return parts
  }

  /// Where a cell showed a text.
  enum Part: Hashable {
    case stdout
    case stderr
    case display(Int)
    case result
    case error
  }

  private static func isPicture(_ data: JSON) -> Bool {
    data.members?.contains { $0.key.hasPrefix("image/") } ?? false
  }

  /// The message of a mistake in the code without ` (cell.py, line 1)` at its end: cells are named
  /// differently from run to run.
  private static func withoutPlace(_ message: String, of name: String) -> String {
    guard ["SyntaxError", "IndentationError", "TabError"].contains(name), message.hasSuffix(")"),
      let open = message.lastIndex(of: "("),
      message[open...].contains("line "), open > message.startIndex
    else { return message }
    var text = message[..<open]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
