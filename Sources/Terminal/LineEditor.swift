import CLineEditor
import Glibc

/// Reads cells from a terminal: a whole cell is edited in one buffer.
///
/// Only one exists at a time: it owns the terminal and libedit's state.
public final class LineEditor: CellReader {
  public weak var delegate: CellReaderDelegate?
  private let palette: Palette
  private var editor: OpaquePointer?
  private var screen: CellScreen
  private var history: CellHistory
  private var undo = UndoHistory()
  private var search: ReverseSearch?
  private var killed = ""
  private var prompt = ""
  /// Candidates that stand below the cell until the next key; Tab turns their pages.
  private var listing: (words: [String], page: Int, text: [Unicode.Scalar])?
  /// The cells of a pasted transcript, as long as the buffer still shows it unchanged.
  private var transcript: (text: String, cells: [String])?
  /// Cells that are to be read before any key.
  private var queue: [String] = []
  public private(set) var keepsInitial = false
  /// What the buffer began with.
  private var offered = ""
  private var styled: (text: [Unicode.Scalar], styles: [CellLayout.Style]) = ([], [])

  /// Nil if there is no terminal that can be edited on. `earlier` gives the cells of earlier sessions.
  public init?(palette: Palette, earlier: @escaping () -> [String]) {
    self.palette = palette
    screen = CellScreen(palette: palette)
    history = CellHistory(earlier: earlier)
    // libedit needs a name; what it would draw for it is not used.
    if getenv("TERM") == nil { setenv("TERM", "xterm", 1) }
    editor = line_editor_open(
      line_callbacks(
        context: Unmanaged.passUnretained(self).toOpaque(),
        command: { context, command, argument, buffer, edit in
          guard let context, let edit else { return .stay }
          return LineEditor.from(context).carryOut(
            command, CellBuffer(argument), CellBuffer(buffer), &edit.pointee)
        },
        draw: { context, moment, buffer in
          guard let context else { return }
          LineEditor.from(context).draw(moment, CellBuffer(buffer))
        }))
    guard editor != nil else { return nil }
  }

  deinit { line_editor_close(editor) }

  private static func from(_ context: UnsafeMutableRawPointer) -> LineEditor {
    Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
  }

  // MARK: - Reading

  public func read(prompt: String, initial: String) -> ReadResult {
    self.prompt = prompt
    screen.forget()
    keepsInitial = false
    if !queue.isEmpty {
      let cell = queue.removeFirst()
      write(screen.finish(layout(CellBuffer(cell)), columns: LineEditor.size.columns))
      return .cell(cell)
    }
    undo = UndoHistory()
    var text: UnsafeMutablePointer<wchar_t>?
    var length = 0
    keepsInitial = !initial.isEmpty
    offered = initial
    let first = CellBuffer(initial).edit
    defer { free(first.text) }
    let result = line_editor_read(
      editor, line_buffer(text: first.text, length: first.length, cursor: first.cursor), &text,
      &length)
    defer { free(text) }
    let buffer = CellBuffer(line_buffer(text: text, length: length, cursor: length))
    if buffer.scalars.isEmpty { keepsInitial = false }
    listing = nil
    search = nil
    defer { transcript = nil }
    switch result {
    case .cell: return accept(buffer)
    case .interrupted:
      write(
        screen.finish(
          layout(CellBuffer(buffer.text + "^C"), isPlain: true), columns: LineEditor.size.columns))
      return .interrupted
    case .end:
      write(screen.finish(layout(buffer), columns: LineEditor.size.columns))
      return .end
    }
  }

  /// The cell, or the first of a transcript's, as it stays on the screen.
  private func accept(_ buffer: CellBuffer) -> ReadResult {
    var cell = buffer.text
    while cell.last?.isWhitespace == true { cell.removeLast() }
    if let transcript, transcript.text == cell, transcript.cells.count > 1 {
      write(screen.erase())
      queue = transcript.cells
      return read(prompt: prompt, initial: "")
    }
    write(screen.finish(layout(CellBuffer(cell)), columns: LineEditor.size.columns))
    return .cell(cell)
  }

  public func remember(_ cell: String) { history.add(cell) }

