// Reductions in NumPy's order of arithmetic.
//
// The dimensions are walked in the order of memory. Where the innermost one is reduced, it is summed
// pairwise (blocks of 128 with eight accumulators, halves above that); other reduced dimensions are
// added up one after the other.

import Autograd
import Interpreter
import Tensors

/// Reductions over some axes.
enum Reduction {
  /// Which axes, as a bit for each: all for None.
  static func axes(
    _ axis: Value, _ rank: Int, _ machine: Interpreter
  ) throws(Raised) -> UInt32 {
    if axis.isNoneOrUndefined { return (1 << UInt32(rank)) - 1 }
    if let elements = axis.tupleOrListElements {
      var mask: UInt32 = 0
      for element in elements {
        let bit = UInt32(1) << UInt32(try self.axis(element, rank, machine))
        guard mask & bit == 0 else { throw .valueError("duplicate value in 'axis'") }
        mask |= bit
      }
      return mask
    }
    guard rank > 0 else {
      let index = try machine.index(axis)
      guard index == 0 || index == -1 else { throw outOfBounds(index, 0) }
      return 0
    }
    return 1 << UInt32(try self.axis(axis, rank, machine))
  }

  /// One axis, counted from the end when negative.
  static func axis(_ value: Value, _ rank: Int, _ machine: Interpreter) throws(Raised) -> Int {
    let index = try machine.index(value)
    guard index >= -rank, index < rank else { throw outOfBounds(index, rank) }
    return index < 0 ? index + rank : index
  }

  static func outOfBounds(_ axis: Int, _ rank: Int) -> Raised {
    Raised(
      NumPyTypes.axisError, "axis \(axis) is out of bounds for array of dimension \(rank)")
  }

  /// The shape without the reduced axes, or with size 1 there.
  static func shape(_ shape: ArrayShape, _ axes: UInt32, keepdims: Bool) -> ArrayShape {
    var result = ArrayShape()
    for index in shape.indices {
      if axes & (1 << UInt32(index)) == 0 {
        result.append(shape[index])
      } else if keepdims {
        result.append(1)
      }
    }
    return result
  }

  /// How many elements make one.
  static func count(_ shape: ArrayShape, _ axes: UInt32) -> Int {
    var count = 1
    for index in shape.indices where axes & (1 << UInt32(index)) != 0 { count *= shape[index] }
    return count
  }

  // MARK: - Sums and products

  /// The type that a sum is made in.
  static func sumType(_ dtype: DType) -> DType {
    dtype.isInexact ? dtype : .int64
  }

  /// The sum (or product) over some axes, with size 1 there.
  static func sum(_ array: Tensor, _ axes: UInt32, isProduct: Bool = false) throws -> Tensor {
    let output = try Tensor.full(
      shape(array.shape, axes, keepdims: true), .int(isProduct ? 1 : 0), dtype: array.dtype)
    switch array.dtype {
    case .float64: run(array, axes, output, isProduct, Double.self)
    case .float32: run(array, axes, output, isProduct, Float.self)
    case .complex64, .complex128:
      guard !isProduct else { return try complexProduct(array, axes) }
      try sum(array.realPart, axes, into: output.realPart)
      try sum(array.imag(), axes, into: output.imag())
    case .float16, .bfloat16:
      return try sum(array.to(.float32), axes, isProduct: isProduct).to(array.dtype)
    default:
      let wide = try array.to(.int64)
      let total = try Tensor.full(output.shape, .int(isProduct ? 1 : 0), dtype: .int64)
      runIntegers(wide, axes, total, isProduct)
      return total
    }
    return output
  }

  private static func sum(_ array: Tensor, _ axes: UInt32, into output: Tensor) throws {
    try output.copy_(sum(array, axes))
  }

  /// Products of complex numbers, one axis after the other.
  private static func complexProduct(_ array: Tensor, _ axes: UInt32) throws -> Tensor {
    var result = array
    for axis in array.shape.indices where axes & (1 << UInt32(axis)) != 0 {
      result = try result.prod(dim: ArrayShape(axis), keepdim: true)
    }
    return result
  }

  private static func runIntegers(
    _ array: Tensor, _ axes: UInt32, _ output: Tensor, _ isProduct: Bool
  ) {
    let source = array.pointer(Int.self)
    let target = output.pointer(Int.self)
    let steps = outputSteps(output, axes)
    let places = NDArray.offsets(array.shape, steps)
    for (index, offset) in NDArray.offsets(array.shape, array.strides).enumerated() {
      let place = places[index]
      target[place] = isProduct ? target[place] &* source[offset] : target[place] &+ source[offset]
    }
  }

