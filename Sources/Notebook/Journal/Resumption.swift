/// Brings an earlier session back by running its cells again.
///
/// The cells see the same random numbers, and are stopped where Ctrl-C stopped them. What depends on
/// the time or on files may come out differently; which cells did is said.
public struct Resumption {
  /// What came of it.
  public struct Outcome {
    public internal(set) var cellCount = 0
    /// The numbers of cells that showed something else than they did.
    public internal(set) var different: [Int] = []
    /// Whether Ctrl-C ended it, with cells left.
    public internal(set) var wasInterrupted = false
  }

  private let kept: KeptSession
  private let session: Session

  public init(_ kept: KeptSession, _ session: Session) {
    self.kept = kept
    self.session = session
  }

  /// Runs the cells; `willRun` gets the number of cells that ran before each.
  public func run(isInterrupted: () -> Bool, _ willRun: (_ done: Int) -> Void) -> Outcome {
    var outcome = Outcome()
    let recorder = SessionRecorder(journal: nil)
    session.fixChance(kept.seed ?? 0)
    session.recorder = recorder
    session.rewind.isOn = true
    for event in kept.events {
      willRun(outcome.cellCount)
      switch event {
      case .cell(let cell, let ending):
        let outputs = OutputCollector(limit: SessionRecorder.outputLimit)
        let language = session.language
        session.language = cell.language
        session.run(cell.source, stoppingAt: ending.stops, outputs.add)
        session.language = language
        session.stay()
        if isInterrupted() { break }
        outcome.cellCount += 1
        recorder.amend(ending)
        let comparison = CellComparison(stored: ending.outputs, got: outputs.outputs)
        if comparison.verdict == .different { outcome.different.append(ending.number) }
      case .command(let text): _ = CommandRunner(session, width: { 80 }).run(text) { _ in }
      }
      if isInterrupted() {
        outcome.wasInterrupted = true
        break
      }
    }
    recorder.goOn(with: kept.journal)
    return outcome
  }
}
