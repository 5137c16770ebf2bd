// The module `numpy`: what is written in Swift. The rest is written in the language itself
// (`numpy._functions`), and read when a name is first asked for that is not here.

import Autograd
import Interpreter
import Tensors

/// The modules of NumPy.
public enum NumPyModule {
  /// Makes `import numpy` work.
  public static func register(in machine: Interpreter) {
    machine.registerModule("numpy") { machine throws(Raised) in make() }
    machine.registerModule("numpy._linear") { machine throws(Raised) in
      NumPyLinearAlgebra.make()
    }
    machine.registerModule("numpy.random") { machine throws(Raised) in NumPyRandomModule.make() }
  }

  /// The submodules that `numpy.name` imports.
  private static let submodules: Set<String> = [
    "char", "emath", "fft", "lib", "linalg", "ma", "polynomial", "random", "rec", "strings",
    "testing",
  ]

  private static func make() -> ModuleObject {
    let module = ModuleObject("numpy")
    installConstants(in: module)
    installTypes(in: module)
    for (name, function) in UFunc.table { module[name] = .object(function) }
    NumPyCreation.install(in: module)
    installMethods(in: module)
    installJoining(in: module)
    installProducts(in: module)
    NumPyPrinting.install(in: module)
    ForeignArrays.attach(to: module)
    module.fallback = { name, machine throws(Raised) in
      let text = name.text
      if submodules.contains(text) {
        return .object(try machine.importModule("numpy.\(text)"))
      }
      guard !text.hasPrefix("_") else { return .undefined }
      let functions = try machine.importModule("numpy._functions")
      let value = try machine.attributeIfPresent(.object(functions), name)
      if !value.isUndefined {
        module.namespace.set(name, value)
        return value
      }
      let removed = try machine.importModule("numpy._removed")
      _ = try machine.callMethod(.object(removed), Symbol("check"), [.string(text)])
      return .undefined
    }
    module.lateNames = { machine throws(Raised) in
      try machine.importModule("numpy._functions").memberNames
    }
    // Submodules are found as members of the package.
    module["__path__"] = .list([])
    return module
  }

  private static func installConstants(in module: ModuleObject) {
    module["__version__"] = .string("2.4.6")
    module["pi"] = .float(.pi)
    module["e"] = .float(2.718281828459045)
    module["euler_gamma"] = .float(0.5772156649015329)
    module["inf"] = .float(.infinity)
    module["nan"] = .float(.nan)
    module["newaxis"] = .none
    module["True_"] = .object(NumPyScalar(true))
    module["False_"] = .object(NumPyScalar(false))
  }

  private static func installTypes(in module: ModuleObject) {
    module["ndarray"] = .object(NDArray.type)
    module["dtype"] = .object(DTypeDescriptor.type)
    module["ufunc"] = .object(UFunc.type)
    let types: [(String, TypeObject)] = [
      ("generic", NumPyTypes.generic), ("number", NumPyTypes.number),
      ("integer", NumPyTypes.integer), ("signedinteger", NumPyTypes.signedInteger),
      ("unsignedinteger", NumPyTypes.unsignedInteger), ("inexact", NumPyTypes.inexact),
      ("floating", NumPyTypes.floating), ("bool", NumPyTypes.bool), ("bool_", NumPyTypes.bool),
      ("uint8", NumPyTypes.uint8), ("ubyte", NumPyTypes.uint8), ("int8", NumPyTypes.int8),
      ("byte", NumPyTypes.int8), ("int16", NumPyTypes.int16), ("short", NumPyTypes.int16),
      ("int32", NumPyTypes.int32), ("intc", NumPyTypes.int32), ("int64", NumPyTypes.int64),
      ("int_", NumPyTypes.int64), ("intp", NumPyTypes.int64), ("long", NumPyTypes.int64),
      ("longlong", NumPyTypes.int64), ("float16", NumPyTypes.float16),
      ("half", NumPyTypes.float16), ("float32", NumPyTypes.float32),
      ("single", NumPyTypes.float32), ("float64", NumPyTypes.float64),
      ("double", NumPyTypes.float64), ("str_", NumPyTypes.string),
      ("complex64", NumPyTypes.complex64), ("csingle", NumPyTypes.complex64),
      ("complex128", NumPyTypes.complex128), ("cdouble", NumPyTypes.complex128),
      ("complexfloating", NumPyTypes.complexFloating), ("object_", NumPyTypes.object),
      ("character", NumPyTypes.character),
    ]
    for (name, type) in types { module[name] = .object(type) }
  }

