// Running reductions: each element combined with the one before it, in the array's own type.

import Autograd
import Interpreter
import Tensors

extension Reduction {
  /// `ufunc.accumulate`: one element after the other, in the array's own type.
  static func accumulate(
    _ function: UFunc, _ array: NDArray, axis: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard !array.shape.isEmpty else { throw .typeError("cannot accumulate on a scalar") }
    let dim = try self.axis(axis, array.shape.count, machine)
    var source = try arrays { try array.operand }
    if function.name == "add" || function.name == "multiply", !source.dtype.isInexact {
      source = try arrays { try source.to(.int64) }
    }
    if function.name == "add" || function.name == "multiply",
      source.dtype == .float64 || source.dtype == .float32 || source.dtype == .int64
    {
      let isProduct = function.name == "multiply"
      return .object(NDArray(try arrays { try running(source, dim, isProduct) }))
    }
    let slices = try arrays { try source.unbind(dim: dim) }
    guard !slices.isEmpty else { return .object(NDArray(source)) }
    var parts = [slices[0]]
    for slice in slices.dropFirst() {
      let last = parts[parts.count - 1]
      parts.append(try arrays { try function.body([last, slice]) })
    }
    return .object(NDArray(try arrays { try Tensor.stack(parts, dim: dim) }))
  }

  /// Running sums or products along a dimension.
  private static func running(_ source: Tensor, _ dim: Int, _ isProduct: Bool) throws -> Tensor {
    let output = try source.contiguousCopy()
    let step = output.strides[dim]
    let size = output.shape[dim]
    guard size > 1, output.numel > 0 else { return output }
    switch output.dtype {
    case .float64: run(output.pointer(Double.self), output.numel, size, step, isProduct)
    case .float32: run(output.pointer(Float.self), output.numel, size, step, isProduct)
    default:
      let values = output.pointer(Int.self)
      for index in 0..<output.numel where index / step % size > 0 {
        values[index] =
          isProduct ? values[index] &* values[index - step] : values[index] &+ values[index - step]
      }
    }
    return output
  }

  private static func run<T: BinaryFloatingPoint>(
    _ values: UnsafeMutablePointer<T>, _ count: Int, _ size: Int, _ step: Int, _ isProduct: Bool
  ) {
    let block = size * step
    for start in stride(from: 0, to: count, by: block) {
      for index in start + step..<start + block {
        if isProduct {
          values[index] *= values[index - step]
        } else {
          values[index] += values[index - step]
        }
      }
    }
  }
}
