/// The notebook's own commands, typed with a colon before them.
public enum Command: String, CaseIterable {
  case help
  case vars
  case history
  case reset
  case back
  case time
  case device
  case lang
  case open
  case next
  case prev
  case goto
  case run
  case cells
  case cell
  case outline
  case save
  case load
  case quit

  /// Names that Tab completes.
  public static var names: [String] { allCases.map(\.rawValue) }

  /// Whether code stands behind the command's name.
  var takesCode: Bool { self == .time }

  /// Whether a cell of a file may begin with the command: a file is data from a stranger, so none
  /// that reads or writes a file, leaves, or shows what is not the file's.
  var mayStandInFiles: Bool {
    switch self {
    case .reset, .time, .device, .lang: return true
    case .help, .vars, .history, .back, .save, .load, .quit, .open, .next, .prev, .goto, .run,
      .cells,
      .cell, .outline:
      return false
    }
  }

  /// Whether the command changes what later cells do, beyond the cells that it runs, and so belongs
  /// to what is kept of a session.
  var changesSession: Bool {
    switch self {
    case .reset, .device, .lang: return true
    // Going back is told by the session itself, since lessons do so, too.
    case .back, .help, .vars, .history, .time, .save, .load, .quit, .open, .next, .prev, .goto,
      .run,
      .cells,
      .cell, .outline:
      return false
    }
  }

  /// Whether the name of a file stands behind the command's name.
  var takesFile: Bool { [.open, .save, .load].contains(self) }

  /// Whether a cell is a command that moves through a lesson or opens one.
  public static func isAboutLessons(_ cell: String) -> Bool {
    guard cell.hasPrefix(":"), let command = parse(cell)?.command else { return false }
    return [.open, .next, .prev, .goto, .run, .cells, .cell, .outline].contains(command)
  }

  /// What stands behind the command's name in its line of help.
  var usage: String {
    switch self {
    case .help: return ""
    case .vars: return ""
    case .history: return "[N]"
    case .reset: return ""
    case .back: return "[N]"
    case .time: return "CODE"
    case .device: return "[NAME]"
    case .lang: return "[python|r]"
    case .open: return "FILE"
    case .next, .prev, .cells, .outline: return ""
    case .goto: return "N"
    case .run: return "N-M"
    case .cell: return "[N]"
    case .save, .load: return "FILE"
    case .quit: return ""
    }
  }

  var summary: String {
    switch self {
    case .help: return "show this page"
    case .vars: return "list the names you have defined, with their values' types and shapes"
    case .history: return "show the last N cells of this session (20)"
    case .reset: return "forget all names; the counter goes on"
    case .back: return "take back the last N cells (1): everything is as it was before them"
    case .time: return "run the code and show how long it took"
    case .device: return "show or choose the device that tensors live on"
    case .lang: return "show or choose what cells are written in"
    case .open: return "open a lesson (.ipynb or .py) and step through its cells"
    case .next: return "come back to the lesson's next cell"
    case .prev: return "go to the cell before"
    case .goto: return "go to cell N of the lesson"
    case .run: return "run cells of the lesson: 3, 2-5, 4- or all"
    case .cells: return "list the lesson's cells, and which ran"
    case .cell: return "show a cell of the lesson with its prose"
    case .outline: return "list the lesson's headings"
    case .save: return "write the cells that ran to a .py, .ipynb or .R file; :save! overwrites it"
    case .load: return "run the cells of a file in this session"
    case .quit: return "leave (as Ctrl-D does)"
    }
  }

  /// The code behind a command's name, if it takes any.
  static func code(in text: String) -> String? {
    guard let (command, argument) = parse(text), command.takesCode else { return nil }
    return argument
  }

  /// The command and its argument in a line that begins with a colon; nil if there is no such
  /// command.
  static func parse(_ line: String) -> (command: Command, argument: String)? {
    let words = line.dropFirst().split(maxSplits: 1) { $0 == " " || $0 == "\n" }
    guard let name = words.first else { return nil }
    let typed = name.lowercased()
    if typed == "save!" { return (.save, "! " + (words.count > 1 ? words[1] : "")) }
    let short: [String: Command] = ["q": .quit, "exit": .quit, "h": .help, "?": .help]
    guard let command = Command(rawValue: typed) ?? short[typed] else { return nil }
    let argument = words.count > 1 ? words[1].drop { $0 == " " && !command.takesCode } : ""
    return (command, String(argument))
  }
}
