// print, input, help.

extension Interpreter {
  func installInputOutput() {
    rawBuiltin("print", parameters: "(*args, sep=' ', end='\\n', file=None, flush=False)") {
      call, machine throws(Raised) in
      var (separator, end) = (" ", "\n")
      var file = Value.none
      for (keyword, value) in call.keywords {
        switch keyword.text {
        case "sep": separator = try machine.printOption("sep", value) ?? " "
        case "end": end = try machine.printOption("end", value) ?? "\n"
        case "file": file = value
        case "flush": break
        default:
          throw .typeError("'\(keyword.text)' is an invalid keyword argument for print()")
        }
      }
      var text = ""
      for index in 0..<call.count {
        if index > 0 { text += separator }
        text += try machine.str(call[index])
      }
      text += end
      try machine.write(text, to: file)
      return .none
    }
    builtin("input(prompt='', /)") { call, machine throws(Raised) in
      machine.write(try machine.str(call[0]))
      throw Raised(.eofError, "EOF when reading a line")
    }
    for name in ["exit", "quit"] {
      builtin("\(name)(code=None, /)") { call, machine throws(Raised) in
        throw Raised(
          ExceptionObject(type: .systemExit, arguments: call[0].isNone ? [] : [call[0]]))
      }
    }
    builtin("help(object=..., /)") { call, machine throws(Raised) in
      let page = try machine.importModule("pydoc")
      return try machine.callMethod(
        .object(page), Symbol("help"), call.has(0) ? [call[0]] : [])
    }
  }

  private func printOption(_ name: String, _ value: Value) throws(Raised) -> String? {
    if value.isNone { return nil }
    guard let text = value.string else {
      throw .typeError("\(name) must be None or a string, not \(type(of: value).name)")
    }
    return text
  }

  /// Writes to the session, or to an object with a `write` method.
  private func write(_ text: String, to file: Value) throws(Raised) {
    var file = file
    if file.isNone {
      // `sys.stdout` may have been replaced.
      let system = modules.get("sys").object as? ModuleObject
      file = system?.namespace.get("stdout") ?? .undefined
      if file.isNoneOrUndefined { return write(text) }
    }
    if let stream = file.object as? OutputStream { return stream.write(text, self) }
    _ = try callMethod(file, Symbol("write"), [.string(text)])
  }
}
