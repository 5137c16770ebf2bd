// The format specification mini language: [[fill]align][sign][z][#][0][width][grouping][.precision][type].
// Parsing validates what can be seen in the text alone; what depends on the value is checked by the
// formatter of that value.

/// A parsed format specification.
public struct FormatSpec {
  /// How the thousands are set apart, and how many digits a group has.
  public enum Grouping {
    case none, comma, underscore, underscoreByFour
  }

  public var fill: Unicode.Scalar = " "
  /// One of `<`, `>`, `=`, `^`.
  public var align: Unicode.Scalar
  /// `+`, `-`, a space, or nil.
  public var sign: Unicode.Scalar?
  public var noNegativeZero = false
  public var alternate = false
  public var width = -1
  public var grouping = Grouping.none
  public var precision = -1
  /// The presentation type, nil when the text names none.
  public var type: Unicode.Scalar?

  /// Parses `text` for a value of the named type; throws ValueError with Python's message.
  public init(
    _ text: String, defaultAlign: Unicode.Scalar, typeName: String, defaultType: Unicode.Scalar?
  ) throws(TextError) {
    align = defaultAlign
    type = defaultType
    var rest = Array(text.unicodeScalars)[...]
    var filled = false
    var aligned = false
    if rest.count >= 2, FormatSpec.isAlign(rest[rest.startIndex + 1]) {
      fill = rest.removeFirst()
      align = rest.removeFirst()
      (filled, aligned) = (true, true)
    } else if let first = rest.first, FormatSpec.isAlign(first) {
      align = rest.removeFirst()
      aligned = true
    }
    if let first = rest.first, first == "+" || first == "-" || first == " " {
      sign = rest.removeFirst()
    }
    if rest.first == "z" {
      rest.removeFirst()
      noNegativeZero = true
    }
    if rest.first == "#" {
      rest.removeFirst()
      alternate = true
    }
    if !filled, rest.first == "0" {
      rest.removeFirst()
      fill = "0"
      if !aligned, defaultAlign == ">" { align = "=" }
    }
    width = try FormatSpec.number(&rest) ?? -1
    if rest.first == "," {
      rest.removeFirst()
      grouping = .comma
    }
    if rest.first == "_" {
      rest.removeFirst()
      guard grouping == .none else { throw .value("Cannot specify both ',' and '_'.") }
      grouping = .underscore
    }
    if rest.first == ",", grouping == .underscore {
      throw .value("Cannot specify both ',' and '_'.")
    }
    if rest.first == "." {
      rest.removeFirst()
      guard let places = try FormatSpec.number(&rest) else {
        throw .value("Format specifier missing precision")
      }
      precision = places
    }
    guard rest.count <= 1 else {
      throw .value("Invalid format specifier '\(text)' for object of type '\(typeName)'")
    }
    if let last = rest.first { type = last }
    try checkGrouping()
  }

  private mutating func checkGrouping() throws(TextError) {
    guard grouping != .none, let type else { return }
    switch type {
    case "d", "e", "f", "g", "E", "G", "%", "F": return
    case "b", "o", "x", "X":
      if grouping == .underscore {
        grouping = .underscoreByFour
        return
      }
    default: break
    }
    let mark = grouping == .comma ? "," : "_"
    throw .value("Cannot specify '\(mark)' with '\(FormatSpec.shown(type))'.")
  }

  private static func isAlign(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "<" || scalar == ">" || scalar == "=" || scalar == "^"
  }

  private static func number(
    _ rest: inout ArraySlice<Unicode.Scalar>
  ) throws(TextError) -> Int? {
    var value: Int?
    while let first = rest.first, first.isASCII, first.value >= 48, first.value <= 57 {
      let (shifted, tooLong) = (value ?? 0).multipliedReportingOverflow(by: 10)
      let (sum, overflow) = shifted.addingReportingOverflow(Int(first.value) - 48)
      guard !tooLong, !overflow else { throw .value("Too many decimal digits in format string") }
      value = sum
      rest.removeFirst()
    }
    return value
  }

  private static func shown(_ scalar: Unicode.Scalar) -> String {
    scalar.value > 32 && scalar.value < 128
      ? String(Character(scalar)) : "\\x" + String(scalar.value, radix: 16)
  }

  /// The error for a type letter that a value does not know.
  static func unknown(_ type: Unicode.Scalar, _ typeName: String) -> TextError {
    .value("Unknown format code '\(shown(type))' for object of type '\(typeName)'")
  }

  /// `text` padded to the width; `=` does not occur here.
  func padded(_ text: String) throws(TextError) -> String {
    let count = text.unicodeScalars.count
    guard width > count else { return text }
    guard width <= TextLimits.characters else { throw .memory }
    let total = width - count
    let left: Int
    switch align {
    case "<": left = 0
    case "^": left = total / 2
    default: left = total
    }
    var out = String.UnicodeScalarView()
    out.append(contentsOf: repeatElement(fill, count: left))
    out.append(contentsOf: text.unicodeScalars)
    out.append(contentsOf: repeatElement(fill, count: total - left))
    return String(out)
  }
}
