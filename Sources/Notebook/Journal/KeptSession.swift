import Glibc

/// An earlier session as its journal tells it.
public struct KeptSession {
  /// What happened, in order: cells with how they ended, and commands.
  enum Event: Equatable {
    case cell(JournalEntry.Beginning, JournalEntry.Ending)
    case command(String)
  }

  let events: [Event]
  let seed: UInt64?
  /// The cell that was running when the session ended, if one was.
  public let unfinished: String?
  /// When the session was written to last, in seconds since 1970.
  public let changed: Int
  /// The journal, which goes on with this session.
  public let journal: Journal

  /// The cells that ran to their end.
  public var cellCount: Int {
    events.count { if case .cell = $0 { true } else { false } }
  }

  /// The newest session that is not running.
  public static func latest() throws(JournalError) -> KeptSession {
    guard let folder = Journal.defaultFolder else { throw .none }
    return try latest(in: folder)
  }

  static func latest(in folder: String) throws(JournalError) -> KeptSession {
    for (path, changed) in Journal.files(in: folder) {
      let descriptor = open(path, O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW)
      guard descriptor >= 0 else { throw .unreadable(path: path, reason: StateFolder.reason) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        close(descriptor)
        continue
      }
      do {
        let kept = try KeptSession(path, descriptor, changed)
        if kept.seed != nil { return kept }
      } catch {
        close(descriptor)
        throw error
      }
    }
    throw .none
  }

  private init(_ path: String, _ descriptor: Int32, _ changed: Int) throws(JournalError) {
    var bytes: [UInt8]
    do {
      bytes = try File.read(path)
    } catch {
      throw .unreadable(path: path, reason: "\(error)")
    }
    // A line without an end is one that a crash cut off.
    let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    if end < bytes.count { ftruncate(descriptor, off_t(end)) }
    bytes.removeSubrange(end...)
    var entries: [JournalEntry] = []
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .dropLast()
    {
      guard let entry = JournalEntry(line) else {
        throw .damaged(path: path, line: entries.count + 1)
      }
      entries.append(entry)
    }
    var seed: UInt64?
    var events: [Event] = []
    var running: JournalEntry.Beginning?
    for (index, entry) in entries.enumerated() {
      switch entry {
      case .began(let number) where index == 0: seed = number
      case .began: throw .damaged(path: path, line: index + 1)
      case .run(let cell): running = cell
      case .done(let ending):
        guard let cell = running, cell.number == ending.number else {
          throw .damaged(path: path, line: index + 1)
        }
        events.append(.cell(cell, ending))
        running = nil
      case .command(let text): events.append(.command(text))
      }
    }
    guard seed != nil || entries.isEmpty else { throw .damaged(path: path, line: 1) }
    self.events = events
    self.seed = seed
    self.changed = changed
    unfinished = running?.source
    journal = Journal(descriptor: descriptor, size: end)
  }
}
