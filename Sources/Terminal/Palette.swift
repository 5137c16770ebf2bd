import Glibc

/// What a piece of text is, so that it can be painted.
public enum TextStyle: Sendable {
  case keyword
  case string
  case number
  case comment
  case builtin
  case definition
  case prompt
  case promptNumber
  case output
  case outputNumber
  case error
  case warning
  case heading
  case faint
  case emphasis
  case strong
  case strikethrough
  case code
  case link
}

/// Colours from the terminal's own sixteen, so that they follow its theme; none where they are not
/// wanted.
public struct Palette: Sendable {
  public let hasColours: Bool

  public init(hasColours: Bool) { self.hasColours = hasColours }

  /// The palette for a file descriptor: NO_COLOR and TERM=dumb turn colours off, FORCE_COLOR on.
  public init(for descriptor: Int32) {
    func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    if let off = variable("NO_COLOR"), !off.isEmpty {
      hasColours = false
    } else if let force = variable("FORCE_COLOR"), !force.isEmpty {
      hasColours = true
    } else {
      hasColours = isatty(descriptor) != 0 && variable("TERM") != "dumb"
    }
  }

  /// The text in its colour.
  public func text(_ text: String, _ style: TextStyle) -> String {
    hasColours ? "\u{1B}[\(code(style))m\(text)\u{1B}[0m" : text
  }

  /// The text in several styles at once.
  func text(_ text: String, _ styles: [TextStyle]) -> String {
    guard hasColours, !styles.isEmpty, !text.isEmpty else { return text }
    return "\u{1B}[\(styles.map(code).joined(separator: ";"))m\(text)\u{1B}[0m"
  }

  /// The sequence that begins a style, or nothing; `end` ends it.
  func start(_ style: TextStyle) -> String { hasColours ? "\u{1B}[\(code(style))m" : "" }
  var end: String { hasColours ? "\u{1B}[0m" : "" }

  private func code(_ style: TextStyle) -> String {
    switch style {
    case .keyword: return "35"
    case .string: return "32"
    case .number: return "36"
    case .comment, .faint: return "90"
    case .builtin: return "34"
    case .definition: return "1;34"
    case .prompt: return "32"
    case .promptNumber: return "1;32"
    case .output: return "31"
    case .outputNumber: return "1;31"
    case .error: return "1;31"
    case .warning: return "33"
    case .heading, .strong: return "1"
    case .emphasis: return "3"
    case .link: return "4"
    case .strikethrough: return "9"
    case .code: return "36"
    }
  }
}
