// The `itertools` module. Each function is a class whose instances are native iterators.

extension Interpreter {
  func makeItertoolsModule() throws(Raised) -> ModuleObject {
    let module = ModuleObject("itertools")
    for type in TypeObject.itertools { module[type.name] = .object(type) }
    module.function("tee(iterable, n=2, /)") { call, machine throws(Raised) in
      let count = try machine.index(call[1])
      guard count >= 0 else { throw .valueError("n must be >= 0") }
      guard count <= 1 << 16 else { throw .memoryError() }
      let source = SharedSource(try machine.iterator(of: call[0]))
      return .tuple(
        (0..<count).map { _ in
          var position = 0
          return .object(
            NativeIterator { (machine: Interpreter) throws(Raised) in
              let value = try source.element(position, machine)
              position += 1
              return value
            })
        })
    }
    return module
  }
}

/// The elements of an iterator that several others read.
private final class SharedSource {
  private let iterator: Object
  private var elements: [Value] = []

  init(_ iterator: Object) { self.iterator = iterator }

  func element(_ index: Int, _ machine: Interpreter) throws(Raised) -> Value {
    while elements.count <= index {
      let value = try machine.next(iterator)
      if value.isUndefined { return .undefined }
      elements.append(value)
    }
    return elements[index]
  }
}

/// How an iterator goes on, and how a session takes it back.
struct IteratorSteps {
  let holding: [Object]
  let rewinding: NativeIterator.Rewinding?
  let step: NativeIterator.Step
  var text: ((Interpreter) throws(Raised) -> String)?

  init(
    holding: [Object] = [], rewinding: NativeIterator.Rewinding? = nil,
    _ step: @escaping NativeIterator.Step
  ) {
    self.holding = holding
    self.rewinding = rewinding
    self.step = step
  }

  func iterator(_ type: TypeObject) -> NativeIterator {
    let iterator = NativeIterator(type: type, holding: holding, rewinding: rewinding, step)
    iterator.text = text
    return iterator
  }
}

extension TypeObject {
  fileprivate static let itertools: [TypeObject] = [
    accumulate, chain, compress, count, cycle, dropwhile, filterfalse, groupby, islice, pairwise,
    repeated, starmap, takewhile, zipLongest, product, permutations, combinations,
    combinationsWithReplacement,
  ]

  /// Declares one of the classes: the body makes the step of an iterator from the arguments, of
  /// which the first is the class.
  static func itertool(
    _ signature: String,
    _ make:
      @escaping (Arguments, Interpreter) throws(Raised) -> IteratorSteps
  ) -> TypeObject {
    let name = String(signature.prefix { $0 != "(" })
    return TypeObject(native: name, module: "itertools") { type in
      type.declareSlots(["__iter__", "__next__"])
      let full = signature.replacingFirst("(", with: "(cls, ")
      type.construct(full) { call, machine throws(Raised) in
        .object(try make(call.dropFirst(), machine).iterator(type))
      }
    }
  }

  private static let accumulate = itertool("accumulate(iterable, func=None, *, initial=None)") {
    call, machine throws(Raised) in
    let iterator = try machine.iterator(of: call[0])
    let (function, initial) = (call[1], call[2])
    var total = Value.undefined
    return IteratorSteps(
      holding: [iterator],
      rewinding: {
        let now = total
        return { total = now }
      }
    ) { (machine: Interpreter) throws(Raised) in
      if total.isUndefined, !initial.isNone {
        total = initial
        return total
      }
      let element = try machine.next(iterator)
      if element.isUndefined { return .undefined }
      if total.isUndefined {
        total = element
      } else if function.isNone {
        total = try machine.binary(.add, total, element)
      } else {
        total = try machine.call(function, total, element)
      }
      return total
    }
  }

  private static let chain: TypeObject = {
    let type = itertool("chain(*iterables)") { call, machine throws(Raised) in
      chained(machine.iterator(over: call[0].tuple?.elements ?? []))
    }
    type.classMethod("from_iterable(cls, iterable, /)") { call, machine throws(Raised) in
      .object(chained(try machine.iterator(of: call[1])).iterator(type))
    }
    return type
  }()

  private static func chained(_ sources: Object) -> IteratorSteps {
    var current: Object?
    return IteratorSteps { (machine: Interpreter) throws(Raised) in
      while true {
        if let iterator = current {
          let value = try machine.next(iterator)
          if !value.isUndefined { return value }
        }
        let source = try machine.next(sources)
        if source.isUndefined { return .undefined }
        current = try machine.iterator(of: source)
      }
    }
  }

