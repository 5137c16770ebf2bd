// Where an exception passed through.

import Language

/// One frame of a traceback.
public struct TracebackFrame {
  public let source: SourceText
  /// The function's name, `<module>` at the top.
  public let function: String
  /// The expression that failed.
  public let span: SourceSpan
  /// How deep the frame was, and its code, to tell a second visit to the same frame.
  let depth: Int
  let code: Code

  /// The line, counted from 1.
  public var line: Int { source.line(at: span.start) }

  /// The source's name.
  public var file: String { source.name }

  public var lineText: String { source.lineText(line) }
}

/// What a program sees as `__traceback__`.
final class TracebackObject: Object {
  let frames: [TracebackFrame]

  init(_ frames: [TracebackFrame]) {
    self.frames = frames
    super.init(type: .traceback)
  }
}
