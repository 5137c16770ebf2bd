// print, input, help.

extension Interpreter {
  func installInputOutput() {
    rawBuiltin("print") { call, machine throws(Raised) in
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
      machine.write(try machine.helpText(call[0]))
      return .none
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
    if file.isNone { return write(text) }
    _ = try callMethod(file, Symbol("write"), [.string(text)])
  }

  /// What `help(value)` shows: the name, the parameters and the documentation.
  private func helpText(_ value: Value) throws(Raised) -> String {
    if value.isUndefined {
      return "Type help(object) for help about an object, or name? at the prompt.\n"
    }
    let documentation = try attributeIfPresent(value, Names.documentation).string
    var title = try repr(value)
    if case .object(let object) = value {
      switch object.kind {
      case .function, .nativeFunction, .boundMethod: title = try functionName(value) + "(...)"
      case .type: title = "class \(unsafeDowncast(object, to: TypeObject.self).name)"
      case .module: title = "module \(unsafeDowncast(object, to: ModuleObject.self).name)"
      default: break
      }
    }
    var text = "Help on \(title):\n\n"
    for line in (documentation ?? "No documentation.").lines(keepingEnds: false) {
      text += line.isEmpty ? "\n" : "    \(line)\n"
    }
    return text + "\n"
  }
}
