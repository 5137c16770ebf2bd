// What can go wrong in the graph: facts, and in `message` alone the words, which are PyTorch's.

import Tensors

/// A misuse of the graph.
public enum AutogradError: Error {
  case leafInPlace
  case viewOfLeafInPlace
  case viewOfSeveralInPlace(operation: String, output: Int)
  case viewWithoutGradInPlace
  case inferenceInPlace
  case inferenceSaved
  case inferenceRequiresGrad
  case requiresFloat
  case nonLeafRequiresGrad
  case detachView
  case noGraph(index: Int)
  case notScalar
  case notRealScalar(DType)
  case complexGradient(index: Int, gradient: DType, output: DType)
  case partsInPlace
  case absInPlace
  case gradientShape(index: Int, gradient: Shape, output: Shape)
  case gradientCount(outputs: Int, gradients: Int)
  case gradientType(index: Int)
  case secondBackward
  case modified(
    type: String, shape: Shape, output: Int, operation: String, version: Int, saved: Int)
  case notImplemented(operation: String)
  case unused(index: Int)
  case inputWithoutGrad
  case emptyInputs
  case invalidGradient(operation: String, index: Int, gradient: Shape, expected: Shape)
  case customGradientCount(function: String, expected: Int, got: Int)
  case hookWithoutGrad
  case retainWithoutGrad
  case postAccumulateOnNonLeaf
  case hookChangedSize(name: String)
  case assignedShape(gradient: Shape, variable: Shape)
  case assignedType(gradient: DType, variable: DType)
  case anomaly(operation: String, output: Int)
  case stated(TensorError.Kind, String)

  /// The Python exception type that the failure becomes.
  public var kind: TensorError.Kind {
    switch self {
    case .stated(let kind, _): kind
    default: .runtime
    }
  }
}

extension AutogradError: CustomStringConvertible {
  public var description: String { message }

