// Exceptions: the object a program sees, and the Swift error that carries it.

import Language

/// An instance of `BaseException` or a class derived from it.
public final class ExceptionObject: Object {
  /// `args`.
  public var arguments: [Value]
  /// `__cause__`, set by `raise ... from`.
  public var cause: ExceptionObject?
  /// `__context__`: what was being handled when this was raised.
  public var context: ExceptionObject?
  public var suppressesContext = false
  /// Where it passed through, the innermost frame first.
  public var traceback: [TracebackFrame] = []
  /// The name that was missing, and the object it was missing from, for a suggestion.
  var missingName: (name: Symbol, object: Object?)?
  /// Where the source of a SyntaxError is wrong.
  public internal(set) var syntaxPlace: (source: SourceText, span: SourceSpan)?

  public init(type: TypeObject, arguments: [Value]) {
    self.arguments = arguments
    super.init(type: type, kind: .exception)
  }

  deinit {
    ValueBlock.release(&arguments)
    if let cause = self.cause { ValueBlock.release(cause) }
    if let context = self.context { ValueBlock.release(context) }
  }

  public override func recordState(into image: inout StateImage) {
    recordAttributes(into: &image)
    image.append(suppressesContext)
    image.words.append(arguments.count)
    image.values.append(cause.map { .object($0) } ?? .none)
    image.values.append(context.map { .object($0) } ?? .none)
    image.values.append(contentsOf: arguments)
  }

  public override func restoreState(from reader: inout StateReader) {
    restoreAttributes(from: &reader)
    suppressesContext = reader.nextFlag()
    let count = reader.nextWord()
    cause = reader.nextValue().object as? ExceptionObject
    context = reader.nextValue().object as? ExceptionObject
    arguments = reader.nextValues(count)
  }

  /// The message, as `str()` gives it for an exception that does not override it.
  public override func str(_ machine: Interpreter) throws(Raised) -> String {
    if let syntaxPlace, let message = arguments.first?.string {
      let (source, span) = syntaxPlace
      return "\(message) (\(source.name), line \(source.line(at: span.start)))"
    }
    switch arguments.count {
    case 0: return ""
    case 1:
      return type.isSubtype(of: .keyError)
        ? try machine.repr(arguments[0]) : try machine.str(arguments[0])
    default:
      if arguments.count <= 3, type.isSubtype(of: .osError) {
        let (code, words) = (try machine.str(arguments[0]), try machine.str(arguments[1]))
        let file = arguments.count == 3 ? ": \(try machine.repr(arguments[2]))" : ""
        return "[Errno \(code)] \(words)\(file)"
      }
      return try machine.repr(.tuple(arguments))
    }
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    guard arguments.count != 1 else {
      return "\(type.name)(\(try machine.repr(arguments[0])))"
    }
    return type.name + (try machine.repr(.tuple(arguments)))
  }

  public override func getAttribute(
    _ name: Symbol, _ machine: Interpreter
  ) throws(Raised) -> Value {
    switch name {
    case Names.arguments: return .tuple(arguments)
    case Names.cause: return cause.map { .object($0) } ?? .none
    case Names.context: return context.map { .object($0) } ?? .none
    case Names.suppressContext: return .bool(suppressesContext)
    case Names.traceback:
      return traceback.isEmpty ? .none : .object(TracebackObject(traceback))
    case Names.value where type.isSubtype(of: .stopIteration): return arguments.first ?? .none
    default: return try machine.genericAttribute(of: self, name)
    }
  }

  public override func setAttribute(
    _ name: Symbol, _ value: Value, _ machine: Interpreter
  ) throws(Raised) {
    switch name {
    case Names.arguments: arguments = try machine.elements(of: value)
    case Names.cause:
      cause = value.object as? ExceptionObject
      suppressesContext = true
    case Names.context: context = value.object as? ExceptionObject
    case Names.suppressContext: suppressesContext = try machine.truth(value)
    case Names.traceback: break
    default: try machine.setGenericAttribute(of: self, name, value)
    }
  }
}

/// The Swift error that carries an exception of the language.
public struct Raised: Error {
  public let exception: ExceptionObject

  public init(_ exception: ExceptionObject) { self.exception = exception }

  /// A new exception with one message.
  public init(_ type: TypeObject, _ message: String) {
    exception = ExceptionObject(type: type, arguments: [.string(message)])
  }

  /// Whether the exception is an instance of a class.
  public func isInstance(of type: TypeObject) -> Bool { exception.type.isSubtype(of: type) }
}

extension Raised {
  public static func typeError(_ message: String) -> Raised { Raised(.typeError, message) }
  public static func valueError(_ message: String) -> Raised { Raised(.valueError, message) }
  public static func runtimeError(_ message: String) -> Raised { Raised(.runtimeError, message) }
  public static func indexError(_ message: String) -> Raised { Raised(.indexError, message) }
  public static func keyError(_ key: Value) -> Raised {
    Raised(ExceptionObject(type: .keyError, arguments: [key]))
  }
  public static func nameError(_ message: String) -> Raised { Raised(.nameError, message) }
  public static func assertionError(_ message: String) -> Raised {
    Raised(.assertionError, message)
  }
  public static func notImplemented(_ message: String) -> Raised {
    Raised(.notImplementedError, message)
  }
  public static func zeroDivision(_ message: String) -> Raised {
    Raised(.zeroDivisionError, message)
  }
  public static func overflow(_ message: String) -> Raised { Raised(.overflowError, message) }
  public static func importError(_ message: String) -> Raised { Raised(.importError, message) }
  public static func moduleNotFound(_ name: String) -> Raised {
    Raised(.moduleNotFoundError, "No module named '\(name)'" + MissingNames.note(name))
  }
  public static func memoryError() -> Raised {
    Raised(ExceptionObject(type: .memoryError, arguments: []))
  }
  public static func recursion(_ message: String = "maximum recursion depth exceeded") -> Raised {
    Raised(.recursionError, message)
  }
  public static func fileNotFound(_ message: String) -> Raised {
    Raised(.fileNotFoundError, message)
  }
  public static func permission(_ message: String) -> Raised {
    Raised(.permissionError, message)
  }
  public static func stopIteration(_ value: Value = .undefined) -> Raised {
    Raised(
      ExceptionObject(type: .stopIteration, arguments: value.isNoneOrUndefined ? [] : [value]))
  }
  public static func keyboardInterrupt() -> Raised {
    Raised(ExceptionObject(type: .keyboardInterrupt, arguments: []))
  }
  public static func attributeError(_ message: String) -> Raised {
    Raised(.attributeError, message)
  }
  static func attributeError(_ message: String, name: Symbol, of object: Object?) -> Raised {
    let raised = Raised(.attributeError, message)
    raised.exception.missingName = (name, object)
    return raised
  }
}
