import TerminalTesting
import Testing

@testable import Terminal

/// A cell on an emulated terminal.
private struct Fixture {
  var screen: Screen
  var cell = CellScreen(palette: Palette(hasColours: false))
  let prompt = "In [1]: "

  init(columns: Int, rows: Int) { screen = Screen(columns: columns, rows: rows) }

  func layout(_ buffer: CellBuffer) -> CellLayout {
    CellLayout(
      prompt: prompt, buffer: buffer, styles: [], palette: Palette(hasColours: false),
      columns: screen.columns)
  }

  mutating func show(_ buffer: CellBuffer, notes: [String] = []) {
    screen.feed(
      cell.show(layout(buffer), notes: notes, columns: screen.columns, rows: screen.rows))
  }

  mutating func finish(_ buffer: CellBuffer) {
    screen.feed(cell.finish(layout(buffer), columns: screen.columns))
  }
}

@Suite struct CellScreenTests {
  @Test func `Rows stand below the prompt's text`() {
    var fixture = Fixture(columns: 24, rows: 6)
    fixture.show(CellBuffer("ab\ncd", cursor: 4))
    #expect(fixture.screen.lines == ["In [1]: ab", "        cd"])
    #expect(fixture.screen.cursor == (1, 9))
  }

  @Test func `A row that fills the screen leaves a place for the cursor`() {
    var fixture = Fixture(columns: 12, rows: 6)
    fixture.show(CellBuffer("abcd"))
    #expect(fixture.screen.lines == ["In [1]: abcd"])
    #expect(fixture.screen.cursor == (1, 0))
    fixture.show(CellBuffer("abcd\nx"))
    #expect(fixture.screen.lines == ["In [1]: abcd", "", "x"])
    fixture.show(CellBuffer("abcde"))
    #expect(fixture.screen.lines == ["In [1]: abcd", "e"])
    fixture.show(CellBuffer("abc日"))
    #expect(fixture.screen.lines == ["In [1]: abc", "日"])
  }

  @Test func `Notes stand below the cell until the next drawing`() {
    var fixture = Fixture(columns: 20, rows: 6)
    fixture.show(CellBuffer("a"), notes: ["one", "a note that is far too long"])
    #expect(fixture.screen.lines == ["In [1]: a", "one", "a note that is far"])
    #expect(fixture.screen.cursor == (0, 9))
    fixture.show(CellBuffer("ab"))
    #expect(fixture.screen.lines == ["In [1]: ab"])
  }

  @Test func `On a very narrow screen rows begin at the edge`() {
    var fixture = Fixture(columns: 12, rows: 6)
    fixture.show(CellBuffer("a\nb"))
    #expect(fixture.screen.lines == ["In [1]: a", "b"])
  }

  @Test func `A finished cell is whole, however small the screen is`() {
    var fixture = Fixture(columns: 30, rows: 5)
    let text = (1...12).map { "row \($0)" }.joined(separator: "\n")
    fixture.show(CellBuffer(text, cursor: 0))
    #expect(fixture.screen.lines.last == "  ... 8 rows below")
    fixture.finish(CellBuffer(text))
    let rows = (1...12).map { ($0 == 1 ? "In [1]: " : "        ") + "row \($0)" }
    #expect(fixture.screen.history == rows)
  }

  @Test(arguments: 0..<20)
  func `Whatever is edited, the screen shows it`(_ seed: Int) {
    var generator = Generator(state: UInt64(seed) &* 7919 &+ 1)
    var fixture = Fixture(columns: 9 + seed * 3, rows: 4 + seed % 7)
    var buffer = CellBuffer()
    let pieces = ["a", "xyz", "\n", "日", "\n    ", "  ", "e\u{301}", "long text that goes on", "😀"]
    for _ in 0..<120 {
      switch generator.next() % 8 {
      case 0...3: buffer.insert(pieces[Int(generator.next() % UInt64(pieces.count))])
      case 4: buffer.deleteBackward()
      case 5: _ = buffer.moveUp()
      case 6: _ = buffer.moveDown()
      default: buffer.moveLeft()
      }
      fixture.show(buffer)
      var fresh = Fixture(columns: fixture.screen.columns, rows: 500)
      fresh.show(buffer)
      let whole = fresh.screen.lines
      guard fixture.layout(buffer).rows.count <= fixture.screen.rows else { continue }
      #expect(fixture.screen.lines.suffix(whole.count) == whole[...])
      #expect(fixture.screen.unknown == [])
    }
    fixture.finish(buffer)
    var fresh = Fixture(columns: fixture.screen.columns, rows: 500)
    fresh.finish(buffer)
    #expect(fixture.screen.history.suffix(fresh.screen.lines.count) == fresh.screen.lines[...])
  }

  private struct Generator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
  }
}

@Suite struct SafeTextTests {
  @Test(arguments: [
    ("plain\ttext\n", "plain\ttext\n"), ("\u{1B}[2J", "^[[2J"), ("bell\u{7}", "bell^G"),
    ("\u{7F}", "^?"), ("\u{9B}31m", "\\x9b31m"), ("日本 é 😀", "日本 é 😀"),
    ("50%\r100%", "50%\r100%"), ("\u{202E}abc", "\\u202eabc"),
  ])
  func `No control character reaches the terminal`(_ text: String, _ shown: String) {
    #expect(SafeText.shown(text) == shown)
  }
}

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("abc", 3), ("日本", 4), ("e\u{301}", 1), ("😀", 2), ("", 0), ("\u{1B}[1;32mab\u{1B}[0m", 2),
  ])
  func `Text takes columns`(_ text: String, _ width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }
}
