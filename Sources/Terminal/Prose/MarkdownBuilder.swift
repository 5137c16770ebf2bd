/// Builds the tree of a text from what a parser finds, one call for each.
///
/// Calls give 0 to go on and 1 to stop: a small text can stand for a huge tree (a table with many
/// columns, a link target used often), so nodes and bytes are counted.
final class MarkdownBuilder {
  enum Block {
    case heading(level: Int)
    case paragraph
    case code(language: String)
    case quote
    case list(start: Int?, isTight: Bool)
    case item(isDone: Bool?)
    case table
    case row
    case cell(MarkdownTable.Alignment, isHeader: Bool)
    case html
    case rule
    /// The whole text, a table's head or body.
    case wrapper
  }

  enum Span {
    case emphasis
    case strong
    case strikethrough
    case code
    case math(isDisplayed: Bool)
    case link(String)
    case image(String)
    case wrapper
  }

  enum Text {
    case plain
    case entity
    case html
    case null
    case softBreak
    case lineBreak
  }

  private struct OpenBlock {
    var kind: Block
    var blocks: [MarkdownBlock] = []
    var items: [MarkdownList.Item] = []
    var table = MarkdownTable(alignments: [], header: [], rows: [])
    var row: MarkdownTable.Row = []
    var isHeader = false
    /// Inlines of a leaf, or of an item in a tight list.
    var inlines: [MarkdownInline] = []
    var text = ""
  }

  private struct OpenSpan {
    var kind: Span
    var inlines: [MarkdownInline] = []
  }

  private var blocks = [OpenBlock(kind: .wrapper)]
  private var spans: [OpenSpan] = []
  /// How many open blocks and spans are too deep to be kept as such.
  private var tooDeepBlocks = 0
  private var tooDeepSpans = 0
  private var nodes = 0
  private var bytes = 0
  private static let nodeLimit = 100_000
  private static let byteLimit = 4 << 20

  /// The tree; whatever is still open ends here.
  func finish() -> Markdown {
    let isCut = isOverLimit
    while !spans.isEmpty { closeSpan() }
    while blocks.count > 1 { closeBlock() }
    return Markdown(blocks: blocks[0].blocks, isCut: isCut)
  }

  private var isOverLimit: Bool {
    nodes > MarkdownBuilder.nodeLimit || bytes > MarkdownBuilder.byteLimit
  }

  private func count(_ size: Int) -> Int32 {
    nodes += 1
    bytes += size
    return isOverLimit ? 1 : 0
  }

  // MARK: - Blocks

  func enter(_ block: Block) -> Int32 {
    flushItem()
    if isContainer(block), tooDeepBlocks > 0 || blocks.count > Markdown.depthLimit {
      tooDeepBlocks += 1
    } else {
      blocks.append(OpenBlock(kind: block))
    }
    if case .code(let language) = block { return count(language.utf8.count) }
    return count(0)
  }

  func leaveBlock() -> Int32 {
    // Leaves close before the containers around them, and are always kept.
    if let last = blocks.last, tooDeepBlocks > 0, isContainer(last.kind) || blocks.count == 1 {
      flushItem()
      tooDeepBlocks -= 1
    } else if blocks.count > 1 {
      closeBlock()
    }
    return 0
  }

  private func isContainer(_ block: Block) -> Bool {
    switch block {
    case .quote, .list, .item: return true
    default: return false
    }
  }

  /// Words that stand directly in an item are a paragraph of it.
  private func flushItem() {
    let inlines = blocks[blocks.count - 1].inlines
    guard !inlines.isEmpty, isContainer(blocks[blocks.count - 1].kind) else { return }
    blocks[blocks.count - 1].inlines = []
    blocks[blocks.count - 1].blocks.append(.paragraph(inlines))
  }

