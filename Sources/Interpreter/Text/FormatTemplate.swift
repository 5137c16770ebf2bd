// The replacement fields of `str.format`: `{name.attribute[index]!conversion:spec}`. The text is cut
// into pieces one after the other, so that an error late in it comes after the fields before it were
// formatted, as in Python.

/// Cuts a format text into literal text and replacement fields.
public struct FormatTemplate {
  /// A piece of a format text.
  public enum Piece {
    case literal(String)
    case field(Field)
  }

  /// One replacement field: its name with accessors, conversion letter, and specification.
  public struct Field {
    public var name: String
    public var conversion: Unicode.Scalar?
    public var spec: String
    /// Whether the specification itself has replacement fields.
    public var nested: Bool
  }

  /// One step from a field's first value to the value shown.
  public enum Accessor {
    case attribute(String)
    case index(Int)
    case key(String)
  }

  private let text: [UInt8]
  private var position = 0

  public init(_ text: String) {
    self.text = Array(text.utf8)
  }

  /// The next piece, nil at the end; throws ValueError for malformed text.
  public mutating func next() throws(TextError) -> Piece? {
    guard position < text.count else { return nil }
    let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
    var literal: [UInt8] = []
    while position < text.count {
      let byte = text[position]
      guard byte == open || byte == close else {
        literal.append(byte)
        position += 1
        continue
      }
      if position + 1 < text.count, text[position + 1] == byte {
        literal.append(byte)
        position += 2
        continue
      }
      guard byte == open, position + 1 < text.count else {
        throw .value("Single '\(Unicode.Scalar(byte))' encountered in format string")
      }
      if !literal.isEmpty { return .literal(String(decoding: literal, as: UTF8.self)) }
      position += 1
      return .field(try field())
    }
    return .literal(String(decoding: literal, as: UTF8.self))
  }

  private mutating func field() throws(TextError) -> Field {
    let start = position
    var inBrackets = false
    scan: while position < text.count {
      switch Unicode.Scalar(text[position]) {
      case "{" where !inBrackets: throw .value("unexpected '{' in field name")
      case "[": inBrackets = true
      case "]": inBrackets = false
      case "}" where !inBrackets: break scan
      case ":" where !inBrackets: break scan
      case "!" where !inBrackets: break scan
      default: break
      }
      position += 1
    }
    guard position < text.count else { throw .value("expected '}' before end of string") }
    var field = Field(name: string(start..<position), conversion: nil, spec: "", nested: false)
    if text[position] == UInt8(ascii: "}") {
      position += 1
      return field
    }
    var hasSpec = true
    if text[position] == UInt8(ascii: "!") {
      guard position + 1 < text.count else {
        throw .value("end of string while looking for conversion specifier")
      }
      let letter = string((position + 1)..<text.count).unicodeScalars.first
      field.conversion = letter
      position += 1 + (letter.map { UTF8.width($0) } ?? 1)
      guard position < text.count else { throw .value("unmatched '{' in format spec") }
      if field.conversion == "}" { throw .value("unmatched '{' in format spec") }
      if text[position] == UInt8(ascii: "}") {
        hasSpec = false
      } else if text[position] != UInt8(ascii: ":") {
        throw .value("expected ':' after conversion specifier")
      }
    }
    guard hasSpec else {
      position += 1
      return field
    }
    position += 1
    let specStart = position
    var depth = 1
    while position < text.count {
      if text[position] == UInt8(ascii: "{") {
        depth += 1
        field.nested = true
      } else if text[position] == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { break }
      }
      position += 1
    }
    guard position < text.count else { throw .value("unmatched '{' in format spec") }
    field.spec = string(specStart..<position)
    position += 1
    return field
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: text[range], as: UTF8.self)
  }

  /// A field's name taken apart: the argument's name or number (nil for the next one), and the accessors.
  public static func parseName(
    _ name: String
  ) throws(TextError) -> (name: String, number: Int?, accessors: [Accessor]) {
    if name.isEmpty { return (name, nil, []) }
    let text = Array(name.unicodeScalars)
    let end = text.firstIndex { $0 == "." || $0 == "[" } ?? text.count
    let first = String(String.UnicodeScalarView(text[..<end]))
    let number = try parseNumber(first)
    var accessors: [Accessor] = []
    var position = end
    while position < text.count {
      if text[position] == "." {
        let start = position + 1
        position = text[start...].firstIndex { $0 == "." || $0 == "[" } ?? text.count
        guard position > start else { throw .value("Empty attribute in format string") }
        accessors.append(.attribute(String(String.UnicodeScalarView(text[start..<position]))))
      } else if text[position] == "[" {
        let start = position + 1
        guard let close = text[start...].firstIndex(of: "]") else {
          throw .value("Missing ']' in format string")
        }
        guard close > start else { throw .value("Empty attribute in format string") }
        let key = String(String.UnicodeScalarView(text[start..<close]))
        accessors.append(try parseNumber(key).map { .index($0) } ?? .key(key))
        position = close + 1
      } else {
        throw .value("Only '.' or '[' may follow ']' in format field specifier")
      }
    }
    return (first, number, accessors)
  }

  private static func parseNumber(_ text: String) throws(TextError) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
    guard let value = Int(text) else { throw .value("Too many decimal digits in format string") }
    return value
  }
}

/// Whether a format text numbers its fields itself or leaves it to their order.
public struct FieldNumbering {
  private enum Mode { case undecided, automatic, manual }
  private var mode = Mode.undecided
  private var count = 0

  public init() {}

  /// The number of the next unnamed field; throws ValueError after a numbered one.
  public mutating func automatic() throws(TextError) -> Int {
    guard mode != .manual else {
      throw .value(
        "cannot switch from manual field specification to automatic field numbering")
    }
    mode = .automatic
    defer { count += 1 }
    return count
  }

  /// Notes a numbered field; throws ValueError after an unnamed one.
  public mutating func manual() throws(TextError) {
    guard mode != .automatic else {
      throw .value(
        "cannot switch from automatic field numbering to manual field specification")
    }
    mode = .manual
  }
}
