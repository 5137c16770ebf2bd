// A stretch of launches that the driver runs as one, in the order in which they were made.

/// An executable graph: a chain of kernels whose arguments can be exchanged.
final class LaunchGraph {
  private let table: GraphTable
  private var graph: DriverTable.Handle?
  private var executable: DriverTable.Handle?
  private var nodes: [DriverTable.Handle?] = []
  /// The launches with the arguments that they had last.
  private(set) var launches: [Launch]
  /// Whether the arguments at a place are newer than its node's.
  private var isStale: [Bool]
  /// The graph that was launched after this one the last time.
  weak var successor: LaunchGraph?

  /// Builds the graph; nil if the driver refuses.
  init?(_ launches: [Launch], _ table: GraphTable) {
    self.table = table
    self.launches = launches
    isStale = Array(repeating: false, count: launches.count)
    guard table.create(&graph, 0) == DriverStatus.success else { return nil }
    for launch in launches {
      var node: DriverTable.Handle?
      var before = nodes.last ?? nil
      let count = nodes.isEmpty ? 0 : 1
      let status = launch.withParameters { table.addKernel(&node, graph, &before, count, $0) }
      guard status == DriverStatus.success else { return nil }
      nodes.append(node)
    }
    guard table.instantiate(&executable, graph, 0) == DriverStatus.success else { return nil }
  }

  deinit {
    if executable != nil { _ = table.destroyExecutable(executable) }
    if graph != nil { _ = table.destroy(graph) }
  }

  var count: Int { launches.count }

  /// Whether a launch can take a place; if so, it does.
  func take(_ launch: Launch, at place: Int) -> Bool {
    guard launches[place].isLike(launch) else { return false }
    if !launches[place].arguments.hasSameBytes(as: launch.arguments) {
      launches[place].arguments = launch.arguments
      isStale[place] = true
    }
    return true
  }

  /// Whether the graph is of the same launches but for their arguments.
  func isLike(_ others: [Launch]) -> Bool {
    count == others.count && begins(like: others[...])
  }

  /// Whether the first launches are these, but for their arguments.
  func begins(like others: ArraySlice<Launch>) -> Bool {
    count >= others.count && zip(launches, others).allSatisfy { $0.isLike($1) }
  }

  /// Queues the whole chain with its present arguments.
  func run(on stream: DriverTable.Handle?) -> DriverTable.Status {
    for place in launches.indices where isStale[place] {
      let status = launches[place].withParameters {
        table.setKernel(executable, nodes[place], $0)
      }
      guard status == DriverStatus.success else { return status }
      isStale[place] = false
    }
    return table.launch(executable, stream)
  }
}
