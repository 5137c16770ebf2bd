/// The string literal of three quotes that a Python file begins with, below comments.
struct Docstring {
  /// The lines that it takes up.
  let lines: Range<Int>
  /// What stands between the quotes.
  let content: Range<Int>

  init?(_ text: TextLines) {
    var offset = text.start
    while let line = text.line(at: offset) {
      let row = text[line]
      if row.isBlank || row.first == UInt8(ascii: "#") && CellMarker.behindSigns(row) == nil {
        offset = line.next
        continue
      }
      guard let content = Docstring.content(text.bytes, from: row.startIndex) else { return nil }
      var end = content.upperBound + 3
      guard let last = text.line(at: end) else {
        lines = offset..<end
        self.content = content
        return
      }
      guard text[last].isBlank else { return nil }
      end = last.next
      lines = offset..<end
      self.content = content
      return
    }
    return nil
  }

  private static func content(_ bytes: [UInt8], from start: Int) -> Range<Int>? {
    var first = start
    if bytes[first] | 0x20 == UInt8(ascii: "r") { first += 1 }
    guard first + 3 <= bytes.count, let quote = bytes[first..<(first + 3)].first,
      quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      bytes[first..<(first + 3)].allSatisfy({ $0 == quote })
    else { return nil }
    var index = first + 3
    while index + 3 <= bytes.count {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
      } else if bytes[index] == quote, bytes[index + 1] == quote, bytes[index + 2] == quote {
        return (first + 3)..<index
      } else {
        index += 1
      }
    }
    return nil
  }
}
