// Reductions and running operations.

import CKernels

extension CPUBackend {
  public func reduce(
    _ operation: ReduceOperation, _ x: Tensor, dims: UInt32, into output: Tensor
  ) throws(TensorError) {
    guard x.device.isCPU, output.device.isCPU else {
      throw CPUBackend.stray([x, output])
    }
    let kernel: ReduceKernel =
      switch operation {
      case .sum: .sum
      case .prod: .prod
      case .amax: .amax
      case .amin: .amin
      case .all: .all
      case .any: .any
      case .norm: .norm
      case .norm1: .norm1
      }
    let status = withLayout(x) { shape, steps in
      taper_reduce(
        kernel, x.dtype.kernel, Int64(x.rank), shape, steps, dims, x.address, output.address)
    }
    try CPUBackend.check(status, "\(operation)_cpu", x.dtype)
  }

  public func variance(
    _ x: Tensor, dims: UInt32, correction: Double, root: Bool, into output: Tensor, mean: Tensor?
  ) throws(TensorError) {
    guard x.device.isCPU, output.device.isCPU, mean?.device.isCPU ?? true else {
      throw CPUBackend.stray([x, output, mean])
    }
    let status = withLayout(x) { shape, steps in
      taper_var(
        x.dtype.kernel, Int64(x.rank), shape, steps, dims, correction, root, x.address,
        output.address, mean?.address)
    }
    try CPUBackend.check(status, "std_cpu", x.dtype)
  }

  public func argumentExtreme(
    _ x: Tensor, dim: Int, least: Bool, indices: Tensor, values: Tensor?
  ) throws(TensorError) {
    guard x.device.isCPU, indices.device.isCPU, values?.device.isCPU ?? true else {
      throw CPUBackend.stray([x, indices, values])
    }
    let count = x.rank == 0 ? 1 : x.shape[dim]
    let step = x.rank == 0 ? 1 : x.strides[dim]
    let lines = x.rank == 0 ? x : x.selectUnchecked(dim, 0)
    let status = withLayout(lines) { shape, steps in
      taper_arg_extremes(
        x.dtype.kernel, least, Int64(lines.rank), shape, steps, Int64(count), Int64(step),
        x.address, indices.pointer(Int64.self), values?.address)
    }
    try CPUBackend.check(status, least ? "min_cpu" : "max_cpu", x.dtype)
  }

  public func cumulative(
    _ operation: CumulativeOperation, _ x: Tensor, dim: Int, into output: Tensor, indices: Tensor?
  ) throws(TensorError) {
    guard x.device.isCPU, output.device.isCPU, indices?.device.isCPU ?? true else {
      throw CPUBackend.stray([x, output, indices])
    }
    let kernel: ScanKernel =
      switch operation {
      case .sum: .cumsum
      case .product: .cumprod
      case .maximum: .cummax
      case .minimum: .cummin
      case .logSumExp: .logcumsumexp
      }
    let scalar = x.rank == 0
    let lines = scalar ? x : x.selectUncheckedLine(dim)
    let outputs = scalar ? output : output.selectUncheckedLine(dim)
    let places = scalar ? indices : indices?.selectUncheckedLine(dim)
    let loop = places.map { StridedLoop(outputs, lines, $0) } ?? StridedLoop(outputs, lines)
    let width = x.dtype.byteWidth
    let count = Int64(scalar ? 1 : x.shape[dim])
    let (xStep, outputStep) = scalar ? (1, 1) : (x.strides[dim], output.strides[dim])
    try loop.forEach { (at) throws(TensorError) in
      for row in 0..<loop.rows {
        for column in 0..<loop.columns {
          func place(_ operand: Int) -> Int {
            at[operand] &+ row &* loop.rowStep(operand) &+ column &* loop.columnStep(operand)
          }
          let status = taper_scan(
            kernel, x.dtype.kernel, count, x.address + place(1) &* width, Int64(xStep),
            output.address + place(0) &* width, Int64(outputStep),
            places.map { $0.pointer(Int64.self) + place(2) },
            Int64(scalar ? 1 : indices?.strides[dim] ?? 0))
          try CPUBackend.check(status, "\(operation)_cpu", x.dtype)
        }
      }
    }
  }

  /// Lends the sizes and steps as arrays.
  @inline(__always)
  func withLayout<Result>(
    _ x: Tensor, _ body: (UnsafePointer<Int64>, UnsafePointer<Int64>) -> Result
  ) -> Result {
    withUnsafePointer(to: x.shape.lanes) { shape in
      withUnsafePointer(to: x.strides.lanes) { steps in body(raw(shape), raw(steps)) }
    }
  }
}

extension Tensor {
  /// The first line of a dimension in each of the others; valid when the dimension is empty too.
  func selectUncheckedLine(_ dim: Int) -> Tensor {
    view(shape.removing(at: dim), strides.removing(at: dim))
  }
}
