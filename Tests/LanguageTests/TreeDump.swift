// Writes a tree as nested lists, `(Name field field ...)`, as the tests show it.
// Missing parts are `-`; lists are in square brackets.

import Language

enum TreeDump {
  static func dump(_ module: Module) -> String { list(module.body.map(dump)) }

  private static func list(_ items: [String]) -> String {
    "[" + items.joined(separator: " ") + "]"
  }

  private static func node(_ parts: String...) -> String {
    "(" + parts.joined(separator: " ") + ")"
  }

  private static func body(_ statements: [Statement]) -> String { list(statements.map(dump)) }

  private static func dump(_ expression: Expression?) -> String {
    guard let expression else { return "-" }
    return dump(expression)
  }

  private static func dump(_ expressions: [Expression]) -> String {
    list(expressions.map { dump($0) })
  }

  // MARK: Statements

  static func dump(_ statement: Statement) -> String {
    switch statement.kind {
    case .functionDef(let def):
      return node(
        def.isAsync ? "AsyncFunctionDef" : "FunctionDef", def.name, dump(def.parameters),
        body(def.body), dump(def.decorators),
        dump(def.returns))
    case .classDef(let def):
      return node(
        "ClassDef", def.name, dump(def.bases), list(def.keywords.map(dump)), body(def.body),
        dump(def.decorators))
    case .return(let value): return node("Return", dump(value))
    case .delete(let targets): return node("Delete", dump(targets))
    case .assign(let targets, let value): return node("Assign", dump(targets), dump(value))
    case .augAssign(let target, let op, let value):
      return node("AugAssign", dump(target), op.rawValue, dump(value))
    case .annAssign(let target, let annotation, let value, let simple):
      return node("AnnAssign", dump(target), dump(annotation), dump(value), simple ? "1" : "0")
    case .for(let target, let iterable, let statements, let orElse):
      return node("For", dump(target), dump(iterable), body(statements), body(orElse))
    case .while(let test, let statements, let orElse):
      return node("While", dump(test), body(statements), body(orElse))
    case .if(let test, let statements, let orElse):
      return node("If", dump(test), body(statements), body(orElse))
    case .with(let items, let statements):
      let parts = items.map { node(dump($0.context), dump($0.target)) }
      return node("With", list(parts), body(statements))
    case .raise(let exception, let cause): return node("Raise", dump(exception), dump(cause))
    case .try(let statement):
      let handlers = statement.handlers.map {
        node(dump($0.type), $0.name ?? "-", body($0.body))
      }
      return node(
        "Try", body(statement.body), list(handlers), body(statement.orElse),
        body(statement.finalBody))
    case .assert(let test, let message): return node("Assert", dump(test), dump(message))
    case .import(let names): return node("Import", list(names.map(dump)))
    case .importFrom(let module, let names, let level):
      return node("ImportFrom", module ?? "-", list(names.map(dump)), "\(level)")
    case .global(let names): return node("Global", list(names))
    case .nonlocal(let names): return node("Nonlocal", list(names))
    case .expr(let value): return node("Expr", dump(value))
    case .pass: return node("Pass")
    case .break: return node("Break")
    case .continue: return node("Continue")
    case .async(let inner): return node("Async", dump(inner))
    case .match(let subject, let cases):
      let parts = cases.map { node(dump($0.pattern), dump($0.condition), body($0.body)) }
      return node("Match", dump(subject), list(parts))
    }
  }

  private static func dump(_ alias: Alias) -> String { node(alias.name, alias.asName ?? "-") }

  private static func dump(_ keyword: Keyword) -> String {
    node(keyword.name ?? "-", dump(keyword.value))
  }

  private static func dump(_ parameter: Parameter) -> String {
    node(parameter.name, dump(parameter.annotation), dump(parameter.defaultValue))
  }

  private static func dump(_ parameters: Parameters) -> String {
    list([
      list(parameters.positionalOnly.map(dump)), list(parameters.positional.map(dump)),
      parameters.variadic.map(dump) ?? "-", list(parameters.keywordOnly.map(dump)),
      parameters.keywords.map(dump) ?? "-",
    ])
  }

