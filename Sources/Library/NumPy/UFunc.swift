// NumPy's universal functions: one element-wise operation each, with NumPy's choice of types.
//
// A function names a rule for its types and a computation on tensors that already have one type. All
// operators of arrays and scalars come here, and so do `np.add`, `np.exp` ... themselves.

import Autograd
import Interpreter
import Tensors

/// How a function chooses the type it computes in.
enum UFuncRule {
  /// The common type.
  case same
  /// The common type; truth values count as int8.
  case sameWithoutBool
  /// Integers become floats, narrow ones narrow floats.
  case float
  /// Integers become doubles.
  case double
  /// Integers and truth values only.
  case integers
  /// Any type; the result holds truth values.
  case truth
}

/// A `numpy.ufunc`.
final class UFunc: Object {
  typealias Body = ([Tensor]) throws -> Tensor

  let name: String
  let inputCount: Int
  let rule: UFuncRule
  let body: Body
  /// The operator that elements that are objects are combined with.
  let objectOperator: LanguageBinary?
  let objectComparison: LanguageComparison?

  init(
    _ name: String, _ inputCount: Int, _ rule: UFuncRule, objects: LanguageBinary? = nil,
    comparison: LanguageComparison? = nil, _ body: @escaping Body
  ) {
    self.name = name
    self.inputCount = inputCount
    self.rule = rule
    self.body = body
    objectOperator = objects
    objectComparison = comparison
    super.init(type: UFunc.type)
  }

  override func repr(_ machine: Interpreter) throws(Raised) -> String { "<ufunc '\(name)'>" }

  override func call(_ arguments: Arguments, _ machine: Interpreter) throws(Raised) -> Value {
    if let result = try ForeignArrays.dispatch(name, arguments, machine) { return result }
    var inputs = arguments.rest()
    var output: NDArray?
    if inputs.count == inputCount + 1 {
      output = try outputArray(inputs.removeLast())
    }
    guard inputs.count == inputCount else {
      throw .typeError(
        "\(name)() takes from \(inputCount) to \(inputCount + 1) positional arguments but "
          + "\(inputs.count) \(inputs.count == 1 ? "was" : "were") given")
    }
    var wanted: ElementType?
    var condition: Value = .undefined
    for (keyword, value) in arguments.keywords {
      switch keyword.text {
      case "out": output = value.isNone ? nil : try outputArray(value)
      case "dtype": wanted = value.isNone ? nil : try DTypeDescriptor.element(of: value, machine)
      case "where": condition = value
      case "casting", "order", "subok": break
      default:
        throw .typeError("\(name)() got an unexpected keyword argument '\(keyword.text)'")
      }
    }
    if case .bool(true) = condition { condition = .undefined }
    guard condition.isUndefined else {
      return try applyWhere(condition, inputs, output, machine)
    }
    var result = try apply(inputs, output: output, machine)
    if let wanted, output == nil {
      result = try NDArray.of(result, machine).converted(to: wanted, machine).scalarOrSelf
    }
    return result
  }

  private func outputArray(_ value: Value) throws(Raised) -> NDArray {
    let single = value.tuple.map { $0.count == 1 ? $0[0] : value } ?? value
    guard let array = single.object(as: NDArray.self) else {
      throw .typeError("return arrays must be of ArrayType")
    }
    return array
  }

  private func applyWhere(
    _ condition: Value, _ inputs: [Value], _ output: NDArray?, _ machine: Interpreter
  ) throws(Raised) -> Value {
    let result = try NDArray.of(try apply(inputs, machine), machine)
    let mask = try NDArray.of(condition, machine)
    let fresh = NDArray(try arrays { try Tensor.zeros(result.shape, dtype: result.dtype) })
    let target = output ?? fresh
    let merged = try arrays {
      try Tensor.where(mask.operand, result.operand.to(target.dtype), target.operand)
    }
    try target.fill(from: NDArray(merged))
    return .object(target)
  }

  // MARK: - Application

  /// Applies the function to arrays, numbers, lists or tensors; a tensor among them makes the result
  /// one.
  func apply(
    _ inputs: [Value], output: NDArray? = nil, isOperatorOfScalars: Bool = false,
    _ machine: Interpreter
  ) throws(Raised) -> Value {
    var operands: [NDArray?] = []
    var isTensor = false
    for input in inputs {
      switch input {
      case .int, .float, .bool: operands.append(nil)
      case .object(let object) where object is ComplexObject: operands.append(nil)
      default:
        if TensorObject.variable(input) != nil { isTensor = true }
        operands.append(try NDArray.of(input, machine))
      }
    }
    if operands.contains(where: { $0.map { !$0.isNumeric } ?? false }) {
      return try applyToObjects(inputs, machine)
    }
    let result = try compute(inputs, operands, isOperatorOfScalars, machine)
    if let output {
      try store(result, in: output)
      return .object(output)
    }
    return isTensor ? NumPyBridge.tensorObject(result) : NDArray(result).scalarOrSelf
  }

