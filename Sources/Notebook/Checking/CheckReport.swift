/// What came of checking one file: for every cell whether it shows what is stored.
public struct CheckReport {
  public enum Finding {
    /// The cell shows something else than what is stored for it.
    case different(CellComparison)
    /// The cell failed though nothing says that it should.
    case failed(CellError)
    /// Its stored output is an error, but it went through.
    case unexpectedSuccess(error: String)
    /// The session ended before the cell's turn.
    case notRun
  }

  /// A cell that is not as it should be.
  public struct Entry {
    /// The cell's number among the code cells, from 1.
    public let number: Int
    public let source: String
    public let finding: Finding
  }

  public internal(set) var entries: [Entry] = []
  /// The code cells of the file.
  public internal(set) var cellCount = 0
  /// The cells whose outputs were compared, and those of them that are near but not the same.
  public internal(set) var comparedCount = 0
  public internal(set) var nearCount = 0
  /// Whether Ctrl-C ended the check.
  public internal(set) var wasInterrupted = false

  /// Whether every cell is as it should be.
  public var isFine: Bool { entries.isEmpty && !wasInterrupted }

  /// Whether a cell failed that should not, or was not run.
  public var hasFailures: Bool {
    entries.contains { entry in
      switch entry.finding {
      case .failed, .notRun: return true
      case .different, .unexpectedSuccess: return false
      }
    }
  }
}
