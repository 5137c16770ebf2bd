/// Finds the times that a line of output measured, which no two runs share.
///
/// A number counts only where the line says that it was measured: behind `took`, `elapsed`, `Wall
/// time`, `CPU times` and the like with a unit, in a line of `%timeit`, and in the brackets of a
/// progress bar. A `t = 3 s` of a lesson on physics is compared.
enum MeasuredTimes {
  private static let units: Set<Substring> = [
    "ns", "us", "µs", "μs", "ms", "s", "sec", "secs", "second", "seconds", "min", "mins",
    "minute", "minutes", "h", "hour", "hours",
  ]
  private static let announcements = [
    "took", "elapsed", "wall time", "cpu times", "time taken", "training time", "execution time",
    "running time", "runtime", "finished in", "completed in", "per loop", "it/s", "s/it",
  ]

  /// The tokens, numbers that were measured and their units being one token of kind `time`.
  static func marked(_ tokens: [OutputToken], in line: Substring) -> [OutputToken] {
    guard tokens.contains(where: { $0.kind == .number }) else { return tokens }
    let lowered = line.lowercased()
    guard let announcement = announcements.first(where: { lowered.contains($0) }) else {
      return tokens
    }
    switch announcement {
    case "per loop": return withTimes(tokens, from: 0) { _ in true }
    case "it/s", "s/it":
      return withTimes(tokens, from: tokens.lastIndex { $0.text == "[" } ?? 0) { _ in true }
    default:
      let words = announcement.split(separator: " ")
      let start = tokens.firstIndex { $0.text.lowercased() == words[0] } ?? 0
      return withTimes(tokens, from: start) { index in
        unit(in: tokens, after: index) != nil || isRight(behind: announcement, index, tokens)
      }
    }
  }

  private static func withTimes(
    _ tokens: [OutputToken], from start: Int, where isTime: (Int) -> Bool
  ) -> [OutputToken] {
    var marked: [OutputToken] = []
    var index = 0
    while index < tokens.count {
      guard index >= start, tokens[index].kind == .number, isTime(index) else {
        marked.append(tokens[index])
        index += 1
        continue
      }
      let end = unit(in: tokens, after: index) ?? index
      let text = tokens[index].text
      let whole = text.base[text.startIndex..<tokens[end].text.endIndex]
      marked.append(OutputToken(kind: .time, text: whole))
      index = end + 1
    }
    return withoutSeconds(marked)
  }

  /// `1min 2s` is one time.
  private static func withoutSeconds(_ tokens: [OutputToken]) -> [OutputToken] {
    var kept: [OutputToken] = []
    for token in tokens {
      if token.kind == .time, kept.count >= 2, kept[kept.count - 1].kind == .blank,
        kept[kept.count - 2].kind == .time
      {
        kept.removeLast()
        continue
      }
      kept.append(token)
    }
    return kept
  }

  /// The place of the unit that stands behind a number, after a blank at most.
  private static func unit(in tokens: [OutputToken], after index: Int) -> Int? {
    var next = index + 1
    if next < tokens.count, tokens[next].kind == .blank { next += 1 }
    guard next < tokens.count, units.contains(tokens[next].text) else { return nil }
    return next
  }

  /// Whether a number without a unit follows the announcement directly: `elapsed: 1.25`.
  private static func isRight(
    behind announcement: String, _ index: Int, _ tokens: [OutputToken]
  ) -> Bool {
    guard announcement != "took", tokens[index].text.contains(".") else { return false }
    var before = index - 1
    while before >= 0, tokens[before].kind == .blank || tokens[before].kind == .sign { before -= 1 }
    guard before >= 0, let last = announcement.split(separator: " ").last else { return false }
    let word = tokens[before].text.lowercased()
    return word == last || word == "time"
  }
}
