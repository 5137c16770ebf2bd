import Glibc
import Interpreter
import Language

/// Candidates for the name before the cursor.
///
/// Nothing that runs a program's code is evaluated: dotted names are followed through dictionaries,
/// classes and modules only, never through properties or `__getattr__`.
public struct NameCompletion {
  private let session: Session

  public init(_ session: Session) { self.session = session }

  /// What may stand for the part before the cursor, sorted; nil if there is nothing to offer. Private
  /// names are offered once an underscore is typed.
  public func candidates(
    in text: String, cursor: String.Index
  ) -> (replaced: Range<String.Index>, words: [String])? {
    let before = text[..<cursor]
    if before.hasPrefix(":"), !before.contains(" ") {
      let typed = String(before.dropFirst())
      let range = before.index(after: before.startIndex)..<cursor
      return offer(Command.names, replacing: range, typed: typed)
    }
    if before.hasPrefix(":"), let command = Command.parse(String(before))?.command,
      command.takesFile, let space = before.firstIndex(of: " ")
    {
      return paths(before[before.index(after: space)...].drop { $0 == " " }, cursor)
    }
    if let path = openString(before) { return paths(path, cursor) }
    // In R a dot is a part of a name.
    let separator: Character = session.language == .r ? "$" : "."
    let start = before.lastIndex { !isNameCharacter($0) && $0 != "." && $0 != separator }
    let expression = start.map { before[before.index(after: $0)...] } ?? before
    let parts =
      expression.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    guard let typed = parts.last, let first = parts.first else { return nil }
    let replaced = text.index(cursor, offsetBy: -typed.count)..<cursor
    if session.language == .python, let module = importPrefix(before), parts.count >= 1 {
      return offer(importable(module, parts), replacing: replaced, typed: typed)
    }
    guard parts.count > 1 else {
      return offer(plainNames(), replacing: replaced, typed: typed)
    }
    guard !first.isEmpty, var value = lookUp(first) else { return nil }
    for name in parts.dropFirst().dropLast() {
      guard let next = member(name, of: value) else { return nil }
      value = next
    }
    return offer(members(of: value), replacing: replaced, typed: typed)
  }

  private func offer(
    _ words: [String], replacing range: Range<String.Index>, typed: String = ""
  ) -> (replaced: Range<String.Index>, words: [String])? {
    let matching = Set(words).filter {
      $0.hasPrefix(typed) && (typed.hasPrefix("_") || !$0.hasPrefix("_"))
    }
    let sorted = matching.map { (key: $0.lowercased(), word: $0) }
      .sorted { ($0.key, $0.word) < ($1.key, $1.word) }
    return sorted.isEmpty ? nil : (range, sorted.map(\.word))
  }

  private func isNameCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  // MARK: - Names

  private func plainNames() -> [String] {
    if session.language == .r {
      let keywords = [
        "break", "else", "FALSE", "for", "function", "if", "in", "Inf", "NA", "NaN", "next", "NULL",
        "repeat", "return", "TRUE", "while",
      ]
      let provided = keys(session.machine.providedByR).filter { $0.first?.isLetter == true }
      return keywords + keys(session.namespace) + provided.filter { !$0.contains("<") }
    }
    let keywords = [
      "and", "as", "assert", "break", "class", "continue", "def", "del", "elif", "else", "except",
      "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not",
      "or", "pass", "raise", "return", "try", "while", "with", "yield", "False", "None", "True",
    ]
    var names = keywords + keys(session.namespace) + keys(session.machine.builtins)
    if session.style == .interactive { names += ["torch", "nn", "F", "np"] }
    return names
  }

  private func keys(_ names: DictObject) -> [String] {
    names.items.compactMap { $0.key.string }
  }

  private func lookUp(_ name: String) -> Value? {
    let provided =
      session.language == .r ? session.machine.providedByR : session.machine.builtins
    for names in [session.namespace, provided] {
      let value = names.get(name)
      if !value.isUndefined { return value }
    }
    guard session.style == .interactive, session.language == .python else { return nil }
    return session.machine.nameFallback?(Symbol(name))
  }

  /// An attribute that is simply stored, or nil.
  private func member(_ name: String, of value: Value) -> Value? {
    guard let object = value.object else { return nil }
    if let module = object as? ModuleObject {
      let stored = module.namespace.get(name)
      if !stored.isUndefined { return stored }
      return try? session.machine.attribute(value, name)
    }
    if let type = object as? TypeObject {
      let stored = type.lookup(Symbol(name))
      return stored.isUndefined ? nil : stored
    }
    return session.machine.storedAttribute(name, of: object)
  }

  private func members(of value: Value) -> [String] {
    var names = session.machine.storedAttributes(of: value)
    let type = value.type ?? session.machine.type(of: value)
    for each in type.mro { names += keys(each.namespace) }
    if let module = value.object as? ModuleObject { names = module.memberNames }
    return names
  }

  // MARK: - Imports

  /// The module whose members are being imported (`from x import |`), "" for a module's own name.
  private func importPrefix(_ before: Substring) -> String? {
    let row = before.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    let words = row.split(separator: " ", omittingEmptySubsequences: true)
    guard let first = words.first, first == "import" || first == "from" else { return nil }
    if first == "from", words.count >= 3, words[2] == "import" { return String(words[1]) }
    return ""
  }

  private func importable(_ module: String, _ parts: [String]) -> [String] {
    guard module.isEmpty else {
      guard let object = try? session.machine.importModule(module) else { return [] }
      return object.memberNames.filter { !$0.hasPrefix("_") }
    }
    let prefix = parts.dropLast().map { $0 + "." }.joined()
    return session.machine.importableModules.filter { $0.hasPrefix(prefix) }.map {
      String($0.dropFirst(prefix.count).prefix { $0 != "." })
    }
  }

  // MARK: - Paths

  /// The text of a string that is open at the end, if it looks like a path.
  private func openString(_ before: Substring) -> Substring? {
    guard let token = Lexer.tokens(in: String(before)).last(where: { !$0.span.isEmpty }),
      token.kind == .unterminatedString
    else { return nil }
    let start = before.utf8.index(before.startIndex, offsetBy: Int(token.span.start))
    return before[start...].drop { $0 != "'" && $0 != "\"" }.dropFirst()
  }

  /// Whether a file's name can be shown and typed as it is.
  private func isPlain(_ name: String) -> Bool {
    name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }

  private func paths(
    _ typed: Substring, _ cursor: String.Index
  ) -> (replaced: Range<String.Index>, words: [String])? {
    let name = typed.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let folder = typed.dropLast(name.count)
    guard let directory = opendir(folder.isEmpty ? "." : String(folder)) else { return nil }
    defer { closedir(directory) }
    var words: [String] = []
    while let entry = readdir(directory) {
      let isFolder = entry.pointee.d_type == UInt8(DT_DIR)
      let found = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard found != ".", found != "..", found.hasPrefix(name), isPlain(found) else { continue }
      if found.hasPrefix("."), name.isEmpty { continue }
      words.append(found + (isFolder ? "/" : ""))
    }
    return offer(words, replacing: name.startIndex..<cursor, typed: String(name))
  }
}

extension SourceSpan {
  fileprivate var isEmpty: Bool { start == end }
}
