import Glibc

/// Compares two printed numbers to the precision that is printed.
///
/// Whole numbers must be the same: they count things, and a printed precision of 0 would let `0.`
/// pass for `1.`. Decimals are near if they differ by no more than one unit of the last place that
/// the stored one shows, where that is at most a thousandth of its size (so `0.1235` may be `0.1236`,
/// but `0.001` not `0.002`); digits beyond those that float32 holds, a millionth, do not count.
struct NumberComparison {
  let isSame: Bool
  let isNear: Bool
  let absoluteError: Double
  let relativeError: Double

  init(stored: Substring, got: Substring) {
    isSame = stored == got
    let wanted = strtod(String(stored), nil)
    let given = strtod(String(got), nil)
    let distance = abs(wanted - given)
    absoluteError = distance
    relativeError =
      distance == 0 ? 0 : distance / (wanted == 0 ? abs(given) : abs(wanted))
    guard !isSame else {
      isNear = true
      return
    }
    guard let unit = NumberComparison.unit(of: stored), NumberComparison.unit(of: got) != nil else {
      isNear = false
      return
    }
    guard distance > 0 else {
      // The same value: only the sign of a zero may differ, not the way a number is written.
      isNear = wanted == 0 && NumberComparison.unit(of: got) == unit
      return
    }
    let size = max(abs(wanted), abs(given))
    // A product of decimals is seldom exact: what counts as one unit is a bit more.
    isNear = distance <= max(min(unit, size * 1.001e-3) * 1.000001, size * 1e-6)
  }

  /// What one in the last printed place is worth; nil for whole numbers, with or without a point.
  private static func unit(of number: Substring) -> Double? {
    let mantissa = number.prefix { $0 != "e" && $0 != "E" }
    let exponent = Int(number[mantissa.endIndex...].dropFirst()) ?? 0
    let isScaled = mantissa.endIndex != number.endIndex
    guard let point = mantissa.firstIndex(of: ".") else {
      return isScaled ? pow(10, Double(exponent)) : nil
    }
    let places = mantissa[point...].utf8.count - 1
    guard places > 0 || isScaled else { return nil }
    return pow(10, Double(exponent - places))
  }
}
