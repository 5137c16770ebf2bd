// What `torch.set_printoptions` sets. The options are one value for the whole process, because
// PyTorch's are; whoever rewinds a session puts the old value back.

/// How tensors are turned into text.
public struct PrintOptions: Equatable, Sendable {
  /// Digits after the point of a floating point number.
  public var precision = 4
  /// A tensor with more elements than this is summarized.
  public var threshold = 1000.0
  /// How many elements a summary keeps at each end of a dimension.
  public var edgeItems = 3
  /// Columns before a line breaks.
  public var lineWidth = 80
  /// Whether numbers are in scientific notation; nil lets the values decide.
  public var scientific: Bool?

  /// PyTorch's defaults.
  public init() {}

  /// The options in force.
  public static var current = PrintOptions()

  /// The profiles that `set_printoptions(profile=...)` knows: `default`, `short` and `full`.
  public mutating func apply(profile: String) {
    switch profile {
    case "default": (precision, threshold, edgeItems, lineWidth) = (4, 1000, 3, 80)
    case "short": (precision, threshold, edgeItems, lineWidth) = (2, 1000, 2, 80)
    case "full": (precision, threshold, edgeItems, lineWidth) = (4, .infinity, 3, 80)
    default: break
    }
  }
}
