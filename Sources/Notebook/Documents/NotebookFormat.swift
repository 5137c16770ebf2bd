/// `.ipynb` files: nbformat 4, any minor version, written as 4.5.
///
/// What is written always follows nbformat's schema. Whatever a file holds besides what the schema
/// has room for (unknown keys, known keys of a wrong shape) is kept in the metadata of its cell or of
/// the notebook, below `taper` and there below `kept`.
enum NotebookFormat {
  /// What is wrong with a cell.
  struct Problem: Error {
    let text: String
  }

  /// Whether values of this MIME type are JSON; all others are text.
  static func isJSON(_ type: String) -> Bool {
    type == "application/json" || type.hasPrefix("application/") && type.hasSuffix("+json")
  }

  /// The metadata with `value` kept aside under `key`.
  static func keeping(_ value: JSON, as key: String, in metadata: JSON) -> JSON {
    let own = metadata["taper"]
    var kept = own?["kept"] ?? .emptyObject
    if let own, own.members == nil { kept = kept.setting("taper", to: own) }
    let object = JSON.object(own?.members ?? [])
    return metadata.setting("taper", to: object.setting("kept", to: kept.setting(key, to: value)))
  }

  /// An output as nbformat has it, each text one string.
  static func json(_ output: Output) -> JSON {
    switch output {
    case .stream(let name, let text):
      return .object([
        .init("output_type", .string("stream")), .init("name", .string(name)),
        .init("text", .string(text)),
      ])
    case .executeResult(let data, let metadata, let count):
      return .object([
        .init("output_type", .string("execute_result")),
        .init("execution_count", count.map(JSON.integer) ?? .null), .init("data", data),
        .init("metadata", metadata),
      ])
    case .displayData(let data, let metadata):
      return .object([
        .init("output_type", .string("display_data")), .init("data", data),
        .init("metadata", metadata),
      ])
    case .error(let name, let message, let traceback):
      return .object([
        .init("output_type", .string("error")), .init("ename", .string(name)),
        .init("evalue", .string(message)),
        .init("traceback", .array(traceback.map(JSON.string))),
      ])
    }
  }
}

extension Cell {
  /// The id that a cell without one gets at its place in a document.
  static func identifier(at index: Int) -> String { "cell-\(index + 1)" }
}
