/// Compares a text that a cell shows with the stored one, line by line.
///
/// Line ends at the end of the text do not count. If the texts differ, the lines are aligned, so that
/// one that is new or missing does not make all that follow it differ.
struct TextComparison {
  enum Verdict {
    case exact
    case near
    case different
  }

  /// A row of the aligned texts.
  enum Row {
    /// A line that both have.
    case common(String)
    case changed(LineComparison)
    /// Only the stored text has the line.
    case missing(String)
    /// Only the new text has it.
    case added(String)
  }

  private(set) var verdict: Verdict
  /// The aligned texts, if they differ.
  private(set) var rows: [Row] = []
  private(set) var absoluteError = 0.0
  private(set) var relativeError = 0.0

  /// Larger texts are aligned place by place: aligning takes the product of their sizes.
  private static let alignedCells = 1_000_000

  init(stored: String, got: String) {
    verdict = .exact
    guard stored != got else { return }
    let wanted = TextComparison.lines(stored)
    let given = TextComparison.lines(got)
    let count = min(wanted.count, given.count)
    var isNear = false
    var isShifted = false
    var same: [Bool] = []
    for index in 0..<count {
      let comparison = compare(wanted[index], given[index])
      isNear = isNear || comparison.verdict == .near
      isShifted = isShifted || comparison.verdict == .shifted
      same.append(comparison.verdict != .different)
    }
    if wanted.count == given.count, !same.contains(false), isNear || !isShifted {
      verdict = isNear ? .near : .exact
      return
    }
    verdict = .different
    align(wanted, given, leading: same.firstIndex(of: false) ?? count, blanksCount: !isNear)
  }

  private static func lines(_ text: String) -> [Substring] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private mutating func compare(_ stored: Substring, _ got: Substring) -> LineComparison {
    let comparison = LineComparison(stored: stored, got: got)
    absoluteError = max(absoluteError, comparison.absoluteError)
    relativeError = max(relativeError, comparison.relativeError)
    return comparison
  }

  // MARK: - Alignment

  private mutating func align(
    _ wanted: [Substring], _ given: [Substring], leading: Int, blanksCount: Bool
  ) {
    // Errors are those of lines that face each other once the texts are aligned.
    absoluteError = 0
    relativeError = 0
    let start = blanksCount ? firstDifference(wanted, given) : leading
    for line in wanted[..<start] { rows.append(.common(String(line))) }
    var tail = 0
    while tail < min(wanted.count, given.count) - start,
      wanted[wanted.count - 1 - tail] == given[given.count - 1 - tail]
    {
      tail += 1
    }
    let left = Array(wanted[start..<wanted.count - tail])
    let right = Array(given[start..<given.count - tail])
    for (first, second) in TextComparison.pairs(left, right) {
      switch (first, second) {
      case (let first?, let second?): rows.append(row(left[first], right[second]))
      case (let first?, nil): rows.append(.missing(String(left[first])))
      case (nil, let second?): rows.append(.added(String(right[second])))
      case (nil, nil): break
      }
    }
    for line in wanted[(wanted.count - tail)...] { rows.append(.common(String(line))) }
  }

  private func firstDifference(_ wanted: [Substring], _ given: [Substring]) -> Int {
    zip(wanted, given).enumerated().first { $1.0 != $1.1 }?.offset
      ?? min(wanted.count, given.count)
  }

  private mutating func row(_ stored: Substring, _ got: Substring) -> Row {
    guard stored != got else { return .common(String(stored)) }
    let comparison = compare(stored, got)
    switch comparison.verdict {
    case .same, .near: return .common(String(stored))
    case .shifted, .different: return .changed(comparison)
    }
  }

  /// The places of lines that face each other: common lines first (the longest common subsequence),
  /// what lies between them in order.
  private static func pairs(
    _ left: [Substring], _ right: [Substring]
  ) -> [(Int?, Int?)] {
    guard left.count != right.count, left.count * right.count <= alignedCells else {
      return facing(0..<left.count, 0..<right.count)
    }
    var pairs: [(Int?, Int?)] = []
    var place = (left: 0, right: 0)
    for common in commonLines(left, right) + [(left.count, right.count)] {
      pairs += facing(place.left..<common.0, place.right..<common.1)
      if common.0 < left.count { pairs.append((common.0, common.1)) }
      place = (common.0 + 1, common.1 + 1)
    }
    return pairs
  }

  private static func facing(_ left: Range<Int>, _ right: Range<Int>) -> [(Int?, Int?)] {
    (0..<max(left.count, right.count)).map { offset in
      (
        offset < left.count ? left.lowerBound + offset : nil,
        offset < right.count ? right.lowerBound + offset : nil
      )
    }
  }

  private static func commonLines(_ left: [Substring], _ right: [Substring]) -> [(Int, Int)] {
    let width = right.count + 1
    var lengths = [Int32](repeating: 0, count: (left.count + 1) * width)
    for row in left.indices.reversed() {
      for column in right.indices.reversed() {
        lengths[row * width + column] =
          left[row] == right[column]
          ? lengths[(row + 1) * width + column + 1] + 1
          : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
      }
    }
    var common: [(Int, Int)] = []
    var (row, column) = (0, 0)
    while row < left.count, column < right.count {
      if left[row] == right[column] {
        common.append((row, column))
        row += 1
        column += 1
      } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
        row += 1
      } else {
        column += 1
      }
    }
    return common
  }
}
