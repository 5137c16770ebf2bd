import Testing

@testable import Terminal

@Suite struct MarkdownParserTests {
  @Test func `Blocks and inlines become a tree`() {
    let markdown = Markdown(
      parsing: """
        # A *title*

        Words with `code`, **strong ~~gone~~** and [a link](https://x.y).
        """)
    #expect(
      markdown.blocks == [
        .heading(level: 1, [.text("A "), .emphasis([.text("title")])]),
        .paragraph([
          .text("Words with "), .code("code"), .text(", "),
          .strong([.text("strong "), .strikethrough([.text("gone")])]), .text(" and "),
          .link([.text("a link")], destination: "https://x.y"), .text("."),
        ]),
      ])
  }

  @Test func `Lists hold their items with what stands in them`() {
    let markdown = Markdown(parsing: "3. one\n   - [x] done\n   - [ ] open\n4. two\n")
    let tasks = MarkdownList(
      start: nil, isTight: true,
      items: [
        .init(blocks: [.paragraph([.text("done")])], isDone: true),
        .init(blocks: [.paragraph([.text("open")])], isDone: false),
      ])
    #expect(
      markdown.blocks == [
        .list(
          MarkdownList(
            start: 3, isTight: true,
            items: [
              .init(blocks: [.paragraph([.text("one")]), .list(tasks)], isDone: nil),
              .init(blocks: [.paragraph([.text("two")])], isDone: nil),
            ]))
      ])
  }

  @Test func `Tables have a header, alignments and rows`() {
    let markdown = Markdown(parsing: "| a | b |\n|:-:|--:|\n| 1 | `2` |\n| 3 |\n")
    #expect(
      markdown.blocks == [
        .table(
          MarkdownTable(
            alignments: [.center, .right], header: [[.text("a")], [.text("b")]],
            rows: [[[.text("1")], [.code("2")]], [[.text("3")], []]]))
      ])
  }

  @Test func `Formulas are kept as they are written`() {
    #expect(
      Markdown(parsing: "A $x_1 * y_2$ b").blocks
        == [.paragraph([.text("A "), .math("x_1 * y_2", isDisplayed: false), .text(" b")])])
    #expect(
      Markdown(parsing: "$$\na\n+ b \\\\ c\n$$").blocks
        == [.paragraph([.math(" a + b \\\\ c ", isDisplayed: true)])])
    #expect(
      Markdown(parsing: "\\begin{align}\ny &= 1\n\\end{align}").blocks
        == [.paragraph([.math("\\begin{align} y &= 1 \\end{align}", isDisplayed: true)])])
    #expect(
      Markdown(parsing: "```\n$$\n```\n\n$$ open").blocks
        == [.code(language: "", "$$\n"), .paragraph([.text("$$ open")])])
    #expect(
      Markdown(parsing: "It costs $5 and $10.").blocks
        == [.paragraph([.text("It costs $5 and $10.")])])
  }

  @Test func `References of HTML are what they stand for`() {
    #expect(
      Markdown(parsing: "&lambda; &#955; &#x3bb; &amp; &nosuch; &#0;").blocks
        == [.paragraph([.text("λ λ λ & &nosuch; \u{FFFD}")])])
  }

  /// Texts that are small, and would be huge, deep or slow if all were taken at its word.
  private static let hostile = [
    "quotes": String(repeating: ">", count: 100_000) + " a",
    "brackets": String(repeating: "[", count: 100_000),
    "emphasis": String(repeating: "*a ", count: 50_000) + String(repeating: "*", count: 50_000),
    "lists": (0..<400).map { String(repeating: " ", count: 2 * $0) + "- a\n" }.joined(),
    "columns": String(repeating: "|", count: 2000) + "\n" + String(repeating: "|---", count: 2000)
      + "|\n" + String(repeating: "|\n", count: 2000),
    "references": "[a]: /" + String(repeating: "x", count: 5000) + "\n\n"
      + String(repeating: "[a] ", count: 20_000),
    "environments": String(repeating: "\\begin{align}\n", count: 10_000),
    "zeros": String(repeating: "\0", count: 10_000),
    "words": String(repeating: "word ", count: 300_000),
  ]

  @Test(arguments: hostile.keys.sorted())
  func `Nothing that is written overflows, and all of it ends`(_ name: String) {
    let source = MarkdownParserTests.hostile[name, default: ""]
    let markdown = Markdown(parsing: source)
    let lines = MarkdownRenderer(width: 80, palette: Palette(hasColours: true)).lines(markdown)
    #expect(lines.count < 100_000)
    #expect(depth(markdown.blocks) <= Markdown.depthLimit)
    #expect(markdown.isCut || source.utf8.count <= 1 << 20)
  }

  private func depth(_ blocks: [MarkdownBlock]) -> Int {
    blocks.map { block in
      switch block {
      case .quote(let inner): return 1 + depth(inner)
      case .list(let list): return 1 + (list.items.map { depth($0.blocks) }.max() ?? 0)
      default: return 1
      }
    }.max() ?? 0
  }
}
