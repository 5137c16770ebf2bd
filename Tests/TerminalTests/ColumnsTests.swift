import Terminal
import Testing

@Suite struct ColumnsTests {
  @Test func `Words are read downwards, each column as wide as its widest word`() {
    #expect(
      Columns.lines(["a", "bb", "ccc", "d", "e", "f"], width: 10, rows: 9)
        == ["a   ccc  e", "bb  d    f"])
    #expect(Columns.lines(["one", "two"], width: 80, rows: 9) == ["one  two"])
    #expect(Columns.lines(["long word", "x"], width: 4, rows: 9) == ["long word", "x"])
    #expect(Columns.lines(["日本", "b", "c"], width: 9, rows: 9) == ["日本  c", "b"])
    #expect(Columns.lines([], width: 80, rows: 9) == [])
  }

  @Test func `What does not fit comes in pages`() {
    let words = (1...9).map { "word\($0)" }
    #expect(
      Columns.lines(words, width: 12, rows: 3)
        == ["word1  word3", "word2  word4", "1-4 of 9, Tab for more"])
    #expect(
      Columns.lines(words, width: 12, rows: 3, page: 2)
        == ["word9", "9-9 of 9, Tab for more"])
    #expect(
      Columns.lines(words, width: 12, rows: 3, page: 3)
        == Columns.lines(words, width: 12, rows: 3))
  }
}
