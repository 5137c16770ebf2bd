import Testing

@testable import Notebook

private func message(_ text: String, _ name: String = "a.ipynb") -> String {
  do {
    _ = try SessionFile(path: name, bytes: Array(text.utf8))
    return "fine"
  } catch {
    return "\(error)"
  }
}

private func notebook(_ cell: String, _ rest: String = "") -> String {
  #"{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [\#(cell)]\#(rest)}"#
}

@Suite struct HostileFileTests {
  @Test(arguments: [
    ("", "a.ipynb, line 1, column 1: the file ends in the middle of a value"),
    (
      "{\"nbformat\": 4,\n \"cells\": [",
      "a.ipynb, line 2, column 12: the file ends in the middle of a value"
    ),
    ("[]", "a.ipynb is JSON but no notebook: it has no \"nbformat\""),
    (#"{"nbformat": 4}"#, "a.ipynb is JSON but no notebook: it has no \"cells\""),
    (#"{"nbformat": 4, "cells": [], "metadata": 3}"#, "a.ipynb: \"metadata\" must be an object"),
    (
      #"{"nbformat": 3, "worksheets": []}"#,
      "a.ipynb is a version 3 notebook; Taper reads version 4: convert it first "
        + "(jupyter nbconvert --to notebook)"
    ),
    (notebook("5"), "a.ipynb, cell 1: a cell must be an object"),
    (
      notebook(#"{"cell_type": "code", "source": "", "execution_count": -1}"#),
      "a.ipynb, cell 1: \"execution_count\" must be a number or null"
    ),
    (
      notebook(#"{"cell_type": "code", "source": "", "execution_count": 1e999999}"#),
      "a.ipynb, cell 1: \"execution_count\" must be a number or null"
    ),
    (
      notebook(#"{"cell_type": "code", "source": "", "outputs": {}}"#),
      "a.ipynb, cell 1: \"outputs\" must be a list"
    ),
    (
      notebook(#"{"cell_type": "code", "source": "", "outputs": [{"output_type": "pyout"}]}"#),
      "a.ipynb, cell 1: an output has no \"output_type\" that Taper knows"
    ),
    (
      notebook("", #", "metadata": {"kernelspec": {"name": "j", "language": "julia"}}"#),
      "a.ipynb is written in julia; Taper runs Python and R"
    ),
  ])
  func `a file that is no notebook is refused with the place and the reason`(
    _ text: String, _ expected: String
  ) {
    #expect(message(text) == expected)
  }

  @Test func `bytes that are no text are refused with their place`() {
    #expect(
      throws: DocumentError.notText(path: "a.py", line: 2, column: 4)
    ) {
      try SessionFile(path: "a.py", bytes: Array("x\né1".utf8) + [0xFF, 0x0A])
    }
    #expect(
      throws: DocumentError.json(
        path: "a.ipynb", JSONError(kind: .notUTF8, line: 1, column: 8))
    ) {
      try SessionFile(path: "a.ipynb", bytes: Array(#"{"a": ""#.utf8) + [0xC3] + Array("\"}".utf8))
    }
  }

  @Test func `odd numbers, double keys, NUL and a byte-order mark are read as they stand`() throws {
    let text =
      "\u{FEFF}"
      + notebook(
        #"{"cell_type": "code", "source": "a\u0000b", "source": "x", "metadata": {"n": 1e999999, "m": NaN}}"#
      )
    let file = try SessionFile(path: "a.ipynb", bytes: Array(text.utf8))
    #expect(file.document.cells[0].source == "x")
    #expect(file.document.cells[0].metadata["n"] == .number("1e999999"))
    let again = try SessionFile(
      path: "a.py", bytes: Array(try file.document.text(for: "a.py").utf8))
    #expect(again.document.cells == file.document.cells)
  }

  @Test func `half of a surrogate pair becomes a mark, or an error where nothing may be lost`()
    throws
  {
    let bytes = Array(notebook(#"{"cell_type": "raw", "source": "a\ud800b"}"#).utf8)
    #expect(try SessionFile(path: "a.ipynb", bytes: bytes).document.cells[0].source == "a\u{FFFD}b")
    #expect(throws: DocumentError.self) {
      try SessionFile(path: "a.ipynb", bytes: bytes, isExact: true)
    }
  }

  @Test func `deep nesting in any place of a file is refused or left as text`() throws {
    let deep = String(repeating: "[", count: 100_000)
    #expect(message(notebook(deep)).hasSuffix("values are nested more than 500 deep"))
    for text in [
      "# %% a=\(deep)\nx = 1", "# %%\nx\n#> {\"output_type\": \(deep)",
      "# ---\n# jupyter: \(deep)\n# ---\n",
      "x = " + deep, "# %%\n'''\n" + deep,
    ] {
      #expect(message(text, "a.py") == "fine")
    }
    let nested = (0..<500).map { "# " + String(repeating: " ", count: $0) + "a:" }
    #expect(message("# ---\n" + nested.joined(separator: "\n") + "\n# ---", "a.py") == "fine")
  }

  @Test func `a number of values beyond reason is refused`() {
    #expect(throws: JSONError(kind: .tooMany(limit: 3), line: 1, column: 6)) {
      try JSON(parsing: Array("[0,0,0]".utf8), countLimit: 3)
    }
  }

  @Test func `what the schema has no room for is kept in metadata`() throws {
    let text = notebook(
      """
      {"cell_type": "code", "id": "has blanks", "source": "x", "mine": 1, "attachments": {"a": {}},
       "metadata": {"tags": ["a", "a", "b,c"], "name": "", "scrolled": 3, "taper": 5},
       "outputs": [{"output_type": "stream", "text": "t", "color": "red"}]}
      """, #", "orig": true"#)
    let file = try SessionFile(path: "a.ipynb", bytes: Array(text.utf8))
    let written = try SessionFile(
      path: "b.ipynb", bytes: Array(try file.document.text(for: "b.ipynb").utf8)
    ).document
    let kept = try #require(written.cells[0].metadata["taper"]?["kept"])
    #expect(kept["id"] == .string("has blanks"))
    #expect(kept["mine"] == .number("1"))
    #expect(kept["attachments"]?["a"] == .emptyObject)
    #expect(kept["tags"]?.array?.count == 3)
    #expect(kept["name"] == .string(""))
    #expect(kept["scrolled"] == .number("3"))
    #expect(kept["taper"] == .number("5"))
    #expect(kept["outputs"]?["0"]?["color"] == .string("red"))
    #expect(written.cells[0].tags == ["a"])
    #expect(written.metadata["taper"]?["kept"]?["orig"] == .bool(true))
  }

  @Test func `ids that stand twice or have no valid form are replaced, others stay`() {
    let ids = ["a", "a", "cell-5", "", nil, "x y", "cell-7", "cell-7", "cell-1", "cell-1"]
    let document = Document(
      cells: ids.map { Cell(.raw, "", id: $0) },
      metadata: .object([.init("kernelspec", .object([.init("name", .string("mine"))]))]))
    let written = try? JSON(parsing: Array(NotebookFormat.write(document).utf8))
    #expect(
      written?["cells"]?.array?.map { $0["id"]?.string }
        == [
          "a", "cell-2", "cell-5", "cell-4", "cell-11", "cell-6", "cell-7", "cell-8", "cell-1",
          "cell-10",
        ])
    let script = PercentFormat.write(document)
    let again = try? SessionFile(path: "a.py", bytes: Array(script.utf8)).document
    #expect(again.map(NotebookFormat.write) == NotebookFormat.write(document))
    #expect(written?["metadata"]?["kernelspec"]?["display_name"] == .string("mine"))
  }
}
