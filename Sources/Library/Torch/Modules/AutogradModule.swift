// `torch._autograd`: what the Python side of `torch.autograd` takes from Swift: the two walks, and
// functions whose derivative the program gives.
import Autograd
import Interpreter
import Tensors

extension TypeObject {
  static let autogradFunction = TypeObject(native: "Function", module: "torch.autograd.function")
}

/// The module `torch._autograd`.
enum AutogradModule {
  static func make(_ machine: Interpreter) throws(Raised) -> ModuleObject {
    TorchModule.declareTypes()
    let module = ModuleObject("torch._autograd")
    module["Function"] = .object(TypeObject.autogradFunction)
    module.function(
      "grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, "
        + "only_inputs=True, allow_unused=None, is_grads_batched=False, materialize_grads=False)"
    ) { call, machine throws(Raised) in
      try torch {
        let materializes = try machine.truth(call[8])
        let gradients = try Variable.grad(
          variables(call[0], machine) { _ in
            .assertionError("Expected output to be a torch.Tensor")
          },
          inputs: variables(call[1], machine) { kind in
            .runtimeError("all inputs have to be Tensors or GradientEdges, but got \(kind)")
          },
          gradOutputs: call[2].isNone ? nil : optionals(call[2], machine),
          retainGraph: call[3].isNone ? nil : machine.truth(call[3]),
          createGraph: machine.truth(call[4]),
          allowUnused: call[6].isNone ? materializes : machine.truth(call[6]),
          materializeGrads: materializes)
        return .tuple(gradients.map { $0.map { .object(TensorObject.of($0)) } ?? .none })
      }
    }
    module.function(
      "backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False, "
        + "grad_variables=None, inputs=None)"
    ) { call, machine throws(Raised) in
      try torch {
        let outputs = try variables(call[0], machine)
        try Variable.backward(
          outputs,
          gradients: call[1].isNone
            ? Array(repeating: nil, count: outputs.count) : optionals(call[1], machine),
          retainGraph: call[2].isNone ? nil : machine.truth(call[2]),
          createGraph: machine.truth(call[3]),
          inputs: call[5].isNone ? nil : variables(call[5], machine))
        return .none
      }
    }
    module.function("set_anomaly(mode)") { call, machine throws(Raised) in
      let before = GradMode.detectsAnomalies
      GradMode.detectsAnomalies = try machine.truth(call[0])
      return .bool(before)
    }
    module.function("anomaly()") { _, _ throws(Raised) in .bool(GradMode.detectsAnomalies) }
    return module
  }

  /// The tensors of a value that is one, or a sequence of tensors; `refuse` says what is wrong
  /// with an element of another type.
  static func variables(
    _ value: Value, _ machine: Interpreter, refuse: (String) -> Raised = notGradient
  ) throws -> [Variable] {
    try optionals(value, machine, refuse: refuse).map { variable in
      guard let variable else { throw Raised.typeError("expected a Tensor, but got NoneType") }
      return variable
    }
  }

  /// The tensors of a value that is one, or a sequence of tensors and Nones.
  private static func optionals(
    _ value: Value, _ machine: Interpreter, refuse: (String) -> Raised = notGradient
  ) throws -> [Variable?] {
    if let variable = TensorObject.variable(value) { return [variable] }
    return try machine.elements(of: value).map { element in
      if element.isNone { return nil }
      guard let variable = TensorObject.variable(element) else {
        throw refuse(element.typeName)
      }
      return variable
    }
  }

  private static func notGradient(_ kind: String) -> Raised {
    .typeError("gradients can be either Tensors or None, but got \(kind)")
  }
}

/// The `ctx` of a `torch.autograd.Function`, which is also its node's backward half.
final class FunctionContext: Object, CustomFunction {
  let name: String
  private let function: TypeObject
  private unowned let machine: Interpreter
  private var saved: [Value] = []
  private var versions: [Int] = []
  private var needs: [Bool] = []
  /// For each argument of forward, its place among the tensor inputs.
  private var places: [Int?] = []
  fileprivate var nonDifferentiable: [Variable] = []
  fileprivate var modified: [Variable] = []
  fileprivate var materializes = true
  private var outputShapes: [(Tensors.Shape, DType)] = []
  private var isReleased = false

