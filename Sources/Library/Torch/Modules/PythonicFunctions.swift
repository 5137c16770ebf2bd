// Functions of `torch` that PyTorch writes in Python: they take variable arguments, or no tensors.
import Autograd
import Interpreter
import Tensors

/// Functions with Python's own calling conventions.
enum PythonicFunctions {
  static func declare(in module: ModuleObject) {
    declareChecks(in: module)
    declareBroadcasting(in: module)
    declareProducts(in: module)
    declareRefusals(in: module)
  }

  // MARK: - Types

  private static func declareChecks(in module: ModuleObject) {
    module.function("is_tensor(obj, /)") { call, _ throws(Raised) in
      .bool(TensorObject.variable(call[0]) != nil)
    }
    module.function("is_storage(obj, /)") { _, _ throws(Raised) in .bool(false) }
    module.function("typename(obj, /)") { call, machine throws(Raised) in
      if let variable = TensorObject.variable(call[0]),
        machine.type(of: call[0]) === TypeObject.tensor
      {
        return .string("torch.\(variable.dtype.className)")
      }
      let type = call[0].type ?? machine.type(of: call[0])
      return .string(type.module == "builtins" ? type.name : "\(type.module).\(type.qualifiedName)")
    }
    module.function("from_numpy(ndarray, /)") { call, machine throws(Raised) in
      .object(TensorObject.of(Variable(try NumPyBridge.tensor(from: call[0]))))
    }
    module.function("promote_types(type1, type2, /)") { call, _ throws(Raised) in
      guard let first = call[0].object(as: DTypeObject.self)?.dtype,
        let second = call[1].object(as: DTypeObject.self)?.dtype
      else { throw .typeError("promote_types(): arguments must be torch.dtype") }
      return .object(DTypeObject.of(first.promoted(with: second)))
    }
    module.function("result_type(tensor1, tensor2, /)") { call, machine throws(Raised) in
      try torch {
        let first = try operand(call[0])
        let second = try operand(call[1])
        return .object(DTypeObject.of(try first.add(second).dtype))
      }
    }
    module.function("can_cast(from_, to, /)") { call, _ throws(Raised) in
      guard let from = call[0].object(as: DTypeObject.self)?.dtype,
        let to = call[1].object(as: DTypeObject.self)?.dtype
      else { throw .typeError("can_cast(): arguments must be torch.dtype") }
      return .bool(from.category <= to.category)
    }
    module.function("compile(model=None, **kwargs)") { call, machine throws(Raised) in
      machine.remark?(
        "torch.compile compiles nothing in Taper: the same code runs, with the same results.")
      if !call[0].isNone { return call[0] }
      return .object(
        NativeFunction("compile(model)", module: "torch") { call, _ throws(Raised) in call[0] })
    }
  }

  private static func operand(_ value: Value) throws -> Variable {
    if let variable = TensorObject.variable(value) {
      return Variable(
        try Tensor.zeros(
          variable.rank == 0 ? [] : [1], dtype: variable.dtype, device: variable.device))
    }
    guard let number = value.number else {
      throw Raised.typeError("result_type(): argument must be Tensor or Number")
    }
    return try Variable(Tensor(number))
  }

  // MARK: - Broadcasting

  private static func shape(_ value: Value, _ machine: Interpreter) throws -> Tensors.Shape {
    if case .int(let size) = value { return Shape(size) }
    return try Shape(checking: machine.elements(of: value).map { try machine.index($0) })
  }

  /// The tensors of `f(a, b)` or `f([a, b])`.
  private static func tensors(_ value: Value, _ function: String) throws -> [Variable] {
    var elements = value.tuple?.elements ?? []
    if elements.count == 1, let inner = elements[0].tupleOrListElements { elements = inner }
    return try elements.enumerated().map { index, element in
      guard let variable = TensorObject.variable(element) else {
        throw Raised.typeError(
          "expected Tensor as element \(index) in argument 0, but got \(element.typeName)")
      }
      return variable
    }
  }

