// Whether Enter should run what has been typed in R: yes, unless the mistake is that the text ends.

struct RCompleteness {
  private let source: SourceText

  init(_ text: String) { source = SourceText(text, language: .r) }

  var verdict: Completeness {
    guard source.utf8.count < Int32.max else { return .invalid }
    var parser = RParser(source)
    do {
      _ = try parser.program()
    } catch {
      let isUnfinished = parser.isAtEnd || parser.kind == .unterminatedString
      return isUnfinished && error.kind != .tooDeep ? .incomplete(indent: lastIndent) : .invalid
    }
    return (try? RTranslation.module(source)) == nil ? .invalid : .complete
  }

  /// The blanks that the last line begins with, a tab as two.
  private var lastIndent: Int {
    var line = source.lineCount
    if line > 1, source.lineText(line).isEmpty { line -= 1 }
    let blanks = source.lineText(line).prefix { $0 == " " || $0 == "\t" }
    return blanks.reduce(0) { $0 + ($1 == "\t" ? 2 : 1) }
  }
}
