// Patterns of the `match` statement, named after Python's `ast`.

/// `case pattern if guard:`.
public struct MatchCase: Sendable {
  public let pattern: Pattern
  public let condition: Expression?
  public let body: [Statement]
}

/// A pattern with its place in the source.
public struct Pattern: Sendable {
  public let kind: Kind
  public let span: SourceSpan

  public indirect enum Kind: Sendable {
    /// Compared with `==`: a number, a string or a dotted name.
    case value(Expression)
    /// Compared with `is`: `None`, `True`, `False`.
    case singleton(Constant)
    /// At most one element is a `star`.
    case sequence([Pattern])
    case star(String?)
    case mapping(keys: [Expression], patterns: [Pattern], rest: String?)
    case `class`(
      type: Expression, patterns: [Pattern], keywords: [(name: String, pattern: Pattern)])
    /// `pattern as name`; without a pattern a capture, without both the wildcard `_`.
    case `as`(pattern: Pattern?, name: String?)
    case or([Pattern])
  }

  /// The part that matches anything, if there is one: a capture or the wildcard.
  var matchingAnything: (name: String?, span: SourceSpan)? {
    switch kind {
    case .as(nil, let name): (name, span)
    case .as(let pattern?, _): pattern.matchingAnything
    case .or(let patterns): patterns.last?.matchingAnything
    default: nil
    }
  }
}
