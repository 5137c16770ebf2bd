// An instance of a user's class derived from `float`: a float on the heap with attributes.

/// An instance of a class derived from `float`.
final class FloatObject: Object {
  let value: Double

  init(_ value: Double, type: TypeObject) {
    self.value = value
    super.init(type: type)
  }

  override func float(_ machine: Interpreter) throws(Raised) -> Double? { value }

  override func int(_ machine: Interpreter) throws(Raised) -> Value {
    try machine.makeInteger(.float(value))
  }

  override func truth(_ machine: Interpreter) throws(Raised) -> Bool { value != 0 }

  override func hash(_ machine: Interpreter) throws(Raised) -> Int { FloatMath.hash(value) }

  override func repr(_ machine: Interpreter) throws(Raised) -> String { FloatText.repr(value) }

  override func format(_ spec: String, _ machine: Interpreter) throws(Raised) -> String {
    try machine.formatted(.float(value), spec)
  }

  private func plain(_ other: Value) -> Value {
    if case .object(let object) = other, let float = object as? FloatObject {
      return .float(float.value)
    }
    return other
  }

  override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, _ machine: Interpreter
  ) throws(Raised) -> Value {
    reflected
      ? try machine.numberBinary(operation, plain(other), .float(value))
      : try machine.numberBinary(operation, .float(value), plain(other))
  }

  override func unary(
    _ operation: UnaryOperation, _ machine: Interpreter
  ) throws(Raised) -> Value {
    try machine.unary(operation, .float(value))
  }

  override func compare(
    _ operation: CompareOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    try machine.numberCompare(operation, .float(value), plain(other)).map { .bool($0) }
      ?? .undefined
  }
}
