// What MD5, SHA-1 and SHA-256 share: a message in blocks of 64 bytes, the last of which ends with a bit,
// zeros and the length in bits; words of 32 bits, in either order of bytes.

enum MessageBlocks {
  static func padded(_ message: [UInt8], bigEndian: Bool) -> [UInt8] {
    var bytes = message
    bytes.append(0x80)
    while bytes.count % 64 != 56 { bytes.append(0) }
    let length = UInt64(message.count) * 8
    let shifts = (0..<8).map { UInt64($0) * 8 }
    for shift in bigEndian ? shifts.reversed() : shifts {
      bytes.append(UInt8(truncatingIfNeeded: length >> shift))
    }
    return bytes
  }

  /// The words of one block.
  static func words(of block: ArraySlice<UInt8>, bigEndian: Bool) -> [UInt32] {
    stride(from: block.startIndex, to: block.endIndex, by: 4).map { start in
      let word = block[start..<(start + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      return bigEndian ? word : word.byteSwapped
    }
  }

  static func bytes(of words: [UInt32], bigEndian: Bool) -> [UInt8] {
    words.flatMap { word in
      let ordered = bigEndian ? word : word.byteSwapped
      return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: ordered >> UInt32($0)) }
    }
  }
}
