// `str`: an immutable text whose characters are Unicode scalars ("code points").
// Length and subscripts count scalars; ASCII text, by far the most common, answers them from its
// bytes, other text from an array of scalars that is made on first use.
// Equality and hash go by bytes, since Swift's own equality unites composed and decomposed forms.

import Glibc

/// A `str`.
public final class StringObject: Object {
  public let string: String
  private var cachedHash = 0
  /// The number of the text's symbol, 0 while it has none.
  var symbolID: UInt32 = 0
  private var asciiState: UInt8 = 0
  private var cachedScalars: [UInt32]?

  public init(_ string: String, type: TypeObject = .str) {
    var string = string
    string.makeContiguousUTF8()
    self.string = string
    super.init(type: type, kind: .string)
  }

  /// Whether every character is one byte.
  public var isASCII: Bool {
    if asciiState == 0 { asciiState = string.utf8.allSatisfy { $0 < 0x80 } ? 1 : 2 }
    return asciiState == 1
  }

  /// The number of code points.
  public var count: Int { isASCII ? string.utf8.count : scalars.count }

  /// The code points, for text that is not ASCII.
  public var scalars: [UInt32] {
    if let cachedScalars { return cachedScalars }
    let scalars = string.unicodeScalars.map(\.value)
    cachedScalars = scalars
    return scalars
  }

  /// The code point at an index within bounds.
  public func scalar(at index: Int) -> UInt32 {
    guard isASCII else { return scalars[index] }
    let utf8 = string.utf8
    return UInt32(utf8[utf8.index(utf8.startIndex, offsetBy: index)])
  }

  /// The one-character text at an index within bounds.
  public func character(at index: Int) -> Value {
    .object(StringObject.ofScalar(scalar(at: index)))
  }

  /// The text of one code point; those of ASCII are shared.
  public static func ofScalar(_ scalar: UInt32) -> StringObject {
    if scalar < 128 { return asciiCharacters[Int(scalar)] }
    return StringObject(String(Unicode.Scalar(scalar) ?? "\u{FFFD}"))
  }

  private static let asciiCharacters: [StringObject] = (0..<128).map {
    StringObject(String(Unicode.Scalar(UInt8($0))))
  }

  /// The hash, equal for equal texts.
  public var hashValue: Int {
    if cachedHash == 0 {
      let hash = StringObject.hash(of: string)
      cachedHash = hash == 0 ? 1 : hash
    }
    return cachedHash
  }

  public static func == (left: StringObject, right: StringObject) -> Bool {
    left === right
      || (left.cachedHash == 0 || right.cachedHash == 0 || left.cachedHash == right.cachedHash)
        && haveEqualBytes(left.string, right.string)
  }

  /// Whether two strings have the same bytes.
  public static func haveEqualBytes(_ left: String, _ right: String) -> Bool {
    let leftBits = unsafeBitCast(left, to: (UInt64, UInt64).self)
    let rightBits = unsafeBitCast(right, to: (UInt64, UInt64).self)
    if leftBits.0 == rightBits.0 && leftBits.1 == rightBits.1 { return true }
    let count = left.utf8.count
    guard count == right.utf8.count else { return false }
    return left.utf8.elementsEqual(right.utf8)
  }

  /// A hash of the bytes.
  static func hash(of string: String) -> Int {
    var string = string
    let hash = string.withUTF8 { bytes -> UInt64 in
      var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: bytes.count)
      var rest = bytes.count
      guard var pointer = bytes.baseAddress.map({ UnsafeRawPointer($0) }) else { return hash }
      while rest >= 8 {
        hash = mix(hash ^ pointer.loadUnaligned(as: UInt64.self))
        pointer += 8
        rest -= 8
      }
      var tail: UInt64 = 0
      while rest > 0 {
        tail = tail << 8 | UInt64(pointer.load(as: UInt8.self))
        pointer += 1
        rest -= 1
      }
      return mix(hash ^ tail)
    }
    return Int(truncatingIfNeeded: hash >> 2)
  }

  /// Whether one text is a part of another.
  static func contains(_ part: String, in whole: String) -> Bool {
    var part = part
    var whole = whole
    return part.withUTF8 { needle in
      whole.withUTF8 { hay in
        guard let first = needle.baseAddress, var start = hay.baseAddress else {
          return needle.isEmpty
        }
        let end = start + hay.count
        while end - start >= needle.count {
          let reach = end - start - needle.count + 1
          guard let hit = memchr(start, Int32(first.pointee), reach) else { return false }
          if memcmp(hit, first, needle.count) == 0 { return true }
          start = UnsafePointer(hit.assumingMemoryBound(to: UInt8.self)) + 1
        }
        return false
      }
    }
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return high ^ low
  }

  // MARK: - Slots

  public override func hash(_ machine: Interpreter) throws(Raised) -> Int { hashValue }

  public override func str(_ machine: Interpreter) throws(Raised) -> String { string }

  public override func truth(_ machine: Interpreter) throws(Raised) -> Bool { !string.isEmpty }

  public override func length(_ machine: Interpreter) throws(Raised) -> Int? { count }

  public override func compare(
    _ operation: CompareOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard let other = other.stringObject else { return .undefined }
    switch operation {
    case .equal: return .bool(self == other)
    case .notEqual: return .bool(!(self == other))
    case .less: return .bool(string.utf8.lexicographicallyPrecedes(other.string.utf8))
    case .greater: return .bool(other.string.utf8.lexicographicallyPrecedes(string.utf8))
    case .lessOrEqual: return .bool(!other.string.utf8.lexicographicallyPrecedes(string.utf8))
    case .greaterOrEqual: return .bool(!string.utf8.lexicographicallyPrecedes(other.string.utf8))
    }
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    let text = StringText.repr(string)
    return type.constructorText.map { "\($0)(\(text))" } ?? text
  }

  public override func format(_ spec: String, _ machine: Interpreter) throws(Raised) -> String {
    if spec.isEmpty { return string }
    return try machine.formatted(.object(self), spec)
  }

  public override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, _ machine: Interpreter
  ) throws(Raised) -> Value {
    try machine.stringBinary(operation, self, other, reflected: reflected)
  }

  public override func getItem(_ key: Value, _ machine: Interpreter) throws(Raised) -> Value {
    if case .object(let object) = key, object.kind == .slice {
      let slice = unsafeDowncast(object, to: SliceObject.self)
      return .string(try slice.string(of: self, machine))
    }
    guard let wanted = try machine.indexIfPossible(key) else {
      throw .typeError(
        "string indices must be integers, not '\(machine.type(of: key).name)'")
    }
    let count = count
    let index = wanted < 0 ? wanted + count : wanted
    guard index >= 0, index < count else { throw .indexError("string index out of range") }
    return character(at: index)
  }

  public override func contains(
    _ element: Value, _ machine: Interpreter
  ) throws(Raised) -> Bool? {
    guard let part = element.stringObject else {
      throw .typeError(
        "'in <string>' requires string as left operand, not \(machine.type(of: element).name)")
    }
    return StringObject.contains(part.string, in: string)
  }

  public override func iterate(_ machine: Interpreter) throws(Raised) -> Object? {
    var index = 0
    return NativeIterator(
      type: .strIterator,
      rewinding: {
        let now = index
        return { index = now }
      }
    ) { [self] (_: Interpreter) throws(Raised) in
      guard index < count else { return .undefined }
      index += 1
      return character(at: index - 1)
    }
  }
}
