// Cutting Swift strings the way Python's methods do. Offsets are in bytes of UTF-8.

extension String {
  /// The text between two byte offsets that lie on character boundaries.
  func bytes(from start: Int = 0, to end: Int? = nil) -> String {
    let low = utf8.index(utf8.startIndex, offsetBy: start)
    let high = end.map { utf8.index(utf8.startIndex, offsetBy: $0) } ?? utf8.endIndex
    return String(self[low..<high])
  }

  func hasBytePrefix(_ part: String) -> Bool { utf8.starts(with: part.utf8) }

  func hasByteSuffix(_ part: String) -> Bool {
    utf8.count >= part.utf8.count && utf8.suffix(part.utf8.count).elementsEqual(part.utf8)
  }

  func stripped(
    atStart: Bool, atEnd: Bool, _ isStripped: (Unicode.Scalar) -> Bool
  ) -> String {
    var view = unicodeScalars[...]
    if atStart {
      while let first = view.first, isStripped(first) { view.removeFirst() }
    }
    if atEnd {
      while let last = view.last, isStripped(last) { view.removeLast() }
    }
    return String(view)
  }

  func split(at separator: String, most: Int) -> [String] {
    var parts: [String] = []
    var offset = 0
    while most < 0 || parts.count < most,
      let found = StringText.firstOffset(of: separator, in: self, from: offset)
    {
      parts.append(bytes(from: offset, to: found))
      offset = found + separator.utf8.count
    }
    parts.append(bytes(from: offset))
    return parts
  }

  func splitFromEnd(at separator: String, most: Int) -> [String] {
    var parts: [String] = []
    var end = utf8.count
    while most < 0 || parts.count < most,
      let found = StringText.lastOffset(of: separator, in: self, from: 0, to: end)
    {
      parts.append(bytes(from: found + separator.utf8.count, to: end))
      end = found
    }
    parts.append(bytes(to: end))
    return parts.reversed()
  }

  /// The words of ASCII text, cut by bytes; nil if there are other characters.
  private func asciiWords() -> [String]? {
    var text = self
    return text.withUTF8 { bytes -> [String]? in
      var words: [String] = []
      var start = -1
      for (index, byte) in bytes.enumerated() {
        guard byte < 0x80 else { return nil }
        let isSpace = byte == 32 || (byte >= 9 && byte <= 13) || (byte >= 0x1C && byte <= 0x1F)
        if isSpace, start >= 0 {
          words.append(
            String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self))
          start = -1
        } else if !isSpace, start < 0 {
          start = index
        }
      }
      if start >= 0 {
        words.append(
          String(decoding: UnsafeBufferPointer(rebasing: bytes[start...]), as: UTF8.self))
      }
      return words
    }
  }

  func splitAtSpaces(most: Int) -> [String] {
    if most < 0, let words = asciiWords() { return words }
    var parts: [String] = []
    var rest = unicodeScalars[...]
    while true {
      rest = rest.drop(while: NumberParsing.isSpace)
      guard !rest.isEmpty else { return parts }
      if most >= 0, parts.count == most {
        parts.append(String(rest))
        return parts
      }
      let end = rest.firstIndex(where: NumberParsing.isSpace) ?? rest.endIndex
      parts.append(String(rest[..<end]))
      rest = rest[end...]
    }
  }

  func splitAtSpacesFromEnd(most: Int) -> [String] {
    guard most >= 0 else { return splitAtSpaces(most: most) }
    var parts: [String] = []
    var rest = unicodeScalars[...]
    while true {
      while let last = rest.last, NumberParsing.isSpace(last) { rest.removeLast() }
      guard !rest.isEmpty else { break }
      if parts.count == most {
        parts.append(String(rest))
        break
      }
      let start =
        rest.lastIndex(where: NumberParsing.isSpace).map { rest.index(after: $0) }
        ?? rest.startIndex
      parts.append(String(rest[start...]))
      rest = rest[..<start]
    }
    return parts.reversed()
  }

  func lines(keepingEnds: Bool) -> [String] {
    var lines: [String] = []
    var rest = unicodeScalars[...]
    while !rest.isEmpty {
      guard let end = rest.firstIndex(where: String.endsLine) else {
        lines.append(String(rest))
        return lines
      }
      var after = rest.index(after: end)
      if rest[end] == "\r", after < rest.endIndex, rest[after] == "\n" {
        after = rest.index(after: after)
      }
      lines.append(String(rest[..<(keepingEnds ? after : end)]))
      rest = rest[after...]
    }
    return lines
  }

  private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: return true
    default: return false
    }
  }
}
