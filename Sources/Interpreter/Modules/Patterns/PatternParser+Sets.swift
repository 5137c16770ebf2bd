// Sets of characters and escapes in regular expressions.

extension PatternParser {
  mutating func set(_ start: Int) throws(PatternError) -> CharacterClass {
    var result = CharacterClass()
    result.ignoresCase = flags.contains(.ignoreCase)
    result.asciiOnly = flags.contains(.ascii)
    result.isNegated = accept("^")
    var isFirst = true
    while true {
      guard position < text.count else { throw error("unterminated character set", at: start) }
      if peek("]"), !isFirst { break }
      isFirst = false
      let place = position
      guard let low = try member(&result) else { continue }
      guard peek("-"), position + 1 < text.count, text[position + 1] != 93 else {
        result.ranges.append(low...low)
        continue
      }
      position += 1
      guard let high = try member(&result), high >= low else {
        let range = String(
          String.UnicodeScalarView(text[place..<position].map { Unicode.Scalar($0) ?? "?" }))
        throw error("bad character range \(range)", at: place)
      }
      result.ranges.append(low...high)
    }
    position += 1
    return result
  }

  /// A character of a set; nil if it was a named class, which is added.
  private mutating func member(_ set: inout CharacterClass) throws(PatternError) -> UInt32? {
    let start = position
    let scalar = text[position]
    position += 1
    guard scalar == 92 else { return scalar }
    guard position < text.count else { throw error("bad escape (end of pattern)", at: start) }
    if let name = namedClass(text[position]) {
      position += 1
      set.named.append(name)
      return nil
    }
    if accept("b") { return 8 }
    return try escapedCharacter(start)
  }

  private func namedClass(_ letter: UInt32) -> CharacterClass.Named? {
    switch Unicode.Scalar(letter) {
    case "d": return .digit
    case "D": return .notDigit
    case "s": return .space
    case "S": return .notSpace
    case "w": return .word
    case "W": return .notWord
    default: return nil
    }
  }

  mutating func escape(_ start: Int) throws(PatternError) -> PatternNode {
    guard position < text.count else { throw error("bad escape (end of pattern)", at: start) }
    let letter = text[position]
    if let name = namedClass(letter) {
      position += 1
      return .set(CharacterClass(named: [name], asciiOnly: flags.contains(.ascii)))
    }
    switch Unicode.Scalar(letter) {
    case "A":
      position += 1
      return .textStart
    case "Z":
      position += 1
      return .textEnd
    case "b", "B":
      position += 1
      return .wordBoundary(isNegated: letter == 66, asciiOnly: flags.contains(.ascii))
    default: break
    }
    if letter >= 49, letter <= 57 {
      let number = number() ?? 0
      guard number <= groupCount else {
        throw error("invalid group reference \(number)", at: start + 1)
      }
      guard !openGroups.contains(number) else {
        throw error("cannot refer to an open group", at: start)
      }
      return .reference(number, ignoresCase: flags.contains(.ignoreCase))
    }
    return literal(try escapedCharacter(start))
  }

  private mutating func escapedCharacter(_ start: Int) throws(PatternError) -> UInt32 {
    let letter = text[position]
    position += 1
    switch Unicode.Scalar(letter) {
    case "n": return 10
    case "t": return 9
    case "r": return 13
    case "f": return 12
    case "v": return 11
    case "a": return 7
    case "0":
      var value: UInt32 = 0
      for _ in 0..<2 where position < text.count && text[position] >= 48 && text[position] <= 55 {
        value = value * 8 + text[position] - 48
        position += 1
      }
      return value
    case "x": return try hexadecimal(2, start)
    case "u": return try hexadecimal(4, start)
    case "U": return try hexadecimal(8, start)
    default:
      let isLetter = (letter >= 65 && letter <= 90) || (letter >= 97 && letter <= 122)
      guard !isLetter else { throw error("bad escape \\\(shown(position - 1))", at: start) }
      return letter
    }
  }

  private mutating func hexadecimal(_ count: Int, _ start: Int) throws(PatternError) -> UInt32 {
    let end = position + count
    var digits = ""
    while position < min(end, text.count), let scalar = Unicode.Scalar(text[position]),
      scalar.properties.isASCIIHexDigit
    {
      digits.unicodeScalars.append(scalar)
      position += 1
    }
    guard position == end, let value = UInt32(digits, radix: 16), value < 0x110000 else {
      throw error("incomplete escape \\\(shown(start + 1))\(digits)", at: start)
    }
    return value
  }
}
