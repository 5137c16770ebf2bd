// The hierarchy of exception classes.

extension TypeObject {
  public static let baseException: TypeObject = {
    let type = TypeObject(native: "BaseException")
    type.construct { call, machine throws(Raised) in
      guard let type = call[0].type else { return .none }
      let arguments = (1..<max(1, call.count)).map { call[$0] }
      return .object(ExceptionObject(type: type, arguments: arguments))
    }
    type.raw("__init__", isMethod: true) { call, machine throws(Raised) in
      guard let exception = call[0].object as? ExceptionObject else { return .none }
      guard call.nameCount == 0 else {
        throw .typeError("\(exception.type.name)() takes no keyword arguments")
      }
      exception.arguments = (1..<max(1, call.count)).map { call[$0] }
      return .none
    }
    return type
  }()
  public static let exception = error("Exception", .baseException)
  public static let keyboardInterrupt = error("KeyboardInterrupt", .baseException)
  public static let systemExit = error("SystemExit", .baseException)
  public static let generatorExit = error("GeneratorExit", .baseException)
  public static let stopIteration = error("StopIteration")
  public static let stopAsyncIteration = error("StopAsyncIteration")
  public static let arithmeticError = error("ArithmeticError")
  public static let zeroDivisionError = error("ZeroDivisionError", .arithmeticError)
  public static let overflowError = error("OverflowError", .arithmeticError)
  public static let floatingPointError = error("FloatingPointError", .arithmeticError)
  public static let assertionError = error("AssertionError")
  public static let attributeError = error("AttributeError")
  public static let bufferError = error("BufferError")
  public static let eofError = error("EOFError")
  public static let importError = error("ImportError")
  public static let moduleNotFoundError = error("ModuleNotFoundError", .importError)
  public static let lookupError = error("LookupError")
  public static let indexError = error("IndexError", .lookupError)
  public static let keyError = error("KeyError", .lookupError)
  public static let memoryError = error("MemoryError")
  public static let nameError = error("NameError")
  public static let unboundLocalError = error("UnboundLocalError", .nameError)
  public static let osError = error("OSError")
  public static let fileExistsError = error("FileExistsError", .osError)
  public static let fileNotFoundError = error("FileNotFoundError", .osError)
  public static let isADirectoryError = error("IsADirectoryError", .osError)
  public static let notADirectoryError = error("NotADirectoryError", .osError)
  public static let permissionError = error("PermissionError", .osError)
  public static let timeoutError = error("TimeoutError", .osError)
  public static let connectionError = error("ConnectionError", .osError)
  public static let referenceError = error("ReferenceError")
  public static let runtimeError = error("RuntimeError")
  public static let notImplementedError = error("NotImplementedError", .runtimeError)
  public static let recursionError = error("RecursionError", .runtimeError)
  public static let syntaxError = error("SyntaxError")
  public static let indentationError = error("IndentationError", .syntaxError)
  public static let tabError = error("TabError", .indentationError)
  public static let systemError = error("SystemError")
  public static let typeError = error("TypeError")
  public static let valueError = error("ValueError")
  public static let unicodeError = error("UnicodeError", .valueError)
  public static let unicodeDecodeError = error("UnicodeDecodeError", .unicodeError)
  public static let unicodeEncodeError = error("UnicodeEncodeError", .unicodeError)
  public static let warning = error("Warning")
  public static let userWarning = error("UserWarning", .warning)
  public static let deprecationWarning = error("DeprecationWarning", .warning)
  public static let pendingDeprecationWarning = error("PendingDeprecationWarning", .warning)
  public static let runtimeWarning = error("RuntimeWarning", .warning)
  public static let futureWarning = error("FutureWarning", .warning)
  public static let syntaxWarning = error("SyntaxWarning", .warning)
  public static let importWarning = error("ImportWarning", .warning)
  public static let unicodeWarning = error("UnicodeWarning", .warning)
  public static let bytesWarning = error("BytesWarning", .warning)
  public static let resourceWarning = error("ResourceWarning", .warning)

  /// All of them, for the builtins.
  public static let exceptionTypes: [TypeObject] = [
    .baseException, .exception, .keyboardInterrupt, .systemExit, .generatorExit, .stopIteration,
    .stopAsyncIteration,
    .arithmeticError, .zeroDivisionError, .overflowError, .floatingPointError, .assertionError,
    .attributeError, .bufferError, .eofError, .importError, .moduleNotFoundError, .lookupError,
    .indexError, .keyError, .memoryError, .nameError, .unboundLocalError, .osError,
    .fileExistsError, .fileNotFoundError, .isADirectoryError, .notADirectoryError,
    .permissionError, .timeoutError, .connectionError, .referenceError, .runtimeError,
    .notImplementedError, .recursionError, .syntaxError, .indentationError, .tabError,
    .systemError, .typeError, .valueError, .unicodeError, .unicodeDecodeError,
    .unicodeEncodeError, .warning, .userWarning, .deprecationWarning,
    .pendingDeprecationWarning, .runtimeWarning, .futureWarning, .syntaxWarning,
    .importWarning, .unicodeWarning, .bytesWarning, .resourceWarning,
  ]

  private static func error(_ name: String, _ base: TypeObject = .exception) -> TypeObject {
    let type = TypeObject(native: name, base: base)
    type.shareLayout(with: base)
    return type
  }
}
