// `numpy.ndarray`: a strided view of the same kind of storage that tensors have, so that a tensor and
// an array can share memory.
//
// Invariant: an array of numbers holds a tensor of the element type; an array of strings or objects
// holds places (int64) in a pool of values. Strides may be negative here, unlike in tensors:
// `operand` is the array as the kernels want it.

import Autograd
import Interpreter
import Tensors

/// A `numpy.ndarray`.
final class NDArray: Object, TensorConvertible {
  private var elements: Tensor
  let element: ElementType
  let pool: ValuePool?
  /// The array whose memory this is a view of.
  let base: NDArray?
  var isWriteable = true

  init(
    _ tensor: Tensor, element: ElementType? = nil, pool: ValuePool? = nil, base: NDArray? = nil
  ) {
    elements = tensor
    self.element = element ?? .number(tensor.dtype)
    self.pool = pool
    self.base = base
    super.init(type: NDArray.type)
    isWriteable = base?.isWriteable ?? true
  }

  /// The elements, as they are now.
  var tensor: Tensor {
    @inline(__always) get {
      if MirroredMemory.isInUse { elements.settle() }
      return elements
    }
    set { elements = newValue }
  }

  override func recordState(into image: inout StateImage) {
    image.append(isWriteable)
    image.natives += [tensor, pool, base]
  }

  override func restoreState(from reader: inout StateReader) {
    isWriteable = reader.nextFlag()
    if let tensor = reader.next(Tensor.self) { self.tensor = tensor }
  }

  /// The class.
  static let type = TypeObject(native: "ndarray", module: "numpy") { type in
    type.usesGenericAttributes = true
    type.isNamedInFull = true
    declareAttributes(type)
    declareShapeMethods(type)
    declareReductions(type)
    declareElementMethods(type)
    type.declareSlots(
      ["__getitem__", "__setitem__", "__len__", "__iter__", "__contains__", "__eq__", "__ne__"]
        + ["__lt__", "__le__", "__gt__", "__ge__", "__neg__", "__pos__", "__invert__"]
        + ["add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow", "and", "or", "xor"]
        .flatMap { ["__\($0)__", "__r\($0)__", "__i\($0)__"] })
  }

  var shape: ArrayShape { tensor.shape }
  var dtype: DType { tensor.dtype }
  var isNumeric: Bool { pool == nil }

  /// A view of this array's elements with another layout.
  func view(_ tensor: Tensor) -> NDArray {
    NDArray(tensor, element: element, pool: pool, base: base ?? self)
  }

  /// An array of its own with other elements of the same type.
  func with(_ tensor: Tensor) -> NDArray { NDArray(tensor, element: element, pool: pool) }

  /// The elements as kernels take them, without negative strides.
  var operand: Tensor {
    get throws {
      for index in tensor.strides.indices where tensor.strides[index] < 0 {
        return try copied()
      }
      return tensor
    }
  }

  func tensorValue() throws -> Tensor {
    guard isNumeric else {
      throw Raised.typeError(
        "can't convert np.ndarray of type numpy.\(element == .object ? "object_" : "str_"). The "
          + "only supported types are: float64, float32, float16, complex64, complex128, int64, "
          + "int32, int16, int8, uint64, uint32, uint16, uint8, and bool.")
    }
    return try operand
  }

  /// The values as an object: a scalar if there are no dimensions.
  var scalarOrSelf: Value { shape.isEmpty ? scalar(at: 0) : .object(self) }

  // MARK: - Elements

  /// The element at an offset from the first one, as a program gets it.
  func scalar(at offset: Int) -> Value {
    let value = value(at: offset)
    guard case .string = element, let text = value.string else { return value }
    return .object(StringObject(text, type: NumPyTypes.string))
  }

  /// The element at an offset from the first one; texts are plain ones.
  func value(at offset: Int) -> Value {
    if let pool {
      let place = tensor.pointer(Int.self)[offset]
      return pool.values.indices.contains(place) ? pool.values[place] : .none
    }
    return .object(NumPyScalar(number(at: offset), dtype))
  }

