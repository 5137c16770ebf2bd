// What error messages call an expression.

extension Expression {
  var noun: String {
    switch kind {
    case .attribute: "attribute"
    case .subscript: "subscript"
    case .starred: "starred"
    case .name: "name"
    case .list: "list"
    case .tuple: "tuple"
    case .lambda: "lambda"
    case .function: "function"
    case .block: "block"
    case .call: "function call"
    case .boolOp, .binOp, .unaryOp: "expression"
    case .generatorExp: "generator expression"
    case .yield, .yieldFrom: "yield expression"
    case .await: "await expression"
    case .listComp: "list comprehension"
    case .setComp: "set comprehension"
    case .dictComp: "dict comprehension"
    case .dict: "dict literal"
    case .set: "set display"
    case .joinedStr, .formattedValue: "f-string expression"
    case .compare: "comparison"
    case .ifExp: "conditional expression"
    case .namedExpr: "named expression"
    case .slice: "slice"
    case .constant(let value):
      switch value {
      case .none: "None"
      case .ellipsis: "ellipsis"
      case .bool(let flag): flag ? "True" : "False"
      case .int, .bigInt, .float, .imaginary, .string, .bytes: "literal"
      }
    }
  }
}
