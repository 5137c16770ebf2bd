// Whether Enter should run what has been typed, by IPython's rules: text that cannot become a
// program by going on is run too, so that its error is shown.

/// What the prompt does with a text when Enter is pressed.
public enum Completeness: Hashable, Sendable {
  case complete
  /// More lines are needed; the next one begins with so many blanks.
  case incomplete(indent: Int)
  case invalid

  /// Judges the text of a cell in Python.
  public init(of text: String) { self.init(of: text, in: .python) }

  /// Judges the text of a cell.
  public init(of text: String, in language: SourceLanguage) {
    switch language {
    case .python: self = CompletenessJudge(text).verdict
    case .r: self = RCompleteness(text).verdict
    }
  }
}

private struct CompletenessJudge {
  let source: SourceText
  /// Whether the last line is blank and one stands before it: that ends a block.
  let endsWithNewline: Bool

  init(_ text: String) {
    let tail = text.utf8.reversed().prefix { $0 == 10 || $0 == 13 || $0 == 32 || $0 == 9 }
    endsWithNewline = tail.contains(10)
    source = SourceText(endsWithNewline ? text : text + "\n")
  }

  var verdict: Completeness {
    let bytes = source.utf8
    guard bytes.count < Int32.max else { return .invalid }
    return bytes.withUnsafeBufferPointer { buffer in
      var lexer = Lexer(buffer, range: 0..<buffer.count)
      lexer.run()
      return verdict(lexer, buffer)
    }
  }

  private func verdict(
    _ lexer: Lexer, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Completeness {
    if endsInContinuation { return .incomplete(indent: lastIndent) }
    if let error = lexer.error {
      if case .unterminatedTripleQuotedString = error.kind {
        return .incomplete(indent: lastIndent)
      }
      return .invalid
    }
    if !lexer.brackets.isEmpty { return .incomplete(indent: lastIndent) }
    let last = lexer.tokens.last {
      $0.kind != .newline && $0.kind != .dedent && $0.kind != .endOfSource
    }
    guard let last else { return .complete }
    if last.kind == .colon {
      return .incomplete(indent: indentOfStatement(lexer, holding: last) + 4)
    }
    var parser = Parser(source, bytes, lexer, isInFString: false)
    let module: Module
    do {
      module = try parser.file()
    } catch {
      return parser.kind == .endOfSource ? .incomplete(indent: lastIndent) : .invalid
    }
    guard (try? StaticCheck.run(module)) != nil else { return .invalid }
    let endsBlock = lexer.tokens.dropLast().last?.kind == .dedent
    return endsBlock && !endsWithNewline ? .incomplete(indent: lastIndent) : .complete
  }

  /// Whether the last line that is not blank ends in a backslash.
  private var endsInContinuation: Bool {
    let last = source.utf8.last { $0 != 10 && $0 != 13 && $0 != 32 && $0 != 9 }
    guard last == UInt8(ascii: "\\") else { return false }
    let behind = source.utf8.reversed().prefix { $0 != UInt8(ascii: "\\") }
    return !behind.contains(32) && !behind.contains(9)
  }

  /// The blanks that the last line begins with, a tab as four.
  private var lastIndent: Int {
    var line = source.lineCount
    if line > 1, source.lineText(line).isEmpty { line -= 1 }
    var width = 0
    for byte in source.lineText(line).utf8 {
      if byte == UInt8(ascii: " ") {
        width += 1
      } else if byte == UInt8(ascii: "\t") {
        width += 4
      } else {
        break
      }
    }
    return width
  }

  /// The column where the statement that holds the token begins.
  private func indentOfStatement(_ lexer: Lexer, holding token: Token) -> Int {
    var first = token
    for candidate in lexer.tokens.reversed() where candidate.span.start < token.span.start {
      if candidate.kind == .newline { break }
      if candidate.kind != .indent, candidate.kind != .dedent { first = candidate }
    }
    return source.column(at: first.span.start)
  }
}
