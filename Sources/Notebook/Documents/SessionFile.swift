/// A session file as it was read: its document, and where each cell stands in its text, so that new
/// outputs can be written back and all else stays byte for byte as it was.
public struct SessionFile {
  public let path: String
  public let kind: FileKind
  public let document: Document
  private let text: TextLines?
  private let sections: [Section]

  /// Reads a file of any kind that Taper knows. Halves of surrogate pairs, which no text can hold, are
  /// replaced by a mark, or refused if the reading must be exact.
  public init(path: String, isExact: Bool = false) throws(DocumentError) {
    try self.init(path: path, bytes: File.read(path), isExact: isExact)
  }

  /// Takes the bytes of a file for what its path says that it is.
  init(path: String, bytes: [UInt8], isExact: Bool = false) throws(DocumentError) {
    self.path = path
    if path.hasSuffix(".ipynb") {
      kind = .notebook
      document = try NotebookFormat.read(bytes, path: path, isExact: isExact)
      text = nil
      sections = []
      return
    }
    if let place = TextLines.placeOfBadByte(bytes) {
      throw .notText(path: path, line: place.line, column: place.column)
    }
    let text = TextLines(bytes)
    self.text = text
    guard let language = FileKind.language(path) else {
      guard bytes.count <= DocumentLimit.page else { throw .tooLong(path: path) }
      guard Transcript.isTranscript(text) else { throw .unknownFormat(path: path) }
      kind = .transcript
      document = Transcript.read(text)
      sections = []
      return
    }
    kind = FileKind.detect(text, language)
    do {
      switch kind {
      case .percent, .notebook, .transcript:
        (document, sections) = try PercentFormat.read(text, language)
      case .gallery:
        sections = try GalleryFormat.sections(text)
        document = try PercentFormat.document(text, sections, language)
      case .script:
        sections = try ScriptFormat(text: text, language: language).sections()
        document = try PercentFormat.document(text, sections, language)
      }
    } catch {
      throw .tooManyCells(path: path)
    }
    let named = try NotebookFormat.language(document.metadata, path: path)
    if let named, named != language {
      throw .otherLanguageThanName(path: path, language: named)
    }
  }

  /// The whole text of a file that is no notebook, as a script runs it.
  public var source: String {
    guard let text else { return "" }
    return String(decoding: text.bytes[text.start...], as: UTF8.self)
  }

  /// The file's text with the outputs of the document's cells in the place of its own. The document
  /// must have the cells of this file; whatever else changed in it is left out, except in a notebook.
  public func text(withOutputsOf document: Document) throws(DocumentError) -> String {
    guard let text else { return NotebookFormat.write(document) }
    guard kind != .transcript else { throw .unwritableKind(path: path) }
    precondition(document.cells.count == sections.count, "these are not the cells of the file")
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.bytes.count)
    var done = 0
    for (index, section) in sections.enumerated()
    where document.cells[index].outputs != self.document.cells[index].outputs {
      let place = section.outputs
      bytes += text.bytes[done..<place.lowerBound]
      done = place.upperBound
      var lines = OutputLines.written(document.cells[index].outputs, lineEnd: text.lineEnd)
      if let last = bytes.last, last != UInt8(ascii: "\n"), !lines.isEmpty {
        bytes += text.lineEnd.utf8
      }
      // A file whose last line has no end keeps that.
      let isOpen = done == text.bytes.count && text.bytes.last != UInt8(ascii: "\n")
      if isOpen, !lines.isEmpty { lines.removeLast() }
      bytes += lines.utf8
    }
    bytes += text.bytes[done...]
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes the new outputs back to the file.
  public func write(outputsOf document: Document) throws(DocumentError) {
    try File.write(try text(withOutputsOf: document), to: path)
  }
}
