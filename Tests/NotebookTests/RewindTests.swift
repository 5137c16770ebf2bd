import Foundation
import Testing

@testable import Notebook

/// Runs cells, takes them back, runs them again: everything they show must be the same.
@Suite(.serialized) struct RewindTests {
  private func makeSession() -> Session {
    let session = Session(style: .interactive)
    session.rewind.isOn = true
    return session
  }

  private func show(_ session: Session, _ cell: String) -> [String] {
    var shown: [String] = []
    session.run(cell) { event in
      switch event {
      case .stdout(let text), .stderr(let text): shown.append(text)
      case .result(let text, let count): shown.append("Out[\(count)]: \(text)")
      case .error(let error): shown.append("\(error.name): \(error.message)")
      default: break
      }
    }
    return shown.map(withoutAddresses)
  }

  private func withoutAddresses(_ text: String) -> String {
    text.components(separatedBy: "0x").enumerated().map { index, part in
      index == 0 ? part : String(part.drop { $0.isHexDigit })
    }.joined()
  }

  /// After `before`, the cells show the same again when they are taken back, all at once and from
  /// each place between them.
  private func expectSame(
    _ cells: [String], before: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let session = makeSession()
    for cell in before { _ = show(session, cell) }
    let start = session.executionCount
    let first = cells.map { show(session, $0) }
    for place in cells.indices.reversed() {
      try session.rewind.restore(before: start + place + 1)
      #expect(session.executionCount == start + place, sourceLocation: sourceLocation)
      let again = cells[place...].map { show(session, $0) }
      #expect(again == Array(first[place...]), "from \(place)", sourceLocation: sourceLocation)
    }
    // And once more from the start, without what was between.
    try session.rewind.restore(before: start + 1)
    #expect(cells.map { show(session, $0) } == first, sourceLocation: sourceLocation)
  }

  @Test(
    "names, containers and aliases come back",
    arguments: [
      ["a = [1, 2]\nb = a", "b.append(3); a", "a is b, a", "del a", "b"],
      ["d = {'x': [1]}\ne = d['x']", "e.append(2); d", "d.clear(); d", "d['x'] = e; d['x'] is e"],
      ["s = {3, 1, 'z'}", "s.add(7); s.discard(1); s", "s.pop(); s", "len(s)"],
      ["t = ([1], {})", "t[0].append(2); t", "t[1]['k'] = t; t", "t[1]['k'] is t"],
      ["x = 1", "x += 1; x", "x = str(x) * 3; x", "print(x, _, __); x", "In[-1], Out, _4"],
      [
        "from collections import deque, OrderedDict, Counter, defaultdict\nq = deque([1], maxlen=3)",
        "q.append(2); q.append(3); q.append(4); q", "q.rotate(1); q", "c = Counter('abca'); c",
        "c.update('zz'); c", "m = defaultdict(list); m[1].append(2); m", "m[1].append(3); m",
      ],
    ])
  func containers(_ cells: [String]) throws { try expectSame(cells) }

  @Test(
    "objects, classes and functions come back",
    arguments: [
      [
        "class A:\n  n = 0\n  def f(self): return self.n", "a = A(); a.f()", "A.n = 5; a.f()",
        "a.n = 7; a.f(), A().f()", "A.f = lambda self: 'new'; a.f()",
        "A.__add__ = lambda s, o: 1; a + a",
        "del A.n; a.__dict__", "a.__class__ = type('B', (), {'f': lambda s: 'B'}); a.f()",
      ],
      [
        "def make():\n  n = 0\n  def step():\n    nonlocal n\n    n += 1\n    return n\n  return step",
        "g = make(); g()", "g(); g()", "h = make(); h(), g()",
      ],
      [
        "def f(x, acc=[]):\n  acc.append(x)\n  return acc", "f(1)", "f(2)", "f.k = 1; f.k",
        "f(3), f.k",
      ],
      [
        "class Node:\n  def __init__(s, v, n): s.v, s.n = v, n\nhead = None\nfor i in range(3000): head = Node(i, head)",
        "head.n.n.v", "head.n.v = 'x'; head.n.v", "head = head.n; head.v", "head.n = None; head.n",
      ],
      [
        "import functools\n@functools.lru_cache(None)\ndef fib(n):\n  return n if n < 2 else fib(n-1) + fib(n-2)",
        "fib(20)", "fib.cache_info()", "fib(25); fib.cache_info()",
      ],
      [
        "from dataclasses import dataclass\n@dataclass\nclass P:\n  x: int = 0", "p = P(); p",
        "p.x = 3; p", "p",
      ],
    ])
  func objects(_ cells: [String]) throws { try expectSame(cells) }

