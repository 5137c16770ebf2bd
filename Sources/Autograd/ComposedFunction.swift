// Rarely used functions that are one node of the graph, though they are composed of others.
//
// Forward runs the composition without recording it. Backward composes again, now recorded, and walks
// that inner graph, unless a derivative of its own is given. With `create_graph` the inner graph
// hangs on the inputs themselves, so that derivatives of any order follow.

import Tensors

/// A composition of other operations under one name.
public final class ComposedFunction: CustomFunction {
  public typealias Body = ([Variable]) throws -> [Variable]
  /// The gradients of the inputs from the inputs, the outputs and the outputs' gradients.
  public typealias Derivative = ([Variable], [Variable], [Variable?]) throws -> [Variable?]

  public let name: String
  private let body: Body
  private let derivative: Derivative?
  private var inputs: [SavedVariable]?

  private init(
    _ name: String, _ inputs: [SavedVariable], _ body: @escaping Body, _ derivative: Derivative?
  ) {
    self.name = name
    self.inputs = inputs
    self.body = body
    self.derivative = derivative
  }

  /// The results of a composition, linked to one node.
  ///
  /// - Throws: what the composition throws.
  public static func record(
    _ name: String, _ inputs: [Variable], derivative: Derivative? = nil, _ body: @escaping Body
  ) throws -> [Variable] {
    guard GradMode.isEnabled, inputs.contains(where: { $0.requiresGrad }) else {
      return try body(inputs)
    }
    let outputs = try GradMode.with(false) { try body(inputs) }
    let function = ComposedFunction(
      name, try inputs.map { try SavedVariable($0) }, body, derivative)
    return try Variable.link(function, inputs: inputs, outputs: outputs)
  }

  public func backward(_ gradients: [Variable?]) throws -> [Variable?] {
    guard let inputs else { throw AutogradError.secondBackward }
    let given = try inputs.map { try $0.unpack() }
    if let derivative {
      let outputs =
        GradMode.isEnabled
        ? try ComposedFunction.record(name, given, derivative: derivative, body) : try body(given)
      return try derivative(given, outputs, gradients)
    }
    let createsGraph = GradMode.isEnabled
    let points =
      createsGraph
      ? given
      : try given.map { input in
        let point = input.detach()
        if input.requiresGrad { try point.setRequiresGrad(true) }
        return point
      }
    return try GradMode.with(true) {
      let outputs = try body(points)
      let wanted = points.indices.filter { points[$0].requiresGrad }
      let reached = outputs.indices.filter {
        gradients[safe: $0] != nil && outputs[$0].requiresGrad
      }
      guard !reached.isEmpty else { return points.map { _ in nil } }
      let found = try Variable.grad(
        reached.map { outputs[$0] }, inputs: wanted.map { points[$0] },
        gradOutputs: reached.map { gradients[$0] }, retainGraph: createsGraph,
        createGraph: createsGraph, allowUnused: true, materializeGrads: false)
      var results: [Variable?] = points.map { _ in nil }
      for (index, gradient) in zip(wanted, found) { results[index] = gradient }
      return results
    }
  }

  public func release() { inputs = nil }
}
