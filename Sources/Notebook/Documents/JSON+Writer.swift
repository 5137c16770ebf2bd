extension JSON {
  /// The text in the reference writer's form: one space of indent, sorted keys, non-ASCII raw,
  /// one newline at the end.
  public func written() -> String {
    var text = ""
    write(into: &text, indent: 0)
    text += "\n"
    return text
  }

  /// The text on one line, keys in their order; control characters are escaped.
  var compact: String {
    var text = ""
    writeCompact(into: &text)
    return text
  }

  private func writeCompact(into text: inout String) {
    switch self {
    case .null, .bool, .number: write(into: &text, indent: 0)
    case .string(let value): JSON.write(value, into: &text, isCompact: true)
    case .array(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += ", " }
        item.writeCompact(into: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += ", " }
        JSON.write(member.key, into: &text, isCompact: true)
        text += ": "
        member.value.writeCompact(into: &text)
      }
      text += "}"
    }
  }

  private func write(into text: inout String, indent: Int) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let digits): text += digits
    case .string(let value): JSON.write(value, into: &text)
    case .array(let items):
      JSON.write(items, between: "[", and: "]", into: &text, indent: indent) { item, text in
        item.write(into: &text, indent: indent + 1)
      }
    case .object(let members):
      let sorted = members.sorted { $0.key < $1.key }
      JSON.write(sorted, between: "{", and: "}", into: &text, indent: indent) { member, text in
        JSON.write(member.key, into: &text)
        text += ": "
        member.value.write(into: &text, indent: indent + 1)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], between open: String, and close: String, into text: inout String,
    indent: Int, each: (Item, inout String) -> Void
  ) {
    text += open
    for (index, item) in items.enumerated() {
      text += index == 0 ? "\n" : ",\n"
      text += String(repeating: " ", count: indent + 1)
      each(item, &text)
    }
    if !items.isEmpty {
      text += "\n" + String(repeating: " ", count: indent)
    }
    text += close
  }

  /// A string in quotes; on one line, DEL is escaped too.
  private static func write(
    _ string: String, into text: inout String, isCompact: Bool = false
  ) {
    text += "\""
    // Runs of bytes that need no escape are copied as they are.
    let utf8 = string.utf8
    var plain = utf8.startIndex
    for index in utf8.indices where needsEscape(utf8[index], isCompact) {
      text += string[plain..<index]
      plain = utf8.index(after: index)
      text += escape(utf8[index])
    }
    text += string[plain...]
    text += "\""
  }

  private static func needsEscape(_ byte: UInt8, _ isCompact: Bool) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
      || isCompact && byte == 0x7F
  }

  private static func escape(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\""): return "\\\""
    case UInt8(ascii: "\\"): return "\\\\"
    case 0x0A: return "\\n"
    case 0x0D: return "\\r"
    case 0x09: return "\\t"
    case 0x08: return "\\b"
    case 0x0C: return "\\f"
    default:
      let hex = String(byte, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    }
  }
}
