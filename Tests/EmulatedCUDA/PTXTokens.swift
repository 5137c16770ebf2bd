// PTX as statements: words up to a semicolon, labels, and the braces of scopes.

/// A piece of a function's body.
enum PTXStatement {
  /// The words of an instruction or a declaration.
  case words([Substring])
  case label(Substring)
}

/// Cuts text into words: runs of letters, digits and `._$%-`, and single other characters.
struct PTXTokens {
  private let text: Substring.UTF8View
  private let whole: Substring

  init(_ text: Substring) {
    whole = text
    self.text = text.utf8
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// All words of the text.
  func words() -> [Substring] {
    var result: [Substring] = []
    var at = text.startIndex
    while at < text.endIndex {
      let byte = text[at]
      if PTXTokens.isWord(byte) {
        let start = at
        while at < text.endIndex, PTXTokens.isWord(text[at]) { at = text.index(after: at) }
        result.append(whole[start..<at])
      } else {
        let start = at
        at = text.index(after: at)
        if byte > 32 { result.append(whole[start..<at]) }
      }
    }
    return result
  }

  /// The statements of a body; the braces of inner scopes are dropped.
  func statements() -> [PTXStatement] {
    var result: [PTXStatement] = []
    var current: [Substring] = []
    for word in words() {
      switch word {
      case ";":
        if !current.isEmpty { result.append(.words(current)) }
        current = []
      case ":":
        if current.count == 1 { result.append(.label(current[0])) }
        current = []
      case "{", "}":
        if !current.isEmpty { current.append(word) }
      default: current.append(word)
      }
    }
    return result
  }
}
