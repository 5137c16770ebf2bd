// Complex numbers: their parts as views, their making from parts, and what maps them to real numbers.
//
// A complex element is two floats side by side, the real part first. The parts are therefore views of the
// same memory with doubled steps, and whatever treats both parts alike is done to these views.

extension Tensor {
  /// The real parts, sharing memory; a real tensor is its own.
  public var realPart: Tensor { dtype.isComplex ? part(0) : self }

  /// The imaginary parts of a complex tensor, sharing memory.
  var imaginaryPart: Tensor { part(1) }

  private func part(_ place: Int) -> Tensor {
    var steps = strides
    for dim in steps.indices { steps[dim] *= 2 }
    return Tensor(
      storage: storage, offset: 2 * offset + place, shape: shape, strides: steps,
      dtype: dtype.realType)
  }

  /// The imaginary parts, sharing memory. `x.imag`
  ///
  /// - Throws: for a real tensor, which has none.
  public func imag() throws(TensorError) -> Tensor {
    guard dtype.isComplex else { throw .stated(.type, TensorError.imaginaryOfReal) }
    return imaginaryPart
  }

  /// Both parts in a new last dimension of size 2, sharing memory.
  ///
  /// - Throws: for a real tensor.
  public func viewAsReal() throws(TensorError) -> Tensor {
    guard dtype.isComplex else { throw .stated(.type, TensorError.viewAsRealOfReal) }
    guard !shape.isFull else { throw .tooManyDimensions(rank + 1) }
    let parts = realPart
    return Tensor(
      storage: storage, offset: parts.offset, shape: shape.appending(2),
      strides: parts.strides.appending(1), dtype: parts.dtype)
  }

  /// The pairs of the last dimension as complex numbers, sharing memory.
  ///
  /// - Throws: unless the tensor holds float32 or float64, its last dimension has two elements side by
  ///   side, and every pair begins at an even place.
  public func viewAsComplex() throws(TensorError) -> Tensor {
    guard dtype == .float32 || dtype == .float64 else {
      throw .stated(.runtime, TensorError.viewAsComplexType(dtype))
    }
    guard device.isCPU else { throw .stated(.runtime, TensorError.complexOnDevice(device)) }
    guard rank > 0 else { throw .stated(.runtime, TensorError.viewAsComplexRank) }
    let last = rank - 1
    guard shape[last] == 2 else { throw .stated(.runtime, TensorError.viewAsComplexSize) }
    guard strides[last] == 1 else { throw .stated(.runtime, TensorError.viewAsComplexStep) }
    guard offset % 2 == 0 else { throw .stated(.runtime, TensorError.viewAsComplexOffset) }
    var steps = strides.removing(at: last)
    for dim in steps.indices {
      guard steps[dim] % 2 == 0 || shape[dim] == 1 else {
        throw .stated(.runtime, TensorError.viewAsComplexSteps)
      }
      steps[dim] /= 2
    }
    return Tensor(
      storage: storage, offset: offset / 2, shape: shape.removing(at: last), strides: steps,
      dtype: dtype.complexType)
  }

  /// Complex numbers of real and imaginary parts, which broadcast. `torch.complex`
  ///
  /// - Throws: unless both parts are float32 or both float64.
  public static func complex(_ real: Tensor, _ imaginary: Tensor) throws(TensorError) -> Tensor {
    try combine(real, imaginary) { (re, im, output) throws(TensorError) in
      try re.backend.copy(re, into: output.realPart)
      try im.backend.copy(im, into: output.imaginaryPart)
    }
  }

  /// Complex numbers of lengths and angles in radians, which broadcast. `torch.polar`
  ///
  /// - Throws: unless both are float32 or both float64.
  public static func polar(_ length: Tensor, _ angle: Tensor) throws(TensorError) -> Tensor {
    try combine(length, angle) { (length, angle, output) throws(TensorError) in
      try length.backend.binary(.multiply, length, angle.cos(), into: output.realPart)
      try length.backend.binary(.multiply, length, angle.sin(), into: output.imaginaryPart)
    }
  }

  private static func combine(
    _ a: Tensor, _ b: Tensor, _ write: (Tensor, Tensor, Tensor) throws(TensorError) -> Void
  ) throws(TensorError) -> Tensor {
    guard a.dtype == .float32 || a.dtype == .float64, b.dtype == .float32 || b.dtype == .float64
    else {
      throw .stated(.notImplemented, TensorError.partTypes(a.dtype, b.dtype))
    }
    guard a.dtype == b.dtype else {
      throw .stated(.runtime, TensorError.partsDiffer(a.dtype, b.dtype))
    }
    try a.requireSameDevice(b)
    let shape = try a.shape.broadcast(with: b.shape)
    let output = try Tensor(empty: shape, dtype: a.dtype.complexType, device: a.device)
    try write(a.broadcastUnchecked(to: shape), b.broadcastUnchecked(to: shape), output)
    return output
  }

  /// The numbers with imaginary parts of the other sign; a real tensor itself.
  public func conj() throws(TensorError) -> Tensor {
    guard dtype.isComplex else { return self }
    let output = try contiguousCopy()
    let parts = output.imaginaryPart
    try backend.unary(.neg, parts, into: parts)
    return output
  }

  /// The distances from zero of complex numbers, as real numbers.
  func lengths() throws(TensorError) -> Tensor {
    let output = try Tensor(empty: shape, dtype: dtype.realType, device: device)
    try backend.binary(.hypot, realPart, imaginaryPart, into: output)
    return output
  }

  /// The angles in radians; of real numbers 0, or pi where they are negative.
  public func angle() throws(TensorError) -> Tensor {
    guard dtype.isComplex else {
      let x = try to(dtype.isFloatingPoint ? dtype : .defaultFloat)
      let angles = try Tensor.where(x.lt(0), Scalar.float(.pi), Scalar.float(0)).to(x.dtype)
      return try angles.maskedFill(x.isnan(), .float(.nan))
    }
    let output = try Tensor(empty: shape, dtype: dtype.realType, device: device)
    try backend.binary(.atan2, imaginaryPart, realPart, into: output)
    return output
  }

  /// Where the imaginary part is zero.
  public func isreal() throws(TensorError) -> Tensor {
    try dtype.isComplex ? imaginaryPart.eq(0) : Tensor.ones(shape, dtype: .bool, device: device)
  }

  /// This tensor in another type; complex numbers give their real parts to a real type.
  public func converted(to dtype: DType) throws(TensorError) -> Tensor {
    guard self.dtype.isComplex, !dtype.isComplex, dtype != .bool else { return try to(dtype) }
    Tensor.willDropImaginaryParts?()
    return try realPart.to(dtype)
  }

  /// Called before a conversion that drops imaginary parts, to warn of it.
  nonisolated(unsafe) public static var willDropImaginaryParts: (() -> Void)?
}
