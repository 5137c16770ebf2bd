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
  }

  /// Runs every code cell; stops at the first that fails unless errors are allowed or the cell is
  /// tagged `raises-exception`. False if a cell failed that should not.
  public mutating func run(_ receive: @escaping Receiver) -> Bool {
    var succeeded = true
    for index in document.cells.indices where document.cells[index].kind == .code {
      let tags = document.cells[index].tags
      if tags.contains("skip-execution") { continue }
      if document.cells[index].source.allSatisfy(\.isWhitespace) {
        document.cells[index].outputs = []
        document.cells[index].executionCount = nil
        continue
      }
      let outputs = OutputCollector()
      let passed = session.run(document.cells[index].source) { event in
        outputs.add(event)
        receive(index, event)
      }
      document.cells[index].outputs = outputs.outputs
      document.cells[index].executionCount = session.executionCount
      if session.exitRequest != nil { break }
      guard passed || tags.contains("raises-exception") else {
        succeeded = false
        if allowsErrors { continue }
        break
      }
    }
    return succeeded
  }
}

/// Joins events to outputs: neighbouring texts of one stream become one.
public final class OutputCollector {
  public private(set) var outputs: [Output] = []

  public init() {}

  public func add(_ event: CellEvent) {
    switch event {
    case .stdout(let text): addStream("stdout", text)
    case .stderr(let text): addStream("stderr", text)
    case .result(let text, let count): outputs.append(.result(text, count: count))
    case .error(let error):
      outputs.append(
        .error(name: error.name, message: error.message, traceback: error.traceback))
    }
  }

  private func addStream(_ name: String, _ text: String) {
    if case .stream(name, let before)? = outputs.last {
      outputs[outputs.count - 1] = .stream(name: name, text: before + text)
    } else {
      outputs.append(.stream(name: name, text: text))
    }
  }
}