  /// The output's strides, 0 along reduced axes.
  private static func outputSteps(_ output: Tensor, _ axes: UInt32) -> ArrayShape {
    var steps = output.strides
    for index in steps.indices where axes & (1 << UInt32(index)) != 0 { steps[index] = 0 }
    return steps
  }

  private struct Level {
    var size: Int
    var step: Int
    var outputStep: Int
    var isReduced: Bool
  }

  private static func run<T: BinaryFloatingPoint>(
    _ array: Tensor, _ axes: UInt32, _ output: Tensor, _ isProduct: Bool, _ type: T.Type
  ) {
    guard array.numel > 0 else { return }
    let steps = outputSteps(output, axes)
    var levels: [Level] = []
    for index in array.shape.indices where array.shape[index] != 1 {
      levels.append(
        Level(
          size: array.shape[index], step: array.strides[index], outputStep: steps[index],
          isReduced: axes & (1 << UInt32(index)) != 0))
    }
    // Stable, so that equal strides keep their order.
    levels = levels.enumerated().sorted {
      let (a, b) = ($0.element.step.magnitude, $1.element.step.magnitude)
      return a != b ? a > b : $0.offset < $1.offset
    }.map(\.element)
    var merged: [Level] = []
    for level in levels {
      if let last = merged.last, last.isReduced == level.isReduced,
        last.step == level.step * level.size, last.outputStep == level.outputStep * level.size
      {
        merged[merged.count - 1] = Level(
          size: last.size * level.size, step: level.step, outputStep: level.outputStep,
          isReduced: level.isReduced)
      } else {
        merged.append(level)
      }
    }
    if merged.count > 1, merged.allSatisfy(\.isReduced), !isProduct {
      gathered(array, merged[merged.count - 1].size, output.pointer(type))
      return
    }
    let inner = merged.popLast() ?? Level(size: 1, step: 0, outputStep: 0, isReduced: true)
    walk(
      merged[...], inner, array.pointer(type), output.pointer(type), isProduct)
  }

  /// The sum of all elements of an array with gaps: NumPy copies them into a buffer of 8192, in whole
  /// lines, and sums each buffer.
  private static func gathered<T: BinaryFloatingPoint>(
    _ array: Tensor, _ line: Int, _ target: UnsafeMutablePointer<T>
  ) {
    let source = array.pointer(T.self)
    let lines = NDArray(array).offsetsInMemoryOrder
    let size = max(line, 8192 / line * line)
    var buffer: [T] = []
    buffer.reserveCapacity(min(size, lines.count))
    var start = 0
    while start < lines.count {
      let end = min(start + size, lines.count)
      buffer.removeAll(keepingCapacity: true)
      for index in start..<end { buffer.append(source[lines[index]]) }
      target.pointee += buffer.withUnsafeMutableBufferPointer { run in
        run.baseAddress.map { pairwise($0, run.count, 1) } ?? 0
      }
      start = end
    }
  }

  private static func walk<T: BinaryFloatingPoint>(
    _ outer: ArraySlice<Level>, _ inner: Level, _ source: UnsafeMutablePointer<T>,
    _ target: UnsafeMutablePointer<T>, _ isProduct: Bool
  ) {
    if let level = outer.first {
      for index in 0..<level.size {
        walk(
          outer.dropFirst(), inner, source + index * level.step,
          target + index * level.outputStep, isProduct)
      }
      return
    }
    if inner.isReduced {
      if isProduct {
        for index in 0..<inner.size { target.pointee *= source[index * inner.step] }
      } else {
        target.pointee += pairwise(source, inner.size, inner.step)
      }
      return
    }
    if inner.step == 1, inner.outputStep == 1, !isProduct {
      for index in 0..<inner.size { target[index] += source[index] }
      return
    }
    for index in 0..<inner.size {
      if isProduct {
        target[index * inner.outputStep] *= source[index * inner.step]
      } else {
        target[index * inner.outputStep] += source[index * inner.step]
      }
    }
  }

  /// NumPy's pairwise sum of a run of elements.
  static func pairwise<T: BinaryFloatingPoint>(
    _ values: UnsafeMutablePointer<T>, _ count: Int, _ step: Int
  ) -> T {
    if count < 8 {
      var sum: T = 0
      for index in 0..<count { sum += values[index * step] }
      return sum
    }
    if count <= 128 {
      var a = values[0]
      var b = values[step]
      var c = values[2 * step]
      var d = values[3 * step]
      var e = values[4 * step]
      var f = values[5 * step]
      var g = values[6 * step]
      var h = values[7 * step]
      var index = 8
      while index < count - count % 8 {
        let run = values + index * step
        a += run[0]
        b += run[step]
        c += run[2 * step]
        d += run[3 * step]
        e += run[4 * step]
        f += run[5 * step]
        g += run[6 * step]
        h += run[7 * step]
        index += 8
      }
      var sum = ((a + b) + (c + d)) + ((e + f) + (g + h))
      while index < count {
        sum += values[index * step]
        index += 1
      }
      return sum
    }
    var half = count / 2
    half -= half % 8
    return pairwise(values, half, step) + pairwise(values + half * step, count - half, step)
  }