  public func dropPending() { queue = [] }

  public func setEcho(_ echoes: Bool) { line_editor_echo(editor, echoes ? 1 : 0) }

  /// The size of the terminal.
  public static var size: (columns: Int, rows: Int) {
    var columns: Int32 = 80
    var rows: Int32 = 24
    line_editor_size(&columns, &rows)
    return (Int(columns), Int(rows))
  }

  // MARK: - Commands

  private func carryOut(
    _ command: LineCommand, _ argument: CellBuffer, _ buffer: CellBuffer, _ edit: inout line_edit
  ) -> LineAction {
    if command != .complete { listing = nil }
    if command == .searchKey { return continueSearch(argument, &edit) }
    undo.note(buffer)
    if command == .undo {
      guard let before = undo.back(from: buffer) else { return .stay }
      edit = before.edit
      return .edit
    }
    var changed = buffer
    let action = change(&changed, by: command, argument)
    if changed != buffer { edit = changed.edit }
    if changed.scalars.isEmpty { keepsInitial = false }
    return action
  }

  private func change(
    _ buffer: inout CellBuffer, by command: LineCommand, _ argument: CellBuffer
  ) -> LineAction {
    switch command {
    case .enter: return enter(&buffer)
    case .newRow: buffer.insertRow(indent: indentation(buffer))
    case .run: return .accept
    case .complete: complete(&buffer)
    case .paste: paste(argument.text, &buffer)
    case .up:
      if history.isWalking(buffer) || !buffer.moveUp() {
        recall(&buffer, history.older(than: buffer))
      }
    case .down:
      if history.isWalking(buffer) || !buffer.moveDown() {
        recall(&buffer, history.newer(than: buffer))
      }
    case .older: recall(&buffer, history.older(than: buffer, ignoringPrefix: true))
    case .newer: recall(&buffer, history.newer(than: buffer))
    case .left: buffer.moveLeft()
    case .right: buffer.moveRight()
    case .rowStart: buffer.moveToRowStart()
    case .rowEnd: buffer.moveToRowEnd()
    case .cellStart: buffer.moveToStart()
    case .cellEnd: buffer.moveToEnd()
    case .backspace: buffer.deleteBackward()
    case .delete:
      if buffer.scalars.isEmpty { return .leave }
      buffer.deleteForward()
    case .killRowStart: killed = buffer.killToRowStart()
    case .killRowEnd: killed = buffer.killToRowEnd()
    case .killWord: killed = buffer.killWord()
    case .yank: buffer.insert(killed)
    case .clearScreen:
      screen.forget()
      write("\u{1B}[H\u{1B}[2J")
    case .colon:
      // As the first key on a cell that was offered, it begins a command in its stead.
      if keepsInitial, buffer.text == offered { buffer = CellBuffer() }
      keepsInitial = keepsInitial && !buffer.scalars.isEmpty
      buffer.insert(":")
    case .search: search = ReverseSearch(from: buffer)
    case .undo, .searchKey: return .stay
    }
    return .edit
  }

  private func enter(_ buffer: inout CellBuffer) -> LineAction {
    let (text, cursor) = buffer.textAndIndex
    guard let indent = delegate?.indentationAfterEnter(in: text, cursor: cursor) else {
      return .accept
    }
    // Text that comes in faster than keys are pressed brings its own indentation.
    let next = line_editor_peek(editor)
    buffer.insertRow(indent: next == 0x20 || next == 0x09 ? 0 : indent)
    return .edit
  }

  private func indentation(_ buffer: CellBuffer) -> Int {
    let row = buffer.scalars[buffer.rowStart..<buffer.cursor]
    return row.prefix { $0 == " " }.count
  }

  private func recall(_ buffer: inout CellBuffer, _ found: CellBuffer?) {
    guard let found else { return }
    buffer = found
    keepsInitial = false
  }

  private func paste(_ text: String, _ buffer: inout CellBuffer) {
    let cells = PastedText.cells(in: text)
    let pasted = PastedText.joined(cells)
    if buffer.scalars.isEmpty { transcript = (pasted, cells) }
    let indent = buffer.isInIndentation ? buffer.cursor - buffer.rowStart : 0
    buffer.insert(PastedText.indented(pasted, by: indent))
  }

