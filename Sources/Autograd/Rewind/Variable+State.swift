// What a variable and a node hold at a moment, for whoever brings them back.

import Tensors

extension Variable {
  /// Everything that can change of a variable, the elements aside.
  public struct State {
    public var data: Tensor
    public var grad: Variable?
    public var link: Node?
    public var base: Variable?
    public var attachment: AnyObject?
    public var viewVersion: UInt32
    public var outputIndex: UInt16
    public var flags: UInt16
  }

  public var state: State {
    get {
      State(
        data: data, grad: grad, link: link, base: base, attachment: attachment,
        viewVersion: viewVersion, outputIndex: outputIndex, flags: flags.rawValue)
    }
    set {
      if let link, link.isAccumulator, link !== newValue.link { link.variable = nil }
      data = newValue.data
      grad = newValue.grad
      link = newValue.link
      base = newValue.base
      attachment = newValue.attachment
      viewVersion = newValue.viewVersion
      outputIndex = newValue.outputIndex
      flags = Flags(rawValue: newValue.flags)
      if let link, link.isAccumulator { link.variable = self }
    }
  }
}

extension Node {
  /// Everything that can change of a node between walks.
  public struct State {
    public var edges: [Node?]
    public var saved: [Variable?]
    public var words: [Int]
    fileprivate var extras: NodeExtras?
    fileprivate var edgeList: [Edge?] = []
    fileprivate var savedList: [SavedVariable] = []
    fileprivate var hooks: [TensorHook] = []
    fileprivate var retained: [(output: Int, variable: WeakVariable)] = []
    fileprivate var postAccumulateHooks: [PostAccumulateHook] = []

    public static let wordCount = 9

    /// The state of a node without hooks and lists.
    public init(edges: [Node?], saved: [Variable?], words: [Int]) {
      self.edges = edges
      self.saved = saved
      self.words = words
    }

    /// Whether the node has hooks or lists.
    public var hasExtras: Bool { extras != nil }
  }

  public var state: State {
    get {
      var state = State(
        edges: [node0, node1, node2], saved: [saved0, saved1, saved2],
        words: [
          Int(index0), Int(index1), Int(index2), Int(arity), Int(version0), Int(version1),
          Int(version2), Int(savedOutputs), isReleased ? 1 : 0,
        ])
      guard let extras else { return state }
      state.extras = extras
      state.edges += extras.edges.map { $0?.node }
      state.saved += extras.saved.map(\.variable)
      state.edgeList = extras.edges
      state.savedList = extras.saved
      state.hooks = extras.hooks
      state.retained = extras.retained
      state.postAccumulateHooks = extras.postAccumulateHooks
      return state
    }
    set {
      node0 = newValue.edges[0]
      node1 = newValue.edges[1]
      node2 = newValue.edges[2]
      saved0 = newValue.saved[0]
      saved1 = newValue.saved[1]
      saved2 = newValue.saved[2]
      let words = newValue.words
      index0 = UInt16(words[0])
      index1 = UInt16(words[1])
      index2 = UInt16(words[2])
      arity = UInt32(words[3])
      version0 = UInt32(words[4])
      version1 = UInt32(words[5])
      version2 = UInt32(words[6])
      savedOutputs = UInt8(words[7])
      isReleased = words[8] != 0
      extras = newValue.extras
      extras?.edges = newValue.edgeList
      extras?.saved = newValue.savedList
      extras?.hooks = newValue.hooks
      extras?.retained = newValue.retained
      extras?.postAccumulateHooks = newValue.postAccumulateHooks
    }
  }

  /// What else hangs on the operation: the inner node of a change in place, a program's function.
  public var belongings: AnyObject? {
    switch operation {
    case .copySlices(let slices): slices.inner
    case .custom(let function): function
    default: nil
    }
  }
}
