import Notebook
import Terminal

/// Leads through a lesson at the prompt: shows its prose, offers its cells, carries out commands.
///
/// A cell is offered as long as nothing else was typed in between (the learner is on script); then
/// an empty cell or `:next` brings it back.
final class LessonGuide {
  private let session: Session
  private let output: PromptOutput
  private let pages: LessonPages
  /// Runs a cell as if it had been typed, or one that comes from the file as it is.
  private let runCell: (_ cell: String, _ isFromFile: Bool) -> CellRunner.Outcome
  private(set) var lesson: Lesson?
  private var isOnScript = false
  /// The number of the last cell when the lesson last looked.
  private var seenCount = 0

  init(
    _ session: Session, _ output: PromptOutput,
    runCell: @escaping (_ cell: String, _ isFromFile: Bool) -> CellRunner.Outcome
  ) {
    self.session = session
    self.output = output
    self.runCell = runCell
    pages = LessonPages(palette: output.palette)
  }

  // MARK: - What the prompt asks

  /// The text with which the next cell begins.
  var offered: String {
    guard isOnScript, let lesson, let step = lesson.current else { return "" }
    return lesson.cell(of: step).source
  }

  /// `In [5] 3/12 cuda:0: `, with the place in the lesson and the GPU if there is one.
  var prompt: String {
    let palette = output.palette
    return palette.text(session.language == .r ? "R [" : "In [", .prompt)
      + palette.text("\(session.executionCount + 1)", .promptNumber)
      + palette.text("]", .prompt)
      + (place.map { palette.text(" " + $0, .faint) } ?? "")
      + (session.device.map { palette.text(" " + $0, .faint) } ?? "")
      + palette.text(":", .prompt) + " "
  }

  /// The number of the next cell, and how many there are.
  private var place: String? {
    guard let lesson, let step = lesson.current else { return nil }
    return "\(step + 1)/\(lesson.steps.count)"
  }

  /// Enter was pressed on an empty cell: a lesson that was left goes on.
  func comeBack() {
    guard lesson?.current != nil else { return }
    isOnScript = true
  }

  /// What was offered is taken away, or something else ran; says how to come back. False if nothing
  /// was offered.
  @discardableResult
  func leaveScript() -> Bool {
    guard isOnScript, let place else { return false }
    isOnScript = false
    output.note("Enter on an empty cell, or :next, comes back to cell \(place).")
    return true
  }

  /// Something else ran, or took cells back.
  func finishOffScript(_ source: String) {
    let count = session.executionCount
    if count > seenCount { lesson?.noteOffScript(source, executionCount: count) }
    if count < seenCount { lesson?.takeBack(from: count + 1) }
    seenCount = count
    leaveScript()
  }

  /// A cell ended that grew out of the one that was offered, and showed these outputs.
  func finish(_ source: String, _ outcome: CellRunner.Outcome, _ outputs: [Output]) {
    guard let step = lesson?.current else { return }
    record(step, source, outcome)
    if lesson?.differs(step, from: outputs) == true {
      output.note("The file has another output for this cell; :cell \(step + 1) shows it.")
    }
    if lesson?.position == step {
      leaveScript()
    } else {
      showProse()
    }
  }

  private func record(_ step: Int, _ source: String, _ outcome: CellRunner.Outcome) {
    lesson?.finish(
      step, source: source, executionCount: session.executionCount,
      succeeded: outcome == .succeeded)
    // A cell that is meant to fail has not done so when it was stopped.
    if outcome == .interrupted { lesson?.move(to: step) }
    seenCount = session.executionCount
  }

  /// Shows what is to be read before the cell that comes next.
  private func showProse() {
    guard let lesson else { return }
    isOnScript = !lesson.isAtEnd
    let prose = pages.reading(lesson.prose, session.language)
    if !prose.isEmpty { output.show([""] + prose) }
    if lesson.isAtEnd {
      let ran = lesson.ranCount == lesson.steps.count ? "all" : "\(lesson.ranCount) of"
      output.show([""])
      output.note("This is the end of \(lesson.name): \(ran) \(lesson.steps.count) cells ran.")
    }
  }

