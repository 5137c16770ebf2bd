// PyTorch's names for what a node has saved: `_saved_self`, `_saved_result`, `_saved_exponent` ...
//
// Tensors stand in the node's slots; numbers, dimensions and sizes are part of the operation itself.

import Tensors

/// What a node answers for one of PyTorch's `_saved_` names.
public enum SavedValue {
  case variable(Variable)
  case number(Scalar)
  case flag(Bool)
  case sizes(Shape)
  case nothing
}

extension Node {
  /// What the node has saved under one of PyTorch's names without the prefix; nil when the
  /// operation saves nothing of the name.
  ///
  /// - Throws: `secondBackward` when it has been freed, `modified` when it was changed since.
  public func saved(named name: String) throws -> SavedValue? {
    if let argument = savedArguments.first(where: { $0.name == name }) { return argument.value }
    guard let slot = savedSlots[name] else { return nil }
    if isReleased { throw AutogradError.secondBackward }
    let isKept = slot == 0 ? saved0 != nil : slot == 1 ? saved1 != nil : saved2 != nil
    guard isKept else { return .nothing }
    return .variable(try GradMode.with(true) { try savedItself(slot) })
  }

  /// The names without the prefix, in alphabetical order.
  public var savedNames: [String] {
    (savedArguments.map(\.name) + savedSlots.keys).sorted()
  }

  private var savedSlots: [String: Int] {
    switch operation {
    case .unary(let unary):
      switch unary.saves {
      case .nothing: [:]
      case .input: ["self": 0]
      case .output: ["result": 0]
      }
    case .arithmetic(let arithmetic): arithmetic.savedSlots
    case .activation(.softmax), .activation(.logSoftmax): ["result": 0]
    case .activation: ["self": 0, "weight": 1]
    case .product(.mm), .product(.bmm): ["self": 0, "mat2": 1]
    case .product(.addmm): ["mat1": 0, "mat2": 1]
    case .product(.mv): ["self": 0, "vec": 1]
    case .product(.dot): ["self": 0, "tensor": 1]
    case .product: [:]
    case .reduction(let reduction): reduction.savedSlots
    case .loss(.nll): ["target": 0, "total_weight": 1, "weight": 2]
    case .loss: ["self": 0, "target": 1, "weight": 2]
    case .places(.maskedFill), .places(.maskedFillTensor), .places(.maskedSelect): ["mask": 0]
    case .places(.embedding): ["indices": 0]
    case .places: ["index": 0]
    case .network: ["input": 0, "weight": 1]
    case .complexNumbers(.angle), .complexNumbers(.sgn): ["self": 0]
    case .complexNumbers(.polar): ["result": 2]
    case .accumulate, .reshaping, .joining, .linearAlgebra, .complexNumbers, .copySlices,
      .notImplemented, .custom:
      [:]
    }
  }

  private var savedArguments: [(name: String, value: SavedValue)] {
    switch operation {
    case .arithmetic(let arithmetic): arithmetic.savedArguments
    case .reduction(let reduction): reduction.savedArguments(inputShape(0))
    case .reshaping(let reshaping): reshaping.savedArguments(inputShape(0), shape)
    case .product(.addmm(_, let beta, let alpha)):
      [("alpha", .number(alpha)), ("beta", .number(beta))]
        + matrixArguments("mat1", saved0) + matrixArguments("mat2", saved1)
    case .product(.mm): matrixArguments("self", saved0) + matrixArguments("mat2", saved1)
    case .joining(.cat(let parts)): [("dim", .number(.int(parts.dim)))]
    case .joining(.stack(let dim)): [("dim", .number(.int(dim)))]
    default: []
    }
  }

  private func matrixArguments(
    _ name: String, _ matrix: Variable?
  ) -> [(name: String, value: SavedValue)] {
    guard let matrix else { return [] }
    return [
      (name + "_sym_sizes", .sizes(matrix.shape)),
      (name + "_sym_strides", .sizes(matrix.data.strides)),
    ]
  }
}

