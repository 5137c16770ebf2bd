import TerminalTesting
import Testing

/// Stepping through a lesson on a terminal.
@Suite(.serialized) struct LessonTests {
  private static let lesson = """
    # %% [markdown]
    # # Sums
    # We add *numbers*.

    # %%
    x = 20

    # %% [markdown]
    # Now the sum, $\\sum_i x_i$.

    # %%
    for i in range(2):
        x += i

    # %%
    x

    # %% [markdown]
    # That was all.
    """

  private func start(_ text: String = lesson) throws -> Program {
    let home = Folder()
    home.write(text, to: "sums.py")
    return try Program([home.path + "/sums.py"], home: home, environment: ["NO_COLOR": "1"])
  }

  /// Takes the offered cell away, and waits for the empty prompt.
  private func leave(_ program: Program) {
    let count = program.screen.readCount
    program.type("\u{3}")
    program.wait("an empty prompt") { $0.readCount > count && $0.lines.last?.last == ":" }
  }

  @Test func `A lesson shows its prose and offers its cells; Enter runs them`() throws {
    let program = try start()
    program.expect(
      "sums.py: 3 cells. Enter runs the cell that is shown.", "", "Sums", "════",
      "", "We add *numbers*.", "", "In [1] 1/3: x = 20")
    program.type("\r")
    program.expect(
      "In [1] 1/3: x = 20", "", "Now the sum, ∑ᵢ xᵢ.", "", "In [2] 2/3: for i in range(2):",
      "                x += i", cursor: (5, 22))
    program.type("\r")
    program.expect("In [3] 3/3: x")
    program.type("\r")
    program.expect(
      "In [3] 3/3: x", "Out[3]: 21", "", "That was all.", "",
      "This is the end of sums.py: all 3 cells ran.", "", "In [4]:")
    #expect(program.screen.unknown == [])
  }

  @Test func `An edited cell is still the lesson's`() throws {
    let program = try start()
    program.expect("In [1] 1/3: x = 20")
    program.type("5\r")
    program.expect("                x += i")
    program.type("\r\r")
    program.wait("the result") { $0.text.contains("Out[3]: 206") }
    program.type(":cells\r")
    program.expect(
      "In [4]: :cells", "  1  In [1] edited  x = 20", "  2  In [2]         for i in range(2): ...",
      "  3  In [3]         x", "", "In [4]:")
  }

  @Test func `What is typed instead goes off script; an empty cell or a command comes back`() throws
  {
    let program = try start()
    program.expect("In [1] 1/3: x = 20")
    program.type("\u{3}")
    program.expect(
      "In [1] 1/3: x = 20^C", "Enter on an empty cell, or :next, comes back to cell 1/3.", "",
      "In [1] 1/3:")
    program.type("6 * 7\r")
    program.expect("In [1] 1/3: 6 * 7", "Out[1]: 42", "", "In [2] 1/3:")
    program.type("\r")
    program.expect("In [2] 1/3: x = 20")
    program.type("\u{15}y = 1\r")
    program.expect(
      "In [2] 1/3: y = 1", "Enter on an empty cell, or :next, comes back to cell 1/3.", "",
      "In [3] 1/3:")
    program.type(":next\r")
    program.expect("In [3] 1/3: :next", "", "In [3] 1/3: x = 20")
  }

  @Test func `Commands move through the lesson and run parts of it`() throws {
    let program = try start()
    program.expect("In [1] 1/3: x = 20")
    leave(program)
    program.type(":run 1-2\r")
    program.expect(
      "In [1] 1/3: x = 20", "", "In [2] 2/3: for i in range(2):", "                x += i", "",
      "In [3] 3/3: x")
    leave(program)
    program.type(":prev\r")
    program.expect(
      "In [3] 3/3: :prev", "Back before In [2]; 1 cell taken back.", "", "Now the sum, ∑ᵢ xᵢ.", "",
      "In [2] 2/3: for i in range(2):",
      "                x += i")
    leave(program)
    program.type(":goto 3\r")
    program.expect("In [2] 2/3: :goto 3", "", "In [2] 3/3: x")
    leave(program)
    program.type(":goto 4\r")
    program.expect("there is no cell 4; this lesson has cells 1 to 3", "", "In [2] 3/3:")
    program.type(":outline\r")
    program.expect("In [2] 3/3: :outline", "  1  Sums", "", "In [2] 3/3:")
    program.type(":cell 2\r")
    program.expect(
      "In [2] 3/3: :cell 2", "Now the sum, ∑ᵢ xᵢ.", "", "    for i in range(2):", "        x += i",
      "", "In [2] 3/3:")
  }

