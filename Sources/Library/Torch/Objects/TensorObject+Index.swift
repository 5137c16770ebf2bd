// `x[...]` and `x[...] = v`: Python's index values brought into the tensors' index items.
import Autograd
import Interpreter
import Tensors

extension TensorObject {
  func element(_ key: Value, _ machine: Interpreter) throws(Raised) -> Value {
    if case .int(let index) = key {
      return .object(TensorObject.of(try torch { try variable.element(index) }))
    }
    let items = try indexItems(key, machine)
    return .object(TensorObject.of(try torch { try variable.indexed(items) }))
  }

  func assign(_ key: Value, _ value: Value, _ machine: Interpreter) throws(Raised) {
    if value.isUndefined { throw .typeError("Tensor does not support deleting items") }
    let items = try indexItems(key, machine)
    if let source = TensorObject.variable(value) {
      try torch { try variable.assign(items, source) }
    } else if let number = value.number {
      try torch { try variable.assign(items, number) }
    } else if case .object(let object) = value, let array = object as? any TensorConvertible {
      try torch { try variable.assign(items, Variable(try array.tensorValue())) }
    } else {
      throw .typeError("can't assign a \(value.typeName) to a torch.\(variable.dtype.className)")
    }
  }

  /// The items of an index: those of a tuple, or the one that stands alone.
  private func indexItems(
    _ key: Value, _ machine: Interpreter
  ) throws(Raised) -> [IndexItem] {
    guard let tuple = key.tuple else { return [try item(key, machine)] }
    var items: [IndexItem] = []
    items.reserveCapacity(tuple.count)
    for index in 0..<tuple.count { items.append(try item(tuple[index], machine)) }
    return items
  }

  private func item(_ value: Value, _ machine: Interpreter) throws(Raised) -> IndexItem {
    switch value {
    case .int(let index): return .int(index)
    case .bool(let flag): return .bool(flag)
    case .none: return .newAxis
    case .object(let object):
      if let variable = TensorObject.variable(value) {
        if variable.rank == 0, variable.dtype.isInteger, variable.dtype != .uint8 {
          return .int(try torch { try variable.data.item().int })
        }
        return .tensor(variable)
      }
      switch object.kind {
      case .slice:
        let slice = unsafeDowncast(object, to: SliceObject.self)
        return .slice(
          start: try bound(slice.start, machine), stop: try bound(slice.stop, machine),
          step: try bound(slice.step, machine) ?? 1)
      case .list, .tuple, .range:
        let data = try torch { try TensorData(machine).tensor(.list(machine.elements(of: value))) }
        let isEmpty = data.numel == 0 && data.dtype.isFloatingPoint
        return .tensor(Variable(isEmpty ? try torch { try data.to(.int64) } : data))
      default: break
      }
      if object.type === TypeObject.ellipsis { return .ellipsis }
      if let array = object as? any TensorConvertible {
        return .tensor(Variable(try torch { try array.tensorValue() }))
      }
      if let number = object as? any ScalarConvertible, !number.scalarValue.isFloat {
        return .int(number.scalarValue.int)
      }
      let index = try object.index(machine)
      if case .int(let index) = index { return .int(index) }
    case .float, .undefined: break
    }
    if value.isString { throw .typeError("new(): invalid data type 'str'") }
    throw .indexError(
      "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid "
        + "indices (got \(value.typeName))")
  }

  /// A bound of a slice; a tensor of one element passes for an integer.
  private func bound(_ value: Value, _ machine: Interpreter) throws(Raised) -> Int? {
    switch value {
    case .none, .undefined: return nil
    case .int(let bound): return bound
    default:
      if value.objectKind == .bigInt {
        return try machine.truth(try machine.compare(.less, value, .int(0))) ? Int.min : Int.max
      }
      guard let bound = try machine.indexIfPossible(value) else {
        throw .typeError(
          "slice indices must be integers or None or have an __index__ method")
      }
      return bound
    }
  }
}

/// An array of another library, such as NumPy's, that a tensor can be made of.
public protocol TensorConvertible: Object {
  /// The elements, sharing memory.
  func tensorValue() throws -> Tensor
}
