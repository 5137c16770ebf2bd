// Views and rearrangements of one tensor: names, arguments, derivatives. The derivative of each is
// its inverse: what was selected is put back among zeros, what was repeated is summed.

import Tensors

/// An operation that moves elements without computing.
public enum Reshaping {
  case view
  case unsafeView
  case reshapeAlias
  case t
  /// `t_()`, `unsqueeze_()` and their like, which have names of their own.
  indirect case inPlace(Reshaping)
  case transpose(Int, Int)
  case permute(Arguments)
  case expand
  case squeeze
  case squeezeDim(Int)
  case squeezeDims(Arguments)
  /// What `matmul` of a vector and a matrix ends with.
  case squeezeAfterProduct
  case unsqueeze(Int)
  case select(dim: Int, index: Int)
  case slice(dim: Int, start: Int, step: Int)
  case diagonal(offset: Int, dim1: Int, dim2: Int)
  case diagonalCopy(offset: Int)
  /// The derivatives of `select`, `slice` and `diagonal`, which put the view among zeros.
  case selectBackward(dim: Int, index: Int)
  case sliceBackward(dim: Int, start: Int, step: Int)
  case diagonalBackward(offset: Int, dim1: Int, dim2: Int)
  case diagEmbed(offset: Int, dim1: Int, dim2: Int)
  case asStrided(StridedGeometry)
  case unfold(dim: Int, size: Int, step: Int)
  case alias
  case clone
  case toCopy(from: Device)
  case repeats(Arguments)
  case flip(Arguments)
  case roll(shifts: Arguments, dims: Arguments)
  case tril(Int)
  case triu(Int)
  case trace
  case pad(Arguments)
  case copyInPlace(from: Device)
  case zeroInPlace
  case fillInPlace
  case fillInPlaceTensor
  /// A random fill.
  case randomInPlace(String)

  /// A list of integers, kept outside the enum.
  public final class Arguments {
    let values: Shape
    init(_ values: Shape) { self.values = values }
  }

  var name: String {
    switch self {
    case .view: "ViewBackward0"
    case .unsafeView: "UnsafeViewBackward0"
    case .reshapeAlias: "ReshapeAliasBackward0"
    case .t: "TBackward0"
    case .inPlace(let operation): operation.nameInPlace
    case .transpose: "TransposeBackward0"
    case .permute: "PermuteBackward0"
    case .expand: "ExpandBackward0"
    case .squeeze: "SqueezeBackward0"
    case .squeezeDim: "SqueezeBackward1"
    case .squeezeDims: "SqueezeBackward2"
    case .squeezeAfterProduct: "SqueezeBackward4"
    case .unsqueeze: "UnsqueezeBackward0"
    case .select: "SelectBackward0"
    case .slice: "SliceBackward0"
    case .diagonal: "DiagonalBackward0"
    case .diagonalCopy: "DiagonalBackward0_copy"
    case .selectBackward: "SelectBackwardBackward0"
    case .sliceBackward: "SliceBackwardBackward0"
    case .diagonalBackward: "DiagonalBackwardBackward0"
    case .diagEmbed: "DiagEmbedBackward0"
    case .asStrided: "AsStridedBackward0"
    case .unfold: "UnfoldBackward0"
    case .alias: "AliasBackward0"
    case .clone: "CloneBackward0"
    case .toCopy: "ToCopyBackward0"
    case .repeats: "RepeatBackward0"
    case .flip: "FlipBackward0"
    case .roll: "RollBackward0"
    case .tril: "TrilBackward0"
    case .triu: "TriuBackward0"
    case .trace: "TraceBackward0"
    case .pad: "ConstantPadNdBackward0"
    case .copyInPlace: "CopyBackwards"
    case .zeroInPlace: "ZeroBackward0"
    case .fillInPlace: "FillBackward2"
    case .fillInPlaceTensor: "FillBackward3"
    case .randomInPlace(let name): name
    }
  }

  private var nameInPlace: String {
    switch self {
    case .t: "TBackward1"
    case .transpose: "TransposeBackward1"
    case .unsqueeze: "UnsqueezeBackward1"
    case .squeeze: "SqueezeBackward3"
    case .squeezeDim: "SqueezeBackward4"
    case .squeezeDims: "SqueezeBackward5"
    default: name
    }
  }

