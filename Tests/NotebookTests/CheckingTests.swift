import Testing

@testable import Notebook

@Suite struct OutputComparisonTests {
  private func verdict(_ stored: String, _ got: String) -> CellComparison.Verdict {
    CellComparison(
      stored: [.stream(name: "stdout", text: stored)], got: [.stream(name: "stdout", text: got)]
    ).verdict
  }

  @Test(arguments: [
    ("a\nb\n", "a\nb"),
    ("<object at 0x7f31c05e2a90>", "<object at 0x1>"),
    ("0x7ffdc05e2a90", "0x55e1c05e2a90"),
    ("it took 3.2 s", "it took 950 µs"),
    ("Wall time: 1min 2s", "Wall time: 12.5 ms"),
    ("elapsed: 0.25", "elapsed: 13.5"),
    (
      "10.2 µs ± 120 ns per loop (mean ± std. dev. of 7 runs, 100,000 loops each)",
      "1.2 ms ± 3 µs per loop (mean ± std. dev. of 7 runs, 1,000 loops each)"
    ),
    ("100%|##| 10/10 [00:01<00:00,  9.98it/s]", "100%|##| 10/10 [00:13<00:00,  0.7it/s]"),
    ("1%\r50%\r100%\n", "100%"),
    ("ab\u{8}c", "ac"),
  ])
  func `what differs from run to run does not count`(_ stored: String, _ got: String) {
    #expect(verdict(stored, got) == .exact)
  }

  @Test(arguments: [
    ("tensor(0.1235)", "tensor(0.1236)"),
    ("loss 0.30000001192092896", "loss 0.30000004172325134"),
    ("tensor([ 1.0000, -0.0000])", "tensor([1.0000, 0.0000])"),
    ("1.2346e-05", "1.2347e-05"),
    ("x = 0.1235", "x = 0.12346789"),
  ])
  func `decimals count to the precision that is stored`(_ stored: String, _ got: String) {
    #expect(verdict(stored, got) == .near)
  }

  @Test(arguments: [
    ("tensor(0.1235)", "tensor(0.1237)"),
    ("0.", "1."), ("1", "2"), ("1", "1.0"), ("0.5", "0.6"), ("0.001", "0.002"), ("2.50", "2.5"),
    ("tensor([1., 2.])", "tensor([1.,  2.])"),
    ("a b", "a  b"),
    ("float32", "float64"), ("torch.Size([2, 3])", "torch.Size([2, 4])"),
    ("grad_fn=<AddBackward0>", "grad_fn=<MulBackward0>"),
    ("t = 3.0 s", "t = 4.0 s"), ("it took 3 steps", "it took 4 steps"),
    ("0xff", "0xfe"), ("nan", "inf"), ("-1.2345", "1.2345"), ("2024-01-05", "2024-01-06"),
  ])
  func `all else counts`(_ stored: String, _ got: String) {
    #expect(verdict(stored, got) == .different)
  }

  @Test func `streams are joined, and warnings lose the place that Python names`() {
    let stored: [Output] = [
      .stream(name: "stdout", text: "a"),
      .stream(
        name: "stderr",
        text: "/tmp/ipykernel_7/12.py:3: UserWarning: mind this\n  warnings.warn('mind this')\n"),
      .stream(name: "stdout", text: "b\n"),
    ]
    let got: [Output] = [
      .stream(name: "stdout", text: "ab\n"),
      .stream(name: "stderr", text: "UserWarning: mind this\n"),
    ]
    #expect(CellComparison(stored: stored, got: got).verdict == .exact)
    #expect(CellComparison(stored: stored, got: [got[0]]).verdict == .different)
  }

  @Test func `errors compare by name and message`() {
    let stored = Output.error(name: "SyntaxError", message: "invalid (c.py, line 1)", traceback: [])
    let got = Output.error(name: "SyntaxError", message: "invalid", traceback: ["x"])
    #expect(CellComparison(stored: [stored], got: [got]).verdict == .exact)
    let other = Output.error(name: "SyntaxError", message: "valid", traceback: [])
    #expect(CellComparison(stored: [stored], got: [other]).verdict == .different)
  }

  @Test func `a result is not the same as a printed text`() {
    #expect(
      CellComparison(stored: [.stream(name: "stdout", text: "1")], got: [.result("1", count: 1)])
        .verdict == .different)
  }
}

