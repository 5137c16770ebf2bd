// A NumPy scalar: what an array's element or a full reduction gives. It calculates like an array
// without dimensions, and prints the digits of its own precision.
//
// Doubles, singles and 64-bit integers are calculated here; the other types, and rare operators, go
// through arrays.

import Autograd
import Glibc
import Interpreter
import Tensors

/// A number with a type of NumPy's.
final class NumPyScalar: Object, ScalarConvertible {
  let dtype: DType
  let scalarValue: Scalar

  init(_ value: Scalar, _ dtype: DType) {
    self.dtype = dtype
    scalarValue = value
    super.init(type: NumPyTypes.scalar(dtype))
  }

  /// A `np.float64`.
  convenience init(_ value: Double) { self.init(.float(value), .float64) }

  /// A `np.int64`.
  convenience init(_ value: Int) { self.init(.int(value), .int64) }

  /// `np.True_` or `np.False_`.
  convenience init(_ value: Bool) { self.init(.bool(value), .bool) }

  /// The number as Python's own.
  var pythonValue: Value {
    switch scalarValue {
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .float(let value): .float(value)
    case .complex(let real, let imaginary): .object(ComplexObject(real, imaginary))
    }
  }

  // MARK: - Slots

  override func repr(_ machine: Interpreter) throws(Raised) -> String {
    guard dtype != .bool else { return scalarValue.isTrue ? "np.True_" : "np.False_" }
    if dtype.isComplex, text.hasPrefix("(") { return "np.\(dtype.name)\(text)" }
    return "np.\(dtype.name)(\(text))"
  }

  override func str(_ machine: Interpreter) throws(Raised) -> String { text }

  private var text: String {
    switch scalarValue {
    case .bool(let value): value ? "True" : "False"
    case .int(let value): String(value)
    case .float(let value): NumPyText.scalar(value, format: dtype)
    case .complex(let real, let imaginary):
      NumPyText.scalar(real, imaginary, format: dtype.realType)
    }
  }

  override func format(_ spec: String, _ machine: Interpreter) throws(Raised) -> String {
    // Formatted as Python's own number, even without a format.
    try machine.format(pythonValue, spec)
  }

  override func truth(_ machine: Interpreter) throws(Raised) -> Bool { scalarValue.isTrue }

  override func hash(_ machine: Interpreter) throws(Raised) -> Int {
    try machine.hash(pythonValue)
  }

  override func float(_ machine: Interpreter) throws(Raised) -> Double? {
    warnOfImaginaryPart(machine)
    return scalarValue.double
  }

  /// Python's functions of real numbers drop the imaginary part.
  private func warnOfImaginaryPart(_ machine: Interpreter) {
    guard scalarValue.isComplex else { return }
    machine.warn?(
      NumPyTypes.complexWarning, "Casting complex values to real discards the imaginary part")
  }

  override func complex(
    _ machine: Interpreter
  ) throws(Raised) -> (real: Double, imaginary: Double)? {
    dtype.isComplex ? (scalarValue.double, scalarValue.imaginary) : nil
  }

  override func int(_ machine: Interpreter) throws(Raised) -> Value {
    warnOfImaginaryPart(machine)
    guard case .float(let value) = scalarValue else { return .int(scalarValue.int) }
    return try machine.call(.object(TypeObject.int), .float(value))
  }

  override func index(_ machine: Interpreter) throws(Raised) -> Value {
    guard case .int(let value) = scalarValue else { return .undefined }
    return .int(value)
  }

  override func getItem(_ key: Value, _ machine: Interpreter) throws(Raised) -> Value {
    if let tuple = key.tuple, tuple.count == 0 { return .object(self) }
    throw .indexError("invalid index to scalar variable.")
  }

  override func unary(
    _ operation: LanguageUnary, _ machine: Interpreter
  ) throws(Raised) -> Value {
    let function: UFunc =
      switch operation {
      case .negative: .negative
      case .positive: .positive
      case .invert: .invert
      }
    return try function.apply([.object(self)], machine)
  }

