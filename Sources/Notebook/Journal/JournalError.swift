/// Why there is no session to resume.
public enum JournalError: Error, Equatable {
  case none
  case unreadable(path: String, reason: String)
  case damaged(path: String, line: Int)
}

extension JournalError: CustomStringConvertible {
  /// One sentence that says what is wrong and what to do.
  public var description: String {
    switch self {
    case .none: return "there is no session to resume; taper begins one"
    case .unreadable(let path, let reason): return "cannot read the session in \(path): \(reason)"
    case .damaged(let path, let line):
      return "the session in \(path) is damaged in line \(line): repair the line, or move the file "
        + "away to resume the session before it"
    }
  }
}
