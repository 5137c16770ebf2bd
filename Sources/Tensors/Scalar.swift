// A Python number as an operand.

/// A bool, an int or a float that takes part in an operation without being a tensor.
public enum Scalar: Sendable, Equatable {
  case bool(Bool)
  case int(Int)
  case float(Double)

  /// The type that the number has for promotion.
  @inlinable public var dtype: DType {
    switch self {
    case .bool: .bool
    case .int: .int64
    case .float: .defaultFloat
    }
  }

  @inlinable public var isFloat: Bool {
    if case .float = self { return true }
    return false
  }

  @inlinable public var double: Double {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Double(value)
    case .float(let value): value
    }
  }

  /// The number as an integer: floats are cut towards zero, and saturate.
  @inlinable public var int: Int {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): value
    case .float(let value): Scalar.truncated(value)
    }
  }

  @inlinable public var isTrue: Bool {
    switch self {
    case .bool(let value): value
    case .int(let value): value != 0
    case .float(let value): value != 0
    }
  }

  /// A float cut towards zero; NaN and what does not fit give the least integer, as C does on x86.
  @inlinable public static func truncated(_ value: Double) -> Int {
    Int(exactly: value.rounded(.towardZero)) ?? Int.min
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
