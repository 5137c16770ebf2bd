// `_display`: hands what a program displays (figures, HTML ...) to the session, and says how much
// room a terminal has for it.
import Glibc
import Interpreter

enum DisplayModule {
  static func make(_ machine: Interpreter) throws(Raised) -> ModuleObject {
    let module = ModuleObject("_display")
    module.function("publish(data, rows, /)") { call, machine throws(Raised) in
      guard let data = call[0].dict else { throw .typeError("data is a dict of texts") }
      var texts: [(String, String)] = []
      for key in try machine.elements(of: call[0]) {
        let value = try data.get(key, machine)
        texts.append((try machine.str(key), try machine.str(value)))
      }
      var rows: [String] = []
      for row in try machine.elements(of: call[1]) { rows.append(try machine.str(row)) }
      machine.display?(DisplayedData(texts: texts, drawing: rows))
      return .none
    }
    module.function("terminal()") { _, _ throws(Raised) in
      guard let (columns, rows) = size else { return .none }
      return .tuple([.int(columns), .int(rows), .string(signs)])
    }
    return module
  }

  /// The size of the terminal that standard output is; nil for files and pipes.
  private static var size: (columns: Int, rows: Int)? {
    guard isatty(STDOUT_FILENO) != 0 else { return nil }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return (80, 24)
    }
    return (Int(size.ws_col), max(Int(size.ws_row), 1))
  }

  /// What the terminal can show: the Linux console has no braille, other places may not even have
  /// blocks.
  private static var signs: String {
    func variable(_ name: String) -> String {
      getenv(name).map { String(cString: $0) } ?? ""
    }
    let wanted = variable("TAPER_PLOTS")
    if ["braille", "block", "ascii"].contains(wanted) { return wanted }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].map(variable).first { !$0.isEmpty } ?? ""
    let name = locale.lowercased()
    guard name.contains("utf-8") || name.contains("utf8") else { return "ascii" }
    return variable("TERM") == "linux" ? "block" : "braille"
  }
}
