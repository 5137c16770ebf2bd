import CMarkdown

extension Markdown {
  /// How much of a text is looked at; prose is for reading.
  static let sourceLimit = 1 << 20

  /// Reads a text. There is no text that is wrong Markdown.
  public init(parsing source: String) {
    var text = MathLines.joined(source)
    let isLong = text.utf8.count > Markdown.sourceLimit
    if isLong { text = String(decoding: text.utf8.prefix(Markdown.sourceLimit), as: UTF8.self) }
    let builder = MarkdownBuilder()
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        var parser = MarkdownParser.callbacks
        let context = Unmanaged.passUnretained(builder).toOpaque()
        _ = md_parse(characters.baseAddress, MD_SIZE(characters.count), &parser, context)
      }
    }
    self = builder.finish()
    isCut = isCut || isLong
  }
}

/// Calls a `MarkdownBuilder` for what md4c finds.
///
/// md4c hands out pointers that live as long as the call; all that is kept is copied at once.
private enum MarkdownParser {
  static var callbacks: MD_PARSER {
    MD_PARSER(
      abi_version: 0,
      flags: UInt32(
        MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_LATEXMATHSPANS
          | MD_FLAG_PERMISSIVEURLAUTOLINKS),
      enter_block: { type, detail, context in
        MarkdownParser.builder(context).enter(MarkdownParser.block(type, detail))
      },
      leave_block: { type, _, context in MarkdownParser.builder(context).leaveBlock() },
      enter_span: { type, detail, context in
        MarkdownParser.builder(context).enter(MarkdownParser.span(type, detail))
      },
      leave_span: { _, _, context in MarkdownParser.builder(context).leaveSpan() },
      text: { type, text, size, context in
        let bytes = UnsafeBufferPointer(start: text, count: text == nil ? 0 : Int(size))
        return MarkdownParser.builder(context).add(
          MarkdownParser.string(bytes), MarkdownParser.kind(type))
      },
      debug_log: nil, syntax: nil)
  }

  private static func builder(_ context: UnsafeMutableRawPointer?) -> MarkdownBuilder {
    guard let context else { return MarkdownBuilder() }
    return Unmanaged<MarkdownBuilder>.fromOpaque(context).takeUnretainedValue()
  }

  private static func block(
    _ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?
  ) -> MarkdownBuilder.Block {
    switch type {
    case MD_BLOCK_QUOTE: return .quote
    case MD_BLOCK_UL:
      let list = detail?.load(as: MD_BLOCK_UL_DETAIL.self)
      return .list(start: nil, isTight: list?.is_tight != 0)
    case MD_BLOCK_OL:
      let list = detail?.load(as: MD_BLOCK_OL_DETAIL.self)
      return .list(start: Int(list?.start ?? 1), isTight: list?.is_tight != 0)
    case MD_BLOCK_LI:
      guard let item = detail?.load(as: MD_BLOCK_LI_DETAIL.self), item.is_task != 0 else {
        return .item(isDone: nil)
      }
      return .item(isDone: item.task_mark != CChar(bitPattern: UInt8(ascii: " ")))
    case MD_BLOCK_HR: return .rule
    case MD_BLOCK_H:
      return .heading(level: Int(detail?.load(as: MD_BLOCK_H_DETAIL.self).level ?? 1))
    case MD_BLOCK_CODE:
      return .code(
        language: detail.map { string($0.load(as: MD_BLOCK_CODE_DETAIL.self).lang) } ?? "")
    case MD_BLOCK_HTML: return .html
    case MD_BLOCK_P: return .paragraph
    case MD_BLOCK_TABLE: return .table
    case MD_BLOCK_TR: return .row
    case MD_BLOCK_TH, MD_BLOCK_TD:
      return .cell(
        alignment(detail?.load(as: MD_BLOCK_TD_DETAIL.self).align), isHeader: type == MD_BLOCK_TH)
    default: return .wrapper
    }
  }

  private static func alignment(_ align: MD_ALIGN?) -> MarkdownTable.Alignment {
    switch align {
    case MD_ALIGN_CENTER: return .center
    case MD_ALIGN_RIGHT: return .right
    default: return .left
    }
  }

  private static func span(
    _ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?
  ) -> MarkdownBuilder.Span {
    switch type {
    case MD_SPAN_EM: return .emphasis
    case MD_SPAN_STRONG: return .strong
    case MD_SPAN_DEL: return .strikethrough
    case MD_SPAN_CODE: return .code
    case MD_SPAN_LATEXMATH: return .math(isDisplayed: false)
    case MD_SPAN_LATEXMATH_DISPLAY: return .math(isDisplayed: true)
    case MD_SPAN_A:
      return .link(detail.map { string($0.load(as: MD_SPAN_A_DETAIL.self).href) } ?? "")
    case MD_SPAN_IMG:
      return .image(detail.map { string($0.load(as: MD_SPAN_IMG_DETAIL.self).src) } ?? "")
    default: return .wrapper
    }
  }

  private static func kind(_ type: MD_TEXTTYPE) -> MarkdownBuilder.Text {
    switch type {
    case MD_TEXT_BR: return .lineBreak
    case MD_TEXT_SOFTBR: return .softBreak
    case MD_TEXT_ENTITY: return .entity
    case MD_TEXT_HTML: return .html
    case MD_TEXT_NULLCHAR: return .null
    default: return .plain
    }
  }

  /// An attribute's text with its entities put in.
  private static func string(_ attribute: MD_ATTRIBUTE) -> String {
    guard attribute.size > 0, let text = attribute.text, let types = attribute.substr_types,
      let offsets = attribute.substr_offsets
    else { return "" }
    var result = ""
    var index = 0
    // The list of offsets ends with the size itself.
    while offsets[index] < attribute.size {
      let start = Int(offsets[index])
      let part = UnsafeBufferPointer(
        start: text + start, count: Int(offsets[index + 1]) - start)
      result +=
        types[index] == MD_TEXT_ENTITY ? HTMLEntity.text(of: string(part)) : string(part)
      index += 1
    }
    return result
  }

  private static func string(_ bytes: UnsafeBufferPointer<CChar>) -> String {
    String(decoding: bytes.lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
