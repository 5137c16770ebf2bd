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
      return try variable.data.to(dtype ?? variable.dtype).clone()
    }
    if case .object(let object) = value, let array = object as? any TensorConvertible {
      let tensor = try array.tensorValue()
      return try (dtype.map { try tensor.to($0) } ?? tensor).clone()
    }
    var elements = Elements()
    var shape: [Int] = []
    try measure(value, &shape, depth: 0)
    guard shape.count <= Tensors.Shape.maximumRank else {
      throw TensorError.tooManyDimensions(shape.count)
    }
    try collect(value, shape, depth: 0, &elements)
    let inferred = dtype ?? elements.dtype
    return try elements.tensor(Tensors.Shape(checking: shape), inferred)
  }

  /// The elements in order, with the highest type among them.
  private struct Elements {
    var numbers: [Scalar] = []
    var hasFloat = false
    var hasInt = false
    var hasBool = false
    var arrayType: DType?
    /// The common type of numbers that carry one, such as NumPy's scalars.
    var scalarType: DType?

    var dtype: DType {
      if let arrayType { return arrayType }
      guard let scalarType else { return pythonType }
      let isAlone = !hasFloat && !hasInt && !hasBool
      return isAlone ? scalarType : scalarType.promoted(with: pythonType)
    }

    private var pythonType: DType {
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
      }
      numbers.append(number)
    }

    func tensor(_ shape: Tensors.Shape, _ dtype: DType) throws -> Tensor {
      let tensor: Tensor
      switch dtype {
      case .float32:
        tensor = try Tensor(empty: shape, dtype: .float32)
        let pointer = tensor.pointer(Float.self)
        for index in numbers.indices { pointer[index] = Float(numbers[index].double) }
      case .float64, .float16, .bfloat16:
        tensor = try Tensor(empty: shape, dtype: .float64)
        let pointer = tensor.pointer(Double.self)
        for index in numbers.indices { pointer[index] = numbers[index].double }
      case .bool:
        tensor = try Tensor(empty: shape, dtype: .bool)
        let pointer = tensor.pointer(UInt8.self)
        for index in numbers.indices { pointer[index] = numbers[index].isTrue ? 1 : 0 }
      case .uint8, .int8, .int16, .int32, .int64:
        tensor = try Tensor(empty: shape, dtype: .int64)
        let pointer = tensor.pointer(Int.self)
        for index in numbers.indices {
          if case .float(let value) = numbers[index], !value.isFinite {
            throw Raised.valueError(
              value.isNaN
                ? "cannot convert float NaN to integer"
                : "cannot convert float infinity to integer")
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
    if let variable = TensorObject.variable(value) {
      shape += variable.shape.array
      return
    }
    if case .object(let object) = value, let array = object as? any TensorConvertible {
      shape += try array.tensorValue().shape.array
      return
    }
    guard let elements = try elements(value) else { return }
    shape.append(elements.count)
    if let first = elements.first { try measure(first, &shape, depth: depth + 1) }
  }

  private func collect(
    _ value: Value, _ shape: [Int], depth: Int, _ result: inout Elements
  ) throws {
    if let variable = TensorObject.variable(value) {
      return try append(variable.data, shape, depth, &result)
    }
    if case .object(let object) = value, let array = object as? any TensorConvertible {
      return try append(try array.tensorValue(), shape, depth, &result)
    }
    if depth == shape.count {
      guard let number = value.number else {
        throw unsuitable(value, depth: depth, result)
      }
      if let scalar = value.object as? any ScalarConvertible {
        result.append(number, as: scalar.dtype)
      } else {
        result.append(number)
      }
      return
    }
    guard let elements = try elements(value) else {
      if value.isNumber {
        throw Raised.typeError("expected a sequence of length \(shape[depth])")
      }
      throw unsuitable(value, depth: depth, result)
    }
    guard elements.count == shape[depth] else {
      throw Raised.valueError(
        "expected sequence of length \(shape[depth]) at dim \(depth) (got \(elements.count))")
    }
    for element in elements { try collect(element, shape, depth: depth + 1, &result) }
  }

  /// Takes in a tensor inside of a list.
  private func append(
    _ tensor: Tensor, _ shape: [Int], _ depth: Int, _ result: inout Elements
  ) throws {
    guard tensor.shape.array == Array(shape[min(depth, shape.count)...]) else {
      guard tensor.numel == 1 else {
        throw Raised.valueError(
          "only one element tensors can be converted to Python scalars")
      }
      return result.append(try tensor.item())
    }
    if tensor.rank == 0 {
      result.append(try tensor.item())
      if tensor.dtype != .defaultFloat, tensor.dtype.isFloatingPoint, result.numbers.count == 1 {
        result.arrayType = nil
      }
      return
    }
    let rows = try tensor.contiguous().to(.float64)
    let flat = rows.pointer(Double.self)
    for index in 0..<rows.numel {
      let number = flat[index]
      result.append(
        tensor.dtype.isFloatingPoint
          ? .float(number)
          : tensor.dtype == .bool ? .bool(number != 0) : .int(Int(saturating: number)))
    }
  }

  private func unsuitable(_ value: Value, depth: Int, _ found: Elements) -> Raised {
    if value.objectKind == .bigInt {
      return .runtimeError("Overflow when unpacking long long")
    }
    if value.tupleOrListElements != nil {
      return found.hasFloat
        ? .typeError("must be real number, not \(value.typeName)")
        : .typeError("'\(value.typeName)' object cannot be interpreted as an integer")
    }
    if value.isNone || depth == 0, !value.isString {
      return .runtimeError("Could not infer dtype of \(value.typeName)")
    }
    return value.isString
      ? .typeError("new(): invalid data type 'str'")
      : .runtimeError("Could not infer dtype of \(value.typeName)")
  }
}
