// Bytes as pairs of hexadecimal digits, and back.

enum HexadecimalText {
  /// Two digits for each byte. A separator stands between groups, which are counted from the right, or
  /// from the left where their size is negative.
  static func text(_ bytes: [UInt8], separator: String, group: Int) -> String {
    let size = abs(group)
    var text = ""
    for (index, byte) in bytes.enumerated() {
      let place = group > 0 ? bytes.count - index : index
      if index > 0, size > 0, place % size == 0 { text += separator }
      text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return text
  }

  /// The bytes of a text; blanks may stand between bytes.
  static func bytes(_ text: String) throws(Raised) -> [UInt8] {
    var bytes: [UInt8] = []
    var high: UInt8?
    for (position, character) in text.unicodeScalars.enumerated() {
      if high == nil, character.properties.isWhitespace { continue }
      guard let digit = Character(character).hexDigitValue, character.isASCII else {
        throw wrong(position)
      }
      if let first = high {
        bytes.append(first << 4 | UInt8(digit))
        high = nil
      } else {
        high = UInt8(digit)
      }
    }
    guard high == nil else { throw wrong(text.unicodeScalars.count) }
    return bytes
  }

  private static func wrong(_ position: Int) -> Raised {
    .valueError("non-hexadecimal number found in fromhex() arg at position \(position)")
  }
}

extension [UInt8] {
  /// One byte for each character of a text whose characters are all below 256.
  init(latin1 text: String) {
    self = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }
}
