import EmulatedCUDA
import Foundation
import Tensors
import Testing

@testable import Notebook

/// Whole notebooks after `:device gpu`: the cells show what they showed on the processor.
///
/// The processor draws the random numbers here, since a GPU has a stream of its own. Texts may differ in
/// `device='cuda:0'`, in the places where that breaks lines, and in the last printed digit of decimals.
@Suite(.serialized) final class DeviceReplayTests {
  /// Cells of the lessons that must show something else on a GPU, by their first line, and why.
  private static let exceptions = [
    "model, loss = fit(x, y, 3)": "2,000 steps of Adam carry a last bit into the printed digits"
  ]

  private static let lessons = SessionsTests.lessons.filter {
    // Lesson 6 tells where tensors are.
    $0.hasSuffix(".py") && !$0.hasPrefix("06")
  }

  /// More notebooks: those in the folders that `TAPER_NOTEBOOKS` names, with colons between them.
  private static let notebooks: [String] =
    (ProcessInfo.processInfo.environment["TAPER_NOTEBOOKS"] ?? "").split(separator: ":")
    .flatMap { folder in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: String(folder))) ?? []
      return names.filter { $0.hasSuffix(".ipynb") }.sorted().map { "\(folder)/\($0)" }
    }

  init() throws {
    try EmulatedDevice.open()
    RandomSource.isDevice = false
  }

  deinit {
    RandomSource.isDevice = true
    EmulatedDevice.close()
  }

  @Test(arguments: lessons, [true, false])
  func `a lesson shows the same on a GPU`(_ lesson: String, hasExactMemory: Bool) throws {
    // Launches become graphs only where memory is kept for reuse.
    EmulatedDevice.restart(exactMemory: hasExactMemory)
    for cell in try replay(SessionsTests.path(lesson)) {
      let isException = Self.exceptions.keys.contains { cell.source.contains($0) }
      #expect((cell.verdict == .different) == isException, "\(cell.source)\n\(cell.texts)")
    }
  }

  /// Of a hundred cells of any notebooks one may tell the device.
  @Test(.enabled(if: !notebooks.isEmpty))
  func `notebooks show the same on a GPU`() throws {
    var count = 0
    var differing = 0
    for path in Self.notebooks {
      for cell in try replay(path) {
        count += 1
        guard cell.verdict == .different else { continue }
        differing += 1
        print("\(path)\n\(cell.source)\n\(cell.texts)")
      }
    }
    print("\(count) cells on a GPU, \(differing) differ")
    #expect(differing * 100 <= count)
  }

  /// How a cell's outputs on the device compare with the stored ones.
  private struct ReplayedCell {
    let source: String
    let texts: String
    let verdict: CellComparison.Verdict
  }

  private func replay(_ path: String) throws -> [ReplayedCell] {
    let stored = try Document(path: path)
    let session = Session(style: .notebook)
    _ = CellRunner(session).run(":device gpu") { _ in }
    #expect(session.device == "cuda:0")
    defer { _ = CellRunner(session).run(":device cpu") { _ in } }
    var replay = Replay(stored, session: session, allowsErrors: true)
    _ = replay.run { _, _ in }
    let pairs = zip(stored.codeCells, replay.document.codeCells)
    return pairs.filter { !$0.0.tags.contains("ignore-output") }.map { before, after in
      ReplayedCell(
        source: before.source,
        texts: OutputLines.written(before.outputs) + OutputLines.written(after.outputs),
        verdict: CellComparison(
          stored: before.outputs.map(\.withoutDevice), got: after.outputs.map(\.withoutDevice)
        ).verdict)
    }
  }
}

extension Output {
  /// The output as the processor would have it, on one line; of an error its name and message.
  fileprivate var withoutDevice: Output {
    switch self {
    case .stream(let name, let text): .stream(name: name, text: Self.withoutDevice(text))
    case .executeResult(let data, _, _):
      .result(Self.withoutDevice(data["text/plain"]?.string ?? ""), count: 0)
    case .displayData: self
    case .error(let name, let message, _):
      .error(name: name, message: Self.withoutDevice(message), traceback: [])
    }
  }

  private static func withoutDevice(_ text: String) -> String {
    text.replacing(#/,\s+device='cuda:0'/#, with: "").replacing(#/\s+/#, with: " ")
      .replacing("torch.cuda.", with: "torch.").replacing("_cuda_", with: "_cpu_")
  }
}
