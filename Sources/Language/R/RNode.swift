// R's own tree: everything is an expression. `RTranslation` turns it into the language's syntax tree.

/// An expression of R with its place in the source.
struct RNode {
  let kind: Kind
  let span: SourceSpan

  init(_ kind: Kind, _ span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  indirect enum Kind {
    case constant(Constant)
    case name(String)
    /// `f(x, name = y)`; `return(x)` and `library(x)` are calls too.
    case call(RNode, [RArgument])
    /// `x[i, j]`, or `x[[i]]` if `isDouble`.
    case index(RNode, [RArgument], isDouble: Bool)
    /// `x$name`.
    case member(RNode, name: String, nameSpan: SourceSpan)
    case unary(String, RNode)
    case binary(String, RNode, RNode)
    /// `target <- value`; with `isSuper`, `target <<- value`.
    case assign(RNode, RNode, isSuper: Bool)
    case function(RFunction)
    case block([RNode])
    case paren(RNode)
    case `if`(RNode, RNode, RNode?)
    case `for`(String, RNode, body: RNode)
    case `while`(RNode, body: RNode)
    case `repeat`(body: RNode)
    case `break`
    case next
  }
}

/// An argument of a call or an index; an empty one has no value.
struct RArgument {
  let name: String?
  let value: RNode?
  let span: SourceSpan
}

/// `function(x, y = 2) body`.
struct RFunction {
  let parameters: [RParameter]
  let body: RNode
}

/// A parameter of a function; `...` is one too.
struct RParameter {
  let name: String
  let defaultValue: RNode?
  let span: SourceSpan
}
