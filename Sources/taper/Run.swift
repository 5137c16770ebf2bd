import ArgumentParser
import Notebook
import Terminal

/// `taper run FILE`: replays a notebook or a script.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Replay a notebook (.ipynb) or a script (.py).")

  @Argument(help: "The file to replay.")
  var file: String

  @Option(help: "Write the cells with their new outputs to this file (.ipynb or .py).")
  var output: String?

  @Flag(help: "Go on after a cell that fails.")
  var allowErrors = false

  func run() throws {
    throw ExitCode(Run.replay(file, output: output, allowErrors: allowErrors))
  }

  /// Replays a file and gives the exit status: 0, 1 if a cell failed, 2 for a file that cannot be
  /// read or written.
  static func replay(_ file: String, output: String?, allowErrors: Bool) -> Int32 {
    do {
      let read = try SessionFile(path: file)
      if output == nil, read.kind == .script { return runScript(read, file) }
      let session = Session(style: .notebook)
      Interrupts.install(for: session)
      var replay = Replay(read.document, session: session, allowsErrors: allowErrors)
      let bar = output == nil ? nil : ProgressBar()
      let progress = ReplayProgress(file, read.document, bar)
      let succeeded = replay.run(willRun: progress.willRun, progress.show)
      bar?.end()
      if let output { try replay.document.write(to: output) }
      if let status = session.exitRequest { return Int32(status) }
      return succeeded || allowErrors ? 0 : 1
    } catch {
      PlainOutput.complain("taper: \(error)")
      return 2
    }
  }

  private static func runScript(_ read: SessionFile, _ file: String) -> Int32 {
    let session = Session(style: .script)
    session.language = read.document.language
    Interrupts.install(for: session)
    let succeeded = session.runScript(read.source, name: file, PlainOutput().show)
    return Int32(session.exitRequest ?? (succeeded ? 0 : 1))
  }
}
