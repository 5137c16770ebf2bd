// Matrix products. `matmul` and `linear` are composed as PyTorch composes them, so that the graph
// has the same nodes.

import Tensors

extension Variable {
  public func mm(_ mat2: Variable) throws -> Variable {
    if Autocast.isOn { return try Autocast.run(.narrow, [self, mat2]) { try $0[0].mm($0[1]) } }
    let result = Variable(try data.mm(mat2.data))
    if Variable.isRecorded(self, mat2) {
      let node = result.record(.product(.mm(Product.MemoryOrder(self, mat2))), self, mat2)
      if node.node0 != nil { try node.save(mat2, at: 1) }
      if node.node1 != nil { try node.save(self, at: 0) }
    }
    return result
  }

  /// `beta * self + alpha * (mat1 @ mat2)`
  public func addmm(
    _ mat1: Variable, _ mat2: Variable, beta: Scalar = 1, alpha: Scalar = 1
  ) throws -> Variable {
    if Autocast.isOn {
      return try Autocast.run(.narrow, [self, mat1, mat2]) {
        try $0[0].addmm($0[1], $0[2], beta: beta, alpha: alpha)
      }
    }
    let result = Variable(
      try data.addmm(mat1.data, mat2.data, beta: beta, alpha: alpha))
    if GradMode.isEnabled, requiresGrad || mat1.requiresGrad || mat2.requiresGrad {
      let order = Product.MemoryOrder(mat1, mat2)
      let node = result.record(
        .product(.addmm(order, beta: beta, alpha: alpha)), self, mat1, mat2)
      try node.saveFactors(mat1, mat2)
    }
    return result
  }

  public func bmm(_ mat2: Variable) throws -> Variable {
    if Autocast.isOn { return try Autocast.run(.narrow, [self, mat2]) { try $0[0].bmm($0[1]) } }
    let result = Variable(try data.bmm(mat2.data))
    if Variable.isRecorded(self, mat2) {
      let node = result.record(.product(.bmm), self, mat2)
      if node.node0 != nil { try node.save(mat2, at: 1) }
      if node.node1 != nil { try node.save(self, at: 0) }
    }
    return result
  }

  /// `beta * self + alpha * (batch1 @ batch2)`
  public func baddbmm(
    _ batch1: Variable, _ batch2: Variable, beta: Scalar = 1, alpha: Scalar = 1
  ) throws -> Variable {
    if Autocast.isOn {
      return try Autocast.run(.narrow, [self, batch1, batch2]) {
        try $0[0].baddbmm($0[1], $0[2], beta: beta, alpha: alpha)
      }
    }
    let result = Variable(try data.baddbmm(batch1.data, batch2.data, beta: beta, alpha: alpha))
    if GradMode.isEnabled, requiresGrad || batch1.requiresGrad || batch2.requiresGrad {
      let node = result.record(
        .product(.baddbmm(beta: beta, alpha: alpha)), self, batch1, batch2)
      try node.saveFactors(batch1, batch2)
    }
    return result
  }

  public func mv(_ vec: Variable) throws -> Variable {
    let result = Variable(try data.mv(vec.data))
    if Variable.isRecorded(self, vec) {
      let node = result.record(.product(.mv), self, vec)
      if node.node0 != nil { try node.save(vec, at: 1) }
      if node.node1 != nil { try node.save(self, at: 0) }
    }
    return result
  }

  public func addmv(
    _ mat: Variable, _ vec: Variable, beta: Scalar = 1, alpha: Scalar = 1
  ) throws -> Variable {
    let product = try mat.data.mv(vec.data)
    let result = Variable(try data.mul(beta).add(product, alpha: alpha))
    if GradMode.isEnabled, requiresGrad || mat.requiresGrad || vec.requiresGrad {
      let node = result.record(.product(.addmv(beta: beta, alpha: alpha)), self, mat, vec)
      try node.saveFactors(mat, vec)
    }
    return result
  }

  public func addr(
    _ vec1: Variable, _ vec2: Variable, beta: Scalar = 1, alpha: Scalar = 1
  ) throws -> Variable {
    let outer = try vec1.data.view(Shape(-1, 1)).mul(vec2.data)
    let result = Variable(try data.mul(beta).add(outer, alpha: alpha))
    if GradMode.isEnabled, requiresGrad || vec1.requiresGrad || vec2.requiresGrad {
      let node = result.record(.product(.addr(beta: beta, alpha: alpha)), self, vec1, vec2)
      try node.saveFactors(vec1, vec2)
    }
    return result
  }

  public func dot(_ tensor: Variable) throws -> Variable {
    let result = Variable(try data.dot(tensor.data))
    if Variable.isRecorded(self, tensor) {
      let node = result.record(.product(.dot), self, tensor)
      if node.node0 != nil { try node.save(tensor, at: 1) }
      if node.node1 != nil { try node.save(self, at: 0) }
    }
    return result
  }

