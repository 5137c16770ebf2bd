// The operators of the language; each raw value is how the operator is written.

public enum BooleanOperator: String, Sendable { case and, or }

public enum BinaryOperator: String, Sendable {
  case add = "+"
  case sub = "-"
  case mult = "*"
  case matMult = "@"
  case div = "/"
  case floorDiv = "//"
  case mod = "%"
  case pow = "**"
  case lShift = "<<"
  case rShift = ">>"
  case bitAnd = "&"
  case bitOr = "|"
  case bitXor = "^"
}

public enum UnaryOperator: String, Sendable {
  case invert = "~"
  case not = "not"
  case uAdd = "+"
  case uSub = "-"
}

public enum CompareOperator: String, Sendable {
  case eq = "=="
  case notEq = "!="
  case lt = "<"
  case ltE = "<="
  case gt = ">"
  case gtE = ">="
  case `is` = "is"
  case isNot = "is not"
  case `in` = "in"
  case notIn = "not in"
}
