// Operators between any values: native fast paths, then the slots of both sides, then the words of
// Python's TypeErrors.

extension Interpreter {
  /// `left op right`.
  public func binary(
    _ operation: BinaryOperation, _ left: Value, _ right: Value
  ) throws(Raised) -> Value {
    // An object that is no number need not be tried as one.
    if left.objectKind != .other {
      let number = try numberBinary(operation, left, right)
      if !number.isUndefined { return number }
    }
    let result = try objectBinary(operation, left, right)
    if !result.isUndefined { return result }
    throw unsupported(operation.text, left, right)
  }

  /// `left op= right`.
  public func inplaceBinary(
    _ operation: BinaryOperation, _ left: Value, _ right: Value
  ) throws(Raised) -> Value {
    if case .object(let object) = left {
      let method = override(object, .inplace, operation.inplaceMethod)
      let result =
        method.isUndefined
        ? try object.inplaceBinary(operation, right, self)
        : withoutNotImplemented(try call(method, left, right))
      if !result.isUndefined { return result }
    }
    let number = try numberBinary(operation, left, right)
    if !number.isUndefined { return number }
    let result = try objectBinary(operation, left, right)
    if !result.isUndefined { return result }
    throw unsupported(operation == .power ? "**=" : operation.text + "=", left, right)
  }

  private func unsupported(_ text: String, _ left: Value, _ right: Value) -> Raised {
    if text == "+" || text == "+=" {
      switch left.objectKind {
      case .string, .list, .tuple:
        let name = type(of: left).name
        return .typeError(
          "can only concatenate \(name) (not \"\(type(of: right).name)\") to \(name)")
      default: break
      }
    }
    if text.first == "*", text.count == 1 || text == "*=" {
      for (sequence, other) in [(left, right), (right, left)] {
        switch sequence.objectKind {
        case .string, .list, .tuple, .bytes:
          return .typeError(
            "can't multiply sequence by non-int of type '\(type(of: other).messageName)'")
        default: break
        }
      }
    }
    if text == "+" || text == "+=" {
      let kinds: [Object.Kind: String] = [.string: "str", .list: "list", .tuple: "tuple"]
      if let kind = left.objectKind.flatMap({ kinds[$0] }) {
        return .typeError(
          "can only concatenate \(kind) (not \"\(type(of: right).messageName)\") to \(kind)")
      }
    }
    return .typeError(
      "unsupported operand type(s) for \(text): "
        + "'\(type(of: left).messageName)' and '\(type(of: right).messageName)'")
  }

  /// Whether the right side is asked first: its class derives from that of the left, and redefines
  /// the operators.
  @inline(__always)
  private func comesFirst(_ right: Value, _ left: Value, _ group: Overrides) -> Bool {
    guard case .object(let object) = right, object.type.overrides.contains(group) else {
      return false
    }
    let leftType = type(of: left)
    return object.type !== leftType && object.type.isSubtype(of: leftType)
  }

  /// The slots of both sides; `.undefined` if neither supports the operation.
  private func objectBinary(
    _ operation: BinaryOperation, _ left: Value, _ right: Value
  ) throws(Raised) -> Value {
    let rightFirst = comesFirst(right, left, .binary)
    if rightFirst {
      let result = try side(operation, right, left, reflected: true)
      if !result.isUndefined { return result }
    }
    let result = try side(operation, left, right, reflected: false)
    if !result.isUndefined { return result }
    return rightFirst ? .undefined : try side(operation, right, left, reflected: true)
  }

  private func side(
    _ operation: BinaryOperation, _ value: Value, _ other: Value, reflected: Bool
  ) throws(Raised) -> Value {
    guard case .object(let object) = value else { return .undefined }
    if object.type.overrides.contains(.binary) {
      let name = reflected ? operation.reflectedMethod : operation.method
      let method = userMethod(object, name)
      if !method.isUndefined { return withoutNotImplemented(try call(method, value, other)) }
    }
    return try object.binary(operation, other, reflected: reflected, self)
  }

  /// Whether a value takes the operation from the right.
  func supportsReflected(_ operation: BinaryOperation, _ value: Value) -> Bool {
    guard case .object(let object) = value else { return false }
    if object.type.overrides.contains(.binary) {
      return !userMethod(object, operation.reflectedMethod).isUndefined
    }
    return object.kind == .other && !object.type.lookup(operation.reflectedMethod).isUndefined
  }

  @inline(__always)
  func withoutNotImplemented(_ value: Value) -> Value {
    if case .object(let object) = value, object === NotImplementedObject.shared {
      return .undefined
    }
    return value
  }

  public func unary(_ operation: UnaryOperation, _ value: Value) throws(Raised) -> Value {
    switch (operation, value) {
    case (.negative, .float(let float)): return .float(-float)
    case (.positive, .float): return value
    default: break
    }
    if let integer = value.integer, value.object?.type.overrides.contains(.unary) != true {
      switch operation {
      case .negative: return .integer(Integer.negate(integer))
      case .positive: return .integer(integer)
      case .invert:
        return try textual { () throws(TextError) in
          .integer(try Integer.subtract(Integer.negate(integer), .small(1)))
        }
      }
    }
    if case .object(let object) = value {
      let method = override(object, .unary, operation.method)
      let result =
        method.isUndefined ? try object.unary(operation, self) : try call(method, value)
      if !result.isUndefined { return result }
    }
    throw .typeError(
      "bad operand type for unary \(operation.text): '\(type(of: value).messageName)'")
  }

  // MARK: - Comparison

