// The functions and types that every program sees.

extension Interpreter {
  func installBuiltins() {
    for type in TypeObject.exceptionTypes { builtins.set(type.name, .object(type)) }
  }

  /// `text % value`.
  func percentFormatted(_ text: String, _ value: Value) throws(Raised) -> String { text }
}
