// The root of a syntax tree: the statements of one source, in order.
// Trees are read-only, and no deeper than `Parser.maximumDepth`, so that a walker may recurse.

/// A parsed source: Python's `ast.Module`.
public struct Module: Sendable {
  public let source: SourceText
  public let body: [Statement]
  /// Whether the last token of the source, comments aside, is a semicolon: a notebook then shows
  /// nothing.
  public let endsWithSemicolon: Bool
  /// Whether an `await` or the like stands outside of all functions, as a cell may have it.
  public let isAsync: Bool

  init(
    source: SourceText, body: [Statement], endsWithSemicolon: Bool, isAsync: Bool = false
  ) {
    self.source = source
    self.isAsync = isAsync
    self.body = body
    self.endsWithSemicolon = endsWithSemicolon
  }

  /// A source that is one expression.
  public init(_ expression: Expression, of source: SourceText) {
    self.init(
      source: source, body: [Statement(.expr(expression), expression.span)],
      endsWithSemicolon: false)
  }

  /// The expression that a notebook displays: that of the last statement, if it is one.
  public var lastExpression: Expression? {
    guard case .expr(let value)? = body.last?.kind else { return nil }
    return value
  }

  /// The name that the last statement assigns to, if it does no more than that.
  public var lastAssignedName: String? {
    guard case .assign(let targets, _)? = body.last?.kind, targets.count == 1,
      case .name(let name)? = targets.first?.kind
    else { return nil }
    return name
  }

  /// Each statement as a module of its own.
  public var statements: [Module] {
    body.map { Module(source: source, body: [$0], endsWithSemicolon: endsWithSemicolon) }
  }
}
