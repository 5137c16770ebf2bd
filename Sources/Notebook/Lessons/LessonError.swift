/// Why a command about a lesson cannot be carried out.
public enum LessonError: Error, Equatable {
  case noLesson
  case noFile
  case notANumber(String)
  case notARange(String)
  case outOfRange(Int, count: Int)
  case noCells(String)
  case atStart
  case atEnd(count: Int)
}

extension LessonError: CustomStringConvertible {
  /// One sentence that says what is wrong and what to do.
  public var description: String {
    switch self {
    case .noLesson: return "no lesson is open; :open FILE opens one"
    case .noFile: return ":open takes the file of a lesson: :open lesson.ipynb"
    case .notANumber(let text): return "'\(text)' is not the number of a cell; :cells lists them"
    case .notARange(let text):
      return text.isEmpty
        ? ":run takes the cells to run: :run 3, :run 2-5, :run 4-, :run all"
        : "'\(text)' names no cells; write :run 3, :run 2-5, :run 4- or :run all"
    case .outOfRange(let number, let count):
      return "there is no cell \(number); this lesson has cells 1 to \(count)"
    case .noCells(let path): return "\(path) has no cells that can run"
    case .atStart: return "this is the first cell"
    case .atEnd(let count): return "this is the end; the last cell is \(count) (:goto \(count))"
    }
  }
}
