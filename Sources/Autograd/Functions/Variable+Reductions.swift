// Reductions and running operations. `dim` is nil for all dimensions.

import Tensors

extension Variable {
  /// The dimensions as a set; nil and an empty list mean all.
  func reduced(_ dim: Shape?, _ keepdim: Bool) throws -> ReducedDims {
    let dims = try dim.map { try data.dimensions($0) } ?? Shape()
    var mask: UInt32 = 0
    if dims.isEmpty {
      mask = rank == 0 ? 0 : (1 << UInt32(rank)) - 1
    } else {
      for place in dims { mask |= 1 << UInt32(place) }
    }
    return ReducedDims(mask: mask, keepdim: keepdim)
  }

  /// The sum of all elements.
  public func sum() throws -> Variable {
    let result = Variable(try data.sum())
    if isRecorded { result.record(.reduction(.sum), self) }
    return result
  }

  public func sum(dim: Shape?, keepdim: Bool = false, dtype: DType? = nil) throws -> Variable {
    if let dtype, dtype != self.dtype { return try to(dtype).sum(dim: dim, keepdim: keepdim) }
    guard dim != nil || keepdim else { return try sum() }
    let result = Variable(try data.sum(dim: dim, keepdim: keepdim))
    if isRecorded { result.record(.reduction(.sumDims(try reduced(dim, keepdim))), self) }
    return result
  }

  public func nansum(dim: Shape? = nil, keepdim: Bool = false) throws -> Variable {
    let result = Variable(try data.nansum(dim: dim, keepdim: keepdim))
    if isRecorded {
      try result.record(.reduction(.nansum(try reduced(dim, keepdim))), self).save(self)
    }
    return result
  }

  public func nanmean(dim: Shape? = nil, keepdim: Bool = false) throws -> Variable {
    let count = try isnan().logicalNot().sum(dim: dim, keepdim: keepdim)
    return try nansum(dim: dim, keepdim: keepdim).div(count)
  }

  public func mean() throws -> Variable {
    let result = Variable(try data.mean())
    if isRecorded { result.record(.reduction(.mean), self) }
    return result
  }

  public func mean(dim: Shape?, keepdim: Bool = false, dtype: DType? = nil) throws -> Variable {
    if let dtype, dtype != self.dtype { return try to(dtype).mean(dim: dim, keepdim: keepdim) }
    guard dim != nil || keepdim else { return try mean() }
    let result = Variable(try data.mean(dim: dim, keepdim: keepdim))
    if isRecorded { result.record(.reduction(.meanDims(try reduced(dim, keepdim))), self) }
    return result
  }

  public func prod(dtype: DType? = nil) throws -> Variable {
    if let dtype, dtype != self.dtype { return try to(dtype).prod() }
    let result = Variable(try data.prod())
    if isRecorded {
      let node = result.record(.reduction(.prod), self)
      try node.save(self)
      node.saveOutput(result, at: 1)
    }
    return result
  }

  public func prod(dim: Int, keepdim: Bool = false, dtype: DType? = nil) throws -> Variable {
    if let dtype, dtype != self.dtype { return try to(dtype).prod(dim: dim, keepdim: keepdim) }
    let result = Variable(try data.prod(dim: Shape(dim), keepdim: keepdim))
    if isRecorded {
      let place = try data.dimension(dim)
      let node = result.record(.reduction(.prodDim(dim: place, keepdim: keepdim)), self)
      try node.save(self)
      node.saveOutput(result, at: 1)
    }
    return result
  }

  public func `var`(
    dim: Shape? = nil, correction: Double = 1, keepdim: Bool = false
  ) throws -> Variable {
    let result = Variable(try data.var(dim: dim, correction: correction, keepdim: keepdim))
    if isRecorded {
      let operation = Reduction.variance(try reduced(dim, keepdim), correction: correction)
      try result.record(.reduction(operation), self).save(self)
    }
    return result
  }

  public func std(
    dim: Shape? = nil, correction: Double = 1, keepdim: Bool = false
  ) throws -> Variable {
    let result = Variable(try data.std(dim: dim, correction: correction, keepdim: keepdim))
    if isRecorded {
      let operation = Reduction.standardDeviation(
        try reduced(dim, keepdim), correction: correction)
      let node = result.record(.reduction(operation), self)
      try node.save(self)
      node.saveOutput(result, at: 1)
    }
    return result
  }

