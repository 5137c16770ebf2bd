// Moving all that a session holds to a device, and telling what devices there are.
import Autograd
import Interpreter
import Tensors

/// The device that a session lives on.
public enum DeviceMove {
  /// Where tensors are made unless a program says otherwise.
  public static var current: Device { DeviceObject.current }

  /// The device of a name: `cpu`, `gpu`, `cuda`, `cuda:1`; nil for any other.
  public static func device(named name: String) -> Device? {
    let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let kind = parts.first else { return nil }
    switch (kind, parts.count) {
    case ("cpu", 1): return .cpu
    case ("gpu", 1), ("cuda", 1): return .cuda(DeviceObject.currentCUDA)
    case ("gpu", 2), ("cuda", 2): return UInt8(parts[1]).map { .cuda($0) }
    default: return nil
    }
  }

  /// Moves every tensor that can be reached, and makes the device the default one.
  ///
  /// Views go on sharing memory, gradients and graphs stay as they are. When a device cannot be used or
  /// memory does not suffice, nothing has changed.
  ///
  /// - Returns: how many tensors with memory of their own were moved.
  public static func move(
    from roots: [any Rewindable], outside: [any Rewindable], to device: Device
  ) throws(TensorError) -> Int {
    if !device.isCPU {
      guard let runtime = Backends.runtime else { throw .noBackend(device) }
      try runtime.start()
      _ = try runtime.backend(for: device)
    }
    var variables: [Variable] = []
    var arrays: [ObjectIdentifier: Tensor] = [:]
    ReachableState.visit(from: roots, outside: outside) {
      if let variable = $0 as? Variable, variable.device != device { variables.append(variable) }
      if let array = $0 as? NDArray {
        let owner = array.tensor.memoryOwner
        arrays[ObjectIdentifier(MirroredMemory.twin(of: owner) ?? owner)] = owner
      }
    }
    // First all copies, which may fail; then the exchange, which cannot.
    var moved: [ObjectIdentifier: Tensor] = [:]
    for variable in variables {
      let owner = variable.data.memoryOwner
      guard moved[ObjectIdentifier(owner)] == nil else { continue }
      let twin = MirroredMemory.twin(of: owner, on: device)
      let copy = if let twin { twin } else { try owner.to(device) }
      copy.changeCount = owner.changeCount
      moved[ObjectIdentifier(owner)] = copy
    }
    if !device.isCPU { try Backends.backend(for: device).synchronize() }
    // Tensors and arrays go on sharing their elements.
    for (id, array) in arrays {
      if let copy = moved[id], copy !== array { MirroredMemory.join(array, copy) }
    }
    for variable in variables {
      let data = variable.data
      guard let owner = moved[ObjectIdentifier(data.memoryOwner)] else { continue }
      let isWhole = data.memoryOwner === data
      variable.assignData(
        isWhole
          ? owner
          : Tensor(
            storage: owner.storage, offset: data.offset, shape: data.shape, strides: data.strides,
            dtype: data.dtype))
    }
    DeviceObject.current = device
    DeviceObject.ofSession = device
    if !device.isCPU { DeviceObject.currentCUDA = device.index }
    return moved.count
  }

  /// A line for each device, the present one marked, and what keeps GPUs from being used; the CPU alone
  /// where there is no driver.
  public static func report() -> String {
    guard let runtime = Backends.runtime, runtime.isInstalled else { return "\(current)" }
    var lines = [(current.isCPU ? "* " : "  ") + "cpu"]
    do {
      try runtime.start()
      var version = 0
      for index in 0..<runtime.deviceCount {
        guard let short = UInt8(exactly: index) else { break }
        let device = Device.cuda(short)
        let facts = try runtime.facts(of: device)
        version = facts.driverVersion
        lines.append(
          (device == current ? "* " : "  ") + "\(device)  \(facts.name), "
            + "\(gibibytes(facts.totalMemory)) GiB, \(gibibytes(facts.allocated)) GiB held by tensors"
        )
      }
      lines.append("  driver for CUDA \(version / 1000).\(version % 1000 / 10)")
    } catch {
      lines.append("  " + error.message)
    }
    return lines.joined(separator: "\n")
  }

  private static func gibibytes(_ bytes: Int) -> String {
    let tenths = (bytes >> 20) * 10 / 1024
    return "\(tenths / 10).\(tenths % 10)"
  }
}
