import Glibc
import Interpreter
import Library
import Tensors

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

  /// Carries out commands about lessons where there is a terminal to show them on.
  public typealias LessonCommands = (Command, _ argument: String) -> Result

  private let session: Session
  private let width: () -> Int
  private let lessons: LessonCommands?

  /// `width` says how many columns a line may take.
  public init(
    _ session: Session, width: @escaping () -> Int, lessons: LessonCommands? = nil
  ) {
    self.session = session
    self.width = width
    self.lessons = lessons
  }

  /// Runs a line that begins with a colon; `receive` gets what code shows that it runs.
  public func run(_ line: String, _ receive: @escaping (CellEvent) -> Void) -> Result {
    guard let (command, argument) = Command.parse(line) else {
      let name = line.prefix { $0 != " " }
      return .complaint("there is no command \(name); :help lists them")
    }
    let result = carryOut(command, argument, receive)
    if case .text = result, command.changesSession { session.recorder?.note(line) }
    return result
  }

  private func carryOut(
    _ command: Command, _ argument: String, _ receive: @escaping (CellEvent) -> Void
  ) -> Result {
    switch command {
    case .help: return .text(HelpPage(width: width()).text)
    case .vars: return .text(variables())
    case .history: return history(argument)
    case .reset:
      session.reset()
      return .text("All names are forgotten.")
    case .back: return back(argument)
    case .time: return time(argument, receive)
    case .device: return device(argument)
    case .lang: return language(argument)
    case .save: return SavedSession.save(session, argument)
    case .load: return LoadedFile.run(argument, session, receive)
    case .quit: return .quit
    case .open, .next, .prev, .goto, .run, .cells, .cell, .outline:
      return lessons?(command, argument)
        ?? .complaint("lessons are stepped through at a terminal; taper run FILE replays one")
    }
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
      let line = row.name.padded(to: widths.0 + 2) + row.type.padded(to: widths.1 + 2) + row.text
      return line.count > width() ? line.prefix(width() - 3) + "..." : line
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
    return text.split(separator: "\n").first.map(String.init) ?? ""
  }

  // MARK: - Going back

  private func back(_ argument: String) -> Result {
    guard let count = argument.isEmpty ? 1 : Int(argument), count > 0 else {
      return .complaint(":back takes the number of cells to take back, not '\(argument)'")
    }
    let number = session.executionCount - min(count, session.executionCount + 1) + 1
    do throws(RewindError) {
      try session.rewind.restore(before: number)
      let cells = count == 1 ? "1 cell" : "\(count) cells"
      return .text("Back before In [\(number)]; \(cells) taken back.")
    } catch {
      if case .noSuchCell = error {
        let last = session.executionCount
        return .complaint("only \(last == 1 ? "1 cell has" : "\(last) cells have") run")
      }
      return .complaint(error.description)
    }
  }

  // MARK: - History, time, device

  private func history(_ argument: String) -> Result {
    guard let count = argument.isEmpty ? 20 : Int(argument), count > 0 else {
      return .complaint(":history takes the number of cells to show, not '\(argument)'")
    }
    let first = max(0, session.sources.count - count)
    let cells = session.sources[first...].enumerated().map { offset, source in
      let prompt = "In [\(first + offset + 1)]: "
      let rows = source.split(separator: "\n", omittingEmptySubsequences: false)
      return prompt + rows.joined(separator: "\n" + "".padded(to: prompt.count))
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

  private func language(_ name: String) -> Result {
    switch name.lowercased() {
    case "": break
    case "python", "py": session.language = .python
    case "r": session.language = .r
    default: return .complaint(":lang takes python or r, not '\(name)'")
    }
    return .text(session.language == .r ? "R" : "Python")
  }

  private func device(_ name: String) -> Result {
    if name.isEmpty { return .text(DeviceMove.report()) }
    guard let device = DeviceMove.device(named: name) else {
      return .complaint(":device takes cpu, gpu or cuda:1 and the like, not '\(name)'")
    }
    do {
      let rewind = session.rewind
      let count = try DeviceMove.move(from: rewind.roots, outside: rewind.outside, to: device)
      let tensors = count == 1 ? "1 tensor" : "\(count) tensors"
      return .text(count == 0 ? "\(device)" : "\(device): \(tensors) moved")
    } catch {
      return .complaint(error.message)
    }
  }
}
