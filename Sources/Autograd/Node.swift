// One recorded operation.
//
// A node knows its operation, the nodes that its inputs came from (nil for inputs without a
// gradient), what backward will read, and the shape of its output, which is what the walker brings
// an arriving gradient to. Edges of up to three inputs stand inline. The fields of the walk
// (`walk`, `pending`, `gradient`) mean something only while `walk` is the running walk's number.

import Tensors

/// Where a gradient flows to: one output of a node.
public struct Edge {
  public let node: Node
  public let index: Int
}

/// A node of the graph; a `grad_fn` in the language.
public final class Node {
  /// What was done.
  public let operation: Operation
  /// The position in the order of creation; accumulators come last.
  public let sequence: Int

  var node0: Node?
  var node1: Node?
  var node2: Node?
  var index0: UInt16 = 0
  var index1: UInt16 = 0
  var index2: UInt16 = 0
  var arity: UInt32

  var saved0: Variable?
  var saved1: Variable?
  var saved2: Variable?
  var version0: UInt32 = 0
  var version1: UInt32 = 0
  var version2: UInt32 = 0
  /// Which saved variables are this node's own output.
  var savedOutputs: UInt8 = 0
  var isReleased = false

  /// The type of output 0.
  let dtype: DType
  /// The sizes of output 0.
  let shape: Shape
  var extras: NodeExtras?

  // The walk.
  var isNeeded = true
  var walk: UInt32 = 0
  var pending: UInt32 = 0
  var gradient: Variable?

  /// The leaf whose gradient this accumulator adds to; the leaf clears it when it goes.
  unowned(unsafe) var variable: Variable?

  nonisolated(unsafe) static var nextSequence = 0

  @inline(__always)
  init(_ operation: Operation, arity: Int, shape: Shape, dtype: DType) {
    self.operation = operation
    self.arity = UInt32(truncatingIfNeeded: arity)
    self.shape = shape
    self.dtype = dtype
    sequence = Node.nextSequence
    Node.nextSequence &+= 1
  }

  /// The accumulator of a leaf.
  init(accumulating variable: Variable) {
    operation = .accumulate
    arity = 0
    shape = variable.shape
    dtype = variable.dtype
    sequence = Int.max
    self.variable = variable
  }

  @inline(__always)
  var isAccumulator: Bool { sequence == Int.max }

  /// The leaf of an `AccumulateGrad` node. `node.variable`.
  public var leaf: Variable? { variable }

  /// PyTorch's name: `AddBackward0`.
  public var name: String { operation.name }

  /// The program's own function that this node belongs to.
  public var custom: (any CustomFunction)? {
    if case .custom(let function) = operation { return function }
    return nil
  }

  /// The number of inputs, with those that have no gradient.
  public var inputCount: Int { Int(arity) }

  /// Where the gradient of an input goes to; nil for one without a gradient. `next_functions[i]`.
  public func edge(_ input: Int) -> Edge? {
    switch input {
    case 0: node0.map { Edge(node: $0, index: Int(index0)) }
    case 1: node1.map { Edge(node: $0, index: Int(index1)) }
    case 2: node2.map { Edge(node: $0, index: Int(index2)) }
    default: extras.flatMap { input - 3 < $0.edges.count ? $0.edges[input - 3] : nil }
    }
  }

  func setEdge(_ input: Int, _ edge: Edge?) {
    switch input {
    case 0:
      node0 = edge?.node
      index0 = UInt16(truncatingIfNeeded: edge?.index ?? 0)
    case 1:
      node1 = edge?.node
      index1 = UInt16(truncatingIfNeeded: edge?.index ?? 0)
    case 2:
      node2 = edge?.node
      index2 = UInt16(truncatingIfNeeded: edge?.index ?? 0)
    default:
      let extras = ensureExtras()
      while extras.edges.count <= input - 3 { extras.edges.append(nil) }
      extras.edges[input - 3] = edge
    }
  }

  /// Whether backward has to compute the gradient of an input.
  @inline(__always)
  func wants(_ input: Int) -> Bool {
    switch input {
    case 0: node0?.isNeeded ?? false
    case 1: node1?.isNeeded ?? false
    case 2: node2?.isNeeded ?? false
    default: edge(input)?.node.isNeeded ?? false
    }
  }

  /// The sizes of an output.
  func outputShape(_ output: Int) -> Shape {
    guard output > 0, let extras, output < extras.outputs.count else { return shape }
    return extras.outputs[output].shape
  }

  /// The sizes of an input that has a gradient.
  @inline(__always)
  func inputShape(_ input: Int) -> Shape {
    switch input {
    case 0: if index0 == 0, let node0 { return node0.shape }
    case 1: if index1 == 0, let node1 { return node1.shape }
    default: break
    }
    return edge(input).map { $0.node.outputShape($0.index) } ?? shape
  }

  deinit { Graveyard.bury(self) }
}

/// What few nodes have: several outputs, hooks, lists of saved variables.
final class NodeExtras {
  struct Output {
    var shape: Shape
    var dtype: DType
  }

  /// Where the gradients of inputs beyond the third go.
  var edges: [Edge?] = []
  /// All outputs of an operation that has several.
  var outputs: [Output] = []
  /// Gradients that have arrived for outputs above 0.
  var gradients: [Variable?] = []
  /// Saved variables beyond the three inline ones.
  var saved: [SavedVariable] = []
  /// For `index`: which dimensions have an index among the saved ones.
  var indexPresence: [Bool] = []
  var hooks: [TensorHook] = []
  var preHooks: [NodePreHook] = []
  var postHooks: [NodePostHook] = []
  var retained: [(output: Int, variable: WeakVariable)] = []
  var postAccumulateHooks: [PostAccumulateHook] = []
}

struct WeakVariable {
  weak var variable: Variable?
}

/// Frees chains of nodes of any length without recursion: a node that goes hands over what only it
/// holds, and the first in the chain lets go of one after the other.
enum Graveyard {
  nonisolated(unsafe) private static var nodes: [Node] = []
  nonisolated(unsafe) private static var variables: [Variable] = []
  nonisolated(unsafe) private static var isEmptying = false

  @inline(__always)
  static func bury(_ node: Node) {
    take(&node.node0)
    take(&node.node1)
    take(&node.node2)
    take(&node.saved0)
    take(&node.saved1)
    take(&node.saved2)
    if let extras = node.extras {
      for edge in extras.edges { if let edge { nodes.append(edge.node) } }
      for saved in extras.saved { variables.append(saved.variable) }
      node.extras = nil
    }
    if !isEmptying && !(nodes.isEmpty && variables.isEmpty) { empty() }
  }

  @inline(__always)
  private static func take(_ slot: inout Node?) {
    guard slot != nil, isKnownUniquelyReferenced(&slot) else { return }
    nodes.append(slot.unsafelyUnwrapped)
    slot = nil
  }

  @inline(__always)
  private static func take(_ slot: inout Variable?) {
    guard slot != nil, isKnownUniquelyReferenced(&slot) else { return }
    variables.append(slot.unsafelyUnwrapped)
    slot = nil
  }

  private static func empty() {
    isEmptying = true
    while true {
      if let node = nodes.popLast() {
        _ = consume node
      } else if let variable = variables.popLast() {
        _ = consume variable
      } else {
        break
      }
    }
    isEmptying = false
  }
}
