// Assignments to names, attributes, items and sequences of them.

import Language

extension Compiler {
  /// Stores the value on the stack: [value] -> [].
  mutating func assign(_ target: Expression) throws(CompileError) {
    switch target.kind {
    case .name(let name): store(name)
    case .attribute(let value, let name, _):
      try expression(value)
      at(target.span)
      attribute(.storeAttribute, name)
    case .subscript(let value, let index):
      try expression(value)
      try expression(index)
      at(target.span)
      emit(.storeItem)
    case .list(let elements), .tuple(let elements): try unpack(elements, target.span)
    default:
      throw CompileError(message: "cannot assign to this expression", span: target.span)
    }
  }

  private mutating func unpack(
    _ elements: [Expression], _ span: SourceSpan
  ) throws(CompileError) {
    let stars = elements.indices.filter { index in
      if case .starred = elements[index].kind { return true }
      return false
    }
    guard stars.count <= 1 else {
      throw CompileError(message: "multiple starred expressions in assignment", span: span)
    }
    at(span)
    if let star = stars.first {
      emit(.unpackStar, star, b: elements.count - star - 1)
    } else {
      emit(.unpackSequence, elements.count)
    }
    for element in elements {
      if case .starred(let inner) = element.kind {
        try assign(inner)
      } else {
        try assign(element)
      }
    }
  }

  mutating func augmentedAssignment(
    _ target: Expression, _ op: BinaryOperator, _ value: Expression, _ span: SourceSpan
  ) throws(CompileError) {
    let operation = Int(op.operation.rawValue)
    switch target.kind {
    case .name(let name):
      at(target.span)
      load(name)
      try expression(value)
      at(span)
      emit(.inplaceBinary, c: operation)
      store(name)
    case .attribute(let object, let name, _):
      try expression(object)
      emit(.duplicate)
      at(target.span)
      attribute(.loadAttribute, name)
      try expression(value)
      at(span)
      emit(.inplaceBinary, c: operation)
      emit(.rotateTwo)
      attribute(.storeAttribute, name)
    case .subscript(let object, let index):
      try expression(object)
      try expression(index)
      emit(.duplicateTwo)
      at(target.span)
      emit(.loadItem)
      try expression(value)
      at(span)
      emit(.inplaceBinary, c: operation)
      emit(.rotateThree)
      emit(.storeItem)
    default:
      throw CompileError(
        message: "illegal expression for augmented assignment", span: target.span)
    }
  }

  mutating func annotatedAssignment(
    _ target: Expression, _ annotation: Expression, _ value: Expression?, _ simple: Bool
  ) throws(CompileError) {
    if let value {
      try expression(value)
      try assign(target)
    }
    guard scope.kind != .function, simple, case .name(let name) = target.kind else { return }
    try expression(annotation)
    load("__annotations__")
    constant(.string(scope.mangled(name)))
    emit(.storeItem)
  }

  mutating func delete(_ target: Expression) throws(CompileError) {
    at(target.span)
    switch target.kind {
    case .name(let name): delete(name)
    case .attribute(let value, let name, _):
      try expression(value)
      at(target.span)
      attribute(.deleteAttribute, name)
    case .subscript(let value, let index):
      try expression(value)
      try expression(index)
      at(target.span)
      emit(.deleteItem)
    case .list(let elements), .tuple(let elements):
      for element in elements { try delete(element) }
    default: throw CompileError(message: "cannot delete this expression", span: target.span)
    }
  }
}

extension BinaryOperator {
  /// The operation of the machine.
  var operation: BinaryOperation {
    switch self {
    case .add: return .add
    case .sub: return .subtract
    case .mult: return .multiply
    case .matMult: return .matrixMultiply
    case .div: return .trueDivide
    case .floorDiv: return .floorDivide
    case .mod: return .modulo
    case .pow: return .power
    case .lShift: return .leftShift
    case .rShift: return .rightShift
    case .bitAnd: return .and
    case .bitOr: return .or
    case .bitXor: return .xor
    }
  }
}
