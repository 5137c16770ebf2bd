/// Reading and writing `.ipynb` files, nbformat 4 (written as 4.5).
enum NotebookFormat {
  /// Parses the bytes of a notebook; `path` only names it in errors.
  static func read(_ bytes: [UInt8], path: String) throws(DocumentError) -> Document {
    let root: JSON
    do {
      root = try JSON(parsing: bytes)
    } catch {
      throw .json(path: path, error)
    }
    guard let major = root["nbformat"]?.integer else {
      throw .notANotebook(path: path, missing: "\"nbformat\"")
    }
    guard major == 4 else { throw .oldNotebook(path: path, major: major) }
    guard let rows = root["cells"]?.array else {
      throw .notANotebook(path: path, missing: "\"cells\"")
    }
    var cells: [Cell] = []
    cells.reserveCapacity(rows.count)
    for (index, row) in rows.enumerated() {
      do {
        cells.append(try cell(row))
      } catch {
        throw .badCell(path: path, index: index + 1, problem: error.text)
      }
    }
    return Document(cells: cells, metadata: root["metadata"] ?? .emptyObject)
  }

  private struct Problem: Error {
    let text: String
  }

  private static func cell(_ row: JSON) throws(Problem) -> Cell {
    guard let kindName = row["cell_type"]?.string, let kind = Cell.Kind(rawValue: kindName) else {
      throw Problem(text: "\"cell_type\" must be code, markdown or raw")
    }
    guard let source = row["source"]?.joinedText else {
      throw Problem(text: "\"source\" must be a string or a list of strings")
    }
    var outputs: [Output] = []
    for output in row["outputs"]?.array ?? [] { outputs.append(try self.output(output)) }
    return Cell(
      kind, source, outputs: outputs, executionCount: row["execution_count"]?.integer,
      id: row["id"]?.string, metadata: row["metadata"] ?? .emptyObject,
      attachments: row["attachments"])
  }

  private static func output(_ row: JSON) throws(Problem) -> Output {
    switch row["output_type"]?.string {
    case "stream":
      return .stream(name: row["name"]?.string ?? "stdout", text: row["text"]?.joinedText ?? "")
    case "execute_result":
      return .executeResult(
        data: row["data"] ?? .emptyObject, metadata: row["metadata"] ?? .emptyObject,
        count: row["execution_count"]?.integer)
    case "display_data":
      return .displayData(
        data: row["data"] ?? .emptyObject, metadata: row["metadata"] ?? .emptyObject)
    case "error":
      return .error(
        name: row["ename"]?.string ?? "", message: row["evalue"]?.string ?? "",
        traceback: row["traceback"]?.array?.compactMap(\.string) ?? [])
    default:
      throw Problem(text: "an output has no \"output_type\" that Taper knows")
    }
  }

  /// The document as a notebook's text; cells without a name get one.
  static func write(_ document: Document) -> String {
    var used = Set(document.cells.compactMap(\.id))
    var cells: [JSON] = []
    for (index, cell) in document.cells.enumerated() {
      let id = validIdentifier(cell.id) ?? freshIdentifier(index, used: &used)
      cells.append(json(cell, id: id))
    }
    return JSON.object([
      .init("cells", .array(cells)),
      .init("metadata", metadata(document.metadata)),
      .init("nbformat", .integer(4)),
      .init("nbformat_minor", .integer(5)),
    ]).written()
  }

  private static func metadata(_ metadata: JSON) -> JSON {
    guard metadata["kernelspec"] == nil else { return metadata }
    return
      metadata
      .setting(
        "kernelspec",
        to: .object([
          .init("display_name", .string("Python 3")), .init("language", .string("python")),
          .init("name", .string("python3")),
        ])
      )
      .setting("language_info", to: metadata["language_info"] ?? languageInfo)
  }

  private static let languageInfo = JSON.object([.init("name", .string("python"))])

  private static func validIdentifier(_ id: String?) -> String? {
    guard let id, (1...64).contains(id.utf8.count) else { return nil }
    let allowed = id.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF)
        || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    return allowed ? id : nil
  }

  private static func freshIdentifier(_ index: Int, used: inout Set<String>) -> String {
    var id = "cell-\(index + 1)"
    while !used.insert(id).inserted { id += "-" }
    return id
  }

  private static func json(_ cell: Cell, id: String) -> JSON {
    var members: [JSON.Member] = [
      .init("cell_type", .string(cell.kind.rawValue)), .init("id", .string(id)),
      .init("metadata", cell.metadata), .init("source", lines(cell.source)),
    ]
    if let attachments = cell.attachments { members.append(.init("attachments", attachments)) }
    if cell.kind == .code {
      members.append(.init("execution_count", cell.executionCount.map(JSON.integer) ?? .null))
      members.append(.init("outputs", .array(cell.outputs.map(json))))
    }
    return .object(members)
  }

  private static func json(_ output: Output) -> JSON {
    switch output {
    case .stream(let name, let text):
      return .object([
        .init("name", .string(name)), .init("output_type", .string("stream")),
        .init("text", lines(text)),
      ])
    case .executeResult(let data, let metadata, let count):
      return .object([
        .init("data", split(data)), .init("execution_count", count.map(JSON.integer) ?? .null),
        .init("metadata", metadata), .init("output_type", .string("execute_result")),
      ])
    case .displayData(let data, let metadata):
      return .object([
        .init("data", split(data)), .init("metadata", metadata),
        .init("output_type", .string("display_data")),
      ])
    case .error(let name, let message, let traceback):
      return .object([
        .init("ename", .string(name)), .init("evalue", .string(message)),
        .init("output_type", .string("error")),
        .init("traceback", .array(traceback.map(JSON.string))),
      ])
    }
  }

  /// MIME bundles store text as lines too; JSON values inside them stay as they are.
  private static func split(_ data: JSON) -> JSON {
    guard let members = data.members else { return data }
    return .object(
      members.map { member in
        guard let text = member.value.string else { return member }
        return JSON.Member(member.key, lines(text))
      })
  }

  /// A text as the list of its lines, each with its line end.
  private static func lines(_ text: String) -> JSON {
    var lines: [JSON] = []
    var line = ""
    for scalar in text.unicodeScalars {
      line.unicodeScalars.append(scalar)
      if scalar == "\n" {
        lines.append(.string(line))
        line = ""
      }
    }
    if !line.isEmpty { lines.append(.string(line)) }
    return .array(lines)
  }
}
