// The text of one cell or file, and where its lines begin.
// Nodes carry offsets only; whoever shows a place to a person asks here for line and column.
// Lines end at "\n", "\r\n" or "\r"; there is always at least one line.

/// A named source with its text as UTF-8, which turns offsets into lines and columns.
public final class SourceText: Sendable {
  /// What a traceback calls this source, such as `<cell 3>` or a path.
  public let name: String
  public let utf8: [UInt8]
  public let language: SourceLanguage
  private let lineStarts: [UInt32]

  public convenience init(_ text: String, name: String = "<string>") {
    self.init(text, name: name, language: .python)
  }

  public init(_ text: String, name: String = "<string>", language: SourceLanguage) {
    self.name = name
    self.language = language
    utf8 = Array(text.utf8)
    var starts: [UInt32] = [0]
    for (offset, byte) in utf8.enumerated() {
      let isLoneReturn =
        byte == UInt8(ascii: "\r")
        && !(offset + 1 < utf8.count && utf8[offset + 1] == UInt8(ascii: "\n"))
      if byte == UInt8(ascii: "\n") || isLoneReturn { starts.append(UInt32(offset + 1)) }
    }
    lineStarts = starts
  }

  public var text: String { String(decoding: utf8, as: UTF8.self) }

  public var lineCount: Int { lineStarts.count }

  /// The line that holds the offset, counted from 1.
  public func line(at offset: UInt32) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The number of characters (Unicode scalars, as Python counts) before the offset on its line.
  public func column(at offset: UInt32) -> Int {
    let start = Int(lineStarts[line(at: offset) - 1])
    let end = min(Int(offset), utf8.count)
    guard start < end else { return 0 }
    return utf8[start..<end].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  /// The text of a line, counted from 1, without its line end; empty outside the source.
  public func lineText(_ line: Int) -> String {
    guard line >= 1, line <= lineStarts.count else { return "" }
    let start = Int(lineStarts[line - 1])
    var end = line < lineStarts.count ? Int(lineStarts[line]) : utf8.count
    while end > start, utf8[end - 1] == UInt8(ascii: "\n") || utf8[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    }
    return String(decoding: utf8[start..<end], as: UTF8.self)
  }

  /// The text that a span covers, clamped to the source.
  public func text(in span: SourceSpan) -> String {
    let end = min(Int(span.end), utf8.count)
    let start = min(Int(span.start), end)
    return String(decoding: utf8[start..<end], as: UTF8.self)
  }
}
