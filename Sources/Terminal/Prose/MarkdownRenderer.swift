/// Writes a text in Markdown for a terminal of a given width.
///
/// Nothing of the text acts on the terminal: all of it goes through `StyledText`. Colours come from
/// the palette alone. Code is not broken, so that it can be copied in one piece.
public struct MarkdownRenderer {
  /// Gives the coloured parts of code, by its language.
  public typealias Highlighter = (_ code: String, _ language: String) -> [StyledRange]

  private let width: Int
  private let palette: Palette
  private let highlight: Highlighter
  private let inlineText: InlineText

  public init(
    width: Int, palette: Palette, highlight: @escaping Highlighter = { _, _ in [] }
  ) {
    self.width = max(width, 10)
    self.palette = palette
    self.highlight = highlight
    inlineText = InlineText(palette: palette)
  }

  /// The text's rows, without line ends.
  public func lines(_ markdown: Markdown) -> [String] {
    var lines = lines(markdown.blocks, width: width, depth: 0)
    if markdown.isCut {
      lines += ["", palette.text("(The rest of this text is too long to be shown.)", .faint)]
    }
    return lines
  }

  /// The rows of a text.
  public func lines(_ source: String) -> [String] { lines(Markdown(parsing: source)) }

  // MARK: - Blocks

  private func lines(
    _ blocks: [MarkdownBlock], width: Int, depth: Int, isTight: Bool = false
  ) -> [String] {
    var all: [String] = []
    for block in blocks {
      let lines = lines(block, width: width, depth: depth)
      guard !lines.isEmpty else { continue }
      if !all.isEmpty, !isTight { all.append("") }
      all += lines
    }
    return all
  }

  private func lines(_ block: MarkdownBlock, width: Int, depth: Int) -> [String] {
    switch block {
    case .paragraph(let inlines): return paragraph(inlines, width)
    case .heading(let level, let inlines): return heading(level, inlines, width)
    case .code(let language, let code):
      return self.code(code, language: language, indent: MathBox.blanks(width >= 40 ? 4 : 2))
    case .quote(let blocks):
      let bar = palette.text("│", .faint)
      return lines(blocks, width: max(width - 2, 10), depth: depth).map {
        $0.isEmpty ? bar : bar + " " + $0
      }
    case .list(let list): return self.list(list, width, depth)
    case .table(let table):
      return TableText(palette: palette, inlineText: inlineText).lines(table, width: width)
    case .html(let html):
      let rows = HTMLText.plain(html).split(whereSeparator: \.isNewline)
      return rows.flatMap { broken([StyledText(String($0))], width) }
    case .rule: return [palette.text(String(repeating: "─", count: min(width, 40)), .faint)]
    }
  }

  private func heading(_ level: Int, _ inlines: [MarkdownInline], _ width: Int) -> [String] {
    let mark = level > 2 && !palette.hasColours ? String(repeating: "#", count: level) + " " : ""
    let text = [StyledText(mark)] + inlineText.pieces(inlines, [.heading])
    let lines = LineBreaker.lines(text.filter { !$0.text.isEmpty }, width: width)
    var rows = lines.map { $0.painted(palette) }
    if level <= 2, let longest = lines.map(\.width).max(), longest > 0 {
      let rule = String(repeating: level == 1 ? "═" : "─", count: longest)
      rows.append(palette.text(rule, .faint))
    }
    return rows
  }

  private func broken(_ text: [StyledText], _ width: Int) -> [String] {
    LineBreaker.lines(text, width: width).map { $0.painted(palette) }
  }

  /// Words, with displayed formulas on rows of their own.
  private func paragraph(_ inlines: [MarkdownInline], _ width: Int) -> [String] {
    var rows: [String] = []
    var words: [MarkdownInline] = []
    for inline in inlines {
      if case .math(let source, isDisplayed: true) = inline {
        rows += broken(inlineText.pieces(words), width)
        words = []
        rows += formula(source, width)
      } else {
        words.append(inline)
      }
    }
    return rows + broken(inlineText.pieces(words), width)
  }

  private func formula(_ source: String, _ width: Int) -> [String] {
    let indent = width >= 40 ? 4 : 2
    return MathText.displayed(source, width: width - indent).map { row in
      MathBox.blanks(indent) + StyledText.safe(row).filter { !$0.isNewline }
    }
  }

  /// The rows of code, painted.
  public func code(_ code: String, language: String, indent: String) -> [String] {
    var text = StyledText.safe(code)
    while text.last?.isNewline == true { text.removeLast() }
    var rows = [""]
    var position = text.startIndex
    func add(_ end: String.Index, _ styles: [TextStyle]) {
      let parts = text[position..<end].split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      for (index, part) in parts.enumerated() {
        if index > 0 { rows.append("") }
        rows[rows.count - 1] += palette.text(String(part), styles)
      }
      position = end
    }
    for part in highlight(text, language) where part.range.lowerBound >= position {
      add(part.range.lowerBound, [])
      add(part.range.upperBound, [part.style])
    }
    add(text.endIndex, [])
    return rows.map { $0.isEmpty ? "" : indent + $0 }
  }

  // MARK: - Lists

  private func list(_ list: MarkdownList, _ width: Int, _ depth: Int) -> [String] {
    let last = list.start.map { $0 + list.items.count - 1 } ?? 0
    var rows: [String] = []
    for (index, item) in list.items.enumerated() {
      let marker: String
      if let isDone = item.isDone {
        marker = isDone ? "☑ " : "☐ "
      } else if let start = list.start {
        let number = "\(start + index). "
        marker = MathBox.blanks("\(last). ".count - number.count) + number
      } else {
        marker = ["• ", "◦ ", "▪ "][min(depth, 2)]
      }
      let indent = DisplayWidth.of(marker)
      let lines = lines(
        item.blocks, width: max(width - indent, 10), depth: depth + (list.start == nil ? 1 : 0),
        isTight: list.isTight)
      if index > 0, !list.isTight { rows.append("") }
      rows.append(palette.text(marker, .faint) + (lines.first ?? ""))
      rows += lines.dropFirst().map { $0.isEmpty ? "" : MathBox.blanks(indent) + $0 }
    }
    return rows
  }
}
