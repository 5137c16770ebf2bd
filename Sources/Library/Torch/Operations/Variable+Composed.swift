// Operations that PyTorch composes of others, composed the same way here, so that their gradients
// follow.
import Autograd
import Tensors

extension Variable {
  /// A number as a tensor without dimensions.
  static func number(_ number: Scalar) throws -> Variable { Variable(try Tensor(number)) }

  func leftShift(_ other: Variable) throws -> Variable { Variable(try data.leftShift(other.data)) }
  func leftShift(_ other: Scalar) throws -> Variable { Variable(try data.leftShift(other)) }
  func rightShift(_ other: Variable) throws -> Variable {
    Variable(try data.rightShift(other.data))
  }
  func rightShift(_ other: Scalar) throws -> Variable { Variable(try data.rightShift(other)) }

  func isreal() throws -> Variable { Variable(try Tensor.full(shape, true, dtype: .bool)) }
  func deg2rad() throws -> Variable { try mul(.float(.pi / 180)) }
  func rad2deg() throws -> Variable { try mul(.float(180 / .pi)) }

  /// sin(pi x) / (pi x), and 1 at 0.
  func sinc() throws -> Variable {
    let scaled = try mul(.float(.pi))
    return try Variable.where(eq(.int(0)), Scalar.float(1), scaled.sin().div(scaled))
  }

  func logaddexp2(_ other: Variable) throws -> Variable {
    let ln2 = 0.6931471805599453
    return try mul(.float(ln2)).logaddexp(other.mul(.float(ln2))).div(.float(ln2))
  }

  func rounded(decimals: Int?) throws -> Variable {
    try decimals.map { try round(decimals: $0) } ?? round()
  }

  func atLeast(_ rank: Int) throws -> Variable {
    switch rank {
    case 1: try atleast1d()
    case 2: try atleast2d()
    default: try atleast3d()
    }
  }

  // MARK: - Products

  func inner(_ other: Variable) throws -> Variable {
    if rank == 0 || other.rank == 0 { return try mul(other) }
    guard shape.last == other.shape.last else {
      throw AutogradError.stated(
        .runtime,
        "inner() the last dimension must match on both input tensors but got shapes "
          + "\(shape.description) and \(other.shape.description)")
    }
    if rank == 1, other.rank == 1 { return try dot(other) }
    let rows = try reshape([-1, shape.last ?? 1])
    let columns = try other.reshape([-1, other.shape.last ?? 1])
    var sizes = shape.prefix(rank - 1)
    for index in 0..<(other.rank - 1) { sizes.append(other.shape[index]) }
    return try rows.mm(columns.t()).reshape(sizes)
  }

  func kron(_ other: Variable) throws -> Variable {
    let most = Swift.max(rank, other.rank)
    var left = Shape()
    var right = Shape()
    var sizes = Shape()
    for index in 0..<most {
      let a = index - (most - rank)
      let b = index - (most - other.rank)
      let first = a >= 0 ? shape[a] : 1
      let second = b >= 0 ? other.shape[b] : 1
      guard !left.isFull, left.count + 2 <= Shape.maximumRank else {
        throw TensorError.tooManyDimensions(most * 2)
      }
      left.append(first)
      left.append(1)
      right.append(1)
      right.append(second)
      sizes.append(first * second)
    }
    return try reshape(left).mul(other.reshape(right)).reshape(sizes)
  }

  func cross(_ other: Variable, dim: Int?) throws -> Variable {
    let sizes = try shape.broadcast(with: other.shape)
    let a = try expand(sizes)
    let b = try other.expand(sizes)
    let place = try dim.map { try a.data.dimension($0) } ?? sizes.indices.first { sizes[$0] == 3 }
    guard let place, sizes[place] == 3 else {
      throw AutogradError.stated(
        .runtime,
        "linalg.cross: inputs dimension \(dim ?? -1) must have length 3. Got "
          + "\(dim.map { shape[$0 < 0 ? $0 + rank : $0] } ?? 0) and "
          + "\(dim.map { other.shape[$0 < 0 ? $0 + other.rank : $0] } ?? 0)")
    }
    func turned(_ x: Variable, _ shift: Int) throws -> Variable {
      try x.roll(shifts: Shape(shift), dims: Shape(place))
    }
    return try turned(a, -1).mul(turned(b, -2)).sub(turned(a, -2).mul(turned(b, -1)))
  }

