// A CUDA driver without a GPU: the functions of libcuda.so.1 over the host's memory.
//
// Kernels are interpreted from the PTX that ships. Device addresses lie where the host has no memory, so
// that host code that follows one is found; fresh memory is filled with ones (NaN, -1); work is queued
// and runs only when somebody waits, so that a missing wait is found too. Calls can be told to fail.

import CUDA
import Glibc
import PTXMachine

/// The state of the one emulated driver of the process.
public final class EmulatedDriver {
  /// What the driver says of itself and its devices.
  public struct Options {
    public var version: Int32 = 12000
    public var deviceCount: Int32 = 2
    public var memory = 1 << 30
    public var capability: (Int32, Int32) = (9, 0)
    /// What cuInit answers.
    public var startStatus: Int32 = 0
    /// Whether the driver has the functions for graphs.
    public var hasGraphs = true
    /// Whether there is a cuBLAS.
    public var hasBLAS = false

    public init() {}
  }

  /// A call that answers with a failure instead of doing anything.
  public struct Fault {
    /// The name of the call, or nil for any.
    public var call: String?
    /// Which of those calls fails, from 1.
    public var number: Int
    public var status: Int32

    public init(call: String? = nil, number: Int, status: Int32) {
      self.call = call
      self.number = number
      self.status = status
    }
  }

  nonisolated(unsafe) static var current = EmulatedDriver(Options())

  let options: Options
  var fault: Fault?
  /// A fault for the next driver that starts, counted from its first call.
  public nonisolated(unsafe) static var faultAtStart: Fault?
  private(set) var callCounts: [String: Int] = [:]
  private(set) var callCount = 0
  let gpus: [EmulatedGPU]
  /// Whether an earlier failure has killed a context.
  var isDead: Bool { gpus.contains { $0.sticky != 0 } }
  private var modules: [PTXModule] = []
  private var kernels: [PTXKernel] = []
  /// By number, from 1; nil once destroyed.
  var graphs: [EmulatedGraph?] = []

  init(_ options: Options) {
    self.options = options
    gpus = (0..<Int(options.deviceCount)).map { EmulatedGPU($0, memory: options.memory) }
  }

  /// Starts afresh and gives the driver's functions.
  public static func start(_ options: Options = Options()) throws(CUDAError) -> Driver {
    EmulatedContext.generation += 1
    current = EmulatedDriver(options)
    current.fault = faultAtStart
    return try Driver(
      DriverTable {
        EmulatedFunctions.addresses[$0]
          ?? (options.hasGraphs ? EmulatedFunctions.graphAddresses[$0] : nil)
      })
  }

  /// Makes a coming call fail; counted from now.
  public static func inject(_ fault: Fault?) {
    current.fault = fault
    current.callCounts = [:]
    current.callCount = 0
  }

  /// How often each function was called since the last `inject`.
  public static var calls: [String: Int] { current.callCounts }
  public static var callTotal: Int { current.callCount }
  public static var failureReport: String { current.report }
  public static var warpInstructions: UInt64 { current.gpus.reduce(0) { $0 + $1.executed } }
  /// What went wrong in a device or with a launch, in words.
  var report: String { gpus.lazy.map(\.report).first { !$0.isEmpty } ?? refusal }
  /// Why a module or a launch was refused.
  var refusal = ""

  /// Runs a function's body unless the call is to fail.
  static func call(_ name: String, _ body: (EmulatedDriver) -> Int32) -> Int32 {
    let driver = current
    if let status = driver.failure(of: name) { return status }
    return body(driver)
  }

  /// Runs the body of a function that works in the thread's current context, unless there is none, the
  /// context is dead, or the call is to fail.
  ///
  /// - Parameter handles: what the function is given; all of it must have been made in that context.
  static func inContext(
    _ name: String, _ handles: UnsafeMutableRawPointer?...,
    body: (EmulatedDriver, EmulatedGPU) -> Int32
  ) -> Int32 {
    let driver = current
    let gpu = EmulatedContext.current.flatMap {
      driver.gpus.indices.contains($0) ? driver.gpus[$0] : nil
    }
    if let status = driver.failure(of: name) {
      if status >= 700 { gpu?.sticky = status }
      return status
    }
    // CUDA_ERROR_INVALID_CONTEXT
    guard let gpu else { return 201 }
    guard gpu.sticky == 0 else { return gpu.sticky }
    for handle in handles where EmulatedHandle.device(handle) != gpu.index {
      driver.refusal = "\(name) in the context of device \(gpu.index) with what is not of it"
      // CUDA_ERROR_INVALID_HANDLE
      return 400
    }
    return body(driver, gpu)
  }

  /// Counts a call; the status if it is to fail.
  private func failure(of name: String) -> Int32? {
    callCount += 1
    callCounts[name, default: 0] += 1
    guard let fault, fault.call == nil || fault.call == name else { return nil }
    let count = fault.call == nil ? callCount : callCounts[name] ?? 0
    return count == fault.number ? fault.status : nil
  }

  // MARK: Modules and launches

  /// Parsed modules by the address of their text, which is part of the program.
  private nonisolated(unsafe) static var parsed: [UnsafeRawPointer: PTXModule] = [:]

  func load(_ image: UnsafeRawPointer) throws -> Int {
    if let known = EmulatedDriver.parsed[image] {
      modules.append(known)
    } else {
      let module = try PTXModule(String(cString: image.assumingMemoryBound(to: CChar.self)))
      EmulatedDriver.parsed[image] = module
      modules.append(module)
    }
    return modules.count
  }

  func kernel(_ module: Int, _ name: String) throws -> Int {
    guard modules.indices.contains(module - 1) else { throw PTXError.noSuchKernel(name) }
    kernels.append(try modules[module - 1].kernel(name))
    return kernels.count
  }

  /// Why work was refused.
  struct Refusal: Error {
    let status: Int32
  }

  /// The work of a launch if it keeps the limits of a device.
  func prepare(
    _ number: Int, _ grid: (UInt32, UInt32, UInt32), _ block: (UInt32, UInt32, UInt32),
    _ arguments: UnsafeRawBufferPointer
  ) -> Result<EmulatedGPU.Work, Refusal> {
    guard kernels.indices.contains(number - 1) else { return .failure(Refusal(status: 400)) }
    let kernel = kernels[number - 1]
    let threads = block.0 * block.1 * block.2
    guard threads >= 1, threads <= 1024, block.2 <= 64, grid.0 >= 1, grid.1 >= 1, grid.2 >= 1,
      grid.0 <= 0x7fff_ffff, grid.1 <= 65535, grid.2 <= 65535, kernel.staticSharedBytes <= 49152
    else { return .failure(Refusal(status: 1)) }
    guard arguments.count == kernel.parameterBytes else {
      refusal = "\(kernel.name) takes \(kernel.parameterBytes) bytes, not \(arguments.count)"
      return .failure(Refusal(status: 1))
    }
    var launch = ptx_launch()
    launch.grid = grid
    launch.block = block
    launch.instruction_limit = 4_000_000_000
    return .success(.launch(kernel, launch, [UInt8](arguments)))
  }
}
