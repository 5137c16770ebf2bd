// Raw memory for runs of values: the attributes of an instance, the elements of a tuple or list.
// Small blocks are recycled by size class, since objects come and go in loops.
// `release` frees what a block holds without deep recursion: beyond a fixed depth a block waits in a
// queue that the outermost release drains, so that a list of a million linked nodes can be freed.

enum ValueBlock {
  /// Blocks of 2, 4, 8 and 16 values are recycled.
  private static let classCount = 4
  private static let largestRecycled = 16
  private static let deepestRelease = 64

  private struct FreeList {
    var head: UnsafeMutableRawPointer?
    var count = 0
  }

  nonisolated(unsafe) private static let freeLists: UnsafeMutablePointer<FreeList> = {
    let lists = UnsafeMutablePointer<FreeList>.allocate(capacity: classCount)
    lists.initialize(repeating: FreeList(), count: classCount)
    return lists
  }()
  nonisolated(unsafe) private static var depth = 0
  nonisolated(unsafe) private static var pending:
    [(block: UnsafeMutablePointer<Value>, count: Int, capacity: Int)] = []
  nonisolated(unsafe) private static var pendingObjects: [Object] = []
  nonisolated(unsafe) private static var pendingArrays: [[Value]] = []
  nonisolated(unsafe) private static var pendingSteps: [NativeIterator.Step] = []
  /// Whether anything waits in one of the queues.
  nonisolated(unsafe) private static var hasPending = false

  /// The capacity that `allocate` grants for a wish.
  @inline(__always)
  static func capacity(for count: Int) -> Int {
    if count > largestRecycled { return count }
    if count > 8 { return 16 }
    if count > 4 { return 8 }
    return count > 2 ? 4 : 2
  }

  @inline(__always)
  private static func sizeClass(_ capacity: Int) -> Int { capacity.trailingZeroBitCount - 1 }

  /// Uninitialized memory for `capacity` values, which `capacity(for:)` gave.
  @inline(__always)
  static func allocate(_ capacity: Int) -> UnsafeMutablePointer<Value> {
    if capacity <= largestRecycled {
      let list = freeLists + sizeClass(capacity)
      if let head = list.pointee.head {
        list.pointee.head = head.load(as: UnsafeMutableRawPointer?.self)
        list.pointee.count &-= 1
        return head.assumingMemoryBound(to: Value.self)
      }
    }
    return UnsafeMutablePointer<Value>.allocate(capacity: capacity)
  }

  /// Gives back memory that holds no values any more.
  @inline(__always)
  static func deallocate(_ block: UnsafeMutablePointer<Value>, _ capacity: Int) {
    if capacity <= largestRecycled {
      let list = freeLists + sizeClass(capacity)
      if list.pointee.count < 1024 {
        let raw = UnsafeMutableRawPointer(block)
        raw.storeBytes(of: list.pointee.head, as: UnsafeMutableRawPointer?.self)
        list.pointee.head = raw
        list.pointee.count &+= 1
        return
      }
    }
    block.deallocate()
  }

  /// Frees a block and the values in it.
  static func release(_ block: UnsafeMutablePointer<Value>, count: Int, capacity: Int) {
    if depth >= deepestRelease {
      pending.append((block, count, capacity))
      hasPending = true
      return
    }
    depth += 1
    block.destroy(upTo: block + count)
    deallocate(block, capacity)
    depth -= 1
    if depth == 0, hasPending { drain() }
  }

  /// Drops a reference that an object held in its last moment; deep chains wait in the queue.
  static func release(_ object: consuming Object) {
    if depth >= deepestRelease {
      pendingObjects.append(object)
      hasPending = true
      return
    }
    depth += 1
    drop(object)
    depth -= 1
    if depth == 0, hasPending { drain() }
  }

  /// Drops the values that an object held in its last moment.
  static func release(_ values: inout [Value]) {
    guard !values.isEmpty else { return }
    var doomed: [Value] = []
    swap(&doomed, &values)
    if depth >= deepestRelease {
      pendingArrays.append(doomed)
      hasPending = true
      return
    }
    depth += 1
    doomed = []
    depth -= 1
    if depth == 0, hasPending { drain() }
  }

  /// Drops a value that an object held in its last moment.
  static func release(_ value: inout Value) {
    guard case .object(let object) = value else { return }
    value = .undefined
    release(object)
  }

  /// Drops what an iterator held in its last moment.
  static func release(_ step: inout NativeIterator.Step?) {
    guard step != nil else { return }
    // Taken out, so that nothing but this variable holds it.
    var doomed: NativeIterator.Step?
    swap(&doomed, &step)
    if depth >= deepestRelease {
      if let doomed { pendingSteps.append(doomed) }
      hasPending = true
      return
    }
    depth += 1
    drop(&doomed)
    depth -= 1
    if depth == 0, hasPending { drain() }
  }

  @inline(never)
  private static func drop(_ step: inout NativeIterator.Step?) { step = nil }

  @inline(never)
  private static func drop<T>(_ value: consuming T) {}

  @inline(never)
  private static func drain() {
    depth = 1
    while true {
      if let next = pending.popLast() {
        next.block.destroy(upTo: next.block + next.count)
        deallocate(next.block, next.capacity)
      } else if pendingObjects.popLast() == nil, pendingArrays.popLast() == nil,
        pendingSteps.popLast() == nil
      {
        break
      }
    }
    hasPending = false
    depth = 0
  }
}
