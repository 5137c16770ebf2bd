// Reads and writes at places that several index tensors name together.
//
// The index tensors broadcast to one shape. When they stand side by side, that shape takes their place
// in the result; otherwise it comes first.

/// Index tensors resolved for a tensor: int64, in range, not negative, of one shape.
private struct ResolvedIndex {
  /// The dimensions that are indexed, in order, and the places in each.
  var dims = Shape()
  var places: [Tensor] = []
  /// The common shape of the index tensors.
  var shape = Shape()
  /// The result's shape, and where the index's shape begins in it.
  var result = Shape()
  var start = 0
}

extension Tensor {
  /// The part of a tensor that an index expression names; a view where only numbers, slices and new axes
  /// occur.
  public func index(_ items: [TensorIndex]) throws(TensorError) -> Tensor {
    let plan = try indexPlan(items)
    let part = try view(steps: plan.steps)
    return plan.tensors.isEmpty ? part : try part.index(plan.tensors)
  }

  /// Writes values, broadcast, into the part that an index expression names.
  @discardableResult
  public func setIndex(_ items: [TensorIndex], _ value: Tensor) throws(TensorError) -> Tensor {
    let plan = try indexPlan(items)
    let part = try view(steps: plan.steps)
    if plan.tensors.isEmpty {
      try part.assign_(value)
    } else {
      let source = value.rank == 0 ? try value.to(dtype) : value
      try part.indexPut_(plan.tensors, source)
    }
    return self
  }

  /// Copies a value of an index assignment: further leading dimensions of size 1 are dropped.
  public func assign_(_ value: Tensor) throws(TensorError) {
    var source = value
    while source.rank > rank, source.shape[0] == 1 { source = source.selectUnchecked(0, 0) }
    try requireWritable()
    let spread = try source.expand(shape)
    try backend.copy(try spread.to(device).apart(from: self), into: self)
    bumpVersion()
  }

  /// The elements at the places that the tensors name; nil keeps a whole dimension.
  public func index(_ indices: [Tensor?]) throws(TensorError) -> Tensor {
    let resolved = try resolve(indices)
    let output = try Tensor(empty: resolved.result, dtype: dtype, device: device)
    guard output.numel > 0 else { return output }
    try backend.index(
      self, dims: resolved.dims, indices: resolved.places, into: resolved.blocks(output))
    return output
  }

  /// Writes values, broadcast, at the places that the tensors name.
  ///
  /// - Parameter accumulate: whether values add to what stands there.
  @discardableResult
  public func indexPut_(
    _ indices: [Tensor?], _ values: Tensor, accumulate: Bool = false
  ) throws(TensorError) -> Tensor {
    guard values.dtype == dtype else {
      throw .stated(.runtime, TensorError.indexPutTypes(dtype, values.dtype))
    }
    let resolved = try resolve(indices)
    guard
      (try? values.shape.broadcast(with: resolved.result)) == resolved.result
        || values.droppingLeadingOnes(to: resolved.result.count) != nil
    else { throw .valueShape(value: values.shape, target: resolved.result) }
    let source = values.droppingLeadingOnes(to: resolved.result.count) ?? values
    guard (try? source.shape.broadcast(with: resolved.result)) == resolved.result else {
      throw .valueShape(value: values.shape, target: resolved.result)
    }
    try requireWritable()
    let spread = try source.to(device).apart(from: self)
      .broadcastUnchecked(to: resolved.result)
    if spread.numel > 0 {
      // A flattened index needs values whose index dimensions flatten, too.
      let flattens = resolved.shape.count == 1 || spread.isContiguous
      let blocks = try resolved.blocks(flattens ? spread : spread.contiguousCopy())
      try backend.indexPut(
        self, dims: resolved.dims, indices: resolved.places, blocks, accumulate ? .add : .replace)
    }
    bumpVersion()
    return self
  }