  /// Functions that are an array's method: `np.sum(a, axis=0)` is `np.asarray(a).sum(axis=0)`.
  private static func installMethods(in module: ModuleObject) {
    let names: [(String, String)] = [
      ("sum", "sum"), ("prod", "prod"), ("mean", "mean"), ("std", "std"), ("var", "var"),
      ("max", "max"), ("min", "min"), ("amax", "max"), ("amin", "min"), ("argmax", "argmax"),
      ("argmin", "argmin"), ("cumsum", "cumsum"), ("cumprod", "cumprod"), ("any", "any"),
      ("all", "all"), ("reshape", "reshape"), ("ravel", "ravel"), ("transpose", "transpose"),
      ("permute_dims", "transpose"), ("swapaxes", "swapaxes"), ("squeeze", "squeeze"),
      ("repeat", "repeat"), ("take", "take"), ("clip", "clip"), ("round", "round"),
      ("around", "round"), ("nonzero", "nonzero"), ("argsort", "argsort"), ("copy", "copy"),
      ("diagonal", "diagonal"), ("trace", "trace"), ("searchsorted", "searchsorted"),
      ("put", "put"), ("astype", "astype"),
    ]
    for (name, method) in names {
      let symbol = Symbol(method)
      module.raw(name) { call, machine throws(Raised) in
        guard call.count > 0 else {
          let receiver = [Symbol("a"), Symbol("arr")].map { call.keyword($0) }
          guard let given = receiver.first(where: { !$0.isUndefined }) else {
            throw .typeError("\(name)() missing 1 required positional argument: 'a'")
          }
          return try methodCall(given, symbol, call, dropping: 0, machine)
        }
        return try methodCall(call[0], symbol, call, dropping: 1, machine)
      }
    }
    module.function("sort(a, axis=-1, kind=None, order=None, *, stable=None)") {
      call, machine throws(Raised) in
      .object(try NDArray.of(call[0], machine).sorted(call[1], machine))
    }
    module.function("shape(a)") { call, machine throws(Raised) in
      NDArray.tuple(try NDArray.of(call[0], machine).shape)
    }
    module.function("ndim(a)") { call, machine throws(Raised) in
      .int(try NDArray.of(call[0], machine).shape.count)
    }
    module.function("size(a, axis=None)") { call, machine throws(Raised) in
      let array = try NDArray.of(call[0], machine)
      guard !call[1].isNone else { return .int(array.tensor.numel) }
      return .int(array.shape[try Reduction.axis(call[1], array.shape.count, machine)])
    }
  }

  private static func methodCall(
    _ value: Value, _ method: Symbol, _ call: Arguments, dropping first: Int,
    _ machine: Interpreter
  ) throws(Raised) -> Value {
    let isTensor = TensorObject.variable(value) != nil
    let array = try NDArray.of(value, machine)
    let function = try machine.attribute(.object(array), method)
    var keywords: [(name: Symbol, value: Value)] = []
    for (name, value) in call.keywords where first > 0 || (name.text != "a" && name.text != "arr") {
      // The function has older names for the bounds of `clip`.
      let names = ["a_min": "min", "a_max": "max"]
      keywords.append((names[name.text].map { Symbol($0) } ?? name, value))
    }
    let result = try machine.call(function, call.rest(from: first), keywords: keywords)
    guard isTensor, let made = result.object(as: NDArray.self), made.isNumeric else {
      return result
    }
    return NumPyBridge.tensorObject(try arrays { try made.operand })
  }

  // MARK: - Joining and choosing

