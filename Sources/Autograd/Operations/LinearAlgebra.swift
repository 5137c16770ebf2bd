// Operations of linear algebra: names, arguments, derivatives.

import Tensors

/// A matrix function or decomposition.
public enum LinearAlgebra {
  case inverse
  case det
  case slogdet
  case solve
  case cholesky(upper: Bool)
  case qr
  case eigh
  case svd
  case cross(dim: Int)
  case cdist(p: Double)

  var name: String {
    switch self {
    case .inverse: "LinalgInvExBackward0"
    case .det: "LinalgDetBackward0"
    case .slogdet: "LinalgSlogdetBackward0"
    case .solve: "LinalgSolveExBackward0"
    case .cholesky: "LinalgCholeskyExBackward0"
    case .qr: "LinalgQrBackward0"
    case .eigh: "LinalgEighBackward0"
    case .svd: "LinalgSvdBackward0"
    case .cross: "LinalgCrossBackward0"
    case .cdist: "CdistBackward0"
    }
  }

  func gradients(_ grad: Variable, _ node: Node, _ result: inout InputGradients) throws {
    switch self {
    case .inverse:
      let transposed = try node.saved().mT()
      result.first = try transposed.matmul(grad.matmul(transposed)).neg()
    case .det:
      let inverse = try node.saved(0).inverse().mT()
      let scale = try (grad * node.saved(1)).unsqueeze(dim: -1).unsqueeze(dim: -1)
      result.first = try scale * inverse
    case .solve:
      let (a, x) = (try node.saved(0), try node.saved(1))
      let gradB = try a.mT().linalgSolve(grad)
      if node.wants(1) { result.second = gradB }
      if node.wants(0) {
        let isVector = x.rank == a.rank - 1
        let outer =
          try isVector
          ? gradB.unsqueeze(dim: -1).matmul(x.unsqueeze(dim: -2)) : gradB.matmul(x.mT())
        result.first = try outer.neg()
      }
    case .cholesky(let upper):
      let saved = try node.saved()
      let l = try upper ? saved.mT() : saved
      let gradL = try upper ? grad.mT() : grad
      let inverse = try l.inverse()
      let phi = try l.mT().matmul(gradL).tril()
      let symmetric = try (phi + phi.tril(diagonal: -1).mT()) * 0.5
      result.first = try inverse.mT().matmul(symmetric).matmul(inverse)
    case .cross(let dim):
      if node.wants(0) { result.first = try node.saved(1).cross(grad, dim: dim) }
      if node.wants(1) { result.second = try grad.cross(node.saved(0), dim: dim) }
    case .cdist(let p):
      let (a, b) = (try node.saved(0), try node.saved(1))
      let difference = try a.unsqueeze(dim: -2) - b.unsqueeze(dim: -3)
      let dims = ReducedDims(mask: 1 << UInt32(difference.rank - 1), keepdim: true)
      let each = try grad.unsqueeze(dim: -1).normBackward(
        difference, p, node.saved(2).unsqueeze(dim: -1), dims)
      if node.wants(0) { result.first = try each.sum(dim: Shape(-2)) }
      if node.wants(1) { result.second = try each.sum(dim: Shape(-3)).neg() }
    case .slogdet, .qr, .eigh, .svd:
      try severalGradients([grad], node, &result)
    }
  }

  func severalGradients(
    _ grads: [Variable?], _ node: Node, _ result: inout InputGradients
  ) throws {
    switch self {
    case .slogdet:
      guard let grad = grads[safe: 1] else { return }
      let inverse = try node.saved().inverse().mT()
      result.first = try grad.unsqueeze(dim: -1).unsqueeze(dim: -1) * inverse
    case .qr:
      result.first = try qrGradient(grads[safe: 0], grads[safe: 1], node)
    case .eigh:
      result.first = try eighGradient(grads[safe: 0], grads[safe: 1], node)
    case .svd:
      result.first = try svdGradient(grads[safe: 0], grads[safe: 1], grads[safe: 2], node)
    case .inverse, .det, .solve, .cholesky, .cross, .cdist:
      if let grad = grads[safe: 0] { try gradients(grad, node, &result) }
    }
  }

