/// The words of a check: what differs in a cell, line by line, and how a file did.
public struct CheckText {
  /// A piece of a line, and what it is.
  public struct Piece: Equatable {
    public enum Style {
      case plain
      case heading
      /// A line, or a part of it, that only the stored output has.
      case stored
      /// A line, or a part of it, that only the new output has.
      case got
    }

    public let text: String
    public let style: Style
    /// Whether it is marked within its line.
    public let isMarked: Bool

    init(_ text: String, _ style: Style = .plain, isMarked: Bool = false) {
      self.text = text
      self.style = style
      self.isMarked = isMarked
    }
  }

  public typealias Line = [Piece]

  /// Longer differences and longer lines are cut.
  private static let rowLimit = 40
  private static let lineLimit = 400
  /// The lines around a difference that are shown.
  private static let context = 2

  /// What a cell shows differently, as lines.
  public static func lines(_ entry: CheckReport.Entry, in path: String) -> [Line] {
    let first = entry.source.split(separator: "\n").first { !$0.allSatisfy(\.isWhitespace) }
    var lines: [Line] = [
      [Piece("\(path), cell \(entry.number): \(cut(first.map(String.init) ?? ""))", .heading)]
    ]
    switch entry.finding {
    case .different(let comparison): lines += self.lines(comparison)
    case .failed(let error):
      lines.append([Piece("  the cell fails:")])
      lines += error.traceback.map { [Piece("    " + cut($0))] }
    case .unexpectedSuccess(let error):
      lines.append([Piece("  the stored output is \(error), but the cell went through")])
    case .notRun:
      lines.append([Piece("  not run: a cell before it ended the session")])
    }
    return lines
  }

  private static func lines(_ comparison: CellComparison) -> [Line] {
    var lines: [Line] = []
    for (part, text) in comparison.differences {
      lines.append([Piece("  \(name(part)):")])
      lines += rows(text.rows)
    }
    let errors = comparison.largestErrors
    if errors.absolute > 0 {
      lines.append([
        Piece(
          "  largest error: \(short(errors.absolute)) absolute, \(short(errors.relative)) relative")
      ])
    }
    return lines
  }

  private static func name(_ part: ShownOutputs.Part) -> String {
    switch part {
    case .stdout: return "stdout"
    case .stderr: return "stderr"
    case .display(let number): return number == 1 ? "display" : "display \(number)"
    case .result: return "Out"
    case .error: return "error"
    }
  }

  private static func rows(_ rows: [TextComparison.Row]) -> [Line] {
    let changed = rows.indices.filter { if case .common = rows[$0] { false } else { true } }
    var lines: [Line] = []
    var last = -1
    for index in changed.prefix(rowLimit) {
      let from = max(last + 1, index - context)
      if from > last + 1 { lines.append([Piece("      ...")]) }
      for place in from..<max(from, index) { lines += line(rows[place]) }
      lines += line(rows[index])
      last = index
      let next = changed.first { $0 > index } ?? rows.count
      for place in (index + 1)..<max(index + 1, min(next, index + 1 + context, rows.count)) {
        lines += line(rows[place])
        last = place
      }
    }
    let more = changed.count - rowLimit
    if more > 0 {
      lines.append([Piece("      ... \(more) more \(more == 1 ? "line differs" : "lines differ")")])
    } else if last + 1 < rows.count {
      lines.append([Piece("      ...")])
    }
    return lines
  }

  private static func line(_ row: TextComparison.Row) -> [Line] {
    switch row {
    case .common(let text): return [[Piece("      " + cut(text))]]
    case .missing(let text): return [[Piece("    - " + cut(text), .stored)]]
    case .added(let text): return [[Piece("    + " + cut(text), .got)]]
    case .changed(let comparison):
      return [
        [Piece("    - ", .stored)] + pieces(comparison.stored, .stored),
        [Piece("    + ", .got)] + pieces(comparison.got, .got),
      ]
    }
  }

  private static func pieces(_ pieces: [LineComparison.Piece], _ style: Piece.Style) -> [Piece] {
    var room = lineLimit
    var cut: [Piece] = []
    for piece in pieces where room > 0 {
      let text = String(piece.text.prefix(room))
      room -= text.count
      cut.append(Piece(text, piece.isDifferent ? style : .plain, isMarked: piece.isDifferent))
    }
    if room == 0 { cut.append(Piece(" ...")) }
    return cut
  }

  private static func cut(_ text: String) -> String {
    text.count > lineLimit ? text.prefix(lineLimit) + " ..." : text
  }

  /// A number with three digits.
  private static func short(_ number: Double) -> String {
    guard number.isFinite, number > 0 else { return "\(number)" }
    var exponent = 0
    var digits = number
    while digits >= 10 {
      digits /= 10
      exponent += 1
    }
    while digits < 1 {
      digits *= 10
      exponent -= 1
    }
    let rounded = (digits * 100).rounded() / 100
    if exponent < -4 || exponent > 5 { return "\(rounded)e\(exponent)" }
    var scale = 1.0
    for _ in 0..<abs(exponent) { scale *= 10 }
    // Dividing and multiplying whole numbers keeps the decimal digits.
    let whole = (digits * 100).rounded()
    return "\(exponent < 0 ? whole / (100 * scale) : whole * scale / 100)"
  }

  // MARK: - Summaries

  /// How a file did, for the line that names it.
  public static func summary(_ report: CheckReport) -> String {
    var parts = ["\(report.cellCount) \(report.cellCount == 1 ? "cell" : "cells")"]
    if report.wasInterrupted { return (parts + ["stopped by Ctrl-C"]).joined(separator: ", ") }
    if report.comparedCount == 0, report.cellCount > 0 { parts.append("no stored outputs") }
    if report.nearCount > 0 { parts.append("\(report.nearCount) near") }
    if !report.entries.isEmpty { parts.append("\(report.entries.count) differ") }
    return parts.joined(separator: ", ")
  }
}
