import Glibc
import TerminalTesting
import Testing

@Suite struct CheckTests {
  private let good = "# %%\nprint(1)\n#> 1\n"
  private let bad = "# %%\nx = 0.5  # half\nx\n#> Out[1]: 0.75\n\n# %%  kept \n'é'\n"

  @Test func `each file has its line, all have a summary, and the status says the worst`() {
    let folder = Folder()
    folder.write(good, to: "good.py")
    folder.write(bad, to: "bad.py")
    let path = folder.path
    let piped = Piped(
      ["check", path + "/good.py", path + "/none.py", path + "/bad.py"], input: "")
    #expect(
      piped.output == """
        ok          \(path)/good.py  1 cell
        unreadable  cannot read \(path)/none.py: No such file or directory
        \(path)/bad.py, cell 1: x = 0.5  # half
          Out:
            - 0.75
              ^^^^
            + 0.5
              ^^^
          largest error: 0.25 absolute, 0.333 relative
        \(path)/bad.py, cell 2: 'é'
          Out:
            + 'é'
        differs     \(path)/bad.py  2 cells, 2 differ
        3 files, 3 cells: 1 fine, 1 differs, 1 unreadable

        """)
    #expect(piped.errors == "")
    #expect(piped.status == 2)
    #expect(Piped(["check", path + "/bad.py"], input: "").status == 1)
    #expect(Piped(["check", path + "/good.py"], input: "").status == 0)
  }

  @Test func `an update changes the outputs and nothing else`() {
    let folder = Folder()
    folder.write(bad, to: "a.py")
    #expect(Piped(["check", "--update", folder.path + "/a.py"], input: "").status == 0)
    #expect(
      folder.read("a.py")
        == "# %%\nx = 0.5  # half\nx\n#> Out[1]: 0.5\n\n# %%  kept \n'é'\n#> Out[2]: 'é'\n")
    #expect(Piped(["check", folder.path + "/a.py"], input: "").status == 0)
  }

  @Test func `an update keeps a file in which a cell fails`() {
    let folder = Folder()
    let text = "# %%\nprint(1)\n#> 2\n\n# %%\n1/0\n"
    folder.write(text, to: "a.py")
    #expect(Piped(["check", "--update", folder.path + "/a.py"], input: "").status == 1)
    #expect(folder.read("a.py") == text)
  }

  @Test func `Ctrl-C ends a check and says so`() throws {
    let folder = Folder()
    folder.write("# %%\nwhile True: pass\n", to: "loop.py")
    folder.write(good, to: "good.py")
    let program = try Program(
      ["check", folder.path + "/good.py", folder.path + "/loop.py", folder.path + "/good.py"],
      columns: 100)
    program.wait("the bar") { $0.text.contains("0/1  ") && $0.text.contains("2/3 ") }
    program.type("\u{03}")
    #expect(program.exitStatus() == 130)
    let text = program.screen.text
    #expect(text.contains("stopped     \(folder.path)/loop.py  1 cell, stopped by Ctrl-C"))
    #expect(text.contains("3 files, 2 cells: 1 fine; stopped by Ctrl-C, 2 not checked"))
    #expect(!text.contains("#-"))
  }

  @Test func `no bar is drawn without colours`() throws {
    let folder = Folder()
    folder.write("# %%\nimport time\ntime.sleep(0.6)\n", to: "a.py")
    let program = try Program(
      ["check", folder.path + "/a.py"], columns: 100, environment: ["NO_COLOR": "1"])
    #expect(program.exitStatus() == 0)
    #expect(!String(decoding: program.output, as: UTF8.self).contains("---"))
  }
}
