// Sources that somebody damaged: pieces inserted, characters lost, moved and swapped. The same seed
// gives the same sources.

/// An endless sequence of damaged copies of some cells, each in turn.
struct DamagedSources: Sequence, IteratorProtocol {
  let cells: [String]
  /// What is inserted: the words and marks of the language, and what does not belong.
  let pieces: [String]
  private var state: UInt64
  private var round = 0

  init(_ cells: [String], pieces: [String], seed: UInt64) {
    self.cells = cells
    self.pieces = pieces
    state = seed
  }

  mutating func next() -> String? {
    var scalars = Array(cells[round % cells.count].unicodeScalars)
    round += 1
    for _ in 0...random(4) {
      let place = random(scalars.count)
      switch random(4) {
      case 0: scalars.remove(at: place)
      case 1: scalars.insert(contentsOf: pieces[random(pieces.count)].unicodeScalars, at: place)
      case 2: scalars.removeSubrange(place..<Swift.min(scalars.count, place + random(20)))
      default: scalars.swapAt(place, random(scalars.count))
      }
      if scalars.isEmpty { scalars = ["x"] }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  private mutating func random(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % Swift.max(1, bound)
  }
}
