/// Whether a string literal is open at the end of the lines that were read so far: what stands inside
/// one starts no cell and is no comment.
///
/// Lines of outputs count as comments even there, so that new outputs never change where cells are.
/// Python's strings go on over a line's end when they have three quotes, or a backslash stands there;
/// R's all do.
struct OpenQuotes {
  private enum Quote: Equatable {
    case one(UInt8)
    case three(UInt8)
  }

  private let language: Document.Language
  private var open: Quote?
  /// How many brackets are open outside of strings.
  private(set) var brackets = 0

  init(_ language: Document.Language) { self.language = language }

  var isOpen: Bool { open != nil }

  mutating func read(_ line: ArraySlice<UInt8>) {
    if OutputLines.isOutput(line) { return }
    var index = line.startIndex
    let end = line.endIndex
    func repeats(_ byte: UInt8, at index: Int) -> Bool {
      index + 2 < end && line[index + 1] == byte && line[index + 2] == byte
    }
    while index < end {
      let byte = line[index]
      switch open {
      case nil where byte == UInt8(ascii: "#"): return
      case nil where isQuote(byte):
        if language == .python, repeats(byte, at: index) {
          open = .three(byte)
          index += 3
        } else {
          open = .one(byte)
          index += 1
        }
      case nil:
        count(byte)
        index += 1
      case .some where byte == UInt8(ascii: "\\"): index += 2
      case .one(byte)?:
        open = nil
        index += 1
      case .three(byte)? where repeats(byte, at: index):
        open = nil
        index += 3
      case .some: index += 1
      }
    }
    // Behind a backslash at the end of the line, `index` is past the end.
    if language == .python, case .one? = open, index == end { open = nil }
  }

  private mutating func count(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): brackets += 1
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(brackets - 1, 0)
    default: break
    }
  }

  private func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
      || language == .r && byte == UInt8(ascii: "`")
  }
}
