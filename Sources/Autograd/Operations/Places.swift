// Operations that pick elements by index or mask: names, arguments, derivatives.

import Tensors

/// An indexing operation with its arguments; indices and masks are saved variables.
public enum Places {
  case index
  case indexPut(accumulate: Bool)
  case gather(dim: Int)
  case scatter(dim: Int)
  case scatterValue(dim: Int)
  case scatterAdd(dim: Int)
  case scatterReduce(dim: Int, ScatterReduction)
  case indexSelect(dim: Int)
  case indexAdd(dim: Int, alpha: Scalar)
  case indexCopy(dim: Int)
  case indexFill(dim: Int)
  case maskedFill
  case maskedFillTensor
  case maskedSelect
  case maskedScatter
  case take
  case embedding(paddingIndex: Int?)

  var name: String {
    switch self {
    case .index: "IndexBackward0"
    case .indexPut: "IndexPutBackward0"
    case .gather: "GatherBackward0"
    case .scatter: "ScatterBackward0"
    case .scatterValue: "ScatterBackward1"
    case .scatterAdd: "ScatterAddBackward0"
    case .scatterReduce: "ScatterReduceBackward0"
    case .indexSelect: "IndexSelectBackward0"
    case .indexAdd: "IndexAddBackward0"
    case .indexCopy: "IndexCopyBackward0"
    case .indexFill: "IndexFillBackward0"
    case .maskedFill: "MaskedFillBackward0"
    case .maskedFillTensor: "MaskedFillBackward1"
    case .maskedSelect: "MaskedSelectBackward0"
    case .maskedScatter: "MaskedScatterBackward0"
    case .take: "TakeBackward0"
    case .embedding: "EmbeddingBackward0"
    }
  }

  /// Saved: the index or mask in slot 0; the list of `index` in the further slots.
  func gradients(_ grad: Variable, _ node: Node, _ result: inout InputGradients) throws {
    switch self {
    case .index:
      let zeros = try grad.zeros(node.inputShape(0))
      result.first = try zeros.indexPut(node.savedIndices(), grad, accumulate: true)
    case .indexPut(let accumulate):
      let indices = try node.savedIndices()
      if node.wants(0) {
        result.first =
          accumulate ? grad : try grad.indexPut(indices, grad.zeros(Shape()), accumulate: false)
      }
      if node.wants(1) { result.second = try grad.index(indices) }
    case .gather(let dim):
      result.first = try grad.zeros(node.inputShape(0))
        .scatterAdd(dim: dim, index: node.saved(), src: grad)
    case .scatter(let dim):
      let index = try node.saved()
      if node.wants(0) { result.first = try grad.scatter(dim: dim, index: index, value: 0) }
      if node.wants(1) {
        result.second = try grad.gather(dim: dim, index: index).padded(node.inputShape(1))
      }
    case .scatterValue(let dim):
      result.first = try grad.scatter(dim: dim, index: node.saved(), value: 0)
    case .scatterAdd(let dim):
      result.first = grad
      if node.wants(1) {
        result.second = try grad.gather(dim: dim, index: node.saved())
          .padded(node.inputShape(1))
      }
    case .scatterReduce(let dim, let reduction):
      try scatterReduceGradients(grad, node, dim, reduction, &result)
    case .indexSelect(let dim):
      result.first = try grad.zeros(node.inputShape(0))
        .indexAdd(dim: dim, index: node.saved(), source: grad)
    case .indexAdd(let dim, let alpha):
      result.first = grad
      if node.wants(1) {
        result.second = try grad.indexSelect(dim: dim, index: node.saved())
          .expand(node.inputShape(1)).scaled(alpha)
      }
    case .indexCopy(let dim):
      let index = try node.saved()
      if node.wants(0) { result.first = try grad.indexFill(dim: dim, index: index, value: 0) }
      if node.wants(1) {
        result.second = try grad.indexSelect(dim: dim, index: index).expand(node.inputShape(1))
      }
    case .indexFill(let dim):
      result.first = try grad.indexFill(dim: dim, index: node.saved(), value: 0)
    case .maskedFill:
      result.first = try grad.maskedFill(mask: node.saved(), value: 0)
    case .maskedFillTensor:
      let mask = try node.saved()
      if node.wants(0) { result.first = try grad.maskedFill(mask: mask, value: 0) }
      if node.wants(1) { result.second = try Variable.where(mask, grad, 0).sum() }
    case .maskedSelect:
      let mask = try node.saved()
      let shape = try node.inputShape(0).broadcast(with: mask.shape)
      result.first = try grad.zeros(shape).maskedScatter(mask: mask, source: grad)
    case .maskedScatter:
      let mask = try node.saved()
      if node.wants(0) { result.first = try grad.maskedFill(mask: mask, value: 0) }
      if node.wants(1) {
        let picked = try grad.maskedSelect(mask: mask.expand(grad.shape))
        let shape = node.inputShape(1)
        let rest = try grad.zeros(Shape(shape.product - picked.numel))
        result.second = try Variable.cat([picked, rest], dim: 0).view(shape)
      }
    case .take:
      let shape = node.inputShape(0)
      let index = try node.saved().reshape(Shape(-1))
      result.first = try grad.zeros(Shape(shape.product))
        .indexAdd(dim: 0, index: index, source: grad.reshape(Shape(-1))).view(shape)
    case .embedding(let paddingIndex):
      result.first = try grad.embeddingBackward(
        node.inputShape(0), node.saved(), paddingIndex: paddingIndex)
    }
  }

