import Language
import Testing

@Suite struct CompletenessTests {
  @Test(
    "Enter runs what is complete",
    arguments: [
      "", "x = 1", "x = 1\n", "# c", "for i in x:\n    a = 1\n", "if True: pass", "f(1,\n2)",
      "def f():\n    pass\n\n", "x = '''a\nb'''", "class A: pass", "a;",
    ])
  func complete(source: String) {
    #expect(Completeness(of: source) == .complete)
  }

  @Test(
    "Enter goes on where more is needed, with the indentation that fits",
    arguments: [
      ("for i in x:", 4), ("for i in x:\n", 4), ("for i in x:\n    a = 1", 4),
      ("if a:\n    if b:", 8), ("if a:\n    b\nelse:", 4), ("f(1,", 0), ("f(1,\n  2,", 2),
      ("x = \\", 0), ("x = '''abc", 0), ("@decorated", 0), ("def f(a,\n      b):", 4),
      ("try:\n    x\n", 4), ("x = [\n    1,", 4), ("if x: # why", 4),
      ("class A:\n    def f(self):", 8),
    ])
  func incomplete(source: String, indent: Int) {
    #expect(Completeness(of: source) == .incomplete(indent: indent))
  }

  @Test(
    "Enter runs what is hopeless, so that its mistake is shown",
    arguments: ["x =", "a b", "f(1))", "x = 'abc", "print 'a'", "return 1", "(1]", "0777"])
  func invalid(source: String) {
    #expect(Completeness(of: source) == .invalid)
  }
}
