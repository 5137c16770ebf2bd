// The one place where element-wise operations of two operands promote, broadcast and allocate.

extension Tensor {
  /// Applies an operation to elements of two tensors in their common type, or in the one given.
  @inlinable
  public func combine(
    _ operation: BinaryOperation, _ other: Tensor, as type: DType? = nil
  ) throws(TensorError) -> Tensor {
    if dtype == other.dtype, type == nil || type == dtype, shape == other.shape, isContiguous,
      other.isContiguous, device == other.device
    {
      let output = try Tensor(uninitialized: shape, numel, dtype, device)
      try backend.binary(operation, self, other, into: output)
      return output
    }
    return try combineGenerally(operation, other, as: type)
  }

  @usableFromInline
  func combineGenerally(
    _ operation: BinaryOperation, _ other: Tensor, as type: DType?
  ) throws(TensorError) -> Tensor {
    let (a, b) = try alignedDevices(other)
    let common = type ?? a.promotedType(with: b)
    let (x, y) = (try a.to(common), try b.to(common))
    let output = try x.result(with: y, dtype: common)
    try output.backend.binary(operation, x, y, into: output)
    return output
  }

  /// Both operands as float tensors.
  func combineFloats(
    _ operation: BinaryOperation, _ other: Tensor
  ) throws(TensorError) -> Tensor {
    let common = promotedType(with: other)
    return try combine(operation, other, as: common.isInexact ? common : .defaultFloat)
  }

  /// Applies an operation to each element and a number.
  @inlinable
  public func combine(
    _ operation: BinaryOperation, _ other: Scalar, as type: DType? = nil
  ) throws(TensorError) -> Tensor {
    let common = type ?? promotedType(with: other)
    let source = common == dtype ? self : try to(common)
    let output = try source.emptyLike()
    try backend.binary(operation, source, other, into: output)
    return output
  }

  /// Applies an operation to a number and each element.
  public func combine(
    _ operation: BinaryOperation, from other: Scalar, as type: DType? = nil
  ) throws(TensorError) -> Tensor {
    let common = type ?? promotedType(with: other)
    let source = try to(common)
    let output = try source.emptyLike()
    try backend.binary(operation, other, source, into: output)
    return output
  }

  /// Applies an operation with numbers to elements of two tensors in their common type.
  public func combine(
    _ operation: ScaledOperation, _ other: Tensor, _ p: Double, _ q: Double = 0
  ) throws(TensorError) -> Tensor {
    let (a, b) = try alignedDevices(other)
    let common = a.promotedType(with: b)
    let (x, y) = (try a.to(common), try b.to(common))
    let output = try x.result(with: y, dtype: common)
    try output.backend.scaled(operation, x, y, p, q, into: output)
    return output
  }

  /// Compares elements of two tensors in their common type.
  public func compare(
    _ operation: ComparisonOperation, _ other: Tensor
  ) throws(TensorError) -> Tensor {
    let (a, b) = try alignedDevices(other)
    let common = a.promotedType(with: b)
    let (x, y) = (try a.to(common), try b.to(common))
    let output = try x.result(with: y, dtype: .bool)
    try output.backend.compare(operation, x, y, into: output)
    return output
  }

  /// Compares each element with a number.
  public func compare(
    _ operation: ComparisonOperation, _ other: Scalar
  ) throws(TensorError) -> Tensor {
    let common = promotedType(with: other)
    let source = try to(common)
    let output = try source.emptyLike(dtype: .bool)
    try backend.compare(operation, source, other, into: output)
    return output
  }

  /// Both operands on one device; a 0-d tensor of the host may meet any device.
  @usableFromInline
  func alignedDevices(_ other: Tensor) throws(TensorError) -> (Tensor, Tensor) {
    if device == other.device { return (self, other) }
    if other.rank == 0, other.device.isCPU { return (self, try other.to(device)) }
    if rank == 0, device.isCPU { return (try to(other.device), other) }
    throw .expectedDevice(device, other.device)
  }

  /// The undefined output of an element-wise operation on this tensor and another.
  @usableFromInline
  func result(with other: Tensor, dtype: DType) throws(TensorError) -> Tensor {
    if isContiguous, other.isContiguous {
      if shape == other.shape {
        return try Tensor(uninitialized: shape, numel, dtype, device)
      }
      return try Tensor(empty: shape.broadcast(with: other.shape), dtype: dtype, device: device)
    }
    let result = try shape.broadcast(with: other.shape)
    let output = try Tensor(empty: result, dtype: dtype, device: device)
    let strides = Tensor.resultStrides(
      result, broadcastUnchecked(to: result).strides, other.broadcastUnchecked(to: result).strides)
    return strides == output.strides ? output : output.view(result, strides)
  }
}

extension Tensor {
  /// The undefined output of an operation of three operands that are broadcast to one shape.
  static func result(
    _ a: Tensor, _ b: Tensor, _ c: Tensor, dtype: DType
  ) throws(TensorError) -> Tensor {
    let output = try Tensor(empty: a.shape, dtype: dtype, device: a.device)
    if a.isContiguous, b.isContiguous, c.isContiguous { return output }
    let strides = resultStrides(a.shape, a.strides, b.strides, c.strides)
    return strides == output.strides ? output : output.view(a.shape, strides)
  }
}

extension Scalar {
  /// Refuses an integer that the type cannot hold, and a complex number for a real type.
  @inlinable
  public func requireFits(_ dtype: DType) throws(TensorError) {
    if isComplex, !dtype.isComplex { throw .valueOverflow(dtype) }
    guard case .int(let value) = self, dtype.byteWidth < 4 || dtype == .int32 else { return }
    let fits =
      switch dtype {
      case .uint8: value >= -255 && value <= 255
      case .int8: Int8(exactly: value) != nil
      case .int16: Int16(exactly: value) != nil
      case .int32: Int32(exactly: value) != nil
      case .bool, .int64, .float16, .bfloat16, .float32, .float64, .complex64, .complex128: true
      }
    if !fits { throw .valueOverflow(dtype) }
  }
}
