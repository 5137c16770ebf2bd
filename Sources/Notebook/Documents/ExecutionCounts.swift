/// The numbers of cells in a file that does not write them down: cells are taken to have run one
/// after the other, if any has an output.
///
/// A result says its cell's number; another cell has the number after that of the cell before. Once
/// a cell has none, those after it have none either.
struct ExecutionCounts {
  private var previous: Int?

  init(_ cells: [Cell]) { previous = cells.contains { !$0.outputs.isEmpty } ? 0 : nil }

  /// The number that the next cell is taken to have.
  func expected(_ cell: Cell) -> Int? {
    for case .executeResult(_, _, let count?) in cell.outputs { return count }
    guard let previous, previous < Int.max, !cell.source.allSatisfy(\.isWhitespace) else {
      return nil
    }
    return cell.tags.contains("skip-execution") ? nil : previous + 1
  }

  /// Goes on behind a cell that has this number.
  mutating func advance(_ cell: Cell, to count: Int?) {
    let isSkipped =
      cell.tags.contains("skip-execution") || cell.source.allSatisfy(\.isWhitespace)
    if count != nil || !isSkipped { previous = count }
  }
}
