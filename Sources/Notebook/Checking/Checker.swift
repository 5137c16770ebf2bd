/// Replays a document and compares what its cells show with the outputs that are stored in it.
///
/// A cell that never ran (no number, no outputs) is run and not compared. Tags: `skip-execution`
/// leaves a cell out, `ignore-output` runs it without comparing, `raises-exception` lets it fail.
/// A cell that fails does not stop the check; Ctrl-C does.
public struct Checker {
  /// What may be asked of a check besides the defaults.
  public struct Options {
    /// Numbers must be the same to the last digit.
    public var isExact = false

    public init() {}
  }

  private static let ignoringTags: Set<String> = ["ignore-output", "nbval-ignore-output"]

  private let options: Options
  private let session: Session
  /// The document with the new outputs of the cells that differ.
  public private(set) var document: Document
  public private(set) var report = CheckReport()

  public init(_ document: Document, session: Session, options: Options = Options()) {
    self.document = document
    self.session = session
    self.options = options
  }

  /// Runs the check, which ends early once `isInterrupted` says so; `willRun` gets the number of each
  /// cell before its turn.
  public mutating func run(isInterrupted: () -> Bool, _ willRun: (_ number: Int) -> Void) {
    let stored = document
    var replay = Replay(document, session: session, allowsErrors: true)
    session.language = stored.language
    report.cellCount = stored.codeCells.count
    var number = 0
    for index in stored.cells.indices where stored.cells[index].kind == .code {
      number += 1
      willRun(number)
      guard let finding = check(index, stored, &replay) else {
        guard isInterrupted() else { continue }
        break
      }
      // A cell that Ctrl-C stopped is not to blame.
      if isInterrupted() { break }
      report.entries.append(
        .init(number: number, source: stored.cells[index].source, finding: finding))
    }
    report.wasInterrupted = isInterrupted()
  }

  private mutating func check(
    _ index: Int, _ stored: Document, _ replay: inout Replay
  ) -> CheckReport.Finding? {
    let cell = stored.cells[index]
    guard !cell.tags.contains("skip-execution") else { return nil }
    guard session.exitRequest == nil else { return isCompared(cell) ? .notRun : nil }
    let error = replay.runCell(index) { _, _ in }
    let isIgnored = Checker.ignoresOutput(of: cell)
    let ran = replay.document.cells[index]
    let wanted = cell.storedError
    if let error, wanted == nil, !cell.tags.contains("raises-exception") {
      return .failed(error)
    }
    if isIgnored { return nil }
    guard isCompared(cell) else {
      document.cells[index] = ran
      return nil
    }
    report.comparedCount += 1
    if error == nil, let wanted {
      document.cells[index] = ran
      return .unexpectedSuccess(error: wanted)
    }
    let comparison = CellComparison(stored: cell.outputs, got: ran.outputs)
    if comparison.verdict == .near { report.nearCount += 1 }
    let isFine = comparison.verdict == .exact || comparison.verdict == .near && !options.isExact
    if isFine { return nil }
    document.cells[index] = ran
    return .different(comparison)
  }

  /// Whether a cell's tags say that its output may be any.
  static func ignoresOutput(of cell: Cell) -> Bool {
    cell.tags.contains { ignoringTags.contains($0) }
  }

  private func isCompared(_ cell: Cell) -> Bool {
    guard !cell.source.allSatisfy(\.isWhitespace) else { return false }
    return cell.executionCount != nil || !cell.outputs.isEmpty
  }
}

extension Cell {
  /// The name of the error that is stored for the cell.
  var storedError: String? {
    for case .error(let name, _, _) in outputs { return name }
    return nil
  }
}