extension Arithmetic {
  fileprivate var savedSlots: [String: Int] {
    switch self {
    case .powNumber, .clampNumber, .clampMin, .clampMax: ["self": 0]
    case .pow: ["self": 0, "exponent": 1, "result": 2]
    case .powBase: ["result": 2]
    case .addcmul, .addcdiv: ["tensor1": 0, "tensor2": 1]
    case .whereSelf: ["condition": 0]
    case .add, .sub, .rsub, .rsubNumber, .addInternally: [:]
    case .mulNumber, .divNumber: ["self": 0]
    default: ["self": 0, "other": 1]
    }
  }

  fileprivate var savedArguments: [(name: String, value: SavedValue)] {
    switch self {
    case .add(let alpha), .sub(let alpha), .rsub(let alpha), .rsubNumber(let alpha):
      [("alpha", .number(alpha ?? .int(1)))]
    case .powNumber(let exponent): [("exponent", .number(exponent))]
    case .powBase(let base): [("self", .number(base))]
    case .mulNumber(let factor), .divNumber(let factor):
      [("other", (try? Tensor(factor)).map { .variable(Variable($0)) } ?? .nothing)]
    case .addcmul(let value), .addcdiv(let value): [("value", .number(value))]
    case .lerpNumber(let weight): [("weight", .number(.float(weight)))]
    case .clampNumber(let least, let most):
      [
        ("max", most.map { .number($0) } ?? .nothing),
        ("min", least.map { .number($0) } ?? .nothing),
      ]
    case .clampMin(let least): [("min", .number(least))]
    case .clampMax(let most): [("max", .number(most))]
    default: []
    }
  }
}

extension Reduction {
  fileprivate var savedSlots: [String: Int] {
    switch self {
    case .selection: ["indices": 0]
    case .sum, .sumDims, .mean, .meanDims, .cumsum: [:]
    case .variance, .nansum: ["self": 0]
    default: ["self": 0, "result": 1]
    }
  }

  fileprivate func savedArguments(_ input: Shape) -> [(name: String, value: SavedValue)] {
    let sizes: (String, SavedValue) = ("self_sym_sizes", .sizes(input))
    let count: (String, SavedValue) = ("self_sym_numel", .number(.int(input.product)))
    func reduced(_ dims: ReducedDims) -> [(name: String, value: SavedValue)] {
      [("dim", .sizes(dims.list)), ("keepdim", .flag(dims.keepdim))]
    }
    switch self {
    case .sum: return [sizes]
    case .sumDims(let dims): return reduced(dims) + [sizes]
    case .mean: return [count, sizes]
    case .meanDims(let dims): return reduced(dims) + [count, sizes]
    case .prodDim(let dim, let keepdim):
      return [("dim", .number(.int(dim))), ("keepdim", .flag(keepdim))]
    case .selection(_, let dim, let keepdim):
      return [("dim", .number(.int(dim))), ("keepdim", .flag(keepdim)), sizes]
    case .amax(let dims), .amin(let dims), .logsumexp(let dims): return reduced(dims)
    case .cumsum(let dim), .cumprod(let dim), .logcumsumexp(let dim):
      return [("dim", .number(.int(dim)))]
    default: return []
    }
  }
}

extension Reshaping {
  fileprivate func savedArguments(
    _ input: Shape, _ output: Shape
  ) -> [(name: String, value: SavedValue)] {
    let sizes: (String, SavedValue) = ("self_sym_sizes", .sizes(input))
    switch self {
    case .view, .unsafeView, .reshapeAlias, .expand, .squeeze: return [sizes]
    case .transpose(let first, let second):
      return [("dim0", .number(.int(first))), ("dim1", .number(.int(second)))]
    case .permute(let dims): return [("dims", .sizes(dims.values))]
    case .squeezeDim(let dim): return [("dim", .number(.int(dim))), sizes]
    case .squeezeDims(let dims): return [("dim", .sizes(dims.values)), sizes]
    case .unsqueeze(let dim): return [("dim", .number(.int(dim)))]
    case .select(let dim, let index):
      return [("dim", .number(.int(dim))), ("index", .number(.int(index))), sizes]
    case .slice(let dim, let start, let step):
      return [
        ("dim", .number(.int(dim))), ("end", .number(.int(start + output[dim] * step))), sizes,
        ("start", .number(.int(start))), ("step", .number(.int(step))),
      ]
    case .repeats(let counts): return [("repeats", .sizes(counts.values)), sizes]
    case .flip(let dims): return [("dims", .sizes(dims.values))]
    default: return []
    }
  }
}
