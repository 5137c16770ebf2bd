import Language

/// The rules for typing a cell: when Enter runs it, and how far a new row is indented.
public enum CellEditing {
  private static let step = 4

  /// The blanks that open a new row after Enter at `cursor`, or nil if the cell should run.
  ///
  /// A cell runs when the cursor is on its last row that is not blank and the text is complete; text
  /// that can never become complete runs too, to show its error. A cell of one row is judged as a
  /// whole wherever the cursor is.
  public static func indentation(after text: String, cursor: String.Index) -> Int? {
    let before = text[..<cursor]
    let behind = text[cursor...]
    if text.hasPrefix(":") || isHelp(text) { return nil }
    let isSingleRow = !text.contains("\n")
    let isAtEnd = behind.allSatisfy(\.isWhitespace)
    guard isSingleRow || isAtEnd else { return rowIndentation(before) }
    if text.allSatisfy(\.isWhitespace) { return nil }
    let judged = isSingleRow ? text : String(before)
    switch Completeness(of: judged) {
    case .complete, .invalid: return nil
    case .incomplete(let indent):
      return isSingleRow && !isAtEnd ? rowIndentation(before) : indent
    }
  }

  /// `name?` and `name??` always run.
  private static func isHelp(_ text: String) -> Bool {
    !text.contains("\n") && text.hasSuffix("?")
  }

  /// The indentation of the row before the cursor, deeper after a colon, less after a statement
  /// that leaves its block.
  private static func rowIndentation(_ before: Substring) -> Int {
    let row = before.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    let indent = row.prefix { $0 == " " }.count
    let code = row.drop { $0 == " " }
    if code.last == ":" { return indent + step }
    let leaving = ["return", "pass", "break", "continue", "raise"]
    let word = code.prefix { $0.isLetter }
    return leaving.contains(String(word)) ? max(0, indent - step) : indent
  }
}
