/// Joins events to outputs: neighbouring texts of one stream become one.
public final class OutputCollector {
  private var finished: [Output] = []
  /// The text that the running stream has written so far.
  private var stream: (name: String, text: String)?

  /// How much more text is kept; what comes after it is left out.
  private var room: Int

  public init(limit: Int = .max) { room = limit }

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
    guard room > 0 else { return }
    room -= text.utf8.count
    let text = room > 0 ? text : text + "... (more was shown than is kept)\n"
    if stream?.name == name {
      stream?.text += text
    } else {
      finished = outputs
      stream = (name, text)
    }
  }
}
