/// Why a session file cannot be read or written.
public enum DocumentError: Error, Equatable {
  case unreadable(path: String, reason: String)
  case unwritable(path: String, reason: String)
  case unknownFormat(path: String)
  case notText(path: String, line: Int, column: Int)
  case json(path: String, JSONError)
  case notANotebook(path: String, missing: String)
  case oldNotebook(path: String, major: Int)
  case otherLanguage(path: String, name: String)
  case otherLanguageThanName(path: String, language: Document.Language)
  case unwritableKind(path: String)
  case exists(path: String)
  case losesSomething(path: String)
  case badMetadata(path: String, problem: String)
  case tooManyCells(path: String)
  case tooLong(path: String)
  case badCell(path: String, index: Int, problem: String)
}

extension DocumentError: CustomStringConvertible {
  /// One sentence that says what is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): return "cannot read \(path): \(reason)"
    case .unwritable(let path, let reason): return "cannot write \(path): \(reason)"
    case .unknownFormat(let path):
      return "\(path) is no session file by its name: it must end in .ipynb, .py or .R, "
        + "or hold cells that begin with 'In [1]:'"
    case .notText(let path, let line, let column):
      return "\(path), line \(line), column \(column): this is not text in UTF-8"
    case .json(let path, let error):
      return "\(path), line \(error.line), column \(error.column): \(error.kind.words)"
    case .notANotebook(let path, let missing):
      return "\(path) is JSON but no notebook: it has no \(missing)"
    case .oldNotebook(let path, let major):
      return "\(path) is a version \(major) notebook; Taper reads version 4: convert it first "
        + "(jupyter nbconvert --to notebook)"
    case .otherLanguage(let path, let name):
      return "\(path) is written in \(name); Taper runs Python and R"
    case .otherLanguageThanName(let path, let language):
      let (name, ending) = language == .r ? ("R", ".R") : ("Python", ".py")
      return "the cells are in \(name), so \(path) must end in \(ending) or .ipynb"
    case .unwritableKind(let path):
      return
        "\(path) is a copy of a page; outputs are written to .ipynb, .py and .R: convert it first"
    case .exists(let path): return "\(path) is there already; --force replaces it"
    case .losesSomething(let path):
      return "\(path) could not hold everything, so it was not written; .ipynb holds the most"
    case .badMetadata(let path, let problem): return "\(path): \(problem)"
    case .tooManyCells(let path):
      return "\(path) has more than \(DocumentLimit.cells) cells or outputs"
    case .tooLong(let path):
      return "\(path) is no session file by its name, and longer than any copied page "
        + "(\(DocumentLimit.page >> 20) MB)"
    case .badCell(let path, let index, let problem): return "\(path), cell \(index): \(problem)"
    }
  }
}

extension JSONError.Kind {
  var words: String {
    switch self {
    case .expected(let what): return "expected \(what)"
    case .unexpectedEnd: return "the file ends in the middle of a value"
    case .badEscape: return "a backslash must be followed by one of \"\\/bfnrtu"
    case .badNumber: return "this is not a number"
    case .controlCharacter: return "a control character stands unescaped in a string"
    case .notUTF8: return "a string is not valid UTF-8"
    case .loneSurrogate: return "half of a surrogate pair is no character, and would be lost"
    case .tooDeep(let limit): return "values are nested more than \(limit) deep"
    case .tooMany(let limit): return "the file holds more than \(limit) values"
    case .trailingText: return "text follows after the end of the notebook"
    }
  }
}
