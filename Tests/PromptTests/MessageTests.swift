import Testing

/// What the prompt says besides a program's own output.
@Suite struct MessageTests {
  @Test func `An error's words are kept whole on a narrow screen`() throws {
    let program = try Program(columns: 40)
    program.expectPrompt(1)
    program.run("raise ValueError('several words that do not fit in one row of it')", next: 2)
    program.expect("ValueError: several words that do not", "fit in one row of it", "", "In [2]:")
  }

  @Test func `That nothing is compiled is said once`() throws {
    let program = try Program(columns: 100)
    program.expectPrompt(1)
    program.run("import torch; [torch.compile(abs)(-1), torch.compile(abs)(-2)]", next: 2)
    program.run("torch.compile(abs)(-3)", next: 3)
    program.expect(
      "In [1]: import torch; [torch.compile(abs)(-1), torch.compile(abs)(-2)]",
      "Hint: torch.compile compiles nothing in Taper: the same code runs, with the same results.",
      "Out[1]: [1, 2]", "", "In [2]: torch.compile(abs)(-3)", "Out[2]: 3", "", "In [3]:")
  }
}
