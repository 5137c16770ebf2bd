import Glibc
import TerminalTesting
import Testing

@testable import Notebook

@Suite(.serialized) struct JournalTests {
  /// A new session that is kept in a folder.
  private func session(in folder: String) -> Session {
    let session = Session(style: .interactive)
    SessionRecorder(journal: Journal(folder: folder)).begin(session)
    return session
  }

  /// What cells show, as one text.
  @discardableResult
  private func run(_ session: Session, _ cells: String...) -> String {
    var text = ""
    for cell in cells {
      _ = CellRunner(session).run(cell) { event in
        switch event {
        case .stdout(let printed), .stderr(let printed): text += printed
        case .result(let result, _): text += result + "\n"
        case .error(let error): text += error.name + "\n"
        case .display: break
        }
      }
    }
    return text
  }

  private func resume(_ kept: KeptSession) -> (Session, Resumption.Outcome) {
    let session = Session(style: .interactive)
    let outcome = Resumption(kept, session).run(isInterrupted: { false }) { _ in }
    return (session, outcome)
  }

  private func journal(in folder: Folder) throws -> String {
    try #require(Journal.files(in: folder.path).first?.path)
  }

  @Test(arguments: [
    JournalEntry.began(seed: .max), .command(":reset"),
    .run(.init(source: "x = 'é\u{1}\n'", number: 7)),
    .run(.init(source: "x <- 1", number: 1, language: .r)),
    .done(
      .init(
        number: 2, succeeded: false,
        outputs: [
          .stream(name: "stdout", text: "a\nb"), .result("1", count: 2),
          .error(name: "E", message: "m", traceback: ["t"]),
        ], stops: [5, 9])),
  ])
  func `an entry is one line that tells it`(_ entry: JournalEntry) {
    let bytes = Array(entry.line.utf8)
    #expect(bytes.firstIndex(of: 10) == bytes.count - 1)
    #expect(JournalEntry(bytes.dropLast()[...]) == entry)
  }

  @Test func `cells that were taken back stay so when the session comes back`() throws {
    let folder = Folder()
    let first = session(in: folder.path)
    first.rewind.isOn = true
    run(first, "x = [1]", "x.append(2)", "x.append(3)", ":back 2", "x.append(4)", "y = 5")
    try first.rewind.restore(before: 3)
    run(first, "import random; r = random.random()", "r = r + torch.rand(1).item()")
    #expect(first.recorder?.cells.map(\.number) == [1, 2, 3, 4])
    #expect(run(first, "x") == "[1, 4]\n")
    first.recorder = nil
    let kept = try KeptSession.latest(in: folder.path)
    let (second, outcome) = resume(kept)
    #expect(outcome.different == [])
    #expect(second.executionCount == 5)
    #expect(run(second, "x, r") == run(first, "x, r"))
  }

  @Test func `a session comes back with its names, results, numbers and chance`() throws {
    let folder = Folder()
    var first: Session? = session(in: folder.path)
    let drawn = run(
      first!, "a = randn(3)", "import random", "a.sum().item(), random.random()", "1/0")
    first = nil
    let (session, outcome) = resume(try .latest(in: folder.path))
    #expect(outcome.cellCount == 4 && outcome.different.isEmpty)
    #expect(session.executionCount == 4)
    #expect(run(session, "print(Out[3])") + "ZeroDivisionError\n" == drawn)
    #expect(run(session, "In[1]") == "'a = randn(3)'\n")
    #expect(session.impliedNames == ["randn"])
  }

  @Test func `a session that a cell ended goes on`() throws {
    let folder = Folder()
    run(session(in: folder.path), "a = 1", "exit()")
    let (session, outcome) = resume(try .latest(in: folder.path))
    #expect(outcome.cellCount == 2 && session.exitRequest == nil)
    #expect(run(session, "a") == "1\n")
  }

  @Test func `what goes on after a resumption is kept too`() throws {
    let folder = Folder()
    run(session(in: folder.path), "a = rand(1)", ":reset")
    do {
      let (session, _) = resume(try .latest(in: folder.path))
      run(session, "b = rand(1).item()")
    }
    let (again, outcome) = resume(try .latest(in: folder.path))
    #expect(outcome.cellCount == 2)
    #expect(run(again, "'a' in globals(), b < 1") == "(False, True)\n")
    #expect(Journal.files(in: folder.path).count == 1)
  }

  @Test func `a cell that Ctrl-C stopped is stopped at the same place`() throws {
    let folder = Folder()
    let cells = [
      "n = 0\ndef step():\n    global n\n    n += 1\n    if n == 777: print('now')",
      "while True: step()",
      "try:\n    for i in range(10**9):\n        n = sum([n, 1])\n"
        + "        if i == 50: print('now')\nexcept KeyboardInterrupt: n += 0.5",
      "n",
    ]
    let first = session(in: folder.path)
    var numbers: [String] = []
    for cell in cells {
      first.run(cell) { event in
        // The interrupt comes some time after the print, as Ctrl-C does.
        if case .stdout = event { first.interruptFlag.pointee = 1 }
        if case .result(let text, _) = event { numbers.append(text) }
      }
    }
    first.recorder = nil
    let (session, outcome) = resume(try .latest(in: folder.path))
    #expect(outcome.different.isEmpty)
    #expect(run(session, "n") == numbers[0] + "\n")
    #expect(session.recorder?.cells[1].wasStopped == true)
    #expect(session.recorder?.cells[2].wasStopped == false)
  }

