// The walk from results back to leaves.
//
// First every node that can be reached is visited and the gradients that it will receive are
// counted. Then nodes run, the most recently created first, each when all its gradients have
// arrived; what arrives is brought to the shape and type of the output it belongs to, and added
// in the order of arrival. Leaves are added to at once when complete. Nothing here recurses, so that
// a graph may be of any depth.
//
// Invariant: everything that the walk touches hangs on the root nodes, which it holds.

import Tensors

/// One walk.
struct Walk {
  /// What `inputs=` asks for: an output of a node, and what arrived there.
  struct Target {
    let node: Node
    let output: Int
    var gradient: Variable?
  }

  let retainGraph: Bool
  var targets: [Target] = []
  /// Whether only nodes on the way to a target run.
  let isLimited: Bool
  /// Whether leaves are added to.
  let accumulates: Bool

  private let number: UInt32
  private var visited: [Unmanaged<Node>]
  private var ready: [Unmanaged<Node>]
  private var displaced: [Displaced] = []
  private var outerPlain = false

  /// Whether a walk runs that is not itself recorded: views then need no base.
  nonisolated(unsafe) static var isPlain = false

  nonisolated(unsafe) private static var lastNumber: UInt32 = 0
  nonisolated(unsafe) private static var depth = 0
  nonisolated(unsafe) private static var spareVisited: [Unmanaged<Node>] = []
  nonisolated(unsafe) private static var spareReady: [Unmanaged<Node>] = []

  /// The state of a node in an outer walk, while a walk that a hook has started uses the node.
  private struct Displaced {
    let node: Node
    let walk: UInt32
    let pending: UInt32
    let gradient: Variable?
    let gradients: [Variable?]
    let isNeeded: Bool
  }

  init(retainGraph: Bool, targets: [Target]?, accumulates: Bool) {
    self.retainGraph = retainGraph
    self.targets = targets ?? []
    isLimited = targets != nil
    self.accumulates = accumulates
    Walk.lastNumber &+= 1
    number = Walk.lastNumber
    visited = []
    ready = []
    swap(&visited, &Walk.spareVisited)
    swap(&ready, &Walk.spareReady)
  }

  /// Sends one gradient from a root to the leaves.
  mutating func run(_ root: Node, _ output: Int, _ gradient: consuming Variable) throws {
    begin()
    var isDone = false
    defer { finish(isDone) }
    visit(root)
    count()
    if isLimited { markNeeded() }
    try deliver(gradient, to: root, output, from: nil, input: 0)
    while let node = popReady() { try step(node) }
    isDone = true
  }

  /// Sends gradients from several roots to the leaves.
  mutating func run(_ roots: [(edge: Edge, gradient: Variable)]) throws {
    begin()
    var isDone = false
    defer { finish(isDone) }
    for root in roots { visit(root.edge.node) }
    count()
    if isLimited { markNeeded() }
    for root in roots {
      try deliver(root.gradient, to: root.edge.node, root.edge.index, from: nil, input: 0)
    }
    while let node = popReady() { try step(node) }
    isDone = true
  }

  private mutating func begin() {
    Walk.depth += 1
    outerPlain = Walk.isPlain
    Walk.isPlain = !GradMode.isEnabled
  }

  private mutating func finish(_ isDone: Bool) {
    Walk.depth -= 1
    Walk.isPlain = outerPlain
    if !isDone || isLimited {
      for node in visited { node.takeUnretainedValue().forgetGradients() }
    }
    if !displaced.isEmpty { restore() }
    visited.removeAll(keepingCapacity: visited.count < 4096)
    ready.removeAll(keepingCapacity: true)
    swap(&visited, &Walk.spareVisited)
    swap(&ready, &Walk.spareReady)
  }

  private mutating func restore() {
    for saved in displaced {
      saved.node.walk = saved.walk
      saved.node.pending = saved.pending
      saved.node.gradient = saved.gradient
      saved.node.extras?.gradients = saved.gradients
      saved.node.isNeeded = saved.isNeeded
    }
    displaced = []
  }

  // MARK: Counting

