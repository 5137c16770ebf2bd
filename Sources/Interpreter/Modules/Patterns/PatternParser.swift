// Reads Python's regular expressions, one method for each rule.

struct PatternParser {
  /// The flags of the `re` module.
  struct Flags: OptionSet {
    let rawValue: Int
    static let ignoreCase = Flags(rawValue: 2)
    static let multiline = Flags(rawValue: 8)
    static let dotAll = Flags(rawValue: 16)
    static let verbose = Flags(rawValue: 64)
    static let ascii = Flags(rawValue: 256)
  }

  let text: [UInt32]
  var position = 0
  private(set) var flags: Flags
  private(set) var groupCount = 0
  private(set) var groupNames: [(name: String, number: Int)] = []
  var openGroups: Set<Int> = []
  private var depth = 0

  init(_ text: [UInt32], _ flags: Flags) {
    self.text = text
    self.flags = flags
  }

  mutating func parse() throws(PatternError) -> PatternNode {
    let node = try choice()
    if position < text.count { throw error("unbalanced parenthesis") }
    return node
  }

  func error(_ message: String, at place: Int? = nil) -> PatternError {
    PatternError(message: message, position: place ?? position)
  }

  func peek(_ character: Unicode.Scalar) -> Bool {
    position < text.count && text[position] == character.value
  }

  mutating func accept(_ character: Unicode.Scalar) -> Bool {
    guard peek(character) else { return false }
    position += 1
    return true
  }

