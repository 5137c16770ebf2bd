import Glibc
import Notebook
import Terminal

/// The prompt: reads cells, runs them, shows what they print.
final class InteractivePrompt: CellReaderDelegate {
  private let palette = Palette(for: STDOUT_FILENO)
  private let session = Session(style: .interactive)
  private let history = HistoryLog()
  private lazy var completion = NameCompletion(session)
  private lazy var runner = CellRunner(session) { LineEditor.size.columns }
  /// Set when a cell's output did not end its last line.
  private var isMidLine = false

  /// Runs until the user leaves; the exit status.
  func run() -> Int32 {
    Interrupts.install(for: session)
    guard let reader = makeReader() else {
      PlainOutput.complain("taper: this terminal cannot be used for a prompt; try taper -c CODE")
      return 2
    }
    reader.delegate = self
    greet()
    while true {
      switch reader.read(prompt: inputPrompt) {
      case .end: return 0
      case .interrupted: reader.dropPending()
      case .cell(let cell):
        guard !cell.allSatisfy(\.isWhitespace) else { continue }
        reader.remember(cell)
        history.append(cell)
        let outcome = runner.run(cell, show)
        endLine()
        if case .ended(let status) = outcome { return Int32(truncatingIfNeeded: status) }
        if outcome == .failed { reader.dropPending() }
        print("")
      }
    }
  }

  /// A terminal that cannot move its cursor gets rows; every other one a cell editor.
  private func makeReader() -> CellReader? {
    if getenv("TERM").map({ String(cString: $0) }) == "dumb" { return PlainReader() }
    let history = history
    return LineEditor(palette: palette) { history.recall() }
  }

  private func greet() {
    print("Taper 0.1.0: tensors and gradients at a prompt.\n:help shows what you can do.\n")
    if let problem = history.problem {
      print(palette.text("Warning: \(problem)", .warning) + "\n")
    }
  }

  private var inputPrompt: String {
    palette.text(session.language == .r ? "R [" : "In [", .prompt)
      + palette.text("\(session.executionCount + 1)", .promptNumber)
      + palette.text("]:", .prompt) + " "
  }

  // MARK: - Output

  private func show(_ event: CellEvent) {
    switch event {
    case .stdout(let text):
      write(SafeText.shown(text))
      isMidLine = text.last != "\n"
    case .stderr(let text):
      endLine()
      write(palette.text(SafeText.shown(text), .warning))
    case .result(let text, let count):
      endLine()
      let label =
        palette.text("Out[", .output) + palette.text("\(count)", .outputNumber)
        + palette.text("]:", .output)
      write(label + (text.contains("\n") ? "\n" : " ") + SafeText.shown(text) + "\n")
    case .error(let error):
      endLine()
      write(painted(error))
    }
    if case .stdout = event {} else { isMidLine = false }
    fflush(stdout)
  }

  private func painted(_ error: CellError) -> String {
    var lines = error.traceback.map(SafeText.shown)
    if let last = lines.last, last.hasPrefix(error.name) {
      lines[lines.count - 1] =
        palette.text(error.name, .error) + String(last.dropFirst(error.name.count))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func endLine() {
    if isMidLine { write("\n") }
    isMidLine = false
  }

  private func write(_ text: String) {
    var text = text
    text.withUTF8 { _ = fwrite($0.baseAddress, 1, $0.count, stdout) }
  }

  // MARK: - Line editor

  func indentationAfterEnter(in text: String, cursor: String.Index) -> Int? {
    CellEditing.indentation(after: text, cursor: cursor, in: session.language)
  }

  func completion(in text: String, cursor: String.Index) -> Completion? {
    guard let (replaced, words) = completion.candidates(in: text, cursor: cursor) else {
      return nil
    }
    return Completion(replaced: replaced, candidates: words)
  }

  func styles(in text: String) -> [StyledRange] {
    CellHighlighting.parts(of: text, in: session.language).map { part in
      StyledRange(range: part.range, style: style(part.style))
    }
  }

  private func style(_ style: CodeStyle) -> TextStyle {
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
