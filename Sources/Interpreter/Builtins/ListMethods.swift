// The methods of `list` and `tuple`.

extension Interpreter {
  func installListMethods() {
    let type = TypeObject.list
    type.construct { call, machine throws(Raised) in
      // A subclass may take other arguments in its own `__init__`.
      let cls = call[0].type ?? .list
      guard cls === TypeObject.list else { return .object(ListObject(type: cls)) }
      guard call.nameCount == 0 else { throw .typeError("list() takes no keyword arguments") }
      guard call.count <= 2 else {
        throw .typeError("list expected at most 1 argument, got \(call.count - 1)")
      }
      return call.count < 2 ? .object(ListObject()) : .list(try machine.elements(of: call[1]))
    }
    type.raw("__init__", isMethod: true) { call, machine throws(Raised) in
      guard let list = call[0].list, list.type !== TypeObject.list else { return .none }
      guard call.count <= 2 else {
        throw .typeError("list expected at most 1 argument, got \(call.count - 1)")
      }
      list.replaceAll(call.count == 2 ? try machine.elements(of: call[1]) : [])
      return .none
    }
    type.method("append(self, object, /)") { call, machine throws(Raised) in
      try call.list("append", machine).append(call[1])
      return .none
    }
    type.method("extend(self, iterable, /)") { call, machine throws(Raised) in
      let list = try call.list("extend", machine)
      list.append(contentsOf: try machine.elements(of: call[1]))
      return .none
    }
    type.method("insert(self, index, object, /)") { call, machine throws(Raised) in
      let list = try call.list("insert", machine)
      let wanted = try machine.index(call[1])
      let index = wanted < 0 ? max(0, wanted + list.count) : min(wanted, list.count)
      list.insert(call[2], at: index)
      return .none
    }
    type.method("pop(self, index=-1, /)") { call, machine throws(Raised) in
      let list = try call.list("pop", machine)
      let wanted = call.has(1) ? try machine.index(call[1]) : -1
      guard list.count > 0 else { throw .indexError("pop from empty list") }
      let index = wanted < 0 ? wanted + list.count : wanted
      guard index >= 0, index < list.count else { throw .indexError("pop index out of range") }
      return list.remove(at: index)
    }
    type.method("remove(self, value, /)") { call, machine throws(Raised) in
      let list = try call.list("remove", machine)
      guard let index = try machine.firstIndex(of: call[1], in: list) else {
        throw .valueError("list.remove(x): x not in list")
      }
      _ = list.remove(at: index)
      return .none
    }
    type.method("clear(self, /)") { call, machine throws(Raised) in
      try call.list("clear", machine).removeAll()
      return .none
    }
    type.method("copy(self, /)") { call, machine throws(Raised) in
      .list(try call.list("copy", machine).elements)
    }
    type.method("reverse(self, /)") { call, machine throws(Raised) in
      let list = try call.list("reverse", machine)
      list.replaceAll(list.elements.reversed())
      return .none
    }
    type.method("index(self, value, start=0, stop=9223372036854775807, /)") {
      call, machine throws(Raised) in
      let list = try call.list("index", machine)
      let start = try machine.clampedBound(call[2], list.count, otherwise: 0)
      let stop = try machine.clampedBound(call[3], list.count, otherwise: list.count)
      if let index = try machine.firstIndex(of: call[1], in: list, from: start, to: stop) {
        return .int(index)
      }
      throw .valueError("\(try machine.repr(call[1])) is not in list")
    }
    type.method("count(self, value, /)") { call, machine throws(Raised) in
      let list = try call.list("count", machine)
      var count = 0
      var index = 0
      while index < list.count {
        if try machine.isIdenticalOrEqual(list[index], call[1]) { count += 1 }
        index += 1
      }
      return .int(count)
    }
    type.method("sort(self, /, *positional, key=None, reverse=False)") {
      call, machine throws(Raised) in
      let list = try call.list("sort", machine)
      guard call[1].tuple?.count == 0 else {
        throw .typeError("sort() takes no positional arguments")
      }
      let elements = list.elements
      list.removeAll()
      do throws(Raised) {
        let sorted = try machine.sorted(
          elements, key: call[2], reverse: try machine.truth(call[3]))
        let wasChanged = list.count != 0
        list.replaceAll(sorted)
        if wasChanged { throw .valueError("list modified during sort") }
      } catch {
        if list.count == 0 { list.replaceAll(elements) }
        throw error
      }
      return .none
    }
    type.method("__reversed__(self, /)") { call, machine throws(Raised) in
      let list = try call.list("__reversed__", machine)
      var index = list.count
      return .object(
        NativeIterator(
          type: .listReverseIterator, holding: [list],
          rewinding: {
            let now = index
            return { index = now }
          }
        ) { (_: Interpreter) throws(Raised) in
          index -= 1
          return index >= 0 && index < list.count ? list[index] : .undefined
        })
    }
    type.declareSlots(
      .sequence + .mutableSequence + [
        "__add__", "__mul__", "__rmul__", "__iadd__", "__imul__", "__lt__", "__le__", "__gt__",
        "__ge__",
      ])
    type.constant("__hash__", .none)
  }