  override func binary(
    _ operation: LanguageBinary, _ other: Value, reflected: Bool, _ machine: Interpreter
  ) throws(Raised) -> Value {
    if TensorObject.variable(other) != nil {
      return reflected
        ? try machine.binary(operation, other, pythonValue)
        : try machine.binary(operation, pythonValue, other)
    }
    if let quick = quickBinary(operation, other, reflected) { return quick }
    guard NDArray.isOperand(other) else { return .undefined }
    guard let function = UFunc.of(operation) else {
      throw .valueError(
        "matmul: Input operand \(reflected ? 1 : 0) does not have enough dimensions (has 0, "
          + "gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)")
    }
    return try function.apply(
      reflected ? [other, .object(self)] : [.object(self), other], machine)
  }

  override func compare(
    _ operation: LanguageComparison, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    if TensorObject.variable(other) != nil {
      return try machine.compare(operation, pythonValue, other)
    }
    if var number = other.number {
      // Python's floats take this number's precision.
      if case .float(let value) = other, dtype == .float32 { number = .float(Double(Float(value))) }
      return .object(
        NumPyScalar(
          try machine.truth(machine.compare(operation, pythonValue, number.value))))
    }
    guard NDArray.isOperand(other) else {
      switch operation {
      case .equal: return .object(NumPyScalar(false))
      case .notEqual: return .object(NumPyScalar(true))
      default: return .undefined
      }
    }
    return try UFunc.of(operation).apply([.object(self), other], machine)
  }

  // MARK: - Arithmetic

  /// Sums, differences, products and quotients of the common types; nil leaves them to the arrays.
  private func quickBinary(
    _ operation: LanguageBinary, _ other: Value, _ reflected: Bool
  ) -> Value? {
    let number: Scalar
    switch other {
    case .float(let value): number = .float(value)
    case .int(let value): number = .int(value)
    case .bool(let value): number = .bool(value)
    case .object(let object):
      guard Swift.type(of: object) == NumPyScalar.self else { return nil }
      let scalar = unsafeDowncast(object, to: NumPyScalar.self)
      number = scalar.scalarValue
      return quickBinary(operation, number, dtype.promoted(scalar.dtype), reflected)
    case .none, .undefined: return nil
    }
    return quickBinary(operation, number, dtype.promoted(withPython: number), reflected)
  }

  private func quickBinary(
    _ operation: LanguageBinary, _ number: Scalar, _ common: DType, _ reflected: Bool
  ) -> Value? {
    switch common {
    case .float64, .float32:
      let a = reflected ? number.double : scalarValue.double
      let b = reflected ? scalarValue.double : number.double
      let result: Double
      switch operation {
      case .add: result = a + b
      case .subtract: result = a - b
      case .multiply: result = a * b
      case .trueDivide where b != 0: result = a / b
      case .power where common == .float64 && a >= 0: result = pow(a, b)
      default: return nil
      }
      guard result.isFinite else { return nil }
      if common == .float64 { return .object(NumPyScalar(result)) }
      // Operands are singles, or Python numbers that become singles first.
      guard Double(Float(a)) == a, Double(Float(b)) == b else { return nil }
      return .object(NumPyScalar(.float(Double(Float(result))), .float32))
    case .int64:
      let a = reflected ? number.int : scalarValue.int
      let b = reflected ? scalarValue.int : number.int
      switch operation {
      case .add: return integer(a.addingReportingOverflow(b))
      case .subtract: return integer(a.subtractingReportingOverflow(b))
      case .multiply: return integer(a.multipliedReportingOverflow(by: b))
      case .trueDivide where b != 0: return .object(NumPyScalar(Double(a) / Double(b)))
      default: return nil
      }
    default: return nil
    }
  }

