// The machine's GPUs, opened when they are first asked for.
//
// Until then nothing is loaded: the program starts as fast, and runs as well, without a driver.

import Tensors

/// The driver of the process and its open devices.
public final class CUDARuntime: DeviceRuntime {
  private let open: () throws(CUDAError) -> Driver
  private var started: Result<Driver, CUDAError>?
  private var backends: [Int: CUDABackend] = [:]
  private let exactMemory: Bool
  private let blas: () -> BLASTable?

  /// - Parameters:
  ///   - exactMemory: whether every tensor has memory of just its size, to find stray accesses.
  ///   - blas: finds cuBLAS.
  ///   - start: gives the driver.
  public init(
    exactMemory: Bool = false, blas: @escaping () -> BLASTable? = BLASTable.installed,
    start: @escaping () throws(CUDAError) -> Driver = { () throws(CUDAError) in
      try Driver.installed()
    }
  ) {
    self.exactMemory = exactMemory
    self.blas = blas
    open = start
  }

  private func driver() throws(CUDAError) -> Driver {
    if let started { return try started.get() }
    do {
      let driver = try open()
      started = .success(driver)
      return driver
    } catch {
      started = .failure(error)
      throw error
    }
  }

  private func device(_ index: Int) throws(CUDAError) -> CUDABackend {
    if let backend = backends[index] { return backend }
    let backend = CUDABackend(
      try CUDAContext(driver(), index, exactMemory: exactMemory, blas: blas))
    backends[index] = backend
    return backend
  }

  private func attempt<Result>(
    _ body: () throws(CUDAError) -> Result
  ) throws(TensorError) -> Result {
    do {
      return try body()
    } catch {
      throw error.tensorError
    }
  }

  public var isInstalled: Bool {
    do {
      _ = try driver()
      return true
    } catch .libraryMissing {
      return false
    } catch {
      return true
    }
  }

  public func start() throws(TensorError) {
    _ = try attempt { () throws(CUDAError) in try driver() }
  }

  public func startForProgram() throws(TensorError) {
    do {
      _ = try driver()
    } catch {
      throw .stated(.runtime, error.programMessage)
    }
  }

  public var deviceCount: Int { (try? driver())?.deviceCount ?? 0 }

  public func backend(for device: Device) throws(TensorError) -> any Backend {
    try attempt { () throws(CUDAError) in try self.device(Int(device.index)) }
  }

  public func facts(of device: Device) throws(TensorError) -> DeviceFacts {
    try attempt { () throws(CUDAError) in
      let driver = try driver()
      let properties = try DeviceProperties(driver, Int(device.index))
      let memory = backends[Int(device.index)]?.context.memory
      return DeviceFacts(
        name: properties.name, totalMemory: properties.totalMemory,
        capability: (Int(properties.major), Int(properties.minor)),
        multiprocessors: Int(properties.multiprocessors), driverVersion: Int(driver.version),
        allocated: memory?.allocated ?? 0, peak: memory?.peak ?? 0,
        reserved: memory?.reserved ?? 0)
    }
  }

  public func freeMemory(of device: Device) throws(TensorError) -> Int {
    try attempt { () throws(CUDAError) in
      try self.device(Int(device.index)).context.memoryInfo().free
    }
  }

  public func emptyCache() throws(TensorError) {
    try attempt { () throws(CUDAError) in
      for backend in backends.values { try backend.context.emptyCache() }
    }
  }

  public func resetPeakMemory(of device: Device) {
    backends[Int(device.index)]?.context.resetPeakMemory()
  }

  public var isStarted: Bool { !backends.isEmpty }
}
