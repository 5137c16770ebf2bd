// The accelerators of the machine, as what stands above the backends asks for them.

/// Finds accelerators and opens them; made known by `Backends.runtime`.
public protocol DeviceRuntime: AnyObject {
  /// How many devices there are; 0 where there is no driver.
  var deviceCount: Int { get }
  /// Starts the driver.
  ///
  /// - Throws: a sentence that says what is missing and what helps.
  func start() throws(TensorError)
  /// The same, in PyTorch's words where it has some.
  func startForProgram() throws(TensorError)
  /// Whether there is a driver, be it one that cannot be used.
  var isInstalled: Bool { get }
  /// Whether a device has been opened.
  var isStarted: Bool { get }
  /// Opens a device, or finds it open.
  func backend(for device: Device) throws(TensorError) -> any Backend
  func facts(of device: Device) throws(TensorError) -> DeviceFacts
  /// The bytes that the device could still give out.
  func freeMemory(of device: Device) throws(TensorError) -> Int
  /// Gives memory that no tensor holds back to the driver.
  func emptyCache() throws(TensorError)
  func resetPeakMemory(of device: Device)
}

/// What a device is, and how much of it is used.
public struct DeviceFacts {
  public var name: String
  /// In bytes, as the three below.
  public var totalMemory: Int
  public var capability: (major: Int, minor: Int)
  public var multiprocessors: Int
  /// 1000 * major + 10 * minor.
  public var driverVersion: Int
  /// What tensors hold, the most of it so far, and what was taken from the driver.
  public var allocated: Int
  public var peak: Int
  public var reserved: Int

  public init(
    name: String, totalMemory: Int, capability: (Int, Int), multiprocessors: Int,
    driverVersion: Int, allocated: Int, peak: Int, reserved: Int
  ) {
    self.name = name
    self.totalMemory = totalMemory
    self.capability = capability
    self.multiprocessors = multiprocessors
    self.driverVersion = driverVersion
    self.allocated = allocated
    self.peak = peak
    self.reserved = reserved
  }
}
