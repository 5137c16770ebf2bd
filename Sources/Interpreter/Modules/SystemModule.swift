// The `sys` module, and the registration of all modules that are written in Swift.

extension Interpreter {
  /// Registers the standard modules that are native.
  func registerStandardModules() {
    registerModule("math") { machine throws(Raised) in try machine.makeMathModule() }
    registerModule("_random") { machine throws(Raised) in try machine.makeRandomModule() }
    registerModule("time") { machine throws(Raised) in try machine.makeTimeModule() }
    registerModule("itertools") { machine throws(Raised) in try machine.makeItertoolsModule() }
    registerModule("_collections") { machine throws(Raised) in
      try machine.makeCollectionsModule()
    }
    registerRefusedModules()
    registerModule("_re") { machine throws(Raised) in try machine.makePatternModule() }
    registerModule("_imports") { machine throws(Raised) in machine.makeImportsModule() }
    registerModule("_binary") { machine throws(Raised) in machine.makeBinaryModule() }
    registerModule("_literals") { machine throws(Raised) in machine.makeLiteralModule() }
    registerModule("_inspect") { machine throws(Raised) in machine.makeInspectModule() }
    registerModule("sys") { machine throws(Raised) in try machine.makeSystemModule() }
  }

  func makeSystemModule() throws(Raised) -> ModuleObject {
    let module = ModuleObject("sys")
    module["version"] = .string("3.11.7 (Taper)")
    installFacts(in: module)
    module["hexversion"] = .int(0x030b_07f0)
    module["maxsize"] = .int(Int.max)
    module["maxunicode"] = .int(0x10FFFF)
    module["byteorder"] = .string("little")
    #if os(macOS)
      module["platform"] = .string("darwin")
    #else
      module["platform"] = .string("linux")
    #endif
    module["executable"] = .string("taper")
    module["argv"] = .list([.string("")])
    module["path"] = .list([.string("")])
    module["modules"] = .object(modules)
    module["dont_write_bytecode"] = .bool(true)
    for name in ["stdout", "stderr", "__stdout__", "__stderr__"] {
      module[name] = .object(OutputStream(name.filter { $0 != "_" }))
    }
    module.function("getsizeof(object, default=None, /)") { call, machine throws(Raised) in
      let method = try machine.specialMethod(call[0], Symbol("__sizeof__"))
      return method.isUndefined ? .int(machine.size(of: call[0])) : try machine.call(method)
    }
    module.function("getrefcount(object, /)") { _, _ throws(Raised) in .int(2) }
    module.function("getrecursionlimit()") { _, machine throws(Raised) in
      .int(machine.recursionLimit)
    }
    module.function("setrecursionlimit(limit, /)") { call, machine throws(Raised) in
      let limit = try machine.index(call[0])
      guard limit > 0 else { throw .valueError("recursion limit must be greater or equal than 1") }
      machine.recursionLimit = min(limit, 30000)
      return .none
    }
    module.function("intern(string, /)") { call, machine throws(Raised) in
      guard let string = call[0].stringObject else {
        throw .typeError("intern() argument must be str, not \(machine.type(of: call[0]).name)")
      }
      return string.symbol.value
    }
    module.function("exit(status=None, /)") { call, machine throws(Raised) in
      throw Raised(
        ExceptionObject(type: .systemExit, arguments: call[0].isNone ? [] : [call[0]]))
    }
    module.function("_warn(category, message, /)") { call, machine throws(Raised) in
      machine.warn?(call[0].type ?? .userWarning, try machine.str(call[1]))
      return .none
    }
    module.function("exc_info()") { _, machine throws(Raised) in
      guard let exception = machine.handledException else {
        return .tuple([.none, .none, .none])
      }
      return .tuple([
        .object(exception.type), .object(exception),
        try machine.attribute(.object(exception), Names.traceback),
      ])
    }
    return module
  }
}

/// `sys.stdout` and `sys.stderr`: text goes to the session.
final class OutputStream: Object {
  let name: String

  init(_ name: String) {
    self.name = name
    super.init(type: .outputStream)
  }

  func write(_ text: String, _ machine: Interpreter) {
    if name == "stderr", let write = machine.writeError { write(text) } else { machine.write(text) }
  }

  override func repr(_ machine: Interpreter) throws(Raised) -> String {
    "<_io.TextIOWrapper name='<\(name)>' mode='w' encoding='utf-8'>"
  }
}

extension TypeObject {
  fileprivate static let outputStream = TypeObject(native: "TextIOWrapper", module: "_io") {
    type in
    type.method("write(self, text, /)") { call, machine throws(Raised) in
      guard let text = call[1].stringObject else {
        throw .typeError(
          "write() argument must be str, not \(machine.type(of: call[1]).name)")
      }
      (call[0].object as? OutputStream)?.write(text.string, machine)
      return .int(text.count)
    }
    type.method("writelines(self, lines, /)") { call, machine throws(Raised) in
      for line in try machine.elements(of: call[1]) {
        (call[0].object as? OutputStream)?.write(try machine.str(line), machine)
      }
      return .none
    }
    type.method("flush(self)") { _, _ throws(Raised) in .none }
    type.method("isatty(self)") { _, _ throws(Raised) in .bool(false) }
    type.property("encoding") { _, _ throws(Raised) in .string("utf-8") }
  }
}
