// `bytes`: an immutable run of bytes, with the methods that tutorials meet.

/// A `bytes`.
public final class BytesObject: Object {
  public let bytes: [UInt8]

  public init(_ bytes: [UInt8], type: TypeObject = .bytes) {
    self.bytes = bytes
    super.init(type: type, kind: .bytes)
  }

  /// The bytes as text, one character each, for parsing numbers.
  var asText: String { String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })) }

  public override func truth(_ machine: Interpreter) throws(Raised) -> Bool { !bytes.isEmpty }

  public override func length(_ machine: Interpreter) throws(Raised) -> Int? { bytes.count }

  public override func hash(_ machine: Interpreter) throws(Raised) -> Int {
    StringObject(asText).hashValue
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    StringText.repr(bytes: bytes)
  }

  public override func iterate(_ machine: Interpreter) throws(Raised) -> Object? {
    var index = 0
    return NativeIterator(
      rewinding: {
        let now = index
        return { index = now }
      }
    ) { [bytes] (_: Interpreter) throws(Raised) in
      guard index < bytes.count else { return .undefined }
      index += 1
      return .int(Int(bytes[index - 1]))
    }
  }

  public override func getItem(_ key: Value, _ machine: Interpreter) throws(Raised) -> Value {
    if case .object(let object) = key, object.kind == .slice {
      let slice = try unsafeDowncast(object, to: SliceObject.self).resolved(bytes.count, machine)
      return .object(BytesObject(slice.indices.map { bytes[$0] }))
    }
    guard let wanted = try machine.indexIfPossible(key) else {
      throw .typeError(
        "byte indices must be integers or slices, not \(machine.type(of: key).name)")
    }
    let index = wanted < 0 ? wanted + bytes.count : wanted
    guard index >= 0, index < bytes.count else { throw .indexError("index out of range") }
    return .int(Int(bytes[index]))
  }

  public override func contains(_ element: Value, _ machine: Interpreter) throws(Raised) -> Bool? {
    if let byte = element.integer {
      guard let byte = byte.small, (0..<256).contains(byte) else {
        throw .valueError("byte must be in range(0, 256)")
      }
      return bytes.contains(UInt8(byte))
    }
    guard case .object(let object) = element, let other = object as? BytesObject else {
      throw .typeError(
        "a bytes-like object is required, not '\(machine.type(of: element).messageName)'")
    }
    return StringText.find(other.asText, in: asText)
  }

  public override func compare(
    _ operation: CompareOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard case .object(let object) = other, let other = object as? BytesObject else {
      return .undefined
    }
    switch operation {
    case .equal: return .bool(bytes == other.bytes)
    case .notEqual: return .bool(bytes != other.bytes)
    case .less: return .bool(bytes.lexicographicallyPrecedes(other.bytes))
    case .greater: return .bool(other.bytes.lexicographicallyPrecedes(bytes))
    case .lessOrEqual: return .bool(!other.bytes.lexicographicallyPrecedes(bytes))
    case .greaterOrEqual: return .bool(!bytes.lexicographicallyPrecedes(other.bytes))
    }
  }

  public override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, _ machine: Interpreter
  ) throws(Raised) -> Value {
    if operation == .add, !reflected {
      guard case .object(let object) = other, let other = object as? BytesObject else {
        throw .typeError("can't concat \(machine.type(of: other).name) to bytes")
      }
      return .object(BytesObject(bytes + other.bytes))
    }
    guard operation == .multiply, let times = try machine.indexIfPossible(other) else {
      return .undefined
    }
    guard times > 0, !bytes.isEmpty else { return .object(BytesObject([])) }
    let size = bytes.count.multipliedReportingOverflow(by: times)
    guard !size.overflow, size.partialValue <= TextLimits.characters else { throw .memoryError() }
    return .object(BytesObject(Array(repeatElement(bytes, count: times).joined())))
  }
}

extension Interpreter {
  func installBytesMethods() {
    let type = TypeObject.bytes
    type.construct("bytes(cls, source=(), encoding=None, errors='strict')") {
      call, machine throws(Raised) in
      if let text = call[1].string {
        guard !call[2].isNone else { throw .typeError("string argument without an encoding") }
        return .object(BytesObject(try machine.encode(text, call[2], call[3])))
      }
      if let count = call[1].integer {
        guard let count = count.small, count <= TextLimits.characters else {
          throw .memoryError()
        }
        guard count >= 0 else { throw .valueError("negative count") }
        return .object(BytesObject(Array(repeating: 0, count: count)))
      }
      return .object(BytesObject(try machine.bytes(of: call[1])))
    }
    type.method("decode(self, encoding='utf-8', errors='strict')") {
      call, machine throws(Raised) in
      .string(try machine.decode(try machine.bytes(of: call[0]), call[1], call[2]))
    }
    type.method("hex(self, /)") { call, machine throws(Raised) in
      .string(
        try machine.bytes(of: call[0]).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
          .joined())
    }
    type.classMethod("fromhex(cls, string, /)") { call, machine throws(Raised) in
      let digits = (call[1].string ?? "").filter { !$0.isWhitespace }
      var bytes: [UInt8] = []
      var rest = digits[...]
      while !rest.isEmpty {
        guard rest.count >= 2, let byte = UInt8(rest.prefix(2), radix: 16) else {
          throw .valueError(
            "non-hexadecimal number found in fromhex() arg at position \(bytes.count * 2)")
        }
        bytes.append(byte)
        rest = rest.dropFirst(2)
      }
      return .object(BytesObject(bytes))
    }
    type.declareSlots(.sequence + .ordering + ["__add__", "__mul__", "__rmul__"])
  }

