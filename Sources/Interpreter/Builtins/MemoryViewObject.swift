// `memoryview`: every so many bytes of a `bytes` or a `bytearray`, without a copy of them. A view of a
// bytearray can be written through. Elements are single bytes.

/// A `memoryview`.
public final class MemoryViewObject: Object {
  /// The object whose bytes are seen; nil once the view has been released.
  private var holder: Object?
  private let start: Int
  private let step: Int
  private let count: Int

  init(of holder: Object, start: Int = 0, step: Int = 1, count: Int) {
    self.holder = holder
    self.start = start
    self.step = step
    self.count = count
    super.init(type: .memoryView)
  }

  public override func visitReferences(_ visit: (Object) -> Void) {
    super.visitReferences(visit)
    if let holder { visit(holder) }
  }

  public override func recordState(into image: inout StateImage) {
    recordAttributes(into: &image)
    image.values.append(holder.map { .object($0) } ?? .none)
  }

  public override func restoreState(from reader: inout StateReader) {
    restoreAttributes(from: &reader)
    holder = reader.nextValue().object
  }

  /// The bytes that are seen; none of those that a shrunken bytearray no longer has.
  var bytes: [UInt8] {
    guard let all = holder.flatMap({ Value.object($0).bytesLike }) else { return [] }
    return (0..<count).map { start + $0 * step }.filter(all.indices.contains).map { all[$0] }
  }

  private var isReadOnly: Bool { !(holder is ByteArrayObject) }

  private func checkOpen() throws(Raised) {
    guard holder != nil else {
      throw .valueError("operation forbidden on released memoryview object")
    }
  }

  // MARK: - Slots

  public override func length(_ machine: Interpreter) throws(Raised) -> Int? {
    try checkOpen()
    return count
  }

  public override func hash(_ machine: Interpreter) throws(Raised) -> Int {
    guard isReadOnly else { throw .valueError("cannot hash writable memoryview object") }
    return try BytesObject(bytes).hash(machine)
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    "<\(holder == nil ? "released memory" : "memory") at \(machine.address(of: self))>"
  }

  public override func iterate(_ machine: Interpreter) throws(Raised) -> Object? {
    try checkOpen()
    return try BytesObject(bytes).iterate(machine)
  }

  public override func getItem(_ key: Value, _ machine: Interpreter) throws(Raised) -> Value {
    try checkOpen()
    guard let holder else { return .undefined }
    if case .object(let object) = key, object.kind == .slice {
      let slice = try unsafeDowncast(object, to: SliceObject.self).resolved(count, machine)
      return .object(
        MemoryViewObject(
          of: holder, start: start + slice.start * step, step: step * slice.step,
          count: slice.count))
    }
    let place = start + (try position(of: key, machine)) * step
    guard let all = Value.object(holder).bytesLike, all.indices.contains(place) else {
      throw .indexError("index out of bounds on dimension 1")
    }
    return .int(Int(all[place]))
  }

  public override func setItem(
    _ key: Value, _ value: Value, _ machine: Interpreter
  ) throws(Raised) {
    try checkOpen()
    guard let array = holder as? ByteArrayObject else {
      throw .typeError("cannot modify read-only memory")
    }
    var places = [0]
    var values: [UInt8] = []
    if case .object(let object) = key, object.kind == .slice {
      let slice = try unsafeDowncast(object, to: SliceObject.self).resolved(count, machine)
      values = try machine.bytes(of: value)
      guard values.count == slice.count else {
        throw .valueError(
          "memoryview assignment: lvalue and rvalue have different structures")
      }
      places = slice.indices
    } else {
      places = [try position(of: key, machine)]
      guard let integer = value.integer else {
        throw .typeError("memoryview: invalid type for format 'B'")
      }
      guard let small = integer.small, let byte = UInt8(exactly: small) else {
        throw .valueError("memoryview: invalid value for format 'B'")
      }
      values = [byte]
    }
    for (place, byte) in zip(places.map { start + $0 * step }, values)
    where array.bytes.indices.contains(place) {
      array.bytes[place] = byte
    }
  }

  private func position(of key: Value, _ machine: Interpreter) throws(Raised) -> Int {
    guard let wanted = try machine.indexIfPossible(key) else {
      throw .typeError("memoryview: invalid slice key")
    }
    let index = wanted < 0 ? wanted + count : wanted
    guard index >= 0, index < count else {
      throw .indexError("index out of bounds on dimension 1")
    }
    return index
  }

  public override func compare(
    _ operation: CompareOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard operation == .equal || operation == .notEqual else { return .undefined }
    return try BytesObject(bytes).compare(operation, other, machine)
  }

  fileprivate func release() { holder = nil }

  /// What the properties of a view tell.
  fileprivate static let properties: [(String, (MemoryViewObject) -> Value)] = [
    ("obj", { $0.holder.map { .object($0) } ?? .none }), ("nbytes", { .int($0.count) }),
    ("itemsize", { _ in .int(1) }), ("format", { _ in .string("B") }),
    ("ndim", { _ in .int(1) }), ("shape", { .tuple([.int($0.count)]) }),
    ("strides", { .tuple([.int($0.step)]) }), ("readonly", { .bool($0.isReadOnly) }),
    ("contiguous", { .bool($0.step == 1) }),
  ]
}

extension Interpreter {
  func installMemoryViewMethods() {
    let type = TypeObject.memoryView
    type.construct("memoryview(cls, object)") { call, machine throws(Raised) in
      guard case .object(let object) = call[1], let count = call[1].bytesLike?.count else {
        throw .typeError(
          "memoryview: a bytes-like object is required, not "
            + "'\(machine.type(of: call[1]).messageName)'")
      }
      return try (object as? MemoryViewObject)?.getItem(
        .object(SliceObject(.none, .none, .none)), machine)
        ?? .object(MemoryViewObject(of: object, count: count))
    }
    for (name, get) in MemoryViewObject.properties {
      type.property(name) { value, machine throws(Raised) in
        (value.object as? MemoryViewObject).map(get) ?? .none
      }
    }
    type.method("tobytes(self, order='C')") { call, machine throws(Raised) in
      .object(BytesObject(try machine.bytes(of: call[0])))
    }
    type.method("tolist(self, /)") { call, machine throws(Raised) in
      .list(try machine.bytes(of: call[0]).map { .int(Int($0)) })
    }
    type.method("hex(self, sep='', bytes_per_sep=1)") { call, machine throws(Raised) in
      .string(
        HexadecimalText.text(
          try machine.bytes(of: call[0]), separator: call[1].string ?? "",
          group: try machine.index(call[2])))
    }
    type.method("release(self, /)") { call, machine throws(Raised) in
      (call[0].object as? MemoryViewObject)?.release()
      return .none
    }
    type.method("__enter__(self, /)") { call, machine throws(Raised) in call[0] }
    type.raw("__exit__", isMethod: true) { call, machine throws(Raised) in
      (call[0].object as? MemoryViewObject)?.release()
      return .none
    }
    type.declareSlots(.sequence + ["__setitem__"])
  }
}
