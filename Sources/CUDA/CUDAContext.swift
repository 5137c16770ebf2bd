// An open device: its context, stream, memory and kernels.
//
// Work is queued in order on one stream and runs while the host goes on; the host waits only where it
// looks at a value. A failure of the device therefore shows late: it is reported with the operation that
// was queued last. After some failures the context is dead; every later call says so.

import CUDAKernels
import Tensors

/// A GPU with a stream to queue work on.
public final class CUDAContext {
  public let driver: Driver
  public let device: DeviceProperties
  let pool: MemoryPool
  /// The driver's own context of the device; current whenever the driver is called.
  private let context: DriverTable.Handle?
  private var stream: DriverTable.Handle?
  private let recorder: LaunchRecorder
  private let blas: () -> BLASTable?
  /// cuBLAS, once it was asked for; nil if this machine has none.
  private var library: MatrixLibrary??
  private var functions: [String: DriverTable.Handle] = [:]
  private var modules: [KernelFamily: DriverTable.Handle] = [:]
  private var lost: CUDAError?
  /// The operation queued last, for reports.
  private var lastOperation = "start"
  private var staging: UnsafeMutableRawPointer?
  private var stagingUsed = 0

  private static let stagingBytes = 1 << 20

  /// Opens a device.
  ///
  /// - Throws: `noSuchDevice`, `deviceTooOld`, `call`.
  ///
  /// - Parameter blas: finds cuBLAS when the first large product is asked for.
  public init(
    _ driver: Driver, _ index: Int, exactMemory: Bool = false,
    blas: @escaping () -> BLASTable? = BLASTable.installed
  ) throws(CUDAError) {
    self.driver = driver
    self.blas = blas
    device = try DeviceProperties(driver, index)
    guard (device.major, device.minor) >= (7, 5) else {
      throw .deviceTooOld(name: device.name, major: device.major, minor: device.minor)
    }
    pool = MemoryPool(driver, device, exactMemory ? .exact : .coarse)
    var context: DriverTable.Handle?
    try driver.check(
      driver.table.retainContext(&context, device.handle), "cuDevicePrimaryCtxRetain")
    self.context = context
    try driver.check(driver.currentContext.select(context), "cuCtxSetCurrent")
    // Not synchronised with the driver's default stream.
    try driver.check(driver.table.createStream(&stream, 1), "cuStreamCreate")
    recorder = LaunchRecorder(driver.table, stream)
  }

  /// Turns a status into an error, and remembers one that kills the context.
  private func check(_ status: Int32, _ call: String) throws(CUDAError) {
    guard status != DriverStatus.success else { return }
    try noticingLoss { () throws(CUDAError) in try driver.check(status, call) }
  }

  /// Runs what calls the driver; a failure that kills the context is remembered.
  private func noticingLoss<Result>(
    _ body: () throws(CUDAError) -> Result
  ) throws(CUDAError) -> Result {
    do {
      return try body()
    } catch .call(_, let status, _, let text) where DriverStatus.losesContext(status) {
      let error = CUDAError.contextLost(status: status, text: text, operation: lastOperation)
      lost = error
      throw error
    }
  }

  /// Begins a piece of work with the driver: the device must be alive, and its context current.
  private func enter() throws(CUDAError) {
    if let lost { throw lost }
    if MirroredMemory.hasNews { MirroredMemory.deliver() }
    try check(driver.currentContext.select(context), "cuCtxSetCurrent")
  }

  /// Queues the launches that are held back, before anything that is not a launch.
  private func queueLaunches() throws(CUDAError) {
    try enter()
    try check(recorder.reachBoundary(), "cuLaunchKernel")
  }

  // MARK: Memory

  func allocate(_ byteCount: Int) throws(CUDAError) -> UnsafeMutableRawPointer {
    try enter()
    let address = try noticingLoss { () throws(CUDAError) in
      try pool.allocate(byteCount) { () throws(CUDAError) in try quiesce() }
    }
    guard let pointer = UnsafeMutableRawPointer(bitPattern: UInt(address)) else {
      throw .call("cuMemAlloc", status: 1, name: "null", text: "the driver gave no address")
    }
    return pointer
  }

  func deallocate(_ pointer: UnsafeMutableRawPointer, _ byteCount: Int) {
    _ = driver.currentContext.select(context)
    // What is still held back uses memory that the pool keeps, but not what goes to the driver.
    if pool.rounding == .exact { _ = recorder.reachBoundary() }
    pool.deallocate(UInt64(UInt(bitPattern: pointer)), byteCount)
  }

  /// Waits until nothing uses the pool's idle memory, and no graph holds memory of the driver's.
  private func quiesce() throws(CUDAError) {
    try enter()
    try check(recorder.dropGraphs(), "cuLaunchKernel")
    try synchronize()
  }

  /// Gives memory that no tensor holds back to the driver.
  public func emptyCache() throws(CUDAError) {
    try quiesce()
    try noticingLoss { () throws(CUDAError) in try pool.release() }
  }

  /// Bytes on the device that tensors hold, the most so far, and bytes taken from the driver.
  public var memory: (allocated: Int, peak: Int, reserved: Int) {
    (pool.allocated, pool.peak, pool.reserved)
  }

  public func resetPeakMemory() { pool.resetPeak() }

  /// Free and total bytes of the device.
  public func memoryInfo() throws(CUDAError) -> (free: Int, total: Int) {
    try enter()
    var free = 0
    var total = 0
    try check(driver.table.memoryInfo(&free, &total), "cuMemGetInfo")
    return (free, total)
  }

  // MARK: Copies

