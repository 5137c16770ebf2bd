// A tensor as the language sees it: a wrapper of one `Variable`, which owns the numbers and the
// history. Invariant: a variable has at most one wrapper at a time, so that `x is x` holds for what
// comes back from the graph; the wrapper's class (`torch.Tensor`, `nn.Parameter`, a user's subclass)
// is the wrapper's own.
import Autograd
import Interpreter
import Tensors

extension TypeObject {
  /// `torch.Tensor`.
  public static let tensor = TypeObject(native: "Tensor", module: "torch")
}

/// A `torch.Tensor`.
public final class TensorObject: Object {
  public let variable: Variable

  /// Wraps a variable that has no wrapper yet.
  init(_ variable: Variable, type: TypeObject = .tensor) {
    self.variable = variable
    super.init(type: type)
    variable.wrapper = self
  }

  deinit { variable.wrapper = nil }

  public override func recordState(into image: inout StateImage) {
    super.recordState(into: &image)
    image.isFixed = false
    image.natives.append(variable)
  }

  /// The one wrapper of a variable.
  @inline(__always)
  public static func of(_ variable: Variable) -> TensorObject {
    if let wrapper = variable.wrapper { return unsafeDowncast(wrapper, to: TensorObject.self) }
    return TensorObject(variable)
  }

  /// The variable of a value, if it is a tensor.
  @inline(__always)
  public static func variable(_ value: Value) -> Variable? {
    guard case .object(let object) = value, Swift.type(of: object) == TensorObject.self else {
      return nil
    }
    return unsafeDowncast(object, to: TensorObject.self).variable
  }

  // MARK: - Operators

  public override func binary(
    _ operation: LanguageBinary, _ other: Value, reflected: Bool, _ machine: Interpreter
  ) throws(Raised) -> Value { try arithmetic(operation, other, reflected: reflected) }

  public override func inplaceBinary(
    _ operation: LanguageBinary, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value { try arithmeticInPlace(operation, other) }

  public override func unary(
    _ operation: LanguageUnary, _ machine: Interpreter
  ) throws(Raised) -> Value { try prefix(operation) }

  public override func compare(
    _ operation: LanguageComparison, _ other: Value, _ machine: Interpreter
  ) throws(Raised) -> Value { try comparison(operation, other) }

  public override func getItem(_ key: Value, _ machine: Interpreter) throws(Raised) -> Value {
    try element(key, machine)
  }

  public override func deleteItem(_ key: Value, _ machine: Interpreter) throws(Raised) {
    throw .typeError("Tensor does not support deleting items")
  }

  public override func setItem(
    _ key: Value, _ value: Value, _ machine: Interpreter
  ) throws(Raised) { try assign(key, value, machine) }

  /// The attributes that loops read all the time come without a look-up.
  public override func getAttribute(
    _ name: Symbol, _ machine: Interpreter
  ) throws(Raised) -> Value {
    if type === TypeObject.tensor || type === TypeObject.parameter {
      if name == TensorObject.gradName, let grad = variable.grad {
        return .object(TensorObject.of(grad))
      }
      if name == TensorObject.shapeName { return SizeObject.value(variable.shape) }
      if name == TensorObject.dataName { return .object(TensorObject.of(variable.untracked())) }
    }
    return try machine.genericAttribute(of: self, name)
  }

  private static let gradName = Symbol("grad")
  private static let shapeName = Symbol("shape")
  private static let dataName = Symbol("data")

  public override var identity: UInt { UInt(bitPattern: ObjectIdentifier(variable)) }

  // MARK: - Sequence

  public override func length(_ machine: Interpreter) throws(Raised) -> Int? {
    guard let length = variable.shape.first else {
      throw .typeError("len() of a 0-d tensor")
    }
    return length
  }

  public override func iterate(_ machine: Interpreter) throws(Raised) -> Object? {
    guard variable.rank > 0 else { throw .typeError("iteration over a 0-d tensor") }
    let parts = try torch { try variable.unbind(dim: 0) }
    var next = 0
    return NativeIterator(
      holding: parts.map { TensorObject.of($0) },
      rewinding: {
        let now = next
        return { next = now }
      }
    ) { (machine: Interpreter) throws(Raised) -> Value in
      guard next < parts.count else { return .undefined }
      next += 1
      return .object(TensorObject.of(parts[next - 1]))
    }
  }

  public override func contains(
    _ element: Value, _ machine: Interpreter
  ) throws(Raised) -> Bool? {
    guard TensorObject.variable(element) != nil || element.isNumber else {
      throw .runtimeError(
        "Tensor.__contains__ only supports Tensor or scalar, but you passed in a "
          + "<class '\(element.typeName)'>.")
    }
    let equal = try compare(.equal, element, machine)
    guard let found = TensorObject.variable(equal) else { return false }
    return try torch { try found.data.any().item().isTrue }
  }

  // MARK: - Conversions

  public override func truth(_ machine: Interpreter) throws(Raised) -> Bool {
    guard variable.numel == 1 else {
      throw .runtimeError(
        variable.numel == 0
          ? "Boolean value of Tensor with no values is ambiguous"
          : "Boolean value of Tensor with more than one value is ambiguous")
    }
    return try torch { try variable.data.item().isTrue }
  }

  public override func hash(_ machine: Interpreter) throws(Raised) -> Int {
    Int(bitPattern: identity >> 4)
  }

  /// The only element, for `float()`, `int()` and their like.
  private func onlyElement(_ purpose: StaticString, _ machine: Interpreter) throws(Raised) -> Scalar
  {
    guard variable.numel == 1 else {
      throw .valueError("only one element tensors can be converted to Python scalars")
    }
    if variable.requiresGrad {
      TorchWarnings.warnOnce(
        "Converting a tensor with requires_grad=True to a scalar may lead to unexpected behavior."
          + "\nConsider using tensor.detach() first.", machine)
    }
    return try torch { try variable.data.item() }
  }

  public override func float(_ machine: Interpreter) throws(Raised) -> Double? {
    let element = try onlyElement("float", machine)
    try torch { try Invocation.requireReal(element, "double") }
    return element.double
  }

  public override func complex(
    _ machine: Interpreter
  ) throws(Raised) -> (real: Double, imaginary: Double)? {
    guard variable.dtype.isComplex else { return nil }
    let element = try onlyElement("complex", machine)
    return (element.double, element.imaginary)
  }

  public override func int(_ machine: Interpreter) throws(Raised) -> Value {
    switch try onlyElement("int", machine) {
    case .bool(let value): return .int(value ? 1 : 0)
    case .int(let value): return .int(value)
    case .float(let value): return try machine.call(.object(TypeObject.int), .float(value))
    case .complex:
      throw .runtimeError("value cannot be converted to type int64_t without overflow")
    }
  }

  public override func index(_ machine: Interpreter) throws(Raised) -> Value {
    guard variable.numel == 1, !variable.dtype.isInexact else {
      throw .typeError("only integer tensors of a single element can be converted to an index")
    }
    return .int(try torch { try variable.data.item() }.int)
  }

  // MARK: - Text

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    if type === TypeObject.parameter {
      return "Parameter containing:\n" + (try text(isParameter: true))
    }
    return try text(isParameter: false)
  }

