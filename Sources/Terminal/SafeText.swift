/// Text of unknown origin, made safe to send to a terminal.
public enum SafeText {
  /// The text with control characters shown in the form `^X`, so that none of them acts; line ends,
  /// tabs and carriage returns before a line end stay.
  public static func shown(_ text: String) -> String {
    let needsWork = text.utf8.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 >= 0x7F }
    guard needsWork else { return text }
    var safe = ""
    safe.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A, 0x09, 0x0D: safe.unicodeScalars.append(scalar)
      case 0..<0x20: safe += "^" + String(Character(Unicode.Scalar(UInt8(scalar.value) + 0x40)))
      case 0x7F: safe += "^?"
      case 0x80..<0xA0: safe += "\\x" + String(scalar.value, radix: 16)
      case _ where acts(scalar): safe += "\\u" + String(scalar.value, radix: 16)
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  /// Whether a character does something to a terminal instead of being shown: controls, and marks
  /// that reorder a line of text.
  static func acts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: return true
    default: return false
    }
  }
}
