// A field of an f-string whose specification stands in the source, `{x:03d}`, with the literal text
// before it: what can be read of it before the program runs.

/// One formatted value of an f-string and the text in front of it.
final class FormattedField {
  let literal: String
  let spec: String
  /// The specification, if it is one of the most common ones.
  private let quickSpec: QuickFormatting.Spec?

  init(literal: String, spec: String) {
    self.literal = literal
    self.spec = spec
    quickSpec = QuickFormatting.Spec(spec)
  }

  /// The literal and the formatted number, nil for other values and rarer specifications.
  func quickText(_ value: Value) -> String? {
    guard let quickSpec else { return nil }
    switch value {
    case .int(let integer): return QuickFormatting.integer(integer, quickSpec, behind: literal)
    case .float(let float): return QuickFormatting.float(float, quickSpec, behind: literal)
    case .undefined, .none, .bool, .object: return nil
    }
  }
}
