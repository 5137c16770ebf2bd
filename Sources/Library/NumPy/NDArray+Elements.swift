// The methods of arrays that choose, order and change elements.

import Autograd
import Interpreter
import Tensors

extension NDArray {
  static func declareElementMethods(_ type: TypeObject) {
    type.method("round(self, decimals=0, out=None)") { call, machine throws(Raised) in
      let array = try receiver(call[0])
      return try array.rounded(machine.index(call[1])).scalarOrSelf
    }
    type.method("__round__(self, ndigits=0)") { call, machine throws(Raised) in
      let array = try receiver(call[0])
      return try array.rounded(call[1].isNone ? 0 : machine.index(call[1])).scalarOrSelf
    }
    type.method("__iter__(self)") { call, machine throws(Raised) in
      .object(try machine.iterator(of: call[0]))
    }
    type.method("__len__(self)") { call, machine throws(Raised) in
      .int(try machine.length(call[0]))
    }
    type.method("__getitem__(self, key)") { call, machine throws(Raised) in
      try receiver(call[0]).item(call[1], machine)
    }
    type.method("__setitem__(self, key, value)") { call, machine throws(Raised) in
      try receiver(call[0]).assign(call[1], call[2], machine)
      return .none
    }
    type.method("__divmod__(self, other)") { call, machine throws(Raised) in
      .tuple([
        try UFunc.floorDivide.apply([call[0], call[1]], machine),
        try UFunc.remainder.apply([call[0], call[1]], machine),
      ])
    }
    type.method("__rdivmod__(self, other)") { call, machine throws(Raised) in
      .tuple([
        try UFunc.floorDivide.apply([call[1], call[0]], machine),
        try UFunc.remainder.apply([call[1], call[0]], machine),
      ])
    }
    type.method("__abs__(self)") { call, machine throws(Raised) in
      try UFunc.absolute.apply([call[0]], machine)
    }
    type.method("clip(self, min=None, max=None, out=None)") { call, machine throws(Raised) in
      let output = call[3].object(as: NDArray.self)
      var result = call[0]
      if !call[1].isNone { result = try UFunc.maximum.apply([result, call[1]], machine) }
      if !call[2].isNone { result = try UFunc.minimum.apply([result, call[2]], machine) }
      if let output {
        try output.fill(from: NDArray.of(result, machine).converted(to: output.element, machine))
        return .object(output)
      }
      return result
    }
    for name in ["conj", "conjugate"] {
      type.method("\(name)(self)") { call, machine throws(Raised) in
        try UFunc.conjugate.apply([call[0]], machine)
      }
    }
    for (method, arguments) in [
      ("argpartition", "kth, axis=-1, kind='introselect', order=None"),
      ("choose", "choices, out=None, mode='raise'"),
    ] {
      type.method("\(method)(self, \(arguments))") { call, machine throws(Raised) in
        try machine.callMethod(
          .object(machine.importModule("numpy")), Symbol(method), [call[0], call[1], call[2]])
      }
    }
    type.method("partition(self, kth, axis=-1, kind='introselect', order=None)") {
      call, machine throws(Raised) in
      try receiver(call[0]).fill(from: receiver(call[0]).sorted(call[2], machine))
      return .none
    }
    type.method("dot(self, b, out=None)") { call, machine throws(Raised) in
      try MatrixProduct.dot(call[0], call[1], machine)
    }
    type.method("nonzero(self)") { call, machine throws(Raised) in
      let array = try receiver(call[0])
      guard !array.shape.isEmpty else {
        throw .valueError(
          "Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead. If the context of this error is of the form `arr[nonzero(cond)]`, just use `arr[cond]`."
        )
      }
      let places = try arrays { try array.operand.nonzero() }
      return .tuple(
        try arrays {
          try (0..<array.shape.count).map {
            .object(NDArray(try places.select(dim: 1, index: $0).contiguous()))
          }
        })
    }
    type.method("sort(self, axis=-1, kind=None, order=None, *, stable=None)") {
      call, machine throws(Raised) in
      let array = try receiver(call[0])
      try array.fill(from: array.sorted(call[1], machine))
      return .none
    }
    type.method("argsort(self, axis=-1, kind=None, order=None, *, stable=None)") {
      call, machine throws(Raised) in
      .object(try receiver(call[0]).argsorted(call[1], machine))
    }
    type.method("repeat(self, repeats, axis=None)") { call, machine throws(Raised) in
      var array = try receiver(call[0])
      let counts = try NDArray.of(call[1], machine)
      var dim = 0
      if call[2].isNone {
        array = try array.reshapedView(ArrayShape(array.tensor.numel))
      } else {
        dim = try Reduction.axis(call[2], array.shape.count, machine)
      }
      let numbers = counts.offsets.map { counts.number(at: $0).int }
      let size = array.shape[dim]
      guard numbers.count == 1 || numbers.count == size else {
        throw .valueError(
          "operands could not be broadcast together with shape (\(size),) "
            + "(\(numbers.count),)")
      }
      guard numbers.allSatisfy({ $0 >= 0 }) else {
        throw .valueError("repeats may not contain negative values.")
      }
      var places: [Int] = []
      for index in 0..<size {
        let count = numbers[numbers.count == 1 ? 0 : index]
        guard places.count &+ count < 1 << 40 else { throw .memoryError() }
        places += [Int](repeating: index, count: count)
      }
      return .object(try array.taken(places, dim))
    }
    type.method("take(self, indices, axis=None, out=None, mode='raise')") {
      call, machine throws(Raised) in
      var array = try receiver(call[0])
      if call[2].isNone {
        array = try array.reshapedView(ArrayShape(array.tensor.numel))
        return try array.item(indexValue(call[1], machine), machine)
      }
      let dim = try Reduction.axis(call[2], array.shape.count, machine)
      let full = Value.object(SliceObject(.none, .none, .none))
      let key = [Value](repeating: full, count: dim) + [try indexValue(call[1], machine)]
      return try array.item(.tuple(key), machine)
    }
    type.method("put(self, indices, values, mode='raise')") { call, machine throws(Raised) in
      let array = try receiver(call[0])
      let flat = try array.reshapedView(ArrayShape(array.tensor.numel))
      try flat.assign(indexValue(call[1], machine), call[2], machine)
      if flat.tensor.storage !== array.tensor.storage {
        try array.fill(from: flat.reshaped(array.shape))
      }
      return .none
    }
    type.method("compress(self, condition, axis=None)") { call, machine throws(Raised) in
      let array = try receiver(call[0])
      let mask = try NDArray.of(call[1], machine).converted(to: .number(.bool), machine)
      let places = mask.offsets.enumerated().filter { mask.number(at: $0.element).isTrue }
        .map(\.offset)
      guard !call[2].isNone else {
        return .object(
          try array.reshapedView(ArrayShape(array.tensor.numel)).taken(places, 0))
      }
      return .object(
        try array.taken(places, Reduction.axis(call[2], array.shape.count, machine)))
    }
    type.method("searchsorted(self, v, side='left', sorter=None)") { call, machine throws(Raised) in
      let array = try receiver(call[0])
      let values = try NDArray.of(call[1], machine)
      let type = array.dtype.promoted(values.dtype)
      let isRight = call[2].string == "right"
      let result = try arrays { () throws -> Tensor in
        let flat = try values.operand.to(type).reshape(ArrayShape(-1))
        let places = try array.operand.to(type).contiguous().searchsorted(flat, right: isRight)
        return try places.to(.int64).reshape(values.shape)
      }
      return NDArray(result).scalarOrSelf
    }
  }

