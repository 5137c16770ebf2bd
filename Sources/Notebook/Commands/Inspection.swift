import Interpreter

/// `name?` and `name??`: what a name is, and the source of what is written in the language.
public struct Inspection {
  private let session: Session

  public init(_ session: Session) { self.session = session }

  /// Whether a cell asks for help.
  public static func isQuestion(_ cell: String) -> Bool {
    let text = cell.drop { $0.isWhitespace }
    guard let last = text.last(where: { !$0.isWhitespace }), last == "?" else { return false }
    return !text.contains("\n") && !text.contains("#") && !text.contains("\"")
      && !text.contains("'")
  }

  /// The answer to `name?` or `name??`.
  public func answer(_ question: String) -> String {
    let trimmed = question.drop { $0.isWhitespace || $0 == "?" }
    var name = String(trimmed)
    var marks = question.prefix { $0 == "?" }.count
    while let last = name.last, last == "?" || last.isWhitespace {
      if last == "?" { marks += 1 }
      name.removeLast()
    }
    guard let value = lookUp(name) else { return "Object `\(name)` not found." }
    return describe(name, value, withSource: marks > 1)
  }

  private func lookUp(_ name: String) -> Value? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first, !first.isEmpty else { return nil }
    var found = session.namespace.get(first)
    if found.isUndefined { found = session.machine.builtins.get(first) }
    if found.isUndefined {
      found = session.machine.nameFallback?(Symbol(first)) ?? .undefined
    }
    for part in parts.dropFirst() where !found.isUndefined {
      found = (try? session.machine.attribute(found, part)) ?? .undefined
    }
    return found.isUndefined ? nil : found
  }

  private func describe(_ name: String, _ value: Value, withSource: Bool) -> String {
    let machine = session.machine
    var rows: [(String, String)] = []
    if let signature = machine.signatureText(of: value) {
      rows.append(("Signature", name + signature))
    }
    rows.append(("Type", machine.type(of: value).name))
    if value.type == nil, !machine.isCallable(value), let text = try? machine.repr(value) {
      rows.append(("Value", text))
    }
    if let source = withSource ? machine.sourceText(of: value) : nil {
      rows.append(("Source", source))
    } else if let documentation = machine.documentation(of: value), !documentation.isEmpty {
      rows.append(("Help", documentation))
    }
    return rows.map { label, text in
      text.contains("\n") ? "\(label):\n\(text)" : "\(label): \(text)"
    }.joined(separator: "\n")
  }
}
