import Glibc
import Interpreter

/// Carries out commands for a session.
public struct CommandRunner {
  /// What a command did.
  public enum Result {
    /// Lines to show.
    case text(String)
    /// A mistake: a sentence that says what is wrong and what to do.
    case complaint(String)
    /// The session ends.
    case quit
  }

  private let session: Session

  public init(_ session: Session) { self.session = session }

  /// Runs a line that begins with a colon; `receive` gets what code shows that it runs.
  public func run(_ line: String, _ receive: @escaping (CellEvent) -> Void) -> Result {
    guard let (command, argument) = Command.parse(line) else {
      let name = line.prefix { $0 != " " }
      return .complaint("there is no command \(name); :help lists them")
    }
    switch command {
    case .help: return .text(helpText)
    case .vars: return .text(variables())
    case .history: return history(argument)
    case .reset:
      session.reset()
      return .text("All names are forgotten.")
    case .time: return time(argument, receive)
    case .device: return device(argument)
    case .quit: return .quit
    }
  }

  private var helpText: String {
    let rows = Command.allCases.map { command -> String in
      let head = ":\(command.rawValue) \(command.usage)"
      return "  " + head.padded(to: 18) + command.summary
    }
    return """
      Cells are Python: type or paste PyTorch code, Enter runs it when it is complete.
      torch, nn, F and np are there from the start, and so are torch's functions: randn(2, 3).

      \(rows.joined(separator: "\n"))

        name?             what a name is; name?? shows its source too
        _  __  Out[n]     earlier results; end a line with ; to hide its result
        Alt-Enter         a new line in any case
        Up, Down          rows of the cell, then cells of the past; Ctrl-R searches them
        Tab               completes names, attributes, modules and paths
        Ctrl-C            clears the input, or stops a running cell and keeps its state
        Ctrl-D            leaves
      """
  }

  // MARK: - Variables

  private func variables() -> String {
    var rows: [(name: String, type: String, text: String)] = []
    for (key, value) in session.namespace.items {
      guard let name = key.string, isUsers(name, value) else { continue }
      rows.append((name, session.machine.type(of: value).name, summary(of: value)))
    }
    guard !rows.isEmpty else { return "No names are defined yet." }
    let widths = (rows.map(\.name.count).max() ?? 0, rows.map(\.type.count).max() ?? 0)
    return rows.map { row in
      row.name.padded(to: widths.0 + 2) + row.type.padded(to: widths.1 + 2) + row.text
    }.joined(separator: "\n")
  }

  private func isUsers(_ name: String, _ value: Value) -> Bool {
    if name.hasPrefix("_") || name == "In" || name == "Out" { return false }
    return value.objectKind != .module
  }

  /// A tensor's shape and dtype, or the beginning of a plain value's `repr`; objects of a user's
  /// class are not asked, so that no code of theirs runs.
  private func summary(of value: Value) -> String {
    let machine = session.machine
    if let shape = try? machine.attributeIfPresent(value, Symbol("shape")), shape.tuple != nil,
      machine.type(of: value).isNative
    {
      let dtype = (try? machine.attribute(value, "dtype")).flatMap { try? machine.str($0) } ?? ""
      let text = (try? machine.elements(of: shape)) ?? []
      let sizes = text.compactMap { try? machine.repr($0) }.joined(separator: " x ")
      return "\(sizes.isEmpty ? "scalar" : sizes) \(dtype)"
    }
    switch value {
    case .object(let object):
      guard object.type.isNative, object.kind != .type else { return "" }
    case .undefined: return ""
    case .none, .bool, .int, .float: break
    }
    let text = (try? machine.repr(value)) ?? ""
    let line = text.split(separator: "\n").first.map(String.init) ?? ""
    return line.count > 60 ? line.prefix(57) + "..." : line
  }

  // MARK: - History, time, device

  private func history(_ argument: String) -> Result {
    guard let count = argument.isEmpty ? 20 : Int(argument), count > 0 else {
      return .complaint(":history takes the number of cells to show, not '\(argument)'")
    }
    let first = max(0, session.sources.count - count)
    let cells = session.sources[first...].enumerated().map { offset, source in
      "In [\(first + offset + 1)]: "
        + source.split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: "\n    ")
    }
    return .text(cells.isEmpty ? "Nothing has run yet." : cells.joined(separator: "\n"))
  }

  private func time(_ code: String, _ receive: @escaping (CellEvent) -> Void) -> Result {
    guard !code.isEmpty else { return .complaint(":time needs code to run: :time x @ y") }
    let start = now()
    session.run(code, receive)
    return .text("took \(duration(now() - start))")
  }

  private func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private func duration(_ seconds: Double) -> String {
    let (value, unit) =
      seconds >= 1
      ? (seconds, "s") : seconds >= 1e-3 ? (seconds * 1e3, "ms") : (seconds * 1e6, "µs")
    let scaled = (value * 100).rounded() / 100
    return "\(scaled) \(unit)"
  }

  private func device(_ name: String) -> Result {
    switch name {
    case "", "cpu": return .text("cpu")
    default:
      return .complaint("this version of Taper computes on the CPU only; '\(name)' is not there")
    }
  }
}

extension String {
  /// The text with blanks behind it, at least two, up to a width.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(1, width - count))
  }
}