  func cdist(_ other: Variable, p: Double) throws -> Variable {
    let difference = try unsqueeze(dim: -2).sub(other.unsqueeze(dim: -3))
    return try difference.norm(p: p, dim: [-1], keepdim: false)
  }

  func matrixPower(_ exponent: Int) throws -> Variable {
    guard rank >= 2, shape[rank - 1] == shape[rank - 2] else {
      throw TensorError.notSquare(function: "linalg.matrix_power", shape)
    }
    guard exponent != 0 else {
      let eye = Variable(try Tensor.eye(shape[rank - 1], dtype: dtype))
      return try eye.expand(shape).clone()
    }
    var base = self
    var count = exponent.magnitude
    var result: Variable?
    while count > 0 {
      if count & 1 == 1 { result = try result?.matmul(base) ?? base }
      count >>= 1
      if count > 0 { base = try base.matmul(base) }
    }
    return result ?? self
  }

  /// Quarter turns in the plane of two dimensions.
  func rot90(k: Int, dims: Shape) throws -> Variable {
    guard dims.count == 2 else {
      throw AutogradError.stated(
        .runtime, "expected total rotation dims == 2, but got dims = \(dims.count)")
    }
    guard rank >= 2 else {
      throw AutogradError.stated(
        .runtime, "expected total dims >= 2, but got total dims = \(rank)")
    }
    switch ((k % 4) + 4) % 4 {
    case 1: return try flip(dims: Shape(dims[1])).transpose(dims[0], dims[1])
    case 2: return try flip(dims: dims)
    case 3: return try flip(dims: Shape(dims[0])).transpose(dims[0], dims[1])
    default: return try clone()
    }
  }

  func cosineSimilarity(_ other: Variable, dim: Int, eps: Double) throws -> Variable {
    let sizes = try shape.broadcast(with: other.shape)
    let a = try expand(sizes)
    let b = try other.expand(sizes)
    let place = try Shape(a.data.dimension(dim))
    let first = try a.norm(p: 2, dim: place, keepdim: true).clamp(min: .float(eps), max: nil)
    let second = try b.norm(p: 2, dim: place, keepdim: true).clamp(min: .float(eps), max: nil)
    return try a.div(first).mul(b.div(second)).sum(dim: place, keepdim: false, dtype: nil)
  }

  func pixelShuffle(_ factor: Int) throws -> Variable {
    guard rank >= 3, factor > 0, shape[rank - 3] % (factor * factor) == 0 else {
      throw AutogradError.stated(
        .runtime,
        "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of "
          + "upscale_factor, but input.size(-3)=\(rank >= 3 ? shape[rank - 3] : 0) is not "
          + "divisible by \(factor * factor)")
    }
    let (c, h, w) = (shape[rank - 3] / (factor * factor), shape[rank - 2], shape[rank - 1])
    let apart = try reshape([-1, c, factor, factor, h, w])
    var sizes = shape.prefix(rank - 3)
    sizes.append(c)
    sizes.append(h * factor)
    sizes.append(w * factor)
    return try apart.permute([0, 1, 4, 2, 5, 3]).reshape(sizes)
  }

  /// All combinations of `r` elements of a vector, as rows.
  func combinations(r: Int, withReplacement: Bool) throws -> Variable {
    guard rank == 1, r >= 0 else {
      throw AutogradError.stated(.runtime, "Expect a 1D vector, but got shape \(shape.description)")
    }
    var rows: [Int] = []
    var count = 0
    func extend(_ chosen: [Int], from first: Int) {
      if chosen.count == r {
        rows += chosen
        count += 1
        return
      }
      for index in first..<Swift.max(first, numel) {
        extend(chosen + [index], from: withReplacement ? index : index + 1)
      }
    }
    if r > 0 { extend([], from: 0) }
    let places = Variable(try Tensor(rows, shape: [count, r]))
    return try indexSelect(dim: 0, index: places.reshape([-1])).reshape([count, r])
  }

  @discardableResult
  func fillDiagonal_(_ value: Scalar) throws -> Variable {
    guard rank >= 2 else {
      throw AutogradError.stated(.runtime, "dimensions must larger than 1")
    }
    let least = shape.min() ?? 0
    let step = data.strides.reduce(0, +)
    try asStrided(Shape(least), Shape(step), storageOffset: data.offset).fill_(value)
    return self
  }
}
