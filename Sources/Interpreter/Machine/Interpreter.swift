// The machine: one stack of values, one stack of frames, the modules, and what a session may set.
//
// `stackTop` is where the next value goes. Whoever calls into natives or back into the language
// leaves it behind the last live value, so that anything may push above it. The frames of the
// language live in `frames`; only natives that call back recurse on Swift's stack, and
// `checkNativeStack` bounds that.

import Glibc
import Language

/// An interpreter of the language with its own modules and globals.
public final class Interpreter {
  // MARK: - What a session sets

  /// Receives what a program prints, in order.
  public var write: (String) -> Void = { _ in }
  /// Receives what is printed to `sys.stderr`; it goes with the other text if nobody asks for it.
  public var writeError: ((String) -> Void)?
  /// Receives warnings: the class and the text.
  public var warn: ((_ category: TypeObject, _ message: String) -> Void)?
  /// Receives what a program displays other than by printing: figures, rich text.
  public var display: ((DisplayedData) -> Void)?
  /// Receives what there is to know about a program that runs as it should; nil where nobody reads along.
  public var remark: ((String) -> Void)?
  /// Names that an interactive cell may use without defining them, asked last.
  public var nameFallback: ((Symbol) -> Value?)?
  /// Builtins that are read when a program first names them, and the modules that have them.
  public var laterBuiltins: [String: String] = [:]
  /// Gives the source of a module written in the language, by its dotted name; whether it is a
  /// package tells if it may have submodules.
  public var moduleSource: ((String) -> (text: String, isPackage: Bool)?)?
  /// The dotted names that `moduleSource` knows.
  public var moduleNames: [String] = []
  /// Set by a signal handler to anything but 0: the running program gets a KeyboardInterrupt.
  public let interruptFlag: UnsafeMutablePointer<Int32>
  /// The interrupt flag and, behind it, a flag of the machine's own that asks for a search for
  /// cycles: loops look at both at once.
  let attention: UnsafeMutablePointer<Int64>
  /// How often the flag was looked at since `beginPolling`.
  var pollCount = 0
  /// The counts at which the running program was stopped, and at which it is to be stopped.
  public internal(set) var takenStops: [Int] = []
  var plannedStops: [Int] = []
  public var recursionLimit = 1000
  /// Where seeds come from that a program leaves to chance.
  public var chance: () -> UInt64 = { UInt64.random(in: 0...UInt64.max) }
  /// The same for modules that are being imported: what they draw is not drawn again when a session
  /// goes back, since they stay loaded.
  public var importChance: () -> UInt64 = { UInt64.random(in: 0...UInt64.max) }
  /// Receives each module that a program's import has loaded, when all of it is there.
  public var didImport: ((ModuleObject) -> Void)?

  // MARK: - State

  /// The classes of values that are no objects, here since globals cost a check at each use.
  let intType = TypeObject.int
  let floatType = TypeObject.float
  let boolType = TypeObject.bool
  let noneType = TypeObject.none

  /// R's functions by name, once code in R has run.
  var tableOfR: DictObject?
  /// The namespace of `builtins`.
  public let builtins = DictObject()
  /// `sys.modules`.
  public let modules = DictObject()
  var nativeModules: [String: (Interpreter) throws(Raised) -> ModuleObject] = [:]
  let stack: UnsafeMutablePointer<Value>
  let stackLimit: UnsafeMutablePointer<Value>
  public internal(set) var stackTop: UnsafeMutablePointer<Value>
  let frames: UnsafeMutablePointer<Frame>
  var frameCount = 0
  /// The exception that an `except` block is handling.
  var handledException: ExceptionObject?
  /// What the last StopIteration of a user's iterator carried.
  var stopValue = Value.none
  var reprsInProgress: [Object] = []
  var nativeStackLimit: UInt = 0
  var importDepth = 0
  var freshModules: [ModuleObject] = []
  var measuredThread: pthread_t = 0
  public var warningsShown: Set<String> = []

  private static let stackCapacity = 1 << 20
  /// Room above `stackLimit` for what natives push without asking.
  private static let stackReserve = 1 << 16
  static let frameCapacity = 1 << 16

  public init() {
    attention = .allocate(capacity: 1)
    attention.initialize(to: 0)
    interruptFlag = UnsafeMutableRawPointer(attention).assumingMemoryBound(to: Int32.self)
    stack = .allocate(capacity: Interpreter.stackCapacity)
    stackTop = stack
    stackLimit = stack + (Interpreter.stackCapacity - Interpreter.stackReserve)
    frames = .allocate(capacity: Interpreter.frameCapacity)
    let module = ModuleObject("builtins", namespace: builtins)
    modules.set("builtins", .object(module))
    installCoreTypes()
    installBuiltins()
  }

  deinit {
    attention.deallocate()
    stack.deallocate()
    frames.deallocate()
  }

  /// Registers a module that Swift makes when it is first imported.
  public func registerModule(
    _ name: String, _ make: @escaping (Interpreter) throws(Raised) -> ModuleObject
  ) {
    nativeModules[name] = make
  }

  /// A namespace for a program, which can import it as the module `__main__`.
  public func makeNamespace(name: String = "__main__") -> DictObject {
    let module = ModuleObject(name)
    modules.set(name, .object(module))
    return module.namespace
  }
}
