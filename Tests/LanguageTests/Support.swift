// Shared by the tests: parsing text, and sources that carry a mark where a mistake is.

import Language

/// The dump of a source's tree, or `name: message` if it has a mistake.
func tree(_ text: String) -> String {
  do {
    return TreeDump.dump(try Parser.parse(SourceText(text)))
  } catch {
    return "\(error.exceptionName): \(error.message)"
  }
}

/// The dump of a source that is one expression.
func expressionTree(_ text: String) -> String {
  do {
    return TreeDump.dump(try Parser.parseExpression(SourceText(text)))
  } catch {
    return "\(error.exceptionName): \(error.message)"
  }
}

/// A source in which `‸` stands before the place of a mistake.
struct MarkedSource {
  let text: String
  let line: Int
  let column: Int

  init(_ marked: String) {
    var text = ""
    var line = 1
    var column = 1
    var found = (0, 0)
    for scalar in marked.unicodeScalars {
      if scalar == "‸" {
        found = (line, column)
        continue
      }
      text.unicodeScalars.append(scalar)
      column = scalar == "\n" ? 1 : column + 1
      line += scalar == "\n" ? 1 : 0
    }
    self.text = text
    (self.line, self.column) = found
  }
}
