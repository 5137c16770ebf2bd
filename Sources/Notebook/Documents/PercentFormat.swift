/// The native session file: cells in the percent format (`# %%`, `# %% [markdown]`), each with its
/// outputs in `#> ` lines below it. It is valid Python (or R), and a notebook for other tools.
///
/// What is written reads back as the same document: each cell is read again before it is accepted in
/// its readable form, and written in a plainer one otherwise.
enum PercentFormat {
  static func read(
    _ text: TextLines, _ language: Document.Language
  ) throws(DocumentLimit) -> (Document, [Section]) {
    let matter = FrontMatter.read(text)
    let sections = try SectionReader(text: text, language: language)
      .sections(from: matter?.end ?? text.start)
    let document = try document(text, sections, language, matter?.metadata ?? .emptyObject)
    return (document, sections)
  }

  /// The document of a text whose cells have been found.
  static func document(
    _ text: TextLines, _ sections: [Section], _ language: Document.Language,
    _ metadata: JSON = .emptyObject
  ) throws(DocumentLimit) -> Document {
    var cells: [Cell] = []
    cells.reserveCapacity(sections.count)
    for section in sections { cells.append(try section.cell(in: text, language)) }
    var counts = ExecutionCounts(cells)
    for index in cells.indices where cells[index].kind == .code {
      let count = sections[index].marker.executionCount ?? counts.expected(cells[index])
      cells[index].executionCount = count
      counts.advance(cells[index], to: count)
    }
    return Document(cells: cells, metadata: metadata, language: language)
  }

  static func write(_ document: Document) -> String {
    var text = ""
    let isUsual =
      document.metadata == .emptyObject
      || document.metadata == NotebookFormat.metadata(Document(language: document.language))
    if !isUsual { text += FrontMatter.written(document.metadata) }
    var counts = ExecutionCounts(document.cells)
    var identifiers = NotebookFormat.Identifiers(document)
    for (index, cell) in document.cells.enumerated() {
      if index > 0 { text += "\n" }
      var marker = CellMarker(kind: cell.kind)
      marker.metadata = cell.metadata
      // The id that a cell gets by its place need not be written down.
      let id = identifiers.identifier(of: cell, at: index)
      if cell.id != nil, id != Cell.identifier(at: index) { marker.id = id }
      marker.attachments = cell.attachments
      if cell.kind == .code {
        if cell.executionCount != counts.expected(cell) {
          marker.executionCount = .some(cell.executionCount)
        }
        counts.advance(cell, to: cell.executionCount)
      }
      text += written(cell, marker, document.language)
    }
    return text
  }

  /// One cell: its marker, its source, its outputs.
  private static func written(
    _ cell: Cell, _ marker: CellMarker, _ language: Document.Language
  ) -> String {
    var marker = marker
    let outputs = cell.kind == .code ? OutputLines.written(cell.outputs) : ""
    let writer = CellText(kind: cell.kind, language: language)
    for asComments in [false, true] {
      let (lines, encoding) = writer.lines(cell.source, asComments: asComments)
      marker.encoding = encoding
      let text = marker.line + "\n" + lines
      if readsBack(text, cell, marker, language) { return text + outputs }
    }
    marker.encoding = CellMarker.Encoding(source: cell.source)
    return marker.line + "\n" + outputs
  }

  /// Whether the text is read as this cell, but for its outputs, and a cell behind it as another.
  private static func readsBack(
    _ text: String, _ cell: Cell, _ marker: CellMarker, _ language: Document.Language
  ) -> Bool {
    let lines = TextLines(Array((text + "\n# %%\n").utf8))
    guard let sections = try? SectionReader(text: lines, language: language).sections(from: 0),
      sections.count == 2, sections[0].marker == marker,
      let read = try? sections[0].cell(in: lines, language)
    else { return false }
    return read.source == cell.source
  }
}
