import Glibc

/// The cells of all sessions, on disk: one line of JSON for each, only ever appended to.
///
/// A line is written at once and whole, so that a crash loses at most the cell being written and
/// sessions that run side by side do not mix within a line. Where nothing can be written, the
/// history lives in memory, and `problem` says why.
public final class HistoryLog {
  public let problem: String?
  private var descriptor: Int32
  private let session: String

  /// How many cells of the past a new session recalls.
  private static let recallLimit = 5000

  /// The log in the user's state folder.
  public convenience init() { self.init(folder: HistoryLog.defaultFolder) }

  public init(folder: String?) {
    session = "\(time(nil))-\(getpid())"
    guard let folder else {
      descriptor = -1
      problem = "there is no home folder to keep the history in"
      return
    }
    HistoryLog.makeFolder(folder)
    descriptor = open(folder + "/history.jsonl", O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    problem =
      descriptor < 0
      ? "the history cannot be kept in \(folder): \(String(cString: strerror(errno)))" : nil
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  private static var defaultFolder: String? {
    if let state = getenv("XDG_STATE_HOME").map({ String(cString: $0) }), !state.isEmpty {
      return state + "/taper"
    }
    guard let home = getenv("HOME").map({ String(cString: $0) }), !home.isEmpty else { return nil }
    return home + "/.local/state/taper"
  }

  private static func makeFolder(_ path: String) {
    var partial = ""
    for part in path.split(separator: "/") {
      partial += "/" + part
      mkdir(partial, 0o700)
    }
  }

  /// The cells of earlier sessions, oldest first, each kept where it was last used.
  public func recall() -> [String] {
    guard descriptor >= 0 else { return [] }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    lseek(descriptor, 0, SEEK_SET)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      guard count > 0 else { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    var cells: [String] = []
    var seen: Set<String> = []
    for line in bytes.split(separator: UInt8(ascii: "\n")).reversed() {
      guard let cell = (try? JSON(parsing: Array(line)))?["cell"]?.string else { continue }
      if seen.insert(cell).inserted { cells.append(cell) }
      if cells.count == HistoryLog.recallLimit { break }
    }
    return cells.reversed()
  }

  /// Adds a cell that is about to run.
  public func append(_ cell: String) {
    guard descriptor >= 0 else { return }
    let line = JSON.object([
      .init("session", .string(session)), .init("time", .integer(time(nil))),
      .init("cell", .string(cell)),
    ]).line
    let bytes = Array(line.utf8)
    _ = write(descriptor, bytes, bytes.count)
  }
}

extension JSON {
  /// The value on one line, with a line end.
  var line: String {
    written().split(separator: "\n").map { $0.drop { $0 == " " } }.joined() + "\n"
  }
}
