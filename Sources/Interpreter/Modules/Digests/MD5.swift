// MD5 (RFC 1321): four rounds of sixteen steps, whose constants are the sines of the numbers from 1 to 64.

import Glibc

enum MD5 {
  /// The 16 bytes of the digest.
  static func digest(_ message: [UInt8]) -> [UInt8] {
    var state: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476]
    let bytes = MessageBlocks.padded(message, bigEndian: false)
    for block in stride(from: 0, to: bytes.count, by: 64) {
      process(MessageBlocks.words(of: bytes[block..<(block + 64)], bigEndian: false), &state)
    }
    return MessageBlocks.bytes(of: state, bigEndian: false)
  }

  private static func process(_ words: [UInt32], _ state: inout [UInt32]) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    for step in 0..<64 {
      let mixed: UInt32
      let place: Int
      switch step / 16 {
      case 0: (mixed, place) = ((b & c) | (~b & d), step)
      case 1: (mixed, place) = ((d & b) | (~d & c), (5 * step + 1) % 16)
      case 2: (mixed, place) = (b ^ c ^ d, (3 * step + 5) % 16)
      default: (mixed, place) = (c ^ (b | ~d), (7 * step) % 16)
      }
      let sum = a &+ mixed &+ constants[step] &+ words[place]
      let turn = turns[step / 16][step % 4]
      (a, d, c, b) = (d, c, b, b &+ (sum << turn | sum >> (32 - turn)))
    }
    for (index, value) in [a, b, c, d].enumerated() { state[index] &+= value }
  }

  private static let turns: [[UInt32]] = [
    [7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21],
  ]
  private static let constants = (1...64).map { UInt32(abs(sin(Double($0))) * 4_294_967_296) }
}
