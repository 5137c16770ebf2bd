/// The kinds of session files, told by a file's name and, for text, by what stands in it.
public enum FileKind: Equatable {
  /// `.ipynb`: nbformat's JSON.
  case notebook
  /// `.py` or `.R` with `# %%` lines: the native form.
  case percent
  /// A tutorial's `.py`: a docstring, then code and comments in reStructuredText by turns.
  case gallery
  /// `.py` or `.R` without cells: a plain script.
  case script
  /// Text that was copied from a notebook's page, with `In [3]:` before each code cell.
  case transcript

  /// The language of a text file by its name; nil where the name does not say.
  static func language(_ path: String) -> Document.Language? {
    if path.hasSuffix(".py") { return .python }
    return path.hasSuffix(".R") || path.hasSuffix(".r") ? .r : nil
  }

  /// The kind of a text file.
  static func detect(_ text: TextLines, _ language: Document.Language) -> FileKind {
    if language == .python, GalleryFormat.isGallery(text) { return .gallery }
    var quotes = OpenQuotes(language)
    var offset = text.start
    while let line = text.line(at: offset) {
      if !quotes.isOpen, CellMarker.behindSigns(text[line]) != nil { return .percent }
      quotes.read(text[line])
      offset = line.next
    }
    return FrontMatter.read(text) == nil ? .script : .percent
  }
}
