// The emulated devices as what tensors find under `cuda`.

import CUDA
import Tensors

/// Opens the emulated driver for tensors.
public enum EmulatedDevice {
  private nonisolated(unsafe) static var isOpen = false

  /// Makes the emulated devices answer for cuda:0 and cuda:1, unless they do already and are alive.
  public static func open() throws {
    guard !isOpen || EmulatedDriver.current.isDead else { return }
    restart()
  }

  /// Leaves the process as it was without a GPU; what tests have opened they close.
  public static func close() {
    isOpen = false
    Backends.forgetAccelerators()
  }

  /// Starts a new driver; tensors of the old one are lost.
  ///
  /// - Parameter exactMemory: whether freed memory is gone at once, which keeps launches from being held
  ///   back for graphs.
  public static func restart(
    _ options: EmulatedDriver.Options = .init(), exactMemory: Bool = true
  ) {
    isOpen = true
    Backends.forgetAccelerators()
    Backends.runtime = CUDARuntime(
      exactMemory: exactMemory, blas: { options.hasBLAS ? EmulatedBLAS.table : nil }
    ) { () throws(CUDAError) in
      try EmulatedDriver.start(options)
    }
  }
}
