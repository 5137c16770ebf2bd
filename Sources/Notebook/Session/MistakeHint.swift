/// What to try after a classic mistake, in one sentence of our own: which shapes met, which
/// dimension differs. The prompt shows it below PyTorch's message; replays leave it out.
public enum MistakeHint {
  /// The hint for an error, or nil where the message says enough.
  public static func text(for error: CellError) -> String? {
    for (pattern, hint) in hints {
      if let facts = facts(pattern, error.message) { return hint(facts) }
    }
    switch error.name {
    case "NameError":
      return facts("name '{}' is not defined", error.message).flatMap { imports[$0[0]] }
    case "ModuleNotFoundError":
      return facts("No module named '{}'", error.message).flatMap { absent[$0[0]] }
    default: return nil
    }
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
      "Only Tensors of floating point and complex dtype can require gradients",
      { _ in "whole numbers have no slope: write 1. for 1, or convert with .float()" }
    ),
    (
      "could not infer output dtype. Input dtype must be either a floating point",
      { _ in "a mean of whole numbers is no whole number: convert with .float() first" }
    ),
    (
      "'NoneType' object has no attribute 'zero_'",
      { _ in ".grad is None until backward() has run, and after zero_grad()" }
    ),
    (
      "before Module.__init__() call",
      { _ in "__init__ of your class must begin with super().__init__()" }
    ),
    (
      "optimizer got an empty parameter list",
      { _ in
        "the model has no parameters: layers count when they are attributes of a Module, in a "
          + "Sequential or a ModuleList, not in a plain list"
      }
    ),
    (
      "multi-target not supported",
      { _ in "the target holds one class number for each row: shape (N,), .squeeze(1) makes it so" }
    ),
    (
      "expected target dtype to be Long or Byte, but got {}",
      { _ in "class numbers are integers: target.long()" }
    ),
    (
      "Using a target size ({}) that is different to the input size ({}) is deprecated",
      { _ in
        "output and target need one shape: .unsqueeze(1) of the target or .squeeze(1) of the output"
      }
    ),
    (
      "Expected tensor for argument #1 'indices' to have one of the following scalar types",
      { _ in "an embedding looks numbers up: give it integers, .long()" }
    ),
    (
      "all elements of input should be between 0 and 1",
      { _ in "BCELoss takes probabilities: torch.sigmoid first, or BCEWithLogitsLoss without it" }
    ),
    (
      "view size is not compatible with input tensor's size and stride",
      { _ in "transposed memory cannot be viewed in that shape: reshape copies where it must" }
    ),
    (
      "Expected more than 1 value per channel when training",
      { _ in "batch norm needs at least two rows to train on: model.eval(), or a larger batch" }
    ),
    (
      "Error(s) in loading state_dict for {}:",
      { _ in "the model is built otherwise than the one that was saved: same layers, same sizes" }
    ),
    (
      "Expected all tensors to be on the same device",
      { _ in "move the model and the data to one device with .to(device)" }
    ),
  ]

  /// What tutorials take for imported, with the line that imports it.
  private static let imports: [String: String] = {
    let modules = [
      "math", "random", "time", "copy", "re", "json", "os", "sys", "string", "itertools",
      "functools",
      "collections", "datetime", "statistics", "warnings",
    ]
    var lines = Dictionary(uniqueKeysWithValues: modules.map { ($0, "import \($0)") })
    for (names, module) in [
      (["plt"], "matplotlib.pyplot"), (["np"], "numpy"), (["nn"], "torch.nn"),
      (["optim"], "torch.optim"), (["F"], "torch.nn.functional"),
    ] {
      for name in names { lines[name] = "import \(module) as \(name)" }
    }
    for (names, module) in [
      (["DataLoader", "Dataset", "TensorDataset", "random_split"], "torch.utils.data"),
      (["Counter", "OrderedDict", "defaultdict", "deque", "namedtuple"], "collections"),
      (["Variable"], "torch.autograd"), (["dataclass", "field"], "dataclasses"),
      (["partial", "reduce", "wraps"], "functools"), (["deepcopy"], "copy"), (["tqdm"], "tqdm"),
      (["product", "combinations", "permutations", "chain"], "itertools"), (["Enum"], "enum"),
      (["List", "Dict", "Tuple", "Optional", "Callable", "Any"], "typing"),
    ] {
      for name in names { lines[name] = "from \(module) import \(name)" }
    }
    return lines.mapValues { "a line `\($0)` brings it in" }
  }()

  /// Packages of tutorials that Taper does not have, and what does their work here.
  private static let absent: [String: String] = {
    let data = "tables and data sets of other packages are not in Taper: "
    return [
      "pandas": data + "np.loadtxt reads numbers, torch.tensor takes lists of rows",
      "sklearn": data
        + "a few lines make one (torch.randn, torch.cat), random_split parts it in two",
      "torchvision": data + "torch.rand(n, 1, 28, 28) stands in for images while a model is tried",
      "torchtext": data + "str.split and a dict of words make a vocabulary",
      "torchaudio": data + "torch.sin(torch.linspace(...)) makes a signal",
      "scipy": "Taper has NumPy and torch.linalg, torch.special and torch.distributions instead",
      "seaborn": "figures are drawn with matplotlib.pyplot",
      "tensorflow": "cells are PyTorch's: torch.nn has the layers that Keras has",
      "torchsummary": "print(model) lists the layers; sum(p.numel() for p in model.parameters()) "
        + "counts the weights",
      "torchinfo":
        "print(model) lists the layers; sum(p.numel() for p in model.parameters()) counts "
        + "the weights",
    ]
  }()

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
