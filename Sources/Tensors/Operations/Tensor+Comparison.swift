// Comparisons and logic: the results are bool tensors.

extension Tensor {
  public func eq(_ other: Tensor) throws(TensorError) -> Tensor { try compare(.equal, other) }
  public func eq(_ other: Scalar) throws(TensorError) -> Tensor { try compare(.equal, other) }
  public func ne(_ other: Tensor) throws(TensorError) -> Tensor { try compare(.notEqual, other) }
  public func ne(_ other: Scalar) throws(TensorError) -> Tensor { try compare(.notEqual, other) }
  public func lt(_ other: Tensor) throws(TensorError) -> Tensor { try compare(.less, other) }
  public func lt(_ other: Scalar) throws(TensorError) -> Tensor { try compare(.less, other) }
  public func le(_ other: Tensor) throws(TensorError) -> Tensor { try compare(.lessEqual, other) }
  public func le(_ other: Scalar) throws(TensorError) -> Tensor { try compare(.lessEqual, other) }
  public func gt(_ other: Tensor) throws(TensorError) -> Tensor { try compare(.greater, other) }
  public func gt(_ other: Scalar) throws(TensorError) -> Tensor { try compare(.greater, other) }
  public func ge(_ other: Tensor) throws(TensorError) -> Tensor {
    try compare(.greaterEqual, other)
  }
  public func ge(_ other: Scalar) throws(TensorError) -> Tensor {
    try compare(.greaterEqual, other)
  }
  public func logicalAnd(_ other: Tensor) throws(TensorError) -> Tensor {
    try compare(.logicalAnd, other)
  }
  public func logicalOr(_ other: Tensor) throws(TensorError) -> Tensor {
    try compare(.logicalOr, other)
  }
  public func logicalXor(_ other: Tensor) throws(TensorError) -> Tensor {
    try compare(.logicalXor, other)
  }

  /// Whether shapes and all elements are equal.
  public func equal(_ other: Tensor) throws(TensorError) -> Bool {
    guard shape == other.shape else { return false }
    return try eq(other).all().item().isTrue
  }

  /// Where `|self - other| <= atol + rtol * |other|`; equal infinities are close.
  public func isclose(
    _ other: Tensor, rtol: Double = 1e-5, atol: Double = 1e-8, equalNan: Bool = false
  ) throws(TensorError) -> Tensor {
    guard dtype == other.dtype else {
      throw .stated(.runtime, TensorError.closeTypes(dtype, other.dtype))
    }
    var close = try eq(other)
    if equalNan, dtype.isInexact {
      close = try close.logicalOr(isnan().logicalAnd(other.isnan()))
    }
    if rtol == 0, atol == 0 { return close }
    let (a, b) =
      dtype.isInexact ? (self, other) : (try to(.float64), try other.to(.float64))
    let allowed = try b.abs().mul(.float(rtol)).add(.float(atol))
    let difference = try a.sub(b).abs()
    return try close.logicalOr(difference.isfinite().logicalAnd(difference.le(allowed)))
  }

  public func allclose(
    _ other: Tensor, rtol: Double = 1e-5, atol: Double = 1e-8, equalNan: Bool = false
  ) throws(TensorError) -> Bool {
    try isclose(other, rtol: rtol, atol: atol, equalNan: equalNan).all().item().isTrue
  }
}
