// A call signature in PyTorch's own notation, `sum(Tensor input, IntArrayRef[1]? dim, bool
// keepdim=False, *, ScalarType? dtype=None)`, as data: which arguments a function takes, in what
// order, which have defaults. One function may own several signatures; a call takes the first that
// fits, and a call that fits none is explained in the words of PyTorch's argument parser.
import Interpreter

/// What a parameter accepts.
enum ParameterKind: UInt8 {
  case tensor, scalar, int, double, tensorList, optionalTensorList, intList, doubleList, scalarList
  case generator, bool, dtype, layout, memoryFormat, device, string, names, name, storage, object

  init(notation: Substring) {
    switch notation {
    case "Tensor": self = .tensor
    case "Scalar": self = .scalar
    case "int64_t", "SymInt": self = .int
    case "double": self = .double
    case "TensorList": self = .tensorList
    case "c10::List<::std::optional<Tensor>>": self = .optionalTensorList
    case "IntArrayRef", "SymIntArrayRef": self = .intList
    case "ArrayRef<double>": self = .doubleList
    case "ScalarList", "ArrayRef<Scalar>": self = .scalarList
    case "Generator": self = .generator
    case "bool": self = .bool
    case "ScalarType": self = .dtype
    case "Layout": self = .layout
    case "MemoryFormat": self = .memoryFormat
    case "Device": self = .device
    case "std::string", "c10::string_view": self = .string
    case "DimnameList": self = .names
    case "Dimname": self = .name
    case "Storage": self = .storage
    default: self = .object
    }
  }

  /// The kind as PyTorch's messages call it.
  var text: String {
    switch self {
    case .tensor: "Tensor"
    case .scalar: "Number"
    case .int: "int"
    case .double: "float"
    case .tensorList, .optionalTensorList: "tuple of Tensors"
    case .intList: "tuple of ints"
    case .doubleList: "tuple of floats"
    case .scalarList: "tuple of Scalars"
    case .generator: "torch.Generator"
    case .bool: "bool"
    case .dtype: "torch.dtype"
    case .layout: "torch.layout"
    case .memoryFormat: "torch.memory_format"
    case .device: "torch.device"
    case .string: "str"
    case .names: "tuple of names"
    case .name: "name"
    case .storage: "torch.Storage"
    case .object: "object"
    }
  }
}

/// One parameter of a signature. A class, because every call looks at some and copies of the names cost.
final class TorchParameter {
  let kind: ParameterKind
  let name: String
  /// The name's bytes, which are never freed: signatures live as long as the process.
  let bytes: UnsafeBufferPointer<UInt8>
  let symbol: Symbol
  /// How many elements a lone integer stands for (`IntArrayRef[2]`); 0 where it may not.
  let broadcastCount: Int
  let defaultText: String?
  let allowsNone: Bool
  let isKeywordOnly: Bool

  var isOptional: Bool { defaultText != nil }

  /// NumPy's name for the same parameter, which PyTorch accepts as well.
  let alternative: Symbol?

  private static let alternatives = ["dim": "axis", "keepdim": "keepdims", "other": "x2"]

  /// Reads `type[count]? name=default`.
  init(notation: Substring, isKeywordOnly: Bool) {
    let space = notation.firstIndex(of: " ") ?? notation.endIndex
    var type = notation[..<space]
    let rest = notation[space...].dropFirst()
    let allowsNone = type.hasSuffix("?")
    if allowsNone { type = type.dropLast() }
    var count = 0
    if type.hasSuffix("]"), let bracket = type.lastIndex(of: "[") {
      count = Int(type[type.index(after: bracket)...].dropLast()) ?? 0
      type = type[..<bracket]
    }
    let name: Substring
    var defaultText: String?
    if let equals = rest.firstIndex(of: "=") {
      name = rest[..<equals]
      defaultText = String(rest[rest.index(after: equals)...])
    } else {
      name = rest
    }
    kind = ParameterKind(notation: type)
    self.name = String(name)
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: self.name.utf8.count)
    _ = bytes.initialize(from: self.name.utf8)
    self.bytes = UnsafeBufferPointer(bytes)
    symbol = Symbol(self.name)
    broadcastCount = count
    self.defaultText = defaultText
    self.allowsNone = allowsNone || defaultText == "None"
    self.isKeywordOnly = isKeywordOnly
    alternative = TorchParameter.alternatives[self.name].map { Symbol($0) }
  }
}

