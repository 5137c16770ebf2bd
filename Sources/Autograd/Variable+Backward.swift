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
    try Variable.backward(
      [self], gradients: [gradient], retainGraph: retainGraph, createGraph: createGraph,
      inputs: inputs)
  }

  /// Computes the gradients of the leaves under several variables. `torch.autograd.backward`.
  public static func backward(
    _ outputs: [Variable], gradients: [Variable?], retainGraph: Bool? = nil,
    createGraph: Bool = false, inputs: [Variable]? = nil
  ) throws {
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
      let gradient: Variable
      if let given = gradients[index] {
        guard given.shape == output.shape else {
          throw AutogradError.gradientShape(
            index: index, gradient: given.shape, output: output.shape)
        }
        gradient = given
      } else {
        if output.requiresGrad, output.numel != 1 { throw AutogradError.notScalar }
        gradient = Variable(try output.data.onesLike())
      }
      guard output.requiresGrad, let edge = output.gradientEdge else {
        throw AutogradError.noGraph(index: index)
      }
      roots.append((edge, gradient))
    }
    return roots
  }
}
