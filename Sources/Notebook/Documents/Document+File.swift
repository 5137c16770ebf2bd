import Glibc

extension Document {
  /// Reads a session file of any kind that Taper knows.
  public init(path: String) throws(DocumentError) {
    self = try SessionFile(path: path).document
  }

  /// Writes the document in the form that the path's ending names: a notebook (`.ipynb`), or the
  /// percent format (`.py`, `.R`). The old file stays whole until the new one is complete.
  public func write(to path: String) throws(DocumentError) {
    try File.write(text(for: path), to: path)
  }

  /// Writes the document in another form, if a reader gets the same document back. A file that is
  /// there already stays, unless it is to be replaced.
  public func convert(to path: String, replacing: Bool) throws(DocumentError) {
    let text = try text(for: path)
    guard replacing || access(path, F_OK) != 0 else { throw .exists(path: path) }
    let again = try SessionFile(path: path, bytes: Array(text.utf8)).document
    guard try again.text(for: path) == text, again.holdsAll(of: self) else {
      throw .losesSomething(path: path)
    }
    try File.write(text, to: path)
  }

  /// Whether everything that the other document holds is here, in whatever order of keys.
  private func holdsAll(of other: Document) -> Bool {
    func withoutIdentifiers(_ cell: Cell) -> Cell {
      var cell = cell
      cell.id = nil
      return cell
    }
    let areEqual =
      cells.count == other.cells.count && identifiers == other.identifiers
      && NotebookFormat.metadata(self) == NotebookFormat.metadata(other)
      && zip(cells, other.cells).allSatisfy { withoutIdentifiers($0) == withoutIdentifiers($1) }
    return areEqual || NotebookFormat.write(self) == NotebookFormat.write(other)
  }

  /// The ids that the cells have in a notebook.
  private var identifiers: [String] {
    var identifiers = NotebookFormat.Identifiers(self)
    return cells.enumerated().map { identifiers.identifier(of: $1, at: $0) }
  }

  /// The document's text in the form that the path's ending names.
  func text(for path: String) throws(DocumentError) -> String {
    if path.hasSuffix(".ipynb") { return NotebookFormat.write(self) }
    guard let language = FileKind.language(path) else { throw .unknownFormat(path: path) }
    guard language == self.language else {
      throw .otherLanguageThanName(path: path, language: self.language)
    }
    return PercentFormat.write(self)
  }
}

/// Whole files, read and replaced at once.
enum File {
  static func read(_ path: String) throws(DocumentError) -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw .unreadable(path: path, reason: reason()) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var status = stat()
    if fstat(fileno(file), &status) == 0, status.st_size > 0 {
      bytes.reserveCapacity(Int(status.st_size))
    }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    if ferror(file) != 0 { throw .unreadable(path: path, reason: reason()) }
    return bytes
  }

  static func write(_ text: String, to path: String) throws(DocumentError) {
    let temporary = path + ".new-\(getpid())"
    guard let file = fopen(temporary, "wb") else {
      throw .unwritable(path: path, reason: reason())
    }
    var text = text
    let complete = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
    let flushed = fflush(file) == 0 && fsync(fileno(file)) == 0
    let closed = fclose(file) == 0
    guard complete, flushed, closed, rename(temporary, path) == 0 else {
      let why = reason()
      unlink(temporary)
      throw .unwritable(path: path, reason: why)
    }
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
