// Expressions of R, from the loosest binding to the tightest.

extension RParser {
  /// `expression: rightward ['=' expression]`
  mutating func expression() throws(SyntaxDiagnostic) -> RNode {
    try nested { parser throws(SyntaxDiagnostic) in
      let start = parser.current.start
      let target = try parser.leftward()
      guard parser.operatorText == "=" else { return target }
      return try parser.assignment(to: target, startedAt: start)
    }
  }

  /// `leftward: rightward [('<-' | '<<-') leftward]`
  private mutating func leftward() throws(SyntaxDiagnostic) -> RNode {
    let start = current.start
    let target = try rightward()
    guard operatorText == "<-" || operatorText == "<<-" else { return target }
    return try assignment(to: target, startedAt: start)
  }

  private mutating func assignment(
    to target: RNode, startedAt start: Int
  ) throws(SyntaxDiagnostic) -> RNode {
    let op = operatorText
    try checkTarget(target)
    advance()
    skipNewlines()
    let value = try nested { parser throws(SyntaxDiagnostic) in
      op == "=" ? try parser.expression() : try parser.leftward()
    }
    return RNode(.assign(target, value, isSuper: op == "<<-"), span(from: start))
  }

  /// `rightward: or (('->' | '->>') or)*`
  private mutating func rightward() throws(SyntaxDiagnostic) -> RNode {
    let start = current.start
    var value = try disjunction()
    while operatorText == "->" || operatorText == "->>" {
      let isSuper = operatorText == "->>"
      advance()
      skipNewlines()
      try link()
      let target = try disjunction()
      try checkTarget(target)
      value = RNode(.assign(target, value, isSuper: isSuper), span(from: start))
    }
    if operatorText == "~" { throw error(.notSupported("formulas (~)"), current.span) }
    if operatorText == "?" { throw error(.notSupported("help by ?topic in R code"), current.span) }
    return value
  }

  private func checkTarget(_ target: RNode) throws(SyntaxDiagnostic) {
    switch target.kind {
    case .name, .constant(.string): return
    case .member(let inner, _, _), .index(let inner, _, _):
      if case .constant(.string) = inner.kind { break }
      return try checkTarget(inner)
    case .call(let function, let arguments):
      guard case .name = function.kind, let first = arguments.first?.value else { break }
      return try checkTarget(first)
    default: break
    }
    throw error(.cannotAssign(target.noun), target.span)
  }

  /// `or: and (('||' | '|') and)*`
  private mutating func disjunction() throws(SyntaxDiagnostic) -> RNode {
    try chain(["||", "|"]) { parser throws(SyntaxDiagnostic) in try parser.conjunction() }
  }

  /// `and: not (('&&' | '&') not)*`
  private mutating func conjunction() throws(SyntaxDiagnostic) -> RNode {
    try chain(["&&", "&"]) { parser throws(SyntaxDiagnostic) in try parser.inversion() }
  }

  /// `not: '!' not | comparison`
  private mutating func inversion() throws(SyntaxDiagnostic) -> RNode {
    guard operatorText == "!" else { return try comparison() }
    let start = current.start
    return try nested { parser throws(SyntaxDiagnostic) in
      parser.advance()
      let value = try parser.inversion()
      return RNode(.unary("!", value), parser.span(from: start))
    }
  }

  private static let comparisons = ["==", "!=", "<", ">", "<=", ">="]

  /// `comparison: sum [op sum]`; comparisons do not chain in R.
  private mutating func comparison() throws(SyntaxDiagnostic) -> RNode {
    let start = current.start
    let left = try sum()
    guard Self.comparisons.contains(operatorText) else { return left }
    let op = operatorText
    advance()
    skipNewlines()
    try link()
    let right = try sum()
    guard !Self.comparisons.contains(operatorText) else { throw unexpected() }
    return RNode(.binary(op, left, right), span(from: start))
  }

  /// `sum: product (('+' | '-') product)*`
  private mutating func sum() throws(SyntaxDiagnostic) -> RNode {
    try chain(["+", "-"]) { parser throws(SyntaxDiagnostic) in try parser.product() }
  }

  /// `product: special (('*' | '/') special)*`
  private mutating func product() throws(SyntaxDiagnostic) -> RNode {
    try chain(["*", "/"]) { parser throws(SyntaxDiagnostic) in try parser.special() }
  }

  /// `special: range ((%op% | '|>') range)*`
  private mutating func special() throws(SyntaxDiagnostic) -> RNode {
    let start = current.start
    var left = try range()
    while operatorText.hasPrefix("%") || operatorText == "|>" {
      let op = operatorText
      advance()
      skipNewlines()
      try link()
      let right = try range()
      if op == "|>" || op == "%>%" {
        left = try piped(left, into: right, op, span(from: start))
      } else {
        left = RNode(.binary(op, left, right), span(from: start))
      }
    }
    return left
  }

  /// `x |> f(y)` is `f(x, y)`; with `%>%`, a dot among the arguments says where `x` goes.
  private func piped(
    _ value: RNode, into target: RNode, _ op: String, _ span: SourceSpan
  ) throws(SyntaxDiagnostic) -> RNode {
    let first = RArgument(name: nil, value: value, span: value.span)
    guard case .call(let function, var arguments) = target.kind else {
      if op == "%>%" { return RNode(.call(target, [first]), span) }
      throw error(.expected("a call behind |>"), target.span)
    }
    let places = arguments.indices.filter { index in
      if op == "%>%", case .name(".")? = arguments[index].value?.kind { return true }
      return false
    }
    for index in places {
      arguments[index] = RArgument(
        name: arguments[index].name, value: value, span: arguments[index].span)
    }
    return RNode(.call(function, places.isEmpty ? [first] + arguments : arguments), span)
  }

  /// `range: sign (':' sign)*`
  private mutating func range() throws(SyntaxDiagnostic) -> RNode {
    try chain([":"]) { parser throws(SyntaxDiagnostic) in try parser.sign() }
  }

  /// `sign: ('-' | '+') sign | '!' not | power`
  private mutating func sign() throws(SyntaxDiagnostic) -> RNode {
    let op = operatorText
    if op == "!" { return try inversion() }
    if op == "~" { throw error(.notSupported("formulas (~)"), current.span) }
    guard op == "-" || op == "+" else { return try power() }
    let start = current.start
    return try nested { parser throws(SyntaxDiagnostic) in
      parser.advance()
      let value = try parser.sign()
      return RNode(.unary(op, value), parser.span(from: start))
    }
  }

  /// `power: postfix ['^' sign]`, to the right.
  private mutating func power() throws(SyntaxDiagnostic) -> RNode {
    let start = current.start
    let base = try postfix()
    guard operatorText == "^" else { return base }
    advance()
    skipNewlines()
    let exponent = try nested { parser throws(SyntaxDiagnostic) in try parser.sign() }
    return RNode(.binary("^", base, exponent), span(from: start))
  }

  /// Operators of one precedence, associating to the left.
  private mutating func chain(
    _ operators: [String], _ operand: (inout RParser) throws(SyntaxDiagnostic) -> RNode
  ) throws(SyntaxDiagnostic) -> RNode {
    let start = current.start
    var left = try operand(&self)
    while kind == .operator, case let op = operatorText, operators.contains(op) {
      advance()
      skipNewlines()
      try link()
      let right = try operand(&self)
      left = RNode(.binary(op, left, right), span(from: start))
    }
    return left
  }
}

extension RNode {
  /// What the expression is called in a message.
  var noun: String {
    switch kind {
    case .constant: "literal"
    case .call: "function call"
    case .function: "function"
    default: "expression"
    }
  }
}
