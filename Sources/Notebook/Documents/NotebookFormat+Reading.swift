extension NotebookFormat {
  /// Parses the bytes of a notebook; `path` only names it in errors.
  static func read(
    _ bytes: [UInt8], path: String, isExact: Bool = false
  ) throws(DocumentError) -> Document {
    let root: JSON
    do {
      root = try JSON(parsing: bytes, isExact: isExact)
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
    guard rows.count <= DocumentLimit.cells else { throw .tooManyCells(path: path) }
    var document = Document(metadata: root["metadata"] ?? .emptyObject)
    guard document.metadata.members != nil else {
      throw .badMetadata(path: path, problem: "\"metadata\" must be an object")
    }
    for member in root.members ?? []
    where !["cells", "metadata", "nbformat", "nbformat_minor"].contains(member.key) {
      document.metadata = keeping(member.value, as: member.key, in: document.metadata)
    }
    document.language = try language(document.metadata, path: path) ?? .python
    document.cells.reserveCapacity(rows.count)
    for (index, row) in rows.enumerated() {
      do {
        document.cells.append(try cell(row))
      } catch {
        throw .badCell(path: path, index: index + 1, problem: error.text)
      }
    }
    return document
  }

  /// The language that the metadata names, or nil.
  static func language(
    _ metadata: JSON, path: String
  ) throws(DocumentError) -> Document.Language? {
    let metadata = NotebookSchema.valid(metadata)
    let name = metadata["kernelspec"]?["language"] ?? metadata["language_info"]?["name"]
    switch name?.string?.lowercased() {
    case nil, "": return nil
    case "python", "ipython", "python3": return .python
    case "r": return .r
    case .some(let other): throw .otherLanguage(path: path, name: other)
    }
  }

  private static func cell(_ row: JSON) throws(Problem) -> Cell {
    guard let members = row.members else { throw Problem(text: "a cell must be an object") }
    guard let kindName = row["cell_type"]?.string, let kind = Cell.Kind(rawValue: kindName) else {
      throw Problem(text: "\"cell_type\" must be code, markdown or raw")
    }
    guard let source = row["source"]?.joinedText else {
      throw Problem(text: "\"source\" must be a string or a list of strings")
    }
    var cell = Cell(kind, source, metadata: try object(row["metadata"], "metadata"))
    for member in members {
      switch member.key {
      case "cell_type", "source", "metadata": continue
      case "id" where member.value.string.map(Cell.isIdentifier) ?? false:
        cell.id = member.value.string
      case "attachments" where kind != .code: cell.attachments = try attachments(member.value)
      case "execution_count" where kind == .code:
        cell.executionCount = try count(member.value)
      case "outputs" where kind == .code: continue
      default:
        if member.value.isEmpty { continue }
        cell.metadata = keeping(member.value, as: member.key, in: cell.metadata)
      }
    }
    guard kind == .code else { return cell }
    guard let outputs = (row["outputs"] ?? .array([])).array else {
      throw Problem(text: "\"outputs\" must be a list")
    }
    var kept: [JSON.Member] = []
    for (index, row) in outputs.enumerated() {
      let (output, others) = try self.outputAndOthers(row)
      cell.outputs.append(output)
      if !others.isEmpty { kept.append(.init(String(index), .object(others))) }
    }
    if !kept.isEmpty {
      cell.metadata = keeping(.object(kept), as: "outputs", in: cell.metadata)
    }
    return cell
  }

  /// A number of a cell: not negative, or null.
  private static func count(_ value: JSON?) throws(Problem) -> Int? {
    switch value {
    case nil, .null?: return nil
    case .number(let text)?:
      if let count = Int(text) ?? Double(text).flatMap(Int.init(exactly:)), count >= 0 {
        return count
      }
    case .bool?, .string?, .array?, .object?: break
    }
    throw Problem(text: "\"execution_count\" must be a number or null")
  }

  private static func object(_ value: JSON?, _ name: String) throws(Problem) -> JSON {
    switch value {
    case nil, .null?: return .emptyObject
    case .object?: return value ?? .emptyObject
    case .bool?, .number?, .string?, .array?:
      throw Problem(text: "\"\(name)\" must be an object")
    }
  }

  private static func attachments(_ value: JSON) throws(Problem) -> JSON? {
    if value == .null { return nil }
    guard let members = value.members else {
      throw Problem(text: "\"attachments\" must be an object")
    }
    var bundles: [JSON.Member] = []
    for member in members { bundles.append(.init(member.key, try bundle(member.value))) }
    return .object(bundles)
  }

  /// A MIME bundle with each text as one string.
  private static func bundle(_ value: JSON?) throws(Problem) -> JSON {
    guard let members = (value ?? .emptyObject).members else {
      throw Problem(text: "data by MIME type must be an object")
    }
    var bundle: [JSON.Member] = []
    for member in members {
      if isJSON(member.key) {
        bundle.append(member)
      } else if let text = member.value.joinedText {
        bundle.append(.init(member.key, .string(text)))
      } else {
        throw Problem(text: "the data of type \"\(member.key)\" must be text")
      }
    }
    return .object(bundle)
  }

  /// An output without what nbformat does not know.
  static func output(_ row: JSON) throws(Problem) -> Output {
    try outputAndOthers(row).output
  }

  private static func outputAndOthers(
    _ row: JSON
  ) throws(Problem) -> (output: Output, others: [JSON.Member]) {
    func others(_ known: String...) -> [JSON.Member] {
      (row.members ?? []).filter { $0.key != "output_type" && !known.contains($0.key) }
    }
    switch row["output_type"]?.string {
    case "stream":
      guard let text = row["text"]?.joinedText else {
        throw Problem(text: "the \"text\" of a stream must be a string or a list of strings")
      }
      let name = row["name"]?.string ?? "stdout"
      return (.stream(name: name, text: text), others("name", "text"))
    case "execute_result":
      let output = Output.executeResult(
        data: try bundle(row["data"]), metadata: try object(row["metadata"], "metadata"),
        count: try count(row["execution_count"]))
      return (output, others("data", "metadata", "execution_count"))
    case "display_data":
      let output = Output.displayData(
        data: try bundle(row["data"]), metadata: try object(row["metadata"], "metadata"))
      return (output, others("data", "metadata"))
    case "error":
      var traceback: [String] = []
      for line in row["traceback"]?.array ?? [] {
        guard let text = line.string else {
          throw Problem(text: "a \"traceback\" must be a list of strings")
        }
        traceback.append(text)
      }
      let output = Output.error(
        name: row["ename"]?.string ?? "", message: row["evalue"]?.string ?? "",
        traceback: traceback)
      return (output, others("ename", "evalue", "traceback"))
    default:
      throw Problem(text: "an output has no \"output_type\" that Taper knows")
    }
  }
}

extension JSON {
  /// Whether nothing is lost where this value is left out.
  fileprivate var isEmpty: Bool {
    switch self {
    case .null: return true
    case .array(let items): return items.isEmpty
    case .object(let members): return members.isEmpty
    case .bool, .number, .string: return false
    }
  }
}
