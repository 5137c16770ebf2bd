extension JSON {
  /// The text in the reference writer's form: one space of indent, sorted keys, non-ASCII raw,
  /// one newline at the end.
  public func written() -> String {
    var text = ""
    write(into: &text, indent: 0)
    text += "\n"
    return text
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

  private static func write(_ string: String, into text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{08}": text += "\\b"
      case "\u{0C}": text += "\\f"
      case "\u{00}"..<"\u{20}":
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
