// Numbers: machine integers and floats directly, everything else through `Integer` and `FloatMath`.

extension Interpreter {
  /// The operation if both sides are numbers, else `.undefined`.
  func numberBinary(
    _ operation: BinaryOperation, _ left: Value, _ right: Value
  ) throws(Raised) -> Value {
    if case .int(let a) = left, case .int(let b) = right {
      let fast = Interpreter.fastInteger(operation, a, b)
      if !fast.isUndefined { return fast }
      return try integerBinary(operation, .small(a), .small(b))
    }
    if case .float(let a) = left {
      if case .float(let b) = right { return try floatBinary(operation, a, b) }
      if case .int(let b) = right { return try floatBinary(operation, a, Double(b)) }
    } else if case .int(let a) = left, case .float(let b) = right {
      return try floatBinary(operation, Double(a), b)
    }
    return try mixedBinary(operation, left, right)
  }

  /// Carries out a common operation on two integers or two floats in memory; false for anything else.
  @inline(__always)
  static func quick(
    _ operation: BinaryOperation, _ left: UnsafeMutablePointer<Value>,
    _ right: UnsafeMutablePointer<Value>, into result: UnsafeMutablePointer<Value>
  ) -> Bool {
    if left.isInt, right.isInt {
      let (a, b) = (left.int, right.int)
      let (value, overflow): (Int, Bool)
      switch operation {
      case .add: (value, overflow) = a.addingReportingOverflow(b)
      case .subtract: (value, overflow) = a.subtractingReportingOverflow(b)
      case .multiply: (value, overflow) = a.multipliedReportingOverflow(by: b)
      default: return quickInteger(operation, a, b, result)
      }
      if overflow { return false }
      result.set(value)
      return true
    }
    let (a, b): (Double, Double)
    if left.isFloat {
      a = left.double
      if right.isFloat {
        b = right.double
      } else if right.isInt {
        b = Double(right.int)
      } else {
        return false
      }
    } else if left.isInt, right.isFloat {
      a = Double(left.int)
      b = right.double
    } else {
      return false
    }
    switch operation {
    case .add: result.set(a + b)
    case .subtract: result.set(a - b)
    case .multiply: result.set(a * b)
    case .trueDivide where b != 0: result.set(a / b)
    default: return false
    }
    return true
  }

  @inline(never)
  private static func quickInteger(
    _ operation: BinaryOperation, _ a: Int, _ b: Int, _ result: UnsafeMutablePointer<Value>
  ) -> Bool {
    let value = fastInteger(operation, a, b)
    if value.isUndefined { return false }
    result.initialize(to: value)
    return true
  }

  /// The operation on machine integers, `.undefined` where it overflows or is rare.
  static func fastInteger(_ operation: BinaryOperation, _ a: Int, _ b: Int) -> Value {
    switch operation {
    case .add:
      let (result, overflow) = a.addingReportingOverflow(b)
      return overflow ? .undefined : .int(result)
    case .subtract:
      let (result, overflow) = a.subtractingReportingOverflow(b)
      return overflow ? .undefined : .int(result)
    case .multiply:
      let (result, overflow) = a.multipliedReportingOverflow(by: b)
      return overflow ? .undefined : .int(result)
    case .floorDivide:
      if b == 0 || b == -1 { return .undefined }
      let quotient = a / b
      return .int((a % b != 0) && ((a < 0) != (b < 0)) ? quotient &- 1 : quotient)
    case .modulo:
      if b == 0 || b == -1 { return .undefined }
      let remainder = a % b
      return .int(remainder != 0 && ((remainder < 0) != (b < 0)) ? remainder &+ b : remainder)
    case .trueDivide:
      // Exact operands give a correctly rounded quotient.
      if b == 0 || a.magnitude > 1 << 53 || b.magnitude > 1 << 53 { return .undefined }
      return .float(Double(a) / Double(b))
    case .and: return .int(a & b)
    case .or: return .int(a | b)
    case .xor: return .int(a ^ b)
    case .rightShift: return b < 0 ? .undefined : .int(b > 63 ? (a < 0 ? -1 : 0) : a >> b)
    case .power, .leftShift, .matrixMultiply: return .undefined
    }
  }

