import Testing

@Suite(.serialized) struct PasteTests {
  @Test func `A pasted cell keeps its rows and waits for Enter`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.paste("def f(x):\r\n\tif x:\r\n\t\treturn 1\r\n\r\n\treturn 2\r\n")
    program.expect(
      "In [1]: def f(x):", "            if x:", "                return 1", "",
      "            return 2")
    program.type("\r")
    program.wait("a new row") { $0.cursor.column == 8 }
    program.type("\r")
    program.expectPrompt(2)
    program.run("f(0)", next: 3)
    program.expect("In [2]: f(0)", "Out[2]: 2", "", "In [3]:")
  }

  @Test func `A pasted transcript is run cell by cell, without its prompts and outputs`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.paste(
      """
      >>> a = 1
      >>> def f(x):
      ...     return x + a
      ...
      >>> f(1)
      2
      >>> f(2)
      3
      """)
    program.expect(
      "In [1]: a = 1", "", "        def f(x):", "            return x + a", "", "        f(1)",
      "        f(2)")
    program.type("\r")
    program.expectPrompt(5)
    program.expect(
      "In [1]: a = 1", "", "In [2]: def f(x):", "            return x + a", "",
      "In [3]: f(1)", "Out[3]: 2", "", "In [4]: f(2)", "Out[4]: 3", "", "In [5]:")
  }

  @Test func `A transcript stops at a cell that fails`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.paste("In [1]: a = 1\n\nIn [2]: 1/0\n\nIn [3]: a = 2\n")
    program.expect("In [1]: a = 1", "        1/0", "        a = 2")
    program.type("\r")
    program.expectPrompt(3)
    program.run("a", next: 4)
    program.expect("In [3]: a", "Out[3]: 1", "", "In [4]:")
  }

  @Test func `A paste into a block takes its indentation`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.type("for i in [1]:\r")
    program.wait("the block") { $0.cursor.column == 12 }
    program.paste("  a = i\n  b = a\n")
    program.expect("In [1]: for i in [1]:", "            a = i", "            b = a")
  }

  @Test func `A thousand lines are pasted at once`() throws {
    let program = try Program()
    program.expectPrompt(1)
    let start = now()
    program.paste((1...1000).map { "value_\($0) = \($0) * 2  # a comment" }.joined(separator: "\n"))
    program.wait("the last line") { $0.lines.last == "        value_1000 = 1000 * 2  # a comment" }
    // A build without optimisation on a busy machine takes its time; minutes would be quadratic.
    #expect(now() - start < 10)
    program.type("\r")
    program.expectPrompt(2)
    program.run("value_999", next: 3)
    program.expect("In [2]: value_999", "Out[2]: 1998", "", "In [3]:")
  }

  @Test func `Lines that come without brackets run one by one`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.type("def f(x):\n    y = x\n    return y\n\nf(3)\nf(4)\n")
    program.expectPrompt(4)
    program.expect(
      "In [2]: f(3)", "Out[2]: 3", "", "In [3]: f(4)", "Out[3]: 4", "", "In [4]:")
  }

  @Test func `Control characters in a paste do not reach the terminal`() throws {
    let program = try Program()
    program.expectPrompt(1)
    program.paste("x = '\u{1B}[31mred\u{07}\u{9B}'")
    program.expect("In [1]: x = 'red'")
    #expect(program.screen.unknown == [])
  }
}
