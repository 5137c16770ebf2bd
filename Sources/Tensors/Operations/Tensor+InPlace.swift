// Arithmetic that writes into its first operand. The type never changes: a result of a higher category
// is refused, and the operands may not broadcast beyond this tensor's shape.

extension Tensor {
  @discardableResult
  public func add_(_ other: Tensor, alpha: Scalar? = nil) throws(TensorError) -> Tensor {
    guard let alpha, alpha != .int(1) else { return try combine_(.add, other) }
    guard dtype.isFloatingPoint, !alpha.isComplex, dtype == other.dtype || other.rank == 0,
      memory != other.memory, device == other.device
    else { return try update_(add(other, alpha: alpha)) }
    let operand = try operandForUpdate(try other.to(dtype))
    try backend.scaled(.addScaled, self, operand, alpha.double, 0, into: self)
    bumpVersion()
    return self
  }

  @discardableResult
  public func sub_(_ other: Tensor, alpha: Scalar? = nil) throws(TensorError) -> Tensor {
    if dtype == .bool, other.dtype == .bool { throw .boolSubtract }
    if dtype == .bool || other.dtype == .bool { throw .boolSubtractOne }
    guard let alpha, alpha != .int(1) else { return try combine_(.subtract, other) }
    return try add_(other, alpha: alpha.negated)
  }

  @discardableResult
  public func mul_(_ other: Tensor) throws(TensorError) -> Tensor {
    try combine_(.multiply, other)
  }

  @discardableResult
  public func div_(
    _ other: Tensor, roundingMode: RoundingMode? = nil
  ) throws(TensorError) -> Tensor {
    switch roundingMode {
    case .floor: return try combine_(.floorDivide, other)
    case .trunc: return try combine_(.truncateDivide, other)
    case nil:
      let common = promotedType(with: other)
      try requireCast(from: common.isInexact ? common : .defaultFloat)
      return try combine_(.divide, other)
    }
  }

  @discardableResult
  public func add_(_ other: Scalar, alpha: Scalar? = nil) throws(TensorError) -> Tensor {
    guard let alpha, alpha != .int(1) else { return try combine_(.add, other) }
    return try update_(add(other, alpha: alpha))
  }

  @discardableResult
  public func sub_(_ other: Scalar, alpha: Scalar? = nil) throws(TensorError) -> Tensor {
    if dtype == .bool { throw .boolSubtractOne }
    guard let alpha, alpha != .int(1) else { return try combine_(.subtract, other) }
    return try update_(sub(other, alpha: alpha))
  }

  @discardableResult
  public func mul_(_ other: Scalar) throws(TensorError) -> Tensor {
    try combine_(.multiply, other)
  }

  @discardableResult
  public func div_(
    _ other: Scalar, roundingMode: RoundingMode? = nil
  ) throws(TensorError) -> Tensor {
    switch roundingMode {
    case .floor: return try combine_(.floorDivide, other)
    case .trunc: return try combine_(.truncateDivide, other)
    case nil:
      let common = promotedType(with: other)
      try requireCast(from: common.isInexact ? common : .defaultFloat)
      return try combine_(.divide, other)
    }
  }

  @discardableResult
  public func pow_(_ exponent: Scalar) throws(TensorError) -> Tensor { try update_(pow(exponent)) }
  @discardableResult
  public func pow_(_ exponent: Tensor) throws(TensorError) -> Tensor { try update_(pow(exponent)) }

  /// Applies an operation to this tensor and another, in place.
  @discardableResult
  public func combine_(
    _ operation: BinaryOperation, _ other: Tensor
  ) throws(TensorError) -> Tensor {
    let other = device == other.device ? other : try alignedDevices(other).1
    let common = dtype == other.dtype ? dtype : promotedType(with: other)
    try requireCast(from: common)
    if common != dtype {
      return try update_(combine(operation, other, as: common))
    }
    let operand = try operandForUpdate(try other.to(common))
    try backend.binary(operation, self, operand, into: self)
    bumpVersion()
    return self
  }

  /// Applies an operation to this tensor and a number, in place.
  @discardableResult
  public func combine_(
    _ operation: BinaryOperation, _ other: Scalar
  ) throws(TensorError) -> Tensor {
    let common = promotedType(with: other)
    try requireCast(from: common)
    if common != dtype { return try update_(combine(operation, other)) }
    try requireWritable()
    try backend.binary(operation, self, other, into: self)
    bumpVersion()
    return self
  }

  /// An operand of an in-place operation, broadcast to this tensor.
  private func operandForUpdate(_ operand: Tensor) throws(TensorError) -> Tensor {
    try requireWritable()
    if operand.memory == memory { try requireNoPartialOverlap(operand) }
    if operand.shape == shape {
      return operand.memory == memory ? try operand.apart(from: self) : operand
    }
    let result = try shape.broadcast(with: operand.shape)
    guard result == shape else { throw .broadcastOutput(output: shape, broadcast: result) }
    let source = operand.memory == memory ? try operand.contiguousCopy() : operand
    return source.broadcastUnchecked(to: shape)
  }

  @discardableResult
  public func fill_(_ value: Scalar) throws(TensorError) -> Tensor {
    try value.requireFits(dtype)
    try requireWritable()
    try backend.fill(self, value)
    bumpVersion()
    return self
  }

  @discardableResult
  public func fill_(_ value: Tensor) throws(TensorError) -> Tensor {
    guard value.rank == 0 else { throw .stated(.runtime, TensorError.fillRank(value.rank)) }
    return try copy_(value)
  }

  @discardableResult
  public func zero_() throws(TensorError) -> Tensor { try fill_(.int(0)) }

  /// Replaces the elements where the mask is true.
  @discardableResult
  public func maskedFill_(_ mask: Tensor, _ value: Scalar) throws(TensorError) -> Tensor {
    guard mask.dtype == .bool else { throw .maskFillType(mask.dtype) }
    try value.requireFits(dtype)
    let spread = try mask.expand(shape)
    try requireWritable()
    let number = try Tensor(value, dtype: dtype, device: device).broadcastUnchecked(to: shape)
    try backend.select(spread, number, self, into: self)
    bumpVersion()
    return self
  }

  @discardableResult
  public func maskedFill_(_ mask: Tensor, _ value: Tensor) throws(TensorError) -> Tensor {
    guard value.rank == 0 else {
      throw .stated(.runtime, TensorError.maskedFillRank(value.rank))
    }
    return try maskedFill_(mask, value.item())
  }

  public func maskedFill(_ mask: Tensor, _ value: Scalar) throws(TensorError) -> Tensor {
    _ = try mask.shape.broadcast(with: shape)
    let result = try shape.broadcast(with: mask.shape)
    let copy = try broadcastUnchecked(to: result).contiguousCopy()
    try copy.maskedFill_(mask, value)
    copy.storage.version = 0
    return copy
  }

  public func maskedFill(_ mask: Tensor, _ value: Tensor) throws(TensorError) -> Tensor {
    guard value.rank == 0 else {
      throw .stated(.runtime, TensorError.maskedFillRank(value.rank))
    }
    return try maskedFill(mask, value.item())
  }
}
