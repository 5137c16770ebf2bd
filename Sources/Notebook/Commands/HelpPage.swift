/// What `:help` shows, broken to the terminal's width.
struct HelpPage {
  let width: Int

  private static let introduction = """
    Cells are Python: type or paste PyTorch code, Enter runs it when it is complete. torch, nn, F and \
    np are there from the start, and so are torch's functions: randn(2, 3). After :lang r they are R, \
    as rTorch has it: torch$randn(2L, 3L).
    """

  private static let leftOut = """
    Not in Taper: sparse and quantised tensors, torch.jit, packages other than those of \
    PyTorch, NumPy, matplotlib and the standard library, downloads, processes, the network. The error for \
    such a name says what is there instead.
    """

  private static let keys = [
    ("name?", "what a name is; name?? shows its source too"),
    ("_  __  Out[n]", "earlier results; end a line with ; to hide its result"),
    ("Tab", "completes names, attributes, modules and paths"),
    ("Up, Down", "rows of the cell; then earlier cells that begin like the typed text"),
    ("Alt-Up, Alt-Down", "earlier cells, whatever is typed"),
    ("Ctrl-R", "searches earlier cells for a part of their text"),
    ("Alt-Enter", "a new row in any case"),
    ("Ctrl-_", "takes back the last change"),
    ("Ctrl-C", "clears the input, or stops a running cell and keeps its state"),
    ("Ctrl-D", "leaves"),
  ]

  var text: String {
    let commands = Command.allCases.map { command in
      (":\(command.rawValue) \(command.usage)", command.summary)
    }
    let lines =
      HelpPage.wrapped(HelpPage.introduction, to: width) + [""] + commands.flatMap(row) + [""]
      + HelpPage.keys.flatMap(row) + [""] + HelpPage.wrapped(HelpPage.leftOut, to: width)
    return lines.joined(separator: "\n")
  }

  /// A head and its explanation beside it, or below it where the terminal is narrow.
  private func row(_ head: String, _ text: String) -> [String] {
    let column = 20
    guard width >= 50 else {
      return ["  " + head] + HelpPage.wrapped(text, to: width - 6).map { "      " + $0 }
    }
    let lines = HelpPage.wrapped(text, to: width - column)
    return lines.enumerated().map { index, line in
      (index == 0 ? "  " + head : "").padded(to: column) + line
    }
  }

  private static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}

extension String {
  /// The text with blanks behind it up to a width, at least one.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(1, width - count))
  }
}
