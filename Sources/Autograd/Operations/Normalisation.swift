// The derivatives of layer, batch and group norm.
//
// With x̂ = (x - mean) * rstd over the normalised elements and h = grad * weight, the input's gradient
// is rstd * (h - mean(h) - x̂ * mean(h * x̂)). The written-out forms compute mean and rstd from the
// saved input again, so that they can be derived once more.

import Tensors

enum Normalisation {
  /// The written-out gradient of the input.
  private static func inputGradient(
    _ h: Variable, _ x: Variable, dims: Shape, eps: Double
  ) throws -> (input: Variable, normalised: Variable) {
    let mean = try x.mean(dim: dims, keepdim: true)
    let variance = try x.var(dim: dims, correction: 0, keepdim: true)
    let rstd = try (variance + .float(eps)).rsqrt()
    let normalised = try (x - mean) * rstd
    let inner =
      try h - h.mean(dim: dims, keepdim: true)
      - normalised * (h * normalised).mean(dim: dims, keepdim: true)
    return (try rstd * inner, normalised)
  }

  private static func isRecorded(_ variables: Variable?...) -> Bool {
    GradMode.isEnabled && variables.contains { $0?.requiresGrad ?? false }
  }

  // MARK: Layer norm

  /// Saved: x, weight (slot 1, may be absent); mean, rstd and eps as further ones.
  static func layerNormGradients(
    _ grad: Variable, _ node: Node, rows: Int, _ result: inout InputGradients
  ) throws {
    let x = try node.saved(0)
    let weight = node.saved1 == nil ? nil : try node.saved(1)
    let n = rows == 0 ? 0 : x.numel / rows
    if isRecorded(grad, x, weight) {
      let flat = try x.reshape(Shape(rows, n))
      let flatGrad = try grad.reshape(Shape(rows, n))
      let h = try weight.map { try flatGrad * $0.reshape(Shape(n)) } ?? flatGrad
      let eps = try node.savedOther(2).item().double
      let (input, normalised) = try inputGradient(h, flat, dims: Shape(1), eps: eps)
      result.first = try input.reshape(x.shape)
      if node.wants(1) {
        result.second = try (flatGrad * normalised).sum(dim: Shape(0))
          .reshape(node.inputShape(1))
      }
      if node.wants(2) {
        result.third = try flatGrad.sum(dim: Shape(0)).reshape(node.inputShape(2))
      }
      return
    }
    let gradX = node.wants(0) ? try x.empty(x.shape) : nil
    let gradWeight = node.wants(1) ? try (weight ?? x).zeros(Shape(n)).data : nil
    let gradBias = node.wants(2) ? try (weight ?? x).zeros(Shape(n)).data : nil
    try x.backend.layerNormBackward(
      grad.data.contiguous(), x.data.contiguous(), n: n, mean: node.savedOther(0).data,
      rstd: node.savedOther(1).data, weight: weight?.data.contiguous(), gradX: gradX,
      gradWeight: gradWeight, gradBias: gradBias)
    result.first = gradX.map { Variable($0) }
    result.second = try gradWeight.map { Variable(try $0.view(node.inputShape(1))) }
    result.third = try gradBias.map { Variable(try $0.view(node.inputShape(2))) }
  }

  // MARK: Batch norm

  /// Saved: x, weight (slot 1, may be absent); mean, 1 / deviation and eps as further ones.
  static func batchNormGradients(
    _ grad: Variable, _ node: Node, training: Bool, _ result: inout InputGradients
  ) throws {
    let x = try node.saved(0)
    let weight = node.saved1 == nil ? nil : try node.saved(1)
    let (mean, invstd) = (try node.savedOther(0), try node.savedOther(1))
    if isRecorded(grad, x, weight) {
      var perChannel = Shape(repeating: 1, count: x.rank)
      perChannel[1] = x.shape[1]
      var others = Shape(0)
      for dim in 2..<Swift.max(x.rank, 2) { others.append(dim) }
      let h = try weight.map { try grad * $0.reshape(perChannel) } ?? grad
      var normalised: Variable
      if training {
        let eps = try node.savedOther(2).item().double
        let both = try inputGradient(h, x, dims: others, eps: eps)
        result.first = both.input
        normalised = both.normalised
      } else {
        let scale = try invstd.view(perChannel)
        result.first = try h * scale
        normalised = try (x - mean.view(perChannel)) * scale
      }
      if node.wants(1) { result.second = try (grad * normalised).sum(dim: others) }
      if node.wants(2) { result.third = try grad.sum(dim: others) }
      return
    }
    let channels = Shape(x.shape[1])
    let gradX = node.wants(0) ? try x.empty(x.shape) : nil
    let gradWeight = node.wants(1) ? try (weight ?? x).zeros(channels).data : nil
    let gradBias = node.wants(2) ? try (weight ?? x).zeros(channels).data : nil
    try x.backend.batchNormBackward(
      grad.data.contiguous(), x.data.contiguous(), mean: mean.data, invstd: invstd.data,
      weight: weight?.data.contiguous(), training: training, gradX: gradX,
      gradWeight: gradWeight, gradBias: gradBias)
    result.first = gradX.map { Variable($0) }
    result.second = gradWeight.map { Variable($0) }
    result.third = gradBias.map { Variable($0) }
  }

  // MARK: Group norm

  /// Saved: x, weight (slot 1, may be absent).
  static func groupNormGradients(
    _ grad: Variable, _ node: Node, groups: Int, eps: Double, _ result: inout InputGradients
  ) throws {
    let own = try node.saved(0)
    let weight = node.saved1 == nil ? nil : try node.saved(1)
    let type = own.dtype.isNarrowFloat ? .float32 : own.dtype
    let (grad, x) = (try grad.to(type), try own.to(type))
    var perChannel = Shape(repeating: 1, count: x.rank)
    perChannel[1] = x.shape[1]
    let h = try weight.map { try grad * $0.reshape(perChannel) } ?? grad
    let grouped = Shape([x.shape[0], groups, -1])
    let (input, normalised) = try inputGradient(
      h.reshape(grouped), x.reshape(grouped), dims: Shape(2), eps: eps)
    result.first = try input.reshape(x.shape).to(own.dtype)
    var others = Shape(0)
    for dim in 2..<Swift.max(x.rank, 2) { others.append(dim) }
    let parameterType = (weight ?? own).dtype
    if node.wants(1) {
      result.second = try (grad * normalised.reshape(x.shape)).sum(dim: others).to(parameterType)
    }
    if node.wants(2) { result.third = try grad.sum(dim: others).to(parameterType) }
  }
}
