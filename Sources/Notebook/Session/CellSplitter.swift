import Language

/// Cuts a stream of lines into cells: a cell ends where its text is complete.
public struct CellSplitter {
  private var lines: [String] = []

  public init() {}

  /// Takes one more line; the cell that was complete before it, if it begins a new one.
  public mutating func add(
    _ line: String, in language: SourceLanguage = .python
  ) -> String? {
    defer { lines.append(line) }
    let beginsStatement = line.first.map { !$0.isWhitespace && !continues(line) } ?? false
    guard beginsStatement, isComplete(lines, language) else { return nil }
    let cell = lines.joined(separator: "\n")
    lines = []
    return cell.allSatisfy(\.isWhitespace) ? nil : cell
  }

  /// What is left at the end of the stream.
  public mutating func finish() -> String? {
    let cell = lines.joined(separator: "\n")
    lines = []
    return cell.allSatisfy(\.isWhitespace) ? nil : cell
  }

  /// Whether a line at the left margin still belongs to the statement before it.
  private func continues(_ line: String) -> Bool {
    let word = line.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return ["else", "elif", "except", "finally"].contains(word)
  }

  private func isComplete(_ lines: [String], _ language: SourceLanguage) -> Bool {
    guard !lines.isEmpty else { return false }
    switch Completeness(of: lines.joined(separator: "\n") + "\n", in: language) {
    case .complete, .invalid: return true
    case .incomplete: return false
    }
  }
}