  @inline(never)
  private func mixedBinary(
    _ operation: BinaryOperation, _ left: Value, _ right: Value
  ) throws(Raised) -> Value {
    if overrides(left, .binary) || overrides(right, .binary) { return .undefined }
    if let a = left.integer {
      if let b = right.integer {
        if case .bool(let a) = left, case .bool(let b) = right {
          switch operation {
          case .and: return .bool(a && b)
          case .or: return .bool(a || b)
          case .xor: return .bool(a != b)
          default: break
          }
        }
        return try integerBinary(operation, a, b)
      }
      if case .float(let b) = right { return try floatBinary(operation, try double(a), b) }
      return .undefined
    }
    if case .float(let a) = left, let b = right.integer {
      return try floatBinary(operation, a, try double(b))
    }
    return .undefined
  }

  private func double(_ integer: Integer) throws(Raised) -> Double {
    switch integer {
    case .small(let small): return Double(small)
    case .big(let big):
      let double = Double(big)
      guard double.isFinite else { throw .overflow("int too large to convert to float") }
      return double
    }
  }

  @inline(never)
  func integerBinary(
    _ operation: BinaryOperation, _ a: Integer, _ b: Integer
  ) throws(Raised) -> Value {
    try textual { () throws(TextError) in
      switch operation {
      case .add: return .integer(try Integer.add(a, b))
      case .subtract: return .integer(try Integer.subtract(a, b))
      case .multiply: return .integer(try Integer.multiply(a, b))
      case .trueDivide: return .float(try Integer.trueDivide(a, b))
      case .floorDivide: return .integer(try Integer.floorDivide(a, b))
      case .modulo: return .integer(try Integer.modulo(a, b))
      case .power:
        guard b.signum < 0 else { return .integer(try Integer.power(a, b)) }
        guard a.signum != 0 else {
          throw TextError(.zeroDivisionError, "0.0 cannot be raised to a negative power")
        }
        return .float(try FloatMath.power(Double(a.wide), Double(b.wide)))
      case .leftShift: return .integer(try Integer.shiftLeft(a, b))
      case .rightShift: return .integer(try Integer.shiftRight(a, b))
      case .and: return .integer(Integer.and(a, b))
      case .or: return .integer(Integer.or(a, b))
      case .xor: return .integer(Integer.xor(a, b))
      case .matrixMultiply: return .undefined
      }
    }
  }

  @inline(__always)
  func floatBinary(
    _ operation: BinaryOperation, _ a: Double, _ b: Double
  ) throws(Raised) -> Value {
    switch operation {
    case .add: return .float(a + b)
    case .subtract: return .float(a - b)
    case .multiply: return .float(a * b)
    case .trueDivide:
      if b != 0 { return .float(a / b) }
      throw .zeroDivision("float division by zero")
    case .floorDivide, .modulo, .power, .leftShift, .rightShift, .and, .or, .xor,
      .matrixMultiply:
      return try rareFloatBinary(operation, a, b)
    }
  }

  @inline(never)
  private func rareFloatBinary(
    _ operation: BinaryOperation, _ a: Double, _ b: Double
  ) throws(Raised) -> Value {
    if operation == .power, a < 0, a.isFinite, b.isFinite, b != b.rounded(.down) {
      return try ComplexObject.power(a, b)
    }
    return try textual { () throws(TextError) in
      switch operation {
      case .floorDivide: return .float(try FloatMath.floorDivide(a, b))
      case .modulo: return .float(try FloatMath.modulo(a, b))
      case .power: return .float(try FloatMath.power(a, b))
      default: return .undefined
      }
    }
  }

  /// The comparison if both sides are numbers, else nil.
  @inline(__always)
  func numberCompare(
    _ operation: CompareOperation, _ left: Value, _ right: Value
  ) throws(Raised) -> Bool? {
    if case .int(let a) = left, case .int(let b) = right {
      return Interpreter.compare(operation, a, b)
    }
    if case .float(let a) = left, case .float(let b) = right {
      return Interpreter.compare(operation, a, b)
    }
    return mixedCompare(operation, left, right)
  }

  @inline(__always)
  static func compare<T: Comparable>(_ operation: CompareOperation, _ a: T, _ b: T) -> Bool {
    switch operation {
    case .less: return a < b
    case .lessOrEqual: return a <= b
    case .equal: return a == b
    case .notEqual: return a != b
    case .greater: return a > b
    case .greaterOrEqual: return a >= b
    }
  }

