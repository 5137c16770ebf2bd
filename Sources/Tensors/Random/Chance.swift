// Where seeds come from that a program leaves to chance: a stream that the system seeds once, so that a
// session that goes back in time, or runs again, meets the same chance (SplitMix64, Steele et al. 2014).

/// The chance of this process.
public struct Chance: RandomNumberGenerator {
  private var state: UInt64

  /// The stream that all unseeded generators draw their seeds from.
  nonisolated(unsafe) public static var standard = Chance(.random(in: 0...UInt64.max))

  /// The stream of a seed.
  public init(_ seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
