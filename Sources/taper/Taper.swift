import ArgumentParser
import Glibc
import Notebook

/// `taper`: the prompt, and the commands that work on files.
@main
struct Taper: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "taper",
    abstract: "A terminal notebook for tensors and gradients.",
    discussion: """
      Without a command, taper starts its prompt, or reads cells from standard input if that is \
      no terminal.
      """,
    version: "0.1.0",
    subcommands: [Run.self, Prompt.self],
    defaultSubcommand: Prompt.self)

  /// Without any option there is nothing to parse, and the prompt comes sooner.
  static func main() {
    guard CommandLine.arguments.count == 1 else { return main(nil) }
    Glibc.exit(Prompt.start())
  }
}

/// The prompt, code from the command line, or cells from a pipe.
struct Prompt: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prompt", abstract: "Start the prompt (the default).", shouldDisplay: false)

  @Option(name: .customShort("c"), help: "Run this code and leave.")
  var code: String?

  @Argument(help: "A file to run, or - for standard input.")
  var file: String?

  func run() throws {
    let status: Int32
    if let code {
      var cells = [code]
      status = Prompt.runCells { cells.popLast() }
    } else if let file, file != "-" {
      status = Run.replay(file, output: nil, allowErrors: false)
    } else if file == "-" {
      status = Prompt.runPipe()
    } else {
      status = Prompt.start()
    }
    throw ExitCode(status)
  }

  /// The prompt on a terminal, else the cells of standard input; the exit status.
  static func start() -> Int32 {
    let isTerminal = isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0
    return isTerminal ? InteractivePrompt().run() : runPipe()
  }

  /// Runs cells one after the other, as long as they come and none fails.
  private static func runCells(_ next: () -> String?) -> Int32 {
    let session = Session(style: .interactive)
    Interrupts.install(for: session)
    let runner = CellRunner(session)
    let output = PlainOutput()
    while let cell = next() {
      let outcome = runner.run(cell, output.show)
      fflush(stdout)
      switch outcome {
      case .succeeded: continue
      case .failed: return 1
      case .ended(let status): return Int32(truncatingIfNeeded: status)
      }
    }
    return 0
  }

  /// Runs the cells of standard input, each as soon as it is complete.
  private static func runPipe() -> Int32 {
    var splitter = CellSplitter()
    var isAtEnd = false
    return runCells {
      while !isAtEnd {
        guard let line = readLine(strippingNewline: true) else {
          isAtEnd = true
          return splitter.finish()
        }
        if let cell = splitter.add(line) { return cell }
      }
      return nil
    }
  }
}
