// Reading and writing at the places that index tensors name along a dimension.

extension Tensor {
  private func requireIndex(
    _ index: Tensor, _ function: String
  ) throws(TensorError) -> Tensor {
    guard index.dtype == .int64 || index.dtype == .int32 else {
      throw .indexDtype(function: function)
    }
    return try index.to(.int64)
  }

  /// For each position of the index, the element at the place it names along `dim`.
  public func gather(dim: Int, index: Tensor) throws(TensorError) -> Tensor {
    let index = try requireIndex(index, "gather()")
    let place = try dimension(dim)
    guard index.numel > 0 || index.rank == rank else {
      return try Tensor(empty: index.shape, dtype: dtype, device: device)
    }
    guard Swift.max(index.rank, 1) == Swift.max(rank, 1) else {
      throw .gatherRank(function: "input")
    }
    for other in index.shape.indices where other != place && rank > 0 {
      guard index.shape[other] <= shape[other] else {
        throw .gatherSize(index: index.shape, tensor: shape, dim: place, at: other)
      }
    }
    let output = try Tensor(empty: index.shape, dtype: dtype, device: device)
    let x = rank == 0 && index.rank == 1 ? unsqueezeUnchecked(0) : self
    let places = index.rank == 0 && rank == 1 ? index.unsqueezeUnchecked(0) : index
    let target = places.rank == output.rank ? output : output.unsqueezeUnchecked(0)
    try backend.gather(x, dim: place, index: places, into: target)
    return output
  }

  /// Puts the source's elements at the places that the index names along `dim`.
  @discardableResult
  public func scatter_(
    dim: Int, index: Tensor, _ source: Tensor, reduce: ScatterReduction = .replace
  ) throws(TensorError) -> Tensor {
    let index = try requireIndex(index, "scatter()")
    let place = try dimension(dim)
    guard source.dtype == dtype else { throw .stated(.runtime, TensorError.scatterTypes) }
    if index.numel == 0 { return self }
    guard Swift.max(index.rank, 1) == Swift.max(rank, 1) else {
      throw .gatherRank(function: "self")
    }
    guard Swift.max(index.rank, 1) == Swift.max(source.rank, 1) else {
      throw .gatherRank(function: "src")
    }
    for other in index.shape.indices where rank > 0 && source.rank > 0 {
      guard other == place || index.shape[other] <= shape[other],
        index.shape[other] <= source.shape[other]
      else {
        throw .scatterSize(
          index: index.shape, tensor: shape, source: source.shape, dim: place)
      }
    }
    try requireWritable()
    var target = self
    var places = index
    var values = source
    if target.rank == 0 { target = target.unsqueezeUnchecked(0) }
    if places.rank == 0 { places = places.unsqueezeUnchecked(0) }
    if values.rank == 0 { values = values.unsqueezeUnchecked(0) }
    for other in places.shape.indices {
      values = values.sliceUnchecked(other, 0, places.shape[other], 1)
    }
    values = try values.apart(from: self)
    try backend.scatter(target, dim: place, index: places, values, reduce)
    bumpVersion()
    return self
  }

  @discardableResult
  public func scatter_(
    dim: Int, index: Tensor, _ value: Scalar, reduce: ScatterReduction = .replace
  ) throws(TensorError) -> Tensor {
    let number = try Tensor(value, dtype: dtype, device: device)
    return try scatter_(
      dim: dim, index: index, number.broadcastUnchecked(to: index.shape), reduce: reduce)
  }

  public func scatter(
    dim: Int, index: Tensor, _ source: Tensor, reduce: ScatterReduction = .replace
  ) throws(TensorError) -> Tensor {
    try fresh { (copy) throws(TensorError) in
      try copy.scatter_(dim: dim, index: index, source, reduce: reduce)
    }
  }

