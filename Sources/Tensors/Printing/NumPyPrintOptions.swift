// What `numpy.set_printoptions` sets.

/// How NumPy arrays are turned into text.
public struct NumPyPrintOptions: Equatable, Sendable {
  /// How `precision` is read.
  public enum FloatMode: String, Sendable {
    /// Exactly `precision` digits.
    case fixed
    /// As many digits as each number needs.
    case unique
    /// At most `precision` digits.
    case maxprec
    /// At most `precision` digits, the same number for all elements.
    case maxprecEqual = "maxprec_equal"
  }

  /// Which sign positive numbers carry.
  public enum Sign: String, Sendable {
    case minus = "-"
    case plus = "+"
    case space = " "
  }

  /// Digits after the point.
  public var precision = 8
  /// An array with more elements than this is summarized.
  public var threshold = 1000.0
  /// How many elements a summary keeps at each end of a dimension.
  public var edgeItems = 3
  /// Columns before a line breaks.
  public var lineWidth = 75
  /// Whether small numbers print as zeros rather than in scientific notation.
  public var suppressesSmall = false
  /// The text of a value that is not a number.
  public var nanText = "nan"
  /// The text of infinity.
  public var infinityText = "inf"
  /// Which sign positive numbers carry.
  public var sign = Sign.minus
  /// How `precision` is read.
  public var floatMode = FloatMode.maxprec

  /// NumPy's defaults.
  public init() {}

  /// The options in force.
  public static var current = NumPyPrintOptions()
}
