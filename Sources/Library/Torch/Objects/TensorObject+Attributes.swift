// The attributes of `torch.Tensor`.
import Autograd
import Interpreter
import Tensors

extension TensorObject {
  private typealias Get = (Variable, Interpreter) throws -> Value

  private static func property(_ name: String, _ get: @escaping Get) {
    TypeObject.tensor.property(name) { value, machine throws(Raised) in
      guard let variable = variable(value) else { return .none }
      return try torch { try get(variable, machine) }
    }
  }

  private static func property(
    _ name: String, _ get: @escaping Get,
    set: @escaping (Variable, Value, Interpreter) throws -> Void
  ) {
    TypeObject.tensor.property(
      name,
      get: { value, machine throws(Raised) in
        guard let variable = variable(value) else { return .none }
        return try torch { try get(variable, machine) }
      },
      set: { value, new, machine throws(Raised) in
        guard let variable = variable(value) else { return }
        try torch { try set(variable, new, machine) }
      })
  }

  /// Declares the attributes of `torch.Tensor`.
  static func declareAttributes() {
    TypeObject.tensor.hasAttributes = true
    TypeObject.tensor.propertyOwner = "torch._C.TensorBase"
    property("shape") { variable, _ in SizeObject.value(variable.shape) }
    property("dtype") { variable, _ in .object(DTypeObject.of(variable.dtype)) }
    property("device") { variable, _ in .object(DeviceObject.of(variable.device)) }
    property("layout") { _, _ in .object(LayoutObject.strided) }
    property("ndim") { variable, _ in .int(variable.rank) }
    property("itemsize") { variable, _ in .int(variable.dtype.byteWidth) }
    property("nbytes") { variable, _ in .int(variable.numel &* variable.dtype.byteWidth) }
    property("grad", gradient, set: setGradient)
    property("grad_fn") { variable, _ in NodeObject.value(variable.gradFn) }
    property("is_leaf") { variable, _ in .bool(variable.isLeaf) }
    property("retains_grad") { variable, _ in .bool(variable.retainsGrad) }
    property("output_nr") { variable, _ in .int(variable.outputNumber) }
    property("_version") { variable, _ in .int(variable.version) }
    property("_base") { variable, _ in variable.base.map { .object(of($0)) } ?? .none }
    property(
      "requires_grad", { variable, _ in .bool(variable.requiresGrad) },
      set: { variable, value, machine in
        guard case .bool(let flag) = value else {
          throw Raised.runtimeError("requires_grad must be a bool")
        }
        if flag, !variable.dtype.isInexact {
          throw Raised.runtimeError(
            "only Tensors of floating point and complex dtype can require gradients")
        }
        try variable.setRequiresGrad(flag)
      })
    property(
      "data", { variable, _ in .object(of(variable.untracked())) },
      set: { variable, value, _ in
        guard let new = TensorObject.variable(value) else {
          throw Raised.typeError(
            "Variable data has to be a tensor, but got \(value.typeName)")
        }
        if variable.requiresGrad, !new.dtype.isInexact {
          throw Raised.runtimeError(
            "data set to a tensor that requires gradients must be floating point or complex dtype")
        }
        variable.assignData(new.data)
      })
    property("T") { variable, machine in
      if variable.rank != 2, variable.rank != 0 {
        TorchWarnings.warnOnce(
          "The use of `x.T` on tensors of dimension other than 2 to reverse their shape is "
            + "deprecated and it will throw an error in a future release. Consider `x.mT` to "
            + "transpose batches of matrices or `x.permute(*torch.arange(x.ndim - 1, -1, -1))` to "
            + "reverse the dimensions of a tensor.", machine)
      }
      return .object(of(try variable.reversed()))
    }
    property("mT") { variable, _ in .object(of(try variable.matrixTransposed("mT"))) }
    property("H") { variable, _ in
      guard variable.rank == 2 else {
        throw Raised.runtimeError(
          "tensor.H is only supported on matrices (2-D tensors). Got \(variable.rank)-D tensor.")
      }
      return .object(of(try variable.matrixTransposed("H").conj()))
    }
    property("mH") { variable, _ in .object(of(try variable.matrixTransposed("mH").conj())) }
    property(
      "real", { variable, _ in .object(of(try variable.real())) },
      set: { variable, value, machine in
        try set(variable.real(), to: value, machine)
      })
    property(
      "imag", { variable, _ in .object(of(try variable.imag())) },
      set: { variable, value, machine in
        try set(variable.imag(), to: value, machine)
      })
    property("is_cuda") { variable, _ in .bool(!variable.device.isCPU) }
    property("is_cpu") { variable, _ in .bool(variable.device.isCPU) }
    for name in ["is_sparse", "is_quantized", "is_mps", "is_meta", "is_nested", "is_mkldnn"] {
      property(name) { _, _ in .bool(false) }
    }
  }

  /// Overwrites the parts of complex numbers.
  private static func set(_ parts: Variable, to value: Value, _ machine: Interpreter) throws {
    try parts.copy_(
      TensorObject.variable(value) ?? Variable(TensorData(machine).tensor(value)))
  }

  private static func gradient(_ variable: Variable, _ machine: Interpreter) -> Value {
    if let grad = variable.grad { return .object(of(grad)) }
    if variable.requiresGrad, !variable.isLeaf, !variable.retainsGrad {
      TorchWarnings.warnOnce(
        "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad "
          + "attribute won't be populated during autograd.backward(). If you indeed want the "
          + ".grad field to be populated for a non-leaf Tensor, use .retain_grad() on the non-leaf "
          + "Tensor. If you access the non-leaf Tensor by mistake, make sure you access the leaf "
          + "Tensor instead. See github.com/pytorch/pytorch/pull/30531 for more information.",
        machine)
    }
    return .none
  }

  private static func setGradient(
    _ variable: Variable, _ value: Value, _ machine: Interpreter
  ) throws {
    if value.isNoneOrUndefined { return try variable.assignGrad(nil) }
    guard let new = TensorObject.variable(value) else {
      throw Raised.typeError(
        "assigned grad expected to be a Tensor or None but got grad of type \(value.typeName)")
    }
    guard new !== variable else {
      throw Raised.runtimeError("can't assign Variable as its own grad")
    }
    try variable.assignGrad(new)
  }
}

extension Variable {
  /// With all dimensions in reverse order: `x.T`.
  func reversed() throws -> Variable {
    if rank == 2 { return try permute([1, 0]) }
    var dims = Shape()
    for dim in data.shape.indices.reversed() { dims.append(dim) }
    return try permute(dims)
  }

  /// With the last two dimensions exchanged.
  func matrixTransposed(_ name: String) throws -> Variable {
    guard rank >= 2 else {
      throw AutogradError.stated(
        .runtime,
        "tensor.\(name) is only supported on matrices or batches of matrices. Got \(rank)-D "
          + "tensor.")
    }
    return try transpose(-2, -1)
  }
}

/// The warnings of torch.
enum TorchWarnings {
  /// Warns with a UserWarning; each place warns once.
  static func warnOnce(_ message: String, _ machine: Interpreter) {
    machine.warn?(.userWarning, message)
  }
}
