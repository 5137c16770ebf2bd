/// Reading `.py` files: cells that start at `# %%` lines, or the whole file as one cell.
///
/// A `# %%` inside a string does not start a cell; prose cells (`# %% [markdown]`) are comment
/// lines without their `# `, or one string literal.
enum ScriptFormat {
  static func read(_ text: String) -> Document {
    var sections: [Section] = [Section(kind: .code, lines: [])]
    var quotes = OpenQuotes()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if !quotes.isOpen, let kind = marker(line) {
        sections.append(Section(kind: kind, lines: []))
      } else {
        quotes.read(line)
        sections[sections.count - 1].lines.append(line)
      }
    }
    if sections[0].isBlank, sections.count > 1 { sections.removeFirst() }
    return Document(cells: sections.map(\.cell))
  }

  /// Whether the text has cell markers; without them it is a plain script.
  static func hasCells(_ text: String) -> Bool {
    text.split(separator: "\n").contains { marker($0) != nil }
  }

  /// The kind of the cell that `line` starts, or nil if it starts none.
  private static func marker(_ line: Substring) -> Cell.Kind? {
    var rest = line.drop { $0 == " " || $0 == "\t" }
    guard rest.first == "#" else { return nil }
    rest = rest.dropFirst().drop { $0 == " " }
    guard rest.hasPrefix("%%") else { return nil }
    rest = rest.drop { $0 == "%" }
    guard rest.isEmpty || rest.first == " " || rest.first == "\r" else { return nil }
    if rest.contains("[markdown]") || rest.contains("[md]") { return .markdown }
    return rest.contains("[raw]") ? .raw : .code
  }

  private struct Section {
    var kind: Cell.Kind
    var lines: [Substring]

    var isBlank: Bool { lines.allSatisfy { $0.allSatisfy(\.isWhitespace) } }

    var cell: Cell {
      var kept = lines[...]
      while let last = kept.last, last.allSatisfy(\.isWhitespace) { kept.removeLast() }
      guard kind != .code else { return Cell(.code, kept.joined(separator: "\n")) }
      return Cell(kind, prose(kept))
    }

    private func prose(_ lines: ArraySlice<Substring>) -> String {
      let text = lines.joined(separator: "\n")
      for quote in ["\"\"\"", "'''"] where text.hasPrefix(quote) && text.hasSuffix(quote) {
        guard text.count >= 6 else { break }
        return String(text.dropFirst(3).dropLast(3))
      }
      let uncommented = lines.map { line -> Substring in
        line.hasPrefix("# ") ? line.dropFirst(2) : line.hasPrefix("#") ? line.dropFirst() : line
      }
      return uncommented.joined(separator: "\n")
    }
  }

  /// Whether a triple-quoted string is open at the end of the lines read so far.
  private struct OpenQuotes {
    private var quote: String?

    var isOpen: Bool { quote != nil }

    mutating func read(_ line: Substring) {
      var rest = line
      while let first = rest.first {
        if let quote {
          if rest.hasPrefix(quote) {
            rest.removeFirst(quote.count)
            self.quote = nil
          } else {
            rest.removeFirst(first == "\\" && rest.count > 1 ? 2 : 1)
          }
        } else if first == "#" {
          return
        } else if first == "\"" || first == "'" {
          let triple = String(repeating: first, count: 3)
          if rest.hasPrefix(triple) {
            quote = triple
            rest.removeFirst(3)
          } else {
            skipString(in: &rest, quote: first)
          }
        } else {
          rest.removeFirst()
        }
      }
    }

    private func skipString(in rest: inout Substring, quote: Character) {
      rest.removeFirst()
      while let first = rest.first {
        rest.removeFirst()
        if first == quote { return }
        if first == "\\", !rest.isEmpty { rest.removeFirst() }
      }
    }
  }
}
