// Union, intersection and differences of sets, walking the operands in CPython's order.

extension SetObject {
  /// The class of a new set made from this one: `set` or `frozenset`.
  private var basicType: TypeObject { isFrozen ? .frozenset : .set }

  public func copy(type: TypeObject? = nil) -> SetObject {
    let result = SetObject(type: type ?? basicType)
    result.copyEntries(of: self)
    return result
  }

  /// Adds the elements of any iterable.
  func update(_ values: Value, _ machine: Interpreter) throws(Raised) {
    if let other = values.set { return try merge(other, machine) }
    let iterator = try machine.iterator(of: values)
    while true {
      let element = try machine.next(iterator)
      guard !element.isUndefined else { return }
      try insert(element, machine)
    }
  }

  func union(_ others: [Value], _ machine: Interpreter) throws(Raised) -> SetObject {
    let result = copy()
    for other in others { try result.update(other, machine) }
    return result
  }

  func intersection(_ other: Value, _ machine: Interpreter) throws(Raised) -> SetObject {
    let result = SetObject(type: basicType)
    if let set = other.set {
      let (small, large) = set.count > count ? (self, set) : (set, self)
      var place = 0
      while place <= small.mask {
        let entry = small.table[place]
        if !entry.key.isUndefined, try large.contains(entry.key, hash: entry.hash, machine) {
          try result.insert(entry.key, hash: entry.hash, machine)
        }
        place += 1
      }
      return result
    }
    for element in try machine.elements(of: other) {
      let hash = try SetObject.hash(of: element, machine)
      if try contains(element, hash: hash, machine) {
        try result.insert(element, hash: hash, machine)
      }
    }
    return result
  }

  func difference(_ other: Value, _ machine: Interpreter) throws(Raised) -> SetObject {
    guard let set = other.set, count >> 2 <= set.count else {
      let result = copy()
      try result.subtract(other, machine)
      return result
    }
    let result = SetObject(type: basicType)
    var place = 0
    while place <= mask {
      let entry = table[place]
      if !entry.key.isUndefined, !(try set.contains(entry.key, hash: entry.hash, machine)) {
        try result.insert(entry.key, hash: entry.hash, machine)
      }
      place += 1
    }
    return result
  }

  /// Removes the elements of any iterable.
  func subtract(_ other: Value, _ machine: Interpreter) throws(Raised) {
    if let set = other.set, set === self { return removeAll() }
    for element in try machine.elements(of: other) { _ = try discard(element, machine) }
    tidy()
  }

  func symmetricDifference(_ other: Value, _ machine: Interpreter) throws(Raised) -> SetObject {
    let result = SetObject(type: basicType)
    try result.update(other, machine)
    try result.formSymmetricDifference(self, machine)
    return result
  }

  func formSymmetricDifference(
    _ other: SetObject, _ machine: Interpreter
  ) throws(Raised) {
    if other === self { return removeAll() }
    var place = 0
    while place <= other.mask {
      let entry = other.table[place]
      if !entry.key.isUndefined, !(try discard(entry.key, hash: entry.hash, machine)) {
        try insert(entry.key, hash: entry.hash, machine)
      }
      place += 1
    }
  }

  func isDisjoint(with other: Value, _ machine: Interpreter) throws(Raised) -> Bool {
    let elements: [Value]
    let set: SetObject
    if let second = other.set, second.count > count {
      (elements, set) = (self.elements, second)
    } else {
      (elements, set) = (try machine.elements(of: other), self)
    }
    for element in elements where try set.contains(element, machine: machine) { return false }
    return true
  }
}

extension Interpreter {
  /// A set of the elements of an iterable.
  public func makeSet(
    _ values: Value, type: TypeObject = .set
  ) throws(Raised) -> SetObject {
    let result = SetObject(type: type)
    try result.update(values, self)
    return result
  }

  /// The value itself if it is a set, else a set of its elements.
  func asSet(_ value: Value) throws(Raised) -> SetObject {
    if let set = value.set { return set }
    return try makeSet(value)
  }

  /// What to look for in a set: a `set`, which has no hash, is looked for as a `frozenset`.
  func frozenForLookup(_ element: Value) -> Value {
    guard let set = element.set, !set.isFrozen else { return element }
    return .object(set.copy(type: .frozenset))
  }
}
