// What the grammar allows and the language does not: `return` outside a function, names declared
// global too late. Two walks over a parsed tree, in CPython's order: scopes first, then the rest.

/// Checks a tree that the parser made.
public enum StaticCheck {
  /// Checks a whole module; a cell may wait outside of functions.
  public static func run(_ module: Module, isCell: Bool = false) throws(SyntaxDiagnostic) {
    try run(module.body, in: module.source, isCell: isCell)
  }

  /// Checks one statement alone, as a cell that runs statement by statement needs.
  public static func run(
    _ statement: Statement, in source: SourceText
  ) throws(SyntaxDiagnostic) {
    try run([statement], in: source)
  }

  private static func run(
    _ body: [Statement], in source: SourceText, isCell: Bool = false
  ) throws(SyntaxDiagnostic) {
    var scopes = ScopeCheck(source: source)
    try scopes.run(body)
    try FlowCheck(source: source, isAsync: isCell).run(body)
  }
}