  @Test(
    "suspended generators and iterators go on where they were",
    arguments: [
      [
        "def g():\n  for i, c in enumerate('abcdef'):\n    got = yield i, c\n    if got: print(got)",
        "it = g(); next(it)", "next(it)", "it.send('hi')", "list(it)", "next(it, 'end')",
      ],
      ["it = iter([1, 2, 3, 4])", "next(it)", "next(it)", "list(it)", "next(it, None)"],
      ["z = zip([1, 2, 3], 'abc', {4, 5, 6})", "next(z)", "next(z)", "list(z)", "list(z)"],
      ["m = map(lambda x: x * 2, filter(None, [0, 1, 2, 0, 3]))", "next(m)", "next(m)", "list(m)"],
      [
        "r = reversed([1, 2, 3]); e = enumerate(range(5), 1)", "next(r), next(e)",
        "list(r), next(e)",
      ],
      [
        "d = {1: 2, 3: 4}; k = iter(d.items()); t = iter((1, 2, 3)); w = iter('wort')",
        "next(k), next(t), next(w)", "list(k), list(t), list(w)",
      ],
      ["sq = (x * x for x in range(10))", "next(sq), next(sq)", "sum(sq)", "list(sq)"],
      [
        "def outer():\n  yield from inner()\n  yield 'o'\ndef inner():\n  try:\n    yield 1\n    yield 2\n  finally:\n    print('bye')",
        "o = outer(); next(o)", "next(o)", "next(o)", "next(o, 'end')",
      ],
    ])
  func iterators(_ cells: [String]) throws { try expectSame(cells) }

  @Test(
    "tensors, their views and their versions come back",
    arguments: [
      [
        "x = torch.arange(6.).view(2, 3); v = x[0]", "v.add_(1); x", "x[1] = 0; x, v",
        "v._version, x._version",
        "x.data.mul_(3); x", "x.data[0, 0] = 99; v, x._version", "x.zero_(); v",
      ],
      [
        "a = np.arange(4.); t = torch.from_numpy(a)", "a[0] = 7; t", "t[1] = 9; a", "a += 1; t",
        "a.sort(); a",
        "np.random.shuffle(a); t", "a[:] = 0; t", "np.add(a, 1, out=a); t", "a.fill(3); t",
        "a.shape = (2, 2); a",
      ],
      [
        "x = torch.ones(3)", "x.resize_(5).shape", "x.normal_(); x", "x.uniform_(); x",
        "x.fill_(2); x",
        "x.copy_(torch.arange(5.)); x", "x[x > 2] = -1; x",
        "x.scatter_(0, torch.tensor([1]), 5.); x",
        "x.index_fill_(0, torch.tensor([0]), 8.); x", "torch.nn.init.uniform_(x); x",
        "x.set_(torch.zeros(2)); x",
        "torch.add(x, 1, out=x); x", "x.clamp_(max=0.5); x", "x.exp_(); x", "x.bernoulli_(); x",
        "x.random_(10); x", "x.exponential_(); x", "x.cumsum_(0); x",
        "x.masked_fill_(x > 1, 0.); x",
      ],
    ])
  func tensors(_ cells: [String]) throws { try expectSame(cells) }

  @Test(
    "graphs and gradients come back",
    arguments: [
      [
        "x = torch.ones(2, requires_grad=True); y = (x * x).sum()", "y.backward(); x.grad",
        "y.backward()",
        "y = (x ** 3).sum(); y.backward(); x.grad", "x.grad.zero_(); x.grad",
        "x.grad = None; x.grad",
      ],
      [
        "w = torch.randn(3, requires_grad=True)", "with torch.no_grad():\n  w -= 1\nw",
        "w._version",
        "w.requires_grad_(False); w", "l = (w.requires_grad_() * 2).sum(); l", "l.grad_fn",
        "l.backward(); w.grad",
      ],
      [
        "x = torch.ones(3, requires_grad=True); y = x * 2; y.retain_grad()",
        "z = y.sum(); z.backward(); y.grad, x.grad",
        "h = x.register_hook(lambda g: g * 10)", "(x * 1).sum().backward(); x.grad",
        "h.remove(); (x * 1).sum().backward(); x.grad",
      ],
      [
        "x = torch.zeros(4, requires_grad=True); y = x * 1", "y[1:3] *= 5; y",
        "y.sum().backward(); x.grad", "y.detach_(); y",
      ],
      [
        "class Sq(torch.autograd.Function):\n  @staticmethod\n  def forward(ctx, x):\n    ctx.save_for_backward(x)\n    return x * x\n  @staticmethod\n  def backward(ctx, g):\n    x, = ctx.saved_tensors\n    return 2 * x * g",
        "x = torch.tensor(3., requires_grad=True); y = Sq.apply(x); y", "y.backward(); x.grad",
        "y.backward()",
      ],
      [
        "torch.set_grad_enabled(False); x = torch.ones(1, requires_grad=True)", "(x * 2)",
        "torch.set_grad_enabled(True); (x * 2)",
      ],
    ])
  func gradients(_ cells: [String]) throws { try expectSame(cells) }