  public func outer(_ vec2: Variable) throws -> Variable {
    guard rank == 1, vec2.rank == 1 else {
      throw AutogradError.stated(
        .runtime,
        "outer: Expected 1-D argument \(rank == 1 ? "vec2" : "self"), but got "
          + "\(rank == 1 ? vec2.rank : rank)-D")
    }
    return try reshape(Shape(numel, 1)).mul(vec2)
  }

  /// `x @ y` for all ranks.
  public func matmul(_ other: Variable) throws -> Variable {
    if Autocast.isOn {
      return try Autocast.run(.narrow, [self, other]) { try $0[0].matmul($0[1]) }
    }
    switch (rank, other.rank) {
    case (0, _), (_, 0):
      throw TensorError.matmulZeroDimensional(rank, other.rank)
    case (1, 1): return try dot(other)
    case (2, 1): return try mv(other)
    case (1, 2): return try unsqueeze(dim: 0).mm(other).squeezed(0)
    case (2, 2): return try mm(other)
    default: return try batchMatmul(other)
    }
  }

  /// Drops a dimension of size 1, recorded as `squeeze(dim)` of a matrix product is.
  private func squeezed(_ dim: Int) throws -> Variable {
    let result = Variable(try data.squeeze(dim: Shape(dim)))
    result.base = base ?? self
    result.viewVersion = UInt32(truncatingIfNeeded: data.version)
    if isRecorded { result.record(.reshaping(.squeezeAfterProduct), self) }
    return result
  }

  private func batchMatmul(_ other: Variable) throws -> Variable {
    // A batch times one matrix or vector is one product of the rows of the whole batch.
    if rank >= 3, other.rank <= 2 {
      let inner = shape[rank - 1]
      let rows = try reshape(Shape(numel / Swift.max(inner, 1), inner))
      var sizes = shape.prefix(rank - 1)
      if other.rank == 2 { sizes.append(other.shape[1]) }
      let product = try other.rank == 2 ? rows.mm(other) : rows.mv(other)
      return try product.unsafeView(sizes)
    }
    if rank <= 2, other.rank >= 3 {
      let transposed = try other.mT()
      let left = try rank == 2 ? t() : self
      let product = try transposed.batchMatmul(left)
      return try rank == 2 ? product.mT() : product
    }
    let (m, k) = (shape[rank - 2], shape[rank - 1])
    let n = other.shape[other.rank - 1]
    guard k == other.shape[other.rank - 2] else {
      throw TensorError.batchShapes(
        expected: try shape.prefix(rank - 2).broadcast(with: other.shape.prefix(other.rank - 2))
          .flatProduct(k, n),
        got: other.shape.prefix(other.rank - 2).flatProduct(other.shape[other.rank - 2], n))
    }
    let batch = try shape.prefix(rank - 2).broadcast(with: other.shape.prefix(other.rank - 2))
    let count = batch.product
    let a = try expand(batch.appending(m).appending(k)).reshape(Shape([count, m, k]))
    let b = try other.expand(batch.appending(k).appending(n)).reshape(Shape([count, k, n]))
    return try a.bmm(b).unsafeView(batch.appending(m).appending(n))
  }

  /// A view that PyTorch does not count as one.
  func unsafeView(_ shape: Shape) throws -> Variable {
    let result = Variable(try data.view(shape))
    if isRecorded { result.record(.reshaping(.unsafeView), self) }
    return result
  }

  /// `self @ weight.T + bias`
  public func linear(_ weight: Variable, _ bias: Variable? = nil) throws -> Variable {
    if Autocast.isOn {
      return try Autocast.run(.narrow, [self, weight] + (bias.map { [$0] } ?? [])) {
        try $0[0].linear($0[1], bias == nil ? nil : $0[2])
      }
    }
    if rank == 2, let bias { return try bias.addmm(self, weight.t()) }
    guard rank != 2, weight.rank == 2, let bias, rank > 0 else {
      let product = try matmul(weight.t())
      return try bias.map { try product.add($0) } ?? product
    }
    let inner = shape[rank - 1]
    let rows = try reshape(Shape(numel / Swift.max(inner, 1), inner))
    let product = try bias.addmm(rows, weight.t())
    return try product.unsafeView(shape.prefix(rank - 1).appending(weight.shape[0]))
  }
}

extension Node {
  /// Keeps the factors of `input + a @ b` that the gradients need.
  func saveFactors(_ a: Variable, _ b: Variable) throws {
    if node1 != nil { try save(b, at: 1) }
    if node2 != nil { try save(a, at: 0) }
  }
}

extension Shape {
  /// The product of these sizes and two more.
  func flatProduct(_ first: Int, _ second: Int) -> Shape {
    var shape = Shape(product)
    shape.append(first)
    shape.append(second)
    return shape
  }

  init(_ values: [Int]) {
    self.init()
    for value in values { append(value) }
  }
}
