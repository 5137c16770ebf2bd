// Recursive descent: one grammar rule, one method, in the order of precedence.

/// Turns a source into a syntax tree.
public struct Parser {
  /// The deepest nesting of a tree, counted in nodes from the root to a leaf.
  public static let maximumDepth = 1000

  /// Parses a whole cell or file.
  public static func parse(_ source: SourceText) throws(SyntaxDiagnostic) -> Module {
    throw SyntaxDiagnostic(kind: .invalidSyntax, source: source, span: SourceSpan(0, 0))
  }

  /// Parses a single expression, as `eval` takes it.
  public static func parseExpression(
    _ source: SourceText
  ) throws(SyntaxDiagnostic) -> Expression {
    throw SyntaxDiagnostic(kind: .invalidSyntax, source: source, span: SourceSpan(0, 0))
  }
}
