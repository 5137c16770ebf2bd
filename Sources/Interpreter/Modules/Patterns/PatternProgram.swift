// A regular expression as instructions for a backtracking machine.
//
// The machine has a place in the text, a row of slots (two for each group's bounds, then counters and
// places for loops), and a stack of choices to return to. `split` tries one way and remembers the
// other. A loop notes where it began an iteration, and ends when one matched nothing. A number of
// steps bounds what a hostile pattern can cost.

/// A compiled regular expression.
final class PatternProgram {
  enum Instruction {
    case character(UInt32)
    case characterIgnoringCase(UInt32)
    case any
    case anyButNewline
    case set(CharacterClass)
    /// Goes on at the first, later at the second.
    case split(Int, Int)
    case jump(Int)
    case save(Int)
    /// Fails if the place is the one that the slot holds: the loop's body matched nothing.
    case checkProgress(Int)
    case reference(Int, ignoresCase: Bool)
    /// Runs what follows up to `lookEnd` without moving, then goes on at `next`.
    case look(next: Int, isNegated: Bool, back: Int)
    case lookEnd
    case lineStart
    case lineEnd
    case textStart
    case textEnd
    case textEndOrNewline
    case wordBoundary(isNegated: Bool, asciiOnly: Bool)
    case match
  }

  private(set) var instructions: [Instruction] = []
  let groupCount: Int
  private(set) var slotCount: Int

  static let mostInstructions = 200_000

  init(_ node: PatternNode, groupCount: Int) throws(PatternError) {
    self.groupCount = groupCount
    slotCount = 2 * (groupCount + 1)
    try emit(node)
    instructions.append(.match)
  }

  private func emit(_ node: PatternNode) throws(PatternError) {
    guard instructions.count < PatternProgram.mostInstructions else {
      throw PatternError(message: "pattern is too large", position: 0)
    }
    switch node {
    case .empty: break
    case .character(let scalar, let ignoresCase):
      instructions.append(
        ignoresCase
          ? .characterIgnoringCase(CharacterClass.cases(of: scalar).lower) : .character(scalar))
    case .any(let newlines): instructions.append(newlines ? .any : .anyButNewline)
    case .set(let set): instructions.append(.set(set))
    case .sequence(let parts): for part in parts { try emit(part) }
    case .choice(let parts): try emitChoice(parts[...])
    case .group(let part, let number):
      instructions.append(.save(2 * number))
      try emit(part)
      instructions.append(.save(2 * number + 1))
    case .repeated(let part, let least, let most, let isLazy):
      try emitRepeated(part, least, most, isLazy)
    case .reference(let number, let ignoresCase):
      instructions.append(.reference(number, ignoresCase: ignoresCase))
    case .look(let part, let isAhead, let isNegated):
      let start = instructions.count
      instructions.append(.match)
      try emit(part)
      instructions.append(.lookEnd)
      instructions[start] = .look(
        next: instructions.count, isNegated: isNegated, back: isAhead ? 0 : part.width ?? 0)
    case .lineStart(let multiline): instructions.append(multiline ? .lineStart : .textStart)
    case .lineEnd(let multiline): instructions.append(multiline ? .lineEnd : .textEndOrNewline)
    case .textStart: instructions.append(.textStart)
    case .textEnd: instructions.append(.textEnd)
    case .wordBoundary(let isNegated, let asciiOnly):
      instructions.append(.wordBoundary(isNegated: isNegated, asciiOnly: asciiOnly))
    }
  }

  private func emitChoice(_ parts: ArraySlice<PatternNode>) throws(PatternError) {
    var exits: [Int] = []
    for part in parts.dropLast() {
      let split = instructions.count
      instructions.append(.match)
      try emit(part)
      exits.append(instructions.count)
      instructions.append(.match)
      instructions[split] = .split(split + 1, instructions.count)
    }
    if let last = parts.last { try emit(last) }
    for exit in exits { instructions[exit] = .jump(instructions.count) }
  }

  private func emitRepeated(
    _ part: PatternNode, _ least: Int, _ most: Int?, _ isLazy: Bool
  ) throws(PatternError) {
    for _ in 0..<least { try emit(part) }
    guard let most else {
      let progress = slotCount
      slotCount += 1
      let split = instructions.count
      instructions.append(.match)
      instructions.append(.save(progress))
      try emit(part)
      if part.width == nil || part.width == 0 { instructions.append(.checkProgress(progress)) }
      instructions.append(.jump(split))
      let end = instructions.count
      instructions[split] = isLazy ? .split(end, split + 1) : .split(split + 1, end)
      return
    }
    var splits: [Int] = []
    for _ in least..<max(least, most) {
      splits.append(instructions.count)
      instructions.append(.match)
      try emit(part)
    }
    let end = instructions.count
    for split in splits {
      instructions[split] = isLazy ? .split(end, split + 1) : .split(split + 1, end)
    }
  }
}
