// Functions that make arrays: `np.array`, `np.zeros`, `np.arange` and their kin.

import Autograd
import Glibc
import Interpreter
import Tensors

/// The making of arrays.
enum NumPyCreation {
  /// Memory for a new array; what cannot be had is refused in NumPy's words.
  static func memory(_ shape: ArrayShape, _ dtype: DType) throws(Raised) -> Tensor {
    do throws(TensorError) {
      return try Tensor(empty: shape, dtype: dtype)
    } catch {
      switch error {
      case .outOfMemory(let bytes):
        throw Raised(
          .memoryError,
          "Unable to allocate \(ByteText.text(bytes)) for an array with shape \(shape.spaced) and "
            + "data type \(dtype.name)")
      case .sizeOverflow:
        throw .valueError(
          "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible "
            + "size.")
      default: throw raised(error)
      }
    }
  }

  /// The sizes that a number or a sequence names.
  static func sizes(_ value: Value, _ machine: Interpreter) throws(Raised) -> [Int] {
    var values = value.tupleOrListElements
    if let array = value.object(as: NDArray.self), !array.shape.isEmpty { values = array.values }
    guard let values else {
      guard let size = try machine.indexIfPossible(value) else {
        guard !value.isString else {
          throw .typeError("'str' object cannot be interpreted as an integer")
        }
        throw .typeError(
          "expected a sequence of integers or a single integer, got "
            + "'\(try machine.repr(value))'")
      }
      return [size]
    }
    var sizes: [Int] = []
    for item in values {
      guard let size = try machine.indexIfPossible(item) else {
        throw .typeError(
          "'\(machine.type(of: item).name)' object cannot be interpreted as an integer")
      }
      sizes.append(size)
    }
    return sizes
  }

  /// The shape of a new array.
  static func shape(_ value: Value, _ machine: Interpreter) throws(Raised) -> ArrayShape {
    let sizes = try sizes(value, machine)
    guard sizes.allSatisfy({ $0 >= 0 }) else {
      throw .valueError("negative dimensions are not allowed")
    }
    guard sizes.count <= ArrayShape.maximumRank else {
      throw .valueError(
        "maximum supported dimension for an ndarray is currently \(ArrayShape.maximumRank), found "
          + "\(sizes.count)")
    }
    return try arrays { try ArrayShape(checking: sizes) }
  }

  /// A new array with one value everywhere.
  static func filled(
    _ shape: ArrayShape, _ element: ElementType, _ value: Value, _ machine: Interpreter
  ) throws(Raised) -> NDArray {
    guard let dtype = element.dtype else {
      let isZero = value.number == .int(0) && element != .object
      let pool = ValuePool([isZero ? .string("") : value])
      let tensor = try arrays { try Tensor.zeros(shape, dtype: .int64) }
      return NDArray(tensor, element: element == .string(0) ? .string(1) : element, pool: pool)
    }
    let single = try ArrayBuilder.array(value, element, machine)
    guard single.tensor.numel == 1 else {
      let array = NDArray(try arrays { try Tensor(empty: shape, dtype: dtype) })
      try array.fill(from: single)
      return array
    }
    let number = single.number(at: 0)
    guard number.isTrue || number.double.isNaN else {
      let count = (try? shape.checkedProduct()) ?? .max
      if count < 1 << 20 {
        return NDArray(try arrays { try Tensor.zeros(shape, dtype: dtype) })
      }
      // Large blocks of zeros cost nothing until they are touched, but must be there.
      _ = try memory(shape, dtype)
      return NDArray(try arrays { try Tensor.zeros(shape, dtype: dtype) })
    }
    let tensor = try memory(shape, dtype)
    return NDArray(try arrays { try tensor.fill_(number) })
  }

  /// The type of an argument, or a default for None.
  private static func element(
    _ value: Value, _ otherwise: ElementType, _ machine: Interpreter
  ) throws(Raised) -> ElementType {
    value.isNoneOrUndefined ? otherwise : try DTypeDescriptor.element(of: value, machine)
  }