  /// The variance (or its root) and the mean.
  public func varMean(
    dim: Shape? = nil, correction: Double = 1, keepdim: Bool = false, root: Bool = false
  ) throws -> (Variable, Variable) {
    let spread =
      root
      ? try data.std(dim: dim, correction: correction, keepdim: keepdim)
      : try data.var(dim: dim, correction: correction, keepdim: keepdim)
    let first = Variable(spread)
    let second = Variable(try data.mean(dim: dim, keepdim: keepdim))
    if isRecorded {
      let operation = Reduction.varianceMean(
        try reduced(dim, keepdim), correction: correction, root: root)
      let node = first.record(.reduction(operation), self)
      try node.save(self)
      node.saveOutput(first, at: 1)
      Variable.share(node, [first, second])
    }
    return (first, second)
  }

  // MARK: Extremes

  private func extreme(_ which: Reduction.Extreme, _ value: Tensor) throws -> Variable {
    let result = Variable(value)
    if isRecorded {
      let node = result.record(.reduction(.extreme(which)), self)
      try node.save(self)
      node.saveOutput(result, at: 1)
    }
    return result
  }

  public func max() throws -> Variable { try extreme(.max, data.max()) }
  public func min() throws -> Variable { try extreme(.min, data.min()) }
  public func median() throws -> Variable { try extreme(.median, data.median()) }
  public func nanmedian() throws -> Variable { try extreme(.nanmedian, data.nanmedian()) }

  /// Links elements picked from this variable to it.
  private func selected(
    _ which: Reduction.Selection, _ picked: (values: Tensor, indices: Tensor), _ dim: Int,
    _ keepdim: Bool
  ) throws -> (values: Variable, indices: Variable) {
    let (values, indices) = (Variable(picked.values), Variable(picked.indices))
    if isRecorded {
      let operation = Reduction.selection(
        which, dim: try data.dimension(dim), keepdim: keepdim)
      try values.record(.reduction(operation), self).save(Variable(picked.indices))
    }
    return (values, indices)
  }

  public func max(dim: Int, keepdim: Bool = false) throws -> (values: Variable, indices: Variable) {
    try selected(.max, data.max(dim: dim, keepdim: keepdim), dim, keepdim)
  }
  public func min(dim: Int, keepdim: Bool = false) throws -> (values: Variable, indices: Variable) {
    try selected(.min, data.min(dim: dim, keepdim: keepdim), dim, keepdim)
  }
  public func median(
    dim: Int, keepdim: Bool = false
  ) throws -> (values: Variable, indices: Variable) {
    try selected(.median, data.median(dim: dim, keepdim: keepdim), dim, keepdim)
  }
  public func nanmedian(
    dim: Int, keepdim: Bool = false
  ) throws -> (values: Variable, indices: Variable) {
    try selected(.nanmedian, data.nanmedian(dim: dim, keepdim: keepdim), dim, keepdim)
  }
  public func mode(
    dim: Int = -1, keepdim: Bool = false
  ) throws -> (values: Variable, indices: Variable) {
    try selected(.mode, data.mode(dim: dim, keepdim: keepdim), dim, keepdim)
  }
  public func kthvalue(
    _ k: Int, dim: Int = -1, keepdim: Bool = false
  ) throws -> (values: Variable, indices: Variable) {
    try selected(.kthvalue, data.kthvalue(k, dim: dim, keepdim: keepdim), dim, keepdim)
  }
  public func sort(
    dim: Int = -1, descending: Bool = false, stable: Bool = false
  ) throws -> (values: Variable, indices: Variable) {
    let order = try data.sort(dim: dim, descending: descending, stable: stable)
    return try selected(.sort, (order.values, order.indices), dim, true)
  }
  public func topk(
    _ k: Int, dim: Int = -1, largest: Bool = true, sorted: Bool = true
  ) throws -> (values: Variable, indices: Variable) {
    let order = try data.topk(k, dim: dim, largest: largest, sorted: sorted)
    return try selected(.topk, (order.values, order.indices), dim, true)
  }
  public func cummax(dim: Int) throws -> (values: Variable, indices: Variable) {
    try selected(.cummax, data.cummax(dim: dim), dim, true)
  }
  public func cummin(dim: Int) throws -> (values: Variable, indices: Variable) {
    try selected(.cummin, data.cummin(dim: dim), dim, true)
  }

  private func keepingBoth(_ operation: Reduction, _ value: Tensor) throws -> Variable {
    let result = Variable(value)
    if isRecorded {
      let node = result.record(.reduction(operation), self)
      try node.save(self)
      node.saveOutput(result, at: 1)
    }
    return result
  }

