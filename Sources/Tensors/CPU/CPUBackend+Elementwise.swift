// Element-wise operations: contiguous operands and up to two dimensions go straight to the kernel,
// everything else through a strided loop.

import CKernels

extension CPUBackend {
  public func copy(_ source: Tensor, into output: Tensor) throws(TensorError) {
    guard source.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([source, output])
    }
    if source.dtype == output.dtype {
      let shape = output.shape
      if source.isContiguous, output.isContiguous {
        CPUBackend.move(
          source.address, to: output.address, output.numel * output.dtype.byteWidth)
        return
      }
      var sizes = shape.lanes
      var from = source.strides.lanes
      var to = output.strides.lanes
      withUnsafePointer(to: &sizes) { sizes in
        withUnsafePointer(to: &from) { from in
          withUnsafePointer(to: &to) { to in
            taper_copy(
              output.dtype.kernel, Int64(shape.count), raw(sizes), source.address, raw(from),
              output.address, raw(to))
          }
        }
      }
      return
    }
    if source.dtype.isComplex || output.dtype.isComplex {
      return try copyParts(source, into: output)
    }
    if source.isContiguous, output.isContiguous {
      taper_convert(
        source.dtype.kernel, output.dtype.kernel, 1, Int64(output.numel), source.address, 0, 1,
        output.address, 0, 1)
      return
    }
    let loop = StridedLoop(output, source)
    let (from, to) = (source.dtype, output.dtype)
    try loop.forEach { (at) throws(TensorError) in
      taper_convert(
        from.kernel, to.kernel, Int64(loop.rows), Int64(loop.columns),
        source.address + at[1] &* from.byteWidth, Int64(loop.rowStep(1)),
        Int64(loop.columnStep(1)), output.address + at[0] &* to.byteWidth, Int64(loop.rowStep(0)),
        Int64(loop.columnStep(0)))
    }
  }

  /// Copies real numbers into complex ones, or between the complex types, part by part.
  ///
  /// - Throws: `complexToReal` rather than lose an imaginary part.
  private func copyParts(_ source: Tensor, into output: Tensor) throws(TensorError) {
    if output.dtype == .bool { return try copy(source.ne(0), into: output) }
    guard output.dtype.isComplex else {
      throw .stated(.runtime, TensorError.complexToReal(source.dtype))
    }
    guard source.dtype.isComplex else {
      try copy(source, into: output.realPart)
      return try fill(output.imaginaryPart, 0)
    }
    try copy(source.realPart, into: output.realPart)
    try copy(source.imaginaryPart, into: output.imaginaryPart)
  }

  public func fill(_ output: Tensor, _ value: Scalar) throws(TensorError) {
    guard output.device.isCPU else { throw CPUBackend.stray([output]) }
    var element = ScalarElement(value, output.dtype)
    let type = output.dtype.kernel
    if output.isContiguous {
      taper_fill(type, 1, Int64(output.numel), &element, output.address, 0, 1)
      return
    }
    let loop = StridedLoop(output)
    let width = output.dtype.byteWidth
    try loop.forEach { (at) throws(TensorError) in
      taper_fill(
        type, Int64(loop.rows), Int64(loop.columns), &element, output.address + at[0] &* width,
        Int64(loop.rowStep(0)), Int64(loop.columnStep(0)))
    }
  }

  public func unary(
    _ operation: UnaryOperation, _ x: Tensor, into output: Tensor
  ) throws(TensorError) {
    guard x.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([x, output])
    }
    let kernel = operation.kernel
    let type = x.dtype.kernel
    try map(x, output, { "\(operation)_cpu" }) {
      taper_unary(kernel, type, $0, $1, $2, $3, $4, $5, $6, $7)
    }
  }

  public func predicate(
    _ operation: PredicateOperation, _ x: Tensor, into output: Tensor
  ) throws(TensorError) {
    guard x.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([x, output])
    }
    let kernel = operation.kernel
    let type = x.dtype.kernel
    try map(x, output, { "\(operation)_cpu" }) {
      taper_predicate(
        kernel, type, $0, $1, $2, $3, $4, $5.assumingMemoryBound(to: UInt8.self), $6, $7)
    }
  }

  public func parametric(
    _ operation: ParametricOperation, _ x: Tensor, _ p: Double, _ q: Double, into output: Tensor
  ) throws(TensorError) {
    guard x.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([x, output])
    }
    let kernel = operation.kernel
    let type = x.dtype.kernel
    try map(x, output, { "\(operation)_cpu" }) {
      taper_parametric(kernel, type, $0, $1, $2, $3, $4, p, q, $5, $6, $7)
    }
  }

  public func clamp(
    _ x: Tensor, min: Scalar?, max: Scalar?, into output: Tensor
  ) throws(TensorError) {
    guard x.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([x, output])
    }
    let type = x.dtype.kernel
    if x.dtype.isFloatingPoint {
      let low = min?.double ?? -.infinity
      let high = max?.double ?? .infinity
      if low.isNaN || high.isNaN { return try fill(output, .float(.nan)) }
      return try map(x, output, { "clamp_scalar_cpu" }) {
        taper_parametric(.clamp, type, $0, $1, $2, $3, $4, low, high, $5, $6, $7)
      }
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

  public func binary(
    _ operation: BinaryOperation, _ a: Tensor, _ b: Tensor, into output: Tensor
  ) throws(TensorError) {
    guard a.device.isCPU, b.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([a, b, output])
    }
    let kernel = operation.kernel
    let type = a.dtype.kernel
    try map(a, b, output, { operation.kernelName }) {
      taper_binary(kernel, type, $0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    }
  }

  public func binary(
    _ operation: BinaryOperation, _ a: Tensor, _ b: Scalar, into output: Tensor
  ) throws(TensorError) {
    guard a.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([a, output])
    }
    let kernel = operation.kernel
    let type = a.dtype.kernel
    var element = ScalarElement(b, a.dtype)
    try withUnsafePointer(to: &element) { (element) throws(TensorError) in
      try map(a, output, { operation.kernelName }) {
        taper_binary(kernel, type, $0, $1, $2, $3, $4, element, 0, 0, $5, $6, $7)
      }
    }
  }

  public func binary(
    _ operation: BinaryOperation, _ a: Scalar, _ b: Tensor, into output: Tensor
  ) throws(TensorError) {
    guard b.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([b, output])
    }
    let kernel = operation.kernel
    let type = b.dtype.kernel
    var element = ScalarElement(a, b.dtype)
    try withUnsafePointer(to: &element) { (element) throws(TensorError) in
      try map(b, output, { operation.kernelName }) {
        taper_binary(kernel, type, $0, $1, element, 0, 0, $2, $3, $4, $5, $6, $7)
      }
    }
  }

  public func scaled(
    _ operation: ScaledOperation, _ a: Tensor, _ b: Tensor, _ p: Double, _ q: Double,
    into output: Tensor
  ) throws(TensorError) {
    guard a.device.isCPU, b.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([a, b, output])
    }
    let kernel = operation.kernel
    let type = a.dtype.kernel
    try map(a, b, output, { "\(operation)_cpu" }) {
      taper_scaled(kernel, type, $0, $1, $2, $3, $4, $5, $6, $7, p, q, $8, $9, $10)
    }
  }

  public func compare(
    _ operation: ComparisonOperation, _ a: Tensor, _ b: Tensor, into output: Tensor
  ) throws(TensorError) {
    guard a.device.isCPU, b.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([a, b, output])
    }
    let kernel = operation.kernel
    let type = a.dtype.kernel
    try map(a, b, output, { operation.kernelName }) {
      taper_compare(
        kernel, type, $0, $1, $2, $3, $4, $5, $6, $7, $8.assumingMemoryBound(to: UInt8.self), $9,
        $10)
    }
  }

  public func compare(
    _ operation: ComparisonOperation, _ a: Tensor, _ b: Scalar, into output: Tensor
  ) throws(TensorError) {
    guard a.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([a, output])
    }
    let kernel = operation.kernel
    let type = a.dtype.kernel
    var element = ScalarElement(b, a.dtype)
    try withUnsafePointer(to: &element) { (element) throws(TensorError) in
      try map(a, output, { operation.kernelName }) {
        taper_compare(
          kernel, type, $0, $1, $2, $3, $4, element, 0, 0,
          $5.assumingMemoryBound(to: UInt8.self), $6, $7)
      }
    }
  }

  public func ternary(
    _ operation: TernaryOperation, _ a: Tensor, _ b: Tensor, _ c: Tensor, _ p: Double,
    into output: Tensor
  ) throws(TensorError) {
    guard a.device.isCPU, b.device.isCPU, c.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([a, b, c, output])
    }
    let loop = StridedLoop(output, a, b, c)
    let width = a.dtype.byteWidth
    try loop.forEach { (at) throws(TensorError) in
      let status = taper_ternary(
        operation.kernel, a.dtype.kernel, Int64(loop.rows), Int64(loop.columns),
        a.address + at[1] &* width, Int64(loop.rowStep(1)), Int64(loop.columnStep(1)),
        b.address + at[2] &* width, Int64(loop.rowStep(2)), Int64(loop.columnStep(2)),
        c.address + at[3] &* width, Int64(loop.rowStep(3)), Int64(loop.columnStep(3)), p,
        output.address + at[0] &* width, Int64(loop.rowStep(0)), Int64(loop.columnStep(0)))
      try CPUBackend.check(status, "\(operation)_cpu", a.dtype)
    }
  }

  public func select(
    _ condition: Tensor, _ a: Tensor, _ b: Tensor, into output: Tensor
  ) throws(TensorError) {
    guard condition.device.isCPU, a.device.isCPU, b.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([condition, a, b, output])
    }
    let loop = StridedLoop(output, condition, a, b)
    let width = output.dtype.byteWidth
    let mask = condition.pointer(UInt8.self)
    try loop.forEach { (at) throws(TensorError) in
      taper_where(
        output.dtype.kernel, Int64(loop.rows), Int64(loop.columns), mask + at[1],
        Int64(loop.rowStep(1)), Int64(loop.columnStep(1)), a.address + at[2] &* width,
        Int64(loop.rowStep(2)), Int64(loop.columnStep(2)), b.address + at[3] &* width,
        Int64(loop.rowStep(3)), Int64(loop.columnStep(3)), output.address + at[0] &* width,
        Int64(loop.rowStep(0)), Int64(loop.columnStep(0)))
    }
  }

  public func arange(_ output: Tensor, start: Scalar, step: Scalar) throws(TensorError) {
    guard output.device.isCPU else { throw CPUBackend.stray([output]) }
    let type = output.dtype.kernel
    let count = Int64(output.numel)
    let status =
      output.dtype.isFloatingPoint
      ? taper_arange(type, count, start.double, step.double, output.address)
      : taper_arange_int(type, count, Int64(start.int), Int64(step.int), output.address)
    try CPUBackend.check(status, "arange_cpu", output.dtype)
  }

  public func linspace(_ output: Tensor, start: Double, end: Double) throws(TensorError) {
    guard output.device.isCPU else { throw CPUBackend.stray([output]) }
    try CPUBackend.check(
      taper_linspace(output.dtype.kernel, Int64(output.numel), start, end, output.address),
      "linspace_cpu", output.dtype)
  }

  /// A kernel of one operand: rows, columns, then pointer, row step, column step of operand and output.
  private typealias UnaryLoop = (
    Int64, Int64, UnsafeMutableRawPointer, Int64, Int64, UnsafeMutableRawPointer, Int64, Int64
  ) -> KernelStatus

  @inline(__always)
  private func map(
    _ x: Tensor, _ output: Tensor, _ name: () -> String, _ kernel: UnaryLoop
  ) throws(TensorError) {
    if x.isContiguous, output.isContiguous {
      let status = kernel(1, Int64(output.numel), x.address, 0, 1, output.address, 0, 1)
      return try CPUBackend.check(status, name(), x.dtype)
    }
    let loop = StridedLoop(output, x)
    let width = x.dtype.byteWidth
    let outputWidth = output.dtype.byteWidth
    try loop.forEach { (at) throws(TensorError) in
      let status = kernel(
        Int64(loop.rows), Int64(loop.columns), x.address + at[1] &* width,
        Int64(loop.rowStep(1)), Int64(loop.columnStep(1)), output.address + at[0] &* outputWidth,
        Int64(loop.rowStep(0)), Int64(loop.columnStep(0)))
      try CPUBackend.check(status, name(), x.dtype)
    }
  }

  /// A kernel of two operands.
  private typealias BinaryLoop = (
    Int64, Int64, UnsafeMutableRawPointer, Int64, Int64, UnsafeMutableRawPointer, Int64, Int64,
    UnsafeMutableRawPointer, Int64, Int64
  ) -> KernelStatus

  @inline(__always)
  private func map(
    _ a: Tensor, _ b: Tensor, _ output: Tensor, _ name: () -> String, _ kernel: BinaryLoop
  ) throws(TensorError) {
    if a.isContiguous, b.isContiguous, output.isContiguous, a.numel == output.numel,
      b.numel == output.numel
    {
      let status = kernel(
        1, Int64(output.numel), a.address, 0, 1, b.address, 0, 1, output.address, 0, 1)
      return try CPUBackend.check(status, name(), a.dtype)
    }
    if output.rank <= 2 {
      let (rows, columns) = output.rowsAndColumns
      let (aRow, aColumn) = a.steps(overRows: rows, columns)
      let (bRow, bColumn) = b.steps(overRows: rows, columns)
      let (row, column) = output.steps(overRows: rows, columns)
      let status = kernel(
        Int64(rows), Int64(columns), a.address, aRow, aColumn, b.address, bRow, bColumn,
        output.address, row, column)
      return try CPUBackend.check(status, name(), a.dtype)
    }
    let a = a.broadcastUnchecked(to: output.shape)
    let b = b.broadcastUnchecked(to: output.shape)
    defer { withExtendedLifetime((a, b)) {} }
    let loop = StridedLoop(output, a, b)
    let width = a.dtype.byteWidth
    let outputWidth = output.dtype.byteWidth
    try loop.forEach { (at) throws(TensorError) in
      let status = kernel(
        Int64(loop.rows), Int64(loop.columns), a.address + at[1] &* width,
        Int64(loop.rowStep(1)), Int64(loop.columnStep(1)), b.address + at[2] &* width,
        Int64(loop.rowStep(2)), Int64(loop.columnStep(2)), output.address + at[0] &* outputWidth,
        Int64(loop.rowStep(0)), Int64(loop.columnStep(0)))
      try CPUBackend.check(status, name(), a.dtype)
    }
  }
}

