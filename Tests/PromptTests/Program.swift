import Glibc
import PseudoTerminal
import TerminalTesting
import Testing

/// The built `taper`, running on a terminal of its own.
///
/// Nothing sleeps: a test waits until the screen shows what it expects, and fails with the screen's
/// text if that takes too long.
final class Program {
  private(set) var screen: Screen
  private(set) var output: [UInt8] = []
  private let terminal: Int32
  private let process: Int32
  /// Lives as long as the program does.
  private let home: Folder
  private var status: Int32?

  /// Longer than anything takes on a busy machine.
  private static let patience = 20.0

  /// `taper` beside the tests' own program.
  static var path: String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let own = String(
      decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let candidates = [own] + CommandLine.arguments
    for candidate in candidates {
      let folder = candidate.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      let path = folder.joined(separator: "/") + "/taper"
      if access(path, X_OK) == 0 { return path }
    }
    return own
  }

  init(
    _ arguments: [String] = [], columns: Int = 60, rows: Int = 16, home: Folder = Folder(),
    environment extra: [String: String] = [:]
  ) throws {
    var environment = [
      "HOME": home.path, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
    ]
    for (name, value) in extra { environment[name] = value }
    self.home = home
    screen = Screen(columns: columns, rows: rows)
    var process: Int32 = -1
    let words = cStrings([Program.path] + arguments)
    let variables = cStrings(environment.map { "\($0)=\($1)" })
    terminal = pseudo_terminal_start(
      Program.path, words, variables, Int32(columns), Int32(rows), &process)
    self.process = process
    for each in words + variables { free(each) }
    try #require(terminal >= 0)
  }

  deinit {
    close(terminal)
    if status == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
  }

  // MARK: - Keys

  /// Sends keys as a terminal does.
  func type(_ keys: String) {
    var bytes = Array(keys.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
      _ = readSome(0)
    }
  }

  /// Sends text as a terminal sends a paste.
  func paste(_ text: String) { type("\u{1B}[200~" + text + "\u{1B}[201~") }

  func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    pseudo_terminal_resize(terminal, Int32(columns), Int32(rows))
  }

  func send(_ signal: Int32) { kill(process, signal) }

  // MARK: - The screen

  /// Waits until the screen fulfils a condition.
  func wait(
    _ expectation: String, location: SourceLocation = #_sourceLocation,
    until condition: (Screen) -> Bool
  ) {
    let end = now() + Program.patience
    while !condition(screen) {
      guard now() < end, readSome(100) else {
        Issue.record(
          "\(expectation) was not shown:\n\(screen.text)\ncursor \(screen.cursor)",
          sourceLocation: location)
        return
      }
    }
  }

  /// Waits until the last lines are these and the cursor stands behind the last, or where it is said.
  func expect(
    _ lines: String..., cursor: (row: Int, column: Int)? = nil,
    location: SourceLocation = #_sourceLocation
  ) {
    let wanted = lines.joined(separator: "\n")
    wait("the text\n\(wanted)\n", location: location) { screen in
      let shown = screen.lines.suffix(lines.count)
      guard Array(shown) == lines, screen.isCursorVisible else { return false }
      guard let cursor else { return true }
      let top = screen.lines.count - lines.count
      return screen.cursor == (top + cursor.row, cursor.column)
    }
  }

  /// Waits for an empty prompt with a number.
  func expectPrompt(_ number: Int, location: SourceLocation = #_sourceLocation) {
    wait("In [\(number)]:", location: location) { screen in
      screen.lines.last == "In [\(number)]:" && screen.takesPastes
        && screen.cursor.column == "In [\(number)]: ".count
    }
  }

  /// Types a cell of one row, and waits for the next prompt.
  func run(_ cell: String, next number: Int, location: SourceLocation = #_sourceLocation) {
    let count = screen.readCount
    type(cell + "\r")
    wait("the end of \(cell)", location: location) { $0.readCount > count }
    expectPrompt(number, location: location)
  }

  /// Waits for the program to end; its exit status.
  func exitStatus() -> Int32 {
    let end = now() + Program.patience
    var result: Int32 = 0
    while waitpid(process, &result, WNOHANG) == 0 {
      guard now() < end else {
        Issue.record("the program does not end:\n\(screen.text)")
        return -1
      }
      _ = readSome(20)
    }
    while readSome(0) {}
    status = result
    return (result & 0x7F) == 0 ? (result >> 8) & 0xFF : -(result & 0x7F)
  }

  /// The exit status if the program ends before it shows a prompt.
  func exitStatusIfEnded() -> Int32? {
    let end = now() + Program.patience
    while now() < end, !screen.takesPastes {
      guard readSome(20) else { return exitStatus() }
    }
    return nil
  }

  /// Reads what the program wrote; false if it is gone.
  private func readSome(_ milliseconds: Int32) -> Bool {
    var input = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&input, 1, milliseconds) > 0 else { return milliseconds > 0 }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(terminal, &bytes, bytes.count)
    guard count > 0 else { return false }
    bytes.removeSubrange(count...)
    output += bytes
    screen.feed(bytes)
    return true
  }
}

/// The strings as C takes a list of them; each is freed by the caller.
func cStrings(_ strings: [String]) -> [UnsafeMutablePointer<CChar>?] {
  strings.map { strdup($0) } + [nil]
}

/// Seconds on a clock that only goes forward.
func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
