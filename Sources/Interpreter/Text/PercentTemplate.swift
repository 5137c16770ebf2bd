// The conversions of the % operator on strings: `%[(key)][flags][width][.precision][length]type`.
// Like FormatTemplate, the text is cut piece by piece; `*` asks the caller for an argument.

/// Cuts a %-format text into literal text and conversions.
public struct PercentTemplate {
  /// A piece of a %-format text.
  public enum Piece {
    case literal(String)
    case conversion(Conversion)
  }

  /// One conversion; width and precision are already read from the arguments where they were `*`.
  public struct Conversion {
    public var key: String?
    public var leftAdjusted = false
    public var plus = false
    public var blank = false
    public var alternate = false
    public var zero = false
    public var width = -1
    public var precision = -1
    public var type: Unicode.Scalar = "s"
    /// Where the type letter stands, for the message about an unknown one.
    public var index = 0
  }

  private let text: [UInt8]
  private var position = 0

  public init(_ text: String) {
    self.text = Array(text.utf8)
  }

  /// The next piece, nil at the end. `star` supplies the integer argument of a `*`.
  public mutating func next<E: Error>(
    star: () throws(E) -> Int, failure: (TextError) -> E
  ) throws(E) -> Piece? {
    guard position < text.count else { return nil }
    let start = position
    while position < text.count, text[position] != UInt8(ascii: "%") { position += 1 }
    if position > start { return .literal(string(start..<position)) }
    position += 1
    var conversion = Conversion()
    if peek == "(" {
      position += 1
      let start = position
      var depth = 1
      while position < text.count, depth > 0 {
        if text[position] == UInt8(ascii: "(") { depth += 1 }
        if text[position] == UInt8(ascii: ")") { depth -= 1 }
        position += 1
      }
      guard depth == 0 else { throw failure(.value("incomplete format key")) }
      conversion.key = string(start..<(position - 1))
    }
    flags: while let flag = peek {
      switch flag {
      case "-": conversion.leftAdjusted = true
      case "+": conversion.plus = true
      case " ": conversion.blank = true
      case "#": conversion.alternate = true
      case "0": conversion.zero = true
      default: break flags
      }
      position += 1
    }
    if peek == "*" {
      position += 1
      conversion.width = try star()
      if conversion.width < 0 {
        conversion.leftAdjusted = true
        conversion.width = conversion.width == .min ? .max : -conversion.width
      }
    } else {
      conversion.width = number(orElse: -1) ?? Int.max
      if conversion.width == Int.max { throw failure(.value("width too big")) }
    }
    if peek == "." {
      position += 1
      if peek == "*" {
        position += 1
        conversion.precision = max(0, try star())
      } else {
        conversion.precision = number(orElse: 0) ?? Int.max
        if conversion.precision == Int.max { throw failure(.value("precision too big")) }
      }
    }
    if let length = peek, length == "h" || length == "l" || length == "L" { position += 1 }
    guard let type = peek else { throw failure(.value("incomplete format")) }
    conversion.type = type
    conversion.index = position
    if !type.isASCII {
      conversion.type = string(position..<text.count).unicodeScalars.first ?? type
      conversion.index = string(0..<position).unicodeScalars.count
    }
    position += 1
    if type == "%", conversion.isPlain { return .literal("%") }
    return .conversion(conversion)
  }

  private var peek: Unicode.Scalar? {
    position < text.count ? Unicode.Scalar(text[position]) : nil
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: text[range], as: UTF8.self)
  }

  /// The decimal number here, `absent` if there is none, nil if it is too large.
  private mutating func number(orElse absent: Int) -> Int? {
    var value: Int?
    while let digit = peek, digit.value >= 48, digit.value <= 57 {
      let (shifted, tooLong) = (value ?? 0).multipliedReportingOverflow(by: 10)
      let (sum, overflow) = shifted.addingReportingOverflow(Int(digit.value) - 48)
      guard !tooLong, !overflow, sum < Int.max else { return nil }
      value = sum
      position += 1
    }
    return value ?? absent
  }
}

extension PercentTemplate.Conversion {
  fileprivate var isPlain: Bool {
    key == nil && !leftAdjusted && !plus && !blank && !alternate && !zero && width < 0
      && precision < 0
  }

  /// Whether the type letter is known.
  var isKnown: Bool { "diouxXeEfFgGcrsa%".unicodeScalars.contains(type) }

  /// The error for an unknown type letter.
  var unknown: TextError {
    let shown = type.value >= 32 && type.value < 127 ? String(Character(type)) : "?"
    return .value(
      "unsupported format character '\(shown)' (0x\(String(type.value, radix: 16))) "
        + "at index \(index)")
  }

  /// A text converted by s, r or a.
  func apply(text: String) throws(TextError) -> String {
    let shown =
      precision < 0
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(precision)))
    return try padded(sign: "", prefix: "", body: shown, zero: false)
  }

  /// An integer converted by d, i, u, o, x or X.
  func apply(integer value: Integer) throws(TextError) -> String {
    var digits: String
    var prefix = ""
    switch type {
    case "o": (digits, prefix) = (try value.magnitudeDigits(radix: 8), "0o")
    case "x": (digits, prefix) = (try value.magnitudeDigits(radix: 16), "0x")
    case "X": (digits, prefix) = (try value.magnitudeDigits(radix: 16).uppercased(), "0X")
    default: digits = try value.magnitudeDigits(radix: 10)
    }
    guard precision <= TextLimits.characters else { throw .memory }
    if digits.utf8.count < precision {
      digits = String(repeating: "0", count: precision - digits.utf8.count) + digits
    }
    return try padded(
      sign: sign(negative: value.signum < 0), prefix: alternate ? prefix : "", body: digits,
      zero: zero)
  }

  /// A float converted by e, f or g.
  func apply(float value: Double) throws(TextError) -> String {
    guard precision <= TextLimits.floatPrecision else { throw .value("precision too big") }
    var body = FloatText.printed(
      value, conversion: Character(type), precision: precision < 0 ? 6 : precision,
      alternate: alternate)
    var negative = body.hasPrefix("-")
    if negative { body.removeFirst() }
    if value.isNaN { negative = false }
    return try padded(sign: sign(negative: negative), prefix: "", body: body, zero: zero)
  }

  private func sign(negative: Bool) -> String {
    negative ? "-" : (plus ? "+" : (blank ? " " : ""))
  }

  private func padded(
    sign: String, prefix: String, body: String, zero: Bool
  ) throws(TextError) -> String {
    let count = sign.utf8.count + prefix.utf8.count + body.unicodeScalars.count
    guard width > count else { return sign + prefix + body }
    guard width <= TextLimits.characters else { throw .memory }
    let missing = width - count
    if leftAdjusted { return sign + prefix + body + String(repeating: " ", count: missing) }
    if zero { return sign + prefix + String(repeating: "0", count: missing) + body }
    return String(repeating: " ", count: missing) + sign + prefix + body
  }
}
