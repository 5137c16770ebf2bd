import Language

/// How the source of a cell stands in a text file, below its marker.
///
/// Code stands as it is, prose as comments. What cannot be read back from that goes to the marker's
/// options: blank lines around the source, carriage returns, or the whole source. Code that is no
/// Python, and would keep the rest of the file from running, stands as comments too.
struct CellText {
  let kind: Cell.Kind
  let language: Document.Language

  // MARK: - Reading

  /// The source in the lines of a part of a text.
  func source(
    in text: TextLines, _ range: Range<Int>, _ encoding: CellMarker.Encoding
  ) -> String {
    if let source = encoding.source { return source }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    if kind == .code, !encoding.isCommented {
      readCode(text, range, into: &bytes)
    } else if !readString(text, range, into: &bytes) {
      for line in text.lines(in: range) {
        bytes += CellText.uncommented(line)
        bytes.append(UInt8(ascii: "\n"))
      }
      if !range.isEmpty { bytes.removeLast() }
    }
    let source = encoding.start + String(decoding: bytes, as: UTF8.self) + encoding.end
    return encoding.hasCarriageReturns ? source.withCarriageReturns : source
  }

  private func readCode(_ text: TextLines, _ range: Range<Int>, into bytes: inout [UInt8]) {
    var quotes = OpenQuotes(language)
    var isAtTop = true
    for line in text.lines(in: range) {
      if quotes.isOpen {
        bytes += line
      } else {
        let row = CommentedRow.revived(line, isAtTop: isAtTop)
        isAtTop = isAtTop && (CommentedRow.isCommand(row[...]) || row[...].isBlank)
        bytes += row
      }
      quotes.read(line)
      bytes.append(UInt8(ascii: "\n"))
    }
    if !range.isEmpty { bytes.removeLast() }
  }

  /// Prose in one string literal of three quotes; false if it is written otherwise.
  private func readString(
    _ text: TextLines, _ range: Range<Int>, into bytes: inout [UInt8]
  ) -> Bool {
    guard kind != .code, let last = text.lastLine(from: range.lowerBound, before: range.upperBound)
    else { return false }
    var content = text.bytes[range.lowerBound..<last.line.text.upperBound]
    if content.first == UInt8(ascii: "r") || content.first == UInt8(ascii: "R") {
      content.removeFirst()
    }
    for quote: StaticString in ["\"\"\"", "'''"] where content.begins(with: quote) {
      guard content.count >= 6, content.suffix(3).begins(with: quote) else { return false }
      content = content.dropFirst(3).dropLast(3)
      if content.first == UInt8(ascii: "\n") { content.removeFirst() }
      if content.last == UInt8(ascii: "\n") { content.removeLast() }
      bytes += content
      return true
    }
    return false
  }

  /// A line of prose without its comment sign and the blank behind it.
  static func uncommented(_ line: ArraySlice<UInt8>) -> [UInt8] {
    let line = CommentedRow.unescapedMarker(line)[...]
    return Array(line.after("# ") ?? line.after("#") ?? line)
  }

  // MARK: - Writing

  /// The lines of the source, each with a line end, and what the marker must say of them. Code that is
  /// no Python stands as comments, and any code if so asked.
  func lines(
    _ source: String, asComments: Bool = false
  ) -> (text: String, CellMarker.Encoding) {
    var encoding = CellMarker.Encoding()
    var source = source
    if source.utf8.contains(UInt8(ascii: "\r")) {
      let plain = source.withoutCarriageReturns
      encoding.hasCarriageReturns = plain.withCarriageReturns == source
      if encoding.hasCarriageReturns { source = plain }
    }
    guard source.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x09 }) else {
      return ("", CellMarker.Encoding(source: source))
    }
    guard kind == .code else { return (CellText.commented(source), encoding) }
    let (start, body, end) = CellText.parts(source)
    let text = code(body)
    guard !asComments, language == .r || CellText.isPython(text) else {
      encoding.isCommented = true
      return (CellText.commented(source), encoding)
    }
    encoding.start = start
    encoding.end = end
    return (text, encoding)
  }

  private func code(_ body: Substring) -> String {
    guard !body.isEmpty else { return "" }
    var quotes = OpenQuotes(language)
    var isAtTop = true
    var bytes: [UInt8] = []
    for row in Array(body.utf8).split(separator: 10, omittingEmptySubsequences: false) {
      let line = quotes.isOpen ? Array(row) : CommentedRow.saved(row, isAtTop: isAtTop)
      isAtTop = isAtTop && !quotes.isOpen && (CommentedRow.isCommand(row) || row.isBlank)
      quotes.read(line[...])
      bytes += line
      bytes.append(UInt8(ascii: "\n"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Every line as a comment.
  private static func commented(_ source: String) -> String {
    guard !source.isEmpty else { return "" }
    var bytes: [UInt8] = []
    for row in Array(source.utf8).split(separator: 10, omittingEmptySubsequences: false) {
      let line = row.isEmpty ? Array("#".utf8) : Array("# ".utf8) + row
      bytes += CommentedRow.escapedMarker(line[...])
      bytes.append(UInt8(ascii: "\n"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The source between the blank lines before it and what would be taken for blank lines or outputs
  /// after it.
  private static func parts(
    _ source: String
  ) -> (start: String, body: Substring, end: String) {
    let utf8 = Array(source.utf8)
    var end = utf8.count
    while end > 0 {
      let first = utf8[..<end].lastIndex(of: 10).map { $0 + 1 } ?? 0
      guard utf8[first..<end].isBlank || OutputLines.isOutput(utf8[first..<end]) else { break }
      end = max(first - 1, 0)
      if first == 0 { break }
    }
    if end == 0 { return ("", "", source) }
    var start = 0
    while let newline = utf8[start..<end].firstIndex(of: 10), utf8[start..<newline].isBlank {
      start = newline + 1
    }
    let text = source.utf8
    func index(_ offset: Int) -> String.Index { text.index(text.startIndex, offsetBy: offset) }
    return (
      String(source[..<index(start)]), source[index(start)..<index(end)],
      String(source[index(end)...])
    )
  }

  /// Whether Python could compile the text; code that is longer than anyone writes is not looked at.
  private static func isPython(_ text: String) -> Bool {
    text.utf8.count > 1 << 20 || (try? Parser.parse(SourceText(text))) != nil
  }
}

extension String {
  /// The text with `\r\n` for every `\n`.
  fileprivate var withCarriageReturns: String {
    String(decoding: utf8.flatMap { $0 == 10 ? [13, 10] : [$0] }, as: UTF8.self)
  }

  /// The text with `\n` for every `\r\n`.
  fileprivate var withoutCarriageReturns: String {
    var bytes: [UInt8] = []
    for byte in utf8 {
      if byte == 10, bytes.last == 13 { bytes.removeLast() }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