  private static let count = itertool("count(start=0, step=1)") { call, machine throws(Raised) in
    var value = call[0]
    let step = call[1]
    guard machine.isNumber(value), machine.isNumber(step) else {
      throw .typeError("a number is required")
    }
    var steps = IteratorSteps(
      holding: [],
      rewinding: {
        let now = value
        return { value = now }
      }
    ) { (machine: Interpreter) throws(Raised) in
      let result = value
      value = try machine.binary(.add, value, step)
      return result
    }
    steps.text = { (machine: Interpreter) throws(Raised) in
      if case .int(1) = step { return "count(\(try machine.repr(value)))" }
      return "count(\(try machine.repr(value)), \(try machine.repr(step)))"
    }
    return steps
  }

  private static let cycle = itertool("cycle(iterable, /)") { call, machine throws(Raised) in
    let iterator = try machine.iterator(of: call[0])
    var saved: [Value] = []
    var position = -1
    return IteratorSteps(
      holding: [iterator],
      rewinding: {
        let now = (saved, position)
        return { (saved, position) = now }
      }
    ) { (machine: Interpreter) throws(Raised) in
      if position < 0 {
        let value = try machine.next(iterator)
        if !value.isUndefined {
          saved.append(value)
          return value
        }
        position = 0
      }
      guard !saved.isEmpty else { return .undefined }
      let value = saved[position]
      position = (position + 1) % saved.count
      return value
    }
  }

  private static let pairwise = itertool("pairwise(iterable, /)") {
    call, machine throws(Raised) in
    let iterator = try machine.iterator(of: call[0])
    var previous = Value.undefined
    return IteratorSteps(
      holding: [iterator],
      rewinding: {
        let now = previous
        return { previous = now }
      }
    ) { (machine: Interpreter) throws(Raised) in
      if previous.isUndefined { previous = try machine.next(iterator) }
      if previous.isUndefined { return .undefined }
      let value = try machine.next(iterator)
      if value.isUndefined { return .undefined }
      defer { previous = value }
      return .pair(previous, value)
    }
  }

  private static let repeated = itertool("repeat(object, times=None)") {
    call, machine throws(Raised) in
    let value = call[0]
    var rest = call[1].isNone ? -1 : max(0, try machine.index(call[1]))
    var steps = IteratorSteps(
      holding: [],
      rewinding: {
        let now = rest
        return { rest = now }
      }
    ) { (_: Interpreter) throws(Raised) in
      if rest == 0 { return .undefined }
      if rest > 0 { rest -= 1 }
      return value
    }
    steps.text = { (machine: Interpreter) throws(Raised) in
      "repeat(\(try machine.repr(value))\(rest < 0 ? "" : ", \(rest)"))"
    }
    return steps
  }

  private static let starmap = itertool("starmap(function, iterable, /)") {
    call, machine throws(Raised) in
    let function = call[0]
    let iterator = try machine.iterator(of: call[1])
    return IteratorSteps(
      holding: [iterator], rewinding: NativeIterator.stateless
    ) { (machine: Interpreter) throws(Raised) in
      let arguments = try machine.next(iterator)
      if arguments.isUndefined { return .undefined }
      return try machine.call(function, try machine.elements(of: arguments))
    }
  }

  private static let zipLongest = itertool("zip_longest(*iterables, fillvalue=None)") {
    call, machine throws(Raised) in
    var iterators: [Object?] = []
    for iterable in call[0].tuple?.elements ?? [] {
      iterators.append(try machine.iterator(of: iterable))
    }
    let fill = call[1]
    return IteratorSteps(
      holding: iterators.compactMap { $0 },
      rewinding: {
        let now = iterators
        return { iterators = now }
      }
    ) { (machine: Interpreter) throws(Raised) in
      var values: [Value] = []
      for index in iterators.indices {
        var value = Value.undefined
        if let iterator = iterators[index] { value = try machine.next(iterator) }
        if value.isUndefined { iterators[index] = nil }
        values.append(value.isUndefined ? fill : value)
      }
      return iterators.allSatisfy { $0 == nil } ? .undefined : .tuple(values)
    }
  }
}

extension String {
  fileprivate func replacingFirst(_ part: Character, with text: String) -> String {
    guard let index = firstIndex(of: part) else { return self }
    return self[..<index] + text + self[self.index(after: index)...]
  }
}
