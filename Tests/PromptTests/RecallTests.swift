import Glibc
import TerminalTesting
import Testing

@Suite(.serialized) struct RecallTests {
  @Test func `Up brings back whole cells, Down the text that was being typed`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.type("for i in range(2):\ri\r\r")
    program.expectPrompt(2)
    program.run("1", next: 3)
    program.type("\u{1B}[A")
    program.expect("In [3]: 1")
    program.type("\u{1B}[A")
    program.expect("In [3]: for i in range(2):", "            i", cursor: (1, 13))
    program.type("\u{1B}[B")
    program.expect("", "In [3]: 1")
    program.type("\u{1B}[B")
    program.expectPrompt(3)
  }

  @Test func `Up behind typed text finds cells that begin alike`() throws {
    let program = try Program()
    program.expectPrompt(1)
    for (number, cell) in ["alpha = 1", "beta = 2", "alpha + 1", "beta + 2"].enumerated() {
      program.run(cell, next: number + 2)
    }
    program.type("al\u{1B}[A")
    program.expect("In [5]: alpha + 1")
    program.type("\u{1B}[A")
    program.expect("In [5]: alpha = 1")
    program.type("\u{1B}[A\u{1B}[B\u{1B}[B")
    program.expect("In [5]: al")
  }

  @Test func `Arrows move through a recalled block once it is touched`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.type("for i in [7]:\rprint(i)\r\r")
    program.expectPrompt(2)
    program.type("\u{1B}[A\u{1B}[D\u{1B}[A")
    program.expect("In [2]: for i in [7]:", "            print(i)", cursor: (0, 19))
  }

  @Test func `Ctrl-R finds a cell by a part of its text`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.run("first = 10", next: 2)
    program.run("second = 20", next: 3)
    program.run("third = first", next: 4)
    program.type("\u{12}fir")
    program.expect("In [4]: third = first", "search: fir█", cursor: (0, 16))
    program.type("\u{12}")
    program.expect("In [4]: first = 10", "search: fir█", cursor: (0, 8))
    program.type("zz")
    program.expect("In [4]: first = 10", "not found: firzz█")
    program.type("\u{07}")
    program.expectPrompt(4)
    program.type("\u{12}sec\r")
    program.expectPrompt(5)
    program.expect("In [4]: second = 20", "", "In [5]:")
  }

  @Test func `An arrow ends a search and moves in what it found`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.run("abc = 1", next: 2)
    program.type("\u{12}= 1\u{1B}[C\u{1B}[CX")
    program.expect("In [2]: abc = X1")
  }

  @Test func `A killed session loses no cell, and sessions do not mix`() throws {
    let home = Folder()
    let first = try Program(home: home)
    first.expectPrompt(1)
    first.run("first = 1", next: 2)
    let second = try Program(home: home)
    second.expectPrompt(1)
    first.run("first = 2", next: 3)
    second.run("second = 1", next: 2)
    // The second session began before the first's last cell, and does not see it.
    second.type("\u{1B}[A\u{1B}[A")
    second.expect("In [2]: first = 1")
    first.type("for i in range(10**9): i or print('on')\r")
    first.wait("the loop") { $0.lines.last == "on" }
    first.send(SIGKILL)
    second.send(SIGKILL)
    #expect(first.exitStatus() == -SIGKILL)
    #expect(second.exitStatus() == -SIGKILL)
    let third = try Program(home: home)
    third.expectPrompt(1)
    for cell in ["second = 1", "for i in range(10**9): i or print('on')", "first = 2", "first = 1"]
    {
      third.type("\u{1B}[A")
      third.expect("In [1]: \(cell)")
    }
  }

  @Test func `A folder that cannot be written is said, and the prompt works`() throws {
    let home = Folder()
    home.write("", to: ".local")
    let program = try Program(home: home)
    program.expectPrompt(1)
    #expect(program.screen.text.contains("Warning: the history cannot be kept"))
    program.run("1", next: 2)
    program.type("\u{1B}[A")
    program.expect("In [2]: 1")
  }
}
