// Complex numbers: views of their parts, conjugates, and their making from real numbers.

import Tensors

extension Variable {
  /// Refuses complex numbers, of which a function knows nothing.
  public func requireReal(_ kernel: String) throws {
    guard !dtype.isComplex else { throw TensorError.notImplementedFor(kernel: kernel, dtype) }
  }

  /// Both parts in a new last dimension, sharing memory. `torch.view_as_real`
  public func viewAsReal() throws -> Variable {
    view(try data.viewAsReal(), .complexNumbers(.viewAsReal))
  }

  /// Pairs of the last dimension as complex numbers, sharing memory. `torch.view_as_complex`
  public func viewAsComplex() throws -> Variable {
    view(try data.viewAsComplex(), .complexNumbers(.viewAsComplex))
  }

  /// The real parts, sharing memory; a real variable itself. `x.real`
  public func real() throws -> Variable {
    dtype.isComplex ? try viewAsReal().select(dim: -1, index: 0) : self
  }

  /// The imaginary parts, sharing memory. `x.imag`
  ///
  /// - Throws: for a real variable.
  public func imag() throws -> Variable {
    guard dtype.isComplex else { return Variable(try data.imag()) }
    return try viewAsReal().select(dim: -1, index: 1)
  }

  /// The numbers with imaginary parts of the other sign; a real variable itself.
  public func conj() throws -> Variable {
    guard dtype.isComplex else { return self }
    let result = Variable(try data.conj())
    if isRecorded { result.record(.complexNumbers(.conj), self) }
    return result
  }

  /// The angles in radians. `torch.angle`
  public func angle() throws -> Variable {
    let result = Variable(try data.angle())
    if isRecorded { try result.record(.complexNumbers(.angle), self).save(self) }
    return result
  }

  /// The signs of real numbers, the directions of complex ones. `torch.sgn`
  public func sgn() throws -> Variable {
    guard dtype.isComplex else { return try unary(.sign) }
    let result = Variable(try data.map(.sign))
    if isRecorded { try result.record(.complexNumbers(.sgn), self).save(self) }
    return result
  }

  /// Complex numbers of two parts. `torch.complex`
  public static func complex(_ real: Variable, _ imaginary: Variable) throws -> Variable {
    let result = Variable(try Tensor.complex(real.data, imaginary.data))
    if isRecorded(real, imaginary) {
      result.record(.complexNumbers(.complex), real, imaginary)
    }
    return result
  }

  /// Complex numbers of lengths and angles. `torch.polar`
  public static func polar(_ length: Variable, _ angle: Variable) throws -> Variable {
    let result = Variable(try Tensor.polar(length.data, angle.data))
    if isRecorded(length, angle) {
      result.record(.complexNumbers(.polar), length, angle).saveOutput(result, at: 2)
    }
    return result
  }

  /// The Fourier transform along a dimension, times a number.
  public func fourier(dim: Int, isInverse: Bool, scale: Double = 1) throws -> Variable {
    let result = Variable(try data.fourier(dim: dim, isInverse: isInverse, scale: scale))
    if isRecorded {
      result.record(
        .complexNumbers(
          .fourier(dim: try data.dimension(dim), isInverse: isInverse, scale: scale)), self)
    }
    return result
  }

  /// The sum of products with the conjugate of this vector. `torch.vdot`
  public func vdot(_ other: Variable) throws -> Variable {
    guard dtype.isComplex else { return try dot(other) }
    let result = Variable(try data.conj().dot(other.data))
    if Variable.isRecorded(self, other) {
      let node = result.record(.complexNumbers(.vdot), self, other)
      try node.save(self, at: 0)
      try node.save(other, at: 1)
    }
    return result
  }
}
