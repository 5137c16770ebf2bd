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

  func deg2rad() throws -> Variable {
    try requireReal("deg2rad")
    return try mul(.float(.pi / 180))
  }
  func rad2deg() throws -> Variable {
    try requireReal("rad2deg")
    return try mul(.float(180 / .pi))
  }

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
    let places = Variable(try Tensor(rows, shape: [count, r], device: device))
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
