import Language
import Testing

/// The dump of a tree of R, or `name: message` if the source has a mistake.
func treeOfR(_ text: String) -> String {
  do {
    return TreeDump.dump(try Parser.parse(SourceText(text, language: .r)))
  } catch {
    return "\(error.exceptionName): \(error.message)"
  }
}

@Suite struct RTreeTests {
  /// Each source of R, and the Python that means the same.
  static let twins: [(String, String)] = [
    ("x <- 1L", "x = 1"),
    ("x = 1.5", "x = 1.5"),
    ("2e3 -> x", "x = 2000.0"),
    ("5 -> x", "x = 5.0"),
    ("x <- 0x1FL", "x = 31"),
    ("x <- -a + b * c", "x = -a + b * c"),
    ("x <- (a + b) * c", "x = (a + b) * c"),
    ("x <- a %*% b - c", "x = a @ b - c"),
    ("x <- 'it\\'s' ; y <- \"\\u00e9\\t\"", "x = 'it\\'s'\ny = 'é\\t'"),
    ("x <- r\"(a\\b)\"", "x = 'a\\\\b'"),
    ("x <- TRUE; y <- NULL", "x = True\ny = None"),
    ("if (a > b) x <- 1L else x <- 2L", "if a > b:\n  x = 1\nelse:\n  x = 2"),
    ("if (a == b) { x <- 1L }\nelse { x <- 2L }", "if a == b:\n  x = 1\nelse:\n  x = 2"),
    ("while (a < b) { a <- a + 1L; next }", "while a < b:\n  a = a + 1\n  continue"),
    ("repeat { break }", "while True:\n  break"),
    ("f <- function(a, b = 2L) a * b", "def f(a, b=2): return a * b"),
    ("f <- \\(a) { y <- a\n return(y) }", "def f(a):\n  y = a\n  return y"),
    (
      "f <- function(a) if (a > 0L) { a } else { -a }",
      "def f(a):\n  if a > 0: return a\n  else: return -a"
    ),
    ("x <- a |> f(b)", "x = f(a, b)"),
    ("x <- a %>% f(b, .) %>% g", "x = g(f(b, a))"),
    ("x <- if (a == b) c else d", "x = c if a == b else d"),
    ("x <- a <= b && c != d", "x = a <= b and c != d"),
    ("x <- torch$pi", "x = torch.pi"),
    ("x <- f(\n  a,\n  b\n)", "x = f(a, b)"),
    ("x <- base::f(a, key = b)", "x = f(a, key=b)"),
    ("x <- a +\n  b", "x = a + b"),
    ("with(a, { x <- 1L })", "with a:\n  x = 1"),
    ("with(a %as% b, x <- b)", "with a as b:\n  x = b"),
  ]

  @Test("R and Python that mean the same have the same tree", arguments: twins)
  func twin(source: String, python: String) {
    #expect(treeOfR(source) == tree(python))
  }

  static let helpers: [(String, String)] = [
    ("x", "[(Expr (Call .shown [x] []))]"),
    ("5L", "[(Expr (Call .shown [5] []))]"),
    (
      "f(x)",
      "[(Expr (Call .visible [] [])) "
        + "(Expr (Call .show [(Call f [x] [])] []))]"
    ),
    (
      "y <- x[1, ]",
      "[(Assign [y] (Call [ [x 1.0 ...] []))]"
    ),
    ("y <- a / b", "[(Assign [y] (Call / [a b] []))]"),
    (
      "x$a <- 1L",
      "[(Assign [_.value] 1) "
        + "(Assign [x] (Call $<- [x 'a' _.value] [])) "
        + "(Delete [_.value])]"
    ),
    (
      "for (i in x) y <- i",
      "[(For i (Call .iterate [x] []) [(Assign [y] i)] [])]"
    ),
    (
      "y <- -2^2",
      "[(Assign [y] (UnaryOp - (Call ^ [2.0 2.0] [])))]"
    ),
    (
      "y <- !a %in% b",
      "[(Assign [y] (Call ! [(Call %in% [a b] [])] []))]"
    ),
    (
      "y <- -1:3",
      "[(Assign [y] (Call : [(UnaryOp - 1.0) 3.0] []))]"
    ),
    (
      "y <- w$t()",
      "[(Assign [y] (Call .call [(Call $ [w 't'] [])] []))]"
    ),
    (
      "y <- c(a = 1L, 2L)",
      "[(Assign [y] (Call c [1 2] "
        + "[(.names (Tuple ['a' '']))]))]"
    ),
  ]

  @Test("What Python has no word for is a call of a helper", arguments: helpers)
  func helper(source: String, dump: String) {
    #expect(treeOfR(source) == dump)
  }

  static let mistakes: [(String, String)] = [
    ("x <- ‸)", "unmatched ')'"),
    ("x <- ‸", "invalid syntax"),
    ("f‸(a, b", "'(' was never closed"),
    ("f <- function(a) ‸{ a", "'{' was never closed"),
    ("f(‸a b)", "invalid syntax. Perhaps you forgot a comma?"),
    ("a ‸b", "invalid syntax"),
    ("‸5 <- x", "cannot assign to literal"),
    ("‸f() <- x", "cannot assign to function call"),
    ("x <- ‸'abc", "unterminated string literal (detected at line 1)"),
    ("x <- 'a‸\\q'", "'\\q' is an unrecognized escape in a string"),
    ("‸return(5)", "'return' outside function"),
    ("if (TRUE) ‸break", "'break' outside loop"),
    ("for (i in x) f <- function() ‸next", "'continue' not properly in loop"),
    ("y ‸~ x", "formulas (~) not supported in Taper"),
    ("f(a = 1, ‸a = 2)", "keyword argument repeated: a"),
    ("function(a, ‸a) a", "duplicate argument 'a' in function definition"),
    ("x[[1‸]", "unmatched ']'"),
    ("‸5x", "invalid syntax"),
    ("x <- ‸3i", "complex literals not supported in Taper"),
    ("if ‸x > 3 y", "invalid syntax"),
  ]

  @Test("A mistake is marked where it is", arguments: mistakes)
  func mistake(marked: String, message: String) {
    let source = MarkedSource(marked)
    do {
      _ = try Parser.parse(SourceText(source.text, language: .r))
      Issue.record("no mistake was found in \(source.text)")
    } catch {
      #expect(error.message == message)
      #expect(error.line == source.line)
      #expect(error.offset == source.column)
    }
  }

  @Test("The prompt waits for the rest of an expression")
  func completeness() {
    for text in [
      "f <- function(x) {", "c(1,", "x <-", "x +", "if (a)", "'abc", "x |>", "function(x)",
    ] {
      #expect(Completeness(of: text, in: .r) == .incomplete(indent: 0), "\(text)")
    }
    for text in ["x <- 1", "f <- function(x) {\n  x\n}", "if (a) b", "", "# only words"] {
      #expect(Completeness(of: text, in: .r) == .complete, "\(text)")
    }
    for text in ["x <- )", "5 <- x", "a b", "}"] {
      #expect(Completeness(of: text, in: .r) == .invalid, "\(text)")
    }
  }
}
