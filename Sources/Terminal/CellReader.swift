/// Something that cells are read from, one after the other.
public protocol CellReader: AnyObject {
  var delegate: CellReaderDelegate? { get set }

  /// Reads one cell behind a prompt, which may hold colour sequences. The buffer begins with
  /// `initial`, which can be run as it is, edited or taken away.
  func read(prompt: String, initial: String) -> ReadResult

  /// Whether the cell that was read last grew out of its initial text, and was never empty or
  /// another cell meanwhile.
  var keepsInitial: Bool { get }

  /// Adds a cell of this session to those that can be recalled.
  func remember(_ cell: String)

  /// Forgets cells that were taken in but not read yet.
  func dropPending()

  /// Shows what is typed while no cell is read, or hides it.
  func setEcho(_ echoes: Bool)
}

/// How a read ended.
public enum ReadResult: Equatable, Sendable {
  case cell(String)
  /// Ctrl-D on an empty buffer, or the terminal is gone.
  case end
  /// Ctrl-C.
  case interrupted
}

/// What a reader asks about the cell being edited.
public protocol CellReaderDelegate: AnyObject {
  /// Enter was pressed: the blanks that open a new row, or nil to run the cell.
  func indentationAfterEnter(in text: String, cursor: String.Index) -> Int?
  /// Tab was pressed: what may stand for the name before the cursor.
  func completion(in text: String, cursor: String.Index) -> Completion?
  /// The parts of the text that have a colour, in order.
  func styles(in text: String) -> [StyledRange]
}

/// What Tab offers.
public struct Completion: Sendable {
  /// The part before the cursor that the candidates replace.
  public var replaced: Range<String.Index>
  public var candidates: [String]

  public init(replaced: Range<String.Index>, candidates: [String]) {
    self.replaced = replaced
    self.candidates = candidates
  }

  /// What all candidates begin with.
  var commonPrefix: String {
    guard var common = candidates.first else { return "" }
    for candidate in candidates.dropFirst() {
      common = String(zip(common, candidate).prefix { $0 == $1 }.map(\.0))
    }
    return common
  }
}

/// A part of a text with its style.
public struct StyledRange: Sendable {
  public var range: Range<String.Index>
  public var style: TextStyle

  public init(range: Range<String.Index>, style: TextStyle) {
    self.range = range
    self.style = style
  }
}