  /// Copies bytes to the device; the source may change once this returns.
  ///
  /// Short copies go through page-locked memory, whose parts are used once between two waits.
  func upload(
    _ source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, _ byteCount: Int
  ) throws(CUDAError) {
    try queueLaunches()
    guard byteCount > 0 else { return }
    let address = UInt64(UInt(bitPattern: target))
    guard byteCount <= CUDAContext.stagingBytes / 4 else {
      try check(
        driver.table.copyToDevice(address, source, byteCount, stream), "cuMemcpyHtoDAsync")
      return try synchronize()
    }
    if staging == nil {
      try check(driver.table.allocateHost(&staging, CUDAContext.stagingBytes), "cuMemAllocHost")
    }
    if stagingUsed + byteCount > CUDAContext.stagingBytes { try synchronize() }
    guard let staging else { return }
    let part = staging + stagingUsed
    part.copyMemory(from: source, byteCount: byteCount)
    stagingUsed += (byteCount + 63) & ~63
    try check(driver.table.copyToDevice(address, part, byteCount, stream), "cuMemcpyHtoDAsync")
  }

  /// Copies bytes to the host, after all that is queued.
  func download(
    _ source: UnsafeMutableRawPointer, to target: UnsafeMutableRawPointer, _ byteCount: Int
  ) throws(CUDAError) {
    try queueLaunches()
    if byteCount > 0 {
      let address = UInt64(UInt(bitPattern: source))
      try check(driver.table.copyToHost(target, address, byteCount, stream), "cuMemcpyDtoHAsync")
    }
    try synchronize()
  }

  /// Copies bytes on the device.
  func copy(
    _ source: UnsafeMutableRawPointer, to target: UnsafeMutableRawPointer, _ byteCount: Int
  ) throws(CUDAError) {
    try queueLaunches()
    guard byteCount > 0 else { return }
    let from = UInt64(UInt(bitPattern: source))
    let to = UInt64(UInt(bitPattern: target))
    try check(driver.table.copyOnDevice(to, from, byteCount, stream), "cuMemcpyDtoDAsync")
  }

  /// Waits until all that is queued is done.
  public func synchronize() throws(CUDAError) {
    try queueLaunches()
    try check(driver.table.synchronizeStream(stream), "cuStreamSynchronize")
    stagingUsed = 0
  }

  // MARK: Kernels

  /// Queues a kernel.
  ///
  /// - Parameter operation: what reports call it.
  func launch(
    _ kernel: String, _ family: KernelFamily, blocks: (Int, Int, Int), threads: (Int, Int),
    _ arguments: KernelArguments, operation: String
  ) throws(CUDAError) {
    try enter()
    if let (a, b) = arguments.devices { throw .strayOperand(a, b) }
    if let only = arguments.first, Int(only.index) != device.index || only.isCPU {
      throw .strayOperand(.cuda(UInt8(device.index)), only)
    }
    let launch = Launch(
      function: try function(kernel, family),
      blocks: (UInt32(blocks.0), UInt32(blocks.1), UInt32(blocks.2)),
      threads: (UInt32(threads.0), UInt32(threads.1)), arguments: arguments)
    lastOperation = operation
    try check(recorder.launch(launch), "cuLaunchKernel")
  }

  /// cuBLAS on the device's stream, if this machine has it.
  var matrixLibrary: MatrixLibrary? {
    if let library { return library }
    guard (try? enter()) != nil else { return nil }
    let found = blas().flatMap { MatrixLibrary($0, stream: stream) }
    library = .some(found)
    // As much as NVIDIA advises. Without it the library goes on with memory of its own.
    let workspaceBytes = device.major >= 9 ? 32 << 20 : 4 << 20
    if let found, let memory = try? allocate(workspaceBytes),
      !found.work(in: memory, workspaceBytes)
    {
      deallocate(memory, workspaceBytes)
    }
    return found
  }

  /// Queues work that is not a launch of Taper's kernels.
  func queue<Result>(operation: String, _ body: () -> Result) throws(CUDAError) -> Result {
    try queueLaunches()
    lastOperation = operation
    return body()
  }

  private func function(
    _ name: String, _ family: KernelFamily
  ) throws(CUDAError) -> DriverTable.Handle {
    if let function = functions[name] { return function }
    var function: DriverTable.Handle?
    try check(driver.table.function(&function, try module(family), name), "cuModuleGetFunction")
    guard let function else { throw .operationMissing(name) }
    functions[name] = function
    return function
  }

  private func module(_ family: KernelFamily) throws(CUDAError) -> DriverTable.Handle? {
    if let module = modules[family] { return module }
    guard let text = cuda_kernels(family.rawValue) else { throw .operationMissing(family.rawValue) }
    var module: DriverTable.Handle?
    var log = [CChar](repeating: 0, count: 2048)
    let status = log.withUnsafeMutableBytes { buffer in
      // The options CU_JIT_ERROR_LOG_BUFFER and its size.
      var options: [Int32] = [5, 6]
      var values: [UnsafeMutableRawPointer?] = [
        buffer.baseAddress, UnsafeMutableRawPointer(bitPattern: UInt(buffer.count - 1)),
      ]
      return driver.table.loadModule(&module, text, 2, &options, &values)
    }
    guard status == DriverStatus.success else {
      switch status {
      case DriverStatus.noBinary, DriverStatus.invalidPTX, DriverStatus.unsupportedPTX, 221:
        let words = log.prefix { $0 != 0 && $0 != 10 }.map(UInt8.init(bitPattern:))
        throw .kernelsRefused(
          family: family.rawValue, status: status, log: String(decoding: words, as: UTF8.self))
      default:
        try check(status, "cuModuleLoadDataEx")
        return nil
      }
    }
    modules[family] = module
    return module
  }
}
