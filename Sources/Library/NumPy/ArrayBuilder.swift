// Arrays made of nested data of the language, as `np.array` and `np.asarray` make them.
//
// The shape is that of the nesting, which must be even. The type is the least that holds all
// elements: truth values, integers, floats, text, and for all else objects.

import Autograd
import Interpreter
import Tensors

/// Gathers the elements of nested lists, tuples, ranges, arrays and tensors.
struct ArrayBuilder {
  private let machine: Interpreter
  private var leaves: [Value] = []
  private var numberType: DType?
  private var hasText = false
  private var hasObject = false
  private var textWidth = 0
  private var isUneven = false
  private var deepest = 64

  private init(_ machine: Interpreter) { self.machine = machine }

  /// A new array of the data.
  static func array(
    _ value: Value, _ wanted: ElementType? = nil, _ machine: Interpreter
  ) throws(Raised) -> NDArray {
    if let array = value.object(as: NDArray.self) {
      let copy = array.with(try arrays { try array.copied() })
      return try wanted.map { type throws(Raised) in try copy.converted(to: type, machine) } ?? copy
    }
    if TensorObject.variable(value) != nil {
      let bridge = try NumPyBridge.array(of: value, force: false)
      return try array(bridge, wanted, machine)
    }
    var builder = ArrayBuilder(machine)
    var shape = try builder.collect(value, depth: 0)
    if builder.isUneven, wanted == .object {
      // What is uneven below the common levels stays an object.
      builder = ArrayBuilder(machine)
      builder.deepest = shape.count
      shape = try builder.collect(value, depth: 0)
    }
    guard !builder.isUneven else {
      throw .valueError(
        "setting an array element with a sequence. The requested array has an inhomogeneous shape "
          + "after \(shape.count) dimensions. The detected shape was \(TensorText.tuple(shape)) + "
          + "inhomogeneous part.")
    }
    guard shape.count <= ArrayShape.maximumRank else {
      throw .valueError(
        "maximum supported dimension for an ndarray is currently \(ArrayShape.maximumRank), found "
          + "\(shape.count)")
    }
    return try builder.make(try arrays { try ArrayShape(checking: shape) }, wanted)
  }

  // MARK: Collecting

  private static func elements(
    of value: Value, _ machine: Interpreter
  ) throws(Raised) -> [Value]? {
    if let elements = value.tupleOrListElements { return elements }
    guard case .object(let object) = value else { return nil }
    switch object.kind {
    case .range: return try machine.elements(of: value)
    case .string, .dict, .set, .generator, .bytes, .bigInt, .function, .type, .module: return nil
    default: return nil
    }
  }

  /// Appends the leaves of a value and returns its shape.
  ///
  /// Where elements have different shapes, the common start of them is kept.
  private mutating func collect(_ value: Value, depth: Int) throws(Raised) -> [Int] {
    guard depth < deepest else {
      append(value)
      return []
    }
    guard depth < 64 else { throw .valueError("maximum supported dimension for an ndarray is 64") }
    try machine.checkNativeStack()
    if TensorObject.variable(value) != nil {
      return try collect(try NumPyBridge.array(of: value, force: false), depth: depth)
    }
    if let array = value.object(as: NDArray.self) {
      if let dtype = array.element.dtype {
        if array.tensor.numel == 0 { note(dtype) }
        for offset in array.offsets {
          let number = array.number(at: offset)
          leaves.append(.object(NumPyScalar(number, dtype)))
        }
        note(dtype)
      } else {
        for leaf in array.values { append(leaf) }
      }
      return array.shape.array
    }
    guard let elements = try ArrayBuilder.elements(of: value, machine) else {
      if let array = try asArray(value) { return try collect(array, depth: depth) }
      append(value)
      return []
    }
    leaves.reserveCapacity(leaves.count + elements.count)
    var inner: [Int]?
    for element in elements {
      let shape = try collect(element, depth: depth + 1)
      guard let known = inner else {
        inner = shape
        continue
      }
      guard shape != known else { continue }
      isUneven = true
      inner = Array(zip(known, shape).prefix { $0 == $1 }.map(\.0))
    }
    return [elements.count] + (inner ?? [])
  }

  /// What an object of a user's class says it is as an array; nil for one that says nothing.
  private func asArray(_ value: Value) throws(Raised) -> Value? {
    guard case .object(let object) = value, object.kind == .other, !object.type.isNative,
      !object.type.lookup(Symbol("__array__")).isUndefined
    else { return nil }
    let array = try machine.callMethod(value, Symbol("__array__"))
    return array.object(as: NDArray.self) == nil ? nil : array
  }

