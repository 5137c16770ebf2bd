// Text as bytes and back, in the encodings that programs meet.

extension Interpreter {
  private enum Encoding { case utf8, ascii, latin1 }

  private func encoding(_ name: Value) throws(Raised) -> Encoding {
    let text = name.string ?? "utf-8"
    switch text.lowercased().filter({ $0 != "-" && $0 != "_" }) {
    case "utf8", "u8": return .utf8
    case "ascii", "usascii": return .ascii
    case "latin1", "iso88591", "l1": return .latin1
    default: throw Raised(.lookupError, "unknown encoding: \(text)")
    }
  }

  func encode(_ text: String, _ name: Value, _ errors: Value) throws(Raised) -> [UInt8] {
    let encoding = try encoding(name)
    if encoding == .utf8 { return Array(text.utf8) }
    let limit: UInt32 = encoding == .ascii ? 0x80 : 0x100
    var bytes: [UInt8] = []
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if scalar.value < limit {
        bytes.append(UInt8(scalar.value))
      } else if errors.string == "ignore" {
        continue
      } else if errors.string == "replace" {
        bytes.append(UInt8(ascii: "?"))
      } else {
        let codec = encoding == .ascii ? "ascii" : "latin-1"
        throw Raised(
          .unicodeEncodeError,
          "'\(codec)' codec can't encode character "
            + "\(StringText.ascii(String(Character(scalar)))) in position \(index): "
            + "ordinal not in range(\(limit))")
      }
    }
    return bytes
  }

  func decode(_ bytes: [UInt8], _ name: Value, _ errors: Value) throws(Raised) -> String {
    let encoding = try encoding(name)
    if encoding == .latin1 || (encoding == .ascii && bytes.allSatisfy { $0 < 0x80 }) {
      return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
    if encoding == .utf8, let text = String(validating: bytes, as: UTF8.self) { return text }
    switch errors.string {
    case "replace": return String(decoding: bytes, as: UTF8.self)
    case "ignore":
      return String(decoding: bytes, as: UTF8.self).filter { $0 != "\u{FFFD}" }
    default:
      let codec = encoding == .ascii ? "ascii" : "utf-8"
      let position = bytes.firstIndex { $0 >= 0x80 } ?? 0
      throw Raised(
        .unicodeDecodeError,
        "'\(codec)' codec can't decode byte 0x\(String(bytes[position], radix: 16)) in position "
          + "\(position): "
          + (encoding == .ascii ? "ordinal not in range(128)" : "invalid start byte"))
    }
  }
}
