// Device memory that is kept for reuse when it is freed.
//
// All work of a device runs on one stream in order, so that memory freed by the host may be given out
// again at once: what is still queued uses it before what comes later. Sizes are rounded up, 512 bytes
// below a megabyte and two megabytes above, and each size has a list of its own.

/// A caching allocator over a driver's memory.
final class MemoryPool {
  /// How sizes are rounded: for reuse, or (to find accesses out of bounds) hardly at all.
  enum Rounding { case coarse, exact }

  private let driver: Driver
  private let device: DeviceProperties
  let rounding: Rounding
  /// What has been given out; an address that is not here belongs to a device that was closed.
  private var live: Set<DriverTable.DeviceAddress> = []
  private var idle: [Int: [DriverTable.DeviceAddress]] = [:]
  /// In bytes: held by tensors, the most of it so far, and taken from the driver.
  private(set) var allocated = 0
  private(set) var peak = 0
  private(set) var reserved = 0

  init(_ driver: Driver, _ device: DeviceProperties, _ rounding: Rounding) {
    self.driver = driver
    self.device = device
    self.rounding = rounding
  }

  private func rounded(_ byteCount: Int) -> Int {
    let unit = rounding == .exact ? 16 : byteCount < 1 << 20 ? 512 : 2 << 20
    return Swift.max(1, (byteCount + unit - 1) / unit) * unit
  }

  /// Memory for so many bytes, with undefined contents.
  ///
  /// - Parameter synchronize: waits for the device; called before memory goes back to the driver.
  /// - Throws: `outOfMemory`, `call`.
  func allocate(
    _ byteCount: Int, synchronize: () throws(CUDAError) -> Void
  ) throws(CUDAError) -> DriverTable.DeviceAddress {
    let size = rounded(byteCount)
    var address: DriverTable.DeviceAddress = 0
    if let known = idle[size]?.popLast() {
      address = known
    } else {
      var status = driver.table.allocate(&address, size)
      if status == DriverStatus.outOfMemory, !idle.isEmpty {
        try synchronize()
        try release()
        status = driver.table.allocate(&address, size)
      }
      if status == DriverStatus.outOfMemory { throw .outOfMemory(shortage(byteCount)) }
      try driver.check(status, "cuMemAlloc")
      reserved += size
    }
    live.insert(address)
    allocated += size
    peak = Swift.max(peak, allocated)
    return address
  }

  func deallocate(_ address: DriverTable.DeviceAddress, _ byteCount: Int) {
    guard live.remove(address) != nil else { return }
    let size = rounded(byteCount)
    allocated -= size
    if rounding == .exact {
      reserved -= size
      _ = driver.table.free(address)
    } else {
      idle[size, default: []].append(address)
    }
  }

  /// Gives idle memory back to the driver.
  func release() throws(CUDAError) {
    let lists = idle
    idle = [:]
    for (size, addresses) in lists {
      for address in addresses {
        reserved -= size
        try driver.check(driver.table.free(address), "cuMemFree")
      }
    }
  }

  func resetPeak() { peak = allocated }

  private func shortage(_ asked: Int) -> MemoryShortage {
    var free = 0
    var total = 0
    _ = driver.table.memoryInfo(&free, &total)
    return MemoryShortage(
      device: device.index, asked: asked, total: total, free: free, allocated: allocated,
      reserved: reserved)
  }
}
