import Language
import Testing

@testable import Notebook

/// The events of one cell in a language, as text.
private func shown(_ session: Session, _ source: String, in language: SourceLanguage = .r) -> String
{
  var text = ""
  session.language = language
  session.run(source) { event in
    switch event {
    case .stdout(let printed): text += printed
    case .stderr(let printed): text += "stderr: " + printed
    case .result(let result, let count): text += "Out[\(count)]: \(result)\n"
    case .display(let data): text += data.plainText ?? ""
    case .error(let error): text += "\(error.name): \(error.message)\n"
    }
  }
  return text
}

@Suite struct RTorchTests {
  /// The crop-yield regression as pages about rTorch write it, and what PyTorch computes for it.
  @Test func `the model and the loss of a page about rTorch give PyTorch's numbers`() {
    let session = Session(style: .notebook)
    #expect(shown(session, "library(rTorch)") == "")
    #expect(
      shown(
        session,
        """
        # Input (temp, rainfall, humidity)
        rows = list(
                 list(73, 67, 43),
                 list(91, 88, 64),
                 list(87, 134, 58),
                 list(102, 43, 37),
                 list(69, 96, 70))
        inputs = np$array(c(rows, rows, rows), dtype='float32')

        # Targets (apples, oranges)
        yields = list(
                   list(56, 70), 
                   list(81, 101),
                   list(119, 133),
                   list(22, 37), 
                   list(103, 119))
        targets = np$array(c(yields, yields, yields), dtype='float32')
        inputs <- torch$from_numpy(inputs)
        targets <- torch$from_numpy(targets)
        inputs$shape
        """) == "torch.Size([15, 3])\n")
    #expect(
      shown(
        session,
        """
        model <- function(x) {
          wt <- w$t()
          return(torch$add(torch$mm(x, wt), b))
        }
        """) == "")
    #expect(
      shown(
        session,
        """
        # MSE loss
        mse = function(t1, t2) {
          diff <- torch$sub(t1, t2)
          mul <- torch$sum(torch$mul(diff, diff))
          return(torch$div(mul, diff$numel()))
        }
        torch$manual_seed(7L)
        w <- torch$randn(2L, 3L, requires_grad = TRUE)
        b <- torch$randn(2L, requires_grad = TRUE)
        loss <- mse(model(inputs), targets)
        loss
        loss$backward()
        w$grad
        """)
          == """
          tensor(4620.6113, grad_fn=<DivBackward0>)
          tensor([[ 2544.5942,  2537.2463,  1630.2625],
                  [-7587.0122, -7155.7485, -4820.6812]])

          """)
    #expect(
      shown(
        session,
        """
        for (i in 1:20) {
          with(torch$no_grad(), {
            w$sub_(w$grad * 1e-5)
            b$sub_(b$grad * 1e-5)
            w$grad$zero_()
            b$grad$zero_()
          })
          loss <- mse(model(inputs), targets)
          loss$backward()
        }
        print(loss$item(), digits = 16)
        """) == "[1] 428.3089904785156\n")
    // The same functions, called from Python.
    #expect(
      shown(session, "mse(model(inputs), targets).item()", in: .python)
        == "Out[6]: 428.3089904785156\n")
  }

  @Test func `functions and values are shared with Python`() {
    let session = Session(style: .interactive)
    _ = shown(session, "def area(r, pi=3.0):\n    return pi * r ** 2", in: .python)
    #expect(shown(session, "area(2)\narea(pi = 1, 3)") == "[1] 12\n[1] 9\n")
    _ = shown(
      session, "half <- function(x, by = 2, n = by + 1) x / by\nv <- c(1, 2, 4)\nd <- list(a = 1)")
    #expect(
      shown(session, "half(9), half(by=3, x=9), v + 1, sum(v)", in: .python)
        == "Out[4]: (4.5, 3.0, [1] 2 3 5, 7.0)\n")
    _ = shown(session, "lst = [1, 2, 3]\ndd = {'k': 1.5}\ntp = (1, 'b')", in: .python)
    #expect(
      shown(session, "lst\nlst[[1]]\ndd$k\ntp[[2]]\nsapply(lst, function(i) i * 2)\npy$lst[2]")
        == "[1] 1 2 3\n[1] 1\n[1] 1.5\n[1] \"b\"\n[1] 2 4 6\n[1] 2\n")
  }

  /// Sources of R with what R prints for them.
  static let printed: [(String, String)] = [
    ("5", "[1] 5\n"),
    ("x <- 5", ""),
    ("(x <- 5)", "[1] 5\n"),
    ("invisible(7)", ""),
    ("f <- function() invisible(3)\nf()\n(f())\ny <- f() + 1\ny", "[1] 3\n[1] 4\n"),
    ("NULL", "NULL\n"),
    ("1/3", "[1] 0.3333333\n"),
    ("c(1.5, NA, 3)", "[1] 1.5  NA 3.0\n"),
    ("100000", "[1] 1e+05\n"),
    ("123456", "[1] 123456\n"),
    ("c(1e10, 1)", "[1] 1e+10 1e+00\n"),
    ("1e-5", "[1] 1e-05\n"),
    ("pi * 1e6", "[1] 3141593\n"),
    ("22.5 / 1e8", "[1] 2.25e-07\n"),
    ("c(TRUE, NA)", "[1] TRUE   NA\n"),
    ("'a\"b'", "[1] \"a\\\"b\"\n"),
    ("c('bbb', 'a')", "[1] \"bbb\" \"a\"  \n"),
    ("c(a = 1, bb = 2.5)", "  a  bb \n1.0 2.5 \n"),
    ("character(0)", "character(0)\n"),
    (
      "1:30",
      " [1]  1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25\n"
        + "[26] 26 27 28 29 30\n"
    ),
    ("matrix(1:4, nrow = 2)", "     [,1] [,2]\n[1,]    1    3\n[2,]    2    4\n"),
    (
      "rbind(a = c(x = 1, y = 2.5), b = 3:4)",
      "  x   y\na 1 2.5\nb 3 4.0\n"
    ),
    ("list(1, b = 'x')", "[[1]]\n[1] 1\n\n$b\n[1] \"x\"\n\n"),
    ("cat(1.0, 'a', TRUE, NULL, 1/3, '\\n')", "1 a TRUE 0.3333333 \n"),
    ("cat('x', 'y', sep = '')", "xy"),
    ("paste('n', 1:2, c(0.1, 100000))", "[1] \"n 1 0.1\"   \"n 2 1e+05\"\n"),
    ("sprintf('%5.2f|%d|%s|%%', 3.14159, 3, 1L)", "[1] \" 3.14|3|1|%\"\n"),
    ("format(3.14159, nsmall = 2); format(2, nsmall = 2)", "[1] \"3.14159\"\n[1] \"2.00\"\n"),
    (
      "5 %/% 2; -5 %/% 2; 5 %% -3; -1/0; 0/0; 2^10",
      "[1] 2\n[1] -3\n[1] -1\n[1] -Inf\n[1] NaN\n[1] 1024\n"
    ),
    ("x <- c(5, 3); y <- x; y[1] <- 9; x; y; x[-1]; x[x > 4]", "[1] 5 3\n[1] 9 3\n[1] 3\n[1] 5\n"),
    ("l <- list(a = 1); l$b <- 2; l$a <- NULL; names(l)", "[1] \"b\"\n"),
    (
      "seq(0, 1, by = 0.25); seq(1, 10, length.out = 4); rev(1:3)",
      "[1] 0.00 0.25 0.50 0.75 1.00\n[1]  1  4  7 10\n[1] 3 2 1\n"
    ),
    ("sapply(c(a = 1, b = 2), function(v) v^2)", "a b \n1 4 \n"),
    (
      "do.call(sum, list(1, 2, 3)); Reduce(`+`, 1:4); Map(function(a, b) a + b, 1:2, 3:4)[[2]]",
      "[1] 6\n[1] 10\n[1] 6\n"
    ),
    (
      "switch('b', a = 1, b = , c = 3, 9); switch(2, 'x', 'y'); switch('z', a = 1, 'none')",
      "[1] 3\n[1] \"y\"\n[1] \"none\"\n"
    ),
    (
      "tryCatch(stop('bad'), error = function(e) conditionMessage(e), finally = cat('end\\n'))",
      "end\n[1] \"bad\"\n"
    ),
    (
      "f <- function(x) { tryCatch({ return(x + 1) }, error = function(e) 0); 99 }\nf(1)", "[1] 2\n"
    ),
    ("for (i in 1:3) { y <- 1 + (if (i == 2) next else i); cat(y, '') }", "2 4 "),
    ("n <- 1; f <- function() { n <- n + 1; n }; f(); n", "[1] 2\n[1] 1\n"),
    (
      "k <- function() { n <- 0; function() { n <<- n + 1; n } }; j <- k(); j(); j()",
      "[1] 1\n[1] 2\n"
    ),
    ("f <- function(x, ...) { a <- list(...); length(a) }; f(1, 2, z = 3)", "[1] 2\n"),
    ("c <- 3; c(c, 4); sum <- sum(1, 2); sum(sum, 1)", "[1] 3 4\n[1] 4\n"),
    (
      "f <- function(a, b) { if (missing(b)) 'none' else b }; f(1); f(1, 2)",
      "[1] \"none\"\n[1] 2\n"
    ),
    (
      "strsplit('a,b', ',')[[1]]; toupper('ab'); nchar('hello'); substr('hello', 2, 3)",
      "[1] \"a\" \"b\"\n[1] \"AB\"\n[1] 5\n[1] \"el\"\n"
    ),
    (
      "identical(c(1, 2), c(1, 2)); 3 %in% 1:5; which(c(FALSE, TRUE)); order(c(3, 1, 2))",
      "[1] TRUE\n[1] TRUE\n[1] 2\n[1] 2 3 1\n"
    ),
    (
      "head(1:10, 3); tail(1:10, 2); range(c(3, 1)); max(2L, 5L)",
      "[1] 1 2 3\n[1]  9 10\n[1] 1 3\n[1] 5\n"
    ),
    (
      "x <- torch$zeros(2, 3); x[1, 2] <- 5; x[1, ]; x[, 2:3]$shape; x[-1, 1]",
      "tensor([0., 5., 0.])\ntorch.Size([2, 2])\ntensor(0.)\n"
    ),
    // As pages about R show them.
    (
      "set.seed(5); rnorm(10)",
      " [1] -0.84085548  1.38435934 -1.25549186  0.07014277  1.71144087 -0.60290798\n"
        + " [7] -0.47216639 -0.63537131 -0.28577363  0.13810822\n"
    ),
    (
      "set.seed(123); runif(5); set.seed(42); sample(10)",
      "[1] 0.2875775 0.7883051 0.4089769 0.8830174 0.9404673\n [1]  1  5 10  8  2  4  6  9  7  3\n"
    ),
    ("torch$tensor(c(1, 2)) * c(2, 3)", "tensor([2., 6.])\n"),
    ("torch$tensor(matrix(1:4, nrow = 2))", "tensor([[1, 3],\n        [2, 4]])\n"),
    ("nn$Linear(3, 2)$weight$shape", "torch.Size([2, 3])\n"),
  ]

  /// One session for all, since the first cell of R loads torch and R's functions.
  @Test func `values are shown as R shows them`() {
    let session = Session(style: .notebook)
    for (source, output) in Self.printed {
      session.reset()
      #expect(shown(session, source) == output, "\(source)")
    }
  }

  static let failures: [(String, String)] = [
    ("stop('no ', 1)", "Error: no 1\n"),
    ("if (NA) 1", "ValueError: missing value where TRUE/FALSE needed\n"),
    ("if (c(TRUE, FALSE)) 1", "ValueError: the condition has length > 1\n"),
    ("list(1)[[2]]", "IndexError: subscript out of bounds\n"),
    ("library(ggplot2)", "ImportError: there is no package called 'ggplot2'\n"),
    ("stopifnot(1 == 2)", "Error: 1 == 2 is not TRUE\n"),
    ("unknown + 1", "NameError: name 'unknown' is not defined\n"),
    ("matrix(1:6, 2) %*% matrix(1:6, 2)", "ValueError: non-conformable arguments\n"),
    ("eval(5)", "NotImplementedError: eval() is not supported in Taper\n"),
  ]

  @Test func `mistakes are exceptions`() {
    let session = Session(style: .notebook)
    for (source, message) in Self.failures {
      session.reset()
      #expect(shown(session, source) == message, "\(source)")
    }
  }

  @Test func `a traceback shows the lines of R, and none of the helpers`() {
    let session = Session(style: .notebook)
    session.language = .r
    var lines: [String] = []
    session.run("f <- function(x) {\n  torch$mm(x, x)\n}\nf(torch$ones(2L, 3L))") { event in
      if case .error(let error) = event { lines = error.traceback }
    }
    #expect(
      lines == [
        "Traceback (most recent call last):", "  Cell In[1], line 4", "    f(torch$ones(2L, 3L))",
        "  Cell In[1], line 2, in f", "    torch$mm(x, x)",
        "RuntimeError: mm: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)",
      ])
  }

  @Test func `the command chooses the language, and cells of a pipe are cut by its rules`() {
    let session = Session(style: .interactive)
    let runner = CellRunner(session)
    var text = ""
    func run(_ cell: String) {
      _ = runner.run(cell) { event in
        if case .stdout(let printed) = event { text += printed }
      }
    }
    run(":lang")
    run(":lang r\n6 * 7")
    run(":lang")
    #expect(text == "Python\nR\n[1] 42\nR\n")
    var splitter = CellSplitter()
    #expect(splitter.add("f <- function(x) {", in: .r) == nil)
    #expect(splitter.add("x", in: .r) == nil)
    #expect(splitter.add("}", in: .r) == nil)
    #expect(splitter.add("f(1)", in: .r) == "f <- function(x) {\nx\n}")
  }
}
