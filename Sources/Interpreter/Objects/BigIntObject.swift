// An `int` that does not fit 64 bits, or an instance of a class derived from `int`; other small ones
// are always `Value.int`.

import BigInt

/// An `int` beyond 64 bits.
public final class BigIntObject: Object {
  public let value: BigInt

  public init(_ value: BigInt, type: TypeObject = .int) {
    self.value = value
    super.init(type: type, kind: .bigInt)
  }

  public override func truth(_ machine: Interpreter) throws(Raised) -> Bool { !value.isZero }

  public override func hash(_ machine: Interpreter) throws(Raised) -> Int {
    Integer(value).hash
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    try machine.textual { () throws(TextError) in try Integer(value).decimal() }
  }

  public override func format(_ spec: String, _ machine: Interpreter) throws(Raised) -> String {
    try machine.formatted(.object(self), spec)
  }

  public override func index(_ machine: Interpreter) throws(Raised) -> Value {
    .integer(Integer(value))
  }

  public override func int(_ machine: Interpreter) throws(Raised) -> Value {
    .integer(Integer(value))
  }

  public override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, _ machine: Interpreter
  ) throws(Raised) -> Value {
    let (own, other) = (Value.integer(Integer(value)), machine.plainNumber(other))
    return reflected
      ? try machine.numberBinary(operation, other, own)
      : try machine.numberBinary(operation, own, other)
  }

  public override func compare(
    _ operation: CompareOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    let own = Value.integer(Integer(value))
    let result = try machine.numberCompare(operation, own, machine.plainNumber(other))
    return result.map { .bool($0) } ?? .undefined
  }

  public override func float(_ machine: Interpreter) throws(Raised) -> Double? {
    try machine.textual { () throws(TextError) in try Integer(value).double() }
  }
}

extension Value {
  /// An integer of any size.
  public static func integer(_ integer: Integer) -> Value {
    switch integer {
    case .small(let small): return .int(small)
    case .big(let big): return .object(BigIntObject(big))
    }
  }

  /// The integer of an `int` or `bool`, or nil.
  public var integer: Integer? {
    switch self {
    case .int(let int): return .small(int)
    case .bool(let bool): return .small(bool ? 1 : 0)
    case .object(let object):
      guard object.kind == .bigInt else { return nil }
      return Integer(unsafeDowncast(object, to: BigIntObject.self).value)
    case .undefined, .none, .float: return nil
    }
  }
}
