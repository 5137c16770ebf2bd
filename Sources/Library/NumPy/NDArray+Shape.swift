// The methods of arrays that move, copy and convert elements.

import Autograd
import Interpreter
import Tensors

extension NDArray {
  static func declareShapeMethods(_ type: TypeObject) {
    type.raw("reshape", isMethod: true) { call, machine throws(Raised) in
      let array = try receiver(call[0])
      var sizes = call.rest(from: 1)
      let named = call.keyword(Symbol("shape"))
      if !named.isUndefined { sizes = [named] }
      let shape: [Int]
      if sizes.count == 1 {
        shape = try NumPyCreation.sizes(sizes[0], machine)
      } else {
        shape = try NumPyCreation.sizes(.tuple(sizes), machine)
      }
      if call.keyword(Symbol("order")).string == "F" {
        let turned = try array.transposed(nil)
        let wanted = Array(try array.resolvedShape(shape).array.reversed())
        return .object(try turned.reshapedView(turned.resolvedShape(wanted)).transposed(nil))
      }
      return .object(try array.reshapedView(array.resolvedShape(shape)))
    }
    type.method("ravel(self, order='C')") { call, _ throws(Raised) in
      let array = try receiver(call[0])
      let source = call[1].string == "F" ? try array.transposed(nil) : array
      return .object(try source.reshapedView(ArrayShape(source.tensor.numel)))
    }
    type.method("flatten(self, order='C')") { call, _ throws(Raised) in
      let array = try receiver(call[0])
      let source = call[1].string == "F" ? try array.transposed(nil) : array
      let copy = array.with(try arrays { try source.copied() })
      return .object(try copy.reshaped(ArrayShape(copy.tensor.numel)))
    }
    type.raw("transpose", isMethod: true) { call, machine throws(Raised) in
      let array = try receiver(call[0])
      let given = call.rest(from: 1)
      guard !given.isEmpty, !(given.count == 1 && given[0].isNone) else {
        return .object(try array.transposed(nil))
      }
      let values = given.count == 1 ? given[0].tupleOrListElements ?? given : given
      guard values.count == array.shape.count else {
        throw .valueError("axes don't match array")
      }
      var order: [Int] = []
      for value in values {
        order.append(try Reduction.axis(value, array.shape.count, machine))
      }
      guard Set(order).count == order.count else {
        throw .valueError("repeated axis in transpose")
      }
      return .object(try array.transposed(order))
    }
    type.method("swapaxes(self, axis1, axis2, /)") { call, machine throws(Raised) in
      let array = try receiver(call[0])
      var order = Array(0..<array.shape.count)
      order.swapAt(
        try Reduction.axis(call[1], order.count, machine),
        try Reduction.axis(call[2], order.count, machine))
      return .object(try array.transposed(order))
    }
    type.method("squeeze(self, axis=None)") { call, machine throws(Raised) in
      let array = try receiver(call[0])
      let axes = try Reduction.axes(call[1], array.shape.count, machine)
      var sizes = ArrayShape()
      var steps = ArrayShape()
      for index in array.shape.indices {
        let isWanted = axes & (1 << UInt32(index)) != 0
        if isWanted, array.shape[index] == 1 { continue }
        guard !isWanted || call[1].isNone else {
          throw .valueError(
            "cannot select an axis to squeeze out which has size not equal to one")
        }
        sizes.append(array.shape[index])
        steps.append(array.tensor.strides[index])
      }
      return .object(
        array.view(
          Tensor(
            storage: array.tensor.storage, offset: array.tensor.offset, shape: sizes,
            strides: steps, dtype: array.tensor.dtype)))
    }
    type.method("astype(self, dtype, order='K', casting='unsafe', subok=True, copy=True)") {
      call, machine throws(Raised) in
      let array = try receiver(call[0])
      if ForeignArrays.isForeignType(call[1]) {
        let module = try machine.importModule("numpy")
        return try machine.callMethod(.object(module), Symbol("array"), [call[0], call[1]])
      }
      let element = try DTypeDescriptor.element(of: call[1], machine)
      let result = try array.converted(to: element, machine)
      guard result === array else { return .object(result) }
      guard try machine.truth(call[5]) else { return .object(array) }
      return .object(array.with(try arrays { try array.copied() }))
    }
    type.method("copy(self, order='C')") { call, _ throws(Raised) in
      let array = try receiver(call[0])
      return .object(array.with(try arrays { try array.copied() }))
    }
    for name in ["__copy__(self)", "__deepcopy__(self, memo)"] {
      type.method(name) { call, _ throws(Raised) in
        let array = try receiver(call[0])
        return .object(array.with(try arrays { try array.copied() }))
      }
    }
    type.method("__array__(self, dtype=None, copy=None)") { call, machine throws(Raised) in
      guard !call[1].isNone else { return call[0] }
      let element = try DTypeDescriptor.element(of: call[1], machine)
      return .object(try receiver(call[0]).converted(to: element, machine))
    }
    type.method("view(self, dtype=None, type=None)") { call, machine throws(Raised) in
      let array = try receiver(call[0])
      guard !call[1].isNone else { return .object(array.view(array.tensor)) }
      return .object(try array.reinterpreted(DTypeDescriptor.element(of: call[1], machine)))
    }
    type.method("tolist(self)") { call, machine throws(Raised) in
      try list(receiver(call[0]), machine)
    }
    type.raw("item", isMethod: true) { call, machine throws(Raised) in
      let array = try receiver(call[0])
      let keys = call.rest(from: 1)
      if keys.isEmpty {
        guard array.tensor.numel == 1 else {
          throw .valueError("can only convert an array of size 1 to a Python scalar")
        }
        return array.value(at: 0).unwrapped
      }
      if keys.count == 1, array.shape.count != 1, keys[0].tuple == nil {
        let flat = try array.reshapedView(ArrayShape(array.tensor.numel))
        return try flat.item(keys[0], machine).unwrapped
      }
      return try array.item(keys.count == 1 ? keys[0] : .tuple(keys), machine).unwrapped
    }
    type.method("fill(self, value)") { call, machine throws(Raised) in
      try receiver(call[0]).assign(
        .object(SliceObject(.none, .none, .none)), call[1], machine)
      return .none
    }
    type.method("setflags(self, write=None, align=None, uic=None)") {
      call, machine throws(Raised) in
      if !call[1].isNone { try receiver(call[0]).isWriteable = machine.truth(call[1]) }
      return .none
    }
    type.method("tobytes(self, order='C')") { call, machine throws(Raised) in
      let array = try receiver(call[0])
      let dense = try arrays { try array.copied() }
      let bytes = UnsafeRawBufferPointer(
        start: dense.address, count: dense.numel * dense.dtype.byteWidth)
      let list = Value.list(bytes.map { Value.int(Int($0)) })
      return try machine.call(.object(TypeObject.bytes), list)
    }
  }

