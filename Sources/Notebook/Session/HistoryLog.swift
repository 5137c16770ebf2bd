import Glibc

/// The cells of all sessions, on disk: one line of JSON for each, only ever appended to.
///
/// A line is written at once and whole, before the cell runs, so that no crash loses it and sessions
/// that run side by side do not mix within a line. A session sees the cells of those before it,
/// session by session, and none that are added while it runs. Where nothing can be written, `problem`
/// says why.
public final class HistoryLog {
  public let problem: String?
  private var descriptor: Int32
  private let session: String

  /// How much of the end of the log a new session looks at, and how many cells it recalls of it.
  private static let tailSize = 4 << 20
  private static let recallLimit = 5000
  /// The log's size when this session began.
  private var size: Int = 0

  /// The log in the user's state folder.
  public convenience init() { self.init(folder: StateFolder.path) }

  public init(folder: String?) {
    session = "\(time(nil))-\(getpid())"
    guard let folder else {
      descriptor = -1
      problem = "there is no home folder to keep the history in"
      return
    }
    StateFolder.make(folder)
    descriptor = open(folder + "/history.jsonl", O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    problem =
      descriptor < 0
      ? "the history cannot be kept in \(folder): \(String(cString: strerror(errno)))" : nil
    guard descriptor >= 0 else { return }
    size = max(0, Int(lseek(descriptor, 0, SEEK_END)))
    endTornLine()
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Ends a line that a crash of the machine left unfinished, so that the next one stands alone.
  private func endTornLine() {
    var last = UInt8(ascii: "\n")
    guard size > 0, pread(descriptor, &last, 1, off_t(size - 1)) == 1 else { return }
    if last != UInt8(ascii: "\n") { _ = write(descriptor, "\n", 1) }
  }

  /// The cells of earlier sessions, oldest first, each kept where it was last used.
  public func recall() -> [String] {
    guard descriptor >= 0 else { return [] }
    var sessions: [(name: String, cells: [String])] = []
    var places: [String: Int] = [:]
    for line in tail().split(separator: UInt8(ascii: "\n")) {
      guard let entry = try? JSON(parsing: Array(line)), let cell = entry["cell"]?.string else {
        continue
      }
      let name = entry["session"]?.string ?? ""
      let place = places[name] ?? sessions.count
      if place == sessions.count { sessions.append((name, [])) }
      places[name] = place
      sessions[place].cells.append(cell)
    }
    var cells: [String] = []
    var seen: Set<String> = []
    for cell in sessions.flatMap(\.cells).reversed() where cells.count < HistoryLog.recallLimit {
      if seen.insert(cell).inserted { cells.append(cell) }
    }
    return cells.reversed()
  }

  /// The last lines of what the log held when this session began.
  private func tail() -> [UInt8] {
    let start = max(0, size - HistoryLog.tailSize)
    var bytes = [UInt8](repeating: 0, count: size - start)
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes {
        pread(
          descriptor, $0.baseAddress?.advanced(by: count), $0.count - count, off_t(start + count))
      }
      guard got > 0 else { break }
      count += got
    }
    bytes.removeSubrange(count...)
    // The first line may be cut.
    if start > 0 { bytes = Array(bytes.drop { $0 != UInt8(ascii: "\n") }) }
    return bytes
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
