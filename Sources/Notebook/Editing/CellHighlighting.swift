import Language

/// What a part of a cell's text is, for colours.
public enum CodeStyle: Sendable {
  case keyword
  case string
  case number
  case comment
  case builtin
  case definition
}

/// The coloured parts of a cell's text.
public enum CellHighlighting {
  private static let builtins: Set<String> = [
    "abs", "all", "any", "bool", "bytes", "callable", "chr", "dict", "dir", "divmod", "enumerate",
    "filter", "float", "format", "frozenset", "getattr", "globals", "hasattr", "hash", "hex", "id",
    "int", "isinstance", "issubclass", "iter", "len", "list", "locals", "map", "max", "min", "next",
    "object", "oct", "ord", "pow", "print", "property", "range", "repr", "reversed", "round",
    "set", "setattr", "slice", "sorted", "staticmethod", "str", "sum", "super", "tuple", "type",
    "vars", "zip",
  ]

  /// The parts that have a style, in order. Never fails, whatever the text is.
  public static func parts(
    of text: String, in language: SourceLanguage = .python
  ) -> [(range: Range<String.Index>, style: CodeStyle)] {
    guard !text.hasPrefix(":") else { return [] }
    if language == .r { return partsOfR(text) }
    var parts: [(range: Range<String.Index>, style: CodeStyle)] = []
    var previous = TokenKind.newline
    for token in Lexer.tokens(in: text) {
      let start = text.utf8.index(text.startIndex, offsetBy: Int(token.span.start))
      let end = text.utf8.index(text.startIndex, offsetBy: Int(token.span.end))
      if let style = style(token.kind, text[start..<end], after: previous) {
        parts.append((start..<end, style))
      }
      previous = token.kind
    }
    return parts
  }

  private static let builtinsOfR: Set<String> = [
    "abs", "array", "as.character", "as.integer", "as.numeric", "c", "cat", "cbind", "dim", "exp",
    "format", "head", "identical", "ifelse", "invisible", "is.na", "is.null", "lapply", "length",
    "library", "list", "log", "Map", "matrix", "max", "mean", "min", "names", "ncol", "nrow",
    "paste", "paste0", "print", "range", "rbind", "rep", "return", "round", "sapply", "seq",
    "seq_along", "seq_len", "sprintf", "sqrt", "stop", "stopifnot", "sum", "switch", "tail",
    "tryCatch", "with",
  ]

  private static func partsOfR(
    _ text: String
  ) -> [(range: Range<String.Index>, style: CodeStyle)] {
    var parts: [(range: Range<String.Index>, style: CodeStyle)] = []
    for token in RLexer.tokens(in: text) {
      let start = text.utf8.index(text.startIndex, offsetBy: Int(token.span.start))
      let end = text.utf8.index(text.startIndex, offsetBy: Int(token.span.end))
      let style: CodeStyle?
      switch token.kind {
      case .comment: style = .comment
      case .string, .unterminatedString: style = .string
      case .number: style = .number
      case .name: style = builtinsOfR.contains(String(text[start..<end])) ? .builtin : nil
      default: style = token.kind.isKeyword ? .keyword : nil
      }
      if let style { parts.append((start..<end, style)) }
    }
    return parts
  }

  private static func style(
    _ kind: TokenKind, _ text: Substring, after previous: TokenKind
  ) -> CodeStyle? {
    switch kind {
    case .comment: return .comment
    case .string, .unterminatedString: return .string
    case .number: return .number
    case .name:
      if previous == .defKeyword || previous == .classKeyword { return .definition }
      return previous != .dot && builtins.contains(String(text)) ? .builtin : nil
    default: return kind.isKeyword ? .keyword : nil
    }
  }
}
