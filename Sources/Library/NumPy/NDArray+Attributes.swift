// The attributes of arrays.

import Interpreter
import Tensors

extension NDArray {
  /// The receiver of a method.
  static func receiver(_ value: Value) throws(Raised) -> NDArray {
    guard let array = value.object(as: NDArray.self) else {
      throw .typeError("descriptor requires a 'numpy.ndarray' object")
    }
    return array
  }

  /// Sizes as a tuple.
  static func tuple(_ sizes: ArrayShape) -> Value { .tuple(sizes.array.map { Value.int($0) }) }

  static func declareAttributes(_ type: TypeObject) {
    type.construct(
      "ndarray(cls, shape, dtype=None, buffer=None, offset=0, strides=None, order=None)"
    ) {
      call, machine throws(Raised) in
      let element = try DTypeDescriptor.element(of: call[1 + 1], machine)
      let shape = try NumPyCreation.shape(call[1], machine)
      return .object(try NumPyCreation.filled(shape, element, .int(0), machine))
    }
    type.property("shape", get: { value, _ throws(Raised) in tuple(try receiver(value).shape) }) {
      value, new, machine throws(Raised) in
      let array = try receiver(value)
      let shape = try array.resolvedShape(NumPyCreation.sizes(new, machine))
      guard let strides = array.tensor.viewStrides(shape) else {
        throw .attributeError(
          "Incompatible shape for in-place modification. Use `.reshape()` to make a copy with the "
            + "desired shape.")
      }
      array.tensor = Tensor(
        storage: array.tensor.storage, offset: array.tensor.offset, shape: shape,
        strides: strides, dtype: array.tensor.dtype)
    }
    type.property("dtype") { value, _ throws(Raised) in
      .object(DTypeDescriptor(try receiver(value).element))
    }
    type.property("ndim") { value, _ throws(Raised) in .int(try receiver(value).shape.count) }
    type.property("size") { value, _ throws(Raised) in .int(try receiver(value).tensor.numel) }
    type.property("itemsize") { value, _ throws(Raised) in
      .int(try receiver(value).element.itemSize)
    }
    type.property("nbytes") { value, _ throws(Raised) in
      let array = try receiver(value)
      return .int(array.element.itemSize * array.tensor.numel)
    }
    type.property("strides") { value, _ throws(Raised) in
      let array = try receiver(value)
      let size = array.element.itemSize
      return .tuple(array.tensor.strides.array.map { Value.int($0 * size) })
    }
    type.property("T") { value, _ throws(Raised) in
      .object(try receiver(value).transposed(nil))
    }
    type.property("mT") { value, _ throws(Raised) in
      let array = try receiver(value)
      guard array.shape.count > 1 else {
        throw .valueError("matrix transpose with ndim < 2 is undefined")
      }
      var order = Array(0..<array.shape.count)
      order.swapAt(order.count - 1, order.count - 2)
      return .object(try array.transposed(order))
    }
    type.property("base") { value, _ throws(Raised) in
      try receiver(value).base.map { .object($0) } ?? .none
    }
    func set(_ parts: Tensor, _ value: Value, _ machine: Interpreter) throws(Raised) {
      let source = try NDArray.of(value, machine)
      try arrays { _ = try parts.copy_(source.operand) }
    }
    type.property(
      "real",
      get: { value, _ throws(Raised) in
        let array = try receiver(value)
        guard array.isNumeric, array.dtype.isComplex else { return value }
        return .object(NDArray(array.tensor.realPart))
      },
      set: { value, new, machine throws(Raised) in
        try set(receiver(value).tensor.realPart, new, machine)
      })
    type.property(
      "imag",
      get: { value, _ throws(Raised) in
        let array = try receiver(value)
        if array.isNumeric, array.dtype.isComplex {
          return .object(NDArray(try arrays { try array.tensor.imag() }))
        }
        return .object(NDArray(try arrays { try Tensor.zeros(array.shape, dtype: array.dtype) }))
      },
      set: { value, new, machine throws(Raised) in
        let array = try receiver(value)
        guard array.isNumeric, array.dtype.isComplex else {
          throw .typeError("array does not have imaginary part to set")
        }
        try set(try arrays { try array.tensor.imag() }, new, machine)
      })
    type.property("flat") { value, _ throws(Raised) in
      let array = try receiver(value)
      return .object(try array.reshapedView(ArrayShape(array.tensor.numel)))
    }
    type.property("flags") { value, _ throws(Raised) in
      .object(ArrayFlags(try receiver(value)))
    }
  }

