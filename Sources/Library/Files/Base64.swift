/// Bytes as text of 64 signs (RFC 4648), and back.
enum Base64 {
  private static let signs = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      let bits = part.enumerated().reduce(0) { $0 | Int($1.element) << (16 - 8 * $1.offset) }
      for place in 0..<4 {
        text.append(
          place <= part.count ? signs[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes that a text stands for; nil if the text was cut off.
  static func bytes(of text: [UInt8]) -> [UInt8]? {
    var values: [UInt8: Int] = [:]
    for (value, sign) in signs.enumerated() { values[sign] = value }
    let known = text.compactMap { values[$0] }
    guard known.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(known.count * 3 / 4)
    for start in stride(from: 0, to: known.count, by: 4) {
      let part = known[start..<min(start + 4, known.count)]
      let bits = part.enumerated().reduce(0) { $0 | $1.element << (18 - 6 * $1.offset) }
      for place in 0..<(part.count - 1) {
        bytes.append(UInt8(truncatingIfNeeded: bits >> (16 - 8 * place)))
      }
    }
    return bytes
  }
}
