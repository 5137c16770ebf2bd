extension OutputLines {
  /// The outputs in lines that all are outputs.
  static func outputs(
    in text: TextLines, _ range: Range<Int>
  ) throws(DocumentLimit) -> [Output] {
    var reader = Reader()
    for line in text.lines(in: range) {
      reader.add(content(line))
      guard reader.outputs.count < DocumentLimit.outputs else { throw DocumentLimit() }
    }
    reader.close()
    return reader.outputs
  }

  private struct Reader {
    enum Open {
      case nothing
      case stdout
      case stderr
      case result(Int?)
      case error(String)
    }

    var outputs: [Output] = []
    var open = Open.nothing
    /// The rows of what is open, joined.
    var text: [UInt8] = []
    var hasText = false

    mutating func add(_ row: ArraySlice<UInt8>) {
      guard isMarker(row) else {
        let isEscaped = isMarker(row.drop { $0 == UInt8(ascii: "\\") })
        if case .nothing = open { open = .stdout }
        if case .stderr = open {
          close()
          open = .stdout
        }
        return append(isEscaped ? row.dropFirst() : row)
      }
      if let rest = standardError(row) {
        if case .stderr = open {} else { close() }
        open = .stderr
        return append(rest)
      }
      if row.begins(with: "traceback: ") { return addTraceback(row.dropFirst(11)) }
      close()
      if row.elementsEqual("stdout:".utf8) {
        open = .stdout
      } else if let (count, rest) = result(row) {
        open = .result(count)
        guard !rest.isEmpty else { return }
        append(rest)
        close()
      } else if let (name, message) = exception(row) {
        open = .error(name)
        if let message { append(Array(message.utf8)[...]) }
      } else {
        addJSON(row)
      }
    }

    private mutating func append(_ row: ArraySlice<UInt8>) {
      if hasText { text.append(UInt8(ascii: "\n")) }
      hasText = true
      text += row
    }

    mutating func close() {
      defer {
        open = .nothing
        text = []
        hasText = false
      }
      switch open {
      case .nothing: return
      case .stdout, .stderr:
        guard hasText else { return }
        if text.last == UInt8(ascii: "\\") { text.removeLast() } else { text.append(10) }
        var name = "stdout"
        if case .stderr = open { name = "stderr" }
        outputs.append(.stream(name: name, text: String(decoding: text, as: UTF8.self)))
      case .result(let count):
        outputs.append(
          .executeResult(
            data: .object([.init("text/plain", .string(String(decoding: text, as: UTF8.self)))]),
            metadata: .emptyObject, count: count))
      case .error(let name):
        let message = String(decoding: text, as: UTF8.self)
        outputs.append(
          .error(name: name, message: message, traceback: headline(name, message)))
      }
    }

    private mutating func addTraceback(_ text: ArraySlice<UInt8>) {
      close()
      guard case .error(let name, let message, _)? = outputs.last,
        let lines = JSON.line(text, depth: 5)?.array
      else { return addPlain("traceback: ", text) }
      outputs[outputs.count - 1] = .error(
        name: name, message: message, traceback: lines.compactMap(\.string))
    }

    /// An output that no other form has room for; text if it is none.
    private mutating func addJSON(_ row: ArraySlice<UInt8>) {
      guard let value = JSON.line(row, depth: 4), let output = try? NotebookFormat.output(value)
      else { return addPlain("", row) }
      outputs.append(output)
    }

    private mutating func addPlain(_ start: String, _ row: ArraySlice<UInt8>) {
      open = .stdout
      append(Array(start.utf8) + row)
    }
  }
}

extension JSON {
  /// The value that takes up a whole line; nil if something else stands there.
  fileprivate static func line(_ text: ArraySlice<UInt8>, depth: Int) -> JSON? {
    let bytes = Array(text)
    var position = 0
    guard let value = value(in: bytes, at: &position, end: bytes.count, depth: depth) else {
      return nil
    }
    return bytes[position...].isBlank ? value : nil
  }
}