  private mutating func note(_ dtype: DType) {
    numberType = numberType.map { $0.promoted(dtype) } ?? dtype
  }

  private mutating func append(_ value: Value) {
    leaves.append(value)
    switch value {
    case .bool: note(.bool)
    case .int: note(.int64)
    case .float: note(.float64)
    case .object(let object):
      if let scalar = object as? NumPyScalar {
        note(scalar.dtype)
      } else if let text = value.stringObject {
        hasText = true
        textWidth = max(textWidth, text.count)
      } else if object is ComplexObject {
        note(.complex128)
      } else {
        hasObject = true
      }
    case .none, .undefined: hasObject = true
    }
  }

  // MARK: Making

  private func make(_ shape: ArrayShape, _ wanted: ElementType?) throws(Raised) -> NDArray {
    var element: ElementType
    if let wanted {
      element = wanted
    } else if hasObject {
      element = .object
    } else if hasText {
      element = .string(0)
    } else {
      element = .number(numberType ?? .float64)
    }
    switch element {
    case .number(let dtype): return NDArray(try numbers(shape, dtype))
    case .object: return try pooled(leaves, shape, .object)
    case .string(let width):
      var texts: [Value] = []
      var widest = 1
      for leaf in leaves {
        var text = try machine.str(leaf)
        if width > 0 { text = String(String.UnicodeScalarView(text.unicodeScalars.prefix(width))) }
        widest = max(widest, text.unicodeScalars.count)
        texts.append(.string(text))
      }
      if wanted == nil, let numberType {
        widest = max(widest, numberType == .bool ? 5 : numberType.isFloatingPoint ? 32 : 21)
      }
      element = .string(width > 0 ? width : widest)
      return try pooled(texts, shape, element)
    }
  }

  private func pooled(
    _ values: [Value], _ shape: ArrayShape, _ element: ElementType
  ) throws(Raised) -> NDArray {
    let tensor = try arrays { try Tensor(empty: shape, dtype: .int64) }
    for index in 0..<tensor.numel { tensor.pointer(Int.self)[index] = index }
    return NDArray(tensor, element: element, pool: ValuePool(values))
  }

  private func numbers(_ shape: ArrayShape, _ dtype: DType) throws(Raised) -> Tensor {
    if dtype.isComplex {
      let wide = try arrays { try Tensor(empty: shape, dtype: .complex128) }
      let target = wide.pointer(Double.self)
      for (index, leaf) in leaves.enumerated() {
        if let number = leaf.number {
          target[2 * index] = number.double
          target[2 * index + 1] = number.imaginary
        } else {
          target[2 * index] = try double(leaf)
          target[2 * index + 1] = 0
        }
      }
      return try arrays { try wide.to(dtype) }
    }
    if dtype.isFloatingPoint {
      let wide = try arrays { try Tensor(empty: shape, dtype: .float64) }
      let target = wide.pointer(Double.self)
      for (index, leaf) in leaves.enumerated() { target[index] = try double(leaf) }
      return try arrays { try wide.to(dtype) }
    }
    let wide = try arrays { try Tensor(empty: shape, dtype: .int64) }
    let target = wide.pointer(Int.self)
    let range = dtype.integerRange
    for (index, leaf) in leaves.enumerated() {
      if dtype == .bool {
        target[index] = try machine.truth(leaf) ? 1 : 0
        continue
      }
      let number = try integer(leaf)
      if let range, !range.contains(number), case .int = leaf {
        throw Raised(
          .overflowError, "Python integer \(number) out of bounds for \(dtype.name)")
      }
      target[index] = number
    }
    return try arrays { try wide.to(dtype) }
  }

  private func double(_ leaf: Value) throws(Raised) -> Double {
    switch leaf {
    case .float(let value): return value
    case .int(let value): return Double(value)
    case .bool(let value): return value ? 1 : 0
    case .none, .undefined: return .nan
    case .object(let object):
      if let scalar = object as? NumPyScalar { return scalar.scalarValue.double }
      if leaf.isString {
        return try machine.double(machine.call(.object(TypeObject.float), leaf))
      }
      guard let value = try machine.doubleIfPossible(leaf) else {
        throw .typeError(
          "float() argument must be a string or a real number, not "
            + "'\(machine.type(of: leaf).name)'")
      }
      return value
    }
  }

