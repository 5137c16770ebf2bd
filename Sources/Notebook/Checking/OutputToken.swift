/// A line of output in pieces: numbers, words, signs, blanks, and what differs from run to run.
struct OutputToken: Equatable {
  enum Kind: Equatable {
    case number
    case word
    case sign
    case blank
    /// An address in memory: `0x7f31c05e2a90` behind `at`.
    case address
    /// A time that was measured.
    case time
  }

  var kind: Kind
  var text: Substring

  /// The tokens of one line.
  static func tokens(of line: Substring) -> [OutputToken] {
    var scanner = Scanner(rest: line)
    var tokens: [OutputToken] = []
    while let token = scanner.next(after: tokens.last) {
      if token.kind == .word, isAddress(token.text, after: tokens) {
        tokens.append(OutputToken(kind: .address, text: token.text))
      } else {
        tokens.append(token)
      }
    }
    return MeasuredTimes.marked(tokens, in: line)
  }

  /// Hexadecimal digits count as an address behind `at`, or where they are as many as a pointer has.
  private static func isAddress(_ word: Substring, after tokens: [OutputToken]) -> Bool {
    guard word.hasPrefix("0x"), word.dropFirst(2).allSatisfy(\.isHexDigit) else { return false }
    if word.utf8.count >= 11 { return true }
    let before = tokens.suffix(2)
    return before.last?.kind == .blank && before.first?.text == "at"
  }
}

/// Cuts a line into tokens from the left.
private struct Scanner {
  var rest: Substring

  mutating func next(after last: OutputToken?) -> OutputToken? {
    guard let first = rest.utf8.first else { return nil }
    if isBlank(first) { return take(.blank, rest.prefix { $0 == " " || $0 == "\t" }) }
    if rest.hasPrefix("0x") || isWord(first), !isDigit(first) || rest.hasPrefix("0x") {
      let end = rest.utf8.firstIndex { !isWord($0) } ?? rest.endIndex
      return take(.word, rest[..<end])
    }
    if let number = number(after: last) { return take(.number, number) }
    return take(.sign, rest.prefix(1))
  }

  private mutating func take(_ kind: OutputToken.Kind, _ text: Substring) -> OutputToken {
    rest = rest[text.endIndex...]
    return OutputToken(kind: kind, text: text)
  }

  /// A number at the start of the rest, with its sign where the sign cannot be an operator.
  private func number(after last: OutputToken?) -> Substring? {
    var bytes = rest.utf8
    if bytes.first == UInt8(ascii: "-") {
      switch last?.kind {
      case nil, .blank: break
      case .sign where last?.text != ")" && last?.text != "]": break
      default: return nil
      }
      bytes.removeFirst()
    }
    let whole = bytes.prefix(while: isDigit)
    bytes = bytes[whole.endIndex...]
    if bytes.first == UInt8(ascii: "."), !(last?.text == "." && last?.kind == .sign) {
      let fraction = bytes.dropFirst().prefix(while: isDigit)
      guard !whole.isEmpty || !fraction.isEmpty else { return nil }
      bytes = bytes[fraction.endIndex...]
    } else if whole.isEmpty {
      return nil
    }
    if let mark = bytes.first, mark | 0x20 == UInt8(ascii: "e") {
      var exponent = bytes.dropFirst()
      if let sign = exponent.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        exponent = exponent.dropFirst()
      }
      let digits = exponent.prefix(while: isDigit)
      if !digits.isEmpty { bytes = bytes[digits.endIndex...] }
    }
    return rest[..<bytes.startIndex]
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private func isWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }
}
