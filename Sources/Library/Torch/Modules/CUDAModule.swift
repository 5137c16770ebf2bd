// `torch._cuda`: what `torch.cuda` asks of the machine's GPUs.
import Interpreter
import Tensors

/// The functions behind `torch.cuda`, which is written in the language.
enum CUDAModule {
  static func make(_ machine: Interpreter) throws(Raised) -> ModuleObject {
    let module = ModuleObject("torch._cuda")
    module.function("device_count()") { _, _ throws(Raised) in
      .int(Backends.runtime?.deviceCount ?? 0)
    }
    module.function("init()") { _, _ throws(Raised) in
      guard let runtime = Backends.runtime else {
        throw .assertionError("Torch not compiled with CUDA enabled")
      }
      try torch { try runtime.startForProgram() }
      return .none
    }
    module.function("is_initialized()") { _, _ throws(Raised) in
      .bool(Backends.runtime?.isStarted ?? false)
    }
    module.function("current_device()") { _, _ throws(Raised) in
      .int(Int(DeviceObject.currentCUDA))
    }
    module.function("set_device(index)") { call, machine throws(Raised) in
      DeviceObject.currentCUDA = try device(call[0], machine).index
      return .none
    }
    module.function("synchronize(index)") { call, machine throws(Raised) in
      let device = try device(call[0], machine)
      try torch { try Backends.backend(for: device).synchronize() }
      return .none
    }
    module.function("empty_cache()") { _, _ throws(Raised) in
      try torch { try Backends.runtime?.emptyCache() }
      return .none
    }
    module.function("reset_peak(index)") { call, machine throws(Raised) in
      Backends.runtime?.resetPeakMemory(of: try device(call[0], machine))
      return .none
    }
    module.function("free_memory(index)") { call, machine throws(Raised) in
      let device = try device(call[0], machine)
      return .int(try torch { try runtime().freeMemory(of: device) })
    }
    module.function("random_stream(index)") { call, machine throws(Raised) in
      let stream = Tensors.Generator.standard[device: try device(call[0], machine).index]
      return .tuple([
        TorchGeneratorObject.value(stream.seed), TorchGeneratorObject.value(stream.offset),
      ])
    }
    module.function("set_random_stream(index, seed, offset)") { call, machine throws(Raised) in
      Tensors.Generator.standard[device: try device(call[0], machine).index] = DeviceStream(
        seed: try TorchGeneratorObject.seed(call[1], machine),
        offset: try TorchGeneratorObject.seed(call[2], machine))
      return .none
    }
    module.function("facts(index)") { call, machine throws(Raised) in
      let device = try device(call[0], machine)
      let facts = try torch { try runtime().facts(of: device) }
      let members: [Value] = [
        .string(facts.name), .int(facts.totalMemory), .int(facts.capability.major),
        .int(facts.capability.minor), .int(facts.multiprocessors), .int(facts.allocated),
        .int(facts.peak), .int(facts.reserved),
      ]
      return .tuple(members)
    }
    return module
  }

  private static func runtime() throws -> any DeviceRuntime {
    guard let runtime = Backends.runtime else { throw TensorError.noBackend(.cuda()) }
    return runtime
  }

  /// The device of an index that exists.
  private static func device(
    _ value: Value, _ machine: Interpreter
  ) throws(Raised) -> Device {
    let index = try machine.index(value)
    guard index >= 0, index < Backends.runtime?.deviceCount ?? 0, let short = UInt8(exactly: index)
    else {
      throw .runtimeError(
        "CUDA error: invalid device ordinal: there is no cuda:\(index) on this machine")
    }
    return .cuda(short)
  }
}
