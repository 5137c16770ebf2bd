// PyTorch's names for what a node has saved: `_saved_self`, `_saved_result` ...

import Tensors

extension Node {
  /// What the node has saved under one of PyTorch's names without the prefix; nil when the
  /// operation saves nothing of the name.
  ///
  /// - Throws: `secondBackward` when it has been freed, `modified` when it was changed since.
  public func saved(named name: String) throws -> Variable? {
    guard let slot = savedNames[name] else { return nil }
    if isReleased { throw AutogradError.secondBackward }
    let isKept = slot == 0 ? saved0 != nil : slot == 1 ? saved1 != nil : saved2 != nil
    guard isKept else { return nil }
    return try GradMode.with(true) { try saved(slot) }
  }

  private var savedNames: [String: Int] {
    switch operation {
    case .unary(let unary):
      switch unary.saves {
      case .nothing: [:]
      case .input: ["self": 0]
      case .output: ["result": 0]
      }
    case .arithmetic(.powNumber), .arithmetic(.clampNumber), .arithmetic(.clampMin),
      .arithmetic(.clampMax):
      ["self": 0]
    case .arithmetic(.pow): ["self": 0, "exponent": 1, "result": 2]
    case .arithmetic(.addcmul), .arithmetic(.addcdiv): ["tensor1": 0, "tensor2": 1]
    case .arithmetic(.whereSelf): ["condition": 0]
    case .arithmetic: ["self": 0, "other": 1]
    case .activation(.softmax), .activation(.logSoftmax): ["result": 0]
    case .activation: ["self": 0, "weight": 1]
    case .product(.mm), .product(.bmm): ["self": 0, "mat2": 1]
    case .product(.addmm): ["mat1": 0, "mat2": 1]
    case .product(.mv): ["self": 0, "vec": 1]
    case .product(.dot): ["self": 0, "tensor": 1]
    case .product: [:]
    case .reduction(.selection): ["indices": 0]
    case .reduction: ["self": 0, "result": 1]
    case .loss(.nll): ["target": 0, "total_weight": 1, "weight": 2]
    case .loss: ["self": 0, "target": 1, "weight": 2]
    case .places(.maskedFill), .places(.maskedFillTensor), .places(.maskedSelect): ["mask": 0]
    case .places(.embedding): ["indices": 0]
    case .places: ["index": 0]
    case .network: ["input": 0, "weight": 1]
    case .accumulate, .reshaping, .joining, .linearAlgebra, .copySlices, .notImplemented, .custom:
      [:]
    }
  }
}
