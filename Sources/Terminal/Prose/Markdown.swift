/// A text in Markdown as a tree of blocks and inlines.
///
/// Invariant: blocks and inlines are nested at most `Markdown.depthLimit` deep, whatever the source
/// is; what stands deeper is kept at that depth. Texts are as written: whoever shows them makes
/// them safe.
public struct Markdown: Equatable, Sendable {
  public var blocks: [MarkdownBlock]
  /// Whether the source was too long, and its end is missing.
  public var isCut: Bool

  static let depthLimit = 24

  public init(blocks: [MarkdownBlock], isCut: Bool = false) {
    self.blocks = blocks
    self.isCut = isCut
  }
}

/// A part of a text that begins on a line of its own.
public indirect enum MarkdownBlock: Equatable, Sendable {
  case heading(level: Int, [MarkdownInline])
  case paragraph([MarkdownInline])
  /// Code with the language that its fence names, or "".
  case code(language: String, String)
  case quote([MarkdownBlock])
  case list(MarkdownList)
  case table(MarkdownTable)
  case html(String)
  case rule
}

/// A list; `start` is the first item's number, nil for bullets.
public struct MarkdownList: Equatable, Sendable {
  public struct Item: Equatable, Sendable {
    public var blocks: [MarkdownBlock]
    /// For an item of a list of tasks: whether it is done.
    public var isDone: Bool?
  }

  public var start: Int?
  /// Whether no empty lines stand between the items.
  public var isTight: Bool
  public var items: [Item]
}

/// A table; rows may be shorter or longer than the header.
public struct MarkdownTable: Equatable, Sendable {
  public enum Alignment: Sendable {
    case left
    case center
    case right
  }

  public typealias Row = [[MarkdownInline]]

  public var alignments: [Alignment]
  public var header: Row
  public var rows: [Row]
}

/// A part of a line.
public indirect enum MarkdownInline: Equatable, Sendable {
  case text(String)
  case code(String)
  /// A formula in LaTeX.
  case math(String, isDisplayed: Bool)
  case emphasis([MarkdownInline])
  case strong([MarkdownInline])
  case strikethrough([MarkdownInline])
  case link([MarkdownInline], destination: String)
  case image([MarkdownInline], source: String)
  case html(String)
  case lineBreak
}

extension MarkdownInline {
  /// The words of inlines without their styles.
  public static func plainText(_ inlines: [MarkdownInline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text), .code(let text): return text
      case .math(let source, _): return MathText.inline(source)
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(let inner, _), .image(let inner, _):
        return plainText(inner)
      case .html: return ""
      case .lineBreak: return " "
      }
    }.joined()
  }
}