  @inline(__always)
  private mutating func visit(_ node: Node) {
    if node.walk == number {
      node.pending &+= 1
      return
    }
    if Walk.depth > 1 { displace(node) }
    node.walk = number
    node.pending = 1
    node.isNeeded = true
    visited.append(Unmanaged.passUnretained(node))
  }

  private mutating func displace(_ node: Node) {
    displaced.append(
      Displaced(
        node: node, walk: node.walk, pending: node.pending, gradient: node.gradient,
        gradients: node.extras?.gradients ?? [], isNeeded: node.isNeeded))
    node.forgetGradients()
  }

  private mutating func count() {
    var next = 0
    while next < visited.count {
      let node = visited[next].takeUnretainedValue()
      next += 1
      if let input = node.node0 { visit(input) }
      if let input = node.node1 { visit(input) }
      if let input = node.node2 { visit(input) }
      if let extras = node.extras {
        for edge in extras.edges { if let edge { visit(edge.node) } }
      }
    }
  }

  /// Marks the nodes from which a target can be reached; inputs are older than what uses them.
  private mutating func markNeeded() {
    let order = visited.sorted {
      let (a, b) = ($0.takeUnretainedValue(), $1.takeUnretainedValue())
      return (a.isAccumulator ? -1 : a.sequence) < (b.isAccumulator ? -1 : b.sequence)
    }
    for reference in order {
      let node = reference.takeUnretainedValue()
      node.isNeeded = targets.contains { $0.node === node }
      for input in 0..<node.inputCount where !node.isNeeded {
        if let edge = node.edge(input), edge.node.isNeeded { node.isNeeded = true }
      }
    }
  }

  // MARK: Running

  @inline(__always)
  private mutating func step(_ node: Node) throws {
    guard node.extras == nil, !isLimited, !GradMode.detectsAnomalies else {
      return try stepWithExtras(node)
    }
    var result = InputGradients()
    if let gradient = node.gradient.take() {
      guard !node.isReleased else { throw AutogradError.secondBackward }
      try node.apply(gradient, &result)
    }
    if !retainGraph { node.release() }
    try distribute(node, &result)
  }

  /// A step of a node with hooks, several outputs or many inputs, or of a walk to given inputs.
  @inline(never)
  private mutating func stepWithExtras(_ node: Node) throws {
    var arrived = node.gradient.take()
    var others: [Variable?] = []
    if let extras = node.extras {
      swap(&others, &extras.gradients)
      if var gradient = arrived {
        try userCode { try node.runHooks(extras, 0, &gradient) }
        arrived = gradient
      }
      for output in others.indices {
        guard var gradient = others[output] else { continue }
        try userCode { try node.runHooks(extras, output, &gradient) }
        others[output] = gradient
      }
      if !extras.preHooks.isEmpty {
        try userCode { try node.runPreHooks(extras, &arrived, &others) }
      }
    }
    if isLimited {
      for index in targets.indices where targets[index].node === node {
        let gradient = targets[index].output == 0 ? arrived : others[safe: targets[index].output]
        targets[index].gradient = try gradient?.unshared()
      }
      guard node.isNeeded else { return }
    }
    guard node.inputCount > 0 else { return }
    var result = InputGradients()
    let received = node.extras?.postHooks.isEmpty == false ? node.received(arrived, others) : []
    if arrived != nil || others.contains(where: { $0 != nil }) {
      guard !node.isReleased else { throw AutogradError.secondBackward }
      if case .custom(let function) = node.operation {
        let first = try arrived?.unshared()
        try userCode { try node.applyCustom(function, first, others, &result) }
      } else if others.isEmpty, let arrived {
        try node.apply(arrived, &result)
      } else {
        others[0] = arrived
        try node.applySeveral(others, &result)
      }
      if GradMode.detectsAnomalies { try node.checkAnomaly(result) }
    }
    if let extras = node.extras, !extras.postHooks.isEmpty {
      try userCode { try node.runPostHooks(extras, &result, received) }
    }
    if !retainGraph { node.release() }
    arrived = nil
    try distribute(node, &result)
  }

