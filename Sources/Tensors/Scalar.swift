// A Python number as an operand.

import Glibc

/// A bool, an int, a float or a complex number that takes part in an operation without being a tensor.
public enum Scalar: Sendable, Equatable {
  case bool(Bool)
  case int(Int)
  case float(Double)
  case complex(Double, Double)

  /// The type that the number has for promotion.
  @inlinable public var dtype: DType {
    switch self {
    case .bool: .bool
    case .int: .int64
    case .float: .defaultFloat
    case .complex: DType.defaultFloat.complexType
    }
  }

  @inlinable public var isFloat: Bool {
    if case .float = self { return true }
    return false
  }

  @inlinable public var isComplex: Bool {
    if case .complex = self { return true }
    return false
  }

  /// The number as a float; of a complex number its real part.
  @inlinable public var double: Double {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Double(value)
    case .float(let value): value
    case .complex(let real, _): real
    }
  }

  /// The part along the imaginary axis; 0 for all but complex numbers.
  @inlinable public var imaginary: Double {
    if case .complex(_, let imaginary) = self { return imaginary }
    return 0
  }

  /// The number as an integer: floats are cut towards zero, and saturate.
  @inlinable public var int: Int {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): value
    case .float(let value): Scalar.truncated(value)
    case .complex(let real, _): Scalar.truncated(real)
    }
  }

  @inlinable public var isOne: Bool { double == 1 && imaginary == 0 }

  @inlinable public var isTrue: Bool {
    switch self {
    case .bool(let value): value
    case .int(let value): value != 0
    case .float(let value): value != 0
    case .complex(let real, let imaginary): real != 0 || imaginary != 0
    }
  }

  /// A float cut towards zero; NaN and what does not fit give the least integer, as C does on x86.
  @inlinable public static func truncated(_ value: Double) -> Int {
    Int(exactly: value.rounded(.towardZero)) ?? Int.min
  }
}

extension Scalar {
  /// The natural logarithm, complex if the number is.
  public var logarithm: Scalar {
    guard isComplex else { return .float(Glibc.log(double)) }
    return .complex(Glibc.log(hypot(double, imaginary)), atan2(imaginary, double))
  }
}

extension Scalar: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral
{
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(floatLiteral value: Double) { self = .float(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension Int {
  /// The whole part of a number; what lies outside the range becomes its nearest end, nan zero.
  public init(saturating value: Double) {
    if let exact = Int(exactly: value.rounded(.towardZero)) {
      self = exact
    } else {
      self = value.isNaN ? 0 : value < 0 ? .min : .max
    }
  }
}
