/// A piece of prose in one style, safe to be shown.
///
/// Invariant: the text holds no control characters except line ends, which break the line.
struct StyledText: Equatable {
  private(set) var text: String
  let styles: [TextStyle]

  /// Makes any text safe; tabs become blanks.
  init(_ text: String, _ styles: [TextStyle] = []) {
    self.text = StyledText.safe(text)
    self.styles = styles
  }

  /// The text without anything that would act on a terminal; line ends stay.
  static func safe(_ text: String) -> String {
    let shown = SafeText.shown(text)
    guard shown.utf8.contains(where: { $0 == 0x09 || $0 == 0x0D }) else { return shown }
    var plain = String.UnicodeScalarView()
    for scalar in shown.unicodeScalars {
      switch scalar {
      case "\t": plain.append(contentsOf: "    ".unicodeScalars)
      case "\r": break
      default: plain.append(scalar)
      }
    }
    return String(plain)
  }

  mutating func append(_ character: Character) { text.append(character) }
}

extension [StyledText] {
  /// The pieces with their colours.
  func painted(_ palette: Palette) -> String {
    map { palette.text($0.text, $0.styles) }.joined()
  }

  var width: Int { reduce(0) { $0 + DisplayWidth.of($1.text) } }

  /// Adds a character to the last piece, or a new one if the style changes.
  mutating func append(_ character: Character, _ styles: [TextStyle]) {
    if last?.styles == styles {
      self[count - 1].append(character)
    } else {
      append(StyledText(String(character), styles))
    }
  }
}
