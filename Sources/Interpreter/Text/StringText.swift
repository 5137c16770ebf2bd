// Strings and bytes as `repr` writes them: single quotes unless only single quotes occur inside,
// control and non-printable characters escaped.

import Glibc

/// String and bytes literals.
public enum StringText {
  /// The text of `repr(text)`.
  public static func repr(_ text: String) -> String {
    quoted(text.unicodeScalars, asciiOnly: false)
  }

  /// The text of `ascii(text)`.
  public static func ascii(_ text: String) -> String {
    quoted(text.unicodeScalars, asciiOnly: true)
  }

  /// A text in which every character outside ASCII is escaped, as `ascii()` does with a repr.
  public static func escapingNonASCII(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var out = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII { out.unicodeScalars.append(scalar) } else { out += escape(scalar) }
    }
    return out
  }

  /// The text of `repr(bytes)`: `b'...'`.
  public static func repr(bytes: [UInt8]) -> String {
    let hasSingle = bytes.contains(UInt8(ascii: "'"))
    let quote: Unicode.Scalar = hasSingle && !bytes.contains(UInt8(ascii: "\"")) ? "\"" : "'"
    var out = "b"
    out.unicodeScalars.append(quote)
    for byte in bytes {
      let scalar = Unicode.Scalar(byte)
      switch scalar {
      case "\\", quote:
        out += "\\"
        out.unicodeScalars.append(scalar)
      case "\t": out += "\\t"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case " "..."~": out.unicodeScalars.append(scalar)
      default: out += "\\x" + hexDigits(UInt32(byte), width: 2)
      }
    }
    out.unicodeScalars.append(quote)
    return out
  }

  private static func quoted(_ view: String.UnicodeScalarView, asciiOnly: Bool) -> String {
    let hasSingle = view.contains("'")
    let quote: Unicode.Scalar = hasSingle && !view.contains("\"") ? "\"" : "'"
    var out = String.UnicodeScalarView()
    out.append(quote)
    for scalar in view {
      switch scalar {
      case "\\", quote:
        out.append("\\")
        out.append(scalar)
      case "\t": out.append(contentsOf: "\\t".unicodeScalars)
      case "\n": out.append(contentsOf: "\\n".unicodeScalars)
      case "\r": out.append(contentsOf: "\\r".unicodeScalars)
      case " "..."~": out.append(scalar)
      default:
        if !asciiOnly, isPrintable(scalar) {
          out.append(scalar)
        } else {
          out.append(contentsOf: escape(scalar).unicodeScalars)
        }
      }
    }
    out.append(quote)
    return String(out)
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case ..<0x100: return "\\x" + hexDigits(scalar.value, width: 2)
    case ..<0x10000: return "\\u" + hexDigits(scalar.value, width: 4)
    default: return "\\U" + hexDigits(scalar.value, width: 8)
    }
  }

  private static func hexDigits(_ value: UInt32, width: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// Whether `repr` shows the character as it is, as `str.isprintable` says.
  public static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value < 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      return false
    default:
      return true
    }
  }
}

extension StringText {
  /// Whether the bytes of `part` occur in `text`.
  public static func find(_ part: String, in text: String) -> Bool {
    firstOffset(of: part, in: text, from: 0) != nil
  }

  /// The byte offset of the first occurrence of `part` in `text` at or after a byte offset.
  public static func firstOffset(of part: String, in text: String, from start: Int) -> Int? {
    var (part, text) = (part, text)
    return text.withUTF8 { haystack in
      part.withUTF8 { needle in
        search(needle, in: haystack, from: start)
      }
    }
  }

  private static func search(
    _ needle: UnsafeBufferPointer<UInt8>, in haystack: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    guard start >= 0, start + needle.count <= haystack.count else { return nil }
    guard let first = needle.baseAddress, needle.count > 0 else { return start }
    guard let base = haystack.baseAddress else { return nil }
    var position = start
    let last = haystack.count - needle.count
    while position <= last {
      guard let found = memchr(base + position, Int32(first.pointee), last - position + 1) else {
        return nil
      }
      position = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if memcmp(base + position, first, needle.count) == 0 { return position }
      position += 1
    }
    return nil
  }

  /// The byte offset of the last occurrence of `part` that ends at or before a byte offset.
  public static func lastOffset(of part: String, in text: String, from start: Int, to end: Int)
    -> Int?
  {
    var (part, text) = (part, text)
    return text.withUTF8 { haystack -> Int? in
      part.withUTF8 { needle -> Int? in
        var position = min(end, haystack.count) - needle.count
        while position >= start {
          if needle.isEmpty || haystack[position..<(position + needle.count)].elementsEqual(needle)
          {
            return position
          }
          position -= 1
        }
        return nil
      }
    }
  }
}