  /// Runs what belongs to the program, where views are ordinary ones.
  private func userCode(_ body: () throws -> Void) throws {
    let plain = Walk.isPlain
    Walk.isPlain = false
    defer { Walk.isPlain = plain }
    try body()
  }

  @inline(__always)
  private mutating func distribute(_ node: Node, _ result: inout InputGradients) throws {
    if let input = node.node0 {
      try deliver(result.first.take(), to: input, Int(node.index0), from: node, input: 0)
    }
    if let input = node.node1 {
      try deliver(result.second.take(), to: input, Int(node.index1), from: node, input: 1)
    }
    if let input = node.node2 {
      try deliver(result.third.take(), to: input, Int(node.index2), from: node, input: 2)
    }
    guard let extras = node.extras else { return }
    for (index, edge) in extras.edges.enumerated() {
      guard let edge else { continue }
      try deliver(result[index + 3], to: edge.node, edge.index, from: node, input: index + 3)
    }
  }

  /// Adds what arrives to what a node has, and lets it run when nothing more will come.
  @inline(__always)
  private mutating func deliver(
    _ gradient: consuming Variable?, to node: Node, _ output: Int, from source: Node?, input: Int
  ) throws {
    if gradient != nil {
      if output == 0, gradient.unsafelyUnwrapped.data.dtype == node.dtype,
        gradient.unsafelyUnwrapped.data.shape == node.shape
      {
        if node.gradient == nil {
          node.gradient = gradient.take()
        } else {
          try node.add(gradient.take().unsafelyUnwrapped)
        }
      } else {
        try node.receive(gradient.take().unsafelyUnwrapped, output, from: source, input: input)
      }
    }
    node.pending &-= 1
    guard node.pending == 0 else { return }
    if node.isAccumulator {
      try finishLeaf(node)
    } else {
      pushReady(node)
    }
  }

  private mutating func finishLeaf(_ node: Node) throws {
    guard node.gradient != nil, node.isNeeded else { return }
    if let extras = node.extras, var gradient = node.gradient {
      try userCode {
        try node.runHooks(extras, 0, &gradient)
        var first: Variable? = gradient
        var none: [Variable?] = []
        try node.runPreHooks(extras, &first, &none)
        if let first { gradient = first }
      }
      node.gradient = gradient
    }
    if isLimited {
      for index in targets.indices where targets[index].node === node {
        targets[index].gradient = try node.gradient?.unshared()
      }
    }
    guard accumulates else {
      node.gradient = nil
      return
    }
    let received = node.extras?.postHooks.isEmpty == false ? [node.gradient] : []
    try node.accumulate()
    if let extras = node.extras, !extras.postHooks.isEmpty {
      var none = InputGradients()
      try userCode { try node.runPostHooks(extras, &none, received) }
    }
    if let hooks = node.extras?.postAccumulateHooks, !hooks.isEmpty, let leaf = node.leaf {
      try userCode { for hook in hooks { try hook.function(leaf) } }
    }
  }

  // MARK: The ready nodes, a heap with the youngest on top

  @inline(__always)
  private mutating func pushReady(_ node: Node) {
    ready.append(Unmanaged.passUnretained(node))
    var child = ready.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard
        ready[parent].takeUnretainedValue().sequence < ready[child].takeUnretainedValue().sequence
      else { break }
      ready.swapAt(parent, child)
      child = parent
    }
  }

  @inline(__always)
  private mutating func popReady() -> Node? {
    guard let last = ready.popLast() else { return nil }
    guard let top = ready.first else { return last.takeUnretainedValue() }
    ready[0] = last
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < ready.count else { break }
      if child + 1 < ready.count,
        ready[child + 1].takeUnretainedValue().sequence
          > ready[child].takeUnretainedValue().sequence
      {
        child += 1
      }
      guard
        ready[child].takeUnretainedValue().sequence > ready[parent].takeUnretainedValue().sequence
      else { break }
      ready.swapAt(parent, child)
      parent = child
    }
    return top.takeUnretainedValue()
  }
}

extension Array {
  /// The element, or nil past the end.
  subscript<Wrapped>(safe index: Int) -> Wrapped? where Element == Wrapped? {
    index >= 0 && index < count ? self[index] : nil
  }
}
