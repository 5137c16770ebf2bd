// Reductions: how a shape is cut among blocks and threads, and the launches.

import Tensors

/// `struct Axes` of the kernels: dimensions, innermost first.
struct KernelAxes: BitwiseCopyable {
  private(set) var count: UInt32 = 1
  private(set) var rank: Int32 = 0
  private var sizes = InlineArray<8, UInt32>(repeating: 0)
  private var steps = InlineArray<8, Int>(repeating: 0)

  init() {}

  /// One dimension.
  init(_ size: Int, _ step: Int) { append(size, step) }

  /// Adds a dimension outside the others, merged with the last where both make one.
  mutating func append(_ size: Int, _ step: Int) {
    count = count &* UInt32(truncatingIfNeeded: size)
    if size == 1 { return }
    let last = Int(rank) - 1
    if last >= 0, step == steps[last] * Int(sizes[last]) {
      sizes[last] *= UInt32(truncatingIfNeeded: size)
      return
    }
    sizes[Int(rank)] = UInt32(truncatingIfNeeded: size)
    steps[Int(rank)] = step
    rank += 1
  }

  var innermostStep: Int { rank > 0 ? abs(steps[0]) : 0 }
}

/// `struct Reduction` of the kernels.
struct KernelReduction: BitwiseCopyable {
  var kept = KernelAxes()
  var reduced = KernelAxes()
  var workers: UInt32 = 1
  var splits: UInt32 = 1
  var neighboursReduce: Int32 = 0

  static let threads = 256

  init(_ kept: KernelAxes, _ reduced: KernelAxes) {
    self.kept = kept
    self.reduced = reduced
    while workers < KernelReduction.threads, Int(workers) * 8 <= Int(reduced.count) { workers *= 2 }
    neighboursReduce =
      reduced.rank > 0 && (kept.rank == 0 || reduced.innermostStep < kept.innermostStep) ? 1 : 0
  }

  /// Of a tensor over the dimensions whose bits are set.
  init(_ x: Tensor, dims: UInt32) {
    var kept = KernelAxes()
    var reduced = KernelAxes()
    for dim in stride(from: x.rank - 1, through: 0, by: -1) where dims >> dim & 1 == 0 {
      kept.append(x.shape[dim], x.strides[dim])
    }
    let order = x.shape.indices.filter { dims >> $0 & 1 == 1 }.sorted {
      abs(x.strides[$0]) < abs(x.strides[$1])
    }
    for dim in order { reduced.append(x.shape[dim], x.strides[dim]) }
    self.init(kept, reduced)
  }

  var blocks: Int {
    let results = KernelReduction.threads / Int(workers)
    return (Int(kept.count) + results - 1) / results
  }
}

extension CUDABackend {
  public func reduce(
    _ operation: ReduceOperation, _ x: Tensor, dims: UInt32, into output: Tensor
  ) throws(TensorError) {
    let (transform, combination): (Int32, Int32) =
      switch operation {
      case .sum: (0, 0)
      case .prod: (0, 1)
      case .amax: (0, 2)
      case .amin: (0, 3)
      case .all: (3, 3)
      case .any: (3, 2)
      case .norm: (1, 0)
      case .norm1: (2, 0)
      }
    try requireCount(x)
    var reduction = KernelReduction(x, dims: dims)
    guard reduction.kept.count > 0 else { return }
    let takesRoot = operation == .norm
    let many = Int(context.device.multiprocessors) * 4
    if reduction.workers == 256, reduction.blocks < many, reduction.reduced.count > 16384 {
      let wanted = Swift.min(Int(reduction.reduced.count) / 4096, many / reduction.blocks, 1024)
      reduction.splits = UInt32(Swift.max(wanted, 1))
    }
    guard reduction.splits > 1 else {
      return try launchReduction(
        reduction, x.dtype, transform, combination, takesRoot, x.address, output.dtype,
        output.address, "\(operation)")
    }
    let part: DType =
      x.dtype.isFloatingPoint ? (x.dtype == .float64 ? .float64 : .float32) : .int64
    let count = Int(reduction.kept.count)
    let splits = Int(reduction.splits)
    let parts = try Tensor(empty: Shape(count, splits), dtype: part, device: device)
    try launchReduction(
      reduction, x.dtype, transform, combination, false, x.address, part, parts.address,
      "\(operation)")
    let second = KernelReduction(KernelAxes(count, splits), KernelAxes(splits, 1))
    try launchReduction(
      second, part, 0, combination, takesRoot, parts.address, output.dtype, output.address,
      "\(operation)")
    withExtendedLifetime(parts) {}
  }

