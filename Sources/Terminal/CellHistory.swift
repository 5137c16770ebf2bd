/// The cells of the past, and the walk through them with Up, Down and Ctrl-R.
///
/// Cells of earlier sessions are fetched when they are first needed. While a walk lasts, the text that
/// was being typed is kept and comes back at its end; a walk that begins behind some text visits only
/// cells that begin alike.
public struct CellHistory {
  private var earlier: () -> [String]
  private var past: [String]?
  private var added: [String] = []
  private var walk: Walk?

  private struct Walk {
    var position: Int
    let live: CellBuffer
    let prefix: String
    var shown: String
  }

  /// `earlier` gives the cells of earlier sessions, oldest first.
  public init(earlier: @escaping () -> [String] = { [] }) { self.earlier = earlier }

  /// Adds a cell of this session.
  public mutating func add(_ cell: String) {
    walk = nil
    if past != nil {
      if past?.last != cell { past?.append(cell) }
    } else if added.last != cell {
      added.append(cell)
    }
  }

  private mutating func cells() -> [String] {
    if let past { return past }
    let all = earlier() + added
    past = all
    added = []
    return all
  }

  /// Whether the buffer still shows what the last step of a walk brought, so that the next step goes
  /// on from there.
  func isWalking(_ buffer: CellBuffer) -> Bool {
    guard let walk else { return false }
    return buffer.cursor == buffer.scalars.count && buffer.text == walk.shown
  }

  /// The next older cell; nil at the end of the past.
  mutating func older(than buffer: CellBuffer, ignoringPrefix: Bool = false) -> CellBuffer? {
    let cells = cells()
    if !isWalking(buffer) || walk?.position == cells.count {
      let prefix = ignoringPrefix ? "" : CellHistory.prefix(of: buffer)
      walk = Walk(position: cells.count, live: buffer, prefix: prefix, shown: buffer.text)
    }
    guard let now = walk else { return nil }
    let found = cells[..<now.position].lastIndex {
      $0.hasPrefix(now.prefix) && $0 != now.shown
    }
    return found.map { show($0, cells[$0]) }
  }

  /// The next newer cell, or what was being typed; nil if no walk goes on.
  mutating func newer(than buffer: CellBuffer) -> CellBuffer? {
    guard isWalking(buffer), let now = walk else { return nil }
    let cells = cells()
    let found = cells.indices.dropFirst(now.position + 1).first {
      cells[$0].hasPrefix(now.prefix) && cells[$0] != now.shown
    }
    if let found { return show(found, cells[found]) }
    walk = nil
    return now.position == cells.count ? nil : now.live
  }

  private mutating func show(_ position: Int, _ cell: String) -> CellBuffer {
    walk?.position = position
    walk?.shown = cell
    return CellBuffer(cell)
  }

  private static func prefix(of buffer: CellBuffer) -> String {
    let before = CellBuffer(scalars: Array(buffer.scalars[..<buffer.cursor])).text
    return before.contains("\n") ? "" : before
  }

  // MARK: - Searching

  /// The newest cell before `position` that contains the text, and where it does; letters of either
  /// case match unless the text has a capital one.
  mutating func search(_ text: String, before position: Int? = nil) -> (position: Int, match: Int)?
  {
    let cells = cells()
    guard !text.isEmpty else { return nil }
    let isSensitive = text.contains { $0.isUppercase }
    let wanted = Array(text.unicodeScalars)
    let shown = position.flatMap { cells.indices.contains($0) ? cells[$0] : nil }
    for index in cells[..<min(position ?? cells.count, cells.count)].indices.reversed() {
      guard cells[index] != shown else { continue }
      let cell = isSensitive ? cells[index] : cells[index].lowercased()
      if let match = CellHistory.offset(of: wanted, in: Array(cell.unicodeScalars)) {
        return (index, match)
      }
    }
    return nil
  }

  mutating func cell(at position: Int) -> String { cells()[position] }

  private static func offset(of wanted: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Int? {
    guard text.count >= wanted.count else { return nil }
    return (0...(text.count - wanted.count)).first { start in
      text[start] == wanted[0] && text[start..<(start + wanted.count)].elementsEqual(wanted)
    }
  }
}
