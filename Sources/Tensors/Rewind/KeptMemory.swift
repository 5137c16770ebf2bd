// A promise to know what a storage held at a moment. Nothing is copied until somebody is about to
// write: whoever writes into a tensor that has been there before calls `willWrite` first.
//
// Invariant: a storage has at most one open promise, the newest, and `isKept` says that it has one; a
// promise that holds a copy is closed.

/// The elements of a storage at one moment, copied when they are about to change.
public final class KeptMemory {
  /// The tensor that owns the memory.
  public let owner: Tensor
  private var copy: Tensor?

  nonisolated(unsafe) private static var open: [ObjectIdentifier: Unmanaged<KeptMemory>] = [:]
  /// The bytes of all copies.
  nonisolated(unsafe) public private(set) static var byteCount = 0

  /// Whether elements changed that could not be copied.
  nonisolated(unsafe) private static var hasLost = false

  /// Whether elements changed that could not be copied, since this was asked last.
  public static func takeLoss() -> Bool {
    defer { hasLost = false }
    return hasLost
  }

  /// The promise for a tensor's memory as it is now.
  public static func of(_ tensor: Tensor) -> KeptMemory {
    let owner = tensor.storage.owner
    if owner.isMirrored { MirroredMemory.settle(owner) }
    if owner.isKept, let known = open[ObjectIdentifier(owner)] {
      return known.takeUnretainedValue()
    }
    return KeptMemory(owner)
  }

  private init(_ owner: Tensor) {
    self.owner = owner
    owner.isKept = true
    KeptMemory.open[ObjectIdentifier(owner)] = Unmanaged.passUnretained(self)
  }

  deinit {
    KeptMemory.byteCount -= copy?.byteCount ?? 0
    close()
  }

  private func close() {
    let id = ObjectIdentifier(owner)
    guard let known = KeptMemory.open[id],
      known.toOpaque() == Unmanaged.passUnretained(self).toOpaque()
    else { return }
    KeptMemory.open[id] = nil
    owner.isKept = false
  }

  /// Copies the memory of a tensor that is about to change.
  static func save(_ owner: Tensor) {
    guard let kept = open[ObjectIdentifier(owner)]?.takeUnretainedValue() else {
      owner.isKept = false
      return
    }
    kept.copy = try? owner.device.isCPU ? owner.contiguousCopy() : owner.to(.cpu)
    if kept.copy == nil { hasLost = true }
    byteCount += kept.copy?.byteCount ?? 0
    kept.close()
  }

  /// Writes the elements of that moment back, if they have changed since.
  public func restore() {
    guard let copy else { return }
    // Later moments are forgotten with it.
    KeptMemory.open[ObjectIdentifier(owner)] = nil
    owner.isKept = false
    if owner.isMirrored { MirroredMemory.willWrite(owner) }
    do {
      if owner.device.isCPU {
        try owner.backend.copy(copy, into: owner)
      } else {
        try owner.backend.upload(copy.address, to: owner)
      }
    } catch {
      KeptMemory.hasLost = true
    }
  }
}

extension Tensor {
  /// Called before the elements change, for whoever has to know what they were.
  @inlinable
  public func willWrite() {
    let owner = owner ?? self
    if owner.isKept || owner.isMirrored { owner.announceWrite() }
  }

  @usableFromInline @inline(never)
  func announceWrite() {
    if isMirrored { MirroredMemory.willWrite(self) }
    if isKept { KeptMemory.save(self) }
  }

  /// The tensor that owns the memory.
  public var memoryOwner: Tensor { owner ?? self }

  /// The bytes of the memory behind the tensor and its views.
  public var memoryByteCount: Int { byteCount }

  /// The count of changes; to be set only when the elements are brought back, too.
  public var changeCount: Int {
    get { version }
    set { storage.version = newValue }
  }
}
