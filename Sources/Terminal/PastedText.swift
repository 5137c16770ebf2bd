/// Makes cells of pasted text: line ends, tabs, and the prompts of a transcript.
public enum PastedText {
  /// The cells in a pasted text.
  ///
  /// If any line begins with `>>> ` or `In [n]: `, the paste is a transcript: its inputs are the cells,
  /// and outputs are left out. Otherwise all of it is one cell. Indentation that all lines of a cell
  /// share is removed, and empty lines at its edges.
  public static func cells(in pasted: String) -> [String] {
    let lines = dedented(clean(pasted).split(separator: "\n", omittingEmptySubsequences: false))
    let inputs = lines.contains { promptLength($0) != nil } ? transcript(lines) : [lines]
    let cells = inputs.map { withoutBlankEdges(dedented($0)).joined(separator: "\n") }
    return cells.count == 1 ? cells : cells.filter { !$0.allSatisfy(\.isWhitespace) }
  }

  /// Several cells as they stand in one buffer, those of several rows set off by empty ones.
  static func joined(_ cells: [String]) -> String {
    var text = cells.first ?? ""
    for (previous, cell) in zip(cells, cells.dropFirst()) {
      text += previous.contains("\n") || cell.contains("\n") ? "\n\n" : "\n"
      text += cell
    }
    return text
  }

  /// The text with all its lines but the first indented.
  static func indented(_ text: String, by count: Int) -> String {
    guard count > 0 else { return text }
    let blanks = String(repeating: " ", count: count)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { $0 == 0 || $1.isEmpty ? String($1) : blanks + $1 }
      .joined(separator: "\n")
  }

  /// One kind of line end, blanks for tabs, and no control characters: they would act on the
  /// terminal, and no program needs them raw.
  private static func clean(_ pasted: String) -> String {
    var text = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in pasted.unicodeScalars {
      switch scalar {
      case "\r": text.append("\n")
      case "\n": if previous != "\r" { text.append("\n") }
      case "\t": text.append(contentsOf: "    ".unicodeScalars)
      // Blanks of web pages.
      case "\u{A0}": text.append(" ")
      case "\u{FEFF}", "\u{200B}": break
      default:
        if scalar.value >= 0x20, !(0x7F..<0xA0).contains(scalar.value) { text.append(scalar) }
      }
      previous = scalar
    }
    return String(text)
  }

  /// How many characters of prompt open an input, or nil if the line opens none.
  private static func promptLength(_ line: Substring) -> Int? {
    if line == ">>>" || line.hasPrefix(">>> ") { return min(4, line.count) }
    guard line.hasPrefix("In [") else { return nil }
    var rest = line.dropFirst(4).drop { $0.isNumber || $0 == " " || $0 == "*" }
    // Within a lesson the place in it stands behind the number: `In [3] 2/9:`.
    if rest.hasPrefix("] ") {
      rest = rest.dropFirst().drop { $0 == " " || $0.isNumber || $0 == "/" }
    } else if rest.hasPrefix("]") {
      rest = rest.dropFirst()
    }
    guard rest.hasPrefix(":") else { return nil }
    let length = line.count - rest.count + 1
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

  /// The inputs of a transcript, each as its lines.
  private static func transcript(_ lines: [Substring]) -> [[Substring]] {
    var inputs: [[Substring]] = []
    // The width of the prompt above, while its input may go on; Taper's own rows are indented by it.
    var width: Int?
    for line in lines {
      if let length = promptLength(line) {
        inputs.append([line.dropFirst(length)])
        width = length
      } else if width != nil, let length = continuationLength(line) {
        inputs[inputs.count - 1].append(line.dropFirst(length))
      } else if let indent = width, indent > 4, line.prefix(indent).allSatisfy({ $0 == " " }),
        line.count > indent
      {
        inputs[inputs.count - 1].append(line.dropFirst(indent))
      } else {
        width = nil
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
