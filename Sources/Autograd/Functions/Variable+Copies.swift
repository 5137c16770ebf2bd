// Copies and rearrangements that own their memory, and the ways to overwrite a tensor.

import Tensors

/// How `reshape`-like copies are laid out is decided by Tensors; here they only get their history.
extension Variable {
  public func clone() throws -> Variable {
    let result = Variable(try data.clone())
    if isRecorded { result.record(.reshaping(.clone), self) }
    return result
  }

  /// A copy that lies in memory like a leaf, for its gradient.
  func clone(like leaf: Variable) throws -> Variable {
    let result = Variable(try data.clone(like: leaf.data))
    if isRecorded { result.record(.reshaping(.clone), self) }
    return result
  }

  /// This variable itself when its elements lie in row-major order.
  public func contiguous() throws -> Variable { data.isContiguous ? self : try contiguousClone() }

  /// This variable itself when it has the type.
  public func to(_ dtype: DType, copy: Bool = false) throws -> Variable {
    guard dtype != self.dtype else { return copy ? try clone() : self }
    return recordedCopy(try data.to(dtype))
  }

  /// This variable in another type; complex numbers give their real parts to a real type.
  public func converted(to dtype: DType) throws -> Variable {
    dtype == self.dtype ? self : recordedCopy(try data.converted(to: dtype))
  }

  private func recordedCopy(_ copy: Tensor) -> Variable {
    let result = Variable(copy)
    if isRecorded, copy.dtype.isInexact { result.record(.reshaping(.toCopy(from: device)), self) }
    return result
  }

  /// This variable itself when it lives on the device.
  public func to(_ device: Device, copy: Bool = false) throws -> Variable {
    guard device != self.device else { return copy ? try clone() : self }
    let result = Variable(try data.to(device))
    if isRecorded { result.record(.reshaping(.toCopy(from: self.device)), self) }
    return result
  }

  public func `repeat`(_ counts: Shape) throws -> Variable {
    let result = Variable(try data.repeat(counts))
    if isRecorded { result.record(.reshaping(.repeats(Reshaping.Arguments(counts))), self) }
    return result
  }

  public func tile(_ dims: Shape) throws -> Variable {
    guard dims.count < rank else { return try `repeat`(dims) }
    var counts = Shape(repeating: 1, count: rank - dims.count)
    for count in dims { counts.append(count) }
    return try `repeat`(counts)
  }

  public func flip(dims: Shape) throws -> Variable {
    let places = try data.dimensions(dims)
    let result = Variable(try data.flip(places))
    if isRecorded { result.record(.reshaping(.flip(Reshaping.Arguments(places))), self) }
    return result
  }

  /// - Parameter dims: empty to roll the flattened tensor.
  public func roll(shifts: Shape, dims: Shape = Shape()) throws -> Variable {
    let result = Variable(try data.roll(shifts, dims: dims))
    if isRecorded {
      result.record(
        .reshaping(
          .roll(shifts: Reshaping.Arguments(shifts), dims: Reshaping.Arguments(dims))), self)
    }
    return result
  }

  public func tril(diagonal: Int = 0) throws -> Variable {
    let result = Variable(try data.tril(diagonal))
    if isRecorded { result.record(.reshaping(.tril(diagonal)), self) }
    return result
  }

  public func triu(diagonal: Int = 0) throws -> Variable {
    let result = Variable(try data.triu(diagonal))
    if isRecorded { result.record(.reshaping(.triu(diagonal)), self) }
    return result
  }

  /// A vector as the diagonal of a matrix, or a copy of a matrix's diagonal.
  public func diag(diagonal: Int = 0) throws -> Variable {
    if rank == 1 { return try diagEmbed(offset: diagonal) }
    let result = Variable(try data.diag(diagonal))
    if isRecorded { result.record(.reshaping(.diagonalCopy(offset: diagonal)), self) }
    return result
  }

  public func diagEmbed(offset: Int = 0, dim1: Int = -2, dim2: Int = -1) throws -> Variable {
    let result = Variable(try data.diagEmbed(offset: offset, dim1: dim1, dim2: dim2))
    if isRecorded {
      let places = (dim1 < 0 ? dim1 + rank + 1 : dim1, dim2 < 0 ? dim2 + rank + 1 : dim2)
      result.record(
        .reshaping(.diagEmbed(offset: offset, dim1: places.0, dim2: places.1)), self)
    }
    return result
  }

  public func trace() throws -> Variable {
    guard rank == 2 else {
      throw AutogradError.stated(
        .runtime, "trace: expected a matrix, but got tensor with dim \(rank)")
    }
    let result = Variable(try data.diagonal().sum())
    if isRecorded { result.record(.reshaping(.trace), self) }
    return result
  }

  /// A value around the elements. `F.pad(mode='constant')`
  ///
  /// - Parameter widths: before and after, last dimension first; negative widths cut off.
  public func constantPad(_ widths: Shape, value: Scalar = 0) throws -> Variable {
    let result = Variable(try data.constantPad(widths, value))
    if isRecorded { result.record(.reshaping(.pad(Reshaping.Arguments(widths))), self) }
    return result
  }

  // MARK: Overwriting

  @discardableResult
  public func copy_(_ source: Variable) throws -> Variable {
    let node =
      try prepareInPlace(source) && dtype.isInexact
      ? inPlaceNode(.reshaping(.copyInPlace(from: source.device)), arity: 2, source) : nil
    _ = try data.copy_(source.data)
    finishInPlace(node)
    return self
  }

  /// The elements of images so that those of one pixel lie side by side; itself when they do already.
  public func channelsLast(copies: Bool) throws -> Variable {
    let rows = try data.permute([0, 2, 3, 1])
    if rows.isContiguous, !copies { return self }
    let result = Variable(try rows.clone().contiguous().permute([0, 3, 1, 2]))
    if isRecorded { result.record(.reshaping(.clone), self) }
    return result
  }

  @discardableResult
  public func fill_(_ value: Scalar) throws -> Variable {
    let node = try prepareInPlace() ? inPlaceNode(.reshaping(.fillInPlace), arity: 1) : nil
    _ = try data.fill_(value)
    finishInPlace(node)
    return self
  }

  @discardableResult
  public func fill_(_ value: Variable) throws -> Variable {
    let node =
      try prepareInPlace(value)
      ? inPlaceNode(.reshaping(.fillInPlaceTensor), arity: 2, value) : nil
    _ = try data.fill_(value.data)
    finishInPlace(node)
    return self
  }

  @discardableResult
  public func zero_() throws -> Variable {
    let node = try prepareInPlace() ? inPlaceNode(.reshaping(.zeroInPlace), arity: 1) : nil
    _ = try data.zero_()
    finishInPlace(node)
    return self
  }

  /// Overwrites with numbers that have no history, such as random ones.
  ///
  /// - Parameter name: the node's name, `UniformBackward0`.
  @discardableResult
  public func overwrite(name: String, _ body: (Tensor) throws -> Void) throws -> Variable {
    let node =
      try prepareInPlace() ? inPlaceNode(.reshaping(.randomInPlace(name)), arity: 1) : nil
    try body(data)
    finishInPlace(node)
    return self
  }

  @discardableResult
  public func tril_(diagonal: Int = 0) throws -> Variable {
    try inPlace { try $0.tril(diagonal: diagonal) }
  }

  @discardableResult
  public func triu_(diagonal: Int = 0) throws -> Variable {
    try inPlace { try $0.triu(diagonal: diagonal) }
  }
}
