import Glibc
import Interpreter
import Language
import Testing

@testable import Library

/// The modules that are written in the language.
@Suite struct EmbeddedModuleTests {
  /// Paths of all sources below a folder, relative to it.
  private func sources(_ folder: String, _ prefix: String = "") -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var found: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      if name.hasSuffix(".py") {
        found.append(prefix + name)
      } else {
        found += sources(folder + "/" + name, prefix + name + "/")
      }
    }
    return found
  }

  @Test func `every source file is embedded under its dotted name`() {
    let here = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let files = sources("/" + here + "/Sources/EmbeddedPython/Python")
    #expect(!files.isEmpty)
    for file in files {
      let isPackage = file.hasSuffix("/__init__.py")
      let path = file.dropLast(isPackage ? "/__init__.py".count : ".py".count)
      let name = path.split(separator: "/").joined(separator: ".")
      let source = Library.source(name)
      #expect(source?.isPackage == isPackage, "\(name) is missing in embedded.c")
    }
  }

  private func names() -> [String] {
    let machine = Interpreter()
    Library.install(into: machine)
    return machine.moduleNames
  }

  /// Loading a module checks nothing but its grammar.
  @Test func `every source passes the checks that loading leaves out`() throws {
    for name in names() {
      let source = try #require(Library.source(name))
      #expect(throws: Never.self, "\(name)") {
        try Parser.parse(SourceText(source.text, name: name))
      }
    }
  }

  @Test func `a package has the members that it imports later`() throws {
    let machine = Interpreter()
    Library.install(into: machine)
    for name in names() {
      let source = try #require(Library.source(name)).text
      guard source.contains("_imports.later(") else { continue }
      do throws(Raised) {
        let module = try machine.importModule(name)
        for member in module.memberNames {
          let value = try machine.attribute(.object(module), Symbol(member))
          #expect(!value.isUndefined, "\(name).\(member)")
        }
      } catch {
        Issue.record("\(name): \(try machine.str(.object(error.exception)))")
      }
    }
  }

  @Test func `what is imported later is listed, starred and found as if it were there`() throws {
    let machine = Interpreter()
    Library.install(into: machine)
    let globals = DictObject()
    try machine.run(
      """
      import torch.nn as nn
      listed = "LSTM" in dir(nn) and "functional" in dir(nn)
      absent = "torch.nn.modules.rnn" not in __import__("sys").modules
      from torch.nn import *
      starred = LSTM is nn.LSTM and issubclass(LSTM, Module)
      counted = "relu" in vars(nn.functional)
      home = nn.functional.relu.__module__, LSTM.__module__
      """, in: globals)
    for name in ["listed", "absent", "starred", "counted"] {
      #expect(try machine.truth(globals.get(Symbol(name))), "\(name)")
    }
    let home = try machine.repr(globals.get(Symbol("home")))
    #expect(home == "('torch.nn.functional', 'torch.nn.modules.rnn')")
  }
}