  public func indexPut(
    _ indices: [Tensor?], _ values: Tensor, accumulate: Bool = false
  ) throws(TensorError) -> Tensor {
    try fresh { (copy) throws(TensorError) in
      try copy.indexPut_(indices, values, accumulate: accumulate)
    }
  }

  private func droppingLeadingOnes(to count: Int) -> Tensor? {
    guard rank > count else { return nil }
    var source = self
    while source.rank > count, source.shape[0] == 1 { source = source.selectUnchecked(0, 0) }
    return source.rank == count ? source : nil
  }

  /// Masks become places, shapes broadcast, negative places count from the end.
  private func resolve(_ indices: [Tensor?]) throws(TensorError) -> ResolvedIndex {
    var expanded: [Tensor?] = []
    for index in indices {
      guard let index else {
        expanded.append(nil)
        continue
      }
      if index.isMask {
        let start = expanded.count
        for dim in index.shape.indices {
          guard start + dim < rank, index.shape[dim] == shape[start + dim] else {
            throw .maskShape(mask: index.shape, maskDim: dim, tensor: shape, dim: start + dim)
          }
        }
        let places = try index.to(device).nonzero()
        for column in 0..<index.rank {
          expanded.append(try places.select(dim: 1, index: column).contiguous())
        }
      } else {
        guard index.dtype == .int64 || index.dtype == .int32 else { throw .indexType }
        expanded.append(try index.to(.int64).to(device))
      }
    }
    guard expanded.count <= rank else { throw .tooManyIndices(rank, given: expanded.count) }
    return try resolve(places: expanded)
  }

  private func resolve(places: [Tensor?]) throws(TensorError) -> ResolvedIndex {
    var resolved = ResolvedIndex()
    for index in places {
      guard let index else { continue }
      guard let broadcast = try? resolved.shape.broadcast(with: index.shape) else {
        var shapes: [Shape] = []
        for index in places { if let index { shapes.append(index.shape) } }
        throw .indexBroadcast(shapes)
      }
      resolved.shape = broadcast
    }
    for (dim, index) in places.enumerated() {
      guard let index else { continue }
      let size = shape[dim]
      var inRange = index
      if let outside = try backend.firstOutside(index, 0..<size) {
        if let wrong = try backend.firstOutside(index, -size..<Swift.max(size, 1 - size)), true {
          throw .indexOutOfBounds(index: wrong, dim: resolved.places.count, size: size)
        }
        guard size > 0 else {
          throw .indexOutOfBounds(index: outside, dim: resolved.places.count, size: size)
        }
        inRange = try Tensor.where(index.lt(.int(0)), index.add(.int(size)), index)
      }
      resolved.dims.append(dim)
      resolved.places.append(
        try inRange.broadcastUnchecked(to: resolved.shape).contiguous())
    }
    var kept = Shape()
    for dim in shape.indices where !resolved.dims.contains(dim) { kept.append(shape[dim]) }
    guard kept.count + resolved.shape.count <= Shape.maximumRank else {
      throw .tooManyDimensions(kept.count + resolved.shape.count)
    }
    var sideBySide = true
    for place in resolved.dims.indices.dropFirst()
    where resolved.dims[place] != resolved.dims[place - 1] + 1 { sideBySide = false }
    resolved.start = sideBySide ? resolved.dims.first ?? 0 : 0
    resolved.result = kept.prefix(resolved.start)
    for size in resolved.shape { resolved.result.append(size) }
    for size in kept.dropFirst(resolved.start) { resolved.result.append(size) }
    return resolved
  }
}

extension ResolvedIndex {
  /// A tensor of the result's shape with the index's dimensions first and flattened.
  func blocks(_ tensor: Tensor) throws(TensorError) -> Tensor {
    var shapes = Shape(shape.product)
    var strides = Shape(shape.isEmpty ? 0 : tensor.strides[start + shape.count - 1])
    for dim in result.indices where dim < start || dim >= start + shape.count {
      shapes.append(result[dim])
      strides.append(tensor.strides[dim])
    }
    return tensor.view(shapes, strides)
  }
}
