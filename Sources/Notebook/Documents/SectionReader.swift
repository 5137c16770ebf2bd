/// One cell's place in a text file: what stands where, as ranges of bytes of whole lines.
struct Section {
  /// How prose stands in the file.
  enum Form {
    /// As the percent format has it.
    case percent
    /// As comments; reStructuredText if so said.
    case comments(isRestructured: Bool)
    /// In these bytes, the inside of a string literal.
    case string(Range<Int>, isRestructured: Bool)
  }

  var marker: CellMarker
  var form = Form.percent
  /// From behind the marker's line to the next marker.
  var body: Range<Int>
  /// The lines of the source, without blank lines around them.
  var source: Range<Int>
  /// The lines of the outputs; where there are none, the place where they would stand.
  var outputs: Range<Int>

  /// Finds what stands where in a body. Outputs are the last lines that are not blank, if they have
  /// the sign of outputs.
  init(_ marker: CellMarker, body: Range<Int>, in text: TextLines) {
    self.marker = marker
    self.body = body
    let end = Section.endOfText(text, body.lowerBound, body.upperBound)
    var first = end
    while marker.kind == .code,
      let (line, start) = text.lastLine(from: body.lowerBound, before: first),
      OutputLines.isOutput(text[line])
    {
      first = start
    }
    outputs = first..<end
    let sourceEnd = Section.endOfText(text, body.lowerBound, first)
    var sourceStart = body.lowerBound
    while sourceStart < sourceEnd, let line = text.line(at: sourceStart, before: sourceEnd),
      text[line].isBlank
    {
      sourceStart = line.next
    }
    source = sourceStart..<sourceEnd
    if outputs.isEmpty { outputs = sourceEnd..<sourceEnd }
  }

  private static func endOfText(_ text: TextLines, _ start: Int, _ end: Int) -> Int {
    var end = end
    while let (line, first) = text.lastLine(from: start, before: end), text[line].isBlank {
      end = first
    }
    return end
  }

  /// The cell that stands here.
  func cell(
    in text: TextLines, _ language: Document.Language
  ) throws(DocumentLimit) -> Cell {
    switch form {
    case .percent: break
    case .comments(let isRestructured):
      let rows = text.lines(in: source).map { row in
        String(decoding: CellText.uncommented(row), as: UTF8.self)
      }
      return Cell(.markdown, isRestructured ? RestructuredText.markdown(rows) : joined(rows))
    case .string(let content, let isRestructured):
      let rows = text.lines(in: content).map(\.text)
      return Cell(.markdown, isRestructured ? RestructuredText.markdown(rows) : joined(rows))
    }
    let reader = CellText(kind: marker.kind, language: language)
    var cell = Cell(
      marker.kind, reader.source(in: text, source, marker.encoding), id: marker.id,
      metadata: marker.metadata, attachments: marker.attachments)
    if marker.kind == .code { cell.outputs = try OutputLines.outputs(in: text, outputs) }
    return cell
  }
}

extension Section {
  /// Rows of prose without blank ones around them.
  private func joined(_ rows: [String]) -> String {
    var rows = rows[...]
    while let first = rows.first, first.allSatisfy(\.isWhitespace) { rows.removeFirst() }
    while let last = rows.last, last.allSatisfy(\.isWhitespace) { rows.removeLast() }
    return rows.joined(separator: "\n")
  }

  /// Prose that stands in a file of another form.
  static func prose(_ form: Form, _ range: Range<Int>) -> Section {
    Section(form: form, range)
  }

  private init(form: Form, _ range: Range<Int>) {
    marker = CellMarker(kind: .markdown)
    self.form = form
    body = range
    source = range
    outputs = range.upperBound..<range.upperBound
  }
}

/// Cuts a text file in the percent format into the places of its cells.
struct SectionReader {
  let text: TextLines
  let language: Document.Language

  /// The sections from `start` on; text before the first marker is code.
  func sections(from start: Int) throws(DocumentLimit) -> [Section] {
    var sections: [Section] = []
    var marker: CellMarker?
    var bodyStart = start
    var offset = start
    var quotes = OpenQuotes(language)
    /// Whether prose stands in a string literal, which may hold markers.
    var isFirstRow = true
    while let line = text.line(at: offset) {
      let row = text[line]
      if !quotes.isOpen, let next = CellMarker(row) {
        try close(marker, bodyStart..<offset, &sections)
        marker = next
        bodyStart = line.next
        isFirstRow = true
      } else if marker?.kind ?? .code == .code || quotes.isOpen {
        quotes.read(row)
      } else if isFirstRow, !row.isBlank {
        if row.begins(with: "\"\"\"") || row.begins(with: "'''") { quotes.read(row) }
        isFirstRow = false
      }
      offset = line.next
    }
    try close(marker, bodyStart..<offset, &sections)
    return sections
  }

  private func close(
    _ marker: CellMarker?, _ body: Range<Int>, _ sections: inout [Section]
  ) throws(DocumentLimit) {
    let section = Section(marker ?? CellMarker(kind: .code), body: body, in: text)
    if marker == nil, section.source.isEmpty, section.outputs.isEmpty { return }
    guard sections.count < DocumentLimit.cells else { throw DocumentLimit() }
    sections.append(section)
  }
}

/// A file has more cells, or a cell more outputs, than anyone could have written.
struct DocumentLimit: Error {
  static let cells = 1_000_000
  static let outputs = 1_000_000
  /// Bytes of a copied page.
  static let page = 4 << 20
}
