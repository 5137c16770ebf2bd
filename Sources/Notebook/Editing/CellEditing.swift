import Language

/// The rules for typing a cell: when Enter runs it, and how far a new row is indented.
public enum CellEditing {
  private static func step(_ language: SourceLanguage) -> Int { language == .r ? 2 : 4 }

  /// The blanks that open a new row after Enter at `cursor`, or nil if the cell should run.
  ///
  /// A cell runs when the cursor is on its last row that is not blank and the text is complete; text
  /// that can never become complete runs too, to show its error. A cell of one row is judged as a
  /// whole wherever the cursor is.
  public static func indentation(
    after text: String, cursor: String.Index, in language: SourceLanguage = .python
  ) -> Int? {
    if text.hasPrefix(":"), let offset = commandLength(text) {
      guard cursor > offset else { return nil }
      let code = String(text[offset...])
      let position = text.utf8.distance(from: offset, to: cursor)
      return codeIndentation(
        after: code, cursor: code.utf8.index(code.startIndex, offsetBy: position), language)
    }
    return isAlwaysWhole(text) ? nil : codeIndentation(after: text, cursor: cursor, language)
  }

  /// Where the code of a command begins that takes any.
  private static func commandLength(_ text: String) -> String.Index? {
    guard let code = Command.code(in: text), !code.isEmpty else { return nil }
    return text.utf8.index(text.endIndex, offsetBy: -code.utf8.count)
  }

  private static func codeIndentation(
    after text: String, cursor: String.Index, _ language: SourceLanguage
  ) -> Int? {
    let before = text[..<cursor]
    let isSingleRow = !text.contains("\n")
    let isAtEnd = text[cursor...].allSatisfy(\.isWhitespace)
    guard isSingleRow || isAtEnd else { return rowIndentation(before, language) }
    if text.allSatisfy(\.isWhitespace) { return nil }
    let judged = isSingleRow ? text : String(before)
    guard case .incomplete(let indent) = Completeness(of: judged, in: language) else { return nil }
    if isSingleRow, !isAtEnd { return rowIndentation(before, language) }
    if isInString(before, language) { return 0 }
    let row = lastRow(before)
    guard indent == blanks(row) else { return indent }
    if let last = row.last, "([{".contains(last) { return indent + step(language) }
    return isLeaving(row, language) ? max(0, indent - step(language)) : indent
  }

  /// Commands without code, `name?` and `name??`, and what is IPython's always run.
  private static func isAlwaysWhole(_ text: String) -> Bool {
    text.hasPrefix(":") || Inspection.isQuestion(text)
      || !text.hasPrefix("%%") && Magic.isMagic(text)
  }

  /// The indentation of the row before the cursor, deeper after a colon or an opening bracket, less
  /// after a statement that leaves its block.
  private static func rowIndentation(_ before: Substring, _ language: SourceLanguage) -> Int {
    let row = lastRow(before)
    let openers = language == .r ? "([{" : ":([{"
    if let last = row.last, openers.contains(last) { return blanks(row) + step(language) }
    return isLeaving(row, language) ? max(0, blanks(row) - step(language)) : blanks(row)
  }

  private static func lastRow(_ text: Substring) -> Substring {
    let row = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    guard let last = row.lastIndex(where: { $0 != " " }) else { return row }
    return row[...last]
  }

  private static func blanks(_ row: Substring) -> Int { row.prefix { $0 == " " }.count }

  /// Whether the row is a whole statement after which nothing of its block can run; R closes its
  /// blocks with braces.
  private static func isLeaving(_ row: Substring, _ language: SourceLanguage) -> Bool {
    guard language == .python else { return false }
    let code = row.drop { $0 == " " }
    let word = String(code.prefix { $0.isLetter })
    guard ["return", "pass", "break", "continue", "raise"].contains(word) else { return false }
    return Completeness(of: String(code)) != .incomplete(indent: 0)
  }

  private static func isInString(_ before: Substring, _ language: SourceLanguage) -> Bool {
    guard language == .python else {
      return RLexer.tokens(in: String(before)).contains { $0.kind == .unterminatedString }
    }
    return Lexer.tokens(in: String(before)).last { $0.span.start < $0.span.end }?.kind
      == .unterminatedString
  }
}
