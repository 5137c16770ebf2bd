import Language

/// A cell whose results are out of date: what it read has changed after it ran.
public struct StaleCell: Equatable {
  /// The place in the document.
  public let cell: Int
  /// The names that changed since, sorted; empty if it only depends on a stale cell.
  public let names: [String]
  /// The first stale cell that it depends on.
  public let cause: Int?
}

/// Finds the stale cells of a document from the order in which cells ran.
///
/// A cell is stale when a cell that stands before it, or one that stands nowhere in the document,
/// wrote a name that it reads after it ran; or when it reads what a stale cell wrote. A cell that
/// stands later never makes it stale, since running the document in order would give the same.
public struct StaleCells {
  /// One run of a cell.
  public struct Run {
    /// The place in the document; nil for what was typed off script.
    public let cell: Int?
    public let source: String

    public init(cell: Int?, source: String) {
      self.cell = cell
      self.source = source
    }
  }

  private struct Effects {
    var reads: Set<String> = []
    /// Names with a new value or a changed object.
    var writes: Set<String> = []
    /// All names that were bound, also to what they were before.
    var binds: Set<String> = []
  }

  private let runs: [Run]
  private var effects: [Effects] = []

  /// The stale cells after these runs, in the document's order.
  public static func find(
    after runs: [Run], parse: (String) -> Module? = StaleCells.parsePython
  ) -> [StaleCell] {
    StaleCells(runs, parse).staleCells
  }

  /// The tree of a cell of Python, nil if it has none.
  public static func parsePython(_ source: String) -> Module? {
    try? Parser.parse(SourceText(source), checks: false)
  }

  private init(_ runs: [Run], _ parse: (String) -> Module?) {
    self.runs = runs
    var world = KnownNames()
    for run in runs {
      guard let module = parse(run.source) else {
        effects.append(Effects())
        continue
      }
      let flow = NameFlow(of: module)
      let repeated = flow.constants.filter { world.constants[$0.key] == $0.value }
      world.learn(flow)
      effects.append(
        Effects(
          reads: world.reads(of: flow),
          writes: flow.binds.subtracting(repeated.keys).union(world.changes(of: flow)),
          binds: flow.binds))
    }
  }

  private var staleCells: [StaleCell] {
    var lastRun: [Int: Int] = [:]
    for (index, run) in runs.enumerated() {
      if let cell = run.cell { lastRun[cell] = index }
    }
    var found: [Int: StaleCell] = [:]
    for cell in lastRun.keys.sorted() {
      let time = lastRun[cell]!
      let reads = effects[time].reads
      var names: Set<String> = []
      for later in runs.indices.dropFirst(time + 1) where precedes(runs[later].cell, cell) {
        names.formUnion(effects[later].writes.intersection(reads))
      }
      let cause = reads.compactMap { name -> Int? in
        guard let provider = provider(of: name, before: time), provider != cell,
          found[provider] != nil
        else { return nil }
        return provider
      }.min()
      guard !names.isEmpty || cause != nil else { continue }
      found[cell] = StaleCell(cell: cell, names: names.sorted(), cause: cause)
    }
    return found.values.sorted { $0.cell < $1.cell }
  }

  private func precedes(_ other: Int?, _ cell: Int) -> Bool { other.map { $0 < cell } ?? true }

  /// The cell that wrote a name last before a run.
  private func provider(of name: String, before time: Int) -> Int? {
    for index in stride(from: time - 1, through: 0, by: -1)
    where effects[index].writes.contains(name) || effects[index].binds.contains(name) {
      return runs[index].cell
    }
    return nil
  }
}
