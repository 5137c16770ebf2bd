// Members that a module takes from others when a program first names them, so that importing a large
// package costs little. They are listed, completed and starred like any other.
//
//     import _imports
//
//     _imports.later("torch.nn.modules.rnn", "GRU", "LSTM")

extension ModuleObject {
  /// Promises members that another module has; those that this module itself is said to have are its
  /// submodules.
  func promise(_ names: [Symbol], from source: String) {
    for name in names { promises[name] = source }
  }

  /// Keeps the promise of a member; `.undefined` if there is none.
  func keepPromise(_ name: Symbol, _ machine: Interpreter) throws(Raised) -> Value {
    guard let source = promises[name] else { return .undefined }
    guard source != self.name else {
      return .object(try machine.importModule("\(source).\(name.text)"))
    }
    let module = Value.object(try machine.importModule(source))
    let value = try machine.importedMember(module, name)
    namespace.set(name, value)
    return value
  }

  /// Keeps all promises, for programs that read the namespace itself.
  func keepPromises(_ machine: Interpreter) throws(Raised) {
    for name in promises.keys.sorted(by: { $0.text < $1.text })
    where namespace.get(name).isUndefined {
      _ = try keepPromise(name, machine)
    }
  }

  /// The names of all members, promised ones among them.
  public var memberNames: [String] {
    let present = namespace.keys.compactMap(\.string)
    return present + promises.keys.filter { namespace.get($0).isUndefined }.map(\.text)
  }
}

extension Interpreter {
  func makeImportsModule() -> ModuleObject {
    let module = ModuleObject("_imports")
    module.function("later(module, *names)") { call, machine throws(Raised) in
      let name = machine.currentGlobals()?.get(Names.name).string ?? ""
      guard let owner = machine.modules.get(name).object as? ModuleObject else {
        throw .runtimeError("later() promises members of a module, and '\(name)' is none")
      }
      let names = try machine.elements(of: call[1]).compactMap { $0.stringObject?.symbol }
      owner.promise(names, from: call[0].string ?? "")
      return .none
    }
    return module
  }
}