@Suite struct CheckerTests {
  private func check(_ cells: [Cell]) -> Checker {
    var checker = Checker(Document(cells: cells), session: Session(style: .notebook))
    checker.run(isInterrupted: { false }) { _ in }
    return checker
  }

  private func cell(
    _ source: String, _ outputs: [Output] = [], count: Int? = 1, tags: [String] = []
  ) -> Cell {
    Cell(
      .code, source, outputs: outputs, executionCount: count,
      metadata: .object([.init("tags", .array(tags.map(JSON.string)))]))
  }

  private func printed(_ text: String) -> [Output] { [.stream(name: "stdout", text: text)] }

  @Test func `a differing cell is shown with its lines and the largest error`() {
    let checker = check([
      cell("a = 1\nprint('first')\nprint(0.25, 'x')", printed("first\n0.75 x\n"))
    ])
    #expect(!checker.report.isFine && !checker.report.hasFailures)
    let lines = CheckText.lines(checker.report.entries[0], in: "f.py")
    #expect(
      lines.map { $0.map(\.text).joined() } == [
        "f.py, cell 1: a = 1", "  stdout:", "      first", "    - 0.75 x", "    + 0.25 x",
        "  largest error: 0.5 absolute, 0.667 relative",
      ])
    #expect(lines[3].filter(\.isMarked).map(\.text) == ["0.75"])
    #expect(checker.document.cells[0].outputs == printed("first\n0.25 x\n"))
  }

  @Test func `a line that is missing does not make the others differ`() {
    let checker = check([cell("for i in (1, 2, 4): print(i)", printed("1\n2\n3\n4\n"))])
    let lines = CheckText.lines(checker.report.entries[0], in: "f")
    #expect(
      lines.dropFirst(2).map { $0.map(\.text).joined() } == [
        "      1", "      2", "    - 3", "      4",
      ])
  }

  @Test func `tags say what is run, compared and may fail`() {
    let checker = check([
      cell("print(1)", printed("2"), tags: ["ignore-output"]),
      cell("print(1)", printed("2"), tags: ["nbval-ignore-output"]),
      cell("1 / 0", count: nil, tags: ["raises-exception"]),
      cell("x = 1", printed("2"), tags: ["skip-execution"]),
      cell("print('x' in globals())", printed("False")),
    ])
    #expect(checker.report.isFine)
    #expect(checker.report.comparedCount == 1)
  }

  @Test func `a cell that never ran is run and not compared`() {
    let checker = check([cell("y = 2\nprint(y)", count: nil), cell("y", [.result("2", count: 1)])])
    #expect(checker.report.isFine)
    #expect(checker.document.cells[0].outputs == printed("2\n"))
  }

  @Test func `errors must come where they are stored, and only there`() {
    let error = Output.error(name: "ZeroDivisionError", message: "division by zero", traceback: [])
    let checker = check([
      cell("1 / 0", [error]), cell("1 / 1", [error]), cell("1 / 0"), cell("z = 1"),
      cell("import sys\nsys.exit(0)"), cell("z"),
    ])
    var found: [String] = []
    for entry in checker.report.entries {
      switch entry.finding {
      case .different: found.append("\(entry.number) different")
      case .failed(let error): found.append("\(entry.number) \(error.name)")
      case .unexpectedSuccess(let error): found.append("\(entry.number) no \(error)")
      case .notRun: found.append("\(entry.number) not run")
      }
    }
    #expect(found == ["2 no ZeroDivisionError", "3 ZeroDivisionError", "6 not run"])
    #expect(checker.report.hasFailures)
  }

  @Test func `commands in a cell's top rows are carried out, but no dangerous one`() {
    let checker = check([
      cell("a = 1"), cell(":reset\nprint('a' in globals())", printed("False")),
      cell(":quit\nprint(1)", printed("1")),
    ])
    #expect(checker.report.entries.map(\.number) == [3])
  }

  @Test func `an interrupt ends the check and blames no cell`() {
    var checker = Checker(
      Document(cells: [cell("raise KeyboardInterrupt"), cell("1")]),
      session: Session(style: .notebook))
    checker.run(isInterrupted: { true }) { _ in }
    #expect(checker.report.wasInterrupted && checker.report.entries.isEmpty)
  }
}
