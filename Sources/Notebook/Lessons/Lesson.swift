import Language

/// A document that is stepped through cell by cell: where one is, and what ran.
///
/// A step is a cell that can run, with the prose that stands before it. Steps count from 0 here, and
/// from 1 for people. Invariant: `position` lies in `0...steps.count`; at `steps.count` the lesson is
/// at its end.
public struct Lesson {
  public struct Step: Equatable {
    /// The cell's place in the document.
    public let cell: Int
    /// The places of the cells to be read before it: prose, and code that is tagged not to be run.
    public let prose: [Int]
  }

  /// That a step ran.
  public struct Run: Equatable {
    /// The number of the cell in the session.
    public let executionCount: Int
    /// What ran, which may have been edited.
    public let source: String
    public let succeeded: Bool
  }

  public let document: Document
  public let path: String
  public let steps: [Step]
  /// The places of the cells to be read behind the last step.
  public let epilogue: [Int]
  /// The step that comes next.
  public private(set) var position = 0
  private var runs: [Int: Run] = [:]
  /// All that ran while the lesson was open, in order; off script without a step.
  private var log: [(step: Int?, run: Run)] = []

  public init(_ document: Document, path: String) {
    self.document = document
    self.path = path
    var steps: [Step] = []
    var prose: [Int] = []
    for (index, cell) in document.cells.enumerated() {
      guard !cell.source.allSatisfy(\.isWhitespace) else { continue }
      switch cell.kind {
      case .raw: continue
      case .markdown: prose.append(index)
      case .code:
        if cell.tags.contains("skip-execution") {
          prose.append(index)
        } else {
          steps.append(Step(cell: index, prose: prose))
          prose = []
        }
      }
    }
    self.steps = steps
    epilogue = prose
  }

  /// The file's name without its folders.
  public var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  public var isAtEnd: Bool { position == steps.count }

  /// The step that comes next, or nil at the end.
  public var current: Int? { isAtEnd ? nil : position }

  public func cell(of step: Int) -> Cell { document.cells[steps[step].cell] }

  /// The cells to be read before the step that comes next, or at the end.
  public var prose: [Cell] {
    (isAtEnd ? epilogue : steps[position].prose).map { document.cells[$0] }
  }

  /// How a step last ran, if it did.
  public func run(of step: Int) -> Run? { runs[step] }

  /// The steps that ran.
  public var ranCount: Int { runs.count }

  /// Whether a step that fails is meant to.
  public func mayFail(_ step: Int) -> Bool {
    let cell = cell(of: step)
    return cell.tags.contains("raises-exception")
      || cell.outputs.contains { if case .error = $0 { true } else { false } }
  }

  // MARK: - Moving

  /// Notes that a step ran, and goes on behind it unless it failed and was not meant to.
  public mutating func finish(_ step: Int, source: String, executionCount: Int, succeeded: Bool) {
    let run = Run(executionCount: executionCount, source: source, succeeded: succeeded)
    runs[step] = run
    log.append((step, run))
    position = succeeded || mayFail(step) ? step + 1 : step
  }

  /// Notes that something else ran.
  public mutating func noteOffScript(_ source: String, executionCount: Int) {
    log.append((nil, Run(executionCount: executionCount, source: source, succeeded: true)))
  }

  /// Makes another step the next one.
  public mutating func move(to step: Int) { position = min(max(step, 0), steps.count) }

  /// The session is as it was before a cell: what ran since has not, and the first step of it is
  /// the next one.
  public mutating func takeBack(from executionCount: Int) {
    let kept = log.prefix { $0.run.executionCount < executionCount }
    guard kept.count < log.count else { return }
    if let step = log[kept.count...].lazy.compactMap(\.step).first { position = step }
    log = Array(kept)
    runs = [:]
    for case (let step?, let run) in log { runs[step] = run }
  }

  /// The numbers under which a step ran, in order.
  public func executionCounts(of step: Int) -> [Int] {
    log.filter { $0.step == step }.map(\.run.executionCount)
  }

  /// The steps that ran and read what has changed since.
  public var staleSteps: Set<Int> {
    let language = document.language
    let stale = StaleCells.find(after: staleRuns) { source in
      try? Parser.parse(SourceText(source, language: language), checks: false)
    }
    let cells = Set(stale.map(\.cell))
    return Set(steps.indices.filter { cells.contains(steps[$0].cell) })
  }

  private var staleRuns: [StaleCells.Run] {
    log.map { step, run in .init(cell: step.map { steps[$0].cell }, source: run.source) }
  }

  /// Whether what a step showed is something else than the file says, although nothing but the
  /// lesson's cells ran, as they are and in their order.
  public func differs(_ step: Int, from outputs: [Output]) -> Bool {
    let cell = cell(of: step)
    let isStored = cell.executionCount != nil || !cell.outputs.isEmpty
    let isInOrder = log.enumerated().allSatisfy { index, entry in
      entry.step == index && entry.run.source == self.cell(of: index).source
    }
    guard isStored, isInOrder, log.count == step + 1, !Checker.ignoresOutput(of: cell) else {
      return false
    }
    return CellComparison(stored: cell.outputs, got: outputs).verdict == .different
  }

  /// What the file has as a step's output, as plain text; nil if it has none.
  public func storedText(of step: Int) -> String? {
    let parts = ShownOutputs(cell(of: step).outputs).parts
    return parts.isEmpty ? nil : parts.map(\.text).joined(separator: "\n")
  }

  // MARK: - Numbers as they are typed

  /// The step that a number typed behind a command names.
  public func step(_ text: String) throws(LessonError) -> Int {
    guard let number = Int(text) else { throw .notANumber(text) }
    guard steps.indices.contains(number - 1) else {
      throw .outOfRange(number, count: steps.count)
    }
    return number - 1
  }

  /// The steps that `N`, `N-M`, `N-` or `all` name.
  public func range(_ text: String) throws(LessonError) -> Range<Int> {
    if text == "all" { return steps.indices }
    let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      .map { $0.filter { $0 != " " } }
    guard let start = ends.first, !start.isEmpty else { throw .notARange(text) }
    let first = try step(start)
    guard ends.count > 1 else { return first..<(first + 1) }
    let last = ends[1].isEmpty ? steps.count - 1 : try step(ends[1])
    guard first <= last else { throw .notARange(text) }
    return first..<(last + 1)
  }
}
