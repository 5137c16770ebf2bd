// What a node does with gradients during a walk: bring them to its output's shape and type, sum
// them, and at a leaf add them to `grad`.

import Tensors

extension Node {
  func forgetGradients() {
    gradient = nil
    if let extras, !extras.gradients.isEmpty { extras.gradients = [] }
  }

  /// Adds to the gradient of output 0.
  func add(_ arriving: Variable) throws {
    guard let present = gradient else {
      gradient = arriving
      return
    }
    gradient = nil
    gradient = try present.add(arriving)
  }

  /// Adds a gradient of any output, after undoing broadcasting and promotion.
  @inline(never)
  func receive(_ arriving: Variable, _ output: Int, from source: Node?, input: Int) throws {
    let shape = outputShape(output)
    let dtype = output == 0 ? self.dtype : extras?.outputs[safeOutput: output]?.dtype ?? self.dtype
    var gradient = arriving
    if gradient.shape != shape {
      guard shape.broadcasts(to: gradient.shape) else {
        throw AutogradError.invalidGradient(
          operation: source?.name ?? name, index: input, gradient: gradient.shape, expected: shape)
      }
      gradient = try gradient.sumToSize(shape)
    }
    if gradient.dtype != dtype {
      // Of a real input only the real part of the gradient can be followed.
      if gradient.dtype.isComplex, !dtype.isComplex { gradient = try gradient.real() }
      gradient = try gradient.to(dtype)
    }
    guard output > 0 else { return try add(gradient) }
    let extras = ensureExtras()
    while extras.gradients.count <= output { extras.gradients.append(nil) }
    extras.gradients[output] = try extras.gradients[output].map { try $0.add(gradient) } ?? gradient
  }

  /// Adds the complete gradient to the leaf's, as `AccumulateGrad` does.
  ///
  /// The first gradient is kept as it is when nobody else holds it and it lies in memory like the
  /// leaf; later ones are added in place, or into a new tensor when the gradient is itself recorded.
  func accumulate() throws {
    guard let leaf = variable else {
      gradient = nil
      return
    }
    // A 0-d leaf of the host may have met tensors of any device.
    if shape.isEmpty, let arriving = gradient, arriving.device != leaf.device {
      gradient = try arriving.to(leaf.device)
    }
    if let present = leaf.grad {
      let arriving = gradient.unsafelyUnwrapped
      gradient = nil
      if GradMode.isEnabled {
        leaf.grad = try present.add(arriving)
      } else {
        try present.add_(arriving)
      }
    } else if GradMode.isEnabled {
      leaf.grad = try gradient.take().unsafelyUnwrapped.clone(like: leaf)
    } else if isKnownUniquelyReferenced(&gradient),
      gradient.unsafelyUnwrapped.isFreeToKeep(for: leaf)
    {
      let kept = gradient.take().unsafelyUnwrapped
      kept.link = nil
      kept.base = nil
      kept.flags = []
      leaf.grad = kept
    } else {
      leaf.grad = Variable(try gradient.take().unsafelyUnwrapped.data.clone(like: leaf.data))
    }
  }

  func applyCustom(
    _ function: any CustomFunction, _ first: Variable?, _ others: [Variable?],
    _ result: inout InputGradients
  ) throws {
    var gradients = others
    let count = max(extras?.outputs.count ?? 1, 1)
    while gradients.count < count { gradients.append(nil) }
    gradients[0] = first
    let returned = try function.backward(gradients)
    guard returned.count == inputCount else {
      throw AutogradError.customGradientCount(
        function: name, expected: inputCount, got: returned.count)
    }
    for (index, gradient) in returned.enumerated() { result[index] = gradient }
  }

  func checkAnomaly(_ result: InputGradients) throws {
    for input in 0..<inputCount {
      guard let gradient = result[input] else { continue }
      if try gradient.data.containsNaN() {
        throw AutogradError.anomaly(operation: name, output: input)
      }
    }
  }
}

extension Array where Element == NodeExtras.Output {
  subscript(safeOutput index: Int) -> NodeExtras.Output? {
    index < count ? self[index] : nil
  }
}

extension Shape {
  /// Whether a tensor of these sizes can be expanded to others.
  func broadcasts(to target: Shape) -> Bool {
    guard count <= target.count else { return false }
    for index in 0..<count {
      let size = self[count - 1 - index]
      if size != 1 && size != target[target.count - 1 - index] { return false }
    }
    return true
  }
}
