import TerminalTesting
import Testing

@testable import Notebook

private func read(_ text: String, _ language: Document.Language = .python) throws -> Document {
  try PercentFormat.read(TextLines(Array(text.utf8)), language).0
}

/// The document without what a file does not write down: ids by place.
private func normal(_ document: Document) -> Document {
  var document = document
  for index in document.cells.indices where document.cells[index].id == "cell-\(index + 1)" {
    document.cells[index].id = nil
  }
  return document
}

@Suite struct PercentFormatTests {
  @Test func `markers start cells, prose loses its comment signs`() throws {
    let document = try read(
      "import torch\n\n# %% [markdown]\n# # Title\n# text\n\n# %%\nx = 1\n\n\n#%% a title\ny = 2\n")
    #expect(document.cells.map(\.source) == ["import torch", "# Title\ntext", "x = 1", "y = 2"])
    #expect(document.cells.map(\.kind) == [.code, .markdown, .code, .code])
    #expect(document.cells[3].metadata["title"] == .string("a title"))
  }

  @Test func `a marker inside a string starts no cell`() throws {
    let document = try read("s = \"\"\"\n# %%\n\"\"\"\n# %%time is no marker\nx = 1")
    #expect(document.cells.count == 1)
  }

  @Test func `a saved session is readable text`() {
    let document = Document(cells: [
      Cell(.markdown, "# Gradients\n\nBy hand."),
      Cell(
        .code, ":device gpu\nw = torch.ones(2)\nprint(w)\nw",
        outputs: [
          .stream(name: "stdout", text: "tensor([1., 1.])\n"),
          .result("tensor([1., 1.])", count: 1),
        ], executionCount: 1),
      Cell(
        .code, "torch.eye(2)",
        outputs: [.result("tensor([[1., 0.],\n        [0., 1.]])", count: 2)],
        executionCount: 2),
      Cell(
        .code, "1 / 0",
        outputs: [
          .stream(name: "stderr", text: "UserWarning: careful\n"),
          .error(
            name: "ZeroDivisionError", message: "division by zero",
            traceback: ["ZeroDivisionError: division by zero"]),
        ], executionCount: 3,
        metadata: .object([.init("tags", .array([.string("raises-exception")]))])),
    ])
    #expect(
      PercentFormat.write(document) == """
        # %% [markdown]
        # # Gradients
        #
        # By hand.

        # %%
        # :device gpu
        w = torch.ones(2)
        print(w)
        w
        #> tensor([1., 1.])
        #> Out[1]: tensor([1., 1.])

        # %%
        torch.eye(2)
        #> Out[2]:
        #> tensor([[1., 0.],
        #>         [0., 1.]])

        # %% tags=["raises-exception"]
        1 / 0
        #> stderr: UserWarning: careful
        #> raises ZeroDivisionError: division by zero

        """)
  }

  @Test func `a generated document reads back the same, whatever its text`() throws {
    for seed in 1...1000 {
      var generator = DocumentGenerator(seed: UInt64(seed))
      let language: Document.Language = seed % 5 == 0 ? .r : .python
      let document = generator.document(language)
      let text = PercentFormat.write(document)
      let again = try read(text, language)
      try #require(normal(again) == normal(document), "seed \(seed):\n\(text)")
      try #require(PercentFormat.write(again) == text, "seed \(seed)")
    }
  }

  @Test func `a generated document keeps all when it becomes a notebook and back`() throws {
    for seed in 1...1000 {
      var generator = DocumentGenerator(seed: UInt64(seed))
      let document = generator.document()
      let notebook = NotebookFormat.write(document)
      let first = try NotebookFormat.read(Array(notebook.utf8), path: "a.ipynb")
      try #require(NotebookFormat.write(first) == notebook, "seed \(seed)")
      try #require(first.cells.map(\.source) == document.cells.map(\.source), "seed \(seed)")
      let outputs = document.cells.map { $0.outputs.map { NotebookFormat.json($0).written() } }
      try #require(
        first.cells.map { $0.outputs.map { NotebookFormat.json($0).written() } } == outputs,
        "seed \(seed)")
      let script = PercentFormat.write(first)
      try #require(NotebookFormat.write(try read(script)) == notebook, "seed \(seed):\n\(script)")
    }
  }

  @Test(arguments: ["\n", "\r\n"])
  func `new outputs change nothing else in the file`(_ lineEnd: String) throws {
    let text = """
      \u{FEFF}import torch   
      x = 1


      # %%   A title   tags = odd
      print(x)   # speaks
      #> 1


      #%%
      y
      # %% [markdown]
      # prose
      # %%

      z
      """.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd)
    let file = try SessionFile(path: "a.py", bytes: Array(text.utf8))
    #expect(try file.text(withOutputsOf: file.document) == text)
    var document = file.document
    document.cells[1].outputs = []
    document.cells[2].outputs = [.stream(name: "stdout", text: "a\nb\n")]
    document.cells[4].outputs = [.result("5", count: 3)]
    let expected =
      text.replacingFirst("#> 1" + lineEnd, with: "")
      .replacingFirst("y" + lineEnd, with: "y" + lineEnd + "#> a" + lineEnd + "#> b" + lineEnd)
      + lineEnd + "#> Out[3]: 5"
    let written = try file.text(withOutputsOf: document)
    #expect(Array(written.utf8) == Array(expected.utf8))
    let again = try SessionFile(path: "a.py", bytes: Array(written.utf8))
    #expect(again.document.cells.map(\.outputs) == document.cells.map(\.outputs))
  }
}

extension String {
  fileprivate func replacingFirst(_ part: String, with other: String) -> String {
    guard let range = self.firstRange(of: part) else { return self }
    return String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
