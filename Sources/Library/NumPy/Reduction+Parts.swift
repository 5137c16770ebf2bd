// `ufunc.reduceat`: reductions of neighbouring parts of an array.

import Autograd
import Interpreter
import Tensors

extension Reduction {
  /// Reduces the parts of a dimension that start at given places, each up to the next place; a part
  /// whose next place is not behind it is its first element alone.
  ///
  /// Throws an IndexError for a place outside the dimension.
  static func reduce(
    _ function: UFunc, _ array: NDArray, at indices: NDArray, axis: Value, dtype: Value,
    _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard !array.shape.isEmpty else { throw .typeError("cannot reduceat on a scalar") }
    let dim = try self.axis(axis, array.shape.count, machine)
    guard indices.isNumeric, indices.dtype.isInteger || indices.tensor.numel == 0 else {
      throw .typeError(
        "Cannot cast array data from dtype('\(indices.dtype.name)') to dtype('int64') according to "
          + "the rule 'safe'")
    }
    let size = array.shape[dim]
    let starts = indices.offsets.map { indices.number(at: $0).int }
    if let stray = starts.first(where: { !(0..<size).contains($0) }) {
      throw .indexError("index \(stray) out-of-bounds in \(function.name).reduceat [0, \(size))")
    }
    var parts: [Tensor] = []
    for (start, next) in zip(starts, starts.dropFirst() + [size]) {
      let length = Swift.max(next - start, 1)
      let part = try arrays { try array.tensor.narrow(dim: dim, start: start, length: length) }
      let reduced = try reduce(
        function, array.with(part), axis: .int(dim), keepdims: true, dtype: dtype, machine)
      let result = try NDArray.of(reduced, machine)
      parts.append(try arrays { try result.operand })
    }
    guard !parts.isEmpty else {
      return .object(
        array.with(try arrays { try array.tensor.narrow(dim: dim, start: 0, length: 0) }))
    }
    return .object(NDArray(try arrays { try Tensor.cat(parts, dim: dim) }))
  }
}