  private static func wrapped(_ variables: [Variable]) -> Value {
    .tuple(variables.map { Value.object(TensorObject.of($0)) })
  }

  private static func declareBroadcasting(in module: ModuleObject) {
    module.function("broadcast_shapes(*shapes)") { call, machine throws(Raised) in
      try torch {
        var result = Tensors.Shape()
        for (index, value) in (call[0].tuple?.elements ?? []).enumerated() {
          let next = try shape(value, machine)
          do {
            result = try result.broadcast(with: next)
          } catch {
            throw Raised.runtimeError(mismatch(next, result, at: index))
          }
        }
        return SizeObject.value(result)
      }
    }
    module.function("broadcast_tensors(*tensors)") { call, _ throws(Raised) in
      try torch {
        let inputs = try tensors(call[0], "broadcast_tensors")
        var common = Tensors.Shape()
        for input in inputs { common = try common.broadcast(with: input.shape) }
        return wrapped(try inputs.map { try $0.expand(common) })
      }
    }
    module.function("meshgrid(*tensors, indexing=None)") { call, machine throws(Raised) in
      if call[1].isNone {
        TorchWarnings.warnOnce(
          "torch.meshgrid: in an upcoming release, it will be required to pass the indexing "
            + "argument.", machine)
      }
      return try torch {
        wrapped(
          try meshgrid(tensors(call[0], "meshgrid"), indexing: call[1].string ?? "ij"))
      }
    }
    module.function("cartesian_prod(*tensors)") { call, _ throws(Raised) in
      try torch {
        let inputs = try tensors(call[0], "cartesian_prod")
        if inputs.count == 1 { return .object(TensorObject.of(inputs[0])) }
        let flat = try meshgrid(inputs, indexing: "ij").map { try $0.reshape(Shape(-1)) }
        return .object(TensorObject.of(try Variable.stack(flat, dim: 1)))
      }
    }
    module.function("block_diag(*tensors)") { call, _ throws(Raised) in
      try torch {
        .object(TensorObject.of(try blockDiagonal(tensors(call[0], "block_diag"))))
      }
    }
    for rank in 1...3 {
      module.function("atleast_\(rank)d(*tensors)") { call, _ throws(Raised) in
        try torch {
          let given = call[0].tuple?.elements ?? []
          let results = try tensors(call[0], "atleast").map { try $0.atLeast(rank) }
          let isLone = given.count == 1 && TensorObject.variable(given[0]) != nil
          return isLone ? .object(TensorObject.of(results[0])) : wrapped(results)
        }
      }
    }
  }

  private static func mismatch(
    _ shape: Tensors.Shape, _ common: Tensors.Shape, at index: Int
  ) -> String {
    var place = -1
    while true {
      let (given, wanted) = (shape[shape.count + place], common[common.count + place])
      if given != wanted, given != 1, wanted != 1 { break }
      place -= 1
    }
    let sizes = shape.array.map(String.init).joined(separator: ", ")
    return
      "Attempting to broadcast a dimension of length \(shape[shape.count + place]) at \(place)! "
      + "Mismatching argument at index \(index) had (\(sizes)\(shape.count == 1 ? "," : "")); but "
      + "expected shape should be broadcastable to \(common)"
  }

  private static func meshgrid(_ inputs: [Variable], indexing: String) throws -> [Variable] {
    guard indexing == "ij" || indexing == "xy" else {
      throw Raised.runtimeError(
        "torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: \(indexing)")
    }
    for input in inputs where input.rank > 1 {
      throw Raised.runtimeError(
        "torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: \(input.rank)")
    }
    for input in inputs where input.dtype != inputs[0].dtype {
      throw Raised.runtimeError("meshgrid expects all tensors to have the same dtype")
    }
    let swaps = indexing == "xy" && inputs.count >= 2
    var order = inputs
    if swaps { order.swapAt(0, 1) }
    let sizes = try Shape(checking: order.map(\.numel))
    var grids = try order.enumerated().map { index, input in
      var view = Shape(repeating: 1, count: order.count)
      view[index] = input.numel
      return try input.view(view).expand(sizes)
    }
    if swaps { grids.swapAt(0, 1) }
    return grids
  }

