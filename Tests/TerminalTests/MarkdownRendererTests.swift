import Testing

@testable import Terminal

@Suite struct MarkdownRendererTests {
  private func plain(_ source: String, width: Int) -> [String] {
    MarkdownRenderer(width: width, palette: Palette(hasColours: false)).lines(source)
  }

  private func painted(_ source: String, width: Int = 60) -> [String] {
    MarkdownRenderer(width: width, palette: Palette(hasColours: true)).lines(source)
  }

  private static let lesson = """
    # Fitting a line

    We look for weights `w` and a bias `b` so that $\\hat{y} = wx + b$ comes close to \
    the targets; see [the docs](https://pytorch.org).

    ## Steps

    1. Predict
       - with the model
    2. Compare, by the mean of the squared differences

    > Small steps.

    | Region | Apples |
    |:-------|-------:|
    | Kanto  | 56 |
    | Johto  | 81.5 |

    ```python
    loss = mse(model(x), y)
    ```
    """

  @Test func `A lesson on a wide terminal`() {
    #expect(
      plain(MarkdownRendererTests.lesson, width: 120) == [
        "Fitting a line",
        "══════════════",
        "",
        "We look for weights `w` and a bias `b` so that ŷ = wx + b comes close to the targets; see the docs",
        "(https://pytorch.org).",
        "",
        "Steps",
        "─────",
        "",
        "1. Predict",
        "   • with the model",
        "2. Compare, by the mean of the squared differences",
        "",
        "│ Small steps.",
        "",
        "Region │ Apples",
        "───────┼───────",
        "Kanto  │     56",
        "Johto  │   81.5",
        "",
        "    loss = mse(model(x), y)",
      ])
  }

  @Test func `The same lesson on a narrow terminal`() {
    #expect(
      plain(MarkdownRendererTests.lesson, width: 30) == [
        "Fitting a line",
        "══════════════",
        "",
        "We look for weights `w` and a",
        "bias `b` so that ŷ = wx + b",
        "comes close to the targets;",
        "see the docs",
        "(https://pytorch.org).",
        "",
        "Steps",
        "─────",
        "",
        "1. Predict",
        "   • with the model",
        "2. Compare, by the mean of the",
        "   squared differences",
        "",
        "│ Small steps.",
        "",
        "Region │ Apples",
        "───────┼───────",
        "Kanto  │     56",
        "Johto  │   81.5",
        "",
        "  loss = mse(model(x), y)",
      ])
  }

  @Test func `Styles are painted, and end where they end`() {
    #expect(
      painted("**Bold *both*** `code` ~~no~~ [here](https://x.y)") == [
        "\u{1B}[1mBold \u{1B}[0m\u{1B}[1;3mboth\u{1B}[0m \u{1B}[36mcode\u{1B}[0m "
          + "\u{1B}[9mno\u{1B}[0m \u{1B}[4mhere\u{1B}[0m\u{1B}[90m (https://x.y)\u{1B}[0m"
      ])
    #expect(painted("# T") == ["\u{1B}[1mT\u{1B}[0m", "\u{1B}[90m═\u{1B}[0m"])
  }

  @Test func `Without colours the marks of the source stay`() {
    #expect(
      plain("### **B** *e* `c` ~~d~~\n\n---", width: 60)
        == ["### **B** *e* `c` ~~d~~", "", String(repeating: "─", count: 40)])
  }

  @Test func `Code is highlighted by whom it is handed to, row by row`() {
    let renderer = MarkdownRenderer(width: 60, palette: Palette(hasColours: true)) { code, name in
      #expect(code == "a = '''x\ny'''" && name == "python")
      return [StyledRange(range: code.firstIndex(of: "'")!..<code.endIndex, style: .string)]
    }
    #expect(
      renderer.lines("```python\na = '''x\ny'''\n```")
        == ["    a = \u{1B}[32m'''x\u{1B}[0m", "    \u{1B}[32my'''\u{1B}[0m"])
  }

  @Test func `Wide characters break anywhere and count twice`() {
    #expect(
      plain("日本語の文章はどこでも、折り返せます。 😀 ok", width: 12)
        == ["日本語の文章", "はどこでも、", "折り返せま", "す。 😀 ok"])
    #expect(plain("abcdefghijklmno pq", width: 10) == ["abcdefghij", "klmno pq"])
  }

  @Test func `Tables that do not fit break their cells, or become lists`() {
    let table =
      "| Region | What grows there |\n|---|---|\n| Kanto | apples and many oranges |\n| A | b |"
    #expect(
      plain(table, width: 24) == [
        "Region │ What grows",
        "       │ there",
        "───────┼────────────────",
        "Kanto  │ apples and many",
        "       │ oranges",
        "───────┼────────────────",
        "A      │ b",
      ])
    #expect(
      plain(table, width: 12) == [
        "Region:", "Kanto", "What grows", "there:", "apples and", "many oranges", "", "Region: A",
        "What grows", "there: b",
      ])
  }

  @Test func `HTML is left out, its words stay`() {
    #expect(
      plain(
        "<div align='center'><p>A &amp; b</p>\n<!-- no --></div>\n\nx<sub>1</sub><br>y", width: 40)
        == ["A & b", "", "x1", "y"])
    #expect(plain("<script>alert(1)</script>", width: 40) == [])
  }

  @Test func `Images show their words and address`() {
    #expect(
      plain("![A plot](https://x.y/p.png) ![b](attachment:b.png) ![](c.png)", width: 80)
        == ["[image: A plot] (https://x.y/p.png) [image: b] [image]"])
  }

  @Test func `Control sequences in prose never reach the terminal`() {
    let escape = "\u{1B}]0;title\u{7}\u{1B}[2J&#27;[31m&#x9b;31m\u{202E}"
    let source = """
      # \(escape)

      \(escape) `\(escape)` [\(escape)](https://\(escape)) ![\(escape)](https://&#27;x) $\(escape)$

      $$\(escape)$$

      ```
      \(escape)
      ```

      | \(escape) |
      |---|
      | \(escape) |

      <p>\(escape)</p>
      """
    for line in plain(source, width: 60) {
      #expect(
        line.unicodeScalars.allSatisfy {
          $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) && $0.value != 0x202E
        })
    }
  }
}
