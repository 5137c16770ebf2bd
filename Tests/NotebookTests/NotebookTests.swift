import Testing

@testable import Notebook

/// The events of one cell, as text.
private func shown(_ session: Session, _ source: String) -> String {
  var text = ""
  session.run(source) { event in
    switch event {
    case .stdout(let printed): text += printed
    case .stderr(let printed): text += "stderr: " + printed
    case .result(let result, let count): text += "Out[\(count)]: \(result)\n"
    case .display(let data): text += data.plainText ?? ""
    case .error(let error): text += "\(error.name): \(error.message)\n"
    }
  }
  return text
}

@Suite struct SessionTests {
  @Test func `the last expression of a cell is shown, and is the underscore of the next`() {
    let session = Session(style: .interactive)
    #expect(shown(session, "x = 20\nx + 1") == "Out[1]: 21\n")
    #expect(shown(session, "_ * 2") == "Out[2]: 42\n")
    #expect(shown(session, "Out[1], _2") == "Out[3]: (21, 42)\n")
  }

  @Test(arguments: [
    (
      "[len, sorted]",
      "[<function len(obj, /)>,\n <function sorted(iterable, /, *, key=None, reverse=False)>]"
    ),
    ("[].append", "<function list.append(object, /)>"),
    ("import torch\ntorch.relu", "<function torch._VariableFunctionsClass.relu>"),
    ("import re\nre.compile('\\\\d+', re.I)", "re.compile(r'\\d+', re.IGNORECASE|re.UNICODE)"),
    (
      "from functools import wraps\ndef f(x): pass\n@wraps(f)\ndef g(*a): pass\ng",
      "<function __main__.f(x)>"
    ),
    (
      "class A: x = 1\nvars(A)",
      "mappingproxy({'__module__': '__main__',\n              'x': 1,\n"
        + "              '__dict__': <attribute '__dict__' of 'A' objects>,\n"
        + "              '__weakref__': <attribute '__weakref__' of 'A' objects>,\n"
        + "              '__doc__': None})"
    ),
  ])
  func `functions and patterns are shown as IPython shows them`(source: String, text: String) {
    #expect(shown(Session(style: .notebook), source) == "Out[1]: \(text)\n")
  }

  @Test(arguments: [
    ("x = (1,", 1), ("try:\n    x = 1", 2), ("class A:\n    def f(self):", 2),
    ("\"\"\"abc\ndef", 1), ("for i in range(3):\n    # later", 2),
  ])
  func `a cell that breaks off is incomplete`(source: String, line: Int) {
    let text = shown(Session(style: .notebook), source)
    #expect(text == "SyntaxError: incomplete input (Cell In[1], line \(line))\n")
  }

  @Test(arguments: [
    "  x = 5\n  x", "\n\n    x = 5\n    x", ">>> x = 5\n>>> x", ">>> x = (2 +\n...      3)\n>>> x",
    "In [1]: x = 5\n   ...: x", "# five\n>>> x = 5\nx", "y = 1\n# five\n>>> x = 5\n\n>>> x",
    "In [1]: x = (\n   ...:5)\n\nIn [2]: x",
    "def f():\n  \"\"\"\n  >>> f()\n  \"\"\"\nx = len(f.__doc__.split()) + 3\nx",
  ])
  func `a pasted cell loses its indentation and its prompts`(source: String) {
    #expect(shown(Session(style: .notebook), source) == "Out[1]: 5\n")
  }

  @Test func `sys.stderr is a stream of its own, and sys.stdout may be replaced`() {
    let session = Session(style: .notebook)
    #expect(shown(session, "import sys\nprint('x', file=sys.stderr)") == "stderr: x\n")
    let replacing = """
      import io
      kept, sys.stdout = sys.stdout, io.StringIO()
      print('y')
      text, sys.stdout = sys.stdout.getvalue(), kept
      text
      """
    #expect(shown(session, replacing) == "Out[2]: 'y\\n'\n")
  }

  @Test func `a shell's setting says which values a cell shows`() {
    let session = Session(style: .notebook)
    let shell = "from IPython.core.interactiveshell import InteractiveShell as S; "
    #expect(shown(session, shell + "S.ast_node_interactivity = 'all'") == "")
    #expect(shown(session, "1\nx = 2\nx\nNone\nx + 1") == "Out[2]: 1\nOut[2]: 2\nOut[2]: 3\n")
    #expect(shown(session, "1\n2;") == "")
    #expect(shown(session, "4\n1 / 0") == "Out[4]: 4\nZeroDivisionError: division by zero\n")
    #expect(shown(session, "S.ast_node_interactivity = 'last_expr_or_assign'") == "")
    #expect(shown(session, "3\nx = 5") == "Out[6]: 5\n")
    #expect(shown(session, "get_ipython().ast_node_interactivity = 'none'") == "")
    #expect(shown(session, "7") == "")
  }

  @Test func `a semicolon hides the result and keeps the underscore`() {
    let session = Session(style: .interactive)
    #expect(shown(session, "7") == "Out[1]: 7\n")
    #expect(shown(session, "8;") == "")
    #expect(shown(session, "_") == "Out[3]: 7\n")
  }

  @Test func `a name that the user gave the underscore stays`() {
    let session = Session(style: .interactive)
    #expect(shown(session, "_ = 'mine'\n5") == "Out[1]: 5\n")
    #expect(shown(session, "_") == "Out[2]: 'mine'\n")
  }

  @Test func `an error keeps what the cell did before it`() {
    let session = Session(style: .interactive)
    #expect(
      shown(session, "print('before')\nx = 1\nx / 0")
        == "before\nZeroDivisionError: division by zero\n")
    #expect(shown(session, "x") == "Out[2]: 1\n")
  }

  @Test func `torch is there at the prompt, and its functions by their bare names`() {
    let session = Session(style: .interactive)
    #expect(
      shown(session, "torch.ones(2) + nn.Parameter(zeros(2)).detach()")
        == "Out[1]: tensor([1., 1.])\n")
    #expect(session.impliedNames == ["torch", "nn", "zeros"])
  }

  @Test func `a notebook imports what it uses`() {
    let session = Session(style: .notebook)
    #expect(shown(session, "torch.ones(2)") == "NameError: name 'torch' is not defined\n")
  }

  @Test func `a traceback names cell and line and marks the failing expression`() {
    let session = Session(style: .interactive)
    var lines: [String] = []
    session.run("def f(x):\n    return 1 / x\n\ny = f(0) + 1") { event in
      if case .error(let error) = event { lines = error.traceback }
    }
    #expect(
      lines == [
        "Traceback (most recent call last):",
        "  Cell In[1], line 4",
        "    y = f(0) + 1",
        "        ^^^^",
        "  Cell In[1], line 2, in f",
        "    return 1 / x",
        "           ^^^^^",
        "ZeroDivisionError: division by zero",
      ])
  }

  @Test func `wide containers are laid out over lines as IPython does`() {
    let session = Session(style: .notebook)
    #expect(
      shown(session, "list(range(40))")
        == "Out[1]: [0,\n " + (1..<40).map(String.init).joined(separator: ",\n ") + "]\n")
    #expect(shown(session, "{'a': 1, 'b': [1, 2]}") == "Out[2]: {'a': 1, 'b': [1, 2]}\n")
  }

  @Test func `exit ends the session with its status`() {
    let session = Session(style: .interactive)
    #expect(shown(session, "import sys\nsys.exit(3)") == "")
    #expect(session.exitRequest == 3)
  }
}
