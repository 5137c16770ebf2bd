// The base of everything that lives on the heap.
//
// An object has a class of the language (`type`), a `kind` that tells its Swift class cheaply, and
// attributes: a block of values laid out by a `Shape`. A plain instance of a user's class is an
// `Instance`; native types subclass `Object` and override the slots they support.
//
// The open methods are the slots of native types. They are called by the `Interpreter`'s functions of
// the same name, which first look whether a user's class overrides the special method; so nobody
// else calls a slot directly, unless to mean the native behaviour itself. `.undefined` as a result
// means "not implemented" or "not there", and lets the caller try its next way.

/// An object of the language.
open class Object: Rewindable {
  /// Which Swift class an object has, for a check and `unsafeDowncast` without a dynamic cast.
  public enum Kind: UInt8, Sendable {
    case other, string, list, tuple, dict, set, function, nativeFunction, boundMethod, type, module
    case generator, range, slice, bigInt, cell, exception, property, nativeProperty, staticMethod,
      classMethod
    case bytes, rangeIterator, listIterator, tupleIterator, iterator, superObject
  }

  final var typeReference: Unmanaged<TypeObject>
  public final let kind: Kind
  final var slotCapacity: UInt16 = 0
  /// The layout of `slots`; 0 for an object without attributes.
  final var shapeID: UInt32 = 0
  final var slots: UnsafeMutablePointer<Value>?

  /// Classes are never freed, so that an object need not keep its class alive.
  public final var type: TypeObject {
    @inline(__always) get { typeReference._withUnsafeGuaranteedRef { $0 } }
  }

  public init(type: TypeObject, kind: Kind = .other) {
    typeReference = Unmanaged.passUnretained(type)
    self.kind = kind
  }

  /// For the first classes, which come before their own class.
  init(untyped kind: Kind) {
    typeReference = Unmanaged.fromOpaque(UnsafeRawPointer(bitPattern: 8)!)
    self.kind = kind
  }

  deinit {
    if let slots {
      ValueBlock.release(
        slots, count: Shape.slotCount(shapeID), capacity: Int(slotCapacity))
    }
  }

  // MARK: - References

  /// Gives each object that this one holds by a counted reference of its own, once for each
  /// reference. Holders that share a reference (values in an array that others may hold too) leave it
  /// out, at the price that cycles through it are not freed.
  open func visitReferences(_ visit: (Object) -> Void) {
    if let slots { slots.visitObjects(Shape.slotCount(shapeID), visit) }
  }

  /// Lets go of what makes the object part of a cycle; nobody will use it again.
  open func dropReferences() {
    guard let slots else { return }
    let count = Shape.slotCount(shapeID)
    self.slots = nil
    shapeID = Shape.empty
    ValueBlock.release(slots, count: count, capacity: Int(slotCapacity))
    slotCapacity = 0
  }

  // MARK: - Rewinding

  /// Writes down what of the object can change and what it refers to; a class with more than
  /// attributes adds to it.
  open func recordState(into image: inout StateImage) {
    recordAttributes(into: &image)
    image.isFixed = shapeID == Shape.empty && Swift.type(of: self) != Instance.self
  }

  open func restoreState(from reader: inout StateReader) { restoreAttributes(from: &reader) }

  open func finishRestoring() {}

  open var retainedBytes: Int { 0 }

  // MARK: - Slots

  /// What `is` and `id()` compare; wrappers of one and the same thing may share it.
  open var identity: UInt { UInt(bitPattern: ObjectIdentifier(self)) }

  /// The attribute, bound to the object where it is a method; `.undefined` if there is none.
  open func getAttribute(_ name: Symbol, _ machine: Interpreter) throws(Raised) -> Value {
    try machine.genericAttribute(of: self, name)
  }

  /// Sets the attribute, or deletes it if the value is `.undefined`.
  open func setAttribute(
    _ name: Symbol, _ value: Value, _ machine: Interpreter
  ) throws(Raised) {
    try machine.setGenericAttribute(of: self, name, value)
  }

