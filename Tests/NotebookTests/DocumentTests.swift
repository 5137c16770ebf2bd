import Testing

@testable import Notebook

@Suite struct JSONTests {
  @Test(arguments: [
    #"{"a": [1, 2.50, -3e10], "b": {"c": null, "d": true}, "e": "x\ny \u00e9 \ud83d\ude00"}"#,
    #"[]"#, #"{}"#, #""""#, "[[[[]]]]", "-0", #"{"a": 1.0}"#,
  ])
  func `what is read and written reads the same again`(_ text: String) throws {
    let value = try JSON(parsing: Array(text.utf8))
    #expect(try JSON(parsing: Array(value.written().utf8)) == value)
  }

  @Test(arguments: [
    (#"{"a": 1,}"#, JSONError.Kind.expected("a key in quotes"), 1, 9),
    ("[1, 2", .unexpectedEnd, 1, 6),
    ("[1,\n 01]", .badNumber, 2, 2),
    (#"["\x"]"#, .badEscape, 1, 3),
    ("[1] 2", .trailingText, 1, 5),
    ("nope", .expected("a value"), 1, 1),
  ])
  func `a mistake is named with its place`(
    _ text: String, _ kind: JSONError.Kind, _ line: Int, _ column: Int
  ) {
    #expect(throws: JSONError(kind: kind, line: line, column: column)) {
      try JSON(parsing: Array(text.utf8))
    }
  }

  @Test func `deep nesting is refused instead of overflowing the stack`() {
    let text = String(repeating: "[", count: 1_000_000)
    #expect(throws: JSONError(kind: .tooDeep(limit: 500), line: 1, column: 501)) {
      try JSON(parsing: Array(text.utf8))
    }
  }
}

@Suite struct NotebookFormatTests {
  private let text = """
    {"cells": [
      {"cell_type": "markdown", "metadata": {"mine": [1]}, "source": ["# Title\\n", "text"],
       "attachments": {"a.png": {"image/png": "eA=="}}},
      {"cell_type": "code", "execution_count": 3, "metadata": {"tags": ["raises-exception"]},
       "source": "1/0", "outputs": [
         {"output_type": "stream", "name": "stdout", "text": ["a\\n", "b"]},
         {"output_type": "error", "ename": "ZeroDivisionError", "evalue": "division by zero",
          "traceback": ["t"]}]}
    ], "metadata": {"kernelspec": {"name": "k", "display_name": "K"}, "x": 1.50},
     "nbformat": 4, "nbformat_minor": 2}
    """

  @Test func `cells, outputs, tags and unknown metadata are read`() throws {
    let document = try NotebookFormat.read(Array(text.utf8), path: "a.ipynb")
    #expect(document.cells.map(\.kind) == [.markdown, .code])
    #expect(document.cells[0].source == "# Title\ntext")
    #expect(document.cells[1].tags == ["raises-exception"])
    #expect(document.cells[1].outputs.first == .stream(name: "stdout", text: "a\nb"))
    #expect(document.metadata["x"] == .number("1.50"))
  }

  @Test func `a document that is written reads the same again`() throws {
    let document = try NotebookFormat.read(Array(text.utf8), path: "a.ipynb")
    let written = NotebookFormat.write(document)
    let again = try NotebookFormat.read(Array(written.utf8), path: "a.ipynb")
    #expect(NotebookFormat.write(again) == written)
    #expect(again.cells.map(\.outputs) == document.cells.map(\.outputs))
    #expect(again.cells.map(\.source) == document.cells.map(\.source))
    #expect(again.cells[0].attachments == document.cells[0].attachments)
    #expect(again.metadata["x"] == .number("1.50"))
  }

  @Test func `an old notebook is refused with a hint`() {
    #expect(throws: DocumentError.oldNotebook(path: "a.ipynb", major: 3)) {
      try NotebookFormat.read(Array(#"{"nbformat": 3, "worksheets": []}"#.utf8), path: "a.ipynb")
    }
  }

  @Test func `a cell without a source is named by its number`() {
    let text = #"{"nbformat": 4, "cells": [{"cell_type": "code"}]}"#
    #expect(
      throws: DocumentError.badCell(
        path: "a.ipynb", index: 1, problem: "\"source\" must be a string or a list of strings")
    ) {
      try NotebookFormat.read(Array(text.utf8), path: "a.ipynb")
    }
  }
}

@Suite struct ReplayTests {
  private func replay(_ cells: [Cell], allowsErrors: Bool) -> (Replay, Bool) {
    var replay = Replay(
      Document(cells: cells), session: Session(style: .notebook), allowsErrors: allowsErrors)
    let succeeded = replay.run { _, _ in }
    return (replay, succeeded)
  }

  @Test func `outputs and numbers replace the stored ones`() {
    let (replay, succeeded) = replay(
      [Cell(.code, "print('a')\nprint('b')"), Cell(.markdown, "text"), Cell(.code, "1 + 1")],
      allowsErrors: false)
    #expect(succeeded)
    #expect(replay.document.cells[0].outputs == [.stream(name: "stdout", text: "a\nb\n")])
    #expect(replay.document.cells[2].outputs == [.result("2", count: 2)])
    #expect(replay.document.cells[2].executionCount == 2)
  }

  @Test func `a failing cell ends the replay, unless errors are allowed or expected`() {
    let failing = Cell(.code, "undefined_name")
    let next = Cell(.code, "'next'")
    #expect(!replay([failing, next], allowsErrors: false).1)
    #expect(replay([failing, next], allowsErrors: false).0.document.cells[1].outputs == [])
    let allowed = replay([failing, next], allowsErrors: true).0
    #expect(allowed.document.cells[1].outputs == [.result("'next'", count: 2)])
    var expected = failing
    expected.metadata = .object([.init("tags", .array([.string("raises-exception")]))])
    #expect(replay([expected, next], allowsErrors: false).1)
  }
}
