// The format that NumPy chooses for the floating point elements of one array.
//
// All elements share a notation, and a number of columns on each side of the point. Digits are the
// fewest that tell a number from its neighbours of the same type, cut at the precision. The rules
// are those of NumPy's `FloatingFormat`.

/// A format that fits all shown elements of a floating point array.
struct NumPyFloatFormat {
  private let options: NumPyPrintOptions
  private let format: DType
  private var precision: Int?
  private var isScientific = false
  private var exponentDigits = 2
  private var leftColumns = 0
  private var rightColumns = 0
  private var fractionIsFixed = false

  /// Chooses the format for some elements.
  init(_ values: [Double], format: DType, options: NumPyPrintOptions) {
    self.options = options
    self.format = format
    precision = options.floatMode == .unique ? nil : options.precision
    let finite = values.filter(\.isFinite)
    isScientific = Self.wantsScientific(finite, format: format, options: options)
    if isScientific {
      measureScientific(finite)
    } else {
      measurePositional(finite)
    }
    if options.sign == .space && !finite.contains(where: { $0.sign == .minus }) {
      leftColumns += 1
    }
    guard finite.count < values.count else { return }
    let signColumns = options.sign != .minus || values.contains(-.infinity) ? 1 : 0
    let offset = rightColumns + 1
    leftColumns = max(
      leftColumns, options.nanText.unicodeScalars.count - offset,
      options.infinityText.unicodeScalars.count + signColumns - offset)
  }

  private static func wantsScientific(
    _ finite: [Double], format: DType, options: NumPyPrintOptions
  ) -> Bool {
    var smallest = Double.infinity
    var largest = 0.0
    for value in finite where value != 0 {
      smallest = min(smallest, value.magnitude)
      largest = max(largest, value.magnitude)
    }
    guard largest > 0 else { return false }
    // Comparisons are made in the elements' own precision.
    let limit: Double
    let tiny: Double
    let ratio: Double
    switch format {
    case .float16:
      (limit, tiny) = (1e3, Double(HalfPrecision.float(0x068e)))
      ratio = largest / smallest
    case .float32:
      (limit, tiny) = (1e6, Double(Float(0.0001)))
      ratio = Double(Float(largest) / Float(smallest))
    default:
      (limit, tiny) = (1e8, 0.0001)
      ratio = largest / smallest
    }
    return largest >= limit || (!options.suppressesSmall && (smallest < tiny || ratio > 1000))
  }

  private func shortest(_ value: Double) -> ShortestDigits {
    switch format {
    case .float32: ShortestDigits(Float(value))
    case .float16: ShortestDigits(half: Float(value))
    default: ShortestDigits(value)
    }
  }

  // MARK: Measuring

  private mutating func measurePositional(_ finite: [Double]) {
    for value in finite {
      let (whole, fraction) = split(positional(value))
      leftColumns = max(leftColumns, whole)
      rightColumns = max(rightColumns, fraction)
    }
    guard options.floatMode == .fixed || options.floatMode == .maxprecEqual, !finite.isEmpty else {
      return
    }
    precision = rightColumns
    fractionIsFixed = true
  }

  private mutating func measureScientific(_ finite: [Double]) {
    var fractionDigits = 0
    for value in finite {
      let digits = shortest(value)
      var fraction = digits.digits.count - 1
      if options.floatMode == .fixed {
        fraction = options.precision
      } else if let precision, fraction > precision {
        var text: [UInt8] = []
        DecimalText.appendScientific(value.magnitude, fractionDigits: precision, to: &text)
        let mantissa = text.prefix { $0 != UInt8(ascii: "e") }
        let zeros = mantissa.reversed().prefix { $0 == UInt8(ascii: "0") }.count
        fraction = precision - min(zeros, precision)
      }
      fractionDigits = max(fractionDigits, fraction)
      let exponent = value == 0 ? 0 : digits.pointPlace - 1
      if exponent.magnitude >= 100 { exponentDigits = max(exponentDigits, 3) }
      leftColumns = max(leftColumns, value.sign == .minus || options.sign == .plus ? 2 : 1)
    }
    precision = fractionDigits
    rightColumns = exponentDigits + 2 + fractionDigits
  }