  func installTupleMethods() {
    let type = TypeObject.tuple
    type.construct("tuple(cls, iterable=(), /)") { call, machine throws(Raised) in
      let cls = call[0].type ?? .tuple
      if cls === TypeObject.tuple, let tuple = call[1].tuple, tuple.type === cls { return call[1] }
      let elements = call.has(1) ? try machine.elements(of: call[1]) : []
      return .object(TupleObject(elements, type: cls))
    }
    type.method("index(self, value, start=0, stop=9223372036854775807, /)") {
      call, machine throws(Raised) in
      let tuple = try call.tuple("index", machine)
      let start = try machine.clampedBound(call[2], tuple.count, otherwise: 0)
      let stop = try machine.clampedBound(call[3], tuple.count, otherwise: tuple.count)
      var index = start
      while index < stop {
        if try machine.isIdenticalOrEqual(tuple[index], call[1]) { return .int(index) }
        index += 1
      }
      throw .valueError("tuple.index(x): x not in tuple")
    }
    type.method("count(self, value, /)") { call, machine throws(Raised) in
      let tuple = try call.tuple("count", machine)
      var count = 0
      for index in 0..<tuple.count
      where try machine.isIdenticalOrEqual(tuple[index], call[1]) {
        count += 1
      }
      return .int(count)
    }
    type.declareSlots(
      .sequence + ["__add__", "__mul__", "__rmul__", "__lt__", "__le__", "__gt__", "__ge__"])
  }

  /// The index of the first equal element, which may not be where it was if `__eq__` changes the list.
  private func firstIndex(
    of value: Value, in list: ListObject, from start: Int = 0, to stop: Int = .max
  ) throws(Raised) -> Int? {
    var index = start
    while index < min(stop, list.count) {
      if try isIdenticalOrEqual(list[index], value) { return index < list.count ? index : nil }
      index += 1
    }
    return nil
  }

  /// A bound as the `index` methods take it: negative from the end, clamped to the length.
  func clampedBound(
    _ value: Value, _ count: Int, otherwise: Int
  ) throws(Raised) -> Int {
    if value.isNoneOrUndefined { return otherwise }
    guard let bound = try clampedIndexIfPossible(value) else {
      throw .typeError("slice indices must be integers or None or have an __index__ method")
    }
    return bound < 0 ? max(0, bound + count) : min(bound, count)
  }

  /// The values in order, equal ones as they stood; `key` is None or a function.
  public func sorted(
    _ values: [Value], key: Value, reverse: Bool
  ) throws(Raised) -> [Value] {
    let count = values.count
    guard count > 1 else {
      if count == 1, !key.isNoneOrUndefined { _ = try call(key, values[0]) }
      return values
    }
    var keys = values
    if !key.isNoneOrUndefined {
      for index in 0..<count { keys[index] = try call(key, values[index]) }
    }
    var order = SortOrder.quick(keys, reverse: reverse)
    if order == nil { order = try mergeSort(keys, reverse: reverse) }
    return (order ?? []).map { values[$0] }
  }

