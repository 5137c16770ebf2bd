// `bytearray`: bytes that can change. What it shares with `bytes` is declared with those, and gives a
// bytearray where it gives bytes there.

/// A `bytearray`.
public final class ByteArrayObject: Object {
  public var bytes: [UInt8]

  public init(_ bytes: [UInt8], type: TypeObject = .byteArray) {
    self.bytes = bytes
    super.init(type: type)
  }

  // MARK: - Rewinding

  public override func recordState(into image: inout StateImage) {
    recordAttributes(into: &image)
    image.words.append(bytes.count)
    image.words.append(contentsOf: bytes.map(Int.init))
  }

  public override func restoreState(from reader: inout StateReader) {
    restoreAttributes(from: &reader)
    bytes = (0..<reader.nextWord()).map { _ in UInt8(truncatingIfNeeded: reader.nextWord()) }
  }

  // MARK: - Slots

  public override func length(_ machine: Interpreter) throws(Raised) -> Int? { bytes.count }

  public override func hash(_ machine: Interpreter) throws(Raised) -> Int {
    throw .typeError("unhashable type: 'bytearray'")
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    "\(type.name)(\(StringText.repr(bytes: bytes)))"
  }

  public override func iterate(_ machine: Interpreter) throws(Raised) -> Object? {
    var index = 0
    return NativeIterator(
      holding: [self],
      rewinding: {
        let now = index
        return { index = now }
      }
    ) { (_: Interpreter) throws(Raised) in
      guard index < self.bytes.count else { return .undefined }
      index += 1
      return .int(Int(self.bytes[index - 1]))
    }
  }

  public override func getItem(_ key: Value, _ machine: Interpreter) throws(Raised) -> Value {
    if case .object(let object) = key, object.kind == .slice {
      let slice = try unsafeDowncast(object, to: SliceObject.self).resolved(bytes.count, machine)
      return .object(ByteArrayObject(slice.indices.map { bytes[$0] }))
    }
    return .int(Int(bytes[try position(of: key, machine)]))
  }

  public override func setItem(
    _ key: Value, _ value: Value, _ machine: Interpreter
  ) throws(Raised) {
    guard case .object(let object) = key, object.kind == .slice else {
      let index = try position(of: key, machine)
      bytes[index] = try machine.byte(value)
      return
    }
    guard value.integer == nil else {
      throw .typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
    }
    let values = try machine.bytes(of: value)
    let slice = try unsafeDowncast(object, to: SliceObject.self).resolved(bytes.count, machine)
    if slice.step == 1 {
      bytes.replaceSubrange(slice.start..<max(slice.start, slice.stop), with: values)
      return
    }
    guard slice.count == values.count else {
      throw .valueError(
        "attempt to assign bytes of size \(values.count) to extended slice of size \(slice.count)")
    }
    for (index, byte) in zip(slice.indices, values) { bytes[index] = byte }
  }

  public override func deleteItem(_ key: Value, _ machine: Interpreter) throws(Raised) {
    guard case .object(let object) = key, object.kind == .slice else {
      bytes.remove(at: try position(of: key, machine))
      return
    }
    let slice = try unsafeDowncast(object, to: SliceObject.self).resolved(bytes.count, machine)
    let doomed = Set(slice.indices)
    bytes = bytes.indices.filter { !doomed.contains($0) }.map { bytes[$0] }
  }

  /// The place that an index means.
  private func position(of key: Value, _ machine: Interpreter) throws(Raised) -> Int {
    guard let wanted = try machine.indexIfPossible(key) else {
      throw .typeError(
        "bytearray indices must be integers or slices, not \(machine.type(of: key).name)")
    }
    let index = wanted < 0 ? wanted + bytes.count : wanted
    guard index >= 0, index < bytes.count else {
      throw .indexError("bytearray index out of range")
    }
    return index
  }

  public override func contains(_ element: Value, _ machine: Interpreter) throws(Raised) -> Bool? {
    try BytesObject(bytes).contains(element, machine)
  }

  public override func compare(
    _ operation: CompareOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    try BytesObject(bytes).compare(operation, other, machine)
  }