  public func scatter(
    dim: Int, index: Tensor, _ value: Scalar, reduce: ScatterReduction = .replace
  ) throws(TensorError) -> Tensor {
    try fresh { (copy) throws(TensorError) in
      try copy.scatter_(dim: dim, index: index, value, reduce: reduce)
    }
  }

  @discardableResult
  public func scatterAdd_(
    dim: Int, index: Tensor, _ source: Tensor
  ) throws(TensorError) -> Tensor {
    try scatter_(dim: dim, index: index, source, reduce: .add)
  }

  public func scatterAdd(dim: Int, index: Tensor, _ source: Tensor) throws(TensorError) -> Tensor {
    try scatter(dim: dim, index: index, source, reduce: .add)
  }

  /// The slices of a dimension at the places of a vector.
  public func indexSelect(dim: Int, index: Tensor) throws(TensorError) -> Tensor {
    guard index.rank <= 1 else { throw .indexVector(function: "index_select()") }
    guard index.dtype == .int64 || index.dtype == .int32 else {
      throw .stated(.runtime, TensorError.indexSelectType)
    }
    let place = try dimension(dim)
    let places = try index.to(.int64).reshape(Shape(-1))
    let size = rank == 0 ? 1 : shape[place]
    if try backend.firstOutside(places, 0..<size) != nil { throw .indexSelectOutOfRange }
    guard rank > 0 else { return try clone() }
    var wanted = shape
    wanted[place] = places.numel
    let output = try Tensor(empty: wanted, dtype: dtype, device: device)
    let blocks = try output.movedim(Shape(place), Shape(0))
    try backend.index(self, dims: Shape(place), indices: [places], into: blocks)
    return output
  }

  /// Adds slices of the source to the slices of a dimension at the places of a vector.
  @discardableResult
  public func indexAdd_(
    dim: Int, index: Tensor, _ source: Tensor, alpha: Scalar = 1
  ) throws(TensorError) -> Tensor {
    let scaled = alpha.isOne ? source : try source.mul(alpha)
    return try indexMeet_(dim, index, scaled, .add, "index_add_()")
  }

  /// Copies slices of the source to the slices of a dimension at the places of a vector.
  @discardableResult
  public func indexCopy_(dim: Int, index: Tensor, _ source: Tensor) throws(TensorError) -> Tensor {
    try indexMeet_(dim, index, source, .replace, "index_copy_()")
  }

  @discardableResult
  public func indexFill_(dim: Int, index: Tensor, _ value: Scalar) throws(TensorError) -> Tensor {
    let place = try dimension(dim)
    var wanted = shape
    if rank > 0 { wanted[place] = index.numel }
    let number = try Tensor(value, dtype: dtype, device: device).broadcastUnchecked(to: wanted)
    return try indexMeet_(dim, index, number, .replace, "index_fill_()")
  }

  private func indexMeet_(
    _ dim: Int, _ index: Tensor, _ source: Tensor, _ reduction: ScatterReduction,
    _ function: String
  ) throws(TensorError) -> Tensor {
    guard index.rank <= 1 else {
      throw .stated(.index, TensorError.indexMeetVector(function, index))
    }
    guard index.dtype == .int64 || index.dtype == .int32 else {
      throw .stated(.runtime, TensorError.indexMeetType(function, index.dtype))
    }
    guard source.dtype == dtype else {
      throw .stated(.runtime, TensorError.indexMeetTypes(function, dtype, source.dtype))
    }
    let place = try dimension(dim)
    let places = try index.to(.int64).reshape(Shape(-1))
    let target = rank == 0 ? unsqueezeUnchecked(0) : self
    let values = source.rank == 0 ? source.unsqueezeUnchecked(0) : source
    if values.rank == target.rank, values.shape[place] != places.numel {
      throw .stated(
        function == "index_copy_()" ? .index : .runtime,
        TensorError.indexMeetCount(function, places.numel, values.shape[place], place))
    }
    var expected = target.shape
    expected[place] = places.numel
    guard values.shape == expected else {
      throw .stated(
        .runtime, TensorError.indexMeetShapes(function, target.shape, values.shape, place))
    }
    let size = target.shape[place]
    if let outside = try backend.firstOutside(places, 0..<size) {
      throw .stated(
        function == "index_add_()" ? .runtime : .index,
        TensorError.indexMeetRange(function, outside, place, size))
    }
    try requireWritable()
    try backend.indexPut(
      target, dims: Shape(place), indices: [places],
      try values.apart(from: self).movedim(Shape(place), Shape(0)), reduction)
    bumpVersion()
    return self
  }

