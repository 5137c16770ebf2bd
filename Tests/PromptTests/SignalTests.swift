import Glibc
import Testing

@Suite(.serialized) struct SignalTests {
  @Test func `Ctrl-C clears the input`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.type("x = (1,\r2")
    program.expect("In [1]: x = (1,", "        2")
    program.type("\u{03}")
    program.expectPrompt(1)
    program.expect("In [1]: x = (1,", "        2^C", "In [1]:")
    program.run("1", next: 2)
  }

  @Test func `Ctrl-C stops a loop at once and keeps what it did`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.run("count = 0", next: 2)
    program.type("while True:\rcount += 1\rif count == 1000: print('running')\r\r")
    program.wait("the loop") { $0.lines.last == "running" }
    let start = now()
    program.type("\u{03}")
    program.expectPrompt(3)
    #expect(now() - start < 0.5)
    #expect(program.screen.text.contains("KeyboardInterrupt"))
    program.run("count >= 1000", next: 4)
    program.expect("In [3]: count >= 1000", "Out[3]: True", "", "In [4]:")
  }

  @Test func `What is typed while a cell runs comes after it`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.type("for i in range(300000): pass\r")
    program.type("1 + 1\r2 + 2\r")
    program.expectPrompt(4)
    program.expect(
      "In [1]: for i in range(300000): pass", "", "In [2]: 1 + 1", "Out[2]: 2", "",
      "In [3]: 2 + 2", "Out[3]: 4", "", "In [4]:")
  }

  @Test func `A closed terminal ends the session`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.send(SIGHUP)
    #expect(program.exitStatus() == -SIGHUP)
  }

  @Test func `A terminated session gives the terminal back`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.send(SIGTERM)
    #expect(program.exitStatus() == -SIGTERM)
    #expect(!program.screen.takesPastes)
  }
}
