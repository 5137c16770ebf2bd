// The generator of `np.random.default_rng`: PCG64 with NumPy's current algorithms.

import Glibc

/// NumPy's `Generator` over PCG64.
public final class NumPyGenerator {
  /// The stream of bits.
  public let bits: PCG64

  /// A generator with the stream of a seed's 32-bit words, least significant first.
  public init(words: [UInt32]) { bits = PCG64(SeedSequence(words: words)) }

  /// A generator with the stream of a seed.
  public convenience init(seed: UInt64) {
    let high = UInt32(truncatingIfNeeded: seed >> 32)
    let low = UInt32(truncatingIfNeeded: seed)
    self.init(words: high == 0 ? [low] : [low, high])
  }

  /// A generator with a seed from the system.
  public convenience init() {
    self.init(
      words: (0..<4).map { _ in UInt32.random(in: 0...UInt32.max, using: &Chance.standard) })
  }

  /// A number in [0, 1).
  public func random() -> Double { bits.nextDouble() }

  /// A standard normal number by the ziggurat method.
  public func normal() -> Double {
    let table = Ziggurat.normal
    while true {
      let word = bits.next64()
      let layer = Int(word & 0xff)
      let isNegative = (word >> 8) & 1 == 1
      let draw = (word >> 9) & 0x000f_ffff_ffff_ffff
      let magnitude = Double(draw) * table.width[layer]
      let x = isNegative ? -magnitude : magnitude
      if draw < table.inner[layer] { return x }
      if layer > 0 {
        let span = table.density[layer - 1] - table.density[layer]
        if span * bits.nextDouble() + table.density[layer] < exp(-0.5 * x * x) { return x }
        continue
      }
      while true {
        let far = -log1p(-bits.nextDouble()) / Ziggurat.normalTail
        let deep = -log1p(-bits.nextDouble())
        guard deep + deep > far * far else { continue }
        let tail = Ziggurat.normalTail + far
        return (draw >> 8) & 1 == 1 ? -tail : tail
      }
    }
  }

  /// A standard normal number of single precision, from half the bits.
  public func normalFloat() -> Float {
    let table = Ziggurat.normal
    while true {
      let word = bits.next32()
      let layer = Int(word & 0xff)
      let isNegative = (word >> 8) & 1 == 1
      let draw = (word >> 9) & 0x7f_ffff
      let magnitude = Float(draw) * Float(table.width[layer] * 0x1p29)
      let x = isNegative ? -magnitude : magnitude
      if draw < Self.singleInner(table, layer) { return x }
      if layer > 0 {
        let upper = Float(table.density[layer - 1])
        let lower = Float(table.density[layer])
        if Double((upper - lower) * bits.nextFloat() + lower) < exp(-0.5 * Double(x) * Double(x)) {
          return x
        }
        continue
      }
      while true {
        let far = -Float(1 / Ziggurat.normalTail) * log1pf(-bits.nextFloat())
        let deep = -log1pf(-bits.nextFloat())
        guard deep + deep > far * far else { continue }
        let tail = Float(Ziggurat.normalTail) + far
        return (draw >> 8) & 1 == 1 ? -tail : tail
      }
    }
  }

  private static func singleInner(_ table: Ziggurat, _ layer: Int) -> UInt32 {
    switch layer {
    case 0: UInt32(table.width[255] / table.width[0] * 0x1p23)
    case 1: 0
    default:
      UInt32((table.width[layer - 1] / table.width[layer] * 0x1p23).rounded(.toNearestOrEven))
    }
  }

  /// A number of the exponential distribution with scale 1.
  public func exponential() -> Double {
    let table = Ziggurat.exponential
    while true {
      let word = bits.next64() >> 3
      let layer = Int(word & 0xff)
      let draw = word >> 8
      let x = Double(draw) * table.width[layer]
      if draw < table.inner[layer] { return x }
      if layer == 0 { return Ziggurat.exponentialTail - log1p(-bits.nextDouble()) }
      let span = table.density[layer - 1] - table.density[layer]
      if span * bits.nextDouble() + table.density[layer] < exp(-x) { return x }
    }
  }

  /// A number of the gamma distribution with scale 1.
  public func gamma(shape: Double) -> Double {
    if shape == 1 { return exponential() }
    if shape == 0 { return 0 }
    if shape < 1 {
      while true {
        let u = bits.nextDouble()
        let v = exponential()
        if u <= 1 - shape {
          let x = pow(u, 1 / shape)
          if x <= v { return x }
        } else {
          let y = -log((1 - u) / shape)
          let x = pow(1 - shape + shape * y, 1 / shape)
          if x <= v + y { return x }
        }
      }
    }
    let b = shape - 1 / 3.0
    let c = 1 / sqrt(9 * b)
    while true {
      var x = 0.0
      var v = 0.0
      repeat {
        x = normal()
        v = 1 + c * x
      } while v <= 0
      v = v * v * v
      let u = bits.nextDouble()
      if u < 1 - 0.0331 * (x * x) * (x * x) { return b * v }
      if log(u) < 0.5 * x * x + b * (1 - v + log(v)) { return b * v }
    }
  }

  /// 0 to count - 1 in random order.
  public func permutation(_ count: Int) -> [Int] {
    var places = Array(0..<count)
    bits.shuffle(count, draw: bits.interval) { places.swapAt($0, $1) }
    return places
  }

  /// Different places below `population`, in random order unless `shuffled` is false.
  public func sample(_ count: Int, of population: Int, shuffled: Bool = true) -> [Int] {
    if population > 10_000 && count > population / (shuffled ? 50 : 20) {
      var places = Array(0..<population)
      bits.shuffle(population, first: max(population - count, 1), draw: bits.bounded) {
        places.swapAt($0, $1)
      }
      return Array(places.suffix(count))
    }
    // Floyd's algorithm.
    var taken = Set<Int>()
    var places: [Int] = []
    for top in population - count..<population {
      let draw = Int(bits.bounded(UInt64(top)))
      let place = taken.contains(draw) ? top : draw
      taken.insert(place)
      places.append(place)
    }
    if shuffled { bits.shuffle(count, draw: bits.bounded) { places.swapAt($0, $1) } }
    return places
  }
}
