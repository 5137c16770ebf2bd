/// Breaks a message where the screen ends so that no word is torn.
///
/// Lines that fit stay as they are. In one that does not, the blanks at a break give way to the line's
/// end, and what follows keeps the line's indent; a word longer than a line is left to the terminal.
public enum MessageLines {
  public static func broken(_ text: String, columns: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { broken(line: $0, columns: max(columns, 1)) }
      .joined(separator: "\n")
  }

  private static func broken(line: Substring, columns: Int) -> String {
    let blanks = line.prefix { $0 == " " }
    // The indent must leave room for words.
    let indent = blanks.count * 2 <= columns ? String(blanks) : ""
    var result = String(blanks)
    var width = blanks.count
    var gap = 0
    var isFirst = true
    for part in line.dropFirst(blanks.count).split(
      separator: " ", omittingEmptySubsequences: false)
    {
      let word = String(part)
      let wordWidth = DisplayWidth.of(word)
      if isFirst || width + gap + wordWidth <= columns {
        result += String(repeating: " ", count: gap) + word
        width += gap + wordWidth
        gap = 1
      } else if !word.isEmpty {
        result += "\n" + indent + word
        width = indent.count + wordWidth
        gap = 1
      } else {
        gap += 1
      }
      isFirst = false
    }
    return result
  }
}
