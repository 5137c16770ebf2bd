// What a device is, as the driver tells it without opening it.

/// A GPU's name, size and abilities.
public struct DeviceProperties: Sendable {
  public let index: Int
  public let name: String
  /// In bytes.
  public let totalMemory: Int
  public let major: Int32
  public let minor: Int32
  public let multiprocessors: Int32
  public let threadsPerMultiprocessor: Int32
  /// The driver's number for the device.
  let handle: Int32

  /// Asks the driver.
  ///
  /// - Throws: `noSuchDevice`, `call`.
  public init(_ driver: Driver, _ index: Int) throws(CUDAError) {
    guard index >= 0, index < driver.deviceCount else {
      throw .noSuchDevice(index, count: driver.deviceCount)
    }
    let table = driver.table
    var handle: Int32 = 0
    try driver.check(table.device(&handle, Int32(index)), "cuDeviceGet")
    var letters = [CChar](repeating: 0, count: 256)
    try driver.check(table.deviceName(&letters, 255, handle), "cuDeviceGetName")
    name = String(decoding: letters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    var bytes = 0
    try driver.check(table.totalMemory(&bytes, handle), "cuDeviceTotalMem")
    totalMemory = bytes
    func attribute(_ number: Int32) throws(CUDAError) -> Int32 {
      var value: Int32 = 0
      try driver.check(table.deviceAttribute(&value, number, handle), "cuDeviceGetAttribute")
      return value
    }
    major = try attribute(75)
    minor = try attribute(76)
    multiprocessors = try attribute(16)
    threadsPerMultiprocessor = try attribute(39)
    self.handle = handle
    self.index = index
  }
}
