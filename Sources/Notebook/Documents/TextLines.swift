/// The lines of a text file, found one after the other: none is copied, so that a file of nothing
/// but line ends takes no more memory than another.
///
/// A line ends in `\n`; in a file whose first line ends in `\r\n`, the `\r` belongs to the line end
/// wherever it stands before `\n`.
struct TextLines {
  /// One line: its text without the line end, and where the line after it starts.
  struct Line: Equatable {
    let text: Range<Int>
    let next: Int
  }

  let bytes: [UInt8]
  let lineEnd: String
  /// Where the first line starts: behind a byte-order mark.
  let start: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? 0
    lineEnd = first > 0 && bytes[first - 1] == UInt8(ascii: "\r") ? "\r\n" : "\n"
  }

  /// Where the bytes stop being UTF-8; nil if all are. Lines and columns count from 1, columns in bytes.
  static func placeOfBadByte(_ bytes: [UInt8]) -> (line: Int, column: Int)? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var line = 1
    var start = 0
    var rest = bytes[...]
    while let newline = rest.firstIndex(of: UInt8(ascii: "\n")),
      String(validating: rest[..<newline], as: UTF8.self) != nil
    {
      line += 1
      start = newline + 1
      rest = bytes[start...]
    }
    var decoder = UTF8()
    var iterator = rest.makeIterator()
    var column = 1
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      column += UTF8.width(scalar)
    }
    return (line, column)
  }

  /// The line that starts at `offset`, or nil at the end of the text.
  func line(at offset: Int, before end: Int? = nil) -> Line? {
    let end = end ?? bytes.count
    guard offset < end else { return nil }
    guard let newline = bytes[offset..<end].firstIndex(of: UInt8(ascii: "\n")) else {
      return Line(text: trimmed(offset..<end), next: end)
    }
    return Line(text: trimmed(offset..<newline), next: newline + 1)
  }

  /// The last line of the text before `end`, and where it starts; nil if `start` is reached.
  func lastLine(from start: Int, before end: Int) -> (line: Line, start: Int)? {
    guard start < end else { return nil }
    let content = bytes[end - 1] == UInt8(ascii: "\n") ? end - 1 : end
    let newline = bytes[start..<content].lastIndex(of: UInt8(ascii: "\n"))
    let first = newline.map { $0 + 1 } ?? start
    return (Line(text: trimmed(first..<content), next: end), first)
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    guard lineEnd == "\r\n", let last = range.last, bytes[last] == UInt8(ascii: "\r") else {
      return range
    }
    return range.lowerBound..<last
  }

  subscript(_ line: Line) -> ArraySlice<UInt8> { bytes[line.text] }

  /// The lines of a part of the text.
  func lines(in range: Range<Int>) -> some Sequence<ArraySlice<UInt8>> {
    sequence(state: range.lowerBound) { offset -> ArraySlice<UInt8>? in
      guard let line = line(at: offset, before: range.upperBound) else { return nil }
      offset = line.next
      return self[line]
    }
  }
}

extension ArraySlice<UInt8> {
  /// Whether nothing but blanks stands here.
  var isBlank: Bool {
    allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0C || $0 == 0x0B }
  }

  func begins(with prefix: StaticString) -> Bool {
    prefix.withUTF8Buffer { starts(with: $0) }
  }

  /// What stands behind the prefix, or nil where the line begins otherwise.
  func after(_ prefix: StaticString) -> ArraySlice<UInt8>? {
    begins(with: prefix) ? dropFirst(prefix.utf8CodeUnitCount) : nil
  }

  var text: String { String(decoding: self, as: UTF8.self) }
}