  /// Nested lists of Python's numbers.
  private static func list(_ array: NDArray, _ machine: Interpreter) throws(Raised) -> Value {
    guard let size = array.shape.first else { return array.value(at: 0).unwrapped }
    let list = ListObject(capacity: size)
    let isLast = array.shape.count == 1
    for index in 0..<size {
      if isLast, array.isNumeric {
        list.append(array.number(at: index * array.tensor.strides[0]).value)
      } else if !isLast, let inner = array.row(index).object(as: NDArray.self) {
        list.append(try self.list(inner, machine))
      } else {
        list.append(array.row(index).unwrapped)
      }
    }
    return .object(list)
  }

  /// The same bytes as another type.
  private func reinterpreted(_ wanted: ElementType) throws(Raised) -> NDArray {
    guard let dtype = wanted.dtype, isNumeric, tensor.isContiguous, let last = shape.last else {
      throw .typeError("Cannot change data-type for array.")
    }
    let bytes = last * self.dtype.byteWidth
    guard bytes % dtype.byteWidth == 0, tensor.offset * self.dtype.byteWidth % dtype.byteWidth == 0
    else {
      throw .valueError(
        "When changing to a larger dtype, its size must be a divisor of the total size in bytes of "
          + "the last axis of the array.")
    }
    var sizes = shape
    sizes[sizes.count - 1] = bytes / dtype.byteWidth
    return NDArray(
      Tensor(
        storage: tensor.storage, offset: tensor.offset * self.dtype.byteWidth / dtype.byteWidth,
        shape: sizes, strides: sizes.contiguousStrides, dtype: dtype),
      base: base ?? self)
  }
}