  private func scatterReduceGradients(
    _ grad: Variable, _ node: Node, _ dim: Int, _ reduction: ScatterReduction,
    _ result: inout InputGradients
  ) throws {
    let index = try node.saved()
    switch reduction {
    case .add:
      result.first = grad
      if node.wants(1) { result.second = try grad.gather(dim: dim, index: index) }
    case .amax, .amin:
      let (x, source) = (try node.savedOther(0), try node.savedOther(1))
      let output = try node.savedOther(2)
      let value = try output.gather(dim: dim, index: index)
      let kept = try x.eq(output).to(grad.dtype)
      let taken = try source.eq(value).to(grad.dtype)
      let count = try kept.scatterAdd(dim: dim, index: index, src: taken)
      let share = try grad / count
      result.first = try share * kept
      if node.wants(1) { result.second = try share.gather(dim: dim, index: index) * taken }
    case .replace, .multiply:
      throw AutogradError.notImplemented(operation: "scatter_reduce")
    }
  }
}

extension Node {
  /// The index list of an indexing operation; absent entries take a whole dimension.
  func savedIndices() throws -> [Variable?] {
    guard let extras, !isReleased else { throw AutogradError.secondBackward }
    var next = 0
    return try extras.indexPresence.map { isPresent in
      guard isPresent else { return nil }
      next += 1
      return try extras.saved[next - 1].unpack()
    }
  }

  func save(indices: [Variable?]) throws {
    let extras = ensureExtras()
    extras.indexPresence = indices.map { $0 != nil }
    for index in indices { if let index { extras.saved.append(try SavedVariable(index)) } }
  }
}

extension Variable {
  /// Zeros behind the elements along each dimension up to a shape.
  func padded(_ shape: Shape) throws -> Variable {
    guard self.shape != shape else { return self }
    return try zeros(shape).scatterInto(self.shape, self)
  }

  /// This variable with its leading corner replaced.
  private func scatterInto(_ corner: Shape, _ source: Variable) throws -> Variable {
    var view = self
    for dim in corner.indices { view = try view.narrow(dim: dim, start: 0, length: corner[dim]) }
    try view.copy_(source)
    return self
  }

  /// Zeros of a shape with this variable written into a view of them.
  func placed(
    _ shape: Shape, _ operation: Reshaping, _ view: (Tensor) throws -> Tensor
  ) throws -> Variable {
    let zeros = try Tensor.zeros(shape, dtype: dtype, device: device)
    _ = try view(zeros).copy_(data)
    let result = Variable(zeros)
    if isRecorded { result.record(.reshaping(operation), self) }
    return result
  }

  func embeddingBackward(
    _ shape: Shape, _ indices: Variable, paddingIndex: Int?
  ) throws -> Variable {
    let rows = try indices.reshape(Shape(-1))
    var source = try reshape(Shape(rows.numel, shape[1]))
    if let paddingIndex {
      let isPadding = try rows.eq(.int(paddingIndex)).unsqueeze(dim: 1)
      source = try source.maskedFill(mask: isPadding, value: 0)
    }
    return try zeros(shape).indexAdd(dim: 0, index: rows, source: source)
  }

  func unfoldBackward(_ shape: Shape, dim: Int, size: Int, step: Int) throws -> Variable {
    guard !shape.isEmpty else { return try reshape(shape) }
    let places = Variable(
      try Tensor.arange(0, .int(shape[dim]), device: device)
        .unfold(dimension: 0, size: size, step: step))
    let moved = try movedim(source: Shape(-1), destination: Shape(dim + 1))
    let source = try moved.flatten(startDim: dim, endDim: dim + 1)
    return try zeros(shape).indexAdd(
      dim: dim, index: places.reshape(Shape(-1)), source: source)
  }

  /// The sum over all copies that `repeat` made.
  func repeatBackward(_ shape: Shape, _ counts: Shape) throws -> Variable {
    let added = counts.count - shape.count
    var parted = Shape()
    var summed = Shape()
    for dim in counts.indices {
      let size = dim < added ? 1 : shape[dim - added]
      guard counts[dim] != 1 || dim < added else {
        parted.append(size)
        continue
      }
      guard parted.count + 2 <= Shape.maximumRank else {
        return try repeatBackward(outermost: shape, counts)
      }
      summed.append(parted.count)
      parted.append(counts[dim])
      parted.append(size)
    }
    let sum = try summed.isEmpty ? self : reshape(parted).sum(dim: summed)
    return try sum.reshape(shape)
  }

  /// The same dimension by dimension, for tensors of high rank.
  private func repeatBackward(outermost shape: Shape, _ counts: Shape) throws -> Variable {
    let added = counts.count - shape.count
    var grad = self
    for dim in counts.indices where counts[dim] > 1 {
      let size = dim < added ? 1 : shape[dim - added]
      var total = try grad.narrow(dim: dim, start: 0, length: size)
      for copy in 1..<counts[dim] {
        total = try total + grad.narrow(dim: dim, start: copy * size, length: size)
      }
      grad = total
    }
    return try grad.reshape(shape)
  }
}
