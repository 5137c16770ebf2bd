// The permuted congruential generator behind `np.random.default_rng`: 128 bits of state, of which
// each step gives 64 (XSL-RR).

/// NumPy's PCG64.
public final class PCG64: BitSource {
  private var state: UInt128
  private let increment: UInt128
  private var keptHalf: UInt32?

  private static let multiplier =
    UInt128(2_549_297_995_355_413_924) << 64
    | UInt128(4_865_540_595_714_422_341)

  /// The generator with the stream of a seed.
  public init(_ seeds: SeedSequence) {
    let words = seeds.state(4)
    increment = (UInt128(words[2]) << 64 | UInt128(words[3])) << 1 | 1
    state = increment
    state &+= UInt128(words[0]) << 64 | UInt128(words[1])
    step()
  }

  /// Everything that decides the numbers to come.
  public struct State {
    let state: UInt128
    let keptHalf: UInt32?
  }

  /// The place in the stream; setting an earlier one repeats the numbers that followed it.
  public var place: State {
    get { State(state: state, keptHalf: keptHalf) }
    set {
      state = newValue.state
      keptHalf = newValue.keptHalf
    }
  }

  private func step() { state = state &* Self.multiplier &+ increment }

  public func next64() -> UInt64 {
    step()
    let folded = UInt64(truncatingIfNeeded: state >> 64) ^ UInt64(truncatingIfNeeded: state)
    let turn = UInt64(truncatingIfNeeded: state >> 122)
    return folded >> turn | folded << ((64 &- turn) & 63)
  }

  /// The low half of a step first, its high half next time.
  public func next32() -> UInt32 {
    if let half = keptHalf {
      keptHalf = nil
      return half
    }
    let word = next64()
    keptHalf = UInt32(truncatingIfNeeded: word >> 32)
    return UInt32(truncatingIfNeeded: word)
  }

  public func nextDouble() -> Double { Double(next64() >> 11) * 0x1p-53 }

  /// A number in [0, 1) with 24 random bits.
  public func nextFloat() -> Float { Float(next32() >> 8) * 0x1p-24 }
}
