extension NotebookFormat {
  /// The document as a notebook's text; cells without a name get one.
  static func write(_ document: Document) -> String {
    var identifiers = Identifiers(document)
    var cells: [JSON] = []
    cells.reserveCapacity(document.cells.count)
    for (index, cell) in document.cells.enumerated() {
      cells.append(json(cell, id: identifiers.identifier(of: cell, at: index)))
    }
    return JSON.object([
      .init("cells", .array(cells)),
      .init("metadata", metadata(document)),
      .init("nbformat", .integer(4)),
      .init("nbformat_minor", .integer(5)),
    ]).written()
  }

  /// Gives every cell an id of its own.
  struct Identifiers {
    private var given: Set<String> = []
    private let stored: Set<String>
    private var next: Int

    init(_ document: Document) {
      stored = Set(document.cells.compactMap(\.id))
      next = document.cells.count
    }

    mutating func identifier(of cell: Cell, at index: Int) -> String {
      if let id = cell.id, Cell.isIdentifier(id), given.insert(id).inserted { return id }
      var id = Cell.identifier(at: index)
      while stored.contains(id) || !given.insert(id).inserted {
        id = Cell.identifier(at: next)
        next += 1
      }
      return id
    }
  }

  /// The notebook's metadata; it says at least what language the cells are in.
  static func metadata(_ document: Document) -> JSON {
    let metadata = NotebookSchema.valid(document.metadata)
    return
      metadata
      .setting("kernelspec", to: kernel(metadata["kernelspec"], document.language))
      .setting(
        "language_info",
        to: metadata["language_info"] ?? .object([.init("name", name(document.language))]))
  }

  private static func name(_ language: Document.Language) -> JSON {
    .string(language == .r ? "R" : "python")
  }

  private static func kernel(_ stored: JSON?, _ language: Document.Language) -> JSON {
    guard let stored else {
      let isR = language == .r
      return .object([
        .init("display_name", .string(isR ? "R" : "Python 3")), .init("language", name(language)),
        .init("name", .string(isR ? "ir" : "python3")),
      ])
    }
    let name = stored["name"] ?? .string(language == .r ? "ir" : "python3")
    return stored.setting("name", to: name)
      .setting("display_name", to: stored["display_name"] ?? name)
  }

  private static func json(_ cell: Cell, id: String) -> JSON {
    var metadata = NotebookSchema.valid(cell.metadata, of: cell.kind)
    var members: [JSON.Member] = [
      .init("cell_type", .string(cell.kind.rawValue)), .init("id", .string(id)),
      .init("source", lines(cell.source)),
    ]
    if let attachments = cell.attachments {
      if cell.kind == .code {
        metadata = keeping(attachments, as: "attachments", in: metadata)
      } else {
        let bundles = (attachments.members ?? []).map { JSON.Member($0.key, split($0.value)) }
        members.append(.init("attachments", .object(bundles)))
      }
    }
    if cell.kind == .code {
      let count = cell.executionCount.map { JSON.integer(max($0, 0)) }
      members.append(.init("execution_count", count ?? .null))
      members.append(.init("outputs", .array(cell.outputs.map(stored))))
    }
    members.append(.init("metadata", metadata))
    return .object(members)
  }

  /// An output with its texts as lines.
  private static func stored(_ output: Output) -> JSON {
    let whole = json(output)
    switch output {
    case .stream(_, let text): return whole.setting("text", to: lines(text))
    case .executeResult(let data, _, _), .displayData(let data, _):
      return whole.setting("data", to: split(data))
    case .error: return whole
    }
  }

  /// A MIME bundle with its texts as lines; other data stays as it is.
  private static func split(_ data: JSON) -> JSON {
    .object(
      (data.members ?? []).map { member in
        let isText =
          member.key.hasPrefix("text/")
          || ["application/javascript", "image/svg+xml"].contains(member.key)
        guard isText, let text = member.value.string else { return member }
        return JSON.Member(member.key, lines(text))
      })
  }

  /// A text as the list of its lines, each with its line end.
  private static func lines(_ text: String) -> JSON {
    var lines: [JSON] = []
    var rest = text.utf8[...]
    while let newline = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let behind = rest.index(after: newline)
      lines.append(.string(String(Substring(rest[..<behind]))))
      rest = rest[behind...]
    }
    if !rest.isEmpty { lines.append(.string(String(Substring(rest)))) }
    return .array(lines)
  }
}