  private static func indexValue(
    _ value: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    value.tupleOrListElements == nil ? value : .object(try NDArray.of(value, machine))
  }

  /// The parts at places of a dimension, which are in range.
  func taken(_ places: [Int], _ dim: Int) throws(Raised) -> NDArray {
    var sizes = shape
    sizes[dim] = places.count
    var outer = [0]
    var result: [Int] = []
    let before = NDArray.offsets(shape.prefix(dim), tensor.strides.prefix(dim))
    let after = NDArray.offsets(shape.dropFirst(dim + 1), tensor.strides.dropFirst(dim + 1))
    outer = before
    result.reserveCapacity(sizes.product)
    for start in outer {
      for place in places {
        let middle = start + place * tensor.strides[dim]
        for rest in after { result.append(middle + rest) }
      }
    }
    return with(try arrays { try gathered(result, sizes) })
  }

  /// Rounded half to even at a decimal place.
  func rounded(_ decimals: Int) throws(Raised) -> NDArray {
    guard isNumeric else {
      throw .typeError("loop of ufunc does not support argument 0 of type str")
    }
    return NDArray(
      try arrays {
        let source = try operand
        if source.dtype.isComplex {
          let parts = [NDArray(source.realPart), NDArray(try source.imag())]
          let rounded = try parts.map { try $0.rounded(decimals).operand }
          return try Tensor.complex(rounded[0], rounded[1])
        }
        guard source.dtype.isFloatingPoint else {
          guard decimals < 0 else { return try source.clone() }
          let scale = NumPyMath.powerOfTen(-decimals)
          return try source.to(.float64).div(.float(scale)).map(.round).mul(.float(scale))
            .to(source.dtype)
        }
        guard decimals != 0 else { return try source.map(.round) }
        let scale = NumPyMath.powerOfTen(Swift.abs(decimals))
        return decimals > 0
          ? try source.mul(.float(scale)).map(.round).div(.float(scale))
          : try source.div(.float(scale)).map(.round).mul(.float(scale))
      })
  }

