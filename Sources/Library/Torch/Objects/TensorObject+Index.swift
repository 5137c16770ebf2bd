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
    let items = try indexItems(key, machine)
    if let source = TensorObject.variable(value) {
      try torch { try variable.assign(items, source) }
    } else if let number = value.number, !(value.object is any ScalarConvertible) {
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
    guard let tuple = key.tuple else {
      guard let list = key.list, list.elements.count < 32,
        list.elements.contains(where: isIndexOfItsOwn)
      else { return [try item(key, machine)] }
      // A list of indices stands for a tuple of them.
      return try list.elements.map { element throws(Raised) in try item(element, machine) }
    }
    var items: [IndexItem] = []
    items.reserveCapacity(tuple.count)
    for index in 0..<tuple.count { items.append(try item(tuple[index], machine)) }
    return items
  }

  private func isIndexOfItsOwn(_ value: Value) -> Bool {
    if value.isNone || value.tupleOrListElements != nil { return true }
    guard case .object(let object) = value else { return false }
    if let variable = TensorObject.variable(value) { return variable.rank > 0 }
    return object.kind == .slice || object.type === TypeObject.ellipsis
  }

  private func item(_ value: Value, _ machine: Interpreter) throws(Raised) -> IndexItem {
    switch value {
    case .int(let index): return .int(index)
    case .bool(let flag): return .bool(flag)
    case .none: return .newAxis
    case .object(let object):
      if let variable = TensorObject.variable(value) {
        if variable.rank == 0, !variable.dtype.isInexact {
          let number = try torch { try variable.data.item() }
          let isMask = variable.dtype == .bool || variable.dtype == .uint8
          return isMask ? .bool(number.isTrue) : .int(number.int)
        }
        return .tensor(variable)
      }
      switch object.kind {
      case .slice:
        let slice = unsafeDowncast(object, to: SliceObject.self)
        if case .int(0) = slice.step { throw .valueError("slice step cannot be zero") }
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
