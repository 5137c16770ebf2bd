import Testing

@Suite(.serialized) struct TypingTests {
  @Test func `A cell is typed, run and answered`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.type("x = 20\r")
    program.expectPrompt(2)
    program.type("x + 1\r")
    program.expectPrompt(3)
    program.expect(
      "In [1]: x = 20", "", "In [2]: x + 1", "Out[2]: 21", "", "In [3]:", cursor: (5, 8))
    #expect(program.screen.unknown == [])
  }

  @Test func `Results stay within reach, and a semicolon hides one`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.run("6 * 7", next: 2)
    program.run("_ + 1", next: 3)
    program.run("Out[1] + 100;", next: 4)
    program.run("_, __, Out[1], In[1]", next: 5)
    program.expect(
      "In [3]: Out[1] + 100;", "", "In [4]: _, __, Out[1], In[1]", "Out[4]: (43, 42, 42, '6 * 7')",
      "", "In [5]:")
  }

  @Test func `Cells are typed in R after the command, and the prompt says so`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.run("x = 3", next: 2)
    program.type(":lang r\r")
    program.wait("the prompt of R") { $0.lines.last == "R [2]:" && $0.takesPastes }
    program.type("f <- function(a) {\ra * x\r\u{7F}}\r")
    program.wait("the next prompt") { $0.lines.last == "R [3]:" && $0.takesPastes }
    program.type("f(c(1, 2.5))\r")
    program.wait("the last prompt") { $0.lines.last == "R [4]:" && $0.takesPastes }
    program.expect(
      "R [2]: f <- function(a) {", "         a * x", "       }", "", "R [3]: f(c(1, 2.5))",
      "[1] 3.0 7.5", "", "R [4]:")
  }

  @Test func `Rows of a block stand below each other and are indented`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.type("def f(x):\r")
    program.expect("In [1]: def f(x):", cursor: nil)
    program.wait("the cursor in the block") { $0.cursor.column == 12 }
    program.type("if x:\rreturn 1\rreturn 2\r")
    program.expect(
      "In [1]: def f(x):", "            if x:", "                return 1",
      "            return 2")
    program.type("\r")
    program.expectPrompt(2)
    program.run("f(0), f(1)", next: 3)
    program.expect("In [2]: f(0), f(1)", "Out[2]: (2, 1)", "", "In [3]:")
  }

  @Test func `Enter in the middle of one row runs it, in a block it opens a row`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.type("1 + 1\u{1B}[D\u{1B}[D\r")
    program.expectPrompt(2)
    program.type("for i in [1]:\rprint(i)\u{1B}[A\u{1B}[F\r")
    program.type("j = i\r")
    program.expect(
      "In [2]: for i in [1]:", "            j = i", "", "            print(i)")
  }

  @Test func `Alt-Enter opens a row, the rows are moved through and changed`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.type("a = 1\u{1B}\rb = 2\u{1B}\rc = 3")
    program.expect("In [1]: a = 1", "        b = 2", "        c = 3", cursor: (2, 13))
    program.type("\u{1B}[A\u{01}bb\u{05}0")
    program.expect("In [1]: a = 1", "        bbb = 20", "        c = 3", cursor: (1, 16))
    program.type("\u{15}\u{19}\u{19}")
    program.expect("In [1]: a = 1", "        bbb = 20bbb = 20", "        c = 3")
    program.type("\u{1F}\u{1F}")
    program.expect("In [1]: a = 1", "", "        c = 3")
  }

  @Test func `Backspace takes a step of indentation`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.type("if 1:\rif 2:\rx\r\u{7F}\u{7F}y")
    program.expect(
      "In [1]: if 1:", "            if 2:", "                x", "        y")
  }

  @Test func `Words, letters and rows are deleted`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.type("alpha beta gamma\u{17}\u{7F}")
    program.expect("In [1]: alpha beta", cursor: (0, 18))
    program.type("\u{01}\u{04}\u{04}")
    program.expect("In [1]: pha beta", cursor: (0, 8))
    program.type("\u{1B}[1;5C\u{0B}")
    program.expect("In [1]: pha")
  }

  @Test func `Keys that mean nothing insert nothing`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.type("a\u{1B}[2~\u{1B}[15~\u{1B}[1;6P\u{1B}[57;9u\u{1B}[Ib")
    program.expect("In [1]: ab")
  }

  @Test func `Wide, combined and joined characters keep the cursor in place`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.type("s = '日本e\u{301}😀'")
    program.expect("In [1]: s = '日本e\u{301}😀'", cursor: (0, 8 + 5 + 4 + 1 + 2 + 1))
    program.type("\u{1B}[D\u{1B}[D\u{1B}[Dx")
    program.expect("In [1]: s = '日本xe\u{301}😀'", cursor: (0, 8 + 5 + 4 + 1))
    program.type("\u{1B}[C\u{7F}\u{05}\r")
    program.expectPrompt(2)
    program.run("s", next: 3)
    program.expect("In [2]: s", "Out[2]: '日本x😀'", "", "In [3]:")
  }

  @Test func `A long row goes on at the left edge`() throws {
    let program = try Program(columns: 40, rows: 12)
    program.expectPrompt(1)
    program.type("x = 'abcdefghijklmnopqrstuvwxyz0123456789'")
    program.expect("In [1]: x = 'abcdefghijklmnopqrstuvwxyz0", "123456789'", cursor: (1, 10))
    program.type("\u{01}y")
    program.expect("In [1]: yx = 'abcdefghijklmnopqrstuvwxyz", "0123456789'", cursor: (0, 9))
    program.type("\u{0B}1\r")
    program.expectPrompt(2)
    program.expect("    y1", "NameError: name 'y1' is not defined", "", "In [2]:")
  }

  @Test func `A block taller than the screen is edited through a window and kept whole`() throws {
    let program = try Program(columns: 40, rows: 8)
    program.expectPrompt(1)
    let rows = (1...20).map { "    \($0)," }
    program.paste((["x = ["] + rows + ["]"]).joined(separator: "\n"))
    program.expect(
      "  ... 15 rows above", "            15,", "            16,", "            17,",
      "            18,", "            19,", "            20,", "        ]")
    program.type("\u{1B}<")
    program.expect(
      "In [1]: x = [", "            1,", "            2,", "            3,", "            4,",
      "            5,", "            6,", "  ... 15 rows below", cursor: (0, 8))
    program.type("\u{1B}[B\u{1B}[B\u{05}\u{7F}2,\u{1B}>\r")
    program.expectPrompt(2)
    program.run("len(x), x[1], x[19]", next: 3)
    program.expect("In [2]: len(x), x[1], x[19]", "Out[2]: (20, 22, 20)", "", "In [3]:")
    let shown = program.screen.history.drop { $0 != "In [1]: x = [" }
    let values = [1, 22] + Array(3...20)
    #expect(
      Array(shown.prefix(22))
        == ["In [1]: x = ["] + values.map { "            \($0)," } + ["        ]"])
  }

  @Test func `A new size of the terminal breaks rows anew`() throws {
    let program = try Program(columns: 60, rows: 16)
    program.expectPrompt(1)
    program.type("value = 'abcdefghijklmnopqrstuvwxyz'")
    program.expect("In [1]: value = 'abcdefghijklmnopqrstuvwxyz'")
    program.resize(columns: 30, rows: 10)
    program.wait("a broken row") {
      $0.lines.suffix(2) == ["In [1]: value = 'abcdefghijklm", "nopqrstuvwxyz'"]
    }
    program.type("\u{7F}\r\u{03}")
    program.expectPrompt(1)
    program.resize(columns: 60, rows: 10)
    program.type("2 + 2\r")
    program.expectPrompt(2)
    program.expect("In [1]: 2 + 2", "Out[1]: 4", "", "In [2]:")
  }
}
