import Glibc
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
}
