/// What is wrong with a text that should be JSON, and where.
public struct JSONError: Error, Equatable {
  public enum Kind: Equatable {
    case expected(String)
    case unexpectedEnd
    case badEscape
    case badNumber
    case controlCharacter
    case notUTF8
    case loneSurrogate
    case tooDeep(limit: Int)
    case tooMany(limit: Int)
    case trailingText
  }

  public let kind: Kind
  /// Both counted from 1, the column in bytes.
  public let line: Int
  public let column: Int
}

extension JSON {
  /// Containers inside containers that a document may have; more is not a notebook but an attack.
  static let depthLimit = 500
  /// Values that a text may hold; it bounds the memory that a text of small values takes.
  public static let countLimit = 10_000_000

  /// Reads a whole text. Memory is a small multiple of the text's size. A surrogate that stands alone
  /// has no UTF-8 form: it becomes the replacement character, or an error if the reading must be
  /// exact.
  public init(
    parsing bytes: [UInt8], isExact: Bool = false, countLimit: Int = JSON.countLimit
  ) throws(JSONError) {
    var reader = JSONReader(bytes: bytes)
    reader.isExact = isExact
    reader.countLimit = countLimit
    self = try reader.document()
  }

  /// Reads the one value that a part of a text begins with and moves `position` behind it; nil if
  /// there is none. `depth` says in how many containers the value stands.
  static func value(
    in bytes: [UInt8], at position: inout Int, end: Int, depth: Int
  ) -> JSON? {
    var reader = JSONReader(bytes: bytes, position: position, end: end)
    guard let value = try? reader.value(depth: depth) else { return nil }
    position = reader.position
    return value
  }
}

/// A recursive-descent reader over UTF-8 bytes; the depth that it may reach is bounded.
private struct JSONReader {
  let bytes: [UInt8]
  var position: Int
  let end: Int
  var count = 0
  var countLimit = JSON.countLimit
  var isExact = false

  init(bytes: [UInt8], position: Int = 0, end: Int? = nil) {
    self.bytes = bytes
    self.position = position
    self.end = end ?? bytes.count
  }

  func failure(_ kind: JSONError.Kind, at offset: Int? = nil) -> JSONError {
    let place = min(offset ?? position, end)
    var line = 1
    var lineStart = 0
    for i in 0..<place where bytes[i] == UInt8(ascii: "\n") {
      line += 1
      lineStart = i + 1
    }
    return JSONError(kind: kind, line: line, column: place - lineStart + 1)
  }

  mutating func document() throws(JSONError) -> JSON {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    let value = try value(depth: 0)
    skipSpace()
    guard position == end else { throw failure(.trailingText) }
    return value
  }

  mutating func skipSpace() {
    while position < end {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  mutating func peek() throws(JSONError) -> UInt8 {
    skipSpace()
    guard position < end else { throw failure(.unexpectedEnd) }
    return bytes[position]
  }

  mutating func value(depth: Int) throws(JSONError) -> JSON {
    guard depth < JSON.depthLimit else { throw failure(.tooDeep(limit: JSON.depthLimit)) }
    count += 1
    guard count <= countLimit else { throw failure(.tooMany(limit: countLimit)) }
    switch try peek() {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    // What Python's writer makes of numbers that JSON does not have.
    case UInt8(ascii: "N"): return try word("NaN", .number("NaN"))
    case UInt8(ascii: "I"): return try word("Infinity", .number("Infinity"))
    case UInt8(ascii: "-") where position + 1 < end && bytes[position + 1] == UInt8(ascii: "I"):
      return try word("-Infinity", .number("-Infinity"))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw failure(.expected("a value"))
    }
  }

  mutating func word(_ text: StaticString, _ value: JSON) throws(JSONError) -> JSON {
    let behind = position + text.utf8CodeUnitCount
    let matches =
      behind <= end
      && text.withUTF8Buffer { bytes[position..<behind].elementsEqual($0) }
    guard matches else { throw failure(.expected("a value")) }
    position = behind
    return value
  }

  mutating func object(depth: Int) throws(JSONError) -> JSON {
    position += 1
    var members: [JSON.Member] = []
    if try peek() == UInt8(ascii: "}") {
      position += 1
      return .object(members)
    }
    while true {
      guard try peek() == UInt8(ascii: "\"") else { throw failure(.expected("a key in quotes")) }
      let key = try string()
      guard try peek() == UInt8(ascii: ":") else { throw failure(.expected("':'")) }
      position += 1
      members.append(JSON.Member(key, try value(depth: depth + 1)))
      switch try peek() {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "}"):
        position += 1
        return .object(members)
      default: throw failure(.expected("',' or '}'"))
      }
    }
  }

  mutating func array(depth: Int) throws(JSONError) -> JSON {
    position += 1
    var items: [JSON] = []
    if try peek() == UInt8(ascii: "]") {
      position += 1
      return .array(items)
    }
    while true {
      items.append(try value(depth: depth + 1))
      switch try peek() {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "]"):
        position += 1
        return .array(items)
      default: throw failure(.expected("',' or ']'"))
      }
    }
  }

