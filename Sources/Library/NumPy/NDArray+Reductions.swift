// The methods of arrays that make one element of many.

import Autograd
import Interpreter
import Tensors

extension NDArray {
  static func declareReductions(_ type: TypeObject) {
    declare(
      type, ["sum": .add, "prod": .multiply],
      "(self, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True)")
    for (name, function) in ["max": UFunc.maximum, "min": .minimum] {
      type.method("\(name)(self, axis=None, out=None, keepdims=False, initial=None, where=True)") {
        call, machine throws(Raised) in
        let result = try Reduction.reduce(
          function, receiver(call[0]), axis: call[1], keepdims: machine.truth(call[3]), machine)
        return call[4].isNone ? result : try function.apply([result, call[4]], machine)
      }
    }
    for (name, function) in ["all": UFunc.logicalAnd, "any": .logicalOr] {
      type.method("\(name)(self, axis=None, out=None, keepdims=False, *, where=True)") {
        call, machine throws(Raised) in
        try Reduction.reduce(
          function, receiver(call[0]), axis: call[1], keepdims: machine.truth(call[3]), machine)
      }
    }
    type.method("mean(self, axis=None, dtype=None, out=None, keepdims=False, *, where=True)") {
      call, machine throws(Raised) in
      let array = try NDArray.numeric(.object(receiver(call[0])), machine, "add")
      return try statistic(array, call[1], call[2], call[4], machine) { source, axes in
        try Reduction.mean(source, axes)
      }
    }
    for (name, isRoot) in [("var", false), ("std", true)] {
      type.method(
        "\(name)(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, "
          + "mean=None, correction=None)"
      ) { call, machine throws(Raised) in
        let array = try NDArray.numeric(.object(receiver(call[0])), machine, "subtract")
        let ddof = try machine.double(call[8].isNone ? call[4] : call[8])
        return try statistic(array, call[1], call[2], call[5], machine) { source, axes in
          let variance = try Reduction.variance(source, axes, ddof: ddof)
          return isRoot ? try NumPyMath.squareRoots(variance) : variance
        }
      }
    }
    for (name, isLeast) in [("argmax", false), ("argmin", true)] {
      type.method("\(name)(self, axis=None, out=None, *, keepdims=False)") {
        call, machine throws(Raised) in
        let array = try receiver(call[0])
        let result = try array.argument(name, isLeast, call[1], machine)
        guard try machine.truth(call[3]) else { return result.scalarOrSelf }
        let axes = try Reduction.axes(call[1], array.shape.count, machine)
        let shape = Reduction.shape(array.shape, axes, keepdims: true)
        return .object(try result.reshaped(shape))
      }
    }
    for (name, function) in ["cumsum": UFunc.add, "cumprod": .multiply] {
      type.method("\(name)(self, axis=None, dtype=None, out=None)") {
        call, machine throws(Raised) in
        var array = try receiver(call[0])
        if !call[2].isNone {
          array = try array.converted(
            to: DTypeDescriptor.element(of: call[2], machine), machine)
        }
        guard !call[1].isNone else {
          let flat = try array.reshapedView(ArrayShape(array.tensor.numel))
          return try Reduction.accumulate(function, flat, axis: .int(0), machine)
        }
        return try Reduction.accumulate(function, array, axis: call[1], machine)
      }
    }
    type.method("trace(self, offset=0, axis1=0, axis2=1, dtype=None, out=None)") {
      call, machine throws(Raised) in
      let diagonal = try receiver(call[0]).diagonal(call[1], call[2], call[3], machine)
      return try Reduction.reduce(.add, diagonal, axis: .int(-1), keepdims: false, machine)
    }
    type.method("diagonal(self, offset=0, axis1=0, axis2=1)") { call, machine throws(Raised) in
      .object(try receiver(call[0]).diagonal(call[1], call[2], call[3], machine))
    }
  }

  private static func declare(
    _ type: TypeObject, _ functions: [String: UFunc], _ signature: String
  ) {
    for (name, function) in functions {
      type.method(name + signature) { call, machine throws(Raised) in
        var array = try receiver(call[0])
        if case .object = call[6] {
          let mask = try NDArray.of(call[6], machine)
          let identity = Scalar.int(function === UFunc.multiply ? 1 : 0)
          let kept = try arrays {
            try Tensor.where(
              mask.operand, array.operand, Tensor.full([], identity, dtype: array.dtype))
          }
          array = NDArray(kept)
        }
        let result = try Reduction.reduce(
          function, array, axis: call[1], keepdims: machine.truth(call[4]), dtype: call[2],
          machine)
        return call[5].isNone ? result : try function.apply([result, call[5]], machine)
      }
    }
  }

  /// A mean or variance, whose computation leaves size 1 along the axes.
  private static func statistic(
    _ array: NDArray, _ axis: Value, _ dtype: Value, _ keepdims: Value, _ machine: Interpreter,
    _ body: (Tensor, UInt32) throws -> Tensor
  ) throws(Raised) -> Value {
    let axes = try Reduction.axes(axis, array.shape.count, machine)
    var source = try arrays { try array.operand }
    if !dtype.isNone, let type = try DTypeDescriptor.element(of: dtype, machine).dtype {
      source = try arrays { try source.to(type) }
    }
    if Reduction.count(array.shape, axes) == 0 {
      machine.warn?(.runtimeWarning, "Mean of empty slice.")
    }
    let shape = Reduction.shape(
      array.shape, axes, keepdims: try machine.truth(keepdims))
    return NDArray(try arrays { try body(source, axes).reshape(shape) }).scalarOrSelf
  }

  private func argument(
    _ name: String, _ isLeast: Bool, _ axis: Value, _ machine: Interpreter
  ) throws(Raised) -> NDArray {
    guard tensor.numel > 0 else {
      throw .valueError("attempt to get \(name) of an empty sequence")
    }
    guard isNumeric else {
      let values = self.values
      var best = 0
      for index in values.indices.dropFirst() {
        let isLess = try machine.isLess(values[index], values[best])
        let isEqual = try machine.isEqual(values[index], values[best])
        if !isEqual, isLess == isLeast { best = index }
      }
      return NDArray(try arrays { try Tensor(integers: [best]).reshape([]) })
    }
    let dim = axis.isNone ? nil : try Reduction.axis(axis, shape.count, machine)
    return NDArray(
      try arrays {
        let plain = dtype == .bool ? try operand.to(.uint8) : try operand
        return isLeast ? try plain.argmin(dim: dim) : try plain.argmax(dim: dim)
      })
  }

  private func diagonal(
    _ offset: Value, _ axis1: Value, _ axis2: Value, _ machine: Interpreter
  ) throws(Raised) -> NDArray {
    guard shape.count >= 2 else {
      throw .valueError("diag requires an array of at least two dimensions")
    }
    let first = try Reduction.axis(axis1, shape.count, machine)
    let second = try Reduction.axis(axis2, shape.count, machine)
    let shift = try machine.index(offset)
    return view(try arrays { try operand.diagonal(offset: shift, dim1: first, dim2: second) })
  }
}
