/// Pictures in the PNG format: eight bits a channel, red, green, blue and opacity.
///
/// Runs of equal rows are packed with zlib's fixed code (RFC 1951), so that the empty parts of a
/// figure take little room; nothing else is searched for.
enum PNG {
  static func bytes(width: Int, height: Int, pixels: [UInt8]) -> [UInt8] {
    var rows: [UInt8] = []
    rows.reserveCapacity(pixels.count + height)
    for row in 0..<height {
      // Filter 2: the difference to the row above.
      rows.append(2)
      for place in row * width * 4..<(row + 1) * width * 4 {
        rows.append(row == 0 ? pixels[place] : pixels[place] &- pixels[place - width * 4])
      }
    }
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    add("IHDR", word(UInt32(width)) + word(UInt32(height)) + [8, 6, 0, 0, 0], to: &file)
    var stream: [UInt8] = [0x78, 0x01]
    var packer = RunPacker()
    stream += packer.packed(rows)
    stream += word(Checksum.adler32(rows))
    add("IDAT", stream, to: &file)
    add("IEND", [], to: &file)
    return file
  }

  private static func word(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func add(_ name: String, _ content: [UInt8], to file: inout [UInt8]) {
    let named = Array(name.utf8) + content
    file += word(UInt32(content.count)) + named + word(Checksum.crc32(named))
  }
}

/// Packs bytes with the fixed Huffman code, runs of one byte as a repetition at distance 1.
private struct RunPacker {
  private var bytes: [UInt8] = []
  private var bits: UInt32 = 0
  private var count: UInt32 = 0

  mutating func packed(_ source: [UInt8]) -> [UInt8] {
    put(0b011, 3)
    var place = 0
    while place < source.count {
      let byte = source[place]
      literal(byte)
      place += 1
      var run = 0
      while place + run < source.count, source[place + run] == byte { run += 1 }
      while run >= 258 {
        // Length 258 is symbol 285, eight bits; distance 1 is symbol 0, five bits.
        putReversed(0b1100_0101, 8)
        put(0, 5)
        place += 258
        run -= 258
      }
    }
    putReversed(0, 7)
    if count > 0 { put(0, 8 - count % 8) }
    return bytes
  }

  private mutating func literal(_ byte: UInt8) {
    if byte < 144 {
      putReversed(UInt32(byte) + 0x30, 8)
    } else {
      putReversed(UInt32(byte) - 144 + 0x190, 9)
    }
  }

  private mutating func putReversed(_ code: UInt32, _ length: UInt32) {
    for place in stride(from: Int(length) - 1, through: 0, by: -1) {
      put(code >> UInt32(place) & 1, 1)
    }
  }

  private mutating func put(_ value: UInt32, _ length: UInt32) {
    bits |= value << count
    count += length
    while count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
      count -= 8
    }
  }
}