  /// A view with its axes in another order, the reverse one by default.
  func transposed(_ order: [Int]?) throws(Raised) -> NDArray {
    let order = order ?? shape.indices.reversed()
    var sizes = ArrayShape()
    var steps = ArrayShape()
    for dim in order {
      sizes.append(shape[dim])
      steps.append(tensor.strides[dim])
    }
    return view(
      Tensor(
        storage: tensor.storage, offset: tensor.offset, shape: sizes, strides: steps,
        dtype: tensor.dtype))
  }

  /// Sizes with the one that may be -1 computed.
  func resolvedShape(_ sizes: [Int]) throws(Raised) -> ArrayShape {
    var sizes = sizes
    let wanted = sizes
    let unknown = sizes.filter { $0 < 0 }.count
    guard unknown <= 1 else { throw .valueError("can only specify one unknown dimension") }
    var known = 1
    for size in sizes where size >= 0 {
      let (product, overflow) = known.multipliedReportingOverflow(by: size)
      known = overflow ? Int.max : product
    }
    let text = "cannot reshape array of size \(tensor.numel) into shape "
    if let place = sizes.firstIndex(where: { $0 < 0 }) {
      guard known > 0, tensor.numel % known == 0 else {
        throw .valueError(text + ArrayText.tight(wanted))
      }
      sizes[place] = tensor.numel / known
    } else if known != tensor.numel {
      throw .valueError(text + ArrayText.tight(wanted))
    }
    return try arrays { try ArrayShape(checking: sizes) }
  }

  /// The elements in reading order under another shape: a view where the layout allows it.
  func reshapedView(_ shape: ArrayShape) throws(Raised) -> NDArray {
    let hasNegative = tensor.strides.array.contains { $0 < 0 }
    if !hasNegative, let strides = tensor.viewStrides(shape) {
      return view(
        Tensor(
          storage: tensor.storage, offset: tensor.offset, shape: shape, strides: strides,
          dtype: tensor.dtype))
    }
    return try with(arrays { try copied() }).reshaped(shape)
  }
}

/// Small texts for messages.
enum ArrayText {
  /// Sizes as `(2,3)` and `(4,)`; an unknown one is `newaxis`, and not shown where it leads.
  static func tight(_ sizes: [Int]) -> String {
    let shown = sizes.drop { $0 < 0 }.map { $0 < 0 ? "newaxis" : String($0) }
    return sizes.count == 1 ? "(\(shown.joined()),)" : "(" + shown.joined(separator: ",") + ")"
  }
}

/// `array.flags`.
final class ArrayFlags: Object {
  private let array: NDArray

  init(_ array: NDArray) {
    self.array = array
    super.init(type: ArrayFlags.type)
  }

  static let type = TypeObject(native: "flagsobj", module: "numpy._core.multiarray") { type in
    func flags(_ value: Value) -> ArrayFlags? { value.object(as: ArrayFlags.self) }
    for name in ["c_contiguous", "f_contiguous", "owndata", "aligned", "contiguous"] {
      type.property(name) { value, _ throws(Raised) in
        .bool(flags(value)?.isSet(name) ?? false)
      }
    }
    type.property(
      "writeable",
      get: { value, _ throws(Raised) in .bool(flags(value)?.isSet("writeable") ?? true) }
    ) { value, new, machine throws(Raised) in
      flags(value)?.array.isWriteable = try machine.truth(new)
    }
  }

  private func isSet(_ name: String) -> Bool {
    switch name {
    case "c_contiguous", "contiguous": return array.tensor.isContiguous
    case "f_contiguous":
      let tensor = array.tensor
      return Tensor(
        storage: tensor.storage, offset: tensor.offset,
        shape: tensor.reversedDimensions().shape, strides: tensor.reversedDimensions().strides,
        dtype: tensor.dtype
      ).isContiguous
    case "owndata": return array.base == nil
    case "writeable": return array.isWriteable
    default: return true
    }
  }

  override func getItem(_ key: Value, _ machine: Interpreter) throws(Raised) -> Value {
    .bool(isSet((key.string ?? "").lowercased()))
  }

  override func repr(_ machine: Interpreter) throws(Raised) -> String {
    let names = ["C_CONTIGUOUS", "F_CONTIGUOUS", "OWNDATA", "WRITEABLE", "ALIGNED"]
    let lines = names.map { "  \($0) : \(isSet($0.lowercased()) ? "True" : "False")\n" }
    return lines.joined() + "  WRITEBACKIFCOPY : False\n"
  }
}
