// What the pure text and number routines throw: the type of the Python exception that the caller
// shall raise, and its message. Nothing here knows objects, so that the routines can be tested alone.

/// An exception that a text or number routine asks its caller to raise.
public struct TextError: Error, Equatable {
  /// The Python exception types that text and number routines raise.
  public enum Kind: String {
    case valueError = "ValueError"
    case typeError = "TypeError"
    case overflowError = "OverflowError"
    case zeroDivisionError = "ZeroDivisionError"
    case memoryError = "MemoryError"
    case indexError = "IndexError"
  }

  public let kind: Kind
  public let message: String

  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  static func value(_ message: String) -> TextError { TextError(.valueError, message) }
  static func overflow(_ message: String) -> TextError { TextError(.overflowError, message) }
  static let memory = TextError(.memoryError, "")
}

/// The sizes past which a text or a number is refused instead of built.
enum TextLimits {
  /// Characters of one padded or repeated text.
  static let characters = 1 << 28
  /// Bits of one integer.
  static let integerBits = 1 << 24
  /// Decimal digits of an integer that may be read or written, CPython's default.
  static let integerDigits = 4300
  /// Digits past the point of one float.
  static let floatPrecision = 1 << 24
}
