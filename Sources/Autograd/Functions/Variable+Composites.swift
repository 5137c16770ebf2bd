// Functions that PyTorch composes of others: distances, similarities, attention.

import Tensors

extension Variable {
  /// The distance of corresponding rows.
  public func pairwiseDistance(
    _ other: Variable, p: Double = 2, eps: Double = 1e-6, keepdim: Bool = false
  ) throws -> Variable {
    try sub(other).addInternally(eps).oldNorm(p: p, dim: Shape(-1), keepdim: keepdim)
  }

  public func cosineSimilarity(
    _ other: Variable, dim: Int = 1, eps: Double = 1e-8
  ) throws -> Variable {
    try requireReal("cosine_similarity")
    let common = try shape.broadcast(with: other.shape)
    let (a, b) = (
      shape == common ? self : try expand(common),
      other.shape == common ? other : try other.expand(common)
    )
    func unit(_ x: Variable) throws -> Variable {
      let norm = try x.norm(p: 2, dim: Shape(dim), keepdim: true)
      let result = Variable(try norm.data.clamp(min: .float(eps), max: nil))
      // The lower bound has no part in the derivative.
      if norm.isRecorded { result.record(.reshaping(.clone), norm) }
      return try x.div(result)
    }
    return try unit(a).mul(unit(b)).sum(dim: Shape(dim))
  }

  /// Rows scaled to norm 1. `F.normalize`
  public func normalized(p: Double = 2, dim: Int = 1, eps: Double = 1e-12) throws -> Variable {
    let norm = try norm(p: p, dim: Shape(dim), keepdim: true)
    return try div(norm.clampMin(.float(eps)).expand(shape))
  }

  /// The distances of all rows of one matrix to all rows of another.
  public func cdist(_ other: Variable, p: Double = 2) throws -> Variable {
    try requireReal("cdist")
    guard rank >= 2, other.rank >= 2 else {
      throw AutogradError.stated(
        .runtime,
        "cdist only supports at least 2D tensors, \(rank < 2 ? "X1" : "X2") got: "
          + "\(rank < 2 ? rank : other.rank)D")
    }
    guard shape[rank - 1] == other.shape[other.rank - 1] else {
      throw AutogradError.stated(
        .runtime,
        "X1 and X2 must have the same number of columns. X1: \(shape[rank - 1]) X2: "
          + "\(other.shape[other.rank - 1])")
    }
    let difference = try data.unsqueeze(-2).sub(other.data.unsqueeze(-3))
    let result = Variable(try difference.norm(p: p, dim: Shape(-1)))
    if Variable.isRecorded(self, other) {
      let node = result.record(.linearAlgebra(.cdist(p: p)), self, other)
      try node.save(self, at: 0)
      try node.save(other, at: 1)
      node.saveOutput(result, at: 2)
    }
    return result
  }

  /// `x1[i] @ weight[k] @ x2[i] + bias[k]`
  public func bilinear(
    _ input2: Variable, weight: Variable, bias: Variable? = nil
  ) throws -> Variable {
    guard weight.rank == 3 else {
      throw AutogradError.stated(.runtime, "bilinear(): weight must be 3-dimensional")
    }
    for (name, input, dim) in [("input1", self, 1), ("input2", input2, 2)]
    where input.shape[input.rank - 1] != weight.shape[dim] {
      throw AutogradError.stated(
        .runtime,
        "bilinear(): \(name) size does not match weight size: got "
          + "\(input.shape[input.rank - 1]) but expected \(weight.shape[dim])")
    }
    let a = try reshape(Shape([-1, 1, 1, weight.shape[1]]))
    let b = try input2.reshape(Shape([-1, 1, weight.shape[2], 1]))
    let product = try a.matmul(weight.unsqueeze(dim: 0)).matmul(b)
    let result = try product.reshape(shape.prefix(rank - 1).appending(weight.shape[0]))
    return try bias.map { try result.add($0) } ?? result
  }

