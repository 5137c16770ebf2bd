// What a program sets for all of torch: seeds, the default type and device, printing, and switches
// that mean nothing here but that programs set.
import Autograd
import Interpreter
import Tensors

/// Settings of `torch`.
enum Settings {
  static func declare(in module: ModuleObject) {
    declareRandom(in: module)
    declareDefaults(in: module)
    declarePrinting(in: module)
    declareSwitches(in: module)
  }

  // MARK: - Random numbers

  static func declareRandom(in module: ModuleObject) {
    module.function("manual_seed(seed)") { call, machine throws(Raised) in
      Tensors.Generator.standard.manualSeed(try TorchGeneratorObject.seed(call[0], machine))
      return .object(TorchGeneratorObject.standard)
    }
    module.function("seed()") { _, _ throws(Raised) in
      TorchGeneratorObject.value(Tensors.Generator.standard.seed())
    }
    module.function("initial_seed()") { _, _ throws(Raised) in
      TorchGeneratorObject.value(Tensors.Generator.standard.initialSeed)
    }
    module.function("get_rng_state()") { _, _ throws(Raised) in
      let bytes = Tensors.Generator.standard.stateBytes
      return .object(TensorObject.of(Variable(try torch { try Tensor.of(bytes: bytes) })))
    }
    module.function("set_rng_state(new_state)") { call, _ throws(Raised) in
      guard let state = TensorObject.variable(call[0]), state.dtype == .uint8 else {
        throw .typeError("RNG state must be a torch.ByteTensor")
      }
      let bytes = try torch { try state.data.bytes() }
      guard Tensors.Generator.standard.setState(bytes) else {
        throw .runtimeError("RNG state is wrong size")
      }
      return .none
    }
  }

  // MARK: - Defaults

  private static func declareDefaults(in module: ModuleObject) {
    module.function("get_default_dtype()") { _, _ throws(Raised) in
      .object(DTypeObject.of(.defaultFloat))
    }
    module.function("set_default_dtype(d, /)") { call, _ throws(Raised) in
      guard let dtype = call[0].object(as: DTypeObject.self)?.dtype else {
        throw .typeError(
          "invalid dtype object: only floating-point types are supported as the default type")
      }
      guard dtype.isFloatingPoint else {
        throw .typeError(
          "only floating-point types are supported as the default type")
      }
      DType.defaultFloat = dtype
      return .none
    }
    module.function("set_default_tensor_type(t, /)") { call, machine throws(Raised) in
      let name = call[0].string ?? call[0].type.map { "torch.\($0.name)" } ?? ""
      let dtype = DType.allCases.first { "torch.\($0.className)" == name }
      guard let dtype, dtype.isFloatingPoint else {
        throw .typeError("only floating-point types are supported as the default type")
      }
      DType.defaultFloat = dtype
      return .none
    }
    module.function("get_default_device()") { _, _ throws(Raised) in
      .object(DeviceObject.of(DeviceObject.current))
    }
    module.function("set_default_device(device)") { call, _ throws(Raised) in
      DeviceObject.current =
        call[0].isNone ? DeviceObject.ofSession : try torch { try DeviceObject.device(call[0]) }
      return .none
    }
  }

  // MARK: - Printing

  private static func declarePrinting(in module: ModuleObject) {
    module.function(
      "set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, "
        + "profile=None, sci_mode=None)"
    ) { call, machine throws(Raised) in
      var options = PrintOptions.current
      if let profile = call[4].string {
        options.apply(profile: profile)
        options.scientific = nil
      }
      if !call[0].isNone { options.precision = try machine.index(call[0]) }
      if !call[1].isNone { options.threshold = try machine.double(call[1]) }
      if !call[2].isNone { options.edgeItems = try machine.index(call[2]) }
      if !call[3].isNone { options.lineWidth = try machine.index(call[3]) }
      options.scientific = call[5].isNone ? nil : try machine.truth(call[5])
      options.precision = min(max(options.precision, 0), 100)
      options.edgeItems = max(options.edgeItems, 0)
      PrintOptions.current = options
      return .none
    }
  }

  // MARK: - Switches

  private static func declareSwitches(in module: ModuleObject) {
    module.function("get_num_threads()") { _, _ throws(Raised) in .int(CPUBackend.threads) }
    module.function("set_num_threads(n, /)") { call, machine throws(Raised) in
      let count = try machine.index(call[0])
      guard count > 0 else {
        throw .runtimeError("set_num_threads expects a positive integer")
      }
      CPUBackend.threads = count
      return .none
    }
    module.function("get_num_interop_threads()") { _, _ throws(Raised) in .int(1) }
    module.function("set_num_interop_threads(n, /)") { _, _ throws(Raised) in .none }
    module.function("use_deterministic_algorithms(mode, *, warn_only=False)") {
      call, machine throws(Raised) in
      isDeterministic = try machine.truth(call[0])
      return .none
    }
    module.function("are_deterministic_algorithms_enabled()") { _, _ throws(Raised) in
      .bool(isDeterministic)
    }
    module.function("set_float32_matmul_precision(precision)") { _, _ throws(Raised) in .none }
    module.function("get_float32_matmul_precision()") { _, _ throws(Raised) in .string("highest") }
    module.function("set_flush_denormal(mode)") { _, _ throws(Raised) in .bool(false) }
    module.function("set_warn_always(b, /)") { _, _ throws(Raised) in .none }
  }

  /// The switches together.
  static var switches: (threads: Int, isDeterministic: Bool) {
    get { (CPUBackend.threads, isDeterministic) }
    set { (CPUBackend.threads, isDeterministic) = newValue }
  }

  nonisolated(unsafe) private static var isDeterministic = false
}
