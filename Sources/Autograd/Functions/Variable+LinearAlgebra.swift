// Linear algebra of matrices, and of batches of them.

import Tensors

extension Variable {
  public func inverse() throws -> Variable {
    let result = Variable(try data.inverse())
    if isRecorded { result.record(.linearAlgebra(.inverse), self).saveOutput(result) }
    return result
  }

  public func det() throws -> Variable {
    let result = Variable(try data.det())
    if isRecorded {
      let node = result.record(.linearAlgebra(.det), self)
      try node.save(self, at: 0)
      node.saveOutput(result, at: 1)
    }
    return result
  }

  public func slogdet() throws -> (sign: Variable, logabsdet: Variable) {
    let (sign, size) = try data.slogdet()
    let (first, second) = (Variable(sign), Variable(size))
    if isRecorded {
      let node = first.record(.linearAlgebra(.slogdet), self)
      try node.save(self)
      Variable.share(node, [first, second])
    }
    return (first, second)
  }

  public func logdet() throws -> Variable {
    let (sign, size) = try slogdet()
    return try Variable.where(sign.eq(-1), .float(.nan), size)
  }

  /// The x of `self @ x = other`.
  public func linalgSolve(_ other: Variable) throws -> Variable {
    let result = Variable(try data.solve(other.data))
    if Variable.isRecorded(self, other) {
      let node = result.record(.linearAlgebra(.solve), self, other)
      try node.save(self, at: 0)
      node.saveOutput(result, at: 1)
    }
    return result
  }

  public func cholesky(upper: Bool = false) throws -> Variable {
    let result = Variable(try data.cholesky(upper: upper))
    if isRecorded {
      result.record(.linearAlgebra(.cholesky(upper: upper)), self).saveOutput(result)
    }
    return result
  }

  /// Links the factors of this matrix to one node that keeps them.
  private func factored(_ operation: LinearAlgebra, _ factors: [Tensor]) -> [Variable] {
    let results = factors.map { Variable($0) }
    if isRecorded {
      let node = results[0].record(.linearAlgebra(operation), self)
      for (slot, result) in results.enumerated() { node.saveOutput(result, at: slot) }
      Variable.share(node, results)
    }
    return results
  }

  public func qr(complete: Bool = false) throws -> (q: Variable, r: Variable) {
    let (q, r) = try data.qr(complete: complete)
    let results = factored(.qr, [q, r])
    return (results[0], results[1])
  }

  public func eigh(lower: Bool = true) throws -> (eigenvalues: Variable, eigenvectors: Variable) {
    let (values, vectors) = try data.eigh(lower: lower)
    let results = factored(.eigh, [values, vectors])
    return (results[0], results[1])
  }

  public func svd(
    fullMatrices: Bool = true
  ) throws -> (u: Variable, s: Variable, vh: Variable) {
    let (u, s, vh) = try data.svd(fullMatrices: fullMatrices && !isRecorded)
    let results = factored(.svd, [u, s, vh])
    return (results[0], results[1], results[2])
  }

  public func svdvals() throws -> Variable { try svd(fullMatrices: false).s }

  /// The pseudo-inverse; recorded as a product of the inverse when the columns are independent.
  public func pinv() throws -> Variable {
    guard isRecorded else { return Variable(try data.pinv()) }
    guard shape[rank - 2] >= shape[rank - 1] else { return try mT().pinv().mT() }
    let transposed = try mT()
    return try transposed.matmul(self).linalgSolve(transposed)
  }

  public func matrixPower(_ n: Int) throws -> Variable {
    guard rank >= 2, shape[rank - 1] == shape[rank - 2], n != 0 else {
      return Variable(try data.matrixPower(n))
    }
    if n < 0 { return try inverse().matrixPower(n == Int.min ? Int.max : -n) }
    var (power, result): (Variable?, Variable?) = (nil, nil)
    var rest = n
    while rest > 0 {
      power = try power.map { try $0.matmul($0) } ?? self
      if rest & 1 == 1, let power { result = try result.map { try $0.matmul(power) } ?? power }
      rest >>= 1
    }
    return result ?? self
  }

  public func cross(_ other: Variable, dim: Int? = nil) throws -> Variable {
    let result = Variable(try data.cross(other.data, dim: dim))
    if Variable.isRecorded(self, other) {
      let place = try dim.map { try result.data.dimension($0) } ?? result.firstOfThree
      let node = result.record(.linearAlgebra(.cross(dim: place)), self, other)
      try node.save(self, at: 0)
      try node.save(other, at: 1)
    }
    return result
  }

  private var firstOfThree: Int {
    for dim in 0..<rank where shape[dim] == 3 { return dim }
    return Swift.max(rank - 1, 0)
  }
}
