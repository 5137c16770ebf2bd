// `torch._nn`: what the Python side of `torch.nn` takes from Swift.
import Autograd
import Interpreter
import Tensors

/// The module `torch._nn`.
enum NetworkModule {
  static func make(_ machine: Interpreter) throws(Raised) -> ModuleObject {
    TorchModule.declareTypes()
    let module = ModuleObject("torch._nn")
    let shared = ["relu", "sigmoid", "tanh"]
    for operation in TorchOperation.all where shared.contains(operation.name) {
      TorchModule.declare(operation, in: module)
    }
    for operation in TorchOperation.activations
      + TorchOperation.network + TorchOperation.layers + TorchOperation.losses
    {
      TorchModule.declare(operation, in: module)
    }
    module["Parameter"] = .object(TypeObject.parameter)
    module["Buffer"] = .object(TypeObject.buffer)
    module.function("base_seed(generator=None)") { call, _ throws(Raised) in
      let generator = call[0].object(as: TorchGeneratorObject.self)?.generator
      return TorchGeneratorObject.value((generator ?? .standard).next64())
    }
    return module
  }
}
