// What of plain objects a session brings back: their class and their attributes.

extension Object {
  /// Whether a walk over a session's state has anything to find here.
  @inline(__always)
  final var mayHoldState: Bool {
    switch kind {
    case .string, .bigInt, .range, .bytes, .nativeProperty: shapeID != Shape.empty
    case .nativeFunction: shapeID != Shape.empty
    case .type: !unsafeDowncast(self, to: TypeObject.self).isNative
    default: true
    }
  }

  /// Writes down the class and the attributes.
  final func recordAttributes(into image: inout StateImage) {
    image.words.append(Int(bitPattern: typeReference.toOpaque()))
    image.words.append(Int(shapeID))
    if !type.isNative { image.values.append(.object(type)) }
    guard let slots else { return }
    for index in 0..<Shape.slotCount(shapeID) { image.values.append(slots[index]) }
  }

  /// Brings back the class and the attributes.
  final func restoreAttributes(from reader: inout StateReader) {
    if let type = UnsafeRawPointer(bitPattern: reader.nextWord()) {
      typeReference = Unmanaged.fromOpaque(type)
    }
    let shape = UInt32(reader.nextWord())
    if !type.isNative { _ = reader.nextValue() }
    let values = reader.nextValues(Shape.slotCount(shape))
    let old = (slots: slots, count: Shape.slotCount(shapeID), capacity: Int(slotCapacity))
    slots = nil
    slotCapacity = 0
    if !values.isEmpty {
      let capacity = ValueBlock.capacity(for: values.count)
      let block = ValueBlock.allocate(capacity)
      for (index, value) in values.enumerated() { (block + index).initialize(to: value) }
      slots = block
      slotCapacity = UInt16(capacity)
    }
    shapeID = shape
    if let slots = old.slots {
      ValueBlock.release(slots, count: old.count, capacity: old.capacity)
    }
  }
}