  private mutating func choice() throws(PatternError) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    guard depth < 200 else { throw error("pattern is nested too deeply") }
    var branches = [try sequence()]
    while accept("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(PatternError) -> PatternNode {
    var parts: [PatternNode] = []
    while position < text.count, !peek("|"), !peek(")") {
      if flags.contains(.verbose), skipComment() { continue }
      let start = position
      guard let atom = try atom() else { continue }
      parts.append(try quantified(atom, from: start))
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func skipComment() -> Bool {
    guard let scalar = Unicode.Scalar(text[position]) else { return false }
    if NumberParsing.isSpace(scalar) {
      position += 1
      return true
    }
    guard scalar == "#" else { return false }
    while position < text.count, !peek("\n") { position += 1 }
    return true
  }

  // MARK: - Quantifiers

  private mutating func quantified(
    _ atom: PatternNode, from start: Int
  ) throws(PatternError) -> PatternNode {
    let brace = position
    guard let (least, most) = try quantifier() else { return atom }
    if let most, most < least {
      throw error("min repeat greater than max repeat", at: brace + 1)
    }
    let isLazy = accept("?")
    let again = position
    if try quantifier() != nil { throw error("multiple repeat", at: again) }
    return .repeated(atom, least: least, most: most, isLazy: isLazy)
  }

  private mutating func quantifier() throws(PatternError) -> (Int, Int?)? {
    if accept("*") { return (0, nil) }
    if accept("+") { return (1, nil) }
    if accept("?") { return (0, 1) }
    guard peek("{") else { return nil }
    let start = position
    position += 1
    let least = number()
    var most = least
    if accept(",") { most = number() } else if least == nil { most = -1 }
    guard accept("}"), most != -1 else {
      position = start
      return nil
    }
    guard (least ?? 0) <= 1000, (most ?? 0) <= 1000 else {
      throw error("the repetition number is too large", at: start)
    }
    return (least ?? 0, most)
  }

  mutating func number() -> Int? {
    var value: Int?
    while position < text.count, text[position] >= 48, text[position] <= 57 {
      value = min(1 << 30, (value ?? 0) * 10 + Int(text[position]) - 48)
      position += 1
    }
    return value
  }

  // MARK: - Atoms

  /// One atom; nil for what matches nothing by itself, such as a comment.
  private mutating func atom() throws(PatternError) -> PatternNode? {
    let start = position
    let scalar = text[position]
    position += 1
    switch Unicode.Scalar(scalar) {
    case ".": return .any(newlines: flags.contains(.dotAll))
    case "^": return .lineStart(multiline: flags.contains(.multiline))
    case "$": return .lineEnd(multiline: flags.contains(.multiline))
    case "(": return try group(start)
    case "[": return .set(try set(start))
    case "\\": return try escape(start)
    case "*", "+", "?": throw error("nothing to repeat", at: start)
    case "{":
      position = start
      let isQuantifier = try quantifier() != nil
      guard !isQuantifier else { throw error("nothing to repeat", at: start) }
      position = start + 1
      return literal(scalar)
    default: return literal(scalar)
    }
  }

  func literal(_ scalar: UInt32) -> PatternNode {
    .character(scalar, ignoresCase: flags.contains(.ignoreCase))
  }

  private mutating func group(_ start: Int) throws(PatternError) -> PatternNode? {
    guard accept("?") else { return try capture(start, name: nil) }
    guard position < text.count else { throw error("unexpected end of pattern") }
    let mark = text[position]
    position += 1
    switch Unicode.Scalar(mark) {
    case ":":
      let node = try choice()
      return try closed(node, start)
    case "P":
      if accept("<") { return try capture(start, name: try name(until: ">")) }
      if accept("=") {
        let name = try name(until: ")")
        guard let known = groupNames.first(where: { $0.name == name }) else {
          throw error("unknown group name \(StringText.repr(name))", at: start + 4)
        }
        return .reference(known.number, ignoresCase: flags.contains(.ignoreCase))
      }
      throw error("unknown extension ?P" + shown(position), at: start + 1)
    case "#":
      while position < text.count, !peek(")") { position += 1 }
      guard accept(")") else { throw error("missing ), unterminated comment", at: start) }
      return nil
    case "=", "!":
      let node = try choice()
      return .look(try closed(node, start), isAhead: true, isNegated: mark == 33)
    case "<":
      guard peek("=") || peek("!") else {
        throw error("unknown extension ?<" + shown(position), at: start + 1)
      }
      let isNegated = peek("!")
      position += 1
      let node = try choice()
      guard node.width != nil else {
        throw error("look-behind requires fixed-width pattern", at: -1)
      }
      return .look(try closed(node, start), isAhead: false, isNegated: isNegated)
    default:
      position -= 1
      return try flagGroup(start)
    }
  }

  func shown(_ place: Int) -> String {
    place < text.count ? Unicode.Scalar(text[place]).map { String($0) } ?? "" : ""
  }

  private mutating func closed(
    _ node: PatternNode, _ start: Int
  ) throws(PatternError) -> PatternNode {
    guard accept(")") else { throw error("missing ), unterminated subpattern", at: start) }
    return node
  }

  private mutating func capture(
    _ start: Int, name: String?
  ) throws(PatternError) -> PatternNode {
    groupCount += 1
    let number = groupCount
    guard number < 1000 else { throw error("too many groups", at: start) }
    if let name {
      if let known = groupNames.first(where: { $0.name == name }) {
        throw error(
          "redefinition of group name \(StringText.repr(name)) as group \(number); "
            + "was group \(known.number)", at: start + 4)
      }
      groupNames.append((name, number))
    }
    openGroups.insert(number)
    let node = try choice()
    openGroups.remove(number)
    return .group(try closed(node, start), number: number)
  }

  private mutating func name(until end: Unicode.Scalar) throws(PatternError) -> String {
    let start = position
    var view = String.UnicodeScalarView()
    while position < text.count, text[position] != end.value {
      view.append(Unicode.Scalar(text[position]) ?? "?")
      position += 1
    }
    guard accept(end) else { throw error("missing \(end), unterminated name", at: start) }
    guard let first = view.first else { throw error("missing group name", at: start) }
    let isName =
      (first == "_" || first.properties.isXIDStart)
      && view.allSatisfy { $0 == "_" || $0.properties.isXIDContinue }
    guard isName else {
      throw error("bad character in group name \(StringText.repr(String(view)))", at: start)
    }
    return String(view)
  }

  /// `(?i)` for the whole pattern, `(?i:...)` and `(?-i:...)` for a part.
  private mutating func flagGroup(_ start: Int) throws(PatternError) -> PatternNode? {
    var (added, removed) = (Flags(), Flags())
    var isRemoving = false
    while position < text.count {
      let letter = text[position]
      position += 1
      var flag = Flags()
      switch Unicode.Scalar(letter) {
      case "i": flag = .ignoreCase
      case "m": flag = .multiline
      case "s": flag = .dotAll
      case "x": flag = .verbose
      case "a": flag = .ascii
      case "u", "L": break
      case "-": isRemoving = true
      case ")":
        guard start == 0, !isRemoving else {
          throw error("global flags not at the start of the expression", at: start)
        }
        flags.formUnion(added)
        return nil
      case ":":
        let outer = flags
        flags.formUnion(added)
        flags.subtract(removed)
        let node = try choice()
        flags = outer
        return try closed(node, start)
      default:
        throw error("unknown extension ?" + shown(position - 1), at: start + 1)
      }
      if isRemoving { removed.formUnion(flag) } else { added.formUnion(flag) }
    }
    throw error("missing -, : or )")
  }
}
