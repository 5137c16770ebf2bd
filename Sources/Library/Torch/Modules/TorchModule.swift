// The module `torch`: functions from the table of operations, types, constants, switches. What is
// written in the language (`torch.nn`, `torch.optim`, `torch.autograd` ...) is imported when a
// program first names it, so that `import torch` costs little.
import Autograd
import Interpreter
import Tensors

extension TorchOperation {
  /// All operations of `torch` and of its tensors.
  static let all: [TorchOperation] =
    elementwise + arithmetic + complexNumbers + analysis + reductions + shapes + joining
    + indexing + products + creation + random + activations + conversions + graph
}

/// The module `torch`.
enum TorchModule {
  static let version = "2.15.0"

  /// The submodules that `torch.name` imports.
  private static let submodules: Set<String> = [
    "nn", "optim", "utils", "autograd", "linalg", "special", "random", "cuda", "backends",
    "version", "distributions", "testing", "jit", "fft", "mps", "accelerator", "overrides",
    "multiprocessing", "hub", "compiler", "func", "return_types", "_C", "_nn", "_autograd", "_cuda",
    "amp", "profiler", "onnx", "distributed", "sparse", "storage", "types", "serialization",
    "_tensor_str", "functional", "xpu",
  ]

  static func make(_ machine: Interpreter) throws(Raised) -> ModuleObject {
    declareTypes()
    let module = ModuleObject("torch")
    module["__version__"] = .string(version)
    module["__path__"] = .list([])
    module["__file__"] = .string("torch/__init__.py")
    for operation in TorchOperation.all where operation.places.contains(.function) {
      declare(operation, in: module)
      if operation.places.contains(.inPlace) { declareInPlace(operation, in: module) }
    }
    module["Tensor"] = .object(TypeObject.tensor)
    module["Size"] = .object(TypeObject.torchSize)
    module["dtype"] = .object(TypeObject.torchDtype)
    module["device"] = .object(TypeObject.torchDevice)
    module["layout"] = .object(TypeObject.torchLayout)
    module["memory_format"] = .object(TypeObject.torchMemoryFormat)
    module["Generator"] = .object(TypeObject.torchGenerator)
    module["default_generator"] = .object(TorchGeneratorObject.standard)
    module["strided"] = .object(LayoutObject.strided)
    module["sparse_coo"] = .object(LayoutObject.sparse)
    for name in ["contiguous_format", "preserve_format", "channels_last", "channels_last_3d"] {
      module[name] = .object(MemoryFormatObject("torch.\(name)"))
    }
    for (name, value) in [
      ("pi", Double.pi), ("e", 2.718281828459045), ("inf", .infinity), ("nan", .nan),
    ] {
      module[name] = .float(value)
    }
    module["newaxis"] = .none
    module["OutOfMemoryError"] = .object(TorchTypes.outOfMemoryError)
    for dtype in DType.allCases { module[dtype.name] = .object(DTypeObject.of(dtype)) }
    for (alias, dtype) in dtypeAliases { module[alias] = .object(DTypeObject.of(dtype)) }
    TypeInfo.declare(in: module)
    LegacyTensors.declare(in: module)
    GradModes.declare(in: module)
    Settings.declare(in: module)
    PythonicFunctions.declare(in: module)
    module.function("__getattr__(name)") { [unowned module] call, machine throws(Raised) in
      let name = call[0].string ?? ""
      if !submodules.contains(name), let value = try CompositionModule.function(name, machine) {
        module[name] = value
        return value
      }
      if name == "save" || name == "load" {
        let source = try machine.importModule("torch.serialization")
        let value = try machine.attribute(.object(source), name)
        module[name] = value
        return value
      }
      if name == "torch" { return .object(module) }
      if submodules.contains(name) {
        do throws(Raised) {
          return .object(try machine.importModule("torch.\(name)"))
        } catch {
          guard error.isInstance(of: .moduleNotFoundError) else { throw error }
        }
      }
      throw module.missingAttribute(Symbol(name))
    }
    return module
  }

  private static let dtypeAliases: [(String, DType)] = [
    ("float", .float32), ("double", .float64), ("half", .float16), ("long", .int64),
    ("int", .int32), ("short", .int16), ("cfloat", .complex64), ("cdouble", .complex128),
  ]

