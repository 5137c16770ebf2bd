import Interpreter

/// What a running cell shows, as it happens.
public enum CellEvent: Equatable {
  /// Text printed by the program.
  case stdout(String)
  /// Warnings, and text written to the error stream.
  case stderr(String)
  /// The value of the last expression.
  case result(text: String, count: Int)
  /// A figure, or something else that is displayed in several forms.
  case display(DisplayedData)
  /// The exception that ended the cell.
  case error(CellError)
}

/// An exception that ended a cell: facts for notebooks, and lines for people.
public struct CellError: Equatable {
  /// The name of the exception's class.
  public let name: String
  public let message: String
  /// Plain lines, outermost call first, the exception last.
  public let traceback: [String]

  init(name: String, message: String, traceback: [String]) {
    self.name = name
    self.message = message
    self.traceback = traceback
  }

  /// The cell ended the session with a status other than 0.
  init(exitStatus: Int) {
    self.init(name: "SystemExit", message: "\(exitStatus)", traceback: [])
  }

  /// Whether the user stopped the cell.
  public var isInterrupt: Bool { name == "KeyboardInterrupt" }
}
