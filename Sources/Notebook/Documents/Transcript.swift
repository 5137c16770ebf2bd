import Language

/// Text copied from a notebook's page or from a terminal: `In [3]:` before each code cell, outputs
/// below it, prose between.
///
/// A page does not say where code ends and output or prose begins. Code is what Python can read on,
/// paragraph by paragraph, and does not look like something printed; what is left is output up to
/// two blank lines, and prose after that. A terminal's rows (`In [3]: x`, `   ...: y`, `Out[3]: 5`)
/// say it all.
struct Transcript {
  static func isTranscript(_ text: TextLines) -> Bool {
    text.lines(in: text.start..<text.bytes.count).contains { prompt($0) != nil }
  }

  static func read(_ text: TextLines) -> Document {
    var transcript = Transcript()
    var prose: [String] = []
    var cell: (count: Int?, rows: [String])?
    for line in text.lines(in: text.start..<text.bytes.count) {
      let row = line.last == UInt8(ascii: "\r") ? line.dropLast().text : line.text
      if let (count, code) = prompt(line) {
        if let cell { transcript.add(cell.rows, cell.count) } else { transcript.addProse(prose) }
        cell = (count, [code])
      } else if cell != nil {
        cell?.rows.append(row)
      } else {
        prose.append(row)
      }
    }
    if let cell { transcript.add(cell.rows, cell.count) } else { transcript.addProse(prose) }
    return transcript.document
  }

  private var document = Document()
  /// Words that stood in code so far: a single word below a cell is code only if it is one of them.
  private var names: Set<Substring> = []

  /// The number in `In [3]:`, and the code behind it.
  private static func prompt(_ line: ArraySlice<UInt8>) -> (count: Int?, code: String)? {
    guard let behind = line.after("In [") else { return nil }
    let number = behind.prefix { $0 != UInt8(ascii: "]") }
    guard let rest = behind[number.endIndex...].after("]:"), number.count < 20 else { return nil }
    let isNumber = !number.isEmpty && number.allSatisfy { (0x30...0x39).contains($0) }
    guard isNumber || ["", " ", "None", "*"].contains(number.text) else { return nil }
    return (Int(number.text), rest.isBlank ? "" : (rest.after(" ") ?? rest).text)
  }

  private mutating func addProse(_ rows: [String]) {
    var rows = rows[...]
    while let first = rows.first, Transcript.isBlank(first) { rows.removeFirst() }
    while let last = rows.last, Transcript.isBlank(last) { rows.removeLast() }
    guard !rows.isEmpty else { return }
    document.cells.append(Cell(.markdown, rows.joined(separator: "\n")))
  }

  private mutating func add(_ rows: [String], _ count: Int?) {
    if rows[0].isEmpty {
      addPage(Array(rows.dropFirst()), count)
    } else {
      addTerminal(rows, count)
    }
  }

  // MARK: - A terminal's rows

  private mutating func addTerminal(_ rows: [String], _ count: Int?) {
    var cell = Cell(.code, rows[0], executionCount: count)
    var index = 1
    while index < rows.count, let row = Transcript.continued(rows[index]) {
      cell.source += "\n" + row
      index += 1
    }
    while let last = cell.source.last, last.isNewline { cell.source.removeLast() }
    var printed: [String] = []
    var rest = rows[index...]
    while let last = rest.last, Transcript.isBlank(last) { rest.removeLast() }
    let label = "Out[\(count ?? 0)]:"
    let result = rest.firstIndex { $0.hasPrefix(label) }
    printed = Array(rest[..<(result ?? rest.endIndex)])
    if !printed.isEmpty {
      cell.outputs.append(.stream(name: "stdout", text: printed.joined(separator: "\n") + "\n"))
    }
    if let result {
      let first = rest[result].dropFirst(label.count)
      var lines = [String(first.first == " " ? first.dropFirst() : first)] + rest[(result + 1)...]
      if lines[0].isEmpty, lines.count > 1 { lines.removeFirst() }
      cell.outputs.append(.result(lines.joined(separator: "\n"), count: count ?? 0))
    }
    document.cells.append(cell)
  }

  /// The code in a row that begins with `...:`.
  private static func continued(_ row: String) -> String? {
    let dots = row.drop { $0 == " " }
    guard dots.hasPrefix("...:") else { return nil }
    let code = dots.dropFirst(4)
    return String(code.first == " " ? code.dropFirst() : code)
  }

  // MARK: - A page

  /// Rows without a blank one among them, and the blank ones that follow.
  private struct Paragraph {
    var rows: [String]
    var blanks: [String] = []
  }

