// Expressions: each leaves one value on the stack.

import Language

extension Compiler {
  mutating func expression(_ expression: Expression) throws(CompileError) {
    at(expression.span)
    switch expression.kind {
    case .name(let name): load(name)
    case .constant(let value): value == .none ? emit(.loadNone) : constant(value)
    case .boolOp(let op, let values): try booleanChain(op, values)
    case .namedExpr(let target, let value):
      try self.expression(value)
      emit(.duplicate)
      try assign(target)
    case .binOp: try binaryChain(expression)
    case .unaryOp(let op, let value): try unary(op, value, expression.span)
    case .lambda(let node): try lambda(node)
    case .function(let node): try functionValue(node)
    case .block(let body): try block(body)
    case .ifExp(let test, let body, let orElse): try conditional(test, body, orElse)
    case .dict(let items): try dictionary(items)
    case .set(let elements): try display(elements, .buildSet, .setAdd, .setUpdate)
    case .list(let elements): try display(elements, .buildList, .listAppend, .listExtend)
    case .tuple(let elements): try tuple(elements)
    case .listComp(let node), .setComp(let node), .dictComp(let node), .generatorExp(let node):
      try comprehension(node, expression)
    case .yield(let value):
      if let value { try self.expression(value) } else { emit(.loadNone) }
      at(expression.span)
      if scope.isAsync { emit(.markYield) }
      emit(.yieldValue)
    case .await(let value):
      try self.expression(value)
      at(expression.span)
      emit(.getAwaitable)
      waitForTop()
    case .yieldFrom(let value):
      try self.expression(value)
      at(expression.span)
      emit(.getYieldFromIterator)
      emit(.loadNone)
      emit(.yieldFrom)
    case .compare(let left, let comparisons): try compare(left, comparisons, expression.span)
    case .call(let function, let arguments, let keywords):
      try call(function, arguments, keywords, expression.span)
    case .joinedStr(let values): try joinedText(values)
    case .formattedValue(let value, let conversion, let spec):
      try self.expression(value)
      if let spec { try self.expression(spec) }
      at(expression.span)
      emit(.formatValue, b: spec == nil ? 0 : 1, c: Int(conversion?.rawValue ?? 0))
    case .attribute(let value, let name, _):
      try self.expression(value)
      at(expression.span)
      attribute(.loadAttribute, name)
    case .subscript(let value, let index):
      try self.expression(value)
      try self.expression(index)
      at(expression.span)
      emit(.loadItem)
    case .slice(let lower, let upper, let step):
      if let lower { try self.expression(lower) } else { emit(.loadNone) }
      if let upper { try self.expression(upper) } else { emit(.loadNone) }
      if let step { try self.expression(step) }
      emit(.buildSlice, step == nil ? 2 : 3)
    case .starred:
      throw CompileError(
        message: "can't use starred expression here", span: expression.span)
    }
  }

  // MARK: - f-strings

  /// The parts of an f-string: each formatted value takes the literal text before it along.
  private mutating func joinedText(_ values: [Expression]) throws(CompileError) {
    var partCount = 0
    var literal = ""
    for value in values {
      if case .string(let text)? = value.constant {
        literal += text
        continue
      }
      if case .formattedValue(let formatted, nil, let spec) = value.kind,
        let specText = spec.map(\.literalText) ?? ""
      {
        try expression(formatted)
        at(value.span)
        emit(.formatField, builder.field(FormattedField(literal: literal, spec: specText)))
      } else {
        if !literal.isEmpty {
          constant(.string(literal))
          partCount += 1
        }
        try expression(value)
      }
      partCount += 1
      literal = ""
    }
    if !literal.isEmpty || partCount == 0 {
      constant(.string(literal))
      partCount += 1
    }
    if partCount > 1 { emit(.buildString, partCount) }
  }

  // MARK: - Operators

  /// A left-leaning chain of operators, compiled without recursion on its spine.
  private mutating func binaryChain(_ expression: Expression) throws(CompileError) {
    var spine: [(op: BinaryOperator, right: Expression, span: SourceSpan)] = []
    var first = expression
    while case .binOp(let left, let op, let right) = first.kind {
      spine.append((op, right, first.span))
      first = left
    }
    try self.expression(first)
    for (op, right, span) in spine.reversed() {
      try self.expression(right)
      at(span)
      emit(.binary, c: Int(op.operation.rawValue))
    }
  }

  private mutating func unary(
    _ op: UnaryOperator, _ value: Expression, _ span: SourceSpan
  ) throws(CompileError) {
    switch (op, value.kind) {
    case (.uSub, .constant(.int(let number))) where number != 0:
      constant(.int(-number))
    case (.uSub, .constant(.float(let number))): constant(.float(-number))
    default:
      try expression(value)
      at(span)
      switch op {
      case .not: emit(.not)
      case .invert: emit(.unary, c: Int(UnaryOperation.invert.rawValue))
      case .uAdd: emit(.unary, c: Int(UnaryOperation.positive.rawValue))
      case .uSub: emit(.unary, c: Int(UnaryOperation.negative.rawValue))
      }
    }
  }

  private mutating func booleanChain(
    _ op: BooleanOperator, _ values: [Expression]
  ) throws(CompileError) {
    let end = Label()
    for (index, value) in values.enumerated() {
      try expression(value)
      guard index < values.count - 1 else { break }
      builder.jump(op == .and ? .jumpIfFalseOrPop : .jumpIfTrueOrPop, to: end)
    }
    builder.bind(end)
  }