  func gradients(_ grad: Variable, _ node: Node, _ result: inout InputGradients) throws {
    switch self {
    case .view, .unsafeView, .reshapeAlias, .squeeze, .squeezeDim, .squeezeDims,
      .squeezeAfterProduct:
      result.first = try grad.reshape(node.inputShape(0))
    case .inPlace(let operation):
      try operation.gradients(grad, node, &result)
    case .t:
      result.first = try grad.t()
    case .transpose(let a, let b):
      result.first = try grad.transpose(a, b)
    case .permute(let dims):
      var inverse = dims.values
      for index in dims.values.indices { inverse[dims.values[index]] = index }
      result.first = try grad.permute(inverse)
    case .expand, .alias, .clone:
      result.first = grad
    case .toCopy(let device):
      result.first = try grad.to(device)
    case .unsqueeze(let dim):
      result.first = try grad.squeeze(dim: dim)
    case .select(let dim, let index):
      result.first = try grad.placed(
        node.inputShape(0), .selectBackward(dim: dim, index: index)
      ) { try $0.select(dim: dim, index: index) }
    case .slice(let dim, let start, let step):
      let length = node.shape[dim]
      result.first = try grad.placed(
        node.inputShape(0), .sliceBackward(dim: dim, start: start, step: step)
      ) {
        try $0.slice(dim: dim, start: start, end: start + (length - 1) * step + 1, step: step)
      }
    case .diagonal(let offset, let dim1, let dim2):
      result.first = try grad.placed(
        node.inputShape(0), .diagonalBackward(offset: offset, dim1: dim1, dim2: dim2)
      ) { try $0.diagonal(offset: offset, dim1: dim1, dim2: dim2) }
    case .diagonalCopy(let offset):
      result.first = try grad.placed(
        node.inputShape(0), .diagonalBackward(offset: offset, dim1: 0, dim2: 1)
      ) { try $0.diagonal(offset: offset, dim1: 0, dim2: 1) }
    case .selectBackward(let dim, let index):
      result.first = try grad.select(dim: dim, index: index)
    case .sliceBackward(let dim, let start, let step):
      let length = node.inputShape(0)[dim]
      result.first = try grad.slice(
        dim: dim, start: start, end: start + (length - 1) * step + 1, step: step)
    case .diagonalBackward(let offset, let dim1, let dim2):
      result.first = try grad.diagonal(offset: offset, dim1: dim1, dim2: dim2)
    case .diagEmbed(let offset, let dim1, let dim2):
      result.first = try grad.diagonal(offset: offset, dim1: dim1, dim2: dim2)
    case .asStrided(let geometry):
      result.first = try geometry.gradient(grad)
    case .unfold(let dim, let size, let step):
      result.first = try grad.unfoldBackward(
        node.inputShape(0), dim: dim, size: size, step: step)
    case .repeats(let counts):
      result.first = try grad.repeatBackward(node.inputShape(0), counts.values)
    case .flip(let dims):
      result.first = try grad.flip(dims: dims.values)
    case .roll(let shifts, let dims):
      var back = shifts.values
      for index in back.indices { back[index] = -back[index] }
      result.first = try grad.roll(shifts: back, dims: dims.values)
    case .tril(let diagonal):
      result.first = try grad.tril(diagonal: diagonal)
    case .triu(let diagonal):
      result.first = try grad.triu(diagonal: diagonal)
    case .trace:
      let shape = node.inputShape(0)
      let eye = Variable(
        try Tensor.eye(shape[0], shape[1], dtype: grad.dtype, device: grad.device))
      result.first = try eye * grad
    case .pad(let widths):
      result.first = try grad.constantPad(widths.values.negated, value: 0)
    case .copyInPlace(let device):
      if node.wants(1) { result.second = try grad.to(device) }
      if node.wants(0) { result.first = Variable(try grad.data.zerosLike()) }
    case .zeroInPlace, .fillInPlace, .randomInPlace:
      result.first = Variable(try grad.data.zerosLike())
    case .fillInPlaceTensor:
      if node.wants(0) { result.first = Variable(try grad.data.zerosLike()) }
      if node.wants(1) { result.second = try grad.sum() }
    }
  }
}

extension Shape {
  var negated: Shape {
    var result = self
    for index in indices { result[index] = -self[index] }
    return result
  }
}