  private mutating func addPage(_ rows: [String], _ count: Int?) {
    let paragraphs = Transcript.paragraphs(rows)
    let codeEnd = endOfCode(paragraphs)
    var cell = Cell(.code, Transcript.joined(paragraphs[..<codeEnd]), executionCount: count)
    names.formUnion(cell.source.split { !$0.isLetter && !$0.isNumber && $0 != "_" })
    var index = codeEnd
    while index < paragraphs.count, Transcript.isPrinted(paragraphs[index]) {
      index += 1
      let isEnd = paragraphs[index - 1].blanks.count > 1
      if isEnd, index < paragraphs.count, !Transcript.looksPrinted(paragraphs[index].rows[0]) {
        break
      }
    }
    if index > codeEnd {
      let printed = Transcript.joined(paragraphs[codeEnd..<index])
      cell.outputs = [.stream(name: "stdout", text: printed + "\n")]
    }
    document.cells.append(cell)
    addProse([Transcript.joined(paragraphs[index...])])
  }

  /// How many paragraphs are code.
  private func endOfCode(_ paragraphs: [Paragraph]) -> Int {
    var code = ""
    var end = 0
    var own: Set<Substring> = []
    for (index, paragraph) in paragraphs.enumerated().prefix(200) where code.utf8.count < 1 << 15 {
      let text = paragraph.rows.joined(separator: "\n")
      let isComment = paragraph.rows.allSatisfy { $0.hasPrefix("#") }
      if index > 0 {
        if isComment {
          if paragraph.rows[0].hasPrefix("##") { break }
          code += "\n\n" + text
          // It is code if no prose follows.
          let isLast = index + 1 == paragraphs.count
          if isLast || Transcript.looksPrinted(paragraphs[index + 1].rows[0]) { end = index + 1 }
          continue
        }
        let isOpen = !Transcript.isComplete(code)
        if !isOpen, Transcript.looksPrinted(text) { break }
        if isWord(text, among: own) { break }
        guard isOpen || Transcript.isPython(code + "\n\n" + text) else { break }
      }
      code += (index > 0 ? "\n\n" : "") + text
      own.formUnion(text.split { !$0.isLetter && !$0.isNumber && $0 != "_" })
      end = index + 1
    }
    return end
  }

  /// Whether the text is a single word that is no name in the code so far.
  private func isWord(_ text: String, among own: Set<Substring>) -> Bool {
    text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      && !names.contains(text[...]) && !own.contains(text[...])
  }

  /// Whether a paragraph behind code is what the code printed, and no prose.
  private static func isPrinted(_ paragraph: Paragraph) -> Bool {
    let text = paragraph.rows.joined(separator: "\n")
    if looksPrinted(text) { return true }
    guard paragraph.blanks.count > 1, let first = paragraph.rows.first else { return false }
    let isMarkdown =
      "#!*`<>$|-".contains(first.first ?? " ") || first.contains("](") || first.contains("`")
    let words = first.split(separator: " ").filter { $0.allSatisfy(\.isLetter) }
    return !isMarkdown && words.count < 5
  }

  /// Whether the text begins as values are printed.
  private static func looksPrinted(_ text: String) -> Bool {
    let starts = [
      "tensor(", "(tensor(", "[tensor(", "array(", "(array(", "torch.Size(", "<", "Traceback",
      "Parameter containing", "[Parameter containing", "OrderedDict(", "Epoch ", "Epoch:", "epoch ",
      "epoch:", "Out[",
    ]
    if starts.contains(where: text.hasPrefix) { return true }
    let row = text.prefix { $0 != "\n" }.drop { $0 == "[" || $0 == "(" || $0 == " " || $0 == "-" }
    guard let first = row.first, first.isNumber else { return false }
    return !row.contains("=") && !row.contains(")")
      && row.allSatisfy { $0.isNumber || "-+.,e[] ()".contains($0) }
  }

  private static func isComplete(_ code: String) -> Bool {
    if case .incomplete = Completeness(of: code + "\n\n") { return false }
    return true
  }

  private static func isPython(_ code: String) -> Bool {
    (try? Parser.parse(SourceText(code), checks: false)) != nil
  }

  private static func paragraphs(_ rows: [String]) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    var isBehindBlank = true
    for row in rows {
      if isBlank(row) {
        if !paragraphs.isEmpty { paragraphs[paragraphs.count - 1].blanks.append(row) }
        isBehindBlank = true
      } else if isBehindBlank {
        paragraphs.append(Paragraph(rows: [row]))
        isBehindBlank = false
      } else {
        paragraphs[paragraphs.count - 1].rows.append(row)
      }
    }
    return paragraphs
  }

  private static func joined(_ paragraphs: ArraySlice<Paragraph>) -> String {
    var text = ""
    for (index, paragraph) in zip(paragraphs.indices, paragraphs) {
      text += paragraph.rows.joined(separator: "\n")
      guard index + 1 < paragraphs.endIndex else { break }
      text += "\n" + paragraph.blanks.map { $0 + "\n" }.joined()
    }
    return text
  }

  private static func isBlank(_ row: String) -> Bool {
    row.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}
