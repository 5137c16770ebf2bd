// Operations that combine elements along dimensions: names, arguments, derivatives.

import Tensors

/// Dimensions as a set of bits, and whether they stay with size 1.
public struct ReducedDims {
  let mask: UInt32
  let keepdim: Bool

  func contains(_ dim: Int) -> Bool { mask & (1 << UInt32(dim)) != 0 }

  var list: Shape {
    var list = Shape()
    for dim in 0..<Shape.maximumRank where contains(dim) { list.append(dim) }
    return list
  }

  func count(of shape: Shape) -> Int {
    var count = 1
    for dim in shape.indices where contains(dim) { count *= shape[dim] }
    return count
  }

  /// A reduced tensor with the reduced dimensions put back at size 1.
  func restore(_ reduced: Variable, _ input: Shape) throws -> Variable {
    guard !keepdim, !input.isEmpty else { return reduced }
    var shape = input
    for dim in shape.indices where contains(dim) { shape[dim] = 1 }
    return reduced.shape == shape ? reduced : try reduced.view(shape)
  }
}

/// A reduction or a running operation with its arguments.
public enum Reduction {
  case sum
  case sumDims(ReducedDims)
  case nansum(ReducedDims)
  case mean
  case meanDims(ReducedDims)
  case prod
  case prodDim(dim: Int, keepdim: Bool)
  case variance(ReducedDims, correction: Double)
  case standardDeviation(ReducedDims, correction: Double)
  case varianceMean(ReducedDims, correction: Double, root: Bool)
  /// `max()`, `min()`, `median()` of all elements.
  case extreme(Extreme)
  /// `max(dim)`, `sort`, `topk` ...: elements of the input, whose places are saved.
  case selection(Selection, dim: Int, keepdim: Bool)
  case amax(ReducedDims)
  case amin(ReducedDims)
  case aminmax(ReducedDims)
  case norm(p: Double, ReducedDims)
  /// `torch.dist` and `norm` with PyTorch's older names.
  case oldNorm(p: Double, ReducedDims)
  case logsumexp(ReducedDims)
  case cumsum(dim: Int)
  case cumprod(dim: Int)
  case logcumsumexp(dim: Int)

  public enum Extreme {
    case max, min, median, nanmedian
  }

  public enum Selection {
    case max, min, median, nanmedian, mode, kthvalue, sort, topk, cummax, cummin
  }

  var name: String {
    switch self {
    case .sum: "SumBackward0"
    case .sumDims: "SumBackward1"
    case .nansum: "NansumBackward0"
    case .mean: "MeanBackward0"
    case .meanDims: "MeanBackward1"
    case .prod: "ProdBackward0"
    case .prodDim: "ProdBackward1"
    case .variance: "VarBackward0"
    case .standardDeviation: "StdBackward0"
    case .varianceMean(_, _, let root): root ? "StdMeanBackward0" : "VarMeanBackward0"
    case .extreme(.max): "MaxBackward1"
    case .extreme(.min): "MinBackward1"
    case .extreme(.median): "MedianBackward0"
    case .extreme(.nanmedian): "NanmedianBackward0"
    case .selection(.max, _, _): "MaxBackward0"
    case .selection(.min, _, _): "MinBackward0"
    case .selection(.median, _, _): "MedianBackward1"
    case .selection(.nanmedian, _, _): "NanmedianBackward1"
    case .selection(.mode, _, _): "ModeBackward0"
    case .selection(.kthvalue, _, _): "KthvalueBackward0"
    case .selection(.sort, _, _): "SortBackward0"
    case .selection(.topk, _, _): "TopkBackward0"
    case .selection(.cummax, _, _): "CummaxBackward0"
    case .selection(.cummin, _, _): "CumminBackward0"
    case .amax: "AmaxBackward0"
    case .amin: "AminBackward0"
    case .aminmax: "AminmaxBackward0"
    case .norm: "LinalgVectorNormBackward0"
    case .oldNorm: "NormBackward1"
    case .logsumexp: "LogsumexpBackward0"
    case .cumsum: "CumsumBackward0"
    case .cumprod: "CumprodBackward0"
    case .logcumsumexp: "LogcumsumexpBackward0"
    }
  }

