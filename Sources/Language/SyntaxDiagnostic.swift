// What is wrong with a source: facts only. The words stand in `SyntaxDiagnostic+Message.swift`.

/// A syntax error: its kind, the source, and the part of it that a caret marks.
public struct SyntaxDiagnostic: Error, Sendable {
  public let kind: Kind
  public let source: SourceText
  public let span: SourceSpan

  public enum Kind: Hashable, Sendable {
    case invalidSyntax
  }
}
