// Operations that join several tensors or part one into several: names, arguments, derivatives.

import Tensors

/// A joining or parting along a dimension.
public enum Joining {
  case cat(Parts)
  case stack(dim: Int)
  case split(Parts)
  /// `unsafe_split` and `unsafe_split_with_sizes`, whose parts are not views.
  case unsafeSplit(Parts, bySizes: Bool)
  case unbind(dim: Int)

  /// The sizes of the parts along a dimension.
  public final class Parts {
    let dim: Int
    let sizes: [Int]

    init(dim: Int, sizes: [Int]) {
      self.dim = dim
      self.sizes = sizes
    }
  }

  var name: String {
    switch self {
    case .cat: "CatBackward0"
    case .stack: "StackBackward0"
    case .split: "SplitBackward0"
    case .unsafeSplit(_, let bySizes):
      bySizes ? "UnsafeSplitWithSizesBackward0" : "UnsafeSplitBackward0"
    case .unbind: "UnbindBackward0"
    }
  }

  func gradients(_ grad: Variable, _ node: Node, _ result: inout InputGradients) throws {
    switch self {
    case .cat(let parts):
      var start = 0
      for (index, size) in parts.sizes.enumerated() {
        if size > 0 || grad.shape[parts.dim] == 0, node.wants(index) {
          result[index] = try grad.narrow(dim: parts.dim, start: start, length: size)
        }
        start += size
      }
    case .stack(let dim):
      for index in 0..<node.inputCount where node.wants(index) {
        result[index] = try grad.select(dim: dim, index: index)
      }
    case .split, .unsafeSplit, .unbind:
      try severalGradients([grad], node, &result)
    }
  }

  /// Puts the parts' gradients together, with zeros for those that have none.
  func severalGradients(
    _ grads: [Variable?], _ node: Node, _ result: inout InputGradients
  ) throws {
    guard let some = grads.lazy.compactMap({ $0 }).first else { return }
    let count = node.extras?.outputs.count ?? 1
    let all = try (0..<count).map { index in
      if let grad = grads[safe: index] { return grad }
      return Variable(
        try Tensor.zeros(node.outputShape(index), dtype: some.dtype, device: some.device))
    }
    switch self {
    case .split(let parts), .unsafeSplit(let parts, _):
      result.first = try Variable.cat(all, dim: parts.dim)
    case .unbind(let dim):
      result.first = try Variable.stack(all, dim: dim)
    case .cat, .stack:
      break
    }
  }
}

extension Node {
  /// The gradients of the inputs of an operation with several outputs.
  func applySeveral(_ grads: [Variable?], _ result: inout InputGradients) throws {
    if grads.contains(where: { $0?.dtype.isComplex == true }) { try operation.requireComplexRule() }
    switch operation {
    case .joining(let joining): try joining.severalGradients(grads, self, &result)
    case .reduction(let reduction): try reduction.severalGradients(grads, self, &result)
    case .linearAlgebra(let algebra): try algebra.severalGradients(grads, self, &result)
    default:
      if let grad = grads[safe: 0] { try apply(grad, &result) }
    }
  }
}
