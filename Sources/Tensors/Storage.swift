// The memory behind tensors.
//
// A storage owns its bytes and never moves them. All views of a tensor share one storage and with it
// one version counter, which every in-place operation raises.

import CKernels

/// A block of memory on a device.
public final class Storage {
  /// The first byte, on the device; aligned to 64 bytes. Only the device's backend may follow it.
  public let pointer: UnsafeMutableRawPointer
  public let byteCount: Int
  public let device: Device
  /// The number of in-place changes so far.
  public var version = 0

  /// Memory with undefined content.
  ///
  /// - Throws: `TensorError.outOfMemory`.
  @inlinable
  public init(byteCount: Int, device: Device = .cpu) throws(TensorError) {
    if device.isCPU {
      guard let pointer = taper_allocate(byteCount) else { throw .outOfMemory(byteCount) }
      self.pointer = pointer
    } else {
      pointer = try Backends.backend(for: device).allocate(byteCount)
    }
    self.byteCount = byteCount
    self.device = device
  }

  /// Memory of zeros; large blocks cost nothing until they are touched.
  public init(zeroedByteCount byteCount: Int) throws(TensorError) {
    guard let pointer = taper_allocate_zeroed(byteCount) else { throw .outOfMemory(byteCount) }
    self.pointer = pointer
    self.byteCount = byteCount
    device = .cpu
  }

  deinit {
    if device.isCPU {
      taper_deallocate(pointer, byteCount)
    } else {
      Backends.deallocate(pointer, byteCount, device)
    }
  }
}
