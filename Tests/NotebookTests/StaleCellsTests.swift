import Language
import Testing

@testable import Notebook

@Suite struct StaleCellsTests {
  /// Runs cells of a document by their places; text stands for cells off script.
  private func stale(_ cells: [String], _ runs: [Any]) -> [Int: [String]] {
    let runs = runs.map { run -> StaleCells.Run in
      if let place = run as? Int { return StaleCells.Run(cell: place, source: cells[place]) }
      return StaleCells.Run(cell: nil, source: run as! String)
    }
    return Dictionary(
      uniqueKeysWithValues: StaleCells.find(after: runs).map { ($0.cell, $0.names) })
  }

  @Test("a document that ran in order has no stale cells")
  func inOrder() {
    let cells = ["w = 0", "print(w)", "w += 1", "xs = []", "xs.append(w)", "print(xs)"]
    #expect(stale(cells, [0, 1, 2, 3, 4, 5]) == [:])
  }

  @Test("a name that was bound anew makes its readers stale, and those who read from them")
  func rebound() {
    let cells = ["import torch", "x = torch.rand(3)", "y = x * 2", "print(y)", "print('no')"]
    #expect(stale(cells, [0, 1, 2, 3, 4, 1]) == [2: ["x"], 3: []])
    #expect(stale(cells, [0, 1, 2, 3, 4, 1, 2]) == [3: ["y"]])
    #expect(stale(cells, [0, 1, 2, 3, 4, 1, 2, 3]) == [:])
    #expect(stale(cells, [0, 1, 2, "x = 5"]) == [2: ["x"]])
  }

  @Test("cells of R are read like those of Python")
  func r() {
    func stale(_ cells: [String], _ order: [Int]) -> [Int: [String]] {
      let runs = order.map { StaleCells.Run(cell: $0, source: cells[$0]) }
      let found = StaleCells.find(after: runs) { source in
        try? Parser.parse(SourceText(source, language: .r), checks: false)
      }
      return Dictionary(uniqueKeysWithValues: found.map { ($0.cell, $0.names) })
    }
    let cells = ["x <- torch$rand(3L)", "y <- if (TRUE) x$mul(2) else x[1]", "y", "cat('no')"]
    #expect(stale(cells, [0, 1, 2, 3, 0]) == [1: ["x"], 2: []])
    let steps = ["w <- torch$ones(2L)", "f <- function(v) v * w", "f(3)", "w[1] <- 5", "f(4)"]
    #expect(stale(steps, [0, 1, 2, 3, 4]) == [:])
    #expect(stale(steps, [0, 1, 2, 3, 4, 3]) == [4: ["w"]])
  }

  @Test("a later cell that runs again leaves the earlier ones alone")
  func laterCells() {
    #expect(stale(["w = [1]", "print(w)", "w.append(2)"], [0, 1, 2, 2, 2]) == [:])
    #expect(stale(["w = [1]", "w.append(2)", "print(w)"], [0, 1, 2, 1]) == [2: ["w"]])
  }

  @Test("imports, numbers and functions that run again unchanged change nothing")
  func constants() {
    let cells = ["import torch\nlr = 0.1\ndef f(x):\n  return x", "f(torch.ones(2)) * lr"]
    #expect(stale(cells, [0, 1, 0]) == [:])
    #expect(stale(cells, [0, 1, "lr = 0.2"]) == [1: ["lr"]])
    #expect(stale(cells, [0, 1, "def f(x):\n  return 2 * x"]) == [1: ["f"]])
  }

  @Test(
    "evidence of a change counts",
    arguments: [
      "a[0] = 1", "a.b.c = 2", "a += 1", "a.add_(1)", "a.append(1)", "del a[0]", "a.x[2].sort()",
      "for i in range(3):\n  a[i] = i", "nn.init.zeros_(a)", "random.shuffle(a)",
      "b = a.view(-1)\nb[0] = 1", "for p in a.parameters():\n  p.sub_(1)",
      "with torch.no_grad():\n  a -= 1", "def g(z):\n  z.fill_(1)\ng(a)",
      "def h(z):\n  a.append(z)\nh(3)", "def k():\n  global a\n  a = 3\nk()", "a.data[0] = 1",
      "def outer(q):\n  def inner(z):\n    z.append(1)\n  inner(q)\nouter(a)", "(a := 3)",
    ])
  func changes(_ change: String) {
    #expect(stale(["a = make()", "print(a)"], [0, 1, change]) == [1: ["a"]], "\(change)")
  }

  @Test(
    "no evidence, no change",
    arguments: [
      "a.sum()", "b = a.clone()\nb[0] = 1", "print(a[0])", "[a for a in range(3)]",
      "f = lambda a: a", "def g(z):\n  z = 1\n  z += 1\ng(a)", "def h():\n  a = 3\nh()",
      "torch.add(a, 1)", "x.add_(a)", "max(a)",
    ])
  func noChanges(_ harmless: String) {
    #expect(stale(["a = make()", "print(a)"], [0, 1, harmless]) == [:], "\(harmless)")
  }

  @Test("a step of an optimizer changes the model, a backward the gradients")
  func training() {
    let cells = [
      "model = nn.Linear(2, 1)\nw = torch.ones(2, requires_grad=True)",
      "optimizer = torch.optim.SGD(model.parameters(), lr=0.1)",
      "loss = (model(x) * w).sum()\nloss.backward()\noptimizer.step()",
      "print(model(x))", "print(w.grad)", "print(w)",
    ]
    #expect(stale(cells, [0, 1, 2, 3, 4, 5]) == [:])
    #expect(stale(cells, [0, 1, 2, 3, 4, 5, 2]) == [3: ["model"], 4: ["w.grad"]])
    let train = "def train(m, o):\n  loss = m(x).sum()\n  loss.backward()\n  o.step()"
    let later = stale(cells + [train], [6, 0, 1, 3, 5, "train(model, optimizer)"])
    #expect(later == [1: ["model"], 3: ["model"]])
  }

  @Test("a function reads what its body reads, where it is called")
  func throughFunctions() {
    let cells = ["w = 2 * 1", "def f(x):\n  return x * w", "print(f(3))", "g = 1"]
    #expect(stale(cells, [0, 1, 2, 3, 0]) == [2: ["w"]])
    #expect(stale(cells, [0, 1, 2, 3, 1]) == [:])
  }

  @Test("a name that one arm binds is still read from outside")
  func arms() {
    #expect(
      stale(["x = f()", "if t:\n  x = 1\nprint(x)"], [0, 1, 0]) == [1: ["x"]])
    #expect(
      stale(["x = f()", "if t:\n  x = 1\nelse:\n  x = 2\nprint(x)"], [0, 1, 0]) == [:])
  }

  @Test("cells that are no Python neither read nor write")
  func broken() {
    #expect(stale(["x = (", "print(x)"], [0, 1, 0]) == [:])
  }
}
