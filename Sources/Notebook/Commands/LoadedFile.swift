/// `:load FILE`: runs a file's cells in the session, showing each before what it shows.
enum LoadedFile {
  static func run(
    _ argument: String, _ session: Session, _ receive: @escaping (CellEvent) -> Void
  ) -> CommandRunner.Result {
    let path = SavedSession.expanded(argument[...])
    guard !path.isEmpty else { return .complaint(":load needs a file: :load session.py") }
    let document: Document
    do {
      document = try Document(path: path)
    } catch {
      return .complaint("\(error)")
    }
    var replay = Replay(document, session: session, allowsErrors: false)
    var count = 0
    let language = session.language
    defer { session.language = language }
    let succeeded = replay.run(
      willRun: { index in
        receive(.stdout(shown(document.cells[index].source, session)))
        count += 1
        return true
      }, { _, event in receive(event) })
    if session.exitRequest != nil { return .quit }
    guard succeeded else {
      return .complaint("\(path) stopped at a cell that fails; what ran before it stays")
    }
    return .text("\(count) \(count == 1 ? "cell" : "cells") of \(path) ran")
  }

  /// A cell as it looks at the prompt.
  private static func shown(_ source: String, _ session: Session) -> String {
    let prompt = "In [\(session.executionCount + 1)]: "
    let rows = source.split(separator: "\n", omittingEmptySubsequences: false)
    return prompt + rows.joined(separator: "\n" + "".padded(to: prompt.count)) + "\n"
  }
}
