// Element-wise operations of three operands, and bounds.

extension Tensor {
  /// Elements of `a` where the condition holds, of `b` elsewhere.
  public static func `where`(
    _ condition: Tensor, _ a: Tensor, _ b: Tensor
  ) throws(TensorError) -> Tensor {
    guard condition.dtype == .bool || condition.dtype == .uint8 else {
      throw .stated(.runtime, TensorError.whereCondition(condition.dtype))
    }
    let common = a.promotedType(with: b)
    let shape = try condition.shape.broadcast(with: a.shape).broadcast(with: b.shape)
    let device = condition.rank > 0 ? condition.device : a.rank > 0 ? a.device : b.device
    let mask = try condition.to(.bool).to(device).broadcastUnchecked(to: shape)
    let x = try a.to(common).zeroDimensional(to: device).broadcastUnchecked(to: shape)
    let y = try b.to(common).zeroDimensional(to: device).broadcastUnchecked(to: shape)
    let output = try result(mask, x, y, dtype: common)
    try output.backend.select(mask, x, y, into: output)
    return output
  }

  public static func `where`(
    _ condition: Tensor, _ a: Tensor, _ b: Scalar
  ) throws(TensorError) -> Tensor {
    let number = try Tensor(b, dtype: a.promotedType(with: b), device: a.device)
    return try `where`(condition, a.to(number.dtype), number)
  }

  public static func `where`(
    _ condition: Tensor, _ a: Scalar, _ b: Tensor
  ) throws(TensorError) -> Tensor {
    let number = try Tensor(a, dtype: b.promotedType(with: a), device: b.device)
    return try `where`(condition, number, b.to(number.dtype))
  }

  public static func `where`(
    _ condition: Tensor, _ a: Scalar, _ b: Scalar
  ) throws(TensorError) -> Tensor {
    var promotion = Promotion()
    promotion.add(a)
    promotion.add(b)
    let device = condition.device
    return try `where`(
      condition, try Tensor(a, dtype: promotion.result, device: device),
      try Tensor(b, dtype: promotion.result, device: device))
  }

  /// A 0-d host tensor brought to a device; others must be there.
  private func zeroDimensional(to device: Device) throws(TensorError) -> Tensor {
    if self.device == device { return self }
    guard rank == 0, self.device.isCPU else { throw .expectedDevice(device, self.device) }
    return try to(device)
  }

  /// `self + value * tensor1 * tensor2`
  public func addcmul(
    _ tensor1: Tensor, _ tensor2: Tensor, value: Scalar = 1
  ) throws(TensorError) -> Tensor {
    try combine(.addcmul, tensor1, tensor2, value)
  }

  /// `self + value * tensor1 / tensor2`
  public func addcdiv(
    _ tensor1: Tensor, _ tensor2: Tensor, value: Scalar = 1
  ) throws(TensorError) -> Tensor {
    guard tensor1.dtype.isInexact || tensor2.dtype.isInexact else {
      throw .stated(.runtime, TensorError.addcdivIntegers)
    }
    return try combine(.addcdiv, tensor1, tensor2, value)
  }

  /// `self + weight * (end - self)`
  public func lerp(_ end: Tensor, _ weight: Tensor) throws(TensorError) -> Tensor {
    guard dtype == end.dtype else { throw .sameTypesExpected(dtype, end.dtype, argument: "end") }
    guard dtype == weight.dtype else {
      throw .sameTypesExpected(dtype, weight.dtype, argument: "weight")
    }
    return try combine(.lerp, end, weight, 1)
  }

  public func lerp(_ end: Tensor, _ weight: Scalar) throws(TensorError) -> Tensor {
    guard dtype == end.dtype else { throw .sameTypesExpected(dtype, end.dtype, argument: "end") }
    if dtype.isComplex { return try add(end.sub(self).mul(weight)) }
    try weight.requireFits(dtype)
    return try combine(.lerp, end, weight.double)
  }

