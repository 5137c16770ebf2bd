// Modules of the standard library whose work a session may not do: files, processes, the network,
// threads. They can be imported, since programs often import what they do not use; calling
// anything from them is a PermissionError that says why.

extension Interpreter {
  private static let refused: [(reason: String, names: [String])] = [
    (
      "a session has no access to files",
      [
        "bz2", "gzip", "lzma", "shelve", "shutil", "sqlite3", "tarfile", "tempfile",
        "zipfile", "zlib", "mmap", "fcntl",
      ]
    ),
    (
      "a session has no access to the network",
      [
        "ftplib", "http", "http.client", "http.server", "smtplib", "socket", "socketserver", "ssl",
        "urllib", "urllib.error", "urllib.parse", "urllib.request", "webbrowser",
      ]
    ),
    (
      "a session starts no processes and no threads",
      [
        "concurrent", "concurrent.futures", "ctypes", "multiprocessing",
        "resource", "sched", "select", "signal", "subprocess", "threading", "pdb", "cProfile",
      ]
    ),
  ]

  func registerRefusedModules() {
    for (reason, names) in Interpreter.refused {
      for name in names {
        registerModule(name) { _ throws(Raised) in Interpreter.refusedModule(name, reason) }
      }
    }
  }

  private static func refusedModule(_ name: String, _ reason: String) -> ModuleObject {
    let module = ModuleObject(name)
    module.namespace.set(Names.path, .list([]))
    module.function("__getattr__(name, /)") { call, machine throws(Raised) in
      let member = call[0].string ?? ""
      guard !member.hasPrefix("__") else {
        throw .attributeError("module '\(name)' has no attribute '\(member)'")
      }
      return .object(
        NativeFunction(raw: member, module: name) { _, _ throws(Raised) in
          throw .permission("\(name).\(member) is not available: \(reason)")
        })
    }
    return module
  }
}
