import Notebook
import Terminal

/// The colours of code.
enum CellPainting {
  /// The coloured parts of a cell's text, in order.
  static func styles(in text: String, _ language: Document.Language) -> [StyledRange] {
    CellHighlighting.parts(of: text, in: language).map { part in
      StyledRange(range: part.range, style: style(part.style))
    }
  }

  private static func style(_ style: CodeStyle) -> TextStyle {
    switch style {
    case .keyword: return .keyword
    case .string: return .string
    case .number: return .number
    case .comment: return .comment
    case .builtin: return .builtin
    case .definition: return .definition
    }
  }
}
