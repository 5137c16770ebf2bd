// The element types of a tensor.
//
// The raw values are in the order of PyTorch's promotion table, so that among the integers, and among
// the floats, a wider type has the greater raw value.

/// An element type; named as in PyTorch.
public enum DType: UInt8, CaseIterable, Sendable {
  case bool, uint8, int8, int16, int32, int64
  case float16, bfloat16, float32, float64
  case complex64, complex128

  /// The number of bytes of one element.
  @inlinable public var byteWidth: Int {
    switch self {
    case .bool, .uint8, .int8: 1
    case .int16, .float16, .bfloat16: 2
    case .int32, .float32: 4
    case .int64, .float64, .complex64: 8
    case .complex128: 16
    }
  }

  @inlinable public var isFloatingPoint: Bool {
    rawValue &- DType.float16.rawValue <= DType.float64.rawValue - DType.float16.rawValue
  }
  @inlinable public var isComplex: Bool { rawValue >= DType.complex64.rawValue }
  /// Whether this is a float or a complex type; gradients flow through these.
  @inlinable public var isInexact: Bool { rawValue >= DType.float16.rawValue }
  /// Whether this is a float type of two bytes.
  @inlinable public var isNarrowFloat: Bool { self == .float16 || self == .bfloat16 }
  @inlinable public var isInteger: Bool { self != .bool && !isInexact }
  @inlinable public var isSigned: Bool { self != .bool && self != .uint8 }
  @inlinable public var category: Category {
    isComplex ? .complex : isFloatingPoint ? .float : self == .bool ? .bool : .int
  }
  /// The type of the parts of complex numbers; other types are their own.
  public var realType: DType {
    switch self {
    case .complex64: .float32
    case .complex128: .float64
    default: self
    }
  }
  /// The complex type with parts of this type; of integers and bool with parts of the default float.
  public var complexType: DType {
    switch self {
    case .complex64, .complex128: self
    case .float64: .complex128
    case .float16, .bfloat16, .float32: .complex64
    default: DType.defaultFloat.complexType
    }
  }

  /// The name after `torch.`: `float32`.
  public var name: String {
    switch self {
    case .bool: "bool"
    case .uint8: "uint8"
    case .int8: "int8"
    case .int16: "int16"
    case .int32: "int32"
    case .int64: "int64"
    case .float16: "float16"
    case .bfloat16: "bfloat16"
    case .float32: "float32"
    case .float64: "float64"
    case .complex64: "complex64"
    case .complex128: "complex128"
    }
  }

  /// The name in PyTorch's messages: `Float`, `Long`.
  public var scalarTypeName: String {
    switch self {
    case .bool: "Bool"
    case .uint8: "Byte"
    case .int8: "Char"
    case .int16: "Short"
    case .int32: "Int"
    case .int64: "Long"
    case .float16: "Half"
    case .bfloat16: "BFloat16"
    case .float32: "Float"
    case .float64: "Double"
    case .complex64: "ComplexFloat"
    case .complex128: "ComplexDouble"
    }
  }

  /// The name in C++ messages: `float`, `long int`.
  public var cName: String {
    switch self {
    case .bool: "bool"
    case .uint8: "unsigned char"
    case .int8: "signed char"
    case .int16: "short int"
    case .int32: "int"
    case .int64: "long int"
    case .float16: "c10::Half"
    case .bfloat16: "c10::BFloat16"
    case .float32: "float"
    case .float64: "double"
    case .complex64: "c10::complex<float>"
    case .complex128: "c10::complex<double>"
    }
  }

  /// The name in messages about numbers that do not fit.
  var checkedName: String {
    switch self {
    case .uint8: "uint8_t"
    case .int8: "int8_t"
    case .int16: "int16_t"
    case .int64: "int64_t"
    case .bool, .int32, .float16, .bfloat16, .float32, .float64, .complex64, .complex128: cName
    }
  }

  /// Types of a kind, in rising order: a result takes the highest category among its operands.
  public enum Category: UInt8, Comparable, Sendable {
    case bool, int, float, complex

    @inlinable public static func < (a: Category, b: Category) -> Bool { a.rawValue < b.rawValue }
  }
}