  private static func blockDiagonal(_ inputs: [Variable]) throws -> Variable {
    let blocks = try inputs.map { try $0.atLeast(2) }
    let rows = blocks.reduce(0) { $0 + $1.shape[0] }
    let columns = blocks.reduce(0) { $0 + $1.shape[1] }
    let dtype = blocks.dropFirst().reduce(blocks.first?.dtype ?? .defaultFloat) {
      $0.promoted(with: $1.dtype)
    }
    let result = Variable(try Tensor.zeros([rows, columns], dtype: dtype))
    var (row, column) = (0, 0)
    for block in blocks {
      _ = try result.narrow(dim: 0, start: row, length: block.shape[0])
        .narrow(dim: 1, start: column, length: block.shape[1]).copy_(block)
      row += block.shape[0]
      column += block.shape[1]
    }
    return result
  }

  // MARK: - Products

  private static func declareProducts(in module: ModuleObject) {
    module.function("einsum(equation, *operands)") { call, machine throws(Raised) in
      try torch {
        guard let equation = call[0].string else {
          throw Raised.typeError("einsum(): the equation must be a string")
        }
        return .object(
          TensorObject.of(try Variable.einsum(equation, tensors(call[1], "einsum"))))
      }
    }
    module.function("chain_matmul(*matrices, out=None)") { call, _ throws(Raised) in
      try torch {
        let matrices = try tensors(call[0], "chain_matmul")
        guard var product = matrices.first else {
          throw Raised.runtimeError("chain_matmul(): Expected one or more matrices")
        }
        for matrix in matrices.dropFirst() { product = try product.mm(matrix) }
        return .object(TensorObject.of(product))
      }
    }
    module.function("tensordot(a, b, dims=2, out=None)") { call, machine throws(Raised) in
      try torch {
        guard let a = TensorObject.variable(call[0]), let b = TensorObject.variable(call[1]) else {
          throw Raised.typeError("tensordot(): arguments 'a' and 'b' must be Tensors")
        }
        let (first, second) = try contracted(call[2], a, b, machine)
        let product = try a.tensordot(
          b, dims: Shape(checking: first), Shape(checking: second))
        return .object(TensorObject.of(product))
      }
    }
  }

  /// The dimensions that `dims` contracts in both tensors.
  private static func contracted(
    _ dims: Value, _ a: Variable, _ b: Variable, _ machine: Interpreter
  ) throws -> ([Int], [Int]) {
    if case .int(let count) = dims {
      guard count >= 0 else {
        throw Raised.runtimeError("tensordot expects dims >= 0, but got dims=\(count)")
      }
      guard count <= a.rank, count <= b.rank else {
        throw Raised.runtimeError(
          "tensordot expects dims < ndim_a or ndim_b, but got dims=\(count)")
      }
      return (Array(-count..<0), Array(0..<count))
    }
    let pair = try machine.elements(of: dims)
    guard pair.count == 2 else {
      throw Raised.runtimeError("tensordot expects dims to be int or tuple[list[int], list[int]]")
    }
    let lists = try pair.map { part in
      if case .int(let dim) = part { return [dim] }
      return try machine.elements(of: part).map { try machine.index($0) }
    }
    return (lists[0], lists[1])
  }

  // MARK: - What is not there

  private static func declareRefusals(in module: ModuleObject) {
    for name in ["stft", "istft"] {
      module.raw(name) { _, _ throws(Raised) in
        throw .notImplemented("torch.\(name) is not available in Taper")
      }
    }
  }
}
