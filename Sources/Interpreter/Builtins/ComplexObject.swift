// `complex`: a pair of float64 with Python's arithmetic.
//
// Quotients scale by the larger part of the divisor (Smith 1962), so that they neither overflow nor
// vanish in between; powers with small whole exponents are products, all others go by polar form, as in
// CPython, whose digits they share.

import Foundation

/// A complex number.
public final class ComplexObject: Object {
  public let real: Double
  public let imaginary: Double

  public init(_ real: Double, _ imaginary: Double, type: TypeObject = .complex) {
    self.real = real
    self.imaginary = imaginary
    super.init(type: type)
  }

  private typealias Pair = (real: Double, imaginary: Double)

  private var pair: Pair { (real, imaginary) }

  private static func make(_ pair: Pair) -> Value {
    .object(ComplexObject(pair.real, pair.imaginary))
  }

  /// The parts of any number; nil for another value.
  private static func pair(_ value: Value) -> Pair? {
    switch value {
    case .float(let float): return (float, 0)
    case .int(let int): return (Double(int), 0)
    case .bool(let bool): return (bool ? 1 : 0, 0)
    case .object(let object):
      if let complex = object as? ComplexObject { return complex.pair }
      if let float = object as? FloatObject { return (float.value, 0) }
      return value.integer.map { (Double($0.wide), 0) }
    case .none, .undefined: return nil
    }
  }

  // MARK: - Arithmetic

  override public func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard let other = ComplexObject.pair(other) else { return .undefined }
    let (a, b) = reflected ? (other, pair) : (pair, other)
    switch operation {
    case .add: return ComplexObject.make((a.real + b.real, a.imaginary + b.imaginary))
    case .subtract: return ComplexObject.make((a.real - b.real, a.imaginary - b.imaginary))
    case .multiply: return ComplexObject.make(ComplexObject.product(a, b))
    case .trueDivide: return ComplexObject.make(try ComplexObject.quotient(a, b))
    case .power: return ComplexObject.make(try ComplexObject.power(a, b))
    default: return .undefined
    }
  }

  private static func product(_ a: Pair, _ b: Pair) -> Pair {
    (
      a.real * b.real - a.imaginary * b.imaginary,
      a.real * b.imaginary + a.imaginary * b.real
    )
  }

  private static func quotient(_ a: Pair, _ b: Pair) throws(Raised) -> Pair {
    guard b.real != 0 || b.imaginary != 0 else { throw .zeroDivision("complex division by zero") }
    if b.real.magnitude >= b.imaginary.magnitude {
      let ratio = b.imaginary / b.real
      let divisor = b.real + b.imaginary * ratio
      return (
        (a.real + a.imaginary * ratio) / divisor, (a.imaginary - a.real * ratio) / divisor
      )
    }
    let ratio = b.real / b.imaginary
    let divisor = b.real * ratio + b.imaginary
    return ((a.real * ratio + a.imaginary) / divisor, (a.imaginary * ratio - a.real) / divisor)
  }

  private static func power(_ a: Pair, _ b: Pair) throws(Raised) -> Pair {
    if a.real == 0, a.imaginary == 0, b.imaginary != 0 || b.real < 0 {
      throw .zeroDivision("0.0 to a negative or complex power")
    }
    if b.imaginary == 0, b.real == b.real.rounded(.down), b.real.magnitude <= 100 {
      let positive = wholePower(a, Int(b.real.magnitude))
      return b.real > 0 ? positive : try quotient((1, 0), positive)
    }
    if a.real == 0, a.imaginary == 0 { return (0, 0) }
    let size = hypot(a.real, a.imaginary)
    let angle = atan2(a.imaginary, a.real)
    var length = pow(size, b.real)
    var phase = angle * b.real
    if b.imaginary != 0 {
      length /= exp(angle * b.imaginary)
      phase += b.imaginary * log(size)
    }
    return (length * cos(phase), length * sin(phase))
  }

  /// By squaring; the 0th power is 1.
  private static func wholePower(_ base: Pair, _ exponent: Int) -> Pair {
    var result: Pair = (1, 0)
    var square = base
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = product(result, square) }
      square = product(square, square)
      rest >>= 1
    }
    return result
  }

  /// `base ** exponent` of a negative number and a fraction.
  static func power(_ base: Double, _ exponent: Double) throws(Raised) -> Value {
    make(try power((base, 0), (exponent, 0)))
  }

  override public func unary(
    _ operation: UnaryOperation, _ machine: Interpreter
  ) throws(Raised) -> Value {
    switch operation {
    case .negative: return ComplexObject.make((-real, -imaginary))
    case .positive: return ComplexObject.make(pair)
    case .invert: return .undefined
    }
  }

  /// The distance from zero.
  var magnitude: Double { hypot(real, imaginary) }

  // MARK: - Protocols

  override public func complex(
    _ machine: Interpreter
  ) throws(Raised) -> (real: Double, imaginary: Double)? { pair }

  override public func compare(
    _ operation: CompareOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard let other = ComplexObject.pair(other) else { return .undefined }
    let isEqual = real == other.real && imaginary == other.imaginary
    switch operation {
    case .equal: return .bool(isEqual)
    case .notEqual: return .bool(!isEqual)
    case .less, .lessOrEqual, .greater, .greaterOrEqual: return .undefined
    }
  }

  override public func truth(_ machine: Interpreter) throws(Raised) -> Bool {
    real != 0 || imaginary != 0
  }

  override public func hash(_ machine: Interpreter) throws(Raised) -> Int {
    let hash = FloatMath.hash(real) &+ 1_000_003 &* FloatMath.hash(imaginary)
    return hash == -1 ? -2 : hash
  }

  override public func repr(_ machine: Interpreter) throws(Raised) -> String {
    let end = ComplexObject.text(imaginary) + "j"
    if real == 0, real.sign == .plus { return end }
    let isSigned = end.hasPrefix("-")
    return "(" + ComplexObject.text(real) + (isSigned ? "" : "+") + end + ")"
  }

  /// A part without the point that whole floats have.
  private static func text(_ value: Double) -> String {
    let text = FloatText.repr(value)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  override public func format(_ spec: String, _ machine: Interpreter) throws(Raised) -> String {
    if spec.isEmpty { return try repr(machine) }
    let first = try machine.formatted(.float(real), spec)
    let second = try machine.formatted(.float(imaginary), "+" + spec)
    return first + second + "j"
  }
}