  /// The error for an attribute that is not there.
  open func missingAttribute(_ name: Symbol) -> Raised {
    .attributeError(
      "'\(type.messageName)' object has no attribute '\(name.text)'"
        + (type.isNative ? MissingNames.note("\(type.module).\(type.name).\(name.text)") : ""),
      name: name, of: self)
  }

  /// What reading a member of a class gives, for a descriptor: `receiver` is `.undefined` when the
  /// class itself was asked. `.undefined` for what is no descriptor.
  open func describe(
    _ receiver: Value, _ owner: TypeObject, _ machine: Interpreter
  ) throws(Raised) -> Value { .undefined }

  open func call(_ arguments: Arguments, _ machine: Interpreter) throws(Raised) -> Value {
    throw .typeError("'\(type.messageName)' object is not callable")
  }

  /// `self op other`, or `other op self` if reflected; `.undefined` if not supported.
  open func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, _ machine: Interpreter
  ) throws(Raised) -> Value { .undefined }

  /// `self op= other`; `.undefined` to fall back on `binary`.
  open func inplaceBinary(
    _ operation: BinaryOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value { .undefined }

  open func unary(
    _ operation: UnaryOperation, _ machine: Interpreter
  ) throws(Raised) -> Value { .undefined }

  /// `self op other`; `.undefined` if not supported. The result need not be a truth value.
  open func compare(
    _ operation: CompareOperation, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value { .undefined }

  open func getItem(_ key: Value, _ machine: Interpreter) throws(Raised) -> Value {
    throw .typeError("'\(type.messageName)' object is not subscriptable")
  }

  open func setItem(_ key: Value, _ value: Value, _ machine: Interpreter) throws(Raised) {
    throw .typeError("'\(type.messageName)' object does not support item assignment")
  }

  open func deleteItem(_ key: Value, _ machine: Interpreter) throws(Raised) {
    throw .typeError("'\(type.messageName)' object doesn't support item deletion")
  }

  /// The number of elements, or nil for an object without a length.
  open func length(_ machine: Interpreter) throws(Raised) -> Int? { nil }

  /// Whether the element is in the object, or nil to find out by iteration.
  open func contains(_ element: Value, _ machine: Interpreter) throws(Raised) -> Bool? { nil }

  /// A new iterator, or nil for an object that is not iterable.
  open func iterate(_ machine: Interpreter) throws(Raised) -> Object? { nil }

  /// The next element of an iterator, `.undefined` at its end.
  open func next(_ machine: Interpreter) throws(Raised) -> Value {
    throw .typeError("'\(type.messageName)' object is not an iterator")
  }

  open func truth(_ machine: Interpreter) throws(Raised) -> Bool {
    guard let length = try length(machine) else { return true }
    return length != 0
  }

  open func hash(_ machine: Interpreter) throws(Raised) -> Int {
    Int(bitPattern: identity >> 4)
  }

  open func repr(_ machine: Interpreter) throws(Raised) -> String {
    "<\(type.displayName) object at \(machine.address(of: self))>"
  }

  open func str(_ machine: Interpreter) throws(Raised) -> String { try machine.repr(.object(self)) }

  open func format(_ spec: String, _ machine: Interpreter) throws(Raised) -> String {
    guard spec.isEmpty else {
      throw .typeError("unsupported format string passed to \(type.name).__format__")
    }
    return try machine.str(.object(self))
  }

  /// The exact integer, as `__index__` gives it; `.undefined` for what is no integer.
  open func index(_ machine: Interpreter) throws(Raised) -> Value { .undefined }

  /// What `float()` makes of the object; nil if it does not convert.
  open func float(_ machine: Interpreter) throws(Raised) -> Double? { nil }

  /// What `complex()` makes of the object; nil if it has no imaginary part.
  open func complex(
    _ machine: Interpreter
  ) throws(Raised) -> (real: Double, imaginary: Double)? { nil }

  /// What `int()` makes of the object; `.undefined` if it does not convert.
  open func int(_ machine: Interpreter) throws(Raised) -> Value { .undefined }
}