  /// Reduced QR of a matrix with at least as many rows as columns.
  private func qrGradient(
    _ gradQ: Variable?, _ gradR: Variable?, _ node: Node
  ) throws -> Variable? {
    let (q, r) = (try node.saved(0), try node.saved(1))
    guard q.shape[q.rank - 1] == r.shape[r.rank - 1] else {
      throw AutogradError.stated(
        .runtime,
        "linalg_qr_backward: The QR decomposition is not differentiable when mode='complete' and "
          + "nrows > ncols")
    }
    var inner: Variable?
    if let gradR { inner = try gradR.matmul(r.mT()) }
    if let gradQ {
      let part = try q.mT().matmul(gradQ).neg()
      inner = try inner.map { try $0 + part } ?? part
    }
    guard let inner else { return nil }
    let upper = try inner.triu()
    let symmetric = try upper + inner.triu(diagonal: 1).mT()
    var outer = try q.matmul(symmetric)
    if let gradQ { outer = try gradQ + outer }
    return try r.linalgSolve(outer.mT()).mT()
  }

  private func eighGradient(
    _ gradValues: Variable?, _ gradVectors: Variable?, _ node: Node
  ) throws -> Variable? {
    let (values, vectors) = (try node.saved(0), try node.saved(1))
    guard let gradVectors else {
      return try gradValues.map { try (vectors * $0.unsqueeze(dim: -2)).matmul(vectors.mT()) }
    }
    let gaps = try LinearAlgebra.inverseGaps(values)
    let turned = try vectors.mT().matmul(gradVectors)
    var inner = try (turned - turned.mT()) * 0.5 * gaps
    if let gradValues { inner = try inner + gradValues.diagEmbed() }
    return try vectors.matmul(inner).matmul(vectors.mT())
  }

  /// `1 / (v[j] - v[i])` off the diagonal and 0 on it.
  private static func inverseGaps(_ values: Variable) throws -> Variable {
    let size = values.shape[values.rank - 1]
    let eye = Variable(try Tensor.eye(size, size, dtype: values.dtype, device: values.device))
    let gaps = try values.unsqueeze(dim: -2) - values.unsqueeze(dim: -1) + eye
    return try eye.rsub(1) / gaps
  }

  private func svdGradient(
    _ gradU: Variable?, _ gradS: Variable?, _ gradV: Variable?, _ node: Node
  ) throws -> Variable? {
    let (u, s, v) = (try node.saved(0), try node.saved(1), try node.saved(2))
    guard gradU != nil || gradV != nil else {
      return try gradS.map { try (u * $0.unsqueeze(dim: -2)).matmul(v) }
    }
    let gaps = try LinearAlgebra.inverseGaps(s * s)
    var inner = try (gradS ?? s.zeros(s.shape)).diagEmbed()
    var outside: Variable?
    if let gradU {
      let skew = try u.mT().matmul(gradU)
      inner = try inner + (skew - skew.mT()) * gaps * s.unsqueeze(dim: -2)
      if u.shape[u.rank - 2] > s.shape[s.rank - 1] {
        let rest = try gradU - u.matmul(u.mT().matmul(gradU))
        outside = try (rest / s.unsqueeze(dim: -2)).matmul(v)
      }
    }
    if let gradV {
      let skew = try v.matmul(gradV.mT())
      inner = try inner + s.unsqueeze(dim: -1) * (skew - skew.mT()) * gaps
      if v.shape[v.rank - 1] > s.shape[s.rank - 1] {
        let rest = try gradV - gradV.matmul(v.mT()).matmul(v)
        let part = try u.matmul(rest / s.unsqueeze(dim: -1))
        outside = try outside.map { try $0 + part } ?? part
      }
    }
    let gradient = try u.matmul(inner).matmul(v)
    return try outside.map { try gradient + $0 } ?? gradient
  }
}
