// Assignments, annotations, and what may stand on their left.

extension Parser {
  /// `assignment | star_expressions | yield_expr`
  mutating func assignmentOrExpression() throws(SyntaxDiagnostic) -> Statement.Kind {
    let start = index
    let first = try yieldOrExpressions()
    if let op = augmentedOperator { return try augmented(first, op) }
    switch kind {
    case .equal: return try assignment(first, startedAt: start)
    case .colon: return try annotation(first, startedAt: start)
    case .colonEqual:
      if case .name = first.kind { throw unexpected() }
      if case .tuple = first.kind { throw unexpected() }
      throw error(.cannotUseNamedExpression(first.noun), first.span)
    default: return .expr(first)
    }
  }

  /// `(star_targets '=')+ (yield_expr | star_expressions)`
  private mutating func assignment(
    _ first: Expression, startedAt start: Int
  ) throws(SyntaxDiagnostic) -> Statement.Kind {
    var targets: [Expression] = []
    var value = first
    var valueStart = start
    while kind == .equal {
      if targets.isEmpty { try requireFirstTarget(value, startedAt: valueStart) }
      switch value.kind {
      case .yield, .yieldFrom:
        // In parentheses it is a value like any other.
        let isBare = tokens[valueStart].kind == .yieldKeyword
        throw error(isBare ? .assignToYield : .cannotAssign(value.noun), value.span)
      default: break
      }
      try requireTarget(value, .assign)
      targets.append(value)
      advance()
      valueStart = index
      value = try yieldOrExpressions()
    }
    return .assign(targets: targets, value: value)
  }

  /// The first target of an assignment: if it is none, a comparison may have been meant.
  private mutating func requireFirstTarget(
    _ target: Expression, startedAt start: Int
  ) throws(SyntaxDiagnostic) {
    guard invalidTarget(in: target, .assign) != nil else { return }
    guard tokens[start].kind != .yieldKeyword, tokens[index - 1].kind != .comma else { return }
    var suspect = target
    var suspectStart = start
    if case .tuple(let elements) = target.kind, let last = elements.last,
      tokens[start].span.start == elements[0].span.start || tokens[start].kind != .leftParen
    {
      suspect = last
      suspectStart = tokens.firstIndex { $0.span.start >= last.span.start } ?? start
    }
    if let refusal = refuseAssignment(to: suspect, startedAt: suspectStart) { throw refusal }
  }

  /// `single_target augassign (yield_expr | star_expressions)`
  private mutating func augmented(
    _ target: Expression, _ op: BinaryOperator
  ) throws(SyntaxDiagnostic) -> Statement.Kind {
    let operatorIndex = index
    advance()
    switch target.kind {
    case .name, .attribute, .subscript:
      return .augAssign(target: target, op, value: try yieldOrExpressions())
    default:
      let value = attempt { parser throws(SyntaxDiagnostic) in try parser.yieldOrExpressions() }
      rewind(to: operatorIndex)
      guard value != nil else { throw unexpected() }
      throw error(.illegalAugmentedTarget(target.noun), target.span)
    }
  }

  private var augmentedOperator: BinaryOperator? {
    switch kind {
    case .plusEqual: .add
    case .minusEqual: .sub
    case .starEqual: .mult
    case .atEqual: .matMult
    case .slashEqual: .div
    case .doubleSlashEqual: .floorDiv
    case .percentEqual: .mod
    case .doubleStarEqual: .pow
    case .leftShiftEqual: .lShift
    case .rightShiftEqual: .rShift
    case .ampersandEqual: .bitAnd
    case .barEqual: .bitOr
    case .caretEqual: .bitXor
    default: nil
    }
  }

  /// `single_target ':' expression ['=' (yield_expr | star_expressions)]`
  private mutating func annotation(
    _ target: Expression, startedAt start: Int
  ) throws(SyntaxDiagnostic) -> Statement.Kind {
    let hasParentheses = tokens[start].kind == .leftParen
    switch target.kind {
    case .name, .attribute, .subscript: break
    case .yield, .yieldFrom, .starred: throw unexpected()
    default:
      let isType: Void? = attempt { parser throws(SyntaxDiagnostic) in
        parser.advance()
        _ = try parser.expression()
      }
      guard isType != nil else { throw unexpected() }
      throw refuseAnnotation(target, hasParentheses: hasParentheses)
    }
    advance()
    let annotation = try expression()
    let value = accept(.equal) ? try yieldOrExpressions() : nil
    var simple = false
    if case .name = target.kind { simple = !hasParentheses }
    return .annAssign(target: target, annotation: annotation, value: value, simple: simple)
  }

  private func refuseAnnotation(_ target: Expression, hasParentheses: Bool) -> SyntaxDiagnostic {
    switch target.kind {
    case .list:
      return error(.annotatedSequence(target.noun), target.span)
    case .tuple(let elements):
      let span = hasParentheses ? target.span : elements.first?.span ?? target.span
      return error(.annotatedSequence(target.noun), span)
    default:
      return error(.illegalAnnotationTarget, target.span)
    }
  }

  // MARK: Targets

  enum TargetUse { case assign, delete }

  /// Targets of a `for`: expressions without comparisons, so that `in` ends them.
  mutating func targetList() throws(SyntaxDiagnostic) -> Expression {
    let start = index
    let first = kind == .star ? try starred() : try bitwiseOr()
    guard kind == .comma else { return first }
    var elements = [first]
    while accept(.comma), startsExpression {
      elements.append(kind == .star ? try starred() : try bitwiseOr())
    }
    return Expression(.tuple(elements), span(from: start))
  }

  func requireTarget(_ target: Expression, _ use: TargetUse) throws(SyntaxDiagnostic) {
    guard let invalid = invalidTarget(in: target, use) else { return }
    let noun = invalid.noun
    throw error(use == .assign ? .cannotAssign(noun) : .cannotDelete(noun), invalid.span)
  }

  /// The first part of the expression that cannot be assigned to or deleted.
  func invalidTarget(in target: Expression, _ use: TargetUse) -> Expression? {
    switch target.kind {
    case .name, .attribute, .subscript:
      return nil
    case .tuple(let elements), .list(let elements):
      for element in elements {
        if let invalid = invalidTarget(in: element, use) { return invalid }
      }
      return nil
    case .starred(let value):
      return use == .assign ? invalidTarget(in: value, use) : target
    default:
      return target
    }
  }
}
