/// Rows of IPython's that are no Python: `%time x`, `%%time`, `!ls`.
///
/// They are never carried out: a session file is data from a stranger.
enum Magic {
  /// What to say instead of "invalid syntax" where such a row is the mistake; nil for other rows.
  static func hint(for row: String) -> String? {
    let row = row.drop { $0.isWhitespace }
    if row.hasPrefix("!") { return "Taper does not run commands of the shell" }
    guard row.hasPrefix("%") else { return nil }
    let name = row.prefix { !$0.isWhitespace }
    switch name.drop(while: { $0 == "%" }) {
    case "time", "timeit":
      return "\(name) is not supported; :time CODE shows how long the code takes"
    case "matplotlib": return "\(name) is not supported: there are no plots yet"
    default:
      return "\(name) is not supported: Taper has no IPython magics; :help lists its commands"
    }
  }
}
