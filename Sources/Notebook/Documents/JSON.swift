/// A JSON value as a document holds it.
///
/// Numbers keep the text they were written with and objects the order of their keys, so that
/// whatever a notebook carries besides what Taper knows survives a round trip unchanged.
public enum JSON: Equatable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])

  /// One key of an object with its value.
  public struct Member: Equatable {
    public var key: String
    public var value: JSON

    public init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }

  /// An empty object.
  public static let emptyObject = JSON.object([])

  /// A whole number.
  public static func integer(_ value: Int) -> JSON { .number(String(value)) }

  /// The value of `key` in an object (the last one if it stands twice), or nil.
  public subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  public var string: String? {
    if case .string(let value) = self { return value }
    return nil
  }

  public var array: [JSON]? {
    if case .array(let value) = self { return value }
    return nil
  }

  public var members: [Member]? {
    if case .object(let value) = self { return value }
    return nil
  }

  public var integer: Int? {
    if case .number(let text) = self { return Int(text) }
    return nil
  }

  /// A text that a notebook may store as one string or as a list of strings.
  public var joinedText: String? {
    switch self {
    case .string(let text): return text
    case .array(let lines):
      var joined = ""
      for line in lines {
        guard let text = line.string else { return nil }
        joined += text
      }
      return joined
    case .null, .bool, .number, .object: return nil
    }
  }

  /// This object with `key` set to `value`, or without it when `value` is nil.
  public func setting(_ key: String, to value: JSON?) -> JSON {
    var members = (self.members ?? []).filter { $0.key != key }
    if let value { members.append(Member(key, value)) }
    return .object(members)
  }
}
