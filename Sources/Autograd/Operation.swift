// The closed set of operations that a graph is made of, by family.
//
// Each family stands in a file of its own (Derivatives/...), where every operation has its name, its
// arguments and its derivative. An operation is data: the graph can be named, printed and walked.

import Tensors

/// What a node did.
public enum Operation {
  /// Adds what arrives to a leaf's gradient.
  case accumulate
  case unary(UnaryOperation)
  case arithmetic(Arithmetic)
  case activation(Activation)
  case product(Product)
  case reshaping(Reshaping)
  case joining(Joining)
  case reduction(Reduction)
  case places(Places)
  case network(Network)
  case loss(Loss)
  case linearAlgebra(LinearAlgebra)
  case complexNumbers(ComplexNumbers)
  /// An operation in place on a view, seen from the base.
  case copySlices(CopySlices)
  /// An operation without a derivative; fails in backward only.
  case notImplemented(String)
  case custom(any CustomFunction)

  /// PyTorch's name: `AddBackward0`.
  public var name: String {
    switch self {
    case .accumulate: "torch::autograd::AccumulateGrad"
    case .unary(let operation): operation.gradientName
    case .arithmetic(let operation): operation.name
    case .activation(let operation): operation.name
    case .product(let operation): operation.name
    case .reshaping(let operation): operation.name
    case .joining(let operation): operation.name
    case .reduction(let operation): operation.name
    case .places(let operation): operation.name
    case .network(let operation): operation.name
    case .loss(let operation): operation.name
    case .linearAlgebra(let operation): operation.name
    case .complexNumbers(let operation): operation.name
    case .copySlices: "torch::autograd::CopySlices"
    case .notImplemented: "NotImplemented"
    case .custom(let function): function.name
    }
  }

  /// The name in messages: `Exp` for `ExpBackward0`.
  var shortName: String {
    let name = self.name
    var end = name.endIndex
    while end > name.startIndex, name[name.index(before: end)].isNumber {
      end = name.index(before: end)
    }
    let stem = name[..<end]
    return stem.hasSuffix("Backward") ? String(stem.dropLast("Backward".count)) : name
  }
}

/// The gradients of a node's inputs, as a rule computes them.
struct InputGradients {
  var first: Variable?
  var second: Variable?
  var third: Variable?
  /// Beyond the third; nil while there are none, which costs no reference count.
  var others: [Variable?]?

  subscript(index: Int) -> Variable? {
    get {
      switch index {
      case 0: first
      case 1: second
      case 2: third
      default: others.flatMap { index - 3 < $0.count ? $0[index - 3] : nil }
      }
    }
    set {
      switch index {
      case 0: first = newValue
      case 1: second = newValue
      case 2: third = newValue
      default:
        var list = others ?? []
        while list.count <= index - 3 { list.append(nil) }
        list[index - 3] = newValue
        others = list
      }
    }
  }
}

extension Node {
  /// The gradients of the inputs from those of the outputs.
  ///
  /// - Throws: `notImplemented` for a complex gradient where the rule holds for real numbers only.
  func apply(_ grad: Variable, _ result: inout InputGradients) throws {
    if grad.dtype.isComplex { try operation.requireComplexRule() }
    switch operation {
    case .accumulate: break
    case .unary(let unary): result.first = try unary.gradient(grad, self)
    case .arithmetic(let arithmetic): try arithmetic.gradients(grad, self, &result)
    case .activation(let activation): try activation.gradients(grad, self, &result)
    case .product(let product): try product.gradients(grad, self, &result)
    case .reshaping(let reshaping): try reshaping.gradients(grad, self, &result)
    case .joining(let joining): try joining.gradients(grad, self, &result)
    case .reduction(let reduction): try reduction.gradients(grad, self, &result)
    case .places(let places): try places.gradients(grad, self, &result)
    case .network(let network): try network.gradients(grad, self, &result)
    case .loss(let loss): try loss.gradients(grad, self, &result)
    case .linearAlgebra(let algebra): try algebra.gradients(grad, self, &result)
    case .complexNumbers(let complex): try complex.gradients(grad, self, &result)
    case .copySlices(let slices): try slices.gradients(grad, self, &result)
    case .notImplemented(let name): throw AutogradError.notImplemented(operation: name)
    case .custom: break
    }
  }
}
