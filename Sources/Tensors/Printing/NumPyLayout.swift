// Lines and brackets of a NumPy array's text.
//
// Words arrive in reading order. A row breaks before a word that would pass the right margin (a
// column is kept for the closing bracket of each level); other dimensions break after every slice,
// with blank lines between those of more than two dimensions.

struct NumPyLayout {
  private let shape: [Int]
  private let words: [String]
  private let summarized: Bool
  private let separator: String
  private let trimmedSeparator: String
  private let edgeItems: Int
  private let lineWidth: Int
  private let firstIndent: Int

  init(
    shape: [Int], words: [String], summarized: Bool, separator: String, prefixWidth: Int,
    options: NumPyPrintOptions
  ) {
    self.shape = shape
    self.words = words
    self.summarized = summarized
    self.separator = separator
    trimmedSeparator = Self.trimmed(separator)
    edgeItems = options.edgeItems
    lineWidth = options.lineWidth
    firstIndent = prefixWidth + 1
  }

  func text() -> String {
    var next = 0
    return slice(dimension: 0, indent: firstIndent, width: lineWidth, next: &next)
  }

  private func slice(dimension: Int, indent: Int, width: Int, next: inout Int) -> String {
    let left = shape.count - dimension
    guard left > 0 else {
      defer { next += 1 }
      return words[next]
    }
    let length = shape[dimension]
    let elided = summarized && 2 * edgeItems < length
    let head = elided ? edgeItems : 0
    let tail = elided ? edgeItems : length
    if left == 1 {
      return row(head: head, tail: tail, elided: elided, indent: indent, width: width, &next)
    }
    let margin = String(repeating: " ", count: indent)
    let lineBreak = trimmedSeparator + String(repeating: "\n", count: left - 1)
    var items: [String] = []
    for _ in 0..<head {
      items.append(
        slice(dimension: dimension + 1, indent: indent + 1, width: width - 1, next: &next))
    }
    if elided { items.append("...") }
    for _ in 0..<tail {
      items.append(
        slice(dimension: dimension + 1, indent: indent + 1, width: width - 1, next: &next))
    }
    return "[" + items.joined(separator: lineBreak + margin) + "]"
  }

  private func row(
    head: Int, tail: Int, elided: Bool, indent: Int, width: Int, _ next: inout Int
  ) -> String {
    let room = width - max(NumPyText.width(trimmedSeparator), 1)
    var lines = Lines(indent: indent, room: room)
    for index in 0..<head + tail {
      if index > 0 { lines.line += separator }
      if elided && index == head {
        lines.append("...")
        lines.line += separator
      }
      lines.append(words[next])
      next += 1
    }
    if elided && tail == 0 { lines.append("...") }
    return "[" + (lines.done + lines.line).dropFirst(indent) + "]"
  }

  /// The finished lines of a row and the one that grows.
  private struct Lines {
    var done = ""
    var line: String
    let indent: String
    let room: Int

    init(indent: Int, room: Int) {
      self.indent = String(repeating: " ", count: indent)
      self.room = room
      line = self.indent
    }

    mutating func append(_ word: String) {
      let parts = word.split(separator: "\n", omittingEmptySubsequences: false)
      let widest = parts.map(NumPyText.width).max() ?? 0
      let wraps =
        NumPyText.width(line) + widest > room
        && NumPyText.width(line) > NumPyText.width(indent)
      if wraps {
        done += NumPyLayout.trimmed(line) + "\n"
        line = indent
      }
      guard parts.count > 1 else {
        line += word
        return
      }
      let hang = String(repeating: " ", count: NumPyText.width(line))
      line += parts[0]
      for part in parts.dropFirst() {
        done += NumPyLayout.trimmed(line) + "\n"
        line = hang + part
      }
      line += String(repeating: " ", count: widest - NumPyText.width(parts[parts.count - 1]))
    }
  }

  private static func trimmed(_ text: String) -> String {
    var end = text.unicodeScalars.endIndex
    let scalars = text.unicodeScalars
    while end > scalars.startIndex {
      let before = scalars.index(before: end)
      guard scalars[before].properties.isWhitespace else { break }
      end = before
    }
    return String(scalars[..<end])
  }
}