  /// `left op right`; the result need not be a truth value.
  public func compare(
    _ operation: CompareOperation, _ left: Value, _ right: Value
  ) throws(Raised) -> Value {
    if let result = try numberCompare(operation, left, right) { return .bool(result) }
    let rightFirst = comesFirst(right, left, .compare)
    if rightFirst {
      let result = try comparison(operation.swapped, right, left)
      if !result.isUndefined { return result }
    }
    let result = try comparison(operation, left, right)
    if !result.isUndefined { return result }
    if !rightFirst {
      let result = try comparison(operation.swapped, right, left)
      if !result.isUndefined { return result }
    }
    switch operation {
    case .equal: return .bool(isIdentical(left, right))
    case .notEqual: return .bool(!isIdentical(left, right))
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      throw .typeError(
        "'\(operation.text)' not supported between instances of "
          + "'\(type(of: left).messageName)' and '\(type(of: right).messageName)'")
    }
  }

  private func comparison(
    _ operation: CompareOperation, _ value: Value, _ other: Value
  ) throws(Raised) -> Value {
    guard case .object(let object) = value else { return .undefined }
    if object.type.overrides.contains(.compare) {
      let method = userMethod(object, operation.method)
      if !method.isUndefined { return withoutNotImplemented(try call(method, value, other)) }
      if operation == .notEqual {
        let equal = userMethod(object, Names.equal)
        if !equal.isUndefined {
          let result = withoutNotImplemented(try call(equal, value, other))
          return result.isUndefined ? .undefined : .bool(!(try truth(result)))
        }
      }
    }
    try checkNativeStack(" in comparison")
    return try object.compare(operation, other, self)
  }

  /// `left == right` as a truth value.
  public func isEqual(_ left: Value, _ right: Value) throws(Raised) -> Bool {
    try truth(try compare(.equal, left, right))
  }

  /// Whether two values are the same or equal, as containers compare.
  public func isIdenticalOrEqual(_ left: Value, _ right: Value) throws(Raised) -> Bool {
    switch (left, right) {
    case (.int(let left), .int(let right)): return left == right
    case (.object(let left), .object(let right)):
      if left === right { return true }
      if left.kind == .string, right.kind == .string {
        return unsafeDowncast(left, to: StringObject.self)
          == unsafeDowncast(right, to: StringObject.self)
      }
    default: break
    }
    return try isEqual(left, right)
  }

  /// `left < right` as a truth value, which sorting asks.
  public func isLess(_ left: Value, _ right: Value) throws(Raised) -> Bool {
    if case .int(let left) = left, case .int(let right) = right { return left < right }
    if case .float(let left) = left, case .float(let right) = right { return left < right }
    return try truth(try compare(.less, left, right))
  }

  /// Lexicographic comparison of two sequences.
  public func compareSequences(
    _ operation: CompareOperation, _ left: [Value], _ right: [Value]
  ) throws(Raised) -> Value {
    if operation == .equal || operation == .notEqual, left.count != right.count {
      return .bool(operation == .notEqual)
    }
    for index in 0..<min(left.count, right.count)
    where !(try isIdenticalOrEqual(left[index], right[index])) {
      switch operation {
      case .equal: return .bool(false)
      case .notEqual: return .bool(true)
      case .less, .lessOrEqual, .greater, .greaterOrEqual:
        return try compare(operation, left[index], right[index])
      }
    }
    switch operation {
    case .equal: return .bool(true)
    case .notEqual: return .bool(false)
    case .less: return .bool(left.count < right.count)
    case .lessOrEqual: return .bool(left.count <= right.count)
    case .greater: return .bool(left.count > right.count)
    case .greaterOrEqual: return .bool(left.count >= right.count)
    }
  }

  /// How often a sequence is repeated, nil for what is no integer.
  func repeatCount(_ value: Value) throws(Raised) -> Int? {
    if case .big? = value.integer {
      throw .overflow("cannot fit 'int' into an index-sized integer")
    }
    return try indexIfPossible(value)
  }

  /// The elements several times over.
  public func repeated(_ elements: [Value], _ times: Int) throws(Raised) -> [Value] {
    guard times > 0, !elements.isEmpty else { return [] }
    let (count, overflow) = elements.count.multipliedReportingOverflow(by: times)
    guard !overflow, count <= 1 << 28 else { throw .memoryError() }
    if elements.count == 1 { return Array(repeating: elements[0], count: times) }
    var result: [Value] = []
    result.reserveCapacity(count)
    for _ in 0..<times { result.append(contentsOf: elements) }
    return result
  }

  /// `+`, `*` and `%` of a text.
  func stringBinary(
    _ operation: BinaryOperation, _ string: StringObject, _ other: Value, reflected: Bool
  ) throws(Raised) -> Value {
    switch operation {
    case .add where !reflected:
      guard let right = other.stringObject else {
        if supportsReflected(.add, other) { return .undefined }
        throw .typeError(
          "can only concatenate str (not \"\(type(of: other).name)\") to str")
      }
      return .string(string.string + right.string)
    case .multiply:
      guard let times = try repeatCount(other) else { return .undefined }
      guard times > 0, !string.string.isEmpty else { return .string("") }
      let (size, overflow) = string.string.utf8.count.multipliedReportingOverflow(by: times)
      guard !overflow, size <= 1 << 30 else { throw .memoryError() }
      return .string(String(repeating: string.string, count: times))
    case .modulo where !reflected:
      return .string(try percentFormatted(string.string, other))
    default: return .undefined
    }
  }
}

/// `NotImplemented`.
public final class NotImplementedObject: Object {
  public static let shared = NotImplementedObject()

  private init() { super.init(type: .notImplemented) }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String { "NotImplemented" }
}

/// `...`.
public final class EllipsisObject: Object {
  public static let shared = EllipsisObject()

  private init() { super.init(type: .ellipsis) }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String { "Ellipsis" }
}