  public override func str(_ machine: Interpreter) throws(Raised) -> String {
    try machine.repr(.object(self))
  }

  public override func format(_ spec: String, _ machine: Interpreter) throws(Raised) -> String {
    if variable.rank == 0 {
      return try machine.format(try torch { try variable.itemValue() }, spec)
    }
    guard spec.isEmpty else {
      throw .typeError("unsupported format string passed to \(type.name).__format__")
    }
    return try machine.str(.object(self))
  }

  /// The text that PyTorch prints for the tensor.
  private func text(isParameter: Bool) throws(Raised) -> String {
    let variable = self.variable
    var note = GradientNote.none
    if let node = variable.gradFn {
      note = .function(node.name.split(separator: ":").last.map(String.init) ?? node.name)
    } else if variable.requiresGrad {
      note = .requiresGrad
    }
    let isKnownType = type === TypeObject.tensor || isParameter
    return try torch {
      try variable.data.text(prefix: isKnownType ? "tensor(" : "\(type.name)(", gradient: note)
    }
  }
}

extension Variable {
  /// The only element as a value of the language.
  func itemValue() throws -> Value { try data.item().value }
}

extension Scalar {
  /// The number as a value of the language.
  var value: Value {
    switch self {
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .float(let value): .float(value)
    case .complex(let real, let imaginary): .object(ComplexObject(real, imaginary))
    }
  }
}

extension Tensor {
  /// The text that PyTorch prints for a tensor.
  func text(prefix: String = "tensor(", gradient: GradientNote = .none) throws -> String {
    let host = device.isCPU ? self : try to(.cpu)
    let isDefault =
      dtype == .defaultFloat || dtype == .int64 || dtype == .bool
      || dtype == DType.defaultFloat.complexType
    let shown = "torch.\(dtype.name)"
    let place = device.isCPU ? nil : device.description
    return try withExtendedLifetime(host.storage) {
      TensorText.describe(
        ElementsView(host),
        prefix: prefix, dtype: isDefault ? nil : shown,
        emptyDtype: dtype == .defaultFloat ? nil : shown, device: place, gradient: gradient)
    }
  }
}
