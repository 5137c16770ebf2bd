// What PyTorch's argument parser asks of a Python value.
import Autograd
import Interpreter
import Tensors

/// A number object of another library, such as NumPy's scalars, that may stand where a number does.
public protocol ScalarConvertible: Object {
  /// The number that the object stands for.
  var scalarValue: Scalar { get }
  /// The number's type.
  var dtype: DType { get }
}

extension Value {
  /// The name of the type, as PyTorch's messages give it.
  var typeName: String {
    switch self {
    case .undefined, .none: return "NoneType"
    case .bool: return "bool"
    case .int: return "int"
    case .float: return "float"
    case .object(let object):
      let type = object.type
      if type.isNative, type.module == "numpy" || TorchTypes.areNamedInFull.contains(type.name) {
        return type.module == "numpy" ? type.displayName : "torch.\(type.name)"
      }
      return type.name
    }
  }

  var isBool: Bool {
    if case .bool = self { return true }
    return false
  }

  var isString: Bool { objectKind == .string }

  var isTuple: Bool { objectKind == .tuple }

  /// Whether this is an integer that is no truth value.
  var isPlainInt: Bool {
    switch self {
    case .int: return true
    case .object(let object):
      if object.kind == .bigInt { return true }
      if let number = object as? any ScalarConvertible, case .int = number.scalarValue {
        return true
      }
      return false
    default: return false
    }
  }

  /// Whether this may stand for a size or a dimension in a list of them.
  var isIndex: Bool {
    switch self {
    case .int, .bool: return true
    case .object:
      if isPlainInt { return true }
      guard let variable = TensorObject.variable(self) else { return false }
      return variable.numel == 1 && variable.rank == 0 && variable.dtype.isInteger
    default: return false
    }
  }

  /// Whether this is a number of Python or NumPy.
  var isNumber: Bool { number != nil }

  /// The number of Python or NumPy, if this is one that fits a machine word.
  var number: Scalar? {
    switch self {
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .float(let value): return .float(value)
    case .object(let object):
      if let complex = object as? ComplexObject { return .complex(complex.real, complex.imaginary) }
      return (object as? any ScalarConvertible)?.scalarValue
    case .none, .undefined: return nil
    }
  }

  /// The tensor, if it is one without dimensions and outside of the graph: it passes for a number.
  var scalarTensor: Variable? {
    guard let variable = TensorObject.variable(self), variable.rank == 0, !variable.requiresGrad
    else { return nil }
    return variable
  }

  var isTupleOrList: Bool { objectKind == .tuple || objectKind == .list }

  /// The elements of a tuple or list.
  var tupleOrListElements: [Value]? { tuple?.elements ?? list?.elements }

  /// The first element of a tuple or list: nil if this is neither, `.some(nil)` if it is empty.
  var firstElement: Value?? {
    if let tuple { return .some(tuple.count == 0 ? nil : tuple[0]) }
    if let list { return .some(list.count == 0 ? nil : list[0]) }
    return nil
  }

  /// The object of a native class, if this is an instance of it.
  func object<T: Object>(as type: T.Type) -> T? {
    guard case .object(let object) = self else { return nil }
    return object as? T
  }
}
