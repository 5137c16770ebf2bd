// Expressions of R whose value is used.

extension RTranslation {
  /// The expression that gives a node's value.
  mutating func value(_ node: RNode) throws(SyntaxDiagnostic) -> Expression {
    let span = node.span
    switch node.kind {
    case .constant(let constant): return Expression(.constant(constant), span)
    case .name(let text):
      return text == "..." ? name(".dots", span) : name(text, span)
    case .paren(let inner): return try value(inner)
    case .unary(let op, let operand): return try unary(op, operand, span)
    case .binary(let op, let left, let right): return try binary(op, left, right, span)
    case .call(let function, let arguments): return try call(function, arguments, span)
    case .index(let base, let arguments, let isDouble):
      let operands = try indices(arguments)
      if isForReading, let index = operands.arguments.first {
        return Expression(.subscript(value: try value(base), index: index), span)
      }
      let helperName = isDouble ? "[[" : "["
      return helper(
        helperName, [try value(base)] + operands.arguments, keywords: operands.keywords, span)
    case .member(let base, let member, let memberSpan):
      return try self.member(base, member, memberSpan, span)
    case .function(let function):
      return Expression(.function(try self.function(function, name: "<function>", span)), span)
    case .if(let test, let then, let orElse):
      let condition = try truth(test)
      let body = try value(then)
      let otherwise = if let orElse { try value(orElse) } else { none(span) }
      return Expression(.ifExp(test: condition, body: body, orElse: otherwise), span)
    case .assign(let target, let inner, let isSuper):
      if !isSuper, let target = target.plainName {
        let target = name(target, span)
        return Expression(.namedExpr(target: target, value: try value(inner)), span)
      }
      var body: [Statement] = []
      body.append(statement(try assign(target, inner, isSuper: isSuper, span, into: &body)))
      return Expression(.block(body), span)
    case .block, .for, .while, .repeat, .break, .next:
      return Expression(.block(try blockStatements(node)), span)
    }
  }

  /// Statements of a block whose last one gives its value.
  private mutating func blockStatements(_ node: RNode) throws(SyntaxDiagnostic) -> [Statement] {
    guard case .block(let nodes) = node.kind else { return try statements(node, .discard) }
    var body: [Statement] = []
    for inner in nodes.dropLast() { try emit(inner, .discard, into: &body) }
    guard let last = nodes.last else { return body }
    switch last.kind {
    case .for, .while, .repeat, .break, .next: try emit(last, .discard, into: &body)
    default: body.append(statement(try value(last)))
    }
    return body
  }

  // MARK: Operators

  private mutating func unary(
    _ op: String, _ operand: RNode, _ span: SourceSpan
  ) throws(SyntaxDiagnostic) -> Expression {
    let inner = try value(operand)
    switch op {
    case "-": return Expression(.unaryOp(.uSub, inner), span)
    case "+": return Expression(.unaryOp(.uAdd, inner), span)
    default: return helper("!", [inner], span)
    }
  }

  private mutating func binary(
    _ op: String, _ left: RNode, _ right: RNode, _ span: SourceSpan
  ) throws(SyntaxDiagnostic) -> Expression {
    if op == "&&" || op == "||" {
      let values = [try truth(left), try truth(right)]
      return Expression(.boolOp(op == "&&" ? .and : .or, values), span)
    }
    let first = try value(left)
    let second = try value(right)
    if let compare = CompareOperator(rawValue: op) {
      return Expression(.compare(left: first, [Comparison(op: compare, right: second)]), span)
    }
    switch op {
    case "+": return Expression(.binOp(left: first, .add, right: second), span)
    case "-": return Expression(.binOp(left: first, .sub, right: second), span)
    case "*": return Expression(.binOp(left: first, .mult, right: second), span)
    case "%*%": return Expression(.binOp(left: first, .matMult, right: second), span)
    default: return helper(op, [first, second], span)
    }
  }

  // MARK: Members and indices

  private static let modules: Set<String> = ["torch", "np"]

  /// `x$name`. The names behind `py` are the session's own.
  private mutating func member(
    _ base: RNode, _ member: String, _ memberSpan: SourceSpan, _ span: SourceSpan
  ) throws(SyntaxDiagnostic) -> Expression {
    if case .name(let text) = base.kind, !isBound(text) {
      if text == "py" { return global(member, span) }
    }
    if isForReading || base.plainName.map({ Self.modules.contains($0) && !isBound($0) }) == true {
      let value = try value(base)
      return Expression(.attribute(value: value, name: member, nameSpan: memberSpan), span)
    }
    return helper("$", [try value(base), string(member, memberSpan)], span)
  }

