// The builtin functions of iterables: all, any, enumerate, filter, iter, len, map, next, reversed,
// sorted, zip. Those that make iterators are classes, as in Python.

extension Interpreter {
  func installSequenceFunctions() {
    builtin("len(obj, /)") { call, machine throws(Raised) in .int(try machine.length(call[0])) }
    builtin("all(iterable, /)") { call, machine throws(Raised) in
      let iterator = try machine.iterator(of: call[0])
      while true {
        let element = try machine.next(iterator)
        if element.isUndefined { return .bool(true) }
        if !(try machine.truth(element)) { return .bool(false) }
      }
    }
    builtin("any(iterable, /)") { call, machine throws(Raised) in
      let iterator = try machine.iterator(of: call[0])
      while true {
        let element = try machine.next(iterator)
        if element.isUndefined { return .bool(false) }
        if try machine.truth(element) { return .bool(true) }
      }
    }
    rawBuiltin("sorted", parameters: "(iterable, /, *, key=None, reverse=False)") {
      call, machine throws(Raised) in
      guard call.count == 1 else {
        throw .typeError("sorted expected 1 argument, got \(call.count)")
      }
      var key = Value.none
      var reverse = false
      for (keyword, value) in call.keywords {
        switch keyword.text {
        case "key": key = value
        case "reverse": reverse = try machine.truth(value)
        default:
          throw .typeError("'\(keyword.text)' is an invalid keyword argument for sort()")
        }
      }
      return .list(
        try machine.sorted(try machine.elements(of: call[0]), key: key, reverse: reverse))
    }
    builtin("iter(object, sentinel=..., /)") { call, machine throws(Raised) in
      guard call.has(1) else { return .object(try machine.iterator(of: call[0])) }
      guard machine.isCallable(call[0]) else {
        throw .typeError("iter(v, w): v must be callable")
      }
      let (function, sentinel) = (call[0], call[1])
      return .object(
        NativeIterator(
          type: .callableIterator, holding: [function, sentinel].compactMap(\.object),
          rewinding: NativeIterator.stateless
        ) { (machine: Interpreter) throws(Raised) in
          let value = try machine.call(function)
          return try machine.isIdenticalOrEqual(value, sentinel) ? .undefined : value
        })
    }
    builtin("next(iterator, default=..., /)") { call, machine throws(Raised) in
      guard case .object(let iterator) = call[0], machine.isIterator(iterator) else {
        throw .typeError("'\(machine.type(of: call[0]).messageName)' object is not an iterator")
      }
      machine.stopValue = .none
      let value = try machine.next(iterator)
      if !value.isUndefined { return value }
      if call.has(1) { return call[1] }
      throw .stopIteration(machine.stopValue)
    }
    for type in [
      TypeObject.enumerate, .zip, .map, .filter, .reversed,
    ] {
      builtins.set(type.name, .object(type))
    }
  }

  /// An iterator over values that are known now.
  func iterator(over values: [Value]) -> NativeIterator {
    var index = 0
    return NativeIterator(
      holding: values.compactMap(\.object),
      rewinding: {
        let now = index
        return { index = now }
      }
    ) { (_: Interpreter) throws(Raised) in
      guard index < values.count else { return .undefined }
      index += 1
      return values[index - 1]
    }
  }

  /// `reversed(value)`.
  fileprivate func reversedIterator(_ value: Value) throws(Raised) -> Value {
    let method = try specialMethod(value, Names.reversed)
    if method.isNone {
      throw .typeError("'\(type(of: value).messageName)' object is not reversible")
    }
    if !method.isUndefined { return try call(method) }
    let isSequence = value.set == nil && !type(of: value).lookup(Names.getItem).isUndefined
    guard isSequence, value.dict == nil, var index = try lengthIfPossible(value) else {
      throw .typeError("'\(type(of: value).messageName)' object is not reversible")
    }
    return .object(
      NativeIterator(
        type: .reversed, holding: [value].compactMap(\.object),
        rewinding: {
          let now = index
          return { index = now }
        }
      ) { (machine: Interpreter) throws(Raised) in
        guard index > 0 else { return .undefined }
        index -= 1
        return try machine.getItem(value, .int(index))
      })
  }
}

extension TypeObject {
  static let callableIterator = TypeObject(native: "callable_iterator")

  static let reversed = TypeObject(native: "reversed") { type in
    type.construct("reversed(cls, sequence, /)") { call, machine throws(Raised) in
      try machine.reversedIterator(call[1])
    }
  }

