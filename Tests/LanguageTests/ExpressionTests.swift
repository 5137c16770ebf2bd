import Language
import Testing

@Suite struct ExpressionTests {
  @Test(
    "An expression becomes the tree that Python's ast has",
    arguments: [
      ("a", "a"),
      ("None", "None"),
      ("1_000", "1000"),
      ("0xFF", "255"),
      ("0b101 + 0o17", "(BinOp 5 + 15)"),
      ("9223372036854775807", "9223372036854775807"),
      ("9223372036854775808", "big:10:9223372036854775808"),
      ("0xFFFF_FFFF_FFFF_FFFF", "big:16:FFFFFFFFFFFFFFFF"),
      ("1.5e-3", "0.0015"),
      (".5", "0.5"),
      ("1.", "1.0"),
      ("1e400", "inf"),
      ("1 + 2 * 3", "(BinOp 1 + (BinOp 2 * 3))"),
      ("1 - 2 - 3", "(BinOp (BinOp 1 - 2) - 3)"),
      ("2 ** 3 ** 4", "(BinOp 2 ** (BinOp 3 ** 4))"),
      ("-2 ** -1", "(UnaryOp - (BinOp 2 ** (UnaryOp - 1)))"),
      ("a @ b | c & d ^ e << 1", "(BinOp (BinOp a @ b) | (BinOp (BinOp c & d) ^ (BinOp e << 1)))"),
      ("not not a", "(UnaryOp not (UnaryOp not a))"),
      ("- + ~a", "(UnaryOp - (UnaryOp + (UnaryOp ~ a)))"),
      ("a or b and c or d", "(BoolOp or [a (BoolOp and [b c]) d])"),
      ("a < b <= c != d", "(Compare a [(< b) (<= c) (!= d)])"),
      ("a not in b is not c", "(Compare a [(not in b) (is not c)])"),
      ("a if b else c if d else e", "(IfExp b a (IfExp d c e))"),
      ("x.y.z", "(Attribute (Attribute x y) z)"),
      ("f(a, *b, c=d, **e)", "(Call f [a (Starred b)] [(c d) (- e)])"),
      ("f(x for x in y)", "(Call f [(GeneratorExp x [(x y [])])] [])"),
      ("f(n := 3)", "(Call f [(NamedExpr n 3)] [])"),
      ("x[1]", "(Subscript x 1)"),
      (
        "x[1:2, ::3, ..., None]",
        "(Subscript x (Tuple [(Slice 1 2 -) (Slice - - 3) ... None]))"
      ),
      ("x[:]", "(Subscript x (Slice - - -))"),
      ("x[1,]", "(Subscript x (Tuple [1]))"),
      ("x[*a]", "(Subscript x (Tuple [(Starred a)]))"),
      ("()", "(Tuple [])"),
      ("(1,)", "(Tuple [1])"),
      ("[1, *a]", "(List [1 (Starred a)])"),
      ("{1, 2}", "(Set [1 2])"),
      ("{}", "(Dict [])"),
      ("{'a': 1, **b}", "(Dict [('a' 1) (- b)])"),
      ("[x for x in a if b if c for y in d]", "(ListComp x [(x a [b c]) (y d [])])"),
      ("{k: v for k, v in d}", "(DictComp k v [((Tuple [k v]) d [])])"),
      ("{x for x in a}", "(SetComp x [(x a [])])"),
      ("lambda: 0", "(Lambda [[] [] - [] -] 0)"),
      (
        "lambda a, /, b=1, *c, d, **e: 0",
        "(Lambda [[(a - -)] [(b - 1)] (c - -) [(d - -)] (e - -)] 0)"
      ),
      ("(y := f(x))", "(NamedExpr y (Call f [x] []))"),
      ("1if x else 2", "(IfExp x 1 2)"),
      ("größe + π", "(BinOp größe + π)"),
    ])
  func becomesTree(source: String, expected: String) {
    #expect(expressionTree(source) == expected)
  }

  @Test("A span covers its part of the source")
  func spans() throws {
    let source = SourceText("y = f(a.b, (c + d))[0]")
    let module = try Parser.parse(source)
    guard case .assign(_, let value)? = module.body.first?.kind,
      case .subscript(let call, _) = value.kind,
      case .call(_, let arguments, _) = call.kind
    else {
      Issue.record("not the tree that was expected")
      return
    }
    #expect(source.text(in: value.span) == "f(a.b, (c + d))[0]")
    #expect(source.text(in: call.span) == "f(a.b, (c + d))")
    #expect(arguments.map { source.text(in: $0.span) } == ["a.b", "c + d"])
  }

  @Test("Columns count characters, not bytes")
  func columns() {
    let source = SourceText("α = 1\nβγ = δ")
    let offset = UInt32("α = 1\nβγ = ".utf8.count)
    #expect(source.line(at: offset) == 2)
    #expect(source.column(at: offset) == 5)
    #expect(source.lineText(2) == "βγ = δ")
  }
}
