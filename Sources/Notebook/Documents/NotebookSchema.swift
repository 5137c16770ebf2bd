/// What nbformat's schema demands of metadata. A key that breaks a rule is kept aside, so that what
/// is written is always a valid notebook.
enum NotebookSchema {
  /// The metadata of a notebook.
  static func valid(_ metadata: JSON) -> JSON {
    filtered(metadata) { key, value in
      switch key {
      case "kernelspec": return isObject(value, strings: ["name", "display_name"])
      case "language_info":
        let mode = value["codemirror_mode"]
        return value["name"] != nil
          && isObject(
            value, strings: ["name", "file_extension", "mimetype", "pygments_lexer"])
          && (mode == nil || mode?.string != nil || mode?.members != nil)
      case "orig_nbformat": return (value.integer ?? 0) >= 1
      case "title": return value.string != nil
      case "authors": return value.array != nil
      default: return true
      }
    }
  }

  /// The metadata of a cell.
  static func valid(_ metadata: JSON, of kind: Cell.Kind) -> JSON {
    let valid = filtered(metadata) { key, value in
      switch (key, kind) {
      case ("name", _): return isName(value)
      case ("tags", _): return areTags(value)
      case ("jupyter", _): return value.members != nil
      case ("format", .raw): return value.string != nil
      case ("collapsed", .code): return isBool(value)
      case ("scrolled", .code): return isBool(value) || value.string == "auto"
      case ("execution", .code):
        return value.members?.allSatisfy { $0.value.string != nil } ?? false
      default: return true
      }
    }
    // Tags that can stay are of use; the others are only kept.
    guard let tags = metadata["tags"], !areTags(tags) else { return valid }
    var seen: Set<String> = []
    let usable = (tags.array ?? []).filter { tag in
      guard let text = tag.string, isTag(text) else { return false }
      return seen.insert(text).inserted
    }
    return usable.isEmpty ? valid : valid.setting("tags", to: .array(usable))
  }

  private static func filtered(
    _ metadata: JSON, _ isValid: (_ key: String, _ value: JSON) -> Bool
  ) -> JSON {
    let members = metadata.members ?? []
    if members.allSatisfy({ isValid($0.key, $0.value) }) { return .object(members) }
    var filtered = JSON.object(members.filter { isValid($0.key, $0.value) })
    for member in members where !isValid(member.key, member.value) {
      filtered = NotebookFormat.keeping(member.value, as: member.key, in: filtered)
    }
    return filtered
  }

  private static func isObject(_ value: JSON, strings: [String]) -> Bool {
    guard value.members != nil else { return false }
    return strings.allSatisfy { value[$0] == nil || value[$0]?.string != nil }
  }

  private static func isBool(_ value: JSON) -> Bool {
    if case .bool = value { return true }
    return false
  }

  private static func isName(_ value: JSON) -> Bool {
    guard let name = value.string else { return false }
    return !name.isEmpty && !name.utf8.contains(UInt8(ascii: "\n"))
  }

  private static func isTag(_ text: String) -> Bool {
    !text.isEmpty && !text.utf8.contains(UInt8(ascii: ","))
  }

  private static func areTags(_ value: JSON) -> Bool {
    guard let tags = value.array else { return false }
    let texts = tags.compactMap(\.string)
    return texts.count == tags.count && texts.allSatisfy(isTag)
      && Set(texts).count == texts.count
  }
}