  static let enumerate = TypeObject(native: "enumerate") { type in
    type.construct("enumerate(cls, iterable, start=0)") { call, machine throws(Raised) in
      let iterator = try machine.iterator(of: call[1])
      guard var index = try machine.integerIfPossible(call[2]) else {
        throw .typeError(
          "'\(machine.type(of: call[2]).messageName)' object cannot be interpreted as an integer")
      }
      return .object(
        NativeIterator(
          type: type, holding: [iterator],
          rewinding: {
            let now = index
            return { index = now }
          }
        ) { (machine: Interpreter) throws(Raised) in
          let element = try machine.next(iterator)
          if element.isUndefined { return .undefined }
          let number = Value.integer(index)
          if case .small(let small) = index, small < Int.max {
            index = .small(small + 1)
          } else {
            index = Integer(index.wide + 1)
          }
          return .pair(number, element)
        })
    }
  }

  static let zip = TypeObject(native: "zip") { type in
    type.construct("zip(cls, *iterables, strict=False)") { call, machine throws(Raised) in
      var iterators: [Object] = []
      for iterable in call[1].tuple?.elements ?? [] {
        iterators.append(try machine.iterator(of: iterable))
      }
      let isStrict = try machine.truth(call[2])
      return .object(
        NativeIterator(type: type, holding: iterators, rewinding: NativeIterator.stateless) {
          (machine: Interpreter) throws(Raised) in
          guard !iterators.isEmpty else { return .undefined }
          var elements: [Value] = []
          elements.reserveCapacity(iterators.count)
          for (index, iterator) in iterators.enumerated() {
            let element = try machine.next(iterator)
            if element.isUndefined {
              if isStrict { try machine.checkStrictZip(iterators, endedAt: index) }
              return .undefined
            }
            elements.append(element)
          }
          return .tuple(elements)
        })
    }
  }

  static let map = TypeObject(native: "map") { type in
    type.construct { call, machine throws(Raised) in
      guard call.count >= 3 else {
        throw .typeError("map() must have at least two arguments.")
      }
      let function = call[1]
      var iterators: [Object] = []
      for iterable in call.rest(from: 2) { iterators.append(try machine.iterator(of: iterable)) }
      if iterators.count == 1 {
        let iterator = iterators[0]
        return .object(
          NativeIterator(
            type: type, holding: [iterator, function.object].compactMap { $0 },
            rewinding: NativeIterator.stateless
          ) { (machine: Interpreter) throws(Raised) in
            let element = try machine.next(iterator)
            return element.isUndefined ? .undefined : try machine.call(function, element)
          })
      }
      return .object(
        NativeIterator(
          type: type, holding: iterators + [function.object].compactMap { $0 },
          rewinding: NativeIterator.stateless
        ) { (machine: Interpreter) throws(Raised) in
          var elements: [Value] = []
          for iterator in iterators {
            let element = try machine.next(iterator)
            if element.isUndefined { return .undefined }
            elements.append(element)
          }
          return try machine.call(function, elements)
        })
    }
  }

  static let filter = TypeObject(native: "filter") { type in
    type.construct("filter(cls, function, iterable, /)") { call, machine throws(Raised) in
      let function = call[1]
      let iterator = try machine.iterator(of: call[2])
      return .object(
        NativeIterator(
          type: type, holding: [iterator, function.object].compactMap { $0 },
          rewinding: NativeIterator.stateless
        ) { (machine: Interpreter) throws(Raised) in
          while true {
            let element = try machine.next(iterator)
            if element.isUndefined { return .undefined }
            let answer = function.isNone ? element : try machine.call(function, element)
            if try machine.truth(answer) { return element }
          }
        })
    }
  }
}

extension Interpreter {
  fileprivate func checkStrictZip(
    _ iterators: [Object], endedAt index: Int
  ) throws(Raised) {
    let others = { (count: Int) in count == 1 ? "argument 1" : "arguments 1-\(count)" }
    if index > 0 {
      throw .valueError("zip() argument \(index + 1) is shorter than \(others(index))")
    }
    for later in iterators.indices.dropFirst() where !(try next(iterators[later])).isUndefined {
      throw .valueError("zip() argument \(later + 1) is longer than \(others(later))")
    }
  }
}

extension Value {
  /// A tuple of two.
  @inline(__always)
  static func pair(_ first: Value, _ second: Value) -> Value {
    .object(
      TupleObject(count: 2) { storage in
        storage.initialize(to: first)
        (storage + 1).initialize(to: second)
      })
  }
}
