import Library

/// Runs the cells of a document in order and collects what they show.
public struct Replay {
  /// What is shown while cells run.
  public typealias Receiver = (_ cell: Int, CellEvent) -> Void

  private let session: Session
  private let allowsErrors: Bool
  public private(set) var document: Document

  public init(_ document: Document, session: Session, allowsErrors: Bool) {
    self.document = document
    self.session = session
    self.allowsErrors = allowsErrors
    session.language = document.language
  }

  /// Runs every code cell; stops at the first that fails unless errors are allowed or the cell is
  /// tagged `raises-exception`, and where `willRun` answers false for a cell's place. False if a cell
  /// failed that should not.
  public mutating func run(
    willRun: (_ cell: Int) -> Bool = { _ in true }, _ receive: @escaping Receiver
  ) -> Bool {
    var succeeded = true
    for index in document.cells.indices where document.cells[index].kind == .code {
      let tags = document.cells[index].tags
      if tags.contains("skip-execution") { continue }
      guard willRun(index) else { return false }
      let error = runCell(index, receive)
      if session.exitRequest != nil { break }
      guard error == nil || tags.contains("raises-exception") else {
        succeeded = false
        if allowsErrors { continue }
        break
      }
    }
    return succeeded
  }

  /// Runs the code cell at a place and stores what it shows; the error that ended it.
  mutating func runCell(_ index: Int, _ receive: @escaping Receiver) -> CellError? {
    let source = document.cells[index].source
    guard !source.allSatisfy(\.isWhitespace) else {
      document.cells[index].outputs = []
      document.cells[index].executionCount = nil
      return nil
    }
    let outputs = OutputCollector()
    var failure: CellError?
    let before = session.executionCount
    let passed = runRows(source) { event in
      if case .error(let error) = event { failure = error }
      outputs.add(event)
      receive(index, event)
    }
    document.cells[index].outputs = outputs.outputs
    let hasRun = session.executionCount > before
    document.cells[index].executionCount = hasRun ? session.executionCount : nil
    if !passed, failure == nil { failure = CellError(exitStatus: session.exitRequest ?? 1) }
    return failure
  }

  /// Runs the commands in a cell's top rows, then the rest of it. What commands answer is not part of
  /// what the cell shows.
  private func runRows(_ source: String, _ receive: @escaping (CellEvent) -> Void) -> Bool {
    guard source.hasPrefix(":") else { return session.run(source, receive) }
    let line = source.prefix { $0 != "\n" }
    guard let (command, _) = Command.parse(String(line)), command.mayStandInFiles else {
      receive(.error(CellError(command: String(line.prefix { $0 != " " }))))
      return false
    }
    let text = command.takesCode ? source : String(line)
    switch CommandRunner(session, width: { 80 }).run(text, receive) {
    case .quit, .text: break
    case .complaint(let text):
      receive(.error(CellError(name: "CommandError", message: text)))
      return false
    }
    let rest = source[line.endIndex...].drop { $0 == "\n" }
    guard !command.takesCode, !rest.allSatisfy(\.isWhitespace) else { return true }
    return runRows(String(rest), receive)
  }
}

extension CellError {
  /// A command that a file may not give.
  init(command: String) {
    self.init(name: "CommandError", message: "\(command) cannot stand in a file")
  }

  fileprivate init(name: String, message: String) {
    self.init(name: name, message: message, traceback: ["\(name): \(message)"])
  }
}
