/// A formula as a tree, in the terms of LaTeX's mathematics.
///
/// Invariant: at most `MathReader.depthLimit` deep.
indirect enum MathNode: Equatable {
  case atom(String, MathClass)
  case group([MathNode])
  case scripts(MathNode, lower: MathNode?, upper: MathNode?)
  case fraction(MathNode, MathNode)
  case root(MathNode, index: MathNode?)
  /// A mark on every letter of what it stands over.
  case accent(MathNode, Unicode.Scalar)
  case delimited(String, [MathNode], String)
  case grid(MathGrid)
  case space(Int)
}

/// What a part of a formula is; it decides the blanks around it.
enum MathClass {
  case ordinary
  case binary
  case relation
  case opening
  case closing
  case punctuation
  /// A sum, a product, an integral.
  case bigOperator
  /// A named function: `log`, `max`.
  case function
  case fraction
  /// Words, which bring their own blanks.
  case text
}

/// Rows and columns: a matrix, cases, aligned equations.
struct MathGrid: Equatable {
  enum Alignment {
    case center
    case left
    /// Right and left in turn, without blanks between: equations that are aligned at a sign.
    case equations
  }

  var rows: [[MathNode]]
  var open = ""
  var close = ""
  var alignment = Alignment.center
}

extension MathNode {
  var mathClass: MathClass {
    switch self {
    case .atom(_, let mathClass): return mathClass
    case .scripts(let base, _, _): return base.mathClass
    case .fraction: return .fraction
    case .group(let nodes) where nodes.count == 1: return nodes[0].mathClass
    case .delimited(let open, _, _): return open.isEmpty ? .ordinary : .opening
    case .group, .root, .accent, .grid: return .ordinary
    case .space: return .text
    }
  }

  /// What the part is to its right neighbour.
  var classOfEnd: MathClass {
    if case .delimited(_, _, let close) = self { return close.isEmpty ? .ordinary : .closing }
    return mathClass
  }
}
