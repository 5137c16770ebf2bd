// Losses. `cross_entropy`, `l1_loss` and `kl_div` are composed as PyTorch composes them.

import Tensors

extension Variable {
  private func reduced(_ reduction: LossReduction, _ each: Tensor) throws -> Variable {
    switch reduction {
    case .none: Variable(each)
    case .mean: Variable(try each.mean())
    case .sum: Variable(try each.sum())
    }
  }

  func reduced(_ reduction: LossReduction) throws -> Variable {
    switch reduction {
    case .none: self
    case .mean: try mean()
    case .sum: try sum()
    }
  }

  private func paired(_ loss: Loss, _ target: Variable, _ result: Variable) throws -> Variable {
    if Variable.isRecorded(self, target) {
      let node = result.record(.loss(loss), self, target)
      try node.save(self, at: 0)
      try node.save(target, at: 1)
    }
    return result
  }

  public func mseLoss(_ target: Variable, reduction: LossReduction = .mean) throws -> Variable {
    let common = data.promotedType(with: target.data)
    guard common.isFloatingPoint else {
      throw TensorError.notImplementedFor(kernel: device.isCPU ? "mse_cpu" : "mse_cuda", common)
    }
    let difference = try data.sub(target.data)
    guard !difference.dtype.isComplex else {
      throw TensorError.notImplementedFor(kernel: "mse_cpu", difference.dtype)
    }
    return try paired(
      .mse(reduction), target, reduced(reduction, difference.mul(difference)))
  }

  public func l1Loss(_ target: Variable, reduction: LossReduction = .mean) throws -> Variable {
    try sub(target).abs().reduced(reduction)
  }

  public func smoothL1Loss(
    _ target: Variable, reduction: LossReduction = .mean, beta: Double = 1
  ) throws -> Variable {
    guard beta >= 0 else {
      throw AutogradError.stated(
        .runtime, "smooth_l1_loss does not support negative values for beta.")
    }
    if beta == 0 { return try l1Loss(target, reduction: reduction) }
    let each = try data.combine(.smoothL1, target.data, beta)
    return try paired(.smoothL1(reduction, beta: beta), target, reduced(reduction, each))
  }

  public func huberLoss(
    _ target: Variable, reduction: LossReduction = .mean, delta: Double = 1
  ) throws -> Variable {
    guard delta > 0 else {
      throw AutogradError.stated(
        .runtime, "huber_loss does not support non-positive values for delta.")
    }
    let each = try data.combine(.huber, target.data, delta)
    return try paired(.huber(reduction, delta: delta), target, reduced(reduction, each))
  }

  public func klDiv(
    _ target: Variable, reduction: LossReduction = .mean, logTarget: Bool = false
  ) throws -> Variable {
    let each =
      try logTarget
      ? target.exp().mul(target.sub(self)) : target.xlogy(target).sub(target.mul(self))
    return try each.reduced(reduction)
  }

  public func binaryCrossEntropy(
    _ target: Variable, weight: Variable? = nil, reduction: LossReduction = .mean
  ) throws -> Variable {
    guard target.dtype == dtype else {
      throw AutogradError.stated(
        .runtime,
        "Found dtype \(target.dtype.scalarTypeName) but expected \(dtype.scalarTypeName)")
    }
    guard try data.ge(0).logicalAnd(data.le(1)).all().item().isTrue else {
      throw AutogradError.stated(.runtime, "all elements of input should be between 0 and 1")
    }
    let expanded = try target.data.expand(shape)
    var each = try Tensor(empty: shape, dtype: dtype, device: device)
    try Backends.backend(for: device).binaryCrossEntropy(
      data.contiguous(), target: expanded.contiguous(), into: each)
    if let weight { each = try each.mul(weight.data) }
    let result = try paired(
      .binaryCrossEntropy(reduction), target, reduced(reduction, each))
    if let weight { try result.link?.save(weight, at: 2) }
    return result
  }