  private func closeBlock() {
    flushItem()
    let block = blocks.removeLast()
    let parent = blocks.count - 1
    switch block.kind {
    case .wrapper:
      blocks[parent].blocks += block.blocks
      blocks[parent].table = block.table.header.isEmpty ? blocks[parent].table : block.table
      blocks[parent].table.rows += block.table.header.isEmpty ? block.table.rows : []
    case .heading(let level): append(.heading(level: level, block.inlines))
    case .paragraph: append(.paragraph(block.inlines))
    case .code(let language): append(.code(language: language, block.text))
    case .quote: append(.quote(block.blocks))
    case .list(let start, let isTight):
      append(.list(MarkdownList(start: start, isTight: isTight, items: block.items)))
    case .item(let isDone):
      let item = MarkdownList.Item(blocks: block.blocks, isDone: isDone)
      if case .list = blocks[parent].kind {
        blocks[parent].items.append(item)
      } else {
        blocks[parent].blocks += item.blocks
      }
    case .table: append(.table(block.table))
    case .row:
      if block.isHeader {
        blocks[parent].table.header = block.row
        blocks[parent].table.alignments = block.table.alignments
      } else {
        blocks[parent].table.rows.append(block.row)
      }
    case .cell(let alignment, let isHeader):
      blocks[parent].row.append(block.inlines)
      blocks[parent].isHeader = isHeader
      if isHeader { blocks[parent].table.alignments.append(alignment) }
    case .html: append(MarkdownBlock.html(block.text))
    case .rule: append(.rule)
    }
  }

  /// Adds a block to the one that is open; a list that is too deep to hold items holds blocks.
  private func append(_ block: MarkdownBlock) {
    if case .list = blocks[blocks.count - 1].kind {
      blocks[blocks.count - 1].items.append(.init(blocks: [block], isDone: nil))
    } else {
      blocks[blocks.count - 1].blocks.append(block)
    }
  }

  // MARK: - Spans and texts

  func enter(_ span: Span) -> Int32 {
    if tooDeepSpans > 0 || spans.count >= Markdown.depthLimit {
      tooDeepSpans += 1
    } else {
      spans.append(OpenSpan(kind: span))
    }
    switch span {
    case .link(let address), .image(let address): return count(address.utf8.count)
    default: return count(0)
    }
  }

  func leaveSpan() -> Int32 {
    if tooDeepSpans > 0 { tooDeepSpans -= 1 } else if !spans.isEmpty { closeSpan() }
    return 0
  }

  private func closeSpan() {
    let span = spans.removeLast()
    let inner = span.inlines
    switch span.kind {
    case .emphasis: append(.emphasis(inner))
    case .strong: append(.strong(inner))
    case .strikethrough: append(.strikethrough(inner))
    case .code: append(.code(MarkdownInline.plainText(inner)))
    case .math(let isDisplayed):
      let source = MarkdownInline.plainText(inner)
      // "$5 and $10" are prices.
      let isPrice = !isDisplayed && source.first?.isNumber == true && source.last == " "
      append(isPrice ? .text("$\(source)$") : .math(source, isDisplayed: isDisplayed))
    case .link(let destination): append(.link(inner, destination: destination))
    case .image(let source): append(.image(inner, source: source))
    case .wrapper: for each in inner { append(each) }
    }
  }

  func add(_ text: String, _ kind: Text) -> Int32 {
    if isVerbatim {
      blocks[blocks.count - 1].text += text
      return count(text.utf8.count)
    }
    switch kind {
    case .plain: append(.text(text))
    case .entity: append(.text(HTMLEntity.text(of: text)))
    case .html: append(MarkdownInline.html(text))
    case .null: append(.text("\u{FFFD}"))
    case .softBreak: append(.text(" "))
    case .lineBreak: append(.lineBreak)
    }
    return count(text.utf8.count)
  }

  private var isVerbatim: Bool {
    switch blocks[blocks.count - 1].kind {
    case .code, .html: return true
    default: return false
    }
  }

  private func append(_ inline: MarkdownInline) {
    if spans.isEmpty {
      MarkdownBuilder.append(inline, to: &blocks[blocks.count - 1].inlines)
    } else {
      MarkdownBuilder.append(inline, to: &spans[spans.count - 1].inlines)
    }
  }

  /// Neighbouring texts become one.
  private static func append(_ inline: MarkdownInline, to inlines: inout [MarkdownInline]) {
    guard case .text(let more) = inline, case .text(var text)? = inlines.last else {
      inlines.append(inline)
      return
    }
    // The text grows in place while no one else holds it.
    inlines[inlines.count - 1] = .lineBreak
    text += more
    inlines[inlines.count - 1] = .text(text)
  }
}
