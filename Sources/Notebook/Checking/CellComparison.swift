/// Compares all that a cell shows with what is stored for it.
public struct CellComparison {
  /// How much alike a run is to the stored one.
  public enum Verdict: Int, Comparable {
    /// The same text.
    case exact
    /// The same text but for decimals that are near each other.
    case near
    case different

    public static func < (left: Verdict, right: Verdict) -> Bool { left.rawValue < right.rawValue }
  }

  public private(set) var verdict = Verdict.exact
  /// The parts that differ.
  private(set) var differences: [(part: ShownOutputs.Part, text: TextComparison)] = []

  public init(stored: [Output], got: [Output]) {
    guard stored != got else { return }
    let wanted = ShownOutputs(stored)
    let given = ShownOutputs(got)
    guard wanted != given else { return }
    let parts = wanted.parts.map(\.name)
    for part in parts + given.parts.map(\.name).filter({ !parts.contains($0) }) {
      let comparison = TextComparison(
        stored: wanted.text(of: part), got: given.text(of: part))
      let isThere = (wanted.has(part), given.has(part))
      if isThere.0 != isThere.1 || comparison.verdict == .different {
        verdict = .different
        differences.append((part, comparison))
      } else if comparison.verdict == .near {
        verdict = max(verdict, .near)
      }
    }
  }

  /// The largest errors of numbers that differ.
  var largestErrors: (absolute: Double, relative: Double) {
    (
      differences.map(\.text.absoluteError).max() ?? 0,
      differences.map(\.text.relativeError).max() ?? 0
    )
  }
}

extension ShownOutputs {
  fileprivate func text(of part: Part) -> String {
    parts.first { $0.name == part }?.text ?? ""
  }

  /// Whether the part is there, be it empty: a stream is not there without a text.
  fileprivate func has(_ part: Part) -> Bool { parts.contains { $0.name == part } }
}
