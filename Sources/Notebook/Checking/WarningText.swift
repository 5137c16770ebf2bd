/// What of a cell's error stream is compared: the categories and messages of warnings, and other
/// lines as they are.
///
/// Python puts a path and a line number before a warning and the line of source behind it, which
/// differ from machine to machine; PyTorch adds where in its sources a warning comes from. Progress
/// bars measure time and are left out.
enum WarningText {
  static func compared(_ text: String) -> String {
    guard !text.isEmpty else { return text }
    var kept: [Substring] = []
    var isBelowWarning = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if isBelowWarning, line.hasPrefix("  ") {
        isBelowWarning = false
        continue
      }
      isBelowWarning = false
      if isProgress(line) { continue }
      if let warning = withoutPlace(line) {
        kept.append(withoutOrigin(warning))
        isBelowWarning = true
      } else {
        kept.append(withoutOrigin(line))
      }
    }
    return kept.joined(separator: "\n")
  }

  /// `UserWarning: text` of `/a/b.py:3: UserWarning: text`; nil for a line that is none.
  private static func withoutPlace(_ line: Substring) -> Substring? {
    var rest = line
    while let colon = rest.firstIndex(of: ":") {
      let next = rest.index(after: colon)
      let number = rest[next...].prefix { $0.isASCII && $0.isNumber }
      if !number.isEmpty, rest[number.endIndex...].hasPrefix(": ") {
        let message = rest[number.endIndex...].dropFirst(2)
        let category = message.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
        if category.hasSuffix("Warning"), message[category.endIndex...].hasPrefix(":") {
          return message
        }
      }
      rest = rest[next...]
    }
    return nil
  }

  private static func withoutOrigin(_ line: Substring) -> Substring {
    var rest = line
    while let open = rest.firstIndex(of: "(") {
      if rest[open...].hasPrefix("(Triggered internally at ") {
        let kept = line[..<open]
        return kept.hasSuffix(" ") ? kept.dropLast() : kept
      }
      rest = rest[rest.index(after: open)...]
    }
    return line
  }

  private static func isProgress(_ line: Substring) -> Bool {
    line.hasSuffix("]") && (line.contains("it/s") || line.contains("s/it") || line.contains("B/s"))
  }
}