  // MARK: - Order

  func sorted(_ axis: Value, _ machine: Interpreter) throws(Raised) -> NDArray {
    let order = try argsorted(axis, machine)
    guard !axis.isNone else {
      return try reshapedView(ArrayShape(tensor.numel)).taken(
        order.offsets.map { order.number(at: $0).int }, 0)
    }
    guard isNumeric, !shape.isEmpty else {
      return shape.isEmpty ? self : try taken(order.offsets.map { order.number(at: $0).int }, 0)
    }
    let dim = try Reduction.axis(axis, shape.count, machine)
    return NDArray(try arrays { try operand.gather(dim: dim, index: order.operand) })
  }

  func argsorted(_ axis: Value, _ machine: Interpreter) throws(Raised) -> NDArray {
    if axis.isNone {
      return try reshapedView(ArrayShape(tensor.numel)).argsorted(.int(0), machine)
    }
    guard !shape.isEmpty else { throw Reduction.outOfBounds(try machine.index(axis), 0) }
    let dim = try Reduction.axis(axis, shape.count, machine)
    if isNumeric {
      return NDArray(
        try arrays {
          let plain = dtype == .bool ? try operand.to(.uint8) : try operand
          return try plain.sort(dim: dim, descending: false).indices
        })
    }
    guard shape.count == 1 else {
      throw .typeError("sorting arrays of objects with several dimensions is not supported")
    }
    let order = try ValueOrder.sorted(values, machine)
    return NDArray(try arrays { try Tensor(integers: order) })
  }
}

/// A stable order of values of the language.
enum ValueOrder {
  /// The places of the values in rising order.
  static func sorted(_ values: [Value], _ machine: Interpreter) throws(Raised) -> [Int] {
    var order = Array(values.indices)
    var scratch = order
    var width = 1
    while width < order.count {
      var start = 0
      while start < order.count {
        let middle = min(start + width, order.count)
        let end = min(start + 2 * width, order.count)
        var left = start
        var right = middle
        for place in start..<end {
          var takesRight = false
          if right < end {
            takesRight = left >= middle
            if !takesRight {
              takesRight = try machine.isLess(values[order[right]], values[order[left]])
            }
          }
          scratch[place] = takesRight ? order[right] : order[left]
          if takesRight { right += 1 } else { left += 1 }
        }
        start = end
      }
      swap(&order, &scratch)
      width *= 2
    }
    return order
  }
}

/// Small arithmetic.
enum NumPyMath {
  /// Correctly rounded square roots.
  static func squareRoots(_ tensor: Tensor) throws -> Tensor {
    let output = try tensor.contiguousCopy()
    switch output.dtype {
    case .float32:
      let values = output.pointer(Float.self)
      for index in 0..<output.numel { values[index] = values[index].squareRoot() }
    case .float64:
      let values = output.pointer(Double.self)
      for index in 0..<output.numel { values[index] = values[index].squareRoot() }
    case .complex64, .complex128: return try output.map(.sqrt)
    default: return try output.to(.float32).sqrt().to(output.dtype)
    }
    return output
  }

  static func powerOfTen(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<min(max(exponent, 0), 400) { result *= 10 }
    return result
  }
}
