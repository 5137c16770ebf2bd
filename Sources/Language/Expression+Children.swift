// The direct parts of an expression, in the order of evaluation.

extension Expression {
  /// Calls `body` with each direct child, and throws what it throws.
  /// Parameters and their defaults count as children of a lambda, its body too.
  func forEachChild(
    _ body: (Expression) throws(SyntaxDiagnostic) -> Void
  ) throws(SyntaxDiagnostic) {
    switch kind {
    case .name, .constant:
      return
    case .boolOp(_, let values), .set(let values), .list(let values), .tuple(let values),
      .joinedStr(let values):
      for value in values { try body(value) }
    case .namedExpr(let target, let value):
      try body(value)
      try body(target)
    case .binOp(let left, _, let right):
      try body(left)
      try body(right)
    case .unaryOp(_, let value), .starred(let value), .yieldFrom(let value),
      .await(let value), .attribute(let value, _, _):
      try body(value)
    case .lambda(let lambda):
      try lambda.parameters.forEachExpression(body)
      try body(lambda.body)
    case .function(let function): try function.parameters.forEachExpression(body)
    // Statements are no expressions; only R has such nodes, and its parser checks them itself.
    case .block: return
    case .ifExp(let test, let value, let orElse):
      try body(test)
      try body(value)
      try body(orElse)
    case .dict(let items):
      for item in items {
        if let key = item.key { try body(key) }
        try body(item.value)
      }
    case .listComp(let node), .setComp(let node), .dictComp(let node), .generatorExp(let node):
      for clause in node.generators {
        try body(clause.iterable)
        try body(clause.target)
        for condition in clause.conditions { try body(condition) }
      }
      try body(node.element)
      if let value = node.value { try body(value) }
    case .yield(let value):
      if let value { try body(value) }
    case .compare(let left, let comparisons):
      try body(left)
      for comparison in comparisons { try body(comparison.right) }
    case .call(let function, let arguments, let keywords):
      try body(function)
      for argument in arguments { try body(argument) }
      for keyword in keywords { try body(keyword.value) }
    case .formattedValue(let value, _, let specification):
      try body(value)
      if let specification { try body(specification) }
    case .subscript(let value, let index):
      try body(value)
      try body(index)
    case .slice(let lower, let upper, let step):
      for part in [lower, upper, step] {
        if let part { try body(part) }
      }
    }
  }
}

extension Parameters {
  /// All parameters, in the order in which they are written.
  public var all: [Parameter] {
    positionalOnly + positional + [variadic].compactMap { $0 } + keywordOnly
      + [keywords].compactMap { $0 }
  }

  /// Calls `body` with every default value and annotation.
  func forEachExpression(
    _ body: (Expression) throws(SyntaxDiagnostic) -> Void
  ) throws(SyntaxDiagnostic) {
    for parameter in all {
      if let value = parameter.defaultValue { try body(value) }
    }
    for parameter in all {
      if let annotation = parameter.annotation { try body(annotation) }
    }
  }
}