  /// Saved: x in slot 0 (the places, for selections), the output in slot 1.
  func gradients(_ grad: Variable, _ node: Node, _ result: inout InputGradients) throws {
    let shape = node.inputShape(0)
    switch self {
    case .sum:
      result.first = try grad.expand(shape)
    case .sumDims(let dims):
      result.first = try dims.restore(grad, shape).expand(shape)
    case .nansum(let dims):
      let x = try node.saved()
      result.first =
        try dims.restore(grad, shape).expand(shape) * x.isnan().logicalNot().to(grad.dtype)
    case .mean:
      result.first = try grad.expand(shape) / .int(shape.product)
    case .meanDims(let dims):
      result.first = try dims.restore(grad, shape).expand(shape) / .int(dims.count(of: shape))
    case .prod:
      result.first = try grad.prodBackward(node.saved(0), node.saved(1), dim: nil)
    case .prodDim(let dim, let keepdim):
      let dims = ReducedDims(mask: 1 << UInt32(dim), keepdim: keepdim)
      result.first = try dims.restore(grad, shape).prodBackward(
        node.saved(0), dims.restore(node.saved(1), shape), dim: shape.isEmpty ? nil : dim)
    case .variance(let dims, let correction):
      result.first = try grad.varBackward(node.saved(), dims, correction)
    case .standardDeviation(let dims, let correction):
      result.first = try grad.stdBackward(node.saved(0), node.saved(1), dims, correction)
    case .varianceMean:
      try severalGradients([grad], node, &result)
    case .extreme:
      let (x, value) = (try node.saved(0), try node.saved(1))
      let chosen = try (value.isnan().item().isTrue ? x.isnan() : x.eq(value))
      result.first = try chosen.to(grad.dtype) * (grad / chosen.sum().to(grad.dtype))
    case .selection(let selection, let dim, let keepdim):
      if selection == .cummax || selection == .cummin {
        result.first = try grad.zeros(shape).scatterAdd(dim: dim, index: node.saved(), src: grad)
      } else {
        result.first = try grad.selectionBackward(shape, node.saved(), dim, keepdim)
      }
    case .amax(let dims), .amin(let dims):
      let value = try dims.restore(node.saved(1), shape)
      let mask = try value.eq(node.saved(0)).to(grad.dtype)
      result.first =
        try dims.restore(grad, shape) * mask / mask.sum(dim: dims.list, keepdim: true)
    case .aminmax:
      try severalGradients([grad], node, &result)
    case .norm(let p, let dims), .oldNorm(let p, let dims):
      result.first = try dims.restore(grad, shape).normBackward(
        node.savedItself(0), p, dims.restore(node.savedItself(1), shape), dims)
    case .logsumexp(let dims):
      let (x, output) = (try node.saved(0), try dims.restore(node.saved(1), shape))
      result.first = try dims.restore(grad, shape) * (x - output).exp()
    case .cumsum(let dim):
      result.first = try grad.reversedCumsum(dim)
    case .cumprod(let dim):
      result.first = try grad.cumprodBackward(node.saved(0), node.saved(1), dim)
    case .logcumsumexp(let dim):
      let (x, output) = (try node.saved(0), try node.saved(1))
      let weighted = try grad * output.neg().exp()
      result.first = try weighted.reversedCumsum(dim) * x.exp()
    }
  }

  func severalGradients(
    _ grads: [Variable?], _ node: Node, _ result: inout InputGradients
  ) throws {
    let shape = node.inputShape(0)
    var total: Variable?
    func add(_ part: Variable) throws { total = try total.map { try $0 + part } ?? part }
    switch self {
    case .varianceMean(let dims, let correction, let root):
      if let grad = grads[safe: 0] {
        try add(
          root
            ? grad.stdBackward(node.saved(0), node.saved(1), dims, correction)
            : grad.varBackward(node.saved(0), dims, correction))
      }
      if let grad = grads[safe: 1] {
        try add(dims.restore(grad, shape).expand(shape) / .int(dims.count(of: shape)))
      }
    case .aminmax(let dims):
      for output in 0..<2 {
        guard let grad = grads[safe: output] else { continue }
        let value = try dims.restore(node.saved(1 + output), shape)
        let mask = try value.eq(node.saved(0)).to(grad.dtype)
        try add(dims.restore(grad, shape) * mask / mask.sum(dim: dims.list, keepdim: true))
      }
    default:
      if let grad = grads[safe: 0] { try gradients(grad, node, &result) }
      return
    }
    result.first = total
  }
}
