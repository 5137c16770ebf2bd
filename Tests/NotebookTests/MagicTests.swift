// IPython's rows: which they are, and what they become.
import Testing

@testable import Notebook

@Suite("Magics")
struct MagicTests {
  @Test(
    "A row of IPython's becomes a call, other rows stay",
    arguments: [
      ("%matplotlib inline", "get_ipython().run_line_magic('matplotlib', 'inline')"),
      ("x = 1\n  %time f('a')", "x = 1\n  get_ipython().run_line_magic('time', 'f(\\'a\\')')"),
      ("!pip install torch", "get_ipython().system('pip install torch')"),
      ("files = !ls", "files = get_ipython().system('ls')"),
      ("t = %timeit -o f()", "t = get_ipython().run_line_magic('timeit', '-o f()')"),
      ("torch.add?", "get_ipython().run_line_magic('pinfo', 'torch.add')"),
      ("%%time\nx = 1\ny = 2", "get_ipython().run_cell_magic('time', '', 'x = 1\\ny = 2')"),
    ])
  func rewritten(source: String, expected: String) {
    #expect(Magic.rewritten(source) == expected)
  }

  @Test(
    "A percent sign inside brackets, texts and joined rows is Python's",
    arguments: [
      "x = (5\n% 3)", "text = '''\n%matplotlib inline\n!ls\n'''", "y = 7 \\\n% 4",
      "print('100 %')", "a != b", "'really?'", "# %time\n",
    ])
  func kept(source: String) {
    #expect(Magic.rewritten(source) == nil)
  }

  @Test("Cells with magics run, and report times, names and what is not run")
  func run() {
    let session = Session(style: .notebook)
    #expect(shown("%matplotlib inline\n%load_ext autoreload\nx = 2\nx + 1", session) == "3")
    #expect(shown("!pip install torch", session).hasPrefix("not run: !pip install torch"))
    let time = shown("%time x * 21", session)
    #expect(time.hasPrefix("CPU times: user ") && time.contains("\nWall time: "))
    #expect(time.hasSuffix("42"))
    #expect(shown("%%time\ny = 5\nprint(x + y)", session).hasPrefix("7\nCPU times"))
    let loops = shown("%timeit -n 2 -r 3 x + 1", session)
    #expect(loops.hasSuffix(" per loop (mean ± std. dev. of 3 runs, 2 loops each)\n"))
    #expect(shown("%who", session) == "x\t y\t \n")
    #expect(shown("%reset -f\n%who", session) == "Interactive namespace is empty.\n")
    #expect(shown("%nonsense", session) == "Line magic function `%nonsense` not found.")
  }

  private func shown(_ source: String, _ session: Session) -> String {
    var text = ""
    session.run(source) { event in
      switch event {
      case .stdout(let part), .stderr(let part): text += part
      case .result(let part, _): text += part
      case .display(let data): text += data.plainText ?? ""
      case .error(let error): text += error.message
      }
    }
    return text
  }
}
