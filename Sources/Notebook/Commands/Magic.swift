/// Rows of IPython's that are no Python: `%time x`, `%%time`, `!ls`, `name?`.
///
/// They become calls of `get_ipython()`, one row for one row, as IPython itself does it. Only rows
/// that begin a statement are taken: a `%` inside brackets or text is what it always was. Commands
/// of the shell are never carried out: a session file is data from a stranger.
enum Magic {
  /// Whether a row is one of IPython's own.
  static func isMagic(_ row: String) -> Bool { rewritten(row: row) != nil }

  /// The source with IPython's rows as calls; nil if there are none.
  static func rewritten(_ source: String) -> String? {
    guard source.contains(where: { $0 == "%" || $0 == "!" || $0 == "?" }) else { return nil }
    let rows = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let first = rows.firstIndex(where: { !$0.allSatisfy(\.isWhitespace) }),
      rows[first].hasPrefix("%%")
    {
      let (name, line) = parts(of: rows[first].dropFirst(2))
      let body = rows[(first + 1)...].joined(separator: "\n")
      return "get_ipython().run_cell_magic(\(quoted(name)), \(quoted(line)), \(quoted(body)))"
    }
    var scanner = StatementScanner()
    var isChanged = false
    let changed = rows.map { row in
      let begins = scanner.isAtStart
      if begins, let new = rewritten(row: row) {
        isChanged = true
        return new
      }
      scanner.pass(row)
      return row
    }
    return isChanged ? changed.joined(separator: "\n") : nil
  }

  private static func rewritten(row: String) -> String? {
    let code = row.drop { $0 == " " || $0 == "\t" }
    let indent = row.prefix(row.count - code.count)
    if let call = call(String(code)) { return indent + call }
    // `name = %magic` and `name = !command`.
    if let equals = code.firstIndex(of: "="), code[..<equals].allSatisfy(isTarget),
      !code[..<equals].allSatisfy(\.isWhitespace)
    {
      let value = code[code.index(after: equals)...].drop { $0 == " " }
      if value.first == "%" || value.first == "!", let call = call(String(value)) {
        return indent + code[...equals] + " " + call
      }
    }
    return nil
  }

  private static func call(_ code: String) -> String? {
    if code.hasPrefix("!") {
      let command = code.drop { $0 == "!" }
      return "get_ipython().system(\(quoted(String(command))))"
    }
    if code.hasPrefix("%"), code.dropFirst().first.map({ $0.isLetter || $0 == "%" }) == true {
      let (name, line) = parts(of: code.drop { $0 == "%" })
      return "get_ipython().run_line_magic(\(quoted(name)), \(quoted(line)))"
    }
    let name = code.drop { $0 == "?" }.reversed().drop { $0 == "?" || $0.isWhitespace }
    let asked = String(name.reversed())
    guard code.hasPrefix("?") || code.hasSuffix("?"), !asked.isEmpty,
      asked.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." })
    else { return nil }
    return "get_ipython().run_line_magic('pinfo', \(quoted(asked)))"
  }

  private static func isTarget(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "_ ,.".contains(character)
  }

  private static func parts(of text: some StringProtocol) -> (name: String, line: String) {
    let name = text.prefix { !$0.isWhitespace }
    let line = text.dropFirst(name.count).drop { $0.isWhitespace }
    return (String(name), String(line))
  }

  /// The text as a literal of the language, on one row.
  private static func quoted(_ text: String) -> String {
    var literal = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": literal += "\\\\"
      case "'": literal += "\\'"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\0": literal += "\\x00"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "'"
  }
}

/// Follows brackets, texts and line joins, to know which rows begin a statement.
private struct StatementScanner {
  private var depth = 0
  private var quote: (sign: Character, isTriple: Bool)?
  private var isJoined = false

  var isAtStart: Bool { depth == 0 && quote == nil && !isJoined }

  mutating func pass(_ row: String) {
    isJoined = false
    let signs = Array(row)
    var place = 0
    while place < signs.count {
      let sign = signs[place]
      let isThree =
        place + 2 < signs.count && signs[place + 1] == sign && signs[place + 2] == sign
      if let open = quote {
        if sign == "\\" {
          place += 1
        } else if sign == open.sign, !open.isTriple || isThree {
          place += open.isTriple ? 2 : 0
          quote = nil
        }
      } else {
        switch sign {
        case "#": return
        case "\"", "'":
          quote = (sign, isThree)
          if isThree { place += 2 }
        case "(", "[", "{": depth += 1
        case ")", "]", "}": depth = max(0, depth - 1)
        case "\\" where place == signs.count - 1: isJoined = true
        default: break
        }
      }
      place += 1
    }
    if let open = quote, !open.isTriple, signs.last != "\\" { quote = nil }
  }
}
