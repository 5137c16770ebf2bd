// The combinatoric iterators of `itertools`: product, permutations, combinations. Each keeps the
// indices of the next tuple, nil when there is none.

extension TypeObject {
  static let product = itertool("product(*iterables, repeat=1)") {
    call, machine throws(Raised) in
    var pools: [[Value]] = []
    for iterable in call[0].tuple?.elements ?? [] {
      pools.append(try machine.elements(of: iterable))
    }
    let times = try machine.index(call[1])
    guard times >= 0 else { throw .valueError("repeat argument cannot be negative") }
    guard pools.count * min(times, 1 << 20) < 1 << 20 else { throw .memoryError() }
    pools = Array(repeatElement(pools, count: times).joined())
    var indices: [Int]? = pools.contains(where: \.isEmpty) ? nil : pools.map { _ in 0 }
    return IteratorSteps(
      holding: [],
      rewinding: {
        let now = indices
        return { indices = now }
      }
    ) { (_: Interpreter) throws(Raised) in
      guard let now = indices else { return .undefined }
      var next = now
      var place = pools.count - 1
      while place >= 0 {
        next[place] += 1
        if next[place] < pools[place].count { break }
        next[place] = 0
        place -= 1
      }
      indices = place < 0 ? nil : next
      return .tuple(now.indices.map { pools[$0][now[$0]] })
    }
  }

  static let permutations = itertool("permutations(iterable, r=None)") {
    call, machine throws(Raised) in
    let pool = try machine.elements(of: call[0])
    let length = call[1].isNone ? pool.count : try machine.index(call[1])
    guard length >= 0 else { throw .valueError("r must be non-negative") }
    var order = Array(pool.indices)
    guard length <= pool.count else {
      return IteratorSteps(rewinding: NativeIterator.stateless) { (_: Interpreter) throws(Raised) in
        .undefined
      }
    }
    var cycles = (0..<length).map { pool.count - $0 }
    var isFirst = true
    var isDone = false
    return IteratorSteps(
      holding: [],
      rewinding: {
        let now = (order, cycles, isFirst, isDone)
        return { (order, cycles, isFirst, isDone) = now }
      }
    ) { (_: Interpreter) throws(Raised) in
      if isDone { return .undefined }
      if !isFirst {
        var place = length - 1
        while place >= 0 {
          cycles[place] -= 1
          if cycles[place] == 0 {
            order.append(order.remove(at: place))
            cycles[place] = pool.count - place
            place -= 1
          } else {
            order.swapAt(place, pool.count - cycles[place])
            break
          }
        }
        if place < 0 {
          isDone = true
          return .undefined
        }
      }
      isFirst = false
      return .tuple(order.prefix(length).map { pool[$0] })
    }
  }

  static let combinations = itertool("combinations(iterable, r)") {
    call, machine throws(Raised) in
    let pool = try machine.elements(of: call[0])
    let length = try machine.index(call[1])
    guard length >= 0 else { throw .valueError("r must be non-negative") }
    var indices: [Int]? = length <= pool.count ? Array(0..<length) : nil
    return IteratorSteps(
      holding: [],
      rewinding: {
        let now = indices
        return { indices = now }
      }
    ) { (_: Interpreter) throws(Raised) in
      guard let now = indices else { return .undefined }
      indices = nil
      var place = length - 1
      while place >= 0, now[place] == place + pool.count - length { place -= 1 }
      if place >= 0 {
        var next = now
        next[place] += 1
        for later in (place + 1)..<max(length, place + 1) { next[later] = next[later - 1] + 1 }
        indices = next
      }
      return .tuple(now.map { pool[$0] })
    }
  }

  static let combinationsWithReplacement = itertool(
    "combinations_with_replacement(iterable, r)"
  ) { call, machine throws(Raised) in
    let pool = try machine.elements(of: call[0])
    let length = try machine.index(call[1])
    guard length >= 0 else { throw .valueError("r must be non-negative") }
    guard length < 1 << 20 else { throw .memoryError() }
    var indices: [Int]? = pool.isEmpty && length > 0 ? nil : Array(repeating: 0, count: length)
    return IteratorSteps(
      holding: [],
      rewinding: {
        let now = indices
        return { indices = now }
      }
    ) { (_: Interpreter) throws(Raised) in
      guard let now = indices else { return .undefined }
      var place = length - 1
      while place >= 0, now[place] == pool.count - 1 { place -= 1 }
      indices =
        place < 0
        ? nil : Array(now[..<place]) + Array(repeating: now[place] + 1, count: length - place)
      return .tuple(now.map { pool[$0] })
    }
  }
}