  /// Puts an operation and its aliases into a module.
  static func declare(_ operation: TorchOperation, in module: ModuleObject) {
    for name in [operation.name] + operation.aliases {
      let function = NativeFunction(
        raw: name, module: module.name, documentation: operation.help(name)
      ) { call, machine throws(Raised) in
        try operation.callFunction(call, machine)
      }
      module[name] = .object(function)
    }
  }

  /// Puts `torch.exp_(x)` and its like into a module.
  private static func declareInPlace(_ operation: TorchOperation, in module: ModuleObject) {
    for name in [operation.name] + operation.aliases {
      let function = NativeFunction(raw: name + "_", module: module.name) {
        call, machine throws(Raised) in
        try operation.callInPlace(call, machine)
      }
      module[name + "_"] = .object(function)
    }
  }

  nonisolated(unsafe) private static var isDeclared = false

  /// Declares the members of torch's classes, once for the process.
  static func declareTypes() {
    guard !isDeclared else { return }
    isDeclared = true
    DTypeObject.declare()
    DeviceObject.declare()
    SizeObject.declare()
    TorchGeneratorObject.declare()
    HookHandleObject.declare()
    TensorObject.declareAttributes()
    TensorObject.declareMethods()
    ParameterTypes.declare()
    FunctionContext.declare()
    for type in [TypeObject.tensor, .parameter, .buffer] { type.usesGenericAttributes = true }
  }
}

extension TorchOperation {
  /// The help text: how the function is called, and what it does.
  func help(_ name: String) -> String {
    let calls = notations.filter { !$0.hasSuffix("|deprecated") }.map { notation in
      name + TorchSignature(notation).text
    }
    return calls.joined(separator: "\n") + "\n\n" + documentation
  }
}

extension TensorObject {
  /// Declares the methods of `torch.Tensor` from the table.
  static func declareMethods() {
    let type = TypeObject.tensor
    for operation in TorchOperation.all {
      for name in [operation.name] + operation.aliases {
        if operation.change != nil, operation.places.isEmpty {
          type.raw(name, isMethod: true) { call, machine throws(Raised) in
            try operation.callInPlace(call, machine)
          }
        }
        if operation.places.contains(.method) {
          type.raw(name, isMethod: true) { call, machine throws(Raised) in
            try operation.callMethod(call, machine)
          }
        }
        if operation.places.contains(.inPlace) {
          type.raw(name + "_", isMethod: true) { call, machine throws(Raised) in
            try operation.callInPlace(call, machine)
          }
        }
      }
    }
    type.method("numpy(self, *, force=False)") { call, machine throws(Raised) in
      try NumPyBridge.array(of: call[0], force: machine.truth(call[1]))
    }
    type.method("__array__(self, dtype=None)") { call, machine throws(Raised) in
      try NumPyBridge.array(of: call[0], force: false)
    }
    type.method("__deepcopy__(self, memo)") { call, _ throws(Raised) in
      try deepCopy(call[0])
    }
    type.method("__dir__(self)") { call, machine throws(Raised) in
      var names: [String] = []
      for type in machine.type(of: call[0]).mro {
        for item in type.namespace.items { if let name = item.key.string { names.append(name) } }
      }
      return .list(Set(names).sorted().map { Value.string($0) })
    }
    declareSpecialMethods(type)
    CompositionModule.declareMethods(type)
    type.construct { call, machine throws(Raised) in
      try LegacyTensors.construct(.float32, "torch.Tensor", call, machine)
    }
  }

  private static func deepCopy(_ value: Value) throws(Raised) -> Value {
    guard let object = value.object as? TensorObject else { return value }
    let variable = object.variable
    guard variable.isLeaf else {
      throw .runtimeError(
        "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol "
          + "at the moment.  If you were attempting to deepcopy a module, this may be because of a "
          + "torch.nn.utils.weight_norm usage, see "
          + "https://github.com/pytorch/pytorch/pull/103001")
    }
    return try torch {
      let copy = Variable(try variable.data.clone())
      if variable.requiresGrad { try copy.setRequiresGrad(true) }
      if let grad = variable.grad { try copy.assignGrad(Variable(try grad.data.clone())) }
      return .object(TensorObject(copy, type: object.type))
    }
  }
}
