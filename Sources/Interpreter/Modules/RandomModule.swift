// `_random.Core`: the Mersenne Twister (MT19937, Matsumoto and Nishimura 1998) seeded as CPython
// seeds it. The distributions above it are written in the language, in random.py.

import BigInt

/// A Mersenne Twister.
final class RandomCore: Object {
  private let state = UnsafeMutablePointer<UInt32>.allocate(capacity: RandomCore.size)
  private var position = RandomCore.size

  private static let size = 624
  private static let shift = 397

  init(type: TypeObject) {
    super.init(type: type)
    seed([5489])
  }

  deinit { state.deallocate() }

  override func recordState(into image: inout StateImage) {
    recordAttributes(into: &image)
    image.words.append(position)
    for index in 0..<RandomCore.size { image.words.append(Int(state[index])) }
  }

  override func restoreState(from reader: inout StateReader) {
    restoreAttributes(from: &reader)
    position = reader.nextWord()
    for index in 0..<RandomCore.size { state[index] = UInt32(reader.nextWord()) }
  }

  func seed(_ key: [UInt32]) {
    start(19_650_218)
    var (i, j) = (1, 0)
    for _ in 0..<max(RandomCore.size, key.count) {
      let mixed = (state[i - 1] ^ (state[i - 1] >> 30)) &* 1_664_525
      state[i] = (state[i] ^ mixed) &+ key[j] &+ UInt32(j)
      i += 1
      j = (j + 1) % key.count
      if i >= RandomCore.size {
        state[0] = state[RandomCore.size - 1]
        i = 1
      }
    }
    for _ in 0..<(RandomCore.size - 1) {
      let mixed = (state[i - 1] ^ (state[i - 1] >> 30)) &* 1_566_083_941
      state[i] = (state[i] ^ mixed) &- UInt32(i)
      i += 1
      if i >= RandomCore.size {
        state[0] = state[RandomCore.size - 1]
        i = 1
      }
    }
    state[0] = 0x8000_0000
    position = RandomCore.size
  }

  private func start(_ seed: UInt32) {
    state[0] = seed
    for index in 1..<RandomCore.size {
      let previous = state[index - 1]
      state[index] = 1_812_433_253 &* (previous ^ (previous >> 30)) &+ UInt32(index)
    }
  }

  func next() -> UInt32 {
    if position >= RandomCore.size { refill() }
    var y = state[position]
    position += 1
    y ^= y >> 11
    y ^= (y << 7) & 0x9d2c_5680
    y ^= (y << 15) & 0xefc6_0000
    return y ^ (y >> 18)
  }

  private func refill() {
    let (size, shift) = (RandomCore.size, RandomCore.shift)
    for index in 0..<size {
      let y = (state[index] & 0x8000_0000) | (state[(index + 1) % size] & 0x7fff_ffff)
      state[index] = state[(index + shift) % size] ^ (y >> 1) ^ (y & 1 == 0 ? 0 : 0x9908_b0df)
    }
    position = 0
  }

  /// A float in [0, 1) of 53 random bits.
  func uniform() -> Double {
    let (a, b) = (next() >> 5, next() >> 6)
    return (Double(a) * 67_108_864 + Double(b)) * (1 / 9_007_199_254_740_992)
  }

  /// An integer of `count` random bits, 1 to 64.
  func bits(_ count: Int) -> UInt64 {
    if count <= 32 { return UInt64(next() >> UInt32(32 - count)) }
    let low = UInt64(next())
    return low | UInt64(next() >> UInt32(64 - count)) << 32
  }

  func wideBits(_ count: Int) -> BigUInt {
    var value = BigUInt()
    var done = 0
    while done < count {
      var word = next()
      if count - done < 32 { word >>= UInt32(32 - (count - done)) }
      value |= BigUInt(word) << done
      done += 32
    }
    return value
  }

  /// A uniform integer below `bound`, which is positive.
  func below(_ bound: Int) -> Int {
    let count = Int.bitWidth - bound.leadingZeroBitCount
    while true {
      let value = bits(count)
      if value < UInt64(bound) { return Int(value) }
    }
  }

  /// The words and the position, as `getstate` shows them.
  var words: [UInt32] {
    get { Array(UnsafeBufferPointer(start: state, count: RandomCore.size)) + [UInt32(position)] }
    set {
      for index in 0..<RandomCore.size { state[index] = newValue[index] }
      position = min(Int(newValue[RandomCore.size]), RandomCore.size)
    }
  }
}

