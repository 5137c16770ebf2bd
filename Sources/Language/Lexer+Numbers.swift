// Number literals: `1_000`, `0xFF`, `0o17`, `0b1`, `1.5e-3`, `.5`, `1j`.
// The token covers the text; `NumberLiteral` computes the value.

extension Lexer {
  func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  mutating func scanNumber() {
    let start = position
    var kind = LiteralBase.decimal
    if bytes[position] == UInt8(ascii: "0") {
      switch byte(position + 1) | 0x20 {
      case UInt8(ascii: "x"): return scanPrefixed(.hexadecimal, from: start)
      case UInt8(ascii: "o"): return scanPrefixed(.octal, from: start)
      case UInt8(ascii: "b"): return scanPrefixed(.binary, from: start)
      default: break
      }
    }
    var isInteger = true
    if bytes[position] != UInt8(ascii: ".") {
      guard scanDigits(kind) else { return }
    }
    if byte(position) == UInt8(ascii: ".") {
      isInteger = false
      position += 1
      if isDigit(byte(position)) {
        guard scanDigits(kind) else { return }
      }
    }
    if byte(position) | 0x20 == UInt8(ascii: "e") {
      let sign = byte(position + 1)
      let isSigned = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
      if isDigit(byte(position + (isSigned ? 2 : 1))) {
        isInteger = false
        position += isSigned ? 2 : 1
        guard scanDigits(kind) else { return }
      } else if isSigned {
        position += 2
        return fail(.invalidNumber(kind), position - 1, position)
      }
    }
    if byte(position) | 0x20 == UInt8(ascii: "j") {
      isInteger = false
      kind = .imaginary
      position += 1
    }
    if isInteger, let zeros = leadingZeros(from: start) {
      return fail(.leadingZeros, start, start + zeros)
    }
    guard endNumber(kind) else { return }
    emit(.number, from: start)
  }

  /// Reads digits with single underscores between them; reports what breaks that.
  private mutating func scanDigits(_ kind: LiteralBase) -> Bool {
    while true {
      while isDigit(byte(position)) { position += 1 }
      guard byte(position) == UInt8(ascii: "_") else { return true }
      position += 1
      guard isDigit(byte(position)) else {
        fail(.invalidNumber(kind), position - 1, position)
        skipWord()
        return false
      }
    }
  }

  private mutating func scanPrefixed(_ kind: LiteralBase, from start: Int) {
    position += 2
    var needsDigit = true
    while position < limit {
      let next = bytes[position]
      if kind.accepts(next) {
        needsDigit = false
      } else if next == UInt8(ascii: "_"), position == start + 2 || !needsDigit {
        needsDigit = true
      } else if isDigit(next) {
        position += 1
        fail(.invalidDigit(next, kind), position - 1, position)
        return skipWord()
      } else {
        break
      }
      position += 1
    }
    guard !needsDigit else {
      fail(.invalidNumber(kind), position - 1, position)
      return skipWord()
    }
    guard endNumber(kind) else { return }
    emit(.number, from: start)
  }

  /// The number of leading zeros of a nonzero decimal integer, which may have none.
  private func leadingZeros(from start: Int) -> Int? {
    guard bytes[start] == UInt8(ascii: "0") else { return nil }
    var zeros = start
    while zeros < position, bytes[zeros] == UInt8(ascii: "0") || bytes[zeros] == UInt8(ascii: "_") {
      zeros += 1
    }
    return zeros < position ? zeros - start : nil
  }

  /// A number may touch a keyword that can follow it, as in `1if x else 2`, but no other word.
  private mutating func endNumber(_ kind: LiteralBase) -> Bool {
    let next = byte(position)
    let isWord =
      next == UInt8(ascii: "_")
      || (next | 0x20 >= UInt8(ascii: "a") && next | 0x20 <= UInt8(ascii: "z"))
    guard isWord else { return true }
    for keyword: StaticString in ["and", "else", "for", "if", "in", "is", "not", "or"]
    where follows(keyword) {
      return true
    }
    fail(.invalidNumber(kind), position - 1, position)
    skipWord()
    return false
  }

  private func follows(_ keyword: StaticString) -> Bool {
    guard position + keyword.utf8CodeUnitCount <= limit else { return false }
    for index in 0..<keyword.utf8CodeUnitCount
    where bytes[position + index] != keyword.utf8Start[index] {
      return false
    }
    let next = byte(position + keyword.utf8CodeUnitCount)
    let isLonger = isDigit(next) || next == UInt8(ascii: "_") || isLetter(next)
    return !isLonger
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
  }

  private mutating func skipWord() {
    while position < limit {
      let next = bytes[position]
      guard
        isDigit(next) || next == UInt8(ascii: "_") || next >= 0x80
          || (next | 0x20 >= UInt8(ascii: "a") && next | 0x20 <= UInt8(ascii: "z"))
      else { return }
      position += 1
    }
  }
}

/// How a number is written, as error messages call it.
public enum LiteralBase: String, Sendable {
  case decimal, hexadecimal, octal, binary, imaginary

  var radix: Int {
    switch self {
    case .hexadecimal: 16
    case .octal: 8
    case .binary: 2
    case .decimal, .imaginary: 10
    }
  }

  func accepts(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0")) < radix
    case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): radix == 16
    default: false
    }
  }
}