  /// A stable merge sort of indices: runs of 16 by insertion, then merged pairwise, from one block to
  /// another and back. A reversed order sorts the reversed sequence and reverses it again.
  private func mergeSort(_ keys: [Value], reverse: Bool) throws(Raised) -> [Int] {
    let count = keys.count
    let run = 16
    var from = UnsafeMutablePointer<Int>.allocate(capacity: count)
    var to = UnsafeMutablePointer<Int>.allocate(capacity: count)
    defer {
      from.deallocate()
      to.deallocate()
    }
    for index in 0..<count { from[index] = reverse ? count - 1 - index : index }
    var start = 0
    while start < count {
      let end = min(start + run, count)
      var position = start + 1
      while position < end {
        let item = from[position]
        var place = position
        while place > start, try isLess(keys[item], keys[from[place - 1]]) {
          from[place] = from[place - 1]
          place -= 1
        }
        from[place] = item
        position += 1
      }
      start = end
    }
    var width = run
    while width < count {
      try checkInterrupt()
      var left = 0
      while left < count {
        let middle = min(left + width, count)
        let right = min(left + 2 * width, count)
        var (a, b, out) = (left, middle, left)
        // Runs that are in order already need one comparison.
        if middle < right, !(try isLess(keys[from[middle]], keys[from[middle - 1]])) { b = right }
        if b == right {
          for index in left..<right { to[index] = from[index] }
          left = right
          continue
        }
        while a < middle, b < right {
          if try isLess(keys[from[b]], keys[from[a]]) {
            to[out] = from[b]
            b += 1
          } else {
            to[out] = from[a]
            a += 1
          }
          out += 1
        }
        while a < middle {
          to[out] = from[a]
          (a, out) = (a + 1, out + 1)
        }
        while b < right {
          to[out] = from[b]
          (b, out) = (b + 1, out + 1)
        }
        left = right
      }
      swap(&from, &to)
      width *= 2
    }
    return SortOrder.indices(from, count, reverse: reverse)
  }
}

/// Orders of keys that are all of one plain type, without a call for each comparison.
private enum SortOrder {
  /// The indices in order; nil if the keys are mixed, or need the language to compare.
  static func quick(_ keys: [Value], reverse: Bool) -> [Int]? {
    switch keys[0] {
    case .int:
      var plain: [Int] = []
      plain.reserveCapacity(keys.count)
      for key in keys {
        guard case .int(let int) = key else { return nil }
        plain.append(int)
      }
      return sorted(plain, reverse: reverse)
    case .float:
      var plain: [Double] = []
      plain.reserveCapacity(keys.count)
      for key in keys {
        guard case .float(let float) = key, !float.isNaN else { return nil }
        plain.append(float)
      }
      return sorted(plain, reverse: reverse)
    case .undefined, .none, .bool, .object: return nil
    }
  }

  /// Equal keys stay in their order, also in a reversed one.
  private static func sorted<Key: Comparable>(_ keys: [Key], reverse: Bool) -> [Int] {
    keys.withUnsafeBufferPointer { keys in
      var order = Array(0..<keys.count)
      if reverse {
        order.sort { keys[$0] > keys[$1] || (keys[$0] == keys[$1] && $0 < $1) }
      } else {
        order.sort { keys[$0] < keys[$1] || (keys[$0] == keys[$1] && $0 < $1) }
      }
      return order
    }
  }

  static func indices(_ order: UnsafeMutablePointer<Int>, _ count: Int, reverse: Bool) -> [Int] {
    let order = UnsafeBufferPointer(start: order, count: count)
    return reverse ? order.reversed() : Array(order)
  }
}

extension TypeObject {
  static let listReverseIterator = TypeObject(native: "list_reverseiterator")
}
