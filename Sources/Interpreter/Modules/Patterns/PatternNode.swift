// The syntax tree of a regular expression.

/// A set of characters, such as `[a-z_]` or `\d`.
struct CharacterClass {
  /// The classes that a letter after a backslash names.
  enum Named { case digit, space, word, notDigit, notSpace, notWord }

  var isNegated = false
  var ranges: [ClosedRange<UInt32>] = []
  var named: [Named] = []
  var ignoresCase = false
  var asciiOnly = false

  func contains(_ scalar: UInt32) -> Bool { has(scalar) != isNegated }

  private func has(_ scalar: UInt32) -> Bool {
    if includes(scalar) { return true }
    guard ignoresCase else { return false }
    let (lower, upper) = CharacterClass.cases(of: scalar)
    return (lower != scalar && includes(lower)) || (upper != scalar && includes(upper))
  }

  private func includes(_ scalar: UInt32) -> Bool {
    for range in ranges where range.contains(scalar) { return true }
    for name in named where CharacterClass.has(name, scalar, asciiOnly) { return true }
    return false
  }

  /// The lower and the upper case of a character, itself where it has none of one character.
  static func cases(of scalar: UInt32) -> (lower: UInt32, upper: UInt32) {
    if scalar < 128 {
      if scalar >= 65, scalar <= 90 { return (scalar + 32, scalar) }
      if scalar >= 97, scalar <= 122 { return (scalar, scalar - 32) }
      return (scalar, scalar)
    }
    guard let unicode = Unicode.Scalar(scalar) else { return (scalar, scalar) }
    func single(_ mapping: String) -> UInt32 {
      let scalars = mapping.unicodeScalars
      return scalars.count == 1 ? scalars.first?.value ?? scalar : scalar
    }
    let properties = unicode.properties
    return (single(properties.lowercaseMapping), single(properties.uppercaseMapping))
  }

  static func has(_ name: Named, _ scalar: UInt32, _ asciiOnly: Bool) -> Bool {
    switch name {
    case .digit: return isDigit(scalar, asciiOnly)
    case .notDigit: return !isDigit(scalar, asciiOnly)
    case .space: return isSpace(scalar, asciiOnly)
    case .notSpace: return !isSpace(scalar, asciiOnly)
    case .word: return isWord(scalar, asciiOnly)
    case .notWord: return !isWord(scalar, asciiOnly)
    }
  }

  private static func isDigit(_ scalar: UInt32, _ asciiOnly: Bool) -> Bool {
    if scalar < 128 || asciiOnly { return scalar >= 48 && scalar <= 57 }
    return Unicode.Scalar(scalar)?.properties.numericType == .decimal
  }

  private static func isSpace(_ scalar: UInt32, _ asciiOnly: Bool) -> Bool {
    if scalar < 128, asciiOnly { return scalar == 32 || (scalar >= 9 && scalar <= 13) }
    guard let unicode = Unicode.Scalar(scalar), !asciiOnly else { return false }
    return NumberParsing.isSpace(unicode)
  }

  static func isWord(_ scalar: UInt32, _ asciiOnly: Bool) -> Bool {
    if scalar < 128 {
      return (scalar >= 48 && scalar <= 57) || (scalar >= 65 && scalar <= 90)
        || (scalar >= 97 && scalar <= 122) || scalar == 95
    }
    guard !asciiOnly, let unicode = Unicode.Scalar(scalar) else { return false }
    if unicode.properties.numericType != nil { return true }
    switch unicode.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return true
    default: return false
    }
  }
}

/// A part of a regular expression.
indirect enum PatternNode {
  case empty
  case character(UInt32, ignoresCase: Bool)
  case any(newlines: Bool)
  case set(CharacterClass)
  case sequence([PatternNode])
  case choice([PatternNode])
  case group(PatternNode, number: Int)
  case repeated(PatternNode, least: Int, most: Int?, isLazy: Bool)
  case reference(Int, ignoresCase: Bool)
  case look(PatternNode, isAhead: Bool, isNegated: Bool)
  case lineStart(multiline: Bool)
  case lineEnd(multiline: Bool)
  case textStart
  case textEnd
  case wordBoundary(isNegated: Bool, asciiOnly: Bool)

  /// The number of characters that it matches, nil if that varies.
  var width: Int? {
    switch self {
    case .empty, .look, .lineStart, .lineEnd, .textStart, .textEnd, .wordBoundary: return 0
    case .character, .any, .set: return 1
    case .sequence(let parts):
      var total = 0
      for part in parts {
        guard let width = part.width else { return nil }
        total += width
      }
      return total
    case .choice(let parts):
      let widths = Set(parts.map(\.width))
      return widths.count == 1 ? parts.first?.width ?? 0 : nil
    case .group(let part, _): return part.width
    case .repeated(let part, let least, let most, _):
      guard least == most, let width = part.width else { return nil }
      return least * width
    case .reference: return nil
    }
  }
}

/// What is wrong with a regular expression, and where.
struct PatternError: Error {
  let message: String
  let position: Int
}
