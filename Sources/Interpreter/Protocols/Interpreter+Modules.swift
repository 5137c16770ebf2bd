// Finding modules: those already imported, native ones, sources written in the language.

extension Interpreter {
  /// Imports a module by its dotted name, with its parents, and returns it.
  public func importModule(_ name: String) throws(Raised) -> ModuleObject {
    importDepth += 1
    defer {
      importDepth -= 1
      if importDepth == 0, !freshModules.isEmpty { tellFreshModules() }
    }
    return try importPath(name)
  }

  /// A seed left to chance. Modules that are being loaded take theirs from the system: they load once
  /// only, and so must not move what cells draw from when those run again.
  func drawSeed() -> UInt64 { importDepth > 0 ? importChance() : chance() }

  private func tellFreshModules() {
    let modules = freshModules
    freshModules = []
    for module in modules { didImport?(module) }
  }

  private func importPath(_ name: String) throws(Raised) -> ModuleObject {
    var path = ""
    var parent: ModuleObject?
    for part in name.split(separator: ".", omittingEmptySubsequences: false) {
      path += path.isEmpty ? String(part) : "." + part
      let isLoaded = !modules.get(path).isUndefined
      guard let module = try loadModule(path) else {
        if let parent, parent.namespace.get(Names.path).isUndefined {
          throw Raised(
            .moduleNotFoundError,
            "No module named '\(name)'; '\(parent.name)' is not a package")
        }
        throw .moduleNotFound(path)
      }
      // What a package has put under a loaded module's name stays, and what it promises from there: it
      // may be a function.
      let name = Symbol(String(part))
      if let parent, !isLoaded || parent.namespace.get(name).isUndefined,
        parent.promises[name] ?? parent.name == parent.name
      {
        parent.namespace.set(name, .object(module))
      }
      parent = module
    }
    guard let parent else { throw .valueError("Empty module name") }
    return parent
  }

  /// A module that is already imported, or can be; nil if there is none of the name.
  private func loadModule(_ name: String) throws(Raised) -> ModuleObject? {
    if case .object(let object) = modules.get(name), object.kind == .module {
      return unsafeDowncast(object, to: ModuleObject.self)
    }
    if let make = nativeModules[name] {
      let module = try make(self)
      modules.set(name, .object(module))
      freshModules.append(module)
      return module
    }
    guard let source = moduleSource?(name) else { return nil }
    let module = try loadSource(name, source.text, isPackage: source.isPackage)
    freshModules.append(module)
    return module
  }
}