  public func amax(dim: Shape? = nil, keepdim: Bool = false) throws -> Variable {
    try keepingBoth(.amax(reduced(dim, keepdim)), data.amax(dim: dim, keepdim: keepdim))
  }
  public func amin(dim: Shape? = nil, keepdim: Bool = false) throws -> Variable {
    try keepingBoth(.amin(reduced(dim, keepdim)), data.amin(dim: dim, keepdim: keepdim))
  }
  public func aminmax(
    dim: Int? = nil, keepdim: Bool = false
  ) throws -> (min: Variable, max: Variable) {
    let dims = dim.map { Shape($0) }
    let low = Variable(try data.amin(dim: dims, keepdim: keepdim))
    let high = Variable(try data.amax(dim: dims, keepdim: keepdim))
    if isRecorded {
      let node = low.record(.reduction(.aminmax(try reduced(dims, keepdim))), self)
      try node.save(self)
      node.saveOutput(low, at: 1)
      node.saveOutput(high, at: 2)
      Variable.share(node, [low, high])
    }
    return (low, high)
  }

  public func argmax(dim: Int? = nil, keepdim: Bool = false) throws -> Variable {
    Variable(try data.argmax(dim: dim, keepdim: keepdim))
  }
  public func argmin(dim: Int? = nil, keepdim: Bool = false) throws -> Variable {
    Variable(try data.argmin(dim: dim, keepdim: keepdim))
  }
  public func argsort(
    dim: Int = -1, descending: Bool = false, stable: Bool = false
  ) throws -> Variable {
    Variable(try data.sort(dim: dim, descending: descending, stable: stable).indices)
  }
  public func all(dim: Shape? = nil, keepdim: Bool = false) throws -> Variable {
    Variable(try data.all(dim: dim, keepdim: keepdim))
  }
  public func any(dim: Shape? = nil, keepdim: Bool = false) throws -> Variable {
    Variable(try data.any(dim: dim, keepdim: keepdim))
  }

  // MARK: Norms, logarithms of sums, running sums

  /// The p-norm over dimensions. `torch.linalg.vector_norm`, `x.norm()`
  public func norm(
    p: Double = 2, dim: Shape? = nil, keepdim: Bool = false
  ) throws -> Variable {
    try keepingBoth(
      .norm(p: p, reduced(dim, keepdim)), data.norm(p: p, dim: dim, keepdim: keepdim))
  }

  /// The p-norm as PyTorch's older functions record it.
  func oldNorm(p: Double, dim: Shape?, keepdim: Bool) throws -> Variable {
    try keepingBoth(
      .oldNorm(p: p, reduced(dim, keepdim)), data.norm(p: p, dim: dim, keepdim: keepdim))
  }

  public func logsumexp(dim: Shape, keepdim: Bool = false) throws -> Variable {
    try keepingBoth(
      .logsumexp(reduced(dim, keepdim)), data.logsumexp(dim: dim, keepdim: keepdim))
  }

  public func cumsum(dim: Int, dtype: DType? = nil) throws -> Variable {
    if let dtype, dtype != self.dtype { return try to(dtype).cumsum(dim: dim) }
    let result = Variable(try data.cumsum(dim: dim))
    if isRecorded { result.record(.reduction(.cumsum(dim: try data.dimension(dim))), self) }
    return result
  }

  public func cumprod(dim: Int, dtype: DType? = nil) throws -> Variable {
    if let dtype, dtype != self.dtype { return try to(dtype).cumprod(dim: dim) }
    return try keepingBoth(.cumprod(dim: data.dimension(dim)), data.cumprod(dim: dim))
  }

  public func logcumsumexp(dim: Int) throws -> Variable {
    try keepingBoth(.logcumsumexp(dim: data.dimension(dim)), data.logcumsumexp(dim: dim))
  }

  public func diff(n: Int = 1, dim: Int = -1) throws -> Variable {
    var result = self
    let place = try data.dimension(dim)
    for _ in 0..<Swift.max(n, 0) {
      let size = result.shape[place]
      let later = try result.narrow(
        dim: place, start: Swift.min(1, size), length: Swift.max(size - 1, 0))
      let earlier = try result.narrow(dim: place, start: 0, length: Swift.max(size - 1, 0))
      result =
        try dtype == .bool ? later.logicalXor(earlier) : later.sub(earlier)
    }
    return result
  }

  /// Sums what broadcasting has spread, back to a smaller shape.
  func sumToSize(_ target: Shape) throws -> Variable {
    guard shape != target else { return self }
    let added = rank - target.count
    var dims = Shape()
    for dim in 0..<added { dims.append(dim) }
    var keepsSize = false
    for dim in added..<Swift.max(rank, added) where target[dim - added] == 1 && shape[dim] != 1 {
      dims.append(dim)
      keepsSize = true
    }
    if dims.isEmpty { return try view(target) }
    let sum = try sum(dim: dims, keepdim: keepsSize)
    return keepsSize && added > 0 ? try sum.view(target) : sum
  }
}