/// One way to call a function.
final class TorchSignature {
  let name: String
  let parameters: [TorchParameter]
  let minimumCount: Int
  let maximumPositional: Int
  /// A signature that works but is not named in messages.
  let isHidden: Bool
  /// Whether several positional integers may stand for the only positional parameter.
  let takesVariadicInts: Bool

  init(name: String, parameters: [TorchParameter], isHidden: Bool) {
    self.name = name
    self.parameters = parameters
    self.isHidden = isHidden
    minimumCount = parameters.reduce(0) { $0 + ($1.isOptional ? 0 : 1) }
    maximumPositional = parameters.reduce(0) { $0 + ($1.isKeywordOnly ? 0 : 1) }
    takesVariadicInts = maximumPositional == 1 && parameters[0].kind == .intList
  }

  /// Reads the notation `name(type name=default, *, ...)`, with `|deprecated` behind a hidden one.
  convenience init(_ notation: String) {
    let open = notation.firstIndex(of: "(") ?? notation.startIndex
    let close = notation.lastIndex(of: ")") ?? notation.endIndex
    let name = String(notation[..<open])
    var parameters: [TorchParameter] = []
    var keywordOnly = false
    let list = TorchSignature.expanded(notation[notation.index(after: open)..<close])
    for part in TorchSignature.split(list[...]) {
      if part == "*" {
        keywordOnly = true
        continue
      }
      parameters.append(TorchParameter(notation: part, isKeywordOnly: keywordOnly))
    }
    self.init(
      name: name, parameters: parameters, isHidden: notation.hasSuffix("|deprecated"))
  }

  /// Replaces `@factory` and `@options`, the arguments that all functions share that make tensors.
  private static func expanded(_ list: Substring) -> String {
    guard let mark = list.firstIndex(of: "@") else { return String(list) }
    let options =
      "ScalarType? dtype=None, Layout? layout=None, Device? device=None, "
      + "bool? pin_memory=False, bool? requires_grad=False"
    let isFactory = list[mark...] == "@factory"
    return list[..<mark] + (isFactory ? "Tensor out=None, " : "") + options
  }

  /// Splits at the commas that stand outside of brackets and quotes.
  private static func split(_ list: Substring) -> [Substring] {
    var parts: [Substring] = []
    var start = list.startIndex
    var depth = 0
    var index = start
    func part(to end: Substring.Index) -> Substring {
      let text = list[start..<end]
      return text.hasPrefix(" ") ? text.dropFirst() : text
    }
    while index < list.endIndex {
      switch list[index] {
      case "[", "<", "(", "{": depth += 1
      case "]", ">", ")", "}": depth -= 1
      case "," where depth == 0:
        parts.append(part(to: index))
        start = list.index(after: index)
      default: break
      }
      index = list.index(after: index)
    }
    if start < list.endIndex { parts.append(part(to: list.endIndex)) }
    return parts
  }

  /// The signature of the method: without the tensor that the method is called on, and without
  /// `out`. Returns the place where that tensor stands among the parameters as well.
  func method() -> (signature: TorchSignature, selfIndex: Int) {
    let place =
      parameters.firstIndex { ($0.name == "input" || $0.name == "self") && $0.kind == .tensor } ?? 0
    let rest = parameters.enumerated().filter { $0.offset != place && $0.element.name != "out" }
    return (
      TorchSignature(name: name, parameters: rest.map(\.element), isHidden: isHidden), place
    )
  }

  /// The parameters as PyTorch's messages list them.
  var text: String {
    var parts: [String] = []
    var seenKeyword = false
    for parameter in parameters {
      if parameter.isKeywordOnly, !seenKeyword {
        seenKeyword = true
        parts.append("*")
      }
      let base = "\(parameter.kind.text) \(parameter.name)"
      parts.append(parameter.defaultText.map { "\(base) = \($0)" } ?? base)
    }
    return "(" + parts.joined(separator: ", ") + ")"
  }
}
