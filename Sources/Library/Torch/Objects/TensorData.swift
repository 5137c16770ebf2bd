// Data of the language brought into a tensor: nested lists and tuples of numbers, arrays, tensors,
// single numbers. The type follows from the elements (a float makes all floats), as `torch.tensor`
// infers it; the sizes must be the same along each dimension.
import Autograd
import Interpreter
import Tensors

/// Makes tensors of data.
struct TensorData {
  private let machine: Interpreter

  init(_ machine: Interpreter) { self.machine = machine }

  /// A new tensor with a copy of the data.
  func tensor(_ value: Value, dtype: DType? = nil) throws -> Tensor {
    if let variable = TensorObject.variable(value) {
      return try variable.data.converted(to: dtype ?? variable.dtype).clone()
    }
    if case .object(let object) = value, let array = object as? any TensorConvertible {
      let tensor = try array.tensorValue()
      return try (dtype.map { try tensor.converted(to: $0) } ?? tensor).clone()
    }
    var elements = Elements()
    var shape: [Int] = []
    try measure(value, &shape, depth: 0)
    guard shape.count <= Tensors.Shape.maximumRank else {
      throw TensorError.tooManyDimensions(shape.count)
    }
    try collect(value, shape, depth: 0, &elements, wanted: dtype)
    let inferred = dtype ?? elements.dtype
    return try elements.tensor(Tensors.Shape(checking: shape), inferred)
  }

  /// The elements in order, with the highest type among them.
  private struct Elements {
    var numbers: [Scalar] = []
    var hasComplex = false
    var hasFloat = false
    var hasInt = false
    var hasBool = false
    /// The common type of numbers that carry one, such as NumPy's scalars.
    var scalarType: DType?

    var hasNumbers: Bool { !numbers.isEmpty }

    var dtype: DType {
      guard let scalarType else { return pythonType }
      let isAlone = !hasComplex && !hasFloat && !hasInt && !hasBool
      return isAlone ? scalarType : scalarType.promoted(with: pythonType)
    }

    private var pythonType: DType {
      if hasComplex { return DType.defaultFloat.complexType }
      if hasFloat || numbers.isEmpty { return .defaultFloat }
      return hasInt ? .int64 : .bool
    }

    mutating func append(_ number: Scalar, as type: DType) {
      scalarType = scalarType.map { $0.promoted(with: type) } ?? type
      numbers.append(number)
    }

    mutating func append(_ number: Scalar) {
      switch number {
      case .bool: hasBool = true
      case .int: hasInt = true
      case .float: hasFloat = true
      case .complex: hasComplex = true
      }
      numbers.append(number)
    }

    func tensor(_ shape: Tensors.Shape, _ dtype: DType) throws -> Tensor {
      let tensor: Tensor
      if hasComplex, !dtype.isComplex, dtype != .bool {
        throw Raised.typeError(
          dtype.isFloatingPoint
            ? "must be real number, not complex"
            : "'complex' object cannot be interpreted as an integer")
      }
      switch dtype {
      case .float32:
        tensor = try Tensor(empty: shape, dtype: .float32)
        let pointer = tensor.pointer(Float.self)
        for index in numbers.indices { pointer[index] = Float(numbers[index].double) }
      case .float64, .float16, .bfloat16:
        tensor = try Tensor(empty: shape, dtype: .float64)
        let pointer = tensor.pointer(Double.self)
        for index in numbers.indices { pointer[index] = numbers[index].double }
      case .complex64, .complex128:
        tensor = try Tensor(empty: shape, dtype: .complex128)
        let pointer = tensor.pointer(Double.self)
        for index in numbers.indices {
          pointer[2 * index] = numbers[index].double
          pointer[2 * index + 1] = numbers[index].imaginary
        }
      case .bool:
        tensor = try Tensor(empty: shape, dtype: .bool)
        let pointer = tensor.pointer(UInt8.self)
        for index in numbers.indices { pointer[index] = numbers[index].isTrue ? 1 : 0 }
      case .uint8, .int8, .int16, .int32, .int64:
        tensor = try Tensor(empty: shape, dtype: .int64)
        let pointer = tensor.pointer(Int.self)
        for index in numbers.indices {
          guard dtype.holds(numbers[index]) else {
            throw Raised.runtimeError(
              "value cannot be converted to type \(dtype.name) without overflow")
          }
          pointer[index] = numbers[index].int
        }
      }
      return tensor.dtype == dtype ? tensor : try tensor.to(dtype)
    }
  }

