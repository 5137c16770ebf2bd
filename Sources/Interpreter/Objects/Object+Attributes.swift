// The attributes that an object itself holds, without those of its class.
// Invariant: `slots` holds exactly the values of the shape, and has room for `slotCapacity`.

extension Object {
  /// The attribute in the object itself, `.undefined` if there is none.
  public final func ownAttribute(_ name: Symbol) -> Value {
    guard let slots else { return .undefined }
    if shapeID == Shape.dictionary { return attributeDictionary(slots).get(name) }
    let place = Shape.with(shapeID).place(of: name)
    return place < 0 ? .undefined : slots[place]
  }

  /// Sets an attribute in the object itself.
  public final func setOwnAttribute(_ name: Symbol, _ value: Value) {
    if shapeID == Shape.dictionary, let slots {
      attributeDictionary(slots).set(name, value)
      return
    }
    let shape = Shape.with(shapeID)
    let place = shape.place(of: name)
    if place >= 0, let slots {
      let old = slots[place]
      slots[place] = value
      _ = old
      return
    }
    guard let next = shape.adding(name) else {
      dictionary.set(name, value)
      return
    }
    appendSlot(value, shape: next, place: shape.names.count)
  }

  /// Deletes an attribute of the object itself; false if there is none.
  public final func removeOwnAttribute(_ name: Symbol) -> Bool {
    guard let slots else { return false }
    if shapeID == Shape.dictionary { return attributeDictionary(slots).remove(name) }
    let shape = Shape.with(shapeID)
    let place = shape.place(of: name)
    guard place >= 0 else { return false }
    let old = (slots + place).move()
    let following = shape.names.count - place - 1
    (slots + place).moveInitialize(from: slots + place + 1, count: following)
    shapeID = shape.removing(name)
    _ = old
    return true
  }

  /// The live `__dict__`: from now on the attributes live there.
  public final var dictionary: DictObject {
    if shapeID == Shape.dictionary, let slots { return attributeDictionary(slots) }
    let dictionary = DictObject()
    let names = Shape.with(shapeID).names
    for (place, name) in names.enumerated() {
      dictionary.set(name, slots![place])
    }
    replaceDictionary(dictionary)
    return dictionary
  }

  /// Makes a dictionary the object's `__dict__`.
  public final func replaceDictionary(_ dictionary: DictObject) {
    let old = (slots: slots, count: Shape.slotCount(shapeID), capacity: Int(slotCapacity))
    let block = ValueBlock.allocate(2)
    block.initialize(to: .object(dictionary))
    slots = block
    slotCapacity = 2
    shapeID = Shape.dictionary
    if let slots = old.slots {
      ValueBlock.release(slots, count: old.count, capacity: old.capacity)
    }
  }

  /// The names of the object's own attributes, in the order of their creation.
  public final var ownAttributeNames: [Symbol] {
    if shapeID == Shape.dictionary, let slots {
      return attributeDictionary(slots).keys.compactMap { $0.stringObject?.symbol }
    }
    return Shape.with(shapeID).names
  }

  @inline(__always)
  private final func attributeDictionary(_ slots: UnsafeMutablePointer<Value>) -> DictObject {
    guard case .object(let object) = slots[0] else { return DictObject() }
    return unsafeDowncast(object, to: DictObject.self)
  }

  /// Adds a value behind the others; `shape` is the present one plus its name.
  final func appendSlot(_ value: Value, shape: UInt32, place: Int) {
    if place >= Int(slotCapacity) {
      let capacity = ValueBlock.capacity(for: max(4, place + place / 2 + 1))
      let block = ValueBlock.allocate(capacity)
      if let slots {
        block.moveInitialize(from: slots, count: place)
        ValueBlock.deallocate(slots, Int(slotCapacity))
      }
      slots = block
      slotCapacity = UInt16(capacity)
    }
    (slots! + place).initialize(to: value)
    shapeID = shape
  }
}
