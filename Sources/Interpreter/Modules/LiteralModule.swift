// `_literals`: what `ast.literal_eval` reads, which is a value written down: numbers, text, bytes,
// containers of these, nothing that could run.

import Language

extension Interpreter {
  func makeLiteralModule() -> ModuleObject {
    let module = ModuleObject("_literals")
    module.function("value(text, /)") { call, machine throws(Raised) in
      let text = (call[0].string ?? "").drop { $0 == " " || $0 == "\t" }
      let source = SourceText(String(text), name: "<unknown>")
      let expression: Expression
      do throws(SyntaxDiagnostic) {
        expression = try Parser.parseExpression(source)
      } catch {
        throw Raised(error)
      }
      do throws(MalformedLiteral) {
        return try machine.value(ofLiteral: expression)
      } catch {
        throw machine.refusal(of: error, in: source)
      }
    }
    return module
  }

  /// The error for an expression that is no literal, or the one that its parts raised.
  private func refusal(of error: MalformedLiteral, in source: SourceText) -> Raised {
    if let raised = error.raised { return raised }
    guard let expression = error.expression else {
      return .valueError("malformed node or string: None")
    }
    let line = source.line(at: expression.span.start)
    let node = expression.nameOfNode
    return .valueError(
      "malformed node or string on line \(line): <ast.\(node) object at "
        + "\(address(of: StringObject(node)))>")
  }

  private func value(ofLiteral expression: Expression) throws(MalformedLiteral) -> Value {
    switch expression.kind {
    case .constant(let constant): return Value(constant: constant)
    case .tuple(let elements): return .tuple(try values(ofLiterals: elements))
    case .list(let elements): return .list(try values(ofLiterals: elements))
    case .set(let elements):
      let values = try values(ofLiterals: elements)
      return try guarded(expression) { () throws(Raised) in
        try self.call(.object(TypeObject.set), .list(values))
      }
    case .call(let function, let arguments, let keywords):
      guard case .name("set") = function.kind, arguments.isEmpty, keywords.isEmpty else {
        throw MalformedLiteral(expression)
      }
      return try guarded(expression) { () throws(Raised) in
        try self.call(.object(TypeObject.set))
      }
    case .dict(let items):
      let dict = DictObject()
      for item in items {
        guard let key = item.key else { throw MalformedLiteral(nil) }
        let pair = (try value(ofLiteral: key), try value(ofLiteral: item.value))
        _ = try guarded(expression) { () throws(Raised) in
          try dict.set(pair.0, pair.1, self)
          return .none
        }
      }
      return .object(dict)
    case .unaryOp(let operation, let operand):
      let number = try number(ofLiteral: operand, in: expression)
      switch operation {
      case .uAdd: return number
      case .uSub:
        return try guarded(expression) { () throws(Raised) in try unary(.negative, number) }
      case .invert, .not: throw MalformedLiteral(expression)
      }
    case .binOp(let left, let operation, let right):
      guard operation == .add || operation == .sub,
        case .constant(.imaginary) = right.kind
      else { throw MalformedLiteral(expression) }
      let values = (try value(ofLiteral: left), try value(ofLiteral: right))
      return try guarded(expression) { () throws(Raised) in
        try binary(operation == .add ? .add : .subtract, values.0, values.1)
      }
    default: throw MalformedLiteral(expression)
    }
  }

  private func values(ofLiterals elements: [Expression]) throws(MalformedLiteral) -> [Value] {
    var values: [Value] = []
    for element in elements { values.append(try value(ofLiteral: element)) }
    return values
  }

  private func number(
    ofLiteral expression: Expression, in outer: Expression
  ) throws(MalformedLiteral) -> Value {
    switch expression.kind {
    case .constant(.int), .constant(.bigInt), .constant(.float), .constant(.imaginary):
      return try value(ofLiteral: expression)
    case .unaryOp: return try value(ofLiteral: expression)
    default: throw MalformedLiteral(expression)
    }
  }

  private func guarded(
    _ expression: Expression, _ body: () throws(Raised) -> Value
  ) throws(MalformedLiteral) -> Value {
    do throws(Raised) {
      return try body()
    } catch {
      throw MalformedLiteral(expression, error)
    }
  }
}

/// The first part of a text that is no literal (nil for the key that `**` leaves out), with the error
/// where making its value failed.
private struct MalformedLiteral: Error {
  let expression: Expression?
  let raised: Raised?

  init(_ expression: Expression?, _ raised: Raised? = nil) {
    self.expression = expression
    self.raised = raised
  }
}

extension Expression {
  /// What `ast` calls this node.
  fileprivate var nameOfNode: String {
    switch kind {
    case .boolOp: return "BoolOp"
    case .namedExpr: return "NamedExpr"
    case .binOp: return "BinOp"
    case .unaryOp: return "UnaryOp"
    case .lambda, .function, .block: return "Lambda"
    case .ifExp: return "IfExp"
    case .dict: return "Dict"
    case .set: return "Set"
    case .listComp: return "ListComp"
    case .setComp: return "SetComp"
    case .dictComp: return "DictComp"
    case .generatorExp: return "GeneratorExp"
    case .await: return "Await"
    case .yield: return "Yield"
    case .yieldFrom: return "YieldFrom"
    case .compare: return "Compare"
    case .call: return "Call"
    case .joinedStr: return "JoinedStr"
    case .formattedValue: return "FormattedValue"
    case .constant: return "Constant"
    case .attribute: return "Attribute"
    case .subscript: return "Subscript"
    case .starred: return "Starred"
    case .name: return "Name"
    case .list: return "List"
    case .tuple: return "Tuple"
    case .slice: return "Slice"
    }
  }
}
