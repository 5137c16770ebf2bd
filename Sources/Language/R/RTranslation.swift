// From R's tree to the language's syntax tree.
//
// Operators and functions that R and the language share become plain nodes; everything else is a call
// of a helper that the `rtorch` module provides under R's own name (`[<-`, `%in%`, `c`) or under a
// name with a dot before it. Whether an expression's value is dropped, returned or printed is its
// `Tail`: constructs such as `if` and `with` hand it down to their branches.

/// How `Tail` constructs end.
enum RTail {
  case discard
  case `return`
  /// Printed, unless the value is invisible: an expression of R's top level.
  case show
}

/// Translates the expressions of one source.
struct RTranslation {
  let source: SourceText
  /// Whether members, calls and indices are plain nodes, as a reader of trees knows them.
  let isForReading: Bool
  /// The functions around the expression, the innermost last.
  var scopes: [Scope] = []
  var loopDepth = 0

  /// A function being translated.
  struct Scope {
    let parameters: Set<String>
    /// Names that `<-` and `for` bind in the body itself.
    let assigned: Set<String>
    /// Outer names that `<<-` binds.
    var nonlocals: Set<String> = []
    var globals: Set<String> = []
    /// Parameters that `missing(x)` asks about.
    var tested: Set<String> = []
    let loopDepth: Int

    func binds(_ name: String) -> Bool { parameters.contains(name) || assigned.contains(name) }
  }

  /// Parses a source of R into the syntax tree of the language.
  static func module(
    _ source: SourceText, isForReading: Bool = false
  ) throws(SyntaxDiagnostic) -> Module {
    guard source.utf8.count < Int32.max else {
      throw SyntaxDiagnostic(kind: .tooLong, source: source, span: SourceSpan(0, 0))
    }
    var parser = RParser(source)
    let nodes = try parser.program()
    var translation = RTranslation(source: source, isForReading: isForReading)
    var body: [Statement] = []
    for node in nodes { try translation.emit(node, .show, into: &body) }
    return Module(source: source, body: body, endsWithSemicolon: false)
  }

  // MARK: Small nodes

  func error(_ kind: SyntaxDiagnostic.Kind, _ span: SourceSpan) -> SyntaxDiagnostic {
    SyntaxDiagnostic(kind: kind, source: source, span: span)
  }

  func name(_ text: String, _ span: SourceSpan) -> Expression { Expression(.name(text), span) }

  func string(_ text: String, _ span: SourceSpan) -> Expression {
    Expression(.constant(.string(text)), span)
  }

  func none(_ span: SourceSpan) -> Expression { Expression(.constant(.none), span) }

  /// A call of a helper.
  func helper(
    _ function: String, _ arguments: [Expression], keywords: [Keyword] = [], _ span: SourceSpan
  ) -> Expression {
    Expression(
      .call(function: name(function, span), arguments: arguments, keywords: keywords), span)
  }

  func statement(_ value: Expression) -> Statement { Statement(.expr(value), value.span) }

  // MARK: Statements

  /// The statements of a construct whose value has the tail.
  mutating func statements(
    _ node: RNode, _ tail: RTail
  ) throws(SyntaxDiagnostic) -> [Statement] {
    var body: [Statement] = []
    try emit(node, tail, into: &body)
    return body.isEmpty ? [Statement(.pass, node.span)] : body
  }

  /// Appends what an expression does, and what becomes of its value.
  mutating func emit(
    _ node: RNode, _ tail: RTail, into body: inout [Statement]
  ) throws(SyntaxDiagnostic) {
    let span = node.span
    switch node.kind {
    case .block(let nodes):
      for (index, inner) in nodes.enumerated() {
        try emit(inner, index == nodes.count - 1 ? tail : .discard, into: &body)
      }
    case .if(let test, let then, let orElse):
      let condition = try truth(test)
      let body1 = try statements(then, tail)
      let body2 = if let orElse { try statements(orElse, tail) } else { [Statement]() }
      body.append(Statement(.if(test: condition, body: body1, orElse: body2), span))
    case .for, .while, .repeat, .break, .next: body.append(try loop(node))
    case .assign(let target, let value, let isSuper):
      let assigned = try assign(target, value, isSuper: isSuper, span, into: &body)
      if tail == .return {
        let value = helper(".invisible", [assigned], span)
        body.append(Statement(.return(value), span))
      } else if case .name("_.value") = assigned.kind {
        body.append(Statement(.delete([assigned]), span))
      }
    case .call(let function, let arguments):
      if case .name(let name) = function.kind, isSpecial(name),
        try special(name, arguments, tail, span, into: &body)
      {
        return
      }
      if tail == .show, !isForReading { body.append(statement(helper(".visible", [], span))) }
      finish(try value(node), tail, ".show", into: &body)
    default: finish(try value(node), tail, ".shown", into: &body)
    }
  }

  /// What becomes of a value.
  func finish(
    _ value: Expression, _ tail: RTail, _ show: String, into body: inout [Statement]
  ) {
    switch tail {
    case .discard: body.append(statement(value))
    case .show where isForReading: body.append(statement(value))
    case .return: body.append(Statement(.return(value), value.span))
    case .show: body.append(statement(helper(show, [value], value.span)))
    }
  }

  private mutating func loop(_ node: RNode) throws(SyntaxDiagnostic) -> Statement {
    let span = node.span
    switch node.kind {
    case .for(let variable, let sequence, let body):
      let iterable = try self.iterable(sequence)
      let target = name(variable, span)
      return Statement(
        .for(target: target, iterable: iterable, body: try loopBody(body), orElse: []), span)
    case .while(let test, let body):
      let condition = try truth(test)
      return Statement(.while(test: condition, body: try loopBody(body), orElse: []), span)
    case .repeat(let body):
      let forever = Expression(.constant(.bool(true)), span)
      return Statement(.while(test: forever, body: try loopBody(body), orElse: []), span)
    case .break:
      guard loopDepth > 0 else { throw error(.breakOutsideLoop, span) }
      return Statement(.break, span)
    default:
      guard loopDepth > 0 else { throw error(.continueOutsideLoop, span) }
      return Statement(.continue, span)
    }
  }

  /// What a loop goes through; the numbers of `a:b` need not be kept.
  private mutating func iterable(_ node: RNode) throws(SyntaxDiagnostic) -> Expression {
    switch node.kind {
    case .paren(let inner): return try iterable(inner)
    case .binary(":", let first, let last):
      return helper(".through", [try value(first), try value(last)], node.span)
    default: return helper(".iterate", [try value(node)], node.span)
    }
  }

  private mutating func loopBody(_ node: RNode) throws(SyntaxDiagnostic) -> [Statement] {
    loopDepth += 1
    let body = try statements(node, .discard)
    loopDepth -= 1
    return body
  }

  // MARK: Conditions

  /// An expression whose truth decides: what may be no single logical value is checked.
  mutating func truth(_ node: RNode) throws(SyntaxDiagnostic) -> Expression {
    switch node.kind {
    case .paren(let inner): return try truth(inner)
    case .binary("==", _, _), .binary("!=", _, _), .binary("<", _, _), .binary(">", _, _),
      .binary("<=", _, _), .binary(">=", _, _), .unary("!", _), .constant(.bool):
      return try value(node)
    case .binary("&&", _, _), .binary("||", _, _): return try value(node)
    default: return helper(".truth", [try value(node)], node.span)
    }
  }
}
