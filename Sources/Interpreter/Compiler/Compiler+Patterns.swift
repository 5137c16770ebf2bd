// The `match` statement.
//
// A pattern consumes the value on top of the stack. Where it fails, some values may still stand above
// the case's base; one label per such count leads through the right number of `pop`s.

import Language

/// Where the patterns of one case go when they fail.
private final class PatternFailures {
  private let builder: CodeBuilder
  private let base: Int
  private var labels: [Label] = []

  init(_ builder: CodeBuilder) {
    self.builder = builder
    base = builder.depth
  }

  /// Jumps to the failure that drops what then stands above the base.
  func jump(_ opcode: Opcode) {
    guard builder.isReachable else { return }
    let surplus = builder.depth + opcode.stackEffect(a: 0, b: 0, c: 0) - base
    while labels.count <= surplus { labels.append(Label()) }
    builder.jump(opcode, to: labels[surplus])
  }

  /// The place that all failures reach, with the stack as deep as at the base.
  func land() {
    for (surplus, label) in labels.enumerated().reversed() {
      builder.bind(label)
      if surplus > 0 { builder.emit(.pop) }
    }
  }
}

extension Compiler {
  mutating func match(_ subject: Expression, _ cases: [MatchCase]) throws(CompileError) {
    let end = Label()
    try expression(subject)
    for matchCase in cases {
      let failures = PatternFailures(builder)
      emit(.duplicate)
      try pattern(matchCase.pattern, failures)
      if let condition = matchCase.condition {
        try expression(condition)
        failures.jump(.jumpIfFalse)
      }
      emit(.pop)
      try statements(matchCase.body)
      builder.jump(.jump, to: end)
      failures.land()
    }
    emit(.pop)
    builder.bind(end)
  }

  private mutating func pattern(
    _ pattern: Pattern, _ failures: PatternFailures
  ) throws(CompileError) {
    at(pattern.span)
    switch pattern.kind {
    case .value(let value):
      try expression(value)
      emit(.compare, c: Int(CompareOperation.equal.rawValue))
      failures.jump(.jumpIfFalse)
    case .singleton(let value):
      constant(value)
      emit(.isSame)
      failures.jump(.jumpIfFalse)
    case .as(let inner, let name):
      guard let inner else {
        capture(name)
        return
      }
      emit(.duplicate)
      try self.pattern(inner, failures)
      capture(name)
    case .star(let name): capture(name)
    case .or(let alternatives): try alternative(alternatives, failures)
    case .sequence(let elements): try sequence(elements, failures)
    case .mapping(let keys, let patterns, let rest):
      try mapping(keys, patterns, rest, failures)
    case .class(let type, let patterns, let keywords):
      try expression(type)
      let names = keywords.map { Value.object(StringObject($0.name)) }
      emit(.loadConstant, builder.constant(.object(TupleObject(names))))
      at(pattern.span)
      emit(.matchClass, patterns.count)
      emit(.duplicate)
      failures.jump(.jumpIfNone)
      emit(.unpackSequence, patterns.count + keywords.count)
      for inner in patterns + keywords.map(\.pattern) { try self.pattern(inner, failures) }
    }
  }

  private func capture(_ name: String?) {
    if let name { store(name) } else { emit(.pop) }
  }

  private mutating func alternative(
    _ alternatives: [Pattern], _ failures: PatternFailures
  ) throws(CompileError) {
    let matched = Label()
    for inner in alternatives {
      let next = PatternFailures(builder)
      emit(.duplicate)
      try pattern(inner, next)
      emit(.pop)
      builder.jump(.jump, to: matched)
      next.land()
    }
    emit(.pop)
    failures.jump(.jump)
    builder.bind(matched)
  }

  private mutating func sequence(
    _ elements: [Pattern], _ failures: PatternFailures
  ) throws(CompileError) {
    let star = elements.firstIndex { element in
      if case .star = element.kind { return true }
      return false
    }
    emit(.matchSequence)
    failures.jump(.jumpIfFalse)
    emit(.getLength)
    constant(.int(elements.count - (star == nil ? 0 : 1)))
    let comparison: CompareOperation = star == nil ? .equal : .greaterOrEqual
    emit(.compare, c: Int(comparison.rawValue))
    failures.jump(.jumpIfFalse)
    if let star {
      emit(.unpackStar, star, b: elements.count - star - 1)
    } else {
      emit(.unpackSequence, elements.count)
    }
    for element in elements { try pattern(element, failures) }
  }

  private mutating func mapping(
    _ keys: [Expression], _ patterns: [Pattern], _ rest: String?, _ failures: PatternFailures
  ) throws(CompileError) {
    emit(.matchMapping)
    failures.jump(.jumpIfFalse)
    for key in keys { try expression(key) }
    emit(.buildTuple, keys.count)
    emit(.matchKeys)
    emit(.duplicate)
    failures.jump(.jumpIfNone)
    emit(.unpackSequence, keys.count)
    for inner in patterns { try pattern(inner, failures) }
    if let rest {
      emit(.matchRest)
      store(rest)
    } else {
      emit(.pop)
      emit(.pop)
    }
  }
}