  /// Whether a function around binds the name.
  func isBound(_ name: String) -> Bool { scopes.contains { $0.binds(name) } }

  /// A name of the session, whatever functions around bind.
  func global(_ name: String, _ span: SourceSpan) -> Expression {
    let globals = helper(".globals", [], span)
    return Expression(.subscript(value: globals, index: string(name, span)), span)
  }

  /// The arguments of an index; an empty one is an ellipsis.
  mutating func indices(
    _ arguments: [RArgument]
  ) throws(SyntaxDiagnostic) -> (arguments: [Expression], keywords: [Keyword]) {
    var values: [Expression] = []
    var keywords: [Keyword] = []
    for argument in arguments {
      let inner =
        if let node = argument.value { try value(node) } else {
          Expression(.constant(.ellipsis), argument.span)
        }
      if let name = argument.name {
        keywords.append(Keyword(name: name, value: inner, span: argument.span))
      } else {
        values.append(inner)
      }
    }
    return (values, keywords)
  }

  // MARK: Calls

  /// Builders for which the order of named and unnamed arguments counts.
  private static let ordered: Set<String> = ["c", "list"]

  mutating func call(
    _ function: RNode, _ arguments: [RArgument], _ span: SourceSpan
  ) throws(SyntaxDiagnostic) -> Expression {
    if case .name(let text) = function.kind, isSpecial(text) {
      var body: [Statement] = []
      // A special form is a statement that ends in the value.
      if try special(text, arguments, .discard, span, into: &body) {
        return Expression(.block(body), span)
      }
    }
    if case .member(let base, let member, let memberSpan) = function.kind {
      let (values, keywords) = try self.arguments(arguments)
      let callee = try self.member(base, member, memberSpan, function.span)
      if isForReading {
        return Expression(.call(function: callee, arguments: values, keywords: keywords), span)
      }
      return helper(".call", [callee] + values, keywords: keywords, span)
    }
    if case .name(let text) = function.kind, Self.ordered.contains(text),
      arguments.contains(where: { $0.name != nil }), !arguments.contains(where: \.isDots)
    {
      return try orderedCall(name(text, function.span), arguments, span)
    }
    let callee =
      if case .constant(.string(let text)) = function.kind { name(text, function.span) } else {
        try value(function)
      }
    let (values, keywords) = try self.arguments(arguments)
    return Expression(.call(function: callee, arguments: values, keywords: keywords), span)
  }

  /// `c(a = 1, 2)`: all values in their order, and their names beside them.
  private mutating func orderedCall(
    _ function: Expression, _ arguments: [RArgument], _ span: SourceSpan
  ) throws(SyntaxDiagnostic) -> Expression {
    var values: [Expression] = []
    var names: [Expression] = []
    for argument in arguments {
      guard let value = argument.value else { continue }
      values.append(try self.value(value))
      names.append(string(argument.name ?? "", argument.span))
    }
    let keyword = Keyword(name: ".names", value: Expression(.tuple(names), span), span: span)
    return Expression(.call(function: function, arguments: values, keywords: [keyword]), span)
  }

  mutating func arguments(
    _ arguments: [RArgument]
  ) throws(SyntaxDiagnostic) -> ([Expression], [Keyword]) {
    var values: [Expression] = []
    var keywords: [Keyword] = []
    for argument in arguments {
      guard let node = argument.value else {
        guard argument.name == nil else { throw error(.invalidSyntax, argument.span) }
        continue
      }
      if argument.isDots {
        guard isBound("...") else { throw error(.outsideFunction("..."), argument.span) }
        values.append(Expression(.starred(name("...", node.span)), node.span))
        let names = name(".names", node.span)
        keywords.append(Keyword(name: nil, value: names, span: node.span))
      } else if let name = argument.name {
        if keywords.contains(where: { $0.name == name }) {
          throw error(.keywordRepeated(name), argument.span)
        }
        keywords.append(Keyword(name: name, value: try value(node), span: argument.span))
      } else {
        values.append(try value(node))
      }
    }
    return (values, keywords)
  }
}

extension RArgument {
  /// Whether the argument is `...`.
  var isDots: Bool {
    if name == nil, case .name("...")? = value?.kind { return true }
    return false
  }
}
