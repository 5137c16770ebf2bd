import Glibc

/// The terminal's name in the environment.
enum TerminalType {
  /// Replaces a name that no terminfo entry exists for by one that nearly every terminal follows,
  /// since libedit would otherwise complain and treat it as a typewriter.
  static func ensureUsable() {
    let name = getenv("TERM").map { String(cString: $0) } ?? ""
    guard !name.isEmpty, name != "dumb", !isKnown(name) else { return }
    setenv("TERM", "xterm-256color", 1)
    if !isKnown("xterm-256color") { setenv("TERM", "xterm", 1) }
  }

  private static func isKnown(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, !name.contains("/") else { return false }
    var folders = ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo", "/usr/lib/terminfo"]
    if let own = getenv("TERMINFO") { folders.insert(String(cString: own), at: 0) }
    if let home = getenv("HOME") { folders.append(String(cString: home) + "/.terminfo") }
    let letters = [String(first), String(first.value, radix: 16)]
    return folders.contains { folder in
      letters.contains { access("\(folder)/\($0)/\(name)", R_OK) == 0 }
    }
  }
}
