// The memory behind a tensor and all its views, as a handle on the tensor that owns it.

/// Memory on a device, shared by tensors.
public struct Storage {
  @usableFromInline let owner: Tensor

  @inlinable init(owner: Tensor) { self.owner = owner }

  /// The first byte, on the device. Only the device's backend may follow it.
  @inlinable public var pointer: UnsafeMutableRawPointer { owner.memory }
  @inlinable public var byteCount: Int { owner.byteCount }
  @inlinable public var device: Device { owner.device }

  /// The number of in-place changes so far.
  @inlinable public var version: Int {
    get { owner.changes }
    nonmutating set { owner.changes = newValue }
  }

  /// Whether both are the same memory.
  @inlinable public static func === (a: Storage, b: Storage) -> Bool { a.owner === b.owner }
  @inlinable public static func !== (a: Storage, b: Storage) -> Bool { a.owner !== b.owner }
}
