import Interpreter
import Library
import Tensors

/// Takes a session back to the state before a cell.
///
/// Before each cell the state is marked: names, objects, tensors, graphs, generators, settings. A mark
/// copies nothing but what has changed since the one before, and memory that is about to be written
/// to; when history takes more than `byteLimit`, the oldest marks go.
public final class Rewind {
  /// Whether cells are marked; prompts and lessons switch it on.
  public var isOn = false
  /// The memory that history may take.
  public var byteLimit = 1 << 30
  /// How many cells can be taken back at most.
  public var cellLimit = 1000

  /// How many objects that can change are watched at most.
  public var objectLimit: Int {
    get { history.objectLimit }
    set { history.objectLimit = newValue }
  }

  private struct Mark {
    /// The number of the cell that came next.
    let number: Int
    let session: Session.Bookmark
    let library: LibraryState
  }

  private unowned let session: Session
  private let history = StateHistory()
  private var marks: [Mark] = []
  private var note: String?
  private var problem: RewindError?
  /// After a walk over too many objects: no mark before this cell.
  private var pausesUntil = 0

  init(_ session: Session) { self.session = session }

  /// The first cell that can be taken back.
  public var oldest: Int? { marks.first?.number }

  /// Whether the state before a cell is known.
  public func canRestore(before number: Int) -> Bool { marks.contains { $0.number == number } }

  /// What to tell the user about history, once: which cells can no longer be taken back, or what
  /// could not be brought back.
  public func takeNote() -> String? {
    defer { note = nil }
    return note
  }

  // MARK: - Marking

  /// Marks the state before the next cell.
  func mark() {
    guard isOn else { return }
    let number = session.executionCount + 1
    guard number >= pausesUntil else { return }
    if session.machine.didImport == nil {
      session.machine.didImport = { [unowned self] module in
        if isOn { history.adopt(module, outside: outside) }
      }
    }
    do {
      try history.mark(roots, outside: outside)
      marks.append(
        Mark(number: number, session: session.bookmark, library: LibraryState(session.machine)))
      problem = nil
    } catch {
      pausesUntil = number + 10
      forget(because: .tooManyObjects)
      return
    }
    if KeptMemory.takeLoss() || history.liveBytes > byteLimit {
      forget(because: .tooMuchMemory(byteLimit))
      return
    }
    limit()
  }

  private func limit() {
    var dropped = false
    while marks.count > cellLimit
      || marks.count > 1 && history.byteCount + KeptMemory.byteCount > byteLimit
    {
      history.dropOldest()
      marks.removeFirst()
      dropped = true
    }
    if dropped, let oldest { note = RewindError.dropped(oldest: oldest, byteLimit).description }
  }

  private func forget(because reason: RewindError) {
    if problem == nil { note = reason.description }
    problem = reason
    history.forget()
    marks = []
  }

  /// Where all that the session holds is reached from.
  var roots: [any Rewindable] {
    let machine = session.machine
    var roots: [any Rewindable] = [session.namespace, machine.builtins]
    for module in machine.modules.values {
      if case .object(let object) = module { roots.append(object) }
    }
    if case .object(let object) = session.bookmark.lastShown { roots.append(object) }
    return roots
  }

  /// Modules stay loaded; what is in them is brought back.
  var outside: [any Rewindable] { [session.machine.modules] }

  // MARK: - Going back

  /// Makes the session what it was before a cell ran; the next cell has that number again.
  public func restore(before number: Int) throws(RewindError) {
    guard let index = marks.firstIndex(where: { $0.number == number }) else {
      throw reason(for: number)
    }
    if KeptMemory.takeLoss() {
      forget(because: .tooMuchMemory(byteLimit))
      throw .tooMuchMemory(byteLimit)
    }
    let mark = marks[index]
    let count = session.executionCount - number + 1
    do {
      let lost = try history.restore(index, from: roots, outside: outside) {
        session.bookmark = mark.session
        return roots
      }
      if !lost.isEmpty { note = RewindError.lost(names(of: lost)).description }
    } catch {
      forget(because: .tooManyObjects)
      throw .tooManyObjects
    }
    mark.library.restore(session.machine)
    marks.removeSubrange(index...)
    pausesUntil = 0
    session.recorder?.wentBack(count, before: number)
  }

  private func reason(for number: Int) -> RewindError {
    if session.executionCount == 0 { return .nothingRan }
    guard number >= 1, number <= session.executionCount else {
      return .noSuchCell(number, last: session.executionCount)
    }
    if let problem, marks.isEmpty { return problem }
    guard isOn, let oldest else { return .notKept }
    return .dropped(oldest: oldest, byteLimit)
  }

  private func names(of objects: [any Rewindable]) -> [String] {
    Set(objects.compactMap { ($0 as? Object)?.type.name }).sorted()
  }
}

/// Why a session cannot be taken back, or not entirely.
public enum RewindError: Error, Equatable, CustomStringConvertible {
  case nothingRan
  case noSuchCell(Int, last: Int)
  /// The session does not mark its states.
  case notKept
  case dropped(oldest: Int, Int)
  case tooManyObjects
  case tooMuchMemory(Int)
  /// Iterators of these classes stay where they are.
  case lost([String])

  public var description: String {
    switch self {
    case .nothingRan: return "nothing has run yet"
    case .noSuchCell(let number, let last):
      return "there is no In [\(number)] to go back to; the last cell is In [\(last)]"
    case .notKept: return "this session does not keep its earlier states; the prompt does"
    case .dropped(let oldest, let limit):
      return
        "In [\(oldest)] is the first cell that can be taken back: the states before it would take "
        + "more than \(RewindError.size(limit))"
    case .tooManyObjects:
      return
        "the session holds more objects than :back can watch; cells cannot be taken back for now"
    case .tooMuchMemory(let limit):
      return
        "the session's tensors take more than the \(RewindError.size(limit)) that :back may keep; "
        + "cells cannot be taken back for now"
    case .lost(let names):
      return
        "one thing could not be taken back: an iterator (\(names.joined(separator: ", "))) stays "
        + "where it is"
    }
  }

  private static func size(_ bytes: Int) -> String {
    bytes >= 1 << 30 ? "\(bytes >> 30) GB" : bytes >= 1 << 20 ? "\(bytes >> 20) MB" : "\(bytes) B"
  }
}
