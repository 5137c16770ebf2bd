/// Rows of a cell that are no Python, saved as comments: `:device gpu` as `# :device gpu`,
/// `%matplotlib inline` as `# %matplotlib inline`, `!pip install x` as `# !pip install x`.
///
/// A comment of the cell's own that looks like such a row, or like a cell's marker, gets a backslash
/// (`# \%% text`), and one that has backslashes there already gets one more; so reading, which takes
/// one away, is exact.
enum CommentedRow {
  /// The row as it stands in the file. `isAtTop` says that only commands stand above it.
  static func saved(_ row: ArraySlice<UInt8>, isAtTop: Bool) -> [UInt8] {
    if isAtTop, isCommand(row) { return Array("# ".utf8) + row }
    let indent = row.prefix { $0 == 0x20 || $0 == 0x09 }
    if isMagic(row[indent.endIndex...]) {
      return indent + Array("# ".utf8) + row[indent.endIndex...]
    }
    return escaped(row, at: placeOfBackslashes(row, isSpecial(isAtTop: isAtTop)))
  }

  /// The row as it stands in the cell.
  static func revived(_ line: ArraySlice<UInt8>, isAtTop: Bool) -> [UInt8] {
    let indent = line.prefix { $0 == 0x20 || $0 == 0x09 }
    if let row = line[indent.endIndex...].after("# ") {
      if isAtTop, indent.isEmpty, isCommand(row) { return Array(row) }
      if isMagic(row) { return indent + Array(row) }
    }
    return unescaped(line, at: placeOfBackslashes(line, isSpecial(isAtTop: isAtTop)))
  }

  /// A line that is a comment already, with one more backslash if it could be taken for a marker.
  static func escapedMarker(_ line: ArraySlice<UInt8>) -> [UInt8] {
    escaped(line, at: placeOfBackslashes(line, isMarker))
  }

  /// The line with one backslash less, if that is what keeps it from being a marker.
  static func unescapedMarker(_ line: ArraySlice<UInt8>) -> [UInt8] {
    unescaped(line, at: placeOfBackslashes(line, isMarker))
  }

  private static func escaped(_ row: ArraySlice<UInt8>, at place: Int?) -> [UInt8] {
    guard let place else { return Array(row) }
    return row[..<place] + [UInt8(ascii: "\\")] + row[place...]
  }

  private static func unescaped(_ line: ArraySlice<UInt8>, at place: Int?) -> [UInt8] {
    guard let place, place < line.endIndex, line[place] == UInt8(ascii: "\\") else {
      return Array(line)
    }
    return Array(line[..<place] + line[(place + 1)...])
  }

  /// Whether a colon command is written here, so that the row stays a command when it is read.
  static func isCommand(_ row: ArraySlice<UInt8>) -> Bool {
    row.first == UInt8(ascii: ":") && Command.parse(row.text) != nil
  }

  /// Where the backslashes stand, or would, in a comment that is special without them: `isSpecial`
  /// judges the text behind the sign, and gets the blanks before and behind it.
  private static func placeOfBackslashes(
    _ row: ArraySlice<UInt8>,
    _ isSpecial: (_ text: ArraySlice<UInt8>, _ indent: Int, _ blanks: ArraySlice<UInt8>) -> Bool
  ) -> Int? {
    let indent = row.prefix { $0 == 0x20 || $0 == 0x09 }
    guard let comment = row[indent.endIndex...].after("#") else { return nil }
    let blanks = comment.prefix { $0 == 0x20 || $0 == 0x09 }
    let place = blanks.endIndex
    let bare = row[place...].drop { $0 == UInt8(ascii: "\\") }
    return isSpecial(bare, indent.count, blanks) ? place : nil
  }

  private static func isMarker(
    _ text: ArraySlice<UInt8>, _ indent: Int, _ blanks: ArraySlice<UInt8>
  ) -> Bool {
    text.first == UInt8(ascii: "%") && CellMarker.behindSigns(("#".utf8 + text)[...]) != nil
  }

  private static func isSpecial(
    isAtTop: Bool
  ) -> (_ text: ArraySlice<UInt8>, _ indent: Int, _ blanks: ArraySlice<UInt8>) -> Bool {
    { text, indent, blanks in
      if isMarker(text, indent, blanks) { return true }
      guard blanks.elementsEqual(" ".utf8) else { return false }
      return isMagic(text) || isAtTop && indent == 0 && isCommand(text)
    }
  }

  private static func isMagic(_ row: ArraySlice<UInt8>) -> Bool {
    if let command = row.after("!") {
      let word = command.prefix { $0 > 0x20 && $0 != UInt8(ascii: ";") }
      return shellCommands.contains(word.text)
    }
    guard let name = (row.after("%%") ?? row.after("%"))?.prefix(while: { $0 > 0x20 }) else {
      return false
    }
    return magics.contains(name.text)
  }

  /// Other magics are rare; a cell that has one is saved as comments as a whole.
  private static let magics: Set<String> = [
    "alias", "autoreload", "bash", "capture", "cd", "conda", "config", "debug", "env", "html",
    "javascript", "latex", "load_ext", "ls", "lsmagic", "magic", "markdown", "matplotlib", "mamba",
    "pdb", "pip", "pinfo", "precision", "prun", "pwd", "pylab", "reload_ext", "reset", "run", "sh",
    "store", "tb", "tensorboard", "time", "timeit", "uv", "who", "whos", "writefile", "xmode",
  ]

  private static let shellCommands: Set<String> = [
    "apt", "apt-get", "cat", "cd", "conda", "cp", "curl", "echo", "export", "git", "head",
    "jupyter",
    "ls", "mamba", "mkdir", "mv", "nvidia-smi", "pip", "pip3", "pwd", "python", "python3", "rm",
    "tail", "tar", "touch", "unzip", "uv", "wget",
  ]
}
