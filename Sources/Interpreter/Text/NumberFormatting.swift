// `format(value, spec)` for strings, integers and floats. A number is laid out as sign, prefix,
// digits (grouped, possibly zero-filled inside the groups), and the rest (point, fraction, exponent).

/// Values formatted by a specification.
public enum NumberFormatting {
  /// `format(text, spec)`.
  public static func string(_ text: String, spec: String) throws(TextError) -> String {
    guard !spec.isEmpty else { return text }
    let spec = try FormatSpec(spec, defaultAlign: "<", typeName: "str", defaultType: "s")
    guard spec.type == "s" else { throw FormatSpec.unknown(spec.type ?? "s", "str") }
    if let sign = spec.sign {
      throw .value("\(sign == " " ? "Space" : "Sign") not allowed in string format specifier")
    }
    guard !spec.noNegativeZero else {
      throw .value("Negative zero coercion (z) not allowed in string format specifier")
    }
    guard !spec.alternate else {
      throw .value("Alternate form (#) not allowed in string format specifier")
    }
    guard spec.align != "=" else {
      throw .value("'=' alignment not allowed in string format specifier")
    }
    guard spec.precision >= 0 else { return try spec.padded(text) }
    return try spec.padded(
      String(String.UnicodeScalarView(text.unicodeScalars.prefix(spec.precision))))
  }

  /// `format(value, spec)` for an integer; `typeName` is that of the value's type.
  public static func integer(
    _ value: Integer, spec text: String, typeName: String = "int"
  ) throws(TextError) -> String {
    guard !text.isEmpty else { return try value.decimal() }
    if case .small(let small) = value, let quick = QuickFormatting.integer(small, text) {
      return quick
    }
    let spec = try FormatSpec(text, defaultAlign: ">", typeName: typeName, defaultType: "d")
    let type = spec.type ?? "d"
    switch type {
    case "b", "c", "d", "o", "x", "X", "n":
      return try integer(value, spec, type)
    case "e", "E", "f", "F", "g", "G", "%":
      return try float(try value.double(), spec, typeName: typeName)
    default:
      throw FormatSpec.unknown(type, typeName)
    }
  }

  private static func integer(
    _ value: Integer, _ spec: FormatSpec, _ type: Unicode.Scalar
  ) throws(TextError) -> String {
    guard spec.precision < 0 else {
      throw .value("Precision not allowed in integer format specifier")
    }
    guard !spec.noNegativeZero else {
      throw .value("Negative zero coercion (z) not allowed in integer format specifier")
    }
    if type == "c" {
      guard spec.sign == nil else {
        throw .value("Sign not allowed with integer format specifier 'c'")
      }
      guard !spec.alternate else {
        throw .value("Alternate form (#) not allowed with integer format specifier 'c'")
      }
      let scalar = try character(value)
      return try layout(
        sign: "", prefix: "", digits: "", rest: String(Character(scalar)), spec)
    }
    let digits: String
    let prefix: String
    switch type {
    case "b": (digits, prefix) = (try value.magnitudeDigits(radix: 2), "0b")
    case "o": (digits, prefix) = (try value.magnitudeDigits(radix: 8), "0o")
    case "x": (digits, prefix) = (try value.magnitudeDigits(radix: 16), "0x")
    case "X": (digits, prefix) = (try value.magnitudeDigits(radix: 16).uppercased(), "0X")
    default: (digits, prefix) = (try value.magnitudeDigits(radix: 10), "")
    }
    return try layout(
      sign: sign(negative: value.signum < 0, spec), prefix: spec.alternate ? prefix : "",
      digits: digits, rest: "", spec)
  }

  /// The character of the conversions `c`; throws OverflowError outside Unicode.
  static func character(_ value: Integer) throws(TextError) -> Unicode.Scalar {
    guard let code = value.small else {
      throw .overflow("Python int too large to convert to C long")
    }
    guard code >= 0, code < 0x110000 else {
      throw .overflow("%c arg not in range(0x110000)")
    }
    return Unicode.Scalar(UInt32(code)) ?? "\u{FFFD}"
  }

  /// `format(value, spec)` for a float.
  public static func float(_ value: Double, spec text: String) throws(TextError) -> String {
    guard !text.isEmpty else { return FloatText.repr(value) }
    if let quick = QuickFormatting.float(value, text) { return quick }
    let spec = try FormatSpec(text, defaultAlign: ">", typeName: "float", defaultType: nil)
    return try float(value, spec, typeName: "float")
  }