  private static func dump(_ pattern: Pattern) -> String {
    switch pattern.kind {
    case .value(let value): return node("Value", dump(value))
    case .singleton(let value): return node("Singleton", dump(value))
    case .sequence(let elements): return node("Sequence", list(elements.map(dump)))
    case .star(let name): return node("Star", name ?? "-")
    case .mapping(let keys, let patterns, let rest):
      return node("Mapping", dump(keys), list(patterns.map(dump)), rest ?? "-")
    case .class(let type, let patterns, let keywords):
      let pairs = keywords.map { node($0.name, dump($0.pattern)) }
      return node("Class", dump(type), list(patterns.map(dump)), list(pairs))
    case .as(let inner, let name): return node("As", inner.map(dump) ?? "-", name ?? "-")
    case .or(let alternatives): return node("Or", list(alternatives.map(dump)))
    }
  }

  // MARK: Expressions

  static func dump(_ expression: Expression) -> String {
    switch expression.kind {
    case .boolOp(let op, let values): return node("BoolOp", op.rawValue, dump(values))
    case .namedExpr(let target, let value): return node("NamedExpr", dump(target), dump(value))
    case .binOp(let left, let op, let right):
      return node("BinOp", dump(left), op.rawValue, dump(right))
    case .unaryOp(let op, let value): return node("UnaryOp", op.rawValue, dump(value))
    case .lambda(let lambda): return node("Lambda", dump(lambda.parameters), dump(lambda.body))
    case .function(let function):
      return node("Function", dump(function.parameters), body(function.body))
    case .block(let statements): return node("Block", body(statements))
    case .ifExp(let test, let value, let orElse):
      return node("IfExp", dump(test), dump(value), dump(orElse))
    case .dict(let items):
      return node("Dict", list(items.map { node(dump($0.key), dump($0.value)) }))
    case .set(let elements): return node("Set", dump(elements))
    case .listComp(let comp): return dump("ListComp", comp)
    case .setComp(let comp): return dump("SetComp", comp)
    case .dictComp(let comp): return dump("DictComp", comp)
    case .generatorExp(let comp): return dump("GeneratorExp", comp)
    case .yield(let value): return node("Yield", dump(value))
    case .yieldFrom(let value): return node("YieldFrom", dump(value))
    case .await(let value): return node("Await", dump(value))
    case .compare(let left, let links):
      return node("Compare", dump(left), list(links.map { node($0.op.rawValue, dump($0.right)) }))
    case .call(let function, let arguments, let keywords):
      return node("Call", dump(function), dump(arguments), list(keywords.map(dump)))
    case .joinedStr(let values): return node("JoinedStr", dump(values))
    case .formattedValue(let value, let conversion, let specification):
      let letter = conversion.map { String(Unicode.Scalar($0.rawValue)) } ?? "-"
      return node("FormattedValue", dump(value), letter, dump(specification))
    case .constant(let value): return dump(value)
    case .attribute(let value, let name, _): return node("Attribute", dump(value), name)
    case .subscript(let value, let index): return node("Subscript", dump(value), dump(index))
    case .starred(let value): return node("Starred", dump(value))
    case .name(let name): return name
    case .list(let elements): return node("List", dump(elements))
    case .tuple(let elements): return node("Tuple", dump(elements))
    case .slice(let lower, let upper, let step):
      return node("Slice", dump(lower), dump(upper), dump(step))
    }
  }

  private static func dump(_ name: String, _ comp: Comprehension) -> String {
    let clauses = comp.generators.map {
      node(($0.isAsync ? "async " : "") + dump($0.target), dump($0.iterable), dump($0.conditions))
    }
    guard let value = comp.value else { return node(name, dump(comp.element), list(clauses)) }
    return node(name, dump(comp.element), dump(value), list(clauses))
  }

  private static func dump(_ value: Constant) -> String {
    switch value {
    case .none: return "None"
    case .ellipsis: return "..."
    case .bool(let flag): return flag ? "True" : "False"
    case .int(let number): return "\(number)"
    case .bigInt(let digits, let radix): return "big:\(radix):\(digits)"
    case .float(let number): return "\(number)"
    case .imaginary(let number): return "\(number)j"
    case .string(let text): return quoted(text)
    case .bytes(let bytes): return "b" + quoted(String(bytes.map { Character(Unicode.Scalar($0)) }))
    }
  }

  /// The text in single quotes, with everything but printable ASCII as `\{hex}`.
  private static func quoted(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x20, scalar.value < 0x7F, scalar != "'", scalar != "\\" {
        result.unicodeScalars.append(scalar)
      } else {
        result += "\\{" + String(scalar.value, radix: 16) + "}"
      }
    }
    return result + "'"
  }
}