  @Test(
    "training goes on with the same digits",
    arguments: [
      "SGD(model.parameters(), lr=0.1, momentum=0.9)", "Adam(model.parameters(), lr=0.1)",
    ])
  func training(_ optimizer: String) throws {
    try expectSame([
      "torch.manual_seed(1); X = torch.randn(20, 3); Y = X.sum(1, keepdim=True)",
      "model = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.ReLU(), nn.Dropout(0.5), nn.Linear(4, 1))\nloss_fn = nn.MSELoss()",
      "opt = torch.optim.\(optimizer); sched = torch.optim.lr_scheduler.StepLR(opt, 2)",
      "def fit(n):\n  for _ in range(n):\n    opt.zero_grad()\n    loss = loss_fn(model(X), Y)\n    loss.backward()\n    opt.step()\n    sched.step()\n  return loss",
      "fit(3)", "fit(2).item()",
      "model[0].weight, model[1].running_mean, model[1].num_batches_tracked",
      "opt.state_dict()['param_groups'][0]['lr'], opt.state[model[0].weight].keys()",
      "model.eval(); model(X)[:2]", "model[0].weight.data.fill_(0); model(X)[:1]", "model.training",
      "from torch.utils.data import DataLoader, TensorDataset\nloader = DataLoader(TensorDataset(X, Y), batch_size=4, shuffle=True)",
      "it = iter(loader); next(it)[1].view(-1)", "next(it)[1].view(-1)", "sum(1 for _ in it)",
      "[b[1].sum().item() for b in loader]",
    ])
  }

  @Test("random numbers of all kinds are drawn again")
  func randomNumbers() throws {
    try expectSame([
      "torch.rand(2)", "torch.randn(17)", "torch.manual_seed(3).initial_seed()",
      "torch.randn(3), torch.randperm(5)",
      "np.random.rand(3)", "np.random.normal(size=3)", "np.random.seed(0); np.random.normal()",
      "import random; random.random()", "random.gauss(0, 1), random.sample(range(100), 3)",
      "r = np.random.default_rng(); r.random()", "r.normal(size=2), r.integers(0, 10, 3)",
      "g = torch.Generator(); g.seed(); torch.rand(2, generator=g)", "torch.rand(2, generator=g)",
      "s = np.random.RandomState(); s.rand()", "s.randn()", "random.Random().random()",
      "torch.seed() == torch.initial_seed(), torch.rand(1)",
    ])
  }

  @Test("settings come back")
  func settings() throws {
    try expectSame([
      "x = torch.tensor([1.23456789])", "torch.set_printoptions(precision=2); x", "x",
      "torch.set_default_dtype(torch.float64); torch.ones(1)", "torch.zeros(1)",
      "torch.set_printoptions(profile='default'); x",
      "np.set_printoptions(precision=3); np.array([1.23456789])", "np.array([1/3])",
      "import warnings; warnings.warn('once')", "float(torch.ones(1, requires_grad=True))",
      "float(torch.ones(1, requires_grad=True))", "torch.is_grad_enabled()",
    ])
  }

  @Test("a failed cell in between is taken back, too")
  func failures() throws {
    try expectSame([
      "xs = [1]", "xs.append(2); xs.append(1 / 0)", "xs",
      "for i in range(3):\n  xs.append(i)\n  assert i < 1", "xs",
      "def deep(n): return deep(n + 1)\ndeep(0)", "(", "xs.append(9); raise KeyError('k')", "xs",
      "import nothing_of_the_kind", "with torch.no_grad():\n  raise ValueError('in')",
      "torch.ones(1, requires_grad=True) * 2",
    ])
  }

