/// The block of comments between two lines `# ---` that a file in the percent format may begin with:
/// the notebook's metadata below the key `jupyter`, as YAML.
///
/// Taper writes it as one line of JSON, which is YAML too; it reads that, and nested keys with plain
/// values, as other tools write them. Any other block is left to be read as code.
enum FrontMatter {
  private static let rowLimit = 200

  /// The metadata, and where the text goes on behind the block.
  static func read(_ text: TextLines) -> (metadata: JSON, end: Int)? {
    guard let first = text.line(at: text.start), text[first].elementsEqual("# ---".utf8) else {
      return nil
    }
    var rows: [(indent: Int, text: ArraySlice<UInt8>)] = []
    var offset = first.next
    while let line = text.line(at: offset), rows.count < rowLimit {
      offset = line.next
      if text[line].elementsEqual("# ---".utf8) {
        var rest = rows[...]
        guard let root = mapping(&rest, depth: 0), rest.isEmpty, root.members?.count == 1,
          let metadata = root["jupyter"], metadata.members != nil
        else { return nil }
        return (metadata, offset)
      }
      guard let row = text[line].after("# ") else { return nil }
      let indent = row.prefix { $0 == 0x20 }.count
      rows.append((indent, row.dropFirst(indent)))
    }
    return nil
  }

  /// The rows of one mapping: those of the first row's indent, and what stands deeper below them.
  private static func mapping(
    _ rows: inout ArraySlice<(indent: Int, text: ArraySlice<UInt8>)>, depth: Int
  ) -> JSON? {
    guard let indent = rows.first?.indent, depth < 16 else { return nil }
    var members: [JSON.Member] = []
    while let row = rows.first, row.indent >= indent {
      guard row.indent == indent, let colon = row.text.firstIndex(of: UInt8(ascii: ":")) else {
        return nil
      }
      rows.removeFirst()
      guard let key = scalar(row.text[..<colon])?.string else { return nil }
      let behind = row.text[(colon + 1)...]
      if behind.isBlank {
        guard let next = rows.first, next.indent > indent else {
          members.append(.init(key, .null))
          continue
        }
        guard let value = mapping(&rows, depth: depth + 1) else { return nil }
        members.append(.init(key, value))
      } else {
        guard let text = behind.after(" "), let value = scalar(text) else { return nil }
        members.append(.init(key, value))
      }
    }
    return .object(members)
  }

  private static func scalar(_ text: ArraySlice<UInt8>) -> JSON? {
    guard let first = text.first else { return nil }
    if "\"{[".utf8.contains(first) {
      let bytes = Array(text)
      var position = 0
      let value = JSON.value(in: bytes, at: &position, end: bytes.count, depth: 1)
      return bytes[position...].isBlank ? value : nil
    }
    let word = text.text
    if first == UInt8(ascii: "'") {
      guard text.count >= 2, text.last == first else { return nil }
      let inner = word.dropFirst().dropLast()
      return inner.utf8.contains(first) ? nil : .string(String(inner))
    }
    guard !"&*!|>%@`-#?".utf8.contains(first) || Int(word) != nil,
      !word.contains(": "), !word.contains(" #")
    else { return nil }
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null", "~": return .null
    default: break
    }
    if let number = Int(word), String(number) == word { return .integer(number) }
    let looksLikeNumber = (0x30...0x39).contains(first) && Double(word) != nil
    return looksLikeNumber ? .number(word) : .string(word)
  }

  /// The block that holds the metadata, with a blank line behind it.
  static func written(_ metadata: JSON) -> String {
    "# ---\n# jupyter: \(metadata.compact)\n# ---\n\n"
  }
}
