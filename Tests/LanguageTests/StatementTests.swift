import Language
import Testing

@Suite struct StatementTests {
  @Test(
    "A statement becomes the tree that Python's ast has",
    arguments: [
      ("a = b = 1", "[(Assign [a b] 1)]"),
      ("a, *b = c", "[(Assign [(Tuple [a (Starred b)])] c)]"),
      ("x[0] += 1", "[(AugAssign (Subscript x 0) + 1)]"),
      ("x @= w", "[(AugAssign x @ w)]"),
      ("x: int = 1", "[(AnnAssign x int 1 1)]"),
      ("(x): int", "[(AnnAssign x int - 0)]"),
      ("del a, b[0]", "[(Delete [a (Subscript b 0)])]"),
      ("del (a, b)", "[(Delete [(Tuple [a b])])]"),
      ("pass; x;", "[(Pass) (Expr x)]"),
      ("assert a, 'm'", "[(Assert a 'm')]"),
      ("raise A from b", "[(Raise A b)]"),
      ("import a.b as c, d", "[(Import [(a.b c) (d -)])]"),
      ("from .a import (b, c as d,)", "[(ImportFrom a [(b -) (c d)] 1)]"),
      ("from ... import x", "[(ImportFrom - [(x -)] 3)]"),
      ("from a import *", "[(ImportFrom a [(* -)] 0)]"),
      (
        "if a: b\nelif c: d\nelse: e",
        "[(If a [(Expr b)] [(If c [(Expr d)] [(Expr e)])])]"
      ),
      ("while a:\n  break\nelse:\n  b", "[(While a [(Break)] [(Expr b)])]"),
      ("for i, x in a, b: continue", "[(For (Tuple [i x]) (Tuple [a b]) [(Continue)] [])]"),
      ("with a as b, c: d", "[(With [(a b) (c -)] [(Expr d)])]"),
      ("with (a as b, c as d,): e", "[(With [(a b) (c d)] [(Expr e)])]"),
      ("with (a, b): c", "[(With [(a -) (b -)] [(Expr c)])]"),
      ("with (a, b) as c: d", "[(With [((Tuple [a b]) c)] [(Expr d)])]"),
      ("with (a).b: c", "[(With [((Attribute a b) -)] [(Expr c)])]"),
      (
        "async def f():\n  async for x in a: await b ** 2\n  async with c as d: e",
        "[(AsyncFunctionDef f [[] [] - [] -] [(Async (For x a [(Expr (BinOp (Await b) ** 2))] [])) "
          + "(Async (With [(c d)] [(Expr e)]))] [] -)]"
      ),
      (
        "async def f(): return [await x async for x in a if x]",
        "[(AsyncFunctionDef f [[] [] - [] -] [(Return (ListComp (Await x) [(async x a [x])]))] [] -)]"
      ),
      (
        "try: a\nexcept (B, C) as e: d\nexcept: f\nelse: g\nfinally: h",
        "[(Try [(Expr a)] [((Tuple [B C]) e [(Expr d)]) (- - [(Expr f)])] [(Expr g)] [(Expr h)])]"
      ),
      (
        "@a.b\n@c(1)\ndef f(x: int, *, y=2) -> str: return x",
        "[(FunctionDef f [[] [(x int -)] - [(y - 2)] -] [(Return x)] [(Attribute a b) (Call c [1] [])] str)]"
      ),
      (
        "class A(B, metaclass=C):\n  x = 1",
        "[(ClassDef A [B] [(metaclass C)] [(Assign [x] 1)] [])]"
      ),
      (
        "def f():\n  global a, b\n  x = yield 1\n  yield from g",
        "[(FunctionDef f [[] [] - [] -] [(Global [a b]) (Assign [x] (Yield 1)) (Expr (YieldFrom g))] [] -)]"
      ),
      (
        "match x:\n  case [1, *r] if r: a\n  case {'k': v, **q}: b\n  case P(c, d=2) | None: e\n  case _: f",
        "[(Match x [((Sequence [(Value 1) (Star r)]) r [(Expr a)]) ((Mapping ['k'] [(As - v)] q) - [(Expr b)]) ((Or [(Class P [(As - c)] [(d (Value 2))]) (Singleton None)]) - [(Expr e)]) ((As - -) - [(Expr f)])])]"
      ),
      (
        "match = 1\nmatch(x)\nmatch[0]",
        "[(Assign [match] 1) (Expr (Call match [x] [])) (Expr (Subscript match 0))]"
      ),
      ("x = (1 +\n  2)\ny = 3 \\\n + 4", "[(Assign [x] (BinOp 1 + 2)) (Assign [y] (BinOp 3 + 4))]"),
      ("if a:\n\n    # c\n    b\n  # d\n\n    c\ne", "[(If a [(Expr b) (Expr c)] []) (Expr e)]"),
      ("a\r\nif b:\r\n\tc\r\n", "[(Expr a) (If b [(Expr c)] [])]"),
      ("", "[]"),
      ("# only a comment", "[]"),
    ])
  func becomesTree(source: String, expected: String) {
    #expect(tree(source) == expected)
  }

  @Test("A yield makes its own function a generator, not the one around it")
  func generators() throws {
    let module = try Parser.parse(
      SourceText("def f():\n  def g():\n    yield 1\n  h = lambda: (yield)\n  return g"))
    guard case .functionDef(let f)? = module.body.first?.kind,
      case .functionDef(let g)? = f.body.first?.kind
    else {
      Issue.record("not the tree that was expected")
      return
    }
    #expect(!f.isGenerator)
    #expect(g.isGenerator)
  }

  @Test("A docstring is the string that opens a body")
  func docstrings() throws {
    let module = try Parser.parse(SourceText("def f():\n  '''says'''\n  return 1"))
    guard case .functionDef(let f)? = module.body.first?.kind else {
      Issue.record("not a function")
      return
    }
    #expect(f.docstring == "says")
  }

  @Test(
    "A notebook sees the last expression, and whether a semicolon hides it",
    arguments: [
      ("a = 1\na", true, false),
      ("a;", true, true),
      ("a; # comment\n\n", true, true),
      ("a = 1", false, false),
      ("'a;'", true, false),
      ("", false, false),
    ])
  func lastExpression(source: String, isExpression: Bool, isHidden: Bool) throws {
    let module = try Parser.parse(SourceText(source))
    #expect((module.lastExpression != nil) == isExpression)
    #expect(module.endsWithSemicolon == isHidden)
  }
}
