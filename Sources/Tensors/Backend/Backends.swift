// The open backends, looked up by device.

/// The register of backends.
public enum Backends {
  @usableFromInline static let cpu = CPUBackend()
  private nonisolated(unsafe) static var accelerators: [(any Backend)?] = []
  /// Finds and opens accelerators; nil where there can be none.
  public nonisolated(unsafe) static var runtime: (any DeviceRuntime)?

  /// Makes a backend answer for a device.
  public static func register(_ backend: any Backend, for device: Device) {
    guard !device.isCPU else { return }
    while accelerators.count <= Int(device.index) { accelerators.append(nil) }
    accelerators[Int(device.index)] = backend
  }

  /// Closes all accelerators; memory that tensors still hold there is not freed.
  public static func forgetAccelerators() {
    accelerators = []
    runtime = nil
  }

  /// The backend of a device.
  ///
  /// - Throws: `noBackend` when none was registered.
  @inlinable
  public static func backend(for device: Device) throws(TensorError) -> any Backend {
    device.isCPU ? cpu : try accelerator(for: device)
  }

  @usableFromInline
  static func accelerator(for device: Device) throws(TensorError) -> any Backend {
    if Int(device.index) < accelerators.count, let backend = accelerators[Int(device.index)] {
      return backend
    }
    guard let runtime else { throw .noBackend(device) }
    let backend = try runtime.backend(for: device)
    register(backend, for: device)
    return backend
  }

  static func deallocate(_ pointer: UnsafeMutableRawPointer, _ byteCount: Int, _ device: Device) {
    guard Int(device.index) < accelerators.count else { return }
    accelerators[Int(device.index)]?.deallocate(pointer, byteCount)
  }
}

extension Tensor {
  @inlinable var backend: any Backend {
    get throws(TensorError) { try Backends.backend(for: device) }
  }

  /// Refuses operands on different devices.
  @inlinable func requireSameDevice(_ other: borrowing Tensor) throws(TensorError) {
    guard device == other.device else { throw .expectedDevice(device, other.device) }
  }
}
