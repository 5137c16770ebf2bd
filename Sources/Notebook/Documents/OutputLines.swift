/// The outputs of a cell as comment lines below its source.
///
///     #> printed text, line for line
///     #> Out[3]: tensor([1., 2.])          a result; one of several lines begins on the next line
///     #> stderr: UserWarning: ...          each line of the error stream
///     #> raises ValueError: message        an exception; more lines of its message follow
///     #> traceback: ["...", ...]           its traceback, where that is more than name and message
///     #> stdout:                           printed text follows, where lines would belong to the above
///     #> {"output_type": ...}              any other output, as nbformat has it
///
/// Text that does not end its last line has a backslash there. A line of text that looks like one of
/// the forms above gets a backslash before it, and one that has some already gets one more. Text with
/// control characters stands in the last form.
enum OutputLines {
  /// Whether the line is one of a cell's outputs, if it stands at the cell's end.
  static func isOutput(_ line: ArraySlice<UInt8>) -> Bool {
    line.begins(with: "#> ") || line.elementsEqual("#>".utf8)
  }

  /// What stands behind the sign.
  static func content(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.after("#> ") ?? line.dropFirst(2)
  }

  // MARK: - Writing

  /// The lines, each with `lineEnd`.
  static func written(_ outputs: [Output], lineEnd: String = "\n") -> String {
    var writer = Writer(lineEnd: lineEnd)
    for output in outputs { writer.add(output) }
    return writer.text
  }

  private struct Writer {
    /// What a line of plain text would belong to.
    enum Open {
      case nothing, stdout, stderr, more
    }

    let lineEnd: String
    var text = ""
    private var open = Open.nothing

    init(lineEnd: String) { self.lineEnd = lineEnd }

    private mutating func append(_ row: some StringProtocol) {
      text += row.isEmpty ? "#>" : "#> "
      text += row
      text += lineEnd
    }

    mutating func add(_ output: Output) {
      switch output {
      case .stream("stdout", let text):
        guard let rows = streamRows(text) else { return addJSON(output) }
        if open == .stdout || open == .more { append("stdout:") }
        for row in rows { append(escaped(row)) }
        open = .stdout
      case .stream("stderr", let text):
        guard open != .stderr, let rows = streamRows(text) else { return addJSON(output) }
        for row in rows { append(row.isEmpty ? "stderr:" : "stderr: " + row) }
        open = .stderr
      case .executeResult(let data, .object([]), let count):
        guard case .object(let members) = data, members.count == 1,
          members[0].key == "text/plain", case .string(let text) = members[0].value, isPlain(text)
        else { return addJSON(output) }
        addResult(text, count)
      case .error(let name, let message, let traceback):
        guard isExceptionName(name[...]), isPlain(message) else { return addJSON(output) }
        addError(name, message, traceback)
      case .stream, .executeResult, .displayData: addJSON(output)
      }
    }

    private mutating func addResult(_ text: String, _ count: Int?) {
      let label = "Out[\(count.map(String.init) ?? " ")]:"
      let rows = OutputLines.rows(text)
      if rows.count == 1, !text.isEmpty {
        append(label + " " + text)
        open = .nothing
      } else {
        append(label)
        if !text.isEmpty {
          for row in rows { append(escaped(row)) }
        }
        open = .more
      }
    }

    private mutating func addError(_ name: String, _ message: String, _ traceback: [String]) {
      if message.isEmpty {
        append("raises " + name)
      } else {
        let rows = OutputLines.rows(message)
        append("raises " + name + (rows[0].isEmpty ? ":" : ": " + rows[0]))
        for row in rows.dropFirst() { append(escaped(row)) }
      }
      open = .more
      guard traceback != headline(name, message) else { return }
      append("traceback: " + JSON.array(traceback.map(JSON.string)).compact)
      open = .nothing
    }

