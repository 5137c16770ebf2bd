import Notebook
import Testing

/// The blanks that open a new row after Enter at the `|`, or nil if the cell runs.
private func indentation(_ text: String) -> Int? {
  let place = text.lastIndex(of: "|") ?? text.endIndex
  let behind = place < text.endIndex ? text[text.index(after: place)...] : ""
  let whole = String(text[..<place] + behind)
  let cursor = whole.utf8.index(
    whole.startIndex, offsetBy: text.utf8.distance(from: text.startIndex, to: place))
  return CellEditing.indentation(after: whole, cursor: cursor)
}

@Suite struct CellEditingTests {
  @Test(arguments: [
    "x = 1|", "x| = 1", "|", "  |", "f(1,\n  2)|", "for i in y:\n    i\n|", "s = '''a\nb'''|",
    "x = = 1|", "if x: y|", "import torch|", "# only words|", "x = 1\ny = 2|",
    "x = 1\n\n|", ":help|", ":vars|", "x?|", "torch.nn??|", "%time x|", "!ls (|", "x = 'open|",
  ])
  func `Enter runs what is complete, and what can never be`(_ text: String) {
    #expect(indentation(text) == nil)
  }

  @Test(arguments: [
    ("def f(x):|", 4), ("for i in y:\n    if i:|", 8), ("for i in y:\n    i|", 4), ("f(1,|", 0),
    ("x = [|", 4), ("x = {\n    'a': 1,|", 4), ("def f(:|", 0), ("def f():\n    return 1|", 0),
    ("def f():\n    if x:\n        pass|", 4), ("def f():\n    return (1,|", 4), ("s = '''a|", 0),
    ("def f():\n    s = '''|", 0), ("x = 1 + \\|", 0), ("@staticmethod|", 0),
    ("class A:  # a comment|", 4), (":time for i in y:|", 4), ("try:\n    x|", 4),
  ])
  func `Enter opens a row in what is not complete`(_ text: String, _ indent: Int) {
    #expect(indentation(text) == indent)
  }

  @Test(arguments: [
    ("x = 1|\ny = 2", 0), ("def f():|\n    return 1", 4), ("def f():\n    a = [|\n    ]", 8),
    ("def f():\n    return 1|\n\nf()", 0),
  ])
  func `Enter above the last row opens a row`(_ text: String, _ indent: Int) {
    #expect(indentation(text) == indent)
  }
}

@Suite struct CellSplitterTests {
  @Test(arguments: [
    (
      "x=1\nx+1\nfor i in range(2):\n  print(i)\nx",
      ["x=1", "x+1", "for i in range(2):\n  print(i)", "x"]
    ),
    ("if a:\n  b\nelse:\n  c\nd", ["if a:\n  b\nelse:\n  c", "d"]),
    ("f(1,\n2\n)\ng()", ["f(1,\n2\n)", "g()"]),
    ("s = '''\nx = 1\n'''\nt", ["s = '''\nx = 1\n'''", "t"]),
    ("try:\n  a\nexcept E:\n  b\nfinally:\n  c", ["try:\n  a\nexcept E:\n  b\nfinally:\n  c"]),
    ("@d\ndef f():\n  a\n\n  b\nf()", ["@d\ndef f():\n  a\n\n  b", "f()"]),
    ("\n\nx\n\n", ["x"]),
    ("x = \\\n1\ny", ["x = \\\n1", "y"]),
    ("elsewhere = 1\nfinally_ = 2", ["elsewhere = 1", "finally_ = 2"]),
    ("else_ = 1\ncase = 2\ncase", ["else_ = 1", "case = 2", "case"]),
    ("x = = 1\ny", ["x = = 1", "y"]),
    (":vars\nx?\ny", [":vars", "x?", "y"]),
  ])
  func `A stream is cut where a cell is complete`(_ text: String, _ cells: [String]) {
    var splitter = CellSplitter()
    var found: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let cell = splitter.add(String(line)) { found.append(cell) }
    }
    if let rest = splitter.finish() { found.append(rest) }
    #expect(found.map { $0.trimmingBlankLines } == cells)
  }
}

extension String {
  fileprivate var trimmingBlankLines: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)[...]
    while lines.first == "" { lines.removeFirst() }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