  private static func float(
    _ value: Double, _ spec: FormatSpec, typeName: String
  ) throws(TextError) -> String {
    guard spec.precision <= Int(Int32.max) else { throw .value("precision too big") }
    guard spec.precision <= TextLimits.floatPrecision else { throw .memory }
    var body: String
    switch spec.type {
    case nil:
      body = try general(value, spec)
    case "e", "E", "f", "F", "g", "G", "n":
      let letter: Unicode.Scalar = spec.type == "n" ? "g" : spec.type!
      body = FloatText.printed(
        value, conversion: Character(letter), precision: spec.precision < 0 ? 6 : spec.precision,
        alternate: spec.alternate)
    case "%":
      body =
        FloatText.printed(
          value * 100, conversion: "f", precision: spec.precision < 0 ? 6 : spec.precision,
          alternate: spec.alternate) + "%"
    default:
      throw FormatSpec.unknown(spec.type ?? "s", typeName)
    }
    // The C library signs nan; Python does not.
    var negative = body.hasPrefix("-")
    if negative { body.removeFirst() }
    if value.isNaN { negative = false }
    if spec.noNegativeZero, negative, isZero(body) { negative = false }
    let digits = body.prefix { $0.isASCII && $0.isNumber }
    return try layout(
      sign: sign(negative: negative, spec), prefix: "", digits: String(digits),
      rest: String(body.dropFirst(digits.count)), spec)
  }

  private static func isZero(_ body: String) -> Bool {
    for byte in body.utf8 {
      if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") { return true }
      if byte >= UInt8(ascii: "1"), byte <= UInt8(ascii: "9") { return false }
      if byte == UInt8(ascii: "i") || byte == UInt8(ascii: "n") { return false }
    }
    return true
  }

  /// No type letter: as repr without a precision, like `g` with one digit after the point otherwise.
  private static func general(_ value: Double, _ spec: FormatSpec) throws(TextError) -> String {
    guard spec.precision >= 0, value.isFinite else {
      let text = FloatText.repr(value)
      return spec.alternate && value.isFinite && !text.contains(".")
        ? text.replacingMantissaEnd(with: ".") : text
    }
    let precision = max(1, spec.precision)
    let printed = FloatText.printed(value, conversion: "e", precision: precision - 1)
    var digits: [UInt8] = []
    var exponent = 0
    for (index, byte) in printed.utf8.enumerated() {
      if byte == UInt8(ascii: "e") {
        exponent = Int(printed.utf8.dropFirst(index + 1).withDecodedText) ?? 0
        break
      }
      if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { digits.append(byte) }
    }
    var point = exponent + 1
    if value == 0 {
      point = 1
      if !spec.alternate { digits = [UInt8(ascii: "0")] }
    }
    let body: String
    if spec.alternate {
      body = FloatText.layout(
        digits, point: point, positionalBelow: precision - 1, keepPoint: true, upper: false)
    } else {
      let (short, place) = FloatText.normalised(digits, point: point)
      body = FloatText.layout(
        short, point: place, positionalBelow: precision - 1, keepPoint: true, upper: false)
    }
    return value.sign == .minus ? "-" + body : body
  }

  private static func sign(negative: Bool, _ spec: FormatSpec) -> String {
    if negative { return "-" }
    switch spec.sign {
    case "+": return "+"
    case " ": return " "
    default: return ""
    }
  }

  private static func layout(
    sign: String, prefix: String, digits: String, rest: String, _ spec: FormatSpec
  ) throws(TextError) -> String {
    guard spec.width <= TextLimits.characters else { throw .memory }
    let fixed = sign.count + prefix.count + rest.unicodeScalars.count
    let inner = spec.fill == "0" && spec.align == "=" ? spec.width - fixed : 0
    let grouped = group(digits, spec.grouping, minimumWidth: inner)
    let number = grouped + rest
    let count = sign.count + prefix.count + number.unicodeScalars.count
    guard spec.align == "=" else { return try spec.padded(sign + prefix + number) }
    let missing = max(0, spec.width - count)
    let padding = String(String.UnicodeScalarView(repeatElement(spec.fill, count: missing)))
    return sign + prefix + padding + number
  }

  /// Digits with separators; zeros fill up to a minimum width, and a separator never leads.
  private static func group(
    _ digits: String, _ grouping: FormatSpec.Grouping, minimumWidth: Int
  ) -> String {
    let separator: UInt8
    let size: Int
    switch grouping {
    case .none: return digits
    case .comma: (separator, size) = (UInt8(ascii: ","), 3)
    case .underscore: (separator, size) = (UInt8(ascii: "_"), 3)
    case .underscoreByFour: (separator, size) = (UInt8(ascii: "_"), 4)
    }
    guard !digits.isEmpty else { return digits }
    var reversed: [UInt8] = []
    var inGroup = 0
    for byte in digits.utf8.reversed() {
      if inGroup == size {
        reversed.append(separator)
        inGroup = 0
      }
      reversed.append(byte)
      inGroup += 1
    }
    while reversed.count < minimumWidth {
      if inGroup == size {
        reversed.append(separator)
        inGroup = 0
      }
      reversed.append(UInt8(ascii: "0"))
      inGroup += 1
    }
    return String(decoding: reversed.reversed(), as: UTF8.self)
  }
}

extension Sequence where Element == UInt8 {
  /// The bytes read as UTF-8.
  fileprivate var withDecodedText: String { String(decoding: Array(self), as: UTF8.self) }
}

extension String {
  /// The text with a point between its digits and its exponent.
  fileprivate func replacingMantissaEnd(with point: String) -> String {
    guard let mark = firstIndex(of: "e") else { return self + point }
    return self[..<mark] + point + self[mark...]
  }
}
