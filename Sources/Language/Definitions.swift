// The nodes that open a scope: functions, lambdas, classes, with their parameters.
// They are classes so that a compiler can key its scopes by identity.

/// A `def` statement.
public final class FunctionDef: Sendable {
  public let name: String
  public let nameSpan: SourceSpan
  public let parameters: Parameters
  public let body: [Statement]
  /// From top to bottom, as written.
  public let decorators: [Expression]
  public let returns: Expression?
  /// Whether a `yield` stands in the body itself, which makes calls return generators.
  public let isGenerator: Bool
  /// Whether it is an `async def`, which makes calls return coroutines.
  public let isAsync: Bool

  init(
    name: String, nameSpan: SourceSpan, parameters: Parameters, body: [Statement],
    decorators: [Expression], returns: Expression?, isGenerator: Bool, isAsync: Bool = false
  ) {
    self.name = name
    self.nameSpan = nameSpan
    self.parameters = parameters
    self.body = body
    self.decorators = decorators
    self.returns = returns
    self.isGenerator = isGenerator
    self.isAsync = isAsync
  }

  /// The string that opens the body, if one does.
  public var docstring: String? { body.docstring }
}

/// A `lambda` expression.
public final class Lambda: Sendable {
  public let parameters: Parameters
  public let body: Expression
  public let isGenerator: Bool

  init(parameters: Parameters, body: Expression, isGenerator: Bool) {
    self.parameters = parameters
    self.body = body
    self.isGenerator = isGenerator
  }
}

/// A `class` statement.
public final class ClassDef: Sendable {
  public let name: String
  public let nameSpan: SourceSpan
  /// May hold `starred` expressions.
  public let bases: [Expression]
  public let keywords: [Keyword]
  public let body: [Statement]
  public let decorators: [Expression]

  init(
    name: String, nameSpan: SourceSpan, bases: [Expression], keywords: [Keyword],
    body: [Statement], decorators: [Expression]
  ) {
    self.name = name
    self.nameSpan = nameSpan
    self.bases = bases
    self.keywords = keywords
    self.body = body
    self.decorators = decorators
  }

  /// The string that opens the body, if one does.
  public var docstring: String? { body.docstring }
}

/// The parameters of a function: `positionalOnly, /, positional, *variadic, keywordOnly, **keywords`.
/// Parameters without a default never follow those with one, among the first two groups together.
public struct Parameters: Sendable {
  public var positionalOnly: [Parameter] = []
  public var positional: [Parameter] = []
  public var variadic: Parameter?
  public var keywordOnly: [Parameter] = []
  public var keywords: Parameter?
}

/// One parameter; its default is evaluated where the function is defined.
public struct Parameter: Sendable {
  public let name: String
  public let annotation: Expression?
  public let defaultValue: Expression?
  public let span: SourceSpan
}

extension [Statement] {
  /// The string constant that the statements open with, if they do.
  public var docstring: String? {
    guard case .expr(let value)? = first?.kind, case .constant(.string(let text)) = value.kind
    else { return nil }
    return text
  }
}
