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
    guard let other = element.bytesLike else {
      throw .typeError(
        "a bytes-like object is required, not '\(machine.type(of: element).messageName)'")
    }
    return StringText.find(BytesObject(other).asText, in: asText)
  }

  public override func compare(
    _ operation: CompareOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard let other = other.bytesLike else { return .undefined }
    switch operation {
    case .equal: return .bool(bytes == other)
    case .notEqual: return .bool(bytes != other)
    case .less: return .bool(bytes.lexicographicallyPrecedes(other))
    case .greater: return .bool(other.lexicographicallyPrecedes(bytes))
    case .lessOrEqual: return .bool(!other.lexicographicallyPrecedes(bytes))
    case .greaterOrEqual: return .bool(!bytes.lexicographicallyPrecedes(other))
    }
  }

  public override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, _ machine: Interpreter
  ) throws(Raised) -> Value {
    try binary(operation, other, reflected: reflected, nameOfType: "bytes", machine)
  }

  /// The operators of bytes, whose messages name the type.
  func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, nameOfType: String,
    _ machine: Interpreter
  ) throws(Raised) -> Value {
    if operation == .add, !reflected {
      guard let other = other.bytesLike else {
        throw .typeError("can't concat \(machine.type(of: other).name) to \(nameOfType)")
      }
      return .object(BytesObject(bytes + other))
    }
    if operation == .modulo, !reflected {
      let filled = try machine.binary(
        .modulo, .string(asText), try machine.percentArgument(other))
      return .object(BytesObject(filled.string.map(Array.init(latin1:)) ?? []))
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
      .object(BytesObject(try machine.newBytes(call)))
    }
    type.declareSlots(
      .sequence + .ordering + ["__add__", "__mul__", "__rmul__", "__mod__"])
  }

  /// The bytes that a call of `bytes` or `bytearray` asks for: class, source, encoding, errors.
  func newBytes(_ call: Arguments) throws(Raised) -> [UInt8] {
    if let text = call[1].string {
      guard !call[2].isNone else { throw .typeError("string argument without an encoding") }
      return try encode(text, call[2], call[3])
    }
    if let count = call[1].integer {
      guard let count = count.small, count <= TextLimits.characters else { throw .memoryError() }
      guard count >= 0 else { throw .valueError("negative count") }
      return Array(repeating: 0, count: count)
    }
    if case .object(let object) = call[1] {
      let method = userMethod(object, Symbol("__bytes__"))
      if !method.isUndefined, let bytes = try self.call(method, call[1]).bytesLike { return bytes }
    }
    return try bytes(of: call[1])
  }

  /// The methods that `bytes` and `bytearray` share with `str`: each runs on text of one character for
  /// each byte, and what it gives is made bytes again.
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
      let takesNumber = ["count", "find", "index", "rfind", "rindex"].contains(name)
      for type in [TypeObject.bytes, .byteArray] {
        type.raw(name, isMethod: true) { call, machine throws(Raised) in
          guard call.count > 0, machine.type(of: call[0]).isSubtype(of: type) else {
            throw .typeError("descriptor '\(name)' for '\(type.name)' objects needs one of them")
          }
          var arguments: [Value] = []
          for value in call.rest() { arguments.append(try machine.asText(value)) }
          // What is looked for may be the number of one byte.
          if takesNumber, arguments.count > 1, arguments[1].integer != nil {
            arguments[1] = .string(BytesObject([try machine.byte(arguments[1])]).asText)
          }
          var keywords: [(name: Symbol, value: Value)] = []
          for (name, value) in call.keywords {
            keywords.append((name: name, value: try machine.asText(value)))
          }
          let result = try machine.call(method, arguments, keywords: keywords)
          return try machine.asBytes(result, isChangeable: type === TypeObject.byteArray)
        }
      }
    }
    for type in [TypeObject.bytes, .byteArray] { installConversions(type) }
  }

  private func installConversions(_ type: TypeObject) {
    func made(_ bytes: [UInt8]) -> Value {
      .object(type === TypeObject.bytes ? BytesObject(bytes) : ByteArrayObject(bytes))
    }
    type.method("decode(self, encoding='utf-8', errors='strict')") {
      call, machine throws(Raised) in
      .string(try machine.decode(try machine.bytes(of: call[0]), call[1], call[2]))
    }
    type.method("hex(self, sep='', bytes_per_sep=1)") { call, machine throws(Raised) in
      let separator = call[1].string ?? BytesObject(call[1].bytesLike ?? []).asText
      return .string(
        HexadecimalText.text(
          try machine.bytes(of: call[0]), separator: separator, group: try machine.index(call[2])))
    }
    type.classMethod("fromhex(cls, string, /)") { call, machine throws(Raised) in
      guard let text = call[1].string else {
        throw .typeError("fromhex() argument must be str, not \(machine.type(of: call[1]).name)")
      }
      return made(try HexadecimalText.bytes(text))
    }
    type.method("translate(self, table, /, delete=None)") { call, machine throws(Raised) in
      let doomed = call[2].isNone ? [] : Set(try machine.bytes(of: call[2]))
      let kept = try machine.bytes(of: call[0]).filter { !doomed.contains($0) }
      guard !call[1].isNone else { return made(kept) }
      let table = try machine.bytes(of: call[1])
      guard table.count == 256 else {
        throw .valueError("translation table must be 256 characters long")
      }
      return made(kept.map { table[Int($0)] })
    }
    type.staticMethod("maketrans(frm, to, /)") { call, machine throws(Raised) in
      let (from, to) = (try machine.bytes(of: call[0]), try machine.bytes(of: call[1]))
      guard from.count == to.count else {
        throw .valueError("maketrans arguments must have same length")
      }
      var table = (0...255).map(UInt8.init)
      for (old, new) in zip(from, to) { table[Int(old)] = new }
      return .object(BytesObject(table))
    }
  }

  /// What fills a template of bytes: text for `%s` and `%b` where the value is bytes.
  func percentArgument(_ value: Value) throws(Raised) -> Value {
    if let tuple = value.tuple {
      var parts: [Value] = []
      for element in tuple.elements { parts.append(try percentArgument(element)) }
      return .tuple(parts)
    }
    return value.bytesLike.map { .string(BytesObject($0).asText) } ?? value
  }

  private func asText(_ value: Value) throws(Raised) -> Value {
    if let bytes = value.bytesLike { return .string(BytesObject(bytes).asText) }
    if value.string != nil {
      throw .typeError("a bytes-like object is required, not 'str'")
    }
    guard value.integer == nil, !value.isNone, isIterable(value) else { return value }
    var parts: [Value] = []
    for element in try elements(of: value) { parts.append(try asText(element)) }
    return value.tuple == nil ? .list(parts) : .tuple(parts)
  }

  private func asBytes(_ value: Value, isChangeable: Bool) throws(Raised) -> Value {
    if let text = value.string {
      let bytes = [UInt8](latin1: text)
      return .object(isChangeable ? ByteArrayObject(bytes) : BytesObject(bytes))
    }
    if let list = value.list {
      var parts: [Value] = []
      for element in list.elements {
        parts.append(try asBytes(element, isChangeable: isChangeable))
      }
      return .list(parts)
    }
    guard let tuple = value.tuple else { return value }
    var parts: [Value] = []
    for element in tuple.elements { parts.append(try asBytes(element, isChangeable: isChangeable)) }
    return .tuple(parts)
  }

  /// The bytes of a bytes-like object or an iterable of small integers.
  func bytes(of value: Value) throws(Raised) -> [UInt8] {
    if let bytes = value.bytesLike { return bytes }
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
}
