// How NumPy spreads a seed of any size over the state of a generator (O'Neill's seed_seq_fe).

/// A mixed pool of entropy, from which states are drawn.
public struct SeedSequence {
  private var pool: [UInt32]

  /// Mixes the words of a seed; a seed of zero has one word.
  public init(words: [UInt32]) {
    let count = 4
    pool = [UInt32](repeating: 0, count: count)
    var constant: UInt32 = 0x43b0_d7e5
    func hashed(_ value: UInt32) -> UInt32 {
      var value = value ^ constant
      constant = constant &* 0x931e_8875
      value = value &* constant
      return value ^ (value >> 16)
    }
    func mixed(_ x: UInt32, _ y: UInt32) -> UInt32 {
      let result = 0xca01_f9dd &* x &- 0x4973_f715 &* y
      return result ^ (result >> 16)
    }
    for index in 0..<count { pool[index] = hashed(index < words.count ? words[index] : 0) }
    for source in 0..<count {
      for target in 0..<count where source != target {
        pool[target] = mixed(pool[target], hashed(pool[source]))
      }
    }
    for word in words.dropFirst(count) {
      for target in 0..<count { pool[target] = mixed(pool[target], hashed(word)) }
    }
  }

  /// Sixty-four bit words for a generator's state.
  public func state(_ count: Int) -> [UInt64] {
    var constant: UInt32 = 0x8b51_f9dd
    let halves = (0..<2 * count).map { index in
      var value = pool[index % pool.count] ^ constant
      constant = constant &* 0x58f3_8ded
      value = value &* constant
      return value ^ (value >> 16)
    }
    return (0..<count).map { UInt64(halves[2 * $0]) | UInt64(halves[2 * $0 + 1]) << 32 }
  }
}
