/// Text as it stands on a terminal in the end: what a carriage return or a backspace wrote over is
/// gone.
enum FoldedText {
  static func folded(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x0D || $0 == 0x08 }) else { return text }
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    var lineStart = 0
    var isAtReturn = false
    for byte in text.utf8 {
      switch byte {
      case 0x0D: isAtReturn = true
      case 0x08:
        guard !isAtReturn else { continue }
        removeLast(&folded, after: lineStart)
      case 0x0A:
        isAtReturn = false
        folded.append(byte)
        lineStart = folded.count
      default:
        if isAtReturn {
          folded.removeSubrange(lineStart...)
          isAtReturn = false
        }
        folded.append(byte)
      }
    }
    return String(decoding: folded, as: UTF8.self)
  }

  /// Takes back one character of the line.
  private static func removeLast(_ bytes: inout [UInt8], after start: Int) {
    while bytes.count > start {
      let byte = bytes.removeLast()
      if byte & 0xC0 != 0x80 { return }
    }
  }
}
