import Glibc

/// What happened in one session, on disk, so that the session can come back after a crash.
///
/// Each session has a file of its own, which it holds locked as long as it lives: no other session
/// touches it. An entry is written at once and whole, before the prompt goes on; one that a crash cut
/// off is no entry. The file is made when the first entry comes. Where nothing can be written,
/// `problem` says why, once, and nothing is written from then on: a journal never has gaps.
public final class Journal {
  private let folder: String?
  private var descriptor: Int32 = -1
  private var size: off_t = 0
  /// Entries that are written with the first that is worth it.
  private var held: [JournalEntry] = []
  private var isOff = false
  private var pendingProblem: String?

  /// How many journals are kept, and for how long.
  private static let countLimit = 50
  private static let ageLimit = 30 * 24 * 3600

  /// A journal for a new session in the user's state folder.
  public convenience init() { self.init(folder: Journal.defaultFolder) }

  public init(folder: String?) {
    self.folder = folder
    // A limit on the sizes of files is one more reason why a write fails, not why a session ends.
    signal(SIGXFSZ, SIG_IGN)
    if folder == nil { turnOff("there is no home folder") }
  }

  /// Goes on with the journal of an earlier session, which is locked already.
  init(descriptor: Int32, size: Int) {
    folder = nil
    self.descriptor = descriptor
    self.size = off_t(size)
    signal(SIGXFSZ, SIG_IGN)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  static var defaultFolder: String? { StateFolder.path.map { $0 + "/journals" } }

  /// Why the session cannot be kept, if that was not said yet.
  public func takeProblem() -> String? {
    defer { pendingProblem = nil }
    return pendingProblem
  }

  /// Adds an entry; the seed of a session waits for its first cell.
  func add(_ entry: JournalEntry) {
    guard !isOff else { return }
    if case .began = entry { return held.append(entry) }
    if descriptor < 0 { create() }
    let text = (held + [entry]).map(\.line).joined()
    held = []
    guard !isOff else { return }
    let bytes = Array(text.utf8)
    let count = write(descriptor, bytes, bytes.count)
    if count == bytes.count {
      size += off_t(count)
    } else {
      let reason = count < 0 ? StateFolder.reason : String(cString: strerror(ENOSPC))
      ftruncate(descriptor, size)
      turnOff(reason)
    }
  }

  private func turnOff(_ reason: String) {
    isOff = true
    pendingProblem = "this session cannot be kept for taper --resume: \(reason)"
  }

  private func create() {
    guard let folder else { return }
    StateFolder.make(folder)
    Journal.prune(folder)
    for attempt in 0..<100 {
      let path = "\(folder)/\(time(nil))-\(getpid())\(attempt == 0 ? "" : "-\(attempt)").jsonl"
      descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if descriptor >= 0 || errno != EEXIST { break }
    }
    guard descriptor >= 0 else { return turnOff(StateFolder.reason) }
    flock(descriptor, LOCK_EX | LOCK_NB)
  }

  /// Removes journals that are old or too many, unless a session holds them.
  private static func prune(_ folder: String) {
    for (index, file) in files(in: folder).enumerated()
    where index >= countLimit - 1 || time(nil) - file.changed > ageLimit {
      let descriptor = open(file.path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(file.path) }
      close(descriptor)
    }
  }

  /// The journals in a folder, those that were written to last first.
  static func files(in folder: String) -> [(path: String, changed: Int)] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var files: [(path: String, changed: Int, part: Int)] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      var status = stat()
      let path = folder + "/" + name
      guard name.hasSuffix(".jsonl"), lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG
      else { continue }
      files.append((path, status.st_mtim.tv_sec, status.st_mtim.tv_nsec))
    }
    return files.sorted { ($0.changed, $0.part, $0.path) > ($1.changed, $1.part, $1.path) }
      .map { ($0.path, $0.changed) }
  }
}
