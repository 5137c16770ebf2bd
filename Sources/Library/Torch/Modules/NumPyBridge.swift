// The way from tensors to NumPy's arrays, which live in their own folder and register here.
import Autograd
import Interpreter
import Tensors

/// Makes arrays of tensors.
public enum NumPyBridge {
  /// Makes an array that shares the tensor's memory; NumPy's side sets it when it is installed.
  nonisolated(unsafe) public static var makeArray: ((Tensor) throws -> Value)?

  /// `x.numpy()`.
  static func array(of value: Value, force: Bool) throws(Raised) -> Value {
    guard let variable = TensorObject.variable(value), let makeArray else {
      throw .runtimeError("Numpy is not available")
    }
    if !force {
      guard !variable.requiresGrad else {
        throw .runtimeError(
          "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
      }
      guard variable.device.isCPU else {
        throw .typeError(
          "can't convert \(variable.device) device type tensor to numpy. Use Tensor.cpu() to copy "
            + "the tensor to host memory first.")
      }
    }
    guard variable.dtype != .bfloat16 else {
      throw .typeError("Got unsupported ScalarType BFloat16")
    }
    return try torch {
      try makeArray(variable.device.isCPU ? variable.data : variable.data.to(.cpu))
    }
  }
}