  private static func installJoining(in module: ModuleObject) {
    module.function("concatenate(arrays, /, axis=0, out=None, *, dtype=None, casting='same_kind')")
    {
      call, machine throws(Raised) in
      .object(try concatenate(call[0], call[1], machine))
    }
    module.function("concat(arrays, /, axis=0, out=None, *, dtype=None, casting='same_kind')") {
      call, machine throws(Raised) in
      .object(try concatenate(call[0], call[1], machine))
    }
    module.raw("where") { call, machine throws(Raised) in
      if call.count == 1 {
        let array = try NDArray.of(call[0], machine)
        return try machine.callMethod(.object(array), Symbol("nonzero"))
      }
      guard call.count == 3 else {
        throw .valueError("either both or neither of x and y should be given")
      }
      return try choose(call[0], call[1], call[2], machine)
    }
    module.function("broadcast_to(array, shape, subok=False)") { call, machine throws(Raised) in
      let array = try NDArray.of(call[0], machine)
      let shape = try NumPyCreation.shape(call[1], machine)
      guard let spread = array.tensor.spread(to: shape), array.shape.count <= shape.count else {
        throw .valueError(
          "operands could not be broadcast together with remapped shapes [original->remapped]: "
            + "\(array.shape.tight)  and requested shape \(shape.tight)")
      }
      let view = array.view(spread)
      view.isWriteable = false
      return .object(view)
    }
    module.function("may_share_memory(a, b, max_work=None)") { call, machine throws(Raised) in
      let (a, b) = (try NDArray.of(call[0], machine), try NDArray.of(call[1], machine))
      return .bool(a.tensor.storage === b.tensor.storage)
    }
    module.function("shares_memory(a, b, max_work=None)") { call, machine throws(Raised) in
      let (a, b) = (try NDArray.of(call[0], machine), try NDArray.of(call[1], machine))
      guard a.tensor.storage === b.tensor.storage else { return .bool(false) }
      let places = Set(a.offsets.map { $0 + a.tensor.offset })
      return .bool(b.offsets.contains { places.contains($0 + b.tensor.offset) })
    }
    module.function("result_type(*arrays_and_dtypes)") { call, machine throws(Raised) in
      var common: DType?
      for value in call[0].tuple?.elements ?? [] {
        let isType = value.type != nil || value.isString || value.object is DTypeDescriptor
        let dtype =
          isType
          ? try DTypeDescriptor.element(of: value, machine).dtype
          : try NDArray.of(value, machine).dtype
        guard let dtype else { return .object(DTypeDescriptor(.object)) }
        common = common.map { $0.promoted(dtype) } ?? dtype
      }
      return .object(DTypeDescriptor(.number(common ?? .float64)))
    }
    module.function("_set_warnings(divide, over, under, invalid)") { call, _ throws(Raised) in
      let before = UFuncWarnings.handling
      UFuncWarnings.handling = UFuncWarnings.Handling(
        divide: call[0].string ?? before.divide, over: call[1].string ?? before.over,
        under: call[2].string ?? before.under, invalid: call[3].string ?? before.invalid)
      return .tuple(
        [before.divide, before.over, before.under, before.invalid].map { .string($0) })
    }
    module.function("_order(values)") { call, machine throws(Raised) in
      let array = try NDArray.of(call[0], machine)
      return .object(try array.argsorted(.int(0), machine))
    }
  }

  private static func concatenate(
    _ value: Value, _ axis: Value, _ machine: Interpreter
  ) throws(Raised) -> NDArray {
    var parts: [NDArray] = []
    for item in try machine.elements(of: value) { parts.append(try NDArray.of(item, machine)) }
    guard let first = parts.first else {
      throw .valueError("need at least one array to concatenate")
    }
    if axis.isNone {
      for index in parts.indices {
        parts[index] = try parts[index].reshapedView(ArrayShape(parts[index].tensor.numel))
      }
    }
    for part in parts where part.shape.isEmpty {
      throw .valueError("zero-dimensional arrays cannot be concatenated")
    }
    let rank = parts[0].shape.count
    for (index, part) in parts.enumerated() where part.shape.count != rank {
      throw .valueError(
        "all the input arrays must have same number of dimensions, but the array at index 0 has "
          + "\(rank) dimension(s) and the array at index \(index) has \(part.shape.count) "
          + "dimension(s)")
    }
    let dim = axis.isNone ? 0 : try Reduction.axis(axis, rank, machine)
    for (index, part) in parts.enumerated() {
      for other in part.shape.indices
      where other != dim && part.shape[other] != parts[0].shape[other] {
        throw .valueError(
          "all the input array dimensions except for the concatenation axis must match exactly, but "
            + "along dimension \(other), the array at index 0 has size \(parts[0].shape[other]) and "
            + "the array at index \(index) has size \(part.shape[other])")
      }
    }
    if parts.contains(where: { !$0.isNumeric }) {
      return try concatenateValues(parts, dim, machine)
    }
    let type = parts.dropFirst().reduce(first.dtype) { $0.promoted($1.dtype) }
    return NDArray(
      try arrays { try Tensor.cat(parts.map { try $0.operand.to(type) }, dim: dim) })
  }

  /// Strings and objects move into one pool.
  private static func concatenateValues(
    _ parts: [NDArray], _ dim: Int, _ machine: Interpreter
  ) throws(Raised) -> NDArray {
    let isText = parts.allSatisfy { $0.element != .object }
    let pool = ValuePool()
    var width = 1
    var tensors: [Tensor] = []
    for part in parts {
      let places = try arrays { try Tensor(empty: part.shape, dtype: .int64) }
      for (index, value) in part.values.enumerated() {
        var stored = value.unwrapped
        if isText {
          stored = .string(try machine.str(stored))
          width = max(width, stored.stringObject?.count ?? 1)
        }
        places.pointer(Int.self)[index] = pool.add(stored)
      }
      tensors.append(places)
    }
    return NDArray(
      try arrays { try Tensor.cat(tensors, dim: dim) }, element: isText ? .string(width) : .object,
      pool: pool)
  }