  /// The number at an offset from the first one.
  func number(at offset: Int) -> Scalar {
    switch dtype {
    case .bool: .bool(tensor.pointer(UInt8.self)[offset] != 0)
    case .uint8: .int(Int(tensor.pointer(UInt8.self)[offset]))
    case .int8: .int(Int(tensor.pointer(Int8.self)[offset]))
    case .int16: .int(Int(tensor.pointer(Int16.self)[offset]))
    case .int32: .int(Int(tensor.pointer(Int32.self)[offset]))
    case .int64: .int(tensor.pointer(Int.self)[offset])
    case .float32: .float(Double(tensor.pointer(Float.self)[offset]))
    case .float64: .float(tensor.pointer(Double.self)[offset])
    case .complex64:
      .complex(
        Double(tensor.pointer(Float.self)[2 * offset]),
        Double(tensor.pointer(Float.self)[2 * offset + 1]))
    case .complex128:
      .complex(
        tensor.pointer(Double.self)[2 * offset], tensor.pointer(Double.self)[2 * offset + 1])
    case .float16, .bfloat16:
      .float(ElementsView(tensor).value(at: offset))
    }
  }

  /// The offsets of all elements, in reading order.
  var offsets: [Int] { NDArray.offsets(shape, tensor.strides) }

  /// The offsets of the elements of a layout, in reading order.
  static func offsets(_ shape: ArrayShape, _ strides: ArrayShape) -> [Int] {
    var result = [0]
    for dim in shape.indices {
      let size = shape[dim]
      let stride = strides[dim]
      var next: [Int] = []
      next.reserveCapacity(result.count * size)
      for offset in result {
        for index in 0..<size { next.append(offset + index * stride) }
      }
      result = next
    }
    return result
  }

  /// The offsets of all elements, dimensions ordered by falling strides.
  var offsetsInMemoryOrder: [Int] {
    let order = shape.indices.sorted {
      tensor.strides[$0].magnitude > tensor.strides[$1].magnitude
    }
    var sizes = ArrayShape()
    var steps = ArrayShape()
    for dim in order {
      sizes.append(shape[dim])
      steps.append(tensor.strides[dim])
    }
    return NDArray.offsets(sizes, steps)
  }

  /// The elements at offsets, as a contiguous tensor.
  func gathered(_ offsets: [Int], _ shape: ArrayShape) throws -> Tensor {
    let output = try Tensor(empty: shape, dtype: dtype)
    switch dtype.byteWidth {
    case 1: gather(offsets, output, UInt8.self)
    case 2: gather(offsets, output, UInt16.self)
    case 4: gather(offsets, output, UInt32.self)
    case 16: gather(offsets, output, (UInt64, UInt64).self)
    default: gather(offsets, output, UInt64.self)
    }
    return output
  }

  private func gather<T>(_ offsets: [Int], _ output: Tensor, _ type: T.Type) {
    let source = tensor.pointer(type)
    let target = output.pointer(type)
    offsets.withUnsafeBufferPointer { offsets in
      for index in offsets.indices { target[index] = source[offsets[index]] }
    }
  }

  /// Puts contiguous elements, or one for all, at offsets.
  func scatter(_ values: Tensor, _ offsets: [Int]) {
    tensor.willWrite()
    switch dtype.byteWidth {
    case 1: scatter(values, offsets, UInt8.self)
    case 2: scatter(values, offsets, UInt16.self)
    case 4: scatter(values, offsets, UInt32.self)
    case 16: scatter(values, offsets, (UInt64, UInt64).self)
    default: scatter(values, offsets, UInt64.self)
    }
  }

  private func scatter<T>(_ values: Tensor, _ offsets: [Int], _ type: T.Type) {
    let source = values.pointer(type)
    let target = tensor.pointer(type)
    let step = values.numel == 1 ? 0 : 1
    offsets.withUnsafeBufferPointer { offsets in
      for index in offsets.indices { target[offsets[index]] = source[index * step] }
    }
  }

  /// A contiguous copy of the elements.
  func copied() throws -> Tensor {
    if tensor.isContiguous { return try tensor.contiguousCopy() }
    return try gathered(offsets, shape)
  }

  /// All values in reading order.
  var values: [Value] { offsets.map(value) }

  // MARK: - Slots

  override func length(_ machine: Interpreter) throws(Raised) -> Int? {
    guard let first = shape.first else { throw .typeError("len() of unsized object") }
    return first
  }

