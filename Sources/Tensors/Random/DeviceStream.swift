// The streams of devices that draw random numbers themselves, which a generator holds beside its own.

/// Where the stream of a device stands: what it was seeded with, and how many numbers of 32 bits each of
/// its threads has passed.
public struct DeviceStream: Equatable, Sendable {
  public var seed: UInt64
  /// A multiple of four.
  public var offset: UInt64 = 0

  public init(seed: UInt64, offset: UInt64 = 0) {
    self.seed = seed
    self.offset = offset
  }
}

/// A stream for each device, all beginning with one seed until one is seeded apart.
struct DeviceStreams {
  private let seed: UInt64
  private var moved: [UInt8: DeviceStream] = [:]

  init(seed: UInt64) { self.seed = seed }

  subscript(index: UInt8) -> DeviceStream {
    get { moved[index] ?? DeviceStream(seed: seed) }
    set { moved[index] = newValue }
  }
}