  @Test func `A colon as the first key begins a command in the offered cell's stead`() throws {
    let program = try start()
    program.expect("In [1] 1/3: x = 20")
    program.type(":vars\r")
    program.expect(
      "In [1] 1/3: :vars", "No names are defined yet.",
      "Enter on an empty cell, or :next, comes back to cell 1/3.", "", "In [1] 1/3:")
    program.type("\r")
    program.expect("In [1] 1/3: x = 20")
    program.type("\u{7F}:")
    program.expect("In [1] 1/3: x = 2:")
  }

  @Test func `Going to a cell that ran takes back what came since`() throws {
    let program = try start()
    program.expect("In [1] 1/3: x = 20")
    program.type(":run all\r")
    program.wait("the end") { $0.lines.last == "In [4]:" }
    program.type(":goto 2\r")
    program.expect("In [2] 2/3: for i in range(2):", "                x += i")
    program.type("\r")
    program.expect("In [3] 3/3: x")
    program.type("\r")
    program.expect(
      "Out[3]: 21", "", "That was all.", "",
      "This is the end of sums.py: all 3 cells ran.", "", "In [4]:")
    program.type(":back 2\r")
    program.wait("the earlier cell") { $0.lines.last == "In [2] 2/3:" }
  }

  @Test func `A cell that fails comes back, one that is meant to does not`() throws {
    let program = try start(
      """
      # %%
      1 + unheard

      # %% tags=["raises-exception"]
      1 / 0

      # %%
      3
      """)
    program.expect("In [1] 1/3: 1 + unheard")
    program.type("\r")
    program.expect(
      "NameError: name 'unheard' is not defined",
      "Enter on an empty cell, or :next, comes back to cell 1/3.", "", "In [2] 1/3:")
    program.type("unheard = 1\r")
    program.expect("In [2] 1/3: unheard = 1", "", "In [3] 1/3:")
    program.type("\r")
    program.expect("In [3] 1/3: 1 + unheard")
    program.type("\r")
    program.expect("In [4] 2/3: 1 / 0")
    program.type("\r")
    program.expect("ZeroDivisionError: division by zero", "", "In [5] 3/3: 3")
  }

  @Test func `Ctrl-C ends a run of cells, also in one that is meant to fail`() throws {
    let program = try start(
      """
      # %% tags=["raises-exception"]
      print("go" + "ing")
      while True: pass

      # %%
      print("ne" + "ver")
      """)
    program.expect("In [1] 1/2: print(\"go\" + \"ing\")", "            while True: pass")
    leave(program)
    program.type(":run all\r")
    program.wait("the loop") { $0.text.contains("going") }
    program.type("\u{3}")
    program.wait("the prompt") { $0.text.contains("cell 1 was stopped; Enter brings it back") }
    #expect(!program.screen.text.contains("\nnever"))
    program.type("\r")
    program.expect("In [2] 1/2: print(\"go\" + \"ing\")", "            while True: pass")
  }

  @Test func `A lesson's cell cannot give commands that reach beyond the session`() throws {
    let program = try start("# %%\n# :open /etc/passwd\n1\n")
    program.expect("In [1] 1/1: :open /etc/passwd", "            1")
    program.type("\r")
    program.wait("a refusal") { $0.text.contains("CommandError") }
    #expect(!program.screen.text.contains("neither"))
  }

  @Test func `A lesson is opened at the prompt, its name completed`() throws {
    let home = Folder()
    home.write(LessonTests.lesson, to: "sums.py")
    let program = try Program(home: home)
    program.expectPrompt(1)
    program.type(":next\r")
    program.expect("no lesson is open; :open FILE opens one", "", "In [1]:")
    program.type(":open \(home.path)/su\t\r")
    program.expect("We add numbers.", "", "In [1] 1/3: x = 20")
  }

  @Test func `Names and prose of a stranger's file do not act on the terminal`() throws {
    let program = try start(
      """
      # %% [markdown]
      # # A\u{1B}]0;title\u{7}B &#27;[2J

      # %%
      "\u{1B}[31m\u{9B}31m"
      """)
    program.expect(
      "A^[]0;title^GB ^[[2J", "════════════════════", "", "In [1] 1/1: \"^[[31m\u{FFFD}31m\"")
    #expect(program.screen.unknown == [])
  }

  @Test func `A file that cannot be opened is named, with status 2`() throws {
    let program = try Program(["/nowhere/lesson.py"])
    program.wait("a complaint") { $0.text.contains("taper: cannot read /nowhere/lesson.py") }
    #expect(program.exitStatus() == 2)
  }

  @Test func `Where rows cannot be edited, an empty row runs the cell`() throws {
    let home = Folder()
    home.write(LessonTests.lesson, to: "sums.py")
    let program = try Program(
      [home.path + "/sums.py"], home: home, environment: ["TERM": "dumb"])
    program.expect("In [1] 1/3: x = 20", "       ...:")
    program.type("\r")
    program.wait("the next cell") { $0.text.contains("In [2] 2/3: for i in range(2):") }
    program.type("\r")
    program.wait("the last cell") { $0.text.contains("In [3] 3/3: x") }
  }
}
