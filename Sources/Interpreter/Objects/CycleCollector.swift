// Objects that only hold each other: `node.parent = node`, a closure kept by the object that it
// captured. Counting references never frees them, so now and then they are searched for.
//
// Every cycle that matters passes through an instance of a class of the program or through a function
// with captured variables; these register here (lists that contain themselves and nothing else are not
// found). A search walks all that the registered objects lead to and counts, for each object, the
// references from inside the walk. Who has more references than that is held from outside: by a
// variable, by the machine's stack, or by anything that this file knows nothing of. It stays, with
// all that it leads to; the rest is let go.
// Invariant: `entries` holds in each place the address of a registered object, or the number of the
// next free place times two plus one.

/// The registry of objects that may be part of a cycle, and the search.
enum CycleCollector {
  nonisolated(unsafe) private static var entries: UnsafeMutablePointer<Int>?
  nonisolated(unsafe) private static var capacity = 0
  nonisolated(unsafe) private static var used = 0
  nonisolated(unsafe) private static var firstFree = -1
  /// The number of registered objects.
  nonisolated(unsafe) private(set) static var count = 0
  /// The number of registered objects beyond which a search is due.
  nonisolated(unsafe) private(set) static var threshold = 10_000
  /// How many more objects than the last search left there must be for the next one, at least.
  nonisolated(unsafe) static var leastGrowth = 10_000 {
    didSet { threshold = count + leastGrowth }
  }

  /// Whether so many objects are there that a search may pay.
  @inline(__always)
  static var isDue: Bool { count > threshold }

  /// Takes note of an object; the place to unregister it from.
  @inline(__always)
  static func register(_ object: Object) -> Int32 {
    count &+= 1
    if firstFree < 0, used == capacity { grow() }
    guard let entries else { return -1 }
    var place = firstFree
    if place >= 0 {
      firstFree = entries[place] >> 1
    } else {
      place = used
      used &+= 1
    }
    entries[place] = Int(bitPattern: ObjectIdentifier(object))
    return Int32(truncatingIfNeeded: place)
  }

  /// Forgets an object in its last moment.
  @inline(__always)
  static func unregister(_ place: Int32) {
    guard place >= 0, let entries else { return }
    count &-= 1
    entries[Int(place)] = firstFree << 1 | 1
    firstFree = Int(place)
  }

  @inline(never)
  private static func grow() {
    let larger = UnsafeMutablePointer<Int>.allocate(capacity: max(256, capacity * 2))
    if let entries {
      larger.moveInitialize(from: entries, count: used)
      entries.deallocate()
    }
    capacity = max(256, capacity * 2)
    entries = larger
  }

  /// Frees the objects that only hold each other.
  static func collect() {
    var search = CycleSearch()
    for place in 0..<used {
      guard let entry = entries?[place], entry & 1 == 0,
        let address = UnsafeRawPointer(bitPattern: entry)
      else { continue }
      search.add(Unmanaged<Object>.fromOpaque(address))
    }
    search.freeUnreachable()
    threshold = count + max(leastGrowth, count / 2)
  }
}

/// One walk over all that the registered objects lead to.
private struct CycleSearch {
  /// An object that was met, not retained here: that would count.
  private struct Node {
    let object: Unmanaged<Object>
    /// References from other nodes.
    var inner = 0
    var isReachable = false
  }

  private var nodes: [Node] = []
  /// Open addressing: numbers of nodes by the address of their object, -1 where free.
  private var table = [Int32](repeating: -1, count: 1 << 12)

  /// Notes an object unless it cannot lead to others.
  mutating func add(_ object: Unmanaged<Object>) { _ = number(of: object) }

  private mutating func number(of object: Unmanaged<Object>) -> Int {
    if nodes.count * 2 > table.count { enlargeTable() }
    let slot = slot(of: object)
    if table[slot] >= 0 { return Int(table[slot]) }
    table[slot] = Int32(truncatingIfNeeded: nodes.count)
    nodes.append(Node(object: object))
    return nodes.count - 1
  }

  /// The place of an object in the table, or the free one where it belongs.
  private func slot(of object: Unmanaged<Object>) -> Int {
    let address = UInt(bitPattern: object.toOpaque())
    var slot = Int(truncatingIfNeeded: (address &* 0x9E37_79B9_7F4A_7C15) >> 32)
    while true {
      slot &= table.count - 1
      let number = table[slot]
      if number < 0 || nodes[Int(number)].object.toOpaque() == object.toOpaque() { return slot }
      slot += 1
    }
  }

  private mutating func enlargeTable() {
    table = [Int32](repeating: -1, count: table.count * 2)
    for (number, node) in nodes.enumerated() {
      table[slot(of: node.object)] = Int32(truncatingIfNeeded: number)
    }
  }

  /// Lets go of what the nodes without a holder outside hold.
  mutating func freeUnreachable() {
    countInnerReferences()
    markReachable()
    // Held until all have dropped what they hold, so that none is freed while it is looked at.
    var garbage: [Object] = []
    for node in nodes where !node.isReachable { garbage.append(node.object.takeUnretainedValue()) }
    for object in garbage { object.dropReferences() }
  }

  private mutating func countInnerReferences() {
    var next = 0
    while next < nodes.count {
      let object = nodes[next].object
      next += 1
      object._withUnsafeGuaranteedRef { object in
        object.visitReferences { child in
          guard child.mayLeadToOthers else { return }
          nodes[number(of: Unmanaged.passUnretained(child))].inner += 1
        }
      }
    }
  }

  private mutating func markReachable() {
    var pending: [Int] = []
    for number in nodes.indices
    where referenceCount(nodes[number].object.toOpaque()) > nodes[number].inner {
      nodes[number].isReachable = true
      pending.append(number)
    }
    while let next = pending.popLast() {
      let object = nodes[next].object
      object._withUnsafeGuaranteedRef { object in
        object.visitReferences { child in
          guard child.mayLeadToOthers else { return }
          let number = number(of: Unmanaged.passUnretained(child))
          guard !nodes[number].isReachable else { return }
          nodes[number].isReachable = true
          pending.append(number)
        }
      }
    }
  }
}

/// How many counted references an object has.
@_silgen_name("swift_retainCount")
private func referenceCount(_ object: UnsafeMutableRawPointer) -> Int

extension Object {
  /// Whether the object may hold others that can be part of a cycle. Classes and modules live as long
  /// as the session.
  fileprivate final var mayLeadToOthers: Bool {
    switch kind {
    case .string, .bytes, .bigInt, .range, .rangeIterator, .nativeFunction, .type, .module: false
    default: true
    }
  }
}