  private func split(_ text: [UInt8]) -> (whole: Int, fraction: Int) {
    let point = text.firstIndex(of: UInt8(ascii: ".")) ?? text.count
    return (point, text.count - point - 1)
  }

  // MARK: Writing

  /// The text of one element, padded to the format's columns.
  func word(_ value: Double) -> String {
    guard value.isFinite else { return nonFinite(value) }
    var text: [UInt8]
    var padding: Int
    if isScientific {
      text = scientific(value)
      padding = leftColumns - split(text).whole
      padding = max(0, padding)
    } else {
      text = positional(value)
      let (whole, fraction) = split(text)
      padding = max(0, leftColumns - whole)
      for _ in 0..<max(0, rightColumns - fraction) { text.append(UInt8(ascii: " ")) }
    }
    return String(repeating: " ", count: padding) + String(decoding: text, as: UTF8.self)
  }

  private func nonFinite(_ value: Double) -> String {
    var text = options.sign == .plus ? "+" : ""
    if value.isNaN {
      text += options.nanText
    } else {
      text = (value < 0 ? "-" : text) + options.infinityText
    }
    let columns = leftColumns + rightColumns + 1
    return String(repeating: " ", count: max(0, columns - text.unicodeScalars.count)) + text
  }

  private func signed(_ value: Double) -> [UInt8] {
    if value.sign == .minus { return [UInt8(ascii: "-")] }
    return options.sign == .plus ? [UInt8(ascii: "+")] : []
  }

  private func positional(_ value: Double) -> [UInt8] {
    var text = signed(value)
    if options.floatMode == .fixed || fractionIsFixed {
      let digits = precision ?? 0
      DecimalText.appendFixed(value.magnitude, fractionDigits: digits, to: &text)
      if digits == 0 { text.append(UInt8(ascii: ".")) }
      return text
    }
    let digits = shortest(value)
    guard let precision, digits.fractionCount > precision else {
      digits.appendPositional(to: &text)
      return text
    }
    DecimalText.appendFixed(value.magnitude, fractionDigits: precision, to: &text)
    guard precision > 0 else { return text + [UInt8(ascii: ".")] }
    while text.last == UInt8(ascii: "0") { text.removeLast() }
    return text
  }

  private func appendScientific(_ digits: [UInt8], exponent: Int, to text: inout [UInt8]) {
    text.append(digits[0])
    if digits.count > 1 {
      text.append(UInt8(ascii: "."))
      text.append(contentsOf: digits[1...])
    }
    text.append(contentsOf: exponent < 0 ? "e-".utf8 : "e+".utf8)
    let magnitude = String(exponent.magnitude)
    text.append(contentsOf: (magnitude.utf8.count < 2 ? "0" + magnitude : magnitude).utf8)
  }

  private func scientific(_ value: Double) -> [UInt8] {
    var text = signed(value)
    let digits = precision ?? 0
    let unique = shortest(value).digits
    if options.floatMode != .fixed && unique.count == digits + 1 {
      // The unique digits may differ from the rounded ones next to a power of two.
      appendScientific(unique, exponent: shortest(value).pointPlace - 1, to: &text)
    } else {
      DecimalText.appendScientific(value.magnitude, fractionDigits: digits, to: &text)
    }
    guard let e = text.firstIndex(of: UInt8(ascii: "e")) else { return text }
    let missing = exponentDigits - (text.count - e - 2)
    if missing > 0 {
      text.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: missing), at: e + 2)
    }
    if digits == 0 { text.insert(UInt8(ascii: "."), at: e) }
    return text
  }
}
