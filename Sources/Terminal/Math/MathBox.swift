/// A piece of a formula as rows of text, one of which is its baseline.
///
/// Invariant: there is at least one row, all rows are `width` columns wide, and `baseline` is one of
/// them.
struct MathBox: Equatable {
  private(set) var rows: [String]
  private(set) var width: Int
  private(set) var baseline: Int

  init(_ text: String = "") {
    rows = [text]
    width = DisplayWidth.of(text)
    baseline = 0
  }

  /// Rows below each other, each put into the middle or to the left.
  init(_ rows: [String], baseline: Int, isCentered: Bool) {
    let widths = rows.map { DisplayWidth.of($0) }
    let width = widths.max() ?? 0
    self.rows = zip(rows, widths).map { row, own in
      let before = isCentered ? (width - own) / 2 : 0
      return MathBox.blanks(before) + row + MathBox.blanks(width - own - before)
    }
    if rows.isEmpty { self.rows = [""] }
    self.width = width
    self.baseline = min(max(baseline, 0), self.rows.count - 1)
  }

  var height: Int { rows.count }
  var isEmpty: Bool { width == 0 }

  static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  /// Puts another box to the right, baseline to baseline.
  mutating func append(_ other: MathBox) {
    if height == 1, other.height == 1 {
      rows[0] += other.rows[0]
      width += other.width
      return
    }
    let above = max(baseline, other.baseline)
    let below = max(height - baseline, other.height - other.baseline)
    rows = (0..<(above + below)).map { index in
      row(index - above) + other.row(index - above)
    }
    width += other.width
    baseline = above
  }

  /// The row at a distance from the baseline, or blanks.
  private func row(_ distance: Int) -> String {
    let index = baseline + distance
    return rows.indices.contains(index) ? rows[index] : MathBox.blanks(width)
  }

  mutating func append(_ text: String) { append(MathBox(text)) }

  /// A box with text at its right upper and lower corners.
  func withCorners(upper: String, lower: String) -> MathBox {
    let extra = max(DisplayWidth.of(upper), DisplayWidth.of(lower))
    var box = self
    for index in rows.indices {
      let text = index == 0 ? upper : index == rows.count - 1 ? lower : ""
      box.rows[index] += text + MathBox.blanks(extra - DisplayWidth.of(text))
    }
    box.width += extra
    return box
  }

  /// The box with blanks to its left and right.
  func padded(_ before: Int, _ after: Int) -> MathBox {
    MathBox(
      rows.map { MathBox.blanks(before) + $0 + MathBox.blanks(after) }, baseline: baseline,
      isCentered: false)
  }

  /// The box between delimiters that are as tall as it is.
  func delimited(_ open: String, _ close: String) -> MathBox {
    var box = MathBox.fence(open, height, baseline)
    box.append(self)
    box.append(MathBox.fence(close, height, baseline))
    return box
  }

  private static let pieces: [String: (top: String, middle: String, bottom: String)] = [
    "(": ("⎛", "⎜", "⎝"), ")": ("⎞", "⎟", "⎠"), "[": ("⎡", "⎢", "⎣"), "]": ("⎤", "⎥", "⎦"),
    "{": ("⎧", "⎪", "⎩"), "}": ("⎫", "⎪", "⎭"), "|": ("│", "│", "│"), "‖": ("║", "║", "║"),
    "⌊": ("⎢", "⎢", "⎣"), "⌋": ("⎥", "⎥", "⎦"), "⌈": ("⎡", "⎢", "⎢"), "⌉": ("⎤", "⎥", "⎥"),
  ]

  private static func fence(_ sign: String, _ height: Int, _ baseline: Int) -> MathBox {
    guard height > 1, let piece = pieces[sign] else { return MathBox(sign) }
    let rows = (0..<height).map { index in
      if (sign == "{" || sign == "}"), height > 2, index == height / 2 {
        return sign == "{" ? "⎨" : "⎬"
      }
      return index == 0 ? piece.top : index == height - 1 ? piece.bottom : piece.middle
    }
    return MathBox(rows, baseline: baseline, isCentered: false)
  }
}
