// What NumPy's two families of random numbers share: bounded integers, shuffles and choices over a
// stream of bits. The rules, down to how many bits each step takes, are those of NumPy.

/// A stream of random bits.
public protocol BitSource: AnyObject {
  /// Thirty-two bits.
  func next32() -> UInt32
  /// Sixty-four bits.
  func next64() -> UInt64
  /// A number in [0, 1) with 53 random bits.
  func nextDouble() -> Double
}

extension BitSource {
  /// The smallest number of the form 2^k - 1 that is not below `value`.
  private func mask(_ value: UInt64) -> UInt64 {
    value == 0 ? 0 : UInt64.max >> UInt64(value.leadingZeroBitCount)
  }

  /// An integer in 0...maximum by masking and rejection.
  public func interval(_ maximum: UInt64) -> UInt64 {
    guard maximum > 0 else { return 0 }
    let mask = mask(maximum)
    if maximum <= UInt64(UInt32.max) {
      while true {
        let value = UInt64(next32()) & mask
        if value <= maximum { return value }
      }
    }
    while true {
      let value = next64() & mask
      if value <= maximum { return value }
    }
  }

  /// An integer in 0...maximum by masking and rejection, as `RandomState.randint` draws it.
  public func masked(_ maximum: UInt64) -> UInt64 {
    switch maximum {
    case UInt64(UInt32.max): UInt64(next32())
    case UInt64.max: next64()
    default: interval(maximum)
    }
  }

  /// An integer in 0...maximum by Lemire's multiplication, as `Generator.integers` draws it.
  public func bounded(_ maximum: UInt64) -> UInt64 {
    switch maximum {
    case 0: return 0
    case UInt64(UInt32.max): return UInt64(next32())
    case UInt64.max: return next64()
    case ..<UInt64(UInt32.max):
      let range = UInt32(maximum) + 1
      var product = UInt64(next32()) * UInt64(range)
      if UInt32(truncatingIfNeeded: product) < range {
        let threshold = (UInt32.max - UInt32(maximum)) % range
        while UInt32(truncatingIfNeeded: product) < threshold {
          product = UInt64(next32()) * UInt64(range)
        }
      }
      return product >> 32
    default:
      let range = maximum + 1
      var product = next64().multipliedFullWidth(by: range)
      if product.low < range {
        let threshold = (UInt64.max - maximum) % range
        while product.low < threshold { product = next64().multipliedFullWidth(by: range) }
      }
      return product.high
    }
  }

  /// The swaps of a shuffle of `count` items, from the last item down to item `first`.
  public func shuffle(
    _ count: Int, first: Int = 1, draw: (UInt64) -> UInt64, swap: (Int, Int) -> Void
  ) {
    var index = count - 1
    while index >= first {
      swap(index, Int(draw(UInt64(index))))
      index -= 1
    }
  }

  /// Places drawn with replacement by their probabilities.
  public func weightedChoice(_ count: Int, probabilities: [Double]) -> [Int] {
    let cumulative = Self.normalizedSums(probabilities)
    return (0..<count).map { _ in Self.upperBound(cumulative, nextDouble()) }
  }

  /// Different places drawn by their probabilities.
  ///
  /// The caller has checked that at least `count` probabilities are positive.
  public func weightedChoiceWithoutReplacement(_ count: Int, probabilities: [Double]) -> [Int] {
    var weights = probabilities
    var found: [Int] = []
    while found.count < count {
      let draws = (0..<count - found.count).map { _ in nextDouble() }
      for place in found { weights[place] = 0 }
      let cumulative = Self.normalizedSums(weights)
      var seen = Set<Int>()
      for draw in draws {
        let place = Self.upperBound(cumulative, draw)
        if seen.insert(place).inserted { found.append(place) }
      }
    }
    return found
  }

  private static func normalizedSums(_ weights: [Double]) -> [Double] {
    var sum = 0.0
    let sums = weights.map { weight in
      sum += weight
      return sum
    }
    return sums.map { $0 / sum }
  }

  private static func upperBound(_ sorted: [Double], _ value: Double) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if value < sorted[middle] { high = middle } else { low = middle + 1 }
    }
    return min(low, sorted.count - 1)
  }
}
