// The ways to start a walk: `x.backward()`, `torch.autograd.backward` and `torch.autograd.grad`.

import Tensors

extension Variable {
  /// Computes the gradients of the leaves and adds them to their `grad`. `x.backward()`.
  ///
  /// - Throws: `noGraph`, `notScalar`, `gradientShape`, `secondBackward`, `modified`, and what a hook
  ///   throws.
  public func backward(
    gradient: Variable? = nil, retainGraph: Bool? = nil, createGraph: Bool = false,
    inputs: [Variable]? = nil
  ) throws {
    guard inputs != nil else {
      return try backwardAlone(gradient, retainGraph ?? createGraph, createGraph)
    }
    try Variable.backward(
      [self], gradients: [gradient], retainGraph: retainGraph, createGraph: createGraph,
      inputs: inputs)
  }

  /// Backward from this variable to all leaves.
  private func backwardAlone(
    _ given: Variable?, _ retainGraph: Bool, _ createGraph: Bool
  ) throws {
    let first = try firstGradient(given, 0)
    guard requiresGrad, let node = gradientNode else { throw AutogradError.noGraph(index: 0) }
    var walk = Walk(retainGraph: retainGraph, targets: nil, accumulates: true)
    let before = GradMode.isEnabled
    GradMode.isEnabled = createGraph
    defer { GradMode.isEnabled = before }
    try walk.run(node, outputNumber, first)
  }

  /// The gradient to begin with: the given one, or 1 for a scalar.
  private func firstGradient(_ given: Variable?, _ index: Int) throws -> Variable {
    if let given {
      guard given.shape == shape else {
        throw AutogradError.gradientShape(index: index, gradient: given.shape, output: shape)
      }
      guard given.dtype.isComplex == dtype.isComplex else {
        throw AutogradError.complexGradient(index: index, gradient: given.dtype, output: dtype)
      }
      return given
    }
    if requiresGrad, numel != 1 { throw AutogradError.notScalar }
    if requiresGrad, dtype.isComplex { throw AutogradError.notRealScalar(dtype) }
    if rank == 0, dtype == .float32, device.isCPU, let one = Variable.sharedOne { return one }
    return Variable(try data.onesLike())
  }

  /// The gradient 1, which most walks begin with; whoever lends it to the program copies it first.
  nonisolated(unsafe) private static let sharedOne = (try? Tensor.ones(Shape(), dtype: .float32))
    .map { Variable($0) }

  /// This gradient, or a copy when it is the shared 1.
  func unshared() throws -> Variable {
    self === Variable.sharedOne ? Variable(try data.clone()) : self
  }

  /// Computes the gradients of the leaves under several variables. `torch.autograd.backward`.
  public static func backward(
    _ outputs: [Variable], gradients: [Variable?], retainGraph: Bool? = nil,
    createGraph: Bool = false, inputs: [Variable]? = nil
  ) throws {
    if inputs == nil, outputs.count == 1, gradients.count == 1 {
      return try outputs[0].backwardAlone(gradients[0], retainGraph ?? createGraph, createGraph)
    }
    var targets: [Walk.Target]?
    if let inputs {
      guard !inputs.isEmpty else { throw AutogradError.emptyInputs }
      targets = try inputs.map { input in
        guard input.requiresGrad, let edge = input.gradientEdge else {
          throw AutogradError.inputWithoutGrad
        }
        if !input.isLeaf { try input.retainGrad() }
        return Walk.Target(node: edge.node, output: edge.index, gradient: nil)
      }
    }
    let roots = try roots(outputs, gradients)
    var walk = Walk(
      retainGraph: retainGraph ?? createGraph, targets: targets, accumulates: true)
    try GradMode.with(createGraph) { try walk.run(roots) }
  }

  /// The gradients of variables, without touching anybody's `grad`. `torch.autograd.grad`.
  ///
  /// - Returns: one for each input; nil for one that was not used, when that is allowed.
  /// - Throws: `inputWithoutGrad`, `unused`, and all that `backward` throws.
  public static func grad(
    _ outputs: [Variable], inputs: [Variable], gradOutputs: [Variable?]? = nil,
    retainGraph: Bool? = nil, createGraph: Bool = false, allowUnused: Bool = false,
    materializeGrads: Bool = false
  ) throws -> [Variable?] {
    let roots = try roots(
      outputs, gradOutputs ?? Array(repeating: nil, count: outputs.count))
    let targets = try inputs.map { input in
      guard input.requiresGrad, let edge = input.gradientEdge else {
        throw AutogradError.inputWithoutGrad
      }
      return Walk.Target(node: edge.node, output: edge.index, gradient: nil)
    }
    var walk = Walk(
      retainGraph: retainGraph ?? createGraph, targets: targets, accumulates: false)
    try GradMode.with(createGraph) { try walk.run(roots) }
    return try walk.targets.enumerated().map { index, target in
      if let gradient = target.gradient { return gradient }
      if materializeGrads { return Variable(try inputs[index].data.zerosLike()) }
      guard allowUnused else { throw AutogradError.unused(index: index) }
      return nil
    }
  }

  /// Pairs the outputs with their first gradients.
  private static func roots(
    _ outputs: [Variable], _ gradients: [Variable?]
  ) throws -> [(edge: Edge, gradient: Variable)] {
    guard outputs.count == gradients.count else {
      throw AutogradError.gradientCount(outputs: outputs.count, gradients: gradients.count)
    }
    var roots: [(edge: Edge, gradient: Variable)] = []
    roots.reserveCapacity(outputs.count)
    for (index, output) in outputs.enumerated() {
      let gradient = try output.firstGradient(gradients[index], index)
      guard output.requiresGrad, let edge = output.gradientEdge else {
        throw AutogradError.noGraph(index: index)
      }
      roots.append((edge, gradient))
    }
    return roots
  }
}
