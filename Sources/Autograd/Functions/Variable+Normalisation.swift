// Normalisation layers, embedding and one-hot rows.

import Tensors

extension Variable {
  public func layerNorm(
    normalizedShape: Shape, weight: Variable? = nil, bias: Variable? = nil, eps: Double = 1e-5
  ) throws -> Variable {
    let tail = normalizedShape.count
    guard tail >= 1, tail <= rank, shape.dropFirst(rank - tail) == normalizedShape else {
      let expected =
        "[*" + normalizedShape.array.map { ", \($0)" }.joined() + "]"
      throw AutogradError.stated(
        .runtime,
        "Given normalized_shape=\(normalizedShape.listText), expected input with shape \(expected), "
          + "but got input of size\(shape.listText)")
    }
    for (name, parameter) in [("weight", weight), ("bias", bias)] {
      if let parameter, parameter.shape != normalizedShape {
        throw AutogradError.stated(
          .runtime,
          "Expected \(name) to be of same shape as normalized_shape, but got \(name) of shape "
            + "\(parameter.shape.listText) and normalized_shape = \(normalizedShape.listText)")
      }
    }
    let n = normalizedShape.product
    let rows = n == 0 ? 0 : numel / n
    let source = try data.contiguous()
    let output = try empty(shape)
    let (mean, rstd) = (try statistics(rows), try statistics(rows))
    try backend.layerNorm(
      source, n: n, weight: weight?.data.contiguous(), bias: bias?.data.contiguous(), eps: eps,
      into: output, mean: mean, rstd: rstd)
    let result = Variable(output)
    try result.recordNorm(
      .layerNorm(rows: rows), self, weight, bias, mean: mean, deviation: rstd, eps: eps)
    return result
  }

  /// Room for a statistic of each row or channel; those of narrow floats are kept in float32.
  private func statistics(_ count: Int) throws -> Tensor {
    try empty(Shape(count), dtype: dtype.isNarrowFloat ? .float32 : dtype)
  }

  private func recordNorm(
    _ operation: Network, _ x: Variable, _ weight: Variable?, _ bias: Variable?, mean: Tensor,
    deviation: Tensor, eps: Double
  ) throws {
    guard GradMode.isEnabled,
      x.requiresGrad || (weight?.requiresGrad ?? false) || (bias?.requiresGrad ?? false)
    else { return }
    let node = record(.network(operation), x, weight, bias)
    try node.save(x, at: 0)
    if let weight { try node.save(weight, at: 1) }
    try node.saveOther(Variable(mean))
    try node.saveOther(Variable(deviation))
    try node.saveOther(Variable(Tensor(.float(eps), dtype: .float64)))
  }

  /// - Parameters:
  ///   - runningMean: updated in place when training.
  ///   - momentum: the share of the new statistics.
  public func batchNorm(
    runningMean: Variable?, runningVar: Variable?, weight: Variable? = nil,
    bias: Variable? = nil, training: Bool = false, momentum: Double = 0.1, eps: Double = 1e-5
  ) throws -> Variable {
    guard rank >= 2 else {
      throw TensorError.dimensionOutOfRange(
        low: -Swift.max(rank, 1), high: Swift.max(rank, 1) - 1, got: 1)
    }
    let channels = shape[1]
    for (name, parameter) in [
      ("running_mean", runningMean), ("running_var", runningVar), ("weight", weight),
      ("bias", bias),
    ] {
      if let parameter, parameter.numel != channels {
        throw AutogradError.stated(
          .runtime, "\(name) should contain \(channels) elements not \(parameter.numel)")
      }
    }
    let source = try data.contiguous()
    let output = try empty(shape)
    let (mean, invstd, savedInvstd): (Tensor, Tensor, Tensor)
    if training {
      let count = channels == 0 ? 0 : numel / channels
      guard count > 1 else {
        throw AutogradError.stated(
          .value,
          "Expected more than 1 value per channel when training, got input size "
            + "\(shape.sizeText)")
      }
      (mean, invstd) = (try statistics(channels), try statistics(channels))
      savedInvstd = invstd
      let unbiased = try statistics(channels)
      try backend.batchNormStatistics(
        source, eps: eps, mean: mean, invstd: invstd, variance: unbiased)
      try runningMean?.follow(mean, momentum)
      try runningVar?.follow(unbiased, momentum, isFused: true)
    } else {
      guard let runningMean, let runningVar else {
        throw AutogradError.stated(
          .runtime, "Expected running_mean and running_var to be defined when training=False")
      }
      mean = try runningMean.data.contiguous()
      invstd = try runningVar.data.add(.float(eps)).sqrt().reciprocal()
      // Backward computes it in float64 and rounds once.
      savedInvstd =
        GradMode.isEnabled
        ? try runningVar.data.to(.float64).add(.float(eps)).sqrt().reciprocal().to(invstd.dtype)
        : invstd
    }
    try backend.batchNorm(
      source, mean: mean, invstd: invstd, weight: weight?.data.contiguous(),
      bias: bias?.data.contiguous(), into: output)
    let result = Variable(output)
    try result.recordNorm(
      .batchNorm(training: training), self, weight, bias,
      mean: training ? mean : mean.clone(),
      deviation: savedInvstd, eps: eps)
    return result
  }

