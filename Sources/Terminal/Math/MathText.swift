/// Formulas in LaTeX as text for a terminal.
public enum MathText {
  /// A formula as it stands within a line of prose; its source, if it is too deep to be written.
  public static func inline(_ source: String) -> String {
    guard let node = MathReader.read(source) else { return source }
    return MathLayout(isDisplayed: false).box(node).rows[0]
  }

  /// A formula that stands by itself, in rows no wider than `width` if that can be.
  static func displayed(_ source: String, width: Int) -> [String] {
    guard let node = MathReader.read(source) else { return [source] }
    let box = MathLayout(isDisplayed: true).box(node)
    let rows = box.width <= width ? box.rows : [MathLayout(isDisplayed: false).box(node).rows[0]]
    return rows.map { row in
      var row = row[...]
      while row.last == " " { row.removeLast() }
      return String(row)
    }
  }
}

/// Lays out a formula: in one row, or displayed, with fractions and matrices in several.
private struct MathLayout {
  var isDisplayed: Bool

  private var inline: MathLayout { MathLayout(isDisplayed: false) }

  func box(_ node: MathNode) -> MathBox {
    switch node {
    case .atom(let text, _): return MathBox(text)
    case .group(let nodes): return row(nodes)
    case .space(let width): return MathBox(MathBox.blanks(width))
    case .scripts(let base, let lower, let upper): return scripts(base, lower, upper)
    case .fraction(let upper, let lower): return fraction(upper, lower)
    case .root(let node, let index): return root(node, index)
    case .accent(let node, let mark):
      return MathBox(MathScripts.marked(text(node), mark))
    case .delimited(let open, let nodes, let close):
      let inside = row(nodes)
      guard inside.height > 1 else { return inside.delimited(open, close) }
      return inside.padded(open.isEmpty ? 0 : 1, close.isEmpty ? 0 : 1).delimited(open, close)
    case .grid(let grid): return isDisplayed ? table(grid) : line(grid)
    }
  }

  /// A part in one row.
  private func text(_ node: MathNode) -> String { inline.box(node).rows[0] }

  /// A part in one row without blanks.
  private func tight(_ node: MathNode) -> String { text(node).filter { $0 != " " } }

  // MARK: - Rows

  private func row(_ nodes: [MathNode]) -> MathBox {
    var box = MathBox()
    var previous: MathClass?
    for (index, node) in nodes.enumerated() {
      let isSign =
        node.mathClass == .binary && (isSign(after: previous) || index == nodes.count - 1)
      let own = isSign ? .ordinary : node.mathClass
      if let previous { box.append(MathBox.blanks(blanks(previous, own))) }
      box.append(self.box(node))
      // A sign with nothing to its left belongs to what follows.
      previous = isSign ? .opening : node.classOfEnd
    }
    return box
  }

  private func isSign(after previous: MathClass?) -> Bool {
    switch previous {
    case nil, .binary, .relation, .opening, .punctuation, .bigOperator, .function: return true
    case .ordinary, .closing, .fraction, .text: return false
    }
  }

  private func blanks(_ left: MathClass, _ right: MathClass) -> Int {
    if left == .relation || right == .relation { return left == right ? 0 : 1 }
    if left == .text || right == .text { return 0 }
    if left == .binary || right == .binary || left == .punctuation { return 1 }
    if left == .bigOperator { return 1 }
    if left == .function { return right == .opening || right == .punctuation ? 0 : 1 }
    if right == .bigOperator || right == .function { return left == .opening ? 0 : 1 }
    if left == .fraction { return right == .closing || right == .punctuation ? 0 : 1 }
    if right == .fraction { return left == .opening ? 0 : 1 }
    return 0
  }

  // MARK: - Scripts, fractions, roots

