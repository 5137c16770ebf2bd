// Matrix products: names, arguments, derivatives.
//
// The gradient of a factor is a product with the other factor transposed. A factor that lies
// column by column (as `w.t()` does) gets its gradient column by column too, by the transposed
// product: so it reaches the parameter row by row, and in PyTorch's order of arithmetic.

import Tensors

/// A product of matrices and vectors.
public enum Product {
  case mm(MemoryOrder)
  /// `beta * input + alpha * (mat1 @ mat2)`
  case addmm(MemoryOrder, beta: Scalar, alpha: Scalar)
  case bmm
  case baddbmm(beta: Scalar, alpha: Scalar)
  case mv
  case addmv(beta: Scalar, alpha: Scalar)
  case addr(beta: Scalar, alpha: Scalar)
  case dot

  /// Which of the factors lie column by column.
  public struct MemoryOrder {
    let firstByColumns: Bool
    let secondByColumns: Bool

    @inline(__always)
    init(_ first: Variable, _ second: Variable) {
      firstByColumns = first.data.liesByColumns
      secondByColumns = second.data.liesByColumns
    }
  }

  var name: String {
    switch self {
    case .mm: "MmBackward0"
    case .addmm: "AddmmBackward0"
    case .bmm: "BmmBackward0"
    case .baddbmm: "BaddbmmBackward0"
    case .mv: "MvBackward0"
    case .addmv: "AddmvBackward0"
    case .addr: "AddrBackward0"
    case .dot: "DotBackward0"
    }
  }

  /// Saved: the factors in slots 0 and 1.
  func gradients(_ grad: Variable, _ node: Node, _ result: inout InputGradients) throws {
    switch self {
    case .mm(let order):
      if node.wants(0) { result.first = try grad.mmFirst(node.saved(1), order) }
      if node.wants(1) { result.second = try grad.mmSecond(node.saved(0), order) }
    case .addmm(let order, let beta, let alpha):
      if node.wants(0) { result.first = try grad.scaled(beta) }
      if node.wants(1) { result.second = try grad.mmFirst(node.saved(1), order).scaled(alpha) }
      if node.wants(2) { result.third = try grad.mmSecond(node.saved(0), order).scaled(alpha) }
    case .bmm:
      if node.wants(0) { result.first = try grad.bmm(node.saved(1).transpose(1, 2)) }
      if node.wants(1) { result.second = try node.saved(0).transpose(1, 2).bmm(grad) }
    case .baddbmm(let beta, let alpha):
      if node.wants(0) { result.first = try grad.scaled(beta) }
      if node.wants(1) {
        result.second = try grad.bmm(node.saved(1).transpose(1, 2)).scaled(alpha)
      }
      if node.wants(2) {
        result.third = try node.saved(0).transpose(1, 2).bmm(grad).scaled(alpha)
      }
    case .mv:
      if node.wants(0) { result.first = try grad.outer(node.saved(1)) }
      if node.wants(1) { result.second = try node.saved(0).t().mv(grad) }
    case .addmv(let beta, let alpha):
      if node.wants(0) { result.first = try grad.scaled(beta) }
      if node.wants(1) { result.second = try grad.outer(node.saved(1)).scaled(alpha) }
      if node.wants(2) { result.third = try node.saved(0).t().mv(grad).scaled(alpha) }
    case .addr(let beta, let alpha):
      if node.wants(0) { result.first = try grad.scaled(beta) }
      if node.wants(1) { result.second = try grad.mv(node.saved(1)).scaled(alpha) }
      if node.wants(2) { result.third = try grad.t().mv(node.saved(0)).scaled(alpha) }
    case .dot:
      if node.wants(0) { result.first = try grad * node.saved(1) }
      if node.wants(1) { result.second = try grad * node.saved(0) }
    }
  }
}

extension Tensor {
  /// Whether a matrix lies column by column in memory.
  @inline(__always)
  var liesByColumns: Bool { strides[0] == 1 && strides[1] == shape[0] }
}

extension Variable {
  /// The gradient of a product's first factor. Receiver: the product's gradient.
  func mmFirst(_ second: Variable, _ order: Product.MemoryOrder) throws -> Variable {
    order.firstByColumns ? try second.mm(t()).t() : try mm(second.t())
  }

  /// The gradient of a product's second factor.
  func mmSecond(_ first: Variable, _ order: Product.MemoryOrder) throws -> Variable {
    order.secondByColumns ? try t().mm(first).t() : try first.t().mm(self)
  }
}
