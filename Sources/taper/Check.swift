import ArgumentParser
import Glibc
import Notebook
import Terminal

/// `taper check FILE...`: replays files and compares with their stored outputs.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Replay files and compare what their cells show with their stored outputs.",
    discussion: """
      Text must be the same, numbers to the precision that is stored; addresses and measured times \
      do not count. Cells may be tagged raises-exception, skip-execution or ignore-output.
      """)

  @Argument(help: "The files to check (.ipynb, .py or .R).")
  var files: [String]

  @Flag(help: "Write the new outputs of cells that differ back to the files.")
  var update = false

  @Flag(help: "Numbers must be the same to the last digit.")
  var exact = false

  func run() throws {
    let bar = ProgressBar()
    let printer = CheckPrinter(bar: bar)
    var tally = Tally()
    for (index, file) in files.enumerated() {
      check(
        file, "\(files.count > 1 ? "\(index + 1)/\(files.count) " : "")\(file)", printer, &tally)
      if Interrupts.hasCome { break }
    }
    bar?.end()
    if files.count > 1 || Interrupts.hasCome { printer.write(tally.text(of: files.count)) }
    fflush(stdout)
    throw ExitCode(tally.status)
  }

  /// What came of all files.
  private struct Tally {
    var fine = 0
    var different = 0
    var unreadable = 0
    var cells = 0
    var wasInterrupted = false

    var status: Int32 {
      if wasInterrupted { return Interrupts.exitStatus }
      return unreadable > 0 ? 2 : different > 0 ? 1 : 0
    }

    func text(of count: Int) -> String {
      let checked = fine + different + unreadable
      var parts = ["\(fine) fine"]
      if different > 0 { parts.append("\(different) \(different == 1 ? "differs" : "differ")") }
      if unreadable > 0 { parts.append("\(unreadable) unreadable") }
      let files = count == 1 ? "1 file" : "\(count) files"
      let text = "\(files), \(cells) cells: \(parts.joined(separator: ", "))"
      return wasInterrupted ? text + "; stopped by Ctrl-C, \(count - checked) not checked" : text
    }
  }

  private func check(
    _ path: String, _ label: String, _ printer: CheckPrinter, _ tally: inout Tally
  ) {
    let file: SessionFile
    do {
      file = try SessionFile(path: path)
    } catch {
      tally.unreadable += 1
      return printer.write("unreadable  \(error)", .error)
    }
    let session = Session(style: .notebook)
    Interrupts.install(for: session)
    var options = Checker.Options()
    options.isExact = exact
    var checker = Checker(file.document, session: session, options: options)
    let count = file.document.codeCells.count
    checker.run(isInterrupted: { Interrupts.hasCome }) { number in
      printer.bar?.show(label, number - 1, of: count)
    }
    let report = checker.report
    tally.cells += report.cellCount
    for entry in report.entries {
      for line in CheckText.lines(entry, in: path) { printer.write(line) }
    }
    if report.wasInterrupted {
      tally.wasInterrupted = true
      return printer.write("stopped     \(path)  \(CheckText.summary(report))", .warning)
    }
    if update, checker.document != file.document {
      return write(checker, to: file, printer, &tally)
    }
    if report.isFine { tally.fine += 1 } else { tally.different += 1 }
    printer.write(
      (report.isFine ? "ok          " : "differs     ") + "\(path)  \(CheckText.summary(report))",
      report.isFine ? nil : .error)
  }

  /// Writes new outputs back, unless a cell failed that should not: its error would count as right
  /// from then on.
  private func write(
    _ checker: Checker, to file: SessionFile, _ printer: CheckPrinter, _ tally: inout Tally
  ) {
    let summary = CheckText.summary(checker.report)
    guard !checker.report.hasFailures else {
      tally.different += 1
      return printer.write(
        "not updated \(file.path)  \(summary): a cell fails; tag it raises-exception if it should",
        .error)
    }
    do {
      let isNotebook = file.kind == .notebook
      let document = isNotebook ? checker.document : checker.document.withoutTracebacks
      try file.write(outputsOf: document)
      tally.fine += 1
      printer.write("updated     \(file.path)  \(summary)")
    } catch {
      tally.unreadable += 1
      printer.write("unwritable  \(error)", .error)
    }
  }
}