  public func binaryCrossEntropyWithLogits(
    _ target: Variable, weight: Variable? = nil, posWeight: Variable? = nil,
    reduction: LossReduction = .mean
  ) throws -> Variable {
    let (x, y) = (data, target.data)
    var logTerm = try x.logSigmoid()
    if let posWeight {
      let logWeight = try posWeight.data.sub(1).mul(y).add(1)
      logTerm = try logTerm.mul(logWeight)
    }
    var each = try y.rsub(1).mul(x).sub(logTerm)
    if let weight { each = try each.mul(weight.data) }
    let result = try paired(
      .binaryCrossEntropyWithLogits(reduction, hasPosWeight: posWeight != nil), target,
      reduced(reduction, each))
    if let node = result.link, !node.isAccumulator {
      if let weight { try node.save(weight, at: 2) }
      if let posWeight { try node.saveOther(posWeight) }
    }
    return result
  }

  // MARK: Classes

  /// The negative log likelihood of `[batch, classes, ...]` log-probabilities.
  public func nllLoss(
    _ target: Variable, weight: Variable? = nil, ignoreIndex: Int = -100,
    reduction: LossReduction = .mean
  ) throws -> Variable {
    guard rank >= 1 else {
      throw AutogradError.stated(.value, "Expected 1 or more dimensions (got 0)")
    }
    if rank > 1 {
      let batch = target.rank == 0 ? 1 : target.shape[0]
      guard shape[0] == batch else {
        throw AutogradError.stated(
          .value,
          "Expected input batch_size (\(shape[0])) to match target batch_size (\(batch)).")
      }
    }
    switch rank {
    case 1, 2:
      return try nll(target, weight, ignoreIndex, reduction, isImage: false)
    case 4:
      guard target.rank == 3 else {
        throw AutogradError.stated(
          .runtime,
          "only batches of spatial targets supported (3D tensors) but got targets of dimension: "
            + "\(target.rank)")
      }
      guard shape[2] == target.shape[1], shape[3] == target.shape[2] else {
        throw AutogradError.stated(
          .runtime,
          "size mismatch (got input: \(shape.listText) , target: \(target.shape.listText)")
      }
      return try nll(target, weight, ignoreIndex, reduction, isImage: true)
    default:
      var expected = shape.removing(at: 1)
      expected[0] = shape[0]
      guard target.shape == expected else {
        throw AutogradError.stated(
          .runtime,
          "Expected target size \(expected.listText), got \(target.shape.listText)")
      }
      let (n, c) = (shape[0], shape[1])
      let flat = try contiguous().view(Shape([n, c, 1, -1]))
      let flatTarget = try target.contiguous().view(Shape([n, 1, -1]))
      let loss = try flat.nll(flatTarget, weight, ignoreIndex, reduction, isImage: true)
      return reduction == .none ? try loss.view(expected) : loss
    }
  }

  private func nll(
    _ target: Variable, _ weight: Variable?, _ ignoreIndex: Int, _ reduction: LossReduction,
    isImage: Bool
  ) throws -> Variable {
    if !isImage {
      guard target.rank <= 1 else {
        throw AutogradError.stated(
          .runtime, "0D or 1D target tensor expected, multi-target not supported")
      }
    }
    guard target.dtype == .int64 || target.dtype == .uint8 else {
      throw AutogradError.stated(
        .runtime,
        "expected target dtype to be Long or Byte, but got \(target.dtype.scalarTypeName)")
    }
    guard isImage || rank > 1 || target.numel == 1 else {
      throw AutogradError.stated(
        .value,
        "For 1D input, 1D target must have size 1, but got target size: \(target.numel)")
    }
    let classes = rank == 1 ? shape[0] : shape[1]
    if let weight {
      guard weight.numel == classes, weight.rank == 1 else {
        throw AutogradError.stated(
          .runtime,
          "weight tensor should be defined either for all \(classes) classes or no classes but got "
            + "weight tensor of shape: \(weight.shape.listText)")
      }
    }
    let rows =
      isImage
      ? try data.permute(Shape([0, 2, 3, 1])).reshape(Shape(-1, classes))
      : try data.reshape(Shape(target.numel, classes))
    let places = try target.data.to(.int64).reshape(Shape(-1)).contiguous()
    let output = try Tensor(
      empty: reduction == .none ? Shape(places.numel) : Shape(), dtype: dtype, device: device)
    let total = try Tensor(empty: Shape(), dtype: dtype, device: device)
    try Backends.backend(for: device).nll(
      rows.contiguous(), target: places, weight: weight?.data.contiguous(),
      ignoreIndex: ignoreIndex, reduction: reduction, into: output, totalWeight: total)
    let result = Variable(reduction == .none ? try output.view(target.shape) : output)
    if isRecorded {
      let loss = Loss.nll(reduction, ignoreIndex: ignoreIndex, isImage: isImage)
      let node = result.record(.loss(loss), self)
      try node.save(target.dtype == .int64 ? target : Variable(places), at: 0)
      try node.save(Variable(total), at: 1)
      if let weight { try node.save(weight, at: 2) }
    }
    return result
  }

