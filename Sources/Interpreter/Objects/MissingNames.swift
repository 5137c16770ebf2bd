/// What a host of the language knows of names that programs look for in vain.
public enum MissingNames {
  /// A sentence for a name with its module in front, such as why a library leaves it out; nil for a name
  /// that nobody has.
  nonisolated(unsafe) public static var reason: (_ dottedName: String) -> String? = { _ in nil }

  /// The reason, ready to follow a message.
  static func note(_ dottedName: String) -> String { reason(dottedName).map { ": " + $0 } ?? "" }
}