  private init(_ function: TypeObject, _ machine: Interpreter) throws(Raised) {
    self.function = function
    self.machine = machine
    // A composition of the library's own stands for one operation and has that one's name.
    let given = try machine.attributeIfPresent(.object(function), Symbol("_node_name"))
    name = given.string ?? function.name + "Backward"
    super.init(type: Self.type(name))
  }

  nonisolated(unsafe) private static var types: [String: TypeObject] = [:]

  private static func type(_ name: String) -> TypeObject {
    if let type = types[name] { return type }
    let type = TypeObject(native: name, module: "torch.autograd.function")
    type.hasAttributes = true
    declareMembers(type)
    types[name] = type
    return type
  }

  // MARK: - Rewinding

  override func recordState(into image: inout StateImage) {
    super.recordState(into: &image)
    image.isFixed = false
    image.append(isReleased)
    image.append(materializes)
    image.words.append(saved.count)
    image.words += versions
    image.values += saved
    image.values.append(.object(function))
  }

  override func restoreState(from reader: inout StateReader) {
    super.restoreState(from: &reader)
    isReleased = reader.nextFlag()
    materializes = reader.nextFlag()
    let count = reader.nextWord()
    versions = reader.nextWords(count)
    saved = reader.nextValues(count)
  }

  // MARK: - Declaration

  static func declare() {
    let type = TypeObject.autogradFunction
    type.hasAttributes = true
    let apply = NativeFunction(raw: "apply", module: "torch.autograd.function") {
      call, machine throws(Raised) in
      guard let function = call[0].type else { throw .typeError("apply() needs a class") }
      return try Self.apply(function, call.dropFirst(), machine)
    }
    type.define(Symbol("apply"), .object(ClassMethodObject(.object(apply))))
    for name in ["forward", "backward"] {
      type.raw(name, isMethod: false) { _, _ throws(Raised) in
        throw .notImplemented(
          name == "forward"
            ? "You must implement the forward function for custom autograd.Function."
            : "You must implement either the backward or vjp method for your custom "
              + "autograd.Function to use it with backward mode AD.")
      }
    }
  }

  private static func declareMembers(_ type: TypeObject) {
    func method(
      _ name: String, _ body: @escaping (FunctionContext, [Value]) throws(Raised) -> Void
    ) {
      type.raw(name, isMethod: true) { call, _ throws(Raised) in
        guard let context = call[0].object as? FunctionContext else { return .none }
        try body(context, call.rest(from: 1))
        return .none
      }
    }
    func property(_ name: String, _ get: @escaping (FunctionContext) throws(Raised) -> Value) {
      type.property(name) { value, _ throws(Raised) in
        guard let context = value.object as? FunctionContext else { return .none }
        return try get(context)
      }
    }
    method("save_for_backward") { context, values throws(Raised) in
      for value in values where !value.isNone && TensorObject.variable(value) == nil {
        throw .typeError(
          "save_for_backward can only save variables, but argument 0 is of type \(value.typeName)")
      }
      context.saved = values
      context.versions = values.map { TensorObject.variable($0)?.version ?? 0 }
    }
    method("mark_non_differentiable") { context, values throws(Raised) in
      context.nonDifferentiable = values.compactMap { TensorObject.variable($0) }
    }
    method("mark_dirty") { context, values throws(Raised) in
      context.modified = values.compactMap { TensorObject.variable($0) }
    }
    method("set_materialize_grads") { context, values throws(Raised) in
      if case .bool(let flag)? = values.first { context.materializes = flag }
    }
    property("saved_tensors") { context throws(Raised) in try context.savedTensors() }
    property("saved_variables") { context throws(Raised) in try context.savedTensors() }
    property("needs_input_grad") { context throws(Raised) in
      .tuple(context.needs.map { Value.bool($0) })
    }
  }

