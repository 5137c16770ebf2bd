import Glibc

/// `:save FILE`: the cells of a session, with what they showed, as a file that replays.
///
/// The file stands alone: names that the prompt offers without an import are imported in the first
/// cell. Cells that failed are tagged `raises-exception`; cells that Ctrl-C stopped also
/// `skip-execution`, since they might never end.
enum SavedSession {
  static func save(_ session: Session, _ argument: String) -> CommandRunner.Result {
    guard let recorder = session.recorder else {
      return .complaint(":save works at the prompt, where the cells that ran are kept")
    }
    let overwrites = argument.hasPrefix("!")
    let path = expanded(argument.drop { $0 == "!" || $0 == " " })
    guard !path.isEmpty else { return .complaint(":save needs a file: :save session.py") }
    // Cells that were taken back did not happen.
    let cells = recorder.cells.filter { $0.number <= session.executionCount }
    guard !cells.isEmpty else { return .complaint("nothing has run yet") }
    if !overwrites, access(path, F_OK) == 0, !recorder.savedPaths.contains(path) {
      return .complaint("\(path) is there already; :save! \(path) overwrites it")
    }
    let document = document(of: cells, recorder.impliedNames, for: path)
    do {
      let isNotebook = path.hasSuffix(".ipynb")
      try (isNotebook ? document : document.withoutTracebacks).write(to: path)
    } catch {
      return .complaint("\(error)")
    }
    recorder.savedPaths.insert(path)
    let count = cells.count
    var text = "\(count) \(count == 1 ? "cell" : "cells") saved to \(path)"
    let stopped = cells.filter(\.wasStopped).map { "\($0.number)" }
    if !stopped.isEmpty {
      text += "\nStopped with Ctrl-C, and tagged skip-execution: \(stopped.joined(separator: ", "))"
    }
    return .text(text)
  }

  /// A path as it is typed, `~` being the user's home.
  static func expanded(_ path: Substring) -> String {
    var path = path
    while path.last == " " { path.removeLast() }
    guard path == "~" || path.hasPrefix("~/"), let home = getenv("HOME") else {
      return String(path)
    }
    return String(cString: home) + path.dropFirst()
  }

  private static func document(
    of recorded: [SessionRecorder.Recorded], _ impliedNames: Set<String>, for path: String
  ) -> Document {
    var cells: [Cell] = []
    let imports = self.imports(impliedNames)
    let first = recorded.firstIndex { $0.language == .python && !$0.wasStopped }
    for (index, cell) in recorded.enumerated() {
      let top = cell.commands + (index == first && !imports.isEmpty ? [imports + "\n"] : [])
      var tags: [String] = []
      if !cell.succeeded { tags.append("raises-exception") }
      if cell.wasStopped { tags.append("skip-execution") }
      cells.append(
        Cell(
          .code, (top + [cell.source]).joined(separator: "\n"),
          outputs: cell.outputs, executionCount: cell.number,
          metadata: tags.isEmpty
            ? .emptyObject : .object([.init("tags", .array(tags.map(JSON.string)))])))
    }
    guard FileKind.language(path) == .r else { return Document(cells: cells) }
    return Document(cells: inR(cells, recorded), language: .r)
  }

  /// The cells of a file that begins in R where the session began in Python.
  private static func inR(_ cells: [Cell], _ recorded: [SessionRecorder.Recorded]) -> [Cell] {
    var cells = cells
    guard recorded[0].language == .r else {
      cells[0].source = ":lang python\n" + cells[0].source
      return cells
    }
    if recorded[0].commands == [":lang r"] { cells[0].source = recorded[0].source }
    return cells
  }

  /// The statements that bring the names in.
  static func imports(_ names: Set<String>) -> String {
    var lines: [String] = []
    var functions: [String] = []
    for name in names.sorted() {
      switch Session.impliedModules[name] {
      case nil: functions.append(name)
      case name: lines.append("import \(name)")
      case let module?: lines.append("import \(module) as \(name)")
      }
    }
    if !functions.isEmpty {
      lines.append("from torch import \(functions.joined(separator: ", "))")
    }
    return lines.joined(separator: "\n")
  }
}