extension TypeObject {
  fileprivate static let randomCore = TypeObject(native: "Core", module: "_random") { type in
    type.construct("Core(cls)") { call, machine throws(Raised) in
      .object(RandomCore(type: type))
    }
    type.method("random(self)") { call, machine throws(Raised) in
      .float(try call.object(RandomCore.self, of: type, "random", machine).uniform())
    }
    type.method("getrandbits(self, k, /)") { call, machine throws(Raised) in
      let core = try call.object(RandomCore.self, of: type, "getrandbits", machine)
      let count = try machine.index(call[1])
      guard count >= 0 else { throw .valueError("number of bits must be non-negative") }
      guard count <= 1 << 20 else { throw .memoryError() }
      if count == 0 { return .int(0) }
      if count < 63 { return .int(Int(core.bits(count))) }
      return .integer(Integer(BigInt(core.wideBits(count))))
    }
    type.method("randbelow(self, n, /)") { call, machine throws(Raised) in
      let core = try call.object(RandomCore.self, of: type, "randbelow", machine)
      switch try machine.exactInteger(call[1]) {
      case .small(let bound): return .int(bound > 0 ? core.below(bound) : 0)
      case .big(let bound):
        while true {
          let value = core.wideBits(bound.magnitude.bitWidth)
          if value < bound.magnitude { return .integer(Integer(BigInt(value))) }
        }
      }
    }
    type.method("shuffle(self, x, /)") { call, machine throws(Raised) in
      let core = try call.object(RandomCore.self, of: type, "shuffle", machine)
      guard let list = call[1].list else { throw .typeError("a list is required") }
      var index = list.count - 1
      while index > 0 {
        let other = core.below(index + 1)
        let value = list[index]
        list[index] = list[other]
        list[other] = value
        index -= 1
      }
      return .none
    }
    type.method("seed(self, a=None, /)") { call, machine throws(Raised) in
      let core = try call.object(RandomCore.self, of: type, "seed", machine)
      core.seed(try machine.seedWords(call[1]))
      return .none
    }
    type.method("getstate(self)") { call, machine throws(Raised) in
      let core = try call.object(RandomCore.self, of: type, "getstate", machine)
      return .tuple(core.words.map { .int(Int($0)) })
    }
    type.method("setstate(self, state, /)") { call, machine throws(Raised) in
      let core = try call.object(RandomCore.self, of: type, "setstate", machine)
      var words: [UInt32] = []
      for value in try machine.elements(of: call[1]) {
        words.append(UInt32(truncatingIfNeeded: try machine.index(value)))
      }
      guard words.count == 625 else { throw .valueError("state vector is the wrong size") }
      core.words = words
      return .none
    }
  }
}

extension Interpreter {
  func makeRandomModule() throws(Raised) -> ModuleObject {
    let module = ModuleObject("_random")
    module["Core"] = .object(TypeObject.randomCore)
    return module
  }

  /// The key that a seed stands for: 32-bit words of an integer, low ones first.
  fileprivate func seedWords(_ seed: Value) throws(Raised) -> [UInt32] {
    let magnitude: BigUInt
    if let integer = seed.integer {
      magnitude = integer.wide.magnitude
    } else if seed.isNone {
      return (0..<8).map { _ in UInt32(truncatingIfNeeded: drawSeed()) }
    } else if case .float(let float) = seed {
      magnitude = BigUInt(UInt(bitPattern: FloatMath.hash(float)))
    } else {
      let bytes: [UInt8]
      if let text = seed.string {
        bytes = Array(text.utf8)
      } else if seed.objectKind == .bytes {
        bytes = try self.bytes(of: seed)
      } else {
        throw .typeError(
          "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
      }
      var value = BigUInt()
      for byte in bytes + SHA512.digest(bytes) { value = value << 8 | BigUInt(byte) }
      magnitude = value
    }
    var words: [UInt32] = []
    for word in magnitude.words {
      words.append(UInt32(truncatingIfNeeded: word))
      words.append(UInt32(truncatingIfNeeded: word >> 32))
    }
    while words.count > 1, words.last == 0 { words.removeLast() }
    return words.isEmpty ? [0] : words
  }
}