  private func integer(_ leaf: Value) throws(Raised) -> Int {
    switch leaf {
    case .int(let value): return value
    case .bool(let value): return value ? 1 : 0
    case .float(let value):
      guard value.isFinite else {
        throw value.isNaN
          ? .valueError("cannot convert float NaN to integer")
          : Raised(.overflowError, "cannot convert float infinity to integer")
      }
      return Scalar.truncated(value)
    case .object(let object):
      if let scalar = object as? NumPyScalar { return scalar.scalarValue.int }
      guard object.kind != .bigInt,
        case .int(let value) = try machine.call(.object(TypeObject.int), leaf)
      else { throw Raised(.overflowError, "Python int too large to convert to C long") }
      return value
    case .none, .undefined:
      throw .typeError(
        "int() argument must be a string, a bytes-like object or a real number, not 'NoneType'")
    }
  }
}

extension NDArray {
  /// The array of a value: itself if it is one.
  static func of(_ value: Value, _ machine: Interpreter) throws(Raised) -> NDArray {
    if let array = value.object(as: NDArray.self) { return array }
    if let scalar = value.object(as: NumPyScalar.self) {
      return NDArray(try arrays { try Tensor.full([], scalar.scalarValue, dtype: scalar.dtype) })
    }
    if TensorObject.variable(value) != nil {
      let bridge = try NumPyBridge.array(of: value, force: false)
      if let array = bridge.object(as: NDArray.self) { return array }
    }
    return try ArrayBuilder.array(value, nil, machine)
  }

  /// An array of numbers; text and objects are refused in the words of a ufunc.
  static func numeric(
    _ value: Value, _ machine: Interpreter, _ function: String
  ) throws(Raised) -> NDArray {
    let array = try of(value, machine)
    guard array.isNumeric else {
      throw Raised(
        NumPyTypes.ufuncTypeError,
        "ufunc '\(function)' not supported for the input types, and the inputs could not be safely "
          + "coerced to any supported types according to the casting rule ''safe''")
    }
    return array
  }

  /// The elements in another type; the array itself if it has that type.
  func converted(to wanted: ElementType, _ machine: Interpreter) throws(Raised) -> NDArray {
    if wanted == element { return self }
    if case .string(0) = wanted, case .string = element { return self }
    if let dtype = wanted.dtype, isNumeric {
      guard self.dtype.isComplex, !dtype.isComplex, dtype != .bool else {
        return NDArray(try arrays { try operand.to(dtype) })
      }
      machine.warn?(
        NumPyTypes.complexWarning, "Casting complex values to real discards the imaginary part")
      return NDArray(try arrays { try operand.realPart.to(dtype) })
    }
    var wanted = wanted
    if case .string = element, wanted.dtype != nil { return try parsed(wanted, machine) }
    if wanted == .string(0), let dtype = element.dtype { wanted = .string(dtype.textWidth) }
    let flat = try ArrayBuilder.array(.list(values.map(\.unwrapped)), wanted, machine)
    return try flat.reshaped(shape)
  }

  /// Numbers read from text.
  private func parsed(_ wanted: ElementType, _ machine: Interpreter) throws(Raised) -> NDArray {
    do throws(Raised) {
      return try ArrayBuilder.array(.list(values), wanted, machine).reshaped(shape)
    } catch {
      for value in values {
        let text = value.string ?? ""
        if wanted.dtype?.isFloatingPoint == false {
          guard Int(text.trimmingBlanks) == nil else { continue }
          throw .valueError(
            "invalid literal for int() with base 10: np.str_(\(try machine.repr(value)))")
        }
        guard Double(text) == nil else { continue }
        throw .valueError(
          "could not convert string to float: np.str_(\(try machine.repr(value)))")
      }
      throw error
    }
  }

  /// The elements in reading order under another shape of the same size.
  func reshaped(_ shape: ArrayShape) throws(Raised) -> NDArray {
    with(try arrays { try tensor.contiguous().view(shape) })
  }
}

extension DType {
  /// The width of the text of any number of the type.
  fileprivate var textWidth: Int {
    switch self {
    case .bool: 5
    case .uint8: 3
    case .int8: 4
    case .int16: 6
    case .int32: 11
    case .int64: 21
    case .float16, .bfloat16, .float32, .float64: 32
    case .complex64, .complex128: 64
    }
  }
}

extension Value {
  /// A NumPy scalar as the number it stands for; any other value itself.
  var unwrapped: Value {
    guard case .object(let object) = self else { return self }
    if let scalar = object as? NumPyScalar { return scalar.pythonValue }
    if object.type === NumPyTypes.string, let text = string { return .string(text) }
    return self
  }
}

extension String {
  /// The text without blanks around it.
  fileprivate var trimmingBlanks: String {
    let body = drop(while: \.isWhitespace)
    return String(
      body[
        ..<(body.lastIndex { !$0.isWhitespace }.map { body.index(after: $0) } ?? body.startIndex)])
  }
}
