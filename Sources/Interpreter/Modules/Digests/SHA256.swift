// SHA-256 and SHA-224 (FIPS 180-4). Their constants are halves of those of SHA-512.

enum SHA256 {
  /// The 32 bytes of the digest.
  static func digest(_ message: [UInt8]) -> [UInt8] { digest(message, from: initial) }

  /// SHA-224: another start, and the first 28 bytes.
  static func digest224(_ message: [UInt8]) -> [UInt8] {
    Array(
      digest(message, from: SHA512.initial384.map { UInt32(truncatingIfNeeded: $0) }).prefix(28))
  }

  private static func digest(_ message: [UInt8], from start: [UInt32]) -> [UInt8] {
    var state = start
    let bytes = MessageBlocks.padded(message, bigEndian: true)
    for block in stride(from: 0, to: bytes.count, by: 64) {
      process(bytes[block..<(block + 64)], &state)
    }
    return MessageBlocks.bytes(of: state, bigEndian: true)
  }

  private static func process(_ block: ArraySlice<UInt8>, _ state: inout [UInt32]) {
    var words = MessageBlocks.words(of: block, bigEndian: true)
    words.reserveCapacity(64)
    for index in 16..<64 {
      let (a, b) = (words[index - 15], words[index - 2])
      let first = rotated(a, 7) ^ rotated(a, 18) ^ a >> 3
      let second = rotated(b, 17) ^ rotated(b, 19) ^ b >> 10
      words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<64 {
      let choice = (e & f) ^ (~e & g)
      let sum = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
      let first = h &+ sum &+ choice &+ constants[index] &+ words[index]
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ majority
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
    }
    for (index, value) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= value }
  }

  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  private static let initial = SHA512.initial.map { UInt32($0 >> 32) }
  private static let constants = SHA512.constants.prefix(64).map { UInt32($0 >> 32) }
}
