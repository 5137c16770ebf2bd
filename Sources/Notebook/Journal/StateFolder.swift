import Glibc

/// The folder where Taper keeps what outlives a session: the history, and the journals of sessions.
///
/// It follows the XDG base directories, and only its user can look into it.
enum StateFolder {
  /// The folder, which may not be there yet; nil where the user has no home.
  static var path: String? {
    if let state = getenv("XDG_STATE_HOME").map({ String(cString: $0) }), !state.isEmpty {
      return state + "/taper"
    }
    guard let home = getenv("HOME").map({ String(cString: $0) }), !home.isEmpty else { return nil }
    return home + "/.local/state/taper"
  }

  /// Makes a folder and those above it, as far as they are missing.
  static func make(_ path: String) {
    var partial = ""
    for part in path.split(separator: "/") {
      partial += "/" + part
      mkdir(partial, 0o700)
    }
  }

  /// Why the last call of the system failed.
  static var reason: String { String(cString: strerror(errno)) }
}
