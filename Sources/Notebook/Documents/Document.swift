import Language

/// A session file in memory: cells in order, with what a notebook carries besides.
public struct Document: Equatable {
  /// What the code cells are written in.
  public typealias Language = SourceLanguage

  public var cells: [Cell]
  /// The notebook's own metadata (kernelspec, language_info, ...), kept as it is.
  public var metadata: JSON
  public var language: Language

  public init(
    cells: [Cell] = [], metadata: JSON = .emptyObject, language: Language = .python
  ) {
    self.cells = cells
    self.metadata = metadata
    self.language = language
  }

  /// The cells that can run.
  public var codeCells: [Cell] { cells.filter { $0.kind == .code } }
}

/// One cell of a document: code with its outputs, or prose.
public struct Cell: Equatable {
  public enum Kind: String {
    case code
    case markdown
    case raw
  }

  public var kind: Kind
  public var source: String
  public var outputs: [Output]
  public var executionCount: Int?
  /// The cell's name in nbformat 4.5; nil until the document is written.
  public var id: String?
  public var metadata: JSON
  public var attachments: JSON?

  public init(
    _ kind: Kind, _ source: String, outputs: [Output] = [], executionCount: Int? = nil,
    id: String? = nil, metadata: JSON = .emptyObject, attachments: JSON? = nil
  ) {
    self.kind = kind
    self.source = source
    self.outputs = outputs
    self.executionCount = executionCount
    self.id = id
    self.metadata = metadata
    self.attachments = attachments
  }

  /// The cell's tags, e.g. `raises-exception`.
  public var tags: [String] {
    metadata["tags"]?.array?.compactMap(\.string) ?? []
  }
}

/// What a cell showed when it ran.
public enum Output: Equatable {
  /// Text written to `stdout` or `stderr`.
  case stream(name: String, text: String)
  /// The value of the cell's last expression, by MIME type.
  case executeResult(data: JSON, metadata: JSON, count: Int?)
  /// Something displayed on the way, by MIME type.
  case displayData(data: JSON, metadata: JSON)
  /// The exception that ended the cell.
  case error(name: String, message: String, traceback: [String])

  /// A result that is plain text.
  public static func result(_ text: String, count: Int) -> Output {
    .executeResult(
      data: .object([JSON.Member("text/plain", .string(text))]), metadata: .emptyObject,
      count: count)
  }
}
