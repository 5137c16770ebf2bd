import Interpreter
import Language
import Library

/// A running session: the interpreter, the names that cells share, and the numbers of the cells.
///
/// Invariant: a cell that fails or is stopped leaves everything that it did before in place, and the
/// session goes on.
public final class Session {
  /// Where cells come from; it decides what names they find and what they show.
  public enum Style {
    /// The prompt, a pipe or `-c`: torch is there from the start, last expressions are shown.
    case interactive
    /// A notebook or a file with cells: last expressions are shown.
    case notebook
    /// A plain script: as Python runs it.
    case script
  }

  public let machine: Interpreter
  public private(set) var namespace: DictObject
  public let style: Style
  /// What cells are written in until `:lang` says otherwise.
  public var language = SourceLanguage.python
  /// The number of the last cell that ran.
  public private(set) var executionCount = 0
  /// The cells that were run, in order, as `In` holds them.
  public private(set) var sources: [String] = []
  /// Names that the prompt's fallback has provided, which a saved session must import.
  public private(set) var impliedNames: Set<String> = []
  /// The exit status that `exit()` asked for.
  public private(set) var exitRequest: Int?
  /// Keeps what happens, at a prompt.
  public internal(set) var recorder: SessionRecorder?
  private var receive: ((CellEvent) -> Void)?
  private var shownCount: [Int] = []

  /// The way back to the state before earlier cells.
  public private(set) lazy var rewind = Rewind(self)

  /// How many results `Out` keeps; older ones are let go, so that they do not hold memory.
  private static let outLimit = 1000

  public init(style: Style) {
    self.style = style
    machine = Interpreter()
    namespace = machine.makeNamespace()
    Library.install(into: machine)
    machine.write = { [unowned self] text in receive?(.stdout(text)) }
    machine.writeError = { [unowned self] text in receive?(.stderr(text)) }
    machine.display = { [unowned self] data in
      // A script prints nothing for a figure that nobody sees.
      if style == .script, data.drawing.isEmpty { return }
      receive?(.display(data))
    }
    machine.warn = { [unowned self] category, message in
      receive?(.stderr("\(category.name): \(message)\n"))
    }
    prepareNamespace()
    if style == .interactive { installFallback() }
    if style != .script { installShell() }
  }

  /// The GPU that tensors are made on; nil for the CPU.
  public var device: String? { DeviceMove.current.isCPU ? nil : "\(DeviceMove.current)" }

  /// Set by a signal handler to stop the running cell.
  public var interruptFlag: UnsafeMutablePointer<Int32> { machine.interruptFlag }

  /// Goes on though a cell asked for the end.
  func stay() { exitRequest = nil }

  /// From now on all that is left to chance follows from a number.
  func fixChance(_ seed: UInt64) { Library.fixChance(seed, in: machine) }

  /// Forgets all names and results; modules stay loaded, numbers go on.
  public func reset() {
    namespace = machine.makeNamespace()
    impliedNames = []
    shownCount = []
    prepareNamespace()
  }

  // MARK: - Running

  /// Runs one cell and reports what it shows. False if it ended in an error.
  @discardableResult
  public func run(_ source: String, _ receive: @escaping (CellEvent) -> Void) -> Bool {
    run(source, stoppingAt: [], receive)
  }

  /// Runs one cell as Ctrl-C stopped it before: wherever the machine has done that much.
  @discardableResult
  func run(
    _ source: String, stoppingAt stops: [Int], _ receive: @escaping (CellEvent) -> Void
  ) -> Bool {
    rewind.mark()
    executionCount += 1
    sources.append(source)
    let name = "Cell In[\(executionCount)]"
    machine.beginPolling(stoppingAt: stops)
    guard let recorder else { return run(source, name: name, receive) }
    recorder.willRun(.init(source: source, number: executionCount, language: language))
    let outputs = OutputCollector(limit: SessionRecorder.outputLimit)
    let succeeded = run(source, name: name) { event in
      outputs.add(event)
      receive(event)
    }
    recorder.didRun(
      .init(
        number: executionCount, succeeded: succeeded, outputs: outputs.outputs,
        stops: machine.takenStops), in: self)
    return succeeded
  }

