// Whose object an expression stands for: `model` in `model.fc.weight[0]`, `w` and `b` in `[w, b]`.

extension NameFlowReader {
  /// The names whose objects an expression hands over, whole or in part.
  static func roots(of expression: Expression) -> Set<String> {
    switch expression.kind {
    case .name(let name): return [name]
    case .attribute(let value, let member, _):
      if member == "grad", case .name(let name) = value.kind { return [name + ".grad"] }
      return roots(of: value)
    case .subscript(let value, _), .starred(let value): return roots(of: value)
    case .call(let function, _, _):
      guard case .attribute(let value, _, _) = function.kind else { return [] }
      return roots(of: value)
    case .list(let parts), .tuple(let parts), .set(let parts):
      return parts.reduce(into: []) { $0.formUnion(roots(of: $1)) }
    default: return []
    }
  }

  /// The names whose objects share memory with the value of an expression.
  static func viewed(by expression: Expression) -> Set<String> {
    switch expression.kind {
    case .name, .attribute: return roots(of: expression)
    case .subscript(let value, _): return viewed(by: value)
    case .call(let function, let arguments, _):
      guard case .attribute(let value, let method, _) = function.kind else { return [] }
      if method == "from_numpy" || method == "as_tensor", let first = arguments.first {
        return viewed(by: first)
      }
      return ChangingMethods.giveViews.contains(method) ? viewed(by: value) : []
    default: return []
    }
  }

  /// All names in an expression.
  static func names(in expression: Expression) -> Set<String> {
    if case .name(let name) = expression.kind { return [name] }
    var found: Set<String> = []
    try? expression.forEachChild { (child: Expression) throws(SyntaxDiagnostic) in
      found.formUnion(names(in: child))
    }
    return found
  }
}

extension Pattern {
  /// The names that a pattern binds.
  var captures: [String] {
    switch kind {
    case .value, .singleton: return []
    case .sequence(let parts), .or(let parts): return parts.flatMap(\.captures)
    case .star(let name): return [name].compactMap { $0 }
    case .mapping(_, let patterns, let rest):
      return patterns.flatMap(\.captures) + [rest].compactMap { $0 }
    case .class(_, let patterns, let keywords):
      return patterns.flatMap(\.captures) + keywords.flatMap(\.pattern.captures)
    case .as(let pattern, let name): return (pattern?.captures ?? []) + [name].compactMap { $0 }
    }
  }
}

/// Methods that are known for what they do to objects.
enum ChangingMethods {
  private static let ofObjects: Set<String> = [
    "append", "extend", "insert", "pop", "remove", "clear", "sort", "reverse", "update",
    "setdefault", "popitem", "add", "discard", "appendleft", "popleft", "extendleft", "rotate",
    "fill", "step", "zero_grad", "load_state_dict", "register_buffer", "register_parameter",
    "add_module", "train", "eval", "add_param_group", "subtract", "move_to_end",
  ]
  private static let ofArguments: Set<String> = [
    "shuffle", "heappush", "heappop", "heapify", "insort", "setattr", "delattr",
  ]
  private static let modules: Set<String> = ["init", "utils", "F", "functional", "torch"]
  /// What gives a view of its object's memory.
  static let giveViews: Set<String> = [
    "view", "reshape", "t", "numpy", "detach", "squeeze", "unsqueeze", "transpose", "permute",
    "expand", "flatten", "ravel", "narrow", "diagonal", "parameters", "values", "view_as",
  ]

  static func changeTheirObject(_ method: String) -> Bool {
    ofObjects.contains(method) || isInPlace(method)
  }

  /// As `nn.init.zeros_(w)` does.
  static func changeTheirArgument(_ method: String, of owner: Expression) -> Bool {
    guard isInPlace(method) else { return ofArguments.contains(method) }
    switch owner.kind {
    case .name(let name), .attribute(_, let name, _): return modules.contains(name)
    default: return false
    }
  }

  private static func isInPlace(_ method: String) -> Bool {
    method.hasSuffix("_") && !method.hasPrefix("_")
  }
}
