// The operators of tensors, as slots. This is the path of every expression: a switch, no look-up,
// and numbers go to the operation as they are.
import Autograd
import Interpreter
import Tensors

extension TensorObject {
  /// `self op other`, or reflected; `.undefined` for what is neither a tensor nor a number.
  @inline(__always)
  func arithmetic(
    _ operation: LanguageBinary, _ other: Value, reflected: Bool
  ) throws(Raised) -> Value {
    if let second = TensorObject.variable(other) {
      return .object(
        TensorObject.of(
          try torch {
            try reflected
              ? TensorObject.apply(operation, second, variable)
              : TensorObject.apply(operation, variable, second)
          }))
    }
    guard let number = other.number else {
      if other.objectKind == .bigInt { throw .runtimeError("Overflow when unpacking long long") }
      return .undefined
    }
    if operation == .matrixMultiply { return .undefined }
    return .object(
      TensorObject.of(
        try torch {
          try reflected
            ? TensorObject.apply(operation, number, variable)
            : TensorObject.apply(operation, variable, number)
        }))
  }

  /// An operator between two tensors.
  @inline(__always)
  private static func apply(
    _ operation: LanguageBinary, _ a: Variable, _ b: Variable
  ) throws -> Variable {
    switch operation {
    case .add: try a.add(b)
    case .subtract: try a.sub(b)
    case .multiply: try a.mul(b)
    case .matrixMultiply: try a.matmul(b)
    case .trueDivide: try a.div(b)
    case .floorDivide: try a.floorDivide(b)
    case .modulo: try a.remainder(b)
    case .power: try a.pow(b)
    case .leftShift: try a.leftShift(b)
    case .rightShift: try a.rightShift(b)
    case .and: try a.bitwiseAnd(b)
    case .or: try a.bitwiseOr(b)
    case .xor: try a.bitwiseXor(b)
    }
  }

  /// An operator between a tensor and a number.
  @inline(__always)
  private static func apply(
    _ operation: LanguageBinary, _ a: Variable, _ b: Scalar
  ) throws -> Variable {
    switch operation {
    case .add: try a.add(b)
    case .subtract: try a.sub(b)
    case .multiply: try a.mul(b)
    case .trueDivide: try a.div(b)
    case .floorDivide: try a.floorDivide(b)
    case .modulo: try a.remainder(b)
    case .power: try a.pow(b)
    case .leftShift: try a.leftShift(b)
    case .rightShift: try a.rightShift(b)
    case .and: try a.bitwiseAnd(b)
    case .or: try a.bitwiseOr(b)
    case .xor: try a.bitwiseXor(b)
    case .matrixMultiply: a
    }
  }

  /// An operator between a number and a tensor.
  @inline(__always)
  private static func apply(
    _ operation: LanguageBinary, _ a: Scalar, _ b: Variable
  ) throws -> Variable {
    switch operation {
    case .add: try b.add(a)
    case .subtract: try b.rsub(a)
    case .multiply: try b.mul(a)
    case .trueDivide: try b.rdiv(a)
    case .floorDivide: try Variable.number(a).floorDivide(b)
    case .modulo: try Variable.number(a).remainder(b)
    case .power: try b.rpow(a)
    case .leftShift: try Variable.number(a).leftShift(b)
    case .rightShift: try Variable.number(a).rightShift(b)
    case .and: try b.bitwiseAnd(a)
    case .or: try b.bitwiseOr(a)
    case .xor: try b.bitwiseXor(a)
    case .matrixMultiply: b
    }
  }

  /// `self op= other`; `.undefined` for what is neither a tensor nor a number.
  @inline(__always)
  func arithmeticInPlace(_ operation: LanguageBinary, _ other: Value) throws(Raised) -> Value {
    if let second = TensorObject.variable(other) {
      guard operation != .matrixMultiply else { return .undefined }
      try torch { try TensorObject.change(operation, variable, second) }
      return .object(self)
    }
    guard let number = other.number, operation != .matrixMultiply else { return .undefined }
    try torch { try TensorObject.change(operation, variable, number) }
    return .object(self)
  }

  @inline(__always)
  private static func change(
    _ operation: LanguageBinary, _ a: Variable, _ b: Variable
  ) throws {
    switch operation {
    case .add: try a.add_(b)
    case .subtract: try a.sub_(b)
    case .multiply: try a.mul_(b)
    case .trueDivide: try a.div_(b)
    case .floorDivide: try a.floorDivide_(b)
    case .modulo: try a.inPlace { try $0.remainder(b) }
    case .power: try a.pow_(b)
    case .leftShift: try a.inPlace { try $0.leftShift(b) }
    case .rightShift: try a.inPlace { try $0.rightShift(b) }
    case .and: try a.inPlace { try $0.bitwiseAnd(b) }
    case .or: try a.inPlace { try $0.bitwiseOr(b) }
    case .xor: try a.inPlace { try $0.bitwiseXor(b) }
    case .matrixMultiply: break
    }
  }

  @inline(__always)
  private static func change(_ operation: LanguageBinary, _ a: Variable, _ b: Scalar) throws {
    switch operation {
    case .add: try a.add_(b)
    case .subtract: try a.sub_(b)
    case .multiply: try a.mul_(b)
    case .trueDivide: try a.div_(b)
    case .floorDivide: try a.floorDivide_(b)
    case .modulo: try a.inPlace { try $0.remainder(b) }
    case .power: try a.pow_(b)
    case .leftShift: try a.inPlace { try $0.leftShift(b) }
    case .rightShift: try a.inPlace { try $0.rightShift(b) }
    case .and: try a.inPlace { try $0.bitwiseAnd(b) }
    case .or: try a.inPlace { try $0.bitwiseOr(b) }
    case .xor: try a.inPlace { try $0.bitwiseXor(b) }
    case .matrixMultiply: break
    }
  }

  /// `self op other`; `.undefined` for what is neither a tensor nor a number.
  func comparison(_ operation: LanguageComparison, _ other: Value) throws(Raised) -> Value {
    if let second = TensorObject.variable(other) {
      let a = variable
      return .object(
        TensorObject.of(
          try torch {
            switch operation {
            case .less: try a.lt(second)
            case .lessOrEqual: try a.le(second)
            case .equal: try a.eq(second)
            case .notEqual: try a.ne(second)
            case .greater: try a.gt(second)
            case .greaterOrEqual: try a.ge(second)
            }
          }))
    }
    guard let number = other.number else { return .undefined }
    let a = variable
    return .object(
      TensorObject.of(
        try torch {
          switch operation {
          case .less: try a.lt(number)
          case .lessOrEqual: try a.le(number)
          case .equal: try a.eq(number)
          case .notEqual: try a.ne(number)
          case .greater: try a.gt(number)
          case .greaterOrEqual: try a.ge(number)
          }
        }))
  }

  private func inverted() throws -> Variable {
    guard !variable.dtype.isInexact else {
      throw Raised.typeError(
        "~ (operator.invert) is only implemented on integer and Boolean-type tensors")
    }
    return try variable.bitwiseNot()
  }

  func prefix(_ operation: LanguageUnary) throws(Raised) -> Value {
    .object(
      TensorObject.of(
        try torch {
          switch operation {
          case .negative: try variable.neg()
          case .positive: try variable.positive()
          case .invert: try inverted()
          }
        }))
  }
}
