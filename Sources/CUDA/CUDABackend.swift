// The backend of a GPU: it chooses kernels, lays their arguments out and queues them.
//
// Nothing here waits for the device, except where a value is needed on the host. Operations that are not
// there yet throw `operationMissing`; none computes something else instead.

import Tensors

/// Computes in a GPU's memory.
public final class CUDABackend: Backend {
  public let context: CUDAContext

  public init(_ context: CUDAContext) { self.context = context }

  var device: Device { .cuda(UInt8(context.device.index)) }

  /// Runs what fails with a CUDA error.
  @inline(__always)
  func attempt<Result>(
    _ body: () throws(CUDAError) -> Result
  ) throws(TensorError) -> Result {
    do {
      return try body()
    } catch {
      throw error.tensorError
    }
  }

  // MARK: Memory

  public func allocate(_ byteCount: Int) throws(TensorError) -> UnsafeMutableRawPointer {
    try attempt { () throws(CUDAError) in try context.allocate(byteCount) }
  }

  public func deallocate(_ pointer: UnsafeMutableRawPointer, _ byteCount: Int) {
    context.deallocate(pointer, byteCount)
  }

  public func upload(_ source: UnsafeRawPointer, to tensor: Tensor) throws(TensorError) {
    let count = tensor.numel * tensor.dtype.byteWidth
    try attempt { () throws(CUDAError) in
      try context.upload(source, to: tensor.address, count)
    }
  }

  public func download(
    _ tensor: Tensor, to target: UnsafeMutableRawPointer
  ) throws(TensorError) {
    let count = tensor.numel * tensor.dtype.byteWidth
    try attempt { () throws(CUDAError) in
      try context.download(tensor.address, to: target, count)
    }
  }

  public func item(_ tensor: Tensor) throws(TensorError) -> Scalar {
    let host = try Tensor(empty: Shape(), dtype: tensor.dtype)
    try download(tensor, to: host.address)
    return try host.item()
  }

  public func synchronize() throws(TensorError) {
    try attempt { () throws(CUDAError) in try context.synchronize() }
  }

  // MARK: Launches

  /// Blocks and threads for a kernel that walks so many elements with one thread each.
  func spread(_ count: Int) -> (blocks: (Int, Int, Int), threads: (Int, Int)) {
    let threads = Swift.min(256, (count + 31) / 32 * 32)
    let most = Int(context.device.multiprocessors) * 32
    let blocks = Swift.min((count + threads - 1) / threads, most)
    return ((blocks, 1, 1), (threads, 1))
  }

  /// Queues an element-wise kernel over a shape; it reads the layout first, then what `append` adds.
  func elementwise(
    _ kernel: String, _ family: KernelFamily, _ shape: Shape, _ strides: [Shape],
    _ operation: String, _ append: (inout KernelArguments) -> Void
  ) throws(TensorError) {
    try attempt { () throws(CUDAError) in
      let layout = try KernelLayout(shape, strides)
      guard layout.count > 0 else { return }
      var arguments = KernelArguments()
      arguments.append(layout)
      append(&arguments)
      let (blocks, threads) = spread(Int(layout.count))
      try context.launch(
        kernel, family, blocks: blocks, threads: threads, arguments, operation: operation)
    }
  }

  /// Queues a kernel over a plain count of elements, which it reads where `append` puts it.
  func flat(
    _ kernel: String, _ family: KernelFamily, _ count: Int, _ operation: String,
    _ append: (inout KernelArguments) -> Void
  ) throws(TensorError) {
    try attempt { () throws(CUDAError) in
      guard count > 0 else { return }
      guard count <= Int(Int32.max) else { throw .tooManyElements(count) }
      var arguments = KernelArguments()
      append(&arguments)
      let (blocks, threads) = spread(count)
      try context.launch(
        kernel, family, blocks: blocks, threads: threads, arguments, operation: operation)
    }
  }
}

extension DType {
  /// The class of kernels that handles the type.
  var kernelClass: String {
    switch self {
    case .float32: "float32"
    case .float16, .bfloat16: "half"
    case .float64: "float64"
    case .bool, .uint8, .int8, .int16, .int32, .int64: "integer"
    // Refused before memory is taken: no kernel has this class.
    case .complex64, .complex128: "complex"
    }
  }

  /// The type as the kernels number it.
  var kernelNumber: Int32 { Int32(rawValue) }
}

/// `struct Number` of the kernels.
struct KernelNumber: BitwiseCopyable {
  var real: Double
  var whole: Int

  init(_ value: Scalar) {
    real = value.double
    whole = value.int
  }
}
