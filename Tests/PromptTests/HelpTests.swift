import Testing

@Suite(.serialized) struct HelpTests {
  @Test func `Tab completes names and lists what may follow`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.run("velocity = volume = 1", next: 2)
    program.type("vel\t + 1")
    program.expect("In [2]: velocity + 1")
    program.type("\u{15}v\t")
    program.expect("In [2]: v", "vars  velocity  volume", cursor: (0, 9))
    program.type("o")
    program.expect("", "In [2]: vo")
    program.type("\t")
    program.expect("In [2]: volume")
  }

  @Test func `Tab completes attributes, modules and their members`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.type("import itert\t, math\r")
    program.expectPrompt(2)
    program.type("math.sq\t(16)")
    program.expect("In [2]: math.sqrt(16)")
    program.type("\u{15}from math import fact\t")
    program.expect("In [2]: from math import factorial")
    program.type("\u{15}'a'; x = ''; \r")
    program.expectPrompt(3)
    program.type("x.startsw\t")
    program.expect("In [3]: x.startswith")
  }

  @Test func `Tab runs no code`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.paste(
      """
      class Trap:
          calls = 0
          @property
          def gate(self):
              Trap.calls += 1
              return Trap()
          def __getattr__(self, name):
              Trap.calls += 1
              raise AttributeError(name)
          def __dir__(self):
              Trap.calls += 1
              return []
      """)
    program.type("\r\r")
    program.expectPrompt(2)
    program.run("t = Trap()", next: 3)
    program.type("t.ga\t")
    program.expect("In [3]: t.gate")
    program.type(".ga\t\t.x\t\u{15}")
    program.expectPrompt(3)
    program.run("Trap.calls", next: 4)
    program.expect("In [3]: Trap.calls", "Out[3]: 0", "", "In [4]:")
  }

  @Test func `Tab in an empty row indents`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.type("a = 1\u{1B}\r\tb")
    program.expect("In [1]: a = 1", "            b")
  }

  @Test func `A question mark explains, two show the source`() throws {
    let program = try Program(rows: 24)
    program.expectPrompt(1)
    program.type("def twice(x):\r'''Twice x.'''\rreturn 2 * x\r\r")
    program.expectPrompt(2)
    program.run("twice?", next: 2)
    program.expect(
      "In [2]: twice?", "Signature: twice(x)", "Type: function", "Help: Twice x.", "", "In [2]:")
    program.run("twice??", next: 2)
    program.expect(
      "In [2]: twice??", "Signature: twice(x)", "Type: function", "Source:", "def twice(x):",
      "    '''Twice x.'''", "    return 2 * x", "", "In [2]:")
    program.run("nothing?", next: 2)
    program.expect("In [2]: nothing?", "Object `nothing` not found.", "", "In [2]:")
  }

  @Test func `Commands answer`() throws {
    let program = try Program(columns: 80, rows: 40)
    program.expectPrompt(1)
    program.run("x = 1", next: 2)
    program.run("name = 'abc'", next: 3)
    program.run(":vars", next: 3)
    program.expect("In [3]: :vars", "x     int  1", "name  str  'abc'", "", "In [3]:")
    program.run(":history", next: 3)
    program.expect(
      "In [3]: :history", "In [1]: x = 1", "In [2]: name = 'abc'", "", "In [3]:")
    program.run(":reset", next: 3)
    program.expect("In [3]: :reset", "All names are forgotten.", "", "In [3]:")
    program.run(":vars", next: 3)
    program.expect("In [3]: :vars", "No names are defined yet.", "", "In [3]:")
    program.run(":device", next: 3)
    program.expect("In [3]: :device", "cpu", "", "In [3]:")
    program.run(":time 1 + 1", next: 4)
    program.wait("the time") { $0.lines.dropLast(2).last?.hasPrefix("took ") == true }
    program.run(":nonsense", next: 4)
    program.expect(
      "In [4]: :nonsense", "there is no command :nonsense; :help lists them", "", "In [4]:")
    program.run(":help", next: 4)
    #expect(program.screen.text.contains("Ctrl-D"))
  }

  @Test func `Commands of the shell are named and not run, magics are`() throws {
    let program = try Program(columns: 80)
    program.expectPrompt(1)
    program.run("!echo hello", next: 2)
    program.expect(
      "In [1]: !echo hello",
      "not run: !echo hello (a session runs no commands of the system)", "", "In [2]:")
    program.run("x = 3", next: 3)
    program.run("%who", next: 4)
    program.wait("the names") { $0.lines.dropLast(2).last?.hasPrefix("x") == true }
  }

  @Test(arguments: [":quit", "exit", "quit()", "exit()", "\u{04}"])
  func `The session is left`(_ farewell: String) throws {
    let program = try Program()
    program.expectPrompt(1)
    program.type(farewell == "\u{04}" ? farewell : farewell + "\r")
    #expect(program.exitStatus() == 0)
    #expect(!program.screen.takesPastes)
  }
}
