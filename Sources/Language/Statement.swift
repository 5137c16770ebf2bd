// Statements of the syntax tree, named after Python's `ast`.
// A statement is two words: a reference to its boxed kind, and its span. A span covers the whole
// statement; that of a definition begins at `def` or `class`, not at its decorators.

/// A statement with its place in the source.
public struct Statement: Sendable {
  public let kind: Kind
  public let span: SourceSpan

  public init(_ kind: Kind, _ span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  public indirect enum Kind: Sendable {
    case functionDef(FunctionDef)
    case classDef(ClassDef)
    case `return`(Expression?)
    case delete([Expression])
    /// `a = b = value`: targets from left to right, each a name, attribute, subscript, starred
    /// inside a sequence, tuple or list.
    case assign(targets: [Expression], value: Expression)
    case augAssign(target: Expression, BinaryOperator, value: Expression)
    /// `simple` is true for a bare name without parentheses.
    case annAssign(target: Expression, annotation: Expression, value: Expression?, simple: Bool)
    case `for`(target: Expression, iterable: Expression, body: [Statement], orElse: [Statement])
    case `while`(test: Expression, body: [Statement], orElse: [Statement])
    /// An `elif` is an `if` alone in `orElse`.
    case `if`(test: Expression, body: [Statement], orElse: [Statement])
    case with(items: [WithItem], body: [Statement])
    case raise(exception: Expression?, cause: Expression?)
    case `try`(Try)
    case assert(test: Expression, message: Expression?)
    case `import`([Alias])
    /// `names` is one alias called `*` for a star import; `level` counts leading dots.
    case importFrom(module: String?, names: [Alias], level: Int)
    case global([String])
    case nonlocal([String])
    case expr(Expression)
    case pass
    case `break`
    case `continue`
    case match(subject: Expression, cases: [MatchCase])
    /// `async for` or `async with`: the statement is of one of these kinds.
    case async(Statement)
  }
}

/// `context as target`.
public struct WithItem: Sendable {
  public let context: Expression
  public let target: Expression?
}

/// `name as asName`; the name is dotted in an `import` statement.
public struct Alias: Sendable {
  public let name: String
  public let asName: String?
  public let span: SourceSpan
}

/// A `try` statement: at least one handler or a `finally` block.
public final class Try: Sendable {
  public let body: [Statement]
  public let handlers: [ExceptHandler]
  public let orElse: [Statement]
  public let finalBody: [Statement]

  init(
    body: [Statement], handlers: [ExceptHandler], orElse: [Statement], finalBody: [Statement]
  ) {
    self.body = body
    self.handlers = handlers
    self.orElse = orElse
    self.finalBody = finalBody
  }
}

/// `except type as name:`; a bare `except:` has no type and stands last.
public struct ExceptHandler: Sendable {
  public let type: Expression?
  public let name: String?
  public let body: [Statement]
  public let span: SourceSpan
}