  /// Runs a whole script under its file's name.
  @discardableResult
  public func runScript(
    _ source: String, name: String, _ receive: @escaping (CellEvent) -> Void
  ) -> Bool {
    machine.beginPolling()
    return run(source, name: name, receive)
  }

  private func run(
    _ source: String, name: String, _ receive: @escaping (CellEvent) -> Void
  ) -> Bool {
    self.receive = receive
    defer { self.receive = nil }
    if style != .script { rememberInput(source) }
    defer { showFigures() }
    do {
      try evaluate(source, name: name)
      return true
    } catch {
      if error.isInstance(of: .systemExit) {
        exitRequest = exitStatus(error)
        return exitRequest == 0
      }
      receive(.error(describe(error)))
      return false
    }
  }

  private func evaluate(_ source: String, name: String) throws(Raised) {
    guard style != .script else {
      try machine.runScript(
        SourceText(source, name: name, language: language), in: namespace)
      return
    }
    let cell = language == .python ? PastedCell.code(of: source) : source
    let python = language == .python ? Magic.rewritten(cell) : nil
    let text = SourceText(python ?? cell, name: name, language: language)
    let interactivity = try interactivity()
    guard interactivity != .all else {
      try machine.runCell(text, in: namespace, isInteractive: style == .interactive) {
        value throws(Raised) in try show(value)
      }
      return
    }
    var value = try machine.runCell(text, in: namespace, isInteractive: style == .interactive)
    if interactivity == .lastOrAssigned, value.isUndefined,
      let name = try machine.nameAssignedLast(by: text)
    {
      value = namespace.get(Symbol(name))
    }
    if interactivity != .none { try show(value) }
  }

  /// Which values of a cell are shown: IPython's `InteractiveShell.ast_node_interactivity`.
  private enum Interactivity: String {
    case last = "last_expr"
    case lastOrAssigned = "last_expr_or_assign"
    case all
    case none
  }

  private func interactivity() throws(Raised) -> Interactivity {
    let shell = machine.modules.get("IPython")
    guard language == .python, !shell.isUndefined else { return .last }
    let current = try machine.callMethod(shell, Symbol("get_ipython"))
    let setting = try machine.attribute(current, Symbol("ast_node_interactivity"))
    return Interactivity(rawValue: setting.string ?? "") ?? .last
  }

  private func show(_ value: Value) throws(Raised) {
    guard !value.isNoneOrUndefined else { return }
    let shown = try ValuePrinter.text(of: value, machine)
    rememberOutput(value)
    receive?(.result(text: shown, count: executionCount))
  }

  /// A notebook shows the figures that a cell has left open; the prompt waits for `plt.show()`.
  private func showFigures() {
    let module = machine.modules.get("matplotlib.pyplot")
    guard style == .notebook, !module.isUndefined else { return }
    do {
      _ = try machine.callMethod(module, Symbol("_flush"))
    } catch {
      receive?(
        .stderr(
          "a figure could not be drawn: \(TracebackText.text(of: error.exception, machine))\n"))
    }
  }

  private func describe(_ raised: Raised) -> CellError {
    CellError(
      name: raised.exception.type.name,
      message: TracebackText.text(of: raised.exception, machine),
      traceback: TracebackText.lines(of: raised, machine, in: namespace))
  }

  private func exitStatus(_ raised: Raised) -> Int {
    switch raised.exception.arguments.first {
    case nil, .some(.none): return 0
    case .some(.int(let status)): return status
    default: return 1
    }
  }

  // MARK: - In and Out

  private func prepareNamespace() {
    guard style != .script else { return }
    namespace.set("In", .list([.string("")]))
    namespace.set("Out", .object(DictObject()))
    for name in ["_", "__", "___"] { namespace.set(name, .string("")) }
  }

  private func rememberInput(_ source: String) {
    if let inputs = namespace.get("In").list {
      while inputs.count < executionCount { inputs.append(.string("")) }
      inputs.append(.string(source))
    }
    namespace.set("_i\(executionCount)", .string(source))
  }

