/// Figures drawn with characters: U+0001 and a letter in a row change the colour.
public enum PlotText {
  /// The rows with the terminal's own colours, or without any.
  public static func painted(_ rows: [String], _ palette: Palette) -> String {
    rows.map { painted($0, palette) }.joined(separator: "\n")
  }

  private static func painted(_ row: String, _ palette: Palette) -> String {
    let parts = row.split(separator: "\u{1}", omittingEmptySubsequences: false)
    var text = SafeText.shown(String(parts[0]))
    for part in parts.dropFirst() {
      let words = SafeText.shown(String(part.dropFirst()))
      guard palette.hasColours, let code = part.first.flatMap({ codes[$0] }), !words.isEmpty else {
        text += words
        continue
      }
      text += "\u{1B}[\(code)m\(words)\u{1B}[0m"
    }
    return text
  }

  private static let codes: [Character: String] = [
    "r": "31", "g": "32", "y": "33", "b": "34", "m": "35", "c": "36", "k": "90", "Y": "93",
    "M": "95",
  ]
}
