/// Breaks prose into lines by the columns that it takes.
///
/// Lines break at blanks and between wide characters; a word that is longer than a line breaks
/// anywhere. Blanks at a line's edges are dropped.
struct LineBreaker {
  private let width: Int
  private(set) var lines: [[StyledText]] = []
  private var line: [StyledText] = []
  private var lineWidth = 0
  private var word: [StyledText] = []
  private var wordWidth = 0
  /// The style of a blank that stands between the line and the word.
  private var blank: [TextStyle]?
  private var endsWide = false

  /// Marks that must not begin a line.
  private static let closing: Set<Character> = [
    "。", "，", "、", "）", "」", "』", "！", "？", "：", "；", "．", "】", "》",
  ]

  static func lines(_ text: [StyledText], width: Int) -> [[StyledText]] {
    var breaker = LineBreaker(width: max(width, 1))
    for part in text { breaker.add(part) }
    breaker.endWord()
    if !breaker.line.isEmpty { breaker.endLine() }
    return breaker.lines
  }

  private init(width: Int) { self.width = width }

  private mutating func add(_ part: StyledText) {
    for character in part.text {
      switch character {
      case "\n":
        endWord()
        endLine()
      case " ":
        endWord()
        if lineWidth > 0 { blank = part.styles }
      default: add(character, part.styles)
      }
    }
  }

  private mutating func add(_ character: Character, _ styles: [TextStyle]) {
    let columns = character.isASCII ? 1 : DisplayWidth.of(String(character))
    let isWide = columns == 2
    let sticks = LineBreaker.closing.contains(character) || character.isPunctuation && !isWide
    if (isWide || endsWide) && !sticks { endWord() }
    endsWide = isWide
    word.append(character, styles)
    wordWidth += columns
  }

  private mutating func endWord() {
    endsWide = false
    guard !word.isEmpty else { return }
    let needed = lineWidth + (blank == nil ? 0 : 1) + wordWidth
    if lineWidth > 0, needed > width { endLine() }
    if let blank {
      line.append(" ", blank)
      lineWidth += 1
    }
    blank = nil
    if wordWidth <= width {
      for part in word { append(part) }
      lineWidth += wordWidth
    } else {
      split()
    }
    word = []
    wordWidth = 0
  }

  private mutating func append(_ part: StyledText) {
    if line.last?.styles == part.styles {
      for character in part.text { line[line.count - 1].append(character) }
    } else {
      line.append(part)
    }
  }

  private mutating func split() {
    for part in word {
      for character in part.text {
        let columns = DisplayWidth.of(String(character))
        if lineWidth > 0, lineWidth + columns > width { endLine() }
        line.append(character, part.styles)
        lineWidth += columns
      }
    }
  }

  private mutating func endLine() {
    lines.append(line)
    line = []
    lineWidth = 0
    blank = nil
  }
}
