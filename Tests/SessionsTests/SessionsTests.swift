import EmulatedCUDA
import Foundation
import Testing

@testable import Notebook

/// The lessons in `sessions/`, whose outputs PyTorch printed; see `record_sessions.py`.
@Suite struct SessionsTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The files' names, which begin with the lesson's number.
  static let lessons: [String] = {
    let folder = root.appendingPathComponent("sessions").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.first?.isNumber == true }.sorted()
  }()

  static func path(_ lesson: String) -> String {
    root.appendingPathComponent("sessions/" + lesson).path
  }

  @Test(arguments: lessons)
  func `a lesson shows what PyTorch printed, to the character`(_ lesson: String) throws {
    try replay(lesson)
  }

  @Test func `the lesson on devices shows the same on a GPU`() throws {
    try EmulatedDevice.open()
    let session = try replay("06_model_class_and_gpu.py")
    var text = ""
    session.run("device") { if case .result(let result, _) = $0 { text = result } }
    #expect(text == "device(type='cuda')")
  }

  @discardableResult private func replay(_ lesson: String) throws -> Session {
    let stored = try Document(path: Self.path(lesson))
    let session = Session(style: .notebook)
    var replay = Replay(stored, session: session, allowsErrors: true)
    #expect(replay.run { _, _ in }, "a cell failed, or one tagged so did not")
    for (before, after) in zip(stored.codeCells, replay.document.codeCells)
    where !before.tags.contains("ignore-output") {
      #expect(lines(after) == lines(before), "\(before.source)")
      #expect(after.outputs.contains(where: \.isError) == before.tags.contains("raises-exception"))
    }
    return session
  }

  @Test(arguments: ["06_model_class_and_gpu.py", "08_what_goes_wrong.py", "09_rtorch.R"])
  func `a check of a lesson finds nothing`(_ lesson: String) throws {
    var options = Checker.Options()
    options.isExact = true
    let document = try Document(path: Self.path(lesson))
    var checker = Checker(document, session: Session(style: .notebook), options: options)
    checker.run(isInterrupted: { false }, { _ in })
    #expect(checker.report.isFine)
    #expect(checker.report.comparedCount > 10)
  }

  @Test(arguments: lessons)
  func `a lesson is written as the native form has it`(_ lesson: String) throws {
    let text = try String(contentsOfFile: Self.path(lesson), encoding: .utf8)
    #expect(try Document(path: Self.path(lesson)).text(for: lesson) == text)
  }

  @Test func `the README names each lesson`() throws {
    let readme = try String(
      contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
    #expect(Self.lessons.count >= 9)
    for lesson in Self.lessons { #expect(readme.contains("`\(lesson)`")) }
  }

  /// What the cell shows; of an error its name and message, since PyTorch has other tracebacks.
  private func lines(_ cell: Cell) -> String {
    OutputLines.written(
      cell.outputs.map { output in
        guard case .error(let name, let message, _) = output else { return output }
        return .error(
          name: name, message: message, traceback: OutputLines.headline(name, message))
      })
  }
}

extension Output {
  fileprivate var isError: Bool {
    if case .error = self { return true }
    return false
  }
}