  /// The methods that `bytes` shares with `str`: each runs on text of one character for each byte,
  /// and what it gives is made bytes again.
  func installBytesTextMethods() {
    let names = [
      "capitalize", "center", "count", "endswith", "expandtabs", "find", "index", "isalnum",
      "isalpha", "isascii", "isdigit", "islower", "isspace", "istitle", "isupper", "join", "ljust",
      "lower", "lstrip", "partition", "removeprefix", "removesuffix", "replace", "rfind", "rindex",
      "rjust", "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith", "strip",
      "swapcase", "title", "upper", "zfill",
    ]
    for name in names {
      let method = TypeObject.str.lookup(Symbol(name))
      TypeObject.bytes.raw(name, isMethod: true) { call, machine throws(Raised) in
        guard call.count > 0, call[0].objectKind == .bytes else {
          throw .typeError("descriptor '\(name)' for 'bytes' objects needs a bytes object")
        }
        var arguments: [Value] = []
        for value in call.rest() { arguments.append(try machine.asText(value)) }
        var keywords: [(name: Symbol, value: Value)] = []
        for (name, value) in call.keywords {
          keywords.append((name: name, value: try machine.asText(value)))
        }
        return try machine.asBytes(try machine.call(method, arguments, keywords: keywords))
      }
    }
  }

  private func asText(_ value: Value) throws(Raised) -> Value {
    if case .object(let object) = value, let bytes = object as? BytesObject {
      return .string(bytes.asText)
    }
    if value.string != nil {
      throw .typeError("a bytes-like object is required, not 'str'")
    }
    guard value.integer == nil, !value.isNone, isIterable(value) else { return value }
    var parts: [Value] = []
    for element in try elements(of: value) { parts.append(try asText(element)) }
    return value.tuple == nil ? .list(parts) : .tuple(parts)
  }

  private func asBytes(_ value: Value) throws(Raised) -> Value {
    if let text = value.string {
      return .object(BytesObject(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }))
    }
    if let list = value.list {
      var parts: [Value] = []
      for element in list.elements { parts.append(try asBytes(element)) }
      return .list(parts)
    }
    guard let tuple = value.tuple else { return value }
    var parts: [Value] = []
    for element in tuple.elements { parts.append(try asBytes(element)) }
    return .tuple(parts)
  }

  /// The bytes of a bytes-like object or an iterable of small integers.
  func bytes(of value: Value) throws(Raised) -> [UInt8] {
    if case .object(let object) = value, let bytes = object as? BytesObject { return bytes.bytes }
    if value.string != nil || !isIterable(value) {
      throw .typeError("cannot convert '\(type(of: value).messageName)' object to bytes")
    }
    var bytes: [UInt8] = []
    for element in try elements(of: value) {
      guard let byte = UInt8(exactly: try index(element)) else {
        throw .valueError("bytes must be in range(0, 256)")
      }
      bytes.append(byte)
    }
    return bytes
  }

  private enum Encoding { case utf8, ascii, latin1 }

  private func encoding(_ name: Value) throws(Raised) -> Encoding {
    let text = name.string ?? "utf-8"
    switch text.lowercased().filter({ $0 != "-" && $0 != "_" }) {
    case "utf8", "u8": return .utf8
    case "ascii", "usascii": return .ascii
    case "latin1", "iso88591", "l1": return .latin1
    default: throw Raised(.lookupError, "unknown encoding: \(text)")
    }
  }

  func encode(_ text: String, _ name: Value, _ errors: Value) throws(Raised) -> [UInt8] {
    let encoding = try encoding(name)
    if encoding == .utf8 { return Array(text.utf8) }
    let limit: UInt32 = encoding == .ascii ? 0x80 : 0x100
    var bytes: [UInt8] = []
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if scalar.value < limit {
        bytes.append(UInt8(scalar.value))
      } else if errors.string == "ignore" {
        continue
      } else if errors.string == "replace" {
        bytes.append(UInt8(ascii: "?"))
      } else {
        let codec = encoding == .ascii ? "ascii" : "latin-1"
        throw Raised(
          .unicodeEncodeError,
          "'\(codec)' codec can't encode character "
            + "\(StringText.ascii(String(Character(scalar)))) in position \(index): "
            + "ordinal not in range(\(limit))")
      }
    }
    return bytes
  }

  func decode(_ bytes: [UInt8], _ name: Value, _ errors: Value) throws(Raised) -> String {
    let encoding = try encoding(name)
    if encoding == .latin1 || (encoding == .ascii && bytes.allSatisfy { $0 < 0x80 }) {
      return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
    if encoding == .utf8, let text = String(validating: bytes, as: UTF8.self) { return text }
    switch errors.string {
    case "replace": return String(decoding: bytes, as: UTF8.self)
    case "ignore":
      return String(decoding: bytes, as: UTF8.self).filter { $0 != "\u{FFFD}" }
    default:
      let codec = encoding == .ascii ? "ascii" : "utf-8"
      let position = bytes.firstIndex { $0 >= 0x80 } ?? 0
      throw Raised(
        .unicodeDecodeError,
        "'\(codec)' codec can't decode byte 0x\(String(bytes[position], radix: 16)) in position "
          + "\(position): "
          + (encoding == .ascii ? "ordinal not in range(128)" : "invalid start byte"))
    }
  }
}
