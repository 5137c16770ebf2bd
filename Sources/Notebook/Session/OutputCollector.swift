/// Joins events to outputs: neighbouring texts of one stream become one.
public final class OutputCollector {
  private var finished: [Output] = []
  /// The text that the running stream has written so far.
  private var stream: (name: String, text: String)?

  public init() {}

  /// What the cell has shown so far.
  public var outputs: [Output] {
    guard let stream else { return finished }
    return finished + [.stream(name: stream.name, text: stream.text)]
  }

  public func add(_ event: CellEvent) {
    switch event {
    case .stdout(let text): addStream("stdout", text)
    case .stderr(let text): addStream("stderr", text)
    case .result(let text, let count): add(.result(text, count: count))
    case .display(let data):
      let members = data.texts.map { JSON.Member($0.mime, .string($0.text)) }
      add(.displayData(data: .object(members), metadata: .emptyObject))
    case .error(let error):
      add(.error(name: error.name, message: error.message, traceback: error.traceback))
    }
  }

  private func add(_ output: Output) {
    finished = outputs + [output]
    stream = nil
  }

  private func addStream(_ name: String, _ text: String) {
    if stream?.name == name {
      stream?.text += text
    } else {
      finished = outputs
      stream = (name, text)
    }
  }
}
