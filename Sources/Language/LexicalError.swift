// The first thing that makes a source impossible to cut into tokens.
// Such an error wins over every error of the grammar, as in CPython.

struct LexicalError: Sendable {
  let kind: SyntaxDiagnostic.Kind
  let span: SourceSpan
}
