import CLineEditor
import Glibc

/// What a line editor asks about the cell being edited.
public protocol LineEditorDelegate: AnyObject {
  /// Enter was pressed: the blanks that open a new row, or nil to run the cell.
  func indentationAfterEnter(in text: String, cursor: String.Index) -> Int?
  /// Tab was pressed: what may stand for the name before the cursor.
  func completion(in text: String, cursor: String.Index) -> Completion?
  /// The parts of the text that have a colour, in order.
  func styles(in text: String) -> [StyledRange]
}

/// What Tab offers.
public struct Completion {
  /// The part before the cursor that the candidates replace.
  public var replaced: Range<String.Index>
  public var candidates: [String]

  public init(replaced: Range<String.Index>, candidates: [String]) {
    self.replaced = replaced
    self.candidates = candidates
  }
}

/// A part of a text with its style.
public struct StyledRange {
  public var range: Range<String.Index>
  public var style: TextStyle

  public init(range: Range<String.Index>, style: TextStyle) {
    self.range = range
    self.style = style
  }
}

/// Reads cells from the terminal.
///
/// Only one exists at a time: it owns the terminal and libedit's state.
public final class LineEditor {
  /// How a read ended.
  public enum Result: Equatable {
    case cell(String)
    /// Ctrl-D on an empty buffer, or the terminal is gone.
    case end
    /// Ctrl-C.
    case interrupted
  }

  public weak var delegate: LineEditorDelegate?
  private let palette: Palette
  private var editor: OpaquePointer?

  /// Nil if there is no terminal that can be edited on.
  public init?(palette: Palette) {
    self.palette = palette
    TerminalType.ensureUsable()
    let context = Unmanaged.passUnretained(self).toOpaque()
    editor = line_editor_open(
      line_callbacks(
        context: context,
        enter: { context, text, cursor in
          guard let context, let text else { return -1 }
          return LineEditor.from(context).enter(String(cString: text), cursor)
        },
        complete: { context, text, cursor, erase, listing in
          guard let context, let text, let erase, let listing else { return nil }
          return LineEditor.from(context).complete(
            String(cString: text), cursor, &erase.pointee, &listing.pointee)
        },
        paste: { _, text in
          guard let text else { return nil }
          return strdup(PastedText.cell(from: String(cString: text)))
        },
        paint: { context, text in
          guard let context, let text else { return nil }
          return LineEditor.from(context).paint(String(cString: text))
        }))
    guard editor != nil else { return nil }
  }

  deinit { line_editor_close(editor) }

  /// Reads one cell; `initial` stands in the buffer already.
  public func read(prompt: String, initial: String = "") -> Result {
    var cell: UnsafeMutablePointer<CChar>?
    let result = line_editor_read(editor, prompt, initial, &cell)
    defer { free(cell) }
    switch result {
    case LINE_CELL: return .cell(cell.map { String(cString: $0) } ?? "")
    case LINE_INTERRUPTED: return .interrupted
    default: return .end
    }
  }

  /// Adds a cell to those that Up and Ctrl-R find.
  public func remember(_ cell: String) { line_editor_remember(editor, cell) }

  /// The size of the terminal.
  public static var size: (columns: Int, rows: Int) {
    var columns: Int32 = 80
    var rows: Int32 = 24
    line_editor_size(&columns, &rows)
    return (Int(columns), Int(rows))
  }

  // MARK: - Callbacks

  private static func from(_ context: UnsafeMutableRawPointer) -> LineEditor {
    Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
  }

  private func position(_ offset: Int, in text: String) -> String.Index {
    text.utf8.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex) ?? text.endIndex
  }

  private func enter(_ text: String, _ cursor: Int) -> Int32 {
    guard let delegate else { return -1 }
    let indent = delegate.indentationAfterEnter(in: text, cursor: position(cursor, in: text))
    return Int32(clamping: indent ?? -1)
  }

  private func complete(
    _ text: String, _ cursor: Int, _ erase: inout Int,
    _ listing: inout UnsafeMutablePointer<CChar>?
  ) -> UnsafeMutablePointer<CChar>? {
    let end = position(cursor, in: text)
    guard let completion = delegate?.completion(in: text, cursor: end),
      let first = completion.candidates.first
    else { return nil }
    let typed = String(text[completion.replaced])
    var common = first
    for candidate in completion.candidates.dropFirst() {
      common = String(zip(common, candidate).prefix { $0 == $1 }.map(\.0))
    }
    if completion.candidates.count > 1, common.count <= typed.count {
      common = typed
      let width = LineEditor.size.columns
      listing = strdup(Columns.text(completion.candidates, width: width))
    }
    erase = typed.utf8.count
    return strdup(common)
  }

  private func paint(_ text: String) -> UnsafeMutablePointer<CChar>? {
    guard palette.hasColours, let delegate else { return nil }
    var painted = ""
    var position = text.startIndex
    for part in delegate.styles(in: text) where part.range.lowerBound >= position {
      painted += text[position..<part.range.lowerBound]
      painted += palette.text(String(text[part.range]), part.style)
      position = part.range.upperBound
    }
    return strdup(painted + text[position...])
  }
}