  private static func choose(
    _ condition: Value, _ x: Value, _ y: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    let mask = try NDArray.of(condition, machine).converted(to: .number(.bool), machine)
    var left = try NDArray.of(x, machine)
    var right = try NDArray.of(y, machine)
    var shape = mask.shape
    for other in [left.shape, right.shape] {
      guard let next = shape.joined(other) else {
        throw .valueError(
          "operands could not be broadcast together with shapes \(mask.shape.tight) "
            + "\(left.shape.tight) \(right.shape.tight) ")
      }
      shape = next
    }
    guard left.isNumeric, right.isNumeric else {
      return try chooseValues(mask, left, right, shape, machine)
    }
    let isWeak = [x, y].map { value in
      if case .object = value { return false }
      return true
    }
    var type = left.dtype.promoted(right.dtype)
    if isWeak[0] != isWeak[1], let number = (isWeak[0] ? x : y).number {
      type = (isWeak[0] ? right : left).dtype.promoted(withPython: number)
    }
    left = try left.converted(to: .number(type), machine)
    right = try right.converted(to: .number(type), machine)
    return .object(
      NDArray(
        try arrays {
          let result = try Tensor.where(mask.operand, left.operand, right.operand)
          return result
        }))
  }

  private static func chooseValues(
    _ mask: NDArray, _ left: NDArray, _ right: NDArray, _ shape: ArrayShape,
    _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard let a = left.tensor.spread(to: shape), let b = right.tensor.spread(to: shape),
      let c = mask.tensor.spread(to: shape)
    else { throw .valueError("operands could not be broadcast together") }
    let xs = left.with(a).values
    let ys = right.with(b).values
    let spread = mask.with(c)
    var values: [Value] = []
    for (index, offset) in spread.offsets.enumerated() {
      values.append((spread.number(at: offset).isTrue ? xs[index] : ys[index]).unwrapped)
    }
    let element: ElementType =
      left.element == .object || right.element == .object ? .object : .string(0)
    return .object(try ArrayBuilder.array(.list(values), element, machine).reshaped(shape))
  }

  // MARK: - Products

  private static func installProducts(in module: ModuleObject) {
    module.function("matmul(x1, x2, /, out=None)") { call, machine throws(Raised) in
      try MatrixProduct.matmul(call[0], call[1], machine)
    }
    module.function("dot(a, b, out=None)") { call, machine throws(Raised) in
      try MatrixProduct.dot(call[0], call[1], machine)
    }
    module.raw("einsum") { call, machine throws(Raised) in
      guard let equation = call[0].string else {
        throw .typeError("einsum needs its subscripts as a string")
      }
      var operands: [NDArray] = []
      for value in call.rest(from: 1) { operands.append(try NDArray.of(value, machine)) }
      guard let first = operands.first else {
        throw .valueError("must provide at least an operand and a subscripts list to einsum")
      }
      try EinsteinSubscripts(equation)?.check(operands.map(\.shape.array))
      let type = operands.reduce(first.dtype) { $0.promoted($1.dtype) }
      let result = try arrays {
        try Tensor.einsum(equation, operands.map { try $0.operand.to(type) })
      }
      return NDArray(result).scalarOrSelf
    }
    module.function("outer(a, b, out=None)") { call, machine throws(Raised) in
      let a = try NDArray.of(call[0], machine)
      let b = try NDArray.of(call[1], machine)
      let column = try a.reshapedView(ArrayShape(a.tensor.numel, 1))
      let row = try b.reshapedView(ArrayShape(1, b.tensor.numel))
      return try UFunc.multiply.apply([.object(column), .object(row)], machine)
    }
    module.function("bincount(x, /, weights=None, minlength=0)") { call, machine throws(Raised) in
      let array = try NDArray.of(call[0], machine)
      guard !array.dtype.isInexact || array.tensor.numel == 0 else {
        throw .typeError(
          "Cannot cast array data from dtype('\(array.dtype.name)') to dtype('int64') according to "
            + "the rule 'safe'")
      }
      guard array.shape.count == 1 else { throw .valueError("object too deep for desired array") }
      let numbers = array.offsets.map { array.number(at: $0).int }
      guard numbers.allSatisfy({ $0 >= 0 }) else {
        throw .valueError("'list' argument must have no negative elements")
      }
      let least = try machine.index(call[2])
      let count = max(least, (numbers.max() ?? -1) + 1)
      guard count < 1 << 32 else { throw .memoryError() }
      guard !call[1].isNone else {
        var counts = [Int](repeating: 0, count: count)
        for number in numbers { counts[number] += 1 }
        return .object(NDArray(try arrays { try Tensor(integers: counts) }))
      }
      let weights = try NDArray.of(call[1], machine)
      guard weights.shape == array.shape else {
        throw .valueError("The weights and list don't have the same length.")
      }
      let sums = try arrays { try Tensor.zeros(ArrayShape(count), dtype: .float64) }
      for (number, offset) in zip(numbers, weights.offsets) {
        sums.pointer(Double.self)[number] += weights.number(at: offset).double
      }
      return .object(NDArray(sums))
    }
  }
}
