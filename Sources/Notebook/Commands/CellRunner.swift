/// Runs whatever is typed at a prompt or comes from a pipe: cells, commands, questions.
public struct CellRunner {
  /// How a cell ended.
  public enum Outcome: Equatable {
    case succeeded
    case failed
    /// Ctrl-C stopped it.
    case interrupted
    /// The session is over, with this exit status.
    case ended(Int)
  }

  private let session: Session
  private let commands: CommandRunner
  private let inspection: Inspection

  /// `width` says how many columns a line that a command shows may take; `lessons` carries out
  /// commands about lessons.
  public init(
    _ session: Session, width: @escaping () -> Int = { 80 },
    lessons: CommandRunner.LessonCommands? = nil
  ) {
    self.session = session
    commands = CommandRunner(session, width: width, lessons: lessons)
    inspection = Inspection(session)
  }

  /// Runs one cell. Rows at its top that begin with a colon are commands; in a cell that comes from a
  /// file as it is, only those that do nothing beyond the session.
  public func run(
    _ cell: String, isFromFile: Bool = false, _ receive: @escaping (CellEvent) -> Void
  ) -> Outcome {
    if cell.hasPrefix(":") { return runCommand(cell, isFromFile, receive) }
    if Inspection.isQuestion(cell) {
      receive(.stdout(inspection.answer(cell) + "\n"))
      return .succeeded
    }
    if isFarewell(cell) { return .ended(0) }
    var wasInterrupted = false
    let succeeded = session.run(cell) { event in
      if case .error(let error) = event { wasInterrupted = error.isInterrupt }
      receive(event)
    }
    tellOfHistory(receive)
    if let status = session.exitRequest { return .ended(status) }
    return succeeded ? .succeeded : wasInterrupted ? .interrupted : .failed
  }

  private func runCommand(
    _ cell: String, _ isFromFile: Bool, _ receive: @escaping (CellEvent) -> Void
  ) -> Outcome {
    let command = Command.parse(cell)?.command
    if isFromFile, command?.mayStandInFiles != true {
      receive(.error(CellError(command: String(cell.prefix { !$0.isWhitespace }))))
      return .failed
    }
    let takesRows = command?.takesCode ?? false
    let end = takesRows ? cell.endIndex : cell.firstIndex(of: "\n") ?? cell.endIndex
    switch commands.run(String(cell[..<end]), receive) {
    case .quit: return .ended(0)
    case .complaint(let text):
      receive(.stderr(text + "\n"))
      return .failed
    case .text(let text):
      if !text.isEmpty { receive(.stdout(text + "\n")) }
    }
    tellOfHistory(receive)
    if let status = session.exitRequest { return .ended(status) }
    let rest = cell[end...].drop { $0 == "\n" }
    return rest.allSatisfy(\.isWhitespace)
      ? .succeeded : run(String(rest), isFromFile: isFromFile, receive)
  }

  /// Says which cells can no longer be taken back, when that has changed.
  private func tellOfHistory(_ receive: (CellEvent) -> Void) {
    if let note = session.rewind.takeNote() { receive(.stderr("Note: \(note)\n")) }
  }

  /// `exit` and `quit` leave without brackets too, unless they are names of the user's own.
  private func isFarewell(_ cell: String) -> Bool {
    ["exit", "quit"].contains(cell) && session.namespace.get(cell).isUndefined
  }
}
