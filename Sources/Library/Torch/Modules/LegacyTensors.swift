// `torch.Tensor(...)` and the old classes `torch.FloatTensor`, `torch.LongTensor` ...: sizes make an
// uninitialised tensor, here of zeros; a sequence makes a tensor of its elements.
import Autograd
import Interpreter
import Tensors

/// The old constructors.
enum LegacyTensors {
  static func declare(in module: ModuleObject) {
    for dtype in DType.allCases where !dtype.isComplex {
      let name = dtype.className
      guard module[name].isUndefined else { continue }
      let type = TypeObject(native: name, module: "torch")
      type.isSubclassable = false
      type.construct { call, machine throws(Raised) in
        try construct(dtype, "torch.\(name)", call, machine)
      }
      module[name] = .object(type)
    }
  }

  static func construct(
    _ dtype: DType, _ name: String, _ call: Arguments, _ machine: Interpreter
  ) throws(Raised) -> Value {
    let type = call[0].type ?? .tensor
    let variable = Variable(
      try torch { try data(dtype, call, machine).to(DeviceObject.ofSession) })
    let isTensor = type.isSubtype(of: .tensor)
    return .object(TensorObject(variable, type: isTensor ? type : .tensor))
  }

  private static func data(
    _ dtype: DType, _ call: Arguments, _ machine: Interpreter
  ) throws -> Tensor {
    let given = call.rest(from: 1)
    guard let first = given.first else { return try Tensor(empty: [0], dtype: dtype) }
    if given.allSatisfy(\.isPlainInt) {
      return try Tensor.zeros(
        Tensors.Shape(checking: given.map { $0.number?.int ?? 0 }), dtype: dtype)
    }
    if let size = first.object as? SizeTuple {
      return try Tensor.zeros(
        Tensors.Shape(checking: size.elements.map { $0.number?.int ?? 0 }), dtype: dtype)
    }
    if let variable = TensorObject.variable(first) {
      guard variable.dtype == dtype else {
        throw Raised.typeError(
          "expected \(dtype.className) (got \(variable.dtype.className))")
      }
      return variable.data
    }
    if case .object(let object) = first, let array = object as? any TensorConvertible {
      let tensor = try array.tensorValue()
      return tensor.dtype == dtype ? tensor : try tensor.to(dtype)
    }
    if first.isString { throw Raised.typeError("new(): invalid data type 'str'") }
    guard machine.isIterable(first) else {
      throw Raised.typeError("new(): data must be a sequence (got \(first.typeName))")
    }
    let data = first.isTupleOrList ? first : .list(try machine.elements(of: first))
    return try TensorData(machine).tensor(data, dtype: dtype)
  }
}