/// The lanes of a shape as a kernel reads them.
@inline(__always)
func raw(_ lanes: UnsafePointer<InlineArray<8, Int>>) -> UnsafePointer<Int64> {
  UnsafeRawPointer(lanes).assumingMemoryBound(to: Int64.self)
}

extension Tensor {
  /// The sizes of a tensor of at most two dimensions as a matrix.
  fileprivate var rowsAndColumns: (Int, Int) {
    rank == 2 ? (shape[0], shape[1]) : (1, rank == 1 ? shape[0] : 1)
  }

  /// The steps of a tensor of at most two dimensions, broadcast to a matrix.
  fileprivate func steps(overRows rows: Int, _ columns: Int) -> (Int64, Int64) {
    guard rank > 0 else { return (0, 0) }
    let last = rank - 1
    let column = shape[last] == columns ? strides[last] : 0
    let row = rank == 2 && shape[0] == rows ? strides[0] : 0
    return (Int64(row), Int64(column))
  }
}

extension ComparisonOperation {
  /// The kernel's name in PyTorch's messages.
  var kernelName: String {
    switch self {
    case .less: "lt_cpu"
    case .lessEqual: "le_cpu"
    case .greater: "gt_cpu"
    case .greaterEqual: "ge_cpu"
    case .equal, .notEqual, .logicalAnd, .logicalOr, .logicalXor: "\(self)_cpu"
    }
  }
}

extension BinaryOperation {
  /// The kernel's name in PyTorch's messages.
  var kernelName: String {
    switch self {
    case .bitwiseAnd: "bitwise_and_cpu"
    case .bitwiseOr: "bitwise_or_cpu"
    case .bitwiseXor: "bitwise_xor_cpu"
    case .shiftLeft: "lshift_cpu"
    case .shiftRight: "rshift_cpu"
    case .divide, .floorDivide, .truncateDivide: "div_floor_cpu"
    case .power: "pow"
    default: "\(self)_cpu"
    }
  }
}