  private func elements(_ value: Value) throws -> [Value]? {
    if let elements = value.tupleOrListElements { return elements }
    guard case .object(let object) = value else { return nil }
    switch object.kind {
    case .range: return try machine.elements(of: value)
    case .string, .dict, .set, .bigInt, .bytes: return nil
    default: return nil
    }
  }

  /// The sizes, read along the first elements.
  private func measure(_ value: Value, _ shape: inout [Int], depth: Int) throws {
    guard depth <= 128 else { throw Raised.valueError("too many dimensions '\(value.typeName)'") }
    // Tensors in a list are its elements: they must be single numbers.
    if TensorObject.variable(value) != nil { return }
    if case .object(let object) = value, let array = object as? any TensorConvertible {
      shape += try array.tensorValue().shape.array
      return
    }
    guard let elements = try elements(value) else { return }
    shape.append(elements.count)
    if let first = elements.first { try measure(first, &shape, depth: depth + 1) }
  }

  private func collect(
    _ value: Value, _ shape: [Int], depth: Int, _ result: inout Elements, wanted: DType?
  ) throws {
    if let variable = TensorObject.variable(value) {
      if depth < shape.count { return try append(variable.data, shape, depth, &result) }
      guard variable.numel == 1 else { throw severalElements(variable, result) }
      return result.append(try variable.data.item(), as: variable.dtype)
    }
    if case .object(let object) = value, let array = object as? any TensorConvertible {
      return try append(try array.tensorValue(), shape, depth, &result)
    }
    if depth == shape.count {
      guard let number = value.number else {
        guard value.objectKind == .bigInt, wanted?.isFloatingPoint == true else {
          throw unsuitable(value, depth: depth, result)
        }
        return result.append(.float(try machine.double(value)))
      }
      if let scalar = value.object as? any ScalarConvertible {
        result.append(number, as: scalar.dtype)
      } else {
        result.append(number)
      }
      return
    }
    guard let elements = try elements(value) else {
      if value.isNumber { throw Raised.typeError("not a sequence") }
      throw unsuitable(value, depth: depth, result)
    }
    guard elements.count == shape[depth] else {
      throw Raised.valueError(
        "expected sequence of length \(shape[depth]) at dim \(depth) (got \(elements.count))")
    }
    for element in elements {
      try collect(element, shape, depth: depth + 1, &result, wanted: wanted)
    }
  }

  /// Takes in a tensor inside of a list.
  private func append(
    _ tensor: Tensor, _ shape: [Int], _ depth: Int, _ result: inout Elements
  ) throws {
    for (dim, size) in shape[depth...].enumerated() where dim < tensor.rank {
      guard tensor.shape[dim] == size else {
        throw Raised.valueError(
          "expected sequence of length \(size) at dim \(depth + dim) (got \(tensor.shape[dim]))")
      }
    }
    guard tensor.rank == shape.count - depth else { throw Raised.typeError("not a sequence") }
    let rows = try tensor.contiguous()
    for index in 0..<rows.numel { result.append(rows.element(at: index), as: tensor.dtype) }
  }

  private func severalElements(_ variable: Variable, _ found: Elements) -> Raised {
    variable.dtype.isInexact || found.hasFloat
      ? .valueError("only one element tensors can be converted to Python scalars")
      : .typeError("only integer tensors of a single element can be converted to an index")
  }

  private func unsuitable(_ value: Value, depth: Int, _ found: Elements) -> Raised {
    if value.objectKind == .bigInt {
      return .valueError("Overflow when unpacking long long")
    }
    if value.tupleOrListElements != nil {
      return found.hasFloat
        ? .typeError("must be real number, not \(value.typeName)")
        : .typeError("'\(value.typeName)' object cannot be interpreted as an integer")
    }
    if value.isNone || depth == 0, !value.isString {
      return .runtimeError("Could not infer dtype of \(value.typeName)")
    }
    if value.isString, depth > 0, !found.hasNumbers {
      return .valueError("too many dimensions 'str'")
    }
    return value.isString
      ? .typeError("new(): invalid data type 'str'")
      : .runtimeError("Could not infer dtype of \(value.typeName)")
  }
}

extension DType {
  /// Whether a number can become an element of this integer type; negative ones wrap in an unsigned.
  fileprivate func holds(_ number: Scalar) -> Bool {
    let bits = UInt64(byteWidth * 8)
    let most = self == .uint8 ? 255 : Int.max >> (64 - Int(bits))
    let least = self == .uint8 ? -255 : -most - 1
    switch number {
    case .bool: return true
    case .int(let value): return value >= least && value <= most
    case .float(let value):
      return value.isFinite && value >= Double(least) && value <= Double(most)
    case .complex: return false
    }
  }
}
