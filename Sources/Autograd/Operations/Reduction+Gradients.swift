// The longer derivatives of reductions. The receiver is the gradient, with the reduced dimensions
// restored unless said otherwise.

import Tensors

extension Variable {
  func zeros(_ shape: Shape) throws -> Variable {
    Variable(try Tensor.zeros(shape, dtype: dtype, device: device))
  }

  /// `2 / (n - correction) * grad * (x - mean(x))`; the receiver is not yet restored.
  func varBackward(
    _ x: Variable, _ dims: ReducedDims, _ correction: Double
  ) throws -> Variable {
    let grad = try dims.restore(self, x.shape)
    let count = Double(dims.count(of: x.shape))
    let factor = 2 / (count - correction)
    return try grad * .float(factor) * (x - x.mean(dim: dims.list, keepdim: true))
  }

  func stdBackward(
    _ x: Variable, _ output: Variable, _ dims: ReducedDims, _ correction: Double
  ) throws -> Variable {
    try (self / (output * 2)).maskedFill(mask: output.eq(0), value: 0)
      .varBackward(x, dims, correction)
  }

  /// Puts gradients back at the places that a selection took elements from.
  func selectionBackward(
    _ shape: Shape, _ indices: Variable, _ dim: Int, _ keepdim: Bool
  ) throws -> Variable {
    guard !keepdim, !shape.isEmpty else {
      return try zeros(shape).scatter(dim: dim, index: indices, src: self)
    }
    return try zeros(shape).scatter(
      dim: dim, index: indices.unsqueeze(dim: dim), src: unsqueeze(dim: dim))
  }

  func prodBackward(_ x: Variable, _ output: Variable, dim: Int?) throws -> Variable {
    if x.rank == 0 { return self }
    if try !x.eq(0).any().item().isTrue { return try self * (output / x) }
    guard let dim else {
      return try reshape(Shape(1)).prodOfOthers(x.reshape(Shape(-1)), 0).reshape(x.shape)
    }
    return try prodOfOthers(x, dim)
  }

  /// The gradient times the product of all other elements, without dividing.
  private func prodOfOthers(_ x: Variable, _ dim: Int) throws -> Variable {
    let size = x.shape[dim]
    guard size > 1 else { return try expand(x.shape) }
    var oneShape = x.shape
    oneShape[dim] = 1
    let one = Variable(try Tensor.ones(oneShape, dtype: x.dtype, device: x.device))
    let before = try Variable.cat(
      [one, x.narrow(dim: dim, start: 0, length: size - 1)], dim: dim
    ).cumprod(dim: dim)
    let after = try Variable.cat(
      [one, x.narrow(dim: dim, start: 1, length: size - 1).flip(dims: Shape(dim))], dim: dim
    ).cumprod(dim: dim).flip(dims: Shape(dim))
    return try self * (before * after)
  }

  func normBackward(
    _ x: Variable, _ p: Double, _ norm: Variable, _ dims: ReducedDims
  ) throws -> Variable {
    if p == 0 { return try zeros(x.shape) }
    if p == 1 { return try x.sgn() * self }
    let isZero = try norm.eq(0)
    if p == 2 { return try self * (x / norm).maskedFill(mask: isZero, value: 0) }
    if p.isInfinite {
      let mask = try x.abs().eq(norm).to(norm.dtype)
      return try x.sgn() * (mask / mask.sum(dim: dims.list, keepdim: true) * self)
    }
    if p < 1 {
      let scale = try x.sgn() * x.abs().pow(.float(p - 1)).maskedFill(mask: x.eq(0), value: 0)
      return try scale * self * norm.pow(.float(1 - p))
    }
    if p < 2 {
      let scale = try x.sgn() * x.abs().pow(.float(p - 1))
      return try scale * (self / norm.pow(.float(p - 1))).maskedFill(mask: isZero, value: 0)
    }
    let scale = try x * x.abs().pow(.float(p - 2))
    return try scale * (self / norm.pow(.float(p - 1))).maskedFill(mask: isZero, value: 0)
  }

  func reversedCumsum(_ dim: Int) throws -> Variable {
    guard numel > 1, rank > 0 else { return self }
    return try flip(dims: Shape(dim)).cumsum(dim: dim).flip(dims: Shape(dim))
  }

  func cumprodBackward(_ x: Variable, _ output: Variable, _ dim: Int) throws -> Variable {
    guard x.rank > 0, x.shape[dim] > 1 else { return self }
    let isRecorded = GradMode.isEnabled && (requiresGrad || x.requiresGrad)
    if try !isRecorded && !x.eq(0).any().item().isTrue {
      return try (output * self).reversedCumsum(dim) / x
    }
    let size = x.shape[dim]
    var parts: [Variable] = []
    for place in 0..<size {
      // d output[i] / d x[place] for all i >= place: the product without x[place].
      let before =
        try place == 0
        ? nil : x.narrow(dim: dim, start: 0, length: place).prod(dim: dim, keepdim: true)
      var omitted: Variable?
      if place + 1 < size {
        let after = try x.narrow(dim: dim, start: place + 1, length: size - place - 1)
          .cumprod(dim: dim)
        let first =
          try before ?? Variable(after.narrow(dim: dim, start: 0, length: 1).data.onesLike())
        omitted = try Variable.cat([first, before.map { try $0 * after } ?? after], dim: dim)
      } else {
        omitted = before
      }
      let later = try narrow(dim: dim, start: place, length: size - place)
      parts.append(try (later * omitted.unsafelyUnwrapped).sum(dim: Shape(dim)))
    }
    return try Variable.stack(parts, dim: dim)
  }
}