  private func integer(_ result: (partialValue: Int, overflow: Bool)) -> Value? {
    result.overflow ? nil : .object(NumPyScalar(result.partialValue))
  }

  // MARK: - Members

  /// Declares the members of all scalars.
  static func declare(_ type: TypeObject) {
    func scalar(_ value: Value) -> NumPyScalar {
      value.object(as: NumPyScalar.self) ?? NumPyScalar(0)
    }
    type.property("dtype") { value, _ throws(Raised) in
      .object(DTypeDescriptor(.number(scalar(value).dtype)))
    }
    type.property("shape") { _, _ throws(Raised) in .object(TupleObject.empty) }
    type.property("ndim") { _, _ throws(Raised) in .int(0) }
    type.property("size") { _, _ throws(Raised) in .int(1) }
    type.property("itemsize") { value, _ throws(Raised) in .int(scalar(value).dtype.byteWidth) }
    type.property("nbytes") { value, _ throws(Raised) in .int(scalar(value).dtype.byteWidth) }
    type.property("T") { value, _ throws(Raised) in value }
    type.property("real") { value, _ throws(Raised) in
      let number = scalar(value)
      guard number.dtype.isComplex else { return value }
      return .object(NumPyScalar(.float(number.scalarValue.double), number.dtype.realType))
    }
    type.property("imag") { value, _ throws(Raised) in
      let number = scalar(value)
      return .object(NumPyScalar(.float(number.scalarValue.imaginary), number.dtype.realType))
    }
    type.method("item(self)") { call, _ throws(Raised) in scalar(call[0]).pythonValue }
    type.method("tolist(self)") { call, _ throws(Raised) in scalar(call[0]).pythonValue }
    type.method("is_integer(self)") { call, _ throws(Raised) in
      let value = scalar(call[0]).scalarValue.double
      return .bool(value.isFinite && value == value.rounded())
    }
    type.method("__round__(self, ndigits=None)") { call, machine throws(Raised) in
      let value = scalar(call[0])
      if call[1].isNone {
        return try machine.callMethod(value.pythonValue, Symbol("__round__"))
      }
      return try machine.callMethod(call[0], Symbol("round"), [call[1]])
    }
    type.method("__abs__(self)") { call, machine throws(Raised) in
      try UFunc.absolute.apply([call[0]], machine)
    }
    for (name, operation) in [
      ("__floor__", "floor"), ("__ceil__", "ceil"), ("__trunc__", "trunc"),
    ] {
      type.method("\(name)(self)") { call, machine throws(Raised) in
        let module = try machine.importModule("math")
        return try machine.callMethod(
          .object(module), Symbol(operation), [scalar(call[0]).pythonValue])
      }
    }
    type.method("__divmod__(self, other)") { call, machine throws(Raised) in
      .tuple([
        try UFunc.floorDivide.apply([call[0], call[1]], machine),
        try UFunc.remainder.apply([call[0], call[1]], machine),
      ])
    }
    type.method("__rdivmod__(self, other)") { call, machine throws(Raised) in
      .tuple([
        try UFunc.floorDivide.apply([call[1], call[0]], machine),
        try UFunc.remainder.apply([call[1], call[0]], machine),
      ])
    }
    for name in forwarded {
      type.raw(name, isMethod: true) { call, machine throws(Raised) in
        let array = try NDArray.of(call[0], machine)
        let method = try machine.attribute(.object(array), Symbol(name))
        return try machine.call(method, call.dropFirst())
      }
    }
  }

  /// What a scalar can do because an array can.
  private static let forwarded = [
    "sum", "mean", "min", "max", "std", "var", "prod", "any", "all", "astype", "reshape", "round",
    "copy", "flatten", "ravel", "squeeze", "clip", "argmax", "argmin", "repeat", "cumsum", "conj",
    "tobytes", "view", "transpose", "nonzero", "dot",
  ]
}
