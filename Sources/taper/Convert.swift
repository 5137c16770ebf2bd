import ArgumentParser
import Notebook

/// `taper convert IN OUT`: a session file in another form.
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Convert a session file; the endings .ipynb, .py and .R say to what.")

  @Argument(
    help: "The file to read: .ipynb, .py, .R, or text with cells that begin with 'In [1]:'.")
  var input: String

  @Argument(help: "The file to write: .ipynb, .py or .R.")
  var output: String

  @Flag(help: "Replace the output file if there is one.")
  var force = false

  func run() throws {
    do {
      try SessionFile(path: input, isExact: true).document.convert(to: output, replacing: force)
    } catch {
      PlainOutput.complain("taper: \(error)")
      throw ExitCode(2)
    }
  }
}
