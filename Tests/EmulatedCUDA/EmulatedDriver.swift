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

  enum Work {
    case launch(PTXKernel, ptx_launch, [UInt8])
    case toDevice(UInt64, UnsafeRawPointer, Int)
    case toHost(UnsafeMutableRawPointer, UInt64, Int)
    case copy(UInt64, UInt64, Int)
    case product(EmulatedProduct)
    /// Memory whose contents are lost.
    case spoil(UInt64, Int)
  }

  nonisolated(unsafe) static var current = EmulatedDriver(Options())

  let options: Options
  var fault: Fault?
  /// A fault for the next driver that starts, counted from its first call.
  public nonisolated(unsafe) static var faultAtStart: Fault?
  private(set) var callCounts: [String: Int] = [:]
  private(set) var callCount = 0
  /// Device memory by rising address.
  private var allocations: [ptx_allocation] = []
  /// Never given out twice, so that what outlives a driver cannot be taken for another's.
  private nonisolated(unsafe) static var nextAddress: UInt64 = 0x0600_0000_0000
  private var used = 0
  private var queue: [Work] = []
  private var sticky: Int32 = 0
  /// Whether an earlier failure has killed the context.
  var isDead: Bool { sticky != 0 }
  private var modules: [PTXModule] = []
  private var kernels: [PTXKernel] = []
  /// By number, from 1; nil once destroyed.
  var graphs: [EmulatedGraph?] = []
  /// Device memory that cuBLAS was given to work in.
  var workspace: (address: UInt64, byteCount: Int)?
  /// What went wrong in the device, in words, for the tests.
  public internal(set) var report = ""
  /// Warp instructions run so far.
  public private(set) var executed: UInt64 = 0

  init(_ options: Options) { self.options = options }

  deinit {
    for allocation in allocations { Glibc.free(allocation.host) }
  }

  /// Starts afresh and gives the driver's functions.
  public static func start(_ options: Options = Options()) throws(CUDAError) -> Driver {
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
  public static var warpInstructions: UInt64 { current.executed }

  /// Runs a function's body unless the call is to fail or the context is dead.
  static func call(_ name: String, _ body: (EmulatedDriver) -> Int32) -> Int32 {
    let driver = current
    driver.callCount += 1
    driver.callCounts[name, default: 0] += 1
    if let fault = driver.fault {
      let count = fault.call == nil ? driver.callCount : driver.callCounts[name] ?? 0
      if (fault.call == nil || fault.call == name) && count == fault.number {
        if fault.status >= 700 { driver.sticky = fault.status }
        return fault.status
      }
    }
    if driver.sticky != 0 { return driver.sticky }
    return body(driver)
  }

  // MARK: Memory

  func allocate(_ byteCount: Int) -> UInt64? {
    guard byteCount > 0, used + byteCount <= options.memory, let host = malloc(byteCount) else {
      return nil
    }
    memset(host, 0xff, byteCount)
    let address = EmulatedDriver.nextAddress
    // A gap, so that what runs past the end meets nothing.
    EmulatedDriver.nextAddress += UInt64((byteCount + 511) / 512 * 512 + 4096)
    used += byteCount
    allocations.append(
      ptx_allocation(
        start: address, size: UInt64(byteCount),
        host: host.assumingMemoryBound(to: UInt8.self)))
    return address
  }

  func free(_ address: UInt64) -> Int32 {
    let status = synchronize()
    guard let place = allocations.firstIndex(where: { $0.start == address }) else { return 1 }
    used -= Int(allocations[place].size)
    Glibc.free(allocations[place].host)
    allocations.remove(at: place)
    return status
  }

  var freeMemory: Int { options.memory - used }

  func host(_ address: UInt64, _ byteCount: Int) -> UnsafeMutablePointer<UInt8>? {
    for allocation in allocations
    where address >= allocation.start && address - allocation.start < allocation.size {
      let offset = address - allocation.start
      guard UInt64(byteCount) <= allocation.size - offset else { return nil }
      return allocation.host + Int(offset)
    }
    return nil
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
  ) -> Result<Work, Refusal> {
    guard kernels.indices.contains(number - 1) else { return .failure(Refusal(status: 400)) }
    let kernel = kernels[number - 1]
    let threads = block.0 * block.1 * block.2
    guard threads >= 1, threads <= 1024, block.2 <= 64, grid.0 >= 1, grid.1 >= 1, grid.2 >= 1,
      grid.0 <= 0x7fff_ffff, grid.1 <= 65535, grid.2 <= 65535, kernel.staticSharedBytes <= 49152
    else { return .failure(Refusal(status: 1)) }
    guard arguments.count == kernel.parameterBytes else {
      report = "\(kernel.name) takes \(kernel.parameterBytes) bytes, not \(arguments.count)"
      return .failure(Refusal(status: 1))
    }
    var launch = ptx_launch()
    launch.grid = grid
    launch.block = block
    launch.instruction_limit = 4_000_000_000
    return .success(.launch(kernel, launch, [UInt8](arguments)))
  }

  func enqueue(_ work: Work) { queue.append(work) }

  /// Runs all that is queued.
  func synchronize() -> Int32 {
    let pending = queue
    queue = []
    for work in pending {
      let status = run(work)
      if status != 0 {
        sticky = status
        return status
      }
    }
    return 0
  }

  private func run(_ work: Work) -> Int32 {
    switch work {
    case .toDevice(let target, let source, let count):
      guard let host = host(target, count) else { return 700 }
      memcpy(host, source, count)
    case .toHost(let target, let source, let count):
      guard let host = host(source, count) else { return 700 }
      memcpy(target, host, count)
    case .copy(let target, let source, let count):
      guard let to = host(target, count), let from = host(source, count) else { return 700 }
      memmove(to, from, count)
    case .product(let product): return product.run(self)
    case .spoil(let target, let count):
      guard let host = host(target, count) else { return 700 }
      memset(host, 0xff, count)
    case .launch(let kernel, var launch, let arguments):
      let outcome = arguments.withUnsafeBufferPointer { parameters in
        allocations.withUnsafeBufferPointer { list in
          launch.parameters = parameters.baseAddress
          launch.parameter_bytes = UInt64(parameters.count)
          launch.allocations = list.baseAddress
          launch.allocation_count = UInt32(list.count)
          return kernel.run(launch)
        }
      }
      executed += outcome.executed
      guard outcome.failure == 0 else {
        let words = ["", "bad address", "misaligned address", "stuck", "endless", "host memory"]
        report =
          "\(kernel.name): \(words[Int(outcome.failure)]) 0x\(String(outcome.address, radix: 16)) "
          + "in block \(outcome.block) thread \(outcome.thread): "
          + kernel.source[Int(outcome.instruction)]
        return outcome.failure == 2 ? 716 : 700
      }
    }
    return 0
  }
}