  mutating func number() throws(JSONError) -> JSON {
    let start = position
    func digit(_ i: Int) -> Bool { i < end && (0x30...0x39).contains(bytes[i]) }
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    guard digit(position) else { throw failure(.badNumber, at: start) }
    let leadingZero = bytes[position] == UInt8(ascii: "0")
    position += 1
    if leadingZero, digit(position) { throw failure(.badNumber, at: start) }
    while digit(position) { position += 1 }
    if position < end, bytes[position] == UInt8(ascii: ".") {
      position += 1
      guard digit(position) else { throw failure(.badNumber, at: start) }
      while digit(position) { position += 1 }
    }
    if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < end, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[position]) {
        position += 1
      }
      guard digit(position) else { throw failure(.badNumber, at: start) }
      while digit(position) { position += 1 }
    }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  mutating func string() throws(JSONError) -> String {
    position += 1
    let start = position
    while position < end, bytes[position] != UInt8(ascii: "\""),
      bytes[position] != UInt8(ascii: "\\"), bytes[position] >= 0x20
    {
      position += 1
    }
    if position < end, bytes[position] == UInt8(ascii: "\"") {
      position += 1
      return try decode(bytes[start..<(position - 1)], at: start)
    }
    var decoded = Array(bytes[start..<position])
    while position < end {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return try decode(decoded[...], at: start)
      case UInt8(ascii: "\\"): try escape(into: &decoded)
      case 0..<0x20: throw failure(.controlCharacter, at: position - 1)
      default: decoded.append(byte)
      }
    }
    throw failure(.unexpectedEnd)
  }

  func decode(_ text: ArraySlice<UInt8>, at start: Int) throws(JSONError) -> String {
    guard let string = String(validating: text, as: UTF8.self) else {
      throw failure(.notUTF8, at: start)
    }
    return string
  }

  mutating func escape(into decoded: inout [UInt8]) throws(JSONError) {
    guard position < end else { throw failure(.unexpectedEnd) }
    let start = position - 1
    let letter = bytes[position]
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(letter)
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "u"):
      var code = try codeUnit(at: start)
      let lowFollows =
        position + 1 < end && bytes[position] == UInt8(ascii: "\\")
        && bytes[position + 1] == UInt8(ascii: "u")
      if (0xD800..<0xDC00).contains(code), lowFollows {
        let afterHigh = position
        position += 2
        let low = try codeUnit(at: start)
        if (0xDC00..<0xE000).contains(low) {
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        } else {
          position = afterHigh
        }
      }
      if isExact, Unicode.Scalar(code) == nil { throw failure(.loneSurrogate, at: start) }
      decoded.append(contentsOf: String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
    default: throw failure(.badEscape, at: start)
    }
  }

  mutating func codeUnit(at start: Int) throws(JSONError) -> UInt32 {
    guard position + 4 <= end else { throw failure(.unexpectedEnd) }
    var code: UInt32 = 0
    for byte in bytes[position..<(position + 4)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw failure(.badEscape, at: start)
      }
      code = code << 4 | UInt32(digit)
    }
    position += 4
    return code
  }
}