  @Test func `a cell that did not end is not run again, and a torn line is no entry`() throws {
    let folder = Folder()
    run(session(in: folder.path), "a = 1")
    let path = try journal(in: folder)
    let name = String(path.split(separator: "/").last ?? "")
    let whole = folder.read(name)
    let entry = JournalEntry.run(.init(source: "a = 2", number: 2)).line
    folder.write(whole + entry + "{\"done\":2,\"ok\":tr", to: name)
    do {
      let kept = try KeptSession.latest(in: folder.path)
      #expect(kept.unfinished == "a = 2" && kept.cellCount == 1)
    }
    #expect(folder.read(name) == whole + entry)
  }

  @Test func `a damaged journal is named with its line`() throws {
    let folder = Folder()
    run(session(in: folder.path), "a = 1")
    let path = try journal(in: folder)
    let name = String(path.split(separator: "/").last ?? "")
    folder.write(folder.read(name) + "{\"done\":9}\n" + "{}\n", to: name)
    #expect(throws: JournalError.damaged(path: path, line: 4)) {
      try KeptSession.latest(in: folder.path)
    }
  }

  @Test func `sessions that are running are not taken`() throws {
    let folder = Folder()
    let running = session(in: folder.path)
    run(running, "a = 1")
    #expect(throws: JournalError.none) { try KeptSession.latest(in: folder.path) }
    run(session(in: folder.path), "a = 2")
    #expect(try KeptSession.latest(in: folder.path).cellCount == 1)
    #expect(run(running, "a") == "1\n")
  }

  @Test func `a place that cannot be written is a problem with a name, said once`() {
    let folder = Folder()
    folder.write("", to: "file")
    let session = session(in: folder.path + "/file/journals")
    #expect(session.recorder?.takeProblem() == nil)
    #expect(run(session, "a = 1", "a") == "1\n")
    #expect(
      session.recorder?.takeProblem()
        == "this session cannot be kept for taper --resume: Not a directory")
    #expect(session.recorder?.takeProblem() == nil)
  }

  @Test func `others may not read a journal, and old ones go`() throws {
    let folder = Folder()
    for index in 0..<60 { folder.write("", to: "\(1000 + index).jsonl") }
    run(session(in: folder.path), "a = 1")
    #expect(Journal.files(in: folder.path).count == 50)
    var status = stat()
    let path = try journal(in: folder)
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }
}

@Suite(.serialized) struct SavedSessionTests {
  private func session(_ cells: String...) -> Session {
    let session = Session(style: .interactive)
    SessionRecorder(journal: nil).begin(session)
    for cell in cells { _ = CellRunner(session).run(cell) { _ in } }
    return session
  }

  private func command(_ session: Session, _ line: String) -> String {
    var text = ""
    _ = CellRunner(session).run(line) { event in
      if case .stdout(let shown) = event { text += shown }
      if case .stderr(let shown) = event { text += "! " + shown }
      if case .result(let shown, let count) = event { text += "Out[\(count)]: \(shown)\n" }
    }
    return text
  }

  @Test func `a saved session is a script that stands alone and replays`() throws {
    let folder = Folder()
    let session = session("w = zeros(2)", ":device cpu", "print(nn.Identity()(w))\n1/0", "w + 1")
    #expect(
      command(session, ":save \(folder.path)/s.py") == "3 cells saved to \(folder.path)/s.py\n")
    #expect(
      folder.read("s.py") == """
        # %%
        import torch.nn as nn
        from torch import zeros

        w = zeros(2)

        # %% tags=["raises-exception"]
        # :device cpu
        print(nn.Identity()(w))
        1/0
        #> tensor([0., 0.])
        #> raises ZeroDivisionError: division by zero

        # %%
        w + 1
        #> Out[3]: tensor([1., 1.])

        """)
    var checker = Checker(
      try Document(path: folder.path + "/s.py"), session: Session(style: .notebook))
    checker.run(isInterrupted: { false }) { _ in }
    #expect(checker.report.isFine && checker.report.comparedCount == 3)
  }

  @Test func `only what the session wrote itself is overwritten unasked`() {
    let folder = Folder()
    let path = folder.path + "/a.ipynb"
    folder.write("mine", to: "a.ipynb")
    let session = session("a = 1")
    #expect(
      command(session, ":save \(path)")
        == "! \(path) is there already; :save! \(path) overwrites it\n")
    #expect(folder.read("a.ipynb") == "mine")
    #expect(command(session, ":save! \(path)") == "1 cell saved to \(path)\n")
    #expect(command(session, ":save \(path)") == "1 cell saved to \(path)\n")
    #expect(command(session, ":save") == "! :save needs a file: :save session.py\n")
    #expect(
      command(session, ":save \(folder.path)/a.txt").contains("must end in .ipynb, .py or .R"))
  }

  @Test func `a loaded file shows its cells and runs them in the session`() {
    let folder = Folder()
    folder.write("# %%\nb = a + 1\n\n# %% [markdown]\n# text\n\n# %%\nb\n", to: "l.py")
    let session = session("a = 1")
    #expect(
      command(session, ":load \(folder.path)/l.py") == """
        In [2]: b = a + 1
        In [3]: b
        Out[3]: 2
        2 cells of \(folder.path)/l.py ran

        """)
    folder.write("# %%\n:save \(folder.path)/x.py\nb = 3\n# %%\nb = 4\n", to: "m.py")
    #expect(command(session, ":load \(folder.path)/m.py").contains("stopped at a cell that fails"))
    #expect(command(session, "b") == "Out[5]: 2\n" || command(session, "b").hasSuffix(": 2\n"))
    #expect(folder.read("x.py") == "")
  }
}
