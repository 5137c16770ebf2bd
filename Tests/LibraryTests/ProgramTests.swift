import Foundation
import Interpreter
import Library
import Testing

/// Every program in Fixtures/programs prints what CPython 3.11 printed into the .txt beside it
/// (`for f in *.py; do python3 -W ignore $f > ${f%.py}.txt; done`).
@Suite(.serialized)
struct ProgramTests {
  static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  static let programs = tests.appendingPathComponent("Fixtures/programs")

  static let names: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(atPath: programs.path)
    return (files ?? []).filter { $0.hasSuffix(".py") }.map { String($0.dropLast(3)) }.sorted()
  }()

  static func read(_ url: URL) -> String? { try? String(contentsOf: url, encoding: .utf8) }

  static func machine(_ write: @escaping (String) -> Void) -> Interpreter {
    let machine = Interpreter()
    machine.write = write
    Library.install(into: machine)
    return machine
  }

  @Test func `There are programs`() { #expect(Self.names.count >= 6) }

  @Test(arguments: names)
  func `A program prints what CPython prints`(name: String) throws {
    let source = try #require(Self.read(Self.programs.appendingPathComponent("\(name).py")))
    let expected = try #require(Self.read(Self.programs.appendingPathComponent("\(name).txt")))
    var output = ""
    let machine = Self.machine { output += $0 }
    do throws(Raised) {
      try machine.run(source, name: name, in: machine.makeNamespace())
    } catch {
      let message = try machine.str(.object(error.exception))
      Issue.record("\(error.exception.type.name): \(message)")
    }
    let (lines, wanted) = (
      output.components(separatedBy: "\n"), expected.components(separatedBy: "\n")
    )
    for (index, pair) in zip(lines, wanted).enumerated() {
      #expect(pair.0 == pair.1, "\(name), line \(index + 1)")
    }
    #expect(lines.count == wanted.count)
  }
}
