/// The cells of a lesson as `:cells` lists them: number, when it ran, first row.
public struct LessonList {
  private let lesson: Lesson
  private let stale: Set<Int>

  public init(_ lesson: Lesson) {
    self.lesson = lesson
    stale = lesson.staleSteps
  }

  /// A row for each cell, at most `width` columns wide; an arrow points to the next one.
  public func rows(width: Int) -> [String] {
    let digits = String(lesson.steps.count).count
    let marks = lesson.steps.indices.map(mark)
    let column = marks.map(\.count).max() ?? 0
    return lesson.steps.indices.map { step in
      let number = String(step + 1)
      let head =
        (step == lesson.current ? "> " : "  ")
        + String(repeating: " ", count: digits - number.count)
        + number + "  " + (column > 0 ? marks[step].padded(to: column + 2) : "")
      let row = head + firstRow(of: step)
      return row.count > width ? row.prefix(max(0, width - 3)) + "..." : row
    }
  }

  /// When a cell ran, and what is to be said about it.
  private func mark(_ step: Int) -> String {
    guard let run = lesson.run(of: step) else { return "" }
    let name = "In [\(run.executionCount)]"
    if !run.succeeded { return name + " failed" }
    if stale.contains(step) { return name + " stale" }
    return run.source == lesson.cell(of: step).source ? name : name + " edited"
  }

  /// The first row that says something.
  private func firstRow(of step: Int) -> String {
    let rows = lesson.cell(of: step).source.split(separator: "\n")
      .filter { !$0.allSatisfy(\.isWhitespace) }
    let code = rows.first { !$0.drop(while: { $0 == " " }).hasPrefix("#") } ?? rows.first ?? ""
    return String(code) + (rows.count > 1 ? " ..." : "")
  }
}
