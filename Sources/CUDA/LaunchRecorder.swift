// Finds the loop in a sequence of launches and hands each turn of it to the driver as one graph.
//
// Launches are noted in stretches. A stretch ends when its first launch comes again with the same
// memory, for then a loop has come round, and wherever the host waits or copies. A stretch that comes a
// second time becomes a graph; so does the part that repeats itself at the end of a very long one. From
// then on, launches that follow a graph are held back: when the last
// one has come the graph is launched in their place; when another one comes, or somebody waits, those
// held back are made one by one.
//
// Invariant: what has been asked for is queued in that order and before anything else is; only when it
// is queued changes. Each launch of a graph has the arguments that were asked for this time, so that
// memory may be given back and taken anew in between.

/// Makes launches on a stream, one by one or as graphs.
final class LaunchRecorder {
  private let driver: DriverTable
  private let stream: DriverTable.Handle?
  /// What has been queued since the last boundary.
  private var stretch: [Launch] = []
  /// The hashes of stretches that came once, the latest last.
  private var seen: [Int] = []
  /// The latest used first.
  private var graphs: [LaunchGraph] = []
  /// The graph that is followed, and how many of its launches are held back.
  private var followed: (graph: LaunchGraph, held: Int)?
  private var previous: LaunchGraph?
  /// The graph that the stretch has left; it may be met again.
  private var left: LaunchGraph?

  private static let shortest = 4
  private static let longest = 1024
  private static let mostGraphs = 32
  private static let mostSeen = 256

  init(_ driver: DriverTable, _ stream: DriverTable.Handle?) {
    self.driver = driver
    self.stream = stream
  }

  /// Queues a launch, now or with those that follow it.
  func launch(_ launch: Launch) -> DriverTable.Status {
    guard driver.graphs != nil else { return launch.run(driver, on: stream) }
    if let (graph, held) = followed {
      if let graph = follower(of: graph, held, launch) {
        followed = (graph, held + 1)
        return held + 1 == graph.count ? launchFollowed() : DriverStatus.success
      }
      let status = flush()
      guard status == DriverStatus.success else { return status }
      left = graph
    }
    if stretch.count == Self.longest {
      if let length = period { keep(Array(stretch.suffix(length))) }
      forgetStretch()
    } else if let first = stretch.first, launch.isSame(as: first) {
      endStretch()
    }
    let next = stretch.isEmpty ? candidate(for: launch) : left
    if let graph = next, graph.take(launch, at: 0) {
      followed = (graph, 1)
      return DriverStatus.success
    }
    stretch.append(launch)
    return launch.run(driver, on: stream)
  }

  /// Queues what is held back and ends the stretch; for whoever waits, copies or frees.
  func reachBoundary() -> DriverTable.Status {
    let status = flush()
    endStretch()
    return status
  }

  /// Queues what is held back and forgets all graphs, which hold memory of the driver's.
  func dropGraphs() -> DriverTable.Status {
    let status = reachBoundary()
    previous = nil
    left = nil
    graphs = []
    return status
  }

  /// The graph that begins with a launch: with the same memory, or else the one that is next by habit.
  private func candidate(for launch: Launch) -> LaunchGraph? {
    if let graph = graphs.first(where: { $0.launches[0].isSame(as: launch) }) { return graph }
    if let next = previous?.successor, next.launches[0].isLike(launch) { return next }
    return graphs.first { $0.launches[0].isLike(launch) }
  }

  /// A graph in which a launch comes after those held back: the one followed, or one that began alike.
  private func follower(
    of graph: LaunchGraph, _ held: Int, _ launch: Launch
  ) -> LaunchGraph? {
    if graph.take(launch, at: held) { return graph }
    let sofar = graph.launches.prefix(held) + [launch]
    guard let other = graphs.first(where: { $0 !== graph && $0.begins(like: sofar) }) else {
      return nil
    }
    for (place, launch) in sofar.enumerated() { _ = other.take(launch, at: place) }
    return other
  }

  /// Makes the launches that are held back, one by one.
  private func flush() -> DriverTable.Status {
    guard let (graph, held) = followed else { return DriverStatus.success }
    followed = nil
    return run(graph.launches.prefix(held))
  }

  /// Makes launches one by one; one that is refused does not take along those after it.
  ///
  /// - Returns: the first failure.
  private func run(_ launches: ArraySlice<Launch>) -> DriverTable.Status {
    var failure = DriverStatus.success
    for launch in launches {
      let status = launch.run(driver, on: stream)
      if status == DriverStatus.success {
        stretch.append(launch)
      } else if failure == DriverStatus.success {
        failure = status
      }
    }
    return failure
  }

  /// Launches the graph that has been followed to its end; without the driver's help, one by one.
  private func launchFollowed() -> DriverTable.Status {
    guard let (graph, held) = followed else { return DriverStatus.success }
    followed = nil
    guard let place = graphs.firstIndex(where: { $0 === graph }) else {
      return run(graph.launches[..<held])
    }
    graphs.remove(at: place)
    guard graph.run(on: stream) == DriverStatus.success else { return run(graph.launches[..<held]) }
    graphs.insert(graph, at: 0)
    endStretch()
    previous?.successor = graph
    previous = graph
    return DriverStatus.success
  }

  /// A stretch that came before becomes a graph; a new one is remembered.
  private func endStretch() {
    defer { forgetStretch() }
    guard stretch.count >= Self.shortest else { return }
    if graphs.contains(where: { $0.isLike(stretch) }) { return keep(stretch) }
    var hasher = Hasher()
    for launch in stretch { launch.hash(into: &hasher) }
    let hash = hasher.finalize()
    guard let place = seen.firstIndex(of: hash) else {
      if seen.count == Self.mostSeen { seen.removeFirst() }
      return seen.append(hash)
    }
    seen.remove(at: place)
    keep(stretch)
  }

  private func forgetStretch() {
    stretch.removeAll(keepingCapacity: true)
    left = nil
  }

  /// After how many launches the later half of the stretch repeats itself: a loop in which nobody waits,
  /// and memory is never the same.
  private var period: Int? {
    let hashes = stretch.map { launch in
      var hasher = Hasher()
      launch.hash(into: &hasher)
      return hasher.finalize()
    }
    let half = hashes.count / 2
    return (Self.shortest...half).first { length in
      (half..<hashes.count).allSatisfy { hashes[$0] == hashes[$0 - length] }
    }
  }

  /// Makes a graph of launches, or takes the one there is to the front.
  private func keep(_ launches: [Launch]) {
    if let place = graphs.firstIndex(where: { $0.isLike(launches) }) {
      return graphs.insert(graphs.remove(at: place), at: 0)
    }
    guard let table = driver.graphs, let graph = LaunchGraph(launches, table) else { return }
    if graphs.count == Self.mostGraphs { graphs.removeLast() }
    graphs.insert(graph, at: 0)
  }
}
