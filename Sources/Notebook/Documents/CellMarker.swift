/// The line that starts a cell in the percent format: `# %% A title [markdown] tags=["a"]`.
///
/// Behind the cell's kind stand its metadata as `key=value`, each value in JSON, or all of it as one
/// JSON object. A few keys are the cell's own instead: `id`, `attachments`, `execution_count`, and
/// those that say how its text stands below (`Encoding`). If the metadata has a key of such a name,
/// all of it stands below `metadata`.
struct CellMarker: Equatable {
  /// How a cell's source stands in the lines below, where they do not say it by themselves.
  struct Encoding: Equatable {
    /// Every line is a comment, since the source is no Python.
    var isCommented = false
    /// Blank lines before the source.
    var start = ""
    /// What follows the source and cannot stand below: blank lines, comments like `#> text`.
    var end = ""
    /// The lines of the source end in `\r\n`.
    var hasCarriageReturns = false
    /// The source itself, if it cannot stand below at all.
    var source: String?
  }

  var kind: Cell.Kind
  var metadata: JSON = .emptyObject
  var id: String?
  var attachments: JSON?
  /// The cell's number where it does not follow from those before; `.some(nil)` for none.
  var executionCount: Int??
  var encoding = Encoding()

  init(kind: Cell.Kind) { self.kind = kind }

  private static let ownKeys: Set<String> = [
    "id", "attachments", "execution_count", "commented", "starts_with", "ends_with", "line_ends",
    "source", "metadata",
  ]

  // MARK: - Reading

  /// The marker in `line`, a part of `bytes`; nil if it starts no cell.
  init?(_ line: ArraySlice<UInt8>) {
    guard let behind = CellMarker.behindSigns(line) else { return nil }
    self.init(kind: .code)
    let signs = line[..<behind.startIndex].reversed().prefix { $0 == UInt8(ascii: "%") }.count
    var members: [JSON.Member] = []
    if signs > 2 { members.append(.init("cell_depth", .integer(signs - 2))) }
    var words = behind
    if let (kind, place) = CellMarker.kind(in: behind) {
      self.kind = kind
      words = behind[..<place.lowerBound]
      if let options = CellMarker.options(behind[place.upperBound...]) {
        addTitle(words, to: &members)
        apply(options, members)
      } else {
        addTitle(behind, to: &members)
        metadata = .object(members)
      }
      return
    }
    let (title, options) = CellMarker.titleAndOptions(behind)
    addTitle(title, to: &members)
    apply(options, members)
  }

