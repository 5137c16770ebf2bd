/// What to try after a classic mistake, in one sentence of our own: which shapes met, which
/// dimension differs. The prompt shows it below PyTorch's message; replays leave it out.
public enum MistakeHint {
  /// The hint for an error, or nil where the message says enough.
  public static func text(for error: CellError) -> String? {
    for (pattern, hint) in hints {
      if let facts = facts(pattern, error.message) { return hint(facts) }
    }
    return nil
  }

  /// The parts of a text that stand where a pattern has `{}`; nil if the text is another.
  private static func facts(_ pattern: String, _ text: String) -> [String]? {
    let pieces = pieces(of: pattern)
    var rest = text[...]
    var found: [String] = []
    for (index, piece) in pieces.enumerated() {
      guard let place = start(of: piece, in: rest) else { return nil }
      if index > 0 { found.append(String(rest[..<place])) }
      rest = rest[place...].dropFirst(piece.count)
    }
    guard found.allSatisfy({ $0.count < 60 }) else { return nil }
    return found
  }

  private static func pieces(of pattern: String) -> [Substring] {
    var pieces: [Substring] = []
    var rest = pattern[...]
    while let place = start(of: "{}", in: rest) {
      pieces.append(rest[..<place])
      rest = rest[place...].dropFirst(2)
    }
    return pieces + [rest]
  }

  private static func start(of piece: Substring, in text: Substring) -> Substring.Index? {
    var place = text.startIndex
    while true {
      if text[place...].hasPrefix(piece) { return place }
      guard place < text.endIndex else { return nil }
      place = text.index(after: place)
    }
  }

  /// Patterns of messages with what to say about their facts.
  private static let hints: [(String, ([String]) -> String)] = [
    (
      "mat1 and mat2 shapes cannot be multiplied ({}x{} and {}x{})",
      { fact in
        "the left one has \(fact[1]) columns, the right one \(fact[2]) rows, and these must be "
          + "equal: transpose one with .T, or give the layer in_features=\(fact[1])"
      }
    ),
    (
      "size of tensor a ({}) must match the size of tensor b ({}) at non-singleton dimension {}",
      { fact in
        "the sizes \(fact[0]) and \(fact[1]) meet in one dimension; sizes must be equal or 1: look "
          + "at both .shape, then reshape or unsqueeze one of them"
      }
    ),
    (
      "grad can be implicitly created only for scalar outputs",
      { _ in
        "backward() starts from one number: reduce the result with .sum() or .mean() first, or "
          + "pass gradient="
      }
    ),
    (
      "does not require grad and does not have a grad_fn",
      { _ in
        "nothing that led to this tensor has requires_grad=True, or it was computed under "
          + "torch.no_grad() or from .detach()"
      }
    ),
    (
      "Trying to backward through the graph a second time",
      { _ in
        "compute the loss anew before each backward(); only if one graph really serves twice, "
          + "call the first with retain_graph=True"
      }
    ),
    (
      "leaf Variable that requires grad is being used in an in-place operation",
      { _ in "change parameters inside a block `with torch.no_grad():`" }
    ),
    (
      "has been modified by an inplace operation",
      { _ in
        "an operation such as +=, add_() or relu_() overwrote what the gradient still needs: "
          + "write x = x + y instead of x += y"
      }
    ),
    (
      "shape '[{}]' is invalid for input of size {}",
      { fact in shapeHint(fact[0]) }
    ),
    (
      "must have the same dtype, but got {} and {}",
      { fact in
        "one is \(fact[0]): NumPy makes doubles, layers are floats; .float() converts"
      }
    ),
    (
      "expected scalar type {} but found ",
      { fact in "convert the tensor with .\(conversion(fact[0]))()" }
    ),
    (
      "Target {} is out of bounds",
      { fact in
        "classes are numbered from 0 to one less than the number of outputs; \(fact[0]) is not "
          + "among them"
      }
    ),
    (
      "index {} is out of bounds for dimension {} with size ",
      { fact in "places in dimension \(fact[1]) are counted from 0, or from -1 at the end" }
    ),
    (
      "Dimension out of range (expected to be in range of [-{}, {}]",
      { fact in "the tensor has \(fact[0]) dimension\(fact[0] == "1" ? "" : "s"): see .shape" }
    ),
    (
      "Boolean value of Tensor with more than one value is ambiguous",
      { _ in "say whether .all() or .any() of the elements should hold" }
    ),
    (
      "a Tensor with {} elements cannot be converted to Scalar",
      { _ in "item() is for one element: .tolist() gives all, .mean() or .sum() make one" }
    ),
    (
      "expected input[{}] to have {} channels, but got {} channels",
      { fact in
        "images come as (batch, channels, height, width): this layer takes \(fact[1]) channels, "
          + "the input [\(fact[0])] has \(fact[2])"
      }
    ),
    (
      "Expected input batch_size ({}) to match target batch_size ({})",
      { fact in
        "the model gave \(fact[0]) rows for \(fact[1]) targets: check what view or flatten made "
          + "of the batch"
      }
    ),
    (
      "Sizes of tensors must match except in dimension ",
      { _ in "torch.cat joins along one dimension; all other sizes must be equal" }
    ),
    (
      "stack expects each tensor to be equal size",
      { _ in "torch.cat joins tensors of different lengths; pad_sequence pads them first" }
    ),
    (
      "Expected all tensors to be on the same device",
      { _ in "move the model and the data to one device with .to(device)" }
    ),
  ]

  private static func shapeHint(_ shape: String) -> String {
    let sizes = shape.split(separator: ",").compactMap { Int($0.filter { $0 != " " }) }
    let known = sizes.filter { $0 >= 0 }.reduce(1) { $0.multipliedReportingOverflow(by: $1).0 }
    return sizes.contains(-1)
      ? "the elements cannot be shared out evenly: their number is no multiple of \(known)"
      : "these sizes make \(known) elements, and the tensor has another number; -1 for one of them "
        + "lets PyTorch work it out"
  }

  private static func conversion(_ type: String) -> String {
    switch type {
    case "Long": "long"
    case "Double": "double"
    case "Int": "int"
    case "Bool": "bool"
    default: "float"
    }
  }
}
