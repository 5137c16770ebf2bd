// The generator behind `np.random.rand` and its like: Mersenne Twister 19937 with the algorithms
// that NumPy froze in 2017.
//
// The twister is the one of the C kernels; the normal that it can keep is PyTorch's and stays unused.

import CKernels
import Glibc

/// NumPy's legacy generator.
public final class NumPyRandomState: BitSource {
  private let pointer: UnsafeMutablePointer<taper_generator>
  private var keptNormal: Double?

  /// A generator with the stream of a seed.
  public init(seed: UInt32) {
    pointer = .allocate(capacity: 1)
    pointer.initialize(to: taper_generator())
    self.seed(seed)
  }

  /// A generator with a seed from the system.
  public convenience init() {
    self.init(seed: UInt32.random(in: 0...UInt32.max, using: &Chance.standard))
  }

  /// The generator behind the functions of `np.random`.
  public nonisolated(unsafe) static let standard = NumPyRandomState()

  deinit { pointer.deallocate() }

  /// Starts the stream of a seed.
  public func seed(_ seed: UInt32) {
    taper_generator_seed(pointer, UInt64(seed))
    keptNormal = nil
  }

  /// Starts the stream of several words, as `np.random.seed([1, 2, 3])` does.
  public func seed(words: [UInt32]) {
    seed(19_650_218)
    guard !words.isEmpty else { return }
    withUnsafeMutableBytes(of: &pointer.pointee.state) { raw in
      let state = raw.bindMemory(to: UInt32.self)
      var i = 1
      var j = 0
      for _ in 0..<max(624, words.count) {
        let mixed = (state[i - 1] ^ (state[i - 1] >> 30)) &* 1_664_525
        state[i] = (state[i] ^ mixed) &+ words[j] &+ UInt32(truncatingIfNeeded: j)
        i += 1
        j += 1
        if i >= 624 {
          state[0] = state[623]
          i = 1
        }
        if j >= words.count { j = 0 }
      }
      for _ in 0..<623 {
        let mixed = (state[i - 1] ^ (state[i - 1] >> 30)) &* 1_566_083_941
        state[i] = (state[i] ^ mixed) &- UInt32(i)
        i += 1
        if i >= 624 {
          state[0] = state[623]
          i = 1
        }
      }
      state[0] = 0x8000_0000
    }
    pointer.pointee.used = 624
  }

  /// Everything that decides the numbers to come.
  public struct State {
    let generator: taper_generator
    let keptNormal: Double?
  }

  /// The state now; setting an earlier one repeats the numbers that followed it.
  public var state: State {
    get { State(generator: pointer.pointee, keptNormal: keptNormal) }
    set {
      pointer.pointee = newValue.generator
      keptNormal = newValue.keptNormal
    }
  }

  public func next32() -> UInt32 { taper_generator_next32(pointer) }

  public func next64() -> UInt64 { taper_generator_next64(pointer) }

  public func nextDouble() -> Double {
    let high = next32() >> 5
    let low = next32() >> 6
    return (Double(high) * 67_108_864 + Double(low)) / 9_007_199_254_740_992
  }

  /// A standard normal number by the polar method; every second one is kept from the one before.
  public func normal() -> Double {
    if let kept = keptNormal {
      keptNormal = nil
      return kept
    }
    while true {
      let x = 2 * nextDouble() - 1
      let y = 2 * nextDouble() - 1
      let square = x * x + y * y
      guard square < 1, square != 0 else { continue }
      let factor = sqrt(-2 * log(square) / square)
      keptNormal = factor * x
      return factor * y
    }
  }

  /// A number of the exponential distribution with scale 1.
  public func exponential() -> Double { -log(1 - nextDouble()) }

  /// A number of the gamma distribution with scale 1.
  public func gamma(shape: Double) -> Double {
    if shape == 1 { return exponential() }
    if shape == 0 { return 0 }
    if shape < 1 {
      while true {
        let u = nextDouble()
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
      let u = nextDouble()
      if u < 1 - 0.0331 * (x * x) * (x * x) { return b * v }
      if log(u) < 0.5 * x * x + b * (1 - v + log(v)) { return b * v }
    }
  }

  /// 0 to count - 1 in random order.
  public func permutation(_ count: Int) -> [Int] {
    var places = Array(0..<count)
    shuffle(count, draw: interval) { places.swapAt($0, $1) }
    return places
  }
}
