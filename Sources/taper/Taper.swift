import ArgumentParser
import CUDA
import Glibc
import Notebook
import Tensors

/// `taper`: the prompt, and the commands that work on files.
@main
struct Taper: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "taper",
    abstract: "A terminal notebook for tensors and gradients.",
    usage: """
      taper                    the prompt, or the cells of standard input
      taper FILE               open a lesson and step through it (replay it, if in a pipe)
      taper -                  the cells of standard input
      taper -c CODE            run code and leave
      taper --resume           the last session, as it was when it ended or crashed
      taper run FILE [--output OUT] [--allow-errors]
      taper check FILE... [--update] [--exact]
      taper convert IN OUT [--force]
      """,
    discussion: """
      The exit status is 0 when all is well, 1 when a cell failed or an output differs, 2 for \
      wrong usage or a file that cannot be read or written.
      """,
    version: "0.1.0",
    subcommands: [Run.self, Check.self, Convert.self, Prompt.self],
    defaultSubcommand: Prompt.self)

  /// Without any option there is nothing to parse, and the prompt comes sooner. Wrong usage ends
  /// with status 2.
  static func main() {
    // Nothing is loaded before a program first asks for a GPU.
    Backends.runtime = CUDARuntime()
    guard CommandLine.arguments.count > 1 else { Glibc.exit(Prompt.start()) }
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      PlainOutput.complain(fullMessage(for: error))
      Glibc.exit(2)
    }
  }
}

/// The prompt, code from the command line, or cells from a pipe.
struct Prompt: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prompt", abstract: "Start the prompt (the default).", shouldDisplay: false)

  @Option(name: .customShort("c"), help: "Run this code and leave.")
  var code: String?

  @Flag(help: "Bring the last session back, as it was when it ended or crashed.")
  var resume = false

  @Argument(help: "A lesson to open, or - for standard input.")
  var file: String?

  func run() throws {
    let status: Int32
    if resume {
      guard Prompt.isAtTerminal, code == nil, file == nil else {
        throw ValidationError("--resume stands alone, and needs a terminal")
      }
      status = InteractivePrompt().run(resuming: true)
    } else if let code {
      var cells = [code]
      status = Prompt.runCells { _ in cells.popLast() }
    } else if let file, file != "-" {
      status =
        Prompt.isAtTerminal
        ? InteractivePrompt().run(opening: file)
        : Run.replay(file, output: nil, allowErrors: false)
    } else if file == "-" {
      status = Prompt.runPipe()
    } else {
      status = Prompt.start()
    }
    throw ExitCode(status)
  }

  /// The prompt on a terminal, else the cells of standard input; the exit status.
  static func start() -> Int32 { isAtTerminal ? InteractivePrompt().run() : runPipe() }

  private static var isAtTerminal: Bool { isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0 }

  /// Runs cells one after the other, as long as they come and none fails.
  private static func runCells(_ next: (Session) -> String?) -> Int32 {
    let session = Session(style: .interactive)
    Interrupts.install(for: session)
    let runner = CellRunner(session)
    let output = PlainOutput()
    while let cell = next(session) {
      let outcome = runner.run(cell, output.show)
      fflush(stdout)
      switch outcome {
      case .succeeded: continue
      case .failed, .interrupted: return 1
      case .ended(let status): return Int32(truncatingIfNeeded: status)
      }
    }
    return 0
  }

  /// Runs the cells of standard input, each as soon as it is complete.
  private static func runPipe() -> Int32 {
    var splitter = CellSplitter()
    var isAtEnd = false
    return runCells { session in
      while !isAtEnd {
        guard let line = readLine(strippingNewline: true) else {
          isAtEnd = true
          return splitter.finish()
        }
        if let cell = splitter.add(line, in: session.language) { return cell }
      }
      return nil
    }
  }
}