  @Test("a cell that was stopped is taken back, too")
  func interrupted() throws {
    let session = makeSession()
    _ = show(session, "xs = []; x = torch.zeros(2)")
    var stopped = false
    session.run("while True:\n  xs.append(1)\n  x += 1\n  if len(xs) == 1000: print('stop')") {
      event in
      if case .stdout = event { session.interruptFlag.pointee = 1 }
      if case .error(let error) = event { stopped = error.isInterrupt }
    }
    #expect(stopped)
    try session.rewind.restore(before: 2)
    #expect(show(session, "xs, x") == ["Out[2]: ([], tensor([0., 0.]))"])
  }

  @Test("whatever changes a tensor or an array in place is taken back")
  func allOperationsInPlace() throws {
    let session = makeSession()
    _ = show(
      session,
      """
      import copy
      x = torch.rand(3, 3) * 0.5 + 0.2
      y = x[1:].t()
      a = np.linspace(1, 2, 6); b = a.reshape(2, 3)
      i = torch.tensor([[0, 1, 2]])
      forms = [(), (1.5,), (0.5,), (2,), (0, 2.5), (torch.ones(3, 3),), (0, i, 2.0), (0, i, torch.ones(1, 3)),
        (0, i[0], 2.0), (0, i[0], torch.ones(3, 3)), (torch.ones(3, 3), torch.ones(3, 3)), (0, 1), (x > 0.4, 1.0),
        (x > 0.4, torch.ones(9)), ((i[0],), torch.ones(3)), (torch.ones(3, 3), 0.5), (i, torch.ones(1, 3)),
        (torch.ones(3), torch.ones(3)), (torch.ones(3, 3) * 2, torch.ones(3, 3))]
      def attempt(name, tensor):
          done = 0
          for form in forms:
              try:
                  getattr(tensor, name)(*form)
                  done += 1
              except Exception:
                  pass
          return done
      names = sorted(n for n in dir(torch.Tensor) if n.endswith('_') and not n.endswith('__') and n != 'share_memory_')
      before = (x.tolist(), y.tolist(), a.tolist(), b.tolist(), x._version, y.shape, x.requires_grad)
      """)
    let state =
      "print((x.tolist(), y.tolist(), a.tolist(), b.tolist(), x._version, y.shape, x.requires_grad) == before)"
    let count = try #require(
      show(session, "print(len(names))").first.flatMap { Int($0.filter(\.isNumber)) })
    #expect(count > 60)
    let start = session.executionCount + 1
    var changes = (0..<count).flatMap { ["attempt(names[\($0)], x)", "attempt(names[\($0)], y)"] }
    changes += [
      "attempt(names[\(count / 2)], x.data)", "x.data = torch.zeros(2)", "x.detach()[0] = 5",
      "x.numpy()[0, 0] = 5",
    ]
    changes += [
      "a.sort()", "a[::-1].sort()", "b[0] = 0", "b += 1", "b *= b", "np.add(a, a, out=a)",
      "np.copyto(a, 3)", "a.put([0], [9])",
      "np.put(a, [0], [9])", "np.fill_diagonal(b, 7)", "np.random.shuffle(b)", "a.resize(3)",
      "a.partition(2)", "b[b > 1.2] = 0",
      "b[[0, 1], [0, 1]] = -1", "np.clip(a, 0, 1, out=a)", "a.itemset(0, 5)", "b.T[0] = 4",
      "torch.from_numpy(a).add_(1)",
      "torch.mul(x, 2, out=x)", "nn.init.normal_(x)", "nn.init.xavier_uniform_(x)", "x[0] = 1",
      "x[[0, 1]] = 2.0", "x[x > 0.3] = 0",
      "nn.utils.clip_grad_norm_([x], 1)", "x += 1; y -= 1", "nn.functional.relu(x, inplace=True)",
      "nn.Dropout(0.5, inplace=True)(x)",
    ]
    var changed = 0
    for change in changes {
      _ = show(session, change)
      if show(session, state) == ["False\n"] { changed += 1 }
      try session.rewind.restore(before: start)
      #expect(show(session, state) == ["True\n"], "\(change)")
      try session.rewind.restore(before: start)
    }
    #expect(changed > changes.count * 2 / 3)
  }

  @Test("a module that a cell has imported is as new when the cell runs again")
  func imports() throws {
    try expectSame([
      "import math, json, random as rnd", "rnd.seed(4); rnd.random()", "rnd.my = 1; rnd.my",
      "math.tau2 = 6; math.tau2",
      "hasattr(rnd, 'my')", "torch.nn.my = 3; torch.nn.my",
      "import torch.nn.functional as FF; FF.relu(torch.tensor(-1.))",
    ])
  }

  @Test("deleted and reset names come back")
  func deleted() throws {
    let session = makeSession()
    for cell in ["a = torch.ones(2)", "b = a", "del a", "b += 1"] { _ = show(session, cell) }
    session.reset()
    _ = show(session, "b")
    try session.rewind.restore(before: 3)
    #expect(show(session, "a, b, a is b") == ["Out[3]: (tensor([1., 1.]), tensor([1., 1.]), True)"])
  }

  @Test("a chain of a hundred thousand objects is walked and taken back")
  func longChains() throws {
    let session = makeSession()
    _ = show(session, "x = None\nfor i in range(100000): x = [x]")
    _ = show(session, "x[0][0].append(1); len(x[0][0])")
    try session.rewind.restore(before: 2)
    #expect(show(session, "len(x[0][0])") == ["Out[2]: 1"])
  }

  @Test("too many objects are given up with a sentence, and work goes on")
  func tooManyObjects() throws {
    let session = makeSession()
    session.rewind.objectLimit = 60_000
    _ = show(session, "xs = [[] for _ in range(100000)]")
    _ = show(session, "y = 1")
    #expect(session.rewind.takeNote()?.contains("more objects") == true)
    #expect(throws: RewindError.tooManyObjects) { try session.rewind.restore(before: 1) }
    _ = show(session, "del xs")
    for _ in 0..<12 { _ = show(session, "y += 1") }
    #expect(session.rewind.canRestore(before: 14))
    try session.rewind.restore(before: 14)
    #expect(show(session, "y") == ["Out[14]: 11"])
  }

  @Test("memory is bounded: the oldest states go, and it is said")
  func memory() throws {
    let session = makeSession()
    session.rewind.byteLimit = 8 << 20
    _ = show(session, "x = torch.zeros(250_000)")
    for _ in 0..<20 { _ = show(session, "x += 1") }
    let note = try #require(session.rewind.takeNote())
    #expect(note.contains("more than 8 MB"))
    let oldest = try #require(session.rewind.oldest)
    #expect(oldest > 10 && oldest < 18)
    #expect(!session.rewind.canRestore(before: oldest - 1))
    #expect(throws: RewindError.self) { try session.rewind.restore(before: oldest - 1) }
    try session.rewind.restore(before: oldest)
    #expect(show(session, "x[0].item()") == ["Out[\(oldest)]: \(Double(oldest - 2))"])
    _ = show(session, "big = torch.zeros(5_000_000)")
    _ = show(session, "1")
    #expect(session.rewind.oldest == nil)
    #expect(session.rewind.takeNote()?.contains("tensors take more") == true)
  }

  @Test(":back says what it did, and what it cannot do")
  func command() {
    let session = makeSession()
    let runner = CellRunner(session)
    func run(_ cell: String) -> String {
      var text = ""
      _ = runner.run(cell) { event in
        switch event {
        case .stdout(let part), .stderr(let part): text += part
        case .result(let part, let count): text += "Out[\(count)]: \(part)\n"
        case .error(let error): text += error.name
        default: break
        }
      }
      return text
    }
    #expect(run(":back") == "nothing has run yet\n")
    _ = run("a = 1")
    _ = run("a = 2")
    _ = run("a = 3")
    #expect(run(":back 2") == "Back before In [2]; 2 cells taken back.\n")
    #expect(run("a") == "Out[2]: 1\n")
    #expect(run(":back") == "Back before In [2]; 1 cell taken back.\n")
    #expect(run(":back 7") == "only 1 cell has run\n")
    #expect(run(":back x") == ":back takes the number of cells to take back, not 'x'\n")
    #expect(run(":back 0") == ":back takes the number of cells to take back, not '0'\n")
    #expect(run(":back") == "Back before In [1]; 1 cell taken back.\n")
    #expect(run("a") == "NameError")
  }

  @Test("sessions that do not mark their states say so")
  func switchedOff() {
    let session = Session(style: .notebook)
    _ = show(session, "a = 1")
    #expect(!session.rewind.canRestore(before: 1))
    #expect(throws: RewindError.notKept) { try session.rewind.restore(before: 1) }
  }
}
