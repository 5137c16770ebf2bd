import Glibc
import Notebook
import Terminal

/// The prompt: reads cells, runs them, shows what they print.
final class InteractivePrompt: CellReaderDelegate {
  private let session = Session(style: .interactive)
  private let history = HistoryLog()
  private let output = PromptOutput()
  private lazy var completion = NameCompletion(session)
  private lazy var guide = LessonGuide(session, output) { [unowned self] in
    execute($0, isFromFile: $1)
  }
  private lazy var runner = CellRunner(
    session, width: { LineEditor.size.columns },
    lessons: { [unowned self] in guide.carryOut($0, $1) })
  private lazy var keeping = SessionKeeping(session, output)
  private var palette: Palette { output.palette }
  /// What the last cell showed.
  private var collector = OutputCollector()
  /// What was remarked once.
  private var remarks: Set<String> = []
  /// What the cell being edited began with.
  private var offered = ""

  /// Runs until the user leaves, beginning with a lesson if one is named, or with the last session;
  /// the exit status.
  func run(opening path: String? = nil, resuming: Bool = false) -> Int32 {
    Interrupts.install(for: session)
    session.rewind.isOn = true
    session.machine.remark = { [unowned self] text in
      if remarks.insert(text).inserted { output.note("Hint: " + text) }
    }
    guard let reader = makeReader() else {
      PlainOutput.complain("taper: this terminal cannot be used for a prompt; try taper -c CODE")
      return 2
    }
    reader.delegate = self
    if resuming {
      greet()
      if let status = keeping.resume() { return status }
    } else {
      keeping.begin()
    }
    if let path {
      if case .complaint(let text) = guide.open(path) {
        PlainOutput.complain("taper: " + SafeText.shown(text))
        return 2
      }
      warnOfHistory()
      print("")
    } else if !resuming {
      greet()
    }
    while true {
      let unfinished = keeping.takeUnfinished()
      offered = unfinished ?? guide.offered
      switch reader.read(prompt: guide.prompt, initial: offered) {
      case .end: return 0
      case .interrupted:
        reader.dropPending()
        if guide.leaveScript() { print("") }
      case .cell(let cell):
        guard !cell.allSatisfy(\.isWhitespace) else {
          guide.comeBack()
          continue
        }
        reader.remember(cell)
        history.append(cell)
        let outcome = execute(
          cell, isFromFile: unfinished == nil && reader.keepsInitial && cell == offered)
        if case .ended(let status) = outcome { return Int32(truncatingIfNeeded: status) }
        if outcome != .succeeded { reader.dropPending() }
        keeping.warn(nil)
        if reader.keepsInitial, unfinished == nil {
          guide.finish(cell, outcome, collector.outputs)
        } else if !Command.isAboutLessons(cell) {
          guide.finishOffScript(cell)
        }
        print("")
      }
    }
  }

  private func execute(_ cell: String, isFromFile: Bool) -> CellRunner.Outcome {
    let collector = OutputCollector()
    self.collector = collector
    let outcome = runner.run(cell, isFromFile: isFromFile) { [output] event in
      collector.add(event)
      output.show(event)
    }
    output.endLine()
    return outcome
  }

  /// A terminal that cannot move its cursor gets rows; every other one a cell editor.
  private func makeReader() -> CellReader? {
    if getenv("TERM").map({ String(cString: $0) }) == "dumb" { return PlainReader() }
    let history = history
    return LineEditor(palette: palette) { history.recall() }
  }

  private func greet() {
    print("Taper 0.1.0: tensors and gradients at a prompt.\n:help shows what you can do.\n")
    warnOfHistory()
  }

  private func warnOfHistory() { if let problem = history.problem { keeping.warn(problem) } }

  // MARK: - Line editor

  func indentationAfterEnter(in text: String, cursor: String.Index) -> Int? {
    // Enter behind a cell as it was offered runs it, even where another row could follow.
    if text == offered, cursor == text.endIndex { return nil }
    return CellEditing.indentation(after: text, cursor: cursor, in: session.language)
  }

  func completion(in text: String, cursor: String.Index) -> Completion? {
    guard let (replaced, words) = completion.candidates(in: text, cursor: cursor) else {
      return nil
    }
    return Completion(replaced: replaced, candidates: words)
  }

  func styles(in text: String) -> [StyledRange] {
    CellPainting.styles(in: text, session.language)
  }
}
