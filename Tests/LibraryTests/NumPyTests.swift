// NumPy's arrays, scalars, functions and messages against real NumPy (Fixtures/numpys.py).

import Foundation
import Interpreter
import Language
import Testing

@testable import Library

@Suite("NumPy", .serialized)
struct NumPyTests {
  @Test("Expressions give what NumPy gives, down to the last digit and word")
  func matchesTheReference() throws {
    let session = try NumPySession()
    let entries = try NumPyEntry.load()
    #expect(entries.count > 300)
    for entry in entries {
      #expect(try session.output(of: entry) == entry.expected, "\(entry.line)")
    }
  }

  @Test("An array and a tensor share memory both ways")
  func sharedMemory() throws {
    let session = try NumPySession()
    let output = try session.run(
      """
      t = torch.zeros(3)
      a = t.numpy()
      a[0] = 5
      t[1] = 7
      b = torch.from_numpy(a[::2])
      b += 1
      print(t, a, b)
      """)
    #expect(output == "tensor([6., 7., 1.]) [6. 7. 1.] tensor([6., 1.])\n")
  }

  @Test("Seeded generators repeat")
  func seeds() throws {
    let session = try NumPySession()
    let output = try session.run(
      """
      np.random.seed(3)
      first = np.random.rand(2).tolist()
      state = np.random.get_state()
      second = np.random.randn(3).tolist()
      np.random.set_state(state)
      print(second == np.random.randn(3).tolist())
      np.random.seed(3)
      print(first == np.random.rand(2).tolist())
      """)
    #expect(output == "True\nTrue\n")
  }
}

/// One expression and what it gives.
struct NumPyEntry {
  let line: String
  let expected: String

  static func load() throws -> [NumPyEntry] {
    let text = try String(contentsOf: folder.appendingPathComponent("numpys.txt"), encoding: .utf8)
    return text.components(separatedBy: "\n~\n").compactMap { block in
      guard let newline = block.firstIndex(of: "\n"), block.hasPrefix(">>> ") else { return nil }
      return NumPyEntry(
        line: String(block[..<newline].dropFirst(4)),
        expected: String(block[block.index(after: newline)...]) + "\n")
    }
  }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures")
}

/// An interpreter with the fixture's prelude.
final class NumPySession {
  private let machine = Interpreter()
  private let namespace: DictObject
  private var text = ""

  init() throws {
    Library.install(into: machine)
    namespace = machine.makeNamespace()
    machine.write = { [unowned self] in text += $0 }
    let prelude = NumPyEntry.folder.appendingPathComponent("numpy_prelude.py")
    _ = try run(String(contentsOf: prelude, encoding: .utf8))
  }

  /// What a program prints.
  func run(_ source: String) throws -> String {
    text = ""
    _ = try machine.runCell(SourceText(source, name: "test"), in: namespace)
    return text
  }

  func output(of entry: NumPyEntry) throws -> String {
    var statement = "pass"
    var expression = entry.line
    if !entry.line.hasPrefix("f"), let split = entry.line.range(of: "; ", options: .backwards) {
      statement = String(entry.line[..<split.lowerBound])
      expression = String(entry.line[split.upperBound...])
    }
    return try run(
      """
      try:
          \(statement)
          _result = (\(expression))
          print(repr(_result))
      except Exception as error:
          print('!!', type(error).__name__, error)
      """)
  }
}
