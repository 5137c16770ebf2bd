// The type of a result from the types of its operands, as PyTorch decides it.
//
// Within the highest category present (bool < int < float < complex) tensors with dimensions decide, then
// 0-d tensors, then Python numbers.

extension DType {
  /// The type of Python floats in tensors, and of true quotients of integers.
  public static var defaultFloat: DType {
    get { defaultFloatType }
    set { defaultFloatType = newValue }
  }

  /// The smallest type that holds both, by PyTorch's table: `uint8` and `int8` give `int16`.
  @inlinable public func promoted(with other: DType) -> DType {
    if self == other { return self }
    let (low, high) = rawValue < other.rawValue ? (self, other) : (other, self)
    if low == .uint8, high == .int8 { return .int16 }
    if low == .float16, high == .bfloat16 { return .float32 }
    if low == .float64, high == .complex64 { return .complex128 }
    return high
  }
}

private nonisolated(unsafe) var defaultFloatType = DType.float32

/// Collects the operands of one operation and answers the type of its result.
public struct Promotion {
  @usableFromInline var dimensioned: DType?
  @usableFromInline var zeroDimensional: DType?
  @usableFromInline var number: DType?

  @inlinable public init() {}

  @inlinable public mutating func add(_ tensor: borrowing Tensor) {
    if tensor.rank > 0 {
      dimensioned = dimensioned.map { $0.promoted(with: tensor.dtype) } ?? tensor.dtype
    } else {
      zeroDimensional = zeroDimensional.map { $0.promoted(with: tensor.dtype) } ?? tensor.dtype
    }
  }

  public mutating func add(_ scalar: Scalar) {
    number = number.map { $0.promoted(with: scalar.dtype) } ?? scalar.dtype
  }

  /// The common type; `bool` when nothing was added.
  public var result: DType {
    var answer = dimensioned
    if let zeroDimensional { answer = Promotion.combine(answer, zeroDimensional) }
    if let number { answer = Promotion.combine(answer, number) }
    return answer ?? .bool
  }

  @usableFromInline static func combine(_ higher: DType?, _ lower: DType) -> DType {
    guard let higher else { return lower }
    guard lower.category > higher.category else { return higher }
    // The parts of complex numbers are as wide as the floats that they meet.
    if lower.isComplex { return higher.isFloatingPoint ? higher.complexType : lower }
    return lower
  }
}

extension Tensor {
  /// The type that an operation on this tensor and another computes in.
  @inlinable public func promotedType(with other: borrowing Tensor) -> DType {
    if dtype == other.dtype { return dtype }
    if (rank > 0) == (other.rank > 0) { return dtype.promoted(with: other.dtype) }
    return rank > 0
      ? Promotion.combine(dtype, other.dtype) : Promotion.combine(other.dtype, dtype)
  }

  /// The type that an operation on this tensor and a Python number computes in.
  @inlinable public func promotedType(with scalar: Scalar) -> DType {
    switch scalar {
    case .bool: dtype
    case .int: dtype == .bool ? .int64 : dtype
    case .float: dtype.isInexact ? dtype : .defaultFloat
    case .complex: dtype.complexType
    }
  }
}
