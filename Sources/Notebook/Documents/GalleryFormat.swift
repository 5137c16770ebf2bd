/// sphinx-gallery's `.py`, the form of PyTorch's own tutorials: a docstring is the first prose; each
/// line of twenty `#` or more, or `# %%`, starts a block of comments in reStructuredText, and the
/// code up to the next is a cell.
enum GalleryFormat {
  /// Whether the file is one: it has a docstring first, and lines of `#` after it; or its docstring
  /// has a title as reStructuredText underlines it, and `# %%` lines that say no more.
  static func isGallery(_ text: TextLines) -> Bool {
    guard let docstring = Docstring(text) else { return false }
    var hasTitle: Bool?
    var hasMarker = false
    var quotes = OpenQuotes(.python)
    var offset = docstring.lines.upperBound
    while let line = text.line(at: offset) {
      let row = text[line]
      offset = line.next
      if !quotes.isOpen {
        if isRule(row) {
          if let next = text.line(at: offset), isComment(text[next]) { return true }
        } else if let marker = CellMarker(row) {
          guard marker.kind == .code else { return false }
          hasMarker = true
        }
      }
      quotes.read(row)
      if hasMarker, hasTitle == nil {
        hasTitle = RestructuredText.hasTitle(text.lines(in: docstring.content).map(\.text))
        if hasTitle == false { return false }
      }
    }
    return hasMarker
  }

  static func sections(_ text: TextLines) throws(DocumentLimit) -> [Section] {
    var sections: [Section] = []
    var offset = text.start
    if let docstring = Docstring(text) {
      try add(text.start..<docstring.lines.lowerBound, text, to: &sections)
      sections.append(
        .prose(.string(docstring.content, isRestructured: true), docstring.lines))
      offset = docstring.lines.upperBound
    }
    var start = offset
    var quotes = OpenQuotes(.python)
    while let line = text.line(at: offset) {
      let row = text[line]
      guard !quotes.isOpen, isRule(row) || CellMarker.behindSigns(row) != nil else {
        quotes.read(row)
        offset = line.next
        continue
      }
      try add(start..<offset, text, to: &sections)
      offset = line.next
      start = offset
      while let comment = text.line(at: offset), isComment(text[comment]) {
        offset = comment.next
      }
      if start < offset, sections.count < DocumentLimit.cells {
        sections.append(.prose(.comments(isRestructured: true), start..<offset))
      }
      start = offset
    }
    try add(start..<offset, text, to: &sections)
    return sections
  }

  /// A code cell, unless nothing stands there.
  private static func add(
    _ range: Range<Int>, _ text: TextLines, to sections: inout [Section]
  ) throws(DocumentLimit) {
    let section = Section(CellMarker(kind: .code), body: range, in: text)
    if section.source.isEmpty, section.outputs.isEmpty { return }
    guard sections.count < DocumentLimit.cells else { throw DocumentLimit() }
    sections.append(section)
  }

  /// Whether the line is a comment that prose may stand in.
  private static func isComment(_ row: ArraySlice<UInt8>) -> Bool {
    row.first == UInt8(ascii: "#") && !isRule(row) && CellMarker.behindSigns(row) == nil
      && !OutputLines.isOutput(row)
  }

  private static func isRule(_ row: ArraySlice<UInt8>) -> Bool {
    row.count >= 20 && row.prefix(20).allSatisfy { $0 == UInt8(ascii: "#") }
  }
}
