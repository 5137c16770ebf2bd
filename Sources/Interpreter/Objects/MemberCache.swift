// What a class found under names, its own or inherited: an open-addressing table over the symbols' numbers.
// Number 0 marks a free place; at most two thirds are taken.

struct MemberCache {
  private var places: UnsafeMutablePointer<Place>?
  private var size = 0
  private var count = 0

  private struct Place {
    var id: UInt32 = 0
    var value = Value.undefined
  }

  /// The value under a name, nil if the cache does not know.
  func value(of name: Symbol) -> Value? {
    guard let places else { return nil }
    var index = Int(truncatingIfNeeded: name.id &* 0x9E37_79B1 >> 7) & (size - 1)
    while true {
      let id = places[index].id
      if id == name.id { return places[index].value }
      if id == 0 { return nil }
      index = (index + 1) & (size - 1)
    }
  }

  /// Remembers a value under a name that is not in the cache.
  mutating func insert(_ name: Symbol, _ value: Value) {
    if count * 3 >= size * 2 { grow() }
    place(name.id, value)
    count += 1
  }

  private func place(_ id: UInt32, _ value: Value) {
    guard let places else { return }
    var index = Int(truncatingIfNeeded: id &* 0x9E37_79B1 >> 7) & (size - 1)
    while places[index].id != 0 { index = (index + 1) & (size - 1) }
    places[index] = Place(id: id, value: value)
  }

  private mutating func grow() {
    let (old, oldSize) = (places, size)
    size = max(16, size * 2)
    let new = UnsafeMutablePointer<Place>.allocate(capacity: size)
    new.initialize(repeating: Place(), count: size)
    places = new
    guard let old else { return }
    for index in 0..<oldSize where old[index].id != 0 { place(old[index].id, old[index].value) }
    old.deinitialize(count: oldSize)
    old.deallocate()
  }

  /// Forgets everything.
  mutating func removeAll() {
    guard let old = places else { return }
    let oldSize = size
    (places, size, count) = (nil, 0, 0)
    old.deinitialize(count: oldSize)
    old.deallocate()
  }
}
