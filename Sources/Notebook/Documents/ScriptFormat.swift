import Language

/// Plain scripts as documents: a cell for each group of statements between blank lines. A docstring,
/// and comments that stand alone and are no code, are prose. Outputs may stand below a group, as in
/// the percent format.
struct ScriptFormat {
  let text: TextLines
  let language: Document.Language

  /// How many groups of comments may wait for the code that they belong to.
  private static let waitingLimit = 8
  /// Longer comments are prose, whatever stands in them.
  private static let proseLimit = 1 << 14

  func sections() throws(DocumentLimit) -> [Section] {
    var sections: [Section] = []
    var offset = text.start
    if language == .python, let docstring = Docstring(text) {
      try add(text.start..<docstring.lines.lowerBound, isLast: true, to: &sections)
      sections.append(.prose(.string(docstring.content, isRestructured: false), docstring.lines))
      offset = docstring.lines.upperBound
    }
    var start = offset
    var quotes = OpenQuotes(language)
    var before: TextLines.Line?
    var waiting = 0
    while let line = text.line(at: offset) {
      if let before, !quotes.isOpen, quotes.brackets == 0, beginsGroup(line, after: before) {
        let mayWait = waiting < ScriptFormat.waitingLimit
        if try add(start..<offset, isLast: !mayWait, to: &sections) {
          start = offset
          waiting = 0
        } else {
          waiting += 1
        }
      }
      quotes.read(text[line])
      before = line
      offset = line.next
    }
    try add(start..<offset, isLast: true, to: &sections)
    return sections
  }

  /// Whether a line at the left margin stands behind a blank line or behind outputs, and does not go
  /// on with the statement before.
  private func beginsGroup(_ line: TextLines.Line, after before: TextLines.Line) -> Bool {
    let row = text[line]
    guard let first = row.first, first != 0x20, first != 0x09, !row.isBlank else { return false }
    let isBehindOutputs = OutputLines.isOutput(text[before]) && !OutputLines.isOutput(row)
    guard text[before].isBlank || isBehindOutputs else { return false }
    let word = row.prefix { (0x61...0x7A).contains($0) }.text
    return !["else", "elif", "except", "finally"].contains(word)
  }

  /// Adds the group in the range as a cell; false if it belongs to the one after it, as comments do
  /// that are no prose.
  @discardableResult
  private func add(
    _ range: Range<Int>, isLast: Bool, to sections: inout [Section]
  ) throws(DocumentLimit) -> Bool {
    let section = Section(CellMarker(kind: .code), body: range, in: text)
    if section.source.isEmpty, section.outputs.isEmpty { return true }
    guard sections.count < DocumentLimit.cells else { throw DocumentLimit() }
    let isComment = text.lines(in: section.source).allSatisfy {
      $0.isBlank || $0.first == UInt8(ascii: "#")
    }
    guard isComment, section.outputs.isEmpty else {
      sections.append(section)
      return true
    }
    if isProse(section.source) {
      sections.append(.prose(.comments(isRestructured: false), section.source))
      return true
    }
    if isLast { sections.append(section) }
    return isLast
  }

  /// Whether comments are sentences: no instruction for a tool, and no code that was put aside.
  private func isProse(_ range: Range<Int>) -> Bool {
    if range.count > ScriptFormat.proseLimit { return true }
    var words: [String] = []
    for row in text.lines(in: range) {
      for sign: StaticString in ["#!", "# -*-", "#%", "# %", "#'", "#>", "# :", "# !"]
      where row.begins(with: sign) {
        return false
      }
      words.append(String(decoding: CellText.uncommented(row), as: UTF8.self))
    }
    let prose = words.joined(separator: "\n")
    guard prose.utf8.contains(where: { (0x61...0x7A).contains($0 | 0x20) || $0 >= 0x80 }) else {
      return false
    }
    if prose.utf8.allSatisfy({ $0 != 0x28 && $0 != 0x3D && $0 != 0x24 }) { return true }
    let looksLikeCode =
      language == .r
      ? prose.contains("<-") || prose.contains("$") && prose.contains("(")
      : (try? Parser.parse(SourceText(prose), checks: false)) != nil
    return !looksLikeCode
  }
}
