// `torch._autocast`: the switches of mixed precision, and what functions composed in the language take
// from it.
import Autograd
import Interpreter
import Tensors

/// The module `torch._autocast`.
enum AutocastModule {
  /// The functions that `torch` has under the same names.
  static let shared = """
    is_autocast_enabled set_autocast_enabled get_autocast_dtype set_autocast_dtype \
    is_autocast_cache_enabled set_autocast_cache_enabled autocast_increment_nesting \
    autocast_decrement_nesting clear_autocast_cache is_autocast_cpu_enabled get_autocast_cpu_dtype \
    get_autocast_gpu_dtype
    """

  static func make(_ machine: Interpreter) throws(Raised) -> ModuleObject {
    TorchModule.declareTypes()
    let module = ModuleObject("torch._autocast")
    module.function("is_autocast_enabled(device_type='cuda', /)") { call, _ throws(Raised) in
      .bool(try Autocast[kind(call[0])].isOn)
    }
    module.function("set_autocast_enabled(device_type, enabled, /)") {
      call, machine throws(Raised) in
      Autocast[try kind(call[0])].isOn = try machine.truth(call[1])
      return .none
    }
    module.function("get_autocast_dtype(device_type, /)") { call, _ throws(Raised) in
      .object(DTypeObject.of(try Autocast[kind(call[0])].dtype))
    }
    module.function("set_autocast_dtype(device_type, dtype, /)") { call, _ throws(Raised) in
      guard let dtype = call[1].object(as: DTypeObject.self)?.dtype else {
        throw .typeError("dtype must be a torch.dtype (got \(call[1].typeName))")
      }
      Autocast[try kind(call[0])].dtype = dtype
      return .none
    }
    declareOldNames(in: module)
    declareCopies(in: module)
    // The arguments, floats among them in the types that autocast gives to a delicate operation.
    module.function("widened(*arguments)") { call, machine throws(Raised) in
      try adapted(call[0], .wide, machine)
    }
    module.function("narrowed(*arguments)") { call, machine throws(Raised) in
      try adapted(call[0], .narrow, machine)
    }
    return module
  }

  private static func adapted(
    _ arguments: Value, _ rule: Autocast.Rule, _ machine: Interpreter
  ) throws(Raised) -> Value {
    let values = try machine.elements(of: arguments)
    let adapted = Autocast.isOn ? try Autocast.adapted(values, rule) : values
    return adapted.count == 1 ? adapted[0] : .tuple(adapted)
  }

  private static func declareOldNames(in module: ModuleObject) {
    module.function("is_autocast_cpu_enabled()") { _, _ throws(Raised) in .bool(Autocast.isOn) }
    module.function("get_autocast_cpu_dtype()") { _, _ throws(Raised) in
      .object(DTypeObject.of(Autocast.state.dtype))
    }
    module.function("get_autocast_gpu_dtype()") { _, _ throws(Raised) in
      .object(DTypeObject.of(Autocast["cuda"].dtype))
    }
  }

  private static func declareCopies(in module: ModuleObject) {
    module.function("is_autocast_cache_enabled()") { _, _ throws(Raised) in
      .bool(Autocast.state.keepsCopies)
    }
    module.function("set_autocast_cache_enabled(enabled, /)") { call, machine throws(Raised) in
      Autocast.state.keepsCopies = try machine.truth(call[0])
      return .none
    }
    module.function("autocast_increment_nesting()") { _, _ throws(Raised) in
      Autocast.state.depth += 1
      return .int(Autocast.state.depth)
    }
    module.function("autocast_decrement_nesting()") { _, _ throws(Raised) in
      Autocast.state.depth -= 1
      return .int(Autocast.state.depth)
    }
    module.function("clear_autocast_cache()") { _, _ throws(Raised) in
      Autocast.forgetCopies()
      return .none
    }
  }

  /// The kind of device that a program names.
  private static func kind(_ device: Value) throws(Raised) -> String {
    guard let name = device.string else {
      throw .typeError("the kind of a device is a str, such as 'cpu' (got \(device.typeName))")
    }
    return name
  }
}
