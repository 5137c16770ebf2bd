// A driver that has started: its devices, and calls whose failures are thrown.

/// An initialised CUDA driver.
public final class Driver {
  let table: DriverTable
  let currentContext: CurrentContext
  /// 1000 * major + 10 * minor.
  public let version: Int32
  public let deviceCount: Int

  /// The oldest driver that accepts Taper's PTX 8.0.
  static let oldestVersion: Int32 = 12000

  /// Starts a driver.
  ///
  /// - Throws: `call`, `driverTooOld`, `noDevices`.
  public init(_ table: DriverTable) throws(CUDAError) {
    self.table = table
    currentContext = CurrentContext(table)
    try Driver.check(table, table.initialize(0), "cuInit")
    var version: Int32 = 0
    try Driver.check(table, table.driverVersion(&version), "cuDriverGetVersion")
    guard version >= Driver.oldestVersion else { throw .driverTooOld(version) }
    self.version = version
    var count: Int32 = 0
    try Driver.check(table, table.deviceCount(&count), "cuDeviceGetCount")
    guard count > 0 else { throw .noDevices }
    deviceCount = Int(count)
  }

  /// The driver of this machine.
  public static func installed() throws(CUDAError) -> Driver {
    try Driver(DriverLibrary.open())
  }

  func check(_ status: Int32, _ call: String) throws(CUDAError) {
    try Driver.check(table, status, call)
  }

  @inline(__always)
  private static func check(
    _ table: DriverTable, _ status: Int32, _ call: String
  ) throws(CUDAError) {
    if status != DriverStatus.success {
      throw .call(call, status: status, name: table.name(of: status), text: table.text(of: status))
    }
  }
}
