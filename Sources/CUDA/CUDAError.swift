// What can go wrong with a GPU: facts only. The words stand in CUDAError+Message.swift.

import Tensors

/// A failure of the driver, or of a device.
public enum CUDAError: Error, Equatable {
  /// libcuda.so.1 could not be opened; the loader's words.
  case libraryMissing(String)
  /// The library lacks a function: it is too old, or no driver.
  case functionMissing(String)
  /// The driver speaks an older CUDA than Taper needs: 1000 * major + 10 * minor.
  case driverTooOld(Int32)
  case noDevices
  case noSuchDevice(Int, count: Int)
  /// The device's compute capability is below 7.5.
  case deviceTooOld(name: String, major: Int32, minor: Int32)
  /// A call failed; the driver's name and sentence for the status.
  case call(String, status: Int32, name: String, text: String)
  /// The driver refused Taper's kernels; the first line of its log.
  case kernelsRefused(family: String, status: Int32, log: String)
  case outOfMemory(MemoryShortage)
  /// The device failed while it worked off what was queued; the last operation queued by then.
  case contextLost(status: Int32, text: String, operation: String)
  /// The device's backend has no such operation.
  case operationMissing(String)
  case tooManyElements(Int)
  /// Operands of one operation live on different devices.
  case strayOperand(Device, Device)
}

/// The state of a device's memory when an allocation failed; all in bytes.
public struct MemoryShortage: Equatable, Sendable {
  public var device: Int
  public var asked: Int
  public var total: Int
  public var free: Int
  public var allocated: Int
  public var reserved: Int
}
