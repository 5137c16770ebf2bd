import Terminal
import Testing

@Suite struct PastedTextTests {
  @Test(arguments: [
    ("x = 1", ["x = 1"]),
    ("x = 1\n", ["x = 1"]),
    ("a\r\nb\rc\nd", ["a\nb\nc\nd"]),
    ("  a = 1\n    b = 2\n", ["a = 1\n  b = 2"]),
    ("\n\nif x:\n\ty\n\n", ["if x:\n    y"]),
    ("x\u{1B}[31m\u{7}\u{85}y", ["x[31my"]),
    ("a\u{A0}=\u{A0}1\u{200B}", ["a = 1"]),
    ("", [""]),
    ("\n \n", [""]),
    (">>> x = 1\n>>> x\n1\n", ["x = 1", "x"]),
    (">>> def f():\n...     return 1\n...\n>>> f()\n1", ["def f():\n    return 1", "f()"]),
    ("text before\n>>> 1\n1\n... 2", ["1"]),
    ("In [1]: x = 1\n\nIn [2]: x\nOut[2]: 1\n", ["x = 1", "x"]),
    ("In [12]: for i in y:\n    ...:     i\n    ...: \n\nIn [13]: z", ["for i in y:\n    i", "z"]),
    ("In [3]: def f(x):\n            return x\n\nIn [4]:", ["def f(x):\n    return x"]),
    ("In [*]: a", ["a"]),
    ("   >>> a = 1\n   >>> b\n", ["a = 1", "b"]),
    ("x[1]: not a prompt", ["x[1]: not a prompt"]),
  ])
  func `A paste becomes cells`(_ pasted: String, _ cells: [String]) {
    #expect(PastedText.cells(in: pasted) == cells)
  }

  @Test func `A long paste takes no time`() {
    let text = String(repeating: ">>> value = compute(1, 2)  # and so on\n", count: 2000)
    #expect(PastedText.cells(in: text).count == 2000)
  }
}
