// The iterators of `itertools` that let some elements through, and `groupby`.

extension TypeObject {
  static let compress = itertool("compress(data, selectors)") {
    call, machine throws(Raised) in
    let (data, selectors) = (
      try machine.iterator(of: call[0]), try machine.iterator(of: call[1])
    )
    return IteratorSteps(
      holding: [data, selectors], rewinding: NativeIterator.stateless
    ) { (machine: Interpreter) throws(Raised) in
      while true {
        let value = try machine.next(data)
        let selector = try machine.next(selectors)
        if value.isUndefined || selector.isUndefined { return .undefined }
        if try machine.truth(selector) { return value }
      }
    }
  }

  static let dropwhile = itertool("dropwhile(predicate, iterable, /)") {
    call, machine throws(Raised) in
    let predicate = call[0]
    let iterator = try machine.iterator(of: call[1])
    var isDropping = true
    return IteratorSteps(
      holding: [iterator],
      rewinding: {
        let now = isDropping
        return { isDropping = now }
      }
    ) { (machine: Interpreter) throws(Raised) in
      while true {
        let value = try machine.next(iterator)
        if value.isUndefined || !isDropping { return value }
        if !(try machine.truth(try machine.call(predicate, value))) {
          isDropping = false
          return value
        }
      }
    }
  }

  static let takewhile = itertool("takewhile(predicate, iterable, /)") {
    call, machine throws(Raised) in
    let predicate = call[0]
    let iterator = try machine.iterator(of: call[1])
    return IteratorSteps(
      holding: [iterator], rewinding: NativeIterator.stateless
    ) { (machine: Interpreter) throws(Raised) in
      let value = try machine.next(iterator)
      if value.isUndefined { return .undefined }
      return try machine.truth(try machine.call(predicate, value)) ? value : .undefined
    }
  }

  static let filterfalse = itertool("filterfalse(function, iterable, /)") {
    call, machine throws(Raised) in
    let function = call[0]
    let iterator = try machine.iterator(of: call[1])
    return IteratorSteps(
      holding: [iterator], rewinding: NativeIterator.stateless
    ) { (machine: Interpreter) throws(Raised) in
      while true {
        let value = try machine.next(iterator)
        if value.isUndefined { return .undefined }
        let answer = function.isNone ? value : try machine.call(function, value)
        if !(try machine.truth(answer)) { return value }
      }
    }
  }

  static let groupby = itertool("groupby(iterable, key=None)") {
    call, machine throws(Raised) in
    let key = call[1]
    let iterator = try machine.iterator(of: call[0])
    var (current, currentKey) = (Value.undefined, Value.undefined)
    var targetKey = Value.undefined
    var group = 0
    func advance(_ machine: Interpreter) throws(Raised) {
      current = try machine.next(iterator)
      guard !current.isUndefined else { return }
      currentKey = key.isNone ? current : try machine.call(key, current)
    }
    return IteratorSteps { (machine: Interpreter) throws(Raised) in
      group += 1
      let own = group
      if targetKey.isUndefined {
        try advance(machine)
      } else {
        while !current.isUndefined, try machine.isIdenticalOrEqual(currentKey, targetKey) {
          try advance(machine)
        }
      }
      if current.isUndefined { return .undefined }
      targetKey = currentKey
      let members = NativeIterator { (machine: Interpreter) throws(Raised) in
        guard own == group, !current.isUndefined,
          try machine.isIdenticalOrEqual(currentKey, targetKey)
        else { return .undefined }
        let value = current
        try advance(machine)
        return value
      }
      return .pair(targetKey, .object(members))
    }
  }

  static let islice = itertool("islice(iterable, start, stop=..., step=None, /)") {
    call, machine throws(Raised) in
    func bound(_ value: Value, _ message: String) throws(Raised) -> Int? {
      if value.isNoneOrUndefined { return nil }
      guard let bound = value.integer?.small, bound >= 0 else { throw .valueError(message) }
      return bound
    }
    let words = "must be None or an integer: 0 <= x <= sys.maxsize."
    let iterator = try machine.iterator(of: call[0])
    var nextIndex = 0
    let stop: Int?
    if call.has(2) {
      nextIndex = try bound(call[1], "Indices for islice() \(words)") ?? 0
      stop = try bound(call[2], "Stop argument for islice() \(words)")
    } else {
      stop = try bound(call[1], "Stop argument for islice() \(words)")
    }
    let step = try bound(call[3], "Step for islice() must be a positive integer or None.") ?? 1
    guard step > 0 else {
      throw .valueError("Step for islice() must be a positive integer or None.")
    }
    var position = 0
    return IteratorSteps(
      holding: [iterator],
      rewinding: {
        let now = (nextIndex, position)
        return { (nextIndex, position) = now }
      }
    ) { (machine: Interpreter) throws(Raised) in
      if let stop, nextIndex >= stop {
        while position < stop {
          if try machine.next(iterator).isUndefined { return .undefined }
          position += 1
        }
        return .undefined
      }
      while position < nextIndex {
        if try machine.next(iterator).isUndefined { return .undefined }
        position += 1
      }
      let value = try machine.next(iterator)
      position += 1
      nextIndex = nextIndex.addingReportingOverflow(step).overflow ? Int.max : nextIndex + step
      return value
    }
  }
}