  private func savedTensors() throws(Raised) -> Value {
    guard !isReleased else { throw raised(AutogradError.secondBackward) }
    for (value, version) in zip(saved, versions) {
      guard let variable = TensorObject.variable(value), variable.version != version else {
        continue
      }
      throw raised(
        AutogradError.modified(
          type: "torch.\(variable.dtype.className)", shape: variable.shape,
          output: variable.outputNumber, operation: name, version: variable.version,
          saved: version))
    }
    return .tuple(saved)
  }

  // MARK: - Calls

  private static func apply(
    _ function: TypeObject, _ call: Arguments, _ machine: Interpreter
  ) throws(Raised) -> Value {
    guard call.nameCount == 0 else {
      throw .typeError("apply() takes no keyword arguments")
    }
    let context = try FunctionContext(function, machine)
    let arguments = call.rest()
    var inputs: [Variable] = []
    for argument in arguments {
      let variable = TensorObject.variable(argument)
      context.needs.append(variable?.requiresGrad ?? false)
      context.places.append(variable == nil ? nil : inputs.count)
      if let variable { inputs.append(variable) }
    }
    let result = try context.forward(arguments)
    let values = result.tuple?.elements ?? [result]
    var outputs: [Variable] = []
    for value in values {
      if let variable = TensorObject.variable(value) { outputs.append(variable) }
    }
    guard !outputs.isEmpty else {
      if values.allSatisfy({ TensorObject.variable($0) == nil }) {
        throw .typeError(
          "\(function.name)Backward.forward: expected Tensor or tuple of Tensors (got "
            + "\(result.typeName)) for return value 0")
      }
      return result
    }
    context.outputShapes = outputs.map { ($0.shape, $0.dtype) }
    let linked = try torch {
      try Variable.link(
        context, inputs: inputs, outputs: outputs,
        nonDifferentiable: Set(
          outputs.indices.filter { index in
            context.nonDifferentiable.contains { $0 === outputs[index] }
          }),
        modified: Set(
          outputs.indices.filter { index in context.modified.contains { $0 === outputs[index] } }))
    }
    // What was saved of the results are now the linked ones.
    context.saved = context.saved.map { value in
      guard let variable = TensorObject.variable(value),
        let index = outputs.firstIndex(where: { $0 === variable })
      else { return value }
      return .object(TensorObject.of(linked[index]))
    }
    var next = 0
    let wrapped = values.map { value -> Value in
      guard TensorObject.variable(value) != nil else { return value }
      next += 1
      return .object(TensorObject.of(linked[next - 1]))
    }
    return result.tuple == nil ? wrapped[0] : .tuple(wrapped)
  }

  /// Runs `forward(ctx, ...)`, or `forward(...)` and then `setup_context`.
  private func forward(_ arguments: [Value]) throws(Raised) -> Value {
    let before = GradMode.isEnabled
    GradMode.isEnabled = false
    defer { GradMode.isEnabled = before }
    let forward = try machine.attribute(.object(function), "forward")
    let setup = try machine.attributeIfPresent(.object(function), Symbol("setup_context"))
    guard !setup.isUndefined else {
      return try machine.call(forward, [.object(self)] + arguments)
    }
    let result = try machine.call(forward, arguments)
    _ = try machine.call(setup, [.object(self), .tuple(arguments), result])
    return result
  }

  func backward(_ gradients: [Variable?]) throws -> [Variable?] {
    let arguments = try zip(gradients, outputShapes).map { gradient, output -> Value in
      if let gradient { return .object(TensorObject.of(gradient)) }
      guard materializes else { return .none }
      return .object(TensorObject.of(Variable(try Tensor.zeros(output.0, dtype: output.1))))
    }
    let backward = try machine.attribute(.object(function), "backward")
    let result = try machine.call(backward, [.object(self)] + arguments)
    let values = result.tuple?.elements ?? [result]
    let expected = places.count
    guard values.count >= expected, values.dropFirst(expected).allSatisfy(\.isNone) else {
      throw AutogradError.customGradientCount(
        function: name, expected: expected, got: values.count)
    }
    var results: [Variable?] = []
    for (value, place) in zip(values, places) {
      guard place != nil else { continue }
      results.append(TensorObject.variable(value))
    }
    return results
  }

  func release() {
    isReleased = !saved.isEmpty
    saved = []
  }
}
