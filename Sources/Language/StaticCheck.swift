// What the grammar allows and the language does not: `return` outside a function, names declared
// global too late. Two walks over a parsed tree, in CPython's order: scopes first, then the rest.

/// Checks a tree that the parser made.
public enum StaticCheck {
  /// Checks a whole module.
  public static func run(_ module: Module) throws(SyntaxDiagnostic) {
    try run(module.body, in: module.source)
  }

  /// Checks one statement alone, as a cell that runs statement by statement needs.
  public static func run(
    _ statement: Statement, in source: SourceText
  ) throws(SyntaxDiagnostic) {
    try run([statement], in: source)
  }

  private static func run(
    _ body: [Statement], in source: SourceText
  ) throws(SyntaxDiagnostic) {
    var scopes = ScopeCheck(source: source)
    try scopes.run(body)
    try FlowCheck(source: source).run(body)
  }
}