  private func launchReduction(
    _ reduction: KernelReduction, _ type: DType, _ transform: Int32, _ combination: Int32,
    _ takesRoot: Bool, _ source: UnsafeMutableRawPointer, _ outType: DType,
    _ target: UnsafeMutableRawPointer, _ name: String
  ) throws(TensorError) {
    try launch(reduction, "reduce_\(type.kernelClass)", name) {
      $0.append(type.kernelNumber)
      $0.append(transform)
      $0.append(combination)
      $0.append(Int32(takesRoot ? 1 : 0))
      $0.append(source)
      $0.append(outType.kernelNumber)
      $0.append(target)
    }
  }

  private func launch(
    _ reduction: KernelReduction, _ kernel: String, _ name: String,
    _ append: (inout KernelArguments) -> Void
  ) throws(TensorError) {
    guard reduction.kept.count > 0 else { return }
    try attempt { () throws(CUDAError) in
      var arguments = KernelArguments()
      arguments.append(reduction)
      append(&arguments)
      try context.launch(
        kernel, .reduce, blocks: (reduction.blocks, Int(reduction.splits), 1),
        threads: (KernelReduction.threads, 1), arguments, operation: name)
    }
  }

  func requireCount(_ x: Tensor) throws(TensorError) {
    guard x.numel <= Int(Int32.max) else {
      throw CUDAError.tooManyElements(x.numel).tensorError
    }
  }

  public func variance(
    _ x: Tensor, dims: UInt32, correction: Double, root: Bool, into output: Tensor, mean: Tensor?
  ) throws(TensorError) {
    guard x.dtype.isFloatingPoint else {
      throw .notImplementedFor(kernel: "std_cuda", x.dtype)
    }
    try requireCount(x)
    try launch(KernelReduction(x, dims: dims), "variance_\(x.dtype.kernelClass)", "var") {
      $0.append(x.dtype.kernelNumber)
      $0.append(correction)
      $0.append(Int32(root ? 1 : 0))
      $0.append(x)
      $0.append(output)
      $0.append(mean)
    }
  }

  public func argumentExtreme(
    _ x: Tensor, dim: Int, least: Bool, indices: Tensor, values: Tensor?
  ) throws(TensorError) {
    try requireCount(x)
    let reduction = KernelReduction(x, dims: x.rank == 0 ? 0 : 1 << UInt32(dim))
    try launch(reduction, "extreme_\(x.dtype.kernelClass)", least ? "min" : "max") {
      $0.append(x.dtype.kernelNumber)
      $0.append(Int32(least ? 1 : 0))
      $0.append(x)
      $0.append(indices)
      $0.append(values)
    }
  }

  public func cumulative(
    _ operation: CumulativeOperation, _ x: Tensor, dim: Int, into output: Tensor, indices: Tensor?
  ) throws(TensorError) {
    let isOrder = operation == .maximum || operation == .minimum
    guard x.dtype.isFloatingPoint || isOrder || (x.dtype == .int64 && operation != .logSumExp)
    else { throw .notImplementedFor(kernel: "\(operation)_cuda", x.dtype) }
    let isScalar = x.rank == 0
    func lines(_ shape: Shape) -> Shape { isScalar ? shape : shape.removing(at: dim) }
    func step(_ tensor: Tensor?) -> Int { isScalar ? 1 : tensor?.strides[dim] ?? 0 }
    guard output.numel > 0 else { return }
    try elementwise(
      "running_\(x.dtype.kernelClass)", .reduce, lines(x.shape),
      [lines(output.strides), lines(x.strides), lines((indices ?? x).strides)], "\(operation)"
    ) {
      $0.append(Int32(operation.rawValue))
      $0.append(x.dtype.kernelNumber)
      $0.append(UInt32(isScalar ? 1 : x.shape[dim]))
      $0.append(x)
      $0.append(step(x))
      $0.append(output)
      $0.append(step(output))
      $0.append(indices)
      $0.append(step(indices))
    }
  }
}
