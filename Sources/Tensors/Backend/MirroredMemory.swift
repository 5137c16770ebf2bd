// Memory of the host and memory of a device that a program takes for one: an array of NumPy's and the
// tensor over it, after `:device` has moved the session to a GPU.
//
// What changes on one side reaches the other when it is looked at there. A writer calls `willWrite` first
// and asks nothing of the device between that and the write, so that news of the host can be delivered
// before whatever the device does next.
//
// Invariant: at most one side is ahead of the other. A mirror ends with either of its sides.

/// Two memories of the same bytes.
public final class MirroredMemory {
  private enum Side { case host, device }

  private unowned(unsafe) let host: Tensor
  private unowned(unsafe) let twin: Tensor
  /// The side that has changed since both were the same.
  private var ahead: Side?

  nonisolated(unsafe) private static var known: [ObjectIdentifier: MirroredMemory] = [:]
  /// Whether there is any mirror.
  nonisolated(unsafe) public private(set) static var isInUse = false
  nonisolated(unsafe) private static var news: [MirroredMemory] = []

  /// Whether hosts are ahead of their devices.
  public static var hasNews: Bool { !news.isEmpty }

  private init(host: Tensor, twin: Tensor) {
    self.host = host
    self.twin = twin
  }

  /// Makes two owners of memory with the same bytes, one of them on the host, mirrors of each other.
  public static func join(_ a: Tensor, _ b: Tensor) {
    let (host, twin) = a.device.isCPU ? (a, b) : (b, a)
    end(host)
    end(twin)
    let mirror = MirroredMemory(host: host, twin: twin)
    for side in [host, twin] {
      known[ObjectIdentifier(side)] = mirror
      side.isMirrored = true
    }
    isInUse = true
  }

  /// The owner on the other side, with the same bytes; nil for memory without a mirror.
  public static func twin(of owner: Tensor) -> Tensor? {
    guard let mirror = known[ObjectIdentifier(owner)] else { return nil }
    mirror.settle()
    return mirror.host === owner ? mirror.twin : mirror.host
  }

  /// The owner with the same bytes on a device, if there is one.
  public static func twin(of owner: Tensor, on device: Device) -> Tensor? {
    twin(of: owner).flatMap { $0.device == device ? $0 : nil }
  }

  /// Brings the news of all hosts to their devices.
  public static func deliver() {
    let mirrors = news
    news = []
    for mirror in mirrors { mirror.settle() }
  }

  /// Called when an owner of mirrored memory goes: what it had ahead is kept on the other side.
  static func end(_ owner: Tensor) {
    guard let mirror = known[ObjectIdentifier(owner)] else { return }
    mirror.settle()
    for side in [mirror.host, mirror.twin] {
      known[ObjectIdentifier(side)] = nil
      side.isMirrored = false
    }
    isInUse = !known.isEmpty
  }

  /// Called before an owner's elements are looked at or kept.
  static func settle(_ owner: Tensor) {
    guard let mirror = known[ObjectIdentifier(owner)], mirror.ahead != mirror.side(of: owner)
    else { return }
    mirror.settle()
  }

  /// Called before an owner's elements change.
  static func willWrite(_ owner: Tensor) {
    guard let mirror = known[ObjectIdentifier(owner)] else { return }
    let side = mirror.side(of: owner)
    guard mirror.ahead != side else { return }
    mirror.settle()
    mirror.ahead = side
    if side == .host { news.append(mirror) }
  }

  private func side(of owner: Tensor) -> Side { owner === host ? .host : .device }

  /// Makes both sides the same. A device that no longer answers keeps what it had.
  private func settle() {
    guard let side = ahead else { return }
    ahead = nil
    switch side {
    case .host:
      MirroredMemory.news.removeAll { $0 === self }
      if twin.isKept { KeptMemory.save(twin) }
      try? twin.backend.upload(host.memory, to: twin)
    case .device:
      if host.isKept { KeptMemory.save(host) }
      try? twin.backend.download(twin, to: host.memory)
    }
  }
}

extension Tensor {
  /// Called before the elements are looked at: takes over what has changed on the other side of a mirror.
  public func settle() {
    if memoryOwner.isMirrored { MirroredMemory.settle(memoryOwner) }
  }

  /// The same elements on another device, one of both being the host. A tensor that covers all of its
  /// memory goes on sharing it with the one given; one that shows a part is copied.
  public func mirrored(on device: Device) throws(TensorError) -> Tensor {
    if device == self.device { return self }
    let owner = memoryOwner
    let twin: Tensor
    if let known = MirroredMemory.twin(of: owner, on: device) {
      twin = known
    } else {
      guard device.isCPU || self.device.isCPU, byteCount > 0,
        numel &* dtype.byteWidth == byteCount
      else { return try to(device) }
      twin = try owner.to(device)
      MirroredMemory.join(owner, twin)
    }
    return owner === self
      ? twin
      : Tensor(
        storage: twin.storage, offset: offset, shape: shape, strides: strides, dtype: dtype)
  }
}