  static func install(in module: ModuleObject) {
    module.function(
      "array(object, dtype=None, *, copy=True, order='K', subok=False, ndmin=0, like=None)"
    ) { call, machine throws(Raised) in
      let wanted =
        call[1].isNone ? nil : try DTypeDescriptor.element(of: call[1], machine)
      var array = try ArrayBuilder.array(call[0], wanted, machine)
      let least = try machine.index(call[5])
      if array.shape.count < least, least <= ArrayShape.maximumRank {
        let ones = [Int](repeating: 1, count: least - array.shape.count)
        let shape = ones + array.shape.array
        array = try array.reshaped(try arrays { try ArrayShape(checking: shape) })
      }
      return .object(array)
    }
    for name in ["asarray", "asanyarray", "ascontiguousarray"] {
      module.function("\(name)(a, dtype=None, order=None, *, copy=None, like=None)") {
        call, machine throws(Raised) in
        let array = try NDArray.of(call[0], machine)
        guard !call[1].isNone else { return .object(array) }
        let element = try DTypeDescriptor.element(of: call[1], machine)
        return .object(try array.converted(to: element, machine))
      }
    }
    for (name, value) in [("zeros", 0), ("ones", 1), ("empty", 0)] {
      module.function("\(name)(shape, dtype=None, order='C', *, like=None)") {
        call, machine throws(Raised) in
        .object(
          try filled(
            shape(call[0], machine), element(call[1], .number(.float64), machine), .int(value),
            machine))
      }
      module.function("\(name)_like(a, dtype=None, order='K', subok=True, shape=None)") {
        call, machine throws(Raised) in
        let model = try NDArray.of(call[0], machine)
        let shape = call[4].isNone ? model.shape : try shape(call[4], machine)
        return .object(
          try filled(shape, element(call[1], model.element, machine), .int(value), machine))
      }
    }
    module.function("full(shape, fill_value, dtype=None, order='C', *, like=None)") {
      call, machine throws(Raised) in
      let model = try NDArray.of(call[1], machine)
      return .object(
        try filled(
          shape(call[0], machine), element(call[2], model.element, machine), call[1], machine))
    }
    module.function("full_like(a, fill_value, dtype=None, order='K', subok=True, shape=None)") {
      call, machine throws(Raised) in
      let model = try NDArray.of(call[0], machine)
      let shape = call[5].isNone ? model.shape : try shape(call[5], machine)
      return .object(
        try filled(shape, element(call[2], model.element, machine), call[1], machine))
    }
    module.function("eye(N, M=None, k=0, dtype=None, order='C', *, like=None)") {
      call, machine throws(Raised) in
      try eye(call[0], call[1], call[2], element(call[3], .number(.float64), machine), machine)
    }
    module.function("identity(n, dtype=None, *, like=None)") { call, machine throws(Raised) in
      try eye(call[0], .none, .int(0), element(call[1], .number(.float64), machine), machine)
    }
    module.raw("arange") { call, machine throws(Raised) in try arange(call, machine) }
    module.function(
      "linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, *, "
        + "device=None)"
    ) { call, machine throws(Raised) in try linspace(call, machine) }
  }

  private static func eye(
    _ rows: Value, _ columns: Value, _ diagonal: Value, _ element: ElementType,
    _ machine: Interpreter
  ) throws(Raised) -> Value {
    let height = try machine.index(rows)
    let width = columns.isNone ? height : try machine.index(columns)
    let shift = try machine.index(diagonal)
    let sizes = try shape(.tuple([.int(height), .int(width)]), machine)
    let array = try filled(sizes, element, .int(0), machine)
    let one = try filled([], element, .int(1), machine)
    var offsets: [Int] = []
    for row in 0..<height {
      let (column, overflow) = row.addingReportingOverflow(shift)
      if !overflow, column >= 0, column < width { offsets.append(row * width + column) }
    }
    array.scatter(one.tensor, offsets)
    return .object(array)
  }

