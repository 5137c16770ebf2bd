// The operators that objects implement, with the names of their special methods.

/// Binary operators.
public enum BinaryOperation: UInt8, CaseIterable, Sendable {
  case add, subtract, multiply, matrixMultiply, trueDivide, floorDivide, modulo, power
  case leftShift, rightShift, and, or, xor

  /// How the operator is written.
  public var text: String { Self.texts[Int(rawValue)] }

  /// `__add__` ...
  public var method: Symbol { Self.methods[Int(rawValue)] }

  /// `__radd__` ...
  public var reflectedMethod: Symbol { Self.reflectedMethods[Int(rawValue)] }

  /// `__iadd__` ...
  public var inplaceMethod: Symbol { Self.inplaceMethods[Int(rawValue)] }

  private static let texts = [
    "+", "-", "*", "@", "/", "//", "%", "** or pow()", "<<", ">>", "&", "|", "^",
  ]
  private static let names = [
    "add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and",
    "or", "xor",
  ]
  private static let methods = names.map { Symbol("__\($0)__") }
  private static let reflectedMethods = names.map { Symbol("__r\($0)__") }
  private static let inplaceMethods = names.map { Symbol("__i\($0)__") }
}

/// Prefix operators, without `not`.
public enum UnaryOperation: UInt8, CaseIterable, Sendable {
  case negative, positive, invert

  /// How the operator is written.
  public var text: String { ["-", "+", "~"][Int(rawValue)] }

  public var method: Symbol { Self.methods[Int(rawValue)] }

  private static let methods = [Symbol("__neg__"), Symbol("__pos__"), Symbol("__invert__")]
}

/// Comparisons that objects implement; `is` and `in` are not among them.
public enum CompareOperation: UInt8, CaseIterable, Sendable {
  case less, lessOrEqual, equal, notEqual, greater, greaterOrEqual

  /// How the operator is written.
  public var text: String { ["<", "<=", "==", "!=", ">", ">="][Int(rawValue)] }

  public var method: Symbol { Self.methods[Int(rawValue)] }

  /// The operator with its sides exchanged.
  public var swapped: CompareOperation {
    switch self {
    case .less: return .greater
    case .lessOrEqual: return .greaterOrEqual
    case .equal: return .equal
    case .notEqual: return .notEqual
    case .greater: return .less
    case .greaterOrEqual: return .lessOrEqual
    }
  }

  private static let methods = [
    Symbol("__lt__"), Symbol("__le__"), Symbol("__eq__"), Symbol("__ne__"), Symbol("__gt__"),
    Symbol("__ge__"),
  ]
}