  /// The cross entropy of logits and class indices, or class probabilities.
  public func crossEntropyLoss(
    _ target: Variable, weight: Variable? = nil, reduction: LossReduction = .mean,
    ignoreIndex: Int = -100, labelSmoothing: Double = 0
  ) throws -> Variable {
    let classDim = rank == 1 ? 0 : 1
    guard labelSmoothing >= 0, labelSmoothing <= 1 else {
      throw AutogradError.stated(
        .runtime,
        "label_smoothing must be between 0.0 and 1.0. Got: \(shortText(labelSmoothing))")
    }
    guard rank >= 1 else {
      throw AutogradError.stated(.value, "Expected 1 or more dimensions (got 0)")
    }
    if shape == target.shape {
      guard target.dtype.isFloatingPoint else {
        throw AutogradError.stated(
          .runtime,
          "Expected floating point type for target with class probabilities, got "
            + target.dtype.scalarTypeName)
      }
      return try probabilityCrossEntropy(target, weight, reduction, labelSmoothing, classDim)
    }
    let logProbabilities = try logSoftmax(dim: classDim)
    guard labelSmoothing > 0 else {
      return try logProbabilities.nllLoss(
        target, weight: weight, ignoreIndex: ignoreIndex, reduction: reduction)
    }
    return try logProbabilities.smoothedCrossEntropy(
      target, weight, reduction, ignoreIndex, labelSmoothing, classDim)
  }

  private func shortText(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e6 ? String(Int(value)) : String(value)
  }

  private func probabilityCrossEntropy(
    _ target: Variable, _ weight: Variable?, _ reduction: LossReduction, _ smoothing: Double,
    _ classDim: Int
  ) throws -> Variable {
    let logProbabilities = try logSoftmax(dim: classDim)
    let classes = shape[classDim]
    var wanted = target
    if smoothing > 0 {
      wanted = try wanted.mul(.float(1 - smoothing)).add(.float(smoothing / Double(classes)))
    }
    var products = try logProbabilities.mul(wanted)
    if let weight {
      var sizes = Shape(repeating: 1, count: rank)
      sizes[classDim] = classes
      products = try products.mul(rank == 1 ? weight : weight.view(sizes))
    }
    switch reduction {
    case .none: return try products.sum(dim: Shape(classDim)).neg()
    case .sum: return try products.sum().neg()
    case .mean:
      return try products.sum().neg().divInternally(Swift.max(numel / Swift.max(classes, 1), 1))
    }
  }

  private func smoothedCrossEntropy(
    _ target: Variable, _ weight: Variable?, _ reduction: LossReduction, _ ignoreIndex: Int,
    _ smoothing: Double, _ classDim: Int
  ) throws -> Variable {
    let classes = shape[classDim]
    let nll = try nllLoss(
      target, weight: weight, ignoreIndex: ignoreIndex, reduction: reduction)
    var smooth: Variable
    if let weight {
      var sizes = Shape(repeating: 1, count: rank)
      sizes[classDim] = classes
      smooth = try mul(weight.view(sizes)).sum(dim: Shape(classDim)).neg()
    } else {
      smooth = try sum(dim: Shape(classDim)).neg()
    }
    let isIgnored = try target.eq(.int(ignoreIndex))
    smooth = try smooth.maskedFill(mask: isIgnored, value: 0)
    switch reduction {
    case .none: break
    case .sum: smooth = try smooth.sum()
    case .mean:
      if let weight {
        let safe = try target.maskedFill(mask: isIgnored, value: 0)
        let each = try weight.indexSelect(dim: 0, index: safe.flattened())
          .maskedFill(mask: isIgnored.flattened(), value: 0)
        smooth = try smooth.sum().div(each.sum())
      } else {
        let count = try isIgnored.logicalNot().sum().to(dtype)
        smooth = try smooth.sum().div(count)
      }
    }
    return try nll.mulInternally(1 - smoothing)
      .add(smooth.mulInternally(smoothing / Double(classes)))
  }
}