  private func combine(
    _ operation: TernaryOperation, _ b: Tensor, _ c: Tensor, _ value: Scalar
  ) throws(TensorError) -> Tensor {
    var promotion = Promotion()
    promotion.add(self)
    promotion.add(b)
    promotion.add(c)
    let common = promotion.result
    let result = try shape.broadcast(with: b.shape).broadcast(with: c.shape)
    let x = try to(common).broadcastUnchecked(to: result)
    let y = try b.to(common).broadcastUnchecked(to: result)
    let z = try c.to(common).broadcastUnchecked(to: result)
    if common.isComplex { return try x.combineComplex(operation, y, z, value) }
    let output = try Tensor.result(x, y, z, dtype: common)
    try output.backend.ternary(operation, x, y, z, value.double, into: output)
    return output
  }

  /// The operation on complex numbers, made of its parts.
  private func combineComplex(
    _ operation: TernaryOperation, _ b: Tensor, _ c: Tensor, _ value: Scalar
  ) throws(TensorError) -> Tensor {
    switch operation {
    case .addcmul: try add(b.mul(c).mul(value))
    case .addcdiv: try add(b.div(c).mul(value))
    case .lerp: try add(b.sub(self).mul(c))
    case .clamp: throw .notImplementedFor(kernel: "clamp_cpu", dtype)
    }
  }

  /// As the operation, written into this tensor.
  private func combine_(
    _ operation: TernaryOperation, _ b: Tensor, _ c: Tensor, _ value: Scalar
  ) throws(TensorError) -> Tensor {
    guard dtype == b.dtype, dtype == c.dtype, !dtype.isComplex, memory != b.memory,
      memory != c.memory,
      try shape.broadcast(with: b.shape).broadcast(with: c.shape) == shape
    else { return try update_(combine(operation, b, c, value)) }
    try requireWritable()
    try backend.ternary(
      operation, self, b.broadcastUnchecked(to: shape), c.broadcastUnchecked(to: shape),
      value.double, into: self)
    bumpVersion()
    return self
  }

  @discardableResult
  public func addcmul_(
    _ tensor1: Tensor, _ tensor2: Tensor, value: Scalar = 1
  ) throws(TensorError) -> Tensor {
    try combine_(.addcmul, tensor1, tensor2, value)
  }

  @discardableResult
  public func addcdiv_(
    _ tensor1: Tensor, _ tensor2: Tensor, value: Scalar = 1
  ) throws(TensorError) -> Tensor {
    guard tensor1.dtype.isInexact || tensor2.dtype.isInexact else {
      throw .stated(.runtime, TensorError.addcdivIntegers)
    }
    return try combine_(.addcdiv, tensor1, tensor2, value)
  }

  @discardableResult
  public func lerp_(_ end: Tensor, _ weight: Scalar) throws(TensorError) -> Tensor {
    guard dtype == end.dtype, !dtype.isComplex, end.shape == shape, memory != end.memory else {
      return try update_(lerp(end, weight))
    }
    try requireWritable()
    try backend.scaled(.lerp, self, end, weight.double, 0, into: self)
    bumpVersion()
    return self
  }

  /// Elements brought to at least `min` and at most `max`.
  public func clamp(min: Scalar?, max: Scalar?) throws(TensorError) -> Tensor {
    guard min != nil || max != nil else { throw .clampWithoutBounds }
    guard !dtype.isComplex else { throw .stated(.notImplemented, TensorError.clampComplex) }
    // Where the bounds cross, the upper one wins.
    let isCrossed = min.flatMap { low in max.map { low.double > $0.double } } ?? false
    let min = isCrossed ? max : min
    var common = dtype == .bool ? .int64 : dtype
    if let min { common = common.promoted(with: promotedType(with: min)) }
    if let max { common = common.promoted(with: promotedType(with: max)) }
    guard !common.isComplex else { throw .stated(.notImplemented, TensorError.clampComplex) }
    let source = try to(common)
    let output = try source.emptyLike()
    try backend.clamp(source, min: min, max: max, into: output)
    return output
  }

  public func clamp(min: Tensor?, max: Tensor?) throws(TensorError) -> Tensor {
    guard min != nil || max != nil else { throw .clampWithoutBounds }
    var result = self
    if let min { result = try result.maximum(min) }
    if let max { result = try result.minimum(max) }
    return result
  }

  @discardableResult
  public func clamp_(min: Scalar?, max: Scalar?) throws(TensorError) -> Tensor {
    try update_(clamp(min: min, max: max))
  }
}
