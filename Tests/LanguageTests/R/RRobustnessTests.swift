import Language
import Testing

@Suite struct RRobustnessTests {
  private static let cells = [
    """
    model <- function(x, ..., n = length(x)) {
      wt <- w$t(); y[[1]]$b[2, ] <<- 5L
      for (i in 1:10) if (i %% 2 == 0) next else repeat { break }
      return(torch$add(torch$mm(x, wt), b) |> f(`a b` = -2^2, .5e-3))
    }
    """,
    """
    z <- tryCatch({ stop("a\\tb") }, error = function(e) "c", finally = cat(r"(raw)"))
    with(torch$no_grad() %as% g, { names(x)[2] <- 'q' })
    switch(k, a = , b = 1, 2) -> m; local({ missing(x) })
    s <- c(a = 1, "b", !TRUE && NULL || NA) %>% sapply(\\(v) v %in% u)
    """,
  ]

  @Test("Damaged cells never crash the lexer, the parser or the prompt")
  func mutations() {
    let pieces = [
      "(", ")", "[", "]", "[[", "]]", "{", "}", "'", "\"", "`", "\\", "\n", "%", "%%", "<-", "<<-",
      "->", "=", "$", "::", "if ", "else ", "function(", "...", "0x", "1e", "5L", "é", "“", "\u{0}",
      "r\"(", "\\u", "|>", "_", "#", "\r", "@", "~", ";", ",", "\\x",
    ]
    for source in DamagedSources(Self.cells, pieces: pieces, seed: 7).prefix(3000) {
      _ = treeOfR(source)
      _ = Completeness(of: source, in: .r)
      for token in RLexer.tokens(in: source) {
        #expect(token.span.start <= token.span.end && Int(token.span.end) <= source.utf8.count)
      }
    }
  }

  @Test("Random bytes never crash")
  func noise() {
    var state: UInt64 = 99
    for _ in 0..<2000 {
      var bytes: [UInt8] = []
      for _ in 0..<24 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(UInt8(truncatingIfNeeded: state >> 40) & 0x7F)
      }
      _ = treeOfR(String(decoding: bytes, as: UTF8.self))
    }
  }

  static let deep: [(String, String)] = [
    ("(", ")"), ("{", "}"), ("f(", ")"), ("x[", "]"), ("x[[", "]]"), ("-", ""), ("!", ""),
    ("function() ", ""), ("if (a) ", ""), ("a <- ", ""), ("a ^ ", ""), ("list(list(", "))"),
    ("a / ", ""), ("a$b$", ""), ("a + ", ""), ("f() %>% ", ""), ("if (a) b else ", ""),
    ("while (a) ", ""), ("tryCatch(", ")"), ("with(a, ", ")"), ("switch(a, b = ", ")"),
    ("local(", ")"), ("a || ", ""), ("a -> ", ""), ("f(g = ", ")"),
  ]

  @Test("Nesting without end is an error, not a crash", arguments: deep)
  func nesting(opening: String, closing: String) {
    for depth in [300, 20_000] {
      let source =
        String(repeating: opening, count: depth) + "x" + String(repeating: closing, count: depth)
      let result = treeOfR(source)
      #expect(
        result == "RecursionError: maximum recursion depth exceeded during compilation"
          || depth == 300 && !result.hasPrefix("SyntaxError"), "\(opening) \(depth)")
    }
  }
}