  // MARK: - Statistics

  /// The mean, with size 1 along the reduced axes; integers give doubles.
  static func mean(_ array: Tensor, _ axes: UInt32) throws -> Tensor {
    let wide = array.dtype.isInexact ? array : try array.to(.float64)
    return try sum(wide, axes).div(.float(Double(count(array.shape, axes))))
  }

  /// The variance, with size 1 along the reduced axes.
  static func variance(_ array: Tensor, _ axes: UInt32, ddof: Double) throws -> Tensor {
    let wide = array.dtype.isInexact ? array : try array.to(.float64)
    let deviation = try wide.sub(mean(wide, axes))
    let squares =
      deviation.dtype.isComplex
      ? try deviation.mul(deviation.conj()).realPart : try deviation.mul(deviation)
    let divisor = max(Double(count(array.shape, axes)) - ddof, 0)
    return try sum(squares, axes).div(.float(divisor))
  }

  // MARK: - Functions

  /// `ufunc.reduce`.
  static func reduce(
    _ function: UFunc, _ array: NDArray, axis: Value, keepdims: Bool, dtype: Value = .none,
    _ machine: Interpreter
  ) throws(Raised) -> Value {
    let axes = try axes(axis, array.shape.count, machine)
    let result = shape(array.shape, axes, keepdims: keepdims)
    guard array.isNumeric else {
      return try reduceObjects(function, array, machine)
    }
    var source = try arrays { try array.operand }
    if !dtype.isNoneOrUndefined, let type = try DTypeDescriptor.element(of: dtype, machine).dtype {
      source = try arrays { try source.to(type) }
    }
    let isEmpty = count(array.shape, axes) == 0
    let dims = try arrays {
      try ArrayShape(checking: array.shape.indices.filter { axes & (1 << UInt32($0)) != 0 })
    }
    let tensor: Tensor
    switch function.name {
    case "add": tensor = try arrays { try sum(source, axes) }
    case "multiply": tensor = try arrays { try sum(source, axes, isProduct: true) }
    case "maximum", "minimum":
      guard !isEmpty else {
        throw .valueError(
          "zero-size array to reduction operation \(function.name) which has no identity")
      }
      tensor = try arrays {
        guard !dims.isEmpty else { return source }
        let plain = source.dtype == .bool ? try source.to(.uint8) : source
        let extreme =
          function.name == "maximum" ? try plain.amax(dim: dims) : try plain.amin(dim: dims)
        return try extreme.to(source.dtype)
      }
    case "logical_and":
      tensor = try arrays { dims.isEmpty ? try source.to(.bool) : try source.all(dim: dims) }
    case "logical_or":
      tensor = try arrays { dims.isEmpty ? try source.to(.bool) : try source.any(dim: dims) }
    default: return try fold(function, array, axes, keepdims, machine)
    }
    return NDArray(try arrays { try tensor.reshape(result) }).scalarOrSelf
  }

  /// Any function, one element after the other along one axis.
  private static func fold(
    _ function: UFunc, _ array: NDArray, _ axes: UInt32, _ keepdims: Bool, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard axes.nonzeroBitCount == 1 else {
      throw .valueError("reduction operation '\(function.name)' is not reorderable")
    }
    let dim = axes.trailingZeroBitCount
    guard array.shape[dim] > 0 else {
      throw .valueError(
        "zero-size array to reduction operation \(function.name) which has no identity")
    }
    let slices = try arrays { try array.operand.unbind(dim: dim) }
    var result = Value.object(NDArray(slices[0]))
    for slice in slices.dropFirst() {
      result = try function.apply([result, .object(NDArray(slice))], machine)
    }
    guard keepdims else { return result }
    let shape = shape(array.shape, axes, keepdims: true)
    return .object(try NDArray.of(result, machine).reshaped(shape))
  }

  private static func reduceObjects(
    _ function: UFunc, _ array: NDArray, _ machine: Interpreter
  ) throws(Raised) -> Value {
    var result: Value = .undefined
    for value in array.values {
      if result.isUndefined {
        result = value
      } else if let operation = function.objectOperator {
        result = try machine.binary(operation, result, value)
      } else if function.name == "maximum" || function.name == "minimum" {
        let isLess = try machine.isLess(result, value)
        if isLess == (function.name == "maximum") { result = value }
      } else {
        throw .typeError("cannot perform reduce with flexible type")
      }
    }
    return result.isUndefined ? .int(0) : result
  }
}
