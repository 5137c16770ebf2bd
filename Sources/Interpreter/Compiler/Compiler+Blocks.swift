// Statements in the place of a value. Operands of the expression around may stand on the stack: leaving
// such a block by `break`, `next` or `return` drops them.

import Language

extension Compiler {
  /// Leaves the value of the last statement on the stack.
  mutating func block(_ body: [Statement]) throws(CompileError) {
    guard let last = body.last else {
      emit(.loadNone)
      return
    }
    try statements(body.dropLast())
    try valueStatement(last)
  }

  /// Statements, with the value of the last one on the stack if `isValue`.
  mutating func statements(_ body: [Statement], _ isValue: Bool) throws(CompileError) {
    if isValue { try block(body) } else { try statements(body) }
  }

  private mutating func valueStatement(_ statement: Statement) throws(CompileError) {
    at(statement.span)
    switch statement.kind {
    case .expr(let value): try expression(value)
    case .assign(let targets, let value):
      try expression(value)
      for target in targets {
        emit(.duplicate)
        try assign(target)
      }
    case .if(let test, let body, let orElse):
      let otherwise = Label()
      let end = Label()
      try jump(if: test, is: false, to: otherwise)
      try block(body)
      builder.jump(.jump, to: end)
      builder.bind(otherwise)
      try block(orElse)
      builder.bind(end)
    case .with(let items, let body):
      try with(items[...], body, statement.span, isValue: true)
    case .try(let node): try tryStatement(node, isValue: true)
    default:
      try self.statement(statement)
      emit(.loadNone)
    }
  }
}
