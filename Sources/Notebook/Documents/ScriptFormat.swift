import Language

/// Plain scripts as documents: a cell for each group of statements between blank lines. A docstring,
/// and comments that stand alone and are no code, are prose. Outputs may stand below a group, as in
/// the percent format.
struct ScriptFormat {
  let text: TextLines
  let language: Document.Language

  /// Longer comments are prose, whatever stands in them.
  private static let proseLimit = 1 << 14

  func sections() throws(DocumentLimit) -> [Section] {
    var sections: [Section] = []
    var offset = text.start
    if language == .python, let docstring = Docstring(text) {
      try addCode(text.start..<docstring.lines.lowerBound, to: &sections)
      sections.append(.prose(.string(docstring.content, isRestructured: false), docstring.lines))
      offset = docstring.lines.upperBound
    }
    /// Where the group starts, and before it comments that wait for the code that they belong to.
    var start = offset
    var waiting = offset
    var quotes = OpenQuotes(language)
    var before: TextLines.Line?
    while let line = text.line(at: offset) {
      if let before, !quotes.isOpen, quotes.brackets == 0, beginsGroup(line, after: before) {
        try add(start..<offset, &waiting, to: &sections)
        start = offset
      }
      quotes.read(text[line])
      before = line
      offset = line.next
    }
    try add(start..<offset, &waiting, to: &sections)
    try addCode(waiting..<offset, to: &sections)
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

  /// Adds the group in the range as a cell, with what waits for it; comments that are no prose wait.
  private func add(
    _ range: Range<Int>, _ waiting: inout Int, to sections: inout [Section]
  ) throws(DocumentLimit) {
    let section = Section(CellMarker(kind: .code), body: range, in: text)
    let isComment =
      section.outputs.isEmpty
      && text.lines(in: section.source).allSatisfy { $0.isBlank || $0.first == UInt8(ascii: "#") }
    let isNumber = isComment && isNumber(section.source)
    if isNumber || isComment && isProse(section.source) {
      try addCode(waiting..<range.lowerBound, to: &sections)
      waiting = range.upperBound
      if isNumber { return }
      guard sections.count < DocumentLimit.cells else { throw DocumentLimit() }
      sections.append(.prose(.comments(isRestructured: false), section.source))
    } else if !isComment {
      try addCode(waiting..<range.upperBound, to: &sections)
      waiting = range.upperBound
    }
  }

  /// Adds a cell of code, unless nothing stands there.
  private func addCode(
    _ range: Range<Int>, to sections: inout [Section]
  ) throws(DocumentLimit) {
    let section = Section(CellMarker(kind: .code), body: range, in: text)
    if section.source.isEmpty, section.outputs.isEmpty { return }
    guard sections.count < DocumentLimit.cells else { throw DocumentLimit() }
    sections.append(section)
  }

  /// Whether a comment like `# In[7]:` stands there alone, as exported notebooks have it.
  private func isNumber(_ range: Range<Int>) -> Bool {
    guard let line = text.line(at: range.lowerBound, before: range.upperBound),
      line.next == range.upperBound, let number = text[line].after("# In[")
    else { return false }
    return number.count < 20
      && number.drop { (0x30...0x39).contains($0) || $0 == 0x20 }.elementsEqual("]:".utf8)
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