  private func scripts(_ base: MathNode, _ lower: MathNode?, _ upper: MathNode?) -> MathBox {
    var box = box(base)
    if isDisplayed, takesLimits(base) {
      let above = upper.map { [tight($0)] } ?? []
      let below = lower.map { [tight($0)] } ?? []
      return MathBox(above + box.rows + below, baseline: above.count, isCentered: true)
    }
    let upper = upper.map { MathScripts.above(text($0)) } ?? ""
    let lower = lower.map { MathScripts.below(text($0)) } ?? ""
    if box.height > 1 { return box.withCorners(upper: upper, lower: lower) }
    box.append(lower + upper)
    return box
  }

  private func takesLimits(_ base: MathNode) -> Bool {
    guard case .atom(let text, let mathClass) = base else { return false }
    if mathClass == .bigOperator { return !"∫∬∭∮".contains(text) }
    return ["lim", "max", "min", "sup", "inf", "argmax", "argmin"].contains(text)
  }

  private func fraction(_ upper: MathNode, _ lower: MathNode) -> MathBox {
    let above = text(upper)
    let below = text(lower)
    guard isDisplayed else {
      return MathBox(
        (isSum(upper) ? "(\(above))" : above) + "/" + (isProduct(lower) ? "(\(below))" : below))
    }
    let width = max(DisplayWidth.of(above), DisplayWidth.of(below))
    let bar = String(repeating: "─", count: max(width, 1))
    return MathBox([above, bar, below], baseline: 1, isCentered: true)
  }

  /// Whether a part has several terms, so that brackets must hold them together.
  private func isSum(_ node: MathNode) -> Bool {
    guard case .group(let nodes) = node else { return false }
    return nodes.contains { each in
      switch each.mathClass {
      case .binary, .relation, .punctuation, .bigOperator, .function: return nodes.count > 1
      default: return false
      }
    }
  }

  /// Whether a part has several factors; a sign of differentiation is none.
  private func isProduct(_ node: MathNode) -> Bool {
    guard case .group(let nodes) = node else { return node.mathClass == .fraction }
    if nodes.count == 2, case .atom(let text, _) = nodes[0], ["∂", "d", "Δ"].contains(text) {
      return false
    }
    return nodes.count > 1
  }

  private func root(_ node: MathNode, _ index: MathNode?) -> MathBox {
    let inside = text(node)
    let sign = (index.map { MathScripts.above(text($0)) } ?? "") + "√"
    let isSimple = DisplayWidth.of(inside) == 1 || inside.allSatisfy(\.isNumber)
    return MathBox(isSimple ? sign + inside : sign + "(" + inside + ")")
  }

  // MARK: - Grids

  private func line(_ grid: MathGrid) -> MathBox {
    let rows = grid.rows.map { cells in
      cells.map { text($0) }.filter { !$0.isEmpty }.joined(separator: " ")
    }
    let open = grid.open == "{" ? "{ " : grid.open
    return MathBox(open + rows.joined(separator: "; ") + grid.close)
  }

  private func table(_ grid: MathGrid) -> MathBox {
    // A large grid of formulas is still one row of text for each of its own.
    let cells = grid.rows.map { row in row.map { text($0) } }
    let count = cells.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      cells.map { $0.indices.contains(column) ? DisplayWidth.of($0[column]) : 0 }.max() ?? 0
    }
    let rows = cells.map { row in
      row.enumerated().map { column, cell in
        let missing = widths[column] - DisplayWidth.of(cell)
        switch grid.alignment {
        case .left: return cell + MathBox.blanks(missing)
        case .center:
          return MathBox.blanks((missing + 1) / 2) + cell + MathBox.blanks(missing / 2)
        case .equations:
          return column % 2 == 0
            ? MathBox.blanks(missing) + cell : cell + MathBox.blanks(missing)
        }
      }.joined(separator: grid.alignment == .equations ? " " : "  ")
    }
    let box = MathBox(rows, baseline: (rows.count - 1) / 2, isCentered: false)
    guard !grid.open.isEmpty else { return box }
    return box.padded(1, grid.close.isEmpty ? 0 : 1).delimited(grid.open, grid.close)
  }
}