  override func truth(_ machine: Interpreter) throws(Raised) -> Bool {
    guard tensor.numel == 1 else {
      guard tensor.numel == 0 else {
        throw .valueError(
          "The truth value of an array with more than one element is ambiguous. Use a.any() or "
            + "a.all()")
      }
      throw .valueError(
        "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an "
          + "array is not empty.")
    }
    return try machine.truth(value(at: 0))
  }

  override func iterate(_ machine: Interpreter) throws(Raised) -> Object? {
    guard !shape.isEmpty else { throw .typeError("iteration over a 0-d array") }
    return ArrayIterator(self)
  }

  override func hash(_ machine: Interpreter) throws(Raised) -> Int {
    throw .typeError("unhashable type: 'numpy.ndarray'")
  }

  override func contains(
    _ element: Value, _ machine: Interpreter
  ) throws(Raised) -> Bool? {
    let equal = try UFunc.of(LanguageComparison.equal).apply([.object(self), element], machine)
    guard let array = equal.object(as: NDArray.self) else { return try machine.truth(equal) }
    return try arrays { try array.operand.any().item().isTrue }
  }

  override func float(_ machine: Interpreter) throws(Raised) -> Double? {
    try machine.doubleIfPossible(onlyElement())
  }

  override func int(_ machine: Interpreter) throws(Raised) -> Value {
    try machine.call(.object(TypeObject.int), onlyElement())
  }

  override func index(_ machine: Interpreter) throws(Raised) -> Value {
    guard shape.isEmpty, isNumeric, case .int(let value) = number(at: 0) else {
      throw .typeError("only integer scalar arrays can be converted to a scalar index")
    }
    return .int(value)
  }

  private func onlyElement() throws(Raised) -> Value {
    guard shape.isEmpty else {
      throw .typeError("only 0-dimensional arrays can be converted to Python scalars")
    }
    return value(at: 0)
  }

  override func format(_ spec: String, _ machine: Interpreter) throws(Raised) -> String {
    if spec.isEmpty { return try str(machine) }
    guard shape.isEmpty else {
      throw .typeError("unsupported format string passed to numpy.ndarray.__format__")
    }
    return try machine.format(value(at: 0), spec)
  }

  override func repr(_ machine: Interpreter) throws(Raised) -> String { try reprText(machine) }

  override func str(_ machine: Interpreter) throws(Raised) -> String { try strText(machine) }

  override func getItem(_ key: Value, _ machine: Interpreter) throws(Raised) -> Value {
    try item(key, machine)
  }

  override func setItem(
    _ key: Value, _ value: Value, _ machine: Interpreter
  ) throws(Raised) {
    try assign(key, value, machine)
  }

  // MARK: - Operators

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
    // A tensor on the left takes an array; on the right it refuses.
    if TensorObject.variable(other) != nil, !reflected, operation != .trueDivide {
      guard operation == .add else { return .undefined }
      throw .typeError(
        "Concatenation operation is not implemented for NumPy arrays, use np.concatenate() instead. "
          + "Please do not rely on this error; it may not be given on all Python implementations.")
    }
    guard NDArray.isOperand(other) || other.isNone else { return .undefined }
    let pair = reflected ? [other, .object(self)] : [.object(self), other]
    guard let function = UFunc.of(operation) else {
      return try MatrixProduct.matmul(pair[0], pair[1], machine)
    }
    return try function.apply(pair, machine)
  }

  override func inplaceBinary(
    _ operation: LanguageBinary, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    if TensorObject.variable(other) != nil { return .undefined }
    guard NDArray.isOperand(other), let function = UFunc.of(operation) else { return .undefined }
    return try function.apply([.object(self), other], output: self, machine)
  }

  override func compare(
    _ operation: LanguageComparison, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    if TensorObject.variable(other) != nil, operation != .equal, operation != .notEqual {
      return .undefined
    }
    guard NDArray.isOperand(other) || other.isNone || other.isString else { return .undefined }
    return try UFunc.of(operation).apply([.object(self), other], machine)
  }

  /// Whether a value can stand beside an array in an operation.
  static func isOperand(_ value: Value) -> Bool {
    if value.number != nil { return true }
    guard case .object(let object) = value else { return false }
    switch object.kind {
    case .list, .tuple, .range, .string, .bigInt: return true
    default: return object is NDArray || TensorObject.variable(value) != nil
    }
  }
}
