// Runs a pattern's program over a text.

/// One search: the text, what to match, and the steps that are left.
struct PatternMatcher {
  /// Where a match has to lie.
  enum Mode: Int { case atStart, anywhere, whole }

  private enum Choice {
    case branch(pc: Int, place: Int)
    case slot(Int, Int)
  }

  let program: PatternProgram
  let text: UnsafeBufferPointer<UInt32>
  let end: Int
  var stepsLeft = 20_000_000
  var wasInterrupted: () -> Bool

  /// The bounds of all groups (-1 where one did not take part), nil if nothing matches.
  mutating func match(
    from start: Int, _ mode: Mode, mustAdvance: Bool
  ) throws(PatternError) -> [Int]? {
    var first = start
    while first <= end {
      var slots = [Int](repeating: -1, count: program.slotCount)
      slots[0] = first
      let stop = try run(
        pc: 0, first, &slots, mode == .whole, forbidden: mustAdvance && first == start ? start : -1)
      if let stop {
        slots[1] = stop
        return Array(slots.prefix(2 * (program.groupCount + 1)))
      }
      guard mode == .anywhere else { return nil }
      first += 1
    }
    return nil
  }

  /// Runs from an instruction to `match` or `lookEnd`; where it ended, or nil.
  private mutating func run(
    pc start: Int, _ from: Int, _ slots: inout [Int], _ mustEnd: Bool, forbidden: Int
  ) throws(PatternError) -> Int? {
    var choices: [Choice] = []
    var (pc, place) = (start, from)
    let instructions = program.instructions
    while true {
      stepsLeft -= 1
      if stepsLeft & 0xffff == 0 {
        guard stepsLeft > 0 else {
          throw PatternError(message: "the pattern takes too long on this text", position: -1)
        }
        if wasInterrupted() { throw PatternError(message: "", position: -2) }
      }
      var succeeds = true
      switch instructions[pc] {
      case .character(let scalar): succeeds = place < end && text[place] == scalar
      case .characterIgnoringCase(let scalar):
        succeeds = place < end && CharacterClass.cases(of: text[place]).lower == scalar
      case .any: succeeds = place < end
      case .anyButNewline: succeeds = place < end && text[place] != 10
      case .set(let set): succeeds = place < end && set.contains(text[place])
      case .split(let one, let other):
        choices.append(.branch(pc: other, place: place))
        pc = one
        continue
      case .jump(let target):
        pc = target
        continue
      case .save(let slot):
        choices.append(.slot(slot, slots[slot]))
        slots[slot] = place
        pc += 1
        continue
      case .checkProgress(let slot):
        if slots[slot] == place {
          // The body matched nothing: the loop ends behind its jump.
          pc += 2
          continue
        }
        pc += 1
        continue
      case .reference(let number, let ignoresCase):
        if let next = reference(number, ignoresCase, place, slots) {
          place = next
          pc += 1
          continue
        }
        succeeds = false
      case .look(let next, let isNegated, let back):
        var inner = slots
        let begin = place - back
        let stop =
          begin < 0 ? nil : try run(pc: pc + 1, begin, &inner, false, forbidden: -1)
        let found = stop != nil && (back == 0 || stop == place)
        if found != isNegated {
          if !isNegated {
            for slot in slots.indices where slots[slot] != inner[slot] {
              choices.append(.slot(slot, slots[slot]))
              slots[slot] = inner[slot]
            }
          }
          pc = next
          continue
        }
        succeeds = false
      case .lookEnd: return place
      case .match:
        if (!mustEnd || place == end) && place != forbidden { return place }
        succeeds = false
      case .lineStart, .lineEnd, .textStart, .textEnd, .textEndOrNewline, .wordBoundary:
        if holds(instructions[pc], place) {
          pc += 1
          continue
        }
        succeeds = false
      }
      if succeeds {
        place += 1
        pc += 1
        continue
      }
      var resumed = false
      while let choice = choices.popLast() {
        switch choice {
        case .slot(let slot, let old): slots[slot] = old
        case .branch(let other, let there):
          (pc, place) = (other, there)
          resumed = true
        }
        if resumed { break }
      }
      guard resumed else { return nil }
      guard choices.count < 4_000_000 else {
        throw PatternError(message: "the pattern takes too much memory on this text", position: -1)
      }
    }
  }

  private func reference(
    _ number: Int, _ ignoresCase: Bool, _ place: Int, _ slots: [Int]
  ) -> Int? {
    let (low, high) = (slots[2 * number], slots[2 * number + 1])
    guard low >= 0, high >= low, place + high - low <= end else { return nil }
    for offset in 0..<(high - low) {
      let (a, b) = (text[low + offset], text[place + offset])
      if a == b { continue }
      guard ignoresCase, CharacterClass.cases(of: a).lower == CharacterClass.cases(of: b).lower
      else { return nil }
    }
    return place + high - low
  }

  private func holds(_ instruction: PatternProgram.Instruction, _ place: Int) -> Bool {
    switch instruction {
    case .lineStart: return place == 0 || text[place - 1] == 10
    case .lineEnd: return place == end || text[place] == 10
    case .textStart: return place == 0
    case .textEnd: return place == end
    case .textEndOrNewline: return place == end || (place == end - 1 && text[place] == 10)
    case .wordBoundary(let isNegated, let asciiOnly):
      let before = place > 0 && CharacterClass.isWord(text[place - 1], asciiOnly)
      let after = place < end && CharacterClass.isWord(text[place], asciiOnly)
      return (before != after) != isNegated
    default: return false
    }
  }
}
