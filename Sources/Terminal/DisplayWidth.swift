import CLineEditor

/// How many columns text takes on a terminal.
public enum DisplayWidth {
  private static let isPrepared: Bool = {
    line_editor_prepare_locale()
    return true
  }()

  /// The columns of one scalar: 0 for marks that stand above or below another, 2 for wide letters and
  /// emoji.
  public static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x7F { return scalar.value < 0x20 ? 0 : 1 }
    guard isPrepared else { return 1 }
    let width = Int(line_editor_width(scalar.value))
    if width >= 0 { return width }
    // Emoji that are newer than the C library's tables.
    return scalar.value >= 0x1F000 ? 2 : 1
  }

  /// The columns of a text of one line; colour sequences take none.
  public static func of(_ text: String) -> Int {
    var width = 0
    var isInSequence = false
    for scalar in text.unicodeScalars {
      if isInSequence {
        isInSequence = scalar == "[" || scalar == ";" || ("0"..."9").contains(scalar)
      } else if scalar == "\u{1B}" {
        isInSequence = true
      } else {
        width += of(scalar)
      }
    }
    return width
  }
}
