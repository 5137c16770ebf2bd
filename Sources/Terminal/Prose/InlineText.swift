/// The inlines of a text as styled pieces.
///
/// Where there are no colours, the marks of the source stay, so that nothing is lost.
struct InlineText {
  let palette: Palette

  func pieces(_ inlines: [MarkdownInline], _ styles: [TextStyle] = []) -> [StyledText] {
    inlines.flatMap { pieces($0, styles) }
  }

  private func pieces(_ inline: MarkdownInline, _ styles: [TextStyle]) -> [StyledText] {
    switch inline {
    case .text(let text): return [StyledText(oneLine(text), styles)]
    case .lineBreak: return [StyledText("\n", styles)]
    case .code(let code):
      return marked("`", [StyledText(oneLine(code), styles + [.code])], styles)
    case .emphasis(let inner): return marked("*", pieces(inner, styles + [.emphasis]), styles)
    case .strong(let inner): return marked("**", pieces(inner, styles + [.strong]), styles)
    case .strikethrough(let inner):
      return marked("~~", pieces(inner, styles + [.strikethrough]), styles)
    case .math(let source, _): return [StyledText(oneLine(MathText.inline(source)), styles)]
    case .link(let inner, let destination): return link(inner, destination, styles)
    case .image(let inner, let source):
      let words = MarkdownInline.plainText(inner)
      let label = words.isEmpty ? "[image]" : "[image: \(words)]"
      return [StyledText(oneLine(label), styles + [.faint])] + address(source, styles)
    case .html(let tag): return HTMLText.isBreak(tag) ? [StyledText("\n", styles)] : []
    }
  }

  private func marked(
    _ mark: String, _ pieces: [StyledText], _ styles: [TextStyle]
  ) -> [StyledText] {
    palette.hasColours
      ? pieces : [StyledText(mark, styles)] + pieces + [StyledText(mark, styles)]
  }

  /// The words of a link with its address behind them: what is seen is where it leads.
  private func link(
    _ inner: [MarkdownInline], _ destination: String, _ styles: [TextStyle]
  ) -> [StyledText] {
    let words = pieces(inner, styles + [.link])
    if MarkdownInline.plainText(inner) == destination { return words }
    return words + address(destination, styles)
  }

  /// An address that can be followed elsewhere, in brackets.
  private func address(_ destination: String, _ styles: [TextStyle]) -> [StyledText] {
    guard ["http://", "https://", "mailto:"].contains(where: { destination.hasPrefix($0) }) else {
      return []
    }
    return [StyledText(" (" + oneLine(destination) + ")", styles + [.faint])]
  }

  /// Line ends in the source are blanks.
  private func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}