  /// What follows the signs of a marker, or nil if the line is none.
  static func behindSigns(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var rest = line.drop { $0 == 0x20 || $0 == 0x09 }
    guard rest.first == UInt8(ascii: "#") else { return nil }
    rest = rest.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }
    guard rest.begins(with: "%%") else { return nil }
    rest = rest.drop { $0 == UInt8(ascii: "%") }
    guard rest.isEmpty || rest.first == 0x20 || rest.first == 0x09 || rest.first == 0x0D else {
      return nil
    }
    return rest
  }

  /// The kind in square brackets, before any option.
  private static func kind(in text: ArraySlice<UInt8>) -> (Cell.Kind, Range<Int>)? {
    var rest = text
    while let bracket = rest.firstIndex(where: {
      $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "=")
    }),
      rest[bracket] == UInt8(ascii: "[")
    {
      let tail = rest[bracket...]
      if tail.begins(with: "[markdown]") { return (.markdown, bracket..<(bracket + 10)) }
      if tail.begins(with: "[md]") { return (.markdown, bracket..<(bracket + 4)) }
      if tail.begins(with: "[raw]") { return (.raw, bracket..<(bracket + 5)) }
      rest = tail.dropFirst()
    }
    return nil
  }

  /// Splits where the first option stands; all is title if what follows is no list of options.
  private static func titleAndOptions(
    _ text: ArraySlice<UInt8>
  ) -> (title: ArraySlice<UInt8>, options: [JSON.Member]) {
    var index = text.startIndex
    while index < text.endIndex {
      let rest = text[index...].drop { $0 == 0x20 || $0 == 0x09 }
      guard let first = rest.first else { break }
      let key = rest.prefix(while: isKeyByte)
      let isOption =
        first == UInt8(ascii: "{")
        || !key.isEmpty && key.endIndex < rest.endIndex && rest[key.endIndex] == UInt8(ascii: "=")
      if isOption {
        guard let options = options(rest) else { break }
        return (text[..<rest.startIndex], options)
      }
      index = rest.firstIndex { $0 == 0x20 || $0 == 0x09 } ?? text.endIndex
    }
    return (text, [])
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  /// One JSON object, or `key=value` with blanks between; nil if anything else stands there.
  private static func options(_ text: ArraySlice<UInt8>) -> [JSON.Member]? {
    var members: [JSON.Member] = []
    var rest = text
    let bytes = Array(text)
    let base = text.startIndex
    while true {
      rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      guard let first = rest.first else { return members }
      if first == UInt8(ascii: "{"), members.isEmpty {
        var position = rest.startIndex - base
        guard
          let object = JSON.value(in: bytes, at: &position, end: bytes.count, depth: 3),
          text[(base + position)...].isBlank
        else { return nil }
        return object.members
      }
      let key = rest.prefix(while: isKeyByte)
      guard !key.isEmpty, key.endIndex < rest.endIndex, rest[key.endIndex] == UInt8(ascii: "=")
      else { return nil }
      rest = rest[(key.endIndex + 1)...]
      var position = rest.startIndex - base
      if let value = JSON.value(in: bytes, at: &position, end: bytes.count, depth: 4) {
        rest = text[(base + position)...]
        guard rest.isEmpty || rest.first == 0x20 || rest.first == 0x09 || rest.first == 0x0D else {
          return nil
        }
        members.append(.init(key.text, value))
      } else {
        let word = rest.prefix { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
        guard !word.isEmpty, word.allSatisfy(isKeyByte) else { return nil }
        members.append(.init(key.text, .string(word.text)))
        rest = rest[word.endIndex...]
      }
    }
  }

  private func addTitle(_ text: ArraySlice<UInt8>, to members: inout [JSON.Member]) {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    var title = text.drop(while: isBlank)
    while let last = title.last, isBlank(last) { title.removeLast() }
    if !title.isEmpty { members.append(.init("title", .string(title.text))) }
  }

  private mutating func apply(_ options: [JSON.Member], _ first: [JSON.Member]) {
    var members = first
    for option in options where !take(option) { members.append(option) }
    let kept = metadata.members ?? []
    metadata = .object(kept + members)
  }

  /// Whether the option is one of the cell's own, and not metadata.
  private mutating func take(_ option: JSON.Member) -> Bool {
    switch (option.key, option.value) {
    case ("id", .string(let text)) where Cell.isIdentifier(text): id = text
    case ("attachments", .object): attachments = option.value
    case ("execution_count", .null): executionCount = .some(nil)
    case ("execution_count", .number):
      guard let count = option.value.integer, count >= 0 else { return false }
      executionCount = count
    case ("commented", .bool(let value)): encoding.isCommented = value
    case ("starts_with", .string(let text)): encoding.start = text
    case ("ends_with", .string(let text)): encoding.end = text
    case ("line_ends", .string("\r\n")): encoding.hasCarriageReturns = true
    case ("source", .string(let text)): encoding.source = text
    case ("metadata", .object): metadata = option.value
    default: return false
    }
    return true
  }

  // MARK: - Writing

  /// The marker's line, without a line end.
  var line: String {
    var line = "# %%"
    switch kind {
    case .code: break
    case .markdown: line += " [markdown]"
    case .raw: line += " [raw]"
    }
    var options = self.options
    if let title = options.first, title.key == "title", let text = title.value.string,
      CellMarker.isPlainTitle(text)
    {
      line = "# %% " + text + line.dropFirst(4)
      options.removeFirst()
    }
    for option in options { line += " " + option.key + "=" + option.value.compact }
    return line
  }

  /// Whether a title reads the same again where no key stands before it.
  private static func isPlainTitle(_ text: String) -> Bool {
    let mayHold: (UInt8) -> Bool = {
      $0 >= 0x80 || $0 == 0x20 || isKeyByte($0) || ",:;!?'()".utf8.contains($0)
    }
    return !text.isEmpty && text.utf8.first != 0x20 && text.utf8.last != 0x20
      && text.utf8.allSatisfy(mayHold)
  }

  private var options: [JSON.Member] {
    let members = metadata.members ?? []
    let isPlain = members.allSatisfy {
      !CellMarker.ownKeys.contains($0.key) && !$0.key.isEmpty
        && $0.key.utf8.allSatisfy(CellMarker.isKeyByte)
    }
    var options = isPlain ? members : [.init("metadata", metadata)]
    if let id { options.append(.init("id", .string(id))) }
    if let attachments { options.append(.init("attachments", attachments)) }
    if let executionCount {
      options.append(.init("execution_count", executionCount.map(JSON.integer) ?? .null))
    }
    if encoding.isCommented { options.append(.init("commented", .bool(true))) }
    if !encoding.start.isEmpty { options.append(.init("starts_with", .string(encoding.start))) }
    if !encoding.end.isEmpty { options.append(.init("ends_with", .string(encoding.end))) }
    if encoding.hasCarriageReturns { options.append(.init("line_ends", .string("\r\n"))) }
    if let source = encoding.source { options.append(.init("source", .string(source))) }
    return options
  }
}

extension Cell {
  /// Whether nbformat allows this as a cell's id.
  static func isIdentifier(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF)
          || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
  }
}
