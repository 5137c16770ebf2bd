@testable import Notebook

/// The rules of nbformat's schema 4.5, as a check that needs no Python: what a notebook breaks, in
/// words.
struct NotebookRules {
  private(set) var problems: [String] = []

  init(_ root: JSON) {
    keys(root, "notebook", all: ["cells", "metadata", "nbformat", "nbformat_minor"])
    check(root["nbformat"] == .number("4"), "nbformat is not 4")
    check((root["nbformat_minor"]?.integer ?? 0) >= 5, "nbformat_minor is below 5")
    let metadata = root["metadata"] ?? .null
    object(metadata, "metadata")
    if let kernel = metadata["kernelspec"] {
      strings(kernel, "kernelspec", ["name", "display_name"])
    }
    if let language = metadata["language_info"] { strings(language, "language_info", ["name"]) }
    if let title = metadata["title"] { check(title.string != nil, "title is no text") }
    var ids: Set<String> = []
    for cell in root["cells"]?.array ?? [] {
      let id = cell["id"]?.string ?? ""
      check((1...64).contains(id.utf8.count), "an id has \(id.utf8.count) letters")
      check(
        id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }, id)
      check(ids.insert(id).inserted, "the id \(id) stands twice")
      check(cell)
    }
  }

  private mutating func check(_ isTrue: Bool, _ problem: String) {
    if !isTrue { problems.append(problem) }
  }

  private mutating func object(_ value: JSON, _ name: String) {
    check(value.members != nil, "\(name) is no object")
  }

  /// All of the keys, none but them, except those that may stand there.
  private mutating func keys(
    _ value: JSON, _ name: String, all: Set<String>, some: Set<String> = []
  ) {
    let keys = Set((value.members ?? []).map(\.key))
    check(keys.isSuperset(of: all), "\(name) lacks \(all.subtracting(keys))")
    check(keys.isSubset(of: all.union(some)), "\(name) has \(keys.subtracting(all))")
  }

  private mutating func strings(_ value: JSON, _ name: String, _ keys: [String]) {
    for key in keys { check(value[key]?.string != nil, "\(name) has no \(key)") }
  }

  private mutating func check(_ cell: JSON) {
    let common: Set<String> = ["cell_type", "id", "metadata", "source"]
    check(isText(cell["source"]), "a source is no text")
    let metadata = cell["metadata"] ?? .null
    object(metadata, "a cell's metadata")
    if let tags = metadata["tags"] {
      let texts = (tags.array ?? [.null]).map { $0.string ?? "," }
      check(Set(texts).count == texts.count, "a tag stands twice")
      check(texts.allSatisfy { !$0.isEmpty && !$0.contains(",") }, "a tag is wrong")
    }
    if let name = metadata["name"] { check(!(name.string ?? "").isEmpty, "a name is wrong") }
    if let jupyter = metadata["jupyter"] { object(jupyter, "jupyter") }
    switch cell["cell_type"]?.string {
    case "code":
      keys(cell, "a code cell", all: common.union(["outputs", "execution_count"]))
      count(cell["execution_count"])
      if let collapsed = metadata["collapsed"] {
        check(collapsed == .bool(true) || collapsed == .bool(false), "collapsed is wrong")
      }
      if let scrolled = metadata["scrolled"] {
        check([.bool(true), .bool(false), .string("auto")].contains(scrolled), "scrolled is wrong")
      }
      if let execution = metadata["execution"] {
        check(
          execution.members?.allSatisfy { $0.value.string != nil } ?? false, "execution is wrong")
      }
      for output in cell["outputs"]?.array ?? [] { checkOutput(output) }
    case "raw", "markdown":
      keys(cell, "a cell of prose", all: common, some: ["attachments"])
      for file in cell["attachments"]?.members ?? [] { bundle(file.value) }
      if let format = metadata["format"], cell["cell_type"] == .string("raw") {
        check(format.string != nil, "format is wrong")
      }
    default: problems.append("a cell has no type")
    }
  }

  private mutating func checkOutput(_ output: JSON) {
    switch output["output_type"]?.string {
    case "stream":
      keys(output, "a stream", all: ["output_type", "name", "text"])
      check(output["name"]?.string != nil && isText(output["text"]), "a stream is wrong")
    case "error":
      keys(output, "an error", all: ["output_type", "ename", "evalue", "traceback"])
      strings(output, "an error", ["ename", "evalue"])
      check(
        output["traceback"]?.array?.allSatisfy { $0.string != nil } ?? false, "a traceback is wrong"
      )
    case "execute_result":
      keys(output, "a result", all: ["output_type", "data", "metadata", "execution_count"])
      count(output["execution_count"])
      bundle(output["data"] ?? .null)
    case "display_data":
      keys(output, "displayed data", all: ["output_type", "data", "metadata"])
      bundle(output["data"] ?? .null)
    default: problems.append("an output has no type")
    }
    if let metadata = output["metadata"] { object(metadata, "an output's metadata") }
  }

  private mutating func bundle(_ data: JSON) {
    object(data, "a MIME bundle")
    for member in data.members ?? []
    where !(member.key.hasPrefix("application/") && member.key.hasSuffix("json")) {
      check(isText(member.value), "\(member.key) is no text")
    }
  }

  private mutating func count(_ value: JSON?) {
    check(value == .null || (value?.integer ?? -1) >= 0, "a number of a cell is wrong")
  }

  private func isText(_ value: JSON?) -> Bool {
    value?.string != nil || value?.array?.allSatisfy { $0.string != nil } ?? false
  }
}
