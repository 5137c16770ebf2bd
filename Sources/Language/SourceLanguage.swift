// The two surfaces of the language: both yield the same syntax tree, and share values and functions.

/// How a source is written.
public enum SourceLanguage: String, Sendable, CaseIterable {
  case python
  /// R, as rTorch pages use it.
  case r
}
