// Values in memory, looked at without counting references. The machine's inner loop works on these.
//
// A value is eight bytes of payload and one byte that tells the case. The cases with a payload are
// numbered in their order of declaration, the others share the next number; a test holds this fast.

extension UnsafeMutablePointer<Value> {
  /// The number of the value's case.
  @inline(__always)
  var tag: UInt8 { UnsafeRawPointer(self).load(fromByteOffset: 8, as: UInt8.self) }

  @inline(__always)
  var isObject: Bool { tag == 3 }

  @inline(__always)
  var isUndefined: Bool {
    tag == 4 && UnsafeRawPointer(self).load(as: UInt64.self) == 0
  }

  @inline(__always)
  var isInt: Bool { tag == 1 }

  @inline(__always)
  var isFloat: Bool { tag == 2 }

  /// The integer; only where `isInt`.
  @inline(__always)
  var int: Int { UnsafeRawPointer(self).load(as: Int.self) }

  /// The float; only where `isFloat`.
  @inline(__always)
  var double: Double { UnsafeRawPointer(self).load(as: Double.self) }

  /// The object; only where `isObject`.
  @inline(__always)
  var reference: Unmanaged<Object> {
    Unmanaged.fromOpaque(UnsafeRawPointer(self).load(as: UnsafeRawPointer.self))
  }

  /// The kind of the object; only where `isObject`.
  @inline(__always)
  var kind: Object.Kind { reference._withUnsafeGuaranteedRef { $0.kind } }

  /// Gives the objects among the `count` values from here on.
  func visitObjects(_ count: Int, _ visit: (Object) -> Void) {
    for index in 0..<count where (self + index).isObject {
      (self + index).reference._withUnsafeGuaranteedRef { visit($0) }
    }
  }

  /// Initializes this place with a copy of another.
  @inline(__always)
  func initialize(copying other: UnsafeMutablePointer<Value>) {
    if other.isObject {
      // Read as memory: `takeUnretainedValue` would count with a lock.
      let object = UnsafeRawPointer(other).assumingMemoryBound(to: Object.self).pointee
      initialize(to: .object(object))
    } else {
      initialize(moving: other)
    }
  }

  /// Initializes this place with the value of another, which is uninitialized then.
  @inline(__always)
  func initialize(moving other: UnsafeMutablePointer<Value>) {
    // The two parts apart: one wide load behind narrower stores would wait for them.
    let payload = UnsafeRawPointer(other).load(as: UInt64.self)
    let tag = other.tag
    UnsafeMutableRawPointer(self).storeBytes(of: payload, as: UInt64.self)
    UnsafeMutableRawPointer(self).storeBytes(of: tag, toByteOffset: 8, as: UInt8.self)
  }

  /// Initializes this place with an integer.
  @inline(__always)
  func set(_ int: Int) {
    UnsafeMutableRawPointer(self).storeBytes(of: int, as: Int.self)
    UnsafeMutableRawPointer(self).storeBytes(of: 1, toByteOffset: 8, as: UInt8.self)
  }

  /// Initializes this place with a float.
  @inline(__always)
  func set(_ double: Double) {
    UnsafeMutableRawPointer(self).storeBytes(of: double, as: Double.self)
    UnsafeMutableRawPointer(self).storeBytes(of: 2, toByteOffset: 8, as: UInt8.self)
  }

  /// Initializes this place with a truth value.
  @inline(__always)
  func set(_ bool: Bool) {
    UnsafeMutableRawPointer(self).storeBytes(of: bool ? 1 : 0, as: UInt64.self)
    UnsafeMutableRawPointer(self).storeBytes(of: 0, toByteOffset: 8, as: UInt8.self)
  }

  /// Destroys the value in this place.
  @inline(__always)
  func destroy() {
    if isObject {
      UnsafeMutableRawPointer(self).assumingMemoryBound(to: Object.self).deinitialize(count: 1)
    }
  }

  /// Destroys the values from this place up to another.
  @inline(__always)
  func destroy(upTo end: UnsafeMutablePointer<Value>) {
    var place = self
    while place < end {
      place.destroy()
      place += 1
    }
  }
}

extension Unmanaged {
  /// Drops the reference, which was counted.
  @inline(__always)
  func drop() {
    var object = self
    withUnsafeMutablePointer(to: &object) { place in
      UnsafeMutableRawPointer(place).assumingMemoryBound(to: Instance.self).deinitialize(count: 1)
    }
  }

  /// The object as another class, which it is known to have; not counted.
  @inline(__always)
  func with<Target: AnyObject, Result>(_: Target.Type, _ body: (Target) -> Result) -> Result {
    Unmanaged<Target>.fromOpaque(toOpaque())._withUnsafeGuaranteedRef(body)
  }
}