  /// `_` and its elders move on unless the user has given `_` a value of its own.
  private func rememberOutput(_ value: Value) {
    if isOurs(namespace.get("_")) {
      namespace.set("___", namespace.get("__"))
      namespace.set("__", namespace.get("_"))
      namespace.set("_", value)
      lastShown = value
    }
    namespace.set("_\(executionCount)", value)
    if let outputs = namespace.get("Out").dict {
      try? outputs.set(.int(executionCount), value, machine)
    }
    shownCount.append(executionCount)
    guard shownCount.count > Session.outLimit else { return }
    let oldest = shownCount.removeFirst()
    namespace.set("_\(oldest)", .none)
    if let outputs = namespace.get("Out").dict {
      try? machine.deleteItem(.object(outputs), .int(oldest))
    }
  }

  private var lastShown: Value = .undefined

  // MARK: - Rewinding

  /// What the session itself remembers at a moment.
  struct Bookmark {
    fileprivate let language: SourceLanguage
    fileprivate let executionCount: Int
    fileprivate let sources: [String]
    fileprivate let namespace: DictObject
    fileprivate let impliedNames: Set<String>
    fileprivate let shownCount: [Int]
    let lastShown: Value
  }

  var bookmark: Bookmark {
    get {
      Bookmark(
        language: language, executionCount: executionCount, sources: sources, namespace: namespace,
        impliedNames: impliedNames, shownCount: shownCount, lastShown: lastShown)
    }
    set {
      language = newValue.language
      executionCount = newValue.executionCount
      sources = newValue.sources
      namespace = newValue.namespace
      impliedNames = newValue.impliedNames
      shownCount = newValue.shownCount
      lastShown = newValue.lastShown
    }
  }

  private func isOurs(_ value: Value) -> Bool {
    if lastShown.isUndefined { return value.string == "" }
    return machine.areSame(value, lastShown)
  }

  // MARK: - What magics ask for

  /// `get_ipython()` and the module `_session` behind it.
  private func installShell() {
    machine.registerModule("_session") { [unowned self] _ throws(Raised) in makeShellModule() }
    machine.builtins.set(
      "get_ipython",
      .object(
        NativeFunction("get_ipython()") { _, machine throws(Raised) in
          let module = try machine.importModule("IPython")
          return try machine.callMethod(.object(module), Symbol("get_ipython"))
        }))
  }

  private func makeShellModule() -> ModuleObject {
    let module = ModuleObject("_session")
    module.function("run(code, /)") { [unowned self] call, machine throws(Raised) in
      let source = call[0].string ?? ""
      let text = SourceText(Magic.rewritten(source) ?? source, name: "<magic>")
      let value = try machine.runCell(text, in: namespace)
      return value.isUndefined ? .none : value
    }
    module.function("names()") { [unowned self] _, _ throws(Raised) in .object(namespace) }
    module.function("pretty(value, /)") { call, machine throws(Raised) in
      .string(try ValuePrinter.text(of: call[0], machine))
    }
    module.function("warn(text, /)") { [unowned self] call, _ throws(Raised) in
      receive?(.stderr((call[0].string ?? "") + "\n"))
      return .none
    }
    return module
  }

  // MARK: - Names that are there from the start

  static let impliedModules = [
    "torch": "torch", "nn": "torch.nn", "F": "torch.nn.functional", "np": "numpy",
  ]

  private func installFallback() {
    machine.nameFallback = { [unowned self] symbol in
      let name = symbol.text
      guard let value = implied(name) else { return nil }
      impliedNames.insert(name)
      return value
    }
  }

  private func implied(_ name: String) -> Value? {
    if let module = Session.impliedModules[name] {
      guard let object = try? machine.importModule(module) else { return nil }
      return .object(object)
    }
    guard !name.hasPrefix("_"), let torch = try? machine.importModule("torch") else { return nil }
    let member = torch.namespace.get(name)
    if member.isUndefined || member.objectKind == .module { return nil }
    return member
  }
}