    private mutating func addJSON(_ output: Output) {
      append(NotebookFormat.json(output).compact)
      open = .nothing
    }

    /// The rows of a stream's text, or nil if it must be written otherwise.
    private func streamRows(_ text: String) -> [Substring]? {
      guard !text.isEmpty, isPlain(text) else { return nil }
      var rows = OutputLines.rows(text)
      if rows.last == "" {
        rows.removeLast()
        return rows.last?.utf8.last == UInt8(ascii: "\\") ? nil : rows
      }
      rows[rows.count - 1] += "\\"
      return rows
    }

    private func isPlain(_ text: String) -> Bool {
      text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x09 }
    }

    private func escaped(_ row: Substring) -> Substring {
      // Most rows cannot be a form, as their first letter says.
      guard let first = row.utf8.first, "Osrt{\\".utf8.contains(first) else { return row }
      return isMarker(Array(row.utf8)[...].drop { $0 == UInt8(ascii: "\\") }) ? "\\" + row : row
    }
  }

  /// What a traceback has at least: the exception's name and its message, line for line.
  static func headline(_ name: String, _ message: String) -> [String] {
    rows(message.isEmpty ? name : name + ": " + message).map(String.init)
  }

  private static func rows(_ text: String) -> [Substring] {
    text.utf8.split(separator: 10, omittingEmptySubsequences: false).map(Substring.init)
  }

  // MARK: - Forms

  /// Whether a row of text would be taken for one of the forms.
  static func isMarker(_ row: ArraySlice<UInt8>) -> Bool {
    switch row.first {
    case UInt8(ascii: "O"): return result(row) != nil
    case UInt8(ascii: "s"): return row.elementsEqual("stdout:".utf8) || standardError(row) != nil
    case UInt8(ascii: "r"): return exception(row) != nil
    case UInt8(ascii: "t"): return row.begins(with: "traceback: [")
    case UInt8(ascii: "{"): return row.begins(with: "{\"output_type\":")
    default: return false
    }
  }

  /// `Out[3]:` or `Out[ ]:`, and what follows it.
  static func result(
    _ row: ArraySlice<UInt8>
  ) -> (count: Int?, rest: ArraySlice<UInt8>)? {
    guard let behind = row.after("Out[") else { return nil }
    let digits = behind.prefix { (0x30...0x39).contains($0) }
    let rest: ArraySlice<UInt8>
    if digits.isEmpty {
      guard let bracket = behind.after(" ]:") else { return nil }
      rest = bracket
    } else {
      guard let bracket = behind[digits.endIndex...].after("]:"), Int(digits.text) != nil,
        digits.count == 1 || digits.first != UInt8(ascii: "0")
      else { return nil }
      rest = bracket
    }
    if rest.isEmpty { return (Int(digits.text), rest) }
    return rest.after(" ").map { (Int(digits.text), $0) }
  }

  static func standardError(_ row: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    row.after("stderr: ") ?? (row.elementsEqual("stderr:".utf8) ? row.suffix(0) : nil)
  }

  /// `raises Name` or `raises Name: message`; the message is nil where no colon stands.
  static func exception(
    _ row: ArraySlice<UInt8>
  ) -> (name: String, message: String?)? {
    guard let behind = row.after("raises ") else { return nil }
    let end = behind.firstIndex(of: UInt8(ascii: ":")) ?? behind.endIndex
    let name = behind[..<end].text
    guard isExceptionName(name[...]) else { return nil }
    if end == behind.endIndex { return (name, nil) }
    let message = behind[(end + 1)...]
    if message.isEmpty { return (name, "") }
    return message.after(" ").map { (name, $0.text) }
  }

  /// Names of classes begin with a capital; a few other words may, so ordinary text rarely does.
  private static func isExceptionName(_ name: Substring) -> Bool {
    guard let first = name.utf8.first, (0x41...0x5A).contains(first) else { return false }
    return name.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF)
        || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
    }
  }
}