  /// `momentum * new + (1 - momentum) * self`, in place.
  ///
  /// - Parameter isFused: whether the first product is added without being rounded.
  private func follow(_ new: Tensor, _ momentum: Double, isFused: Bool = false) throws {
    let kept = try data.mul(.float(1 - momentum))
    _ = try data.copy_(
      isFused
        ? kept.add(new, alpha: .float(momentum)) : new.mul(.float(momentum)).add(kept))
  }

  public func groupNorm(
    numGroups: Int, weight: Variable? = nil, bias: Variable? = nil, eps: Double = 1e-5
  ) throws -> Variable {
    guard rank >= 2 else {
      throw AutogradError.stated(
        .runtime, "Expected at least 2 dimensions for input tensor but received \(rank)")
    }
    guard numGroups > 0, shape[1] % numGroups == 0 else {
      throw AutogradError.stated(
        .runtime,
        "Expected number of channels in input to be divisible by num_groups, but got input of shape "
          + "\(shape.listText) and num_groups=\(numGroups)")
    }
    let rows = shape[0] * numGroups
    let n = rows == 0 ? 0 : numel / rows
    let (mean, rstd) = (try statistics(rows), try statistics(rows))
    // Narrow floats are rounded once, at the end.
    let type = dtype.isNarrowFloat ? .float32 : dtype
    var output = try empty(shape, dtype: type)
    try backend.layerNorm(
      data.to(type).contiguous(), n: n, weight: nil, bias: nil, eps: eps, into: output, mean: mean,
      rstd: rstd)
    var perChannel = Shape(repeating: 1, count: rank)
    perChannel[1] = shape[1]
    if let weight { output = try output.mul(weight.data.view(perChannel)) }
    if let bias { output = try output.add(bias.data.view(perChannel)) }
    let result = Variable(try output.to(dtype))
    if GradMode.isEnabled,
      requiresGrad || (weight?.requiresGrad ?? false) || (bias?.requiresGrad ?? false)
    {
      let node = result.record(
        .network(.groupNorm(groups: numGroups, eps: eps)), self, weight, bias)
      try node.save(self, at: 0)
      if let weight { try node.save(weight, at: 1) }
    }
    return result
  }

  /// Batch norm of each sample by itself.
  public func instanceNorm(
    weight: Variable? = nil, bias: Variable? = nil, eps: Double = 1e-5
  ) throws -> Variable {
    guard rank >= 3 else {
      throw AutogradError.stated(
        .value, "Expected 3D or 4D (batched) input, got input of size \(shape.sizeText)")
    }
    let merged = Shape([1, shape[0] * shape[1]]).appending(contentsOf: shape.dropFirst(2))
    let flat = try contiguous().view(merged)
    return try flat.batchNorm(
      runningMean: nil, runningVar: nil, weight: weight?.repeat(Shape(shape[0])),
      bias: bias?.repeat(Shape(shape[0])), training: true, momentum: 0, eps: eps
    ).view(shape)
  }

  public func rmsNorm(
    normalizedShape: Shape, weight: Variable? = nil, eps: Double? = nil
  ) throws -> Variable {
    var dims = Shape()
    for dim in (rank - normalizedShape.count)..<rank { dims.append(dim) }
    let small = eps ?? (dtype == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne))
    let scale = try pow(2).mean(dim: dims, keepdim: true).add(.float(small)).rsqrt()
    let result = try mul(scale)
    return try weight.map { try result.mul($0) } ?? result
  }

  /// Rows of this table. `F.embedding(input, weight)`
  public func embedding(_ indices: Variable, paddingIndex: Int? = nil) throws -> Variable {
    guard rank == 2 else {
      throw AutogradError.stated(.runtime, "'weight' must be 2-D")
    }
    guard indices.dtype == .int64 || indices.dtype == .int32 else {
      throw AutogradError.stated(
        .runtime,
        "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, "
          + "Int; but got \(indices.data.typeName) instead (while checking arguments for embedding)"
      )
    }
    let rows = try indices.data.reshape(Shape(-1))
    let picked = try data.indexSelect(dim: 0, index: rows)
    let result = Variable(try picked.view(indices.shape.appending(shape[1])))
    if isRecorded {
      try result.record(.places(.embedding(paddingIndex: paddingIndex)), self).save(indices)
    }
    return result
  }

  public func oneHot(numClasses: Int = -1) throws -> Variable {
    Variable(try data.oneHot(numClasses: numClasses))
  }
}

extension Shape {
  func appending(contentsOf other: Shape) -> Shape {
    var result = self
    for value in other { result.append(value) }
    return result
  }
}
