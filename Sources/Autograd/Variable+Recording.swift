// How an operation enters the graph.
//
// An out-of-place operation computes its result, asks whether any input requires a gradient, and
// if so links the result to a new node. An operation in place first asks whether it may
// (`prepareInPlace`), computes, and then rewrites the variable's history (`rebase`); on a view it is
// the base whose history changes, by a `CopySlices` node.

import Tensors

extension Variable {
  /// Whether an operation on this variable is recorded.
  @inline(__always)
  var isRecorded: Bool { GradMode.isEnabled && requiresGrad }

  /// The node that a gradient of this variable flows to; nil when it requires none.
  @inline(__always)
  var gradientNode: Node? {
    if base != nil { refreshView() }
    if let link { return link }
    return flags.contains(.requiresGrad) ? makeAccumulator() : nil
  }

  var gradientEdge: Edge? {
    gradientNode.map { Edge(node: $0, index: Int(outputIndex)) }
  }

  @inline(never)
  private func makeAccumulator() -> Node {
    let node = Node(accumulating: self)
    link = node
    return node
  }

  /// Lets go of the accumulator, whose shape and type no longer fit.
  func resetAccumulator() {
    guard let link, link.isAccumulator else { return }
    link.variable = nil
    self.link = nil
  }

  /// Links this fresh result to a node for one input.
  @inline(__always)
  @discardableResult
  func record(_ operation: Operation, _ input: Variable) -> Node {
    let node = Node(operation, arity: 1, shape: data.shape, dtype: data.dtype)
    node.node0 = input.gradientNode
    node.index0 = input.outputIndex
    attach(node)
    return node
  }

  /// Links this fresh result to a node for two inputs.
  @inline(__always)
  @discardableResult
  func record(_ operation: Operation, _ first: Variable, _ second: Variable) -> Node {
    let node = Node(operation, arity: 2, shape: data.shape, dtype: data.dtype)
    node.node0 = first.gradientNode
    node.index0 = first.outputIndex
    node.node1 = second.gradientNode
    node.index1 = second.outputIndex
    attach(node)
    return node
  }

  /// Links this fresh result to a node for three inputs, of which some may be absent.
  @discardableResult
  func record(
    _ operation: Operation, _ first: Variable?, _ second: Variable?, _ third: Variable?
  ) -> Node {
    let node = Node(operation, arity: 3, shape: data.shape, dtype: data.dtype)
    node.setEdge(0, first?.gradientEdge)
    node.setEdge(1, second?.gradientEdge)
    node.setEdge(2, third?.gradientEdge)
    attach(node)
    return node
  }

  /// Links this fresh result to a node for any number of inputs.
  @discardableResult
  func record(_ operation: Operation, all inputs: [Variable]) -> Node {
    let node = Node(operation, arity: inputs.count, shape: data.shape, dtype: data.dtype)
    for (index, input) in inputs.enumerated() { node.setEdge(index, input.gradientEdge) }
    attach(node)
    return node
  }

  @inline(__always)
  func attach(_ node: Node) {
    link = node
    flags.insert(.requiresGrad)
  }

  /// Links several fresh results to the node of the first.
  static func share(_ node: Node, _ outputs: [Variable]) {
    let extras = node.ensureExtras()
    extras.outputs = outputs.map { NodeExtras.Output(shape: $0.shape, dtype: $0.dtype) }
    for (index, output) in outputs.enumerated() where output.dtype.isInexact {
      output.attach(node)
      output.outputIndex = UInt16(truncatingIfNeeded: index)
    }
  }

  // MARK: Views

  /// A view of this variable's storage, linked to it when it requires a gradient.
  @inline(__always)
  func view(_ view: Tensor, _ operation: @autoclosure () -> Operation) -> Variable {
    let result = makeView(view)
    if isRecorded { result.record(operation(), self) }
    return result
  }

  @inline(__always)
  func makeView(_ view: Tensor) -> Variable {
    let result = Variable(view)
    if Walk.isPlain { return result }
    result.base = base ?? self
    result.viewVersion = UInt32(truncatingIfNeeded: view.version)
    if flags.contains(.untracked) { result.flags.insert(.untracked) }
    if !GradMode.isEnabled { result.flags.insert(.viewWithoutGrad) }
    return result
  }

  /// Rewrites the history of a view whose storage has changed since it was written.
  @inline(__always)
  func refreshView() {
    guard let base, viewVersion != UInt32(truncatingIfNeeded: data.version) else { return }
    regenerate(from: base)
  }

