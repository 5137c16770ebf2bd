// Copies to other types and devices, and elements as numbers.

extension Tensor {
  /// This tensor in another type; itself when it has that type.
  public func to(_ dtype: DType) throws(TensorError) -> Tensor {
    if dtype == self.dtype { return self }
    let output = try emptyLike(dtype: dtype)
    try backend.copy(self, into: output)
    return output
  }

  /// This tensor on another device; itself when it is there.
  public func to(_ device: Device) throws(TensorError) -> Tensor {
    if device == self.device { return self }
    let source = try contiguous()
    let output = try Tensor(empty: shape, dtype: dtype, device: device)
    if device.isCPU {
      try source.backend.download(source, to: output.address)
    } else if source.device.isCPU {
      try output.backend.upload(source.address, to: output)
      withExtendedLifetime(source) {}
    } else {
      return try source.to(.cpu).to(device)
    }
    return output
  }

  /// The one element.
  ///
  /// - Throws: `itemCount` when there are more or none.
  public func item() throws(TensorError) -> Scalar {
    guard numel == 1 else { throw .itemCount(numel) }
    return try backend.item(self)
  }

  /// Copies another tensor's elements here, broadcast and converted.
  @discardableResult
  public func copy_(_ source: Tensor) throws(TensorError) -> Tensor {
    guard source.device == device else { return try copy_(source.to(device)) }
    if source.dtype.isComplex, !dtype.isComplex { return try copy_(source.converted(to: dtype)) }
    try requireWritable()
    if source.shape == shape {
      try backend.copy(try source.apart(from: self), into: self)
    } else {
      let common = try shape.broadcast(with: source.shape)
      guard common == shape else { throw .broadcastOutput(output: shape, broadcast: common) }
      let broadcast = try source.expand(shape)
      try backend.copy(try broadcast.apart(from: self), into: self)
    }
    bumpVersion()
    return self
  }

  /// This tensor, or a copy where it shares memory with an output in another arrangement.
  func apart(from output: Tensor) throws(TensorError) -> Tensor {
    guard memory == output.memory else { return self }
    if offset == output.offset, strides == output.strides, dtype == output.dtype { return self }
    return try contiguousCopy()
  }

  /// Refuses to write where several elements share one place. Called before the elements change.
  @inlinable func requireWritable() throws(TensorError) {
    willWrite()
    if isContiguous { return }
    for dim in shape.indices where strides[dim] == 0 && shape[dim] > 1 { throw .overlappingOutput }
  }

  /// Refuses operands whose memory overlaps this output in part.
  func requireNoPartialOverlap(_ operand: Tensor) throws(TensorError) {
    guard memory == operand.memory, isContiguous, operand.isContiguous, numel > 0,
      operand.numel > 0, offset != operand.offset || numel != operand.numel
    else { return }
    if offset < operand.offset + operand.numel, operand.offset < offset + numel {
      throw .partialOverlap
    }
  }

  /// Puts a result computed elsewhere into this tensor.
  @discardableResult
  public func update_(_ result: Tensor) throws(TensorError) -> Tensor {
    guard result.shape == shape else {
      throw .broadcastOutput(output: shape, broadcast: result.shape)
    }
    try requireCast(from: result.dtype)
    try requireWritable()
    try backend.copy(result, into: self)
    bumpVersion()
    return self
  }

  /// Refuses results of a higher category: floats into integers, numbers into bool.
  @inlinable func requireCast(from result: DType) throws(TensorError) {
    guard result.category <= dtype.category else {
      throw .castToOutput(from: result, to: dtype)
    }
  }

  /// A 0-d tensor of a number.
  public convenience init(
    _ value: Scalar, dtype: DType? = nil, device: Device = .cpu
  ) throws(TensorError) {
    try self.init(empty: Shape(), dtype: dtype ?? value.dtype, device: device)
    try backend.fill(self, value)
  }
}
