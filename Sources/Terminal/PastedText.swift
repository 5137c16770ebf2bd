/// Makes a cell of pasted text: line ends, tabs, and the prompts of a transcript.
public enum PastedText {
  /// The text as it enters the buffer.
  ///
  /// If any line begins with `>>> ` or `In [n]: `, the paste is a transcript: only its inputs are
  /// kept, their continuation lines included. Otherwise everything is kept; indentation that all
  /// lines share is removed, a last line end too.
  public static func cell(from pasted: String) -> String {
    var text = ""
    var previous: Unicode.Scalar = " "
    for scalar in pasted.unicodeScalars {
      switch scalar {
      case "\r": text += "\n"
      case "\n": if previous != "\r" { text += "\n" }
      case "\t": text += "    "
      default:
        // Control characters would reach the terminal; nothing in a program needs them raw.
        if scalar.value >= 0x20, !(0x7F..<0xA0).contains(scalar.value) {
          text.unicodeScalars.append(scalar)
        }
      }
      previous = scalar
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let inputs = lines.contains { promptLength($0) != nil } ? transcript(lines) : lines
    return withoutBlankEdges(dedented(inputs)).joined(separator: "\n")
  }

  /// How many characters of prompt open an input, or nil if the line opens none.
  private static func promptLength(_ line: Substring) -> Int? {
    if line == ">>>" || line.hasPrefix(">>> ") { return min(4, line.count) }
    guard line.hasPrefix("In [") else { return nil }
    let rest = line.dropFirst(4).drop { $0.isNumber || $0 == " " || $0 == "*" }
    guard rest.hasPrefix("]:") else { return nil }
    let length = line.count - rest.count + 2
    return line.dropFirst(length).first == " " ? length + 1 : length
  }

  /// How many characters of prompt continue an input, or nil if the line continues none.
  private static func continuationLength(_ line: Substring) -> Int? {
    if line == "..." || line.hasPrefix("... ") { return min(4, line.count) }
    let rest = line.drop { $0 == " " }
    guard line.first == " ", rest.hasPrefix("...:") else { return nil }
    let length = line.count - rest.count + 4
    return line.dropFirst(length).first == " " ? length + 1 : length
  }

  private static func transcript(_ lines: [Substring]) -> [Substring] {
    var inputs: [Substring] = []
    var isContinued = false
    for line in lines {
      if let length = promptLength(line) {
        inputs.append(line.dropFirst(length))
        isContinued = true
      } else if isContinued, let length = continuationLength(line) {
        inputs.append(line.dropFirst(length))
      } else {
        isContinued = false
      }
    }
    return inputs
  }

  private static func dedented(_ lines: [Substring]) -> [Substring] {
    let indents = lines.filter { !$0.allSatisfy(\.isWhitespace) }
      .map { $0.prefix { $0 == " " }.count }
    guard let shared = indents.min(), shared > 0 else { return lines }
    return lines.map { $0.dropFirst(min(shared, $0.prefix { $0 == " " }.count)) }
  }

  private static func withoutBlankEdges(_ lines: [Substring]) -> ArraySlice<Substring> {
    var lines = lines[...]
    while lines.count > 1, let last = lines.last, last.allSatisfy(\.isWhitespace) {
      lines.removeLast()
    }
    while lines.count > 1, let first = lines.first, first.allSatisfy(\.isWhitespace) {
      lines.removeFirst()
    }
    return lines
  }
}