  public func indexAdd(
    dim: Int, index: Tensor, _ source: Tensor, alpha: Scalar = 1
  ) throws(TensorError) -> Tensor {
    try fresh { (copy) throws(TensorError) in
      try copy.indexAdd_(dim: dim, index: index, source, alpha: alpha)
    }
  }

  public func indexCopy(dim: Int, index: Tensor, _ source: Tensor) throws(TensorError) -> Tensor {
    try fresh { (copy) throws(TensorError) in
      try copy.indexCopy_(dim: dim, index: index, source)
    }
  }

  public func indexFill(dim: Int, index: Tensor, _ value: Scalar) throws(TensorError) -> Tensor {
    try fresh { (copy) throws(TensorError) in
      try copy.indexFill_(dim: dim, index: index, value)
    }
  }

  /// A changed copy, as new: at version 0.
  func fresh(
    _ change: (Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    let copy = try clone()
    _ = try change(copy)
    copy.storage.version = 0
    return copy
  }

  /// The elements where the mask is true, in a row.
  public func maskedSelect(_ mask: Tensor) throws(TensorError) -> Tensor {
    guard mask.dtype == .bool else { throw .maskDtype(function: "masked_select") }
    let result = try shape.broadcast(with: mask.shape)
    let flat = try broadcastUnchecked(to: result).reshape(Shape(-1))
    let places = try mask.broadcastUnchecked(to: result).reshape(Shape(-1)).nonzero()
    return try flat.indexSelect(dim: 0, index: places.reshape(Shape(-1)))
  }

  /// Fills the places where the mask is true with the source's elements in order.
  @discardableResult
  public func maskedScatter_(_ mask: Tensor, _ source: Tensor) throws(TensorError) -> Tensor {
    guard mask.dtype == .bool else { throw .maskDtype(function: "masked_scatter_") }
    guard source.dtype == dtype else { throw .stated(.runtime, TensorError.scatterTypes) }
    let places = try mask.expand(shape).reshape(Shape(-1)).nonzero().reshape(Shape(-1))
    guard source.numel >= places.numel else {
      throw .stated(.runtime, TensorError.maskedScatterSize(source.numel))
    }
    let flat = try contiguousCopy().reshape(Shape(-1))
    let values = try source.reshape(Shape(-1)).narrow(dim: 0, start: 0, length: places.numel)
    try flat.indexCopy_(dim: 0, index: places, values)
    return try update_(flat.view(shape))
  }

  /// Elements at places counted in row-major order.
  public func take(_ index: Tensor) throws(TensorError) -> Tensor {
    guard index.dtype == .int64 else { throw .stated(.runtime, TensorError.takeType(index.dtype)) }
    let wrapped = try Tensor.where(index.lt(.int(0)), index.add(.int(numel)), index)
    if let outside = try backend.firstOutside(wrapped, 0..<numel) {
      throw .stated(
        .index,
        TensorError.takeRange(
          try index.backend.firstOutside(index, -numel..<Swift.max(numel, 1 - numel)) ?? outside,
          numel))
    }
    return try reshape(Shape(-1)).indexSelect(dim: 0, index: wrapped.reshape(Shape(-1)))
      .view(index.shape)
  }

  /// The places of the elements that are not zero, `[count, rank]`.
  public func nonzero() throws(TensorError) -> Tensor { try backend.nonzero(self) }
}
