import Testing

@testable import Terminal

/// A buffer from a text in which `|` is the cursor, and back.
private func buffer(_ text: String) -> CellBuffer {
  let place = text.unicodeScalars.firstIndex(of: "|") ?? text.unicodeScalars.endIndex
  let cursor = text.unicodeScalars.distance(from: text.unicodeScalars.startIndex, to: place)
  return CellBuffer(text.replacing("|", with: "", maxReplacements: 1), cursor: cursor)
}

private func text(_ buffer: CellBuffer) -> String {
  var scalars = buffer.scalars
  scalars.insert("|", at: buffer.cursor)
  return String(String.UnicodeScalarView(scalars))
}

@Suite struct CellBufferTests {
  @Test(arguments: [
    ("ab|", "a|b"), ("|ab", "|ab"), ("日|", "|日"), ("e\u{301}|", "|e\u{301}"),
    ("a👩‍👩‍👧|", "a|👩‍👩‍👧"), ("a\n|b", "a|\nb"),
  ])
  func `Left goes back by a whole character`(_ before: String, _ after: String) {
    var moved = buffer(before)
    moved.moveLeft()
    #expect(text(moved) == after)
    if before != after {
      moved.moveRight()
      #expect(text(moved) == before)
    }
  }

  @Test(arguments: [
    ("abc\nd|ef", "a|bc\ndef"), ("a\nbcd|", "a|\nbcd"), ("\n|", "|\n"), ("|a", nil), ("a|b", nil),
  ])
  func `Up keeps the column`(_ before: String, _ after: String?) {
    var moved = buffer(before)
    #expect(moved.moveUp() == (after != nil))
    #expect(text(moved) == after ?? before)
  }

  @Test(arguments: [
    ("a|bc\nd", "abc\nd|"), ("|\n\nx", "\n|\nx"), ("abc|\n", "abc\n|"), ("a|", nil),
  ])
  func `Down keeps the column`(_ before: String, _ after: String?) {
    var moved = buffer(before)
    #expect(moved.moveDown() == (after != nil))
    #expect(text(moved) == after ?? before)
  }

  @Test func `The start of a row is its code, then its margin`() {
    var moved = buffer("x\n    ab|c")
    moved.moveToRowStart()
    #expect(text(moved) == "x\n    |abc")
    moved.moveToRowStart()
    #expect(text(moved) == "x\n|    abc")
    moved.moveToRowStart()
    #expect(text(moved) == "x\n    |abc")
  }

  @Test(arguments: [
    ("ab|", "a|"), ("a\n|b", "a|b"), ("        |x", "    |x"), ("      |x", "    |x"),
    ("   a |", "   a|"), ("e\u{301}|", "|"), ("|a", "|a"), ("日|", "|"),
  ])
  func `Backspace takes a character or a step of indentation`(_ before: String, _ after: String) {
    var changed = buffer(before)
    changed.deleteBackward()
    #expect(text(changed) == after)
  }

  @Test(arguments: [
    ("a bc|d", "a |d", "bc"), ("a  |", "|", "a  "), ("a\nb|", "a\n|", "b"), ("|x", "|x", ""),
  ])
  func `A word is killed`(_ before: String, _ after: String, _ killed: String) {
    var changed = buffer(before)
    #expect(changed.killWord() == killed)
    #expect(text(changed) == after)
  }

  @Test(arguments: [
    ("a|b\nc", "a|\nc", "b"), ("a|\nb", "a|b", "\n"), ("a|", "a|", ""),
  ])
  func `The rest of a row is killed, or its end`(
    _ before: String, _ after: String, _ killed: String
  ) {
    var changed = buffer(before)
    #expect(changed.killToRowEnd() == killed)
    #expect(text(changed) == after)
  }

  @Test func `What was done can be taken back`() {
    var undo = UndoHistory()
    undo.note(CellBuffer("a"))
    undo.note(CellBuffer("ab"))
    undo.note(CellBuffer("ab "))
    undo.note(CellBuffer("x"))
    #expect(undo.back(from: CellBuffer("x"))?.text == "ab ")
    #expect(undo.back(from: CellBuffer("ab "))?.text == "ab")
    #expect(undo.back(from: CellBuffer("ab"))?.text == "")
    #expect(undo.back(from: CellBuffer("")) == nil)
  }
}
