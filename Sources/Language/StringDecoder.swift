// The text of a string literal: escapes resolved, line ends made "\n".

/// Decodes the inside of plain literals and the text parts of f-strings.
struct StringDecoder {
  struct Failure: Error {
    let kind: SyntaxDiagnostic.Kind
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let isRaw: Bool
  let isBytes: Bool

  /// Appends the text of a range that holds whole characters and whole escapes.
  func decode(_ range: Range<Int>, into output: inout [UInt8]) throws(Failure) {
    var offset = range.lowerBound
    output.reserveCapacity(output.count + range.count)
    while offset < range.upperBound {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\r"):
        output.append(UInt8(ascii: "\n"))
        let isPair = offset + 1 < range.upperBound && bytes[offset + 1] == UInt8(ascii: "\n")
        offset += isPair ? 2 : 1
      case UInt8(ascii: "\\") where !isRaw && offset + 1 < range.upperBound:
        offset = try escape(at: offset, in: range, into: &output)
      default:
        output.append(byte)
        offset += 1
      }
    }
  }

  /// Resolves one escape; returns the offset behind it.
  private func escape(
    at start: Int, in range: Range<Int>, into output: inout [UInt8]
  ) throws(Failure) -> Int {
    let letter = bytes[start + 1]
    switch letter {
    case UInt8(ascii: "\n"): return start + 2
    case UInt8(ascii: "\r"):
      let isPair = start + 2 < range.upperBound && bytes[start + 2] == UInt8(ascii: "\n")
      return start + (isPair ? 3 : 2)
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): output.append(letter)
    case UInt8(ascii: "a"): output.append(7)
    case UInt8(ascii: "b"): output.append(8)
    case UInt8(ascii: "f"): output.append(12)
    case UInt8(ascii: "n"): output.append(10)
    case UInt8(ascii: "r"): output.append(13)
    case UInt8(ascii: "t"): output.append(9)
    case UInt8(ascii: "v"): output.append(11)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      return octal(at: start, in: range, into: &output)
    case UInt8(ascii: "x"):
      return try hex(at: start, digits: 2, .truncatedHex, in: range, into: &output)
    case UInt8(ascii: "u") where !isBytes:
      return try hex(at: start, digits: 4, .truncatedShort, in: range, into: &output)
    case UInt8(ascii: "U") where !isBytes:
      return try hex(at: start, digits: 8, .truncatedLong, in: range, into: &output)
    case UInt8(ascii: "N") where !isBytes:
      return try name(at: start, in: range, into: &output)
    default:
      output.append(UInt8(ascii: "\\"))
      return start + 1
    }
    return start + 2
  }

  private func octal(at start: Int, in range: Range<Int>, into output: inout [UInt8]) -> Int {
    var value: UInt32 = 0
    var offset = start + 1
    while offset < min(start + 4, range.upperBound), bytes[offset] >= UInt8(ascii: "0"),
      bytes[offset] <= UInt8(ascii: "7")
    {
      value = value * 8 + UInt32(bytes[offset] - UInt8(ascii: "0"))
      offset += 1
    }
    if isBytes {
      output.append(UInt8(truncatingIfNeeded: value))
    } else if let scalar = Unicode.Scalar(value) {
      output.append(contentsOf: Character(scalar).utf8)
    }
    return offset
  }

  private func hex(
    at start: Int, digits: Int, _ problem: EscapeError, in range: Range<Int>,
    into output: inout [UInt8]
  ) throws(Failure) -> Int {
    var value: UInt32 = 0
    var offset = start + 2
    while offset < min(start + 2 + digits, range.upperBound), let digit = hexDigit(bytes[offset]) {
      value = value << 4 | digit
      offset += 1
    }
    let first = position(of: start, in: range)
    guard offset == start + 2 + digits else {
      guard !isBytes else { throw Failure(kind: .invalidBytesEscape(position: first)) }
      throw escapeFailure(problem, start, offset, in: range)
    }
    if isBytes {
      output.append(UInt8(truncatingIfNeeded: value))
      return offset
    }
    guard let scalar = Unicode.Scalar(value) else {
      guard value > 0x10FFFF else { throw Failure(kind: .loneSurrogate) }
      throw escapeFailure(.illegalCharacter, start, offset, in: range)
    }
    output.append(contentsOf: Character(scalar).utf8)
    return offset
  }

  private func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// Resolves `\N{name}`; returns the offset behind it.
  private func name(
    at start: Int, in range: Range<Int>, into output: inout [UInt8]
  ) throws(Failure) -> Int {
    guard start + 2 < range.upperBound, bytes[start + 2] == UInt8(ascii: "{"),
      let end = (start + 3..<range.upperBound).first(where: { bytes[$0] == UInt8(ascii: "}") })
    else {
      let hasBrace = start + 2 < range.upperBound && bytes[start + 2] == UInt8(ascii: "{")
      throw escapeFailure(
        .malformedName, start, hasBrace ? range.upperBound : start + 2, in: range)
    }
    let name = String(decoding: bytes[start + 3..<end], as: UTF8.self).uppercased()
    guard let scalar = Self.scalar(named: name) else {
      throw escapeFailure(.unknownName, start, end + 1, in: range)
    }
    output.append(contentsOf: Character(scalar).utf8)
    return end + 1
  }

  /// Searches all characters, most of them in the first planes: the standard library has names of
  /// characters, but no table the other way round.
  private static func scalar(named name: String) -> Unicode.Scalar? {
    for value: UInt32 in 0...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let properties = scalar.properties
      if properties.name == name || properties.nameAlias == name { return scalar }
    }
    return nil
  }

  private func escapeFailure(
    _ problem: EscapeError, _ start: Int, _ end: Int, in range: Range<Int>
  ) -> Failure {
    let first = position(of: start, in: range)
    let kind = SyntaxDiagnostic.Kind.invalidEscape(
      problem, start: first, end: first + end - start - 1)
    return Failure(kind: kind)
  }

  private func position(of offset: Int, in range: Range<Int>) -> Int { offset - range.lowerBound }
}
