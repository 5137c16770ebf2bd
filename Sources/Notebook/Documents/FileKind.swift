/// The kinds of session files, told by a file's name and, for text, by what stands in it.
public enum FileKind: Equatable {
  /// `.ipynb`: nbformat's JSON.
  case notebook
  /// `.py` or `.R` with `# %%` lines: the native form.
  case percent
  /// `.py` or `.R` without cells: a plain script.
  case script

  /// The language of a text file by its name; nil where the name does not say.
  static func language(_ path: String) -> Document.Language? {
    if path.hasSuffix(".py") { return .python }
    return path.hasSuffix(".R") || path.hasSuffix(".r") ? .r : nil
  }

  /// The kind of a text file.
  static func detect(_ text: TextLines, _ language: Document.Language) -> FileKind {
    var offset = text.start
    while let line = text.line(at: offset) {
      if CellMarker.behindSigns(text[line]) != nil { return .percent }
      offset = line.next
    }
    return .script
  }
}