  private func complete(_ buffer: inout CellBuffer) {
    guard !buffer.isInIndentation || buffer.scalars.isEmpty else {
      let column = buffer.cursor - buffer.rowStart
      buffer.insert(String(repeating: " ", count: CellBuffer.step - column % CellBuffer.step))
      return
    }
    let (text, cursor) = buffer.textAndIndex
    guard !buffer.scalars.isEmpty, let delegate,
      let completion = delegate.completion(in: text, cursor: cursor)
    else { return }
    let typed = text[completion.replaced]
    if completion.commonPrefix.count > typed.count || completion.candidates.count == 1 {
      buffer.replace(last: typed.unicodeScalars.count, with: completion.commonPrefix)
    } else {
      listing = (completion.candidates, (listing?.page ?? -1) + 1, buffer.scalars)
    }
  }

  private func continueSearch(_ key: CellBuffer, _ edit: inout line_edit) -> LineAction {
    guard var search, let scalar = key.scalars.first else { return .searchOver }
    let isOver = !search.take(scalar, &history)
    keepsInitial = false
    self.search = isOver ? nil : search
    edit = search.buffer.edit
    return isOver ? .searchOver : .edit
  }

  // MARK: - Drawing

  private func draw(_ moment: LineMoment, _ buffer: CellBuffer) {
    undo.note(buffer)
    if buffer.scalars.isEmpty { keepsInitial = false }
    let size = LineEditor.size
    switch moment {
    case .suspended:
      write(screen.leave())
      return
    case .resumed: screen.forget()
    case .resized: write(screen.resize(columns: size.columns))
    case .typed: break
    }
    if let listing, listing.text != buffer.scalars { self.listing = nil }
    let layout = layout(buffer)
    write(
      screen.show(
        layout, notes: notes(rowsLeft: size.rows - layout.rows.count, size), columns: size.columns,
        rows: size.rows))
  }

  /// What stands below the cell.
  private func notes(rowsLeft: Int, _ size: (columns: Int, rows: Int)) -> [String] {
    if let search { return [palette.text(search.note, .faint)] }
    guard let listing else { return [] }
    return Columns.lines(
      listing.words, width: size.columns - 1, rows: max(rowsLeft, size.rows / 2),
      page: listing.page)
  }

  private func layout(_ buffer: CellBuffer, isPlain: Bool = false) -> CellLayout {
    CellLayout(
      prompt: prompt, buffer: buffer, styles: isPlain ? [] : styles(of: buffer), palette: palette,
      columns: LineEditor.size.columns)
  }

  private func styles(of buffer: CellBuffer) -> [CellLayout.Style] {
    guard palette.hasColours, let delegate else { return [] }
    if styled.text != buffer.scalars {
      let text = buffer.text
      let scalars = text.unicodeScalars
      var position = scalars.startIndex
      var offset = 0
      styled = (buffer.scalars, [])
      for part in delegate.styles(in: text) where part.range.lowerBound >= position {
        let start = offset + scalars.distance(from: position, to: part.range.lowerBound)
        offset = start + scalars.distance(from: part.range.lowerBound, to: part.range.upperBound)
        position = part.range.upperBound
        styled.styles.append((start..<offset, part.style))
      }
    }
    return styled.styles
  }

  private func write(_ text: String) {
    fputs(text, stdout)
    fflush(stdout)
  }
}

extension CellBuffer {
  fileprivate init(_ buffer: line_buffer) {
    let text = UnsafeBufferPointer(start: buffer.text, count: buffer.length)
    self.init(
      scalars: text.map { Unicode.Scalar(UInt32(bitPattern: $0)) ?? "\u{FFFD}" },
      cursor: buffer.cursor)
  }

  /// The buffer in the form in which libedit takes it.
  fileprivate var edit: line_edit {
    let text = UnsafeMutablePointer<wchar_t>.allocate(capacity: scalars.count + 1)
    for (index, scalar) in scalars.enumerated() { text[index] = wchar_t(bitPattern: scalar.value) }
    return line_edit(text: text, length: scalars.count, cursor: cursor)
  }
}
