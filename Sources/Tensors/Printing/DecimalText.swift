// Decimal digits of binary floating point numbers, as C's printf and as the shortest text that
// reads back as the same number. All functions append UTF-8, so that layouts build no strings.

import Glibc

/// Writers of decimal numbers.
enum DecimalText {
  private static let powersOfTen: [Double] = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]

  /// Appends `nan`, `inf` or `-inf`; false if the value is finite.
  static func appendNonFinite(_ value: Double, to text: inout [UInt8]) -> Bool {
    guard !value.isFinite else { return false }
    if value.isNaN {
      text.append(contentsOf: "nan".utf8)
    } else {
      text.append(contentsOf: value < 0 ? "-inf".utf8 : "inf".utf8)
    }
    return true
  }

  /// Appends a finite value with a fixed number of digits after the point, as `%.nf` does: the
  /// exact binary value, rounded half to even.
  static func appendFixed(_ value: Double, fractionDigits: Int, to text: inout [UInt8]) {
    if fractionDigits < powersOfTen.count {
      let scale = powersOfTen[fractionDigits]
      let product = value.magnitude * scale
      if product < 0x1p50 {
        // product + error is the exact scaled value, so ties and near ties are decided exactly.
        let error = fma(value.magnitude, scale, -product)
        var rounded = product.rounded(.down)
        let rest = product - rounded
        let isOdd = Int(rounded) & 1 == 1
        if rest > 0.5 || (rest == 0.5 && (error > 0 || (error == 0 && isOdd))) { rounded += 1 }
        appendScaled(
          Int(rounded), fractionDigits: fractionDigits, negative: value.sign == .minus, to: &text)
        return
      }
    }
    appendPrinted("%.*f", value, fractionDigits, to: &text)
  }

  /// Appends a finite value as `%.ne` does, for example `1.2500e-03`.
  static func appendScientific(_ value: Double, fractionDigits: Int, to text: inout [UInt8]) {
    appendPrinted("%.*e", value, fractionDigits, to: &text)
  }

  /// A number as C++ streams print it: six significant digits, for messages.
  static func general(_ value: Double) -> String {
    var text: [UInt8] = []
    appendPrinted("%.*g", value, 6, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  private static func appendScaled(
    _ scaled: Int, fractionDigits: Int, negative: Bool, to text: inout [UInt8]
  ) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { digits in
      var place = 32
      var rest = scaled
      var written = 0
      repeat {
        if written == fractionDigits && fractionDigits > 0 {
          place -= 1
          digits[place] = UInt8(ascii: ".")
        }
        place -= 1
        digits[place] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
        written += 1
      } while rest > 0 || written <= fractionDigits
      if negative { text.append(UInt8(ascii: "-")) }
      text.append(contentsOf: digits[place...])
    }
  }

  private static func appendPrinted(
    _ format: String, _ value: Double, _ fractionDigits: Int, to text: inout [UInt8]
  ) {
    // 309 digits before the point, the point, the sign and the closing zero.
    let capacity = 320 + max(0, fractionDigits)
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
      let length = withVaList([CInt(clamping: fractionDigits), value]) {
        vsnprintf(buffer.baseAddress, capacity, format, $0)
      }
      for index in 0..<min(Int(length), capacity - 1) {
        text.append(UInt8(bitPattern: buffer[index]))
      }
    }
  }
}

/// The shortest decimal digits that read back as the same number of the same precision.
///
/// The value is `0.d1d2d3... * 10^pointPlace`; a zero has the single digit 0 and place 1.
struct ShortestDigits {
  /// The digits, as ASCII, without leading or trailing zeros (except for zero itself).
  var digits: [UInt8] = []
  /// The place of the decimal point, counted from the first digit.
  var pointPlace = 0
  /// Whether a minus sign leads.
  var isNegative = false

  /// Digits that are unique for a double.
  init(_ value: Double) { self.init(parsing: value.description) }

  /// Digits that are unique for a single.
  init(_ value: Float) { self.init(parsing: value.description) }

  /// Digits that are unique for a half, given as the single of the same value.
  init(half value: Float) {
    // Eleven significant bits: at most five digits are needed. Take the fewest that lie closer to
    // this half than to its neighbours; an even significand also owns the borders.
    let magnitude = Double(value.magnitude)
    let exponent = max(magnitude.exponent, -14)
    let step = Double(sign: .plus, exponent: exponent - 10, significand: 1)
    let marginBelow = magnitude.significand == 1 && exponent > -14 ? step / 4 : step / 2
    let isEven = Int(magnitude / step) & 1 == 0
    let exact = ShortestDigits(magnitude)
    for count in 1..<max(exact.digits.count, 1) {
      let lower = exact.digits.prefix(count).reduce(0) { $0 * 10 + Int($1) - 48 }
      let candidates = [lower, lower + 1].filter { candidate in
        guard let read = Double("\(candidate)e\(exact.pointPlace - count)") else { return false }
        let distance = read - magnitude
        let margin = distance >= 0 ? step / 2 : marginBelow
        return distance.magnitude < margin || (isEven && distance.magnitude == margin)
      }
      guard let first = candidates.first else { continue }
      let rest = exact.digits[count...]
      let half: [UInt8] = [UInt8(ascii: "5")]
      let roundsUp =
        rest.lexicographicallyPrecedes(half)
        ? false : rest.elementsEqual(half) ? lower & 1 == 1 : true
      let chosen = candidates.count == 2 && roundsUp ? lower + 1 : first
      let sign = value.sign == .minus ? "-" : ""
      self.init(parsing: "\(sign)\(chosen)e\(exact.pointPlace - count)")
      return
    }
    self.init(parsing: value.description)
  }

  private init(parsing text: String) {
    var exponent = 0
    var point: Int?
    var inExponent = false
    var exponentNegative = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "-"):
        if inExponent { exponentNegative = true } else { isNegative = true }
      case UInt8(ascii: "+"): break
      case UInt8(ascii: "."): point = digits.count
      case UInt8(ascii: "e"): inExponent = true
      default:
        if inExponent {
          exponent = exponent * 10 + Int(byte - UInt8(ascii: "0"))
        } else {
          digits.append(byte)
        }
      }
    }
    pointPlace = (point ?? digits.count) + (exponentNegative ? -exponent : exponent)
    let zero = UInt8(ascii: "0")
    let leading = digits.prefix { $0 == zero }.count
    if leading == digits.count {
      digits = [zero]
      pointPlace = 1
      return
    }
    digits.removeFirst(leading)
    pointPlace -= leading
    while digits.last == zero { digits.removeLast() }
  }

  /// How many digits stand after the point in positional notation.
  var fractionCount: Int { digits == [UInt8(ascii: "0")] ? 0 : max(0, digits.count - pointPlace) }

  /// Appends positional notation: `0.001`, `120.`, `1.5`, always with a point; no sign.
  func appendPositional(to text: inout [UInt8]) {
    let zero = UInt8(ascii: "0")
    if pointPlace <= 0 {
      text.append(zero)
      text.append(UInt8(ascii: "."))
      for _ in 0..<(-pointPlace) { text.append(zero) }
      text.append(contentsOf: digits)
      return
    }
    for index in 0..<pointPlace { text.append(index < digits.count ? digits[index] : zero) }
    text.append(UInt8(ascii: "."))
    if digits.count > pointPlace { text.append(contentsOf: digits[pointPlace...]) }
  }
}
