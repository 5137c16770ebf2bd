import Glibc
import Notebook
import TerminalTesting
import Testing

@Suite struct NameCompletionTests {
  private let session = Session(style: .interactive)

  private func words(_ text: String) -> [String] {
    NameCompletion(session).candidates(in: text, cursor: text.endIndex)?.words ?? []
  }

  @Test func `Names that are there and names of the user`() {
    session.run("velocity = 1\nclass Vector: pass") { _ in }
    #expect(words("vel") == ["velocity"])
    #expect(words("x = Vec") == ["Vector"])
    #expect(words("enumer") == ["enumerate"])
    #expect(words("whi") == ["while"])
    #expect(words("tor") == ["torch"])
    #expect(words("f(velo") == ["velocity"])
    #expect(words("zzz") == [])
  }

  @Test func `Attributes of values, classes and modules`() {
    session.run(
      "import math\ns = 'a'\nclass A:\n    size = 1\n    def go(self): pass\na = A(); a.own = 2"
    ) {
      _ in
    }
    #expect(words("s.startsw") == ["startswith"])
    #expect(words("math.sq") == ["sqrt"])
    #expect(words("a.") == ["go", "own", "size"])
    #expect(words("A.s") == ["size"])
    #expect(words("a.__ini") == ["__init__", "__init_subclass__"])
    #expect(words("torch.manual_s") == ["manual_seed"])
    #expect(words("nn.Lin").contains("Linear"))
    #expect(words("torch.nn.functional.cross_ent") == ["cross_entropy"])
  }

  @Test func `In R a dollar leads to a member, and a dot is a part of a name`() {
    session.language = .r
    session.run("my.rate <- 1; opt <- torch$optim") { _ in }
    #expect(words("my.r") == ["my.rate"])
    #expect(words("as.num") == ["as.numeric"])
    #expect(words("x <- is.nu") == ["is.null", "is.numeric"])
    #expect(words("torch$manual_s") == ["manual_seed"])
    #expect(words("opt$Adagr") == ["Adagrad"])
    #expect(words("nn$functional$cross_ent") == ["cross_entropy"])
    #expect(words("func") == ["function"])
  }

  @Test func `Members of an instance's attribute, without asking it`() {
    session.run("class A: pass\na = A(); a.b = A(); a.b.deep = 1") { _ in }
    #expect(words("a.b.d") == ["deep"])
    #expect(words("a.c.d") == [])
  }

  @Test func `Modules that can be imported`() {
    #expect(words("import mat") == ["math", "matplotlib"])
    #expect(words("from math import sq") == ["sqrt"])
    #expect(words("from torch.util").contains("utils"))
    #expect(words("import torch.n").contains("nn"))
  }

  @Test func `Commands behind a colon`() {
    #expect(words(":h") == ["help", "history"])
    #expect(words(":time velo") == [])
  }

  @Test func `Paths in a string`() {
    let folder = Folder()
    folder.write("", to: "data.csv")
    folder.write("", to: ".hidden")
    mkdir(folder.path + "/deep", 0o700)
    #expect(words("x = '\(folder.path)/") == ["data.csv", "deep/"])
    #expect(words("x = '\(folder.path)/da") == ["data.csv"])
    #expect(words("x = '\(folder.path)/none") == [])
  }
}

@Suite struct CellRunnerTests {
  private func shown(_ cells: String...) -> (text: String, outcome: CellRunner.Outcome) {
    let runner = CellRunner(Session(style: .interactive))
    var text = ""
    var outcome = CellRunner.Outcome.succeeded
    for cell in cells {
      text = ""
      outcome = runner.run(cell) { event in
        switch event {
        case .stdout(let part), .stderr(let part): text += part
        case .result(let part, _): text += part + "\n"
        case .display(let data): text += data.plainText ?? ""
        case .error(let error): text += error.traceback.joined(separator: "\n") + "\n"
        }
      }
    }
    return (text, outcome)
  }

  @Test func `Commands at the top of a cell run before its code`() {
    #expect(shown("x = 1", ":device\n:vars\nx + 1").text == "cpu\nx  int  1\n2\n")
    #expect(shown(":nothing\nprint(1)").outcome == .failed)
    #expect(shown(":history 0").text == ":history takes the number of cells to show, not '0'\n")
    #expect(shown(":device gpu").outcome == .failed)
  }

  @Test(arguments: ["exit", "quit", "exit()", ":quit", ":q"])
  func `The session ends`(_ cell: String) {
    #expect(shown(cell).outcome == .ended(0))
  }

  @Test func `A name of the user's own is no farewell`() {
    #expect(shown("exit = 3", "exit").text == "3\n")
  }

  @Test(arguments: [
    ("x = 1 2", "  Cell In[1], line 1\n    x = 1 2\n          ^\nSyntaxError: invalid syntax\n"),
    (
      "1\nx = = 2",
      "  Cell In[1], line 2\n    x = = 2\n        ^\nSyntaxError: invalid syntax\n"
    ),
  ])
  func `A mistake is shown where it is`(_ cell: String, _ text: String) {
    #expect(shown(cell).text.contains(text.suffix(40)))
  }

  @Test func `A traceback leads from the cell to the failure`() {
    #expect(
      shown("def f(x):\n    return g(x)", "def g(x):\n    return 1 + x['a']", "f([])").text == """
        Traceback (most recent call last):
          Cell In[3], line 1
            f([])
          Cell In[1], line 2, in f
            return g(x)
                   ^^^^
          Cell In[2], line 2, in g
            return 1 + x['a']
                       ^^^^^^
        TypeError: list indices must be integers or slices, not str

        """)
  }

  @Test func `An exception tells what led to it`() {
    let text = shown("try:\n    1/0\nexcept ZeroDivisionError:\n    {}['a']").text
    #expect(
      text.contains("\n\nDuring handling of the above exception, another exception occurred:\n\n"))
    #expect(text.hasSuffix("KeyError: 'a'\n"))
  }

  @Test func `A question finds signature, help and source`() {
    let text = shown("def f(x, *, y=2):\n    'Adds.'\n    return x + y", "f??").text
    #expect(
      text == """
        Signature: f(x, *, y=2)
        Type: function
        Source:
        def f(x, *, y=2):
            'Adds.'
            return x + y

        """)
    #expect(shown("len?").text.hasPrefix("Signature: len(obj, /)\n"))
    #expect(shown("nothing?").text == "Object `nothing` not found.\n")
  }
}