  /// `softmax(q @ k.T * scale + mask) @ v`
  ///
  /// - Parameter dropoutMask: drawn and scaled by the caller.
  public func scaledDotProductAttention(
    key: Variable, value: Variable, mask: Variable? = nil, isCausal: Bool = false,
    scale: Double? = nil, dropoutMask: Variable? = nil
  ) throws -> Variable {
    let width = shape[rank - 1]
    let factor = scale ?? 1 / Double(width).squareRoot()
    // In narrow floats the scores are float32, and what is rounded before it meets the values are the
    // exponentials; their sum divides the result.
    let isNarrow = dtype.isNarrowFloat && device.isCPU
    let (query, key) = (isNarrow ? try to(.float32) : self, isNarrow ? try key.to(.float32) : key)
    var scores = try query.matmul(key.transpose(-2, -1)).mul(.float(factor))
    if isCausal {
      let allowed = try Tensor.ones(
        Shape(shape[rank - 2], key.shape[key.rank - 2]), dtype: .bool, device: device
      ).tril()
      scores = try scores.maskedFill(
        mask: Variable(allowed.logicalNot()), value: .float(-.infinity))
    }
    if let mask {
      scores =
        try mask.dtype == .bool
        ? scores.maskedFill(mask: mask.logicalNot(), value: .float(-.infinity))
        : scores.add(isNarrow ? mask.to(.float32) : mask)
    }
    if isNarrow, dropoutMask == nil {
      let exponentials = try scores.sub(scores.amax(dim: Shape(-1), keepdim: true).detach()).exp()
      let sums = try exponentials.sum(dim: Shape(-1), keepdim: true)
      let products = try exponentials.to(dtype).to(.float32).matmul(value.to(.float32))
      return try products.mul(sums.reciprocal()).to(dtype)
    }
    var weights = try scores.softmax(dim: -1)
    if let dropoutMask { weights = try weights.mul(dropoutMask) }
    return try weights.to(value.dtype).matmul(value)
  }

  /// The product over the named dimensions of each.
  public func tensordot(_ other: Variable, dims first: Shape, _ second: Shape) throws -> Variable {
    guard first.count == second.count else {
      throw AutogradError.stated(
        .runtime, "both dimension lists should have same length")
    }
    let (a, b) = (try data.dimensions(first), try other.data.dimensions(second))
    for index in a.indices where shape[a[index]] != other.shape[b[index]] {
      throw AutogradError.stated(
        .runtime,
        "contracted dimensions need to match, but first has size \(shape[a[index]]) in dim "
          + "\(first[index]) and second has size \(other.shape[b[index]]) in dim \(second[index])")
    }
    var (orderA, orderB, sizes) = (Shape(), b, Shape())
    var (rows, inner, columns) = (1, 1, 1)
    for dim in 0..<rank where !a.contains(dim) {
      orderA.append(dim)
      sizes.append(shape[dim])
      rows *= shape[dim]
    }
    for dim in a {
      orderA.append(dim)
      inner *= shape[dim]
    }
    for dim in 0..<other.rank where !b.contains(dim) {
      orderB.append(dim)
      sizes.append(other.shape[dim])
      columns *= other.shape[dim]
    }
    let left = try permute(orderA).reshape(Shape(rows, inner))
    let right = try other.permute(orderB).reshape(Shape(inner, columns))
    // PyTorch takes a dot product for a single number, which autocast leaves alone.
    guard sizes.isEmpty, Autocast.isOn else { return try left.mm(right).view(sizes) }
    return try Autocast.without { try left.mm(right).view(sizes) }
  }

  public func tensordot(_ other: Variable, dims: Int = 2) throws -> Variable {
    guard dims >= 0 else {
      throw AutogradError.stated(
        .runtime, "tensordot expects dims >= 0, but got dims=\(dims)")
    }
    guard dims <= rank, dims <= other.rank else {
      throw AutogradError.stated(
        .runtime,
        "tensordot expects dims < ndim_a or ndim_b, but got dims=\(dims)")
    }
    var (first, second) = (Shape(), Shape())
    for place in 0..<dims {
      first.append(rank - dims + place)
      second.append(place)
    }
    return try tensordot(other, dims: first, second)
  }

  public func inner(_ other: Variable) throws -> Variable {
    if rank == 0 || other.rank == 0 { return try mul(other) }
    return try tensordot(other, dims: Shape(-1), Shape(-1))
  }

  /// The Kronecker product.
  public func kron(_ other: Variable) throws -> Variable {
    let count = Swift.max(rank, other.rank)
    guard 2 * count <= Shape.maximumRank else { throw TensorError.tooManyDimensions(2 * count) }
    var (left, right, merged) = (Shape(), Shape(), Shape())
    for dim in 0..<count {
      let a = dim < count - rank ? 1 : shape[dim - (count - rank)]
      let b = dim < count - other.rank ? 1 : other.shape[dim - (count - other.rank)]
      left.append(a)
      left.append(1)
      right.append(1)
      right.append(b)
      merged.append(a * b)
    }
    return try unsafeView(left).mul(other.unsafeView(right)).unsafeView(merged)
  }
}
