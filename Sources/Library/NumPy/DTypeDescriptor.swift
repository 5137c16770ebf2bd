// `np.dtype`: an element type as an object.

import Interpreter
import Tensors

/// A `numpy.dtype`.
final class DTypeDescriptor: Object {
  let element: ElementType

  init(_ element: ElementType) {
    self.element = element
    super.init(type: DTypeDescriptor.type)
  }

  static let type = TypeObject(native: "dtype", module: "numpy") { type in
    type.construct("dtype(cls, dtype, /, align=False, copy=False)") {
      call, machine throws(Raised) in
      if ForeignArrays.isForeignType(call[1]) { return try ForeignArrays.type(call[1], machine) }
      return .object(DTypeDescriptor(try element(of: call[1], machine)))
    }
    type.property("name") { value, _ throws(Raised) in .string(descriptor(value).element.name) }
    type.property("itemsize") { value, _ throws(Raised) in
      .int(descriptor(value).element.itemSize)
    }
    type.property("kind") { value, _ throws(Raised) in .string(descriptor(value).element.kind) }
    type.property("char") { value, _ throws(Raised) in .string(descriptor(value).element.code) }
    type.property("str") { value, _ throws(Raised) in
      let element = descriptor(value).element
      let order = element.itemSize == 1 || element == .object ? "|" : "<"
      if case .string(let width) = element { return .string("<U\(width)") }
      return .string("\(order)\(element.kind)\(element == .object ? "" : "\(element.itemSize)")")
    }
    type.property("type") { value, _ throws(Raised) in
      switch descriptor(value).element {
      case .number(let dtype): .object(NumPyTypes.scalar(dtype))
      case .string: .object(NumPyTypes.string)
      case .object: .object(NumPyTypes.object)
      }
    }
    type.property("names") { _, _ throws(Raised) in .none }
    type.property("shape") { _, _ throws(Raised) in .object(TupleObject.empty) }
    type.property("ndim") { _, _ throws(Raised) in .int(0) }
  }

  private static func descriptor(_ value: Value) -> DTypeDescriptor {
    value.object(as: DTypeDescriptor.self) ?? DTypeDescriptor(.object)
  }

  /// Element types of NumPy's that there are not here, and what is nearest.
  static let unsupported = [
    "uint16": "int32 holds its values", "uint32": "int64 holds its values",
    "uint64": "int64 is the widest integer", "longdouble": "float64 is the widest float",
    "bytes_": "str_ holds text",
  ]

  /// The element type that a value names: a dtype, a class, a string.
  static func element(of value: Value, _ machine: Interpreter) throws(Raised) -> ElementType {
    if value.isNoneOrUndefined { return .number(.float64) }
    if let descriptor = value.object(as: DTypeDescriptor.self) { return descriptor.element }
    if let type = value.type {
      if let element = NumPyTypes.element(type) { return element }
      if type.module == "numpy", let reason = unsupported[type.name] {
        throw Raised(.notImplementedError, "\(type.name) arrays are not supported; \(reason)")
      }
      throw .typeError("Cannot interpret '\(try machine.repr(value))' as a data type")
    }
    if let name = value.string {
      if let element = ElementType(name: name) { return element }
      if let reason = unsupported[name] {
        throw Raised(.notImplementedError, "\(name) arrays are not supported; \(reason)")
      }
      throw .typeError("data type '\(name)' not understood")
    }
    throw .typeError("Cannot interpret '\(try machine.repr(value))' as a data type")
  }

  override func repr(_ machine: Interpreter) throws(Raised) -> String {
    "dtype('\(element.short)')"
  }

  override func str(_ machine: Interpreter) throws(Raised) -> String { element.text }

  override func compare(
    _ operation: LanguageComparison, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard operation == .equal || operation == .notEqual else { return .undefined }
    var isEqual = false
    if other.isNone {
      isEqual = false
    } else if let descriptor = other.object(as: DTypeDescriptor.self) {
      isEqual = descriptor.element == element
    } else if let type = other.type {
      isEqual = NumPyTypes.element(type) == element
    } else if let name = other.string {
      guard let named = ElementType(name: name) else {
        throw .typeError("data type '\(name)' not understood")
      }
      isEqual = named == element
    }
    return .bool(isEqual == (operation == .equal))
  }

  override func hash(_ machine: Interpreter) throws(Raised) -> Int {
    StringObject(element.text).hashValue
  }
}
