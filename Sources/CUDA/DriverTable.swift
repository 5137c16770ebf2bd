// The functions of NVIDIA's driver that Taper calls, found by name at run time.
//
// This is the lowest seam: the real table comes from libcuda.so.1, the tests' from an emulated driver.
// Nothing of CUDA is linked, and nothing is loaded before a device is first asked for.

/// Function pointers into a CUDA driver, named as in the driver's interface.
public struct DriverTable {
  public typealias Status = Int32
  public typealias Handle = UnsafeMutableRawPointer
  public typealias HandleOut = UnsafeMutablePointer<UnsafeMutableRawPointer?>
  public typealias DeviceAddress = UInt64
  public typealias Words = UnsafeMutablePointer<UnsafePointer<CChar>?>

  let initialize: @convention(c) (UInt32) -> Status
  let driverVersion: @convention(c) (UnsafeMutablePointer<Int32>) -> Status
  let errorName: @convention(c) (Status, Words) -> Status
  let errorString: @convention(c) (Status, Words) -> Status
  let deviceCount: @convention(c) (UnsafeMutablePointer<Int32>) -> Status
  let device: @convention(c) (UnsafeMutablePointer<Int32>, Int32) -> Status
  let deviceName: @convention(c) (UnsafeMutablePointer<CChar>, Int32, Int32) -> Status
  let deviceAttribute: @convention(c) (UnsafeMutablePointer<Int32>, Int32, Int32) -> Status
  let totalMemory: @convention(c) (UnsafeMutablePointer<Int>, Int32) -> Status
  let retainContext: @convention(c) (HandleOut, Int32) -> Status
  let setContext: @convention(c) (Handle?) -> Status
  let loadModule:
    @convention(c) (
      HandleOut, UnsafeRawPointer, UInt32, UnsafeMutablePointer<Int32>?, HandleOut?
    ) -> Status
  let function: @convention(c) (HandleOut, Handle?, UnsafePointer<CChar>) -> Status
  let launch:
    @convention(c) (
      Handle?, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, Handle?, HandleOut?,
      HandleOut?
    ) -> Status
  let memoryInfo: @convention(c) (UnsafeMutablePointer<Int>, UnsafeMutablePointer<Int>) -> Status
  let allocate: @convention(c) (UnsafeMutablePointer<DeviceAddress>, Int) -> Status
  let free: @convention(c) (DeviceAddress) -> Status
  let allocateHost: @convention(c) (HandleOut, Int) -> Status
  let copyToDevice: @convention(c) (DeviceAddress, UnsafeRawPointer, Int, Handle?) -> Status
  let copyToHost: @convention(c) (UnsafeMutableRawPointer, DeviceAddress, Int, Handle?) -> Status
  let copyOnDevice: @convention(c) (DeviceAddress, DeviceAddress, Int, Handle?) -> Status
  let createStream: @convention(c) (HandleOut, UInt32) -> Status
  let synchronizeStream: @convention(c) (Handle?) -> Status
  /// Nil where the driver has no graphs.
  let graphs: GraphTable?

  /// Finds all functions.
  ///
  /// - Parameter lookup: the address of a function of this name, or nil.
  /// - Throws: `functionMissing` with the first name that is not found.
  public init(lookup: (String) -> UnsafeMutableRawPointer?) throws(CUDAError) {
    func find<Function>(_ name: String) throws(CUDAError) -> Function {
      guard let address = lookup(name) else { throw .functionMissing(name) }
      return unsafeBitCast(address, to: Function.self)
    }
    initialize = try find("cuInit")
    driverVersion = try find("cuDriverGetVersion")
    errorName = try find("cuGetErrorName")
    errorString = try find("cuGetErrorString")
    deviceCount = try find("cuDeviceGetCount")
    device = try find("cuDeviceGet")
    deviceName = try find("cuDeviceGetName")
    deviceAttribute = try find("cuDeviceGetAttribute")
    totalMemory = try find("cuDeviceTotalMem_v2")
    retainContext = try find("cuDevicePrimaryCtxRetain")
    setContext = try find("cuCtxSetCurrent")
    loadModule = try find("cuModuleLoadDataEx")
    function = try find("cuModuleGetFunction")
    launch = try find("cuLaunchKernel")
    memoryInfo = try find("cuMemGetInfo_v2")
    allocate = try find("cuMemAlloc_v2")
    free = try find("cuMemFree_v2")
    allocateHost = try find("cuMemAllocHost_v2")
    copyToDevice = try find("cuMemcpyHtoDAsync_v2")
    copyToHost = try find("cuMemcpyDtoHAsync_v2")
    copyOnDevice = try find("cuMemcpyDtoDAsync_v2")
    createStream = try find("cuStreamCreate")
    synchronizeStream = try find("cuStreamSynchronize")
    graphs = GraphTable(lookup: lookup)
  }

  /// The driver's name of a status, as `CUDA_ERROR_INVALID_VALUE`.
  func name(of status: Status) -> String { words(errorName, status) ?? "error \(status)" }

  /// The driver's sentence about a status.
  func text(of status: Status) -> String { words(errorString, status) ?? "unknown error" }

  private func words(
    _ call: @convention(c) (Status, Words) -> Status, _ status: Status
  ) -> String? {
    var text: UnsafePointer<CChar>?
    guard call(status, &text) == 0, let text else { return nil }
    return String(cString: text)
  }
}

/// The statuses that Taper treats apart.
enum DriverStatus {
  static let success: Int32 = 0
  static let outOfMemory: Int32 = 2
  static let stubLibrary: Int32 = 34
  static let deviceUnavailable: Int32 = 46
  static let noDevice: Int32 = 100
  static let noBinary: Int32 = 209
  static let invalidPTX: Int32 = 218
  static let unsupportedPTX: Int32 = 222
  static let notReady: Int32 = 802
  static let driverMismatch: Int32 = 803

  /// Whether the context is dead after this status: nothing that was on the device is left.
  static func losesContext(_ status: Int32) -> Bool {
    switch status {
    case 214, 700, 702, 709, 714...719: true
    default: false
    }
  }
}