  private func compute(
    _ inputs: [Value], _ operands: [NDArray?], _ isOperatorOfScalars: Bool, _ machine: Interpreter
  ) throws(Raised) -> Tensor {
    let common = commonType(inputs, operands)
    let type = try computedType(common)
    var tensors: [Tensor] = []
    for (input, operand) in zip(inputs, operands) {
      if let operand {
        tensors.append(try arrays { try operand.operand.to(type) })
        continue
      }
      guard let number = input.number else { continue }
      if case .int(let value) = number, rule != .truth, let range = type.integerRange,
        !range.contains(value)
      {
        throw Raised(.overflowError, "Python integer \(value) out of bounds for \(type.name)")
      }
      tensors.append(try arrays { try Tensor.full([], number, dtype: type) })
    }
    var shape = ArrayShape()
    for tensor in tensors {
      guard let next = shape.joined(tensor.shape) else {
        let shapes = tensors.map(\.shape.tight).joined(separator: " ")
        throw .valueError("operands could not be broadcast together with shapes \(shapes) ")
      }
      shape = next
    }
    let result = try arrays { try body(tensors) }
    try UFuncWarnings.check(
      isOperatorOfScalars ? "scalar " + name : name, tensors, result, machine)
    return result
  }

  private func commonType(_ inputs: [Value], _ operands: [NDArray?]) -> DType {
    var common: DType?
    for case let operand? in operands {
      common = common.map { $0.promoted(operand.dtype) } ?? operand.dtype
    }
    for (input, operand) in zip(inputs, operands) where operand == nil {
      guard let number = input.number else { continue }
      if let known = common {
        // In a comparison an integer array meets a float as a double.
        common = known.promoted(withPython: number)
      } else {
        common =
          number.isComplex ? .complex128 : number.dtype.isFloatingPoint ? .float64 : number.dtype
      }
    }
    return common ?? .float64
  }

  private func computedType(_ common: DType) throws(Raised) -> DType {
    switch rule {
    case .same, .truth: return common
    case .sameWithoutBool: return common == .bool ? .int8 : common
    case .float: return common.floatForInteger
    case .double: return common.isInexact ? common : .float64
    case .integers:
      guard !common.isInexact else { throw UFunc.unsupported(name) }
      return common
    }
  }

  /// The error for a type that a function has no form for.
  static func unsupported(_ name: String) -> Raised {
    .typeError(
      "ufunc '\(name)' not supported for the input types, and the inputs could not be safely "
        + "coerced to any supported types according to the casting rule ''safe''")
  }

  /// Writes a result into an array, if its type allows that.
  private func store(_ result: Tensor, in output: NDArray) throws(Raised) {
    guard output.isWriteable else { throw .valueError("output array is read-only") }
    guard let target = output.element.dtype, result.dtype.category <= target.category else {
      throw Raised(
        NumPyTypes.ufuncTypeError,
        "Cannot cast ufunc '\(name)' output from dtype('\(result.dtype.name)') to "
          + "dtype('\(output.element.short)') with casting rule 'same_kind'")
    }
    guard result.shape.joined(output.shape) == output.shape else {
      throw .valueError(
        "non-broadcastable output operand with shape \(output.shape.tight) doesn't match the "
          + "broadcast shape \((result.shape.joined(output.shape) ?? result.shape).tight)")
    }
    let converted = try arrays { try result.to(target) }
    try output.fill(from: NDArray(converted))
  }

  // MARK: - Objects

  private func applyToObjects(
    _ inputs: [Value], _ machine: Interpreter
  ) throws(Raised) -> Value {
    var operands: [NDArray] = []
    for input in inputs { operands.append(try NDArray.of(input, machine)) }
    if operands.count == 1 {
      if operands[0].element == .object {
        let value = operands[0].values.first ?? .none
        throw .typeError(
          "loop of ufunc does not support argument 0 of type \(machine.type(of: value).name) which has "
            + "no callable \(name) method")
      }
      throw .typeError(
        "ufunc '\(name)' not supported for the input types, and the inputs could not be safely "
          + "coerced to any supported types according to the casting rule ''safe''")
    }
    let texts = operands.map { if case .string = $0.element { true } else { false } }
    let isMixed = texts.contains(true) && operands.contains { $0.isNumeric }
    guard operands.count == 2, objectOperator != nil || objectComparison != nil,
      !(isMixed && objectOperator != nil),
      let shape = operands[0].shape.joined(operands[1].shape),
      let left = operands[0].tensor.spread(to: shape),
      let right = operands[1].tensor.spread(to: shape)
    else {
      let types = operands.map { "dtype('\($0.element.short)')" }.joined(separator: ", ")
      throw Raised(
        NumPyTypes.ufuncTypeError,
        "ufunc '\(name)' did not contain a loop with signature matching types (\(types)) -> None")
    }
    let a = operands[0].with(left).values.map(\.unwrapped)
    let b = operands[1].with(right).values.map(\.unwrapped)
    var results: [Value] = []
    for (x, y) in zip(a, b) {
      if let objectOperator {
        results.append(try machine.binary(objectOperator, x, y))
      } else if let objectComparison {
        results.append(.bool(try machine.truth(machine.compare(objectComparison, x, y))))
      }
    }
    let isText = texts.allSatisfy { $0 }
    let element: ElementType =
      objectComparison != nil ? .number(.bool) : isText ? .string(0) : .object
    let flat = try ArrayBuilder.array(.list(results), element, machine)
    return try flat.reshaped(shape).scalarOrSelf
  }
}
