// The way from tensors to NumPy's arrays and back. Both are views of the same kind of storage, so that
// nothing is copied; after `:device` has moved the session to a GPU they are mirrors of each other.

import Autograd
import Interpreter
import Tensors

/// From tensors to arrays and back, over the same memory.
enum NumPyBridge {
  /// `tensor.numpy()`.
  static func array(of value: Value, force: Bool) throws(Raised) -> Value {
    guard let variable = TensorObject.variable(value) else {
      throw .typeError("expected a Tensor")
    }
    var data = variable.data
    if force {
      data = try arrays { try data.to(.cpu) }
    } else {
      guard !variable.requiresGrad else {
        throw .runtimeError(
          "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
      }
      if data.device == DeviceObject.ofSession { data = try arrays { try data.mirrored(on: .cpu) } }
      guard data.device.isCPU else {
        throw .typeError(
          "can't convert \(data.device) device type tensor to numpy. Use Tensor.cpu() to copy the "
            + "tensor to host memory first.")
      }
    }
    guard data.dtype != .bfloat16 else {
      throw .typeError("Got unsupported ScalarType BFloat16")
    }
    return .object(NDArray(data))
  }

  /// `torch.from_numpy(array)`.
  static func tensor(from value: Value) throws(Raised) -> Tensor {
    guard let array = value.object(as: NDArray.self) else {
      throw .typeError("expected np.ndarray (got \(value.typeName))")
    }
    for index in array.tensor.strides.indices where array.tensor.strides[index] < 0 {
      throw .valueError(
        "At least one stride in the given numpy array is negative, and tensors with negative "
          + "strides are not currently supported. (You can probably work around this by making a "
          + "copy of your array  with array.copy().) ")
    }
    return try arrays { try array.tensorValue().mirrored(on: DeviceObject.ofSession) }
  }

  /// A tensor outside of any graph.
  static func tensorObject(_ tensor: Tensor) -> Value {
    .object(TensorObject.of(Variable(tensor)))
  }
}
