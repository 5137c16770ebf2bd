import Glibc
import TerminalTesting
import Testing

@testable import Notebook

/// Python with nbformat: the one that `TAPER_PYTHON` names, else `python3`.
private let python = getenv("TAPER_PYTHON").map { String(cString: $0) } ?? "python3"

/// The status that a program of Python's ended with.
private func status(_ program: String, _ argument: String) -> Int32 {
  let words = ["/usr/bin/env", python, "-c", program, argument]
  var pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
  defer { for pointer in pointers { free(pointer) } }
  var process: pid_t = 0
  guard posix_spawn(&process, words[0], nil, nil, &pointers, environ) == 0 else { return -1 }
  var status: Int32 = 0
  waitpid(process, &status, 0)
  return status
}

@Suite struct NotebookSchemaTests {
  @Test func `every notebook that is written follows the schema's rules`() throws {
    for seed in 1...1000 {
      var generator = DocumentGenerator(seed: UInt64(seed))
      let text = NotebookFormat.write(generator.document())
      let problems = NotebookRules(try JSON(parsing: Array(text.utf8))).problems
      try #require(problems.isEmpty, "seed \(seed): \(problems)\n\(text)")
    }
  }

  @Test(.enabled(if: status("import nbformat", "") == 0))
  func `nbformat accepts every notebook that is written`() throws {
    let folder = Folder()
    for seed in 1...1000 {
      var generator = DocumentGenerator(seed: UInt64(seed))
      try generator.document().write(to: folder.path + "/\(seed).ipynb")
    }
    let program = """
      import glob, json, sys, warnings, nbformat
      warnings.simplefilter("error")
      for path in glob.glob(sys.argv[1] + "/*.ipynb"):
          with open(path) as file:
              nbformat.validate(json.load(file))
          nbformat.read(path, as_version=4)
      """
    #expect(status(program, folder.path) == 0)
  }
}