  @inline(never)
  private func regenerate(from base: Variable) {
    guard base.flags.contains(.requiresGrad), !flags.contains(.viewWithoutGrad) else { return }
    let operation: Operation =
      data.dtype == base.dtype
      ? .reshaping(.asStrided(StridedGeometry(view: data, base: base.data)))
      : .notImplemented("a view of the parts of complex numbers that have changed in place")
    let node = Node(operation, arity: 1, shape: data.shape, dtype: data.dtype)
    node.setEdge(0, base.gradientEdge)
    link = node
    outputIndex = 0
    flags.insert(.requiresGrad)
    viewVersion = UInt32(truncatingIfNeeded: data.version)
  }

  // MARK: In place

  /// Whether an operation in place, with other inputs that may require gradients, is recorded.
  ///
  /// - Throws: when the operation may not be done in place on this variable.
  @inline(__always)
  func prepareInPlace(_ first: Variable? = nil, _ second: Variable? = nil) throws -> Bool {
    if flags.contains(.inference) { try checkInference() }
    guard GradMode.isEnabled else { return false }
    let requires =
      requiresGrad || (first?.requiresGrad ?? false) || (second?.requiresGrad ?? false)
    if requires { try checkInPlace() }
    return requires
  }

  private func checkInference() throws {
    guard !isInference || GradMode.isInference else { throw AutogradError.inferenceInPlace }
  }

  private func checkInPlace() throws {
    if let base {
      guard base.dtype == dtype else { throw AutogradError.partsInPlace }
      if flags.contains(.viewOfSeveral) {
        throw AutogradError.viewOfSeveralInPlace(
          operation: link?.operation.shortName ?? "", output: outputNumber)
      }
      guard !flags.contains(.viewWithoutGrad) else { throw AutogradError.viewWithoutGradInPlace }
      guard !(base.flags.contains(.requiresGrad) && base.isLeaf) else {
        throw AutogradError.viewOfLeafInPlace
      }
    } else if flags.contains(.requiresGrad), isLeaf {
      throw AutogradError.leafInPlace
    }
  }

  /// A node for an operation in place on this variable, with its present history as first input.
  public func inPlaceNode(
    _ operation: Operation, arity: Int, _ first: Variable? = nil, _ second: Variable? = nil
  ) -> Node {
    let node = Node(operation, arity: arity, shape: data.shape, dtype: data.dtype)
    node.setEdge(0, gradientEdge)
    if let first { node.setEdge(1, first.gradientEdge) }
    if let second { node.setEdge(2, second.gradientEdge) }
    return node
  }

  /// Makes the node of an operation in place this variable's history.
  @inline(__always)
  func finishInPlace(_ node: Node?) {
    discountUntracked()
    if let node { rebase(node) }
  }

  /// Takes back the count of a change that was made through `x.data`.
  @inline(__always)
  func discountUntracked() {
    if flags.contains(.untracked) { data.storage.version &-= 1 }
  }

  /// What this variable was before an operation in place that has to remember it.
  func original() throws -> Variable {
    let copy = Variable(try data.clone())
    copy.link = gradientNode
    copy.outputIndex = outputIndex
    if requiresGrad { copy.flags.insert(.requiresGrad) }
    return copy
  }

  /// Does an operation in place by way of its out-of-place form: the result's numbers replace this
  /// variable's, and its node becomes this variable's history.
  ///
  /// - Throws: what the operation throws, and when it may not be done in place on this variable.
  @discardableResult
  public func inPlace(
    _ other: Variable? = nil, _ operation: (Variable) throws -> Variable
  ) throws -> Variable {
    if flags.contains(.inference) { try checkInference() }
    let result = try operation(self)
    guard result !== self else { return self }
    guard !(dtype.isComplex && result.dtype.isFloatingPoint) else {
      throw AutogradError.absInPlace
    }
    let node = GradMode.isEnabled && result.requiresGrad ? result.gradFn : nil
    if let node {
      try checkInPlace()
      try node.replaceSaved(self)
    }
    _ = try data.update_(result.data)
    finishInPlace(node)
    return self
  }

  /// Makes a node the newest part of this variable's history, after its numbers have changed.
  func rebase(_ node: Node) {
    guard let base else {
      moveRetainedGrad(from: link, to: node)
      link = node
      outputIndex = 0
      flags.insert(.requiresGrad)
      return
    }
    let slices = CopySlices(view: StridedGeometry(view: data, base: base.data), inner: node)
    let copy = Node(
      .copySlices(slices), arity: node.inputCount, shape: base.shape, dtype: base.dtype)
    copy.setEdge(0, base.gradientEdge)
    for input in 1..<Swift.max(node.inputCount, 1) { copy.setEdge(input, node.edge(input)) }
    base.link = copy
    base.outputIndex = 0
    base.flags.insert(.requiresGrad)
    link = nil
    flags.insert(.requiresGrad)
    viewVersion = UInt32(truncatingIfNeeded: data.version) &- 1
  }
}
