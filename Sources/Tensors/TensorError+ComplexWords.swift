// The words of failures of complex numbers, for `TensorError.stated`.

extension TensorError {
  /// For an operation that would drop imaginary parts on the way.
  static func complexToReal(_ dtype: DType) -> String {
    "this operation takes no numbers of type \(dtype.scalarTypeName); x.real and x.imag are their "
      + "parts, torch.view_as_real(x) has both, and x.to(torch.float32) keeps the real part"
  }

  public static func complexOnDevice(_ device: Device) -> String {
    "complex tensors live on the processor only, not on \(device); torch.view_as_real(x) is a real "
      + "tensor that can move"
  }

  static func complexMatrices(_ function: String) -> String {
    "\(function) takes no complex matrices in Taper; torch.linalg.inv and torch.linalg.solve do"
  }

  static let imaginaryOfReal = "imag is not implemented for tensors with non-complex dtypes."
  static let viewAsRealOfReal = "view_as_real is only supported for complex tensors"
  static let viewAsComplexRank = "Input tensor must have one or more dimensions"
  static let viewAsComplexSize = "Tensor must have a last dimension of size 2"
  static let viewAsComplexStep = "Tensor must have a last dimension with stride 1"
  static let viewAsComplexOffset = "Tensor must have a storage_offset divisible by 2"
  static let viewAsComplexSteps =
    "Tensor must have a stride divisible by 2 for all but last dimension"
  static func noComplex(_ function: String) -> String {
    "\(function) is not supported for complex inputs"
  }

  static let complexAlpha =
    "For non-complex input tensors, argument alpha must not be a complex number."
  static let clampComplex = "clamp is not supported for complex types"
  static let absInPlace = "In-place abs is not supported for complex tensors."

  static func viewAsComplexType(_ dtype: DType) -> String {
    "view_as_complex is only supported for float and double tensors, but got a tensor of scalar "
      + "type: \(dtype.scalarTypeName)"
  }

  static func partTypes(_ a: DType, _ b: DType) -> String {
    "Expected both inputs to be Half, Float or Double tensors but got \(a.scalarTypeName) and "
      + b.scalarTypeName
  }

  static func partsDiffer(_ a: DType, _ b: DType) -> String {
    "Expected object of scalar type \(a.scalarTypeName) but got scalar type \(b.scalarTypeName) for "
      + "second argument"
  }
}
