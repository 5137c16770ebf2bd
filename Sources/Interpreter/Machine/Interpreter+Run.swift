// Running code.

import Language

extension Interpreter {
  func callFunction(
    _ function: FunctionObject, _ arguments: Arguments
  ) throws(Raised) -> Value {
    throw .runtimeError("functions do not run yet")
  }

  /// Compiles and runs a module's text in a namespace.
  public func run(
    _ text: String, name: String = "<string>", in namespace: DictObject
  ) throws(Raised) {
    throw .runtimeError("code does not run yet")
  }

  /// Runs a notebook's cell; the value of its last expression, unless a semicolon ends it, which
  /// is `.undefined` then.
  public func runCell(
    _ source: SourceText, in namespace: DictObject
  ) throws(Raised) -> Value {
    throw .runtimeError("code does not run yet")
  }

  func loadSource(
    _ name: String, _ text: String, isPackage: Bool
  ) throws(Raised) -> ModuleObject {
    throw .runtimeError("code does not run yet")
  }

  func installCoreTypes() {}
}
