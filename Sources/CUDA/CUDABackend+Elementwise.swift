// Element-wise operations.

import Tensors

extension CUDABackend {
  /// Copies of so many bytes are made by a kernel, which can be a part of a graph.
  private static let smallCopy = 1 << 20

  public func copy(_ source: Tensor, into output: Tensor) throws(TensorError) {
    try requireHere(source, output, output)
    let strides = [output.strides, source.strides(over: output.shape)]
    if source.dtype == output.dtype {
      let count = output.numel * output.dtype.byteWidth
      if count > CUDABackend.smallCopy, source.isContiguous, output.isContiguous,
        source.numel == output.numel
      {
        return try attempt { () throws(CUDAError) in
          try context.copy(source.address, to: output.address, count)
        }
      }
      let width = output.dtype.byteWidth
      return try elementwise("copy_\(width)", .fill, output.shape, strides, "copy_") {
        $0.append(source)
        $0.append(output)
      }
    }
    try elementwise(
      "convert_\(source.dtype.kernelClass)", .fill, output.shape, strides, "_to_copy"
    ) {
      $0.append(source.dtype.kernelNumber)
      $0.append(output.dtype.kernelNumber)
      $0.append(source)
      $0.append(output)
    }
  }

  public func fill(_ output: Tensor, _ value: Scalar) throws(TensorError) {
    // The number as one element of the type, by way of the host.
    let element = try Tensor(value, dtype: output.dtype)
    var bits: UInt64 = 0
    let width = output.dtype.byteWidth
    withUnsafeMutableBytes(of: &bits) { buffer in
      for index in 0..<width {
        buffer[index] = element.address.load(fromByteOffset: index, as: UInt8.self)
      }
    }
    withExtendedLifetime(element) {}
    try elementwise("fill_\(width)", .fill, output.shape, [output.strides], "fill_") {
      $0.append(bits)
      $0.append(output)
    }
  }

  public func unary(
    _ operation: UnaryOperation, _ x: Tensor, into output: Tensor
  ) throws(TensorError) {
    guard x.dtype.isFloatingPoint ? operation != .bitwiseNot : operation.keepsIntegers else {
      throw .notImplementedFor(kernel: "\(operation)_cuda", x.dtype)
    }
    try map("unary", Int32(operation.rawValue), "\(operation)", x, output)
  }

  public func predicate(
    _ operation: PredicateOperation, _ x: Tensor, into output: Tensor
  ) throws(TensorError) {
    try map("predicate", Int32(operation.rawValue), "\(operation)", x, output)
  }

  private func map(
    _ kernel: String, _ number: Int32, _ name: String, _ x: Tensor, _ output: Tensor
  ) throws(TensorError) {
    try elementwise(
      "\(kernel)_\(x.dtype.kernelClass)", .unary, output.shape,
      [output.strides, x.strides(over: output.shape)], name
    ) {
      $0.append(number)
      $0.append(x.dtype.kernelNumber)
      $0.append(x)
      $0.append(output)
    }
  }

  public func parametric(
    _ operation: ParametricOperation, _ x: Tensor, _ p: Double, _ q: Double, into output: Tensor
  ) throws(TensorError) {
    guard
      x.dtype.isFloatingPoint
        || (x.dtype.isInteger && (operation == .threshold || operation == .hardtanh))
    else { throw .notImplementedFor(kernel: "\(operation)_cuda", x.dtype) }
    try elementwise(
      "parametric_\(x.dtype.kernelClass)", .unary, output.shape,
      [output.strides, x.strides(over: output.shape)], "\(operation)"
    ) {
      $0.append(Int32(operation.rawValue))
      $0.append(x.dtype.kernelNumber)
      $0.append(x)
      $0.append(p)
      $0.append(q)
      $0.append(output)
    }
  }

  public func clamp(
    _ x: Tensor, min: Scalar?, max: Scalar?, into output: Tensor
  ) throws(TensorError) {
    if x.dtype.isFloatingPoint {
      let low = min?.double ?? -.infinity
      let high = max?.double ?? .infinity
      if low.isNaN || high.isNaN { return try fill(output, .float(.nan)) }
      return try parametric(.hardtanh, x, low, high, into: output)
    }
    var source = x
    if let min {
      try binary(.maximum, source, min, into: output)
      source = output
    }
    if let max {
      try binary(.minimum, source, max, into: output)
      source = output
    }
  }

  public func ternary(
    _ operation: TernaryOperation, _ a: Tensor, _ b: Tensor, _ c: Tensor, _ p: Double,
    into output: Tensor
  ) throws(TensorError) {
    guard a.dtype.isFloatingPoint || operation == .addcmul || operation == .clamp else {
      throw .notImplementedFor(kernel: "\(operation)_cuda", a.dtype)
    }
    let shape = output.shape
    try elementwise(
      "ternary_\(a.dtype.kernelClass)", .ternary, shape,
      [output.strides, a.strides(over: shape), b.strides(over: shape), c.strides(over: shape)],
      "\(operation)"
    ) {
      $0.append(Int32(operation.rawValue))
      $0.append(a.dtype.kernelNumber)
      $0.append(a)
      $0.append(b)
      $0.append(c)
      $0.append(p)
      $0.append(output)
    }
  }

  public func select(
    _ condition: Tensor, _ a: Tensor, _ b: Tensor, into output: Tensor
  ) throws(TensorError) {
    let shape = output.shape
    try elementwise(
      "select_\(output.dtype.byteWidth)", .ternary, shape,
      [
        output.strides, condition.strides(over: shape), a.strides(over: shape),
        b.strides(over: shape),
      ], "where"
    ) {
      $0.append(condition)
      $0.append(a)
      $0.append(b)
      $0.append(output)
    }
  }

  public func arange(_ output: Tensor, start: Scalar, step: Scalar) throws(TensorError) {
    let isReal = output.dtype.isFloatingPoint
    try flat(isReal ? "arange_real" : "arange_whole", .fill, output.numel, "arange") {
      $0.append(UInt32(output.numel))
      $0.append(output.dtype.kernelNumber)
      if isReal {
        $0.append(start.double)
        $0.append(step.double)
      } else {
        $0.append(start.int)
        $0.append(step.int)
      }
      $0.append(output)
    }
  }

  public func linspace(_ output: Tensor, start: Double, end: Double) throws(TensorError) {
    try flat("linspace", .fill, output.numel, "linspace") {
      $0.append(UInt32(output.numel))
      $0.append(output.dtype.kernelNumber)
      $0.append(start)
      $0.append(end)
      $0.append(output)
    }
  }
}