  /// PyTorch's text.
  public var message: String {
    switch self {
    case .leafInPlace:
      return "a leaf Variable that requires grad is being used in an in-place operation."
    case .viewOfLeafInPlace:
      return "a view of a leaf Variable that requires grad is being used in an in-place operation."
    case .viewOfSeveralInPlace(let operation, let output):
      return
        "Output \(output) of \(operation) is a view and is being modified inplace. This view is "
        + "the output of a function that returns multiple views. Such functions do not allow the "
        + "output views to be modified inplace. You should replace the inplace operation by an "
        + "out-of-place one."
    case .viewWithoutGradInPlace:
      return "A view was created in no_grad mode and is being modified inplace with grad mode "
        + "enabled. Given that this use case is ambiguous and error-prone, it is forbidden. You can "
        + "clarify your code by moving both the view and the inplace either both inside the no_grad "
        + "block (if you don't want the inplace to be tracked) or both outside (if you want the "
        + "inplace to be tracked)."
    case .inferenceInPlace:
      return "Inplace update to inference tensor outside InferenceMode is not allowed.You can make "
        + "a clone to get a normal tensor before doing inplace update.See "
        + "https://github.com/pytorch/rfcs/pull/17 for more details."
    case .inferenceSaved:
      return "Inference tensors cannot be saved for backward. Please do not use Tensors created in "
        + "inference mode in computation tracked by autograd. To work around this, you can make a "
        + "clone to get a normal tensor and use it in autograd, or use `torch.no_grad()` instead of "
        + "`torch.inference_mode()`."
    case .inferenceRequiresGrad:
      return "Setting requires_grad=True on inference tensor outside InferenceMode is not allowed."
    case .requiresFloat:
      return "only Tensors of floating point dtype can require gradients"
    case .nonLeafRequiresGrad:
      return "you can only change requires_grad flags of leaf variables. If you want to use a "
        + "computed variable in a subgraph that doesn't require differentiation use var_no_grad = "
        + "var.detach()."
    case .detachView:
      return "Can't detach views in-place. Use detach() instead. If you are using "
        + "DistributedDataParallel (DDP) for training, and gradient_as_bucket_view is set as True, "
        + "gradients are views of DDP buckets, and hence detach_() cannot be called on these "
        + "gradients. To fix this error, please refer to the Optimizer.zero_grad() function in "
        + "torch/optim/optimizer.py as the solution."
    case .noGraph(let index):
      return "element \(index) of tensors does not require grad and does not have a grad_fn"
    case .notRealScalar(let dtype):
      return
        "grad can be implicitly created only for real scalar outputs but got torch.\(dtype.name)"
    case .complexGradient(let index, let gradient, let output):
      return
        "For complex Tensors, both grad_output and output are required to have the same dtype. "
        + "Mismatch in dtype: grad_output[\(index)] has a dtype of torch.\(gradient.name) and "
        + "output[\(index)] has a dtype of torch.\(output.name)."
    case .partsInPlace:
      return
        "the real or imaginary parts of a tensor that requires grad cannot be changed in place in "
        + "Taper; make a new tensor with torch.complex(real, imag)"
    case .absInPlace:
      return "In-place abs is not supported for complex tensors."
    case .notScalar:
      return "grad can be implicitly created only for scalar outputs"
    case .gradientShape(let index, let gradient, let output):
      return "Mismatch in shape: grad_output[\(index)] has a shape of \(gradient.sizeText) and "
        + "output[\(index)] has a shape of \(output.sizeText)."
    case .gradientCount(let outputs, let gradients):
      return "got \(outputs) tensors and \(gradients) gradients"
    case .gradientType(let index):
      return "grad_output[\(index)] must have a floating point dtype"
    case .secondBackward:
      return "Trying to backward through the graph a second time (or directly access saved tensors "
        + "after they have already been freed). Saved intermediate values of the graph are freed "
        + "when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to "
        + "backward through the graph a second time or if you need to access saved tensors after "
        + "calling backward."
    case .modified(let type, let shape, let output, let operation, let version, let saved):
      return "one of the variables needed for gradient computation has been modified by an inplace "
        + "operation: [\(type) \(shape.listText)]"
        + (operation.isEmpty ? "" : ", which is output \(output) of \(operation),")
        + " is at version \(version); expected version \(saved) instead. Hint: enable anomaly "
        + "detection to find the operation that failed to compute its gradient, with "
        + "torch.autograd.set_detect_anomaly(True, check_nan=False)."
    case .notImplemented(let operation):
      return "derivative for aten::\(operation) is not implemented"
    case .unused(let index):
      return "The differentiated Tensor at index \(index) appears to not have been used in the "
        + "graph. Set allow_unused=True if this is the desired behavior."
    case .inputWithoutGrad:
      return "One of the differentiated Tensors does not require grad"
    case .emptyInputs:
      return "`inputs` argument to `backward()` cannot be empty."
    case .invalidGradient(let operation, let index, let gradient, let expected):
      return "Function \(operation) returned an invalid gradient at index \(index) - got "
        + "\(gradient.listText) but expected shape compatible with \(expected.listText)"
    case .customGradientCount(let function, let expected, let got):
      return "function \(function) returned an incorrect number of gradients (expected "
        + "\(expected), got \(got))"
    case .hookWithoutGrad:
      return "cannot register a hook on a tensor that doesn't require gradient"
    case .retainWithoutGrad:
      return "can't retain_grad on Tensor that has requires_grad=False"
    case .postAccumulateOnNonLeaf:
      return "post accumulate grad hooks cannot be registered on non-leaf tensors"
    case .hookChangedSize(let name):
      return "hook '\(name)' has changed the size of value"
    case .assignedShape(let gradient, let variable):
      return "attempting to assign a gradient of size '\(gradient.listText)' to a tensor of size "
        + "'\(variable.listText)'. Please ensure that the gradient and the tensor are the same size"
    case .assignedType(let gradient, let variable):
      return "attempting to assign a gradient with dtype '\(gradient.cName)' to a tensor with "
        + "grad_dtype '\(variable.scalarTypeName)'. The gradient must match the tensor's grad_dtype "
        + "(defaults to the tensor's dtype). You can set the tensor's grad_dtype attribute with a "
        + "specific dtype, or None to allow any dtype. Set grad_dtype with caution. Diverging the "
        + "dtypes of a tensor and its gradient may break downstream systems that assume they match."
    case .anomaly(let operation, let output):
      return "Function '\(operation)' returned nan values in its \(output)th output."
    case .stated(_, let text):
      return text
    }
  }
}

extension Shape {
  /// `[2, 3]`.
  var listText: String { "[" + array.map(String.init).joined(separator: ", ") + "]" }
  /// `torch.Size([2, 3])`.
  var sizeText: String { "torch.Size(" + listText + ")" }
}