  private mutating func conditional(
    _ test: Expression, _ body: Expression, _ orElse: Expression
  ) throws(CompileError) {
    let otherwise = Label()
    let end = Label()
    try jump(if: test, is: false, to: otherwise)
    try expression(body)
    builder.jump(.jump, to: end)
    builder.bind(otherwise)
    try expression(orElse)
    builder.bind(end)
  }

  /// One comparison: [left right] -> [result].
  private func compare(_ op: CompareOperator) {
    switch op {
    case .eq: emit(.compare, c: Int(CompareOperation.equal.rawValue))
    case .notEq: emit(.compare, c: Int(CompareOperation.notEqual.rawValue))
    case .lt: emit(.compare, c: Int(CompareOperation.less.rawValue))
    case .ltE: emit(.compare, c: Int(CompareOperation.lessOrEqual.rawValue))
    case .gt: emit(.compare, c: Int(CompareOperation.greater.rawValue))
    case .gtE: emit(.compare, c: Int(CompareOperation.greaterOrEqual.rawValue))
    case .is: emit(.isSame)
    case .isNot: emit(.isSame, c: 1)
    case .in: emit(.contains)
    case .notIn: emit(.contains, c: 1)
    }
  }

  private mutating func compare(
    _ left: Expression, _ comparisons: [Comparison], _ span: SourceSpan
  ) throws(CompileError) {
    try expression(left)
    guard comparisons.count > 1 else {
      try expression(comparisons[0].right)
      at(span)
      compare(comparisons[0].op)
      return
    }
    let cleanup = Label()
    let end = Label()
    for comparison in comparisons.dropLast() {
      try expression(comparison.right)
      at(span)
      emit(.duplicate)
      emit(.rotateThree)
      compare(comparison.op)
      builder.jump(.jumpIfFalseOrPop, to: cleanup)
    }
    try expression(comparisons[comparisons.count - 1].right)
    at(span)
    compare(comparisons[comparisons.count - 1].op)
    builder.jump(.jump, to: end)
    builder.bind(cleanup)
    emit(.rotateTwo)
    emit(.pop)
    builder.bind(end)
  }

  /// Jumps if the truth of an expression is `condition`, without making the value of `and`, `or`
  /// and `not`.
  mutating func jump(
    if test: Expression, is condition: Bool, to label: Label
  ) throws(CompileError) {
    switch test.kind {
    case .unaryOp(.not, let value): try jump(if: value, is: !condition, to: label)
    case .boolOp(let op, let values):
      // `and` is decided by the first false value, `or` by the first true one.
      let deciding = op == .or
      if deciding == condition {
        for value in values { try jump(if: value, is: condition, to: label) }
      } else {
        let through = Label()
        for value in values.dropLast() { try jump(if: value, is: deciding, to: through) }
        try jump(if: values[values.count - 1], is: condition, to: label)
        builder.bind(through)
      }
    case .compare(let left, let comparisons)
    where comparisons.count == 1 && left.isNone == false && comparisons[0].right.isNone:
      guard comparisons[0].op == .is || comparisons[0].op == .isNot else { fallthrough }
      try expression(left)
      let jumpsOnNone = (comparisons[0].op == .is) == condition
      builder.jump(jumpsOnNone ? .jumpIfNone : .jumpIfNotNone, to: label)
    default:
      try expression(test)
      at(test.span)
      builder.jump(condition ? .jumpIfTrue : .jumpIfFalse, to: label)
    }
  }

  // MARK: - Displays

  private mutating func tuple(_ elements: [Expression]) throws(CompileError) {
    if elements.contains(where: \.isStarred) {
      try display(elements, .buildList, .listAppend, .listExtend)
      emit(.listToTuple)
      return
    }
    let constants = elements.compactMap(\.constant)
    if constants.count == elements.count {
      let value = Value.object(TupleObject(constants.map(Value.init(constant:))))
      emit(.loadConstant, builder.constant(value))
      return
    }
    for element in elements { try expression(element) }
    emit(.buildTuple, elements.count)
  }

  /// A list or set: built at once up to the first starred element, added to from there.
  mutating func display(
    _ elements: [Expression], _ build: Opcode, _ add: Opcode, _ extend: Opcode,
    isCall: Bool = false
  ) throws(CompileError) {
    let plain = elements.prefix { !$0.isStarred }
    for element in plain { try expression(element) }
    emit(build, plain.count)
    for element in elements.dropFirst(plain.count) {
      if case .starred(let inner) = element.kind {
        try expression(inner)
        at(element.span)
        emit(extend, c: isCall ? 1 : 0)
      } else {
        try expression(element)
        emit(add, 1)
      }
    }
  }

  private mutating func dictionary(_ items: [DictItem]) throws(CompileError) {
    let plain = items.prefix { $0.key != nil }
    for item in plain {
      if let key = item.key { try expression(key) }
      try expression(item.value)
    }
    emit(.buildDict, plain.count)
    for item in items.dropFirst(plain.count) {
      if let key = item.key {
        try expression(key)
        try expression(item.value)
        emit(.dictAdd, 1)
      } else {
        try expression(item.value)
        emit(.dictUpdate)
      }
    }
  }
}

extension Expression {
  var isStarred: Bool {
    if case .starred = kind { return true }
    return false
  }

  /// The text of an f-string without formatted values, nil for any other expression.
  var literalText: String? {
    guard case .joinedStr(let values) = kind else { return nil }
    var joined = ""
    for value in values {
      guard case .string(let text)? = value.constant else { return nil }
      joined += text
    }
    return joined
  }

  var isNone: Bool { constant == Constant.none }

  var constant: Constant? {
    if case .constant(let value) = kind { return value }
    return nil
  }
}