  private static func arange(
    _ call: Arguments, _ machine: Interpreter
  ) throws(Raised) -> Value {
    var values = call.rest()
    var type: Value = values.count > 3 ? values[3] : .none
    var named: [String: Value] = [:]
    for (name, value) in call.keywords { named[name.text] = value }
    if let given = named["dtype"] { type = given }
    if let start = named["start"] { values.insert(start, at: 0) }
    if let stop = named["stop"] { values.append(stop) }
    guard !values.isEmpty else {
      throw .typeError("arange() requires stop to be specified.")
    }
    let start = values.count > 1 ? values[0].unwrapped : .int(0)
    let stop = (values.count > 1 ? values[1] : values[0]).unwrapped
    let step = (values.count > 2 ? values[2] : named["step"] ?? .int(1)).unwrapped
    var isInteger = true
    for value in [start, stop, step] {
      guard let number = value.number else {
        let array = try NDArray.of(value, machine)
        isInteger = isInteger && !array.dtype.isInexact
        continue
      }
      if number.isFloat { isInteger = false }
    }
    let element = try element(type, .number(isInteger ? .int64 : .float64), machine)
    let first = try machine.double(start)
    let delta = try machine.double(step)
    guard delta != 0 else { throw Raised(.zeroDivisionError, "division by zero") }
    let length = ceil((try machine.double(stop) - first) / delta)
    guard !length.isNaN else { throw .valueError("arange: cannot compute length") }
    guard length < 0x1p60 else { throw .valueError("Maximum allowed size exceeded") }
    let count = Int(max(0, length))
    if isInteger, let from = start.number?.int, let by = step.number?.int {
      let tensor = try memory(ArrayShape(count), .int64)
      for index in 0..<count { tensor.pointer(Int.self)[index] = from &+ index &* by }
      return .object(try NDArray(tensor).converted(to: element, machine))
    }
    let tensor = try memory(ArrayShape(count), .float64)
    // NumPy takes the step from the first two elements.
    let actual = (first + delta) - first
    for index in 0..<count { tensor.pointer(Double.self)[index] = first + Double(index) * actual }
    return .object(try NDArray(tensor).converted(to: element, machine))
  }

  private static func linspace(
    _ call: Arguments, _ machine: Interpreter
  ) throws(Raised) -> Value {
    let count = try machine.index(call[2])
    guard count >= 0 else {
      throw .valueError("Number of samples, \(count), must be non-negative.")
    }
    let hasEnd = try machine.truth(call[3])
    let bounds = try call.rest(from: 0).prefix(2).map { bound throws(Raised) in
      let array = try NDArray.of(bound, machine)
      guard !array.dtype.isComplex else {
        throw .notImplemented(
          "linspace takes no complex numbers in Taper; add the linspace of the imaginary parts times 1j "
            + "to that of the real parts")
      }
      return try array.converted(to: .number(.float64), machine)
    }
    let (startArray, stopArray) = (bounds[0], bounds[1])
    guard let shape = startArray.shape.joined(stopArray.shape),
      let starts = startArray.tensor.spread(to: shape),
      let stops = stopArray.tensor.spread(to: shape)
    else { throw .valueError("operands could not be broadcast together") }
    let sizes = [count] + shape.array
    let tensor = try memory(try arrays { try ArrayShape(checking: sizes) }, .float64)
    let divisions = Double(hasEnd ? count - 1 : count)
    let target = tensor.pointer(Double.self)
    let width = shape.product
    let pairs = zip(
      NDArray(starts).offsets.map { starts.pointer(Double.self)[$0] },
      NDArray(stops).offsets.map { stops.pointer(Double.self)[$0] })
    var stepValue = Double.nan
    for (column, (start, stop)) in pairs.enumerated() {
      let delta = stop - start
      let step = delta / divisions
      if divisions > 0 { stepValue = step }
      for index in 0..<count {
        let place = Double(index)
        let part = divisions > 0 ? (step == 0 ? place / divisions * delta : place * step) : 0
        target[index * width + column] = part + start
      }
      if hasEnd && count > 1 { target[(count - 1) * width + column] = stop }
    }
    var element = ElementType.number(.float64)
    if !call[5].isNone { element = try DTypeDescriptor.element(of: call[5], machine) }
    var result = NDArray(tensor)
    if let dtype = element.dtype, dtype.isInteger {
      result = NDArray(try arrays { try tensor.map(.floor) })
    }
    let converted = Value.object(try result.converted(to: element, machine))
    guard try machine.truth(call[4]) else { return converted }
    return .tuple([converted, .object(NumPyScalar(stepValue))])
  }
}

/// Sizes of memory as NumPy writes them.
enum ByteText {
  /// Three digits and a binary unit: `72.8 TiB`, `728. TiB`.
  static func text(_ bytes: Int) -> String {
    let units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
    var unit = 0
    var count = Double(max(bytes, 0))
    while count >= 1024, unit < units.count - 1 {
      count /= 1024
      unit += 1
    }
    guard unit > 0 else { return "\(bytes) bytes" }
    let whole = Int(count.rounded())
    if whole >= 100 { return "\(whole). \(units[unit])" }
    let digits = whole >= 10 ? 1 : 2
    let scale = digits == 1 ? 10.0 : 100.0
    let scaled = Int((count * scale).rounded())
    let fraction = String(scaled % Int(scale))
    let padded = String(repeating: "0", count: digits - fraction.utf8.count) + fraction
    return "\(scaled / Int(scale)).\(padded) \(units[unit])"
  }
}
