// Element-wise operations on two operands, broadcast by their strides.

import Tensors

extension CUDABackend {
  public func binary(
    _ operation: BinaryOperation, _ a: Tensor, _ b: Tensor, into output: Tensor
  ) throws(TensorError) {
    try require(operation, a.dtype)
    try combine("binary", Int32(operation.rawValue), "\(operation)", a, b, 0, output)
  }

  public func binary(
    _ operation: BinaryOperation, _ a: Tensor, _ b: Scalar, into output: Tensor
  ) throws(TensorError) {
    try require(operation, a.dtype)
    try combine("binary", Int32(operation.rawValue), "\(operation)", a, nil, b, output)
  }

  public func binary(
    _ operation: BinaryOperation, _ a: Scalar, _ b: Tensor, into output: Tensor
  ) throws(TensorError) {
    try require(operation, b.dtype)
    try combine("binary", Int32(operation.rawValue), "\(operation)", nil, b, a, output)
  }

  public func compare(
    _ operation: ComparisonOperation, _ a: Tensor, _ b: Tensor, into output: Tensor
  ) throws(TensorError) {
    try combine("compare", Int32(operation.rawValue), "\(operation)", a, b, 0, output)
  }

  public func compare(
    _ operation: ComparisonOperation, _ a: Tensor, _ b: Scalar, into output: Tensor
  ) throws(TensorError) {
    try combine("compare", Int32(operation.rawValue), "\(operation)", a, nil, b, output)
  }

  /// Queues a kernel on two operands, of which one may be a number.
  private func combine(
    _ kernel: String, _ number: Int32, _ name: String, _ a: Tensor?, _ b: Tensor?,
    _ scalar: Scalar, _ output: Tensor
  ) throws(TensorError) {
    guard let dtype = a?.dtype ?? b?.dtype else { return }
    let shape = output.shape
    let none = Shape(repeating: 0, count: shape.count)
    let scalar = scalar.wrapped(to: dtype)
    try elementwise(
      "\(kernel)_\(dtype.kernelClass)", .binary, shape,
      [output.strides, a?.strides(over: shape) ?? none, b?.strides(over: shape) ?? none], name
    ) {
      $0.append(number)
      $0.append(dtype.kernelNumber)
      $0.append(Int32(a == nil ? 1 : b == nil ? 2 : 0))
      $0.append(a)
      $0.append(b)
      $0.append(KernelNumber(scalar))
      $0.append(output)
    }
  }

  public func scaled(
    _ operation: ScaledOperation, _ a: Tensor, _ b: Tensor, _ p: Double, _ q: Double,
    into output: Tensor
  ) throws(TensorError) {
    guard a.dtype.isFloatingPoint || (operation == .addScaled && a.dtype != .bool) else {
      throw .notImplementedFor(kernel: "\(operation)_cuda", a.dtype)
    }
    let shape = output.shape
    try elementwise(
      "scaled_\(a.dtype.kernelClass)", .binary, shape,
      [output.strides, a.strides(over: shape), b.strides(over: shape)], "\(operation)"
    ) {
      $0.append(Int32(operation.rawValue))
      $0.append(a.dtype.kernelNumber)
      $0.append(a)
      $0.append(b)
      $0.append(p)
      $0.append(q)
      $0.append(output)
    }
  }

  /// Refuses what the type cannot do.
  private func require(_ operation: BinaryOperation, _ dtype: DType) throws(TensorError) {
    let isThere =
      switch operation {
      case .add, .multiply, .maximum, .minimum, .fmax, .fmin: true
      case .subtract, .floorDivide, .truncateDivide, .remainder, .fmod, .power: dtype != .bool
      case .bitwiseAnd, .bitwiseOr, .bitwiseXor: !dtype.isFloatingPoint
      case .shiftLeft, .shiftRight: dtype.isInteger
      case .divide, .atan2, .hypot, .copysign, .logaddexp, .xlogy, .reluBackward,
        .sigmoidBackward, .tanhBackward, .geluBackward, .geluTanhBackward, .siluBackward,
        .logSigmoidBackward:
        dtype.isFloatingPoint
      }
    guard isThere else {
      let name =
        switch operation {
        case .bitwiseAnd: "bitwise_and_cuda"
        case .bitwiseOr: "bitwise_or_cuda"
        case .bitwiseXor: "bitwise_xor_cuda"
        case .shiftLeft: "lshift_cuda"
        case .shiftRight: "rshift_cuda"
        default: "\(operation)_cuda"
        }
      throw .notImplementedFor(kernel: name, dtype)
    }
  }
}

extension Scalar {
  /// The number as an element of a type: narrow integers wrap, halves round.
  func wrapped(to dtype: DType) -> Scalar {
    switch dtype {
    case .bool: .int(isTrue ? 1 : 0)
    case .uint8: .int(Int(UInt8(truncatingIfNeeded: int)))
    case .int8: .int(Int(Int8(truncatingIfNeeded: int)))
    case .int16: .int(Int(Int16(truncatingIfNeeded: int)))
    case .int32: .int(Int(Int32(truncatingIfNeeded: int)))
    case .int64, .float32, .float64, .complex64, .complex128: self
    case .float16, .bfloat16: .float((try? Tensor(self, dtype: dtype).item().double) ?? double)
    }
  }
}