  public override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, _ machine: Interpreter
  ) throws(Raised) -> Value {
    let result = try BytesObject(bytes).binary(
      operation, other, reflected: reflected, nameOfType: "bytearray", machine)
    return result.bytesLike.map { .object(ByteArrayObject($0)) } ?? result
  }

  public override func inplaceBinary(
    _ operation: BinaryOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    let result = try binary(operation, other, reflected: false, machine)
    guard let changed = result.bytesLike else { return result }
    bytes = changed
    return .object(self)
  }
}

extension Value {
  /// The bytes of a `bytes`, a `bytearray` or a view of one; nil for anything else.
  public var bytesLike: [UInt8]? {
    guard case .object(let object) = self else { return nil }
    if object.kind == .bytes { return unsafeDowncast(object, to: BytesObject.self).bytes }
    guard object.kind == .other else { return nil }
    return (object as? ByteArrayObject)?.bytes ?? (object as? MemoryViewObject)?.bytes
  }
}

extension Interpreter {
  /// A value as one byte.
  func byte(_ value: Value) throws(Raised) -> UInt8 {
    guard let byte = UInt8(exactly: try index(value)) else {
      throw .valueError("byte must be in range(0, 256)")
    }
    return byte
  }

  func installByteArrayMethods() {
    let type = TypeObject.byteArray
    type.construct("bytearray(cls, source=(), encoding=None, errors='strict')") {
      call, machine throws(Raised) in
      .object(ByteArrayObject(try machine.newBytes(call), type: call[0].type ?? .byteArray))
    }
    type.method("append(self, item, /)") { call, machine throws(Raised) in
      let byte = try machine.byte(call[1])
      try call.object(ByteArrayObject.self, "append", "bytearray", machine).bytes.append(byte)
      return .none
    }
    type.method("extend(self, iterable_of_ints, /)") { call, machine throws(Raised) in
      let array = try call.object(ByteArrayObject.self, "extend", "bytearray", machine)
      array.bytes += try machine.bytes(of: call[1])
      return .none
    }
    type.method("insert(self, index, item, /)") { call, machine throws(Raised) in
      let array = try call.object(ByteArrayObject.self, "insert", "bytearray", machine)
      let byte = try machine.byte(call[2])
      let wanted = try machine.index(call[1])
      let count = array.bytes.count
      array.bytes.insert(byte, at: wanted < 0 ? max(0, wanted + count) : min(wanted, count))
      return .none
    }
    type.method("pop(self, index=-1, /)") { call, machine throws(Raised) in
      let array = try call.object(ByteArrayObject.self, "pop", "bytearray", machine)
      guard !array.bytes.isEmpty else { throw .indexError("pop from empty bytearray") }
      let wanted = call.has(1) ? try machine.index(call[1]) : -1
      let index = wanted < 0 ? wanted + array.bytes.count : wanted
      guard array.bytes.indices.contains(index) else { throw .indexError("pop index out of range") }
      return .int(Int(array.bytes.remove(at: index)))
    }
    type.method("remove(self, value, /)") { call, machine throws(Raised) in
      let array = try call.object(ByteArrayObject.self, "remove", "bytearray", machine)
      guard let index = array.bytes.firstIndex(of: try machine.byte(call[1])) else {
        throw .valueError("value not found in bytearray")
      }
      array.bytes.remove(at: index)
      return .none
    }
    type.method("clear(self, /)") { call, machine throws(Raised) in
      try call.object(ByteArrayObject.self, "clear", "bytearray", machine).bytes = []
      return .none
    }
    type.method("copy(self, /)") { call, machine throws(Raised) in
      let array = try call.object(ByteArrayObject.self, "copy", "bytearray", machine)
      return .object(ByteArrayObject(array.bytes))
    }
    type.method("reverse(self, /)") { call, machine throws(Raised) in
      try call.object(ByteArrayObject.self, "reverse", "bytearray", machine).bytes.reverse()
      return .none
    }
    type.declareSlots(
      .sequence + .mutableSequence + .ordering + ["__add__", "__iadd__", "__mul__", "__rmul__"])
  }
}
