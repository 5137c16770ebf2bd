// A call that fits a signature: its arguments, asked for by name and given as Swift values.
// An argument that was not given, or was None where that is allowed, is nil.
import Autograd
import Glibc
import Interpreter
import Tensors

/// The arguments of a call to an operation.
struct Invocation {
  let signature: TorchSignature
  let slots: UnsafeMutablePointer<Value>
  let machine: Interpreter
  /// The tensor that a method was called on.
  var receiver: Value = .undefined

  /// The argument of a name; `.undefined` if it was not given.
  subscript(name: StaticString) -> Value {
    let count = name.utf8CodeUnitCount
    let parameters = signature.parameters
    for index in parameters.indices {
      let bytes = parameters[index].bytes
      if bytes.count == count, memcmp(bytes.baseAddress!, name.utf8Start, count) == 0 {
        return slots[index]
      }
    }
    return count == 5 && memcmp(name.utf8Start, "input", 5) == 0 ? receiver : .undefined
  }

  subscript(dynamic name: String) -> Value {
    let parameters = signature.parameters
    for index in parameters.indices where parameters[index].name == name { return slots[index] }
    return name == "input" ? receiver : .undefined
  }

  // MARK: - Tensors

  func tensor(_ name: StaticString) throws -> Variable {
    let value = self[name]
    if let variable = TensorObject.variable(value) { return variable }
    if let number = value.number { return try Variable(scalarTensor(number)) }
    throw Raised.typeError(
      "\(signature.name)(): argument '\(name)' must be Tensor, not \(value.typeName)")
  }

  func optionalTensor(_ name: StaticString) throws -> Variable? {
    TensorObject.variable(self[name])
  }

  /// A tensor, or a number as a tensor without dimensions that yields in promotion.
  func operand(_ name: StaticString, or other: StaticString? = nil) throws -> Variable {
    var value = self[name]
    if value.isUndefined, let other { value = self[other] }
    if let variable = TensorObject.variable(value) { return variable }
    return try Variable(scalarTensor(scalar(value) ?? 0))
  }

  /// A number as a tensor that counts as a number in type promotion.
  func scalarTensor(_ number: Scalar) throws -> Tensor {
    try Tensor(number)
  }

