// Expressions of the syntax tree. Names and shapes are those of Python's `ast`, without contexts:
// whether a name is loaded, stored or deleted follows from where it stands, and the parser has
// already refused targets that cannot be assigned to.
// An expression is two words: a reference to its boxed kind, and its span.

/// An expression with its place in the source.
public struct Expression: Sendable {
  public let kind: Kind
  public let span: SourceSpan

  public init(_ kind: Kind, _ span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  public indirect enum Kind: Sendable {
    case boolOp(BooleanOperator, [Expression])
    /// `target := value`; the target is always a `name`.
    case namedExpr(target: Expression, value: Expression)
    case binOp(left: Expression, BinaryOperator, right: Expression)
    case unaryOp(UnaryOperator, Expression)
    case lambda(Lambda)
    /// A function without a name but with statements, as R has them.
    case function(FunctionDef)
    /// Statements in the place of a value: that of the last one, where it is an expression, an
    /// assignment, or an `if`, `with` or `try` whose branches end in one; else None.
    case block([Statement])
    case ifExp(test: Expression, body: Expression, orElse: Expression)
    case dict([DictItem])
    case set([Expression])
    case listComp(Comprehension)
    case setComp(Comprehension)
    /// The comprehension's `element` is the key, its `value` is not nil.
    case dictComp(Comprehension)
    case generatorExp(Comprehension)
    case yield(Expression?)
    case yieldFrom(Expression)
    case await(Expression)
    /// `left op right op right ...`: at least one comparison.
    case compare(left: Expression, [Comparison])
    /// Positional arguments may be `starred`; a keyword without a name is `**value`.
    case call(function: Expression, arguments: [Expression], keywords: [Keyword])
    /// Each value is a string `constant` or a `formattedValue`.
    case joinedStr([Expression])
    /// The format specification, if any, is a `joinedStr`.
    case formattedValue(value: Expression, conversion: Conversion?, formatSpec: Expression?)
    case constant(Constant)
    case attribute(value: Expression, name: String, nameSpan: SourceSpan)
    /// The index may be a `slice`, or a `tuple` that holds slices.
    case `subscript`(value: Expression, index: Expression)
    case starred(Expression)
    case name(String)
    case list([Expression])
    case tuple([Expression])
    case slice(lower: Expression?, upper: Expression?, step: Expression?)
  }
}

/// An entry of a dict display: `key: value`, or `**value` where there is no key.
public struct DictItem: Sendable {
  public let key: Expression?
  public let value: Expression
}

/// One link of a comparison chain.
public struct Comparison: Sendable {
  public let op: CompareOperator
  public let right: Expression
}

/// `name=value` in a call or a class header, or `**value` where there is no name.
public struct Keyword: Sendable {
  public let name: String?
  public let value: Expression
  public let span: SourceSpan
}

/// `!s`, `!r` and `!a` in an f-string.
public enum Conversion: UInt8, Sendable {
  case str = 115
  case repr = 114
  case ascii = 97
}

/// What all four comprehensions share; a class, so that a compiler can key scopes by identity.
public final class Comprehension: Sendable {
  /// The element, or the key of a dict comprehension.
  public let element: Expression
  /// The value of a dict comprehension, nil in the others.
  public let value: Expression?
  /// At least one `for`.
  public let generators: [ComprehensionFor]

  init(element: Expression, value: Expression? = nil, generators: [ComprehensionFor]) {
    self.element = element
    self.value = value
    self.generators = generators
  }
}

/// `for target in iterable if condition if condition ...`.
public struct ComprehensionFor: Sendable {
  /// Whether it is `async for`.
  public let isAsync: Bool
  public let target: Expression
  public let iterable: Expression
  public let conditions: [Expression]
}
