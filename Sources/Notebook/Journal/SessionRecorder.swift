import Language

/// Keeps what happens at a prompt: in memory for `:save`, in a journal for `--resume`.
///
/// A cell is in the journal before it runs, and how it ended before the prompt goes on.
public final class SessionRecorder {
  /// A cell that ran.
  struct Recorded {
    var number: Int
    var source: String
    var language: SourceLanguage
    /// Commands that were given between the cell before and this one.
    var commands: [String]
    var outputs: [Output]
    var succeeded: Bool
    var wasStopped: Bool
  }

  /// The cells that ran and were not taken back.
  private(set) var cells: [Recorded] = []
  /// Names that cells found without an import.
  private(set) var impliedNames: Set<String> = []
  /// Nil while an earlier session comes back.
  private var journal: Journal?
  private var commands: [String] = []
  private var running: JournalEntry.Beginning?
  /// Files that this session wrote, and may write again.
  var savedPaths: Set<String> = []

  /// How much text of one cell is kept, and of all cells in memory: what older ones showed goes first.
  static let outputLimit = 4 << 20
  private static let totalLimit = 64 << 20
  private var total = 0
  private var trimmed = 0

  public init(journal: Journal?) { self.journal = journal }

  /// Begins the record of a new session: all its chance follows from the seed.
  public func begin(_ session: Session) {
    let seed = UInt64.random(in: .min ... .max)
    journal?.add(.began(seed: seed))
    session.fixChance(seed)
    session.recorder = self
  }

  // MARK: - What happens

  /// A cell is about to run.
  func willRun(_ cell: JournalEntry.Beginning) {
    running = cell
    journal?.add(.run(cell))
  }

  /// The cell that was about to run has ended.
  func didRun(_ ending: JournalEntry.Ending, in session: Session) {
    guard let cell = running else { return }
    running = nil
    journal?.add(.done(ending))
    keep(cell, ending, in: session)
  }

  /// A command has changed the session.
  func note(_ command: String) {
    if Command.parse(command)?.command.mayStandInFiles == true { commands.append(command) }
    journal?.add(.command(command))
  }

  /// The session has gone back to the state before a cell.
  func wentBack(_ count: Int, before number: Int) {
    cells.removeAll { $0.number >= number }
    commands = []
    journal?.add(.command(":back \(count)"))
  }

  // MARK: - Coming back

  /// The last cell ran before, and ended like this.
  func amend(_ ending: JournalEntry.Ending) {
    guard let last = cells.indices.last else { return }
    cells[last].outputs = ending.outputs
    cells[last].succeeded = ending.succeeded
  }

  /// What happens from now on goes into the journal of the session that came back.
  func goOn(with journal: Journal) { self.journal = journal }

  /// Why the session cannot be kept, if that was not said yet.
  public func takeProblem() -> String? { journal?.takeProblem() }

  private func keep(
    _ cell: JournalEntry.Beginning, _ ending: JournalEntry.Ending, in session: Session
  ) {
    cells.removeAll { $0.number >= ending.number }
    cells.append(
      Recorded(
        number: ending.number, source: cell.source, language: cell.language, commands: commands,
        outputs: ending.outputs,
        succeeded: ending.succeeded, wasStopped: !ending.stops.isEmpty && !ending.succeeded))
    trim(ending.outputs)
    commands = []
    impliedNames.formUnion(session.impliedNames)
  }

  private func trim(_ outputs: [Output]) {
    total += SessionRecorder.size(outputs)
    while total > SessionRecorder.totalLimit, trimmed < cells.count - 1 {
      total -= SessionRecorder.size(cells[trimmed].outputs)
      cells[trimmed].outputs = []
      trimmed += 1
    }
    trimmed = min(trimmed, cells.count)
  }

  /// The text that a cell printed, in bytes.
  private static func size(_ outputs: [Output]) -> Int {
    outputs.reduce(0) { size, output in
      guard case .stream(_, let text) = output else { return size + 100 }
      return size + text.utf8.count
    }
  }
}