  func tensors(_ name: StaticString) throws -> [Variable] {
    guard let elements = self[name].tupleOrListElements else {
      throw Raised.typeError(
        "\(signature.name)(): argument '\(name)' must be tuple of Tensors, not "
          + self[name].typeName)
    }
    let position = signature.parameters.firstIndex { $0.name == name.description } ?? 0
    var variables: [Variable] = []
    variables.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      guard let variable = TensorObject.variable(element) else {
        throw Raised.typeError(
          "expected Tensor as element \(index) in argument \(position), "
            + "but got \(element.typeName)")
      }
      variables.append(variable)
    }
    return variables
  }

  // MARK: - Numbers

  /// The number that a value is, which may be a tensor without dimensions.
  func scalar(_ value: Value) throws -> Scalar? {
    if value.isNoneOrUndefined { return nil }
    if let number = value.number { return number }
    if let variable = TensorObject.variable(value) { return try variable.data.item() }
    if value.objectKind == .bigInt {
      throw Raised.runtimeError("Overflow when unpacking long long")
    }
    return nil
  }

  func scalar(_ name: StaticString) throws -> Scalar? { try scalar(self[name]) }

  func number(_ name: StaticString) throws -> Scalar { try scalar(self[name]) ?? 0 }

  func int(_ name: StaticString) throws -> Int? { try realNumber(self[name], "int64_t")?.int }

  func int(_ name: StaticString, _ otherwise: Int) throws -> Int { try int(name) ?? otherwise }

  func double(_ name: StaticString) throws -> Double? {
    try realNumber(self[name], "double")?.double
  }

  /// A number that is not complex.
  func realNumber(_ value: Value, _ type: StaticString) throws -> Scalar? {
    guard let number = try scalar(value) else { return nil }
    try Invocation.requireReal(number, type)
    return number
  }

  static func requireReal(_ number: Scalar, _ type: StaticString) throws {
    guard !number.isComplex else {
      throw Raised.runtimeError("value cannot be converted to type \(type) without overflow")
    }
  }

  func bool(_ name: StaticString, _ otherwise: Bool) throws -> Bool {
    try optionalBool(name) ?? otherwise
  }

  func optionalBool(_ name: StaticString) throws -> Bool? {
    let value = self[name]
    if case .bool(let bool) = value { return bool }
    return value.isNoneOrUndefined ? nil : try machine.truth(value)
  }

  func string(_ name: StaticString) throws -> String? { self[name].string }

  // MARK: - Lists

  func integer(_ value: Value) throws -> Int {
    if case .int(let int) = value { return int }
    return try realNumber(value, "int64_t")?.int ?? 0
  }

  /// The integers of a tuple or list, or of a lone integer.
  func integers(_ value: Value, _ name: StaticString = "size") throws -> [Int] {
    guard let elements = value.tupleOrListElements else { return [try integer(value)] }
    return try elements.enumerated().map { index, element in
      guard element.isIndex else {
        let shown = element.typeName
        throw Raised.typeError(
          "\(signature.name)(): argument '\(name)' failed to unpack the object at pos "
            + "\(index + 1) with error \"type must be tuple of ints,but got \(shown)\"")
      }
      return try integer(element)
    }
  }

  func ints(_ name: StaticString) throws -> [Int] { try integers(self[name], name) }

  func shape(_ name: StaticString) throws -> Tensors.Shape {
    let value = self[name]
    if value.isUndefined { return [] }
    return try Tensors.Shape(checking: integers(value, name))
  }

  /// A list of sizes in which one number stands for all `count`.
  func shape(_ name: StaticString, count: Int, _ otherwise: Int) throws -> Tensors.Shape {
    let value = self[name]
    if value.isNoneOrUndefined { return Tensors.Shape(repeating: otherwise, count: count) }
    let shape = try shape(name)
    return shape.count == 1 ? Tensors.Shape(repeating: shape[0], count: count) : shape
  }

  /// Dimensions; nil if none were given.
  func dims(_ name: StaticString) throws -> Tensors.Shape? {
    self[name].isNoneOrUndefined ? nil : try shape(name)
  }

  // MARK: - Torch's own objects

  func dtype(_ name: StaticString) throws -> DType? {
    let value = self[name]
    if value.isNoneOrUndefined { return nil }
    return value.object(as: DTypeObject.self)?.dtype ?? DTypeObject.python(value)
  }

  func device(_ name: StaticString) throws -> Device? {
    let value = self[name]
    return value.isNoneOrUndefined ? nil : try DeviceObject.device(value)
  }

  func generator() throws -> Tensors.Generator {
    self["generator"].object(as: TorchGeneratorObject.self)?.generator ?? .standard
  }

  // MARK: - Results

  @inline(__always)
  func wrap(_ variable: Variable) -> Value { .object(TensorObject.of(variable)) }

  func tuple(_ variables: [Variable]) -> Value { .tuple(variables.map { wrap($0) }) }

  /// A named tuple of `torch.return_types`.
  func named(_ name: String, _ fields: [String], _ variables: [Variable]) -> Value {
    ReturnTypes.value(name, fields, variables.map { wrap($0) })
  }

  func valuesIndices(
    _ name: String, _ result: (values: Variable, indices: Variable)
  ) -> Value { named(name, ["values", "indices"], [result.values, result.indices]) }

  /// The result, or `out` with the result copied into it.
  func placed(_ result: Value) throws -> Value {
    let out = self["out"]
    if out.isNoneOrUndefined { return result }
    if let target = TensorObject.variable(out), let source = TensorObject.variable(result) {
      try target.takeOut(source)
      return out
    }
    if let targets = out.tupleOrListElements, let sources = result.tuple?.elements {
      for (target, source) in zip(targets, sources) {
        if let target = TensorObject.variable(target), let source = TensorObject.variable(source) {
          try target.takeOut(source)
        }
      }
      if let named = result.object as? NamedResult {
        return named.renamed(named.type.name + "_out")
      }
    }
    return result
  }
}

extension Variable {
  /// Receives a result by `out=`: takes its size if it is empty, and copies the elements.
  func takeOut(_ source: Variable) throws {
    guard !requiresGrad || !GradMode.isEnabled, !source.requiresGrad || !GradMode.isEnabled else {
      throw AutogradError.stated(
        .runtime,
        "out=... arguments don't support automatic differentiation, but one of the arguments "
          + "requires grad.")
    }
    guard source.dtype.category <= dtype.category else {
      throw AutogradError.stated(
        .runtime,
        "result type \(source.dtype.scalarTypeName) can't be cast to the desired output type "
          + dtype.scalarTypeName)
    }
    if shape != source.shape {
      assignData(try Tensor(empty: source.shape, dtype: dtype, device: device))
    }
    try copy_(source)
  }
}
