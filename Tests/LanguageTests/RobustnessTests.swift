// Hostile input: deep nesting, long chains, random damage. Nothing may crash.

import Language
import Testing

@Suite struct RobustnessTests {
  static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  static let recursion = "RecursionError: maximum recursion depth exceeded during compilation"

  @Test(
    "Brackets nest up to a bound",
    arguments: ["(", "[", "{", "f(", "x[", "(lambda: ", "{1: "])
  func brackets(opening: String) {
    #expect(
      tree(Self.repeated(opening, 100_000)) == "SyntaxError: too many nested parentheses")
  }

  @Test(
    "Prefixes and right-hand sides nest up to a bound",
    arguments: ["-", "not ", "lambda: ", "1 if x else ", "2 ** ", "~-"])
  func prefixes(prefix: String) {
    #expect(tree(Self.repeated(prefix, 100_000) + "1") == Self.recursion)
  }

  @Test(
    "A chain grows no tree too tall to free",
    arguments: [" + a", ".b", "[0]", "()", " @ a", " << 1"])
  func chains(link: String) {
    #expect(tree("a" + Self.repeated(link, 100_000)) == Self.recursion)
  }

  @Test(
    "A long flat text is no deep one",
    arguments: [", a", " or a", " and a", " < a", "; a", "\na", " 'a'"])
  func flat(link: String) {
    let start = link == " 'a'" ? "'a'" : "a"
    #expect(!tree(start + Self.repeated(link, 100_000)).contains("Error"))
  }

  @Test("Nested blocks and long chains of elif end in an error")
  func blocks() {
    var nested = ""
    for depth in 0..<150 { nested += Self.repeated(" ", depth) + "if x:\n" }
    #expect(tree(nested) == "IndentationError: too many levels of indentation")
    let chain = "if x: y\n" + Self.repeated("elif x: y\n", 100_000)
    #expect(tree(chain) == Self.recursion)
  }

  @Test("f-strings inside f-strings end in an error")
  func strings() {
    let text = Self.repeated("f'{", 10_000) + "1" + Self.repeated("}'", 10_000)
    #expect(tree(text).contains("Error"))
  }

  @Test("A chain within brackets adds to the height of the tree")
  func combined() {
    let chain = Self.repeated(" + a", 1500)
    let text = Self.repeated("(", 20) + "a" + Self.repeated(chain + ")", 20)
    #expect(tree(text) == Self.recursion)
  }

  static let cells = [
    """
    import torch
    from torch import nn
    x = torch.linspace(0, 1, steps=5).unsqueeze(1)
    w = torch.randn(1, requires_grad=True)
    for epoch in range(3):
        loss = ((x @ w.t() - x ** 2) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w -= 1e-2 * w.grad
        print(f"{epoch=} {loss.item():.4f} {w.grad!r:>{10}}")
    w.grad[:, None, ..., ::2]
    """,
    """
    class Net(nn.Module):
        '''A net.'''
        def __init__(self, n: int = 3, *args, **kw) -> None:
            super().__init__()
            self.layers = [nn.Linear(i, i + 1) for i in range(n) if i % 2]

        @property
        def size(self):
            try:
                return {k: v.shape for k, v in self.items()}
            except (KeyError, ValueError) as e:
                raise RuntimeError('x' "y") from e
            finally:
                assert self, "no"
    """,
    """
    def g(a, /, b=1, *, c):
        global z
        x = y = lambda q, *r: q if r else -q
        while not (n := next(a)):
            yield from n
        else:
            del x[0], y.b
        match x:
            case [1, *rest] | {'a': 2}: pass
    """,
  ]

  @Test("Damaged cells never crash the lexer, the parser or the prompt")
  func mutations() {
    let pieces = [
      "(", ")", "[", "]", "{", "}", "'", "\"", "'''", "f'", ":", "=", ",", "\n", "    ", "\t", "\\",
      "if ", "else", "for ", " in ", "lambda ", "0x", "1e", ".", "*", "**", "é", "“", "\u{0}", "!",
      "yield ", "\\N{", "{{", "#", "\r", "@", "not ", ";", "->", ":=",
    ]
    for source in DamagedSources(Self.cells, pieces: pieces, seed: 42).prefix(3000) {
      _ = tree(source)
      _ = Completeness(of: source)
      for token in Lexer.tokens(in: source) {
        #expect(token.span.start <= token.span.end && Int(token.span.end) <= source.utf8.count)
      }
    }
  }
}
