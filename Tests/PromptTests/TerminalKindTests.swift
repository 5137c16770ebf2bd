import TerminalTesting
import Testing

@Suite(.serialized) struct TerminalKindTests {
  @Test(arguments: ["xterm-kitty", "no-such-terminal", "vt100", ""])
  func `An unknown terminal works like the others`(_ name: String) throws {
    let program = try Program(environment: ["TERM": name])
    program.expectPrompt(1)
    program.type("11\u{1B}[D\u{7F}\r")
    program.expectPrompt(2)
    program.expect("In [1]: 1", "Out[1]: 1", "", "In [2]:")
  }

  @Test func `A terminal that cannot move its cursor gets plain rows`() throws {
    let program = try Program(environment: ["TERM": "dumb"])
    program.wait("the prompt") { $0.lines.last == "In [1]:" }
    program.type("for i in [1, 2]:\n")
    program.wait("a row") { $0.lines.last == "   ...:" }
    program.type("    print(i)\n")
    program.wait("a row") { $0.lines.suffix(2) == ["   ...:     print(i)", "   ...:"] }
    program.type("\n")
    program.wait("the result") { $0.lines.suffix(4) == ["1", "2", "", "In [2]:"] }
    #expect(!program.output.contains(0x1B))
    program.type("\u{04}")
    #expect(program.exitStatus() == 0)
  }

  @Test func `NO_COLOR is obeyed`() throws {
    let program = try Program(environment: ["NO_COLOR": "1"])
    program.expectPrompt(1)
    program.run("1/0 if True else 'x'", next: 2)
    #expect(!program.screen.hasColours)
    let coloured = try Program()
    coloured.expectPrompt(1)
    #expect(coloured.screen.hasColours)
  }

  @Test(arguments: [(20, 5), (10, 3), (5, 2), (200, 60)])
  func `Any size of terminal will do`(_ columns: Int, _ rows: Int) throws {
    let program = try Program(columns: columns, rows: rows)
    program.wait("the prompt") { $0.takesPastes && $0.text.contains("In") }
    let count = program.screen.readCount
    program.type("12 * 12\r")
    program.wait("the result") {
      $0.history.joined().contains("144") && $0.readCount > count && $0.takesPastes
    }
    program.type("\u{04}")
    #expect(program.exitStatus() == 0)
  }

  @Test func `A locale without UTF-8 does no harm`() throws {
    let program = try Program(environment: ["LANG": "C", "LC_ALL": "C"])
    program.expectPrompt(1)
    program.run("'é日😀'", next: 2)
    program.expect("In [1]: 'é日😀'", "Out[1]: 'é日😀'", "", "In [2]:")
  }

  @Test(arguments: [["run"], ["check"]])
  func `A terminal gets nothing that a file's control characters could do to it`(
    _ command: [String]
  ) throws {
    let folder = Folder()
    folder.write(
      "# %%\nprint('a\\x1b]0;evil\\x07b')\n#> old\n\n# %%\nraise ValueError('c\\x1b[2Jd')\n",
      to: "bad\u{1B}[5m.py")
    let program = try Program(
      command + [folder.path + "/bad\u{1B}[5m.py"], environment: ["NO_COLOR": "1"])
    #expect(program.exitStatus() == 1)
    let output = String(decoding: program.output, as: UTF8.self)
    #expect(output.contains("a^[]0;evil^Gb"))
    #expect(output.contains("c^[[2Jd"))
    #expect(
      !output.contains("\u{1B}]0;") && !output.contains("\u{1B}[2J")
        && !output.contains("\u{1B}[5m"))
  }
}