  // MARK: - Commands

  /// Opens a lesson and shows its beginning.
  func open(_ path: String) -> CommandRunner.Result {
    do {
      let lesson = Lesson(try Document(path: path), path: path)
      guard !lesson.steps.isEmpty || !lesson.epilogue.isEmpty else {
        throw LessonError.noCells(path)
      }
      self.lesson = lesson
      seenCount = session.executionCount
      session.language = lesson.document.language
      let count = lesson.steps.count
      output.note(
        "\(lesson.name): \(count) \(count == 1 ? "cell" : "cells"). Enter runs the cell that is shown."
      )
      showProse()
      return .text("")
    } catch {
      return .complaint("\(error)")
    }
  }

  /// Carries out a command about the lesson.
  func carryOut(_ command: Command, _ argument: String) -> CommandRunner.Result {
    do {
      if command == .open {
        guard !argument.isEmpty else { throw LessonError.noFile }
        return open(argument)
      }
      guard let lesson else { throw LessonError.noLesson }
      switch command {
      case .next:
        guard !lesson.isAtEnd else { throw LessonError.atEnd(count: lesson.steps.count) }
        isOnScript = true
      case .prev:
        guard lesson.position > 0 else { throw LessonError.atStart }
        move(to: lesson.position - 1)
      case .goto: move(to: try lesson.step(argument))
      case .run: return run(try lesson.range(argument))
      case .cells: return .text(listing(lesson))
      case .cell: try showCell(argument, lesson)
      case .outline:
        let rows = pages.outline(of: lesson)
        output.show(rows.isEmpty ? ["This lesson has no headings."] : rows)
      default: break
      }
      return .text("")
    } catch {
      return .complaint("\(error)")
    }
  }

  /// Goes to a step. If it ran, the session becomes what it was before, where that is still known.
  private func move(to step: Int) {
    let numbers = lesson?.executionCounts(of: step) ?? []
    if let number = numbers.first(where: session.rewind.canRestore) {
      let count = session.executionCount - number + 1
      if runCell(":back \(count)", false) == .succeeded { lesson?.takeBack(from: number) }
      seenCount = session.executionCount
    }
    lesson?.move(to: step)
    showProse()
  }

  private func listing(_ lesson: Lesson) -> String {
    LessonList(lesson).rows(width: LineEditor.size.columns).joined(separator: "\n")
  }

  private func showCell(_ argument: String, _ lesson: Lesson) throws(LessonError) {
    guard let step = argument.isEmpty ? lesson.current : try lesson.step(argument) else {
      throw .atEnd(count: lesson.steps.count)
    }
    output.show(pages.page(step, of: lesson, session.language))
  }

  /// A cell as it stands behind the prompt once it is typed.
  private func typed(_ source: String) -> [String] {
    let prompt = prompt
    let indent = String(repeating: " ", count: DisplayWidth.of(prompt))
    let rows = pages.code(source, session.language, indent: "")
    return rows.enumerated().map { $0 == 0 ? prompt + $1 : indent + $1 }
  }

  /// Runs cells one after the other, each shown as if it had been typed; stops at one that fails
  /// and was not meant to.
  private func run(_ range: Range<Int>) -> CommandRunner.Result {
    for step in range {
      guard let lesson else { break }
      let source = lesson.cell(of: step).source
      self.lesson?.move(to: step)
      output.show([""] + typed(source))
      let outcome = runCell(source, true)
      record(step, source, outcome)
      if case .ended = outcome { return .text("") }
      if self.lesson?.position == step {
        let what = outcome == .interrupted ? "was stopped" : "failed"
        return .complaint("cell \(step + 1) \(what); Enter brings it back")
      }
    }
    showProse()
    return .text("")
  }
}
