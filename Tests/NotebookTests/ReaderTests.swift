import Testing

@testable import Notebook

private func read(_ text: String, _ name: String) throws -> SessionFile {
  try SessionFile(path: name, bytes: Array(text.utf8))
}

@Suite struct GalleryTests {
  @Test func `a tutorial's docstring and comment blocks are prose in Markdown`() throws {
    let file = try read(
      #"""
      # -*- coding: utf-8 -*-
      r"""
      Fitting a line
      ==============

      **Author**: `A. Person <https://example.org>`_

      We look at :math:`y = w x` and :func:`~torch.mm`, with ``code``:

      .. math::

         L = (y - t)^2

      Then::

          x = 1

      .. note::
         Mind the sign.
      """
      import torch  # %% no marker

      ######################################################################
      # The model
      # ---------
      # It has one weight. See `the docs`_.
      #
      # .. _the docs: https://example.org/docs

      w = torch.zeros(1)
      # a comment of the code
      s = '''
      ########################
      # no prose
      '''

      # %%
      # Second part
      # ~~~~~~~~~~~
      print(w)
      #> tensor([0.])
      """#, "a.py")
    #expect(file.kind == .gallery)
    let cells = file.document.cells
    #expect(
      cells.map(\.kind) == [.code, .markdown, .code, .markdown, .code, .markdown, .code])
    #expect(
      cells[1].source == """
        # Fitting a line

        **Author**: [A. Person](https://example.org)

        We look at $y = w x$ and `mm`, with `code`:

        $$
        L = (y - t)^2
        $$

        Then:

        ```
        x = 1
        ```

        > **Note:** Mind the sign.
        """)
    #expect(cells[2].source == "import torch  # %% no marker")
    #expect(
      cells[3].source == "# The model\nIt has one weight. See [the docs](https://example.org/docs)."
    )
    #expect(cells[4].source.hasPrefix("w = torch.zeros(1)\n# a comment of the code\ns = '''"))
    #expect(cells[5].source == "# Second part")
    #expect(cells[6].source == "print(w)")
    #expect(cells[6].outputs == [.stream(name: "stdout", text: "tensor([0.])\n")])
  }

  @Test func `a docstring alone makes no tutorial of a percent script`() throws {
    let file = try read("'''Notes.'''\n# %%\n# Load the data\nx = 1\n", "a.py")
    #expect(file.kind == .percent)
    #expect(file.document.cells.map(\.kind) == [.code, .code])
  }
}

@Suite struct ScriptTests {
  @Test func `a plain script has a cell for each group of statements`() throws {
    let file = try read(
      """
      '''A small study.'''

      import torch
      import math

      # First we need the data (both tables).

      # x = old(1)
      # y = 2

      def f(x):
          # half

          return x / 2
      y = f(3)

      if y > 1:
          print(1)

      else:
          print(2)
      #> 1
      z = [
        1,

        2]
      """, "a.py")
    #expect(file.kind == .script)
    #expect(
      file.document.cells.map(\.source) == [
        "A small study.", "import torch\nimport math", "First we need the data (both tables).",
        "# x = old(1)\n# y = 2\n\ndef f(x):\n    # half\n\n    return x / 2\ny = f(3)",
        "if y > 1:\n    print(1)\n\nelse:\n    print(2)", "z = [\n  1,\n\n  2]",
      ])
    #expect(file.document.cells.map(\.kind) == [.markdown, .code, .markdown, .code, .code, .code])
    #expect(file.document.cells[4].outputs == [.stream(name: "stdout", text: "1\n")])
  }

  @Test func `an exported notebook's numbers are left out`() throws {
    let file = try read(
      "#!/usr/bin/env python\n# coding: utf-8\n\n# # Title\n# \n# Text.\n\n# In[1]:\n\n\nimport torch\n\n\n"
        + "# In[ ]:\n\n\ntorch.ones(2)\n", "a.py")
    #expect(
      file.document.cells.map(\.source) == [
        "#!/usr/bin/env python\n# coding: utf-8", "# Title\n\nText.", "import torch",
        "torch.ones(2)",
      ])
  }

  @Test func `a script in R is cut at its braces and strings, not at Python's`() throws {
    let file = try read(
      """
      library(rTorch)

      # Weights and biases, drawn at random

      # MSE loss
      mse = function(t1, t2) {
        diff <- torch$sub(t1, t2)

        torch$mean(diff)
      }

      s <- 'it

      goes on'
      """, "a.R")
    #expect(file.document.language == .r)
    #expect(
      file.document.cells.map(\.source) == [
        "library(rTorch)", "Weights and biases, drawn at random",
        "# MSE loss\nmse = function(t1, t2) {\n  diff <- torch$sub(t1, t2)\n\n  torch$mean(diff)\n}",
        "s <- 'it\n\ngoes on'",
      ])
  }

  @Test func `cells in R keep their language in a notebook and back`() throws {
    let file = try read("# %% [markdown]\n# Text\n\n# %%\nx <- 1\nx\n#> Out[1]: 1\n", "a.R")
    #expect(file.kind == .percent)
    let notebook = try file.document.text(for: "a.ipynb")
    let again = try read(notebook, "a.ipynb").document
    #expect(again.language == .r)
    #expect(again.metadata["kernelspec"]?["name"] == .string("ir"))
    #expect(try again.text(for: "b.R") == file.source)
    #expect(throws: DocumentError.otherLanguageThanName(path: "b.py", language: .r)) {
      try again.text(for: "b.py")
    }
  }
}

@Suite struct TranscriptTests {
  @Test func `a copied page is cut into prose, code and outputs`() throws {
    let file = try read(
      """
      # Linear regression

      We begin.

      In [1]:
      import torch

      x = torch.ones(2)

      # twice
      x * 2

      tensor([2., 2.])


      Loss

      In [7]:
      print('done', 5)

      done 5


      ## The end

      In [None]:
      def f(x):
          y = x

          return y
      """, "a.txt")
    #expect(file.kind == .transcript)
    let cells = file.document.cells
    #expect(cells.map(\.kind) == [.markdown, .code, .markdown, .code, .markdown, .code])
    #expect(cells[0].source == "# Linear regression\n\nWe begin.")
    #expect(cells[1].source == "import torch\n\nx = torch.ones(2)\n\n# twice\nx * 2")
    #expect(cells[1].outputs == [.stream(name: "stdout", text: "tensor([2., 2.])\n")])
    #expect(cells[1].executionCount == 1)
    #expect(cells[2].source == "Loss")
    #expect(cells[3].outputs == [.stream(name: "stdout", text: "done 5\n")])
    #expect(cells[3].executionCount == 7)
    #expect(cells[4].source == "## The end")
    #expect(cells[5].source == "def f(x):\n    y = x\n\n    return y")
    #expect(cells[5].executionCount == nil)
  }

  @Test func `a terminal's rows are read as they say`() throws {
    let file = try read(
      """
      In [1]: for i in range(2):
         ...:     print(i)
         ...: 
      0
      1

      In [2]: x = [1,
         ...: 2]; x
      Out[2]: [1, 2]

      In [3]: torch.eye(2)
      Out[3]: 
      tensor([[1., 0.],
              [0., 1.]])
      """, "a.txt")
    let cells = file.document.cells
    #expect(
      cells.map(\.source) == ["for i in range(2):\n    print(i)", "x = [1,\n2]; x", "torch.eye(2)"])
    #expect(cells[0].outputs == [.stream(name: "stdout", text: "0\n1\n")])
    #expect(cells[1].outputs == [.result("[1, 2]", count: 2)])
    #expect(cells[2].outputs == [.result("tensor([[1., 0.],\n        [0., 1.]])", count: 3)])
  }

  @Test func `a text without cells is refused with what it must hold`() {
    #expect(throws: DocumentError.unknownFormat(path: "notes.txt")) {
      try read("Just text.\n", "notes.txt")
    }
  }
}

@Suite struct FrontMatterTests {
  @Test func `metadata that other tools wrote as YAML is read`() throws {
    let file = try read(
      """
      # ---
      # jupyter:
      #   jupytext:
      #     text_representation:
      #       format_version: '1.3'
      #       jupytext_version: 1.16.0
      #   kernelspec:
      #     display_name: Python 3 (ipykernel)
      #     name: python3
      # ---

      # %%
      x = 1
      """, "a.py")
    #expect(file.document.cells.map(\.source) == ["x = 1"])
    let metadata = file.document.metadata
    #expect(metadata["kernelspec"]?["display_name"] == .string("Python 3 (ipykernel)"))
    #expect(
      metadata["jupytext"]?["text_representation"]?["format_version"] == .string("1.3"))
    #expect(
      metadata["jupytext"]?["text_representation"]?["jupytext_version"] == .string("1.16.0"))
  }

  @Test func `a block that is no such metadata stays code`() throws {
    let file = try read("# ---\n# title: [a\n# ---\n\n# %%\nx = 1\n", "a.py")
    #expect(file.document.cells.map(\.source) == ["# ---\n# title: [a\n# ---", "x = 1"])
  }
}
