// `nn.Parameter` and `nn.Buffer`: tensors with a class of their own, by which a module knows them.
import Autograd
import Interpreter
import Tensors

extension TypeObject {
  /// `torch.nn.Parameter`.
  public static let parameter = TypeObject(
    native: "Parameter", module: "torch.nn.parameter", base: .tensor)
  static let buffer = TypeObject(native: "Buffer", module: "torch.nn.parameter", base: .tensor)
}

/// The classes of tensors that modules hold.
enum ParameterTypes {
  static func declare() {
    TypeObject.parameter.hasAttributes = true
    TypeObject.buffer.hasAttributes = true
    TypeObject.parameter.construct("Parameter(cls, data=None, requires_grad=True)") {
      call, machine throws(Raised) in
      let requiresGrad = try machine.truth(call[2])
      return try make(call[0].type ?? .parameter, call[1], requiresGrad: requiresGrad)
    }
    TypeObject.buffer.construct("Buffer(cls, data=None, *, persistent=True)") {
      call, _ throws(Raised) in
      let value = try make(call[0].type ?? .buffer, call[1], requiresGrad: false)
      value.object?.setOwnAttribute(Symbol("persistent"), call[2])
      return value
    }
  }

  private static func make(
    _ type: TypeObject, _ data: Value, requiresGrad: Bool
  ) throws(Raised) -> Value {
    if data.isNoneOrUndefined {
      let empty = Variable(try torch { try Tensor(empty: [0], dtype: .defaultFloat) })
      if requiresGrad { try torch { try empty.setRequiresGrad(true) } }
      return .object(TensorObject(empty, type: type))
    }
    guard let source = TensorObject.variable(data) else {
      throw .attributeError("'\(data.typeName)' object has no attribute 'detach'")
    }
    let variable = source.detach()
    if requiresGrad {
      guard variable.dtype.isInexact else {
        throw .runtimeError(
          "Only Tensors of floating point and complex dtype can require gradients")
      }
      try torch { try variable.setRequiresGrad(true) }
    }
    return .object(TensorObject(variable, type: type))
  }
}
