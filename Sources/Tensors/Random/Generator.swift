// PyTorch's CPU random number generator.
//
// The state is plain data of the C kernels: Mersenne Twister 19937 and the second half of the last
// pair of scalar normals. Only the low 32 bits of a seed matter. Equal seeds give PyTorch's digits.

import CKernels
import Glibc

/// A source of random numbers with PyTorch's stream.
public final class Generator {
  /// The seed of a generator that nobody seeded, as in PyTorch.
  public static let defaultSeed: UInt64 = 67_280_421_310_721

  /// The generator behind `torch.rand` and its like; not seeded, so different in each process.
  public nonisolated(unsafe) static let standard: Generator = {
    let generator = Generator()
    generator.seed()
    return generator
  }()

  let pointer: UnsafeMutablePointer<taper_generator>
  /// What the generator was last seeded with.
  public private(set) var initialSeed: UInt64

  /// The streams of devices that draw themselves.
  private var deviceStreams: DeviceStreams

  /// A generator with a seed.
  public init(seed: UInt64 = Generator.defaultSeed) {
    pointer = .allocate(capacity: 1)
    pointer.initialize(to: taper_generator())
    initialSeed = seed
    deviceStreams = DeviceStreams(seed: seed)
    taper_generator_seed(pointer, seed)
  }

  deinit { pointer.deallocate() }

  /// Starts the stream of a seed, and forgets the kept normal.
  public func manualSeed(_ seed: UInt64) {
    initialSeed = seed
    deviceStreams = DeviceStreams(seed: seed)
    taper_generator_seed(pointer, seed)
  }

  /// Seeds from the system's randomness and returns the seed.
  @discardableResult
  public func seed() -> UInt64 {
    // PyTorch keeps 53 bits, so that the seed survives a round trip through a float.
    let seed = UInt64.random(in: 0..<(1 << 53), using: &Chance.standard)
    manualSeed(seed)
    return seed
  }

  /// The stream of a GPU, by its number.
  public subscript(device index: UInt8) -> DeviceStream {
    get { deviceStreams[index] }
    set { deviceStreams[index] = newValue }
  }

  /// One draw of 32 bits.
  public func next32() -> UInt32 { taper_generator_next32(pointer) }

  /// Two draws, the first one high.
  public func next64() -> UInt64 { taper_generator_next64(pointer) }

  /// A number in [0, 1) with 53 random bits.
  public func uniform() -> Double { taper_generator_uniform_f64(pointer) }

  /// A standard normal number, of the scalar algorithm.
  public func normal() -> Double { taper_generator_normal(pointer) }

  // MARK: State

  /// Everything that decides the numbers to come.
  public struct State {
    let generator: taper_generator
    let initialSeed: UInt64
    let deviceStreams: DeviceStreams
  }

  /// The state now; setting an earlier one repeats the numbers that followed it.
  public var state: State {
    get {
      State(
        generator: pointer.pointee, initialSeed: initialSeed, deviceStreams: deviceStreams)
    }
    set {
      pointer.pointee = newValue.generator
      initialSeed = newValue.initialSeed
      deviceStreams = newValue.deviceStreams
    }
  }

  /// The size of PyTorch's serialized state.
  public static let stateByteCount = 5056

  /// The state in PyTorch's layout, as `torch.get_rng_state()` shows it.
  public var stateBytes: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Self.stateByteCount)
    bytes.withUnsafeMutableBytes { raw in
      let used = Int(pointer.pointee.used)
      raw.storeBytes(of: initialSeed, toByteOffset: 0, as: UInt64.self)
      raw.storeBytes(of: Int32(used == 624 ? 1 : 625 - used), toByteOffset: 8, as: Int32.self)
      raw.storeBytes(of: 1, toByteOffset: 12, as: Int32.self)
      raw.storeBytes(of: UInt64(used == 624 ? 0 : used), toByteOffset: 16, as: UInt64.self)
      withUnsafeBytes(of: pointer.pointee.state) { words in
        for index in 0..<624 {
          let word = words.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)
          raw.storeBytes(of: UInt64(word), toByteOffset: 24 + index * 8, as: UInt64.self)
        }
      }
      raw.storeBytes(of: pointer.pointee.normal, toByteOffset: 5024, as: Double.self)
      raw.storeBytes(of: pointer.pointee.has_normal ? 1 : 0, toByteOffset: 5040, as: Int32.self)
    }
    return bytes
  }

  /// Takes over a state in PyTorch's layout; false, and no change, if it is malformed.
  public func setState(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == Self.stateByteCount else { return false }
    return bytes.withUnsafeBytes { raw in
      let left = Int(raw.loadUnaligned(fromByteOffset: 8, as: Int32.self))
      guard left >= 1, left <= 624 else { return false }
      var state = taper_generator()
      withUnsafeMutableBytes(of: &state.state) { words in
        for index in 0..<624 {
          let word = raw.loadUnaligned(fromByteOffset: 24 + index * 8, as: UInt64.self)
          words.storeBytes(
            of: UInt32(truncatingIfNeeded: word), toByteOffset: index * 4, as: UInt32.self)
        }
      }
      state.used = left == 1 ? 624 : Int32(625 - left)
      state.normal = raw.loadUnaligned(fromByteOffset: 5024, as: Double.self)
      state.has_normal = raw.loadUnaligned(fromByteOffset: 5040, as: Int32.self) != 0
      pointer.pointee = state
      initialSeed = raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
      return true
    }
  }
}
