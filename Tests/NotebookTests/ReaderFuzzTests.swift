import Glibc
import Testing

@testable import Notebook

/// Mutated files of every kind must be read or refused: never crash, hang or lose anything on the way
/// to another form. `TAPER_FUZZ_SECONDS`, `TAPER_FUZZ_SEED` and `TAPER_FUZZ_LOG` work as for programs;
/// an input that takes longer than a minute ends the tests, and the log holds it.
@Suite(.serialized) struct ReaderFuzzTests {
  @Test func `mutated files are read or refused, and what is read survives every form`() throws {
    let seconds = getenv("TAPER_FUZZ_SECONDS").flatMap { Double(String(cString: $0)) } ?? 5
    var seed = getenv("TAPER_FUZZ_SEED").flatMap { UInt64(String(cString: $0)) } ?? 1
    let start = now()
    var shown = start
    var (ran, wereRead) = (0, 0)
    signal(SIGALRM, SIG_DFL)
    while now() - start < seconds {
      var generator = FileGenerator(seed: seed)
      for _ in 0..<20 {
        let (name, bytes) = generator.file()
        remember(name, bytes, seed)
        alarm(60)
        let before = now()
        if try survives(name, bytes, seed) { wereRead += 1 }
        #expect(now() - before < 20, "seed \(seed) took too long")
        ran += 1
      }
      seed += 1
      guard now() - shown > 60 else { continue }
      shown = now()
      fputs("reader fuzz: \(ran) files, \(wereRead) read, at seed \(seed)\n", stderr)
    }
    alarm(0)
    #expect(ran > 0 && wereRead > 0)
  }

  /// Whether the file is read; then it must become a notebook and a script and stay the same.
  private func survives(_ name: String, _ bytes: [UInt8], _ seed: UInt64) throws -> Bool {
    guard let file = try? SessionFile(path: name, bytes: bytes) else { return false }
    let notebook = NotebookFormat.write(file.document)
    let problems = NotebookRules(try JSON(parsing: Array(notebook.utf8))).problems
    #expect(problems.isEmpty, "seed \(seed)")
    for form in ["a.ipynb", file.document.language == .r ? "a.R" : "a.py"] {
      let text = try file.document.text(for: form)
      let again = try SessionFile(path: form, bytes: Array(text.utf8)).document
      #expect(NotebookFormat.write(again) == notebook, "seed \(seed), \(form)")
    }
    if file.kind != .notebook, file.kind != .transcript {
      let same = try file.text(withOutputsOf: file.document)
      #expect(Array(same.utf8) == bytes, "seed \(seed)")
      var changed = file.document
      for index in changed.cells.indices where changed.cells[index].kind == .code {
        changed.cells[index].outputs = [.result("new", count: 1)]
      }
      let text = try file.text(withOutputsOf: changed)
      let again = try SessionFile(path: name, bytes: Array(text.utf8))
      #expect(again.document.cells.map(\.source) == changed.cells.map(\.source), "seed \(seed)")
    }
    return true
  }

  private func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Keeps the file on disk, so that a crash can be looked at.
  private func remember(_ name: String, _ bytes: [UInt8], _ seed: UInt64) {
    guard let path = getenv("TAPER_FUZZ_LOG"), let file = fopen(path, "w") else { return }
    fputs("# seed \(seed) \(name)\n", file)
    bytes.withUnsafeBytes { _ = fwrite($0.baseAddress, 1, $0.count, file) }
    fclose(file)
  }
}

/// Session files of every kind, most of them mutated.
private struct FileGenerator {
  private var documents: DocumentGenerator

  init(seed: UInt64) { documents = DocumentGenerator(seed: seed) }

  mutating func file() -> (name: String, bytes: [UInt8]) {
    let (name, text) = whole()
    var bytes = Array(text.utf8)
    for _ in 0..<documents.below(6) { mutate(&bytes) }
    return (name, bytes)
  }

  private mutating func whole() -> (name: String, text: String) {
    switch documents.below(6) {
    case 0, 1: return ("a.ipynb", NotebookFormat.write(documents.document()))
    case 2: return ("a.py", PercentFormat.write(documents.document()))
    case 3: return ("a.R", PercentFormat.write(documents.document(.r)))
    case 4:
      return (
        "a.py", "\"\"\"\nT\n=\n\(rest())\n\"\"\"\nx = 1\n" + rule() + rest() + "\ny = 2\n" + rule()
      )
    default:
      let cells = (0..<4).map { "In [\($0)]:\n" + documents.text(rows: 4) + "\n\n" }
      return ("a.txt", cells.joined())
    }
  }

  private mutating func rule() -> String {
    documents.below(2) == 0 ? "# %%\n" : String(repeating: "#", count: 30) + "\n"
  }

  private mutating func rest() -> String {
    let rows = [
      "# Title", "# =====", "# .. math:: x", "#    y", "# see::", "#   code",
      "# `a <b>`_ and ``c``",
      "# :math:`x`", "# .. note::", "# .. _a: b", "#", "", ".. image:: a", "   :alt: b", "`a`_ `b",
    ]
    return (0..<documents.below(8)).map { _ in rows[documents.below(rows.count)] + "\n" }.joined()
  }

  private static let pieces = [
    "\"", "\\", "{", "}", "[", "]", ",", ":", "\n", "\r\n", "\r", "\u{0}", "# %%\n", "#> ", "#> {",
    "'''",
    "\"\"\"", "# ---\n", "\\ud800", "1e999", "null", "[[[[[[[[", "\u{FEFF}", "\t", "=", "\u{1b}[2J",
    "é",
    "In [1]:\n", "# %% a={\"b\": ", "#> Out[9]:", "NaN", "-", "\u{2028}", "execution_count",
  ]

  private mutating func mutate(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let place = documents.below(bytes.count)
    let length = min(documents.below(40), bytes.count - place)
    switch documents.below(8) {
    case 0: bytes.removeSubrange(place..<(place + length))
    case 1, 2:
      let piece = FileGenerator.pieces[documents.below(FileGenerator.pieces.count)]
      bytes.insert(contentsOf: piece.utf8, at: place)
    case 3: bytes[place] = UInt8(documents.below(256))
    case 4: bytes.insert(contentsOf: bytes[place..<(place + length)], at: place)
    case 5: bytes.removeLast(length)
    case 6: bytes.swapAt(place, documents.below(bytes.count))
    default: bytes[place] ^= 1 << UInt8(documents.below(8))
    }
  }
}
