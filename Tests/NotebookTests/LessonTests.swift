import Testing

@testable import Notebook

@Suite struct LessonTests {
  private let document = Document(cells: [
    Cell(.markdown, "# Title"), Cell(.raw, "raw"), Cell(.code, "x = 1"), Cell(.code, " "),
    Cell(.markdown, "Then"),
    Cell(
      .code, "later()", metadata: .object([.init("tags", .array([.string("skip-execution")]))])),
    Cell(.code, "# A sum\ny = x + 1\ny"),
    Cell(
      .code, "1/0",
      outputs: [.error(name: "ZeroDivisionError", message: "division by zero", traceback: [])]),
    Cell(.markdown, "The end"),
  ])

  private var lesson: Lesson { Lesson(document, path: "folder/first.py") }

  @Test func `Steps are the cells that can run, with what is to be read before them`() {
    let lesson = lesson
    #expect(lesson.steps.map(\.cell) == [2, 6, 7])
    #expect(lesson.steps.map(\.prose) == [[0], [4, 5], []])
    #expect(lesson.epilogue == [8])
    #expect(lesson.name == "first.py")
  }

  @Test func `A cell that ran leads to the next, one that failed stays`() {
    var lesson = lesson
    #expect(lesson.prose.map(\.source) == ["# Title"])
    lesson.finish(0, source: "x = 1", executionCount: 1, succeeded: false)
    #expect(lesson.current == 0)
    lesson.finish(0, source: "x = 2", executionCount: 2, succeeded: true)
    #expect(lesson.current == 1)
    #expect(lesson.prose.map(\.source) == ["Then", "later()"])
    lesson.finish(1, source: "y = x + 1", executionCount: 3, succeeded: true)
    lesson.finish(2, source: "1/0", executionCount: 4, succeeded: false)
    #expect(lesson.isAtEnd && lesson.current == nil)
    #expect(lesson.prose.map(\.source) == ["The end"])
    #expect(lesson.run(of: 0)?.executionCount == 2)
  }

  @Test func `Moving stays within the lesson`() {
    var lesson = lesson
    lesson.move(to: -1)
    #expect(lesson.position == 0)
    lesson.move(to: 9)
    #expect(lesson.isAtEnd)
  }

  @Test func `What is taken back has not run, and comes next`() {
    var lesson = lesson
    lesson.finish(0, source: "x = 1", executionCount: 1, succeeded: true)
    lesson.noteOffScript("z = 1", executionCount: 2)
    lesson.finish(1, source: "y = 2", executionCount: 3, succeeded: true)
    lesson.finish(0, source: "x = 9", executionCount: 4, succeeded: true)
    #expect(lesson.executionCounts(of: 0) == [1, 4])
    lesson.takeBack(from: 5)
    #expect(lesson.position == 1)
    lesson.takeBack(from: 4)
    #expect(lesson.position == 0 && lesson.run(of: 0)?.source == "x = 1")
    lesson.takeBack(from: 2)
    #expect(lesson.position == 1 && lesson.run(of: 1) == nil && lesson.run(of: 0) != nil)
  }

  @Test func `Another output than the file's is told only while nothing else ran`() {
    let stored = Output.stream(name: "stdout", text: "1\n")
    let other = Output.stream(name: "stdout", text: "2\n")
    let cells = [Cell(.code, "print(x)", outputs: [stored]), Cell(.code, "print(1)")]
    var lesson = Lesson(Document(cells: cells), path: "a.py")
    lesson.finish(0, source: "print(x)", executionCount: 1, succeeded: true)
    #expect(lesson.differs(0, from: [other]))
    #expect(!lesson.differs(0, from: [stored]))
    lesson.finish(1, source: "print(1)", executionCount: 2, succeeded: true)
    #expect(!lesson.differs(1, from: [other]))
    var changed = Lesson(Document(cells: cells), path: "a.py")
    changed.noteOffScript("x = 3", executionCount: 1)
    changed.finish(0, source: "print(x)", executionCount: 2, succeeded: true)
    #expect(!changed.differs(0, from: [other]))
  }

  @Test func `Ranges are written as people write them`() throws {
    let lesson = lesson
    #expect(try lesson.range("2") == 1..<2)
    #expect(try lesson.range("1-2") == 0..<2)
    #expect(try lesson.range("2 - 3") == 1..<3)
    #expect(try lesson.range("2-") == 1..<3)
    #expect(try lesson.range("all") == 0..<3)
  }

  @Test(arguments: [
    ("", LessonError.notARange("")), ("x", .notANumber("x")), ("3-1", .notARange("3-1")),
    ("4", .outOfRange(4, count: 3)), ("0", .outOfRange(0, count: 3)),
    ("1-9", .outOfRange(9, count: 3)), ("-1", .notARange("-1")),
    ("99999999999999999999", .notANumber("99999999999999999999")),
  ])
  func `What names no cells is refused`(_ text: String, _ error: LessonError) {
    #expect(throws: error) { try lesson.range(text) }
  }

  @Test func `Cells are listed with when they ran, stale ones marked`() {
    var lesson = lesson
    #expect(
      LessonList(lesson).rows(width: 60)
        == ["> 1  x = 1", "  2  y = x + 1 ...", "  3  1/0"])
    lesson.finish(0, source: "x = 1", executionCount: 1, succeeded: true)
    lesson.finish(1, source: "# A sum\ny = x + 1\ny", executionCount: 2, succeeded: true)
    lesson.finish(2, source: "1/0", executionCount: 3, succeeded: false)
    lesson.noteOffScript("x = 5", executionCount: 4)
    #expect(
      LessonList(lesson).rows(width: 60)
        == [
          "  1  In [1]         x = 1", "  2  In [2] stale   y = x + 1 ...",
          "  3  In [3] failed  1/0",
        ])
    lesson.finish(0, source: "x = 3", executionCount: 5, succeeded: true)
    lesson.finish(1, source: "# A sum\ny = x + 1\ny", executionCount: 6, succeeded: true)
    #expect(
      LessonList(lesson).rows(width: 24)
        == [
          "  1  In [5] edited  x...", "  2  In [6]         y...",
          "> 3  In [3] failed  1/0",
        ])
  }

  @Test func `Ten thousand cells are opened and listed`() {
    let cells = (0..<10_000).flatMap { [Cell(.markdown, "# \($0)"), Cell(.code, "x = \($0)")] }
    let lesson = Lesson(Document(cells: cells), path: "long.ipynb")
    #expect(lesson.steps.count == 10_000)
    #expect(LessonList(lesson).rows(width: 80).last == "  10000  x = 9999")
  }
}
