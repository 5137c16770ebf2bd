// Literal values. The language knows no big integers: a literal that does not fit is kept as text.

/// The value of a literal.
public enum Constant: Hashable, Sendable {
  case none
  case ellipsis
  case bool(Bool)
  case int(Int)
  /// Digits without prefix and underscores, for integers beyond 64 bits; radix is 2, 8, 10 or 16.
  case bigInt(digits: String, radix: Int)
  case float(Double)
  /// `2j`.
  case imaginary(Double)
  case string(String)
  case bytes([UInt8])
}
