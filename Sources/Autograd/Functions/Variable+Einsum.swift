// Einstein sums, composed of permutations and batched products as PyTorch composes them.

import Tensors

extension Variable {
  public static func einsum(_ equation: String, _ operands: [Variable]) throws -> Variable {
    let isRecorded = GradMode.isEnabled && operands.contains { $0.requiresGrad }
    guard isRecorded || Autocast.isOn else {
      return Variable(try Tensor.einsum(equation, operands.map(\.data)))
    }
    let parsed = try EinsumEquation(equation, ranks: operands.map(\.rank))
    let order = parsed.order
    guard order.count <= Shape.maximumRank else { throw TensorError.tooManyDimensions(order.count) }
    let kept = parsed.output.count
    var last = [Int](repeating: 0, count: order.count)
    for (number, labels) in parsed.inputs.enumerated() {
      for (slot, label) in order.enumerated() where labels.contains(label) { last[slot] = number }
    }
    var result: Variable?
    for (number, operand) in operands.enumerated() {
      let next = try operand.arranged(parsed.inputs[number], order)
      guard let left = result else {
        result = try next.sum(last, number, kept, keepdim: operands.count > 1)
        continue
      }
      result = try left.multiplied(next, last, number, kept)
    }
    guard let total = result else { return operands[0] }
    return total.rank > kept ? try total.view(total.shape.prefix(kept)) : total
  }

  /// This operand with its dimensions in the common order; labels that it lacks get size 1.
  private func arranged(_ labels: [Int], _ order: [Int]) throws -> Variable {
    var (x, labels) = (self, labels)
    var place = 0
    while place < labels.count {
      guard let other = labels[(place + 1)...].firstIndex(of: labels[place]) else {
        place += 1
        continue
      }
      x = try x.diagonal(dim1: place, dim2: other)
      let label = labels[place]
      labels.remove(at: other)
      labels.remove(at: place)
      labels.append(label)
    }
    for label in order where !labels.contains(label) {
      x = try x.unsqueeze(dim: x.rank)
      labels.append(label)
    }
    return try x.permute(Shape(order.map { labels.firstIndex(of: $0) ?? 0 }))
  }

  /// Sums the dimensions that no later operand has; they stay with size 1.
  private func sum(
    _ last: [Int], _ number: Int, _ kept: Int, keepdim: Bool
  ) throws -> Variable {
    var dims = Shape()
    for slot in kept..<Swift.max(last.count, kept) where last[slot] <= number && shape[slot] != 1 {
      dims.append(slot)
    }
    return dims.isEmpty ? self : try sum(dim: dims, keepdim: keepdim)
  }

  /// The product with the next operand, summed over what ends with it, as one batched product.
  private func multiplied(
    _ other: Variable, _ last: [Int], _ number: Int, _ kept: Int
  ) throws -> Variable {
    var summed = Shape()
    var (left, right) = (self, other)
    for slot in kept..<Swift.max(last.count, kept) where last[slot] <= number {
      if shape[slot] != 1 && other.shape[slot] != 1 {
        summed.append(slot)
      } else if shape[slot] != 1 {
        left = try left.sum(dim: Shape(slot), keepdim: true)
      } else if other.shape[slot] != 1 {
        right = try right.sum(dim: Shape(slot), keepdim: true)
      }
    }
    guard !summed.isEmpty else { return try left.mul(right) }
    return try left.contracted(right, summed)
  }

  private func contracted(_ other: Variable, _ summed: Shape) throws -> Variable {
    var (batch, mine, theirs) = (Shape(), Shape(), Shape())
    for dim in 0..<rank where !summed.contains(dim) {
      if shape[dim] != 1 && other.shape[dim] != 1 {
        guard shape[dim] == other.shape[dim] else {
          throw TensorError.sizeMismatch(a: shape[dim], b: other.shape[dim], dim: dim)
        }
        batch.append(dim)
      } else if other.shape[dim] != 1 {
        theirs.append(dim)
      } else {
        mine.append(dim)
      }
    }
    func size(_ dims: Shape, _ x: Variable) -> Int { dims.reduce(1) { $0 * x.shape[$1] } }
    func order(_ groups: [Shape]) -> Shape { Shape(groups.flatMap { $0.array }) }
    let count = size(batch, self)
    let inner = size(summed, self)
    let a = try permute(order([batch, mine, summed, theirs]))
      .reshape(Shape([count, size(mine, self), inner]))
    let b = try other.permute(order([batch, summed, theirs, mine]))
      .reshape(Shape([count, inner, size(theirs, other)]))
    let product = try a.bmm(b)
    let arrangement = order([batch, mine, summed, theirs])
    var sizes = Shape()
    var inverse = Shape(repeating: 0, count: rank)
    for (place, dim) in arrangement.array.enumerated() {
      let one = summed.contains(dim)
      sizes.append(one ? 1 : theirs.contains(dim) ? other.shape[dim] : shape[dim])
      inverse[dim] = place
    }
    return try product.view(sizes).permute(inverse)
  }
}
