/// Compares a line that a cell shows with the stored one, token by token.
struct LineComparison {
  enum Verdict {
    case same
    /// Only blanks before numbers differ, as they do in a table where another number got wider.
    case shifted
    /// The same but for numbers that are near each other.
    case near
    case different
  }

  private(set) var verdict: Verdict
  /// Both lines in pieces; those that differ are marked.
  private(set) var stored: [Piece] = []
  private(set) var got: [Piece] = []
  private(set) var absoluteError = 0.0
  private(set) var relativeError = 0.0

  /// A part of a line.
  struct Piece: Equatable {
    var text: String
    var isDifferent: Bool
  }

  init(stored storedLine: Substring, got gotLine: Substring) {
    verdict = .same
    guard storedLine != gotLine else { return }
    compare(OutputToken.tokens(of: storedLine), OutputToken.tokens(of: gotLine))
  }

  private mutating func compare(_ wanted: [OutputToken], _ given: [OutputToken]) {
    var isShifted = false
    var isNear = false
    var left = 0
    var right = 0
    while left < wanted.count || right < given.count {
      let first = left < wanted.count ? wanted[left] : nil
      let second = right < given.count ? given[right] : nil
      if let first, let second, first.kind == second.kind, first.kind != .blank {
        switch first.kind {
        case .number:
          let comparison = NumberComparison(stored: first.text, got: second.text)
          guard comparison.isNear else { return mark(wanted, given, left, right) }
          isNear = isNear || !comparison.isSame
          note(comparison)
        case .address, .time: break
        case .word, .sign, .blank:
          guard first.text == second.text else { return mark(wanted, given, left, right) }
        }
        left += 1
        right += 1
        continue
      }
      if first?.kind == .blank, first == second {
        left += 1
        right += 1
        continue
      }
      // Blanks of another width, or on one side only, are fine before numbers and at the end.
      let nextLeft = first?.kind == .blank ? left + 1 : left
      let nextRight = second?.kind == .blank ? right + 1 : right
      guard nextLeft + nextRight > left + right,
        LineComparison.isNumber(wanted, nextLeft), LineComparison.isNumber(given, nextRight)
      else { return mark(wanted, given, left, right) }
      isShifted = true
      left = nextLeft
      right = nextRight
    }
    verdict = isNear ? .near : isShifted ? .shifted : .same
  }

  private static func isNumber(_ tokens: [OutputToken], _ index: Int) -> Bool {
    index < tokens.count && [.number, .time].contains(tokens[index].kind)
  }

  private mutating func note(_ comparison: NumberComparison) {
    if comparison.absoluteError > absoluteError { absoluteError = comparison.absoluteError }
    if comparison.relativeError > relativeError { relativeError = comparison.relativeError }
  }

  /// The lines differ from these places on: numbers are compared pair by pair if both lines have the
  /// same shape, else all between the common beginning and the common end differs.
  private mutating func mark(
    _ wanted: [OutputToken], _ given: [OutputToken], _ left: Int, _ right: Int
  ) {
    verdict = .different
    let first = wanted.filter { $0.kind != .blank }
    let second = given.filter { $0.kind != .blank }
    if first.count == second.count, zip(first, second).allSatisfy({ $0.kind == $1.kind }) {
      var differs: Set<Substring.Index> = []
      var alsoDiffers: Set<Substring.Index> = []
      for (one, other) in zip(first, second) where !matches(one, other) {
        differs.insert(one.text.startIndex)
        alsoDiffers.insert(other.text.startIndex)
      }
      stored = LineComparison.pieces(wanted) { differs.contains($0.text.startIndex) }
      got = LineComparison.pieces(given) { alsoDiffers.contains($0.text.startIndex) }
      if !differs.isEmpty { return }
    }
    var end = 0
    while end < min(wanted.count - left, given.count - right),
      wanted[wanted.count - 1 - end] == given[given.count - 1 - end]
    {
      end += 1
    }
    stored = LineComparison.pieces(wanted, from: left, to: wanted.count - end)
    got = LineComparison.pieces(given, from: right, to: given.count - end)
  }

  private mutating func matches(_ one: OutputToken, _ other: OutputToken) -> Bool {
    switch one.kind {
    case .number:
      let comparison = NumberComparison(stored: one.text, got: other.text)
      note(comparison)
      return comparison.isNear
    case .address, .time: return true
    case .word, .sign, .blank: return one.text == other.text
    }
  }

  private static func pieces(_ tokens: [OutputToken], from start: Int, to end: Int) -> [Piece] {
    pieces(tokens[..<start]) { _ in false } + pieces(tokens[start..<max(start, end)]) { _ in true }
      + pieces(tokens[max(start, end)...]) { _ in false }
  }

  private static func pieces(
    _ tokens: some Sequence<OutputToken>, isDifferent: (OutputToken) -> Bool
  ) -> [Piece] {
    var pieces: [Piece] = []
    for token in tokens {
      let differs = isDifferent(token)
      if pieces.last?.isDifferent == differs {
        pieces[pieces.count - 1].text += token.text
      } else {
        pieces.append(Piece(text: String(token.text), isDifferent: differs))
      }
    }
    return pieces
  }
}
