import Glibc
import TerminalTesting
import Testing

/// What a run between pipes gave.
struct Piped: Equatable {
  var output: String
  var errors: String
  var status: Int32

  /// Runs `taper` with a text as its input.
  init(_ arguments: [String], input: String) {
    let folder = Folder()
    folder.write(input, to: "in")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 0, folder.path + "/in", O_RDONLY, 0)
    let flags = O_WRONLY | O_CREAT
    posix_spawn_file_actions_addopen(&actions, 1, folder.path + "/out", flags, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, folder.path + "/err", flags, 0o600)
    let words = cStrings([Program.path] + arguments)
    let variables = cStrings(["HOME=\(folder.path)", "PATH=/usr/bin:/bin"])
    var process: pid_t = 0
    var result: Int32 = -1
    if posix_spawn(&process, Program.path, &actions, nil, words, variables) == 0 {
      waitpid(process, &result, 0)
    }
    posix_spawn_file_actions_destroy(&actions)
    for each in words + variables { free(each) }
    output = folder.read("out")
    errors = folder.read("err")
    status = result & 0x7F == 0 ? result >> 8 & 0xFF : -(result & 0x7F)
  }
}

@Suite struct PipeTests {
  @Test(arguments: [
    ("x=1\nx+1\nfor i in range(2):\n  print(i)\nx\n", "2\n0\n1\n1\n"),
    ("def f():\n    a = 1\n\n    return a\nf()\n", "1\n"),
    ("if 0:\n  1\nelse:\n  print('no')\n'end'", "no\n'end'\n"),
    ("s = '''a\nb'''\ns\n", "'a\\nb'\n"),
    ("(1 +\n2)\n_ + 1", "3\n4\n"),
    ("print('a', end='')\n", "a"),
    ("", ""),
    ("\n\n# only a comment\n", ""),
    (":device\nexit\nprint(1)\n", "cpu\n"),
  ])
  func `Cells are read from a pipe`(_ input: String, _ output: String) {
    let piped = Piped([], input: input)
    #expect(piped == Piped(output: output, errors: "", status: 0))
  }

  @Test func `The first cell that fails ends the run`() {
    let piped = Piped([], input: "print(1)\nunheardOf\nprint(2)\n")
    #expect(piped.output == "1\n")
    #expect(piped.errors.hasSuffix("NameError: name 'unheardOf' is not defined\n"))
    #expect(piped.status == 1)
  }

  @Test(arguments: [
    ("import sys; sys.exit(5)", 5), ("exit()", 0), ("raise SystemExit", 0), ("1/0", 1), ("x = ", 1),
    ("%time 1", 0), ("%time 1/0", 1), ("1", 0),
  ])
  func `The exit status says how code ended`(_ code: String, _ status: Int32) {
    #expect(Piped(["-c", code], input: "").status == status)
  }

  @Test func `Code from the command line is run`() {
    #expect(
      Piped(["-c", "print(1)\n2"], input: "") == Piped(output: "1\n2\n", errors: "", status: 0))
    #expect(Piped(["-"], input: "3") == Piped(output: "3\n", errors: "", status: 0))
  }

  @Test func `Output has no colours and no control sequences`() {
    let piped = Piped([], input: "'x'\n1/0\n")
    #expect(!piped.output.contains("\u{1B}") && !piped.errors.contains("\u{1B}"))
  }
}

extension Piped {
  init(output: String, errors: String, status: Int32) {
    self.output = output
    self.errors = errors
    self.status = status
  }
}
