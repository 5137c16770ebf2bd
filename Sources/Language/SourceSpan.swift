// A range of the source, in UTF-8 offsets.
// Invariant: start <= end, and both lie on character borders of the text that was parsed.

/// A half-open range of UTF-8 offsets into a `SourceText`.
public struct SourceSpan: Hashable, Sendable {
  public let start: UInt32
  public let end: UInt32

  public init(start: UInt32, end: UInt32) {
    self.start = start
    self.end = end
  }

  init(_ start: Int, _ end: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: max(start, end))
  }

  /// The span from the start of this one to the end of `other`.
  func to(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(start: start, end: max(start, other.end))
  }
}