  @inline(never)
  private func mixedCompare(
    _ operation: CompareOperation, _ left: Value, _ right: Value
  ) -> Bool? {
    if overrides(left, .compare) || overrides(right, .compare) { return nil }
    if let a = left.integer {
      if let b = right.integer {
        return Interpreter.compare(operation, a, b)
      }
      guard case .float(let b) = right else { return nil }
      guard !b.isNaN else { return operation == .notEqual }
      return Interpreter.compare(operation, a.compare(b), 0)
    }
    if case .float(let a) = left, let b = right.integer {
      guard !a.isNaN else { return operation == .notEqual }
      return Interpreter.compare(operation, -b.compare(a), 0)
    }
    return nil
  }

  /// Whether the value is of a user's class that overrides a group of operators.
  @inline(__always)
  private func overrides(_ value: Value, _ bit: Overrides) -> Bool {
    guard case .object(let object) = value else { return false }
    return object.type.overrides.contains(bit)
  }

  /// The number that an instance of a class derived from `int` or `float` is; other values as they
  /// are.
  func plainNumber(_ value: Value) -> Value {
    guard case .object(let object) = value else { return value }
    if let integer = value.integer { return .integer(integer) }
    if let float = object as? FloatObject { return .float(float.value) }
    return value
  }

  // MARK: - Conversion

  /// The machine integer of an index, nil for what is no integer; an IndexError beyond 64 bits.
  public func indexIfPossible(_ value: Value) throws(Raised) -> Int? {
    switch value {
    case .int(let int): return int
    case .bool(let bool): return bool ? 1 : 0
    case .none, .undefined, .float: return nil
    case .object(let object):
      let index = try exactIndex(object)
      if case .int(let int) = index { return int }
      if case .bool(let bool) = index { return bool ? 1 : 0 }
      if index.objectKind == .bigInt {
        throw .indexError("cannot fit '\(object.type.name)' into an index-sized integer")
      }
      return nil
    }
  }

  /// The same, with integers beyond 64 bits moved to the border, as slices do.
  func clampedIndexIfPossible(_ value: Value) throws(Raised) -> Int? {
    guard case .object(let object) = value else { return try indexIfPossible(value) }
    let index = try exactIndex(object)
    if case .int(let int) = index { return int }
    if case .big(let big)? = index.integer { return big.sign == .minus ? Int.min / 2 : Int.max / 2 }
    return nil
  }

  private func exactIndex(_ object: Object) throws(Raised) -> Value {
    let method = override(object, .number, Names.index)
    return method.isUndefined
      ? try object.index(self) : try call(method, .object(object))
  }

  /// The machine integer of an index; TypeError "... object cannot be interpreted as an integer".
  public func index(_ value: Value) throws(Raised) -> Int {
    if let index = try indexIfPossible(value) { return index }
    throw .typeError("'\(type(of: value).messageName)' object cannot be interpreted as an integer")
  }

  /// The exact integer of a value with `__index__`, or nil.
  public func integerIfPossible(_ value: Value) throws(Raised) -> Integer? {
    if let integer = value.integer { return integer }
    guard case .object(let object) = value else { return nil }
    return try exactIndex(object).integer
  }

  /// The float of a number, nil for what does not convert without `float(text)`.
  public func doubleIfPossible(_ value: Value) throws(Raised) -> Double? {
    switch value {
    case .float(let float): return float
    case .int(let int): return Double(int)
    case .bool(let bool): return bool ? 1 : 0
    case .none, .undefined: return nil
    case .object(let object):
      let method = override(object, .number, Names.float)
      if !method.isUndefined {
        return try doubleIfPossible(try call(method, value))
      }
      if let double = try object.float(self) { return double }
      let index = try exactIndex(object)
      if case .undefined = index { return nil }
      return try doubleIfPossible(index)
    }
  }

  /// The float of a number; TypeError "must be real number, not ...".
  public func double(_ value: Value) throws(Raised) -> Double {
    if let double = try doubleIfPossible(value) { return double }
    throw .typeError("must be real number, not \(type(of: value).name)")
  }
}
