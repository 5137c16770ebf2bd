// Operations whose derivative the program itself gives: `torch.autograd.Function`.

import Tensors

/// The backward half of a function written in the language.
public protocol CustomFunction: AnyObject {
  /// The node's name: `MyReLUBackward`.
  var name: String { get }
  /// The gradients of the inputs from those of the outputs; nil stands for none.
  ///
  /// - Parameter gradients: one for each output, nil where none arrived.
  /// - Returns: one for each input that was given to `Variable.link`.
  func backward(_ gradients: [Variable?]) throws -> [Variable?]
  /// Lets go of what was saved, after a backward that does not retain the graph.
  func release()
}

extension Variable {
  /// Links the results of a custom function to a node, when an input requires a gradient.
  ///
  /// - Parameters:
  ///   - inputs: the tensor arguments in order.
  ///   - outputs: the tensors that forward has returned, computed without recording.
  ///   - nonDifferentiable: the positions of outputs that get no gradient.
  /// - Returns: the outputs to hand on: an input that was returned as it is becomes a view of itself.
  public static func link(
    _ function: any CustomFunction, inputs: [Variable], outputs: [Variable],
    nonDifferentiable: Set<Int> = [], modified: Set<Int> = []
  ) throws -> [Variable] {
    guard GradMode.isEnabled, inputs.contains(where: { $0.requiresGrad }) else { return outputs }
    guard let first = outputs.first else { return outputs }
    let node = Node(
      .custom(function), arity: inputs.count, shape: first.shape, dtype: first.dtype)
    for (index, input) in inputs.enumerated() { node.setEdge(index, input.gradientEdge) }
    node.ensureExtras().outputs = outputs.map {
      NodeExtras.Output(shape: $0.shape, dtype: $0.dtype)
    }
    return outputs.enumerated().map { index, output in
      guard !nonDifferentiable.contains(index), output.dtype.isInexact else { return output }
      let isInput = inputs.contains { $0 === output }
      let result = isInput && !modified.contains(index) ? Variable(output.data) : output
      result.attach(node)
      result.outputIndex = UInt16(truncatingIfNeeded: index)
      return result
    }
  }
}
